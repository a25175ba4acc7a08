import Quantities

/// Text as people write it into cells, made one.
enum Words {
    /// A text without white space, with full-width letters, digits and signs made narrow, in lower case.
    static func key(_ text: String) -> String {
        var key = String.UnicodeScalarView()
        for scalar in text.unicodeScalars where !scalar.properties.isWhitespace && scalar != "*" && scalar != "＊" && scalar.value != 0xFEFF {
            key.append((0xFF01...0xFF5E).contains(scalar.value) ? UnicodeScalar(scalar.value - 0xFEE0)! : scalar)
        }
        return String(key).lowercased()
    }

    /// A text without white space at its ends.
    static func trimmed(_ text: some StringProtocol) -> String {
        let start = text.firstIndex { !$0.isWhitespace } ?? text.endIndex
        let end = text.lastIndex { !$0.isWhitespace }
        return end.map { String(text[start...$0]) } ?? ""
    }

    /// A day, whatever stands between its year, month and day.
    static func day(_ text: String) -> Day? {
        let parts = key(text).split { "-/.年月日".contains($0) }.map(String.init)
        guard parts.count == 3, parts[0].count == 4, let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2]) else { return nil }
        return Day(year: year, month: month, day: day)
    }

    /// The parts of a list written with 、 or the like.
    static func parts(_ text: String) -> [String] {
        text.split { "、，,;；\n".contains($0) }.map { trimmed($0) }.filter { !$0.isEmpty }
    }

    /// A text on one line, cut to so many characters.
    static func short(_ text: String, _ length: Int) -> String {
        let line = text.split { $0.isNewline }.map { trimmed($0) }.joined(separator: " ")
        return line.count > length ? line.prefix(length) + "……" : line
    }

    /// The ways to write a word that may hold brackets.
    static func spellings(_ word: String) -> [String] {
        let wide = word.replacing("(", with: "（").replacing(")", with: "）")
        let narrow = word.replacing("（", with: "(").replacing("）", with: ")")
        return [word, wide, narrow]
    }
}
