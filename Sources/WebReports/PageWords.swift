import Figures
import Standards
import Wording

/// The words on the page.
struct PageLabels {
    let language: Language
    let places: PlaceWords

    private static let words: [(String, String, String)] = [
        ("skip", "跳到正文", "skip to the content"), ("contents", "目录", "contents"), ("headline", "总体", "At a glance"),
        ("sortHint", "点列名可排序。", "Click a head to sort."), ("heat", "缺口分布", "Where the gaps are"),
        (
            "heatHint", "格内是不达标的检查项数（约束性条款；标明建议性的除外），颜色越深越多；点数字看明细。",
            "Unmet checks of binding criteria (but for the column marked advice); the darker the more. A number leads to the rows."
        ), ("blanks", "空白点", "Blank spots"),
        ("none", "没有。", "None."), ("kind", "类别", "kind"), ("place", "地点", "place"), ("reason", "原因", "reason"),
        ("wouldExempt", "可以免除的豁免", "exemptions that would lift it"), ("purchases", "采购清单", "Purchases"), ("item", "品名", "item"), ("quantity", "数量", "quantity"),
        ("unit", "单位", "unit"), ("facilities", "机构数", "facilities"), ("apart", "不计入达标的条款", "Not counted"), ("firmness", "约束力", "firmness"),
        ("unmet", "未达到", "not reached"),
        ("criteria", "条款", "criteria"), ("search", "查找", "search"), ("state", "情况", "state"),
        ("all", "全部", "all"),
        ("below", "不达标", "below"), ("undetermined", "待填报", "undetermined"), ("upToStandard", "达标", "up to standard"), ("found", "个机构", "facilities"),
        ("how", "这些数字怎样得出", "How these figures were made"), ("gaps", "处", "gaps"), ("asks", "要求", "asks"), ("has", "现状", "has"), ("clause", "依据", "clause"),
        ("facilitiesOf", "机构", "Facilities"), ("reached", "已达到", "met"), ("toAnswer", "要填", "to answer"), ("ledger", "整改台账", "The ledger"),
        ("overdue", "逾期", "Overdue"),
        ("row", "行", "row"),
        ("owner", "责任人", "owner"), ("due", "时限", "due"),
    ]

    var all: [String: String] {
        let several = places.townships.en.prefix(1).uppercased() + places.townships.en.dropFirst()
        let own = [
            ("townships", places.townships.zh + "比较", several), ("township", places.township.zh, places.township.en),
            ("places", "各\(places.townships.zh)和机构", several + " and facilities"),
        ]
        return Dictionary(uniqueKeysWithValues: (Self.words + own).map { ($0.0, language == .zh ? $0.1 : $0.2) })
    }
}

/// Text as it may stand on the page: marks that turn the direction of writing around are shown, not obeyed.
func shown(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { (0x202A...0x202E).contains($0.value) || (0x2066...0x2069).contains($0.value) || $0.value < 0x20 }) else {
        return text
    }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
        let turns = (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value) || (scalar.value < 0x20 && scalar.value != 10)
        result.append(turns ? "\u{FFFD}" : scalar)
    }
    return String(result)
}
