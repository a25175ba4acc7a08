import Inventories
import Standards

/// The subjects a form has rows for: every place of the roster with the facility it should have, and the facilities the inventory lists.
struct TemplateRows {
    /// A row of a form.
    struct Row {
        var code: String
        /// Its own name; empty where it has none.
        var name: String
        var township: String
        var village: String
        /// The name it goes by.
        var display: String
    }

    private var rows: [KindID: [Row]] = [:]
    private let places: PlaceLevels

    /// The rows of some townships; nil for all.
    init(_ vocabulary: Vocabulary, _ inventory: Inventory, _ townships: Set<String>?, _ known: KnownFacts) {
        let places = vocabulary.levels
        self.places = places
        // The places that say something of the facilities of a kind.
        var told: [String: Set<KindID>] = [:]
        // What the inventory has comes first: lists of several, and facilities that no roster tells of.
        var listed: [String: [KindID: [String]]] = [:]
        for (kind, codes) in known.codes where !vocabulary.kinds[kind].isPlace {
            let within = vocabulary.kinds[kind].within ?? places.county
            for code in codes { told[inventory.codes.place(at: within, of: code), default: []].insert(kind) }
            // What a place is said to have none of is asked of nobody, but for what every place should have.
            for code in codes where known.of(code).isPresent != false || within == places.village {
                listed[inventory.codes.place(at: within, of: code), default: [:]][kind, default: []].append(code)
            }
        }
        let facilities = vocabulary.kinds.indices.filter { !vocabulary.kinds[$0].isPlace }
        func add(_ place: String, _ placeKind: KindID, township: String, village: String) {
            for kind in facilities where vocabulary.kinds[kind].within == placeKind {
                let implied =
                    vocabulary.kinds[kind].isFacility && vocabulary.kinds[kind].key != nil && placeKind != places.county
                    ? [FacilityDirectory.impliedCode(place, vocabulary.kinds[kind])] : []
                // Where a township has a facility of one kind, it is not asked for those of the others.
                let isOther = placeKind == places.township && listed[place]?.keys.contains { vocabulary.kinds[$0].isFacility } == true
                let isNone = told[place]?.contains(kind) == true
                for code in listed[place]?[kind] ?? (isOther || isNone ? [] : implied) {
                    let name = known.of(code).name
                    let display = name.isEmpty ? PlaceName.facility(of: vocabulary.kinds[kind].label, in: village.isEmpty ? township : village) : name
                    rows[kind, default: []].append(Row(code: code, name: name, township: township, village: village, display: display))
                }
            }
        }
        for roster in inventory.rosters.values.sorted(by: { $0.county < $1.county }) {
            if townships == nil {
                rows[places.county, default: []].append(Row(code: roster.county, name: roster.name, township: "", village: "", display: roster.name))
                add(roster.county, places.county, township: "", village: "")
            }
            for township in roster.townships where townships?.contains(township.code) ?? true {
                rows[places.township, default: []].append(
                    Row(code: township.code, name: township.name, township: township.name, village: "", display: township.name))
                add(township.code, places.township, township: township.name, village: "")
                for village in township.villages {
                    rows[places.village, default: []].append(
                        Row(code: village.code, name: village.name, township: township.name, village: village.name, display: village.name))
                    add(village.code, places.village, township: township.name, village: village.name)
                }
            }
        }
    }

    func subjects(_ kind: KindID) -> [Row] { rows[kind] ?? [] }

    /// What a column that says whose row it is has.
    func cell(_ column: Column, _ row: Row, isOwner: Bool) -> OutputCell {
        switch column.role {
        case .code: .text(row.code)
        case .name: isOwner ? .text(row.display) : row.name.isEmpty ? .empty : .text(row.name)
        case .place where column.id == FormTables.rosterName(places.village).id: .text(row.display)
        case .place(let place) where place == places.township: row.township.isEmpty ? .empty : .text(row.township)
        case .place(let place) where place == places.village: row.village.isEmpty ? .empty : .text(row.village)
        default: .empty
        }
    }
}
