import Exchange
import JavaScript
import Standards
import Wording

/// What a form asks and knows, as JSON for its script.
struct FormData {
    private let vocabulary: Vocabulary
    private let language: Language
    private let kind: KindID

    init(_ vocabulary: Vocabulary, _ kind: KindID, _ language: Language) {
        self.vocabulary = vocabulary
        self.kind = kind
        self.language = language
    }

    /// Which form it is.
    struct Stamp {
        /// The version of the program that makes it.
        var program: String
        /// A digest of the rules it asks by.
        var standards: String
        /// A digest of the facts it is filled from.
        var facts: String
        /// Whether an inspector fills it in on site.
        var isVisit: Bool
        /// Whether the facts are made up.
        var isSample: Bool
    }

    /// - Parameters:
    ///   - county: the code of the county the facility is in.
    ///   - written: the same plan in Chinese, whose words an import holds against the inventory's.
    ///   - left: what the rules ask that cannot be judged here.
    func text(_ plan: FormPlan, written: FormPlan, county: String, _ stamp: Stamp, _ scene: FormScene, waivers: String, left: [String]) -> String {
        let was = Dictionary(written.questions.flatMap(Self.known), uniquingKeysWith: { first, _ in first })
        let blocks = blocks(of: plan, isVisit: stamp.isVisit)
        let form = [("made", plan.day.description), ("standards", stamp.standards), ("facts", stamp.facts)]
        let facility = [
            ("code", plan.subject.code), ("name", written.subject.name), ("kind", plan.subject.kind), ("county", county),
        ]
        return ScriptText.json([
            ("program", ScriptText.quoted(stamp.program)), ("form", texts(form)), ("visit", "\(stamp.isVisit)"), ("sample", stamp.isSample ? "true" : nil),
            ("facility", texts(facility)), ("isThere", "\(scene.isThere)"), ("status", status), ("left", ScriptText.list(left.map(ScriptText.quoted))),
            ("scene", ScriptText.json([("frames", scene.frames), ("facilities", scene.facilities), ("waivers", waivers)])),
            (
                "blocks",
                ScriptText.list(
                    blocks.map { block in
                        ScriptText.json([
                            ("title", ScriptText.quoted(block.title[language])), ("own", block.isOwn ? "true" : nil),
                            ("questions", ScriptText.list(block.questions.map { question($0, was, scene.verified, isVisit: stamp.isVisit) })),
                        ])
                    })
            ),
        ])
    }

    /// On site everything about the facility is looked at in the order of the vocabulary, whoever reports it.
    private func blocks(of plan: FormPlan, isVisit: Bool) -> [FormPlan.Block] {
        guard isVisit, let own = plan.blocks.first(where: \.isOwn) ?? plan.blocks.first else { return plan.blocks }
        let questions = plan.questions.compactMap { question -> (Int, FormQuestion)? in
            guard case .field(let field) = question.key else { return nil }
            return (vocabulary.kinds[kind].table.slot(id: field) ?? .max, question)
        }
        var block = own
        block.title = FormUI.visitBlock
        block.isOwn = true
        block.questions = questions.enumerated().sorted { ($0.element.0, $0.offset) < ($1.element.0, $1.offset) }.map(\.element.1)
        return [block]
    }

    /// What is known of a question and of its boxes, by what they ask.
    private static func known(_ question: FormQuestion) -> [(String, String)] {
        let own = question.known.map { [(FormAsk.text(question.key), $0)] } ?? []
        guard case .boxes(let boxes) = question.answer else { return own }
        return own + boxes.compactMap { box in box.known.map { (FormAsk.text(question.key, box: box.key), $0) } }
    }

    private func texts(_ members: [(String, String)]) -> String { ScriptText.json(members.map { ($0, ScriptText.quoted($1)) }) }

    /// How the script sees whether the facility is open.
    private var status: String {
        let own = vocabulary.kinds[kind]
        guard let slot = own.statusSlot else { return "{}" }
        let field = own.table.fields[slot]
        return ScriptText.json([
            ("field", ScriptText.quoted(field.id)), ("open", own.openItem.map { "\($0)" }), ("standard", field.defaultChoice.map { "\($0)" }),
        ])
    }

    // MARK: Questions

    private func question(_ question: FormQuestion, _ was: [String: String], _ verified: [FieldRef: String], isVisit: Bool) -> String {
        var members: [(String, String?)] = [
            ("ask", ScriptText.quoted(FormAsk.text(question.key))), ("text", ScriptText.quoted(question.text[language])),
            ("required", question.isRequired ? "true" : nil), ("proof", question.needsEvidence ? "true" : nil),
            ("papers", question.knownEvidence.map(ScriptText.quoted)), ("unit", question.unit.map(ScriptText.quoted)),
            ("hint", isVisit ? question.hint.map { ScriptText.quoted($0[language]) } : nil),
        ]
        let ask = FormAsk.text(question.key)
        let ref = place(question.key)
        let field = ref.map { vocabulary.kinds[$0.kind].table.fields[$0.slot] }
        if let ref, let field {
            members += [
                ("kind", ref.kind == kind ? nil : ScriptText.quoted(vocabulary.kinds[ref.kind].id)), ("field", ScriptText.quoted(field.id)),
                ("around", ref.kind == kind ? nil : "true"), ("verified", verified[ref].map(ScriptText.quoted)),
            ]
        }
        let known = question.known.map { shown($0, answered(question.key, field)) }
        members += [("known", known.map(ScriptText.quoted)), ("was", was[ask] == known ? nil : was[ask].map(ScriptText.quoted))]
        switch question.answer {
        case .boxes(let boxes):
            members += [
                ("answer", "\"boxes\""), ("type", field.map { ScriptText.quoted($0.type.word) }),
                ("boxes", ScriptText.list(boxes.map { box(question.key, $0, was, field) })),
            ]
        case .people(let people): members += [("answer", "\"people\""), ("people", self.people(people, field))]
        case .yesNo, .choice, .count, .number, .percent, .day, .text:
            if question.key == .presence { members.append(("answer", "\"presence\"")) }
            members += answer(question.answer, answered(question.key, field))
            if case .record(_, let record, let column) = question.key {
                members += [("record", ScriptText.quoted(record)), ("recordField", ScriptText.quoted(column))]
            }
        }
        return ScriptText.json(members)
    }

