import Audit
import Inventories
import Quantities
import Standards
import Wording

/// Draws up what a form asks of a facility, by who can answer.
package struct FormPlanner {
    private let program: AuditProgram
    private let vocabulary: Vocabulary
    private let needs: FormNeeds
    private let known: KnownFacts
    private let words: FormWords

    /// A planner of forms that ask what is needed, beside what is known.
    package init(_ program: AuditProgram, _ needs: FormNeeds, _ known: KnownFacts) {
        self.program = program
        vocabulary = program.vocabulary
        self.needs = needs
        self.known = known
        words = FormWords(program.vocabulary)
    }

    /// The form of a facility of a kind.
    ///
    /// - Parameter around: the code of the place it stands in, whose own facts its checks may need.
    package func plan(_ subject: FormPlan.Subject, _ kind: KindID, around: String) -> FormPlan {
        var questions = questions(of: subject.code, kind, around: nil)
        if let place = vocabulary.kinds[kind].within, place == vocabulary.levels.village, !around.isEmpty {
            questions += self.questions(of: around, place, around: kind)
        }
        var byAnswerer: [KindID: [FormQuestion]] = [:]
        for (answerer, question) in questions { byAnswerer[answerer, default: []].append(question) }
        let order = byAnswerer.keys.sorted { (distance($0, from: kind), $0) < (distance($1, from: kind), $1) }
        let blocks = order.map { answerer in
            FormPlan.Block(
                answerer: vocabulary.kinds[answerer].id, title: words.title(of: answerer), isOwn: answerer == kind,
                questions: byAnswerer[answerer]!.enumerated().sorted { (weight($0.element), $0.offset) < (weight($1.element), $1.offset) }.map(\.element))
        }
        return FormPlan(subject: subject, day: program.asOf, isOnlyMissing: needs.isOnlyMissing, blocks: blocks)
    }

    /// How far from a facility whoever answers is: itself, what stands near it, the places around it.
    private func distance(_ answerer: KindID, from kind: KindID) -> Int {
        if answerer == kind { return 0 }
        let chain = vocabulary.enclosing(kind)
        let place = vocabulary.kinds[answerer].isPlace ? answerer : vocabulary.kinds[answerer].within ?? answerer
        return (chain.firstIndex(of: place) ?? chain.count) * 2 + (vocabulary.kinds[answerer].isPlace ? 1 : 0)
    }

    /// Short answers come first, then what needs papers, lists, and people.
    private func weight(_ question: FormQuestion) -> Int {
        switch question.answer {
        case .boxes: 2
        case .people: 3
        case .yesNo, .choice, .count, .number, .percent, .day, .text: question.needsEvidence ? 1 : 0
        }
    }

    // MARK: Questions

    /// The questions about a subject, each with who answers it.
    ///
    /// - Parameter asker: the kind whose checks ask it, of a place around the facility; nil for the facility itself.
    private func questions(of code: String, _ kind: KindID, around asker: KindID?) -> [(KindID, FormQuestion)] {
        let table = vocabulary.kinds[kind].table
        let cells = needs.cells(of: code, kind, known)
        var found: [(KindID, FormQuestion)] = []
        func add(_ field: Field?, _ question: FormQuestion) { found.append((field?.askedOf ?? asker ?? kind, question)) }
        if asker == nil, cells[.presence] != nil { add(nil, .presence(of: kind, words)) }
        for (slot, field) in table.fields.enumerated() where !field.type.isDerived && !field.isRetired {
            let key = asker == nil ? FormKey.field(field.id) : .around(kind: vocabulary.kinds[kind].id, field: field.id)
            let checks = needs.checks(kind, slot)
            if asker != nil, !checks.contains(where: { program.checks[$0].form.kind == asker }) { continue }
            // What is amiss with the place itself is no question to its clinic.
            if asker != nil, needs.isOnlyMissing, known.words(code, kind, slot) != nil { continue }
            let isRequired = checks.contains { program.checks[$0].firmness == .binding }
            var question = FormQuestion(
                key: key, text: field.question ?? Text(same: field.label), unit: field.unit, answer: .text, known: known.words(code, kind, slot),
                isRequired: isRequired, needsEvidence: field.isAttested, standing: cells[.field(slot)] ?? nil)
            question.knownEvidence = known.of(code).answers[slot]?.evidence
            question.hint = hint(checks)
            for case .record(slot, let id, let column) in cells.keys.sorted(by: FormNeeds.inOrder) {
                if let one = record(code, field, slot, id, column) { add(field, one) }
            }
            guard cells[.field(slot)] != nil || !needs.terms(kind, slot, cells).isEmpty else { continue }
            switch field.type {
            case .set, .counts:
                let boxes = boxes(code, kind, slot, needs.terms(kind, slot, cells))
                if boxes.isEmpty { continue }
                if question.standing == nil { question.standing = cells.first { if case .term(slot, _) = $0.key { true } else { false } }?.value }
                question.answer = .boxes(boxes)
                question.known = nil
            case .records(let record):
                guard asker == nil else { continue }
                question.answer = .people(people(code, record))
                question.known = nil
            case .yesNo, .count, .number, .percent, .date, .text, .reference, .choice, .validUntil, .yearsSince: question.answer = answer(field.type)
            }
            add(field, question)
        }
        return found
    }

    /// How what some checks ask is found on site: as the first of them says that counts, else the first that says it.
    private func hint(_ checks: [Int]) -> Text? {
        let said = checks.filter { program.checks[$0].criterion.verification != nil }
        return (said.first { program.checks[$0].firmness == .binding } ?? said.first).flatMap { program.checks[$0].criterion.verification?.hint }
    }

    /// What is missing of one record, such as until when the licence of somebody counts.
    private func record(_ code: String, _ field: Field, _ slot: Int, _ id: String, _ column: Int) -> FormQuestion? {
        guard case .records(let record) = field.type else { return nil }
        let kind = vocabulary.records[record]
        let asked = kind.table.fields[column]
        return FormQuestion(
            key: .record(list: field.id, record: id, field: asked.id), text: words.ofRecord(kind.label, id, asked.question ?? Text(same: asked.label)),
            unit: asked.unit, answer: answer(asked.type), known: nil,
            isRequired: (needs.recordFields(record)[column] ?? []).contains { program.checks[$0].firmness == .binding }, needsEvidence: false,
            standing: .unreported)
    }

    private func boxes(_ code: String, _ kind: KindID, _ slot: Int, _ terms: [Int]) -> [FormBox] {
        guard let list = vocabulary.termList(of: FieldRef(kind: kind, slot: slot)) else { return [] }
        return terms.map { term in
            let item = list.items[term]
            return FormBox(key: item.id, index: term, label: item.label, known: known.words(code, kind, slot, term: term))
        }
    }

    /// How a value of a type is answered.
    private func answer(_ type: FieldType) -> FormAnswer {
        switch type {
        case .yesNo: .yesNo
        case .choice(let list): .choice(vocabulary.termLists[list].items.map(\.label))
        case .count: .count
        case .number: .number
        case .percent: .percent
        case .date: .day
        case .text, .reference, .set, .counts, .records, .validUntil, .yearsSince: .text
        }
    }

    // MARK: People

    /// How many things are asked of each person on a form of one facility; the rest goes into the township's sheet.
    private static let mostColumns = 5

    private func people(_ code: String, _ record: Int) -> FormPeople {
        let table = vocabulary.records[record].table
        let asks = needs.recordFields(record)
        let slots = table.fields.indices.filter { $0 > 0 && !table.fields[$0].isPrivate && asks[$0] != nil }
            .sorted { (-(asks[$0]?.count ?? 0), $0) < (-(asks[$1]?.count ?? 0), $1) }.prefix(Self.mostColumns).sorted()
        let columns = ([0] + slots).map { slot in
            FormPeople.Column(key: table.fields[slot].id, label: table.fields[slot].label, answer: slot == 0 ? .text : answer(table.fields[slot].type))
        }
        let people = (known.of(code).records[record] ?? []).compactMap { values -> FormPeople.Known? in
            guard let id = values[0] else { return nil }
            let known = slots.compactMap { slot in values[slot].map { (table.fields[slot], $0) } }
            return .init(
                id: id, summary: known.map { words.fact($0.0, $0.1) }.joined(separator: "，"), values: known.map { .init(key: $0.0.id, words: $0.1) })
        }
        return FormPeople(label: vocabulary.records[record].label, known: people, columns: columns, lines: people.isEmpty ? 3 : people.count > 2 ? 1 : 2)
    }
}

extension FormNeeds {
    /// Cells in one order, whatever the order they were found in.
    static func inOrder(_ left: Cell, _ right: Cell) -> Bool { rank(left) < rank(right) }

    private static func rank(_ cell: Cell) -> (Int, Int, String, Int) {
        switch cell {
        case .presence: (0, 0, "", 0)
        case .field(let slot): (1, slot, "", 0)
        case .term(let slot, let term): (2, slot, "", term)
        case .record(let slot, let id, let field): (3, slot, id, field)
        }
    }
}
