import Inventories
import Standards
import Wording
import Workbooks

/// Reads what survey teams sent in with ODK, Kobo or the like into updates of subjects.
struct SubmissionReader {
    let importer: SheetImporter
    let problems: ImportProblems
    let vocabulary: Vocabulary
    let mapping: SubmissionMapping?

    init(_ importer: SheetImporter, _ mapping: SubmissionMapping?) {
        self.importer = importer
        problems = importer.problems
        vocabulary = importer.vocabulary
        self.mapping = mapping
    }

    /// A table of submissions, with the names its questions have.
    struct Main {
        var table: SubmissionTable
        var names: SurveyNames
        /// The facility of each row.
        var subjects: [Int: SubjectUpdate] = [:]
        /// The fields of which a row says that there is nothing, and where.
        var nothing: [Int: [FieldRef: CellPlace]] = [:]
        /// The rows by each of their numbers.
        var keys: [String: [String: Int]] = [:]
    }

    /// Reads the tables: submissions first, then what is part of them.
    func read(_ tables: [SubmissionTable]) {
        var mains: [Main] = []
        for table in tables where !table.isPart { if let main = read(table) { mains.append(main) } }
        for table in tables where table.isPart {
            guard !mains.isEmpty else {
                problems.error(table.place(1, 0), .partsAlone, help: .giveAllTables)
                continue
            }
            readPart(table, mains)
        }
    }

    // MARK: Submissions

    private func read(_ table: SubmissionTable) -> Main? {
        guard let kind = kind(of: table) else { return nil }
        var main = Main(table: table, names: SurveyNames(vocabulary, kind))
        let meanings = SubmissionColumns(vocabulary, main.names, mapping).meanings(table, problems)
        for (row, cells) in table.rows { read(row, cells, meanings, &main) }
        return main
    }

    /// The kind of facility a table is about.
    private func kind(of table: SubmissionTable) -> KindID? {
        if let name = mapping?.kind {
            if let kind = vocabulary.kind(name.text), vocabulary.kinds[kind].isFacility { return kind }
            problems.add([name.problem(.unknownKind(name.text), .oneOf(vocabulary.kinds.filter(\.isFacility).map(\.label)))])
            return nil
        }
        let column = table.heads.first { SubmissionTable.parts($0.text).last == "dabiao_kind" }?.column
        for (row, cells) in table.rows {
            guard let cell = cells.first(where: { $0.column == column }), let word = (try? importer.fields.plain(cell.content)) ?? nil else { continue }
            if let kind = vocabulary.kind(word), vocabulary.kinds[kind].isFacility { return kind }
            problems.error(table.place(row, cell.column), .unknownKind(word), help: .oneOf(vocabulary.kinds.filter(\.isFacility).map(\.label)))
            return nil
        }
        return vocabulary.levels[vocabulary.levels.village].theOne
    }

    private func read(_ row: Int, _ cells: [Cell], _ meanings: [Int: SubmissionColumns.Meaning], _ main: inout Main) {
        let (table, names) = (main.table, main.names)
        for (_, head) in SubmissionTable.joins {
            if let column = table.column(head), let cell = cells.first(where: { $0.column == column }),
                let key = (try? importer.fields.plain(cell.content)) ?? nil
            {
                main.keys[head, default: [:]][key] = row
            }
        }
        // A row of nothing but what the tool adds says nothing.
        let told = cells.filter { meanings[$0.column] != nil }
        guard told.contains(where: { cell in if case .answer(.kind)? = meanings[cell.column] { false } else { !importer.isBlank(cell) } }) else { return }
        guard let (code, around) = whose(row, told, meanings, main) else { return }
        if let own = importer.updates[code]?.ownRow {
            return problems.error(table.place(row, 0), .elsewhereToo(code, problems.files[own.file], own.row), help: .keepOneRow)
        }
        let update = importer.update(code, table.place(row, 0))
        (update.kind, update.ownRow) = (names.kind, table.place(row, 0))
        main.subjects[row] = update
        var answers = Answers(row: row, subject: update, around: around)
        for cell in told { answer(cell, meanings[cell.column]!, &answers, &main) }
        finish(answers, main)
    }

