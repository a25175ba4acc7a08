import Audit
import Figures
import Files
import Inventories
import Standards
import Wording
import Workbooks

/// The audit as a workbook: what goes on paper (summary, blank spots, what is unmet), how it was made, and lists for the screen.
///
/// Lists that are long and nobody prints are hidden sheets: programs leave them out when a whole workbook is printed, and whoever wants one shows it.
/// The first sheet says which there are.
package final class WorkbookReport: AuditRenderer {
    /// What the workbook needs of one batch.
    package struct Piece: Sendable {
        var code: String
        /// What is blank, and what may be.
        var blanks = [RowSpool.Rows](repeating: RowSpool.Rows(), count: 2)
        /// What is unmet of what counts, by severity.
        var gaps = [RowSpool.Rows](repeating: RowSpool.Rows(), count: Severity.allCases.count)
        /// What is unmet of criteria that do not count.
        var apart: [[ReportCell]] = []
        var unreported: [[ReportCell]] = []
        var exceptions: [[ReportCell]] = []
        var purchases: [PurchaseList.Row] = []
        var families: [OutcomeCounts] = []

        init(code: String) {
            self.code = code
        }
    }

    private let header: ReportHeader
    private let language: Language
    private let workbook: WorkbookWriter
    private let summarySheet: SummarySheet
    private let groupSheet: GroupSheet
    private let blanks: SortedSheet
    private let gaps: SortedSheet
    private let notes: NotesSheet
    private let unreported: ReportSheet
    private let exceptions: ReportSheet
    private let apart: ReportSheet
    private var purchases: PurchaseList
    private var families: FamilyTable
    /// Turns a batch into its rows.
    package let render: @Sendable (Batch) -> Piece

    /// A workbook with its header.
    ///
    /// - Throws: ``WorkbookError`` when there is no room for temporary files.
    package init(_ header: ReportHeader) throws {
        self.header = header
        language = header.language
        let rows = WorkbookRows(header)
        render = { rows.piece($0) }
        purchases = PurchaseList(header.program)
        families = FamilyTable(header.program)
        let columns = WorkbookColumns(header)
        let workbook = try WorkbookWriter(
            title: header.title(Text(zh: "", en: "workbook")), created: Int(header.program.asOf.number) * 86_400, notice: header.words.sentence)
        self.workbook = workbook
        func sheet(_ name: Text, _ columns: [ReportColumn], fixed: Int = 2, isHidden: Bool = false) throws -> ReportSheet {
            try ReportSheet(name, columns: columns, fixedColumns: fixed, isHidden: isHidden, in: workbook, header.language)
        }
        summarySheet = try SummarySheet(header, in: workbook)
        blanks = SortedSheet(try sheet(WorkbookColumns.blanksName, columns.blanks, fixed: 1), parts: 2)
        gaps = SortedSheet(try sheet(WorkbookColumns.gapsName, columns.gaps, fixed: 1), parts: Severity.allCases.count)
        groupSheet = try GroupSheet(header, in: workbook)
        notes = try NotesSheet(header, in: workbook)
        unreported = try sheet(WorkbookColumns.unreportedName, columns.unreported, isHidden: true)
        exceptions = try sheet(WorkbookColumns.exceptionsName, columns.exceptions, isHidden: true)
        apart = try sheet(WorkbookColumns.apartName, columns.apart, isHidden: true)
        unreported.begin(header.form(WorkbookColumns.unreportedName, number: 5, unit: Text(zh: "项、格", en: "checks, cells")))
        exceptions.begin(header.form(WorkbookColumns.exceptionsName, number: 6, unit: Text(zh: "项", en: "checks")))
        let firmness = Text(zh: "建议性、目标性条款，只作参考。", en: "Advice and targets, for reference only.")
        apart.begin(header.form(WorkbookColumns.apartName, number: 7, unit: Text(zh: "处", en: "items"), notes: [firmness[language]]))
    }

    /// Writes the rows of a batch.
    package func take(_ piece: Piece) throws {
        try blanks.take(piece.blanks)
        try gaps.take(piece.gaps)
        for row in piece.apart { apart.add(row) }
        for row in piece.unreported { unreported.add(row) }
        for row in piece.exceptions { exceptions.add(row) }
        purchases.add(piece.purchases)
        families.add(piece.code, piece.families)
    }

    /// Writes the summary and everything that rests on all batches.
    package func finish(_ summary: AuditSummary, to output: Output) throws {
        let figures = AuditFigures(header.program, summary)
        let none = Text(zh: "没有。", en: "None.")
        let hidden: [(Text, Int)] = [
            (WorkbookColumns.unreportedName, unreported.rows), (WorkbookColumns.exceptionsName, exceptions.rows), (WorkbookColumns.apartName, apart.rows),
            (PurchaseSheet.name, purchases.items.count),
        ]
        let listed = hidden.map { language.word("\($0.0.zh) \($0.1) 行", "\($0.0.en): \($0.1)") }.joined(separator: language.word("、", ", "))
        summarySheet.write(
            figures, families,
            others: [
                language.word(
                    "平时隐藏、不打印的工作表：\(listed)。要看或要打印：右键点工作表标签，选“取消隐藏”。",
                    "Sheets that are hidden and not printed: \(listed). To see or print one: right-click a sheet's tab, Unhide.")
            ])
        try blanks.write(header, WorkbookColumns.blanksName, number: 3, unit: Text(zh: "处", en: "places"), ifEmpty: none) {
            $0.colour(0, [(Text(zh: "● 机构空白点", en: "● blank spot (no inst"), 0xF8CBAD), (Text(zh: "● 人员空白点", en: "● blank spot (no qual"), 0xFFE699)])
        }
        try gaps.write(header, WorkbookColumns.gapsName, number: 4, unit: Text(zh: "处", en: "items"), ifEmpty: none) { sheet in
            sheet.colour(
                0,
                zip([Severity.critical, .major], [0xF8CBAD, 0xFFE699] as [UInt32]).map { (Text(same: $0.symbol), $1) })
        }
        groupSheet.write(figures)
        notes.write()
        for sheet in [unreported, exceptions, apart] { sheet.finish(ifEmpty: none) }
        try PurchaseSheet(header, purchases, prices: nil, in: workbook).write(number: 8, isHidden: true)
        try workbook.finish { try output.write($0) }
    }
}

/// A list in parts, the worst first, that is written when all of it is known.
final class SortedSheet {
    private let sheet: ReportSheet
    private let parts: [RowSpool]

    init(_ sheet: ReportSheet, parts: Int) {
        self.sheet = sheet
        self.parts = (0..<parts).map { _ in RowSpool() }
    }

    /// Takes the rows of each part.
    func take(_ rows: [RowSpool.Rows]) throws {
        for (part, rows) in zip(parts, rows) { try part.append(rows) }
    }

    /// Writes the sheet; `colour` is done with the rows before the foot is.
    func write(_ header: ReportHeader, _ name: Text, number: Int, unit: Text, ifEmpty: Text, colour: (ReportSheet) -> Void) throws {
        let rows = parts.reduce(0) { $0 + $1.count }
        sheet.begin(header.form(name, number: number, unit: unit, notes: [PaperLimit.note(rows, header.language)]))
        for part in parts { try part.drain { sheet.add($0) } }
        colour(sheet)
        sheet.finish(ifEmpty: ifEmpty, printing: PaperLimit.rows)
    }
}
