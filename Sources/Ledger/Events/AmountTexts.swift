import Quantities
import Standards

/// The numbers of a gap as texts, one for each limit, exactly: `60`, `55.5`, `2/3`. Events and rows store them so.
struct AmountTexts: Sendable, Hashable {
    var least: String?
    var most: String?
    /// A limit that must be passed.
    var above: String?
    /// A limit that must not be reached.
    var below: String?
    var low: String?
    /// Nothing where there is no upper end.
    var high: String?
    var shortfall: String?
    var unit: String?
    /// A line for each cell that is not filled in.
    var missing: String?
}

extension AmountTexts {
    init(_ amounts: GapAmounts) {
        switch amounts.required {
        case .atLeast(let limit): least = Self.text(limit)
        case .atMost(let limit): most = Self.text(limit)
        case .moreThan(let limit): above = Self.text(limit)
        case .lessThan(let limit): below = Self.text(limit)
        case .equals(let limit): (least, most) = (Self.text(limit), Self.text(limit))
        case .between(let lower, let upper): (least, most) = (Self.text(lower), Self.text(upper))
        case nil: break
        }
        low = amounts.actual.map { Self.text($0.low) }
        high = amounts.actual.flatMap { $0.high.isFinite ? Self.text($0.high) : nil }
        shortfall = amounts.shortfall.map { Self.text($0) }
        unit = amounts.unit
        missing = amounts.missing.isEmpty ? nil : amounts.missing.joined(separator: "\n")
    }

    /// The numbers; nil where a text is none.
    var amounts: GapAmounts? {
        let texts = [least, most, above, below, low, high, shortfall]
        let numbers = texts.map { $0.flatMap(Self.quantity) }
        guard zip(texts, numbers).allSatisfy({ ($0 == nil) == ($1 == nil) }) else { return nil }
        let required: Comparison? =
            switch (numbers[0], numbers[1], numbers[2], numbers[3]) {
            case (let least?, let most?, _, _): least == most ? .equals(least) : .between(least, most)
            case (let least?, nil, _, _): .atLeast(least)
            case (nil, let most?, _, _): .atMost(most)
            case (nil, nil, let above?, _): .moreThan(above)
            case (nil, nil, nil, let below?): .lessThan(below)
            case (nil, nil, nil, nil): nil
            }
        return GapAmounts(
            required: required, actual: numbers[4].map { Interval($0, numbers[5] ?? .infinity) }, shortfall: numbers[6], unit: unit,
            missing: missing?.split(separator: "\n").map(String.init) ?? [])
    }

    private static func text(_ quantity: Quantity) -> String {
        guard quantity.isFinite else { return "∞" }
        let decimal = quantity.formatted()
        return Quantity(decimal: decimal) == quantity ? decimal : "\(quantity.numerator)/\(quantity.denominator)"
    }

    private static func quantity(_ text: String) -> Quantity? {
        if text == "∞" { return .infinity }
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        if parts.count == 1 { return Quantity(decimal: text) }
        guard parts.count == 2, let top = Int(parts[0]), let bottom = Int(parts[1]), bottom > 0 else { return nil }
        return Quantity(top) / Quantity(bottom)
    }
}
