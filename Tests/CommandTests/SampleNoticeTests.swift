import Foundation
import SpreadsheetFixtures
import Testing

/// Nobody who is handed a page of a sample may take it for a finding about a real place.
@Suite("Samples say that they are made up")
struct SampleNoticeTests {
    private let zh = "样例：机构情况均为虚构"
    private let en = "Sample: every fact about a facility is made up"

    /// A county that is a sample of a day before its licences end, or a real one, with a campaign.
    private func program(isSample: Bool) throws -> Program {
        let program = try Program()
        try program.write("county/county.yaml", "county: \"990101\"\nname: 试验县\n" + (isSample ? "sample: {as-of: 2026-01-05}\n" : ""))
        try program.write(
            "county/990101101.yaml",
            try #require(program.read("county/990101101.yaml"))
                .replacingOccurrences(of: "floor-area: 80", with: "floor-area: 55\n      verified: {by: 核查组, on: 2026-01-04, floor-area: 52}")
                .replacingOccurrences(of: "听诊器: 1", with: "听诊器: 0"))
        try program.write("c.yaml", Program.campaign)
        return program
    }

    /// Every command that tells something of facilities, without its format.
    private static let reports: [(words: [String], formats: [String])] = [
        (["audit", "--inventory", "county"], ["text", "json", "csv", "xlsx", "html"]),
        (["audit", "--inventory", "county", "--township", "第1镇"], ["text", "json", "csv", "xlsx"]),
        (["blanks", "--inventory", "county"], ["text", "json", "csv", "xlsx"]),
        (["gaps", "--inventory", "county"], ["text", "json", "csv", "xlsx"]),
        (["figures", "--inventory", "county"], ["text", "json", "csv"]),
        (["selfcheck", "990101101201", "--inventory", "county"], ["text", "json", "csv", "xlsx"]),
        (["selfcheck", "county/990101101.yaml"], ["text"]),
        (["procure", "--inventory", "county"], ["text", "json", "csv", "xlsx"]),
        (["forecast", "--inventory", "county", "--as-of", "2031-01-01"], ["text", "json", "csv"]),
        (["compare", "county", "county"], ["text", "json", "csv"]),
        (["compare", "saved.json", "county"], ["text"]),
        (["verify-site", "--inventory", "county"], ["text", "json", "csv"]),
        (["verify-site", "--inventory", "county", "--sample", "50%", "--seed", "1"], ["text", "json", "csv"]),
        (["campaign", "status", "--ledger", "c.ledger"], ["text", "json", "csv", "xlsx"]),
        (["campaign", "report", "--ledger", "c.ledger"], ["text", "json", "csv", "xlsx"]),
        (["ledger", "list", "--ledger", "c.ledger"], ["text", "json", "csv"]),
    ]

    /// Commands that have one format, or take it from the file's name.
    private static let others: [[String]] = [
        ["explain", "area", "990101101201-clinic", "--inventory", "county"], ["ledger", "show", "1", "--ledger", "c.ledger"],
        ["ledger", "history", "1", "--ledger", "c.ledger"],
        ["report", "--inventory", "county", "-o", "page.html"], ["template", "--inventory", "county", "-o", "form.xlsx"],
        ["template", "--inventory", "county", "--clinic", "990101101201", "-o", "clinic.xlsx"], ["export", "--inventory", "county", "-o", "tables.xlsx"],
        ["export", "--inventory", "county", "-o", "tables.csv"], ["ledger", "export", "--ledger", "c.ledger", "-o", "rows.xlsx"],
        ["ledger", "export", "--ledger", "c.ledger", "-o", "rows.csv"],
    ]