    /// What a row says that is put together of several cells.
    private struct Answers {
        var row: Int
        var subject: SubjectUpdate
        /// The code of the place around.
        var around: String
        var chosen: [FieldRef: (place: CellPlace, terms: [Int], none: Bool)] = [:]
        var attested: [FieldRef: (place: CellPlace, answer: CellAnswer?, evidence: String?)] = [:]
        var records: [FieldRef: [(slot: Int, value: FieldValue)]] = [:]
        var told: Set<FieldRef> = []
        var places: [FieldRef: CellPlace] = [:]
    }

    /// The code of the facility a row is about, and of the place it stands in.
    private func whose(_ row: Int, _ cells: [Cell], _ meanings: [Int: SubmissionColumns.Meaning], _ main: Main) -> (code: String, around: String)? {
        let levels = vocabulary.levels
        var (places, code): ([KindID: String], String?) = ([:], nil)
        for cell in cells {
            guard case .answer(let target)? = meanings[cell.column],
                let text = reading(
                    main.table, row, cell.column,
                    { () throws(CellProblem) in
                        try importer.fields.plain(cell.content)
                    })
            else { continue }
            if case .place(let level) = target { places[level] = text }
            if target == .code { code = importer.fields.narrow(text) }
        }
        let kind = vocabulary.kinds[main.names.kind]
        guard let within = kind.within else { return nil }
        if let code {
            guard importer.codes.isCode(code) else {
                problems.error(main.table.place(row, 0), .notACode(code), help: .codesLookLike(vocabulary))
                return nil
            }
            return (code, importer.codes.place(at: within, of: code))
        }
        guard let said = places[within] else {
            problems.error(main.table.place(row, 0), .notAnswered(levels.level(within)?.word.zh ?? kind.label), help: .writeCode)
            return nil
        }
        // Answers are codes; with labels instead of names in them they are what the places are called.
        let narrow = importer.fields.narrow(said)
        guard !importer.isPlace(narrow, within) else { return (FacilityDirectory.impliedCode(narrow, kind), narrow) }
        let township = places[levels.township].flatMap { importer.isPlace($0, levels.township) ? nil : $0 }
        let place = main.table.place(row, 0)
        guard let found = importer.found(place, within == levels.township ? said : township, within == levels.village ? said : nil, nil, within) else {
            return nil
        }
        return (FacilityDirectory.impliedCode(found, kind), found)
    }

    // MARK: Answers

    private func answer(_ cell: Cell, _ meaning: SubmissionColumns.Meaning, _ answers: inout Answers, _ main: inout Main) {
        let (table, row, update) = (main.table, answers.row, answers.subject)
        let values = SubmissionValues(vocabulary: vocabulary, fields: importer.fields, names: main.names, mapping: mapping)
        func text() -> String? { reading(table, row, cell.column) { () throws(CellProblem) in try importer.fields.plain(cell.content) } }
        switch meaning {
        case .chosen(let ref, let term):
            guard reading(table, row, cell.column, { () throws(CellProblem) in try values.yesNo(cell.content, vocabulary.field(.subject(ref)).label) }) == true
            else {
                return
            }
            var chosen = answers.chosen[ref] ?? (table.place(row, cell.column), [], false)
            if let term { chosen.terms.append(term) } else { chosen.none = true }
            answers.chosen[ref] = chosen
        case .answer(let target):
            switch target {
            case .kind, .place, .code: break
            case .presence:
                update.isPresent = reading(table, row, cell.column) { () throws(CellProblem) in try values.yesNo(cell.content, "有无") }
            case .reportedBy: update.reportedBy = text()
            case .reportedOn:
                if case .text(let day)? = reading(table, row, cell.column, { () throws(CellProblem) in try importer.fields.day(cell.content, label: "填报日期") }) {
                    update.reportedOn = day
                }
            case .field(let ref): field(ref, cell, values, &answers, &main)
            case .evidence(let ref):
                if let text = text() { answers.attested[ref, default: (table.place(row, cell.column), nil, nil)].evidence = text }
            case .term(let ref, let term):
                guard let list = vocabulary.kinds[ref.kind].table.fields[ref.slot].type.termList else { return }
                let item = vocabulary.termLists[list].items[term]
                if let count = reading(table, row, cell.column, { () throws(CellProblem) in try importer.fields.count(cell.content, item) }) {
                    subject(ref, answers).counts.append((list, term, count))
                }
            case .record(let ref, let slot):
                if let value = record(ref, slot, cell, values, table, row) { answers.records[ref, default: []].append((slot, value)) }
            }
        }
    }

