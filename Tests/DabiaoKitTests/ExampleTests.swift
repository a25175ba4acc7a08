import BuiltPrograms
import DabiaoKit
import Foundation
import TestSupport
import Testing

/// The example in the library's pages: what newcomers copy must run, and say what the program says.
@Suite("The library's example")
struct ExampleTests {
    private let fixture = repository + "/Tests/GoldenTests/Fixture"

    @Test("auditing a folder through the facade finds the gaps and figures that the program lists")
    func auditsAFolder() throws {
        // The vocabulary lies beside the standards a newcomer copies.
        let folder = scratch.appendingPathComponent("kit-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try FileManager.default.copyItem(atPath: fixture, toPath: folder)
        try FileManager.default.copyItem(atPath: repository + "/standards/vocabulary", toPath: folder + "/standards/vocabulary")

        let run = try BuiltProgram("audit-folder").run(["standards", "small"], in: folder)
        #expect(run.status == 0, "\(run.errors)")
        let lines = run.output.split(separator: "\n").map(String.init)
        let keys = lines.filter { $0.contains("\t") }.map { String($0.prefix { $0 != "\t" }) }

        let listed = try BuiltProgram("dabiao").run(["gaps", "--inventory", "small", "--format", "json", "--lang", "en"], in: folder)
        let gaps = try JSONSerialization.jsonObject(with: Data(listed.output.utf8)) as? [String: Any]
        let rows = (gaps?["gaps"] as? [[String: Any]] ?? []).filter { $0["outcome"] as? String == "unmet" }
        #expect(!keys.isEmpty)
        #expect(Set(keys) == Set(rows.compactMap { $0["key"] as? String }))

        let audit = try BuiltProgram("dabiao").run(["audit", "--inventory", "small", "--format", "json"], in: folder)
        let summary = (try JSONSerialization.jsonObject(with: Data(audit.output.utf8)) as? [String: Any])?["summary"] as? [String: Any]
        let binding = try #require(summary?["binding"] as? [String: Any])
        #expect(lines.contains("unmet: \(try #require(binding["unmet"] as? Int))"))
        #expect(lines.contains("met: \(try #require(binding["met"] as? Int))"))
    }

    @Test("what cannot be done ends with the reason and the exit code")
    func failure() throws {
        let run = try BuiltProgram("audit-folder").run(["nowhere", "nothing"], in: repository)
        #expect(run.status == 2)
        #expect(run.output.contains("the folder of standards nowhere is not there"))
    }

    @Test("the page that begins the library's documentation shows the example that is run")
    func isWhatThePageShows() throws {
        let page = try String(contentsOfFile: repository + "/Sources/DabiaoKit/DabiaoKit.docc/GettingStarted.md", encoding: .utf8)
        let example = try String(contentsOfFile: repository + "/docs/examples/audit-folder/AuditFolder.swift", encoding: .utf8)
        #expect(page.contains("```swift\n" + example + "```\n"))
    }
}

/// The YAML in the library's pages.
@Suite("The library's pages")
struct PageTests {
    @Test("the standard they show can be loaded beside the shipped ones, and keeps its own examples")
    func standard() throws {
        let page = try String(contentsOfFile: repository + "/Sources/DabiaoKit/DabiaoKit.docc/WritingAStandard.md", encoding: .utf8)
        let yaml = try #require(page.components(separatedBy: "```yaml\n").dropFirst().first?.components(separatedBy: "```").first)
        let folder = scratch.appendingPathComponent("kit-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try Data(yaml.utf8).write(to: URL(fileURLWithPath: folder + "/own.yaml"))

        let workspace = Workspace(standards: [repository + "/standards", folder])
        let standard = try workspace.standard("example-county-2026")
        let criterion = try #require(standard.criteria.first { $0.id == "line.clinic-area" })
        #expect(criterion.examples.count == 2)
        let run = try BuiltProgram("dabiao").run(["check", "--standards", "standards", "--standards", folder, "--lang", "en"], in: repository)
        #expect(run.status == 0, "\(run.errors)")
    }
}
