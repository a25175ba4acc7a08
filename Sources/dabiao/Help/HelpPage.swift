import Foundation
import Wording
import Writing

/// Help as the parser words it, laid out anew: the parser counts characters, and a Chinese one takes two columns.
struct HelpPage {
    private let language: Language
    private let page: TextPage
    /// The columns of the parser's own layout: labels up to here, then what they mean.
    private static let parserColumn = 26

    /// Help in a language, for a page; without a width it is that of a terminal.
    init(_ language: Language, _ page: TextPage) {
        self.language = language
        self.page = TextPage(width: min(page.width ?? 80, 100), isColoured: page.isColoured)
    }

    /// The parser's help, which it must not have broken into lines.
    func laidOut(_ help: String) -> String {
        var text = ""
        var entries: [(label: String, meaning: String)] = []
        let lines = help.components(separatedBy: "\n")
        var isList = false
        func end() {
            text += table(entries)
            entries = []
        }
        for (index, line) in lines.enumerated() {
            let isMeaning = line.hasPrefix(String(repeating: " ", count: Self.parserColumn))
            if isList, isMeaning, !entries.isEmpty {
                entries[entries.count - 1].meaning += (entries[entries.count - 1].meaning.isEmpty ? "" : " ") + words(line.trimmingCharacters(in: .whitespaces))
            } else if isList, line.hasPrefix("  "), line.dropFirst(2).first != " " {
                let goesOn = index + 1 < lines.count && lines[index + 1].hasPrefix(String(repeating: " ", count: Self.parserColumn))
                let isLabel = goesOn || line.count <= Self.parserColumn
                entries.append(
                    (
                        words((isLabel ? line : String(line.prefix(Self.parserColumn))).trimmingCharacters(in: .whitespaces)),
                        isLabel ? "" : words(String(line.dropFirst(Self.parserColumn)))
                    ))
            } else {
                end()
                isList = ["ARGUMENTS:", "OPTIONS:", "SUBCOMMANDS:"].contains(line)
                text += page.lines(words(line) + "\n", hanging: 4, isList ? .heading : nil)
            }
        }
        end()
        while text.hasSuffix("\n\n") { text.removeLast() }
        return text
    }

    private func words(_ text: String) -> String { language == .zh ? inChinese(text) : text }

    /// Labels on the left, what they mean on the right; below a label that is too long.
    private func table(_ entries: [(label: String, meaning: String)]) -> String {
        let width = page.width ?? 80
        let column = width < 60 ? 6 : min(28, 4 + (entries.map { displayWidth(of: $0.label) }.filter { $0 <= 24 }.max() ?? 0))
        var text = ""
        for (label, meaning) in entries {
            let isBeside = displayWidth(of: label) + 4 <= column
            let pieces = meaning.isEmpty ? [] : brokenLines(meaning, to: width - column)
            text += "  " + (isBeside && !pieces.isEmpty ? padded(label, to: column - 2) + pieces[0] : label) + "\n"
            for piece in isBeside ? pieces.dropFirst() : pieces[...] { text += String(repeating: " ", count: column) + piece + "\n" }
        }
        return text
    }
}
