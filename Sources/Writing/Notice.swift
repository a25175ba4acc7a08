import Wording

/// A sentence that stands on every output, such as that the facts are made up, in the shapes the formats need; empty where there is none.
package struct Notice: Sendable {
    private let text: String?
    private let note: String?
    private let language: Language

    /// A notice in a language.
    ///
    /// - Parameter note: what only those who run the command need to know.
    package init(_ text: Text?, note: Text? = nil, _ language: Language) {
        self.text = text?[language]
        self.note = text == nil ? nil : note?[language]
        self.language = language
    }

    /// The sentence itself; nil where there is none.
    package var sentence: String? { text }

    /// A line of plain text, with its end.
    package var line: String {
        text.map { $0 + (note.map { language.word("，", "; ") + $0 } ?? "") + "\n" } ?? ""
    }

    /// A member of a JSON object, with a comma before it.
    package var member: String {
        guard let text else { return "" }
        var writer = ByteWriter()
        writer.write(",\"sample\":")
        writer.writeJSON(text)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    /// The head of the last column of a CSV file: rows are copied out of files one by one, so that each must say it.
    package var head: [String] { text == nil ? [] : [language.word("说明", "notice")] }

    /// The last cell of a CSV row.
    package var cell: [String] { text.map { [$0] } ?? [] }

    /// An addition to a title.
    package var inBrackets: String { text.map { language.word("（\($0)）", " (\($0))") } ?? "" }
}
