import Inventories
import Standards
import Testing

@testable import Audit

/// The absolute figures of an audit of several files, worked out by hand.
@Suite struct CountingTests {
    private static let criteria =
        criterion("area", require: "{field: floor-area, at-least: 60 m²}", "severity: critical")
        + criterion("kit", require: "{includes: {field: equipment, all: [听诊器, 体温计]}}", "severity: minor")
        + criterion("advice", require: "{field: medicines, at-least: 80 种}", "firmness: advisory")
        + criterion(
            "clinic", of: "village", require: "{count: {of: village-clinic}, at-least: 1}",
            "blank-spot: institution, unless: [{exemption: 联合设置, source: {clause: 一, facts: [], provenance: quoted}}]")
        + criterion("also.clinic", of: "village", require: "{count: {of: village-clinic}, at-least: 1}", "blank-spot: institution")
        + criterion("beds", of: "township-health-centre", require: "{field: beds, at-least: 10 张}")
        + criterion("open", of: "township-health-centre", require: "{field: diseases, at-least: 50 种}", "firmness: advisory")

    private static let kit = "equipment: {听诊器: 1, 体温计: 1}"

    /// Three townships: one worker reads them one after the other.
    private func fixture() throws -> Fixture {
        let fixture = try Fixture(Self.criteria)
        var roster = "roster: \"990101\"\nname: 试验县\ntownships:\n"
        for township in ["990101101", "990101102", "990101103"] {
            roster +=
                "  \"\(township)\":\n    name: 镇\(township.suffix(1))\n    villages: {\"\(township)201\": 甲, \"\(township)202\": 乙, \"\(township)203\": 丙}\n"
        }
        try fixture.write("roster.yaml", roster)
        try fixture.write(
            "a.yaml",
            """
            township: "990101101"
            health-centre: {beds: 10}
            villages:
              - {code: "990101101201", clinic: {floor-area: 60, \(Self.kit)}}
              - {code: "990101101202", clinic: {floor-area: 59, equipment: {听诊器: 0, 体温计: 0}}}
              - {code: "990101101203", clinic: 无, exemptions: [{kind: 联合设置, covered-by: 990101101201-clinic, approved-by: 县卫健委}]}

            """)
        try fixture.write(
            "b.yaml",
            """
            township: "990101102"
            health-centre: {beds: 9}
            villages:
              - {code: "990101102201", clinic: {floor-area: 60}}
              - {code: "990101102202", clinic: {status: 停业}}
              - {code: "990101102203", clinic: 无, exemptions: [{kind: 联合设置, covered-by: 990101102202-clinic, approved-by: 县卫健委}]}

            """)
        try fixture.write(
            "c.yaml",
            """
            township: "990101103"
            health-centre: {}
            villages:
              - {code: "990101103201", clinic: {floor-area: 60, \(Self.kit), medicines: 1}}
              - {code: "990101103202", clinic: }
              - {code: "990101103203", clinic: 无, exemptions: [{kind: 联合设置, covered-by: 990101101202-clinic, approved-by: 县卫健委}]}

            """)
        return fixture
    }

