import Quantities
import YAMLReader

/// The unit of a number's thresholds, and whether it must be written.
struct AskedUnit: Equatable {
    var name: String?
    var isRequired = false

    init(_ name: String?, isRequired: Bool) {
        self.name = name
        self.isRequired = isRequired
    }

    /// That of a field, written where it has one.
    init(of field: Field) { self.init(field.writtenUnit, isRequired: field.writtenUnit != nil) }
}

extension RuleParser {
    typealias Asked = (number: Number, unit: AskedUnit)

    /// A number in one of the forms of numbers.
    mutating func number(_ form: String, _ value: YAMLNode) -> Asked? {
        switch form {
        case "field":
            guard let ref = field(value) else { return nil }
            let field = vocabulary.kinds[ref.kind].table.fields[ref.slot]
            guard field.type.isNumeric else {
                reading.error(value, .notANumberField(field.label))
                return nil
            }
            return (.field(.subject(ref)), AskedUnit(of: field))
        case "quantity": return item(value)
        case "count":
            let pairs = reading.mapping(value, keys: ["of", "where", "among"])
            guard let of = reading.require("of", of: pairs, in: value),
                let population = population(of, among: pairs["among"], matching: pairs["where"])
            else { return nil }
            return (.count(population), AskedUnit(unit(of: population), isRequired: false))
        case "share":
            let pairs = reading.mapping(value, keys: ["of", "among", "where"])
            guard let of = reading.require("of", of: pairs, in: value),
                let matching = reading.require("where", of: pairs, in: value),
                let population = population(of, among: pairs["among"], matching: matching)
            else { return nil }
            return (.share(population), AskedUnit("%", isRequired: true))
        case "sum":
            if value.isSequence { return several(value).map { (.total($0.numbers), $0.unit) } }
            return sum(value)
        case "mean": return several(value).map { (.mean($0.numbers), $0.unit) }
        case "ratio":
            let pairs = reading.mapping(value, keys: ["of", "to"])
            guard let of = reading.require("of", of: pairs, in: value), let to = reading.require("to", of: pairs, in: value),
                let top = nestedNumber(of), let bottom = nestedNumber(to)
            else { return nil }
            return (.ratio(top.number, bottom.number), AskedUnit(nil, isRequired: false))
        case "days-since": return dateField(value).map { (.elapsed(.subject($0), .days), AskedUnit("天", isRequired: true)) }
        case "quarters-since": return dateField(value).map { (.elapsed(.subject($0), .quarters), AskedUnit("个季度", isRequired: true)) }
        case "blank-spots":
            return reading.choice(value, BlankSpotKind.allCases.map { ($0.rawValue, $0) }).map {
                (.blankSpots($0, reportedAs: nil), AskedUnit("个", isRequired: true))
            }
        default: return nil
        }
    }

    private mutating func item(_ value: YAMLNode) -> Asked? {
        let pairs = reading.mapping(value, keys: ["of", "item"])
        guard let of = reading.require("of", of: pairs, in: value), let ref = field(of),
            let item = reading.require("item", of: pairs, in: value)
        else { return nil }
        guard let list = vocabulary.kinds[ref.kind].table.fields[ref.slot].type.termList else {
            reading.error(of, .notATermField(of.text ?? ""))
            return nil
        }
        return term(item, in: list).map {
            (.item(.subject(ref), term: $0), AskedUnit(vocabulary.termLists[list].items[$0].writtenUnit, isRequired: false))
        }
    }

    private mutating func dateField(_ node: YAMLNode) -> FieldRef? {
        guard let ref = field(node) else { return nil }
        guard vocabulary.kinds[ref.kind].table.fields[ref.slot].type == .date else {
            reading.error(node, .notADateField(node.text ?? ""))
            return nil
        }
        return ref
    }

    private mutating func sum(_ value: YAMLNode) -> Asked? {
        let pairs = reading.mapping(value, keys: ["of", "field", "where"])
        guard let of = reading.require("of", of: pairs, in: value), let fieldNode = reading.require("field", of: pairs, in: value),
            let population = population(of, among: nil, matching: pairs["where"])
        else { return nil }
        guard population.members.count == 1 else {
            reading.error(of, .expectedOneKind)
            return nil
        }
        let scope = scope(of: population.members[0].source)
        guard let slot = slot(fieldNode, in: table(scope)) else { return nil }
        let field = table(scope).fields[slot]
        guard field.type.isNumeric else {
            reading.error(fieldNode, .notANumberField(field.label))
            return nil
        }
        return (.sum(population, of: scope.field(slot)), AskedUnit(of: field))
    }

    /// Several numbers of one unit.
    private mutating func several(_ node: YAMLNode) -> (numbers: [Number], unit: AskedUnit)? {
        var numbers: [Number] = []
        var unit = AskedUnit(nil, isRequired: false)
        for entry in reading.entries(node) {
            guard let next = nestedNumber(entry) else { return nil }
            if !numbers.isEmpty, next.unit.name != unit.name {
                reading.error(entry, .wrongUnit(next.unit.name ?? "", expected: unit.name))
                return nil
            }
            unit = next.unit
            numbers.append(next.number)
        }
        guard numbers.count > 1 else {
            reading.error(node, .expectedSeveralMetrics)
            return nil
        }
        return (numbers, unit)
    }

    private mutating func nestedNumber(_ node: YAMLNode) -> Asked? {
        guard node.isMapping, let pair = node.pairs.first, let form = pair.key.text, Self.numberForms.contains(form) else {
            reading.error(node, .expectedMetric, help: .oneOf(Self.numberForms))
            return nil
        }
        if form == "blank-spots" {
            reading.error(node, .blankSpotsAlone)
            return nil
        }
        _ = reading.mapping(node, keys: [form])
        return number(form, pair.value)
    }

    private func unit(of population: Population) -> String? { population.members.first?.source.records.flatMap { recordKind($0)?.unit } }

    // MARK: Blank spots

    /// The blank spots of the place that is asked, with the field in which it reports its own number.
    mutating func blankSpots(_ spot: BlankSpotKind, _ pairs: KeyedNodes, in node: YAMLNode) -> Number? {
        guard isOwnPlace(pairs["within"] ?? pairs["blank-spots"]!) else { return nil }
        guard let typed = pairs["reported-as"] else { return .blankSpots(spot, reportedAs: nil) }
        guard let ref = field(typed) else { return nil }
        guard vocabulary.kinds[ref.kind].table.fields[ref.slot].type.isNumeric, ref.kind == kind else {
            reading.error(typed, .notANumberField(typed.text ?? ""))
            return nil
        }
        return .blankSpots(spot, reportedAs: ref)
    }

    /// Whether the blank spots of a place can be counted for this kind: where the criterion is asked, once everything in it was judged.
    private mutating func isOwnPlace(_ node: YAMLNode) -> Bool {
        let places = vocabulary.levels.all.reversed().filter { $0.fileKey != nil }.map { vocabulary.kinds[$0.kind].id }
        if let word = node.text, let named = BlankSpotKind(rawValue: word) == nil ? vocabulary.kind(word) : kind, named == kind,
            places.contains(vocabulary.kinds[kind].id)
        {
            return true
        }
        reading.error(
            node, .blankSpotsElsewhere(vocabulary.kinds[kind].label),
            help: .oneOf(places.contains(vocabulary.kinds[kind].id) ? [vocabulary.kinds[kind].id] : places))
        return false
    }
}
