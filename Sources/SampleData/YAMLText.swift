/// The text of a YAML file, written line by line.
struct YAMLText: Sendable {
    private(set) var text = ""

    /// A line, indented by so many steps of two spaces.
    mutating func line(_ indent: Int, _ content: String) {
        for _ in 0..<indent { text += "  " }
        text += content
        text += "\n"
    }

    /// `key: value`
    mutating func pair(_ indent: Int, _ key: String, _ value: String) {
        for _ in 0..<indent { text += "  " }
        text += key
        text += ": "
        text += value
        text += "\n"
    }

    /// `key: 12`
    mutating func pair(_ indent: Int, _ key: String, _ value: Int) {
        pair(indent, key, String(value))
    }

    /// `key: 是` or `key: 否`
    mutating func pair(_ indent: Int, _ key: String, _ value: Bool) {
        pair(indent, key, yesNo(value))
    }

    /// `key: [a, b]`
    mutating func pair(_ indent: Int, _ key: String, _ values: [String]) {
        pair(indent, key, "[" + values.joined(separator: ", ") + "]")
    }

    /// `key: {a: 1, b: 2}`, over several lines when there are many.
    mutating func pair(_ indent: Int, _ key: String, _ values: [(String, Int)]) {
        let perLine = 10
        if values.count <= perLine {
            pair(indent, key, "{" + values.map { "\($0): \($1)" }.joined(separator: ", ") + "}")
            return
        }
        line(indent, key + ":")
        for start in stride(from: 0, to: values.count, by: perLine) {
            let end = min(start + perLine, values.count)
            let items = values[start..<end].map { "\($0): \($1)" }.joined(separator: ", ")
            line(indent + 1, (start == 0 ? "{" : " ") + items + (end == values.count ? "}" : ","))
        }
    }
}

/// 是 or 否.
func yesNo(_ value: Bool) -> String { value ? "是" : "否" }

/// A code, always in quotes: all its digits count.
func quoted(_ code: String) -> String { "\"\(code)\"" }

/// A name, in quotes only where YAML needs them.
func scalar(_ text: String) -> String {
    let isPlain =
        !text.isEmpty && text.unicodeScalars.first.map { $0.properties.isAlphabetic || $0.properties.isIdeographic } == true
        && text.unicodeScalars.allSatisfy {
            $0.properties.isAlphabetic || $0.properties.isIdeographic || "0123456789（）·—-".unicodeScalars.contains($0)
        }
        && !["true", "false", "yes", "no", "null", "on", "off", "y", "n"].contains(text.lowercased())
    if isPlain { return text }
    var escaped = ""
    for character in text.unicodeScalars {
        switch character {
        case "\"": escaped += "\\\""
        case "\\": escaped += "\\\\"
        case "\n": escaped += "\\n"
        case "\t": escaped += "\\t"
        default: escaped.unicodeScalars.append(character)
        }
    }
    return "\"\(escaped)\""
}

/// An amount given in tenths.
func tenths(_ amount: Int) -> String {
    amount % 10 == 0 ? String(amount / 10) : "\(amount / 10).\(amount % 10)"
}
