import Foundation
import Testing

@Suite("Results kept for the next audit")
struct CacheTests {
    private static let outputs: [[String]] = [
        ["audit"], ["audit", "--full"], ["audit", "--format", "json", "--outcomes"], ["audit", "--format", "csv"], ["report", "-o", "page.html"],
    ]

    private func output(_ program: Program, _ command: [String], cache: Bool) throws -> String {
        let result = try program.run(command + ["--inventory", "county", "--as-of", "2026-01-02"] + (cache ? ["--cache", "kept"] : []))
        return result.output + result.errors + (program.read("page.html") ?? "")
    }

    /// The files of the cache.
    private func kept(_ program: Program) throws -> [String] {
        let folder = program.folder + "/kept"
        return try FileManager.default.subpathsOfDirectory(atPath: folder).filter { $0.hasSuffix(".kept") }.map { "\(folder)/\($0)" }
    }

    @Test("whatever changes, the output is that of an audit that keeps nothing")
    func isNeverStale() throws {
        let program = try Program()
        defer { program.remove() }
        var random = SystemRandomNumberGenerator()
        let first = try #require(program.read("county/990101101.yaml"))
        let edits: [(Program) throws -> Void] = [
            {
                try $0.write(
                    "county/990101101.yaml", first.replacingOccurrences(of: "floor-area: 80", with: "floor-area: 5\(Int.random(in: 0...9, using: &random))"))
            },
            {
                try $0.write(
                    "county/990101102.yaml", first.replacingOccurrences(of: "990101101", with: "990101102").replacingOccurrences(of: "听诊器: 1", with: "听诊器: 0"))
            },
            { try FileManager.default.removeItem(atPath: $0.folder + "/county/990101103.yaml") },
            {
                try $0.write(
                    "county/waivers.yaml", "waivers:\n  - {subject: 990101101201-clinic, criterion: t/area, reason: 改建, approved-by: 县卫健委, until: 2026-06-01}\n"
                )
            },
            { try $0.write("county/county.yaml", "county: \"990101\"\nname: 试验县\n") },
            { program in
                let roster = try #require(program.read("county/roster.yaml"))
                try program.write("county/roster.yaml", roster.replacingOccurrences(of: "甲101村", with: "丙101村"))
            },
            { try $0.write("standards/t.yaml", Program.standard.replacingOccurrences(of: "at-least: 60 m²", with: "at-least: 90 m²")) },
            { try $0.write("county/990101101.yaml", first + "      floor-areas: 1\n") },
            { try $0.write("county/990101101.yaml", first) },
            { _ in },
        ]
        for (number, edit) in edits.enumerated() {
            try edit(program)
            for command in Self.outputs {
                let plain = try output(program, command, cache: false)
                #expect(try output(program, command, cache: true) == plain, "edit \(number), \(command)")
                #expect(try output(program, command, cache: true) == plain, "edit \(number) again, \(command)")
            }
        }
    }

    @Test("a file that answers for another's facility makes that other's result anew when it changes")
    func followsWhatIsNamed() throws {
        let program = try Program()
        defer { program.remove() }
        let exempt = try #require(program.read("county/990101101.yaml")).replacingOccurrences(
            of: "    clinic: 无",
            with: "    exemptions: [{kind: 联合设置, covered-by: 990101102201-clinic, approved-by: 县卫健委, approved-on: 2025-01-01}]\n    clinic: 无")
        try program.write("county/990101101.yaml", exempt)
        let before = try output(program, ["audit", "--full"], cache: true)
        let other = try #require(program.read("county/990101102.yaml"))
        try program.write("county/990101102.yaml", other.replacingOccurrences(of: "floor-area: 80", with: "status: 关闭\n      floor-area: 80"))
        let plain = try output(program, ["audit", "--full"], cache: false)
        #expect(plain != before)
        #expect(try output(program, ["audit", "--full"], cache: true) == plain)
    }

    @Test("a broken or foreign cache is as good as none", arguments: ["", "nonsense", "dabiao-audit-cache 3\n"])
    func survivesDamage(text: String) throws {
        let program = try Program()
        defer { program.remove() }
        let plain = try output(program, ["audit"], cache: true)
        for file in try kept(program) {
            var bytes = try Data(contentsOf: URL(fileURLWithPath: file))
            bytes = text.isEmpty ? bytes.dropLast(3) : Data(text.utf8) + bytes.dropFirst(text.utf8.count).reversed()
            try bytes.write(to: URL(fileURLWithPath: file))
        }
        #expect(try output(program, ["audit"], cache: true) == plain)
    }

    @Test("what has not changed is not worked out again")
    func takesOver() throws {
        let program = try Program()
        defer { program.remove() }
        // Written when the files had rested.
        for _ in 0..<2 {
            _ = try output(program, ["audit"], cache: true)
            sleep(3)
        }
        _ = try output(program, ["audit"], cache: true)
        let file = try #require(kept(program).first)
        let before = try FileManager.default.attributesOfItem(atPath: file)[.systemFileNumber] as? Int
        _ = try output(program, ["audit"], cache: true)
        let after = try FileManager.default.attributesOfItem(atPath: file)[.systemFileNumber] as? Int
        // A cache of which everything was taken over is not written anew.
        #expect(before == after)
    }
}
