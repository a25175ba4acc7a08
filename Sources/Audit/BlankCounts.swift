import Quantities
import Standards

/// The blank spots 空白点 found in a place by the binding criteria that make them, waived ones apart; a place counts once for each kind.
package struct BlankCounts: Sendable, Hashable {
    /// Certain ones: institution, staff.
    private var certain = SIMD2<Int>(0, 0)
    /// Those of which it is not known whether they are: institution, staff.
    private var possible = SIMD2<Int>(0, 0)

    /// None.
    package init() {}

    /// Counts by their parts: certain institutions and staff, possible institutions and staff.
    init(parts: [Int]) {
        certain = SIMD2(parts[0], parts[1])
        possible = SIMD2(parts[2], parts[3])
    }

    /// Certain institutions and staff, possible institutions and staff.
    var parts: [Int] { [certain[0], certain[1], possible[0], possible[1]] }

    mutating func add(_ kind: BlankSpotKind, isCertain: Bool) {
        if isCertain { certain[kind.index] += 1 } else { possible[kind.index] += 1 }
    }

    /// How many there can be.
    package func interval(_ kind: BlankSpotKind) -> Interval {
        Interval(Quantity(certain[kind.index]), Quantity(certain[kind.index] + possible[kind.index]))
    }

    /// Both together.
    package static func + (left: Self, right: Self) -> Self {
        var sum = left
        sum.certain &+= right.certain
        sum.possible &+= right.possible
        return sum
    }

    /// Adds others.
    package static func += (left: inout Self, right: Self) { left = left + right }
}

extension BlankSpotKind {
    /// Where its counts stand in lists of both kinds.
    var index: Int { self == .institution ? 0 : 1 }
}
