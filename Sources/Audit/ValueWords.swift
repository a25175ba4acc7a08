import Inventories
import Standards

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
        case .none: return "未填报"
        case .number: return value.quantity.formatted() + (field.unit.map { $0 == "%" ? "%" : " \($0)" } ?? "")
        case .yesNo: return value.payload == 1 ? "是" : "否"
        case .date: return value.day.description
        case .choice:
            switch field.type {
            case .choice(let list): return vocabulary.termLists[list].items[Int(value.payload)].label
            default: return vocabulary.termLists[Vocabulary.validityList].items[Int(value.payload)].label
            }
        case .terms:
            guard let list = termList(field) else { return "" }
            let items = vocabulary.termLists[list].items
            let present = items.indices.filter { facts.count(value, term: $0) > 0 }
            if present.isEmpty { return "无" }
            return present.map { index in
                let count = facts.count(value, term: index)
                return items[index].label + (count > 1 ? "×\(count)" : "")
            }.joined(separator: "、")
        case .records: return "\(value.recordCount) 条"
        case .text: return facts.text(value)
        }
    }

    /// The list of terms a field takes.
    public func termList(_ field: Field) -> Int? {
        switch field.type {
        case .set(let list), .counts(let list): list
        default: nil
        }
    }

    /// A term of a field.
    public func term(_ kind: KindID, _ slot: Int, _ term: Int) -> Term? {
        termList(vocabulary.kinds[kind].table.fields[slot]).map { vocabulary.termLists[$0].items[term] }
    }

    /// A missing cell as people look for it: 人员 V0001 · 资格.
    public func label(_ fact: MissingFact, for own: KindID) -> String {
        let kind = vocabulary.kinds[fact.kind]
        let field = kind.table.fields[fact.slot]
        if fact.isPresence { return "有无\(kind.label)" + places(fact) }
        var text = fact.kind == own ? field.label : "\(kind.label)·\(field.label)"
        if let term = fact.term, let word = self.term(fact.kind, fact.slot, term) { text += "·\(word.label)" }
        if let record = fact.record { text += " \(record)" }
        if let slot = fact.recordSlot, case .records(let index) = field.type {
            text += "·\(vocabulary.records[index].table.fields[slot].label)"
        }
        text += places(fact)
        return fact.isEvidence ? text + "（缺佐证材料）" : text
    }

    private func places(_ fact: MissingFact) -> String { fact.count > 1 ? "（\(fact.count) 处）" : "" }

    /// A missing cell as a path of ids: `staff[V0001].qualification`.
    public func path(_ fact: MissingFact, for own: KindID) -> String {
        let kind = vocabulary.kinds[fact.kind]
        let field = kind.table.fields[fact.slot]
        if fact.isPresence { return kind.id }
        var text = (fact.kind == own ? "" : "\(kind.id).") + (field.isAttested ? "attestations." : "") + field.id
        if let term = fact.term, let word = self.term(fact.kind, fact.slot, term) { text += ".\(word.id)" }
        if let record = fact.record { text += "[\(record)]" }
        if let slot = fact.recordSlot, case .records(let index) = field.type {
            text += ".\(vocabulary.records[index].table.fields[slot].id)"
        }
        return fact.isEvidence ? text + ".evidence" : text
    }
}
