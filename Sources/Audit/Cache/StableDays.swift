import Keeping
import Quantities

/// The days on which something is surely what it is on the day it was worked out for.
struct StableDays: Hashable, Sendable {
    /// The first of them.
    private(set) var from = Day(number: .min)
    /// The first day after them.
    private(set) var until = Day(number: .max)

    /// Whether a day is one of them.
    func contains(_ day: Day) -> Bool { from <= day && day < until }

    /// Something is different from a day on.
    ///
    /// - Parameter asOf: the day it was worked out for.
    mutating func turn(on day: Day, asOf: Day) {
        if day <= asOf { from = max(from, day) } else { until = min(until, day) }
    }

    /// Something is different every day.
    mutating func turnDaily(asOf: Day) {
        turn(on: asOf, asOf: asOf)
        turn(on: asOf.adding(days: 1), asOf: asOf)
    }

    /// Only the days on which something else is stable too.
    mutating func narrow(to other: StableDays) {
        from = max(from, other.from)
        until = min(until, other.until)
    }
}

extension StableDays: Packed {
    func pack(_ out: inout Packer) {
        from.pack(&out)
        until.pack(&out)
    }

    init(unpacking: inout Unpacker) throws {
        from = try Day(unpacking: &unpacking)
        until = try Day(unpacking: &unpacking)
    }
}
