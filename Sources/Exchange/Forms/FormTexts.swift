import Quantities
import Wording

/// What a form says beside its questions.
enum FormTexts {
    static func title(_ plan: FormPlan) -> Text {
        Text(zh: "\(plan.subject.name)自查表", en: "\(plan.subject.name): form")
    }
    static func asOf(_ day: Day) -> Text { Text(zh: "截至 \(day)", en: "as of \(day)") }
    static let nothing = Text(zh: "没有要填的：标准要求的都已填报，也都达标。", en: "Nothing to fill in: everything the standards ask is reported and met.")
    static let legend = Text(
        zh: "在□里打√；设备、用房等有的打√（也可写数量），没有的打×。灰字和（）里是上次填的，没有变就不用再写；没填过又不清楚的，留空，不要填 0。* 和浅黄色是必填。答“是”要写明台账、照片或文件编号。",
        en:
            "Tick the box □ that is right; for equipment and rooms tick (or count) what is there and cross what is not. Grey and in （） is what was said last: leave it if nothing changed. Leave empty what is not known, never write 0 for it. * and yellow: required. A \"yes\" needs the number of a record, photo or paper."
    )
    static let code = Text(zh: "代码", en: "code")
    static func signed(isOwn: Bool) -> Text { isOwn ? Text(zh: "填报人", en: "filled in by") : Text(zh: "填写人", en: "filled in by") }
    static func on(isOwn: Bool) -> Text { isOwn ? Text(zh: "填报日期", en: "on") : Text(zh: "填写日期", en: "on") }
    static func block(_ title: Text, _ number: Int, isOnlyMissing: Bool) -> Text {
        Text(
            zh: "\(title.zh)：共 \(number) 项" + (isOnlyMissing ? "（只列未填报和不达标的）" : ""),
            en: "\(title.en): \(number) questions" + (isOnlyMissing ? " (only what is missing or unmet)" : ""))
    }
    static let question = Text(zh: "问题", en: "question")
    static let last = Text(zh: "上次", en: "last time")
    static let now = Text(zh: "现在", en: "now")
    static let evidence = Text(zh: "材料编号", en: "papers")
    static func people(_ label: String) -> Text {
        Text(
            zh: "\(label)（新来的、有变的写在空行，有变的用原编号；一个也没有写“无”）",
            en: "\(label): write whoever is new or has changed in the empty rows; 无 for nobody")
    }
    static let still = ["没变", "已离开"]
    static let unmet = Text(zh: "（不达标）", en: " (unmet)")

    // MARK: What a cell takes

    static func prompt(_ answer: FormAnswer, unit: String?) -> Text {
        switch answer {
        case .yesNo: Text(zh: "选“是”“否”或“不清楚”；没有变可以不动。", en: "choose 是 (yes), 否 (no) or 不清楚 (not known)")
        case .choice(let words): Text(zh: "从下拉列表中选一项：\(words.joined(separator: "、"))。", en: "choose one: \(words.joined(separator: ", "))")
        case .count: Text(zh: "填 0 以上的整数\(behind(unit))；不清楚就留空，不要填 0。", en: "a whole number from 0; leave it empty if not known")
        case .number: Text(zh: "填数字\(behind(unit))；不清楚就留空，不要填 0。", en: "a number; leave it empty if not known")
        case .percent: Text(zh: "填 0 到 100 的数字，单位是 %；不清楚就留空。", en: "a number from 0 to 100, in %")
        case .day: Text(zh: "填日期，如 2022-08-03。", en: "a day, such as 2022-08-03")
        case .text, .people: Text(zh: "填文字；不清楚就留空。", en: "text; leave it empty if not known")
        case .boxes: Text(zh: "有选“√”（也可以填数量），没有选“×”，没有变就不动。", en: "√ (or how many) for there is one, × for none; leave it if nothing changed")
        }
    }

    private static func behind(_ unit: String?) -> String { unit.map { "，单位是\($0)" } ?? "" }
}
