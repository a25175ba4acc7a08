import Standards

/// The tables an inventory is made of, drawn up from the vocabulary.
public struct InventoryTables: Sendable {
    /// What can be reported.
    public let vocabulary: Vocabulary
    /// The tables, in the order of their sheets.
    public let tables: [Table]
    /// Whether fields marked private, such as names of staff, have columns.
    let withNames: Bool

    /// Every table with every field.
    ///
    /// - Parameter withNames: whether fields marked private, such as names of staff, have columns.
    public init(_ vocabulary: Vocabulary, withNames: Bool = false) {
        self.init(vocabulary, withNames: withNames, isForm: false) { _, _ in true }
    }

    /// The tables with the fields that are wanted; a form does not ask whether it is a sample.
    init(_ vocabulary: Vocabulary, withNames: Bool, isForm: Bool = true, wants: (KindID, Int) -> Bool) {
        self.vocabulary = vocabulary
        self.withNames = withNames
        var tables: [Table] = []
        for (kind, _) in vocabulary.kinds.enumerated() { tables.append(Self.subjects(kind, vocabulary, isForm: isForm, wants)) }
        for (index, record) in vocabulary.records.enumerated() {
            tables.append(Self.records(index, record, vocabulary, withNames: withNames))
        }
        for list in Self.countLists(vocabulary) { tables.append(Self.counts(list, vocabulary)) }
        tables += [Self.attestations, Self.verified, Self.waivers, Self.declared, Self.roster(vocabulary), Self.files]
        self.tables = tables
    }

    /// The table of an id or a name.
    public func table(_ word: String) -> Table? {
        tables.first { $0.id == word || $0.title == word || $0.aliases.contains(word) }
    }

    // MARK: Subjects

    static func subjects(_ kindID: KindID, _ vocabulary: Vocabulary, isForm: Bool, _ wants: (KindID, Int) -> Bool) -> Table {
        let kind = vocabulary.kinds[kindID]
        var columns = [Column(role: .code, id: "code", label: "代码", aliases: ["编码", kind.label + "代码", "机构代码", "机构编码", "区划代码"])]
        columns += places(above: kindID, vocabulary)
        columns.append(Column(role: .name, id: "name", label: "名称", aliases: [kind.label, kind.label + "名称", "机构名称"] + kind.aliases.map { $0 + "名称" }))
        if kind.key != nil || kind.listKey != nil {
            columns.append(Column(role: .presence, id: "present", label: "有无", aliases: ["有无机构", "是否设有"]))
        }
        for (slot, field) in kind.table.fields.enumerated() where !field.isAttested && !field.type.isDerived && wants(kindID, slot) {
            if case .records = field.type, !kind.isFacility { continue }
            columns.append(Column(role: .field(slot), id: field.id, label: field.label, unit: field.unit, aliases: field.aliases))
        }
        if !isForm, kindID == vocabulary.levels.county || vocabulary.levels.upper.contains(kindID) {
            columns.append(Column(role: .sample, id: "sample", label: "样例截至", aliases: ["样例"]))
        }
        columns += [
            Column(role: .reportedBy, id: "reported-by", label: "填报人", aliases: ["填报单位"]),
            Column(role: .reportedOn, id: "reported-on", label: "填报日期", aliases: ["填报时间"]),
            Column(role: .note, id: "note", label: "备注"),
            Column(role: .operation, id: "operation", label: "操作"),
        ]
        return Table(content: .subjects(kindID), id: kind.id, title: sheetName(kind), aliases: [kind.label] + kind.aliases, columns: columns)
    }

    /// The shortest name of a kind that says what it is.
    static func sheetName(_ kind: SubjectKind) -> String {
        let names = [kind.label] + kind.aliases.filter { $0.count > 1 }
        return kind.label.contains("（") || kind.label.count > 8 ? names.dropFirst().first ?? kind.label : kind.label
    }

    /// A column for each place a kind of subject stands in, outermost first, counties and cities left out.
    private static func places(above kind: KindID, _ vocabulary: Vocabulary) -> [Column] {
        vocabulary.enclosing(kind).dropFirst().filter { $0 == vocabulary.levels.township || $0 == vocabulary.levels.village }.reversed()
            .map { placeColumn($0, vocabulary) }
    }

    private static func placeColumn(_ place: KindID, _ vocabulary: Vocabulary) -> Column {
        let kind = vocabulary.kinds[place]
        return Column(role: .place(place), id: kind.id, label: sheetName(kind), aliases: [kind.label] + kind.aliases + [sheetName(kind) + "名称"])
    }

    /// The columns that say whose row it is, in tables of things that belong to a subject.
    private static func owner(_ vocabulary: Vocabulary) -> [Column] {
        [Column(role: .code, id: "code", label: "代码", aliases: ["编码", "机构代码", "机构编码", "对象代码"])]
            + [vocabulary.levels.township, vocabulary.levels.village].map { placeColumn($0, vocabulary) }
            + [Column(role: .name, id: "name", label: "机构", aliases: ["机构名称", "名称", "对象"])]
    }

