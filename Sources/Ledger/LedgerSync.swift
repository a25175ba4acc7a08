import Audit
import Quantities
import Wording

/// What a fresh audit changed in the ledger.
public struct SyncResult: Sendable, Hashable {
    /// Rows that were entered.
    public var opened = 0
    /// Rows that are ready to be checked.
    public var cleared = 0
    /// Rows that came back.
    public var relapsed = 0
    /// Rows set aside whose time has run out.
    public var waiversEnded = 0
    /// Rows whose values changed.
    public var observed = 0
    /// Rows that are as they were.
    public var unchanged = 0
    /// Rows of which the audit cannot say: not reported, not applicable, or the subject is gone.
    public var unknown = 0
    /// Warnings that were entered.
    public var warned = 0
    /// Warnings that did not come true.
    public var lapsed = 0
    /// Of the rows entered, those nobody has reported: possible blank spots, and what else the campaign follows.
    public var asked = 0
}

/// Holds a fresh audit against the ledger.
public struct LedgerSync {
    private let campaign: Campaign
    private let actor: String
    private let inspector: String

    /// A sync in the name of somebody.
    public init(_ campaign: Campaign, by actor: String, inspector: String?) {
        self.campaign = campaign
        self.actor = actor
        self.inspector = inspector ?? campaign.inspector
    }

    /// The checks whose outcomes an audit must tell: those of every gap in the ledger.
    public static func wanted(_ reader: LedgerReader) throws -> Set<String> { try reader.checkNames() }

    /// What of an audit goes into the ledger.
    public enum Extent: Sendable {
        /// Everything: new gaps, gaps that are gone, gaps that came back.
        case everything
        /// New gaps only; rows that are there stay as they are.
        case newGaps
    }

    /// Adds new gaps, marks those that are gone as ready to be checked, reopens those that came back, and leaves the rest.
    ///
    /// - Parameters:
    ///   - extent: with ``Extent/newGaps`` nothing but the first.
    ///   - warnings: gaps that are going to open; nil when nobody looked.
    ///   - details: what the event of the audit says of it: inventory, digest, standards.
    /// - Throws: ``LedgerRefusal`` for an audit that is older than the last.
    public func run(
        _ findings: AuditFindings, extent: Extent = .everything, warnings: [GapRecord]? = nil, details: [String: String], in writer: LedgerWriter
    ) throws -> SyncResult {
        if let last = try writer.reader.lastAudit(), last > findings.asOf {
            throw LedgerRefusal(0, .auditTooOld(findings.asOf, last), next: .auditLater)
        }
        let day = findings.asOf
        var result = SyncResult()
        let known = try writer.reader.rowsByKey(findings.townships)
        var followed: Set<String> = []
        for gap in findings.gaps + findings.questions where followed.insert(gap.key).inserted {
            guard let row = known[gap.key], row.status.isGap else {
                try enter(gap, known[gap.key], day, writer, &result)
                continue
            }
            if extent == .everything { try found(gap, row, day, writer, &result) } else { result.unchanged += 1 }
        }
        let unmet = Set(findings.gaps.map(\.key))
        if extent == .everything {
            // Rows whose time has run out count again, whatever the audit says of them.
            let left = known.filter { !followed.contains($0.key) && $0.value.standing(on: day).isOpen }
            for (key, row) in left.sorted(by: { $0.value.id < $1.value.id }) {
                var row = row
                try endWaiver(&row, day, writer, &result)
                try gone(key, row, findings, writer, &result)
            }
            if let warnings { try warn(warnings, known, followed, day, within: details["warnWithin"].flatMap(Int.init) ?? .max, writer, &result) }
        }
        var payload = details
        payload["blankInstitutions"] = String(findings.blanks[0])
        payload["blankStaff"] = String(findings.blanks[1])
        payload["gaps"] = String(unmet.count)
        payload["opened"] = String(result.opened)
        payload["cleared"] = String(result.cleared)
        payload["relapsed"] = String(result.relapsed)
        if result.asked > 0 { payload["asked"] = String(result.asked) }
        if extent == .newGaps { payload["extent"] = "new" }
        if let townships = findings.townships { payload["townships"] = townships.sorted().joined(separator: " ") }
        try writer.append(EventDraft(row: 0, .audited, on: day, by: actor, payload))
        return result
    }

