import Quantities

/// What a number is held against.
public struct Threshold: Sendable, Hashable {
    /// The limit.
    public var limit: Limit
    /// The unit of its numbers.
    public var unit: String?

    /// A limit with its unit.
    public init(_ limit: Limit, unit: String?) {
        self.limit = limit
        self.unit = unit
    }
}

/// A limit: fixed, growing with another number, or the first of several levels.
public enum Limit: Sendable, Hashable {
    /// The same for all.
    case fixed(Comparison)
    /// For each so many of another number, and perhaps something on top.
    case scaled(Comparison, Scale)
    /// Ordered levels, the lowest first; it is the one that must be reached.
    case levels([Level])

    /// The comparison that must hold, before it is scaled.
    public var comparison: Comparison {
        switch self {
        case .fixed(let comparison), .scaled(let comparison, _): comparison
        case .levels(let levels): levels[0].comparison
        }
    }
}

/// What a limit grows with: so many per thousand served people.
public struct Scale: Sendable, Hashable {
    /// For how many the limit is given.
    public var per: Quantity
    /// The number it grows with.
    public var of: Number
    /// What is asked whatever that number is, on top of what grows.
    public var plus: Quantity?

    /// So much for each `per` of a number.
    public init(per: Quantity, of: Number, plus: Quantity? = nil) {
        self.per = per
        self.of = of
        self.plus = plus
    }

    /// A comparison as it reads for so many.
    public func applied(to comparison: Comparison, for base: Quantity) -> Comparison { comparison.grown(for: base, per: per, plus: plus) }
}

/// One of the ordered levels of a criterion.
public struct Level: Sendable, Hashable {
    /// The identifier, such as `basic`.
    public var id: String
    /// What readers see it called, such as 基本.
    public var label: String
    /// What reaches it.
    public var comparison: Comparison
}

extension [Level] {
    /// The highest level that a number surely reaches; nil for none.
    public func reached(by actual: Interval) -> Int? { lastIndex { $0.comparison.holds(actual) == .yes } }
}