    /// The field a question is about; of one of a record the list.
    private func place(_ key: FormKey) -> FieldRef? {
        let (kind, id): (KindID, String)
        switch key {
        case .presence: return nil
        case .field(let field): (kind, id) = (self.kind, field)
        case .around(let outer, let field): (kind, id) = (vocabulary.kind(outer) ?? self.kind, field)
        case .record(let list, _, _): (kind, id) = (self.kind, list)
        }
        return vocabulary.kinds[kind].table.slot(id: id).map { FieldRef(kind: kind, slot: $0) }
    }

    /// The field whose values an answer takes: of a question about a record that of the record.
    private func answered(_ key: FormKey, _ field: Field?) -> Field? {
        guard case .record(_, _, let column) = key, case .records(let record)? = field?.type else { return field }
        let table = vocabulary.records[record].table
        return table.slot(id: column).map { table.fields[$0] }
    }

    /// How an answer is given, with the words it is sent in and those it is shown in.
    private func answer(_ answer: FormAnswer, _ field: Field?) -> [(String, String?)] {
        switch answer {
        case .yesNo: return [("type", "\"yes-no\"")]
        case .choice(let words):
            let items = if case .choice(let list)? = field?.type { vocabulary.termLists[list].items.map(\.written) } else { words }
            return [
                ("type", "\"choice\""),
                ("options", ScriptText.list(zip(items, words).map { ScriptText.list([ScriptText.quoted($0), ScriptText.quoted($1)]) })),
            ]
        case .count: return [("type", "\"count\"")]
        case .number: return [("type", "\"number\"")]
        case .percent: return [("type", "\"percent\"")]
        case .day: return [("type", "\"day\"")]
        case .text, .boxes, .people: return [("type", "\"text\"")]
        }
    }

    private func box(_ key: FormKey, _ box: FormBox, _ was: [String: String], _ field: Field?) -> String {
        let ask = FormAsk.text(key, box: box.key)
        let unit = field?.type.termList.flatMap { vocabulary.termLists[$0].items[box.index].unit }
        let known = box.known.map { $0 == "有" ? FormUI.word("there")[language] : $0 == "无" ? FormUI.word("notThere")[language] : $0 }
        return ScriptText.json([
            ("id", ScriptText.quoted(box.key)), ("index", "\(box.index)"), ("label", ScriptText.quoted(box.label)), ("known", known.map(ScriptText.quoted)),
            ("was", was[ask] == known ? nil : was[ask].map(ScriptText.quoted)),
            ("unit", box.known.flatMap { Int($0) } == nil ? nil : unit.map(ScriptText.quoted)),
        ])
    }

    private func people(_ people: FormPeople, _ field: Field?) -> String {
        let table: FieldTable? = if case .records(let record)? = field?.type { vocabulary.records[record].table } else { nil }
        func column(_ key: String) -> Field? { table.flatMap { table in table.slot(id: key).map { table.fields[$0] } } }
        return ScriptText.json([
            ("list", ScriptText.quoted(field?.id ?? "")), ("label", ScriptText.quoted(people.label)),
            (
                "known",
                ScriptText.list(
                    people.known.map { person in
                        ScriptText.json([
                            ("id", ScriptText.quoted(person.id)), ("summary", ScriptText.quoted(person.summary)),
                            (
                                "values",
                                ScriptText.list(
                                    person.values.map {
                                        ScriptText.json([
                                            ("key", ScriptText.quoted($0.key)), ("words", ScriptText.quoted(shown($0.words, column($0.key)))),
                                        ])
                                    })
                            ),
                        ])
                    })
            ),
            (
                "columns",
                ScriptText.list(
                    people.columns.map {
                        ScriptText.json(
                            [("key", ScriptText.quoted($0.key)), ("label", ScriptText.quoted($0.label))] + answer($0.answer, column($0.key)))
                    })
            ),
        ])
    }

    /// What is known in the words of the page's language.
    private func shown(_ words: String, _ field: Field?) -> String {
        switch field?.type {
        case .yesNo: words == "是" ? FormUI.word("yes")[language] : words == "否" ? FormUI.word("no")[language] : words
        case .choice(let list): vocabulary.termLists[list].items.first { $0.written == words }?.label ?? words
        case .count, .number, .percent, .date, .text, .reference, .set, .counts, .records, .validUntil, .yearsSince, nil: words
        }
    }
}
