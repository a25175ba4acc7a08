import Foundation
import SpreadsheetFixtures
import Testing
import Wording

@testable import Workbooks

/// Workbooks made to take up memory or time, and numbers no spreadsheet writes.
@Suite("Workbooks of bad will")
struct BombTests {
    private func refusal(_ spreadsheet: Spreadsheet, limits: WorkbookLimits = WorkbookLimits()) throws -> String {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        try spreadsheet.write(to: folder("a.xlsx"))
        do {
            try SpreadsheetFile(path: folder("a.xlsx"), limits: limits).readRows(0) { _, _ in }
            return "read"
        } catch let error as InputError {
            return error.diagnostics.map(\.message.zh).joined()
        }
    }

    @Test("five megabytes that would become a thousand of empty shared texts are refused before any is expanded")
    func sharedStrings() throws {
        var bomb = Spreadsheet([("表", "")])
        // Cells that do not compress quite as well keep the whole below the limit on the ratio.
        let noise = (0..<1_200_000).map { UInt8(truncatingIfNeeded: UInt32(truncatingIfNeeded: $0 &* 2_654_435_761) >> 24) % 26 + 97 }
        var data = Data("<sst>".utf8)
        data.append(Data(String(repeating: "<si/>", count: 42_000_000).utf8))
        data.append(Data("<!--".utf8) + Data(noise) + Data("--></sst>".utf8))
        bomb.parts["xl/sharedStrings.xml"] = data
        let start = Date()
        #expect(try refusal(bomb).contains("疑为压缩炸弹"))
        // Nearly all of this is the making of it.
        #expect(Date().timeIntervalSince(start) < 60)
    }

    @Test("shared texts, sheets, styles and relationships count against limits")
    func counted() throws {
        let limits = WorkbookLimits(sharedStrings: 50, parts: 20)
        func many(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }
        #expect(try refusal(Spreadsheet([("表", "")], sharedStrings: Array(repeating: "", count: 50)), limits: limits) == "read")
        #expect(try refusal(Spreadsheet([("表", "")], sharedStrings: Array(repeating: "", count: 51)), limits: limits) == "共享文本过多，上限 50 个")
        #expect(try refusal(Spreadsheet([("表", "")], styles: "<cellXfs>\(many("<xf/>", 20))</cellXfs>"), limits: limits) == "read")
        #expect(try refusal(Spreadsheet([("表", "")], styles: "<cellXfs>\(many("<xf/>", 21))</cellXfs>"), limits: limits) == "工作表、样式或关系过多，上限 20 个")
        let formats = (0..<21).map { "<numFmt numFmtId=\"\($0)\" formatCode=\"0\"/>" }.joined()
        #expect(try refusal(Spreadsheet([("表", "")], styles: formats), limits: limits).hasPrefix("工作表、样式或关系过多"))
        #expect(try refusal(Spreadsheet((0..<17).map { ("表\($0)", "") }), limits: limits) == "read")
        #expect(try refusal(Spreadsheet((0..<21).map { ("表\($0)", "") }), limits: limits).hasPrefix("工作表、样式或关系过多"))
        var links = Spreadsheet([("表", "")])
        let more = (0..<30).map { "<Relationship Id=\"x\($0)\" Type=\"y\" Target=\"z\"/>" }.joined()
        links.parts["xl/_rels/workbook.xml.rels"] = Data(
            String(decoding: links.parts["xl/_rels/workbook.xml.rels"]!, as: UTF8.self).replacingOccurrences(of: "</Rel", with: more + "</Rel").utf8)
        #expect(try refusal(links, limits: limits).hasPrefix("工作表、样式或关系过多"))
    }

    @Test("a row of more cells than a row has, in .xlsx and .csv")
    func wideRows() throws {
        let row = "<row r=\"1\">" + String(repeating: "<c r=\"A1\"><v>1</v></c>", count: 16_385) + "</row>"
        #expect(try refusal(Spreadsheet([("表", row)])) == "第 1 行的单元格过多，一行最多 16384 个")
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        for (count, isRead) in [(16_384, true), (16_385, false)] {
            try folder.write("a.csv", "a\n" + String(repeating: "1,", count: count - 1) + "1\n")
            let file = try SpreadsheetFile(path: folder("a.csv"))
            if isRead { try file.readRows(0) { _, _ in } } else { #expect(throws: InputError.self) { try file.readRows(0) { _, _ in } } }
        }
    }

    @Test(
        "row numbers beyond all numbers, or none at all, are damage and not the next row", arguments: ["99999999999999999999", "x", "-1", "0", "1048577", ""])
    func rowNumbers(number: String) throws {
        #expect(try refusal(Spreadsheet([("表", "<row r=\"\(number)\"><c r=\"A1\"><v>1</v></c></row>")])).hasPrefix("文件已损坏"))
    }

    @Test("what only C takes for a number is text", arguments: ["0x10", "inf", "nan", "1_0", "1e999", "0x1p3", "1 2", "１"])
    func numbers(text: String) throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        try Spreadsheet([("表", "<row r=\"1\"><c r=\"A1\"><v>\(text)</v></c></row>")]).write(to: folder("a.xlsx"))
        var found: [Cell] = []
        try SpreadsheetFile(path: folder("a.xlsx")).readRows(0) { found += $1 }
        #expect(found.map(\.content) == [.text(text)])
    }
}
