/// What to write instead of a Chinese mark where YAML wants an ASCII one; nil for marks that only text has.
public func markInstead(of mark: Character) -> (name: Text, instead: Text)? {
    switch mark {
    case "：": (Text(zh: "中文冒号", en: "a Chinese colon"), Text(zh: "应写英文冒号加空格（: ）", en: "write an ASCII colon and a space (: )"))
    case "，": (Text(zh: "中文逗号", en: "a Chinese comma"), Text(zh: "应写英文逗号加空格（, ）", en: "write an ASCII comma and a space (, )"))
    case "、": (Text(zh: "顿号", en: "a Chinese enumeration comma"), Text(zh: "应写英文逗号加空格（, ）", en: "write an ASCII comma and a space (, )"))
    case "；": (Text(zh: "中文分号", en: "a Chinese semicolon"), Text(zh: "应写英文逗号加空格（, ）", en: "write an ASCII comma and a space (, )"))
    case "“", "”", "‘", "’", "＂": (Text(zh: "中文引号", en: "a Chinese quotation mark"), Text(zh: "应写英文引号（\"），或不用引号", en: "write an ASCII one (\"), or none"))
    case "｛", "｝", "［", "］", "【", "】":
        (Text(zh: "全角括号", en: "a full-width bracket"), Text(zh: "应写英文括号 { } 或 [ ]", en: "write ASCII brackets { } or [ ]"))
    case "－", "—": (Text(zh: "全角横线", en: "a full-width dash"), Text(zh: "应写英文减号加空格（- ）", en: "write an ASCII hyphen and a space (- )"))
    case "\u{3000}": (Text(zh: "全角空格", en: "a full-width space"), Text(zh: "应写英文空格", en: "write ordinary spaces"))
    default: nil
    }
}

/// A hint for a word that holds a Chinese mark where YAML would have wanted an ASCII one.
public func markHint(_ word: String) -> Text? {
    for mark in word {
        guard "：，、；“”‘’".contains(mark), let (name, instead) = markInstead(of: mark) else { continue }
        let isQuote = "“”‘’".contains(mark)
        return Text(
            zh: "\(isQuote ? "\(mark) " : "“\(mark)”")是\(name.zh)，\(instead.zh)", en: "\(isQuote ? "\(mark)" : "\"\(mark)\"") is \(name.en); \(instead.en)")
    }
    return nil
}

/// How a number is to be written that has full-width digits, commas between thousands, or a unit; nil when no number can be made out.
public func numberHint(_ found: String) -> Text? {
    var digits = ""
    var rest = ""
    var isWide = false
    var hasCommas = false
    for scalar in found.unicodeScalars {
        let narrow = (0xFF01...0xFF5E).contains(scalar.value) ? Unicode.Scalar(scalar.value - 0xFEE0)! : scalar
        if rest.isEmpty, "0123456789.".unicodeScalars.contains(narrow) {
            isWide = isWide || narrow != scalar
            digits.unicodeScalars.append(narrow)
        } else if rest.isEmpty, narrow == ",", !digits.isEmpty {
            hasCommas = true
        } else if narrow != " ", narrow != "\u{3000}" {
            rest.unicodeScalars.append(scalar)
        }
    }
    guard digits.first?.isNumber == true, digits.last?.isNumber == true, digits.count(where: { $0 == "." }) <= 1, rest.count <= 6 else { return nil }
    guard !rest.contains(where: { "0123456789０１２３４５６７８９年月日-/~～—至".contains($0) }) else { return nil }
    var zh: [String] = []
    var en: [String] = []
    if isWide {
        zh.append("用半角数字")
        en.append("with ASCII digits")
    }
    if hasCommas {
        zh.append("去掉逗号")
        en.append("without commas")
    }
    if !rest.isEmpty {
        zh.append("去掉单位“\(rest)”")
        en.append("without \"\(rest)\"")
    }
    guard !zh.isEmpty else { return nil }
    return Text(zh: "\(zh.joined(separator: "，"))，写 \(digits)", en: "write \(digits), \(en.joined(separator: ", "))")
}
