import CLibXLSXWriter

/// One sheet that is being written. Rows must be written from the top down.
public final class SheetWriter {
    let writer: WorkbookWriter
    let sheet: UnsafeMutablePointer<lxw_worksheet>
    /// Its name in the file.
    public let name: String

    init(_ writer: WorkbookWriter, _ sheet: UnsafeMutablePointer<lxw_worksheet>, name: String) {
        self.writer = writer
        self.sheet = sheet
        self.name = name
    }

    // MARK: Cells

    /// Writes text. It is always text, whatever it begins with: nothing written here is ever a formula.
    public func text(_ row: Int, _ column: Int, _ text: String, _ style: CellStyle = .plain) {
        // A cell holds 32,767 UTF-16 units.
        let fits = text.utf8.count <= 32_767 || text.utf16.count <= 32_767 ? text : String(decoding: text.utf16.prefix(32_767), as: UTF16.self)
        if fits.isEmpty { blank(row, column, style) } else { worksheet_write_string(sheet, UInt32(row), UInt16(column), fits, writer.format(style)) }
    }

    /// Writes a number.
    public func number(_ row: Int, _ column: Int, _ number: Double, _ style: CellStyle = .plain) {
        worksheet_write_number(sheet, UInt32(row), UInt16(column), number, writer.format(style))
    }

    /// Writes a formula with the number it comes to, which programs show that do not calculate.
    ///
    /// - Parameter result: nil where it comes to nothing yet, such as a product of a price nobody has filled in.
    public func formula(_ row: Int, _ column: Int, _ formula: String, result: Double?, _ style: CellStyle = .plain) {
        if let result {
            worksheet_write_formula_num(sheet, UInt32(row), UInt16(column), formula, writer.format(style), result)
        } else {
            worksheet_write_formula_str(sheet, UInt32(row), UInt16(column), formula, writer.format(style), "")
        }
    }

    /// Writes a formula with the text it comes to.
    public func formula(_ row: Int, _ column: Int, _ formula: String, text: String, _ style: CellStyle = .plain) {
        worksheet_write_formula_str(sheet, UInt32(row), UInt16(column), formula, writer.format(style), text)
    }

    /// Writes an empty cell with a style.
    public func blank(_ row: Int, _ column: Int, _ style: CellStyle = .plain) {
        worksheet_write_blank(sheet, UInt32(row), UInt16(column), writer.format(style))
    }

    /// Writes text over several columns of a row.
    public func merged(_ row: Int, _ columns: ClosedRange<Int>, _ text: String, _ style: CellStyle) {
        guard columns.count > 1 else { return self.text(row, columns.lowerBound, text, style) }
        worksheet_merge_range(sheet, UInt32(row), UInt16(columns.lowerBound), UInt32(row), UInt16(columns.upperBound), text, writer.format(style))
    }

    /// Puts a note on a cell.
    public func note(_ row: Int, _ column: Int, _ text: String) {
        var options = lxw_comment_options()
        options.x_scale = 2
        options.y_scale = Double(max(1, min(6, text.split(separator: "\n").count / 3 + 1)))
        worksheet_write_comment_opt(sheet, UInt32(row), UInt16(column), text, &options)
    }

    // MARK: Rows and columns

    /// Sets the width of columns, in characters, and the style of their empty cells.
    public func columns(_ columns: ClosedRange<Int>, width: Double, _ style: CellStyle? = nil, isHidden: Bool = false) {
        var options = lxw_row_col_options()
        options.hidden = isHidden ? 1 : 0
        worksheet_set_column_opt(
            sheet, UInt16(columns.lowerBound), UInt16(columns.upperBound), width, style.flatMap { writer.format($0) }, &options)
    }

    /// Sets the height of a row, in points.
    public func height(_ row: Int, _ points: Double) { worksheet_set_row(sheet, UInt32(row), points, nil) }

    /// Keeps the first rows and columns in sight.
    public func freeze(rows: Int, columns: Int) { worksheet_freeze_panes(sheet, UInt32(rows), UInt16(columns)) }

    /// Puts filter buttons on a table.
    public func filter(header row: Int, lastRow: Int, columns: Int) {
        guard columns > 0 else { return }
        worksheet_autofilter(sheet, UInt32(row), 0, UInt32(max(row, lastRow)), UInt16(columns - 1))
    }

    /// Protects the sheet: only unlocked cells can be changed. There is no password; it is a guard against slips, not against people.
    public func protect() {
        var options = lxw_protection()
        options.format_cells = 1
        options.format_columns = 1
        options.format_rows = 1
        options.insert_rows = 1
        options.sort = 1
        options.autofilter = 1
        worksheet_protect(sheet, nil, &options)
    }

    /// Hides the sheet.
    public func hide() { worksheet_hide(sheet) }

    /// Shows the sheet first when the file is opened.
    public func activate() { worksheet_activate(sheet) }

    // MARK: Printing

    /// Fits the sheet on so many pages; 0 is as many as it takes.
    public func fit(pagesWide: Int, pagesTall: Int) { worksheet_fit_to_pages(sheet, UInt16(pagesWide), UInt16(pagesTall)) }

    /// Prints only a block of cells; what stands beside and below it is for the screen.
    public func printOnly(rows: ClosedRange<Int>, columns: ClosedRange<Int>) {
        worksheet_print_area(sheet, UInt32(rows.lowerBound), UInt16(columns.lowerBound), UInt32(rows.upperBound), UInt16(columns.upperBound))
    }

    /// Sets the sheet up for A4.
    ///
    /// - Parameters:
    ///   - pagesWide: on how many pages beside each other the columns may go.
    ///   - headerRows: the rows repeated on every page.
    ///   - leftColumns: how many columns are repeated on every page.
    ///   - bottom: how much is left free below, in inches.
    public func print(
        landscape: Bool = true, pagesWide: Int = 1, pagesTall: Int = 0, headerRows: ClosedRange<Int>? = nil, leftColumns: Int = 0,
        bottom: Double = 0.75, header: String, footer: String
    ) {
        worksheet_set_paper(sheet, 9)
        if landscape { worksheet_set_landscape(sheet) } else { worksheet_set_portrait(sheet) }
        worksheet_fit_to_pages(sheet, UInt16(pagesWide), UInt16(pagesTall))
        worksheet_set_margins(sheet, 0.4, 0.4, 0.75, bottom)
        if let headerRows { worksheet_repeat_rows(sheet, UInt32(headerRows.lowerBound), UInt32(headerRows.upperBound)) }
        if leftColumns > 0 { worksheet_repeat_columns(sheet, 0, UInt16(leftColumns - 1)) }
        let notice = writer.notice.map { "&L&B" + $0.replacing("&", with: "&&") + "&B    " }
        worksheet_set_header(sheet, notice.map { $0 + (header.hasPrefix("&L") ? String(header.dropFirst(2)) : header) } ?? header)
        worksheet_set_footer(sheet, footer)
    }
}
