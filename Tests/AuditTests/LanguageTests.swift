import Testing

@testable import Audit

/// What standards can say beyond comparing one field.
@Suite struct LanguageTests {
    static let cases: [(require: String, clinic: String, outcome: String)] = [
        ("{reported: licence-until}", "licence-until: 2020-01-01", "met"),
        ("{reported: licence}", "licence-until: 2020-01-01", "met"),
        ("{reported: licence-until}", "ownership: 公有", "unmet"),
        ("{reported: staff}", "staff: []", "met"),
        ("{not: {reported: staff}}", "ownership: 公有", "met"),
        ("{field: floor-area, at-least: 20 m², per: 1, of: served-population, plus: 300 m²}", "floor-area: 340, served-population: 2", "met"),
        ("{field: floor-area, at-least: 20 m², per: 1, of: served-population, plus: 300 m²}", "floor-area: 339.9, served-population: 2", "unmet"),
        ("{field: floor-area, at-least: 20 m², per: 1, of: served-population, plus: 300 m²}", "floor-area: 299", "unmet"),
        ("{field: floor-area, at-least: 20 m², per: 1, of: served-population, plus: 300 m²}", "floor-area: 340", "unreported"),
        ("{sum: [{field: medicines}, {field: diseases}], at-least: 30 种}", "medicines: 10, diseases: 20", "met"),
        ("{sum: [{field: medicines}, {field: diseases}], at-least: 30 种}", "medicines: 10, diseases: 19", "unmet"),
        ("{sum: [{field: medicines}, {field: diseases}], at-least: 30 种}", "medicines: 30", "met"),
        ("{sum: [{field: medicines}, {field: diseases}], at-least: 30 种}", "medicines: 10", "unreported"),
        ("{mean: [{field: medicines}, {field: diseases}], at-most: 15 种}", "medicines: 10, diseases: 20", "met"),
        ("{mean: [{field: medicines}, {field: diseases}], at-most: 15 种}", "medicines: 10, diseases: 21", "unmet"),
        ("{mean: [{field: medicines}, {field: diseases}], at-most: 15 种}", "medicines: 31", "unmet"),
        ("{quarters-since: licence-until, at-most: 0 个季度}", "licence-until: 2022-07-01", "met"),
        ("{quarters-since: licence-until, at-most: 0 个季度}", "licence-until: 2022-06-30", "unmet"),
        ("{quarters-since: licence-until, at-most: 0 个季度}", "licence-until: 2022-08-03", "unreported"),
        ("{days-since: licence-until, at-most: 92 天}", "licence-until: 2099-01-01", "unreported"),
        ("{not: {days-since: licence-until, at-least: 1 天}}", "licence-until: 2099-01-01", "unreported"),
        ("{count: {of: staff, where: {licence-until: {reported: 是}}}, at-least: 1}", "staff: [{licence-until: 2020-01-01}]", "met"),
        ("{count: {of: staff, where: {licence-until: {reported: 是}}}, at-least: 1}", "staff: [{}]", "unmet"),
        ("{count: {of: staff, where: {requires: {field: village.resident-population, more-than: 800 人}}}, at-least: 1}", "staff: [{}]", "met"),
    ]

    @Test(arguments: cases)
    func ofOneClinic(test: (require: String, clinic: String, outcome: String)) async throws {
        let fixture = try Fixture(criterion(require: test.require))
        defer { fixture.remove() }
        try fixture.writeTownship(["resident-population: 900, clinic: {\(test.clinic)}"])
        #expect(try await fixture.outcomes() == ["990101101201-clinic c": test.outcome])
    }

    static let counts: [(require: String, outcome: String)] = [
        // Villages above 800 people have clinics with a doctor, one of them has none.
        ("{count: {of: village-clinic, where: {requires: {field: village.resident-population, more-than: 800 人}}}, equals: 2}", "met"),
        ("{count: {of: village-clinic, where: {requires: {count: {of: staff, where: {qualification: 乡村医生}}, at-least: 1}}}, equals: 2}", "met"),
        (
            "{share: {of: village-clinic, among: {requires: {field: village.resident-population, more-than: 800 人}}, where: {requires: {count: {of: staff}, at-least: 1}}}, equals: 50 %}",
            "met"
        ),
        ("{count: {of: resettlement-site, where: {served-by: {kind: village-clinic, has: {count: {of: staff}, at-least: 1}}}}, equals: 1}", "met"),
        ("{count: {of: resettlement-site, where: {served-by: open}}, equals: 2}", "met"),
        ("{count: {of: resettlement-site, where: {served-by: {kind: township-health-centre}}}, equals: 0}", "met"),
    ]

    @Test(arguments: counts)
    func ofATownship(test: (require: String, outcome: String)) async throws {
        let more = test.require.contains("share") ? "of-nothing: met" : ""
        let fixture = try Fixture(criterion(of: "township", require: test.require, more))
        defer { fixture.remove() }
        let doctor = "clinic: {staff: [{qualification: 乡村医生}]}"
        try fixture.writeTownship(
            ["resident-population: 900, \(doctor)", "resident-population: 801, clinic: {staff: []}", "resident-population: 800, \(doctor)"],
            more: "health-centre: 无\nresettlement-sites:\n  - {code: 990101101-s1, served-by: 990101101201-clinic}\n"
                + "  - {code: 990101101-s2, served-by: 990101101202-clinic}\n  - {code: 990101101-s3, served-by: 990101101299-clinic}")
        #expect(try await fixture.outcomes() == ["990101101 c": test.outcome])
    }
}
