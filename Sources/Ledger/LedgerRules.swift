import Quantities
import Wording

/// Why something may not be done to a row, and what to do instead.
public struct LedgerRefusal: Error, Sendable, Hashable {
    /// The row; 0 for the campaign.
    public var row: Int64
    /// Why not.
    public var reason: Text
    /// What to do first.
    public var next: Text?

    /// A campaign that cannot end, because so many rows are still to be fixed.
    public static func campaignOpen(_ rows: Int) -> LedgerRefusal {
        LedgerRefusal(
            0, Text(zh: "还有 \(rows) 行没有销号", en: "\(rows) rows are not closed"),
            next: Text(zh: "逐行解决；确要结束，用 --with-open-rows 写明理由", en: "close them, or give a reason with --with-open-rows"))
    }

    init(_ row: Int64, _ reason: Text, next: Text? = nil) {
        self.row = row
        self.reason = reason
        self.next = next
    }
}

/// The rules that cannot be got round (方农工办〔2022〕54号 四(三): 措施不落实不销号; 谁排查谁签字谁整改谁负责).
enum LedgerRules {
    /// Throws when an event may not happen to a row.
    static func check(_ event: EventDraft, _ row: LedgerRow) throws(LedgerRefusal) {
        func refuse(_ reason: Text, next: Text? = nil) -> LedgerRefusal { LedgerRefusal(row.id, reason, next: next) }
        guard !isBlank(event.actor) else { throw refuse(.nobodySigned, next: .signWithBy) }
        let payload = event.payload
        if event.row > 0, !row.key.isEmpty, event.day < row.openedOn { throw refuse(.beforeOpened(row.openedOn)) }
        switch event.kind {
        case .opened, .warned:
            if isBlank(payload["inspector"]) { throw refuse(.noInspector, next: .giveInspector) }
        case .assigned, .measured, .progressed, .rescheduled:
            try ongoing(row, on: event.day)
            // Work after the check would not have been checked.
            if row.status == .verified { throw refuse(.alreadyVerified, next: .reopenFirst) }
            if event.kind == .assigned, isBlank(payload["owner"]), isBlank(payload["unit"]) { throw refuse(.nobodyAssigned) }
            if event.kind == .measured, isBlank(payload["measure"]) { throw refuse(.emptyMeasure) }
            if event.kind == .progressed, isBlank(payload["progress"]) { throw refuse(.emptyProgress) }
            if event.kind == .rescheduled {
                guard let due = payload["due"].flatMap({ Day($0) }) else { throw refuse(.noDay) }
                if isBlank(event.reason) { throw refuse(.noReason, next: .giveReason) }
                if due < event.day { throw refuse(.dueInThePast(due)) }
            }
        case .submitted:
            try ongoing(row, on: event.day)
            if row.status == .submitted || row.status == .verified { throw refuse(.alreadySubmitted) }
            if isBlank(row.measure) { throw refuse(.noMeasure, next: .setMeasure) }
            if isBlank(row.owner) { throw refuse(.noOwner, next: .setOwner) }
            if let back = row.relapsedOn, event.day < back { throw refuse(.beforeRelapse(back)) }
        case .verified:
            guard row.status == .submitted else { throw refuse(.notSubmitted(row.status), next: row.status.isOpen ? .submitFirst : nil) }
            guard row.clearedSequence > row.submittedSequence else { throw refuse(.noFreshAudit(row), next: .syncFirst) }
            try checkOther(event.actor, row, same: Text.samePerson)
            if let last = [row.submittedOn, row.clearedOn].compactMap({ $0 }).max(), event.day < last { throw refuse(.before(last)) }
        case .closed:
            guard row.status == .verified else {
                if row.status == .closed { throw refuse(.alreadyClosed) }
                guard row.status == .submitted else { throw refuse(.notSubmitted(row.status), next: row.status.isOpen ? .submitFirst : nil) }
                guard row.clearedSequence > row.submittedSequence else { throw refuse(.noFreshAudit(row), next: .syncFirst) }
                throw refuse(.notVerified, next: .verifyFirst)
            }
            guard row.clearedSequence > row.submittedSequence else { throw refuse(.noFreshAudit(row), next: .syncFirst) }
            try checkOther(event.actor, row, same: Text.samePerson)
            if let last = row.verifiedOn, event.day < last { throw refuse(.before(last)) }
        case .waived:
            try ongoing(row, on: event.day)
            if isBlank(event.reason) { throw refuse(.noReason, next: .giveReason) }
            if isBlank(payload["approver"]) { throw refuse(.noApprover) }
            try checkOther(payload["approver"] ?? "", row, same: Text.approvesOwn)
            guard let until = payload["until"].flatMap({ Day($0) }) else { throw refuse(.noExpiry) }
            if until < event.day { throw refuse(.expiryInThePast(until)) }
        case .reopened:
            if row.status == .open || row.status == .working { throw refuse(.alreadyOpen) }
            if !row.status.isGap { throw refuse(.onlyWarning) }
            if isBlank(event.reason) { throw refuse(.noReason, next: .giveReason) }
        case .noted: if isBlank(payload["note"]) { throw refuse(.emptyNote) }
        case .lapsed, .observed, .cleared, .doubted, .relapsed, .started, .audited, .received, .fulfilled, .ended: break
        }
    }

    /// A day that a row is moved to must lie in the campaign, unless somebody says that it is meant to go past its end.
    static func checkDue(_ event: EventDraft, end: Day?) throws(LedgerRefusal) {
        guard let end, let due = event.payload["due"].flatMap({ Day($0) }), due > end, event.day <= end, event.payload["beyondEnd"] == nil else { return }
        throw LedgerRefusal(event.row, .dueBeyondEnd(due, end), next: .sayBeyondEnd)
    }

    /// Refuses somebody who had a hand in fixing a row, or may have had.
    private static func checkOther(_ name: String, _ row: LedgerRow, same: (String) -> Text) throws(LedgerRefusal) {
        let signature = Signature(name)
        var doubtful: String?
        for fixer in row.fixers.split(separator: "\n").map(String.init) {
            switch signature.relation(to: Signature(fixer)) {
            case .same: throw LedgerRefusal(row.id, same(name), next: .otherChecker)
            case .doubtful: doubtful = fixer
            case .different: break
            }
        }
        if let doubtful { throw LedgerRefusal(row.id, .perhapsSame(name, doubtful), next: .fullName) }
    }

    private static func ongoing(_ row: LedgerRow, on day: Day) throws(LedgerRefusal) {
        if !row.status.isGap { throw LedgerRefusal(row.id, .onlyWarning) }
        if row.standing(on: day).hasRunOut { throw LedgerRefusal(row.id, .waiverEnded(row.waivedUntil ?? day), next: .syncOrReopen) }
        if !row.status.isOpen { throw LedgerRefusal(row.id, .finished(row.status), next: .reopenFirst) }
    }

    private static func isBlank(_ text: String?) -> Bool { text.map { $0.allSatisfy(\.isWhitespace) } ?? true }
}
