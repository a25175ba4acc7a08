import Audit
import Quantities
import Wording

/// Holds a fresh audit against the ledger.
package struct LedgerSync {
    private let campaign: Campaign
    private let actor: String
    private let inspector: String

    /// A sync in the name of somebody.
    package init(_ campaign: Campaign, by actor: String, inspector: String?) {
        self.campaign = campaign
        self.actor = actor
        self.inspector = inspector ?? campaign.inspector
    }

    /// The checks whose outcomes an audit must tell: those of every gap in the ledger.
    package static func wanted(_ reader: LedgerReader) throws -> Set<GapKey> { try reader.checks() }

    /// What of an audit goes into the ledger.
    package enum Extent: Sendable {
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
    ///   - source: what the audit was held on.
    /// - Throws: ``LedgerRefusal`` for an audit that is older than the last.
    package func run(
        _ findings: AuditFindings, extent: Extent = .everything, warnings: [GapRecord]? = nil, source: AuditSource, in writer: LedgerWriter
    ) throws -> SyncResult {
        if let last = try writer.reader.lastAudit(), last > findings.asOf {
            throw LedgerRefusal(0, .auditTooOld(findings.asOf, last), next: .auditLater)
        }
        let day = findings.asOf
        var result = SyncResult()
        let known = try writer.reader.rowsByKey(findings.townships)
        var followed: Set<GapKey> = []
        for gap in findings.gaps + findings.questions where followed.insert(gap.key).inserted {
            guard let row = known[gap.key], StandingRules.isGap.holds(row, on: day) else {
                try enter(gap, known[gap.key], day, writer, &result)
                continue
            }
            if extent == .everything { try found(gap, row, day, writer, &result) } else { result.unchanged += 1 }
        }
        let unmet = Set(findings.gaps.map(\.key))
        if extent == .everything {
            // Rows whose time has run out count again, whatever the audit says of them.
            let left = known.filter { !followed.contains($0.key) && StandingRules.isOpen.holds($0.value, on: day) }
            for (key, row) in left.sorted(by: { $0.value.id < $1.value.id }) {
                var row = row
                try endWaiver(&row, day, writer, &result)
                try gone(key, row, findings, writer, &result)
            }
            if let warnings { try warn(warnings, known, followed, day, within: source.warnWithin ?? .max, writer, &result) }
        }
        let entry = AuditEntry(
            source: source, townships: findings.townships?.sorted(), isOfNewGapsOnly: extent == .newGaps, blankInstitutions: findings.blanks[0],
            blankStaff: findings.blanks[1], gaps: unmet.count, opened: result.opened, asked: result.asked, cleared: result.cleared,
            relapsed: result.relapsed)
        try writer.append(EventDraft(row: 0, .audited(entry), on: day, by: actor))
        return result
    }

    /// Enters what the ledger does not have, or had only as a warning.
    private func enter(_ gap: GapRecord, _ warning: LedgerRow?, _ day: Day, _ writer: LedgerWriter, _ result: inout SyncResult) throws {
        let opened = EventBody.opened(entry(gap, found: day))
        if let warning {
            try writer.append(EventDraft(row: warning.id, opened, on: day, by: actor))
        } else {
            try writer.enter(opened, on: day, by: actor)
        }
        result.opened += 1
        if gap.gap.outcome == .unreported { result.asked += 1 }
    }

    /// Opens a row again whose time set aside has run out.
    private func endWaiver(_ row: inout LedgerRow, _ day: Day, _ writer: LedgerWriter, _ result: inout SyncResult) throws {
        guard row.standing(on: day).hasRunOut else { return }
        try writer.append(EventDraft(row: row.id, .reopened, on: day, by: actor, reason: "豁免已于 \(row.waivedUntil!) 到期"), to: &row)
        result.waiversEnded += 1
    }

    /// What the event that opens a row says.
    private func entry(_ gap: GapRecord, found day: Day) -> GapEntry {
        var description = gap.gap
        description.unit = description.unit ?? campaign.responsible[description.kind]
        return GapEntry(description, inspector: inspector, due: due(gap, found: day))
    }

    private func due(_ gap: GapRecord, found day: Day) -> Day {
        campaign.due(severity: gap.gap.severity, firmness: gap.gap.firmness, days: gap.days, found: day)
    }

    /// A gap the ledger has is unmet, or a question it has is still not answered.
    private func found(_ record: GapRecord, _ row: LedgerRow, _ day: Day, _ writer: LedgerWriter, _ result: inout SyncResult) throws {
        var row = row
        let gap = record.gap
        let standing = row.standing(on: day)
        if standing.hasRunOut { return try endWaiver(&row, day, writer, &result) }
        if standing.isWaived {
            result.unchanged += 1
            return
        }
        if gap.outcome == .unreported, row.outcome == .unmet, !standing.isClosed {
            // A gap does not go away by being reported no longer.
            result.unknown += 1
            if row.clearedSequence > 0 { try writer.append(EventDraft(row: row.id, .doubted, on: day, by: actor), to: &row) }
            return
        }
        let isSame = row.isAsFound(gap)
        let due = due(record, found: day)
        if standing.isClosed || row.clearedSequence > 0 {
            let reason = gap.outcome == .unmet ? "排查发现问题又出现" : "排查发现又没有填报"
            try writer.append(EventDraft(row: row.id, .relapsed(due: due), on: day, by: actor, reason: reason), to: &row)
            result.relapsed += 1
        } else if isSame {
            result.unchanged += 1
        } else {
            result.observed += 1
        }
        if isSame { return }
        var observation = Observation(words: gap.words, amounts: gap.amounts)
        if row.outcome != gap.outcome {
            // What was a question is a gap now: there is as long to fix it as for any gap found today.
            observation.outcome = gap.outcome
            observation.due = due
            if row.status == .open { observation.measure = gap.measure }
        }
        try writer.append(EventDraft(row: row.id, .observed(observation), on: day, by: actor), to: &row)
    }

    /// A gap of the ledger is not among those that are unmet: is it met?
    private func gone(_ key: GapKey, _ row: LedgerRow, _ findings: AuditFindings, _ writer: LedgerWriter, _ result: inout SyncResult) throws {
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
        let outcome = row.outcome == .unmet ? .met : findings.outcomes[key.check] ?? .met
        try writer.append(EventDraft(row: row.id, .cleared(outcome), on: findings.asOf, by: actor))
        result.cleared += 1
    }

    /// Whether an audit shows a gap gone: the check is met, or it is a list of which this item is surely there.
    private func isMet(_ key: GapKey, _ findings: AuditFindings) -> Bool {
        switch findings.outcomes[key.check] {
        case .met?: return true
        // Of a list some other item is missing. Where the whole list was not reported, nothing is known of any item.
        case .unmet?, .unreported?: return key.isItem && !findings.unreported.contains(key) && !findings.unreported.contains(key.check)
        // An exemption or a waiver in the inventory is no proof that it was fixed.
        case .waived?, .notApplicable?, nil: return false
        }
    }

    /// Whether what nobody had reported has been: the check can be told, or of a list this item, or the items one by one.
    private func isAnswered(_ key: GapKey, _ findings: AuditFindings) -> Bool {
        findings.outcomes[key.check] != nil && !findings.unreported.contains(key) && !findings.unreported.contains(key.check)
    }

    /// Keeps the warnings apart from the gaps.
    private func warn(
        _ warnings: [GapRecord], _ known: [GapKey: LedgerRow], _ followed: Set<GapKey>, _ day: Day, within: Int, _ writer: LedgerWriter,
        _ result: inout SyncResult
    ) throws {
        let widest = try writer.reader.audits().compactMap(\.entry.source.warnWithin).max() ?? 0
        var expected: Set<GapKey> = []
        for gap in warnings where !followed.contains(gap.key) && expected.insert(gap.key).inserted {
            guard let row = known[gap.key] else {
                try writer.enter(warning(gap, found: day), on: day, by: actor)
                result.warned += 1
                continue
            }
            let isOther = StandingRules.isWarning.holds(row, on: day) && !(gap.expectation.map { row.isAsExpected($0) } ?? true)
            if row.status == .lapsed || isOther {
                try writer.append(EventDraft(row: row.id, warning(gap, found: day), on: day, by: actor))
                if row.status == .lapsed { result.warned += 1 } else { result.observed += 1 }
            }
        }
        // A shorter look ahead than before says nothing of what lies behind it.
        guard within >= widest else { return }
        let lapsed = known.filter { StandingRules.isWarning.holds($0.value, on: day) && !expected.contains($0.key) && !followed.contains($0.key) }
        for row in lapsed.values.sorted(by: { $0.id < $1.id }) {
            try writer.append(EventDraft(row: row.id, .lapsed, on: day, by: actor))
            result.lapsed += 1
        }
    }

    /// The event of a warning: it is to be dealt with while all is still well, not from the day it was seen.
    private func warning(_ gap: GapRecord, found day: Day) -> EventBody {
        var entry = entry(gap, found: day)
        if let first = gap.expectation?.day { entry.due = first.adding(days: -1) }
        return .warned(entry, gap.expectation)
    }
}

extension Text {
    fileprivate static func auditTooOld(_ day: Day, _ last: Day) -> Text {
        Text(zh: "排查日期 \(day) 早于台账最近一次排查 \(last)", en: "the audit of \(day) is older than the ledger's last one of \(last)")
    }
    fileprivate static let auditLater = Text(zh: "用 --as-of 给出更晚的日期", en: "give a later day with --as-of")
}
