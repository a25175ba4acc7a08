import Foundation
import Testing

/// Bad input gets a precise message, exit code 2, and nothing is written.
@Suite struct BadInputTests {
    @Test func tenMistakesAreTenDiagnostics() throws {
        let program = try Program()
        defer { program.remove() }
        try program.write(
            "county/990101101.yaml",
            """
            township: "990101101"
            health-centre: 无
            villages:
              - code: "990101101201"
                clinic:
                  floor-aera: 80
                  medicines: 许多
                  diseases: -3
                  licence-until: 2027-02-30
                  ownership: 共有
              - code: "990101102202"
              - code: "990101101202"
                exemptions: [{kind: 联合设置}]
              - code: "990101101202"
              - code: "990101101209"

            """)
        try program.write("county/990101102.yaml", "township: \"990101102\"\nname: 甲\nname: 乙\n")
        let result = try program.audit("--output", "result.txt")
        #expect(result.status == 2)
        #expect(
            result.diagnostics.map { String($0.prefix { $0 != " " }) } == [
                "county/990101101.yaml:6:7:", "county/990101101.yaml:7:18:", "county/990101101.yaml:8:17:", "county/990101101.yaml:9:22:",
                "county/990101101.yaml:10:18:", "county/990101101.yaml:11:11:", "county/990101101.yaml:13:18:", "county/990101101.yaml:14:11:",
                "county/990101101.yaml:15:5:", "county/990101102.yaml:3:1:",
            ], "\(result.errors)")
        #expect(program.read("result.txt") == nil)
        #expect(result.output.isEmpty)
        #expect(result.errors.hasSuffix("10 errors, 0 warnings\n"))
    }

    static let standards: [(String, String, String)] = [
        ("u", "extends: u\ncriteria: []\n", "standards extend each other in a circle: u → u"),
        ("u", "extends: t\noverride: [{id: aera, severity: minor}]\n", "the standard it extends has no criterion \"aera\""),
        (
            "u",
            "criteria:\n  - {id: a, applies-to: village-clinic, title: x, require: {field: floor-area, at-least: 60}, source: {clause: 一, facts: [], provenance: quoted}}\n",
            "the threshold \"60\" has no unit (m²)"
        ),
    ]

    @Test(arguments: standards)
    func badStandards(name: String, body: String, message: String) throws {
        let program = try Program()
        defer { program.remove() }
        try program.write("standards/u.yaml", "standard: \(name)\ntitle: x\ndocument: {name: x, status: in-force}\nregion: \"\"\n" + body)
        let result = try program.audit()
        #expect(result.status == 2)
        #expect(result.diagnostics.contains { $0.hasPrefix("standards/u.yaml:") && $0.contains(message) }, "\(result.errors)")
    }

    @Test func badFiles() throws {
        let program = try Program()
        defer { program.remove() }
        func expect(_ message: String, _ more: [String] = [], _ prepare: () throws -> Void) throws {
            try prepare()
            let result = try program.run(["audit", "--inventory", "county", "--as-of", "2026-01-01"] + more)
            #expect(result.status == 2 && result.errors.contains(message), "\(message): \(result.errors)")
            try? FileManager.default.removeItem(atPath: program.folder + "/county/x.yaml")
        }
        try expect("x.yaml: error: this is a binary file, not YAML text") {
            try Data([0x50, 0x4B, 3, 4, 0, 0, 0]).write(to: URL(fileURLWithPath: program.folder + "/county/x.yaml"))
        }
        try expect("x.yaml: error: is not a regular file") { mkfifo(program.folder + "/county/x.yaml", 0o600) }
        try expect("x.yaml: error: file too large: 2 MiB, the limit is 1 MiB", ["--max-file-size", "1"]) {
            try program.write("county/x.yaml", "township: \"990101109\"\nnote: " + String(repeating: "x", count: 2 << 20))
        }
        try expect("unknown kind of file: its first key is \"villages\"") { try program.write("county/x.yaml", "villages: []\n") }
        try expect("990101101 is reported in county/990101101.yaml already") { try program.write("county/x.yaml", "township: \"990101101\"\n") }
        try expect("township 990101109 is not in the roster") { try program.write("county/x.yaml", "township: \"990101109\"\nvillages: []\n") }
        try FileManager.default.createDirectory(atPath: program.folder + "/empty", withIntermediateDirectories: true)
        #expect(try program.run("audit", "--inventory", "empty").errors.contains("the folder has no township, county or roster file"))
        #expect(try program.run("audit", "--inventory", "nowhere").errors.contains("no such folder"))
    }

    @Test func aBadCountyFileShowsWhenOneTownshipIsAskedFor() throws {
        let program = try Program()
        defer { program.remove() }
        try program.write("county/county.yaml", "county: \"990101\"\nresident-population: 很多\n")
        for more in [[], ["--township", "第1镇"]] {
            let result = try program.run(["audit", "--inventory", "county", "--as-of", "2026-01-01"] + more)
            #expect(result.status == 2)
            #expect(result.diagnostics.map { String($0.prefix { $0 != " " }) } == ["county/county.yaml:2:22:"])
        }
    }

    @Test func anUnreadableFolder() throws {
        guard geteuid() != 0 else { return }
        let program = try Program()
        defer { program.remove() }
        try FileManager.default.createDirectory(
            atPath: program.folder + "/county/closed", withIntermediateDirectories: true, attributes: [.posixPermissions: 0])
        #expect(try program.audit().errors.contains("permission denied"))
    }

    @Test func checkLintsEverything() throws {
        let program = try Program()
        defer { program.remove() }
        #expect(try program.run("check", "county").status == 0)
        try program.write("county/county.yaml", "county: \"990101\"\nname: 试验县\ndeclared: {village-clinic: 5}\n")
        try program.write("county/waivers.yaml", "waivers:\n  - {criterion: t/aera, subject: x, reason: y, approver: z, until: 2030-01-01}\n")
        let result = try program.run("check", "county")
        #expect(result.status == 2)
        #expect(result.errors.contains("county/county.yaml:3:28: warning: 村卫生室: 5 declared, 3 listed"))
        #expect(result.errors.contains("county/waivers.yaml:2:5: error: there is no criterion \"t/aera\""))
        #expect(result.errors.contains("did you mean \"t/area\"?"))
    }

    @Test("600 KB of errors cost no minute, and are not all printed")
    func manyErrors() throws {
        let program = try Program()
        defer { program.remove() }
        try program.write("county/990101101.yaml", "township: \"990101101\"\n" + (0..<60_000).map { "k\($0): 1\n" }.joined())
        let start = Date()
        let result = try program.run("check", "county")
        #expect(Date().timeIntervalSince(start) < 20)
        #expect(result.status == 2)
        #expect(result.errors.hasSuffix("county/990101101.yaml: error: and 59,000 more problems, not listed\n60000 errors, 0 warnings\n"))
    }

    @Test("slips of Chinese typing get a hint that says what to write")
    func hints() throws {
        let program = try Program()
        defer { program.remove() }
        try program.write(
            "county/990101101.yaml",
            """
            township: "990101101"
            villages:
              - code: "990101101201"
                clinic:
                  floor-area: ８５
                  medicines: "15,000"
                  rooms: [诊室，治疗室]
                  房屋面积: 60
                  diseases: 30种病
                  equipment: {听诊器：1，体温计：2}

            """)
        let errors = try program.run(["check", "county"], language: "zh").errors
        for hint in [
            "用半角数字，写 85", "去掉逗号，写 15000", "“，”是中文逗号，应写英文逗号加空格", "是否要写“建筑面积”？", "去掉单位“种病”，写 30", "“：”是中文冒号，应写英文冒号加空格",
        ] { #expect(errors.contains("提示：" + hint), "\(hint): \(errors)") }
    }

    @Test("control characters of files and names never reach the terminal")
    func controls() throws {
        let program = try Program()
        defer { program.remove() }
        try program.write("county/990101101.yaml", "township: \"990101101\"\nname: \"\\e[31m\"\nnote: \"\\u202Ex\"\n")
        try program.write("bad/村卫生室.csv", "代码,备注\n990101101201-clinic,\u{1B}[2J\n")
        for arguments in [["audit", "--inventory", "county"], ["import", "bad/村卫生室.csv", "--into", "county"], ["check", "no\u{1B}[2Jwhere"]] {
            let result = try program.run(arguments)
            #expect(result.status == 2, "\(arguments)")
            #expect(!(result.output + result.errors).unicodeScalars.contains { $0.value == 0x1B || $0.value == 0x202E }, "\(arguments)")
        }
    }

    @Test("a folder or file whose name is not UTF-8 is told so")
    func names() throws {
        let program = try Program()
        defer { program.remove() }
        let bytes = Array((program.folder + "/county/").utf8CString.dropLast()) + [CChar(bitPattern: 0xCF), CChar(bitPattern: 0xD8), 0]
        #expect(bytes.withUnsafeBufferPointer { mkdir($0.baseAddress!, 0o755) } == 0)
        let result = try program.audit()
        #expect(result.status == 2 && result.errors.contains("the name is not UTF-8"), "\(result.errors)")
    }

    @Test(
        "options at the ends of their range neither trap nor are taken at their word",
        arguments: [
            ["--workers=9223372036854775807"], ["--workers=0"], ["--max-depth=9223372036854775807"], ["--max-file-size=9223372036854775807"],
            ["--max-scalar=9223372036854775807"], ["--max-scalar=-9223372036854775808", "--max-file-size=-1"],
        ])
    func extremes(options: [String]) throws {
        let program = try Program()
        defer { program.remove() }
        try program.write("county/990101103.yaml", "township: \"990101103\"\nnote: " + String(repeating: "[", count: 100_000))
        let result = try program.run(["audit", "--inventory", "county", "--as-of", "2026-01-01"] + options)
        #expect(result.status == 2, "\(result.status) \(result.errors.prefix(300))")
    }
}
