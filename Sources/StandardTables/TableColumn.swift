import Wording

/// A column of the table a standard is made from.
public enum TableColumn: String, Sendable, CaseIterable {
    /// The clause, as the document numbers it.
    case clause
    /// The heading it is counted under.
    case category
    /// Whom it is asked of.
    case appliesTo = "applies-to"
    /// What it asks, in a short sentence.
    case requirement
    /// The field, counted item or kind of staff it looks at.
    case item
    /// How that is compared.
    case comparison
    /// With what.
    case value
    /// In what unit.
    case unit
    /// Whether it is the basic or the recommended level.
    case level
    /// Whether it counts.
    case firmness
    /// The original text.
    case basis
    /// What is to be done when it is not fulfilled.
    case measure
    /// What it asks, in English, for readers of English.
    case requirementEnglish = "requirement-en"
    /// What is to be done, in English.
    case measureEnglish = "measure-en"

    /// What stands at its head.
    public var head: Text {
        let zh =
            switch self {
            case .clause: "条款号"
            case .category: "类别"
            case .appliesTo: "适用机构"
            case .requirement: "要求"
            case .item: "项目"
            case .comparison: "比较"
            case .value: "数值"
            case .unit: "单位"
            case .level: "基本/推荐"
            case .firmness: "约束力"
            case .basis: "依据原文"
            case .measure: "整改措施"
            case .requirementEnglish: "要求（英文）"
            case .measureEnglish: "整改措施（英文）"
            }
        return Text(zh: zh, en: rawValue)
    }

    /// Other heads by which it is known.
    private var otherHeads: [String] {
        switch self {
        case .clause: ["条款", "条款编号"]
        case .category: ["分类", "group"]
        case .appliesTo: ["适用对象", "机构", "applies to"]
        case .requirement: ["条款内容", "标准要求", "title"]
        case .item: ["指标", "项目名称", "field"]
        case .comparison: ["比较方式", "关系"]
        case .value: ["数值或选项", "标准值", "threshold"]
        case .unit: ["计量单位"]
        case .level: ["级别", "档次", "等级"]
        case .firmness: ["约束性"]
        case .basis: ["原文", "依据", "original"]
        case .measure: ["措施", "整改", "rectification"]
        case .requirementEnglish: ["英文要求"]
        case .measureEnglish: ["英文措施"]
        }
    }

    /// Those a table cannot do without.
    static let required: [TableColumn] = [.clause, .appliesTo, .item]

    /// The column a head names.
    init?(head: String) {
        let key = Words.key(head)
        guard let column = Self.allCases.first(where: { column in ([column.head.zh, column.rawValue] + column.otherHeads).contains { Words.key($0) == key } })
        else { return nil }
        self = column
    }
}

/// A line of the sheet that says which document a table is of.
public enum DocumentEntry: String, Sendable, CaseIterable {
    /// The standard's id.
    case id
    /// Its title.
    case title
    /// The document's name.
    case document
    /// Its number.
    case number
    /// Who issued it.
    case issuer
    /// When.
    case issued
    /// Whether it is in force.
    case status
    /// The digits of the region it holds in.
    case region
    /// The standard it extends.
    case extends
    /// The title in English.
    case titleEnglish = "title-en"

    /// What stands before the value.
    public var head: Text {
        let zh =
            switch self {
            case .id: "标准编号"
            case .title: "标题"
            case .document: "文件名称"
            case .number: "文号"
            case .issuer: "发文机关"
            case .issued: "印发日期"
            case .status: "状态"
            case .region: "适用地区"
            case .extends: "所继承的标准"
            case .titleEnglish: "标题（英文）"
            }
        return Text(zh: zh, en: rawValue)
    }

    init?(head: String) {
        let key = Words.key(head)
        guard let entry = Self.allCases.first(where: { Words.key($0.head.zh) == key || $0.rawValue == key }) else { return nil }
        self = entry
    }
}
