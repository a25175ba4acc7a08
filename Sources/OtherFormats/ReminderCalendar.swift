import Digests
import Figures
import Ledger
import Quantities
import Wording

/// Reminders as a calendar: a day for what is asked on it of a township. What is late stands on the day of the reminder, for nobody looks at days past.
package struct ReminderCalendar: Sendable {
    private let campaign: Campaign?
    private let day: Day
    private let days: Int
    private let isOfSample: Bool
    private let version: String
    private let language: Language

    /// A calendar as of a day.
    ///
    /// - Parameter version: of the program.
    package init(_ campaign: Campaign?, asOf day: Day, within days: Int, isOfSample: Bool, version: String, _ language: Language) {
        self.campaign = campaign
        self.day = day
        self.days = days
        self.isOfSample = isOfSample
        self.version = version
        self.language = language
    }

    /// The calendar of some townships.
    package func text(_ reminders: [Reminder]) -> String {
        let title = campaign?.title ?? language.word("整改台账", "rectification ledger")
        return Calendar(name: title, asOf: day, entries: reminders.flatMap { reminder in (reminder.late + reminder.coming).map { entry($0, reminder) } })
            .text(version: version)
    }

    private func entry(_ group: DueGroup, _ reminder: Reminder) -> Calendar.Entry {
        let due = group.due ?? day
        let isLate = due < day
        let name = [campaign?.id ?? "", reminder.place.code, due.description, group.rows[0].gapKey?.criterionName ?? group.title].joined(separator: "/")
        let word = isLate ? language.word("已逾期", "overdue") : language.word("整改到期", "due")
        let count = group.rows.count > 1 ? language.word("（\(group.rows.count) 行）", " (\(group.rows.count) rows)") : ""
        let line = ReminderText(asOf: day, within: days, isOfSample: isOfSample, language).line(group)
        return Calendar.Entry(
            uid: NamedUUID("reminder/\(name)").description, day: max(due, day),
            summary: "\(word)\(language.word("：", ": "))\(reminder.place.name) \(group.title)\(count)",
            description: ([line] + (isOfSample ? [SampleNotice.sentence[language]] : [])).joined(separator: "\n"), place: reminder.place.name)
    }
}
