import Inventories
import Quantities
import ShippedLevels
import Testing
import Wording

@testable import Audit

/// Waivers: which one counts, by what name, and what is said about them.
@Suite struct WaiverTests {
    private static func document(_ id: String, extends: String? = nil, _ body: String) -> String {
        "standard: \(id)\ntitle: \(id)\ndocument: {name: \(id), status: in-force}\nregion: \"\"\n\(extends.map { "extends: \($0)\n" } ?? "")\(body)"
    }
    private static let standards = [
        "a": document(
            "a",
            "criteria:\n" + criterion("area", require: "{field: floor-area, at-least: 60 m²}")
                + criterion("drugs", require: "{field: medicines, at-least: 80 种}")),
        "b": document("b", extends: "a", "override: [{id: area, severity: minor}]\n"),
        "c": document("c", extends: "b", "override: [{id: area, severity: critical}]\n"),
    ]

    private static func waiver(_ criterion: String, until: String, subject: String = "990101101201-clinic") -> String {
        "  - {criterion: \(criterion), subject: \(subject), reason: 到\(until), approver: 县卫健委, until: \(until)}\n"
    }

    private func audit(_ waivers: [String], asOf: String) async throws -> (remarks: [Remark], outcome: String?, diagnostics: [String]) {
        let fixture = try Fixture(standards: Self.standards)
        defer { fixture.remove() }
        try fixture.writeTownship(["clinic: {floor-area: 50, medicines: 90}"])
        try fixture.write("waivers.yaml", "waivers:\n" + waivers.joined())
        let standard = fixture.library.standards.filter { $0.id == "c" }
        let program = try AuditProgram(fixture.library.vocabulary, standards: standard, asOf: Day(asOf)!)
        let inventory = try Inventory.open(fixture.folder + "/inventory")
        var batches: [Batch] = []
        let summary = await AuditRun(program, inventory, AuditOptions(keepsOutcomes: true)).run(transform: { $0 }) { batches.append($0) }
        let outcome = batches[0].outcomes.first { program.checks[$0.check].criterion.id == "area" }?.outcome.id
        return (batches[0].exceptions.map(\.remark), outcome, summary.diagnostics.map { "\($0.position!.line) \($0.message.en)" })
    }

    @Test(arguments: [["2025-12-31", "2026-12-31"], ["2026-12-31", "2025-12-31"], ["2024-01-01", "2026-12-31", "2025-12-31"]])
    func aRenewedWaiverCountsWhateverStandsBeforeIt(ends: [String]) async throws {
        let waivers = ends.map { Self.waiver("c/area", until: $0) }
        let renewed = try await audit(waivers, asOf: "2026-06-01")
        #expect(renewed.outcome == "waived" && renewed.diagnostics == [])
        #expect(renewed.remarks == [.waived(reason: "到2026-12-31", approver: "县卫健委", until: Day("2026-12-31")!)])
        let ended = try await audit(waivers, asOf: "2027-01-01")
        #expect(ended.outcome == "unmet" && ended.remarks == [.waiverExpired(on: Day("2026-12-31")!)])
    }

    @Test(arguments: ["a/area", "b/area", "c/area"])
    func aWaiverByTheStandardThatIsExtendedCounts(name: String) async throws {
        #expect(try await audit([Self.waiver(name, until: "2026-12-31")], asOf: "2026-06-01").outcome == "waived")
    }

    @Test(arguments: ["a/drugs", "d/area", "area"])
    func aWaiverOfSomethingElseDoesNot(name: String) async throws {
        #expect(try await audit([Self.waiver(name, until: "2026-12-31")], asOf: "2026-06-01").outcome == "unmet")
    }

    @Test func twoThatOverlapAreTold() async throws {
        let both = [Self.waiver("c/area", until: "2026-12-31"), Self.waiver("a/area", until: "2026-08-01")]
        let message =
            "3 line 3 and line 2 waive the same criterion of 990101101201-clinic, both valid on 2026-08-01; the one that ends later counts"
        #expect(try await audit(both, asOf: "2026-08-01").diagnostics == [message])
        #expect(try await audit(both, asOf: "2026-08-02").diagnostics == [])
        let others = [Self.waiver("c/area", until: "2026-12-31"), Self.waiver("c/drugs", until: "2026-12-31")]
        #expect(try await audit(others, asOf: "2026-08-01").diagnostics == [])
    }

    @Test func aWaiverOfNobodyIsTold() async throws {
        let found = try await audit([Self.waiver("c/area", until: "2026-12-31", subject: "990101101299-clinic")], asOf: "2026-06-01")
        #expect(found.diagnostics == ["2 the waiver names 990101101299-clinic, which is not in the inventory"])
        #expect(found.outcome == "unmet")
    }

    @Test func whatIsNotReportedIsNotWaived() async throws {
        let fixture = try Fixture(criterion("area", require: "{field: floor-area, at-least: 60 m²}"))
        defer { fixture.remove() }
        try fixture.writeTownship(["clinic: {}"])
        try fixture.write("waivers.yaml", "waivers:\n" + Self.waiver("t/area", until: "2026-12-31"))
        #expect(try await fixture.outcomes() == ["990101101201-clinic area": "unreported"])
    }
}
