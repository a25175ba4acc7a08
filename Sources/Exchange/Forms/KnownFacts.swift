import Inventories
import Standards

/// What an inventory has of the subjects of some townships, as forms show it beside their questions.
package struct KnownFacts {
    /// What it has of one subject.
    package struct Facts {
        /// Fields, in words.
        package var fields: [Int: String] = [:]
        /// How many there are of the terms of each list.
        package var counts: [Int: [Int: Int]] = [:]
        /// The records of each kind, each by slot.
        package var records: [Int: [[Int: String]]] = [:]
        /// Answers that need papers, with those papers.
        package var answers: [Int: (answer: String, evidence: String?)] = [:]
        /// Whether there is such a facility; nil where nothing says.
        package var isPresent: Bool?
        /// Its name.
        package var name = ""
        package var township = ""
        package var village = ""
    }

    private let vocabulary: Vocabulary
    private var subjects: [String: Facts] = [:]
    /// The codes of the subjects of each kind, in the order of the files.
    package private(set) var codes: [KindID: [String]] = [:]

    /// Reads some townships; nil for everything.
    ///
    /// - Throws: ``InputError`` for files that cannot be read.
    package init(_ vocabulary: Vocabulary, _ inventory: Inventory, townships: Set<String>?) throws {
        self.vocabulary = vocabulary
        let tables = InventoryTables(vocabulary)
        var rows = InventoryRows(tables)
        var subjects: [String: Facts] = [:]
        var codes: [KindID: [String]] = [:]
        var kinds: [String: KindID] = [:]
        try rows.write(inventory, townships: townships) { number, cells in
            let table = tables.tables[number]
            guard case .text(let code)? = cells.first else { return }
            func each(_ body: (ColumnRole, String) -> Void) {
                for (column, cell) in zip(table.columns, cells) { if let text = cell.words { body(column.role, text) } }
            }
            switch table.content {
            case .subjects(let kind):
                codes[kind, default: []].append(code)
                kinds[code] = kind
                var facts = subjects[code] ?? Facts()
                each { role, text in
                    switch role {
                    case .name: facts.name = text
                    case .presence: facts.isPresent = text == "有"
                    case .place(vocabulary.levels.township): facts.township = text
                    case .place(vocabulary.levels.village): facts.village = text
                    case .field(let slot): facts.fields[slot] = text
                    default: break
                    }
                }
                subjects[code] = facts
            case .records(let record):
                var values: [Int: String] = [:]
                each { role, text in if case .field(let slot) = role { values[slot] = text } }
                subjects[code, default: Facts()].records[record, default: []].append(values)
            case .counts(let list):
                for (column, cell) in zip(table.columns, cells) {
                    if case .listTerm(let term) = column.role, case .number(let count) = cell {
                        subjects[code, default: Facts()].counts[list, default: [:]][term] = Int(count)
                    }
                }
            case .attestations:
                var item = ""
                var (answer, evidence): (String?, String?)
                each { role, text in
                    switch role {
                    case .item: item = text
                    case .answer: answer = text
                    case .evidence: evidence = text
                    default: break
                    }
                }
                guard let kind = kinds[code], let slot = vocabulary.kinds[kind].table.slot(vocabulary.symbols.symbol(item)), let answer else { return }
                subjects[code, default: Facts()].answers[slot] = (answer, evidence)
            case .verified, .waivers, .declared, .roster, .files: break
            }
        }
        self.subjects = subjects
        self.codes = codes
    }

    /// The code of the facility a word meant: its own, or of a place the one that is there.
    package func facility(_ kind: KindID, at code: String, _ places: PlaceCodes) -> String {
        guard places.isVillage(code) else { return code }
        return codes[kind]?.first { places.village(of: $0) == code } ?? FacilityDirectory.impliedCode(code, vocabulary.kinds[kind])
    }

    /// What is known of a subject; nothing of one the inventory does not list.
    package func of(_ code: String) -> Facts { subjects[code] ?? Facts() }

    /// What a field of a subject says, in words; nil where nothing was reported.
    package func words(_ code: String, _ kind: KindID, _ slot: Int) -> String? {
        let facts = of(code)
        let field = vocabulary.kinds[kind].table.fields[slot]
        if field.isAttested { return facts.answers[slot]?.answer }
        if case .counts(let list) = field.type, let counts = facts.counts[list] {
            let items = vocabulary.termLists[list].items
            let there = counts.sorted { $0.key < $1.key }.filter { $0.value > 0 }
            return there.isEmpty ? "无" : there.map { items[$0.key].label + "\($0.value)" }.joined(separator: "、")
        }
        if case .records(let record) = field.type, let records = facts.records[record] { return "\(records.count)\(vocabulary.records[record].unit)" }
        return facts.fields[slot]
    }

    /// How many of a term there are, or whether it is among those of a set; nil where nothing was reported.
    package func words(_ code: String, _ kind: KindID, _ slot: Int, term: Int) -> String? {
        let facts = of(code)
        let field = vocabulary.kinds[kind].table.fields[slot]
        switch field.type {
        case .counts(let list):
            if let count = facts.counts[list]?[term] { return count == 0 ? "无" : String(count) }
            return facts.fields[slot] == "无" ? "无" : nil
        case .set(let list):
            guard let said = field.isAttested ? facts.answers[slot]?.answer : facts.fields[slot] else { return nil }
            let label = vocabulary.termLists[list].items[term].label
            return said.split(separator: "、").contains { $0 == label } ? "有" : "无"
        case .yesNo, .count, .number, .percent, .date, .text, .reference, .choice, .records, .validUntil, .yearsSince: return nil
        }
    }
}

extension OutputCell {
    /// The cell as people read it; nil for an empty one.
    var words: String? {
        switch self {
        case .empty: nil
        case .text(let text): text
        case .number(let number): FieldText.decimal(number) ?? "\(number)"
        case .percent(let number): (FieldText.decimal(number) ?? "\(number)") + "%"
        case .day(let day): day.description
        }
    }
}
