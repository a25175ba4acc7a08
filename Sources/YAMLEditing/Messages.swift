import Wording

/// The wording of files that cannot be changed line by line.
extension Text {
    static let specialLineBreaks = Text(zh: "含有特殊换行符（只有 CR，或 U+0085、U+2028、U+2029）", en: "holds unusual line breaks (CR alone, or U+0085, U+2028, U+2029)")
    static let saveWithPlainBreaks = Text(zh: "用文本编辑器以普通换行另存", en: "save it with ordinary line breaks")
}
