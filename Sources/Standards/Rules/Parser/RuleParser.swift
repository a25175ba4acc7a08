import Quantities
import Wording
import YAMLReader

/// Decodes rules against a vocabulary, for one kind of subject.
struct RuleParser {
    let vocabulary: Vocabulary
    let kind: KindID
    var reading: NodeReading

    static let numberForms = [
        "field", "quantity", "count", "share", "sum", "mean", "ratio", "days-since", "quarters-since", "blank-spots",
    ]
    private static let otherForms = ["includes", "each", "facility", "reported", "all", "any", "not"]

    /// What is asked of the subject, written as one of the forms of requirements.
    mutating func rule(_ node: YAMLNode) -> Rule? {
        guard node.isMapping else {
            reading.error(node, .expectedRequirement, help: .requirementForms(Self.numberForms + Self.otherForms))
            return nil
        }
        let forms = node.pairs.compactMap(\.key.text).filter { (Self.numberForms + Self.otherForms).contains($0) }
        guard let form = forms.first, forms.count == 1 else {
            let unknown = node.pairs.first { !((Self.numberForms + Self.otherForms + Self.comparators).contains($0.key.text ?? "")) }
            reading.error(
                unknown?.key ?? node, forms.isEmpty ? .expectedRequirement : .severalForms(forms),
                help: .requirementForms(Self.numberForms + Self.otherForms))
            return nil
        }
        let value = node[form]!
        switch form {
        case "all", "any":
            _ = reading.mapping(node, keys: [form])
            let parts = reading.entries(value).compactMap { rule($0) }
            guard !parts.isEmpty else { return nil }
            return form == "all" ? .all(parts) : .any(parts)
        case "not":
            _ = reading.mapping(node, keys: [form])
            return rule(value).map { .not($0) }
        case "includes":
            _ = reading.mapping(node, keys: [form])
            return includes(value)
        case "each":
            _ = reading.mapping(node, keys: [form])
            let pairs = reading.mapping(value, keys: ["of", "where", "satisfy"])
            guard let of = reading.require("of", of: pairs, in: value),
                let satisfy = reading.require("satisfy", of: pairs, in: value),
                let population = population(of, among: pairs["where"], matching: satisfy)
            else { return nil }
            return .every(population)
        case "facility":
            let pairs = reading.mapping(node, keys: ["facility", "is"] + Self.facilityKeys)
            guard let ref = field(value, wanted: .reference) else { return nil }
            if let word = pairs["is"]?.text, word != "open", word != "开诊" { reading.error(pairs["is"]!, .notAChoice(word), help: .oneOf(["open"])) }
            return facilityTest(pairs).map { .open(.subject(ref), $0) }
        case "reported":
            _ = reading.mapping(node, keys: [form])
            return field(value).map { .reported(.subject($0)) }
        default:
            return comparison(node, of: form)
        }
    }

    /// A number held against a threshold, or a choice or date.
    private mutating func comparison(_ node: YAMLNode, of form: String) -> Rule? {
        let pairs = reading.mapping(
            node, keys: [form, "is", "levels", "on-or-after", "on-or-before", "per", "of", "plus", "within", "reported-as"] + Self.comparators)
        for key in ["within", "reported-as"] where form != "blank-spots" {
            if let node = pairs[key] { reading.error(node, .unknownKey(key), help: .oneOf(["blank-spots"])) }
        }
        if form == "field", let ref = field(pairs[form]!) {
            let type = vocabulary.kinds[ref.kind].table.fields[ref.slot].type
            if let wanted = pairs["is"] {
                guard let choices = choices(wanted, of: type) else { return nil }
                return .isOne(.subject(ref), choices)
            }
            if type == .date || pairs["on-or-after"] != nil || pairs["on-or-before"] != nil { return date(ref, type, pairs, in: node) }
        }
        guard let asked = number(form, pairs[form]!) else { return nil }
        guard case .blankSpots(let spot, _) = asked.number else { return compare(asked.number, asked.unit, pairs, in: node) }
        return blankSpots(spot, pairs, in: node).flatMap { compare($0, asked.unit, pairs, in: node) }
    }

    private mutating func date(_ ref: FieldRef, _ type: FieldType, _ pairs: KeyedNodes, in node: YAMLNode) -> Rule? {
        guard type == .date else {
            reading.error(pairs["field"]!, .notADateField(pairs["field"]!.text ?? ""))
            return nil
        }
        if let rule = days(.subject(ref), pairs) { return rule }
        if pairs["on-or-after"] == nil, pairs["on-or-before"] == nil {
            reading.error(node, .missingComparison, help: .oneOf(["on-or-after", "on-or-before"]))
        }
        return nil
    }

    /// The days in `on-or-after` and `on-or-before`, both of which are kept; nil where there is none, or none that can be read.
    mutating func days(_ field: ScopedField, _ pairs: KeyedNodes) -> Rule? {
        let limits = [reading.day(pairs["on-or-after"]).map(DayLimit.onOrAfter), reading.day(pairs["on-or-before"]).map(DayLimit.onOrBefore)].compactMap { $0 }
        return limits.count > 1 ? .all(limits.map { .day(field, $0) }) : limits.first.map { .day(field, $0) }
    }

    private mutating func includes(_ node: YAMLNode) -> Rule? {
        let pairs = reading.mapping(node, keys: ["field", "all", "at-least", "of"])
        guard let fieldNode = reading.require("field", of: pairs, in: node), let ref = field(fieldNode) else { return nil }
        guard let list = vocabulary.kinds[ref.kind].table.fields[ref.slot].type.termList else {
            reading.error(fieldNode, .notATermField(fieldNode.text ?? ""))
            return nil
        }
        if let all = pairs["all"] {
            let items = reading.entries(all).compactMap { term($0, in: list) }
            return items.isEmpty ? nil : .has(.subject(ref), terms: items, .all)
        }
        guard let of = reading.require("of", of: pairs, in: node),
            let least = reading.wholeNumber(reading.require("at-least", of: pairs, in: node))
        else { return nil }
        let items = reading.entries(of).compactMap { term($0, in: list) }
        if least > items.count { reading.error(pairs["at-least"]!, .moreThanListed(least, items.count)) }
        return items.isEmpty ? nil : .has(.subject(ref), terms: items, .atLeast(least))
    }

    /// A rule about subjects of another kind.
    mutating func nested(_ node: YAMLNode, of kind: KindID) -> Rule? {
        var parser = RuleParser(vocabulary: vocabulary, kind: kind, reading: reading)
        defer { reading = parser.reading }
        return parser.rule(node)
    }
}
