import Audit
import Figures
import Standards
import Wording
import Workbooks

/// The last sheet: by which standards, as of when, what is not certain, and how to read the rest.
struct NotesSheet {
    private let header: ReportHeader
    private let language: Language
    private let sheet: SheetWriter
    private static let widths = (label: 22.0, text: 120.0)

    init(_ header: ReportHeader, in workbook: WorkbookWriter) throws {
        self.header = header
        language = header.language
        sheet = try workbook.addSheet(language.word("说明", "notes"))
    }

    func write() {
        sheet.columns(0...0, width: Self.widths.label)
        sheet.columns(1...1, width: Self.widths.text)
        sheet.height(0, 26)
        sheet.text(0, 0, header.title(Text(zh: "说明", en: "notes")), .title)
        var row = 1
        func line(_ label: String, _ text: String) {
            let lines = max(TextFit.lines(label, width: Self.widths.label - 1), TextFit.lines(text, width: Self.widths.text))
            sheet.height(row, min(400, TextFit.height(lines: lines)))
            sheet.text(row, 0, label, .wrapped.with { $0.isBold = true })
            sheet.text(row, 1, text, .wrapped)
            row += 1
        }
        let program = header.program
        line(language.word("截至日期", "as of"), program.asOf.description)
        if let notice = header.words.sentence { line(language.word("注意", "note"), notice) }
        line(language.word("清单", "inventory"), header.inventory + (header.scope.map { "（\($0)）" } ?? ""))
        for standard in program.standards {
            line(language.word("标准", "standard") + " " + standard.id, standard.line(language))
        }
        for standard in program.standards {
            if let open = standard.open { line(language.word("尚待核实", "open") + " " + standard.id, open.split(separator: "\n").joined(separator: " ")) }
        }
        for apart in AuditFigures.apartTitles(program) {
            let shown = apart.titles.prefix(30).joined(separator: language.word("；", "; "))
            line(
                language.word("不计入达标：", "not counted: ") + apart.firmness.label[language],
                language.word("\(apart.titles.count) 条：", "\(apart.titles.count): ") + shown + (apart.titles.count > 30 ? "……" : ""))
        }
        for explained in ReadingGuide.lines { line(explained.label[language], explained.text[language]) }
        sheet.print(landscape: true, header: "", footer: PageWords(language).footer)
    }
}
