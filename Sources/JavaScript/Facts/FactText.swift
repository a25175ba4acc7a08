import Audit
import Inventories
import Quantities
import Standards

/// Writes facts as the script reads them: what its rules look at, and nothing else.
package struct FactText {
    private let vocabulary: Vocabulary
    private let script: CheckScript

    /// Facts for the rules of a script.
    package init(_ vocabulary: Vocabulary, _ script: CheckScript) {
        self.vocabulary = vocabulary
        self.script = script
    }

    // MARK: Subjects

    /// The facts of a subject as the audit looks at them, what was found on site in place of what was reported.
    package func frame(_ facts: Facts) -> String {
        ScriptText.json([("code", ScriptText.quoted(facts.code)), ("said", members(facts) { said($0, $1) })])
    }

    /// The facts of a subject as they were reported, with what was found on site apart, so that what is reported anew can take the place of the former.
    ///
    /// - Parameter township: what an audit of the township looks at, for what is not written with the subject.
    package func frame(_ facts: ReportedFacts) -> String {
        let reported = members(facts.reported) { source, slot in
            facts.audited[slot].tag != .none && facts.audited[slot].node < 0 ? value(facts.audited, slot) : raw(source, slot)
        }
        var found = fields(of: facts.audited.kind).compactMap { slot -> (String, String?)? in
            facts.verified.flatMap { raw($0, slot) }.map { (id(facts.audited.kind, slot), $0) }
        }
        for (slot, people) in facts.people {
            found.removeAll { $0.0 == id(facts.audited.kind, slot) }
            found.append((id(facts.audited.kind, slot), ScriptText.json([("people", self.people(people, slot, facts))])))
        }
        return ScriptText.json([
            ("code", ScriptText.quoted(facts.audited.code)), ("said", reported), ("found", found.isEmpty ? nil : ScriptText.json(found)),
        ])
    }

    private func fields(of kind: KindID) -> [Int] { script.fields.filter { $0.kind == kind }.map(\.slot).sorted() }

    private func id(_ kind: KindID, _ slot: Int) -> String { vocabulary.kinds[kind].table.fields[slot].id }

    private func members(_ facts: Facts, _ text: (Facts, Int) -> String?) -> String {
        ScriptText.json(fields(of: facts.kind).map { (id(facts.kind, $0), text(facts, $0)) })
    }

    // MARK: Values

    /// A value as an audit has it; nil of what was not reported.
    private func said(_ facts: Facts, _ slot: Int) -> String? {
        let day = facts.answer(slot)?.day.map { "\($0.number)" }
        let lack =
            switch facts[slot].lack {
            case .nothing: ""
            case .evidence: "evidence"
            case .future: "future"
            case .lapsed: "lapsed"
            case .undated: "undated"
            }
        if facts[slot].tag == .none { return lack.isEmpty ? nil : ScriptText.json([("lack", ScriptText.quoted(lack)), ("on", day)]) }
        guard facts.answer(slot) != nil else { return value(facts, slot) }
        return ScriptText.json([("answer", value(facts, slot)), ("on", day), ("proof", "true")])
    }

    /// A value as somebody wrote it: an answer that needs papers is kept without them.
    private func raw(_ facts: Facts, _ slot: Int) -> String? {
        guard vocabulary.kinds[facts.kind].table.fields[slot].isAttested else { return value(facts, slot) }
        guard let answer = value(facts, slot) else { return nil }
        let note = facts.answer(slot)
        let hasProof = note.map { !facts.evidence($0).isEmpty } ?? false
        return ScriptText.json([("answer", answer), ("on", note?.day.map { "\($0.number)" }), ("proof", hasProof ? "true" : nil)])
    }

    private func value(_ facts: Facts, _ slot: Int) -> String? {
        let field = vocabulary.kinds[facts.kind].table.fields[slot]
        let value = facts[slot]
        switch value.tag {
        case .none: return nil
        case .terms:
            guard let list = field.type.termList else { return nil }
            // A list that was given as a whole has none of what it leaves out; of counts by item nothing is known then.
            let counts = vocabulary.termLists[list].items.indices.map { facts.count(value, term: $0) }
            let rest: Int32 = counts.contains(-1) || isCountedByItem(facts, value, field) ? -1 : 0
            let named = counts.enumerated().filter { $0.element != rest }
            return ScriptText.json([("counts", ScriptText.json(named.map { ("\($0.offset)", "\($0.element)") })), ("rest", "\(rest)")])
        case .records:
            guard case .records(let record) = field.type else { return nil }
            let table = vocabulary.records[record].table
            let slots = (script.recordFields[record] ?? []).sorted()
            return ScriptText.list(
                (0..<value.recordCount).map { number in
                    ScriptText.json(
                        slots.map { slot in
                            let cell = facts.value(value, record: number, stride: table.fields.count, slot: slot)
                            return (table.fields[slot].id, scalar(cell, facts))
                        })
                })
        case .number, .yesNo, .date, .choice, .text: return scalar(value, facts)
        }
    }

    /// Whether counts were given item by item, so that nothing is said of an item that is left out.
    private func isCountedByItem(_ facts: Facts, _ value: Value, _ field: Field) -> Bool {
        guard case .counts = field.type, value.node >= 0, let tape = facts.tape else { return false }
        return tape.kind(Int(value.node)) == .mapping
    }

    private func scalar(_ value: Value, _ facts: Facts) -> String? {
        switch value.tag {
        case .number: ScriptText.quoted("n" + value.quantity.formatted())
        case .yesNo: ScriptText.quoted("y\(value.payload)")
        case .date: ScriptText.quoted("d\(value.day.number)")
        case .choice: ScriptText.quoted("c\(value.payload)")
        case .text: ScriptText.quoted("s" + facts.text(value))
        case .none, .terms, .records: nil
        }
    }

    private func people(_ people: [ReportedFacts.Person], _ slot: Int, _ facts: ReportedFacts) -> String {
        guard case .records(let record) = vocabulary.kinds[facts.audited.kind].table.fields[slot].type else { return "[]" }
        let table = vocabulary.records[record].table
        let read = script.recordFields[record] ?? []
        return ScriptText.list(
            people.map { person in
                ScriptText.json([
                    ("id", ScriptText.quoted(person.id)), ("gone", person.isGone ? "true" : nil),
                    (
                        "values",
                        ScriptText.json(person.values.filter { read.contains($0.slot) }.map { (table.fields[$0.slot].id, scalar($0.value, facts.reported)) })
                    ),
                ])
            })
    }

    // MARK: Other facilities

    /// What facilities come to in every test, by their codes.
    package func facilities(_ codes: [String], _ answer: (String, FacilityTest) -> FacilityAnswer) -> String {
        ScriptText.json(codes.map { code in (code, ScriptText.list(script.tests.map { text(answer(code, $0)) })) })
    }

    /// The codes that facts name as those of facilities: in references of the subject and of its records.
    package func named(in frames: Frames) -> [String] {
        var codes: Set<String> = []
        for ref in script.fields {
            guard let facts = frames[ref.kind] else { continue }
            let value = facts[ref.slot]
            switch vocabulary.kinds[ref.kind].table.fields[ref.slot].type {
            case .reference: if value.tag == .text { codes.insert(facts.text(value)) }
            case .records(let record):
                guard value.tag == .records else { continue }
                let table = vocabulary.records[record].table
                for slot in script.recordFields[record] ?? [] where table.fields[slot].type == .reference {
                    for number in 0..<value.recordCount {
                        let cell = facts.value(value, record: number, stride: table.fields.count, slot: slot)
                        // Whoever names nobody names a facility that is not there.
                        codes.insert(cell.tag == .text ? facts.text(cell) : "")
                    }
                }
            case .yesNo, .count, .number, .percent, .date, .text, .choice, .set, .counts, .validUntil, .yearsSince: break
            }
        }
        return codes.sorted()
    }

    private func text(_ answer: FacilityAnswer) -> String {
        let truth =
            switch answer.truth {
            case .yes: "1"
            case .no: "2"
            case .unknown: "3"
            }
        let flaw = answer.flaw.map { flaw in
            switch flaw {
            case .notOpen: "not-open"
            case .kind: "kind"
            case .place: "place"
            case .lacking: "lacking"
            }
        }
        let missing = answer.missing.map { fact in
            ScriptText.json([
                ("kind", ScriptText.quoted(vocabulary.kinds[fact.kind].id)), ("field", ScriptText.quoted(id(fact.kind, fact.slot))),
                ("of", fact.of.map(ScriptText.quoted)),
            ])
        }
        return ScriptText.json([("truth", truth), ("flaw", flaw.map(ScriptText.quoted)), ("missing", missing.isEmpty ? nil : ScriptText.list(missing))])
    }

    /// The waivers of a subject, with the checks each sets aside.
    package func waivers(_ waivers: [Waiver], _ text: (Waiver) -> String) -> String {
        ScriptText.list(
            waivers.compactMap { waiver in
                guard let checks = script.waived[waiver.criterion] else { return nil }
                return ScriptText.json([
                    ("checks", ScriptText.list(checks.map(ScriptText.quoted))), ("until", "\(waiver.until.number)"),
                    ("text", ScriptText.quoted(text(waiver))),
                ])
            })
    }
}
