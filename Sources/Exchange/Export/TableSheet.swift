import Standards
import Wording
import Workbooks

/// A table that is being written as a sheet.
final class TableSheet {
    let table: Table
    let sheet: SheetWriter
    private(set) var nextRow: Int
    private let language: Language
    private var widths: [Double] = []

    /// Begins a sheet with its heads.
    ///
    /// - Parameters:
    ///   - style: the style of a column's head.
    ///   - note: a note on a column's head.
    ///   - mark: what stands before a column's head.
    ///   - widths: how wide columns are that are not as wide as in an export; with them the heads get the room they take.
    init(
        _ table: Table, in workbook: WorkbookWriter, title: String, codeWidth: Double = 31, widths own: ((Column) -> Double)? = nil, _ language: Language,
        style: (Column) -> CellStyle = { _ in .header },
        note: (Column) -> String? = { _ in nil },
        mark: (Column) -> String = { _ in "" }
    ) throws {
        self.table = table
        self.language = language
        sheet = try workbook.addSheet(table.name(language))
        var width = 0.0
        for (index, column) in table.columns.enumerated() {
            let columnWidth = column.role == .code ? codeWidth : own?(column) ?? Self.width(column, language)
            width += columnWidth
            widths.append(columnWidth)
            sheet.columns(index...index, width: columnWidth)
        }
        let isMatrix = Self.isMatrix(table)
        let lines = zip(table.columns, widths).map { TextFit.lines(mark($0) + $0.heading(language), width: $1) }.max() ?? 1
        sheet.height(0, isMatrix ? 110 : own == nil ? 45 : max(45, TextFit.height(lines: lines)))
        for (index, column) in table.columns.enumerated() {
            var look = style(column)
            if case .listTerm = column.role { look.isVertical = true }
            sheet.text(0, index, mark(column) + column.heading(language), look)
            if let note = note(column) { sheet.note(0, index, note) }
        }
        let fixed = Self.fixedColumns(table)
        sheet.freeze(rows: 1, columns: fixed)
        let words = PageWords(title: title + " " + table.name(language), signatures: PageWords.reporting(language), language)
        sheet.print(
            pagesWide: max(1, Int((width / 150).rounded(.up))), headerRows: 0...0, leftColumns: width > 150 ? fixed : 0, header: words.header,
            footer: words.footer)
        nextRow = 1
    }

    /// Writes a row.
    ///
    /// - Parameter least: how high it is at least, so that every line of its texts is seen; nil for as programs have it.
    func add(_ cells: [OutputCell], height least: Double? = nil, style: (Int) -> CellStyle = { _ in .plain }) {
        if let least {
            let lines = zip(cells, widths).map { cell, width in if case .text(let text) = cell { TextFit.lines(text, width: width) } else { 1 } }.max() ?? 1
            sheet.height(nextRow, max(least, TextFit.height(lines: lines)))
        }
        for (index, cell) in cells.enumerated() { write(cell, row: nextRow, column: index, style(index)) }
        nextRow += 1
    }

    private func write(_ cell: OutputCell, row: Int, column: Int, _ style: CellStyle) {
        switch cell {
        case .empty: sheet.blank(row, column, style)
        case .text(let text): sheet.text(row, column, text, style)
        case .number(let number): sheet.number(row, column, number, style)
        case .percent(let number): sheet.number(row, column, number / 100, style.with { $0.numberFormat = "0.####%" })
        case .day(let day): sheet.number(row, column, Double(day.number) + 25_569, style.with { $0.numberFormat = "yyyy-mm-dd" })
        }
    }

    /// Puts filter buttons on what was written.
    func finish() {
        sheet.filter(header: 0, lastRow: max(1, nextRow - 1), columns: table.columns.count)
    }

    /// How many columns at the left say whose row it is.
    static func fixedColumns(_ table: Table) -> Int {
        table.columns.prefix { column in
            switch column.role {
            case .code, .place, .name: true
            default: false
            }
        }.count
    }

    /// Whether most columns are items that are counted.
    private static func isMatrix(_ table: Table) -> Bool { if case .counts = table.content { true } else { false } }

    static func width(_ column: Column, _ language: Language) -> Double {
        switch column.role {
        case .code, .placeCode: 20
        case .place, .placeName: 16
        case .name: 18
        case .listTerm: 4.5
        case .item, .criterion: 30
        case .reason, .comment, .evidence: 24
        default: min(20, max(9, Double(displayWidth(of: column.heading(language))) / 2 + 3))
        }
    }
}
