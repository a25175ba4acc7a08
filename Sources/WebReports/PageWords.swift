import Figures
import Standards
import Wording

/// The words on the page.
struct PageLabels {
    let language: Language
    /// What places are called.
    let places: PlaceWords

    private static let first: [(String, String, String)] = [
        ("skip", "跳到正文", "skip to the content"), ("contents", "目录", "contents"), ("headline", "总体", "At a glance"),
        ("find", "找到我的卫生室", "Find my clinic"), ("findExample", "村名、卫生室名或代码", "name of a village or clinic (in Chinese), or a code"),
        ("findSome", "找到 # 个：", "# found:"),
        ("findNone", "没有找到。可以只写村名的两三个字，或写代码。", "Nothing found. Two characters of the village's name will do, or its code."),
        ("findMore", "（只列前 12 个，再多写一个字）", " (the first 12; add a character)"),
        ("printTwo", "打印摘要（两页）", "print the summary (two pages)"), ("printAll", "打印全部", "print everything"),
        ("paper", "领导摘要", "summary for print"), ("unitSeal", "填报单位（盖章）", "reporting body (seal)"),
        ("askedOfYou", "最突出的五个问题和请落实的措施", "The five commonest problems and what is asked"), ("problem", "问题", "problem"), ("unmetChecks", "项", "checks"),
        ("measure", "措施", "measure"), ("responsible", "责任单位", "responsible"), ("within", "期限", "by"), ("head", "单位负责人", "head"), ("maker", "填表人", "made by"),
        ("reportedOn", "报出日期", "date"), ("problems", "突出问题", "Top problems"),
        ("problemsHint", "不达标最多的要求，按检查项数。", "What is asked and most often unmet, by checks."),
        ("worstHint", "最差的在前：先看空白点，再看严重不达标。", "Worst first: by blank spots, then by critical checks unmet."),
    ]

    private static let index: [(String, String, String)] = [
        ("sortHint", "点列名可重新排序。", "Choose a column to sort by it."), ("heat", "问题分布", "Where the gaps are"),
        (
            "heatHint", "格内是不达标占已判定检查的比例，点数字看明细。斜纹：一半以上没有填报。",
            "Unmet checks, of those decided; choose a number for its rows. Hatched: more than half is unreported."
        ), ("blanks", "空白点", "Blank spots"), ("none", "没有。", "None."), ("kind", "类别", "kind"), ("place", "地点", "place"),
        ("reason", "原因", "reason"), ("nextStep", "下一步", "next step"), ("purchases", "采购清单", "Purchases"), ("item", "品名", "item"),
        ("quantity", "数量", "quantity"),
        ("unit", "单位", "unit"), ("facilities", "机构数", "facilities"), ("apart", "不计入达标的条款", "Not counted"), ("firmness", "约束力", "firmness"),
        ("unmet", "未达到", "not reached"), ("criteria", "条款", "criteria"), ("state", "只看", "show"),
        ("all", "全部", "all"), ("below", "不达标", "below standard"), ("undetermined", "待填报", "to be reported"), ("upToStandard", "达标", "up to standard"),
        ("found", "个机构", "facilities"), ("how", "数据来源与计算说明", "How these figures were made"),
        ("advice", "参考：建议性条款（不计入达标）", "For reference: advisory criteria (not counted)"),
    ]

    private static let place: [(String, String, String)] = [
        ("todo", "要做", "To do"), ("toAnswer", "要填", "To answer"), ("how1", "怎么做", "how"), ("helps", "谁负责", "who"),
        ("clause", "依据", "clause"), ("ledgerRows", "整改台账", "In the ledger"), ("metNumbers", "条款一览第", "numbers in the list:"),
        ("asked", "条款一览", "What is asked"),
        ("askedHint", "计入达标的全部要求；卡片里“已达到”的编号指这里。", "Everything that counts; the numbers under \"met\" are those of this list."),
        ("back", "返回全部", "back to everything"), ("ledger", "整改台账", "The ledger"), ("overdue", "逾期", "Overdue"), ("rows", "行数", "rows"),
        ("due", "时限", "due"), ("asks", "要求", "asks"), ("progress", "进度", "progress"), ("openRows", "待解决", "to be fixed"),
        ("byTownship", "逐地列出", "place by place"), ("dueSoon", "七天内到期", "Due within seven days"),
    ]

