import Inventories
import Standards
import Wording
import Workbooks

/// Reads one sheet of a filled-in form back: the hidden cell of each row says what the row is.
struct FilledForm {
    private let vocabulary: Vocabulary
    private let fields: FieldText
    private let problems: ImportProblems
    private let codes: PlaceCodes
    private let kindID: KindID
    private let rows: [Row]
    private let file: Int
    private let sheet: String
    /// Whether what was said last counts where nothing else was said: of a form that is looked at without its inventory.
    private let takesLast: Bool

    /// A row, with what its hidden cell says it is.
    typealias Row = (key: FormRow, row: Int, cells: [Int: Cell])

    /// Rows that somebody else knows to be those of a form.
    init?(rows: [Row], _ vocabulary: Vocabulary, _ fields: FieldText, _ codes: PlaceCodes, _ problems: ImportProblems, file: Int) {
        guard let kind = vocabulary.levels[vocabulary.levels.village].theOne else { return nil }
        self.vocabulary = vocabulary
        self.fields = fields
        self.problems = problems
        self.codes = codes
        self.file = file
        self.rows = rows
        sheet = ""
        takesLast = false
        kindID = kind
    }

    /// A sheet that is laid out as a form; nil when it is none.
    init?(
        _ rows: [(row: Int, cells: [Cell])], _ vocabulary: Vocabulary, _ fields: FieldText, _ codes: PlaceCodes, _ problems: ImportProblems, file: Int,
        sheet: String, takesLast: Bool
    ) {
        func key(_ cells: [Cell]) -> FormRow? {
            guard let first = cells.first, first.column == FormGrid.key, case .text(let text) = first.content else { return nil }
            return FormRow(text)
        }
        guard let kind = vocabulary.levels[vocabulary.levels.village].theOne, rows.contains(where: { if case .form? = key($0.cells) { true } else { false } })
        else { return nil }
        self.vocabulary = vocabulary
        self.fields = fields
        self.problems = problems
        self.codes = codes
        self.file = file
        self.sheet = sheet
        self.takesLast = takesLast
        kindID = kind
        self.rows = rows.compactMap { row, cells in
            key(cells).map { ($0, row, Dictionary(cells.map { ($0.column, $0) }, uniquingKeysWith: { first, _ in first })) }
        }
    }

    /// Whom the form is about.
    struct About {
        var code: String
        var place: FormReader.Place
        var at: CellPlace
    }

    /// Whom the form is about; nil when it does not say, or was made by a later version.
    func about() -> About? {
        var about = About(code: "", place: FormReader.Place(), at: place(1, -1))
        for (key, row, cells) in rows {
            switch key {
            case .form(let version) where version != FormGrid.version:
                problems.error(place(row, -1), .formLaidOutOtherwise(version), help: .makeFormAnew)
                return nil
            case .places:
                let said = FormGrid.places.map { text(cells[$0.value.lowerBound]) ?? "" }
                about.code = fields.narrow(said[0])
                about.place = FormReader.Place(county: said[1], township: said[2], village: said[3])
            default: break
            }
        }
        guard codes.levels.isDigits ? codes.innermost(about.code)?.kind == codes.levels.village : !about.code.isEmpty else {
            problems.error(place(1, -1), .formWithoutCode, help: .writeCode)
            return nil
        }
        if codes.isVillage(about.code) { about.code = FacilityDirectory.impliedCode(about.code, vocabulary.kinds[kindID]) }
        return about
    }