    @Test(arguments: [1, 2, 3])
    func everyFigureIsRight(workers: Int) async throws {
        let fixture = try fixture()
        defer { fixture.remove() }
        let (batches, summary, program) = try await fixture.audit(AuditOptions(workers: workers, keepsOutcomes: true))
        let totals = summary.totals
        func kind(_ id: String) -> Int { program.vocabulary.kind(id)! }
        let clinics = totals.facilities[kind("village-clinic")]
        #expect(clinics.open == 4 && clinics.closed == 1 && clinics.upToStandard == 2 && clinics.below == 1 && clinics.undetermined == 1)
        let centres = totals.facilities[kind("township-health-centre")]
        #expect(centres.open == 3 && centres.closed == 0 && centres.upToStandard == 1 && centres.below == 1 && centres.undetermined == 1)
        // 4 clinics, 9 villages, 3 centres, 3 townships and the county.
        #expect(totals.subjects == 20 && totals.subjectsByKind[kind("village")] == 9 && totals.subjectsByKind[kind("township")] == 3)
        // Clinics: area 3 met 1 unmet, kit 2 met 1 unmet 1 unreported; villages: clinic 4 met 1 unmet 1 unreported 3 waived or not; beds 1 1 1.
        #expect(totals.binding.total == 4 * 2 + 9 * 2 + 3)
        #expect(totals.binding.waived == 2)
        #expect(totals.binding.unmet == 1 + 1 + (2 + 4) + 1)
        #expect(totals.binding.unreported == 1 + 2 + 1)
        #expect(totals.binding.met == 3 + 2 + 4 * 2 + 1)
        // A list lacks two items, but is one check; advice is in no figure of binding ones.
        #expect(totals.unmetItems == [1, 6 + 1, 2] && totals.unmetChecks == [1, 6 + 1, 1])
        #expect(totals.byCheck[2].unmet == 1 && totals.byCheck[2].unreported == 3)
        // Two criteria ask the same of a village: it is blank once. The exempt ones are blank by the other criterion.
        #expect(totals.blanks == [4, 0] && totals.possibleBlanks == [1, 0])
        #expect(batches.map(\.totals.subjects) == [7, 6, 6, 1])
        #expect(batches.map { $0.blankSpots.count } == [1, 2, 2, 0])
        #expect(batches.map { $0.exceptions.count } == [1, 0, 1, 0])
        #expect(summary.townships.map(\.name) == ["镇1", "镇2", "镇3"])
        #expect(summary.townships.map(\.totals.binding.unmet) == batches.dropLast().map(\.totals.binding.unmet))
    }

    @Test func aFacilityOfWhichNothingBindingIsAskedIsInNoClass() async throws {
        let fixture = try Fixture(criterion("advice", require: "{field: medicines, at-least: 80 种}", "firmness: advisory"))
        defer { fixture.remove() }
        try fixture.writeTownship(["clinic: {medicines: 90}"])
        let (_, summary, program) = try await fixture.audit()
        let counts = summary.totals.facilities[program.vocabulary.kind("village-clinic")!]
        #expect(counts.open == 1 && counts.upToStandard + counts.below + counts.undetermined == 0)
    }

    @Test func aPlaceIsBlankOnceForEachKind() async throws {
        let blank = criterion("staff", require: "{count: {of: staff}, at-least: 1}", "blank-spot: staff")
        let fixture = try Fixture(
            blank + criterion("staff.again", require: "{count: {of: staff, where: {licence: valid}}, at-least: 1}", "blank-spot: staff")
                + criterion("any", require: "{field: medicines, at-least: 1 种}", "blank-spot: institution"))
        defer { fixture.remove() }
        try fixture.writeTownship(["clinic: {staff: [], medicines: 0}", "clinic: {staff: [{}], medicines: 3}"])
        let (batches, summary, _) = try await fixture.audit()
        #expect(summary.totals.blanks == [1, 1] && summary.totals.possibleBlanks == [0, 1])
        #expect(batches[0].blankSpots.map { "\($0.kind.rawValue) \($0.isCertain)" } == ["staff true", "institution true", "staff false"])
    }

    @Test func villagesOutsideTheScopeAreNotCounted() async throws {
        let fixture = try fixture()
        defer { fixture.remove() }
        let scope = Scope(villages: ["990101102202", "990101103201"])
        let (batches, summary, program) = try await fixture.audit(AuditOptions(scope: scope, keepsOutcomes: true))
        #expect(batches.flatMap(\.subjects).map(\.code) == ["990101102202", "990101103201-clinic", "990101103201"])
        #expect(summary.totals.facilities[program.vocabulary.kind("village-clinic")!].closed == 1)
        #expect(summary.totals.facilities[program.vocabulary.kind("township-health-centre")!].open == 0)
    }

    @Test func namesAndOtherPrivateThingsAreNotAmongDifferences() async throws {
        let fixture = try Fixture(criterion(require: "{field: floor-area, at-least: 60 m²}"), privateFields: ["medicines"])
        defer { fixture.remove() }
        try fixture.writeTownship(["clinic: {floor-area: 80, medicines: 5, verified: {floor-area: 70, medicines: 4}}"])
        let (batches, summary, program) = try await fixture.audit()
        #expect(!summary.diagnostics.hasErrors)
        let table = program.vocabulary.kinds[program.vocabulary.kind("village-clinic")!].table
        #expect(batches[0].differences.map { table.fields[$0.slot].id } == ["floor-area"])
    }
}
