import Inventories
import Standards
import Testing

@testable import Audit

/// What is to be filled in: cells that exist, each counted once, and none that has a default.
@Suite struct MissingCellTests {
    private func missing(
        _ require: String, of kind: String = "county", _ villages: [String], more: String = "health-centre: 无", county: String = "hospitals: []"
    )
        async throws -> [String]
    {
        let fixture = try Fixture(criterion(of: kind, require: require))
        defer { fixture.remove() }
        try fixture.writeTownship(villages, more: more)
        try fixture.write("county.yaml", "county: \"990101\"\nname: 试验县\n\(county)\n")
        let (batches, summary, program) = try await fixture.audit()
        #expect(!summary.diagnostics.hasErrors)
        let words = ValueWords(vocabulary: program.vocabulary)
        return batches.flatMap { batch in batch.gaps.flatMap { gap in gap.missing.map { words.label($0, for: batch.subjects[gap.subject].kind) } } }
    }

    @Test func ofManyClinicsTheCellsThatAreEmptyAreNamed() async throws {
        let require = "{share: {of: village-clinic, among: {licence: valid}, where: {ownership: 公有}}, at-least: 90 %}"
        let valid = "licence-until: 2030-01-01"
        #expect(
            try await missing(
                require,
                ["clinic: {\(valid)}", "clinic: {\(valid)}", "clinic: {ownership: 公有}", "clinic: {\(valid), ownership: 公有}", "", "clinic: 无"])
                == ["有无村卫生室", "村卫生室·产权（2 处）", "村卫生室·执业许可证有效期至"])
    }

    @Test func kindsThatAreNotThereAreNotAsked() async throws {
        let require = "{share: {of: [village-clinic, township-health-centre], where: {capability-level: 推荐标准}}, at-least: 50 %}"
        #expect(try await missing(require, ["clinic: {}"]) == ["村卫生室·服务能力等级"])
        #expect(try await missing(require, ["clinic: 无"], more: "") == ["有无乡镇卫生院"])
    }

    @Test func ofStaffBelowTheListOrTheFieldIsNamed() async throws {
        let require = "{count: {of: [village-clinic.staff, township-health-centre.staff], where: {general-practitioner: 是}}, at-least: 1}"
        #expect(
            try await missing(
                require, ["clinic: {staff: [{}, {}]}", "clinic: {}", "clinic: {staff: []}"], more: "health-centre: {staff: [{general-practitioner: 否}]}")
                == ["村卫生室·人员", "村卫生室·人员·全科医生（2 处）"])
    }

    @Test func sumsNameTheNumberThatLacks() async throws {
        let require = "{sum: {of: village, field: resident-population}, at-least: 1500 人}"
        #expect(try await missing(require, ["resident-population: 900", "", ""]) == ["行政村（社区）·常住人口（2 处）"])
        #expect(
            try await missing(
                "{sum: {of: county-hospital, field: key-specialties, where: {public: 是}}, at-least: 1 个}", [""],
                county: "hospitals: [{code: 990101-h, public: 是}, {code: 990101-i, public: 否}]")
                == ["县级医院·省定县级临床重点专科"])
    }

    @Test func defaultsAreNeverAskedFor() async throws {
        #expect(try await missing("{count: {of: village-clinic, where: {status: open, ownership: 公有}}, at-least: 1}", ["clinic: {}"]) == ["村卫生室·产权"])
        #expect(try await missing("{all: [{field: status, is: open}, {field: ownership, is: 公有}]}", of: "village-clinic", ["clinic: {}"]) == ["产权"])
    }

    @Test func anInstitutionThatIsThereIsNotSaidToBeUnknown() async throws {
        let fixture = try Fixture(
            criterion("hospital", of: "county", require: "{count: {of: county-hospital, where: {public: 是}}, at-least: 1}", "blank-spot: institution"))
        defer { fixture.remove() }
        try fixture.writeTownship([""])
        try fixture.write("county.yaml", "county: \"990101\"\nname: 试验县\nhospitals: [{code: 990101-h}]\n")
        var spot = try #require(try await fixture.audit().batches.last?.blankSpots.first)
        #expect(!spot.isCertain && spot.missing.map(\.isPresence) == [false] && spot.missing.map(\.count) == [1])
        try fixture.write("county.yaml", "county: \"990101\"\nname: 试验县\n")
        spot = try #require(try await fixture.audit().batches.last?.blankSpots.first)
        #expect(!spot.isCertain && spot.missing.map(\.isPresence) == [true])
    }
}
