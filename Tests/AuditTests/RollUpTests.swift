import Standards
import Testing

@testable import Audit

/// Shares and totals over what lies below a place.
@Suite struct RollUpTests {
    static let shares: [([String], String)] = [
        (Array(repeating: "clinic: {ownership: 公有}", count: 9) + [], "met"),
        (Array(repeating: "clinic: {ownership: 公有}", count: 8) + ["clinic: {ownership: 私有}"], "unmet"),
        (Array(repeating: "clinic: {ownership: 公有}", count: 8) + ["clinic: {}"], "unreported"),
        (Array(repeating: "clinic: {ownership: 公有}", count: 8) + [""], "unreported"),
        (Array(repeating: "clinic: {ownership: 公有}", count: 8) + ["clinic: {status: 停业, ownership: 私有}"], "met"),
        (["clinic: 无"], "notApplicable"),
    ]

    @Test(arguments: shares)
    func shareOfClinics(villages: [String], outcome: String) async throws {
        for kind in ["township", "county"] {
            let fixture = try Fixture(criterion(of: kind, require: "{share: {of: village-clinic, where: {ownership: 公有}}, at-least: 90 %}"))
            defer { fixture.remove() }
            try fixture.writeTownship(villages)
            #expect(try await fixture.outcomes() == [(kind == "county" ? "990101 c" : "990101101 c"): outcome])
        }
    }

    @Test func countsRecordsBelowAndSums() async throws {
        let fixture = try Fixture(
            criterion(
                "staff", of: "county",
                require:
                    "{count: {of: [village-clinic.staff, township-health-centre.staff], where: {general-practitioner: 是}}, at-least: 2, per: 1000, of: resident-population}"
            )
                + criterion("people", of: "county", require: "{sum: {of: village, field: resident-population}, at-least: 1500 人}"))
        defer { fixture.remove() }
        try fixture.writeTownship(
            [
                "resident-population: 700, clinic: {staff: [{general-practitioner: 是}]}",
                "resident-population: 800, clinic: {staff: [{general-practitioner: 否}]}",
            ],
            more: "health-centre: {staff: [{general-practitioner: 是}]}")
        try fixture.write("county.yaml", "county: \"990101\"\nname: 试验县\nhospitals: []\nresident-population: 1000\n")
        #expect(try await fixture.outcomes() == ["990101 staff": "met", "990101 people": "met"])
        try fixture.write("county.yaml", "county: \"990101\"\nname: 试验县\nhospitals: []\nresident-population: 1001\n")
        #expect(try await fixture.outcomes() == ["990101 staff": "unmet", "990101 people": "met"])
    }

    static let sums: [(String, [String], String)] = [
        (
            "{sum: {of: village, field: resident-population, where: {place-class: 行政村}}, at-least: 900 人}",
            ["resident-population: 900", "place-class: 社区, resident-population: 900"], "met"
        ),
        (
            "{sum: {of: village, field: resident-population, where: {place-class: 行政村}}, at-least: 901 人}",
            ["resident-population: 900", "place-class: 社区, resident-population: 900"], "unmet"
        ),
        (
            "{sum: {of: village, field: resident-population, where: {left-poverty: 是}}, at-least: 901 人}",
            ["resident-population: 900, left-poverty: 是", "resident-population: 900"], "unreported"
        ),
        (
            "{sum: {of: village, field: resident-population, where: {left-poverty: 是}}, at-most: 900 人}",
            ["resident-population: 900, left-poverty: 是", "left-poverty: 否"], "met"
        ),
        ("{sum: {of: village, field: resident-population}, at-least: 901 人}", ["resident-population: 900", ""], "unreported"),
        (
            "{sum: {of: village-clinic, field: medicines, where: {ownership: 公有}}, at-least: 80 种}",
            ["clinic: {medicines: 80, ownership: 私有}", "clinic: {medicines: 79, ownership: 公有}"], "unmet"
        ),
        ("{sum: {of: village-clinic, field: medicines}, at-most: 80 种}", ["clinic: {medicines: 80}", ""], "unreported"),
        ("{sum: {of: village-clinic, field: medicines}, at-most: 80 种}", ["clinic: {medicines: 80}", "clinic: 无"], "met"),
        ("{sum: {of: village, field: resident-population}, at-least: 1 人}", ["resident-population: 999999999999", "resident-population: 999999999999"], "met"),
        ("{count: {of: village-clinic.staff}, at-least: 1}", ["clinic: {staff: []}", ""], "unreported"),
        ("{count: {of: village-clinic.staff}, at-least: 1}", ["clinic: {staff: []}", "clinic: {status: 停业, staff: [{}]}"], "unmet"),
        ("{count: {of: village-clinic.staff}, at-most: 1}", ["clinic: {staff: [{}]}", ""], "unreported"),
        ("{count: {of: village-clinic.staff}, at-most: 1}", ["clinic: {staff: [{}]}", "clinic: {}"], "unreported"),
        (
            "{share: {of: village-clinic.staff, where: {qualification: 护士}}, at-least: 50 %}",
            ["clinic: {staff: [{qualification: 护士}]}", "clinic: {staff: [{qualification: 药师}]}"], "met"
        ),
        (
            "{share: {of: village-clinic.staff, where: {qualification: 护士}}, at-least: 50 %}", ["clinic: {staff: [{qualification: 护士}]}", "clinic: {}"],
            "unreported"
        ),
        ("{count: {of: village}, at-least: 3}", ["", ""], "unmet"),
    ]

