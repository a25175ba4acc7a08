import Quantities

/// What is known of a population after looking at each of its members once.
///
/// A member is surely, perhaps or surely not among those looked at, and likewise among those that match.
struct Tally: Sendable, Hashable {
    /// Surely among, surely matching.
    var yes = 0
    /// Surely among, perhaps matching.
    var maybe = 0
    /// Surely among, not matching.
    var no = 0
    /// Perhaps among, matching if so.
    var perhapsYes = 0
    /// Perhaps among, perhaps matching.
    var perhapsMaybe = 0
    /// Perhaps among, not matching.
    var perhapsNo = 0
    /// Whether a whole list was not reported, so that any number of members may be missing.
    var isUnbounded = false
    /// The total of the number that is summed, at least and at most.
    var sum = Interval(.zero)
    /// Which cells below were not filled in; nil when nothing is lacking.
    var missing: MissingBelow?

    @inline(__always)
    mutating func add(among: Truth, matching: Truth) {
        switch (among, matching) {
        case (.no, _): break
        case (.yes, .yes): yes += 1
        case (.yes, .unknown): maybe += 1
        case (.yes, .no): no += 1
        case (.unknown, .yes): perhapsYes += 1
        case (.unknown, .unknown): perhapsMaybe += 1
        case (.unknown, .no): perhapsNo += 1
        }
    }

    mutating func add(_ value: Interval, among: Truth, matching: Truth) {
        let truth = among && matching
        if truth == .no { return }
        sum = Interval(truth == .yes ? sum.low + value.low : sum.low, sum.high + value.high)
    }

    /// How many match.
    var count: Interval {
        Interval(Quantity(yes), isUnbounded ? .infinity : Quantity(yes + maybe + perhapsYes + perhapsMaybe))
    }

    /// The percentage that matches; nil when there is nobody to take a percentage of.
    var share: Interval? {
        if isUnbounded { return Interval(.zero, Quantity(100)) }
        let all = yes + maybe + no + perhapsYes + perhapsMaybe + perhapsNo
        guard all > 0 else { return nil }
        // Least: every perhaps that lowers it is counted in, every perhaps that raises it left out.
        let least = yes + maybe + no + perhapsMaybe + perhapsNo
        let most = yes + maybe + perhapsYes + perhapsMaybe
        let low = least == 0 ? Quantity(100) : Quantity(yes * 100) / Quantity(least)
        let high = most + no == 0 ? Quantity.zero : Quantity(most * 100) / Quantity(most + no)
        return Interval(low, high)
    }

    /// Whether it is not known that there is anybody at all.
    var isPerhapsEmpty: Bool { yes + maybe + no == 0 && (isUnbounded || perhapsYes + perhapsMaybe + perhapsNo > 0) }

    /// The total.
    var total: Interval { isUnbounded ? Interval(sum.low, .infinity) : sum }

    /// How many of those looked at do not match, of the members that were reported.
    var failing: Interval { Interval(Quantity(no), Quantity(no + maybe + perhapsNo + perhapsMaybe)) }

    /// Whether all that are looked at match.
    var all: Truth {
        if no > 0 { return .no }
        return isUnbounded || maybe + perhapsMaybe + perhapsNo > 0 ? .unknown : .yes
    }

    /// Whether some member's part is not known.
    var isUncertain: Bool { isUnbounded || maybe + perhapsYes + perhapsMaybe + perhapsNo > 0 || !sum.isPoint }

    static func += (left: inout Tally, right: Tally) {
        left.yes += right.yes
        left.maybe += right.maybe
        left.no += right.no
        left.perhapsYes += right.perhapsYes
        left.perhapsMaybe += right.perhapsMaybe
        left.perhapsNo += right.perhapsNo
        left.isUnbounded = left.isUnbounded || right.isUnbounded
        left.sum = Interval(left.sum.low + right.sum.low, left.sum.high + right.sum.high)
        guard let missing = right.missing else { return }
        left.missing = left.missing.map { $0 + missing } ?? missing
    }
}

/// The cells below a place that were not filled in, of one population.
struct MissingBelow: Sendable, Hashable {
    /// A field of the subjects, or of a record in a field of theirs.
    struct Cell: Sendable, Hashable {
        var slot: Int
        var recordSlot: Int?
    }

    /// Places that did not say whether there is one of the kind.
    var places = 0
    /// How often each field was not filled in.
    var cells: [Cell: Int] = [:]

    static func + (left: Self, right: Self) -> Self {
        MissingBelow(places: left.places + right.places, cells: left.cells.merging(right.cells, uniquingKeysWith: +))
    }
}
