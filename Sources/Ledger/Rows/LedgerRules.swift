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
    package static func campaignOpen(_ rows: Int) -> LedgerRefusal {
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
        if event.row > 0, row.isEntered, event.day < row.openedOn { throw refuse(.beforeOpened(row.openedOn)) }
        switch event.body {
        case .opened(let entry), .warned(let entry, _): if isBlank(entry.inspector) { throw refuse(.noInspector, next: .giveInspector) }
        case .assigned(let assignment):
            try unchecked(row, on: event.day)
            if isBlank(assignment.owner ?? ""), isBlank(assignment.unit ?? "") { throw refuse(.nobodyAssigned) }
        case .measured(let text):
            try unchecked(row, on: event.day)
            if isBlank(text) { throw refuse(.emptyMeasure) }
        case .progressed(let text):
            try unchecked(row, on: event.day)
            if isBlank(text) { throw refuse(.emptyProgress) }
        case .rescheduled(let move):
            try unchecked(row, on: event.day)
            if isBlank(event.reason) { throw refuse(.noReason, next: .giveReason) }
            if move.due < event.day { throw refuse(.dueInThePast(move.due)) }
        case .submitted:
            try ongoing(row, on: event.day)
            if row.status == .submitted || row.status == .verified { throw refuse(.alreadySubmitted) }
            if isBlank(row.measure) { throw refuse(.noMeasure, next: .setMeasure) }
            if isBlank(row.owner) { throw refuse(.noOwner, next: .setOwner) }
            if let back = row.relapsedOn, event.day < back { throw refuse(.beforeRelapse(back)) }
        case .verified:
            try submitted(row, on: event.day)
            try proven(row)
            try checkOther(event.actor, row, same: Text.samePerson)
            if let last = [row.submittedOn, row.clearedOn].compactMap({ $0 }).max(), event.day < last { throw refuse(.before(last)) }
        case .closed:
            if row.status == .closed { throw refuse(.alreadyClosed) }
            if row.status != .verified { try submitted(row, on: event.day) }
            try proven(row)
            if row.status != .verified { throw refuse(.notVerified, next: .verifyFirst) }
            try checkOther(event.actor, row, same: Text.samePerson)
            if let last = row.verifiedOn, event.day < last { throw refuse(.before(last)) }
        case .waived(let decision):
            try ongoing(row, on: event.day)
            if isBlank(event.reason) { throw refuse(.noReason, next: .giveReason) }
            if isBlank(decision.approver) { throw refuse(.noApprover) }
            try checkOther(decision.approver, row, same: Text.approvesOwn)
            if decision.until < event.day { throw refuse(.expiryInThePast(decision.until)) }
        case .reopened:
            if row.status == .open || row.status == .working { throw refuse(.alreadyOpen) }
            if !row.standing(on: event.day).isGap { throw refuse(.onlyWarning) }
            if isBlank(event.reason) { throw refuse(.noReason, next: .giveReason) }
        case .noted(let text): if isBlank(text) { throw refuse(.emptyNote) }
        case .lapsed, .observed, .cleared, .doubted, .relapsed, .started, .audited, .received, .fulfilled, .ended: break
        }
    }

    /// A day that a row is moved to must lie in the campaign, unless somebody says that it is meant to go past its end.
    static func check(_ move: DueMove, of event: EventDraft, end: Day?) throws(LedgerRefusal) {
        guard let end, move.due > end, event.day <= end, !move.isBeyondEnd else { return }
        throw LedgerRefusal(event.row, .dueBeyondEnd(move.due, end), next: .sayBeyondEnd)
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
        let standing = row.standing(on: day)
        if !standing.isGap { throw LedgerRefusal(row.id, .onlyWarning) }
        if standing.hasRunOut { throw LedgerRefusal(row.id, .waiverEnded(row.waivedUntil ?? day), next: .syncOrReopen) }
        if !standing.isOpen { throw LedgerRefusal(row.id, .finished(row.status), next: .reopenFirst) }
    }

    /// Ongoing, and not checked yet: work after the check would not have been checked.
    private static func unchecked(_ row: LedgerRow, on day: Day) throws(LedgerRefusal) {
        try ongoing(row, on: day)
        if row.status == .verified { throw LedgerRefusal(row.id, .alreadyVerified, next: .reopenFirst) }
    }

    /// Said to be done, and not checked yet.
    private static func submitted(_ row: LedgerRow, on day: Day) throws(LedgerRefusal) {
        guard row.status != .submitted else { return }
        let standing = row.standing(on: day)
        throw LedgerRefusal(row.id, .notSubmitted(row.status), next: standing.isOpen && !standing.hasRunOut ? .submitFirst : nil)
    }

    /// Found gone by an audit after it was said to be done.
    private static func proven(_ row: LedgerRow) throws(LedgerRefusal) {
        guard row.clearedSequence > row.submittedSequence else { throw LedgerRefusal(row.id, .noFreshAudit(row), next: .syncFirst) }
    }

    private static func isBlank(_ text: String) -> Bool { text.allSatisfy(\.isWhitespace) }
}
