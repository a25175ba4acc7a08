import Figures
import Files
import Quantities
import Standards
import Wording
import Workbooks

/// Self-check sheets as a workbook: one page a clinic, in the clinic's words.
package struct SelfCheckWorkbook {
    private let header: ReportHeader
    private let language: Language

    /// A workbook with its header.
    package init(_ header: ReportHeader) {
        self.header = header
        language = header.language
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
        for check in sheets { try write(check, in: workbook) }
        try workbook.finish { try output.write($0) }
    }

    private func write(_ check: SelfCheck, in workbook: WorkbookWriter) throws {
        let subject = check.subject
        let sheet = try workbook.addSheet(subject.village.isEmpty ? subject.code : subject.village)
        for (column, width) in [4.0, 34, 22, 30, 28].enumerated() { sheet.columns(column...column, width: width) }
        sheet.height(0, 26)
        sheet.text(0, 0, language.word("\(subject.placeName) \(subject.village)\(clinic)自查结果", "\(subject.placeName) \(subject.village): self-check"), .title)
        sheet.text(1, 0, "\(subject.code)    " + language.word("截至 \(header.program.asOf)", "as of \(header.program.asOf)") + header.words.inBrackets, .note)
        sheet.text(
            2, 0,
            check.sentence[language],
            .note.with { $0.isBold = true })
        var row = 3
        func part(_ title: String, _ heads: [String], _ rows: [[ReportCell]]) {
            guard !rows.isEmpty else { return }
            sheet.text(row, 0, title, .note.with { $0.isBold = true })
            row += 1
            for (column, head) in ([""] + heads).enumerated() { sheet.text(row, column, head, .header) }
            row += 1
            for cells in rows {
                sheet.text(row, 0, "□", .plain.with { $0.alignment = .center })
                var lines = 1
                for (column, cell) in cells.enumerated() {
                    switch cell {
                    case .text(let text):
                        sheet.text(row, column + 1, text, .wrapped)
                        lines = max(lines, (displayWidth(of: text) + Int([34, 22, 30, 28][column]) - 1) / Int([34, 22, 30, 28][column]))
                    case .quantity(let quantity): sheet.number(row, column + 1, Double(quantity.numerator) / Double(quantity.denominator))
                    default: sheet.blank(row, column + 1)
                    }
                }
                sheet.height(row, Double(lines) * 15)
                row += 1
            }
        }
        part(
            language.word("要买", "Buy"),
            [language.word("品名", "item"), language.word("数量", "quantity"), language.word("买到日期", "bought on"), language.word("依据", "clause")],
            check.purchases.filter(\.isBinding).map { [.text($0.item + ($0.unit.map { "（\($0)）" } ?? "")), .quantity($0.quantity), .empty, .text($0.clause)] })
        part(
            language.word("要办", "Do"),
            [language.word("事项", "what"), language.word("现状与要求", "state"), language.word("怎么办", "measure"), language.word("依据", "clause")],
            check.tasks.filter(\.isBinding).map { [.text($0.title), .text($0.state), .text($0.measure), .text($0.clause)] })
        part(
            language.word("要填（填好后重新自查）", "Answer, then check again"),
            [language.word("项目", "item"), language.word("答复", "answer"), language.word("佐证材料", "evidence"), language.word("备注", "note")],
            check.questions.map { [.text($0), .empty, .empty, .empty] })
        part(
            language.word("已有", "Have"), [language.word("品名", "item"), language.word("数量", "quantity"), "", ""],
            check.possessions.map { [.text($0.item + ($0.unit.map { "（\($0)）" } ?? "")), .quantity(Quantity($0.count)), .empty, .empty] })
        part(
            language.word("建议（不计入达标）", "Advised (not counted)"),
            [language.word("事项", "what"), language.word("数量或现状", "quantity or state"), "", language.word("依据", "clause")],
            check.purchases.filter { !$0.isBinding }.map { [.text($0.item), .quantity($0.quantity), .empty, .text($0.clause)] }
                + check.tasks.filter { !$0.isBinding }.map { [.text($0.title), .text($0.state), .empty, .text($0.clause)] })
        if check.purchases.isEmpty, check.tasks.isEmpty, check.questions.isEmpty { sheet.text(row, 0, language.word("全部达到。", "All met."), .note) }
        let words = PageWords(
            title: language.word("\(clinic)自查", "self-check"),
            signatures: language == .zh ? ["村医", "乡镇卫生院核对", "日期"] : ["village doctor", "health centre", "date"],
            language)
        sheet.print(landscape: false, headerRows: nil, header: words.header, footer: words.footer)
    }
}
