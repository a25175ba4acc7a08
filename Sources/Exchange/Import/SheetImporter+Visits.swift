import Standards
import Wording

/// What inspectors found on site and sent back as a document: it stands beside what was reported.
extension SheetImporter {
    /// Takes what was found at a facility.
    ///
    /// - Parameters:
    ///   - boxes: the boxes of each question it can be asked.
    ///   - number: that of the file among those imported.
    func take(visit form: ReturnedForm, code: String, boxes: [(key: FormKey, terms: [String])], number: Int) {
        guard let kind = places[places.village].theOne else { return }
        var parts = problems.parts[number] ?? [:]
        func place(_ part: String) -> CellPlace {
            let row = parts.count + 1
            parts[row] = part
            return CellPlace(file: number, sheet: nil, row: row, column: -1)
        }
        let update = update(code, place("facility"))
        update.kind = kind
        var marks = VisitMarks(form, boxes)
        for (index, answer) in form.answers.enumerated() {
            let at = place("answers[\(index)].text")
            problems.parts[number] = parts
            take(answer, at, form, &marks, update, kind, code)
        }
        let table = vocabulary.kinds[kind].table
        for (index, person) in form.people.enumerated() {
            guard let slot = table.slot(id: person.list), case .records(let record) = table.fields[slot].type else { continue }
            let at = place("people[\(index)]")
            problems.parts[number] = parts
            let fields = vocabulary.records[record].table
            let id = person.isNew ? person.values.first { $0.key == fields.fields[0].id }?.text ?? "" : person.record
            guard !id.isEmpty else {
                problems.error(at, .recordWithoutKey(fields.fields[0].label, vocabulary.records[record].label), help: .giveKey(fields.fields[0].label))
                continue
            }
            func note(_ item: String, _ text: String) {
                update.verified.append(
                    VerifiedUpdate(place: at, item: item, answer: CellAnswer(place: at, text: text), by: form.by, on: form.on.description))
            }
            if person.isGone || person.isNew || person.values.isEmpty { note("\(person.list)/\(id)", person.isGone ? "不在岗" : "在岗") }
            for value in person.values where value.key != fields.fields[0].id && !person.isGone { note("\(person.list)/\(id)/\(value.key)", value.text) }
        }
        problems.parts[number] = parts
    }

    private func take(
        _ answer: ReturnedForm.Answer, _ at: CellPlace, _ form: ReturnedForm, _ marks: inout VisitMarks, _ update: SubjectUpdate, _ kind: KindID, _ code: String
    ) {
        guard let ask = ReturnedAsk(answer.ask), answer.text != FormMarks.unknown, !answer.text.allSatisfy(\.isWhitespace) else { return }
        if let papers = answer.evidence { problems.warning(at, .papersOfFinding(papers)) }
        var (owner, ownerKind, key) = (update, kind, "")
        func around(_ outer: String) -> Bool {
            guard let found = vocabulary.kind(outer), places.isDigits, found == places.village else { return false }
            (owner, ownerKind) = (self.update(codes.village(of: code), at), found)
            owner.kind = found
            return true
        }
        func field(_ asked: FormKey) -> Bool {
            switch asked {
            case .presence: return false
            case .field(let id): key = id
            case .around(let outer, let id):
                guard around(outer) else { return false }
                key = id
            case .record(let list, let record, let field): key = "\(list)/\(record)/\(field)"
            }
            return true
        }
        var found = VerifiedUpdate(place: at, item: "", answer: CellAnswer(place: at, text: answer.text), by: form.by, on: form.on.description)
        switch ask {
        case .question(let asked):
            guard field(asked) else { return problems.warning(at, .notVerified(answer.ask)) }
        case .box(let asked, let term):
            guard field(asked), let slot = vocabulary.kinds[ownerKind].table.slot(id: key) else { return problems.warning(at, .notVerified(answer.ask)) }
            let list = vocabulary.kinds[ownerKind].table.fields[slot].type.termList
            let label = list.flatMap { list in vocabulary.termLists[list].index(id: term).map { vocabulary.termLists[list].items[$0].label } } ?? term
            switch FormMarks.mark(answer.text, label: label) {
            case .some(.some(let mark)):
                found.box = marks.box(mark, of: asked, among: list.map { vocabulary.termLists[$0].items.map(\.id) } ?? [])
            case .some(nil): return
            case nil: return problems.error(at, .markUnclear(answer.text), help: .tickOrCross)
            }
            key += "/" + term
        }
        found.item = key
        owner.verified.append(found)
    }
}

/// The boxes of a visit's form, question by question: which were left alone, and whether any is ticked.
private struct VisitMarks {
    private let asked: [FormKey: [String]]
    private var marked: [FormKey: Set<String>] = [:]
    private var ticked: Set<FormKey> = []
    private var begun: Set<FormKey> = []

    init(_ form: ReturnedForm, _ boxes: [(key: FormKey, terms: [String])]) {
        asked = Dictionary(boxes.map { ($0.key, $0.terms) }, uniquingKeysWith: { first, _ in first })
        for answer in form.answers {
            guard case .box(let key, let term)? = ReturnedAsk(answer.ask), case .some(.some(let mark)) = FormMarks.mark(answer.text, label: term) else {
                continue
            }
            marked[key, default: []].insert(term)
            if mark != .no { ticked.insert(key) }
        }
    }

    /// - Parameter terms: all terms of the list, of which a form that does not ask them has left the others alone.
    mutating func box(_ mark: FormMarks.Mark, of key: FormKey, among terms: [String]) -> VerifiedUpdate.Box {
        let isFirst = begun.insert(key).inserted
        let left = (asked[key] ?? terms).filter { marked[key]?.contains($0) != true }.compactMap { terms.firstIndex(of: $0) }
        return .init(mark: mark, left: left, isAmongCrossesOnly: !ticked.contains(key), isFirst: isFirst)
    }
}
