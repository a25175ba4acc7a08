import Figures
import Files
import Quantities
import Standards
import Wording
import Workbooks

/// Self-check sheets as a workbook: one page a clinic, in the clinic's words. What is to be done stands on top, large; what there is, small below.
package struct SelfCheckWorkbook {
    private let header: ReportHeader
    private let language: Language
    private let names: SubjectNames

    /// A workbook with its header.
    package init(_ header: ReportHeader) {
        self.header = header
        language = header.language
        names = SubjectNames(header.program.vocabulary)
    }

    /// The label of the kind that checks itself.
    private var clinic: String {
        let levels = header.program.places
        return levels[levels.village].theOne.map { header.program.vocabulary.kinds[$0].label } ?? ""
    }

    /// Writes a sheet for each clinic.
    package func write(_ sheets: [SelfCheck], to output: Output) throws {
        let workbook = try WorkbookWriter(
            title: language.word("\(clinic)自查", "self-check"), created: Int(header.program.asOf.number) * 86_400, notice: header.words.sentence)
        for check in sheets { try SelfCheckPage(check, header, name: names.full(check.subject), in: workbook).write() }
        try workbook.finish { try output.write($0) }
    }
}

/// The page of one clinic.
private final class SelfCheckPage {
    private let check: SelfCheck
    private let header: ReportHeader
    private let language: Language
    private let name: String
    private let sheet: SheetWriter
    private var row = 0
    /// 完成, what, how, until, done on, seen by.
    private static let widths: [Double] = [5, 25, 22, 9, 8, 8]
    /// What there is stands in three columns made of these.
    private static let thirds = [0...1, 2...2, 3...5]
    private static let large = 12.0
    private static let small = 9.0

    init(_ check: SelfCheck, _ header: ReportHeader, name: String, in workbook: WorkbookWriter) throws {
        self.check = check
        self.header = header
        self.name = name
        language = header.language
        sheet = try workbook.addSheet(name)
        for (column, width) in Self.widths.enumerated() { sheet.columns(column...column, width: width) }
    }

    func write() {
        let subject = check.subject
        let all = 0...Self.widths.count - 1
        line(
            language.word("\(subject.placeName) \(name)自查结果", "\(subject.placeName) \(name): self-check"), size: 18, isBold: true, .center)
        line(
            "\(subject.code)    " + language.word("截至\(header.program.asOf.written(.zh))", "as of \(header.program.asOf)") + header.words.inBrackets,
            size: Self.small, isBold: false, .center)
        line(check.sentence[language], size: 13, isBold: true, .left)
        tasks()
        if check.purchases.isEmpty, check.tasks.isEmpty, check.questions.isEmpty { line(language.word("全部达到。", "All met."), size: 18, isBold: true, .center) }
        possessions()
        advice()
        sheet.signatures(
            language == .zh ? ["村医", "乡镇卫生院核对", "日期"] : ["village doctor", "health centre", "date"], over: Self.widths, row: row, language)
        sheet.printOnly(rows: 0...row, columns: all)
        // What runs over by a little is made to fit; what is really long takes another page.
        sheet.print(landscape: false, pagesTall: row <= 45 ? 1 : 0, headerRows: nil, header: "", footer: PageWords(language).footer)
    }

    private func line(_ text: String, size: Double, isBold: Bool, _ alignment: CellStyle.Alignment) {
        sheet.height(row, TextFit.height(lines: TextFit.lines(text, width: Self.widths.reduce(0, +) - 2, size: size), size: size) + 4)
        sheet.merged(
            row, 0...Self.widths.count - 1, text,
            .wrappedNote.with {
                $0.size = size
                $0.isBold = isBold
                $0.alignment = alignment
            })
        row += 1
    }

    /// What is to be bought, done and answered, each with a box, a day and somebody who saw it.
    private func tasks() {
        let buy = check.purchases.filter(\.isBinding).map { purchase in
            (what: language.word("买 ", "buy: ") + "\(purchase.item) \(purchase.amount)", how: purchase.clause, due: purchase.due)
        }
        let act = check.tasks.filter(\.isBinding).map { task in
            (
                what: task.title, how: [task.state, task.measure, task.responsible].filter { !$0.isEmpty }.joined(separator: language.word("；", "; ")),
                due: task.due
            )
        }
        let answer = check.questions.map { (what: language.word("填 ", "answer: ") + $0, how: language.word("答：", "answer:"), due: Day?.none) }
        let rows = buy + act + answer
        guard !rows.isEmpty else { return }
        let heads =
            language == .zh ? ["完成", "要做的", "怎么做", "期限", "完成日期", "证明人"] : ["done", "what", "how", "by", "done on", "seen by"]
        sheet.height(row, 24)
        for (column, head) in heads.enumerated() { sheet.text(row, column, head, .header.with { $0.size = Self.large }) }
        row += 1
        let style = CellStyle.wrapped.with { $0.size = Self.large }
        for task in rows {
            let lines = max(
                TextFit.lines(task.what, width: Self.widths[1], size: Self.large), TextFit.lines(task.how, width: Self.widths[2], size: 10.5))
            sheet.height(row, max(26, TextFit.height(lines: lines, size: Self.large)))
            sheet.text(
                row, 0, "□",
                style.with {
                    $0.alignment = .center
                    $0.size = 16
                })
            sheet.text(row, 1, task.what, style.with { $0.isBold = true })
            sheet.text(row, 2, task.how, style.with { $0.size = 10.5 })
            sheet.text(row, 3, task.due.map { language.word("\($0.written(.zh))前", "\($0)") } ?? "", style.with { $0.size = 10 })
            sheet.blank(row, 4, style)
            sheet.blank(row, 5, style)
            row += 1
        }
    }

    /// What there is: to be looked at, not to be filled in.
    private func possessions() {
        guard !check.possessions.isEmpty else { return }
        row += 1
        line(language.word("已有设备 \(check.possessions.count) 样（不用填）", "Has \(check.possessions.count) kinds of equipment"), size: 10, isBold: true, .left)
        let style = CellStyle.wrapped.with { $0.size = Self.small }
        for start in stride(from: 0, to: check.possessions.count, by: Self.thirds.count) {
            var lines = 1
            let texts = Self.thirds.indices.map { start + $0 < check.possessions.count ? check.possessions[start + $0] : nil }
                .map { $0.map { "\($0.item) \($0.amount)" } ?? "" }
            for (columns, text) in zip(Self.thirds, texts) {
                lines = max(lines, TextFit.lines(text, width: columns.reduce(0) { $0 + Self.widths[$1] }, size: Self.small))
            }
            sheet.height(row, TextFit.height(lines: lines, size: Self.small))
            for (columns, text) in zip(Self.thirds, texts) { sheet.merged(row, columns, text, style) }
            row += 1
        }
    }

    private func advice() {
        let rows =
            check.purchases.filter { !$0.isBinding }.map { "\($0.item) \($0.amount)" }
            + check.tasks.filter { !$0.isBinding }.map { $0.state.isEmpty ? $0.title : "\($0.title)：\($0.state)" }
        guard !rows.isEmpty else { return }
        row += 1
        line(language.word("建议（不计入达标）", "Advised (not counted)"), size: 10, isBold: true, .left)
        for text in rows { line("· " + text, size: Self.small, isBold: false, .left) }
    }
}