    /// Puts what was answered into the update of the facility, and of the place around it.
    func read(into update: SubjectUpdate, around: (KindID) -> SubjectUpdate?) {
        var by: String?
        var on: String?
        var isOwn = true
        var answered = 0
        var boxes: [FormKey: BoxUpdate] = [:]
        for (key, row, cells) in rows {
            switch key {
            case .form, .places: break
            case .signed(let own):
                isOwn = own
                by = told(cells[FormGrid.head[0].value.lowerBound], row)
                if let cell = cells[FormGrid.head[1].value.lowerBound],
                    case .text(let day)? = reading(row, cell.column, { () throws(CellProblem) in try fields.day(cell.content, label: "") })
                {
                    on = day
                }
            case .question(let key, let papers):
                var answer = cells[FormGrid.answer.lowerBound]
                if takesLast, answer.map({ isLeft($0) }) ?? true { answer = cells[FormGrid.last.lowerBound] ?? answer }
                let evidence = told(cells[FormGrid.evidence.lowerBound], row) ?? (takesLast ? papers : nil)
                guard answer != nil || evidence != nil else { break }
                if self.answer(key, answer, evidence, (by, on), row, update, around) { answered += 1 }
            case .boxes(let key, let terms): mark(key, terms, cells, row, &boxes)
            case .person(let list, let id, let values):
                guard let record = record(list), let cell = cells[FormGrid.person.answer.lowerBound], let words = chosen(cell, among: FormTexts.still, row),
                    words == FormTexts.still[1]
                else {
                    if takesLast { known(list, id, values, row, update) }
                    break
                }
                if takesLast { break }
                var person = RecordUpdate(place: place(row, -1))
                (person.isRemoved, person.values) = (true, [(0, .text(id))])
                update.records[record, default: []].append(person)
                answered += 1
            case .line(let list, let columns): if line(list, columns, cells, row, update) { answered += 1 }
            }
        }
        for (key, box) in boxes.sorted(by: { $0.value.place.row < $1.value.place.row }) where !box.marks.isEmpty {
            answered += 1
            switch key {
            case .field: update.boxes.append(box)
            case .around(let kind, _): vocabulary.kind(kind).flatMap(around)?.boxes.append(box)
            case .presence, .record: break
            }
        }
        guard answered > 0 else {
            // Who signs without a word has not reported anew what was reported before.
            if by != nil, !problems.hasErrors { problems.warning(place(1, -1), .formWithoutAnswers) }
            return
        }
        if isOwn || update.reportedBy == nil { (update.reportedBy, update.reportedOn) = (by ?? update.reportedBy, on ?? update.reportedOn) }
    }

    // MARK: Questions

    /// Takes an answer over; false when it says nothing.
    private func answer(
        _ key: FormKey, _ cell: Cell?, _ evidence: String?, _ signed: (by: String?, on: String?), _ row: Int, _ update: SubjectUpdate,
        _ around: (KindID) -> SubjectUpdate?
    ) -> Bool {
        switch key {
        case .presence:
            guard let cell, let word = chosen(cell, among: [FormMarks.yesWord, FormMarks.noWord], row) else { return false }
            guard let answer = vocabulary.yesNo(vocabulary.symbols.symbol(word)) else {
                problems.error(place(row, cell.column), .notYesNo("", found: word), help: .writeYesNo)
                return false
            }
            update.isPresent = answer
            return true
        case .field(let id): return self.answer(id, kindID, cell, evidence, signed, row, update)
        case .around(let kind, let id):
            guard let outer = vocabulary.kind(kind), let other = around(outer) else { return unknown(key, row) }
            return self.answer(id, outer, cell, evidence, signed, row, other)
        case .record(let list, let id, let field):
            guard let record = record(list), let slot = vocabulary.records[record].table.slot(id: field) else { return unknown(key, row) }
            guard let cell, let value = value(cell, vocabulary.records[record].table.fields[slot], row) else { return false }
            var person = RecordUpdate(place: place(row, cell.column))
            person.values = [(0, .text(id)), (slot, value)]
            if let index = update.records[record]?.firstIndex(where: { $0.text(0) == id }) {
                update.records[record]![index].values.append((slot, value))
            } else {
                update.records[record, default: []].append(person)
            }
            return true
        }
    }

    private func answer(
        _ id: String, _ kind: KindID, _ cell: Cell?, _ evidence: String?, _ signed: (by: String?, on: String?), _ row: Int, _ update: SubjectUpdate
    ) -> Bool {
        guard let slot = vocabulary.kinds[kind].table.slot(id: id) else { return unknown(.field(id), row) }
        let field = vocabulary.kinds[kind].table.fields[slot]
        guard field.isAttested else {
            guard let cell, let value = value(cell, field, row) else { return false }
            update.fields.append((slot, value))
            return true
        }
        var given: CellAnswer?
        if let cell, let text = attested(cell, field, row) { given = CellAnswer(place: place(row, cell.column), text: text) }
        guard given != nil || evidence != nil else { return false }
        update.attestations.append(
            AttestationUpdate(
                place: place(row, -1), item: id, answer: given, on: given == nil ? nil : signed.on.map { .text($0) }, evidence: evidence,
                by: given == nil ? nil : signed.by))
        return true
    }

