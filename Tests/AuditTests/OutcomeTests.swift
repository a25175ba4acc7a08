import Testing

@testable import Audit

/// Each form of requirement with each outcome it can have, on one clinic.
@Suite struct OutcomeTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var require: String
        var facts: String
        var outcome: String
        var testDescription: String { "\(require) on {\(facts)} is \(outcome)" }

        init(_ require: String, _ facts: String, _ outcome: String) {
            self.require = require
            self.facts = facts
            self.outcome = outcome
        }
    }

    private static let staff3 = "staff: [{qualification: 乡村医生, licence-until: 2030-01-01}, {qualification: 护士}, {licence-until: 2030-01-01}]"
    private static func count(_ atLeast: Int) -> String { "{count: {of: staff, where: {qualification: [乡村医生, 护士]}}, at-least: \(atLeast)}" }

    static let cases = [
        Case("{field: floor-area, at-least: 60 m²}", "floor-area: 60", "met"),
        Case("{field: floor-area, at-least: 60 m²}", "floor-area: 59.9", "unmet"),
        Case("{field: floor-area, at-least: 60 m²}", "floor-area: ", "unreported"),
        Case("{field: diseases, between: [20, 30 种]}", "diseases: 31", "unmet"),
        Case("{field: ownership, is: 公有}", "ownership: 公有", "met"),
        Case("{field: ownership, is: 公有}", "ownership: 租用", "unmet"),
        Case("{field: ownership, is: 公有}", "", "unreported"),
        Case("{field: status, is: open}", "", "met"),
        Case("{field: licence, is: valid}", "licence-until: 2022-08-02", "met"),
        Case("{field: licence, is: valid}", "licence-until: 2022-08-01", "unmet"),
        Case("{field: licence, is: valid}", "", "unreported"),
        Case("{days-since: licence-until, at-most: 92 天}", "licence-until: 2022-05-02", "met"),
        Case("{days-since: licence-until, at-most: 92 天}", "licence-until: 2022-05-01", "unmet"),
        Case("{field: licence-until, on-or-after: 2025-01-01}", "licence-until: 2024-12-31", "unmet"),
        Case("{quantity: {of: equipment, item: 听诊器}, at-least: 2}", "equipment: {听诊器: 2}", "met"),
        Case("{quantity: {of: equipment, item: 听诊器}, at-least: 2}", "equipment: {听诊器: 1}", "unmet"),
        Case("{quantity: {of: equipment, item: 听诊器}, at-least: 2}", "equipment: {体温计: 1}", "unreported"),
        Case("{includes: {field: equipment, all: [听诊器, 体温计]}}", "equipment: {听诊器: 1, 体温计: 1}", "met"),
        Case("{includes: {field: equipment, all: [听诊器, 体温计]}}", "equipment: {听诊器: 0}", "unmet"),
        Case("{includes: {field: equipment, all: [听诊器, 体温计]}}", "equipment: {听诊器: 1}", "unreported"),
        Case("{includes: {field: rooms, all: [诊室, 药房]}}", "rooms: [诊室]", "unmet"),
        Case("{includes: {field: rooms, at-least: 2, of: [诊室, 药房, 治疗室]}}", "rooms: [诊室, 治疗室]", "met"),
        Case("{includes: {field: rooms, all: [诊室]}}", "rooms: 无", "unmet"),
        // Three staff rows, one with no qualification filled in: between 2 and 3.
        Case(count(2), staff3, "met"), Case(count(3), staff3, "unreported"), Case(count(4), staff3, "unmet"),
        Case(count(1), "staff: []", "unmet"), Case(count(1), "staff: 无", "unmet"), Case(count(1), "", "unreported"),
        Case("{count: {of: staff}, at-least: 2, per: 1000, of: resident-population}", "staff: [{id: A}]", "unmet"),
        Case("{share: {of: staff, where: {qualification: 护士}}, at-least: 50 %}", "staff: [{qualification: 护士}, {qualification: 乡村医生}]", "met"),
        Case("{share: {of: staff, where: {qualification: 护士}}, at-least: 50.1 %}", "staff: [{qualification: 护士}, {qualification: 乡村医生}]", "unmet"),
        Case("{share: {of: staff, where: {qualification: 护士}}, at-least: 50 %}", "staff: [{qualification: 护士}, {}, {}]", "unreported"),
        Case("{share: {of: staff, where: {qualification: 护士}}, at-least: 50 %}", "staff: []", "notApplicable"),
        Case(
            "{ratio: {of: {count: {of: staff, where: {qualification: 护士}}}, to: {count: {of: staff, where: {qualification: 执业医师}}}}, at-least: 1.1}",
            "staff: [{qualification: 护士}, {qualification: 执业医师}]", "unmet"),
        Case(
            "{ratio: {of: {count: {of: staff, where: {qualification: 护士}}}, to: {count: {of: staff, where: {qualification: 执业医师}}}}, at-least: 1.1}",
            "staff: []", "notApplicable"),
        Case("{each: {of: staff, satisfy: {licence: valid}}}", "staff: [{licence-until: 2030-01-01}]", "met"),
        Case("{each: {of: staff, satisfy: {licence: valid}}}", "staff: [{licence-until: 2020-01-01}, {}]", "unmet"),
        Case("{each: {of: staff, satisfy: {licence: valid}}}", "staff: [{licence-until: 2030-01-01}, {}]", "unreported"),
        Case("{each: {of: staff, where: {duty: 诊疗}, satisfy: {age: {less-than: 65 岁}}}}", "staff: [{duty: 诊疗, born: 1957-08-03}]", "met"),
        Case("{each: {of: staff, where: {duty: 诊疗}, satisfy: {age: {less-than: 65 岁}}}}", "staff: [{duty: 诊疗, born: 1957-08-02}]", "unmet"),
        Case("{all: [{field: ownership, is: 公有}, {field: diseases, at-least: 20 种}]}", "ownership: 私有", "unmet"),
        Case("{all: [{field: ownership, is: 公有}, {field: diseases, at-least: 20 种}]}", "ownership: 公有", "unreported"),
        Case("{any: [{field: ownership, is: 公有}, {field: diseases, at-least: 20 种}]}", "ownership: 公有", "met"),
        Case("{any: [{field: ownership, is: 公有}, {field: diseases, at-least: 20 种}]}", "ownership: 私有", "unreported"),
        Case("{field: licence-until, on-or-after: 2025-01-01}", "licence-until: 2025-01-01", "met"),
        Case("{field: licence-until, on-or-before: 2025-01-01}", "licence-until: 2025-01-01", "met"),
        Case("{field: licence-until, on-or-before: 2025-01-01}", "licence-until: 2025-01-02", "unmet"),
        Case("{field: licence-until, on-or-before: 2025-01-01}", "", "unreported"),
        Case("{count: {of: staff, where: {licence-until: {on-or-before: 2025-01-01}}}, at-least: 1}", "staff: [{licence-until: 2025-01-01}]", "met"),
        Case("{count: {of: staff, where: {licence-until: {on-or-before: 2025-01-01}}}, at-least: 1}", "staff: [{licence-until: 2025-01-02}]", "unmet"),
        Case("{count: {of: staff, where: {licence-until: {on-or-after: 2025-01-02}}}, at-least: 1}", "staff: [{licence-until: 2025-01-01}]", "unmet"),
        Case("{count: {of: staff, where: {licence-until: {on-or-after: 2025-01-02}}}, at-least: 1}", "staff: [{}]", "unreported"),
        // Two limits of one field must both be kept.
        Case("{count: {of: staff, where: {age: {at-least: 30 岁, less-than: 40 岁}}}, at-least: 1}", "staff: [{born: 1992-08-02}]", "met"),
        Case("{count: {of: staff, where: {age: {at-least: 30 岁, less-than: 40 岁}}}, at-least: 1}", "staff: [{born: 1992-08-03}]", "unmet"),
        Case("{count: {of: staff, where: {age: {at-least: 30 岁, less-than: 40 岁}}}, at-least: 1}", "staff: [{born: 1982-08-02}]", "unmet"),
        Case("{count: {of: staff, where: {qualification: {not: 护士}}}, at-least: 1}", "staff: [{qualification: 护士}, {}]", "unreported"),
        Case("{count: {of: staff, where: {qualification: {not: 护士}}}, at-least: 1}", "staff: [{qualification: 药师}]", "met"),
        Case("{count: {of: staff, where: {any: [{qualification: 护士}, {duty: 护理}]}}, at-least: 1}", "staff: [{duty: 护理}]", "met"),
        Case("{count: {of: staff}, at-least: 1, per: 450, of: resident-population}", "staff: [{id: A}, {id: B}]", "met"),
        Case("{count: {of: staff}, at-least: 1, per: 449, of: resident-population}", "staff: [{id: A}, {id: B}]", "unmet"),
        // The base is not known: with nobody served nothing is needed, with many more.
        Case("{count: {of: staff}, at-least: 1, per: 1000, of: served-population}", "staff: [{id: A}]", "unreported"),
        Case("{count: {of: staff}, at-least: 1, per: 1000, of: served-population}", "served-population: 0, staff: []", "met"),
        Case("{field: floor-area, at-least: 60 m²}", "floor-area: 999999999999.999999", "met"),
        Case("{count: {of: staff}, at-least: 999999999999, per: 0.000001, of: served-population}", "served-population: 999999999999, staff: []", "unmet"),
        Case(
            "{ratio: {of: {field: floor-area}, to: {field: annual-rent}}, at-most: 0.000001}", "floor-area: 999999999999, annual-rent: 0.000001", "unmet"),
        Case("{includes: {field: rooms, at-least: 2, of: [诊室, 药房, 治疗室]}}", "rooms: [诊室, 观察室]", "unmet"),
        Case("{includes: {field: equipment, at-least: 2, of: [听诊器, 体温计, 血压计]}}", "equipment: {听诊器: 1, 体温计: 0}", "unreported"),
        Case("{includes: {field: rooms, all: [诊室]}}", "", "unreported"),
        Case("{quantity: {of: equipment, item: 听诊器}, at-least: 2}", "equipment: 无", "unmet"),
        Case("{days-since: licence-until, at-most: 92 天}", "", "unreported"),
        Case("{field: licence, is: expired}", "licence-until: 2022-08-01", "met"),
        Case("{each: {of: staff, satisfy: {licence: valid}}}", "staff: []", "met"),
        Case("{each: {of: staff, satisfy: {licence: valid}}}", "", "unreported"),
        Case("{each: {of: staff, where: {duty: 诊疗}, satisfy: {licence: valid}}}", "staff: [{licence-until: 2020-01-01}]", "unreported"),
        Case("{not: {field: iv-infusion, is: 是}}", "iv-infusion: 否", "met"),
        Case("{not: {field: iv-infusion, is: 是}}", "", "unreported"),
        Case("{field: diseases, levels: [{id: basic, label: 基本, at-least: 50 种}, {id: more, label: 推荐, at-least: 75 种}]}", "diseases: 49", "unmet"),
        Case("{field: diseases, levels: [{id: basic, label: 基本, at-least: 50 种}, {id: more, label: 推荐, at-least: 75 种}]}", "diseases: 60", "met"),
    ]

    @Test(arguments: cases)
    func outcome(example: Case) async throws {
        let fixture = try Fixture(criterion(require: example.require))
        defer { fixture.remove() }
        try fixture.writeTownship(["resident-population: 900, clinic: {\(example.facts)}"])
        #expect(try await fixture.outcomes() == ["990101101201-clinic c": example.outcome])
    }

    static let applicability: [(String, String, String)] = [
        ("800", "59", "notApplicable"), ("801", "59", "unmet"), ("801", "60", "met"), ("", "60", "met"), ("", "59", "unreported"), ("801", "", "unreported"),
    ]

    @Test(arguments: applicability)
    func appliesAboveALine(population: String, area: String, outcome: String) async throws {
        let fixture = try Fixture(
            criterion(require: "{field: floor-area, at-least: 60 m²}", "when: {field: resident-population, more-than: 800 人}"))
        defer { fixture.remove() }
        try fixture.writeTownship(["resident-population: \(population), clinic: {floor-area: \(area)}"])
        #expect(try await fixture.outcomes() == ["990101101201-clinic c": outcome])
    }

    @Test func verifiedValuesCountAndDifferencesAreListed() async throws {
        let fixture = try Fixture(criterion(require: "{field: floor-area, at-least: 60 m²}"))
        defer { fixture.remove() }
        try fixture.writeTownship(["clinic: {floor-area: 80, equipment: {听诊器: 2}, verified: {by: 排查组, floor-area: 55, equipment: {听诊器: 1}}}"])
        let (batches, _, _) = try await fixture.audit()
        #expect(try await fixture.outcomes() == ["990101101201-clinic c": "unmet"])
        #expect(batches[0].differences.map { "\($0.reported) \($0.verified)" } == ["80 m² 55 m²", "2 1"])
    }

    @Test func anAnswerWithoutEvidenceIsNoAnswer() async throws {
        let fixture = try Fixture(criterion(of: "county", require: "{field: one-stop-settlement, is: 是}"))
        defer { fixture.remove() }
        try fixture.writeTownship([""])
        for (answer, outcome) in [
            ("{value: 是, evidence: 文件1号}", "met"), ("{value: 是}", "unreported"), ("是", "unreported"), ("否", "unmet"), ("{value: 否}", "unmet"),
        ] {
            try fixture.write("county.yaml", "county: \"990101\"\nname: 试验县\nattestations:\n  one-stop-settlement: \(answer)\n")
            #expect(try await fixture.outcomes() == ["990101 c": outcome], "\(answer)")
        }
    }
}