    /// By name, as the templates use them.
    var all: [String: String] {
        let (one, several, village) = (places.township, places.townships, places.village)
        let title = several.en.prefix(1).uppercased() + several.en.dropFirst()
        let own = [
            ("townships", "\(several.zh)比较", title), ("township", one.zh, one.en), ("places", "各\(several.zh)和机构", "\(title) and facilities"),
            ("map", "\(several.zh)地图：颜色是最差的\(village.zh)", "map of \(several.en), coloured by their worst \(village.en)"),
            ("printSome", "打印本\(one.zh)", "print this \(one.en)"), ("worstFive", "最差的五个\(several.zh)", "The five worst \(several.en)"),
            ("heatTable", "\(several.zh)和类别的表", "table of \(several.en) and groups"),
            ("village", "本\(village.zh)的要求", "Asked of the \(village.en)"),
            (
                "mosaicBars", "\(village.zh)很多，每个\(one.zh)画成一条，最差的在前。点\(one.zh)看明细。",
                "Too many for squares: a bar is a \(one.en), worst first, and leads to its list."
            ),
            (
                "mosaicElse", "不在\(village.zh)里的空白点和同一个\(village.zh)的第二处，只计入上面的总数。",
                "Blank spots outside \(places.villages.en), and a second one of a \(village.en), are in the total above alone."
            ),
            ("mosaicHint", "每格一个\(village.zh)，最差的在前。点\(one.zh)看明细。", "A square is a \(village.en), worst first. A \(one.en) leads to its list."),
        ]
        return Dictionary(uniqueKeysWithValues: (Self.first + Self.index + Self.place + own).map { ($0.0, language == .zh ? $0.1 : $0.2) })
    }
}

/// Drawings the page has in several places.
enum PageDrawing {
    /// A bar of what was assessed: met, unmet, undecided; empty where nothing was.
    static func bar(_ share: Share, _ language: Language, isThin: Bool = true) -> String {
        guard share.assessed > 0 else { return "" }
        let label = language.word(
            "达标 \(share.met)，不达标 \(share.unmet)，待填报 \(share.undecided)", "up to standard \(share.met), below \(share.unmet), to be reported \(share.undecided)")
        return bar([(4, share.met), (2, share.unmet), (3, share.undecided)], of: share.assessed, label, isThin: isThin)
    }

    /// A bar of villages by how they stand, worst first.
    static func bar(_ villages: VillageCounts, _ language: Language) -> String {
        bar(VillageState.allCases.map { ($0.rawValue, villages[$0]) }, of: max(1, villages.total), villages.sentence[language], isThin: true)
    }

    /// A bar of coloured parts.
    static func bar(_ parts: [(colour: Int, length: Int)], of whole: Int, _ label: String, isThin: Bool) -> String {
        var rects = ""
        var x = 0
        for part in parts where part.length > 0 {
            let end = x + part.length
            let (from, to) = (x * 1000 / whole, end * 1000 / whole)
            rects += "<rect class=\"f\(part.colour)\" x=\"\(from)\" width=\"\(max(1, to - from))\" height=\"10\"/>"
            x = end
        }
        return
            "<svg class=\"bar\(isThin ? " thin" : "")\" viewBox=\"0 0 1000 10\" preserveAspectRatio=\"none\" role=\"img\" aria-label=\"\(PageText.escaped(label))\">\(rects)</svg>"
    }

    /// A bar of one colour, as long as its part of the longest.
    static func length(_ part: Int, of longest: Int) -> String {
        "<svg class=\"bar thin\" viewBox=\"0 0 1000 10\" preserveAspectRatio=\"none\" role=\"img\" aria-label=\"\(part)\"><rect width=\"\(max(1, part * 1000 / max(1, longest)))\" height=\"10\"/></svg>"
    }
}
