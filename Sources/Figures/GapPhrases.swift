import Wording

/// The phrases gaps are told in, each around what it tells of.
package enum GapPhrases {
    static func atLeast(_ number: String) -> Text { Text(zh: "至少 \(number)", en: "at least \(number)") }
    static func has(_ actual: Text) -> Text { Text(zh: "现 \(actual.zh)", en: "has \(actual.en)") }
    static func notAsRequired(_ actual: Text) -> Text { Text(zh: "不合要求的有 \(actual.zh)", en: "not as required: \(actual.en)") }
    static func needs(_ required: String) -> Text { Text(zh: "应 \(required)", en: "needs \(required)") }
    static func short(_ shortfall: String) -> Text { distance("short", shortfall) }
    static func over(_ shortfall: String) -> Text { distance("over", shortfall) }
    static func off(_ shortfall: String) -> Text { distance("off", shortfall) }
    private static func distance(_ way: String, _ shortfall: String) -> Text { Text(zh: "差 \(shortfall)", en: "\(way) by \(shortfall)") }
    static func unwanted(_ label: String) -> Text { Text(zh: "不应有：\(label)", en: "should not be so: \(label)") }
    static func notSo(_ asked: Text) -> Text { Text(zh: "未做到：\(asked.zh)", en: "not so: \(asked.en)") }
    static func part(_ asked: Text, _ numbers: Text) -> Text { Text(zh: "\(asked.zh)：\(numbers.zh)", en: "\(asked.en): \(numbers.en)") }
    static func toFillIn(_ cells: String) -> Text { Text(zh: "待填：\(cells)", en: "to fill in: \(cells)") }
    static let undecidable = Text(zh: "资料不全，无法判定", en: "cannot be decided from what was reported")
    static let comma = Text(zh: "，", en: ", ")
    static let semicolon = Text(zh: "；", en: "; ")
    package static let listed = Text(zh: "、", en: ", ")
    static func titleItem(_ item: String) -> Text { Text(zh: "：\(item)", en: ": \(item)") }

    /// Every phrase by its name, around gaps: for those who fill them in elsewhere.
    package static func all(_ first: String, _ second: String) -> [(String, Text)] {
        let (one, two) = (Text(same: first), Text(same: second))
        return [
            ("atLeast", atLeast(first)), ("has", has(one)), ("notAsRequired", notAsRequired(one)), ("needs", needs(first)), ("short", short(first)),
            ("over", over(first)), ("off", off(first)), ("unwanted", unwanted(first)), ("notSo", notSo(one)), ("part", part(one, two)),
            ("toFillIn", toFillIn(first)), ("undecidable", undecidable), ("comma", comma), ("semicolon", semicolon), ("listed", listed),
            ("titleItem", titleItem(first)),
        ]
    }
}

/// The phrases figures of one subject are told in, each around its numbers.
package enum FigurePhrases {
    static func reached(_ asked: String, _ reached: String) -> Text { Text(zh: "应达到 \(asked) 项，已达到 \(reached) 项", en: "\(reached) of \(asked) checks met") }
    static func unmet(_ checks: String) -> Text { Text(zh: "，不达标 \(checks) 项", en: "; \(checks) unmet") }
    static func items(_ items: String) -> Text { Text(zh: "（共缺 \(items) 处）", en: " (missing items: \(items))") }
    static func unreported(_ checks: String) -> Text { Text(zh: "，未填报 \(checks) 项", en: "; \(checks) unreported") }
    static func cells(_ cells: String) -> Text { Text(zh: "（待填 \(cells) 格）", en: " (cells to fill in: \(cells))") }
    static func furtherCells(_ cells: String) -> Text { Text(zh: "，另有 \(cells) 格待填", en: "; further cells to fill in: \(cells)") }
    static func toBuy(_ count: String) -> Text { Text(zh: "要买 \(count) 样", en: "to buy: \(count)") }
    static func toDo(_ count: String) -> Text { Text(zh: "要办 \(count) 处", en: "to do: \(count)") }
    static func toAnswer(_ count: String) -> Text { Text(zh: "要填 \(count) 格", en: "to answer: \(count)") }
    static let partsBetween = Text(zh: "，", en: "; ")
    static let partsBefore = Text(zh: "", en: " ")
    static let stop = Text(zh: "。", en: ".")

    /// Every phrase by its name, around gaps: for those who fill them in elsewhere.
    package static func all(_ first: String, _ second: String) -> [(String, Text)] {
        [
            ("reached", reached(first, second)), ("unmet", unmet(first)), ("items", items(first)), ("unreported", unreported(first)), ("cells", cells(first)),
            ("furtherCells", furtherCells(first)), ("toBuy", toBuy(first)), ("toDo", toDo(first)), ("toAnswer", toAnswer(first)),
            ("partsBetween", partsBetween), ("partsBefore", partsBefore), ("stop", stop),
        ]
    }
}

extension Text {
    /// One text behind another.
    static func + (left: Text, right: Text) -> Text { Text(zh: left.zh + right.zh, en: left.en + right.en) }
}

extension [Text] {
    /// The texts with another between each two.
    func joined(by separator: Text) -> Text { Text(zh: map(\.zh).joined(separator: separator.zh), en: map(\.en).joined(separator: separator.en)) }
}
