import Audit
import Figures
import Standards
import Wording
import Workbooks

/// How much of a long list goes on paper by itself; all of it is on the screen.
enum PaperLimit {
    /// Two to four pages of rows.
    static let rows = 40

    /// That not everything is printed, and what to do about it; nil where everything is.
    static func note(_ rows: Int, _ language: Language) -> String? {
        guard rows > Self.rows else { return nil }
        return language.word(
            "共 \(rows) 行，最要紧的在前；打印只印前 \(Self.rows) 行，要全部打印：页面布局—打印区域—取消。",
            "\(rows) rows, the worst first; the first \(Self.rows) are printed. To print all of them, clear the print area (Page Layout, Print Area).")
    }
}

extension ReportHeader {
    /// The title of a sheet.
    func title(_ sheet: Text) -> String {
        language == .zh ? "\(region)达标排查\(sheet.zh)" : "\(region): audit, \(sheet.en)"
    }

    /// The head of a form of this audit.
    ///
    /// - Parameters:
    ///   - number: which form of the book it is, such as 1 for 达标1表.
    ///   - unit: what its numbers count.
    func form(_ name: Text, number: Int, unit: Text, notes: [String?] = []) -> FormHead {
        let scope = scope.map { language.word("范围：\($0)", "scope: \($0)") }
        return FormHead(
            title: title(name), number: language.word("达标\(number)表", "Dabiao \(number)"),
            middle: language.word("截至\(program.asOf.written(.zh))", "as of \(program.asOf)"), unit: unit[language], notes: ([scope] + notes).compactMap { $0 })
    }
}
