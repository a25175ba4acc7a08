import Inventories
import Standards

/// The subjects a form has rows for: every place of the roster with the facility it should have, and the facilities the inventory lists.
struct TemplateRows {
    /// A row of a form.
    struct Row {
        var code: String
        var name: String
        var township: String
        var village: String
    }

    private var rows: [KindID: [Row]] = [:]
    private let places: PlaceLevels

    /// The rows of some townships; nil for all.
    ///
    /// - Throws: ``InputError`` for files of the inventory that cannot be read.
    init(_ vocabulary: Vocabulary, _ inventory: Inventory, _ townships: Set<String>?) throws {
        let places = vocabulary.levels
        self.places = places
        // What the inventory has comes first: lists of several, and facilities that no roster tells of.
        var listed: [String: [KindID: [Row]]] = [:]
        var rowsFound: [(table: TableContent, cells: [OutputCell])] = []
        let tables = InventoryTables(vocabulary)
        var reader = InventoryRows(tables)
        try reader.write(inventory, townships: townships) { table, cells in
            if case .subjects(let kind) = tables.tables[table].content, !vocabulary.kinds[kind].isPlace { rowsFound.append((.subjects(kind), cells)) }
        }
        for found in rowsFound {
            guard case .subjects(let kind) = found.table, let table = tables.tables.first(where: { $0.content == found.table }) else { continue }
            var row = Row(code: "", name: "", township: "", village: "")
            for (column, cell) in zip(table.columns, found.cells) {
                guard case .text(let text) = cell else { continue }
                switch column.role {
                case .code: row.code = text
                case .name: row.name = text
                case .place(places.township): row.township = text
                case .place(places.village): row.village = text
                default: break
                }
            }
            let within = vocabulary.kinds[kind].within ?? places.county
            listed[inventory.codes.place(at: within, of: row.code), default: [:]][kind, default: []].append(row)
        }
        let facilities = vocabulary.kinds.indices.filter { !vocabulary.kinds[$0].isPlace }
        func add(_ place: String, _ placeKind: KindID, township: String, village: String) {
            for kind in facilities where vocabulary.kinds[kind].within == placeKind {
                if let known = listed[place]?[kind] {
                    rows[kind, default: []] += known
                } else if vocabulary.kinds[kind].isFacility, vocabulary.kinds[kind].key != nil, placeKind != places.county {
                    let code = FacilityDirectory.impliedCode(place, vocabulary.kinds[kind])
                    rows[kind, default: []].append(Row(code: code, name: "", township: township, village: village))
                }
            }
        }
        for roster in inventory.rosters.values.sorted(by: { $0.county < $1.county }) {
            if townships == nil {
                rows[places.county, default: []].append(Row(code: roster.county, name: roster.name, township: "", village: ""))
                add(roster.county, places.county, township: "", village: "")
            }
            for township in roster.townships where townships?.contains(township.code) ?? true {
                rows[places.township, default: []].append(Row(code: township.code, name: township.name, township: township.name, village: ""))
                add(township.code, places.township, township: township.name, village: "")
                for village in township.villages {
                    rows[places.village, default: []].append(Row(code: village.code, name: village.name, township: township.name, village: village.name))
                    add(village.code, places.village, township: township.name, village: village.name)
                }
            }
        }
    }

    func subjects(_ kind: KindID) -> [Row] { rows[kind] ?? [] }

    func cell(_ column: Column, _ row: Row) -> OutputCell {
        switch column.role {
        case .code: .text(row.code)
        case .name: row.name.isEmpty ? .empty : .text(row.name)
        case .place(let place) where place == places.township: row.township.isEmpty ? .empty : .text(row.township)
        case .place(let place) where place == places.village: row.village.isEmpty ? .empty : .text(row.village)
        default: .empty
        }
    }
}
