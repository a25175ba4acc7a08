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
        var owners: [String: (township: String, name: String)] = [:]
        var found: [Finding] = []
        var facilities: [Facility] = []
        try rows.write(inventory, townships: townships) { number, cells in
            let table = tables.tables[number]
            guard let code = Self.text(cells.first), !code.isEmpty else { return }
            switch table.content {
            case .subjects(let subject):
                var township = ""
                var names: [String] = []
                var isPresent = true
                var isOpen = true
                for (column, cell) in zip(table.columns, cells) {
                    let text = Self.text(cell) ?? ""
                    switch column.role {
                    case .place(let place): if vocabulary.kinds[place].id == "township" { township = text } else if !text.isEmpty { names.append(text) }
                    case .name: if !text.isEmpty { names.append(text) }
                    case .presence: isPresent = text != "无"
                    case .field(let slot):
                        if !text.isEmpty { reported[code, default: [:]][column.label] = text }
                        if slot == vocabulary.kinds[subject].statusSlot, !text.isEmpty, text != "开诊" { isOpen = false }
                    default: break
                    }
                }
                owners[code] = (township, names.joined(separator: "·"))
                if subject == kind, isPresent, isOpen {
                    facilities.append(Facility(code: code, place: String(code.prefix(9)), township: township, name: names.joined(separator: "·")))
                }
            case .counts(let list):
                for (column, cell) in zip(table.columns, cells) {
                    if case .listTerm = column.role, let text = Self.text(cell) {
                        reported[code, default: [:]]["\(vocabulary.termLists[list].label)/\(column.label)"] = text
                    }
                }
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
    }

    /// What was reported of a facility, item by item in the order of the tables; for asking an inspector.
    public static func reported(_ code: String, _ vocabulary: Vocabulary, _ inventory: Inventory) throws -> [(item: String, value: String)] {
        let tables = InventoryTables(vocabulary)
        var rows = InventoryRows(tables)
        var values: [(String, String)] = []
        try rows.write(inventory, townships: [String(code.prefix(9))]) { number, cells in
            let table = tables.tables[number]
            guard text(cells.first) == code else { return }
            for (column, cell) in zip(table.columns, cells) {
                guard let value = text(cell), !value.isEmpty else { continue }
                switch (table.content, column.role) {
                case (.subjects, .field): values.append((column.label, value))
                case (.counts(let list), .listTerm): values.append(("\(vocabulary.termLists[list].label)/\(column.label)", value))
                default: break
                }
            }
        }
        return values
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
