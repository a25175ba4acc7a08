import Standards
import Testing

@testable import Audit

/// An exemption counts only if the facility it names can cover: of the right kind and place, open and staffed on the day, approved by then.
@Suite struct CoverTests {
    private static let doctor = "staff: [{qualification: 乡村医生, licence-until: 2030-01-01}]"
    private static let approved = "approved-by: 县卫生健康委, approved-on: 2021-03-01"

    struct Case: Sendable, CustomStringConvertible {
        var village: String
        var outcome: String
        var missing = ""
        /// Lines of the township.
        var township = "health-centre: {government-run: 是, staff: [{qualification: 执业医师, licence-until: 2030-01-01}]}"
        /// What the covering clinic of the next village is like.
        var neighbour = CoverTests.doctor
        var description: String { "\(village) \(neighbour)" }
    }

    private static func joint(_ population: Int, _ more: String = "small-radius: 否", by code: String = "990101101202-clinic") -> String {
        "resident-population: \(population), clinic: 无, exemptions: [{kind: 联合设置, covered-by: \(code), \(approved)\(more.isEmpty ? "" : ", " + more)}]"
    }

    static let villages: [Case] = [
        Case(village: joint(799), outcome: "waived"),
        Case(village: joint(800), outcome: "waived"),
        Case(village: joint(801), outcome: "unmet"),
        Case(village: joint(5000), outcome: "unmet"),
        Case(village: joint(5000, "small-radius: 是"), outcome: "waived"),
        Case(village: joint(5000, ""), outcome: "unreported", missing: "豁免 1·服务半径小"),
        Case(village: joint(5000), outcome: "unmet", neighbour: "staff: []"),
        Case(village: joint(700), outcome: "unmet", neighbour: "staff: []"),
        Case(village: joint(700), outcome: "unmet", neighbour: "status: 停业, \(doctor)"),
        Case(village: joint(700), outcome: "unmet", neighbour: "staff: [{qualification: 乡村医生, licence-until: 2022-08-06}]"),
        Case(village: joint(700), outcome: "waived", neighbour: "staff: [{qualification: 乡村医生, licence-until: 2022-08-07}]"),
        Case(village: joint(700), outcome: "unreported", missing: "村卫生室 990101101202-clinic·人员", neighbour: "ownership: 公有"),
        Case(
            village: joint(700), outcome: "unreported", missing: "村卫生室 990101101202-clinic·人员", neighbour: "staff: [{qualification: 乡村医生}]"),
        Case(village: joint(700, by: "990101101-health-centre"), outcome: "unmet"),
        Case(village: joint(700, by: "990101102201-clinic"), outcome: "waived"),
        Case(village: joint(700, by: "990101102202-clinic"), outcome: "unmet"),
        Case(village: joint(700, by: "990101102203-clinic"), outcome: "unreported", missing: "村卫生室 990101102203-clinic·人员"),
        // The clinic is approved only after the day of the audit, or nobody says when.
        Case(
            village:
                "clinic: 无, exemptions: [{kind: 卫生院所在地, covered-by: 990101101-health-centre, approved-by: 县卫生健康委, approved-on: 2025-01-01}]",
            outcome: "unmet"),
        Case(
            village: "clinic: 无, exemptions: [{kind: 卫生院所在地, covered-by: 990101101-health-centre, approved-by: 县卫生健康委}]",
            outcome: "unreported", missing: "豁免 1·批准日期"),
        Case(
            village: "clinic: 无, exemptions: [{kind: 卫生院所在地, covered-by: 990101101-health-centre, approved-by: －, approved-on: 2021-03-01}]",
            outcome: "unmet"),
        Case(village: "clinic: 无, exemptions: [{kind: 卫生院所在地, covered-by: 990101101-health-centre, \(approved)}]", outcome: "waived"),
        Case(village: "clinic: 无, exemptions: [{kind: 卫生院所在地, covered-by: 990101101202-clinic, \(approved)}]", outcome: "unmet"),
        Case(village: "clinic: 无, exemptions: [{kind: 卫生院所在地, covered-by: 990101102-health-centre, \(approved)}]", outcome: "unmet"),
        Case(
            village: "clinic: 无, exemptions: [{kind: 卫生院所在地, covered-by: 990101101-health-centre, \(approved)}]", outcome: "unmet",
            township: "health-centre: {status: 停业}"),
        Case(village: "clinic: 无, exemptions: [{kind: 整体搬迁, covered-by: 990101101202-clinic, \(approved)}]", outcome: "waived"),
    ]

