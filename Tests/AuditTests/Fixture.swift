import Foundation
import Inventories
import Standards
import YAMLReader

@testable import Audit

let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

/// A temporary folder with one standard and one small county, audited.
///
/// The county is 990101; its township 990101101 has the villages 990101101201 and up.
struct Fixture {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString).path
    private let library: StandardLibrary

    /// - Parameter criteria: YAML entries of `criteria:`.
    init(_ criteria: String) throws {
        let standards = folder + "/standards"
        try FileManager.default.createDirectory(atPath: folder + "/inventory", withIntermediateDirectories: true)
        try FileManager.default.createDirectory(atPath: standards, withIntermediateDirectories: true)
        try FileManager.default.copyItem(atPath: repository + "/standards/vocabulary", toPath: standards + "/vocabulary")
        let text = "standard: t\ntitle: 试验\ndocument: {name: 试验, status: in-force}\nregion: \"\"\ncriteria:\n" + criteria
        try Data(text.utf8).write(to: URL(fileURLWithPath: standards + "/t.yaml"))
        library = try StandardLibrary.load(folder: standards)
    }

    func remove() { try? FileManager.default.removeItem(atPath: folder) }

    func write(_ name: String, _ text: String) throws {
        let url = URL(fileURLWithPath: folder + "/inventory/" + name)
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: url)
    }

    /// One township with the villages given as YAML flow mappings without their code.
    func writeTownship(_ villages: [String], more: String = "health-centre: 无") throws {
        let codes = villages.indices.map { "99010110120\($0 + 1)" }
        try write(
            "roster.yaml",
            "roster: \"990101\"\nname: 试验县\ntownships:\n  \"990101101\":\n    name: 试验镇\n    villages:\n"
                + codes.map { "      \"\($0)\": 村\($0.suffix(1))\n" }.joined())
        try write(
            "990101101.yaml",
            "township: \"990101101\"\nname: 试验镇\n\(more)\nvillages:\n"
                + zip(codes, villages).map { "  - {code: \"\($0)\"\($1.isEmpty ? "" : ", " + $1)}\n" }.joined())
    }

    func audit(asOf: String = "2022-08-02", _ options: AuditOptions = AuditOptions(keepsOutcomes: true)) async throws -> (
        batches: [Batch], summary: AuditSummary, program: AuditProgram
    ) {
        let program = try AuditProgram(library.vocabulary, standards: library.standards, asOf: Day(asOf)!)
        let inventory = try Inventory.open(folder + "/inventory")
        var batches: [Batch] = []
        let summary = await AuditRun(program, inventory, options).run(transform: { $0 }) { batches.append($0) }
        return (batches, summary, program)
    }

    /// The outcomes of subjects by code and criterion.
    func outcomes(asOf: String = "2022-08-02") async throws -> [String: String] {
        let (batches, summary, program) = try await audit(asOf: asOf)
        if summary.diagnostics.hasErrors { throw InputError(summary.diagnostics) }
        var result: [String: String] = [:]
        for batch in batches {
            for outcome in batch.outcomes {
                result["\(batch.subjects[outcome.subject].code) \(program.checks[outcome.check].criterion.id)"] = outcome.outcome.id
            }
        }
        return result
    }
}

/// A criterion as a YAML entry.
func criterion(_ id: String = "c", of kind: String = "village-clinic", require: String, _ more: String = "") -> String {
    "  - {id: \(id), group: 试验, applies-to: \(kind), title: 试验, require: \(require), source: {clause: 一, facts: [], provenance: quoted}\(more.isEmpty ? "" : ", " + more)}\n"
}
