import Wording
import YAMLReader

extension RuleParser {
    /// Whose fields conditions name.
    enum Scope {
        /// A subject below the one that is asked.
        case subject(KindID)
        /// A record, by its kind.
        case record(Int)

        func field(_ slot: Int) -> ScopedField {
            switch self {
            case .subject(let kind): .subject(FieldRef(kind: kind, slot: slot))
            case .record(let record): .record(record, slot: slot)
            }
        }
    }

    func table(_ scope: Scope) -> FieldTable {
        switch scope {
        case .subject(let kind): vocabulary.kinds[kind].table
        case .record(let record): vocabulary.records[record].table
        }
    }

    // MARK: Populations

    mutating func population(_ of: YAMLNode, among: YAMLNode?, matching: YAMLNode?) -> Population? {
        let nodes = of.isSequence ? of.entries : [of]
        var members: [Population.Member] = []
        for node in nodes {
            guard let source = source(node) else { return nil }
            let scope = scope(of: source)
            let owner = source.below ?? kind
            let looked = among.map { condition($0, scope, of: owner) } ?? .always
            let matched = matching.map { condition($0, scope, of: owner) } ?? .always
            guard let looked, let matched else { return nil }
            members.append(Population.Member(source: source, among: looked, matching: matched))
        }
        return members.isEmpty ? nil : Population(members: members)
    }

    private mutating func source(_ node: YAMLNode) -> Population.Source? {
        guard let word = reading.text(node) else { return nil }
        let parts = word.split(separator: ".", maxSplits: 1).map(String.init)
        if let child = vocabulary.kind(parts[0]), child != kind, vocabulary.isBelow(child, kind) {
            guard parts.count == 2 else { return .subjects(child) }
            let table = vocabulary.kinds[child].table
            guard let slot = table.slot(vocabulary.symbols.symbol(parts[1])), case .records = table.fields[slot].type else {
                reading.error(node, .notARecordsField(parts[1]))
                return nil
            }
            return .recordsOf(FieldRef(kind: child, slot: slot))
        }
        guard let ref = resolve(word) else {
            let below = vocabulary.kinds.indices.filter { vocabulary.isBelow($0, kind) }.map { vocabulary.kinds[$0].id }
            reading.error(node, .unknownPopulation(word, vocabulary.kinds[kind].label), help: .nearestOrList(word, among: below + recordFields()))
            return nil
        }
        guard recordKind(ref) != nil else {
            reading.error(node, .notARecordsField(word))
            return nil
        }
        return .records(ref)
    }

    private func recordFields() -> [String] {
        vocabulary.enclosing(kind).flatMap { outer in
            vocabulary.kinds[outer].table.fields.filter { if case .records = $0.type { true } else { false } }.map(\.id)
        }
    }

    func recordKind(_ ref: FieldRef) -> RecordKind? {
        guard case .records(let record) = vocabulary.kinds[ref.kind].table.fields[ref.slot].type else { return nil }
        return vocabulary.records[record]
    }

    /// Whose fields the conditions of a source name; a source that holds records was found to do so.
    func scope(of source: Population.Source) -> Scope {
        switch source {
        case .subjects(let kind): return .subject(kind)
        case .records(let ref), .recordsOf(let ref):
            guard case .records(let record) = vocabulary.kinds[ref.kind].table.fields[ref.slot].type else { return .subject(ref.kind) }
            return .record(record)
        }
    }

    // MARK: Conditions

    /// Conditions, all of which must hold, on what has the fields of a scope: a subject of the kind `owner`, or records of one.
    mutating func condition(_ node: YAMLNode, _ scope: Scope, of owner: KindID) -> Rule? {
        guard node.isMapping else {
            reading.error(node, .expectedConditions)
            return nil
        }
        var parts: [Rule] = []
        for (key, value) in node.pairs {
            if key.text == "any" {
                parts.append(.any(reading.entries(value).compactMap { condition($0, scope, of: owner) }))
                continue
            }
            if key.text == "requires" {
                guard let nested = nested(value, of: owner) else { return nil }
                guard !nested.isRollUp else {
                    reading.error(value, .nothingBelowMembers)
                    return nil
                }
                parts.append(nested)
                continue
            }
            guard let slot = slot(key, in: table(scope)), let test = test(value, scope.field(slot), table(scope).fields[slot]) else { return nil }
            parts.append(test)
        }
        return parts.count == 1 ? parts[0] : parts.isEmpty ? .always : .all(parts)
    }

    private mutating func test(_ node: YAMLNode, _ place: ScopedField, _ field: Field) -> Rule? {
        guard node.isMapping else { return plainTest(node, place, field) }
        if field.type == .reference, node["reported"] == nil {
            return facilityTest(reading.mapping(node, keys: Self.facilityKeys)).map { .open(place, $0) }
        }
        let pairs = reading.mapping(
            node, keys: ["is", "not", "includes", "on-or-after", "on-or-before", "reported"] + Self.comparators)
        if let reported = pairs["reported"] { return reading.flag(reported) ? .reported(place) : .not(.reported(place)) }
        if let wanted = pairs["is"] { return choices(wanted, of: field.type).map { .isOne(place, $0) } }
        if let unwanted = pairs["not"] { return choices(unwanted, of: field.type).map { .not(.isOne(place, $0)) } }
        if let included = pairs["includes"] {
            guard let list = field.type.termList else {
                reading.error(node, .notATermField(field.label))
                return nil
            }
            let nodes = included.isSequence ? included.entries : [included]
            return .has(place, terms: nodes.compactMap { term($0, in: list) }, .all)
        }
        if pairs["on-or-after"] != nil || pairs["on-or-before"] != nil { return days(place, pairs) }
        guard field.type.isNumeric else {
            reading.error(node, .notANumberField(field.label))
            return nil
        }
        let tests = Self.comparators.filter { pairs[$0] != nil }.compactMap { name in
            limit([name: pairs[name]!], in: node, AskedUnit(of: field))
                .map { Rule.compare(.field(place), Threshold(.fixed($0), unit: field.unit)) }
        }
        return tests.isEmpty ? nil : tests.count == 1 ? tests[0] : .all(tests)
    }

    /// A field with the value it must have.
    private mutating func plainTest(_ node: YAMLNode, _ place: ScopedField, _ field: Field) -> Rule? {
        if field.type == .reference {
            guard node.text == "open" || node.text == "开诊" else {
                reading.error(node, .notAChoice(node.text ?? ""), help: .oneOf(["open"]))
                return nil
            }
            return .open(place, .open)
        }
        if field.type.isNumeric {
            guard let text = reading.text(node), let amount = amount(node, text, AskedUnit(of: field)) else { return nil }
            return .compare(.field(place), Threshold(.fixed(.equals(amount)), unit: field.unit))
        }
        return choices(node, of: field.type).map { .isOne(place, $0) }
    }
}
