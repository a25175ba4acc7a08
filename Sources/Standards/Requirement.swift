import Quantities

/// A field of a subject, or of a place it stands in.
public struct FieldRef: Sendable, Hashable {
    /// The kind whose field it is: the subject's own, or that of an enclosing place.
    public let kind: KindID
    /// The field's slot in that kind's table.
    public let slot: Int

    /// A field by kind and slot.
    public init(kind: KindID, slot: Int) {
        self.kind = kind
        self.slot = slot
    }
}

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

    /// The same comparison with another limit.
    func limited(to limit: Quantity) -> Comparison {
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

/// A comparison whose limits may grow with a number of the subject: so many per thousand served people.
public struct Threshold: Sendable, Hashable {
    /// The comparison, for one `scale`.
    public var comparison: Comparison
    /// The unit of the limits.
    public var unit: String?
    /// For how many of `field` the limits are given; nil when they do not scale.
    public var per: Quantity?
    /// The number the limits scale with.
    public var of: FieldRef?
    /// What is asked whatever that number is, on top of what scales.
    public var plus: Quantity?
}

/// One of the ordered levels of a criterion.
public struct Level: Sendable, Hashable {
    /// The identifier, such as `basic`.
    public var id: String
    /// The Chinese label, such as 基本.
    public var label: String
    /// What reaches it.
    public var comparison: Comparison
}

/// What a metric counts: records of the subject, subjects inside it, or records of those.
public struct Population: Sendable, Hashable {
    /// One source of the things counted.
    public enum Source: Sendable, Hashable {
        /// Records in a field of the subject or an enclosing place.
        case records(FieldRef)
        /// Subjects of a kind inside the subject; of facilities the open ones.
        case subjects(KindID)
        /// Records in a field of those subjects.
        case recordsOf(KindID, slot: Int)
    }

    /// A source with the conditions as they read for it.
    public struct Member: Sendable, Hashable {
        /// Where the things come from.
        public var source: Source
        /// Which of them are looked at.
        public var among: Condition
        /// Which of those fulfil.
        public var matching: Condition
    }

    /// The sources.
    public var members: [Member]

    /// A population of its sources.
    public init(members: [Member]) {
        self.members = members
    }

    /// Whether it needs subjects below the one that is checked.
    public var isRollUp: Bool {
        members.contains {
            if case .records = $0.source { false } else { true }
        }
    }
}

/// A number worked out from what was reported.
public indirect enum Metric: Sendable, Hashable {
    /// A number as reported.
    case field(FieldRef)
    /// One item of a counts field.
    case quantity(FieldRef, term: Int)
    /// How many match.
    case count(Population)
    /// The percentage that matches.
    case share(Population)
    /// The total of a number over subjects inside (slot in that kind's table).
    case sum(Population, slot: Int)
    /// One number divided by another.
    case ratio(Metric, Metric)
    /// Days from a date to the as-of date.
    case daysSince(FieldRef)
    /// Calendar quarters from that of a date to that of the as-of date; 0 within the same.
    case quartersSince(FieldRef)
    /// Several metrics together.
    case total([Metric])
    /// The mean of several metrics.
    case mean([Metric])
    /// The blank spots the audit itself finds in the place, waived ones apart; the field, if any, is the number the place reports.
    case blankSpots(BlankSpotKind, reportedAs: FieldRef?)

    /// Whether the value can only be a whole number.
    public var isWhole: Bool {
        switch self {
        case .count, .quantity, .daysSince, .quartersSince, .blankSpots: true
        case .total(let parts): parts.allSatisfy(\.isWhole)
        default: false
        }
    }

    /// Whether it needs subjects below the one that is checked.
    public var isRollUp: Bool {
        switch self {
        case .field, .quantity, .daysSince, .quartersSince, .blankSpots: false
        case .count(let population), .share(let population), .sum(let population, _): population.isRollUp
        case .ratio(let top, let bottom): top.isRollUp || bottom.isRollUp
        case .total(let parts), .mean(let parts): parts.contains(where: \.isRollUp)
        }
    }
}

/// What a record or a subject below must fulfil to be counted.
public indirect enum Condition: Sendable, Hashable {
    /// Nothing is asked.
    case always
    /// All hold.
    case all([Condition])
    /// At least one holds.
    case any([Condition])
    /// A choice, yes-no (1/0) or validity is one of these.
    case isOne(slot: Int, [Int])
    /// It is none of these.
    case isNone(slot: Int, [Int])
    /// A number compares.
    case compare(slot: Int, Comparison)
    /// A date is on or after a day.
    case onOrAfter(slot: Int, Day)
    /// A date is on or before a day.
    case onOrBefore(slot: Int, Day)
    /// A set or counts field has all of these terms.
    case includes(slot: Int, [Int])
    /// A reference names an open facility that passes a test.
    case facility(slot: Int, FacilityTest)
    /// Whether something was reported at all.
    case reported(slot: Int, Bool)
    /// Something holds for the subject that is counted, or whose records are.
    case requirement(Requirement)
}

/// What a criterion asks.
public indirect enum Requirement: Sendable, Hashable {
    /// A number compares with a threshold.
    case compare(Metric, Threshold)
    /// A number reaches the first of ordered levels.
    case levels(Metric, [Level], unit: String?)
    /// A choice, yes-no (1/0) or validity is one of these.
    case isOne(FieldRef, [Int])
    /// A date is on or after a day.
    case onOrAfter(FieldRef, Day)
    /// A date is on or before a day.
    case onOrBefore(FieldRef, Day)
    /// A set or counts field has all of these terms.
    case includesAll(FieldRef, [Int])
    /// It has at least so many of these terms.
    case includesSome(FieldRef, [Int], atLeast: Int)
    /// Every record that fulfils the first condition fulfils the second.
    case each(Population)
    /// A reference names an open facility that passes a test.
    case facility(FieldRef, FacilityTest)
    /// Something was reported, whatever it says.
    case reported(FieldRef)
    /// All hold.
    case all([Requirement])
    /// At least one holds.
    case any([Requirement])
    /// It does not hold.
    case not(Requirement)
}

extension Requirement {
    /// Whether it takes a share or ratio, of which there may be nothing.
    public var mayBeVoid: Bool {
        switch self {
        case .compare(let metric, _), .levels(let metric, _, _): metric.mayBeVoid
        case .all(let parts), .any(let parts): parts.contains(where: \.mayBeVoid)
        case .not(let part): part.mayBeVoid
        case .isOne, .onOrAfter, .onOrBefore, .includesAll, .includesSome, .each, .facility, .reported: false
        }
    }
}

extension Metric {
    /// Whether it is a share or ratio, of which there may be nothing.
    public var mayBeVoid: Bool {
        switch self {
        case .share, .ratio: true
        case .total(let parts), .mean(let parts): parts.contains(where: \.mayBeVoid)
        case .field, .quantity, .count, .sum, .daysSince, .quartersSince, .blankSpots: false
        }
    }
}

/// An exemption a criterion accepts: a record of the subject or an enclosing place.
public struct ExemptionRule: Sendable, Hashable {
    /// The field that holds the exemption records.
    public var records: FieldRef
    /// The kind of exemption (item of the record's `kind` choices).
    public var kind: Int
    /// Further conditions on the record.
    public var matching: Condition
    /// What must hold for the subject; nil for nothing.
    public var when: Requirement?
    /// What the covering facility must be, besides being listed and open; nil when any will do. With it the day of approval must be recorded.
    public var coveredBy: FacilityTest?
    /// The facts it rests on.
    public var source: Source
}