    private func world(_ test: Case) throws -> ShippedWorld {
        let world = try ShippedWorld()
        try world.writeTownships([
            (test.township, [test.village, "clinic: {\(test.neighbour)}"]),
            ("health-centre: {government-run: 是, staff: []}", ["clinic: {\(Self.doctor)}", "clinic: {staff: []}", "clinic: {}"]),
        ])
        return world
    }

    @Test(arguments: villages)
    func villageWithoutAClinic(test: Case) async throws {
        let world = try world(test)
        defer { world.remove() }
        let result = try await world.audit("national-2019", asOf: "2022-08-07")
        #expect(result.outcomes["990101101201 village.clinic"] == test.outcome)
        #expect((result.missing["990101101201 village.clinic"] ?? "").hasPrefix(test.missing))
    }

    private static func visiting(_ code: String, _ more: String = "visits-per-month: 4") -> String {
        "clinic: {staff: []}, exemptions: [{kind: 巡诊派驻, covered-by: \(code), \(approved)\(more.isEmpty ? "" : ", " + more)}]"
    }

    static let clinics: [Case] = [
        Case(village: visiting("990101101-health-centre"), outcome: "waived"),
        Case(village: visiting("990101101201-clinic"), outcome: "unmet"),
        Case(village: visiting("990101101202-clinic"), outcome: "waived"),
        Case(village: visiting("990101101202-clinic"), outcome: "unmet", neighbour: "staff: []"),
        Case(village: visiting("990101102-health-centre"), outcome: "unmet"),
        Case(village: visiting("990101-h1"), outcome: "waived"),
        Case(village: visiting("990101-h2"), outcome: "unreported", missing: "县级医院 990101-h2·人员"),
        Case(village: visiting("990101101-health-centre", ""), outcome: "unreported", missing: "行政村（社区）·豁免 1·每月巡诊次数"),
        Case(village: visiting("990101101-health-centre", "visits-per-month: 0"), outcome: "unmet"),
    ]

    @Test(arguments: clinics)
    func clinicWithoutADoctor(test: Case) async throws {
        let world = try world(test)
        defer { world.remove() }
        try world.write(
            "county.yaml",
            "county: \"990101\"\nhospitals: [{code: 990101-h1, staff: [{qualification: 执业医师, licence-until: 2030-01-01}]}, {code: 990101-h2}]\n")
        let result = try await world.audit("national-2019", asOf: "2022-08-07", workers: 2)
        #expect(result.outcomes["990101101201-clinic clinic.doctor"] == test.outcome)
        #expect((result.missing["990101101201-clinic clinic.doctor"] ?? "").hasPrefix(test.missing))
    }

    @Test(arguments: [
        ("990101101202-clinic", "unmet"), ("990101102-health-centre", "waived"), ("990101101299-clinic", "unmet"), ("990102101-health-centre", "unmet"),
    ])
    func mergedTownship(code: String, outcome: String) async throws {
        let world = try world(
            Case(village: "", outcome: "", township: "health-centre: 无\nexemptions: [{kind: 乡镇撤并, covered-by: \(code), \(Self.approved)}]"))
        defer { world.remove() }
        let result = try await world.audit("national-2019", asOf: "2022-08-07")
        #expect(result.outcomes["990101101 township.health-centre"] == outcome)
    }

