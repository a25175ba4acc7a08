import Foundation
import SpreadsheetFixtures
import Testing

@testable import Workbooks

@Suite("Writing .xlsx")
struct WritingTests {
    private func workbook() throws -> [UInt8] {
        let writer = try WorkbookWriter(title: "试", created: 1_660_000_000)
        let sheet = try writer.addSheet("表[1]/甲")
        sheet.text(0, 0, "=1+1")
        sheet.text(0, 1, "+86")
        sheet.text(0, 2, "@x")
        sheet.text(0, 3, "\tx")
        sheet.number(1, 0, 12.5)
        sheet.number(1, 1, 44_774, .date)
        sheet.allow(.list(["是", "否"]), rows: 1...3, column: 2, title: "标题", message: "说明")
        sheet.print(header: "&L甲", footer: "&C填报人")
        var bytes: [UInt8] = []
        try writer.finish { bytes += $0 }
        return bytes
    }

    @Test("the same content gives the same bytes")
    func reproducible() throws { #expect(try workbook() == workbook()) }

    @Test("nothing written as text is a formula, and numbers and days come back as they went")
    func roundTrip() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        try Data(workbook()).write(to: URL(fileURLWithPath: folder("a.xlsx")))
        let file = try SpreadsheetFile(path: folder("a.xlsx"))
        #expect(file.sheets == ["表1甲"])
        var rows: [Int: [CellContent]] = [:]
        try file.readRows(0) { rows[$0] = $1.map(\.content) }
        #expect(rows[1] == [.text("=1+1"), .text("+86"), .text("@x"), .text("\tx")])
        #expect(rows[2] == [.number(12.5, .plain), .number(44_774, .date)])
    }

    @Test("two sheets of one name get two names")
    func names() throws {
        let writer = try WorkbookWriter(title: "试", created: 0)
        #expect(try writer.addSheet("甲").name == "甲")
        #expect(try writer.addSheet("甲").name == "甲_2")
        #expect(try writer.addSheet("").name == "Sheet")
        try writer.finish { _ in }
    }
}
