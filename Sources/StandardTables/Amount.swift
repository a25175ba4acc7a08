import Quantities

/// A number with the unit behind it, as a cell gives it.
struct Amount: Hashable {
    var number: Quantity
    var unit: String

    /// Reads `60平方米`, `1,000` or `９０％`; nil when it does not begin with a number.
    init?(_ text: String) {
        var digits = ""
        var rest = Substring(Words.key(text))
        while let next = rest.first, next.isASCII, next.isNumber || next == "." || next == "," {
            if next != "," { digits.append(next) }
            rest = rest.dropFirst()
        }
        guard let number = Quantity(decimal: digits) else { return nil }
        self.number = number
        unit = Self.unit(String(rest))
    }

    /// A unit in the spelling vocabularies use.
    static func unit(_ text: String) -> String {
        switch Words.key(text) {
        case "m2", "㎡", "平方米", "平米", "m²": "m²"
        case "百分比", "百分点": "%"
        case "名", "位": "人"
        case "周岁": "岁"
        case let unit: unit
        }
    }

    /// Words that count single things, any of which will do for what is counted.
    static let countingWords: Set<String> = [
        "个", "台", "张", "只", "支", "把", "套", "件", "副", "盒", "间", "项", "种", "辆", "部", "具", "包", "根", "条", "块", "组", "瓶", "卷", "册", "份", "架", "类",
    ]
}

/// How a row compares.
enum ComparisonWord: String, CaseIterable {
    case atLeast = "at-least"
    case atMost = "at-most"
    case moreThan = "more-than"
    case lessThan = "less-than"
    case equals
    case between
    case has
    case hasNot = "has-not"
    case isOne = "is"
    case isNot = "is-not"
    case notBefore = "on-or-after"
    case notAfter = "on-or-before"

    /// How the drop-down list shows it.
    var sign: String { spellings[0] }

    private var spellings: [String] {
        switch self {
        case .atLeast: ["≥", ">=", "≧", "不少于", "不低于", "不小于", "至少", "大于等于", "以上"]
        case .atMost: ["≤", "<=", "≦", "不超过", "不多于", "不高于", "不大于", "至多", "小于等于", "以下"]
        case .moreThan: [">", "超过", "大于", "多于", "高于"]
        case .lessThan: ["<", "不满", "小于", "少于", "低于", "不足"]
        case .equals: ["=", "等于"]
        case .between: ["介于", "在…之间"]
        case .has: ["有", "具备", "设有", "配有", "配备", "含"]
        case .hasNot: ["无", "没有", "不得有"]
        case .isOne: ["是", "为", "属于"]
        case .isNot: ["否", "不是", "不得为"]
        case .notBefore: ["不早于"]
        case .notAfter: ["不晚于", "截至"]
        }
    }

    /// Those that compare numbers.
    static let numeric: [ComparisonWord] = [.atLeast, .atMost, .moreThan, .lessThan, .equals, .between]

    init?(_ text: String) {
        let key = Words.key(text)
        guard let word = Self.allCases.first(where: { $0.rawValue == key || $0.spellings.contains(key) }) else { return nil }
        self = word
    }

    /// The comparison a text begins or ends with, and the rest of it: `≥60平方米`, `20种以上`.
    static func within(_ text: String) -> (word: ComparisonWord, rest: String)? {
        let key = Words.key(text)
        for (suffix, word) in [("以上", ComparisonWord.atLeast), ("以下", .atMost)] where key.hasSuffix(suffix) && key.first?.isNumber == true {
            return (word, String(key.dropLast(suffix.count)))
        }
        let matches = numeric.flatMap { word in word.spellings.filter { key.hasPrefix($0) }.map { (word, $0) } }
        guard let (word, spelling) = matches.max(by: { $0.1.count < $1.1.count }), key.count > spelling.count else { return nil }
        return (word, String(key.dropFirst(spelling.count)))
    }
}
