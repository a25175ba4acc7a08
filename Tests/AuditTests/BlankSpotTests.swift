import Quantities
import Testing

@testable import Audit

/// Blank spots come from the roster, and only valid exemptions lift them.
@Suite struct BlankSpotTests {
    private static let criteria =
        criterion(
            "village.clinic", of: "village", require: "{count: {of: village-clinic}, at-least: 1}",
            "when: {field: place-class, is: 行政村}, blank-spot: institution, severity: critical, unless: [{exemption: 联合设置, source: {clause: 一, facts: [], provenance: quoted}}]"
        )
        + criterion(
            "clinic.doctor", require: "{count: {of: staff, where: {qualification: 乡村医生, licence: valid}}, at-least: 1}",
            "blank-spot: staff, severity: critical, unless: [{exemption: 巡诊派驻, where: {visits-per-month: {at-least: 1 次}}, source: {clause: 一, facts: [], provenance: quoted}}]"
        )

    private static let doctor = "staff: [{qualification: 乡村医生, licence-until: 2025-01-01}]"

    static let cases: [(String, String)] = [
        ("clinic: {\(doctor)}", ""),
        ("clinic: 无", "institution"),
        ("clinics: []", "institution"),
        ("", "institution?"),
        ("clinic: {status: 停业, \(doctor)}", "institution"),
        ("clinic: {staff: []}", "staff"),
        ("clinic: {staff: [{qualification: 乡村医生, licence-until: 2022-08-01}]}", "staff"),
        ("clinic: {staff: [{qualification: 乡村医生}]}", "staff?"),
        ("clinic: {}", "staff?"),
        ("clinic: 无, exemptions: [{kind: 联合设置, covered-by: 990101101202-clinic, approved-by: 县卫健委}]", ""),
        ("clinic: 无, exemptions: [{kind: 联合设置, covered-by: 990101101202-clinic, approved-by: 县卫健委, until: 2022-08-02}]", ""),
        ("clinic: 无, exemptions: [{kind: 联合设置, covered-by: 990101101202-clinic, approved-by: 县卫健委, until: 2022-08-01}]", "institution"),
        ("clinic: 无, exemptions: [{kind: 联合设置, covered-by: 990101101203-clinic, approved-by: 县卫健委}]", "institution"),
        ("clinic: 无, exemptions: [{kind: 联合设置, covered-by: 990101101299-clinic, approved-by: 县卫健委}]", "institution"),
        ("clinic: 无, exemptions: [{kind: 联合设置, covered-by: 990101102201-clinic, approved-by: 县卫健委}]", ""),
        ("clinic: 无, exemptions: [{kind: 联合设置, covered-by: 990101102202-clinic, approved-by: 县卫健委}]", "institution"),
        ("clinic: 无, exemptions: [{kind: 联合设置, covered-by: 990101101202-clinic}]", "institution"),
        ("clinic: 无, exemptions: [{kind: 巡诊派驻, covered-by: 990101101202-clinic, approved-by: 县卫健委, visits-per-month: 4}]", "institution"),
        ("clinic: {staff: []}, exemptions: [{kind: 巡诊派驻, covered-by: 990101101202-clinic, approved-by: 县卫健委, visits-per-month: 4}]", ""),
        ("clinic: {staff: []}, exemptions: [{kind: 巡诊派驻, covered-by: 990101101202-clinic, approved-by: 县卫健委}]", "staff?"),
    ]

    @Test(arguments: cases)
    func blankSpot(village: String, expected: String) async throws {
        let fixture = try Fixture(Self.criteria)
        defer { fixture.remove() }
        try fixture.writeTownship([village, "clinic: {\(Self.doctor)}", "clinic: {status: 停业}"])
        try fixture.write(
            "990101102.yaml",
            "township: \"990101102\"\nname: 邻镇\nhealth-centre: 无\nvillages:\n  - {code: \"990101102201\", clinic: {\(Self.doctor)}}\n  - {code: \"990101102202\", clinic: {status: 停业}}\n"
        )
        try fixture.write(
            "roster.yaml",
            "roster: \"990101\"\nname: 试验县\ntownships:\n  \"990101101\":\n    name: 试验镇\n    villages: {\"990101101201\": 甲村, \"990101101202\": 乙村, \"990101101203\": 丙村}\n  \"990101102\":\n    name: 邻镇\n    villages: {\"990101102201\": 丁村, \"990101102202\": 戊村}\n"
        )
        let batch = try #require(try await fixture.audit().batches.first)
        let spots = batch.blankSpots.filter { batch.subjects[$0.subject].code.hasPrefix("990101101201") }
        #expect(spots.map { $0.kind.rawValue + ($0.isCertain ? "" : "?") }.joined(separator: " ") == expected)
    }

    @Test func villagesOnlyTheRosterKnowsAreAsked() async throws {
        let fixture = try Fixture(Self.criteria)
        defer { fixture.remove() }
        try fixture.write(
            "roster.yaml",
            "roster: \"990101\"\nname: 试验县\ntownships:\n  \"990101101\":\n    name: 试验镇\n    villages: {\"990101101001\": 一社区, \"990101101201\": 甲村, \"990101101501\": 农场}\n"
        )
        #expect(
            try await fixture.outcomes() == [
                "990101101001 village.clinic": "notApplicable", "990101101201 village.clinic": "unreported",
                "990101101501 village.clinic": "unreported",
            ])
    }

    @Test func waiversCountUntilTheirLastDay() async throws {
        let fixture = try Fixture(criterion("area", require: "{field: floor-area, at-least: 60 m²}"))
        defer { fixture.remove() }
        try fixture.writeTownship(["clinic: {floor-area: 50}", "clinic: {floor-area: 50}"])
        try fixture.write(
            "waivers.yaml",
            "waivers:\n  - {criterion: t/area, subject: 990101101201-clinic, reason: 在建, approver: 县卫健委, until: 2022-08-02}\n")
        #expect(try await fixture.outcomes(asOf: "2022-08-02") == ["990101101201-clinic area": "waived", "990101101202-clinic area": "unmet"])
        let (batches, _, _) = try await fixture.audit(asOf: "2022-08-03")
        #expect(batches[0].exceptions.map(\.remark) == [.waiverExpired(on: Day("2022-08-02")!)])
        #expect(batches[0].gaps.count == 2)
    }

    @Test func targetsBindFromTheirDay() async throws {
        let fixture = try Fixture(criterion("area", require: "{field: floor-area, at-least: 60 m²}", "due: 2025-12-31"))
        defer { fixture.remove() }
        try fixture.writeTownship(["clinic: {floor-area: 50}"])
        let before = try await fixture.audit(asOf: "2025-12-30").summary.totals
        let after = try await fixture.audit(asOf: "2025-12-31").summary.totals
        #expect(before.binding.unmet == 0 && before.byCheck[0].unmet == 1)
        #expect(after.binding.unmet == 1)
    }
}
