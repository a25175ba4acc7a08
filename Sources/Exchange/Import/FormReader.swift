import Inventories
import Standards
import Wording
import Workbooks

/// Reads the one-page form of a clinic back.
struct FormReader {
    private let vocabulary: Vocabulary
    private let fields: FieldText
    private let problems: ImportProblems
    private let kindID: KindID
    private let codes: PlaceCodes
    private let labels: FormLayout.Places
    private let roles: [String: ColumnRole]

    /// What the form says of the place it stands in.
    struct Place {
        var county = ""
        var township = ""
        var village = ""
    }

    init?(_ vocabulary: Vocabulary, _ fields: FieldText, _ codes: PlaceCodes, _ problems: ImportProblems) {
        guard let kind = vocabulary.levels[vocabulary.levels.village].theOne else { return nil }
        self.vocabulary = vocabulary
        self.fields = fields
        self.problems = problems
        kindID = kind
        self.codes = codes
        labels = FormLayout.Places(vocabulary)
        var roles: [String: ColumnRole] = [:]
        for (slot, field) in vocabulary.kinds[kind].table.fields.enumerated() where !field.isAttested && !field.type.isDerived {
            for word in [field.label, field.id] + field.aliases { roles[word] = roles[word] ?? .field(slot) }
        }
        for (slot, field) in vocabulary.kinds[kind].table.fields.enumerated() {
            guard case .counts(let list) = field.type else { continue }
            for (term, item) in vocabulary.termLists[list].items.enumerated() {
                for word in [item.label, item.id] + item.aliases { roles[word] = roles[word] ?? .term(slot: slot, term: term) }
            }
        }
        self.roles = roles
    }

    /// Reads the rows of a form into an update; nil when the form does not say which clinic it is of.
    func read(_ rows: [(row: Int, cells: [Cell])], file: Int, sheet: String) -> (update: SubjectUpdate, place: Place)? {
        func place(_ row: Int, _ column: Int) -> CellPlace { CellPlace(file: file, sheet: sheet, row: row, column: column) }
        var code = ""
        var names = Place()
        var values: [(label: String, cell: Cell, at: CellPlace)] = []
        var staffHeads: [Int: Int] = [:]
        var staff: [RecordUpdate] = []
        var saysNobody = false
        var attestations: [AttestationUpdate] = []
        enum Part { case pairs, staff, attestations }
        var part = Part.pairs
        let record = FormLayout.people(of: kindID, vocabulary)
        for (row, cells) in rows {
            let first = cells.first { $0.column == 0 }.flatMap { text($0) } ?? ""
            if let record, first == vocabulary.records[record].label + FormLayout.peopleHead {
                part = .staff
                for cell in cells where cell.column > 0 {
                    if let word = text(cell), let slot = vocabulary.records[record].table.slot(vocabulary.symbols.symbol(word)) {
                        staffHeads[cell.column] = slot
                    }
                }
                continue
            }
            if first == FormLayout.attestationHead {
                part = .attestations
                continue
            }
            if part != .pairs, first.hasPrefix("一、") || first.hasPrefix("二、") || first.hasPrefix("三、") || first.hasPrefix("四、") { continue }
            switch part {
            case .pairs:
                for column in FormLayout.pairs {
                    guard let label = cells.first(where: { $0.column == column }).flatMap({ text($0) }),
                        let cell = cells.first(where: { $0.column == column + 1 })
                    else {
                        continue
                    }
                    values.append((label, cell, place(row, column + 1)))
                }
            case .staff:
                guard let record else { continue }
                if ["无", "没有"].contains(first), cells.count == 1 {
                    saysNobody = true
                    continue
                }
                var person = RecordUpdate(place: place(row, 0))
                if !first.isEmpty { person.values.append((0, .text(first))) }
                for cell in cells {
                    guard let slot = staffHeads[cell.column] else { continue }
                    if let value = reading(
                        place(row, cell.column),
                        { () throws(CellProblem) in
                            try fields.value(cell.content, vocabulary.records[record].table.fields[slot])
                        })
                    {
                        person.values.append((slot, value))
                    }
                }
                if person.values.isEmpty { continue }
                staff.append(person)
            case .attestations:
                guard !first.isEmpty else { continue }
                let columns = FormLayout.attestationColumns
                let answer = cells.first { $0.column == columns.answer && !isEmpty($0) }
                let evidence = cells.first { $0.column == columns.evidence }.flatMap { told((first, $0, place(row, columns.evidence))) }
                guard answer != nil || evidence != nil else { continue }
                var update = AttestationUpdate(place: place(row, 0), item: first, evidence: evidence)
                if let answer, let text = reading(place(row, columns.answer), { () throws(CellProblem) in try fields.plain(answer.content) }) {
                    update.answer = CellAnswer(place: place(row, columns.answer), text: text)
                }
                attestations.append(update)
            }
        }
        for value in values where value.label == FormLayout.codeLabel { code = text(value.cell).map { fields.narrow($0) } ?? "" }
        guard codes.levels.isDigits ? codes.innermost(code)?.kind == codes.levels.village : !code.isEmpty else {
            problems.error(place(1, -1), .formWithoutCode, help: .writeCode)
            return nil
        }
        if codes.isVillage(code) { code = FacilityDirectory.impliedCode(code, vocabulary.kinds[kindID]) }
        let update = SubjectUpdate(code: code, place: place(1, -1))
        update.kind = kindID
        update.ownRow = update.place
        for value in values { read(value, into: update, &names) }
        update.attestations = attestations
        if let record {
            if !staff.isEmpty { update.records[record] = staff }
            if saysNobody, let slot = vocabulary.kinds[kindID].table.fields.firstIndex(where: { $0.type == .records(record) }) {
                update.fields.append((slot, .nothing))
            }
        }
        return (update, names)
    }

