import Audit
import Figures
import Files
import Standards
import Wording
import Workbooks
import Writing

/// A list of gaps or blank spots as a table: CSV, a workbook, or a page to print.
///
/// It says what is listed and how many, and nothing of what is not.
package final class ListingReport: AuditRenderer {
    /// The formats of a list that is a table.
    package enum Format: Sendable {
        /// For spreadsheets.
        case csv
        /// A workbook to print and sign.
        case xlsx
        /// A page for a browser.
        case html
    }

    /// The rows of one batch: written out, or as cells for a workbook.
    package struct Piece: Sendable {
        var bytes: [UInt8] = []
        var cells: [[ListingCell]] = []
        var count = 0
    }

    private let header: ReportHeader
    private let format: Format
    private let columns: [ListingColumn]
    private let spool = Spool()
    private var count = 0
    private let workbook: (writer: WorkbookWriter, sheet: ReportSheet)?
    private let sheetOrder: [Int]
    private let title: String
    /// Blank spots are described without the other gaps.
    package let needsGaps: Bool
    /// Turns a batch into its rows.
    package let render: @Sendable (Batch) -> Piece

    /// A list of what is in the batches.
    ///
    /// - Parameter what: what is listed, in words.
    package init(_ header: ReportHeader, _ content: ListingContent, what: String, _ format: Format) throws {
        self.header = header
        self.format = format
        needsGaps = content.isGaps
        let rows = ListingRows(content, header.program)
        let columns = rows.columns
        self.columns = columns
        let name =
            switch content {
            case .gaps: Text(zh: "问题清单", en: "gaps")
            case .blanks: Text(zh: "空白点", en: "blank spots")
            }
        title = header.language.word("\(header.region)\(name.zh)", "\(header.region): \(name.en)") + header.words.inBrackets
        let lines = [
            ([header.scope, what.isEmpty ? nil : what].compactMap { $0 } + [header.language.word("截至 \(header.program.asOf)", "as of \(header.program.asOf)")])
                .joined(separator: "    ")
        ]
        if format == .xlsx {
            let writer = try WorkbookWriter(title: title, created: Int(header.program.asOf.number) * 86_400, notice: header.words.sentence)
            // What is on paper stands first.
            sheetOrder = columns.indices.filter { columns[$0].isOnPage } + columns.indices.filter { !columns[$0].isOnPage }
            let sheet = try ReportSheet(
                name, columns: sheetOrder.map { ReportColumn(label: columns[$0].label, width: columns[$0].width, isPrinted: columns[$0].isOnPage) },
                fixedColumns: 2, in: writer, header.language)
            var head = header.form(name, number: 1, unit: Text(zh: "处", en: "items"), notes: [what])
            head.title = header.language.word("\(header.region)\(name.zh)", "\(header.region): \(name.en)")
            sheet.begin(head)
            workbook = (writer, sheet)
        } else {
            sheetOrder = []
            workbook = nil
        }
        subtitle = lines[0]
        let (language, notice) = (header.language, header.words)
        render = { batch in
            let cells = rows.rows(batch)
            switch format {
            case .csv:
                var writer = ByteWriter()
                for row in cells { writer.writeRow(row.map { $0.text(language) } + notice.cell) }
                return Piece(bytes: writer.bytes, count: cells.count)
            case .html:
                var writer = ByteWriter()
                for row in cells {
                    writer.write("<tr>")
                    for (cell, column) in zip(row, columns) where column.isOnPage { writer.write("<td>\(HTMLText.escaped(cell.text(language)))</td>") }
                    writer.write("</tr>\n")
                }
                return Piece(bytes: writer.bytes, count: cells.count)
            case .xlsx: return Piece(cells: cells, count: cells.count)
            }
        }
    }

    private let subtitle: String

    /// Takes the rows of a batch.
    package func take(_ piece: Piece) throws {
        count += piece.count
        try spool.append(piece.bytes)
        for row in piece.cells {
            workbook?.sheet.add(
                sheetOrder.map { column in
                    let cell = row[column]
                    return switch cell {
                    case .number(let number): .quantity(number)
                    case .day(let day): .day(day)
                    case .none: .empty
                    case .text, .word: .text(cell.text(header.language))
                    }
                })
        }
    }

    /// Writes everything.
    package func finish(_ summary: AuditSummary, to output: Output) throws {
        var writer = ByteWriter()
        switch format {
        case .csv:
            writer.write([0xEF, 0xBB, 0xBF])
            writer.writeRow(columns.map { $0.label[header.language] } + header.words.head)
            try output.write(writer.bytes)
            try spool.write(to: output)
        case .xlsx:
            guard let workbook else { return }
            workbook.sheet.finish(ifEmpty: Text(zh: "没有。", en: "None."))
            try workbook.writer.finish { try output.write($0) }
        case .html:
            let counted = header.language.word("共 \(count) 行", "\(count) rows")
            writer.write(HTMLText.opening(title, header.language))
            writer.write("<h1>\(HTMLText.escaped(title))</h1>\n<p>\(HTMLText.escaped(subtitle))    \(counted)</p>\n<table>\n<thead><tr>")
            for column in columns where column.isOnPage { writer.write("<th>\(HTMLText.escaped(column.label[header.language]))</th>") }
            writer.write("</tr></thead>\n<tbody>\n")
            try output.write(writer.bytes)
            try spool.write(to: output)
            try output.write("</tbody>\n</table>\n</body>\n</html>\n")
        }
    }
}

/// What plain pages are made of.
enum HTMLText {
    static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;").replacing("\"", with: "&quot;")
    }

    /// The beginning of a page that is one table: no script, nothing from elsewhere, A4 across.
    static func opening(_ title: String, _ language: Language) -> String {
        """
        <!DOCTYPE html>
        <html lang="\(language == .zh ? "zh-CN" : "en")">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width">
        <title>\(escaped(title))</title>
        <style>
        @page { size: A4 landscape; margin: 12mm }
        body { font-family: "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; font-size: 13px; margin: 1rem }
        h1 { font-size: 1.3rem; margin: 0 }
        table { border-collapse: collapse; width: 100% }
        th, td { border: 1px solid #bbb; padding: 2px 5px; text-align: left; vertical-align: top }
        th { background: #d9e2f3 }
        thead { display: table-header-group }
        tr { break-inside: avoid }
        </style>
        </head>
        <body>

        """
    }
}