    // MARK: What belongs to subjects

    private static func records(_ index: Int, _ record: RecordKind, _ vocabulary: Vocabulary, withNames: Bool) -> Table {
        // A column of the record takes a word away from the columns that only show whose row it is.
        let words = Set(record.table.fields.flatMap { [$0.id, $0.label] + $0.aliases })
        var columns = owner(vocabulary).map { column in
            var column = column
            column.aliases.removeAll(where: words.contains)
            if column.role == .name { column.id = "facility" }
            return column
        }
        for (slot, field) in record.table.fields.enumerated() where !field.type.isDerived && (withNames || !field.isPrivate) {
            columns.append(Column(role: .field(slot), id: field.id, label: field.label, unit: field.unit, aliases: field.aliases))
        }
        columns.append(Column(role: .operation, id: "operation", label: "操作"))
        return Table(content: .records(index), id: record.id, title: record.label, aliases: record.aliases, columns: columns)
    }

    /// The term lists some field counts.
    static func countLists(_ vocabulary: Vocabulary) -> [Int] {
        var lists: [Int] = []
        for kind in vocabulary.kinds {
            for field in kind.table.fields { if case .counts(let list) = field.type, !lists.contains(list) { lists.append(list) } }
        }
        return lists
    }

    private static func counts(_ list: Int, _ vocabulary: Vocabulary) -> Table {
        let terms = vocabulary.termLists[list]
        var columns = owner(vocabulary)
        for (index, term) in terms.items.enumerated() {
            columns.append(Column(role: .listTerm(index), id: term.id, label: term.label, unit: term.unit, aliases: term.aliases))
        }
        return Table(content: .counts(list), id: terms.id, title: terms.label, columns: columns)
    }

    private static let attestations = Table(
        content: .attestations, id: "attestations", title: "佐证", aliases: ["佐证事项", "佐证材料"],
        columns: [
            Column(role: .code, id: "code", label: "代码", aliases: ["编码", "机构代码", "机构编码", "对象代码"]),
            Column(role: .name, id: "name", label: "对象", aliases: ["机构", "机构名称", "名称"]),
            Column(role: .item, id: "item", label: "事项"),
            Column(role: .answer, id: "value", label: "答复", aliases: ["值"]),
            Column(role: .day, id: "on", label: "日期"),
            Column(role: .evidence, id: "evidence", label: "佐证材料", aliases: ["材料", "佐证材料编号"]),
            Column(role: .by, id: "by", label: "填报人"),
        ])

    private static let verified = Table(
        content: .verified, id: "verified", title: "核查", aliases: ["现场核查"],
        columns: [
            Column(role: .code, id: "code", label: "代码", aliases: ["编码", "机构代码", "机构编码", "对象代码"]),
            Column(role: .name, id: "name", label: "对象", aliases: ["机构", "机构名称", "名称"]),
            Column(role: .item, id: "item", label: "项目"),
            Column(role: .answer, id: "value", label: "核查值", aliases: ["实际", "现场值"]),
            Column(role: .by, id: "by", label: "核查人"),
            Column(role: .day, id: "on", label: "核查日期", aliases: ["日期"]),
        ])

    private static let waivers = Table(
        content: .waivers, id: "waivers", title: "个案豁免",
        columns: [
            Column(role: .criterion, id: "criterion", label: "条款"),
            Column(role: .code, id: "subject", label: "对象代码", aliases: ["代码", "机构代码"]),
            Column(role: .reason, id: "reason", label: "理由", aliases: ["原因"]),
            Column(role: .approver, id: "approver", label: "批准单位", aliases: ["批准人"]),
            Column(role: .until, id: "until", label: "有效期至"),
            Column(role: .note, id: "note", label: "备注"),
        ])

    private static let declared = Table(
        content: .declared, id: "declared", title: "登记总数",
        columns: [
            Column(role: .code, id: "code", label: "代码"),
            Column(role: .kind, id: "kind", label: "类别", aliases: ["机构类别"]),
            Column(role: .total, id: "total", label: "总数"),
        ])

    private static func roster(_ vocabulary: Vocabulary) -> Table {
        var columns: [Column] = []
        for kind in [vocabulary.levels.county, vocabulary.levels.township, vocabulary.levels.village] {
            let (id, word) = (vocabulary.kinds[kind].id, vocabulary.levels[kind].word.zh)
            columns.append(Column(role: .placeCode(kind), id: id + "-code", label: word + "代码"))
            columns.append(Column(role: .placeName(kind), id: id, label: word, aliases: [word + "名称"]))
        }
        columns.append(Column(role: .source, id: "source", label: "来源"))
        return Table(content: .roster, id: "roster", title: "行政区划", aliases: ["区划"], columns: columns)
    }

    private static let files = Table(
        content: .files, id: "files", title: "文件说明",
        columns: [
            Column(role: .file, id: "file", label: "文件"), Column(role: .code, id: "code", label: "代码"),
            Column(role: .comment, id: "comment", label: "开头说明"),
        ])
}
