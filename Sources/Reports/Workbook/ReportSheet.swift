import Figures
import Quantities
import Wording
import Workbooks

/// A column of a sheet of a report.
package struct ReportColumn: Sendable {
    package var label: Text
    package var width: Double
    /// Whether it is on paper too; what is only for the screen stands behind what is on paper.
    package var isPrinted = true
    /// Whether its head runs upwards: for many narrow columns of numbers.
    package var isUpright = false

    package init(label: Text, width: Double, isPrinted: Bool = true, isUpright: Bool = false) {
        self.label = label
        self.width = width
        self.isPrinted = isPrinted
        self.isUpright = isUpright
    }
}

/// A cell of a report.
package enum ReportCell: Sendable, Hashable {
    case text(String)
    case count(Int)
    case quantity(Quantity)
    /// Yuan, to the fen.
    case money(Quantity)
    /// Yuan that a program works out from other cells; what they come to now, or nothing yet.
    case sum(String, Quantity?)
    case percent(Double)
    case day(Day)
    case empty
    /// Empty, to be filled in.
    case open
}

/// A sheet of a report: the head official forms have, rows, filters, a line to sign on, and a set-up for printing.
package final class ReportSheet {
    package let sheet: SheetWriter
    package private(set) var nextRow = 0
    package private(set) var headerRow = 0
    private let columns: [ReportColumn]
    private let language: Language
    private let notice: String?
    private let fixedColumns: Int
    private let isLandscape: Bool
    private let isHidden: Bool
    private var title = ""
    /// How many rows it has so far.
    package var rows: Int { nextRow - headerRow - 1 }
    /// How wide what is on paper is on the screen, in pixels.
    package var pixels: Double { printedWidths.reduce(0) { $0 + $1 * 7 + 5 } }
    private var printed: Int { columns.prefix(while: \.isPrinted).count }
    private var printedWidths: [Double] { columns.prefix(printed).map(\.width) }

    /// A sheet, of which the head may be written later: sheets stand in the order in which they are made.
    ///
    /// - Parameter isHidden: whether it is to be shown only when somebody asks for it, and left out when the workbook is printed.
    package init(
        _ name: Text, columns: [ReportColumn], fixedColumns: Int, isLandscape: Bool = true, isHidden: Bool = false, in workbook: WorkbookWriter,
        _ language: Language
    ) throws {
        self.isHidden = isHidden
        self.columns = columns
        self.language = language
        self.fixedColumns = fixedColumns
        self.isLandscape = isLandscape
        notice = workbook.notice
        sheet = try workbook.addSheet(name[language])
        for (index, column) in columns.enumerated() { sheet.columns(index...index, width: column.width, isHidden: isHidden && !column.isPrinted) }
        if isHidden { sheet.hide() }
    }

    /// Writes the head of the form and of the columns.
    package func begin(_ head: FormHead) {
        var head = head
        head.notes = (notice.map { [$0] } ?? []) + head.notes
        title = head.title
        headerRow = sheet.formHead(head, over: printedWidths, language)
        heads(row: headerRow)
        nextRow = headerRow + 1
        sheet.freeze(rows: nextRow, columns: fixedColumns)
    }

    private func heads(row: Int) {
        let heights = columns.map { column in
            let label = column.label[language]
            return column.isUpright ? Double(displayWidth(of: label)) * 5.5 + 10 : TextFit.height(lines: TextFit.lines(label, width: column.width - 1)) + 4
        }
        sheet.height(row, min(400, heights.max() ?? 15))
        for (index, column) in columns.enumerated() {
            sheet.text(
                row, index, column.label[language],
                .header.with {
                    $0.isVertical = column.isUpright
                    $0.wraps = !column.isUpright
                })
        }
    }

    /// Writes a row, as high as what stands in it needs.
    package func add(_ cells: [ReportCell], isBold: Bool = false) {
        var lines = 1
        for (cell, column) in zip(cells, columns) {
            if case .text(let text) = cell { lines = max(lines, TextFit.lines(text, width: column.width)) }
        }
        if lines > 1 { sheet.height(nextRow, min(400, TextFit.height(lines: lines))) }
        let style = CellStyle.wrapped.with { $0.isBold = isBold }
        for (index, cell) in cells.enumerated() { write(cell, nextRow, index, style) }
        nextRow += 1
    }

    private func write(_ cell: ReportCell, _ row: Int, _ column: Int, _ style: CellStyle) {
        /// A number keeps away from the words beside it, by the width of a space.
        func number(_ format: String) -> CellStyle {
            style.with {
                $0.numberFormat = format.split(separator: ";", omittingEmptySubsequences: false).map { $0.isEmpty ? "" : $0 + "_ " }.joined(separator: ";")
                $0.wraps = false
                $0.shrinks = true
                $0.alignment = .right
            }
        }
        func double(_ quantity: Quantity) -> Double { Double(quantity.numerator) / Double(quantity.denominator) }
        switch cell {
        // A stroke stands for a number, and must not run into the one beside it.
        case .text(let text): sheet.text(row, column, text, text.hasPrefix("—") ? style.with { $0.alignment = .center } : style)
        case .count(let count): sheet.number(row, column, Double(count), number("#,##0"))
        case .quantity(let quantity):
            quantity.isFinite
                ? sheet.number(row, column, double(quantity), number(quantity.denominator == 1 ? "#,##0" : "#,##0.0#")) : sheet.blank(row, column, style)
        case .money(let amount): sheet.number(row, column, double(amount), number("#,##0.00"))
        // Nothing yet is shown as nothing.
        case .sum(let formula, let result): sheet.formula(row, column, formula, result: result.map(double), number("#,##0.00;-#,##0.00;"))
        case .percent(let share): sheet.number(row, column, share, number("0.0%"))
        case .day(let day):
            sheet.number(row, column, Double(day.number) + 25_569, CellStyle.date.with { ($0.alignment, $0.shrinks) = (.center, true) })
        case .empty: sheet.blank(row, column, style)
        case .open: sheet.blank(row, column, number("#,##0.00").with { $0.fill = 0xFFF2CC })
        }
    }

    /// Writes a line of text over the width of the paper.
    package func note(_ text: String, isBold: Bool = false) {
        let width = printedWidths.reduce(0, +)
        sheet.height(nextRow, TextFit.height(lines: TextFit.lines(text, width: width)))
        sheet.merged(
            nextRow, 0...max(0, printed - 1), text,
            .wrappedNote.with {
                $0.isBold = isBold
                $0.alignment = .left
            })
        nextRow += 1
    }

    /// Writes a label and what a formula comes to, over the width of the paper.
    package func formula(_ label: String, _ formula: String, text: String) {
        sheet.height(nextRow, 24)
        sheet.merged(nextRow, 0...1, label, .plain.with { $0.isBold = true })
        sheet.merged(nextRow, 2...max(3, printed - 1), "", .plain)
        sheet.formula(nextRow, 2, formula, text: text, .plain.with { $0.isBold = true })
        nextRow += 1
    }

    /// Leaves lines free.
    package func skip(_ rows: Int) { nextRow += rows }

    /// Colours words of a column; the words themselves still say it all.
    package func colour(_ column: Int, _ words: [(Text, UInt32)]) {
        guard nextRow > headerRow + 1 else { return }
        for (word, fill) in words {
            sheet.color(headerRow + 1...nextRow - 1, columns: column...column, containing: word[language], fill: fill)
        }
    }

    /// Puts filter buttons on the rows, or says that there are none; then comes the line to sign on.
    ///
    /// - Parameters:
    ///   - text: what is said where there are no rows; nil for a sheet that is no list.
    ///   - limit: how many rows are printed at most; all of them are on the screen.
    ///   - isOnePage: whether it is made to fit on one page.
    package func finish(ifEmpty text: Text?, printing limit: Int = .max, isOnePage: Bool = false) {
        let rows = self.rows
        if let text {
            if rows > 0 { sheet.filter(header: headerRow, lastRow: nextRow - 1, columns: columns.count) } else { note(text[language]) }
        }
        let lastRow = sheet.signatures(FormHead.signatures(language), over: printedWidths, row: nextRow, language) - 1
        // A hidden sheet with a print area would be printed by LibreOffice all the same; there columns are hidden instead.
        if !isHidden { sheet.printOnly(rows: 0...(rows > limit ? headerRow + limit : lastRow), columns: 0...max(0, printed - 1)) }
        let words = PageWords(language)
        // A page that has come loose says what it is a page of.
        let header = rows > 25 && !isOnePage ? "&R&8" + title.replacing("&", with: "&&") : ""
        sheet.print(landscape: isLandscape, pagesTall: isOnePage ? 1 : 0, headerRows: headerRow...headerRow, header: header, footer: words.footer)
    }
}
