import Quantities

/// What a requirement comes to: any of the possibilities that what was reported leaves open.
///
/// A requirement holds, or does not, or is void: a share or ratio of which there is nothing to be taken. What is not known may be several of these.
public struct Answer: OptionSet, Sendable, Hashable {
    /// One bit for each possibility.
    public let rawValue: UInt8

    /// An answer of its bits.
    @inlinable @inline(__always)
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// It holds.
    @inlinable @inline(__always)
    public static var yes: Answer { Answer(rawValue: 1) }
    /// It does not hold.
    @inlinable @inline(__always)
    public static var no: Answer { Answer(rawValue: 2) }
    /// There is nothing to take the share or ratio of.
    @inlinable @inline(__always)
    public static var void: Answer { Answer(rawValue: 4) }
    /// It holds or not, which is not known.
    @inlinable @inline(__always)
    public static var unknown: Answer { Answer(rawValue: 3) }

    /// The answer of what cannot be void.
    @inlinable @inline(__always)
    public init(_ truth: Truth) {
        switch truth {
        case .yes: self = .yes
        case .no: self = .no
        case .unknown: self = .unknown
        }
    }

    /// With the void read as a criterion says; ``OfNothing/notApplicable`` leaves it as it is.
    @inlinable @inline(__always)
    public func reading(_ ofNothing: OfNothing) -> Answer {
        guard contains(.void) else { return self }
        switch ofNothing {
        case .notApplicable: return self
        case .met: return subtracting(.void).union(.yes)
        case .unmet: return subtracting(.void).union(.no)
        }
    }

    /// Both hold; a void part drops out.
    @inlinable @inline(__always)
    public func and(_ other: Answer) -> Answer {
        var result = intersection(other)
        if contains(.no) || other.contains(.no) { result.insert(.no) }
        if contains(.void), other.contains(.yes) { result.insert(.yes) }
        if contains(.yes), other.contains(.void) { result.insert(.yes) }
        // What surely does not hold leaves nothing else open.
        return self == .no || other == .no ? .no : result
    }

    /// At least one holds; a void part drops out.
    @inlinable @inline(__always)
    public func or(_ other: Answer) -> Answer { !((!self).and(!other)) }

    /// It does not hold; the void stays void.
    @inlinable @inline(__always)
    public static prefix func ! (answer: Answer) -> Answer {
        var result = answer.intersection(.void)
        if answer.contains(.yes) { result.insert(.no) }
        if answer.contains(.no) { result.insert(.yes) }
        return result
    }
}

/// What a criterion means where there is nothing to take a share or ratio of.
public enum OfNothing: String, Sendable, CaseIterable {
    /// The share or ratio counts as fulfilled.
    case met
    /// It counts as not fulfilled: without staff, no share of the staff is reached.
    case unmet
    /// It does not apply, and in all, any and not it drops out.
    case notApplicable = "not-applicable"
}