    /// What a command writes: its output, or the text of the file it makes, every page's own header included.
    private func written(_ program: Program, _ words: [String], _ language: String) throws -> [String] {
        let result = try program.run(words, language: language)
        #expect(result.status == 0, "\(words): \(result.errors)")
        guard let option = words.firstIndex(of: "-o") else { return [result.output] }
        let name = words[option + 1]
        defer { try? FileManager.default.removeItem(atPath: program.folder + "/" + name) }
        guard name.hasSuffix(".xlsx") else { return [try #require(program.read(name))] }
        // Sheets that are only lists of words are not printed.
        return try Spreadsheet.parts(of: program.folder + "/" + name).filter { $0.key.hasPrefix("xl/worksheets/sheet") && $0.value.contains("<oddHeader>") }
            .map(\.value)
    }

    /// Every command with everything it can write.
    private var commands: [[String]] {
        Self.others
            + Self.reports.flatMap { words, formats in
                formats.map { words + ["--format", $0] + ($0 == "xlsx" ? ["-o", "out.xlsx"] : $0 == "html" ? ["-o", "out.html"] : []) }
            }
    }

    private func prepare(_ program: Program) throws {
        let start = try program.run("campaign", "start", "c.yaml", "--inventory", "county")
        #expect(start.status == 0, "\(start.errors)")
        #expect(try program.run("audit", "--inventory", "county", "--format", "json", "-o", "saved.json").status == 0)
    }

    @Test("every command, in every format and both languages")
    func everyOutput() throws {
        let program = try program(isSample: true)
        defer { program.remove() }
        try prepare(program)
        for words in commands {
            for language in ["zh", "en"] {
                // Forms and ledgers for townships are Chinese.
                let isChinese = language == "zh" || words[0] == "template" || (words[0...1] == ["ledger", "export"] && words.last == "rows.xlsx")
                let parts = try written(program, words, language)
                #expect(!parts.isEmpty)
                // A result saved in one language is told in that.
                for part in parts { #expect(part.contains(isChinese ? zh : en), "\(words) \(language): \(part.prefix(300))") }
            }
        }
    }

    @Test("every row of a .csv, which may be copied out")
    func everyRow() throws {
        let program = try program(isSample: true)
        defer { program.remove() }
        try prepare(program)
        for words in commands where words.contains("csv") || words.last?.hasSuffix(".csv") == true {
            let rows = try written(program, words, "zh")[0].split(separator: "\r\n")
            #expect(rows.first?.hasSuffix(",说明") == true, "\(words)")
            #expect(rows.dropFirst().allSatisfy { $0.hasSuffix("," + zh) }, "\(words)")
        }
    }

    @Test("a real county is never called a sample")
    func realCounty() throws {
        let program = try program(isSample: false)
        defer { program.remove() }
        try prepare(program)
        for words in commands {
            for part in try written(program, words, "zh") { #expect(!part.contains("虚构") && !part.contains("\"sample\":"), "\(words)") }
        }
    }

    @Test("a sample is judged on its own day, and says so; --as-of still counts")
    func day() throws {
        let program = try program(isSample: true)
        defer { program.remove() }
        let own = try program.run(["audit", "--inventory", "county"], language: "zh").output
        #expect(own.contains("截至 2026-01-05") && own.contains("按 2026-01-05 判定；--as-of 可改"))
        let asked = try program.run(["audit", "--inventory", "county", "--as-of", "2026-02-01"], language: "zh").output
        #expect(asked.contains("截至 2026-02-01") && asked.contains(zh) && !asked.contains("--as-of 可改"))
        let forecast = try program.run("forecast", "--inventory", "county", "--as-of", "2031-01-01").output
        #expect(forecast.contains("2026-01-05 → 2031-01-01") && forecast.contains("seen from 2026-01-05; --from changes it"))
    }

    @Test("a campaign on a sample is played through without naming a day")
    func campaign() throws {
        let program = try program(isSample: true)
        defer { program.remove() }
        try prepare(program)
        func run(_ words: String...) throws -> String {
            let result = try program.run(words)
            #expect(result.status == 0, "\(words): \(result.errors)")
            return result.output
        }
        #expect(try run("campaign", "status").contains("as of 2026-01-05"))
        let row = String(try run("ledger", "list", "--criterion", "area", "--format", "csv").split(separator: "\r\n")[1].split(separator: ",")[0])
        _ = try run("ledger", "assign", row, "--to", "村医甲", "--by", "乡")
        _ = try run("ledger", "measure", row, "--text", "扩建", "--by", "乡")
        _ = try run("ledger", "submit", row, "--by", "村医甲")
        try program.write(
            "county/990101101.yaml", try #require(program.read("county/990101101.yaml")).replacingOccurrences(of: "floor-area: 52", with: "floor-area: 66"))
        #expect(try run("ledger", "sync", "--inventory", "county").contains("1 cleared"))
        _ = try run("ledger", "verify", row, "--by", "县丁")
        _ = try run("ledger", "close", row, "--by", "县丁")
        #expect(try run("campaign", "status").contains("1 closed"))
        // Once a later day was audited, the ledger stays with it; audits never go back.
        #expect(try program.run("ledger", "sync", "--inventory", "county", "--as-of", "2026-01-08").status == 0)
        #expect(try program.run("ledger", "sync", "--inventory", "county").status == 0)
        #expect(try run("campaign", "status").contains("as of 2026-01-08"))
        #expect(try program.run("ledger", "sync", "--inventory", "county", "--as-of", "2026-01-06").status == 1)
        #expect(try run("ledger", "verify-chain").contains("the chain is whole"))
    }
}