    /// Enters what the ledger does not have, or had only as a warning.
    private func enter(_ gap: GapRecord, _ warning: LedgerRow?, _ day: Day, _ writer: LedgerWriter, _ result: inout SyncResult) throws {
        if let warning {
            try writer.append(EventDraft(row: warning.id, .opened, on: day, by: actor, payload(gap, found: day)))
        } else {
            try writer.open(.opened, on: day, by: actor, payload(gap, found: day))
        }
        result.opened += 1
        if gap.outcome == .unreported { result.asked += 1 }
    }

    /// Opens a row again whose time set aside has run out.
    private func endWaiver(_ row: inout LedgerRow, _ day: Day, _ writer: LedgerWriter, _ result: inout SyncResult) throws {
        guard row.standing(on: day).hasRunOut else { return }
        try writer.append(EventDraft(row: row.id, .reopened, on: day, by: actor, reason: "豁免已于 \(row.waivedUntil!) 到期"), to: &row)
        result.waiversEnded += 1
    }

    /// What the event that opens a row says.
    private func payload(_ gap: GapRecord, found day: Day) -> [String: String] {
        var payload = gap.payload
        payload["inspector"] = inspector
        if payload["unit"] == nil, let unit = campaign.responsible[gap.kind] { payload["unit"] = unit }
        payload["due"] = campaign.due(severity: gap.severity, firmness: gap.firmness, days: gap.days, found: day).description
        return payload
    }

    /// A gap the ledger has is unmet, or a question it has is still not answered.
    private func found(_ gap: GapRecord, _ row: LedgerRow, _ day: Day, _ writer: LedgerWriter, _ result: inout SyncResult) throws {
        var row = row
        if row.status == .waived {
            if row.standing(on: day).hasRunOut { try endWaiver(&row, day, writer, &result) } else { result.unchanged += 1 }
            return
        }
        if gap.outcome == .unreported, row.outcome == .unmet, row.status != .closed {
            // A gap does not go away by being reported no longer.
            result.unknown += 1
            if row.clearedSequence > 0 { try writer.append(EventDraft(row: row.id, .doubted, on: day, by: actor), to: &row) }
            return
        }
        var values = ["required", "actual", "shortfall"].reduce(into: [:]) { $0[$1] = gap.payload[$1] ?? "" }
        let isSame = row.required == values["required"] && row.actual == values["actual"] && row.shortfall == values["shortfall"] && row.outcome == gap.outcome
        let due = campaign.due(severity: gap.severity, firmness: gap.firmness, days: gap.days, found: day).description
        if row.status == .closed || row.clearedSequence > 0 {
            let reason = gap.outcome == .unmet ? "审计发现缺口又出现" : "审计发现又没有填报"
            try writer.append(EventDraft(row: row.id, .relapsed, on: day, by: actor, reason: reason, ["due": due]), to: &row)
            result.relapsed += 1
        } else if isSame {
            result.unchanged += 1
        } else {
            result.observed += 1
        }
        if isSame { return }
        if row.outcome != gap.outcome {
            // What was a question is a gap now: there is as long to fix it as for any gap found today.
            values["outcome"] = gap.outcome.rawValue
            values["due"] = due
            if let measure = gap.payload["measure"], row.status == .open { values["measure"] = measure }
        }
        try writer.append(EventDraft(row: row.id, .observed, on: day, by: actor, values), to: &row)
    }

