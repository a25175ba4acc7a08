import Wording

/// The wording of what is said about submissions.
extension Text {
    static func unknownQuestion(_ head: String) -> Text { Text(zh: "不认识的列“\(head)”", en: "the column \"\(head)\" is not known") }
    static func mapOrIgnore(_ head: String) -> Text {
        Text(
            zh: "用 --mapping 指明它对应哪一项（columns: {\(head): …}），不需要就列入 ignore",
            en: "say with --mapping what it is here (columns: {\(head): …}), or list it under ignore")
    }
    static func sameQuestion(_ head: String, _ first: String) -> Text { Text(zh: "“\(head)”与“\(first)”是同一项", en: "\"\(head)\" and \"\(first)\" mean the same") }
    static func noSuchQuestion(_ word: String) -> Text { Text(zh: "没有“\(word)”这一项", en: "there is no question \"\(word)\"") }
    static func noneAndSome(_ label: String) -> Text { Text(zh: "“\(label)”既选了都没有，又选了别的", en: "\(label): none of these, and some") }
    static let noneAlone = Text(zh: "只保留一种", en: "keep one of the two")
    static func noSubmission(_ key: String) -> Text { Text(zh: "没有编号为“\(key)”的提交", en: "there is no submission \"\(key)\"") }
    static let giveAllTables = Text(zh: "把提交的主表和各个重复组的表一起导入", en: "import the table of submissions together with those of its repeats")
    static let partsAlone = Text(zh: "只有重复组的表，没有提交的主表", en: "there are only tables of repeats, and none of submissions")
    static let whichSubmission = Text(zh: "有几张主表都有这个编号，分不清是哪一张", en: "several tables have a submission of this number")
    static let notAPart = Text(zh: "这张表的列不属于同一个重复组", en: "the columns of this table are not of one repeat")
    static func noneButRecords(_ label: String) -> Text { Text(zh: "“\(label)”答了没有，重复组里却有", en: "\(label): answered no, yet the repeat has some") }
    static let submissionsNeedInventory = Text(zh: "导入调查结果要先有清单（区划名册）", en: "submissions go into an inventory with a roster, which is not there")
    static let submissionsAlone = Text(zh: "调查结果和填报表请分开导入", en: "import submissions and other spreadsheets one after the other")
    static func notAnswered(_ label: String) -> Text { Text(zh: "没有写明\(label)", en: "does not say which \(label)") }
}