    private func field(_ ref: FieldRef, _ cell: Cell, _ values: SubmissionValues, _ answers: inout Answers, _ main: inout Main) {
        let (table, row) = (main.table, answers.row)
        let field = vocabulary.field(.subject(ref))
        let place = table.place(row, cell.column)
        if case .records = field.type {
            let answer = reading(table, row, cell.column) { () throws(CellProblem) in try values.yesNo(cell.content, field.label) }
            guard answer == false else { return }
            main.nothing[row, default: [:]][ref] = place
            subject(ref, answers).fields.append((ref.slot, .nothing))
            return
        }
        let read = reading(table, row, cell.column) { () throws(CellProblem) in try values.value(cell.content, field, main.names.name(.field(ref))) }
        guard let value = read else { return }
        answers.told.insert(ref)
        guard field.isAttested else { return subject(ref, answers).fields.append((ref.slot, value)) }
        answers.attested[ref, default: (place, nil, nil)].answer = CellAnswer(place: place, text: written(value, field))
    }

    func record(_ ref: FieldRef, _ slot: Int, _ cell: Cell, _ values: SubmissionValues, _ table: SubmissionTable, _ row: Int) -> FieldValue? {
        guard let record = vocabulary.recordKind(in: ref) else { return nil }
        let field = vocabulary.records[record].table.fields[slot]
        return reading(table, row, cell.column) { () throws(CellProblem) in
            try values.value(cell.content, field, values.names.name(.record(ref, slot: slot)))
        }
    }

    /// Whose field it is: the facility's, or that of the place around it.
    private func subject(_ ref: FieldRef, _ answers: Answers) -> SubjectUpdate {
        if ref.kind == answers.subject.kind { return answers.subject }
        let place = importer.update(answers.around, answers.subject.place)
        place.kind = ref.kind
        return place
    }

    /// A value as the answer to something that needs evidence is read.
    private func written(_ value: FieldValue, _ field: Field) -> String {
        switch value {
        case .cleared: "未填报"
        case .nothing: "无"
        case .text(let text): text
        case .items(let items): field.type.termList.map { list in items.map { vocabulary.termLists[list].items[$0].label }.joined(separator: "、") } ?? ""
        }
    }

    /// Puts together what several cells of a row say.
    private func finish(_ answers: Answers, _ main: Main) {
        let update = answers.subject
        for (ref, chosen) in answers.chosen.sorted(by: { $0.key.slot < $1.key.slot }) where !answers.told.contains(ref) {
            let field = vocabulary.field(.subject(ref))
            if chosen.none, !chosen.terms.isEmpty {
                problems.error(chosen.place, .noneAndSome(field.label), help: .noneAlone)
                continue
            }
            self.subject(ref, answers).fields.append(
                (ref.slot, chosen.none ? .nothing : .items(chosen.terms)))
        }
        for (ref, said) in answers.attested.sorted(by: { $0.key.slot < $1.key.slot }) {
            let on: FieldValue? = said.answer == nil ? nil : update.reportedOn.map { .text($0) }
            subject(ref, answers).attestations.append(
                AttestationUpdate(
                    place: said.place, item: vocabulary.field(.subject(ref)).id, answer: said.answer, on: on, evidence: said.evidence,
                    by: said.answer == nil ? nil : update.reportedBy))
        }
        for (ref, values) in answers.records {
            if let record = vocabulary.recordKind(in: ref) {
                update.records[record, default: []].append(RecordUpdate(place: main.table.place(answers.row, 0), values: values))
            }
        }
        let hasValues = !update.fields.isEmpty || !update.counts.isEmpty || !update.attestations.isEmpty
        if update.isPresent == false, hasValues {
            problems.error(main.table.place(answers.row, 0), .noneButValues(vocabulary.kinds[main.names.kind].label), help: .noneOrValues)
        }
    }

    private func reading<Value>(_ table: SubmissionTable, _ row: Int, _ column: Int, _ body: () throws(CellProblem) -> Value?) -> Value? {
        do { return try body() } catch {
            problems.error(table.place(row, column), error.message, help: error.help)
            return nil
        }
    }
}