    /// A gap of the ledger is not among those that are unmet: is it met?
    private func gone(_ key: String, _ row: LedgerRow, _ findings: AuditFindings, _ writer: LedgerWriter, _ result: inout SyncResult) throws {
        let isGone = row.outcome == .unmet ? isMet(key, findings) : isAnswered(key, findings)
        guard isGone, row.submittedOn.map({ $0 <= findings.asOf }) ?? true else {
            result.unknown += 1
            // An audit that cannot say takes back what an earlier one said.
            if row.clearedSequence > 0 { try writer.append(EventDraft(row: row.id, .doubted, on: findings.asOf, by: actor)) }
            return
        }
        if row.clearedSequence > 0, row.clearedSequence > row.submittedSequence {
            result.unchanged += 1
            return
        }
        let outcome = row.outcome == .unmet ? "met" : findings.outcomes[key.checkName]?.id ?? "met"
        try writer.append(EventDraft(row: row.id, .cleared, on: findings.asOf, by: actor, ["outcome": outcome]))
        result.cleared += 1
    }

    /// Whether an audit shows a gap gone: the check is met, or it is a list of which this item is surely there.
    private func isMet(_ key: String, _ findings: AuditFindings) -> Bool {
        let name = key.checkName
        switch findings.outcomes[name] {
        case .met?: return true
        // Of a list some other item is missing. Where the whole list was not reported, nothing is known of any item.
        case .unmet?, .unreported?: return key != name && !findings.unreported.contains(key) && !findings.unreported.contains(name)
        // An exemption or a waiver in the inventory is no proof that it was fixed.
        case .waived?, .notApplicable?, nil: return false
        }
    }

    /// Whether what nobody had reported has been: the check can be told, or of a list this item, or the items one by one.
    private func isAnswered(_ key: String, _ findings: AuditFindings) -> Bool {
        findings.outcomes[key.checkName] != nil && !findings.unreported.contains(key) && !findings.unreported.contains(key.checkName)
    }

    /// Keeps the warnings apart from the gaps.
    private func warn(
        _ warnings: [GapRecord], _ known: [String: LedgerRow], _ followed: Set<String>, _ day: Day, within: Int, _ writer: LedgerWriter,
        _ result: inout SyncResult
    ) throws {
        let widest = try writer.reader.campaignEvents(.audited).compactMap { $0.payload["warnWithin"].flatMap(Int.init) }.max() ?? 0
        var expected: Set<String> = []
        for gap in warnings where !followed.contains(gap.key) && expected.insert(gap.key).inserted {
            guard let row = known[gap.key] else {
                try writer.open(.warned, on: day, by: actor, warning(gap, found: day))
                result.warned += 1
                continue
            }
            let isOther = row.status == .warning && (row.actual != gap.payload["actual"] || row.expectedOn?.description != gap.payload["expected"])
            if row.status == .lapsed || isOther {
                try writer.append(EventDraft(row: row.id, .warned, on: day, by: actor, warning(gap, found: day)))
                if row.status == .lapsed { result.warned += 1 } else { result.observed += 1 }
            }
        }
        // A shorter look ahead than before says nothing of what lies behind it.
        guard within >= widest else { return }
        let lapsed = known.filter { $0.value.status == .warning && !expected.contains($0.key) && !followed.contains($0.key) }
        for row in lapsed.values.sorted(by: { $0.id < $1.id }) {
            try writer.append(EventDraft(row: row.id, .lapsed, on: day, by: actor))
            result.lapsed += 1
        }
    }

    /// What the event of a warning says: it is to be dealt with while all is still well, not from the day it was seen.
    private func warning(_ gap: GapRecord, found day: Day) -> [String: String] {
        var payload = payload(gap, found: day)
        if let first = payload["expected"].flatMap({ Day($0) }) { payload["due"] = first.adding(days: -1).description }
        return payload
    }
}

extension Text {
    fileprivate static func auditTooOld(_ day: Day, _ last: Day) -> Text {
        Text(zh: "审计日期 \(day) 早于台账最近一次审计 \(last)", en: "the audit of \(day) is older than the ledger's last one of \(last)")
    }
    fileprivate static let auditLater = Text(zh: "用 --as-of 给出更晚的日期", en: "give a later day with --as-of")
}
