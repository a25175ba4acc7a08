import Foundation
import UseCases
import Wording

/// Where words go that are no result: what is odd, how far it is, why it was not done.
struct Console: Sendable {
    private let language: Language
    /// Whether somebody waits at a terminal.
    private let isWatched = isatty(2) == 1

    /// A console that speaks a language.
    init(_ language: Language) {
        self.language = language
    }

    /// Tells a use case's message.
    func tell(_ message: Environment.Message) {
        switch message {
        case .warnings(let diagnostics): show(diagnostics)
        case .audited(let done):
            if isWatched, done % 100 == 0 { error(language.word("\r已排查 \(done) 个乡镇", "\r\(done) townships audited")) }
        case .auditEnded(let done):
            if isWatched, done >= 100 { error("\r\u{1B}[K") }
        case .waiting(let folder):
            error(language.word("另一个命令正在写 \(folder)，等它结束……\n", "another command is writing in \(folder), waiting for it …\n"))
        case .swept(let files):
            error(
                language.word(
                    "上次导入中断时留下 \(files) 个临时文件，已清除；那次什么都没有写入。\n",
                    "removed \(files) temporary files of an import that broke off; it had written nothing.\n"))
        }
    }

    /// Shows diagnostics and, after several, how many there were.
    func show(_ diagnostics: [Diagnostic]) {
        let sorted = diagnostics.sorted()
        error(sorted.map { $0.rendered(language) }.joined())
        let total = sorted.reduce(0) { $0 + $1.count }
        let errors = sorted.reduce(0) { $0 + ($1.severity == .error ? $1.count : 0) }
        if total > 1 {
            error(language.word("共 \(errors) 个错误，\(total - errors) 个警告\n", "\(errors) errors, \(total - errors) warnings\n"))
        }
    }

    /// Shows why something was not done.
    func show(_ failure: UserFailure) {
        if failure.kind == .input { return show(failure.diagnostics) }
        if failure.kind == .refused { return show(failure.refusals) }
        error(language.word("错误：", "error: ") + failure.message[language] + "\n")
        if let help = failure.help { error(language.word("  提示：", "  help: ") + help[language] + "\n") }
    }

    /// Shows what the rules do not allow, of many the first.
    private func show(_ refusals: [UserFailure.Refusal]) {
        for refusal in refusals.prefix(20) {
            let row = refusal.row > 0 ? language.word("第 \(refusal.row) 行：", "row \(refusal.row): ") : ""
            error(language.word("不能：", "refused: ") + row + refusal.reason[language] + "\n")
            if let next = refusal.next { error(language.word("  下一步：", "  next: ") + next[language] + "\n") }
        }
        if refusals.count > 20 { error(language.word("……共 \(refusals.count) 行\n", "… \(refusals.count) rows in all\n")) }
        if refusals.count > 1 { error(language.word("一行也没有登记。\n", "Nothing was recorded.\n")) }
    }

    /// Writes to standard error.
    func error(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }

    /// Asks somebody at the terminal; nil at the end of the input.
    func ask(_ question: String) -> String? {
        error(question)
        return readLine()
    }
}
