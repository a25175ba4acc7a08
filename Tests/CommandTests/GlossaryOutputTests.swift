import BuiltPrograms
import Foundation
import Testing
import Workbooks

/// What the glossary says is not used, no reader meets: in help, texts, tables, pages, workbooks and messages.
@Suite("Outputs keep to the glossary")
struct GlossaryOutputTests {
    /// The words of the last column of a page of the glossary.
    private static func banned(_ page: String) throws -> [String] {
        let text = try String(contentsOfFile: repository + "/docs/" + page, encoding: .utf8)
        return text.split(separator: "\n").filter { $0.hasPrefix("| ") }.dropFirst().flatMap { row in
            let cells = row.split(separator: "|", omittingEmptySubsequences: false)
            return cells.dropLast().last.map { $0.split { "、,".contains($0) }.map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty } } ?? []
        }
    }

    private static func banned(in language: String) throws -> [String] { try banned(language == "zh" ? "glossary.zh-CN.md" : "glossary.md") }

    private func used(_ text: String, _ words: [String]) -> [String] { words.filter { text.contains($0) } }

    /// The names of the sheets and all they say.
    private func texts(_ path: String) throws -> String {
        let file = try SpreadsheetFile(path: path)
        var text = file.sheets.joined(separator: "\n")
        for index in file.sheets.indices {
            try file.readRows(index) { _, cells in
                for cell in cells { if case .text(let words) = cell.content { text += "\n" + words } }
            }
        }
        return text
    }

    @Test("in the help of every command", arguments: ["zh", "en"])
    func help(language: String) throws {
        let words = try Self.banned(in: language)
        let dump = try BuiltProgram("dabiao").run(["--experimental-dump-help"], in: repository, environment: ["DABIAO_LANG": language])
        #expect(dump.output.count > 10_000)
        #expect(used(dump.output, words) == [])
    }

    @Test("in what every command writes", arguments: ["zh", "en"])
    func outputs(language: String) throws {
        let words = try Self.banned(in: language)
        let program = try Program()
        defer { program.remove() }
        try program.write("county/county.yaml", "county: \"990101\"\nname: 试验县\nsample: {as-of: 2026-01-05}\n")
        try program.write(
            "county/990101101.yaml",
            try #require(program.read("county/990101101.yaml")).replacingOccurrences(of: "floor-area: 80", with: "floor-area: 55").replacingOccurrences(
                of: "听诊器: 1", with: "听诊器: 0"))
        try program.write("c.yaml", Program.campaign)
        var runs: [[String]] = [["campaign", "start", "c.yaml", "--inventory", "county"]]
        let inventory = ["--inventory", "county"]
        for command in [
            ["audit"], ["blanks"], ["gaps", "--unreported"], ["figures"], ["selfcheck", "990101101201"], ["procure"], ["forecast", "--as-of", "2031-01-01"],
            ["verify-site"],
        ] {
            for format in ["text", "csv", "json"] { runs.append(command + inventory + ["--format", format]) }
        }
        runs += [
            ["figures", "--definitions"], ["explain", "area"], ["explain", "area", "990101101201-clinic"] + inventory, ["compare", "county", "county"],
            ["check"],
            ["standards", "list"], ["standards", "show", "t"], ["standards", "unverified"],
            ["campaign", "status", "--ledger", "c.ledger"], ["campaign", "report", "--ledger", "c.ledger"], ["ledger", "list", "--ledger", "c.ledger"],
            ["ledger", "show", "1", "--ledger", "c.ledger"], ["ledger", "history", "1", "--ledger", "c.ledger"],
            ["ledger", "sync", "--ledger", "c.ledger"] + inventory,
            ["ledger", "close", "1", "--by", "甲", "--ledger", "c.ledger"], ["ledger", "verify", "1", "--by", "甲", "--ledger", "c.ledger"],
            ["audit", "--inventory", "nowhere"], ["selfcheck", "无此村"] + inventory,
        ]
        for run in runs {
            let result = try program.run(run, language: language)
            #expect(used(result.output + result.errors, words) == [], "\(run.joined(separator: " "))")
        }
        _ = try program.run(["report", "--inventory", "county", "--ledger", "c.ledger", "-o", "page.html"], language: language)
        let page = try #require(program.read("page.html")).replacing(/<script>[\s\S]*?<\/script>/, with: "")
        #expect(used(page, words) == [], "the page")
        for book in [["audit"], ["gaps"], ["blanks"], ["procure"], ["selfcheck", "990101101201"]] {
            _ = try program.run(book + inventory + ["--format", "xlsx", "-o", "book.xlsx"], language: language)
            let text = try texts(program.folder + "/book.xlsx")
            #expect(used(text, words) == [], "the workbook of \(book[0])")
        }
    }

    @Test("where rosters name committees, results name villages", arguments: [["audit", "--full"], ["blanks"], ["gaps", "--township", "411322101"]])
    func villages(command: [String]) throws {
        let result = try BuiltProgram("dabiao").run(command + ["--inventory", "inventories/fangcheng", "--lang", "zh"], in: repository)
        let words = try Self.banned(in: "zh")
        // The committee of a village may be meant itself, as in the reason of a waiver.
        let text = result.output.replacing("借用村委会用房", with: "")
        #expect(text.contains("招西村") && used(text, words) == [])
    }
}
