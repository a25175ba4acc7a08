import Inventories
import Standards
import Wording

/// How values, fields and missing cells are written out for people.
public struct ValueWords: Sendable {
    /// The vocabulary that has the words.
    public let vocabulary: Vocabulary

    /// Words of a vocabulary.
    public init(vocabulary: Vocabulary) {
        self.vocabulary = vocabulary
    }

    /// A reported value.
    public func text(_ value: Value, _ field: Field, _ facts: Facts) -> String {
        switch value.tag {
        case .none: return language.word("未填报", "not reported")
        case .number: return value.quantity.formatted() + (field.unit.map { $0 == "%" ? "%" : " \($0)" } ?? "")
        case .yesNo: return value.payload == 1 ? language.word("是", "yes") : language.word("否", "no")
        case .date: return value.day.description
        case .choice:
            switch field.type {
            case .choice(let list): return vocabulary.termLists[list].items[Int(value.payload)].label
            default: return vocabulary.termLists[Vocabulary.validityList].items[Int(value.payload)].label
            }
        case .terms:
            guard let list = field.type.termList else { return "" }
            let items = vocabulary.termLists[list].items
            let present = items.indices.filter { facts.count(value, term: $0) > 0 }
            if present.isEmpty { return language.word("无", "none") }
            return present.map { index in
                let count = facts.count(value, term: index)
                return items[index].label + (count > 1 ? "×\(count)" : "")
            }.joined(separator: language.word("、", ", "))
        case .records: return language.word("\(value.recordCount) 条", "\(value.recordCount) records")
        case .text: return facts.text(value)
        }
    }

    /// What was reported and what was found on site, where the two differ. Of a record its own field says how to put the value; whether it is there at all is
    /// a yes or no.
    package func difference(_ difference: Discrepancy, of facts: Facts) -> (reported: String, verified: String) {
        let field = vocabulary.kinds[facts.kind].table.fields[difference.slot]
        var valueField: Field? = field
        if difference.record != nil, case .records(let record) = field.type {
            valueField = difference.recordSlot.map { vocabulary.records[record].table.fields[$0] }
        }
        func text(_ value: Value) -> String { valueField.map { self.text(value, $0, facts) } ?? (value.payload == 1 ? "有" : "无") }
        return (text(difference.reported), text(difference.verified))
    }

    /// A term of a field.
    public func term(_ kind: KindID, _ slot: Int, _ term: Int) -> Term? {
        vocabulary.termList(of: FieldRef(kind: kind, slot: slot))?.items[term]
    }

    /// A missing cell as people look for it: 人员 V0001 · 资格.
    public func label(_ fact: MissingFact, for own: KindID) -> String {
        let kind = vocabulary.kinds[fact.kind]
        let field = kind.table.fields[fact.slot]
        if fact.isPresence { return language.word("有无", "whether there is a ") + kind.label + places(fact) }
        var text = fact.of.map { "\(kind.label) \($0)·\(field.label)" } ?? (fact.kind == own ? field.label : "\(kind.label)·\(field.label)")
        if let term = fact.term, let word = self.term(fact.kind, fact.slot, term) { text += "·\(word.label)" }
        if let record = fact.record { text += " \(record)" }
        if let slot = fact.recordSlot, case .records(let index) = field.type {
            text += "·\(vocabulary.records[index].table.fields[slot].label)"
        }
        text += places(fact)
        return text + (fact.reason.map { inBrackets(self.text($0))[language] } ?? "")
    }

    /// What is said beside something.
    package func inBrackets(_ text: String) -> Text { Text(zh: "（\(text)）", en: " (\(text))") }

    /// Why something that was filled in does not count.
    package func text(_ reason: MissingFact.Reason) -> String {
        switch reason {
        case .evidence: language.word("缺佐证材料", "without evidence")
        case .undated: language.word("答复没有日期", "the answer has no date")
        case .lapsed(let day, let life):
            language.word(
                "\(day) 的答复已超过\(life.words)" + (life.isCalendar ? "，按自然\(life.unit.name)计" : ""), "the answer of \(day) no longer counts")
        case .answerToCome(let day): language.word("\(day) 的答复晚于判定日", "the answer of \(day) is later than the day judged on")
        case .dateToCome(let day): language.word("日期 \(day) 晚于判定日", "the date \(day) is later than the day judged on")
        }
    }

    private func places(_ fact: MissingFact) -> String {
        fact.count > 1 ? language.word("（\(fact.count) 处）", " (\(fact.count) places)") : ""
    }

    private var language: Language { vocabulary.language }

    /// A missing cell as a path of ids: `staff[V0001].qualification`.
    public func path(_ fact: MissingFact, for own: KindID) -> String {
        let kind = vocabulary.kinds[fact.kind]
        let field = kind.table.fields[fact.slot]
        if fact.isPresence { return kind.id }
        var text = (fact.of.map { "\($0)." } ?? (fact.kind == own ? "" : "\(kind.id).")) + (field.isAttested ? "attestations." : "") + field.id
        if let term = fact.term, let word = self.term(fact.kind, fact.slot, term) { text += ".\(word.id)" }
        if let record = fact.record { text += "[\(record)]" }
        if let slot = fact.recordSlot, case .records(let index) = field.type {
            text += ".\(vocabulary.records[index].table.fields[slot].id)"
        }
        switch fact.reason {
        case nil, .dateToCome: return text
        case .evidence: return text + ".evidence"
        case .undated, .lapsed, .answerToCome: return text + ".on"
        }
    }
}
