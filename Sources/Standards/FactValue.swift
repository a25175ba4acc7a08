import Quantities
import YAMLReader

/// A number a source document gives, as it gives it.
public struct FactValue: Sendable, Hashable {
    /// How the document means the number.
    public enum Comparison: String, Sendable, CaseIterable {
        /// 不少于、以上
        case atLeast = "at-least"
        /// 不超过、以下
        case atMost = "at-most"
        /// 超过
        case moreThan = "more-than"
        /// 不满
        case lessThan = "less-than"
        /// Just the number.
        case equals
        /// A range with both its ends.
        case between
        /// A list of so many things, all of which are asked for.
        case all
        /// A period in which something is to happen once.
        case within
    }

    /// How the document means it.
    public var comparison: Comparison
    /// The number, or the lower end of a range.
    public var low: Quantity
    /// The number again, or the upper end of a range.
    public var high: Quantity
    /// Its unit, as the document writes it; nil for a bare number.
    public var unit: String?
    /// For how many of something the number is given; nil when it does not scale.
    public var per: Quantity?

    /// The number in words, such as `≥ 60 m²`.
    public var wording: String {
        let unit = unit.map { " \($0)" } ?? ""
        let per = per.map { " / \($0.formatted())" } ?? ""
        return switch comparison {
        case .atLeast: "≥ \(low.formatted())\(unit)\(per)"
        case .atMost: "≤ \(low.formatted())\(unit)\(per)"
        case .moreThan: "> \(low.formatted())\(unit)\(per)"
        case .lessThan: "< \(low.formatted())\(unit)\(per)"
        case .equals, .all: "= \(low.formatted())\(unit)\(per)"
        case .between: "\(low.formatted())–\(high.formatted())\(unit)\(per)"
        case .within: "\(low.formatted())\(unit)"
        }
    }

    static let keys = ["value", "unit", "comparison", "per"]

    /// Reads the numbers of a fact: one in its own keys, or several under `values`.
    static func read(_ node: YAMLNode, _ pairs: KeyedNodes, _ reading: inout NodeReading) -> [FactValue] {
        if let list = pairs["values"] {
            if let own = keys.first(where: { pairs[$0] != nil }) { reading.error(pairs[own]!, .severalForms(["values", own])) }
            return reading.entries(list).compactMap { one($0, reading.mapping($0, keys: keys), &reading) }
        }
        guard keys.contains(where: { pairs[$0] != nil }) else { return [] }
        return one(node, pairs, &reading).map { [$0] } ?? []
    }

    private static func one(_ node: YAMLNode, _ pairs: KeyedNodes, _ reading: inout NodeReading) -> FactValue? {
        guard let value = reading.require("value", of: pairs, in: node),
            let comparison = reading.choice(
                reading.require("comparison", of: pairs, in: node), Comparison.allCases.map { ($0.rawValue, $0) })
        else { return nil }
        let ends = value.isSequence ? value.entries : [value]
        guard ends.count == (comparison == .between ? 2 : 1) else {
            reading.error(value, comparison == .between ? .expectedTwoLimits : .expectedNumber(found: value.text ?? "[…]"))
            return nil
        }
        let numbers = ends.compactMap { number($0, &reading) }
        guard let low = numbers.first, let high = numbers.last, numbers.count == ends.count else { return nil }
        return FactValue(
            comparison: comparison, low: low, high: high, unit: reading.text(pairs["unit"])?.trimmed,
            per: pairs["per"].flatMap { number($0, &reading) })
    }

    private static func number(_ node: YAMLNode, _ reading: inout NodeReading) -> Quantity? {
        if let text = node.text, let quantity = Quantity(decimal: text) { return quantity }
        reading.error(node, .expectedNumber(found: node.text ?? ""))
        return nil
    }
}
