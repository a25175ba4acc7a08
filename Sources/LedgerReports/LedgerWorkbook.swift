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
package struct LedgerWorkbook {
    private let title: String
    private let day: Day
    private let signatures: [String]
    private let notice: Notice
    private let places: PlaceWords

    /// A workbook as of a day; of a sample's ledger it says so.
    package init(_ campaign: Campaign?, asOf day: Day, isOfSample: Bool = false, places: PlaceWords = .untold) {
        self.places = places
        notice = Notice(isOfSample ? SampleNotice.sentence : nil, .zh)
        title = campaign?.title ?? "整改台账"
        self.day = day
        signatures = campaign.map { $0.signatures.isEmpty ? ["排查人", "责任人", "核查人"] : Array($0.signatures.prefix(3)) } ?? ["排查人", "责任人", "核查人"]
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
        let columns = LedgerColumn.allCases
        for (index, column) in columns.enumerated() { sheet.columns(index...index, width: column.width, isHidden: column == .version) }
        sheet.height(0, 26)
        sheet.text(0, 0, "\(name)整改台账（\(title)）\(notice.inBrackets)", .title)
        sheet.text(1, 0, "截至 \(day)    浅黄色格由\(places.township.zh)填写；其余各格在台账中登记，在表里改动不算数。完成后填“完成日期”，由\(places.county.zh)里排查、核查后销号。", .note)
        sheet.height(2, 30)
        for (index, column) in columns.enumerated() { sheet.text(2, index, column.label(places).zh, .header.with { if column.isOpen { $0.fill = 0xFFD966 } }) }
        for (offset, row) in rows.enumerated() {
            let line = offset + 3
            let standing = row.standing(on: day)
            var lines = 1
            for (index, column) in columns.enumerated() {
                var style = column.wraps ? CellStyle.wrapped : .plain
                style.size = 9
                if column.isOpen, standing.isOpen {
                    style.isUnlocked = true
                    style.fill = 0xFFF2CC
                }
                if column == .number || column == .version {
                    sheet.number(line, index, Double(column == .number ? row.id : row.lastSequence), style)
                } else if column.isDay {
                    style.numberFormat = "yyyy-mm-dd"
                    if let day = column.day(row, standing) {
                        sheet.number(line, index, Double(day.number) + 25_569, style)
                    } else {
                        sheet.blank(line, index, style)
                    }
                } else {
                    let text = column.text(row, standing, places)
                    sheet.text(line, index, text, style)
                    if column.wraps { lines = max(lines, (displayWidth(of: text) + Int(column.width) - 1) / Int(column.width)) }
                }
            }
            if lines > 1 { sheet.height(line, Double(min(lines, 20)) * 12.5 + 2) }
        }
        if rows.isEmpty { sheet.text(3, 0, "没有要整改的。", .note) }
        if !rows.isEmpty {
            sheet.allow(.date, rows: 3...rows.count + 2, column: LedgerColumn.submitted.rawValue, title: "完成日期", message: "填日期，如 2022-08-10；没有完成就留空。")
            sheet.filter(header: 2, lastRow: rows.count + 2, columns: columns.count - 1)
        }
        sheet.freeze(rows: 3, columns: 3)
        let words = PageWords(title: "\(name)整改台账", signatures: signatures, .zh)
        sheet.print(pagesWide: 1, headerRows: 2...2, header: words.header, footer: words.footer)
        sheet.protect()
    }
}
