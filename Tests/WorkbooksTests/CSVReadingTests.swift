import Foundation
import SpreadsheetFixtures
import Testing
import Wording
import Writing

@testable import Workbooks

private func rows(_ bytes: [UInt8]) throws -> [[String]] {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    try Data(bytes).write(to: URL(fileURLWithPath: folder("表.csv")))
    var rows: [[String]] = []
    try SpreadsheetFile(path: folder("表.csv")).readRows(0) { row, cells in
        var texts = ["\(row)"]
        for cell in cells { if case .text(let text) = cell.content { texts.append("\(columnLetters(cell.column))=\(text)") } }
        rows.append(texts)
    }
    return rows
}

/// 代码,村名 and a row, in GB18030.
private let gb18030: [UInt8] =
    [0xB4, 0xFA, 0xC2, 0xEB, 0x2C, 0xB4, 0xE5, 0xC3, 0xFB, 0x0D, 0x0A, 0x31, 0x2C, 0xD5, 0xD0, 0xCE, 0xF7, 0x0D, 0x0A]

@Suite("Reading .csv")
struct CSVReadingTests {
    private static let expected = [["1", "A=代码", "B=村名"], ["2", "A=1", "B=招西"]]

    @Test("any encoding, with or without a byte order mark, any line break")
    func encodings() throws {
        let text = "代码,村名\r\n1,招西\r\n"
        let utf16: [UInt8] = text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        for bytes in [
            Array(text.utf8), [0xEF, 0xBB, 0xBF] + Array(text.utf8), gb18030, [0xFF, 0xFE] + utf16, Array("代码\t村名\n1\t招西".utf8), Array("代码;村名\r1;招西\r".utf8),
        ] {
            #expect(try rows(bytes) == Self.expected)
        }
    }

    @Test("quotes, line breaks in cells, blank lines that count")
    func layout() throws {
        #expect(try rows(Array("a,b\n\n\"x, \"\"y\"\"\nz\",2\n".utf8)) == [["1", "A=a", "B=b"], ["3", "A=x, \"y\"\nz", "B=2"]])
    }

    @Test("what is neither UTF-8 nor GB18030, and a quotation mark that stays open")
    func refused() throws {
        let bad = #expect(throws: InputError.self) { try rows([0x61, 0xFF, 0xFF, 0x0A]) }
        #expect(bad?.diagnostics.map(\.message.zh) == ["既不是 UTF-8 也不是 GB18030 编码的文本"])
        let open = #expect(throws: InputError.self) { try rows(Array("a,b\n\"x,2\n".utf8)) }
        #expect(open?.diagnostics.map(\.message.zh) == ["第 2 行：引号没有闭合或位置不对"])
    }

    @Test("what a spreadsheet might take for a formula gets an apostrophe, loses it again, and nothing else does")
    func formulas() throws {
        let formulas = ["=1+1", "+86", "@x", "\t=1", " =1+1", "　=1", "＝1+1", "＋1", "＠x", "－旧址", "-x", "'=1", "''=1", "\n=1"]
        let texts = ["-5", "－", "-", "村卫生室", "'引'", "a=1", "", "'", "–1", "_x"]
        for text in formulas + texts {
            var writer = ByteWriter()
            writer.writeRow(["x", text, "y"])
            let written = String(decoding: writer.bytes, as: UTF8.self)
            #expect(written.contains("'" + text.replacing("\"", with: "\"\"")) == formulas.contains(text), "\(text)")
            // Tabs would be taken for separators in a line without commas, so a row of three is read.
            let cells = try rows(Array("a,b,c\r\n".utf8) + writer.bytes).last!
            #expect(text.isEmpty || cells.contains("B=\(text)"), "\(text.debugDescription): \(cells)")
        }
    }
}
