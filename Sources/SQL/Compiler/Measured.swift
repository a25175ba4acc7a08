import Quantities
import Standards

/// What a number can be, in SQL: from the least to the most, and whether there may be nothing to take it of.
struct Measured: Hashable, Sendable {
    /// The least it can be; never NULL.
    var low: Fraction
    /// The most it can be; NULL is more than any amount.
    var high: Fraction
    /// The column it is, where it is known as soon as that is not NULL.
    var column: String?
    /// The least and the most it can be while nothing is known.
    var domain = Interval.unknown
    /// Whether there surely is nothing to take it of; never NULL.
    var isVoid = Condition.no
    /// Whether there may be nothing to take it of; never NULL.
    var isPerhapsVoid = Condition.no

    init(low: Fraction, high: Fraction, isVoid: Condition = .no, isPerhapsVoid: Condition = .no) {
        (self.low, self.high, self.isVoid, self.isPerhapsVoid) = (low, high, isVoid, isPerhapsVoid)
    }

    /// A column that is NULL where it was not reported.
    init(column: String, domain: Interval) {
        self.column = column
        self.domain = domain
        low = Fraction("COALESCE(\(column), \(domain.low.formatted()))")
        high = domain.high.isFinite ? Fraction("COALESCE(\(column), \(domain.high.formatted()))") : Fraction(column, isOpen: true)
    }

    /// Nothing is known.
    static let unknown = Measured(low: .zero, high: .infinity)
}

/// A limit in SQL. NULL is more than any amount.
enum Bound: Hashable, Sendable {
    case atLeast(Fraction), atMost(Fraction), moreThan(Fraction), lessThan(Fraction), equals(Fraction), between(Fraction, Fraction)

    init(_ comparison: Comparison) {
        switch comparison {
        case .atLeast(let limit): self = .atLeast(Fraction(limit))
        case .atMost(let limit): self = .atMost(Fraction(limit))
        case .moreThan(let limit): self = .moreThan(Fraction(limit))
        case .lessThan(let limit): self = .lessThan(Fraction(limit))
        case .equals(let limit): self = .equals(Fraction(limit))
        case .between(let lower, let upper): self = .between(Fraction(lower), Fraction(upper))
        }
    }

    /// A comparison whose limits grow with a number.
    init(_ comparison: Comparison, growing grown: (Quantity) -> Fraction) {
        switch comparison {
        case .atLeast(let limit): self = .atLeast(grown(limit))
        case .atMost(let limit): self = .atMost(grown(limit))
        case .moreThan(let limit): self = .moreThan(grown(limit))
        case .lessThan(let limit): self = .lessThan(grown(limit))
        case .equals(let limit): self = .equals(grown(limit))
        case .between(let lower, let upper): self = .between(grown(lower), grown(upper))
        }
    }

    /// The first limit.
    var limit: Fraction {
        switch self {
        case .atLeast(let limit), .atMost(let limit), .moreThan(let limit), .lessThan(let limit), .equals(let limit), .between(let limit, _): limit
        }
    }

    /// Its limits, one or two.
    var limits: [Fraction] {
        if case .between(let lower, let upper) = self { return [lower, upper] }
        return [limit]
    }

    /// Whether every value, no value, or some values keep it.
    func holds(_ value: Measured, _ comparison: Comparison) -> Condition {
        if let column = value.column, limits.allSatisfy({ $0.constant != nil }) {
            // What holds whatever is reported holds where nothing is.
            let text: Condition =
                switch self {
                case .atLeast(let limit): Fraction.isAtMost(limit, Fraction(column, isOpen: true)).turned
                case .atMost(let limit): .isAtMost(Fraction(column, isOpen: true), limit)
                case .moreThan(let limit): Fraction.isLess(limit, Fraction(column, isOpen: true)).turned
                case .lessThan(let limit): .isLess(Fraction(column, isOpen: true), limit)
                case .equals(let limit): .isEqual(Fraction(column, isOpen: true), limit)
                case .between(let lower, let upper):
                    Fraction.isAtMost(lower, Fraction(column, isOpen: true)).turned && .isAtMost(Fraction(column, isOpen: true), upper)
                }
            let unknown = comparison.holds(value.domain)
            return unknown == .unknown ? text : .sure("COALESCE(\(text), \(unknown == .yes ? "TRUE" : "FALSE"))")
        }
        let (yes, no) = (surely(value), surelyNot(value))
        if yes == .yes { return .yes }
        if no == .yes { return .no }
        if yes == .no, no == .no { return .unknown }
        if value.low == value.high, !value.low.isOpen, limits.allSatisfy({ !$0.isOpen }) { return yes }
        var cases = ""
        if yes != .no { cases += " WHEN \(yes) THEN TRUE" }
        if no != .no { cases += " WHEN \(no) THEN FALSE" }
        return .sql("CASE\(cases) END", isOpen: true)
    }

