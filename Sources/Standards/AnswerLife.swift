import Quantities

/// How long an answer given by somebody proves what it says.
public struct AnswerLife: Sendable, Hashable {
    /// What the time is counted in.
    public enum Unit: String, Sendable, CaseIterable {
        /// Days.
        case days
        /// Months.
        case months
        /// Quarters of a year.
        case quarters
        /// Years.
        case years

        /// How many months it has; nil for days.
        var months: Int? {
            switch self {
            case .days: nil
            case .months: 1
            case .quarters: 3
            case .years: 12
            }
        }
    }

    /// How many of them.
    public var count: Int
    /// What is counted.
    public var unit: Unit
    /// Whether a period begins and ends with the calendar's, and not with the answer: an answer of July then is one of the third quarter.
    public var isCalendar: Bool

    /// So many of a unit.
    public init(_ count: Int, _ unit: Unit, isCalendar: Bool) {
        self.count = count
        self.unit = unit
        self.isCalendar = isCalendar
    }

    /// The last day on which an answer of a day counts.
    public func lastDay(of answer: Day) -> Day {
        guard let months = unit.months else { return answer.adding(days: isCalendar ? count - 1 : count) }
        guard isCalendar else { return answer.adding(months: months * count) }
        let (year, month, _) = answer.civil
        let start = Day.first(year: year, month: (month - 1) / months * months + 1)
        return start.adding(months: months * count).adding(days: -1)
    }
}

extension Day {
    /// The first day of a month that may lie beyond the year's end.
    static func first(year: Int, month: Int) -> Day {
        let index = year * 12 + month - 1
        return Day(year: index / 12, month: index % 12 + 1, day: 1) ?? Day(number: index > 2000 * 12 ? .max : .min)
    }

    /// The same day of the month so many months later, or the last there is.
    public func adding(months: Int) -> Day {
        let (year, month, day) = civil
        let first = Day.first(year: year, month: month + months)
        let next = Day.first(year: year, month: month + months + 1)
        return min(first.adding(days: day - 1), next.adding(days: -1))
    }

    /// The calendar quarter, counted from year 0.
    public var quarter: Int {
        let (year, month, _) = civil
        return year * 4 + (month - 1) / 3
    }
}
