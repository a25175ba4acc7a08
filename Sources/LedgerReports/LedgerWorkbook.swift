import Figures
import Files
import Ledger
import Quantities
import Reports
import Standards
import Wording
import Workbooks
import Writing

/// Writes the ledger as townships get it: a sheet a township, to print, sign, fill in and send back.
///
/// What goes on paper stands first, at a size one can read; what only the way back needs is in hidden columns.
package struct LedgerWorkbook {
    private let title: String
    private let day: Day
    private let signatures: [String]
    private let notice: Notice
    private let places: PlaceWords
    private static let columns = LedgerSheetColumn.all
    private static let size = 10.0

    /// A workbook as of a day; of a sample's ledger it says so.
    package init(_ campaign: Campaign?, asOf day: Day, isOfSample: Bool = false, places: PlaceWords = .untold) {
        self.places = places
        notice = Notice(isOfSample ? SampleNotice.sentence : nil, .zh)
        title = campaign?.title ?? "整改台账"
        self.day = day
        let signers = campaign.map { $0.signatures.isEmpty ? ["排查人", "责任人", "核查人"] : $0.signatures } ?? ["排查人", "责任人", "核查人"]
        signatures = signers + FormHead.signatures(.zh).suffix(2)
    }

    /// Writes rows, which come township by township.
    ///
    /// - Parameter empty: the names of townships that have no rows and get a sheet all the same: to sign that there is nothing, and to send back.
    package func write(_ rows: [LedgerRow], empty: [String] = [], to output: Output) throws {
        let workbook = try WorkbookWriter(title: title, created: Int(day.number) * 86_400, notice: notice.sentence)
        var start = 0
        while start < rows.count {
            var end = start
            while end < rows.count, rows[end].place == rows[start].place { end += 1 }
            try write(Array(rows[start..<end]), in: workbook)
            start = end
        }
        for name in empty { try write([], name, in: workbook) }
        if rows.isEmpty, empty.isEmpty { try write([], in: workbook) }
        try workbook.finish { try output.write($0) }
    }

    private func write(_ rows: [LedgerRow], _ place: String = "台账", in workbook: WorkbookWriter) throws {
        let name = rows.first.map { $0.placeName.isEmpty ? $0.place : $0.placeName } ?? place
        let sheet = try workbook.addSheet(name)
        for (index, column) in Self.columns.enumerated() { sheet.columns(index...index, width: column.width, isHidden: column.isHidden) }
        let widths = LedgerSheetColumn.printed.map(\.width)
        let head = FormHead(
            title: "\(name)整改台账（\(title)）", number: "台账1表", middle: "截至\(day.written(.zh))", body: rows.isEmpty && place == "台账" ? "" : name, unit: "处",
            notes: [
                notice.sentence ?? "",
                "浅黄色格由\(places.township.zh)填写；其余各格在台账中登记，在表里改动不算数。完成后填“完成日期”，由\(places.county.zh)里排查、核查后销号。",
            ])
        let headerRow = sheet.formHead(head, over: widths, .zh)
        let labels = Self.columns.map { $0.label(places) }
        sheet.height(headerRow, 30)
        for (index, column) in Self.columns.enumerated() {
            sheet.text(headerRow, index, labels[index], .header.with { if Self.isOpen(column) { $0.fill = 0xFFD966 } })
        }
        for (offset, row) in rows.enumerated() { write(row, headerRow + 1 + offset, sheet) }
        var last = headerRow + rows.count
        if rows.isEmpty {
            last += 1
            sheet.text(last, 0, "没有要整改的。", .note)
        } else {
            if let column = Self.columns.firstIndex(of: .ledger(.submitted)) {
                sheet.allow(
                    .date, rows: headerRow + 1...last, column: column, title: "完成日期", message: "填日期，如 2022-08-10；没有完成就留空。")
            }
            sheet.filter(header: headerRow, lastRow: last, columns: Self.columns.count - 1)
        }
        sheet.signatures(signatures, over: widths, row: last + 1, .zh)
        sheet.freeze(rows: headerRow + 1, columns: 3)
        sheet.printOnly(rows: 0...last + 1, columns: 0...widths.count - 1)
        sheet.print(pagesWide: 1, headerRows: headerRow...headerRow, header: "", footer: PageWords(.zh).footer)
        sheet.protect()
    }

    private static func isOpen(_ column: LedgerSheetColumn) -> Bool { if case .ledger(let own) = column { own.isOpen } else { false } }

    private func write(_ row: LedgerRow, _ line: Int, _ sheet: SheetWriter) {
        let standing = row.standing(on: day)
        var lines = 1
        for (index, column) in Self.columns.enumerated() {
            var style = CellStyle.wrapped.with { $0.size = Self.size }
            let text: String
            switch column {
            case .ledger(let own):
                if own.isOpen, standing.isOpen {
                    style.isUnlocked = true
                    style.fill = 0xFFF2CC
                }
                if own == .number || own == .version {
                    sheet.number(line, index, Double(own == .number ? row.id : row.lastSequence), style.with { $0.alignment = .center })
                    continue
                }
                if own.isDay {
                    style.numberFormat = "yyyy-mm-dd"
                    (style.wraps, style.shrinks, style.alignment) = (false, true, .center)
                    if own == .due, standing.isOverdue { style.color = Self.red }
                    if let day = own.day(row, standing) {
                        sheet.number(line, index, Double(day.number) + 25_569, style)
                    } else {
                        sheet.blank(line, index, style)
                    }
                    continue
                }
                text = own.text(row, standing, places)
            case .place: text = LedgerTable.place(row)
            case .overdue:
                text = standing.isOverdue ? standing.daysLeft.map { "逾期 \(-$0) 天" } ?? "逾期" : ""
                style.color = Self.red
                style.isBold = true
            // A row that is done with needs no signature; what it came to stands in its place.
            case .signature: text = standing.isOpen ? "" : row.status(standing, .zh)
            }
            sheet.text(line, index, text, style)
            if !column.isHidden { lines = max(lines, TextFit.lines(text, width: column.width, size: Self.size)) }
        }
        if lines > 1 { sheet.height(line, min(400, TextFit.height(lines: lines, size: Self.size))) }
    }

    private static let red: UInt32 = 0xC00000
}
