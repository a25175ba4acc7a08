import Figures
import Inventories
import Standards

/// The equipment that facilities report to have.
public struct Possessions {
    private var byCode: [String: [SelfCheck.Possession]] = [:]

    /// The equipment of the facilities of some townships.
    ///
    /// - Throws: ``InputError`` for files that cannot be read.
    public init(_ vocabulary: Vocabulary, _ inventory: Inventory, townships: Set<String>) throws {
        let tables = InventoryTables(vocabulary)
        var rows = InventoryRows(tables)
        var found: [String: [SelfCheck.Possession]] = [:]
        try rows.write(inventory, townships: townships) { number, cells in
            let table = tables.tables[number]
            guard case .counts(let list) = table.content, case .text(let code)? = cells.first else { return }
            for (column, cell) in zip(table.columns, cells) {
                guard case .listTerm(let term) = column.role, case .number(let count) = cell, count > 0 else { continue }
                let item = vocabulary.termLists[list].items[term]
                found[code, default: []].append(.init(id: item.id, item: item.label, unit: item.unit, count: Int(count)))
            }
        }
        byCode = found
    }

    /// What a facility has, in the order of the vocabulary.
    public func of(_ code: String) -> [SelfCheck.Possession] { byCode[code] ?? [] }
}
