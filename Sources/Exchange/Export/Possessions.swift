import Figures
import Inventories
import Standards

/// The equipment that facilities have: as found on site, else as reported.
public struct Possessions {
    private var byCode: [String: [SelfCheck.Possession]] = [:]

    /// The equipment of the facilities of some townships.
    ///
    /// - Throws: ``InputError`` for files that cannot be read.
    public init(_ vocabulary: Vocabulary, _ inventory: Inventory, townships: Set<String>) throws {
        let tables = InventoryTables(vocabulary)
        var rows = InventoryRows(tables)
        // By facility, list and item; items are in the order of the vocabulary.
        var counts: [String: [Int: [Int: Int]]] = [:]
        var lists: [String: Int] = [:]
        for kind in vocabulary.kinds {
            for field in kind.table.fields { if case .counts(let list) = field.type { lists[field.label] = list } }
        }
        try rows.write(inventory, townships: townships) { number, cells in
            let table = tables.tables[number]
            guard case .text(let code)? = cells.first else { return }
            switch table.content {
            case .counts(let list):
                for (column, cell) in zip(table.columns, cells) {
                    guard case .listTerm(let term) = column.role, case .number(let count) = cell else { continue }
                    counts[code, default: [:]][list, default: [:]][term] = Int(count)
                }
            case .verified:
                // What is looked at on site comes after what was reported, and counts.
                var item = ""
                var answer: OutputCell?
                for (column, cell) in zip(table.columns, cells) {
                    if case .item = column.role, case .text(let text) = cell { item = text }
                    if case .answer = column.role { answer = cell }
                }
                let parts = item.split(separator: "/", maxSplits: 1).map(String.init)
                guard let field = parts.first, let list = lists[field] else { return }
                if parts.count == 1 {
                    if case .text("无")? = answer { counts[code, default: [:]][list] = [:] }
                } else if let term = vocabulary.termLists[list].items.firstIndex(where: { $0.label == parts[1] }), case .number(let count)? = answer {
                    counts[code, default: [:]][list, default: [:]][term] = Int(count)
                }
            default: break
            }
        }
        byCode = counts.mapValues { lists in
            lists.sorted { $0.key < $1.key }.flatMap { list, terms in
                terms.sorted { $0.key < $1.key }.filter { $0.value > 0 }.map { term, count in
                    let item = vocabulary.termLists[list].items[term]
                    return .init(id: item.id, item: item.label, unit: item.unit, count: count)
                }
            }
        }
    }

    /// What a facility has, in the order of the vocabulary.
    public func of(_ code: String) -> [SelfCheck.Possession] { byCode[code] ?? [] }
}