    /// Three villages, one doctorless clinic that is said to cover everything.
    @Test func oneDoctorlessClinicCoversNothing() async throws {
        let world = try ShippedWorld()
        defer { world.remove() }
        let clinic = "990101101201-clinic"
        try world.writeTownships([
            (
                "health-centre: 无\nexemptions: [{kind: 乡镇撤并, covered-by: \(clinic), \(Self.approved)}]",
                [
                    "resident-population: 3000, " + Self.visiting(clinic),
                    Self.joint(5000, by: clinic),
                    "resident-population: 900, clinic: 无, exemptions: [{kind: 卫生院所在地, covered-by: \(clinic), approved-by: 县卫生健康委, approved-on: 2025-01-01}]",
                ]
            )
        ])
        let totals = try await world.audit("national-2019", asOf: "2022-08-07").totals
        #expect(totals.blanks == [3 + 0, 1])
        #expect(totals.possibleBlanks == [1, 0], "whether the county has a hospital was not said")
    }

    @Test(arguments: [
        ("not-itself", "990101101201-clinic", "unmet"), ("not-itself", "990101101202-clinic", "waived"), ("not-itself", "990101102201-clinic", "waived"),
        ("same-township", "990101101202-clinic", "waived"), ("same-township", "990101102201-clinic", "unmet"),
        ("same-county", "990101102201-clinic", "waived"), ("same-county", "990102101201-clinic", "unmet"),
        ("township-seat", "990101101-health-centre", "waived"), ("township-seat", "990101101202-clinic", "unmet"),
        ("[same-township, not-itself]", "990101101201-clinic", "unmet"), ("[same-township, not-itself]", "990101101202-clinic", "waived"),
    ])
    func whereTheFacilityMustStand(place: String, code: String, outcome: String) async throws {
        let rule = "unless: [{exemption: 巡诊派驻, covered-by: {where: \(place)}, source: {clause: 一, facts: [], provenance: quoted}}]"
        let fixture = try Fixture(criterion(require: "{field: floor-area, at-least: 60 m²}", rule))
        defer { fixture.remove() }
        try fixture.writeTownship(
            ["clinic: {floor-area: 50}, exemptions: [{kind: 巡诊派驻, covered-by: \(code), \(Self.approved)}]", "clinic: {floor-area: 60}"],
            more: "health-centre: {}")
        for township in ["990101102", "990102101"] {
            try fixture.write("\(township).yaml", "township: \"\(township)\"\nvillages:\n  - {code: \"\(township)201\", clinic: {}}\n")
        }
        try fixture.write(
            "roster.yaml",
            "roster: \"990101\"\nname: 县\ntownships:\n  \"990101101\": {name: 镇, villages: {\"990101101201\": 甲, \"990101101202\": 乙}}\n"
                + "  \"990101102\": {name: 邻镇, villages: {\"990101102201\": 丙}}\n")
        #expect(try await fixture.outcomes()["990101101201-clinic c"] == outcome)
    }

    /// An exempt place need not answer what is not asked of it; a waiver sets aside only what is surely not met.
    @Test func exemptionsAndWaiversOverUnreportedAnswers() async throws {
        let rule = "unless: [{exemption: 联合设置, source: {clause: 一, facts: [], provenance: quoted}}]"
        let fixture = try Fixture(criterion(of: "village", require: "{count: {of: village-clinic}, at-least: 1}", rule))
        defer { fixture.remove() }
        try fixture.writeTownship([
            "exemptions: [{kind: 联合设置, covered-by: 990101101203-clinic, approved-by: 县卫健委}]", "note: 未填", "clinic: {}",
        ])
        try fixture.write("waivers.yaml", "waivers: [{criterion: t/c, subject: \"990101101202\", reason: 在建, approver: 县卫健委, until: 2022-12-31}]\n")
        #expect(try await fixture.outcomes() == ["990101101201 c": "waived", "990101101202 c": "unreported", "990101101203 c": "met"])
    }
}
