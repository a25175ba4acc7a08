/// The text of a YAML file, written line by line.
package struct YAMLText: Sendable {
    /// What was written so far.
    package private(set) var text = ""

    /// No text.
    package init() {}

    /// A line, indented by so many steps of two spaces.
    package mutating func line(_ indent: Int, _ content: String) {
        for _ in 0..<indent { text += "  " }
        text += content
        text += "\n"
    }

    /// `key: value`
    package mutating func pair(_ indent: Int, _ key: String, _ value: String) {
        for _ in 0..<indent { text += "  " }
        text += key
        text += ": "
        text += value
        text += "\n"
    }

    /// `key: 12`
    package mutating func pair(_ indent: Int, _ key: String, _ value: Int) {
        pair(indent, key, String(value))
    }

    /// `key: 是` or `key: 否`
    package mutating func pair(_ indent: Int, _ key: String, _ value: Bool) {
        pair(indent, key, value ? "是" : "否")
    }

    /// `key: [a, b]`
    package mutating func pair(_ indent: Int, _ key: String, _ values: [String]) {
        pair(indent, key, "[" + values.joined(separator: ", ") + "]")
    }

    /// `key: {a: 1, b: 2}`, over several lines when there are many.
    package mutating func pair(_ indent: Int, _ key: String, _ values: [(String, Int)]) {
        let blanks = String(repeating: "  ", count: indent)
        appendCounts(key, values.count, first: blanks, then: blanks + "  ", to: &text) { number, text in
            text += values[number].0
            text += ": "
            text += String(values[number].1)
        }
    }
}

/// Writes `key: {a: 1, b: 2}`: on one line while there are few items, otherwise ten items a line below the key.
///
/// - Parameters:
///   - first: what stands before the key.
///   - next: what stands before the lines below it.
///   - item: writes the item of a number.
package func appendCounts(
    _ key: String, _ count: Int, first: String, then next: String, to text: inout String, _ item: (_ number: Int, _ text: inout String) -> Void
) {
    let perLine = 10
    text += first
    text += key
    text += ":"
    text += count <= perLine ? " {" : "\n"
    for number in 0..<count {
        if count > perLine, number % perLine == 0 {
            text += next
            text += number == 0 ? "{" : " "
        }
        item(number, &text)
        if number + 1 == count { break }
        text += (number + 1) % perLine == 0 && count > perLine ? ",\n" : ", "
    }
    text += "}\n"
}

/// A code, always in quotes: all its digits count.
package func quoted(_ code: String) -> String { "\"\(code)\"" }

/// Text, in quotes only where YAML, or what other programs make of YAML, needs them.
package func scalar(_ text: String) -> String {
    if isPlainScalar(text) { return text }
    var escaped = "\""
    for character in text.unicodeScalars {
        switch character {
        case "\"": escaped += "\\\""
        case "\\": escaped += "\\\\"
        case "\n": escaped += "\\n"
        case "\t": escaped += "\\t"
        case "\r": escaped += "\\r"
        case "\u{0}"..<"\u{20}", "\u{7F}"..<"\u{A0}", "\u{2028}", "\u{2029}", "\u{FEFF}", "\u{FFFE}", "\u{FFFF}":
            let digits = String(character.value, radix: 16, uppercase: true)
            escaped += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        default: escaped.unicodeScalars.append(character)
        }
    }
    return escaped + "\""
}

private let wordsWithMeaning: Set<String> = ["true", "false", "yes", "no", "null", "on", "off", "y", "n", "none"]

/// Whether text may stand without quotes in any place of a file and be read as text.
private func isPlainScalar(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, text.utf8.count <= 500 else { return false }
    var looksLikeNumber = true
    for character in text.unicodeScalars {
        switch character {
        case "0"..."9", "+", "-", ".", "_": break
        case "A"..."Z", "a"..."z", "/", "%", "(", ")": looksLikeNumber = false
        case "（", "）", "·", "—", "、", "，", "。", "；", "：", "《", "》", "“", "”", "〔", "〕", "㎡", "²": looksLikeNumber = false
        case "\u{4E00}"..."\u{9FA5}": looksLikeNumber = false
        default:
            guard character.value >= 0x3400, character.properties.isIdeographic || character.properties.isAlphabetic else { return false }
            looksLikeNumber = false
        }
    }
    if looksLikeNumber || first == "-" || first == "." || first == "%" || first == "+" { return false }
    return text.utf8.count > 5 || !wordsWithMeaning.contains(text.lowercased())
}
