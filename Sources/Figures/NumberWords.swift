import Quantities
import Wording

/// How numbers are rounded for people, by their unit. Results for programs are exact.
public enum NumberWords {
    /// Digits after the point: one for percentages, two for everything else.
    static func digits(_ unit: String?) -> Int { unit == "%" ? 1 : 2 }

    /// A number as it is shown, without its unit.
    public static func text(_ quantity: Quantity, unit: String?) -> String { quantity.formatted(digits: digits(unit)) }

    /// A shortfall as it is shown: rounded up, so that what is shown always suffices.
    public static func shortfall(_ quantity: Quantity, unit: String?) -> String { quantity.formatted(digits: digits(unit), roundingUp: true) }

    /// A shortfall rounded up, as a number; nil when there is none, or no end to it.
    public static func shownShortfall(_ quantity: Quantity?, unit: String?) -> Quantity? {
        guard let quantity, quantity > .zero, quantity.isFinite else { return nil }
        if quantity.whole != nil { return quantity }
        return Quantity(decimal: shortfall(quantity, unit: unit))
    }

    /// A unit as it follows a number.
    public static func unit(_ unit: String?) -> String { unit.map { $0 == "%" ? "%" : " \($0)" } ?? "" }
}
