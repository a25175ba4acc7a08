import Standards

/// A table of facts: what was reported of the subjects of one kind, of the records in their lists, or of the inventory as a whole.
package struct FactTable: Sendable, Hashable {
    /// What a column holds.
    package enum Content: Sendable, Hashable {
        /// Yes or no.
        case boolean
        /// A whole number.
        case whole
        /// An amount with up to six digits after the point.
        case decimal
        /// A calendar day.
        case date
        /// Text, an identifier or a code.
        case text
    }

    /// One column.
    package struct Column: Sendable, Hashable {
        /// Its name.
        package var name: String
        /// What it holds.
        package var content: Content
        /// Whether every row has it.
        package var isRequired = false
        /// What it means, in Chinese: the label of its field.
        package var label: String
        /// The words it may hold; empty for any.
        package var choices: [String] = []
    }

    /// Its name.
    package var name: String
    /// What its rows are, in Chinese.
    package var label: String
    /// Its columns.
    package var columns: [Column]
    /// The columns that tell a row from every other; empty where nothing does.
    package var key: [String]
    /// Columns that are looked up.
    package var indexes: [[String]] = []

    /// The place of a column.
    package func index(of column: String) -> Int? { columns.firstIndex { $0.name == column } }
}

/// Which tables and columns hold the facts of a vocabulary.
///
/// A column that is NULL was not reported; that there is none is said: a list that is empty has 0 records, a list of terms is there with 0 of each.
package struct FactSchema: Sendable {
    /// The columns of one field.
    package struct FieldColumns: Sendable, Hashable {
        /// The value; of lists whether, and of records how many, were reported. Of a derived value the column of the views that work it out.
        package var value: String
        /// How many there are of each term.
        package var terms: [String] = []
        /// When an answer was given.
        package var day: String?
        /// What proves it.
        package var evidence: String?
        /// Why an answer that was given does not count, whatever the day: `evidence`.
        package var lack: String?
    }

    /// What can be answered.
    package let vocabulary: Vocabulary
    /// The tables of the kinds of subjects, by kind.
    package private(set) var kinds: [FactTable] = []
    /// The tables of the kinds of records, by kind of record.
    package private(set) var records: [FactTable] = []
    /// Every place that a roster or file knows.
    package let places: FactTable
    /// Decisions not to count something.
    package let waivers: FactTable
    /// Values that were found to be different on site.
    package let differences: FactTable
    /// The day of the audit: one row.
    package let parameters: FactTable
    private var kindColumns: [[FieldColumns]] = []
    private var recordColumns: [[FieldColumns]] = []
    private var levelNames: [KindID: String] = [:]
    private var mentionNames: [KindID: String] = [:]

    /// Every table, in the order in which they are filled.
    package var tables: [FactTable] { [parameters, places] + kinds + records + [waivers, differences] }

    /// The columns of a field of a subject.
    package func columns(_ ref: FieldRef) -> FieldColumns { kindColumns[ref.kind][ref.slot] }
    /// The columns of a field of a record.
    package func columns(record: Int, slot: Int) -> FieldColumns { recordColumns[record][slot] }
    /// The column with the code of the place of a level that a subject stands in, or is.
    package func column(of level: KindID) -> String { levelNames[level] ?? "" }
    /// The column that says whether a place says anything of a kind of facility.
    package func mention(of facility: KindID) -> String? { mentionNames[facility] }
    /// The code of the county a row stands in, or of what is above: by its standards it is judged.
    func judgingPlace(_ alias: String) -> String {
        let places = ([vocabulary.levels.county] + vocabulary.levels.upper).map { alias + column(of: $0) }
        return places.count == 1 ? places[0] : "COALESCE(\(places.joined(separator: ", ")))"
    }

    /// The columns of the places, outermost first.
    package var placeColumns: [String] { vocabulary.levels.all.map { column(of: $0.kind) } }

    /// The tables for a vocabulary.
    package init(_ vocabulary: Vocabulary) {
        self.vocabulary = vocabulary
        parameters = FactTable(name: "parameters", label: "参数", columns: [.init(name: "as_of", content: .date, isRequired: true, label: "判定日")], key: [])
        places = FactTable(
            name: "place", label: "名册和清单中的地方",
            columns: [
                .init(name: "code", content: .text, isRequired: true, label: "代码"),
                .init(name: "kind", content: .text, isRequired: true, label: "类别", choices: vocabulary.levels.all.map { vocabulary.kinds[$0.kind].id }),
                .init(name: "name", content: .text, label: "名称"), .init(name: "within", content: .text, label: "所在地方"),
                .init(name: "in_roster", content: .boolean, isRequired: true, label: "在名册中"),
                .init(name: "has_file", content: .boolean, isRequired: true, label: "有清单文件"),
                .init(name: "sample_day", content: .date, label: "样例的日期；真实情况为空"),
            ], key: ["code"])
        waivers = FactTable(
            name: "waiver", label: "个案豁免",
            columns: [
                .init(name: "position", content: .whole, isRequired: true, label: "序号"),
                .init(name: "criterion", content: .text, isRequired: true, label: "条款"), .init(name: "subject", content: .text, isRequired: true, label: "对象"),
                .init(name: "reason", content: .text, label: "理由"), .init(name: "approver", content: .text, label: "批准人"),
                .init(name: "until", content: .date, isRequired: true, label: "有效期至"),
            ], key: ["position"])
        differences = FactTable(
            name: "difference", label: "核查与填报不一致",
            columns: [
                .init(name: "subject", content: .text, isRequired: true, label: "对象"),
                .init(name: "kind", content: .text, isRequired: true, label: "类别", choices: vocabulary.kinds.map(\.id)),
                .init(name: "position", content: .whole, isRequired: true, label: "序号"),
                .init(name: "field", content: .text, isRequired: true, label: "项目"), .init(name: "term", content: .text, label: "条目"),
                .init(name: "record", content: .text, label: "记录"), .init(name: "record_field", content: .text, label: "记录项目"),
                .init(name: "reported", content: .text, label: "填报"), .init(name: "verified", content: .text, label: "核查"),
            ], key: ["subject", "position"])
        for level in vocabulary.levels.all { levelNames[level.kind] = Self.name(vocabulary.kinds[level.kind].id) }
        for (id, kind) in vocabulary.kinds.enumerated() where kind.isFacility && kind.key != nil { mentionNames[id] = "mentions__" + Self.name(kind.id) }
        for kind in vocabulary.kinds.indices { addKind(kind) }
        for record in vocabulary.records.indices { addRecord(record) }
    }

    private mutating func addKind(_ id: KindID) {
        let kind = vocabulary.kinds[id]
        var names = ColumnNames()
        var columns: [FactTable.Column] = [
            .init(name: names.take("code"), content: .text, isRequired: true, label: "代码"), .init(name: names.take("name"), content: .text, label: "名称"),
            .init(name: names.take("position"), content: .whole, label: "审核次序"),
        ]
        for level in vocabulary.levels.all { columns.append(.init(name: names.take(column(of: level.kind)), content: .text, label: level.label + "代码")) }
        if kind.isPlace {
            for (facility, name) in mentionNames.sorted(by: { $0.key < $1.key }) where vocabulary.kinds[facility].within == id {
                columns.append(.init(name: names.take(name), content: .boolean, label: "说明了有无\(vocabulary.kinds[facility].label)"))
            }
        }
        kindColumns.append(kind.table.fields.map { add($0, to: &columns, &names) })
        let keys = vocabulary.levels.all.filter { $0.kind != id }.map { [column(of: $0.kind)] }
        kinds.append(FactTable(name: Self.name(kind.id), label: kind.label, columns: columns, key: ["code"], indexes: keys))
    }

    private mutating func addRecord(_ id: Int) {
        let record = vocabulary.records[id]
        var names = ColumnNames()
        var columns: [FactTable.Column] = [
            .init(name: names.take("owner"), content: .text, isRequired: true, label: "对象"),
            .init(name: names.take("owner_kind"), content: .text, isRequired: true, label: "对象类别", choices: vocabulary.kinds.map(\.id)),
            .init(name: names.take("field"), content: .text, isRequired: true, label: "项目"),
            .init(name: names.take("no"), content: .whole, isRequired: true, label: "序号，从 1 起"),
        ]
        recordColumns.append(record.table.fields.map { add($0, to: &columns, &names) })
        var taken = Set(kinds.map(\.name))
        taken.formUnion([places.name, waivers.name, differences.name, parameters.name])
        let name = Self.name(record.id)
        records.append(
            FactTable(
                name: taken.contains(name) ? name + "_record" : name, label: record.label, columns: columns, key: ["owner", "owner_kind", "field", "no"]))
    }

    private func add(_ field: Field, to columns: inout [FactTable.Column], _ names: inout ColumnNames) -> FieldColumns {
        var result = FieldColumns(value: names.take(Self.name(field.id)))
        // Whom it is about is nobody's business in a database of facilities.
        if field.isPrivate { return result }
        func column(_ content: FactTable.Content, _ choices: [String] = []) {
            columns.append(.init(name: result.value, content: content, label: field.label, choices: choices))
        }
        switch field.type {
        case .yesNo: column(.boolean)
        case .count: column(.whole)
        case .number, .percent: column(.decimal)
        case .date: column(.date)
        case .text, .reference: column(.text)
        case .choice(let list): column(.text, vocabulary.termLists[list].items.map(\.id))
        case .records: column(.whole)
        case .set(let list), .counts(let list):
            column(.boolean)
            for term in vocabulary.termLists[list].items {
                let name = names.take(result.value + "__" + Self.name(term.id))
                result.terms.append(name)
                columns.append(.init(name: name, content: .whole, label: "\(field.label)·\(term.label)"))
            }
        case .validUntil, .yearsSince: break
        }
        if field.isAttested {
            let (day, evidence, lack) = (names.take(result.value + "__on"), names.take(result.value + "__evidence"), names.take(result.value + "__lack"))
            columns.append(.init(name: day, content: .date, label: field.label + "·日期"))
            columns.append(.init(name: evidence, content: .text, label: field.label + "·佐证材料"))
            columns.append(.init(name: lack, content: .text, label: field.label + "·不计的原因", choices: ["evidence"]))
            (result.day, result.evidence, result.lack) = (day, evidence, lack)
        }
        return result
    }

    /// An identifier of a vocabulary as a name of SQL.
    package static func name(_ id: String) -> String { id.replacing("-", with: "_").replacing(".", with: "_") }
}

/// Gives out the names of columns, each once and none longer than every database takes.
struct ColumnNames {
    private var taken: Set<String> = []

    mutating func take(_ wanted: String) -> String {
        var name = String(wanted.prefix(SQLDialect.longestName))
        while name.utf8.count > SQLDialect.longestName { name.removeLast() }
        var number = 2
        while !taken.insert(name).inserted {
            let end = "_\(number)"
            name = String(name.prefix(SQLDialect.longestName - end.count)) + end
            number += 1
        }
        return name
    }
}