    private func value(_ cell: Cell, _ field: Field, _ row: Int) -> FieldValue? {
        guard let content = content(cell, field, row) else { return nil }
        return reading(row, cell.column) { () throws(CellProblem) in try fields.value(content, field) }
    }

    /// The answer that needs papers, as it will be read once the inventory is known.
    private func attested(_ cell: Cell, _ field: Field, _ row: Int) -> String? {
        guard let content = content(cell, field, row) else { return nil }
        // Said right here, what is wrong is told with its cell.
        guard reading(row, cell.column, { () throws(CellProblem) in try fields.value(content, field) }) != nil else { return nil }
        switch content {
        case .number(let number, .percent): return (FieldText.decimal(number * 100) ?? "\(number)") + "%"
        case .number(let number, .date):
            return (try? fields.day(.number(number, .date), label: "")).flatMap { if case .text(let day) = $0 { day } else { nil } }
        case .boolean(let value): return value ? FormMarks.yesWord : FormMarks.noWord
        default: return reading(row, cell.column) { () throws(CellProblem) in try fields.plain(content) }
        }
    }

    /// What stands in an answer's cell, without the boxes of printed options; nil when it says nothing.
    private func content(_ cell: Cell, _ field: Field, _ row: Int) -> CellContent? {
        let words: [String]
        switch field.type {
        case .yesNo: words = [FormMarks.yesWord, FormMarks.noWord]
        case .choice(let list): words = vocabulary.termLists[list].items.map(\.label)
        default: return cell.content
        }
        guard case .text = cell.content else { return cell.content }
        return chosen(cell, among: words, row).map { .text($0) }
    }

    /// The option that is marked, or what is written in its place; nil when nothing is, or that it is not known.
    private func chosen(_ cell: Cell, among words: [String], _ row: Int) -> String? {
        guard let text = text(cell) else { return nil }
        guard let marked = FormMarks.marked(text, among: words + [FormMarks.unknown]) else { return text == FormMarks.unknown ? nil : text }
        if marked.count > 1 {
            problems.error(place(row, cell.column), .severalMarked(marked), help: .markOne)
            return nil
        }
        if marked.isEmpty, FormMarks.holdsMark(text) { problems.error(place(row, cell.column), .markUnclear(text), help: .markOne) }
        return marked.first == FormMarks.unknown ? nil : marked.first
    }

    // MARK: Boxes and people

    private func mark(_ key: FormKey, _ terms: [String], _ cells: [Int: Cell], _ row: Int, _ boxes: inout [FormKey: BoxUpdate]) {
        let (kind, id): (KindID, String)
        switch key {
        case .field(let field): (kind, id) = (kindID, field)
        case .around(let outer, let field): (kind, id) = (vocabulary.kind(outer) ?? kindID, field)
        case .presence, .record: return
        }
        guard let slot = vocabulary.kinds[kind].table.slot(id: id), let list = vocabulary.kinds[kind].table.fields[slot].type.termList else {
            _ = unknown(key, row)
            return
        }
        var box = boxes[key] ?? BoxUpdate(place: place(row, -1), slot: slot, list: list)
        for (columns, term) in zip(FormGrid.boxes, terms) {
            guard let index = vocabulary.termLists[list].index(id: term) else { continue }
            let label = vocabulary.termLists[list].items[index].label
            guard let cell = cells[columns.lowerBound] else {
                box.left.append(index)
                continue
            }
            switch made(of: cell, label) {
            case .some(.some(let mark)): box.marks.append((index, mark))
            case .some(nil):
                if takesLast, let mark = last(cell, label) { box.marks.append((index, mark)) } else { box.left.append(index) }
            case nil: problems.error(place(row, cell.column), .markUnclear(text(cell) ?? ""), help: .tickOrCross)
            }
        }
        boxes[key] = box
    }

