import Quantities

/// How a number is compared with a threshold.
public enum Comparison: Sendable, Hashable {
    /// 不少于, ≥
    case atLeast(Quantity)
    /// 不超过, ≤
    case atMost(Quantity)
    /// 超过, >
    case moreThan(Quantity)
    /// 不满, <
    case lessThan(Quantity)
    /// =
    case equals(Quantity)
    /// From the first to the second, both included.
    case between(Quantity, Quantity)

    /// Whether every value, no value, or some values of an interval fulfil the comparison.
    @inline(__always)
    public func holds(_ value: Interval) -> Truth {
        switch self {
        case .atLeast(let limit): value.low >= limit ? .yes : value.high < limit ? .no : .unknown
        case .atMost(let limit): value.high <= limit ? .yes : value.low > limit ? .no : .unknown
        case .moreThan(let limit): value.low > limit ? .yes : value.high <= limit ? .no : .unknown
        case .lessThan(let limit): value.high < limit ? .yes : value.low >= limit ? .no : .unknown
        case .equals(let limit):
            value.low == limit && value.high == limit ? .yes : value.high < limit || value.low > limit ? .no : .unknown
        case .between(let lower, let upper):
            value.low >= lower && value.high <= upper ? .yes : value.high < lower || value.low > upper ? .no : .unknown
        }
    }

    /// The least change of the value that would fulfil the comparison; zero when it is or may be fulfilled.
    ///
    /// For whole-number metrics a strict limit is passed by one; for the others the distance to the limit is given, which must be exceeded.
    public func shortfall(_ value: Interval, isWhole: Bool) -> Quantity {
        let step = isWhole ? Quantity(1) : Quantity.zero
        switch self {
        case .atLeast(let limit): return max(.zero, limit - value.high)
        case .atMost(let limit): return max(.zero, value.low - limit)
        case .moreThan(let limit): return value.high <= limit ? limit - value.high + step : .zero
        case .lessThan(let limit): return value.low >= limit ? value.low - limit + step : .zero
        case .equals(let limit): return max(max(.zero, limit - value.high), value.low - limit)
        case .between(let lower, let upper): return max(max(.zero, lower - value.high), value.low - upper)
        }
    }

    /// Its limits, one or two.
    package var limits: [Quantity] {
        switch self {
        case .atLeast(let limit), .atMost(let limit), .moreThan(let limit), .lessThan(let limit), .equals(let limit): [limit]
        case .between(let lower, let upper): [lower, upper]
        }
    }

    /// The comparison with its limits multiplied.
    public func scaled(by factor: Quantity) -> Comparison {
        switch self {
        case .atLeast(let limit): .atLeast(limit * factor)
        case .atMost(let limit): .atMost(limit * factor)
        case .moreThan(let limit): .moreThan(limit * factor)
        case .lessThan(let limit): .lessThan(limit * factor)
        case .equals(let limit): .equals(limit * factor)
        case .between(let lower, let upper): .between(lower * factor, upper * factor)
        }
    }

    /// The comparison with its limits raised.
    public func raised(by amount: Quantity) -> Comparison {
        switch self {
        case .atLeast(let limit): .atLeast(limit + amount)
        case .atMost(let limit): .atMost(limit + amount)
        case .moreThan(let limit): .moreThan(limit + amount)
        case .lessThan(let limit): .lessThan(limit + amount)
        case .equals(let limit): .equals(limit + amount)
        case .between(let lower, let upper): .between(lower + amount, upper + amount)
        }
    }

    /// The comparison as it reads for so many: given for each `per` of them, with what is asked on top whatever their number.
    package func grown(for base: Quantity, per: Quantity, plus: Quantity?) -> Comparison {
        let scaled = scaled(by: base / per)
        return plus.map { scaled.raised(by: $0) } ?? scaled
    }

    /// The same comparison with another limit.
    package func limited(to limit: Quantity) -> Comparison {
        switch self {
        case .atLeast: .atLeast(limit)
        case .atMost: .atMost(limit)
        case .moreThan: .moreThan(limit)
        case .lessThan: .lessThan(limit)
        case .equals: .equals(limit)
        case .between: .between(limit, limit)
        }
    }

    /// The sign and the limit, such as `≥ 60`.
    public var wording: String {
        switch self {
        case .atLeast(let limit): "≥ \(limit.formatted())"
        case .atMost(let limit): "≤ \(limit.formatted())"
        case .moreThan(let limit): "> \(limit.formatted())"
        case .lessThan(let limit): "< \(limit.formatted())"
        case .equals(let limit): "= \(limit.formatted())"
        case .between(let lower, let upper): "\(lower.formatted())–\(upper.formatted())"
        }
    }
}
