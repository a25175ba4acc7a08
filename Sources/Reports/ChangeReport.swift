import Audit
import Figures
import Standards
import Wording
import Writing

/// What a saved file changed, as lines of a terminal that stays open.
package struct ChangeReport {
    private let language: Language
    private let page: TextPage

    /// More rows of one kind than this are only counted.
    private static let most = 40

    /// A report in a language.
    package init(_ language: Language, _ page: TextPage) {
        self.language = language
        self.page = page
    }

    /// The line that says what was noticed.
    ///
    /// - Parameters:
    ///   - files: the files that changed; none when another day began.
    ///   - time: the time of day, as it is to be shown.
    package func head(_ files: [String], at time: String) -> String {
        let shown = files.prefix(3).joined(separator: language.word("、", ", "))
        let more = files.count > 3 ? language.word(" 等 \(files.count) 个文件", " and \(files.count - 3) more") : ""
        return page.lines("\(time)  \(files.isEmpty ? language.word("日期变了", "another day") : shown + more)\n", hanging: 2, .heading)
    }

    /// What came of it.
    package func text(_ change: AuditChange) -> String {
        if change.isEmpty { return language.word("  结果没有变化\n", "  nothing comes out otherwise\n") }
        var text = rows(change.new, "+", .bad) + rows(change.gone, "−", .good)
        for (before, now) in change.altered.prefix(Self.most) {
            text += page.lines("  ~ \(subject(now))  \(now.title)\(item(now))\(language.word("：", ": "))\(words(before)) → \(words(now))\n", hanging: 4, .open)
        }
        text += rest(change.altered.count)
        let moved = change.figures.map { before, now in "\(now.label[language]) \(before.text[language]) → \(now.text[language])" }
        if !moved.isEmpty { text += page.lines("  \(moved.joined(separator: language.word("；", "; ")))\n", hanging: 2) }
        return text
    }

    private func rows(_ findings: [Finding], _ mark: String, _ tint: TextPage.Tint) -> String {
        findings.prefix(Self.most).map { finding in
            page.lines("  \(mark) \(subject(finding))  \(finding.title)\(item(finding))\(language.word("：", ": "))\(words(finding))\n", hanging: 4, tint)
        }.joined() + rest(findings.count)
    }

    private func rest(_ count: Int) -> String {
        count > Self.most ? language.word("    ……另 \(count - Self.most) 条\n", "    … and \(count - Self.most) more\n") : ""
    }

    private func subject(_ finding: Finding) -> String { finding.township.isEmpty ? finding.subject : "\(finding.township) \(finding.subject)" }

    private func item(_ finding: Finding) -> String { finding.item.map { language.word("（\($0)）", " (\($0))") } ?? "" }

    private func words(_ finding: Finding) -> String {
        let outcome = finding.outcome.label[language]
        let words = finding.words[language]
        let standing = finding.firmness == .binding ? "" : language.word("【\(finding.firmness.label.zh)】", "[\(finding.firmness.label.en)] ")
        return standing + (words.isEmpty ? outcome : outcome + language.word("，", ", ") + words)
    }
}
