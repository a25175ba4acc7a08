/// A calendar day, only as far as sample data need one.
struct SampleDay: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// Days since 1970-01-01.
    let number: Int

    init(number: Int) {
        self.number = number
    }

    /// A day of the Gregorian calendar.
    init(_ year: Int, _ month: Int, _ day: Int) {
        let shifted = month > 2 ? year : year - 1
        let era = shifted / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        number = era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    static func < (left: SampleDay, right: SampleDay) -> Bool { left.number < right.number }

    /// So many days later.
    func adding(_ days: Int) -> SampleDay { SampleDay(number: number + days) }

    /// How many whole years before another day, near enough for ages.
    func years(before day: SampleDay) -> Int { (day.number - number) * 100 / 36525 }

    /// `YYYY-MM-DD`.
    var description: String {
        let days = number + 719_468
        let era = days / 146_097
        let dayOfEra = days - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return "\(year)-\(padded(month, 2))-\(padded(day, 2))"
    }
}

/// A whole number with zeros in front.
func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
}

/// The days sample data turn on.
enum SampleDates {
    /// The day a sample is judged on, in the second phase of the 2022 campaign month. Nothing in a sample happened later.
    static let judged = SampleDay(2022, 8, 10)
    /// The day most facilities reported on: the core week of that month.
    static let reported = SampleDay(2022, 8, 2)
    /// The days inspectors came.
    static let verified = SampleDay(2022, 8, 3)...SampleDay(2022, 8, 7)
    /// When answers were signed: in the quarter, and before anybody reported.
    static let attested = SampleDay(2022, 7, 4)...SampleDay(2022, 7, 30)
    /// When answers were signed that were never given anew.
    static let attestedBefore = SampleDay(2021, 3, 1)...SampleDay(2021, 7, 20)
    /// When what must be done every month or quarter was done.
    static let recent = SampleDay(2022, 7, 12)...SampleDay(2022, 7, 29)
    /// When it was done where it is behind.
    static let behind = SampleDay(2021, 9, 1)...SampleDay(2021, 12, 28)
    /// Last days of licences that are in order.
    static let licences = SampleDay(2024, 1, 1)...SampleDay(2027, 7, 31)
    /// Last days of licences that a forecast for the end of 2023 finds.
    static let endingSoon = SampleDay(2023, 1, 15)...SampleDay(2023, 12, 15)
    /// Last days of licences that have expired.
    static let expired = SampleDay(2019, 3, 1)...SampleDay(2022, 6, 30)
    /// Births of people who turn 65 in 2023.
    static let nearSixtyFive = SampleDay(1958, 1, 5)...SampleDay(1958, 12, 20)
}
