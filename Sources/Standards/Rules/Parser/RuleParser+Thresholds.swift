import Quantities
import Wording
import YAMLReader

extension RuleParser {
    static let comparators = ["at-least", "at-most", "more-than", "less-than", "equals", "between"]

    /// A number held against what the mapping gives: levels, or a limit that may grow.
    mutating func compare(_ number: Number, _ unit: AskedUnit, _ pairs: KeyedNodes, in node: YAMLNode) -> Rule? {
        if let levels = pairs["levels"] {
            let list = reading.entries(levels).compactMap { level($0, unit) }
            return list.isEmpty ? nil : .compare(number, Threshold(.levels(list), unit: shown(unit)))
        }
        guard let comparison = limit(pairs, in: node, unit) else { return nil }
        guard let per = pairs["per"] else {
            if let plus = pairs["plus"] { reading.error(plus, .missingKey("per")) }
            return .compare(number, Threshold(.fixed(comparison), unit: shown(unit)))
        }
        guard let of = reading.require("of", of: pairs, in: node), let ref = field(of) else { return nil }
        guard let text = reading.text(per), let base = Quantity(decimal: text), base > .zero else {
            reading.error(per, .expectedNumber(found: per.text ?? ""))
            return nil
        }
        var scale = Scale(per: base, of: .field(.subject(ref)))
        if let plus = pairs["plus"] {
            guard let text = reading.text(plus), let fixed = amount(plus, text, unit) else { return nil }
            scale.plus = fixed
        }
        return .compare(number, Threshold(.scaled(comparison, scale), unit: shown(unit)))
    }

    /// A unit as readers see it.
    func shown(_ unit: AskedUnit) -> String? { vocabulary.book.unit(unit.name) }

    private mutating func level(_ node: YAMLNode, _ unit: AskedUnit) -> Level? {
        let pairs = reading.mapping(node, keys: ["id", "label"] + Self.comparators)
        guard let id = reading.text(reading.require("id", of: pairs, in: node)),
            let label = reading.label(reading.require("label", of: pairs, in: node), id: id)?.shown,
            let comparison = limit(pairs, in: node, unit)
        else { return nil }
        return Level(id: id, label: label, comparison: comparison)
    }

    /// The one comparison a mapping gives.
    mutating func limit(_ pairs: KeyedNodes, in node: YAMLNode, _ unit: AskedUnit) -> Comparison? {
        let given = Self.comparators.filter { pairs[$0] != nil }
        guard given.count == 1, let name = given.first, let value = pairs[name] else {
            reading.error(node, given.isEmpty ? .missingComparison : .severalForms(given), help: .oneOf(Self.comparators))
            return nil
        }
        if name == "between" {
            let ends = reading.entries(value)
            guard ends.count == 2 else {
                reading.error(value, .expectedTwoLimits)
                return nil
            }
            // The unit may stand at the second limit alone: [10, 29 张].
            guard let upperText = reading.text(ends[1]), let upper = amount(ends[1], upperText, unit),
                let lowerText = reading.text(ends[0]), let lower = amount(ends[0], lowerText, AskedUnit(unit.name, isRequired: false))
            else { return nil }
            return .between(lower, upper)
        }
        guard let text = reading.text(value), let limit = amount(value, text, unit) else { return nil }
        switch name {
        case "at-least": return .atLeast(limit)
        case "at-most": return .atMost(limit)
        case "more-than": return .moreThan(limit)
        case "less-than": return .lessThan(limit)
        default: return .equals(limit)
        }
    }

    /// Splits `60 m²` into its number and its unit, and holds the unit against the one declared.
    mutating func amount(_ node: YAMLNode, _ text: String, _ unit: AskedUnit) -> Quantity? {
        let number = text.prefix { $0.isASCII && ($0.isNumber || $0 == "." || $0 == "-") }
        let written = text.dropFirst(number.count).trimmed
        guard let value = Quantity(decimal: number) else {
            reading.error(node, .expectedNumber(found: text))
            return nil
        }
        if written.isEmpty {
            if unit.isRequired, let name = unit.name {
                reading.error(node, .thresholdWithoutUnit(text, name), help: .writeUnit("\(text) \(name)"))
                return nil
            }
        } else if written != (unit.name ?? "") {
            reading.error(node, .wrongUnit(written, expected: unit.name))
            return nil
        }
        return value
    }
}

extension StringProtocol {
    /// The text without spaces at its ends, with the common ways of writing a unit made one.
    var trimmed: String {
        var text = Substring(self)
        while text.first?.isWhitespace == true { text = text.dropFirst() }
        while text.last?.isWhitespace == true { text = text.dropLast() }
        switch text {
        case "m2", "㎡", "平方米": return "m²"
        case "％": return "%"
        default: return String(text)
        }
    }
}
