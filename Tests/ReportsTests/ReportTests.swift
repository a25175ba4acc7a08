import Audit
import Figures
import Files
import Foundation
import Inventories
import Quantities
import ShippedLevels
import Standards
import TestSupport
import Testing
import Wording
import Writing

@testable import Reports

private let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

/// Results as files: JSON after its schema, CSV safe to open, text that lines up.
@Suite struct ReportTests {
    private func audit<Renderer: AuditRenderer>(_ make: (ReportHeader) -> Renderer) async throws -> String {
        let library = try StandardLibrary.load(folder: repository + "/standards")
        let program = try AuditProgram(
            library.vocabulary, standards: library.inForce(region: "350723", asOf: Day("2026-11-21")!), asOf: Day("2026-11-21")!)
        let inventory = try Inventory.open(repository + "/inventories/guangze")
        let renderer = make(
            ReportHeader(program: program, inventory: "inventories/guangze", region: "光泽县", scope: nil, choseStandards: true, language: .zh))
        let summary = await AuditRun(program, inventory).run(transform: renderer.render) { piece in try? renderer.take(piece) }
        let path = scratch.appendingPathComponent(UUID().uuidString).path
        defer { try? FileManager.default.removeItem(atPath: path) }
        let output = try Output(path)
        try renderer.finish(summary, to: output)
        try output.finish()
        return String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
    }

    @Test func jsonFollowsItsSchema() async throws {
        let validator = try SchemaValidator(Data(contentsOf: URL(fileURLWithPath: repository + "/docs/schemas/audit.schema.json")))
        let text = try await audit { JSONReport($0) }
        var object = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        #expect(validator.problems(object) == [])
        #expect((object["gaps"] as? [Any])?.isEmpty == false)
        object["gaps"] = [["key": 3]]
        object["more"] = true
        let problems = validator.problems(object)
        #expect(problems.contains("$: unexpected more") && problems.contains("$.gaps[0].key: not string") && problems.contains("$.gaps[0]: no outcome"))
    }

    @Test func savedResultsAreReadBack() async throws {
        let text = try await audit { JSONReport($0) }
        let result = try SavedResult(Data(text.utf8)).result
        let comparison = ResultComparison(before: result, after: result)
        #expect(Set(comparison.rows.map(\.change)) == [.persisting] && !result.isWhole)
    }

    @Test func csvOpensInSpreadsheets() async throws {
        let text = try await audit { CSVReport($0) }
        #expect(text.hasPrefix("\u{FEFF}编号,乡镇,村,"))
        #expect(text.split(separator: "\r\n").allSatisfy { !$0.isEmpty })
    }

    @Test(arguments: [
        ("=1+1", "'=1+1"), ("+86", "'+86"), ("@x", "'@x"), ("-x", "'-x"), ("-5", "-5"), ("\tx", "'\tx"), ("a,b", "\"a,b\""), ("a\"b", "\"a\"\"b\""), ("甲", "甲"),
    ])
    func cellsAreNoFormulas(text: String, cell: String) {
        var writer = ByteWriter()
        writer.writeCell(text)
        #expect(String(decoding: writer.bytes, as: UTF8.self) == cell)
    }

    @Test func jsonTextIsEscaped() throws {
        let text = "\"甲\\\n\t\u{1}\u{202E}<&>"
        var writer = ByteWriter()
        writer.writeJSON(text)
        #expect(try JSONDecoder().decode([String].self, from: Data(Array("[".utf8) + writer.bytes + Array("]".utf8))) == [text])
    }

    @Test func columnsLineUp() {
        var table = TextTable(["乡镇", "n"], [.left, .right])
        table.add(["独树镇", "5"])
        table.add(["a", "12"])
        #expect(table.rendered() == "  乡镇     n\n  独树镇   5\n  a       12\n")
    }

    @Test func theSpoolGivesBackWhatItTook() throws {
        let spool = Spool(limit: 100)
        var expected: [UInt8] = []
        for number in 0..<500 {
            let bytes = Array("row \(number)\n".utf8)
            expected += bytes
            try spool.append(bytes)
        }
        var found: [UInt8] = []
        try spool.drain { found += $0 }
        #expect(found == expected)
    }

    @Test func textBeginsWithTheSummaryThenBlankSpotsThenGaps() async throws {
        let text = try await audit { TextReport($0, sections: [.summary, .blanks, .gapTable]) }
        let places = ["光泽县 达标排查  截至 2026-11-21", "一、总体", "二、空白点", "三、不达标"].map { text.range(of: $0)?.lowerBound }
        #expect(places.allSatisfy { $0 != nil })
        #expect(places.compactMap { $0 } == places.compactMap { $0 }.sorted())
    }
}

/// Where results go.
@Suite struct OutputTests {
    private let folder = scratch.appendingPathComponent(UUID().uuidString).path

    init() throws { try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true) }

    @Test func replacesAFileWholeOrNotAtAll() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let path = folder + "/a.txt"
        try Data("old".utf8).write(to: URL(fileURLWithPath: path))
        do {
            let output = try Output(path)
            try output.write("half")
        }
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "old")
        let output = try Output(path)
        try output.write("new")
        try output.finish()
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "new")
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["a.txt"])
    }

    @Test func saysWhenItCannotWrite() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        #expect(throws: OutputError.self) { try Output(folder) }
        #expect(throws: OutputError.self) { try Output(folder + "/none/a.txt") }
        let full = try Output("/dev/full")
        try full.write("x")
        #expect(throws: OutputError.self) { try full.finish() }
        let null = try Output("/dev/null")
        try null.write("x")
        try null.finish()
    }
}
