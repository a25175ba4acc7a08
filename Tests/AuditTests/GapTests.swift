import Inventories
import Quantities
import Testing

@testable import Audit

/// What a gap says: how much is asked, how much there is, how far it is.
@Suite struct GapTests {
    private func gaps(_ require: String, _ clinic: String, _ more: String = "") async throws -> [Gap] {
        let fixture = try Fixture(criterion(require: require, more))
        defer { fixture.remove() }
        try fixture.writeTownship(["resident-population: 1500, clinic: {\(clinic)}"])
        return try await fixture.audit().batches[0].gaps
    }

    @Test func whatIsNotReportedFallsShortOfNothing() async throws {
        let gap = try #require(try await gaps("{count: {of: staff, where: {qualification: 护士}}, at-least: 3}", "staff: [{qualification: 护士}, {}, {}]").first)
        #expect(gap.outcome == .unreported && gap.shortfall == nil && gap.actual == Interval(Quantity(1), Quantity(3)))
        #expect(gap.missing.map(\.record) == ["2", "3"])
    }

    @Test func ofAListEachItemIsAGap() async throws {
        let found = try await gaps("{includes: {field: equipment, all: [听诊器, 体温计, 血压计]}}", "equipment: {听诊器: 0, 体温计: 1}")
        #expect(found.map(\.outcome) == [.unmet, .unreported])
        #expect(found.map(\.shortfall) == [Quantity(1), nil])
        #expect(found.map { $0.missing.count } == [0, 1])
    }

    @Test func aLimitThatGrowsIsShownAsItIsHere() async throws {
        let gap = try #require(try await gaps("{count: {of: staff}, at-least: 2, per: 1000, of: resident-population}", "staff: [{}]").first)
        #expect(gap.required == .atLeast(Quantity(3)) && gap.shortfall == Quantity(2))
        // How many are served is not known: the harder limit surely suffices.
        let open = try #require(try await gaps("{field: floor-area, at-most: 50 m²}", "floor-area: 80.5").first)
        #expect(open.required == .atMost(Quantity(50)) && open.shortfall == Quantity(decimal: "30.5"))
    }

    @Test func anAnswerWithoutEvidenceLacksTheEvidence() async throws {
        let found = try await gaps("{field: signs-and-setting, is: 是}", "attestations: {signs-and-setting: {value: 是}}")
        #expect(found.flatMap(\.missing).map(\.isEvidence) == [true])
        #expect(try await gaps("{field: signs-and-setting, is: 是}", "").flatMap(\.missing).map(\.isEvidence) == [false])
    }

    @Test func ofAllEveryPartThatFailsIsToldOf() async throws {
        let require = "{all: [{field: ownership, is: 公有}, {field: diseases, at-least: 20 种}, {field: medicines, at-least: 80 种}, {field: iv-infusion, is: 是}]}"
        let gap = try #require(try await gaps(require, "ownership: 私有, diseases: 19, medicines: 80").first)
        #expect(gap.parts.map(\.required) == [nil, .atLeast(Quantity(20))] && gap.parts.map(\.shortfall) == [nil, Quantity(1)])
        #expect(gap.required == nil && gap.shortfall == nil, "the gap's own numbers are those of the first part")
        let alone = try #require(try await gaps(require, "ownership: 公有, diseases: 19, medicines: 80").first)
        #expect(alone.parts.isEmpty && alone.required == .atLeast(Quantity(20)))
        // Of an alternative that is put together, too.
        let more = "{all: [{field: diseases, at-least: 30 种}, {field: medicines, at-least: 90 种}, {field: floor-area, at-least: 60 m²}]}"
        let nearest = "{any: [\(require), \(more)]}"
        let parts = try await gaps(nearest, "ownership: 私有, diseases: 19, medicines: 80, iv-infusion: 是, floor-area: 1").first?.parts ?? []
        #expect(parts.map(\.required) == [nil, .atLeast(Quantity(20))])
        #expect(parts.map(\.node) == [2, 3])
        #expect(try await gaps(require, "ownership: 公有").flatMap(\.parts).isEmpty)
    }

