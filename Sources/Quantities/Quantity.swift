/// An exact non-negative or negative amount: a fraction of two whole numbers, or infinity.
///
/// Amounts are compared exactly, so 59.9 m² is 0.1 m² short of 60 m², and two thirds is not 66.67 %.
public struct Quantity: Sendable, Hashable {
    /// The numerator.
    public let numerator: Int64
    /// The denominator, never negative; 0 for infinity.
    public let denominator: Int64

    /// A whole number.
    @inlinable @inline(__always)
    public init(_ value: Int) {
        numerator = Int64(value)
        denominator = 1
    }

    /// An amount given in millionths, as field values are kept.
    @inlinable @inline(__always)
    public init(millionths: Int64) {
        if millionths % 1_000_000 == 0 {
            numerator = millionths / 1_000_000
            denominator = 1
        } else {
            numerator = millionths
            denominator = 1_000_000
        }
    }

    /// The very amount whose numerator and denominator these are, as one that was kept is read back.
    package init(exactly numerator: Int64, over denominator: Int64) { self.init(numerator: numerator, denominator: denominator) }

    @usableFromInline
    init(numerator: Int64, denominator: Int64) {
        self.numerator = numerator
        self.denominator = denominator
    }

    /// A fraction, reduced when it would not fit otherwise. A denominator of 0 gives infinity.
    @usableFromInline
    init(_ numerator: Int128, over denominator: Int128) {
        guard denominator != 0 else {
            self = .infinity
            return
        }
        var (top, bottom) = denominator < 0 ? (-numerator, -denominator) : (numerator, denominator)
        let divisor = Quantity.greatestCommonDivisor(top < 0 ? -top : top, bottom)
        if divisor > 1 { (top, bottom) = (top / divisor, bottom / divisor) }
        // Beyond 64 bits an amount is no longer of this world; keep its size, lose its last digits.
        while top > Int128(Int64.max) || top < -Int128(Int64.max) || bottom > Int128(Int64.max) {
            top /= 2
            bottom = max(1, bottom / 2)
        }
        self.init(numerator: Int64(top), denominator: Int64(bottom))
    }

    /// The amount where it is a whole number; nil for any other.
    @inlinable @inline(__always)
    public var whole: Int64? { denominator == 1 ? numerator : nil }

    /// Nothing.
    public static var zero: Quantity { Quantity(0) }
    /// More than any amount: the upper end of what is possible when nothing was reported.
    public static var infinity: Quantity { Quantity(numerator: 1, denominator: 0) }

    /// Whether the amount is finite.
    @inlinable public var isFinite: Bool { denominator != 0 }

    /// Parses a decimal such as `59.9`, at most 12 digits before the point and 6 after it.
    public init?(decimal text: some StringProtocol) {
        var buffer = Array(text.utf8)
        guard let value = buffer.withUnsafeMutableBufferPointer({ millionths(in: UnsafeBufferPointer($0)) }) else {
            return nil
        }
        self.init(millionths: value)
    }

    private static func greatestCommonDivisor(_ left: Int128, _ right: Int128) -> Int128 {
        var (a, b) = (left, right)
        while b != 0 { (a, b) = (b, a % b) }
        return a
    }
}

/// Reads a decimal (`-` allowed) as millionths; nil when it is anything else, too long, or finer than a millionth.
@inlinable
public func millionths(in bytes: UnsafeBufferPointer<UInt8>) -> Int64? {
    var index = 0
    let isNegative = bytes.first == UInt8(ascii: "-")
    if isNegative { index = 1 }
    var value: Int64 = 0
    let start = index
    while index < bytes.count, bytes[index] &- 48 < 10 {
        value = value &* 10 &+ Int64(bytes[index] &- 48)
        index += 1
    }
    let digits = index - start
    guard digits > 0, digits <= 12 else { return nil }
    var decimals = 0
    if index < bytes.count {
        guard bytes[index] == UInt8(ascii: "."), index + 1 < bytes.count else { return nil }
        index += 1
        while index < bytes.count, bytes[index] &- 48 < 10 {
            value = value &* 10 &+ Int64(bytes[index] &- 48)
            index += 1
            decimals += 1
        }
        guard index == bytes.count, decimals <= 6 else { return nil }
    }
    while decimals < 6 {
        value &*= 10
        decimals += 1
    }
    return isNegative ? -value : value
}

extension Quantity: Comparable {
    /// Exact comparison.
    @inlinable @inline(__always)
    public static func < (left: Self, right: Self) -> Bool {
        if left.denominator == right.denominator, left.denominator != 0 { return left.numerator < right.numerator }
        if left.denominator == 0 { return false }
        if right.denominator == 0 { return true }
        return Int128(left.numerator) * Int128(right.denominator) < Int128(right.numerator) * Int128(left.denominator)
    }

    /// Exact equality: 1/2 equals 2/4.
    @inlinable @inline(__always)
    public static func == (left: Self, right: Self) -> Bool {
        if left.denominator == right.denominator { return left.numerator == right.numerator }
        if left.denominator == 0 || right.denominator == 0 { return false }
        return Int128(left.numerator) * Int128(right.denominator) == Int128(right.numerator) * Int128(left.denominator)
    }