    private func made(of cell: Cell, _ label: String) -> FormMarks.Mark?? {
        switch cell.content {
        case .number(let number, _): number >= 0 && number == number.rounded() && number < 1e6 ? (number == 0 ? .no : .count(Int(number))) : nil
        case .boolean(let value): value ? .yes : .no
        case .text(let text): FormMarks.mark(text, label: label)
        case .error, .formulaWithoutResult: nil
        }
    }

    private func line(_ list: String, _ columns: [String], _ cells: [Int: Cell], _ row: Int, _ update: SubjectUpdate) -> Bool {
        guard let record = record(list) else { return false }
        let table = vocabulary.records[record].table
        let places = FormGrid.columns(columns.count)
        let first = cells[places[0].lowerBound].flatMap { text($0) } ?? ""
        if ["无", "没有"].contains(first), let slot = vocabulary.kinds[kindID].table.slot(id: list) {
            update.fields.append((slot, .nothing))
            return true
        }
        var person = RecordUpdate(place: place(row, -1))
        for (key, columns) in zip(columns, places) {
            guard let slot = table.slot(id: key), let cell = cells[columns.lowerBound] else { continue }
            if let value = reading(row, cell.column, { () throws(CellProblem) in try fields.value(cell.content, table.fields[slot]) }) {
                person.values.append((slot, value))
            }
        }
        guard !person.values.isEmpty else { return false }
        if takesLast, let id = person.text(0) { update.records[record]?.removeAll { $0.text(0) == id } }
        update.records[record, default: []].append(person)
        return true
    }

    // MARK: What was said last

    /// Whether an answer's cell still shows nothing but its options.
    private func isLeft(_ cell: Cell) -> Bool {
        guard case .text(let text) = cell.content else { return false }
        return text.hasPrefix(FormMarks.box) && !FormMarks.holdsMark(text)
    }

    /// What a box that was left alone shows in brackets.
    private func last(_ cell: Cell, _ label: String) -> FormMarks.Mark? {
        guard case .text(let text) = cell.content, let found = text.range(of: label + "（"), let close = text[found.upperBound...].firstIndex(of: "）") else {
            return nil
        }
        return FormMarks.mark(String(text[found.upperBound..<close]), label: label) ?? nil
    }

    /// Somebody who was known when the form was made.
    private func known(_ list: String, _ id: String, _ values: [FormPeople.Known.Value], _ row: Int, _ update: SubjectUpdate) {
        guard let record = record(list) else { return }
        var person = RecordUpdate(place: place(row, -1))
        person.values = [(0, .text(id))]
        for value in values {
            if let slot = vocabulary.records[record].table.slot(id: value.key),
                let read = reading(row, -1, { () throws(CellProblem) in try fields.value(value.words, vocabulary.records[record].table.fields[slot]) })
            {
                person.values.append((slot, read))
            }
        }
        update.records[record, default: []].append(person)
    }

    /// The kind of records a list of the facility holds.
    private func record(_ list: String) -> Int? {
        guard let slot = vocabulary.kinds[kindID].table.slot(id: list), case .records(let record) = vocabulary.kinds[kindID].table.fields[slot].type else {
            return nil
        }
        return record
    }

    // MARK: Cells

    private func place(_ row: Int, _ column: Int) -> CellPlace { CellPlace(file: file, sheet: sheet, row: row, column: column) }

    private func text(_ cell: Cell?) -> String? { cell.flatMap { (try? fields.plain($0.content)) ?? nil } }

    private func told(_ cell: Cell?, _ row: Int) -> String? {
        cell.flatMap { cell in reading(row, cell.column) { () throws(CellProblem) in try fields.plain(cell.content) } }
    }

    private func reading<Value>(_ row: Int, _ column: Int, _ body: () throws(CellProblem) -> Value?) -> Value? {
        do { return try body() } catch {
            problems.error(place(row, column), error.message, help: error.help)
            return nil
        }
    }

    private func unknown(_ key: FormKey, _ row: Int) -> Bool {
        problems.warning(place(row, -1), .formAsksUnknown(key.text), help: .makeFormAnew)
        return false
    }
}
