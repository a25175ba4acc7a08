import Foundation
import Testing

/// What the command line says when it is not understood, and on which day it is today.
@Suite("Words of the command line")
struct WordsTests {
    @Test(
        "a command there is not is answered with the nearest",
        arguments: [("aduit", "audit"), ("gap", "gaps"), ("ledger lsit", "list"), ("standards shwo", "show")])
    func commands(written: String, meant: String) throws {
        let program = try Program()
        defer { program.remove() }
        let result = try program.run(written.split(separator: " ").map(String.init))
        #expect(result.status == 2 && result.errors.contains("did you mean \"\(meant)\"?"), "\(result.errors)")
    }

    @Test("a day written otherwise is answered with how to write it")
    func days() throws {
        let program = try Program()
        defer { program.remove() }
        for (written, meant) in [("2026/11/1", "2026-11-01"), ("2026年11月1日", "2026-11-01"), ("明天", "2026-11-01")] {
            let result = try program.run(["audit", "--inventory", "county", "--as-of", written], language: "zh")
            #expect(result.status == 2 && result.errors.contains("“\(written)”不是日期") && result.errors.contains("YYYY-MM-DD，如 \(meant)"), "\(result.errors)")
        }
    }

    @Test("help and errors in Chinese have no words of the parser's left, and every command shows an example")
    func chinese() throws {
        let program = try Program()
        defer { program.remove() }
        let english = ["default:", "values:", "See 'dabiao", " or '", "<subcommand>", "(default)", "Please provide", "Did you mean", "Show "]
        for command in [
            [], ["audit"], ["gaps"], ["blanks"], ["selfcheck"], ["explain"], ["forecast"], ["compare"], ["procure"], ["report"], ["verify-site"], ["standards"],
            ["ledger"], ["campaign"], ["check"],
        ] {
            let help = try program.run(["help"] + command, language: nil).output
            for word in english { #expect(!help.contains(word), "\(command) \(word)") }
            if !command.isEmpty, !["ledger", "campaign"].contains(command[0]) {
                #expect(help.contains("dabiao \(command[0]) ") && help.contains("例"), "\(command)")
            }
        }
        let wrong = try program.run(["audit", "--format", "pdf"], language: nil).errors
        for word in english { #expect(!wrong.contains(word), "\(word): \(wrong)") }
    }

    @Test("today is China's day unless DABIAO_TZ or TZ says otherwise")
    func today() throws {
        let program = try Program()
        defer { program.remove() }
        func day(_ environment: [String: String]) throws -> String {
            let result = try program.run(["figures", "--inventory", "county", "--format", "text"], language: "en", environment: environment)
            return String(try #require(result.output.firstMatch(of: #/\d{4}-\d\d-\d\d/#)?.0, "\(result.output)\(result.errors)"))
        }
        func expected(_ zone: String) -> String {
            var calendar = Calendar(identifier: .gregorian)
            calendar.timeZone = TimeZone(identifier: zone)!
            let parts = calendar.dateComponents([.year, .month, .day], from: Date())
            return String(format: "%04d-%02d-%02d", parts.year!, parts.month!, parts.day!)
        }
        #expect(try day(["TZ": "", "DABIAO_TZ": ""]) == expected("Asia/Shanghai"))
        // These two never have the same day.
        #expect(try day(["DABIAO_TZ": "Pacific/Kiritimati"]) == expected("Pacific/Kiritimati"))
        #expect(try day(["DABIAO_TZ": "Etc/GMT+12"]) == expected("Etc/GMT+12"))
        #expect(try day(["TZ": "Etc/GMT+12"]) == expected("Etc/GMT+12"))
        #expect(try program.run(["figures", "--inventory", "county"], environment: ["DABIAO_TZ": "北京"]).status == 2)
    }

    @Test("standards are found by the environment, and asked for when they are nowhere")
    func standardsFolder() throws {
        let program = try Program()
        defer { program.remove() }
        try FileManager.default.moveItem(atPath: program.folder + "/standards", toPath: program.folder + "/std")
        let audit = ["audit", "--inventory", "county", "--as-of", "2026-01-01"]
        #expect(try program.run(audit, environment: ["DABIAO_STANDARDS": "std"]).status == 0)
        let lost = try program.run(audit, environment: ["DABIAO_STANDARDS": "nowhere"])
        #expect(lost.status == 2 && lost.errors.contains("--standards") && lost.errors.contains("DABIAO_STANDARDS"))
    }

    @Test("explain says which half was not found, and a township's code means its health centre")
    func explain() throws {
        let program = try Program()
        defer { program.remove() }
        let at = ["--inventory", "county", "--as-of", "2026-01-01"]
        func errors(_ words: String...) throws -> String { try program.run(["explain"] + words + at).errors }
        #expect(try errors("aera", "甲101").contains("no criterion \"aera\""))
        #expect(try errors("area", "丁村").contains("\"丁村\""))
        #expect(try errors("area", "第1镇").contains("is asked of village-clinic, not of township"))
        #expect(try errors("area", "乙101").contains("no open one"))
        for word in ["甲101", "甲101村卫生室", "990101101201", "990101101201-clinic"] {
            #expect(try program.run(["explain", "area", word] + at).output.contains("990101101201-clinic"), "\(word)")
        }
        #expect(try program.run(["explain", "village.clinic", "乙101村"] + at).output.contains("outcome: unmet"))
        try program.write(
            "standards/t.yaml",
            Program.standard + """
                  - id: beds
                    group: 设施
                    applies-to: township-health-centre
                    title: 有床
                    require: {field: beds, at-least: 3 张}
                    source: {clause: 五, facts: [], provenance: quoted}

                """)
        try program.write(
            "county/990101101.yaml",
            try #require(program.read("county/990101101.yaml")).replacingOccurrences(of: "health-centre: 无", with: "health-centre: {beds: 5}"))
        for word in ["990101101", "第1镇", "第1镇卫生院"] {
            let result = try program.run(["explain", "beds", word] + at)
            #expect(result.output.contains("990101101-health-centre") && result.output.contains("outcome: met"), "\(word) \(result.errors)")
        }
    }
}