    /// Hashes the reduced fraction, in step with `==`.
    public func hash(into hasher: inout Hasher) {
        let reduced = Quantity(Int128(numerator), over: Int128(denominator))
        hasher.combine(reduced.numerator)
        hasher.combine(reduced.denominator)
    }
}

extension Quantity {
    /// The sum; infinity takes all.
    @inlinable @inline(__always)
    public static func + (left: Self, right: Self) -> Self {
        guard left.isFinite, right.isFinite else { return .infinity }
        if left.denominator == right.denominator {
            let (sum, overflow) = left.numerator.addingReportingOverflow(right.numerator)
            if !overflow { return Quantity(numerator: sum, denominator: left.denominator) }
        }
        return Quantity(
            Int128(left.numerator) * Int128(right.denominator) + Int128(right.numerator) * Int128(left.denominator),
            over: Int128(left.denominator) * Int128(right.denominator))
    }

    /// The difference of two finite amounts; infinity less anything is infinity.
    public static func - (left: Self, right: Self) -> Self {
        guard left.isFinite else { return .infinity }
        guard right.isFinite else { return .zero }
        return left + Quantity(numerator: -right.numerator, denominator: right.denominator)
    }

    /// The product; zero times infinity is zero.
    public static func * (left: Self, right: Self) -> Self {
        if left.numerator == 0 || right.numerator == 0 { return .zero }
        guard left.isFinite, right.isFinite else { return .infinity }
        return Quantity(
            Int128(left.numerator) * Int128(right.numerator), over: Int128(left.denominator) * Int128(right.denominator))
    }

    /// The quotient; by zero it is infinity, by infinity zero.
    public static func / (left: Self, right: Self) -> Self {
        guard left.isFinite, right.numerator != 0 else { return .infinity }
        guard right.isFinite else { return .zero }
        return Quantity(
            Int128(left.numerator) * Int128(right.denominator), over: Int128(left.denominator) * Int128(right.numerator))
    }

    /// The smallest whole number that is not less than the amount.
    public var roundedUp: Quantity {
        guard isFinite, denominator != 1 else { return self }
        let floor = numerator / denominator
        return Quantity(Int(floor) + (numerator % denominator > 0 ? 1 : 0))
    }

    /// The amount in decimals, at most `digits` after the point, rounded away from zero so that a shortfall shown is never too small.
    public func formatted(digits: Int = 6, roundingUp: Bool = false) -> String {
        guard isFinite else { return "∞" }
        if let whole { return String(whole) }
        var scale: Int128 = 1
        for _ in 0..<digits { scale *= 10 }
        let top = Int128(numerator) * scale
        let bottom = Int128(denominator)
        let magnitude = top < 0 ? -top : top
        var scaled = magnitude / bottom
        let rest = magnitude % bottom
        if roundingUp ? rest != 0 : rest * 2 >= bottom { scaled += 1 }
        let whole = scaled / scale
        var fraction = String(scaled % scale)
        fraction = String(repeating: "0", count: max(0, digits - fraction.count)) + fraction
        while fraction.hasSuffix("0") { fraction.removeLast() }
        let sign = top < 0 && scaled != 0 ? "-" : ""
        return digits == 0 || fraction.isEmpty ? "\(sign)\(whole)" : "\(sign)\(whole).\(fraction)"
    }
}

/// What a number can be, given what was reported: every value from `low` to `high`.
public struct Interval: Sendable, Hashable {
    /// The least it can be.
    public var low: Quantity
    /// The most it can be.
    public var high: Quantity

    /// All values from `low` to `high`.
    @inlinable @inline(__always)
    public init(_ low: Quantity, _ high: Quantity) {
        self.low = low
        self.high = high
    }

    /// A known value.
    @inlinable @inline(__always)
    public init(_ value: Quantity) {
        self.init(value, value)
    }

    /// Nothing is known: from zero up.
    public static var unknown: Interval { Interval(.zero, .infinity) }

    /// Whether only one value is possible.
    public var isPoint: Bool { low == high && low.isFinite }
}

/// Kleene's three truth values.
public enum Truth: UInt8, Sendable {
    /// Surely not.
    case no
    /// Not known.
    case unknown
    /// Surely.
    case yes

    /// A known truth.
    @inlinable @inline(__always)
    public init(_ value: Bool) {
        self = value ? .yes : .no
    }

    /// And.
    @inlinable @inline(__always)
    public static func && (left: Truth, right: @autoclosure () -> Truth) -> Truth {
        if left == .no { return .no }
        let other = right()
        return left.rawValue < other.rawValue ? left : other
    }

    /// Or.
    @inlinable @inline(__always)
    public static func || (left: Truth, right: @autoclosure () -> Truth) -> Truth {
        if left == .yes { return .yes }
        let other = right()
        return left.rawValue > other.rawValue ? left : other
    }

    /// Not.
    @inline(__always)
    public static prefix func ! (value: Truth) -> Truth {
        switch value {
        case .no: .yes
        case .unknown: .unknown
        case .yes: .no
        }
    }
}
