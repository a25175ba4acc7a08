import Ledger
import Wording

/// Records something of every row that is asked for: of all of them, or of none.
public struct ChangeRows: Sendable {
    /// The ledger's file; nil for the one the workspace has.
    public var ledger: String?
    /// Which rows.
    public var rows: RowSelection
    /// What is recorded.
    public var change: RowChange
    /// Who signs, for which day.
    public var signing: Signing

    /// A change of rows, signed.
    public init(_ rows: RowSelection, _ change: RowChange, _ signing: Signing, ledger: String? = nil) {
        self.rows = rows
        self.change = change
        self.signing = signing
        self.ledger = ledger
    }

    /// Records it.
    ///
    /// - Parameter environment: the day, the language, and whom to tell what happens on the way.
    /// - Parameter workspace: the folders to work on.
    /// - Parameter confirm: asked with the number of rows where they are several; nothing is recorded when it says no.
    /// - Returns: how many rows have changed.
    /// - Throws: `UserFailure`: no row is named or fits, or with everything the rules do not allow.
    public func run(in workspace: Workspace, _ environment: Environment, confirm: (Int) throws -> Bool) throws -> Int {
        let store = try workspace.ledger(ledger)
        let day = try signing.day(store, environment)
        guard !rows.isEmpty else {
            throw UserFailure(
                "没有说是哪些行", "it does not say which rows",
                help: Text(zh: "写行号，或用 --township、--owner、--status 等筛选", en: "give numbers of rows, or filter with --township, --owner, --status …"))
        }
        let count = try store.read { reader in try reader.rows(rows.filter(reader), on: day).count }
        guard count > 0 else { throw UserFailure("没有符合的行", "no row fits") }
        if count > 1 { guard try confirm(count) else { throw UserFailure("已取消", "cancelled") } }
        var refusals: [LedgerRefusal] = []
        return try store.write { writer in
            var changed = 0
            for row in try writer.reader.rows(rows.filter(writer.reader), on: day) {
                var row = row
                do {
                    try writer.append(change.event(row, on: day, by: signing.by), to: &row)
                    changed += 1
                } catch let refusal as LedgerRefusal {
                    refusals.append(refusal)
                }
            }
            if !refusals.isEmpty { throw UserFailure(refusals) }
            return changed
        }
    }
}
