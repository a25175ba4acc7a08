import Inventories
import Standards

/// What inspectors found on site beside what was reported.
public struct SiteFindings: Sendable {
    /// One value that was looked at.
    public struct Finding: Sendable, Hashable {
        /// The facility or place.
        public var code: String
        /// Its township.
        public var township: String
        /// Its village, and its name.
        public var name: String
        /// What was looked at.
        public var item: String
        /// What was reported; empty when nothing was.
        public var reported: String
        /// What was found.
        public var found: String
        /// Who looked, and when.
        public var by: String
        /// Whether the report was false: something was reported, and something else was found.
        public var isFalse: Bool { !reported.isEmpty && reported != found }
    }

    /// A facility that can be visited.
    public struct Facility: Sendable, Hashable {
        /// Its code.
        public var code: String
        /// Its township's code.
        public var place: String
        /// Its township.
        public var township: String
        /// Its village, and its name.
        public var name: String
    }

    /// One value that was reported, or that could have been.
    public struct Reported: Sendable, Hashable {
        /// What it is, as it is written for `--set`.
        public var item: String
        /// What was reported; empty when nothing was.
        public var value: String
    }

    /// Everything that was looked at.
    public private(set) var findings: [Finding] = []
    /// The facilities of the kind that was asked for, those that have closed left out.
    public private(set) var facilities: [Facility] = []

    /// Reads an inventory.
    ///
    /// - Throws: ``InputError`` for files that cannot be read.
    public init(_ vocabulary: Vocabulary, _ inventory: Inventory, townships: Set<String>?, kind: KindID) throws {
        let tables = InventoryTables(vocabulary)
        var rows = InventoryRows(tables)
        var reported: [String: [String: String]] = [:]
        var order: [String: [String]] = [:]
        func note(_ code: String, _ item: String, _ value: String) {
            if reported[code, default: [:]].updateValue(value, forKey: item) == nil { order[code, default: []].append(item) }
        }
        var owners: [String: (township: String, name: String)] = [:]
        var found: [Finding] = []
        var facilities: [Facility] = []
        /// The word for an open facility of a kind.
        func open(_ kind: KindID) -> String? {
            guard let slot = vocabulary.kinds[kind].statusSlot, let item = vocabulary.kinds[kind].openItem,
                case .choice(let list) = vocabulary.kinds[kind].table.fields[slot].type
            else { return nil }
            return vocabulary.termLists[list].items[item].label
        }
        let villages = Dictionary(
            inventory.rosters.values.flatMap { $0.townships.flatMap(\.villages) }.map { ($0.code, $0.name) }, uniquingKeysWith: { first, _ in first })
        try rows.write(inventory, townships: townships) { number, cells in
            let table = tables.tables[number]
            guard let code = Self.text(cells.first), !code.isEmpty else { return }
            switch table.content {
            case .subjects(let subject):
                var township = ""
                var names: [String] = []
                var hasName = false
                var isPresent = true
                var isOpen = true
                for (column, cell) in zip(table.columns, cells) {
                    let text = Self.text(cell) ?? ""
                    switch column.role {
                    case .place(let place): if place == vocabulary.levels.township { township = text } else if !text.isEmpty { names.append(text) }
                    case .name:
                        if !text.isEmpty {
                            names.append(text)
                            hasName = true
                        }
                    case .presence: isPresent = text != "无"
                    case .field(let slot):
                        if !text.isEmpty { note(code, column.label, text) }
                        if slot == vocabulary.kinds[subject].statusSlot, !text.isEmpty, text != open(subject) { isOpen = false }
                    default: break
                    }
                }
                // A facility without a name of its own is called after its village.
                let name =
                    vocabulary.kinds[subject].isPlace || hasName
                    ? names.joined(separator: "·")
                    : PlaceName.facility(of: vocabulary.kinds[subject].label, in: names.first ?? villages[inventory.codes.village(of: code)] ?? township)
                owners[code] = (township, name)
                if subject == kind, isPresent, isOpen {
                    facilities.append(Facility(code: code, place: inventory.codes.township(of: code), township: township, name: name))
                }
            case .counts(let list):
                for (column, cell) in zip(table.columns, cells) {
                    if case .listTerm = column.role, let text = Self.text(cell) { note(code, "\(vocabulary.termLists[list].label)/\(column.label)", text) }
                }
            case .records(let record): Self.noteRecord(record, table, cells, vocabulary) { note(code, $0, $1) }
            case .verified:
                var finding = Finding(code: code, township: "", name: "", item: "", reported: "", found: "", by: "")
                var day = ""
                for (column, cell) in zip(table.columns, cells) {
                    let text = Self.text(cell) ?? ""
                    switch column.role {
                    case .item: finding.item = text
                    case .answer: finding.found = text
                    case .by: finding.by = text
                    case .day: day = text
                    default: break
                    }
                }
                guard !finding.item.isEmpty else { return }
                finding.by += day.isEmpty ? "" : " \(day)"
                finding.reported = reported[code]?[finding.item] ?? ""
                (finding.township, finding.name) = owners[code] ?? ("", "")
                found.append(finding)
            default: break
            }
        }
        findings = found
        self.facilities = facilities
        self.reported = order.mapValues { _ in [] }
        for (code, items) in order { self.reported[code] = items.map { Reported(item: $0, value: reported[code]?[$0] ?? "") } }
    }

    private var reported: [String: [Reported]] = [:]

    /// What was reported of a facility, item by item in the order of the tables.
    public func reported(of code: String) -> [Reported] { reported[code] ?? [] }

    /// The values of one member of staff, with `在岗` for whether there is such a person at all.
    private static func noteRecord(_ record: Int, _ table: Table, _ cells: [OutputCell], _ vocabulary: Vocabulary, _ note: (String, String) -> Void) {
        let fields = vocabulary.records[record].table
        guard let idSlot = fields.slot(id: "id"), let idColumn = table.columns.firstIndex(where: { $0.role == .field(idSlot) }),
            let id = text(cells[idColumn]), !id.isEmpty
        else { return }
        let label = vocabulary.records[record].label
        note("\(label)/\(id)", "在岗")
        for (column, cell) in zip(table.columns, cells) {
            if case .field(let slot) = column.role, slot != idSlot, let value = text(cell), !value.isEmpty { note("\(label)/\(id)/\(column.label)", value) }
        }
    }

    private static func text(_ cell: OutputCell?) -> String? {
        switch cell {
        case .text(let text)?: text
        case .number(let number)?: FieldText.decimal(number)
        case .percent(let number)?: FieldText.decimal(number).map { $0 + "%" }
        case .day(let day)?: day.description
        default: nil
        }
    }
}