    private func read(_ value: (label: String, cell: Cell, at: CellPlace), into update: SubjectUpdate, _ names: inout Place) {
        switch value.label {
        case FormLayout.codeLabel: break
        case labels.county: names.county = told(value) ?? ""
        case labels.township: names.township = told(value) ?? ""
        case labels.village: names.village = told(value) ?? ""
        case FormLayout.byLabel: update.reportedBy = told(value)
        case FormLayout.onLabel:
            if case .text(let day)? = reading(value.at, { () throws(CellProblem) in try fields.day(value.cell.content, label: value.label) }) {
                update.reportedOn = day
            }
        default:
            switch roles[value.label] ?? roles[withoutUnit(value.label)] {
            case .field(let slot)?:
                let field = vocabulary.kinds[kindID].table.fields[slot]
                if let read = reading(value.at, { () throws(CellProblem) in try fields.value(value.cell.content, field) }) {
                    if let other = update.fields.first(where: { $0.slot == slot }), other.value != read {
                        problems.error(value.at, .saidTwice(value.label), help: .keepOneCount)
                    }
                    update.fields.append((slot, read))
                }
            case .term(let slot, let term)?:
                guard case .counts(let list) = vocabulary.kinds[kindID].table.fields[slot].type else { return }
                let item = vocabulary.termLists[list].items[term]
                if let count = reading(value.at, { () throws(CellProblem) in try fields.count(value.cell.content, item) }) {
                    update.counts.append((list, term, count))
                }
            default: problems.warning(value.at, .unknownColumn(value.label), help: .nearest(value.label, among: Array(roles.keys)))
            }
        }
    }

    /// The text of a value; one that cannot be read is a problem.
    private func told(_ value: (label: String, cell: Cell, at: CellPlace)) -> String? {
        reading(value.at) { () throws(CellProblem) in try fields.plain(value.cell.content) }
    }

    /// Whether a cell says nothing at all.
    private func isEmpty(_ cell: Cell) -> Bool { (try? fields.plain(cell.content)) == .some(nil) }

    /// The text of a label; nil of what cannot be one.
    private func text(_ cell: Cell) -> String? { (try? fields.plain(cell.content)) ?? nil }

    private func reading<Value>(_ place: CellPlace, _ body: () throws(CellProblem) -> Value?) -> Value? {
        do { return try body() } catch {
            problems.error(place, error.message, help: error.help)
            return nil
        }
    }

    private func withoutUnit(_ text: String) -> String {
        guard text.last == "）" || text.last == ")", let open = text.lastIndex(where: { $0 == "（" || $0 == "(" }) else { return text }
        return String(text[..<open])
    }
}
