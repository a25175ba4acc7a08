import Wording

/// The boxes of a form: how they are printed, and what somebody made of them.
enum FormMarks {
    static let box = "□"
    static let yes = "√"
    static let no = "×"
    static let yesWord = "是"
    static let noWord = "否"
    /// The option that says nothing.
    static let unknown = "不清楚"
    /// The options of a question with a box before each.
    static func options(_ words: [String]) -> String { words.map { box + $0 }.joined(separator: " ") }

    /// A box with what it is for, and what was said last.
    static func printed(_ label: String, _ known: String?) -> String { box + label + (known.map { "（\($0)）" } ?? "") }

    private static let ticks: Set<Character> = ["√", "✓", "✔", "☑", "■", "✅", "●", "ˇ", "∨"]
    private static let crosses: Set<Character> = ["×", "✗", "✘", "☒", "╳", "✕"]
    private static let boxes: Set<Character> = ["□", "☐", "▢", "◻"]
    private static let yesWords: Set<String> = ["有", "是", "对", "v", "V", "y", "Y"]
    private static let noWords: Set<String> = ["无", "没", "没有", "否", "x", "X", "n", "N", "0"]

    /// What was made of one box.
    enum Mark: Hashable {
        /// There is one.
        case yes
        /// There is none.
        case no
        /// There are so many.
        case count(Int)
    }

    /// What was made of the box of something; nil when it was left alone.
    ///
    /// - Returns: nil inside for marks nobody can read.
    static func mark(_ text: String, label: String) -> Mark?? {
        var rest = text.filter { !$0.isWhitespace }
        // What was said last stands in brackets behind the label and is no answer.
        if let found = rest.range(of: label.filter { !$0.isWhitespace }) {
            var behind = rest[found.upperBound...]
            if behind.first == "（", let close = behind.firstIndex(of: "）") { behind = behind[behind.index(after: close)...] }
            rest = String(rest[..<found.lowerBound] + behind)
        }
        rest = rest.filter { !boxes.contains($0) }
        if rest.isEmpty { return .some(nil) }
        if noWords.contains(rest) || rest.allSatisfy(crosses.contains) { return .no }
        if yesWords.contains(rest) || rest.allSatisfy(ticks.contains) { return .yes }
        if let count = Int(rest), count > 0, count < 1_000_000 { return .count(count) }
        return nil
    }

    /// Whether there is a tick in a text.
    static func holdsMark(_ text: String) -> Bool { text.contains(where: ticks.contains) }

    /// The options somebody marked; nil when the text is none of the printed options, but an answer in words.
    static func marked(_ text: String, among words: [String]) -> [String]? {
        guard text.contains(where: { boxes.contains($0) }) || holdsMark(text) else { return nil }
        return words.filter { word in
            // The mark stands where the box was, or behind the word.
            text.split(whereSeparator: { $0.isWhitespace || boxes.contains($0) }).contains { part in
                let rest = part.replacing(word, with: "")
                return part.contains(word) && rest.count == 1 && rest.allSatisfy(ticks.contains)
            }
        }
    }
}
