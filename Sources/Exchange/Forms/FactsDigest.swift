import Digests
import Inventories
import Standards

/// What an inventory says of facilities, each as one digest: a form carries that of the facts it was filled from, so that whoever takes it back sees whether
/// they have changed since.
///
/// It is of what is said, not of how the files are written, and not of who said it: the order of keys and rows, comments and other facilities of the
/// township do not matter.
package struct FactsDigest {
    private var lines: [String: [String]] = [:]

    /// Reads some townships; nil for everything.
    ///
    /// - Throws: ``InputError`` for files that cannot be read.
    package init(_ vocabulary: Vocabulary, _ inventory: Inventory, townships: Set<String>?) throws {
        let tables = InventoryTables(vocabulary)
        var rows = InventoryRows(tables)
        var lines: [String: [String]] = [:]
        try rows.write(inventory, townships: townships) { number, cells in
            guard case .text(let code)? = cells.first, let line = Self.line(tables.tables[number], cells) else { return }
            lines[code, default: []].append(line)
        }
        self.lines = lines
    }

    /// The digest of a facility's facts in hexadecimal; of one the inventory says nothing of that of nothing.
    package func of(_ code: String) -> String {
        SHA256.digest(of: (lines[code] ?? []).sorted().joined(separator: "\n")).hexadecimal
    }

    /// The digest of one facility's facts.
    ///
    /// - Throws: ``InputError`` for files that cannot be read.
    package static func of(_ code: String, in inventory: Inventory, _ vocabulary: Vocabulary) throws -> String {
        try FactsDigest(vocabulary, inventory, townships: [inventory.codes.township(of: code)]).of(code)
    }

    /// A row as one line; nil of what is no fact.
    private static func line(_ table: Table, _ cells: [OutputCell]) -> String? {
        switch table.content {
        case .subjects, .records, .counts, .attestations, .verified: break
        case .waivers, .declared, .roster, .files: return nil
        }
        let parts = zip(table.columns, cells).compactMap { column, cell -> String? in
            switch column.role {
            case .code, .place, .reportedBy, .reportedOn, .by, .note, .operation: nil
            default: cell.words.map { "\(column.id)=\($0)" }
            }
        }
        return ([table.id] + parts).joined(separator: "\t")
    }
}
