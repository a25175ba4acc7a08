import Standards
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
            try ongoing(row)
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
            try ongoing(row)
            if row.status == .submitted || row.status == .verified { throw refuse(.alreadySubmitted) }
            if isBlank(row.measure) { throw refuse(.noMeasure, next: .setMeasure) }
            if isBlank(row.owner) { throw refuse(.noOwner, next: .setOwner) }
        case .verified:
            guard row.status == .submitted else { throw refuse(.notSubmitted(row.status), next: row.status.isOpen ? .submitFirst : nil) }
            guard row.clearedSequence > row.submittedSequence else { throw refuse(.noFreshAudit(row), next: .syncFirst) }
            if isFixer(event.actor, of: row) { throw refuse(.samePerson(event.actor), next: .otherChecker) }
            if let last = [row.submittedOn, row.clearedOn].compactMap({ $0 }).max(), event.day < last { throw refuse(.before(last)) }
        case .closed:
            guard row.status == .verified else {
                if row.status == .closed { throw refuse(.alreadyClosed) }
                guard row.status == .submitted else { throw refuse(.notSubmitted(row.status), next: row.status.isOpen ? .submitFirst : nil) }
                guard row.clearedSequence > row.submittedSequence else { throw refuse(.noFreshAudit(row), next: .syncFirst) }
                throw refuse(.notVerified, next: .verifyFirst)
            }
            guard row.clearedSequence > row.submittedSequence else { throw refuse(.noFreshAudit(row), next: .syncFirst) }
            if isFixer(event.actor, of: row) { throw refuse(.samePerson(event.actor), next: .otherChecker) }
            if let last = row.verifiedOn, event.day < last { throw refuse(.before(last)) }
        case .waived:
            try ongoing(row)
            if isBlank(event.reason) { throw refuse(.noReason, next: .giveReason) }
            if isBlank(payload["approver"]) { throw refuse(.noApprover) }
            if isFixer(payload["approver"] ?? "", of: row) { throw refuse(.approvesOwn(payload["approver"] ?? "")) }
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

    private static func ongoing(_ row: LedgerRow) throws(LedgerRefusal) {
        if !row.status.isGap { throw LedgerRefusal(row.id, .onlyWarning) }
        if !row.status.isOpen { throw LedgerRefusal(row.id, .finished(row.status), next: .reopenFirst) }
    }

    /// Whether a person had a hand in fixing a row. Spaces, width and case do not make another person.
    static func isFixer(_ name: String, of row: LedgerRow) -> Bool {
        let fixers = Set(row.fixers.split(separator: "\n").flatMap { people(String($0)) })
        return people(name).contains { fixers.contains($0) }
    }

    /// The people a signature names, one or several, and the signature as a whole.
    private static func people(_ signature: String) -> [String] {
        let parts = signature.split { "、，,;；/／&＆和及与|".contains($0) }.map { plain(String($0)) }
        return (parts + [plain(signature)]).filter { !$0.isEmpty }
    }

    private static func plain(_ name: String) -> String {
        var text = ""
        for scalar in name.unicodeScalars where !scalar.properties.isWhitespace && scalar.properties.generalCategory != .format {
            text.unicodeScalars.append((0xFF01...0xFF5E).contains(scalar.value) ? UnicodeScalar(scalar.value - 0xFEE0)! : scalar)
        }
        return text.lowercased()
    }

    private static func isBlank(_ text: String?) -> Bool { text.map { $0.allSatisfy(\.isWhitespace) } ?? true }
}
