import Foundation
import Inventories
import Quantities
import ShippedLevels
import Standards
import TestSupport
import Wording

@testable import Audit

let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

/// A temporary folder with one standard and one small county, audited.
///
/// The county is 990101; its township 990101101 has the villages 990101101201 and up.
struct Fixture {
    let folder = scratch.appendingPathComponent(UUID().uuidString).path
    let library: StandardLibrary

    /// - Parameter criteria: YAML entries of `criteria:`.
    init(_ criteria: String, privateFields: [String] = []) throws {
        try self.init(
            privateFields: privateFields,
            standards: ["t": "standard: t\ntitle: 试验\ndocument: {name: 试验, status: in-force}\nregion: \"\"\ncriteria:\n" + criteria])
    }

    /// - Parameter standards: the texts of standards by file name.
    init(privateFields: [String] = [], standards texts: [String: String]) throws {
        let standards = folder + "/standards"
        try FileManager.default.createDirectory(atPath: folder + "/inventory", withIntermediateDirectories: true)
        try FileManager.default.createDirectory(atPath: standards, withIntermediateDirectories: true)
        try FileManager.default.copyItem(atPath: repository + "/standards/vocabulary", toPath: standards + "/vocabulary")
        if !privateFields.isEmpty {
            let clinic = standards + "/vocabulary/village-clinic.yaml"
            var text = try String(contentsOfFile: clinic, encoding: .utf8)
            for field in privateFields { text = text.replacingOccurrences(of: "- {id: \(field),", with: "- {private: true, id: \(field),") }
            try Data(text.utf8).write(to: URL(fileURLWithPath: clinic))
        }
        for (name, text) in texts { try Data(text.utf8).write(to: URL(fileURLWithPath: standards + "/" + name + ".yaml")) }
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

    /// - Parameter byRegion: whether each county has the standards in force for it, instead of all of them.
    func audit(asOf: String = "2022-08-02", byRegion: Bool = false, _ options: AuditOptions = AuditOptions(keepsOutcomes: true)) async throws -> (
        batches: [Batch], summary: AuditSummary, program: AuditProgram
    ) {
        let inventory = try Inventory.open(folder + "/inventory")
        let choice = byRegion ? library.inForce(in: inventory.countyAndCityCodes, asOf: Day(asOf)!) : StandardChoice(everywhere: library.standards)
        let program = try AuditProgram(library.vocabulary, choice, asOf: Day(asOf)!)
        var batches: [Batch] = []
        let summary = await AuditRun(program, inventory, options).run(transform: { $0 }) { batches.append($0) }
        return (batches, summary, program)
    }

    /// The outcomes of subjects by code and criterion.
    func outcomes(asOf: String = "2022-08-02", byRegion: Bool = false) async throws -> [String: String] {
        let (batches, summary, program) = try await audit(asOf: asOf, byRegion: byRegion)
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

extension Fixture {
    /// Removes a folder of the inventory.
    func removeFolder(_ name: String) throws { try FileManager.default.removeItem(atPath: folder + "/inventory/" + name) }

    /// Takes over the inventory of another.
    func copyInventory(of other: Fixture) throws {
        try FileManager.default.removeItem(atPath: folder + "/inventory")
        try FileManager.default.copyItem(atPath: other.folder + "/inventory", toPath: folder + "/inventory")
    }
}
