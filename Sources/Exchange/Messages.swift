import Wording

/// The wording of what is said about cells.
extension Text {
    static func detailsElsewhere(_ label: String, found: String) -> Text {
        Text(zh: "“\(label)”列只能填“无”，明细另表填写，写的是“\(found)”", en: "\(label): only 无 is written here, details go on their own sheet; found \"\(found)\"")
    }
    static func derived(_ label: String) -> Text { Text(zh: "“\(label)”由程序计算，不用填", en: "\(label) is computed; leave it out") }
    static func notYesNo(_ label: String, found: String) -> Text {
        Text(zh: "“\(label)”应填是或否，写的是“\(found)”", en: "\(label): yes or no expected, found \"\(found)\"")
    }
    static let writeYesNo = Text(zh: "填：是 / 否（有 / 无、√ / × 也可以）；不清楚就留空", en: "write 是 or 否 (有 / 无, √ / × will do); leave it empty if not known")
    static func notAChoice(_ label: String, found: String) -> Text {
        Text(zh: "“\(label)”没有“\(found)”这一选项", en: "\(label): there is no choice \"\(found)\"")
    }
    static func unknownTerm(_ label: String, found: String) -> Text {
        Text(zh: "“\(label)”中没有“\(found)”", en: "\(label): \"\(found)\" is not in the list")
    }
    static func notADay(_ label: String, found: String) -> Text {
        Text(zh: "“\(label)”不是有效日期：“\(found)”", en: "\(label): not a day: \"\(found)\"")
    }
    static func notADayNumber(_ found: String) -> Text { Text(zh: "不是有效日期：\(found)", en: "not a day: \(found)") }
    static let writeDay = Text(zh: "按 2022-08-03 的样式填写", en: "write it like 2022-08-03")
    static func notACount(_ label: String, found: String) -> Text {
        Text(zh: "“\(label)”应填整数，写的是“\(found)”", en: "\(label): a whole number expected, found \"\(found)\"")
    }
    static let writeCount = Text(zh: "填数量，如 3；没有填 0；不清楚就留空", en: "write how many, such as 3; 0 for none; leave it empty if not known")
    static func notANumber(_ label: String, found: String) -> Text {
        Text(zh: "“\(label)”应填数字，写的是“\(found)”", en: "\(label): a number expected, found \"\(found)\"")
    }
    static let writeNumber = Text(zh: "只填数字，如 60.5；不清楚就留空", en: "write a number, such as 60.5; leave it empty if not known")
    static func negative(_ label: String, found: String) -> Text {
        Text(zh: "“\(label)”不能是负数：“\(found)”", en: "\(label) cannot be negative: \"\(found)\"")
    }
    static func above100(_ label: String, found: String) -> Text {
        Text(zh: "“\(label)”不能超过 100%：“\(found)”", en: "\(label) cannot be above 100 %: \"\(found)\"")
    }
    static func formulaError(_ name: String) -> Text { Text(zh: "公式出错：\(name)", en: "a formula gives an error: \(name)") }
    static let writeValue = Text(zh: "改正公式，或直接填写数值", en: "mend the formula, or write the value itself")
    static let formulaUnsaved = Text(zh: "公式没有保存计算结果", en: "the result of a formula was not saved")
    static func notExported(_ key: String, _ code: String) -> Text {
        Text(zh: "\(code)：不认识的“\(key)”没有导出", en: "\(code): the unknown key \"\(key)\" was not exported")
    }
    static let saveOnce = Text(zh: "用 Excel 或 WPS 打开并保存一次，或直接填写数值", en: "open and save it once in Excel or WPS, or write the value itself")
}
