import Wording

/// What a text is laid out for: how wide it may be, and whether there is colour. What it says is the same on every page.
package struct TextPage: Sendable {
    /// What a stretch of text is shown as. Colour only repeats what the words say already.
    package enum Tint: String, Sendable {
        /// A heading.
        case heading = "1"
        /// What falls short, or is late.
        case bad = "31"
        /// What is not known.
        case open = "33"
        /// What is in order.
        case good = "32"
    }

    /// Columns of the terminal; nil where lines may be of any length.
    package var width: Int?
    /// Whether tints are shown.
    package var isColoured: Bool

    /// A page; no terminal is narrower than 20 columns.
    package init(width: Int? = nil, isColoured: Bool = false) {
        self.width = width.map { max(20, $0) }
        self.isColoured = isColoured
    }

    /// A file: a row of a table is one line, which scripts and searches rely on.
    package static let file = TextPage()

    /// The text in a tint, or as it is.
    package func tinted(_ text: String, _ tint: Tint?) -> String {
        guard !text.isEmpty else { return text }
        let (before, after) = tints(tint)
        return before + text + after
    }

    /// What stands before and after a text in a tint.
    func tints(_ tint: Tint?) -> (before: String, after: String) {
        guard isColoured, let tint else { return ("", "") }
        return ("\u{1B}[\(tint.rawValue)m", "\u{1B}[0m")
    }

    /// Lines of text, each broken where the page ends; what goes on begins below the text of its own line, or further in.
    ///
    /// - Parameters:
    ///   - text: one or more lines, each with its end.
    ///   - hanging: how many columns further in than its line what goes on begins.
    ///   - tint: how all of it is shown.
    package func lines(_ text: String, hanging: Int = 0, _ tint: Tint? = nil) -> String {
        guard width != nil || isColoured else { return text }
        var result = ""
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            // What is in colour already was laid out before.
            guard let width, displayWidth(of: line) > width, !line.contains("\u{1B}") else {
                result += tinted(String(line), tint) + "\n"
                continue
            }
            let lead = line.prefix { $0 == " " }
            let inner = min(lead.count + hanging, width / 2)
            let broken = brokenLines(String(line.dropFirst(lead.count)), first: width - lead.count, then: width - inner)
            for (index, piece) in broken.enumerated() {
                result += (index == 0 ? String(lead) : String(repeating: " ", count: inner)) + tinted(piece, tint) + "\n"
            }
        }
        // The text ends where it ended.
        result.removeLast()
        return result
    }
}
