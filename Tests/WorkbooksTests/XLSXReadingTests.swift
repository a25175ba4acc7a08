import Foundation
import SpreadsheetFixtures
import Testing
import Wording

@testable import Workbooks

/// The rows of the first sheet of a workbook.
private func rows(_ spreadsheet: Spreadsheet, limits: WorkbookLimits = WorkbookLimits()) throws -> [Int: [Cell]] {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    try spreadsheet.write(to: folder("a.xlsx"))
    let file = try SpreadsheetFile(path: folder("a.xlsx"), limits: limits)
    var rows: [Int: [Cell]] = [:]
    try file.readRows(0) { rows[$0] = $1 }
    return rows
}

/// What the reader says of a workbook it refuses.
private func refusal(_ spreadsheet: Spreadsheet, limits: WorkbookLimits = WorkbookLimits()) throws -> String {
    do {
        _ = try rows(spreadsheet, limits: limits)
        return "read"
    } catch let error as InputError {
        return error.diagnostics.map(\.message.zh).joined()
    }
}

/// Text as two bytes a character.
private func wide(_ text: String) -> [UInt8] {
    var bytes: [UInt8] = []
    for byte in text.utf8 { bytes += [byte, 0] }
    return bytes
}

@Suite("Reading .xlsx")
struct XLSXReadingTests {
    @Test(
        "every way to write a cell",
        arguments: [
            ("<c r=\"A1\" t=\"s\"><v>1</v></c>", CellContent.text("乙")),
            ("<c r=\"A1\" t=\"inlineStr\"><is><t>甲</t></is></c>", .text("甲")),
            ("<c r=\"A1\" t=\"inlineStr\"><is><r><t>甲</t></r><r><t>乙</t></r></is></c>", .text("甲乙")),
            ("<c r=\"A1\" t=\"inlineStr\"><is><t>漢</t><rPh sb=\"0\" eb=\"1\"><t>かん</t></rPh></is></c>", .text("漢")),
            ("<c r=\"A1\" t=\"str\"><f>A2</f><v>甲</v></c>", .text("甲")), ("<c r=\"A1\"><v>12</v></c>", .number(12, .plain)),
            ("<c r=\"A1\"><v>83.799999999999997</v></c>", .number(83.8, .plain)), ("<c r=\"A1\"><v>-1.5E-1</v></c>", .number(-0.15, .plain)),
            ("<c r=\"A1\" s=\"1\"><v>44774</v></c>", .number(44774, .date)), ("<c r=\"A1\" s=\"3\"><v>44774</v></c>", .number(44774, .date)),
            ("<c r=\"A1\" s=\"2\"><v>0.838</v></c>", .number(0.838, .percent)), ("<c r=\"A1\" t=\"b\"><v>1</v></c>", .boolean(true)),
            ("<c r=\"A1\" t=\"e\"><v>#REF!</v></c>", .error("#REF!")), ("<c r=\"A1\"><f>1+1</f></c>", .formulaWithoutResult),
            ("<c r=\"A1\"><f>1+1</f><v>2</v></c>", .number(2, .plain)), ("<c r=\"A1\" t=\"d\"><v>2022-08-03T00:00:00</v></c>", .text("2022-08-03")),
            ("<x:c xmlns:x=\"x\" r=\"A1\"><x:v>3</x:v></x:c>", .number(3, .plain)),
        ])
    func cells(_ xml: String, _ expected: CellContent) throws {
        let found = try rows(Spreadsheet([("表", "<row r=\"1\">\(xml)</row>")], sharedStrings: ["甲", "乙"]))
        #expect(found[1] == [Cell(column: 0, content: expected)])
    }

    @Test("days count from 1904 where the file says so")
    func epoch1904() throws {
        let sheet = Spreadsheet([("表", "<row r=\"1\"><c r=\"A1\" s=\"1\"><v>43312</v></c></row>")], workbookProperties: "<workbookPr date1904=\"1\"/>")
        #expect(try rows(sheet)[1] == [Cell(column: 0, content: .number(44774, .date))])
    }

    @Test("rows and columns may be skipped, and need not be numbered")
    func places() throws {
        let sheet = Spreadsheet([("表", "<row r=\"3\"><c r=\"C3\"><v>1</v></c><c><v>2</v></c></row><row><c r=\"AB4\"><v>3</v></c></row>")])
        let found = try rows(sheet)
        #expect(found[3] == [Cell(column: 2, content: .number(1, .plain)), Cell(column: 3, content: .number(2, .plain))])
        #expect(found[4] == [Cell(column: 27, content: .number(3, .plain))])
    }

    @Test("empty cells are no cells")
    func empty() throws {
        let sheet = Spreadsheet(
            [("表", "<row r=\"1\"><c r=\"A1\"/><c r=\"B1\" t=\"inlineStr\"><is><t></t></is></c><c r=\"C1\" t=\"s\"><v>0</v></c></row>")], sharedStrings: [""])
        #expect(try rows(sheet).isEmpty)
    }