    // NULL is as good as FALSE in what follows: it stands after WHEN.

    private func surely(_ value: Measured) -> Condition {
        switch self {
        case .atLeast(let limit): Fraction.isAtMost(limit, value.low).turned
        case .atMost(let limit): .isFinitelyAtMost(value.high, limit)
        case .moreThan(let limit): Fraction.isLess(limit, value.low).turned
        case .lessThan(let limit): .isFinitelyLess(value.high, limit)
        case .equals(let limit): Fraction.isEqual(value.low, limit) && .isEqual(value.high, limit)
        case .between(let lower, let upper): Fraction.isAtMost(lower, value.low) && .isFinitelyAtMost(value.high, upper)
        }
    }

    private func surelyNot(_ value: Measured) -> Condition {
        switch self {
        case .atLeast(let limit): .isFinitelyLess(value.high, limit)
        case .atMost(let limit): Fraction.isLess(limit, value.low).turned
        case .moreThan(let limit): .isFinitelyAtMost(value.high, limit)
        case .lessThan(let limit): Fraction.isAtMost(limit, value.low).turned
        case .equals(let limit): .isFinitelyLess(value.high, limit) || .isLess(limit, value.low)
        case .between(let lower, let upper): .isFinitelyLess(value.high, lower) || .isLess(upper, value.low)
        }
    }

    /// The least change that would surely suffice; NULL where it is infinite.
    func shortfall(_ value: Measured, isWhole: Bool) -> Fraction {
        let step = Fraction(isWhole ? Quantity(1) : .zero)
        /// What is lacking up to a floor; nothing where the most is infinite, and without end where the floor is and the most is not.
        func under(_ limit: Fraction) -> Fraction {
            if value.high.constant?.isFinite == false, !limit.isOpen { return .zero }
            let lacking = (limit - value.high)
            let finite = Fraction.either(.isFinitelyLess(value.high, limit), lacking, .zero)
            return limit.isOpen ? Fraction.either(limit.isFinite, finite, .infinity) : finite
        }
        func over(_ limit: Fraction) -> Fraction {
            let beyond = value.low - limit
            return Fraction.either(.isLess(limit, value.low), beyond, .zero)
        }
        switch self {
        case .atLeast(let limit): return under(limit)
        case .atMost(let limit): return over(limit)
        case .moreThan(let limit):
            if value.high.constant?.isFinite == false, !limit.isOpen { return .zero }
            return .either(.isFinitelyAtMost(value.high, limit), (limit - value.high) + step, .zero)
        case .lessThan(let limit): return .either(.isAtMost(limit, value.low), (value.low - limit) + step, .zero)
        case .equals(let limit): return .either(.isFinitelyLess(value.high, limit), limit - value.high, over(limit))
        case .between(let lower, let upper): return .either(.isFinitelyLess(value.high, lower), lower - value.high, over(upper))
        }
    }
}

extension Condition {
    static func isAtMost(_ left: Fraction, _ right: Fraction) -> Condition { Fraction.isAtMost(left, right) }
    static func isLess(_ left: Fraction, _ right: Fraction) -> Condition { Fraction.isLess(left, right) }
    static func isEqual(_ left: Fraction, _ right: Fraction) -> Condition { Fraction.isEqual(left, right) }

    /// Whether an amount that may be infinite is at most a limit that may be.
    static func isFinitelyAtMost(_ left: Fraction, _ right: Fraction) -> Condition {
        right.isOpen ? .sure("\(right.top) IS NULL") || .isAtMost(left, right) : .isAtMost(left, right)
    }

    /// Whether an amount that may be infinite is less than a limit that may be.
    static func isFinitelyLess(_ left: Fraction, _ right: Fraction) -> Condition {
        right.isOpen ? (Condition.sure("\(right.top) IS NULL") && left.isFinite) || .isLess(left, right) : .isLess(left, right)
    }

    /// A comparison with its sides changed over, as people read it: `area >= 60` for `60 <= area`.
    var turned: Condition {
        guard case .sql(let text, let isOpen) = self else { return self }
        for (sign, other) in [(" <= ", " >= "), (" < ", " > ")] {
            let parts = text.components(separatedBy: sign)
            if parts.count == 2 { return .sql("\(parts[1])\(other)\(parts[0])", isOpen: isOpen) }
        }
        return self
    }
}

extension String {
    /// Its parts between a text.
    fileprivate func components(separatedBy separator: String) -> [String] {
        var parts: [String] = []
        var rest = self[...]
        while let range = rest.firstRange(of: separator) {
            parts.append(String(rest[..<range.lowerBound]))
            rest = rest[range.upperBound...]
        }
        return parts + [String(rest)]
    }
}
