import Audit
import Standards
import Wording

/// The tables of a township's form: for each kind of facility one sheet for each who answers, with the papers beside each answer.
struct FormTables {
    /// A sheet of the form.
    struct Sheet {
        var table: Table
        /// The kinds whose subjects have rows in it.
        var kinds: [KindID]
    }

    private let program: AuditProgram
    private let vocabulary: Vocabulary
    private let needs: FormNeeds
    private let words: FormWords
    /// Every table, for what the sheets are made of.
    private let all: InventoryTables

    init(_ program: AuditProgram, _ needs: FormNeeds, withNames: Bool) {
        self.program = program
        vocabulary = program.vocabulary
        self.needs = needs
        words = FormWords(program.vocabulary)
        all = InventoryTables(program.vocabulary, withNames: withNames) { _, _ in true }
    }

    // MARK: Subjects

    /// The sheets of a kind of subjects: its own, then one for each who answers for it.
    ///
    /// - Parameter asked: the fields that are asked of any of them.
    /// - Parameter asksPresence: whether any of them is asked whether it is there.
    /// - Parameter hasNames: whether any of them has a name of its own.
    func sheets(of kind: KindID, asking asked: Set<Int>, asksPresence: Bool, hasNames: Bool) -> [Sheet] {
        guard let base = all.tables.first(where: { $0.content == .subjects(kind) }) else { return [] }
        let table = vocabulary.kinds[kind].table
        var slots: [KindID: [Int]] = [:]
        for slot in asked.sorted() where !table.fields[slot].isRetired {
            // Places cannot write: whoever fills in the township's form answers for them.
            slots[vocabulary.kinds[kind].isPlace ? kind : table.fields[slot].askedOf ?? kind, default: []].append(slot)
        }
        if slots[kind] == nil, slots.isEmpty || asksPresence || !needs.isOnlyMissing { slots[kind] = [] }
        let order = slots.keys.sorted { ($0 == kind ? -1 : $0) < ($1 == kind ? -1 : $1) }
        return order.map { answerer in
            var made = base
            if answerer != kind { made.title = "\(base.title)（\(words.title(of: answerer).zh)）" }
            made.columns = columns(base, kind, slots[answerer]!, isOwn: answerer == kind, asksPresence, hasNames)
            return Sheet(table: made, kinds: [kind])
        }
    }

    private func columns(_ base: Table, _ kind: KindID, _ slots: [Int], isOwn: Bool, _ asksPresence: Bool, _ hasNames: Bool) -> [Column] {
        let fields = vocabulary.kinds[kind].table.fields
        var columns: [Column] = []
        for column in base.columns {
            switch column.role {
            case .code, .place: columns.append(column)
            case .name where vocabulary.kinds[kind].isPlace: columns.append(Self.rosterName(kind))
            case .name: if isOwn, !needs.isOnlyMissing || hasNames { columns.append(column) }
            case .presence: if isOwn, !needs.isOnlyMissing || asksPresence { columns.append(column) }
            case .field(let slot): if slots.contains(slot) { columns.append(column) }
            case .reportedBy, .reportedOn:
                if column.role == .reportedBy {
                    for slot in slots where fields[slot].isAttested {
                        columns.append(Column(role: .attested(slot), id: fields[slot].id, label: fields[slot].label, unit: fields[slot].unit))
                        columns.append(
                            Column(role: .evidenceOf(slot), id: fields[slot].id + Self.evidence.id, label: fields[slot].label + Self.evidence.label))
                    }
                }
                columns.append(isOwn ? column : column.role == .reportedBy ? Self.by : Self.on)
            case .operation: if isOwn, !vocabulary.kinds[kind].isPlace { columns.append(column) }
            default: break
            }
        }
        return columns
    }

    /// The name the roster has of a place: for reading, no statement of whoever fills in the form.
    static func rosterName(_ kind: KindID) -> Column { Column(role: .place(kind), id: "roster-name", label: "名册名称") }

    /// What is put behind the head of an answer for the head of its papers.
    static let evidence = (id: "/evidence", label: "·材料")

    /// Who answers for a facility, and when: that is not who reports it.
    static let by = Column(role: .by, id: "answered-by", label: "填写人")
    static let on = Column(role: .day, id: "answered-on", label: "填写日期")

    // MARK: What belongs to subjects

    /// The sheet of a kind of records, with what is asked of them.
    func sheet(ofRecords record: Int) -> Table? {
        let asked = needs.recordFields(record)
        guard var table = all.tables.first(where: { $0.content == .records(record) }) else { return nil }
        let keys = SubjectMerger.keySlots(vocabulary.records[record].table)
        table.columns.removeAll { column in
            guard case .field(let slot) = column.role else { return false }
            return !keys.contains(slot) && asked[slot] == nil && !vocabulary.records[record].table.fields[slot].isPrivate
        }
        return table
    }

    /// The sheet of what is counted at a kind of facility, with the terms that are asked of any of them.
    func sheet(ofCounts list: Int, at kind: KindID, asking terms: Set<Int>, isOnly: Bool) -> Table? {
        guard !terms.isEmpty, var table = all.tables.first(where: { $0.content == .counts(list) }) else { return nil }
        if !isOnly { table.title += "（\(InventoryTables.sheetName(vocabulary.kinds[kind]))）" }
        table.columns.removeAll { if case .listTerm(let term) = $0.role { !terms.contains(term) } else { false } }
        return table
    }

    // MARK: Why

    /// The checks that ask for a column.
    func checks(_ column: Column, of table: Table, _ kind: KindID?) -> [Check] {
        let numbers: [Int]
        switch (table.content, column.role) {
        case (.subjects(let kind), .field(let slot)), (.subjects(let kind), .attested(let slot)): numbers = needs.checks(kind, slot)
        case (.records(let record), .field(let slot)): numbers = needs.recordFields(record)[slot] ?? []
        case (.counts(let list), .listTerm(let term)): numbers = kind.map { needs.checks($0, list: list, term: term) } ?? []
        default: numbers = []
        }
        return numbers.map { program.checks[$0] }
    }

    /// The field a column is of; nil of columns that are of none.
    func field(_ column: Column, of table: Table) -> Field? {
        switch (table.content, column.role) {
        case (.subjects(let kind), .field(let slot)), (.subjects(let kind), .attested(let slot)): vocabulary.kinds[kind].table.fields[slot]
        case (.records(let record), .field(let slot)): vocabulary.records[record].table.fields[slot]
        default: nil
        }
    }
}
