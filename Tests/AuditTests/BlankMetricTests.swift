import Inventories
import Standards
import Testing

@testable import Audit

/// What the audit itself finds decides whether blank spots are cleared, not what a county types.
@Suite struct BlankMetricTests {
    private static let typed = """
        attestations:
          blank-institutions-open: {value: 0, on: 2022-07-01, evidence: 台账1}
          blank-staff-open: {value: 0, on: 2022-07-01, evidence: 台账1}
        """
    private static let hospital = "hospitals: [{code: 990101-h1, public: 是, hospital-type: 综合医院}]"
    private static let staffed = "staff: [{qualification: 乡村医生, licence-until: 2030-01-01}]"
    private static let centre = "health-centre: {government-run: 是, staff: [{qualification: 执业医师, licence-until: 2030-01-01}]}"

    private func world(_ villages: [String], _ county: String = typed) throws -> ShippedWorld {
        let world = try ShippedWorld()
        try world.writeTownships([(Self.centre, villages), (Self.centre, ["clinic: {\(Self.staffed)}"])])
        try world.write("county.yaml", "county: \"990101\"\nname: 试验县\n\(Self.hospital)\n\(county)\n")
        return world
    }

    @Test(arguments: [
        (["clinic: {\(staffed)}"], "met", []),
        (["clinic: 无", "clinic: {staff: []}", "clinic: 无"], "unmet", ["0 个 / 2 个", "0 个 / 1 个"]),
        (["clinic: {}"], "unreported", []),
        (["clinic: 无", ""], "unmet", ["0 个 / 1–2 个"]),
    ])
    func aTypedZeroMeetsNothing(villages: [String], outcome: String, differences: [String]) async throws {
        let world = try world(villages.map { $0.isEmpty ? "note: 未填" : $0 })
        defer { world.remove() }
        for standard in ["wugang-2021", "zhongwei-2021"] {
            let result = try await world.audit(standard, asOf: "2022-08-07", workers: 2)
            #expect(result.outcomes["990101 county.no-blank-spots"] == outcome)
            #expect(result.differences == differences)
        }
    }

    @Test func theNumberIsThatOfTheHeadline() async throws {
        let world = try world(["clinic: 无", "clinic: {staff: []}", "clinic: {}", "note: 未填"], "")
        defer { world.remove() }
        let result = try await world.audit("wugang-2021", asOf: "2022-08-07", explain: "county.no-blank-spots")
        let steps = try #require(result.explanations.first).steps.map(\.actual.zh)
        #expect(steps.contains { $0.hasPrefix("\(result.totals.blanks[0]) 个 至 \(result.totals.blanks[0] + result.totals.possibleBlanks[0]) 个") })
        #expect(steps.contains { $0.hasPrefix("\(result.totals.blanks[1]) 个 至 \(result.totals.blanks[1] + result.totals.possibleBlanks[1]) 个") })
    }

    @Test func askedOfTheCountyAloneItIsTheSame() async throws {
        let world = try world(["clinic: 无", "clinic: {staff: []}", "clinic: {}"])
        defer { world.remove() }
        let whole = try await world.audit("wugang-2021", asOf: "2022-08-07", explain: "county.no-blank-spots")
        var scope = Scope()
        scope.subject = "990101"
        let alone = try await world.audit("wugang-2021", asOf: "2022-08-07", scope: scope, explain: "county.no-blank-spots")
        #expect(alone.outcomes["990101 county.no-blank-spots"] == "unmet")
        #expect(alone.explanations.map(\.steps) == whole.explanations.map(\.steps))
        #expect(alone.totals.blanks == [0, 0], "the villages are not audited themselves")
    }

    @Test func aWaivedBlankSpotIsMovedAndNotHidden() async throws {
        let world = try world(["clinic: 无", "clinic: {staff: []}"], "")
        defer { world.remove() }
        try world.write(
            "waivers.yaml",
            "waivers:\n  - {criterion: wugang-2021/village.clinic, subject: \"990101101201\", reason: 在建, approver: 县卫健委, until: 2022-12-31}\n")
        let before = try await world.audit("wugang-2021", asOf: "2022-12-31").totals
        let after = try await world.audit("wugang-2021", asOf: "2023-01-01").totals
        #expect(before.blanks == [0, 1] && before.waivedBlanks == [1, 0])
        #expect(after.blanks == [1, 1] && after.waivedBlanks == [0, 0])
    }

    @Test func withinATownshipItIsCountedThere() async throws {
        let fixture = try Fixture(
            criterion("own", of: "township", require: "{blank-spots: institution, within: township, at-most: 1 个}")
                + criterion("c", of: "village", require: "{count: {of: village-clinic}, at-least: 1}", "blank-spot: institution"))
        defer { fixture.remove() }
        try fixture.writeTownship(["clinic: 无", "clinic: 无", "clinic: {}"])
        #expect(try await fixture.outcomes()["990101101 own"] == "unmet")
        try fixture.writeTownship(["clinic: 无", "clinic: {}"])
        #expect(try await fixture.outcomes()["990101101 own"] == "met")
        try fixture.writeTownship(["clinic: 无", ""])
        #expect(try await fixture.outcomes()["990101101 own"] == "unreported")
    }
}
