import Wording
import YAMLReader

extension RuleParser {
    func resolve(_ word: String) -> FieldRef? { vocabulary.field(word, of: kind) }

    mutating func field(_ node: YAMLNode, wanted: FieldType? = nil) -> FieldRef? {
        guard let word = reading.text(node) else { return nil }
        guard let ref = resolve(word) else {
            let spellings = vocabulary.enclosing(kind).flatMap { vocabulary.kinds[$0].table.spellings }
            reading.error(node, .unknownField(word, vocabulary.kinds[kind].label), help: .nearest(word, among: spellings))
            return nil
        }
        let field = vocabulary.kinds[ref.kind].table.fields[ref.slot]
        if field.isRetired { reading.error(node, .retiredField(field.label), help: .useAnotherField) }
        if let wanted, field.type != wanted {
            reading.error(node, .notAReferenceField(word))
            return nil
        }
        return ref
    }

    mutating func slot(_ node: YAMLNode, in table: FieldTable) -> Int? {
        guard let word = reading.text(node) else { return nil }
        if let slot = table.slot(vocabulary.symbols.symbol(word)) { return slot }
        reading.error(node, .unknownKey(word), help: .nearest(word, among: table.spellings))
        return nil
    }

    mutating func term(_ node: YAMLNode, in list: Int) -> Int? {
        guard let word = reading.text(node) else { return nil }
        if let item = vocabulary.termLists[list].item(vocabulary.symbols.symbol(word)) { return item }
        let terms = vocabulary.termLists[list]
        reading.error(
            node, .unknownTerm(word, terms.label), help: .nearest(word, among: terms.items.flatMap { [$0.label, $0.id] + $0.aliases }))
        return nil
    }

    /// The wanted items of a choice, yes-no (1/0) or validity field, from one word or a list of words.
    mutating func choices(_ node: YAMLNode, of type: FieldType) -> [Int]? {
        let nodes = node.isSequence ? node.entries : [node]
        var result: [Int] = []
        for entry in nodes {
            guard let word = reading.text(entry) else { return nil }
            let symbol = vocabulary.symbols.symbol(word)
            switch type {
            case .yesNo:
                guard let value = vocabulary.yesNo(symbol) else {
                    reading.error(entry, .notAChoice(word), help: .oneOf(["是", "否"]))
                    return nil
                }
                result.append(value ? 1 : 0)
            case .choice(let list):
                guard let item = term(entry, in: list) else { return nil }
                result.append(item)
            case .validUntil:
                guard let item = vocabulary.termLists[Vocabulary.validityList].item(symbol) else {
                    reading.error(entry, .notAChoice(word), help: .oneOf(["valid", "expired"]))
                    return nil
                }
                result.append(item)
            default:
                reading.error(node, .notAChoiceField, help: .useComparison)
                return nil
            }
        }
        return result.isEmpty ? nil : result
    }
}