    @Test("documents with a DOCTYPE are refused")
    func documentType() throws {
        var sheet = Spreadsheet([("表", "")])
        sheet.parts["xl/worksheets/sheet1.xml"] = Data(
            "<!DOCTYPE worksheet [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><worksheet><sheetData><row><c t=\"inlineStr\"><is><t>&a;</t></is></c></row></sheetData></worksheet>"
                .utf8)
        #expect(try refusal(sheet) == "含有 DOCTYPE 或外部实体，已拒绝")
    }

    @Test("a zip bomb is refused before it is expanded")
    func bomb() throws {
        var sheet = Spreadsheet([("表", "")])
        sheet.parts["xl/media/a.bin"] = Data(count: 30 << 20)
        #expect(try refusal(sheet) == "xl/media/a.bin 解压后异常大，疑为压缩炸弹，已拒绝")
    }

    @Test("what expands beyond the limit is refused")
    func expansion() throws {
        let sheet = Spreadsheet([("表", Spreadsheet.rows([["甲", "乙"]]))])
        #expect(try refusal(sheet, limits: WorkbookLimits(expandedSize: 600)).contains("压缩炸弹"))
    }

    @Test("too many entries, cells and levels, too long a text")
    func limits() throws {
        var many = Spreadsheet([("表", "")])
        for number in 0..<20 { many.parts["x\(number)"] = Data() }
        #expect(try refusal(many, limits: WorkbookLimits(entries: 10)) == "压缩包内文件过多：\(many.parts.count) 个，上限 10 个")
        let cells = Spreadsheet([("表", Spreadsheet.rows([["甲", "乙", "丙"]]))])
        #expect(try refusal(cells, limits: WorkbookLimits(cells: 2)) == "单元格过多，上限 2 个")
        #expect(try refusal(Spreadsheet([("表", String(repeating: "<a>", count: 70) + String(repeating: "</a>", count: 70))])) == "XML 嵌套过深，最多 64 层")
        let long = Spreadsheet([("表", Spreadsheet.rows([[String(repeating: "长", count: 100)]]))])
        #expect(try refusal(long, limits: WorkbookLimits(textSize: 100)) == "单元格内容过长，上限 100 字节")
    }

    @Test("macros are ignored with a warning")
    func macros() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        var sheet = Spreadsheet([("表", Spreadsheet.rows([["甲"]]))])
        let links = String(decoding: sheet.parts["xl/_rels/workbook.xml.rels"]!, as: UTF8.self)
        sheet.parts["xl/_rels/workbook.xml.rels"] = Data(
            links.replacingOccurrences(
                of: "</Relationships>",
                with:
                    "<Relationship Id=\"rId99\" Type=\"http://schemas.microsoft.com/office/2006/relationships/vbaProject\" Target=\"vbaProject.bin\"/></Relationships>"
            ).utf8)
        try sheet.write(to: folder("a.xlsm"))
        #expect(try SpreadsheetFile(path: folder("a.xlsm")).warnings.map(\.message.zh) == ["文件含有宏，已忽略"])
    }

    @Test(
        "files that are no .xlsx say what they are",
        arguments: [
            ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] as [UInt8], "这是旧版 Excel 文件（.xls）"),
            ([0xD0, 0xCF, 0x11, 0xE0] + wide("EncryptedPackage"), "文件加了密码"), ([], "文件是空的"),
            (Array("%PDF-1.4\u{0}\u{0}".utf8), "不是 .xlsx 或 .csv 表格"),
        ])
    func others(_ bytes: [UInt8], _ message: String) throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        try Data(bytes).write(to: URL(fileURLWithPath: folder("a.xlsx")))
        let error = #expect(throws: InputError.self) { try SpreadsheetFile(path: folder("a.xlsx")) }
        #expect(error?.diagnostics.map(\.message.zh) == [message])
    }

    @Test("a truncated archive is damaged, wherever it was cut")
    func truncated() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        try Spreadsheet([("表", Spreadsheet.rows([["甲", "乙"]]))]).write(to: folder("a.xlsx"))
        let whole = try Data(contentsOf: URL(fileURLWithPath: folder("a.xlsx")))
        for length in stride(from: 4, to: whole.count - 1, by: 97) {
            try whole.prefix(length).write(to: URL(fileURLWithPath: folder("b.xlsx")))
            let error = #expect(throws: InputError.self) {
                let file = try SpreadsheetFile(path: folder("b.xlsx"))
                try file.readRows(0) { _, _ in }
            }
            #expect(error?.diagnostics.first?.message.zh.hasPrefix("文件已损坏或不完整") == true)
        }
    }

    @Test("changed bytes never crash the reader")
    func damaged() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        try Spreadsheet([("表", Spreadsheet.rows([["甲", "乙"], ["1", "2"]]))], sharedStrings: ["丙"]).write(to: folder("a.xlsx"))
        let whole = try Data(contentsOf: URL(fileURLWithPath: folder("a.xlsx")))
        for offset in stride(from: 0, to: whole.count, by: 13) {
            var copy = whole
            copy[offset] ^= 0x5A
            try copy.write(to: URL(fileURLWithPath: folder("b.xlsx")))
            do {
                let file = try SpreadsheetFile(path: folder("b.xlsx"))
                for sheet in file.sheets.indices { try file.readRows(sheet) { _, _ in } }
            } catch is InputError {}
        }
    }
}
