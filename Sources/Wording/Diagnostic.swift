/// A place in a file. Lines and columns count from 1; columns count characters, not bytes.
public struct SourcePosition: Sendable, Hashable, Comparable {
    /// The line, from 1.
    public var line: Int
    /// The column, from 1, in characters.
    public var column: Int

    /// A position by line and column, both from 1.
    public init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }

    /// Reading order.
    public static func < (left: Self, right: Self) -> Bool {
        (left.line, left.column) < (right.line, right.column)
    }
}

/// One problem found in the input: where, what was found, what was expected, how to mend it.
public struct Diagnostic: Sendable, Hashable {
    /// How bad it is. Errors make the command exit with 2; warnings do not.
    public enum Severity: String, Sendable {
        /// The input cannot be used.
        case error
        /// The input can be used but is probably not what was meant.
        case warning
    }

    /// How bad it is.
    public var severity: Severity
    /// The file, as the user named it.
    public var file: String
    /// Where in the file; nil when the whole file is meant.
    public var position: SourcePosition?
    /// What is wrong.
    public var message: Text
    /// How to mend it.
    public var help: Text?
    /// The source line at `position`, for showing with a caret.
    public var sourceLine: String?
    /// The column, from 1, at which `sourceLine` begins: of long lines only a part is kept.
    public var sourceColumn = 1
    /// How many characters the caret line underlines.
    public var length: Int
    /// How many problems it stands for: more than one where a file has more than anybody would read.
    public var count = 1
    /// The sheet of a spreadsheet, whose rows and columns `position` then counts; empty for a spreadsheet without sheets.
    public var sheet: String?
    /// The part of a document that has neither lines nor rows for a reader, such as `answers[3].text`.
    public var part: String?

    /// A diagnostic about a file or a place in it.
    public init(
        _ severity: Severity = .error, file: String, position: SourcePosition? = nil, message: Text, help: Text? = nil,
        sourceLine: String? = nil, length: Int = 1
    ) {
        self.severity = severity
        self.file = file
        self.position = position
        self.message = message
        self.help = help
        self.sourceLine = sourceLine
        self.length = length
    }

    /// The diagnostic as a compiler would print it: location, message, source line with a caret, help.
    public func rendered(_ language: Language) -> String {
        var text = file
        if let sheet {
            if !sheet.isEmpty { text += ":\(sheet)" }
            if let position { text += "!\(cellName(position))" }
        } else if let part {
            text += ":\(part)"
        } else if let position {
            text += ":\(position.line):\(position.column)"
        }
        let word: String
        switch (severity, language) {
        case (.error, .zh): word = "错误"
        case (.error, .en): word = "error"
        case (.warning, .zh): word = "警告"
        case (.warning, .en): word = "warning"
        }
        text = printable(text) + ": \(word): \(printable(message[language]))\n"
        if let sourceLine, let position { text += excerpt(sourceLine, position) }
        if let help {
            text += (language == .zh ? "  提示：" : "  help: ") + printable(help[language]) + "\n"
        }
        return text
    }

    /// The source line with a caret below the place; of a long line only what is near.
    private func excerpt(_ sourceLine: String, _ position: SourcePosition) -> String {
        let characters = Array(sourceLine.unicodeScalars)
        let place = min(characters.count, max(0, position.column - sourceColumn))
        // As many characters as fit on a line, and some of them before the caret.
        let first = characters.count <= 120 ? 0 : max(0, min(place - 40, characters.count - 120))
        let last = min(characters.count, first + 120)
        func text(_ range: Range<Int>) -> String {
            var shown = String.UnicodeScalarView()
            shown.append(contentsOf: characters[range].map { $0 == "\t" ? " " : $0 })
            return printable(String(shown))
        }
        let lead = first > 0 || sourceColumn > 1 ? "…" : ""
        let before = lead + text(first..<max(first, min(place, last)))
        let marked = text(min(place, last)..<min(last, place + max(1, length)))
        let number = String(position.line)
        let gutter = String(repeating: " ", count: number.count)
        return "\(number) | \(lead)\(text(first..<last))\(last < characters.count ? "…" : "")\n"
            + "\(gutter) | \(String(repeating: " ", count: displayWidth(of: before)))"
            + "\(String(repeating: "^", count: max(1, displayWidth(of: marked))))\n"
    }
}

/// A cell as spreadsheets name it: C12. A column of 0 means the whole row.
private func cellName(_ position: SourcePosition) -> String {
    var letters = ""
    var rest = position.column
    while rest > 0 {
        letters = String(UnicodeScalar(UInt8(65 + (rest - 1) % 26))) + letters
        rest = (rest - 1) / 26
    }
    return letters + String(position.line)
}

extension Diagnostic: Comparable {
    /// By file, then position, then wording: the order in which they are printed.
    public static func < (left: Self, right: Self) -> Bool {
        if left.file != right.file { return left.file < right.file }
        if (left.count > 1) != (right.count > 1) { return right.count > 1 }
        if left.sheet != right.sheet { return (left.sheet ?? "") < (right.sheet ?? "") }
        let start = SourcePosition(line: 0, column: 0)
        if left.position != right.position { return (left.position ?? start) < (right.position ?? start) }
        if left.part != right.part { return (left.part ?? "") < (right.part ?? "") }
        return left.message.en < right.message.en
    }
}

/// Input that could not be used, with every problem that was found in it.
public struct InputError: Error, Sendable {
    /// All problems, errors and warnings, in reading order.
    public var diagnostics: [Diagnostic]

    /// An error from its diagnostics, which are sorted here.
    public init(_ diagnostics: [Diagnostic]) {
        self.diagnostics = diagnostics.sorted()
    }

    /// An error of one problem.
    public init(_ diagnostic: Diagnostic) {
        self.diagnostics = [diagnostic]
    }
}

extension Sequence where Element == Diagnostic {
    /// Whether any of them is an error.
    public var hasErrors: Bool { contains { $0.severity == .error } }
}
