import Wording

/// The wording of what can be wrong with the levels of places.
extension Text {
    static func withinNoPlace(_ kind: String, _ outer: String, _ levels: [Text]) -> Text {
        let english = levels.map(\.en)
        let list = english.count < 2 ? english.joined() : english.dropLast().joined(separator: ", ") + " or " + english[english.count - 1]
        return Text(
            zh: "\(kind)不能放在\(outer)之内：只有\(levels.map(\.zh).joined(separator: "、"))之内的对象会被排查",
            en: "\(kind) cannot stand within \(outer): only what stands in a \(list) is audited")
    }
    static let noLevels = Text(zh: "词汇表没有声明地方的层级", en: "the vocabulary declares no levels of places")
    static let declareLevel = Text(
        zh: "地方的每一级都要写 level，如 level: {digits: 9, file-key: township, list: townships}（见 docs/formats.md）",
        en: "every level of places has a level, such as level: {digits: 9, file-key: township, list: townships}; see docs/formats.md")
    static let placeIsLevel = Text(zh: "是不是地方由 level 决定，place 与它不符", en: "what is a place is told by its level, which place contradicts")
    static let textHasNoDigits = Text(zh: "codes: text 的代码不是数字，不能再写位数", en: "codes: text are not digits and have no number of them")
    static func wrongDigits(most: Int) -> Text {
        Text(
            zh: "位数应在 1 到 \(most) 之间，written 不小于 digits", en: "there can be 1 to \(most) digits, and no fewer are written than are declared")
    }
    static func notTheOne(_ id: String, _ place: String) -> Text {
        Text(zh: "\(place)里没有名为“\(id)”、带 key 的机构类别", en: "no kind of facility \"\(id)\" with a key stands in \(place)")
    }
    static func notAChoiceField(_ id: String) -> Text { Text(zh: "“\(id)”不是选择类字段", en: "\"\(id)\" is not a field with choices") }
    static let rangesNeedDigits = Text(zh: "只有数字代码才能按范围分类", en: "only codes of digits have ranges")
    static func notARange(_ found: String) -> Text { Text(zh: "“\(found)”不是范围", en: "\"\(found)\" is not a range") }
    static let writeRange = Text(zh: "写作 1-99，前小后大", en: "write 1-99, the smaller first")
    static func rangesOverlap(_ word: String, _ other: String) -> Text {
        Text(zh: "“\(word)”与“\(other)”的范围重叠", en: "the ranges of \"\(word)\" and \"\(other)\" overlap")
    }
    static func severalOutermost(_ level: String, _ other: String) -> Text {
        Text(zh: "\(level)与\(other)都不在任何一级之内", en: "\(level) and \(other) both stand within nothing")
    }
    static func severalWithin(_ level: String, _ other: String, _ outer: String) -> Text {
        Text(zh: "\(level)与\(other)都直接在\(outer)之内", en: "\(level) and \(other) both stand directly within \(outer)")
    }
    static func tooFewLevels(_ count: Int) -> Text { Text(zh: "地方只有 \(count) 级，至少要三级", en: "there are \(count) levels of places; three are needed") }
    static let threeLevels = Text(
        zh: "最低一级列在上一级的文件里，上一级一处一个文件，再上一级一处一份名册",
        en: "the lowest is listed in the files of the one above, that one has a file each, and the one above it a roster each")
    static func listedHasNoFile(_ level: String) -> Text {
        Text(zh: "\(level)是最低一级，列在上一级的文件里，没有自己的文件", en: "\(level) is the lowest level, listed in files of the one above, and has none of its own")
    }
    static func sameDigits(_ level: String, _ outer: String, _ digits: Int) -> Text {
        Text(zh: "\(level)与\(outer)的代码都是 \(digits) 位，分不清是哪一级", en: "\(level) and \(outer) both have codes of \(digits) digits, which tells no level")
    }
    static func fewerDigits(_ level: String, _ own: Int, _ outer: String, _ around: Int) -> Text {
        Text(
            zh: "\(level)的代码 \(own) 位，比所在\(outer)的 \(around) 位还短",
            en: "\(level) has codes of \(own) digits, fewer than the \(around) of \(outer) around it")
    }
}
