import Foundation
import SpreadsheetFixtures
import Testing
import Wording

@testable import Workbooks

@Suite("The head of a form")
struct FormHeadTests {
    @Test(
        "columns are put together so that the parts are about equally wide",
        arguments: [
            ([10, 10, 10], 3, [0...0, 1...1, 2...2]), ([30, 10, 10, 10], 2, [0...0, 1...3]), ([5, 5, 5, 5, 40], 2, [0...3, 4...4]),
            ([10, 0, 10, 0], 2, [0...1, 2...3]), ([10, 10], 3, [0...0, 1...1]), ([10], 4, [0...0]), ([0, 0], 2, [0...1]),
            ([0, 10, 10], 2, [0...1, 2...2]), ([90, 1, 1], 3, [0...0, 1...1, 2...2]), ([1, 1, 90], 3, [0...0, 1...1, 2...2]),
        ] as [([Double], Int, [ClosedRange<Int>])])
    func spans(widths: [Double], parts: Int, expected: [ClosedRange<Int>]) { #expect(columnSpans(widths, parts: parts) == expected) }

    @Test("where columns are too narrow to sign in, all signatures stand in one line")
    func narrow() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let writer = try WorkbookWriter(title: "试", created: 0)
        try writer.addSheet("表").signatures(FormHead.signatures(.zh), over: [4, 4, 4, 60], row: 0, .zh)
        var bytes: [UInt8] = []
        try writer.finish { bytes += $0 }
        try Data(bytes).write(to: URL(fileURLWithPath: folder("a.xlsx")))
        var texts: [String] = []
        try SpreadsheetFile(path: folder("a.xlsx")).readRows(0) { _, cells in
            texts += cells.compactMap { if case .text(let text) = $0.content { text } else { nil } }
        }
        #expect(texts.count == 1 && FormHead.signatures(.zh).allSatisfy { texts[0].contains($0) })
    }

    @Test("every column is in one part, and every part has a column in sight")
    func allColumns() {
        var seed: UInt64 = 7
        func random(_ limit: UInt64) -> Int {
            seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((seed >> 33) % limit)
        }
        for _ in 0..<2_000 {
            let widths = (0...random(24)).map { _ in random(4) == 0 ? 0 : Double(random(40) + 1) }
            let spans = columnSpans(widths, parts: random(6) + 1)
            #expect(spans.flatMap { Array($0) } == Array(widths.indices), "\(widths)")
            if widths.contains(where: { $0 > 0 }) { #expect(spans.allSatisfy { span in span.contains { widths[$0] > 0 } }, "\(widths) \(spans)") }
        }
    }

    @Test(
        "lines a text takes",
        arguments: [
            ("", 10, 1), ("甲", 10, 1), ("一二三四五", 10, 1), ("一二三四五六", 10, 2), ("abcdefghij", 10, 1), ("ab cdefghijk", 10, 2), ("一\n二", 10, 2),
            ("village-clinic-management-2014", 10, 3), ("甲 village", 8, 2), ("一二三四 village", 10, 2),
        ] as [(String, Double, Int)])
    func lines(text: String, width: Double, expected: Int) { #expect(TextFit.lines(text, width: width) == expected) }

    @Test("a head says who drew the form up, who reports, of what day, and what is counted; the foot who signs", arguments: Language.allCases)
    func head(language: Language) throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let writer = try WorkbookWriter(title: "试", created: 0)
        let sheet = try writer.addSheet("表")
        let widths: [Double] = [15, 20, 0, 30, 18]
        let head = FormHead(title: "问题清单", number: "达标03表", middle: "2022-08-10", unit: "处", notes: ["共 3 处", ""])
        let next = sheet.formHead(head, over: widths, language)
        #expect(next == 4)
        #expect(sheet.signatures(FormHead.signatures(language), over: widths, row: 9, language) == 10)
        var bytes: [UInt8] = []
        try writer.finish { bytes += $0 }
        try Data(bytes).write(to: URL(fileURLWithPath: folder("a.xlsx")))
        var rows: [Int: [String]] = [:]
        try SpreadsheetFile(path: folder("a.xlsx")).readRows(0) { number, cells in
            rows[number] = cells.compactMap { if case .text(let text) = $0.content { text } else { nil } }
        }
        #expect(rows[1] == ["问题清单"] && rows[4] == ["共 3 处"])
        let (second, third, last) = (try #require(rows[2]), try #require(rows[3]), try #require(rows[10]))
        #expect(second.last?.hasSuffix("达标03表") == true && third.contains("2022-08-10") && third.last?.hasSuffix("处") == true)
        if language == .zh {
            #expect(second.first?.hasPrefix("制表机关：") == true && third.first?.hasPrefix("填报单位（盖章）：") == true)
            #expect(last.map { $0.prefix { $0 != "：" } } == ["单位负责人", "填表人", "联系电话", "报出日期"].map { Substring($0) })
        }
    }
}
