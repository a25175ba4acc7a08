import Quantities
import Testing

@testable import Standards

/// Exact amounts, intervals and three-valued truth.
@Suite struct QuantityTests {
    private func q(_ text: String) -> Quantity { Quantity(decimal: text)! }

    @Test func decimalsAreExact() {
        #expect(q("60") - q("59.9") == q("0.1"))
        #expect((q("60") - q("59.9")).formatted() == "0.1")
        #expect(q("0.1") + q("0.2") == q("0.3"))
        #expect(Quantity(2) / Quantity(3) < q("0.666667"))
        #expect(Quantity(2) / Quantity(3) > q("0.666666"))
        #expect(Quantity(1) / Quantity(2) == Quantity(2) / Quantity(4))
        #expect((Quantity(1) / Quantity(2)).hashValue == (Quantity(2) / Quantity(4)).hashValue)
    }

    @Test func infinityIsAboveAll() {
        #expect(Quantity(1_000_000_000) < .infinity)
        #expect(!(Quantity.infinity < .infinity))
        #expect(Quantity(5) / .zero == .infinity)
        #expect(Quantity.zero * .infinity == .zero)
        #expect(Quantity.infinity.formatted() == "∞")
    }

    @Test(arguments: [
        ("1", true), ("0.000001", true), ("999999999999", true), ("1000000000000", false), ("0.0000001", false), ("1.", false), (".5", false), ("", false),
        ("1e3", false), ("３", false), ("-4.5", true),
    ])
    func parsesDecimals(text: String, isNumber: Bool) {
        #expect((Quantity(decimal: text) != nil) == isNumber)
    }

    @Test func shortfallsAreRoundedUp() {
        let third = Quantity(100) / Quantity(3)
        #expect(third.formatted(digits: 2) == "33.33")
        #expect(third.formatted(digits: 2, roundingUp: true) == "33.34")
        #expect(Quantity(decimal: "2.50")!.formatted() == "2.5")
        #expect(third.roundedUp == Quantity(34))
    }

    @Test(arguments: [
        (Truth.no, Truth.no), (.no, .unknown), (.no, .yes), (.unknown, .no), (.unknown, .unknown), (.unknown, .yes), (.yes, .no), (.yes, .unknown),
        (.yes, .yes),
    ])
    func kleeneLogic(left: Truth, right: Truth) {
        #expect((left && right).rawValue == min(left.rawValue, right.rawValue))
        #expect((left || right).rawValue == max(left.rawValue, right.rawValue))
        #expect(!(left && right) == (!left || !right))
    }

    struct Case: Sendable {
        var comparison: Comparison
        var yes: (Int, Int)
        var no: (Int, Int)
        var unknown: (Int, Int)
        /// How far the `no` interval is from fulfilling it, for whole numbers.
        var shortfall: Int
    }

    static let cases = [
        Case(comparison: .atLeast(Quantity(5)), yes: (5, 9), no: (1, 4), unknown: (4, 5), shortfall: 1),
        Case(comparison: .atMost(Quantity(5)), yes: (0, 5), no: (6, 9), unknown: (5, 6), shortfall: 1),
        Case(comparison: .moreThan(Quantity(5)), yes: (6, 9), no: (1, 5), unknown: (5, 6), shortfall: 1),
        Case(comparison: .lessThan(Quantity(5)), yes: (0, 4), no: (5, 9), unknown: (4, 5), shortfall: 1),
        Case(comparison: .equals(Quantity(5)), yes: (5, 5), no: (6, 9), unknown: (4, 6), shortfall: 1),
        Case(comparison: .between(Quantity(5), Quantity(7)), yes: (5, 7), no: (8, 9), unknown: (7, 8), shortfall: 1),
    ]

    @Test(arguments: cases)
    func comparesIntervals(example: Case) {
        func interval(_ pair: (Int, Int)) -> Interval { Interval(Quantity(pair.0), Quantity(pair.1)) }
        #expect(example.comparison.holds(interval(example.yes)) == .yes)
        #expect(example.comparison.holds(interval(example.no)) == .no)
        #expect(example.comparison.holds(interval(example.unknown)) == .unknown)
        #expect(example.comparison.shortfall(interval(example.no), isWhole: true) == Quantity(example.shortfall))
        #expect(example.comparison.shortfall(interval(example.yes), isWhole: true) == .zero)
    }
}

/// Days.
@Suite struct DayTests {
    @Test(arguments: ["2024-02-29", "2000-02-29", "1970-01-01", "2199-12-31", "1800-01-01"])
    func roundTrips(text: String) {
        #expect(Day(text)?.description == text)
    }

    @Test(arguments: ["2023-02-29", "1900-02-29", "2022-13-01", "2022-00-10", "2022-1-1", "20220101", "2022-04-31", "2022/04/01", ""])
    func refuses(text: String) {
        #expect(Day(text) == nil)
    }

    @Test func everyDayFollowsTheOneBefore() {
        var day = Day("1999-12-01")!
        for _ in 0..<1500 {
            let next = day.adding(days: 1)
            #expect(next > day && Day(next.description) == next)
            day = next
        }
        #expect(day.description == "2004-01-09")
    }

    @Test(arguments: [Int.min, -1_000_000, 0, 36_500, Int.max])
    func farAwayDaysDoNotTrap(days: Int) {
        let day = Day("2022-08-01")!
        #expect((day.adding(days: days) >= day) == (days >= 0))
    }

    @Test(arguments: [("1962-05-01", "2027-04-30", 64), ("1962-05-01", "2027-05-01", 65), ("1960-02-29", "2025-02-28", 64), ("1960-02-29", "2025-03-01", 65)])
    func agesOnBirthdays(born: String, on: String, years: Int) {
        #expect(Day(born)!.wholeYears(until: Day(on)!) == years)
    }
}
