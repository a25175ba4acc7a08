import Foundation
import Testing

/// What users get from the program: results, exit codes, files.
@Suite struct CommandTests {
    @Test func exitCodes() throws {
        let program = try Program()
        defer { program.remove() }
        #expect(try program.audit().status == 0)
        #expect(try program.audit("--fail-on", "blank").status == 1)
        #expect(try program.audit("--fail-on", "any").status == 1)
        #expect(try program.audit("--fail-on", "any", "--village", "甲101村").status == 0)
        #expect(try program.run("audit", "--nonsense").status == 2)
        #expect(try program.run("audit", "--inventory", "nowhere").status == 2)
        #expect(try program.audit("--standard", "tt").errors.contains("did you mean \"t\"?") == false)
        #expect(try program.run("--version").output == "0.1.0\n")
    }

    @Test func namesThatNobodyBears() throws {
        let program = try Program()
        defer { program.remove() }
        let result = try program.audit("--township", "第1乡")
        #expect(result.status == 2)
        #expect(result.errors.contains("did you mean \"第1镇\"?"))
    }

    @Test func theLanguageOfHelp() throws {
        let program = try Program()
        defer { program.remove() }
        let chinese = try program.run(["--help"], language: nil).output
        let english = try program.run(["--help"], language: "en").output
        #expect(chinese.contains("用法：") && chinese.contains("空白点"))
        #expect(english.contains("USAGE:") && !english.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) })
    }

    @Test func aValidExemptionLiftsExactlyOneBlankSpot() throws {
        let program = try Program()
        defer { program.remove() }
        func blanks() throws -> [String] {
            try program.run("blanks", "--inventory", "county", "--as-of", "2026-01-01", "--format", "csv").output
                .split(separator: "\r\n").dropFirst().map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)[5] }
        }
        #expect(try blanks() == ["990101101202", "990101102202", "990101103202"])
        let text = try #require(program.read("county/990101102.yaml"))
        try program.write(
            "county/990101102.yaml",
            text.replacingOccurrences(
                of: "clinic: 无", with: "clinic: 无\n    exemptions: [{kind: 联合设置, covered-by: 990101102201-clinic, approved-by: 县卫健委}]"))
        #expect(try blanks() == ["990101101202", "990101103202"])
    }

    @Test func neitherWorkersNorFileNamesMatter() throws {
        let program = try Program()
        defer { program.remove() }
        let expected = try program.audit("--format", "json", "--workers", "1").output
        for workers in ["2", "4"] { #expect(try program.audit("--format", "json", "--workers", workers).output == expected) }
        try FileManager.default.moveItem(atPath: program.folder + "/county/990101101.yaml", toPath: program.folder + "/county/z.yaml")
        #expect(try program.audit("--format", "json").output == expected)
    }

    @Test func outputReplacesAFileWhole() throws {
        let program = try Program()
        defer { program.remove() }
        try program.write("out/result.txt", "old")
        #expect(try program.audit("--full", "--output", "out/result.txt").status == 0)
        #expect(program.read("out/result.txt")?.contains("990101101202") == true)
        #expect(try FileManager.default.contentsOfDirectory(atPath: program.folder + "/out") == ["result.txt"])
        let full = try program.audit("--output", "/dev/full")
        #expect(full.status == 2 && full.errors.contains("/dev/full: cannot be written"))
        #expect(try program.audit("--full", "--output", "/dev/stdout").output.contains("990101101202"))
    }

    @Test func forecastLooksAhead() throws {
        let program = try Program()
        defer { program.remove() }
        #expect(try program.run("forecast", "--inventory", "county", "--from", "2026-01-01", "--as-of", "2025-01-01").status == 2)
        #expect(try program.run("forecast", "--inventory", "county", "--from", "2026-01-01").status == 2)
    }

    @Test func compareTellsNewClearedAndUnknown() throws {
        let program = try Program()
        defer { program.remove() }
        #expect(try program.audit("--format", "json", "-o", "before.json").status == 0)
        let first = try #require(program.read("county/990101101.yaml"))
        try program.write("county/990101101.yaml", first.replacingOccurrences(of: "floor-area: 80", with: "floor-area: 50"))
        let second = try #require(program.read("county/990101102.yaml"))
        try program.write("county/990101102.yaml", second.replacingOccurrences(of: "    clinic: 无\n", with: ""))
        let third = try #require(program.read("county/990101103.yaml"))
        try program.write(
            "county/990101103.yaml",
            third.replacingOccurrences(of: "clinic: 无", with: "clinic: {floor-area: 60, staff: [{licence-until: 2030-01-01}], equipment: {听诊器: 1, 体温计: 1}}"))
        let output = try program.run("compare", "before.json", "county", "--as-of", "2026-01-01", "--format", "csv").output
        let rows = output.split(separator: "\r\n").dropFirst().map { row -> String in
            let cells = row.split(separator: ",", omittingEmptySubsequences: false)
            return "\(cells[0]) \(cells[7])"
        }
        #expect(
            rows == [
                "Newly unmet t/area/990101101201-clinic", "Unmet before and not reported now t/village.clinic/990101102202",
                "Cleared t/village.clinic/990101103202", "Still unmet t/village.clinic/990101101202",
            ])
        #expect(try program.run("compare", "county/roster.yaml", "county").status == 2)
    }

    @Test func explainNamesFileAndLine() throws {
        let program = try Program()
        defer { program.remove() }
        let output = try program.run("explain", "clinic.doctor", "990101101201", "--inventory", "county", "--as-of", "2026-01-01").output
        #expect(output.contains("county/990101101.yaml:8"))
        #expect(output.contains("outcome: met"))
        #expect(try program.run("explain", "clinic.doctr").errors.contains("did you mean \"clinic.doctor\"?"))
    }

    @Test func selfCheckTellsWhatToBuyDoAndAnswer() throws {
        let program = try Program()
        defer { program.remove() }
        let text = try #require(program.read("county/990101101.yaml"))
        try program.write(
            "county/990101101.yaml",
            text.replacingOccurrences(of: "floor-area: 80", with: "floor-area: 50").replacingOccurrences(of: "听诊器: 1, 体温计: 1", with: "听诊器: 0"))
        for clinic in ["990101101201", "990101101201-clinic", "甲101村"] {
            let output = try program.run("selfcheck", clinic, "--inventory", "county", "--as-of", "2026-01-01").output
            #expect(output.contains("1 of 3 checks met; 2 unmet; further cells to fill in: 1. To buy: 1; to do: 1; to answer: 1."), "\(output)")
            #expect(output.contains("□ stethoscope") && output.contains("□ 面积") && output.contains("□ equipment·thermometer"))
        }
        #expect(try program.run("selfcheck", "county/990101101.yaml", "--as-of", "2026-01-01").output.contains("1 of 3 checks met"))
        #expect(try program.run("selfcheck", "990101101202", "--inventory", "county").status == 2)
    }

    @Test(arguments: [["list"], ["show", "t"], ["coverage"], ["unverified"], ["diff", "t", "t"]])
    func standardsCommands(arguments: [String]) throws {
        let program = try Program()
        defer { program.remove() }
        let result = try program.run(["standards"] + arguments)
        #expect(result.status == 0 && !result.output.isEmpty && result.errors.isEmpty)
    }
}
