import Figures
import Inventories
import Ledger
import Quantities
import Wording

/// A reminder as a text to be pasted into a chat or a notice: short, and polite.
package struct ReminderText: Sendable {
    private let day: Day
    private let days: Int
    private let language: Language
    private let notice: String?
    /// How many places one line names.
    private static let mostPlaces = 10

    /// Reminders as of a day of what falls due within some days.
    package init(asOf day: Day, within days: Int, isOfSample: Bool, _ language: Language) {
        self.day = day
        self.days = days
        self.language = language
        notice = isOfSample ? SampleNotice.sentence[language] : nil
    }

    /// Several reminders, one after the other.
    package func text(_ reminders: [Reminder]) -> String {
        if reminders.isEmpty {
            return language.word(
                "截至\(day.written(.zh))，没有逾期的，\(days) 天内也没有到期的。\n", "As of \(day), nothing is overdue and nothing falls due within \(days) days.\n")
        }
        return reminders.map { text($0) }.joined(separator: "\n")
    }

    /// The reminder of one township.
    package func text(_ reminder: Reminder) -> String {
        var text = language.word("【整改提醒】\(reminder.place.name)\n", "Reminder: \(reminder.place.name)\n")
        if let notice { text += notice + "\n" }
        let (late, coming) = (reminder.lateRows, reminder.comingRows)
        let zh = [late > 0 ? "已逾期 \(late) 行" : nil, coming > 0 ? "\(days) 天内到期 \(coming) 行" : nil].compactMap { $0 }
        let en = [late > 0 ? "\(late) overdue" : nil, coming > 0 ? "\(coming) due within \(days) days" : nil].compactMap { $0 }
        text += language.word(
            "截至\(day.written(.zh))，贵处整改台账中，\(zh.joined(separator: "、"))，请抓紧办理，办结后及时申请销号。谢谢支持！\n",
            "As of \(day), rows of your rectification ledger: \(en.joined(separator: ", ")). Please see to them, and submit each as soon as it is done. Thank you.\n"
        )
        text += section(Text(zh: "已逾期", en: "Overdue"), reminder.late)
        text += section(Text(zh: "即将到期", en: "Falling due"), reminder.coming)
        if reminder.waiting > 0 {
            text += language.word(
                "另有 \(reminder.waiting) 行已申请销号，待核查，不需再办。\n",
                "\(reminder.waiting) more are submitted and wait for a checker; nothing is to be done about them.\n")
        }
        return text
    }

    private func section(_ title: Text, _ groups: [DueGroup]) -> String {
        guard !groups.isEmpty else { return "" }
        return title[language] + language.word("：", ":") + "\n" + groups.enumerated().map { "\($0.offset + 1). \(line($0.element))\n" }.joined()
    }

    /// What is asked, where, and by when.
    func line(_ group: DueGroup) -> String {
        let places = Self.places(group, language)
        let due = group.due.map { due in
            let late = Int(day.number) - Int(due.number)
            if late > 0 { return language.word("时限\(due.written(.zh))，已逾期 \(late) 天", "due \(due), \(late) days ago") }
            return late == 0 ? language.word("今天到期", "due today") : language.word("时限\(due.written(.zh))，还有 \(-late) 天", "due \(due), in \(-late) days")
        }
        let bodies = Set(group.rows.map { $0.owner.isEmpty ? $0.unit : $0.owner }).subtracting([""]).sorted()
        let responsible = bodies.isEmpty ? nil : language.word("责任：\(bodies.joined(separator: "、"))", "responsible: \(bodies.joined(separator: ", "))")
        return ([group.title + language.word("：", ": ") + places, due, responsible] as [String?]).compactMap { $0 }.joined(separator: language.word("；", "; "))
    }

    /// The places of a line, of many the first.
    static func places(_ group: DueGroup, _ language: Language) -> String {
        let all = group.places.map { PlaceName.written($0) }
        let named = all.prefix(mostPlaces).joined(separator: language.word("、", ", "))
        return all.count > mostPlaces ? named + language.word("等 \(all.count) 处", " and others, \(all.count) in all") : named
    }
}