    @Test(arguments: sums)
    func sumsAndRecordsBelow(require: String, villages: [String], outcome: String) async throws {
        for kind in ["township", "county"] {
            let fixture = try Fixture(criterion(of: kind, require: require))
            defer { fixture.remove() }
            try fixture.writeTownship(villages)
            #expect(try await fixture.outcomes() == [(kind == "county" ? "990101 c" : "990101101 c"): outcome])
        }
    }

    @Test func aVillageCountsItsOwnClinicsOnly() async throws {
        let fixture = try Fixture(criterion(of: "village", require: "{sum: {of: village-clinic, field: medicines}, at-least: 80 种}"))
        defer { fixture.remove() }
        try fixture.writeTownship(["clinic: {medicines: 80}", "clinic: {medicines: 79}", "clinic: 无", "clinic: {medicines: 81}"])
        #expect(
            try await fixture.outcomes() == [
                "990101101201 c": "met", "990101101202 c": "unmet", "990101101203 c": "unmet", "990101101204 c": "met",
            ])
    }

    @Test(arguments: [
        ("990101101201-clinic", "met"), ("990101101202-clinic", "unmet"), ("990101101203-clinic", "unmet"), ("990101-h", "met"), ("", "unreported"),
    ])
    func aSiteIsServedByAnOpenFacility(code: String, outcome: String) async throws {
        let fixture = try Fixture(criterion(of: "resettlement-site", require: "{facility: served-by, is: open}"))
        defer { fixture.remove() }
        try fixture.writeTownship(
            ["clinic: {}", "clinic: {status: 停业}"],
            more: "resettlement-sites: [{code: 990101101-s1\(code.isEmpty ? "" : ", served-by: \(code)")}]")
        try fixture.write("county.yaml", "county: \"990101\"\nname: 县\nhospitals: [{code: 990101-h}]\n")
        #expect(try await fixture.outcomes() == ["990101101-s1 c": outcome])
    }

    @Test(arguments: [1, 2, 4])
    func workersDoNotMatter(workers: Int) async throws {
        let fixture = try Fixture(
            criterion("a", require: "{field: floor-area, at-least: 60 m²}")
                + criterion("b", of: "county", require: "{share: {of: village-clinic, where: {ownership: 公有}}, at-least: 90 %}"))
        defer { fixture.remove() }
        var roster = "roster: \"990101\"\nname: 试验县\ntownships:\n"
        for township in 101...130 {
            roster += "  \"990101\(township)\":\n    name: 镇\(township)\n    villages: {\"990101\(township)201\": 村}\n"
            try fixture.write(
                "\(200 - township).yaml",
                "township: \"990101\(township)\"\nhealth-centre: 无\nvillages:\n  - {code: \"990101\(township)201\", clinic: {floor-area: \(township - 60), ownership: \(township % 5 == 0 ? "私有" : "公有")}}\n"
            )
        }
        try fixture.write("roster.yaml", roster)
        let (batches, summary, _) = try await fixture.audit(AuditOptions(workers: workers))
        #expect(batches.map(\.code) == (101...130).map { "990101\($0)" } + ["990101"])
        #expect(batches.flatMap(\.gaps).count == 19 + 1)
        #expect(summary.totals.binding.unmet == 20)
        #expect(summary.townships.map(\.name).first == "镇101")
    }
}
