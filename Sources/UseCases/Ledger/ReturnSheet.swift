import Ledger
import Quantities
import Wording

/// Brings sheets of a ledger back that townships have filled in.
public struct ReturnSheet: Sendable {
    /// The ledger's file; nil for the one the workspace has.
    public var ledger: String?
    /// The sheets.
    public var files: [String]
    /// Who signs, for which day.
    public var signing: Signing
    /// Whether it is only worked out what would be recorded.
    public var isTrial: Bool

    /// Sheets that were filled in.
    public init(_ files: [String], _ signing: Signing, ledger: String? = nil, isTrial: Bool = false) {
        self.files = files
        self.signing = signing
        self.ledger = ledger
        self.isTrial = isTrial
    }

    /// What sheets brought.
    public struct Result: Sendable {
        /// How many events were recorded, or would be.
        public var recorded = 0
        /// Of a trial, the events that would be recorded.
        package var drafts: [EventDraft] = []
        /// What is not the townships' to change, or cannot be read.
        public var refused: [Diagnostic] = []
    }

    /// Records what the sheets changed; rows that say what they may not are refused one by one.
    public func run(in workspace: Workspace, _ environment: Environment) throws -> Result {
        let store = try workspace.ledger(ledger)
        let day = try signing.day(store, environment)
        let reader = LedgerReturn(by: signing.by, on: day, try workspace.library().vocabulary, places: try store.read { try $0.placeWords() })
        var result = Result()
        for file in files {
            let found = try store.read { try reader.read(file, $0) }
            result.refused += found.refused
            if isTrial {
                result.drafts += found.drafts
                result.recorded += found.drafts.count
            } else {
                try record(found, of: file, on: day, in: store, &result)
            }
        }
        return result
    }

    private func record(_ found: LedgerReturn.Result, of file: String, on day: Day, in store: LedgerStore, _ result: inout Result) throws {
        try store.write { writer in
            for draft in found.drafts {
                do {
                    try writer.append(draft)
                    result.recorded += 1
                } catch let refusal as LedgerRefusal {
                    result.refused.append(
                        Diagnostic(
                            file: file, message: Text(zh: "第 \(draft.row) 行：\(refusal.reason.zh)", en: "row \(draft.row): \(refusal.reason.en)"),
                            help: refusal.next))
                }
            }
            // A township that returns its ledger has reported, once a day.
            let known = found.drafts.isEmpty ? try writer.reader.reported() : []
            for township in found.townships.subtracting(known).sorted() {
                try writer.append(EventDraft(row: 0, .received(ReportEntry(township: township, file: file)), on: day, by: signing.by))
            }
        }
    }
}
