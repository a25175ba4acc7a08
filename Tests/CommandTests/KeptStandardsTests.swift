import BuiltPrograms
import Foundation
import TestSupport
import Testing

@Suite("Standards that are kept change no output")
struct KeptStandardsTests {
    private static let commands: [[String]] = [
        ["audit", "--full", "--notes"], ["audit", "--format", "json", "--outcomes"], ["audit", "--format", "csv"], ["gaps", "--lang", "en"], ["figures"],
        ["procure"],
    ]
    private static let standards: [[String]] = [
        ["standards"], ["standards", "show", "henan-2019"], ["standards", "coverage"], ["check"], ["check", "--lang", "en"],
        ["explain", "clinic.doctor", "独北村", "--inventory", "inventories/fangcheng"],
    ]

    private func run(_ arguments: [String], _ variables: [String: String]) throws -> String {
        let result = try BuiltProgram("dabiao").run(arguments, in: repository, environment: variables)
        return "\(result.status)\n\(result.output)\n\(result.errors)"
    }

    private func isTheSame(_ arguments: [String]) throws {
        let home = scratch.path + "/kept-standards-\(UUID())"
        defer { try? FileManager.default.removeItem(atPath: home) }
        let plain = try run(arguments, ["XDG_CACHE_HOME": home, "DABIAO_NO_CACHE": "1"])
        #expect(!FileManager.default.fileExists(atPath: home))
        #expect(try run(arguments, ["XDG_CACHE_HOME": home]) == plain, "kept: \(arguments)")
        let entries = try FileManager.default.contentsOfDirectory(atPath: home + "/dabiao")
        #expect(!entries.isEmpty)
        #expect(try run(arguments, ["XDG_CACHE_HOME": home]) == plain, "taken: \(arguments)")
        #expect(try FileManager.default.contentsOfDirectory(atPath: home + "/dabiao") == entries)
    }

    @Test("of whatever is audited", arguments: commands)
    func ofAudits(command: [String]) throws {
        let samples = try FileManager.default.contentsOfDirectory(atPath: repository + "/inventories").filter { !$0.hasPrefix(".") }.sorted()
        for sample in samples where !sample.hasSuffix(".md") { try isTheSame(command + ["--inventory", "inventories/\(sample)"]) }
    }

    @Test("of the standards themselves", arguments: standards)
    func ofStandards(command: [String]) throws { try isTheSame(command) }
}
