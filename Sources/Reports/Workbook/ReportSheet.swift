import Figures
import Quantities
import Wording
import Workbooks

/// A column of a sheet of a report.
package struct ReportColumn {
    package var label: Text
    package var width: Double
    package var wraps = false

    package init(label: Text, width: Double, wraps: Bool = false) {
        self.label = label
        self.width = width
        self.wraps = wraps
    }
}

/// A cell of a report.
package enum ReportCell: Sendable {
    case text(String)
    case count(Int)
    case quantity(Quantity)
    case percent(Double)
    case day(Day)
    case empty
}

/// A sheet of a report: a title, heads, rows, filters, and a set-up for printing.
package final class ReportSheet {
    package let sheet: SheetWriter
    package let columns: [ReportColumn]
    package private(set) var nextRow: Int
    package let headerRow: Int
    private let language: Language

    /// Begins a sheet; `lines` stand between its title and the heads.
    package init(
        _ name: Text, title: String, lines: [String] = [], columns: [ReportColumn], fixedColumns: Int, signatures: [String], in workbook: WorkbookWriter,
        _ language: Language
    ) throws {
        self.columns = columns
        self.language = language
        let lines = (workbook.notice.map { [$0] } ?? []) + lines
        sheet = try workbook.addSheet(name[language])
        for (index, column) in columns.enumerated() { sheet.columns(index...index, width: column.width) }
        let width = columns.reduce(0) { $0 + $1.width }
        let pagesWide = max(1, Int((width / 190).rounded(.up)))
        // Over several pages a title in a cell would be cut off; there it stands above the page only.
        let shownLines = pagesWide == 1 ? lines : []
        if pagesWide == 1 {
            sheet.height(0, 26)
            sheet.text(0, 0, title, .title)
            for (index, line) in lines.enumerated() { sheet.text(index + 1, 0, line, .note) }
        }
        headerRow = pagesWide == 1 ? shownLines.count + 1 : 0
        nextRow = headerRow + 1
        sheet.height(headerRow, 32)
        for (index, column) in columns.enumerated() { sheet.text(headerRow, index, column.label[language], .header) }
        sheet.freeze(rows: headerRow + 1, columns: fixedColumns)
        let words = PageWords(
            title: pagesWide == 1 ? title : ([title] + lines.filter { $0 != workbook.notice }).joined(separator: "    "), signatures: signatures, language)
        sheet.print(
            pagesWide: pagesWide, headerRows: headerRow...headerRow, leftColumns: pagesWide > 1 ? fixedColumns : 0, header: words.header,
            footer: words.footer)
    }

    /// Writes a row.
    package func add(_ cells: [ReportCell], isBold: Bool = false) {
        var lines = 1
        for (index, cell) in cells.enumerated() where columns[index].wraps {
            if case .text(let text) = cell { lines = max(lines, Self.lines(text, width: columns[index].width)) }
        }
        // Not every program makes rows high enough for what is in them.
        if lines > 1 { sheet.height(nextRow, Double(min(lines, 30)) * 13.5 + 2) }
        for (index, cell) in cells.enumerated() {
            write(cell, nextRow, index, ReportSheet.style(wraps: columns[index].wraps, isBold: isBold))
        }
        nextRow += 1
    }

    /// How many lines a text takes in a column.
    static func lines(_ text: String, width: Double) -> Int {
        // Below this many bytes it fits, whatever it is written in.
        if text.utf8.count <= Int(width) { return 1 }
        let fits = max(1, Int(width))
        return max(1, (displayWidth(of: text) + fits - 1) / fits)
    }

    private static func style(wraps: Bool, isBold: Bool) -> CellStyle {
        var style = wraps ? CellStyle.wrapped : .plain
        style.isBold = isBold
        return style
    }

    package func write(_ cell: ReportCell, _ row: Int, _ column: Int, _ style: CellStyle) {
        switch cell {
        case .text(let text): sheet.text(row, column, text, style)
        case .count(let count): sheet.number(row, column, Double(count), style)
        case .quantity(let quantity):
            quantity.isFinite
                ? sheet.number(row, column, Double(quantity.numerator) / Double(quantity.denominator), style.with { $0.numberFormat = "0.######" })
                : sheet.blank(row, column, style)
        case .percent(let share): sheet.number(row, column, share, style.with { $0.numberFormat = "0.0%" })
        case .day(let day): sheet.number(row, column, Double(day.number) + 25_569, style.with { $0.numberFormat = "yyyy-mm-dd" })
        case .empty: sheet.blank(row, column, style)
        }
    }

    /// Leaves a line free and writes a heading.
    package func heading(_ text: String) {
        sheet.text(nextRow + 1, 0, text, .note.with { $0.isBold = true })
        nextRow += 2
    }

    /// Writes a line of text below the rows.
    package func note(_ text: String) {
        sheet.text(nextRow, 0, text, .note)
        nextRow += 1
    }

    /// Writes heads of a further table below.
    package func heads(_ labels: [String]) {
        sheet.height(nextRow, 32)
        for (index, label) in labels.enumerated() { sheet.text(nextRow, index, label, .header) }
        nextRow += 1
    }

    /// Leaves lines free.
    package func skip(_ rows: Int) { nextRow += rows }

    /// Puts filter buttons on the rows, or says that there are none.
    package func finish(ifEmpty text: Text) {
        guard nextRow > headerRow + 1 else {
            sheet.text(nextRow, 0, text[language], .note)
            return
        }
        sheet.filter(header: headerRow, lastRow: nextRow - 1, columns: columns.count)
    }
}
