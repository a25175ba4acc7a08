import Foundation
import Inventories
import SpreadsheetFixtures
import StandardTables
import Wording

@testable import Audit
@testable import Standards

let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

/// The vocabulary that is shipped, with the standards it is shipped with.
let library: StandardLibrary = try! StandardLibrary.load(folder: repository + "/standards")

/// A table typed by another program, and what becomes of it.
struct TableFixture {
    static let heads = ["条款号", "类别", "适用机构", "要求", "项目", "比较", "数值", "单位", "基本/推荐", "约束力", "依据原文", "整改措施"]
    static let head = StandardHead([.title: "试验标准", .region: "990101"])

    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try FileManager.default.copyItem(atPath: repository + "/standards/vocabulary", toPath: folder("vocabulary"))
    }

    func remove() { folder.remove() }

    /// Rows given by the columns from 项目 on, each of a clause of its own and of a village clinic.
    static func rows(_ items: [[String?]]) -> [[String?]] {
        [heads] + items.enumerated().map { ["\($0 + 1)", "试验", "村卫生室", nil] + $1 }
    }

    func convert(_ rows: [[String?]], head: StandardHead = TableFixture.head, library: StandardLibrary = library) throws -> TableConversion {
        try Spreadsheet(texts: [("条款", rows)]).write(to: folder("table.xlsx"))
        return try TableConversion(folder("table.xlsx"), head: head, library: library, output: folder("made.yaml"))
    }

    /// The library with a standard that was made, and what its examples have to say.
    func load(_ text: String) throws -> (library: StandardLibrary, problems: [String]) {
        try folder.write("made.yaml", text)
        let library = try StandardLibrary.load(folder: folder.path)
        return (library, try ExampleRunner.run(library).diagnostics.map { $0.rendered(.en) })
    }

    /// What is said of a table, as `A1: message | help`.
    static func said(_ diagnostics: [Diagnostic]) -> [String] {
        diagnostics.filter { $0.severity == .error }.sorted().map { diagnostic in
            let lines = diagnostic.rendered(.en).split(separator: "\n").map(String.init)
            let first = lines[0].replacing(diagnostic.file, with: "")
            return first + (lines.count > 1 ? " |" + lines[1].replacing("  help:", with: "") : "")
        }
    }
}