    @Test(arguments: [(19, -1, 1), (20, 0, 10), (29, 0, 1), (30, 1, 20), (50, 2, nil), (90, 2, nil)] as [(Int, Int, Int?)])
    func theLevelReachedAndTheDistanceToTheNext(diseases: Int, level: Int, toNext: Int?) async throws {
        let levels = ["20", "30", "50"].enumerated().map { "{id: l\($0), label: 第\($0)档, at-least: \($1) 种}" }.joined(separator: ", ")
        let fixture = try Fixture(criterion(require: "{field: diseases, levels: [\(levels)]}"))
        defer { fixture.remove() }
        try fixture.writeTownship(["clinic: {diseases: \(diseases)}"])
        let batch = try await fixture.audit().batches[0]
        #expect(batch.levels.map(\.level) == [level])
        #expect(batch.levels.map(\.toNext) == [toNext.map { Quantity($0) }])
        #expect(batch.gaps.map(\.outcome) == (level < 0 ? [.unmet] : []))
    }

    @Test func whatIsPerhapsReachedIsNotReached() async throws {
        let levels = "[{id: a, label: 甲, at-least: 1 人}, {id: b, label: 乙, at-least: 2 人}]"
        let fixture = try Fixture(criterion(require: "{count: {of: staff, where: {qualification: 护士}}, levels: \(levels)}"))
        defer { fixture.remove() }
        try fixture.writeTownship(["clinic: {staff: [{qualification: 护士}, {}]}"])
        let batch = try await fixture.audit().batches[0]
        #expect(batch.levels.map(\.level) == [0] && batch.levels[0].actual == Interval(Quantity(1), Quantity(2)))
    }

    @Test(arguments: [("clinic: {}", "unmet"), ("clinic: 无", "notApplicable"), ("", "unreported")])
    func aConditionMayCountWhatIsBelow(village: String, outcome: String) async throws {
        let fixture = try Fixture(
            criterion(of: "county", require: "{field: resident-population, at-least: 30 人}", "when: {count: {of: village-clinic}, at-least: 1}"))
        defer { fixture.remove() }
        try fixture.writeTownship([village])
        try fixture.write("county.yaml", "county: \"990101\"\nname: 县\nresident-population: 29\n")
        #expect(try await fixture.outcomes() == ["990101 c": outcome])
    }

    @Test func explainMarksWhatWasVerified() async throws {
        let fixture = try Fixture(criterion(require: "{field: floor-area, at-least: 60 m²}"))
        defer { fixture.remove() }
        try fixture.writeTownship(["clinic: {floor-area: 80, verified: {floor-area: 70}}", "clinic: {floor-area: 80}"])
        let batches = try await fixture.audit(AuditOptions(explain: ExplainRequest(criterion: "t/c"))).batches
        let cells = batches.flatMap(\.explanations).flatMap(\.steps).flatMap(\.cells).map { String($0.split(separator: "  ")[0]) }
        #expect(cells == ["村卫生室·建筑面积 = 70 m²（已核查）", "村卫生室·建筑面积 = 80 m²"])
    }

    @Test func differencesAreShownWithTheirNumbers() async throws {
        let fixture = try Fixture(criterion(require: "{field: floor-area, at-least: 60 m²}"))
        defer { fixture.remove() }
        try fixture.writeTownship([
            "clinic: {ownership: 公有, iv-infusion: 否, licence-until: 2022-01-01, verified: {ownership: 私有, iv-infusion: 是, licence-until: 2023-01-01}}"
        ])
        let found = try await fixture.audit().batches[0].differences.map { "\($0.reported) → \($0.verified)" }
        #expect(found == ["公有 → 私有", "否 → 是", "2022-01-01 → 2023-01-01"])
    }

    @Test func problemsOfTheCountyAreToldWhenOnlyATownshipIsAudited() async throws {
        let fixture = try Fixture(criterion(require: "{field: floor-area, at-least: 60 m²}"))
        defer { fixture.remove() }
        try fixture.writeTownship(["clinic: {floor-area: 80}"])
        try fixture.write("county.yaml", "county: \"990101\"\nname: 县\ncolour: 红\n")
        try fixture.write("city.yaml", "city: \"990100\"\nname: 市\nsmell: 香\n")
        try fixture.write("waivers.yaml", "waivers:\n  - {criterion: t/c, subject: 990101101299, reason: x, approver: y, until: 2030-01-01}\n")
        let part = try await fixture.audit(AuditOptions(scope: Scope(townships: ["990101101"]))).summary
        #expect(part.diagnostics.map(\.message.en) == ["设区的市 has no field \"smell\"", "县（市、区） has no field \"colour\""])
        let whole = try await fixture.audit().summary
        #expect(whole.diagnostics.count == 3)
    }
}
