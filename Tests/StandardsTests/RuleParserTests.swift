import Testing

@testable import Standards

/// What is said about requirements that cannot be right.
@Suite struct RuleParserTests {
    static let mistakes: [(String, String)] = [
        ("{field: floor-area, at-least: 60}", "a.yaml:10:44: the threshold \"60\" has no unit (m²) | write 60 m²"),
        ("{field: floor-area, at-least: 60 亩}", "a.yaml:10:44: unit \"亩\" should be \"m²\""),
        ("{field: floor-aera, at-least: 60 m²}", "a.yaml:10:22: 村卫生室 has no field \"floor-aera\" | did you mean \"floor-area\"?"),
        ("{field: floor-area, at-least: 许多}", "a.yaml:10:44: expected a number, found \"许多\""),
        ("{field: rooms, at-least: 3}", "a.yaml:10:22: \"功能用房\" is not a number"),
        ("{field: ownership, is: 共有}", "a.yaml:10:37: \"共有\" is not in the list 产权 | did you mean \"公有\"?"),
        ("{includes: {field: rooms, all: [诊室, 手术室]}}", "a.yaml:10:50: \"手术室\" is not in the list 功能用房"),
        ("{includes: {field: rooms, at-least: 3, of: [诊室, 药房]}}", "a.yaml:10:50: asks for 3, but lists only 2"),
        (
            "{count: {of: staff}, share: {of: staff, where: {}}, at-least: 1}",
            "a.yaml:10:14: only one of \"count\", \"share\" can be given | one of: field, quantity, count, share, sum, mean, ratio, days-since, quarters-since, blank-spots, includes, each, facility, reported, all, any, not"
        ),
        ("{count: {of: staff, where: {qualifcation: 护士}}, at-least: 1}", "a.yaml:10:42: unknown key \"qualifcation\" | did you mean \"qualification\"?"),
        ("{count: {of: villages}, at-least: 1}", "a.yaml:10:27: 村卫生室 has no \"villages\" to count | one of \"staff\", \"exemptions\", \"exemptions\""),
        ("{share: {of: staff, where: {licence: valid}}, at-least: 45}", "a.yaml:10:70: the threshold \"45\" has no unit (%) | write 45 %"),
        (
            "{count: {of: staff}}",
            "a.yaml:10:14: a comparison such as at-least is missing | one of \"at-least\", \"at-most\", \"more-than\", \"less-than\", \"equals\", \"between\""
        ),
        ("{field: licence-until, is: valid}", "a.yaml:10:41: this field cannot be asked with is | use at-least and the like for numbers, includes for lists"),
        (
            "{field: floor-area, at-least: 60 m², at-most: 80 m²}",
            "a.yaml:10:14: only one of \"at-least\", \"at-most\" can be given | one of \"at-least\", \"at-most\", \"more-than\", \"less-than\", \"equals\", \"between\""
        ),
        ("{count: {of: staff}, at-least: 1, per: 0, of: resident-population}", "a.yaml:10:53: expected a number, found \"0\""),
        ("{field: diseases, between: [20 种]}", "a.yaml:10:41: between takes two limits, such as [10, 29 张]"),
        ("{days-since: floor-area, at-most: 3 天}", "a.yaml:10:27: \"floor-area\" is not a date"),
        ("{field: licence-until, at-least: 3}", "a.yaml:10:14: a comparison such as at-least is missing | one of \"on-or-after\", \"on-or-before\""),
        ("{sum: {of: staff, field: qualification}, at-least: 3}", "a.yaml:10:39: \"资格\" is not a number"),
    ]

    @Test func ofNothingGoesWithSharesOnly() throws {
        func problems(_ require: String, _ key: String) throws -> [String] {
            let body = "criteria:\n" + LibraryFolder.criterion(require: require, more: "    of-nothing: \(key)")
            return try LibraryFolder(["a": LibraryFolder.standard("a", body)]).load().problems
        }
        let share = "{share: {of: staff, where: {licence: valid}}, at-least: 45 %}"
        #expect(try problems(share, "unmet") == [])
        #expect(try problems("{any: [{field: ownership, is: 公有}, {not: \(share)}]}", "not-applicable") == [])
        #expect(
            try problems("{field: ownership, is: 公有}", "unmet") == ["a.yaml:12:17: of-nothing goes with a requirement that takes a share or ratio | remove it"])
        #expect(try problems(share, "nein").first?.hasPrefix("a.yaml:12:17: \"nein\" is not one of the choices") == true)
    }

    @Test func anInheritedOfNothingMayOutliveItsShare() throws {
        let share = LibraryFolder.criterion(require: "{share: {of: staff, where: {licence: valid}}, at-least: 45 %}", more: "    of-nothing: unmet")
        let base = LibraryFolder.standard("base", "criteria:\n" + share)
        func problems(_ override: String) throws -> [String] {
            try LibraryFolder(["base": base, "own": LibraryFolder.standard("own", extends: "base", "override:\n  - {id: area, \(override)}\n")]).load().problems
        }
        #expect(try problems("require: {count: {of: staff, where: {licence: valid}}, at-least: 1}") == [])
        #expect(try problems("require: {count: {of: staff, where: {licence: valid}}, at-least: 1}, of-nothing: met").count == 1)
        #expect(try problems("of-nothing: met") == [])
    }

    @Test(arguments: mistakes)
    func saysWhatIsWrong(mistake: (require: String, message: String)) throws {
        let body = "criteria:\n" + LibraryFolder.criterion(require: mistake.require)
        let folder = try LibraryFolder(["a": LibraryFolder.standard("a", body)])
        #expect(try folder.load().problems.first == mistake.message)
    }

    static let forms = [
        "{field: floor-area, at-least: 60 m²}", "{field: 建筑面积, at-least: 60m2}", "{field: resident-population, more-than: 800 人}",
        "{field: village.resident-population, between: [100, 900 人]}", "{field: ownership, is: [公有, 租用]}", "{field: licence, is: valid}",
        "{field: licence-until, on-or-after: 2022-08-26}", "{days-since: licence-until, at-most: 92 天}",
        "{quantity: {of: equipment, item: 注射器}, at-least: 50}",
        "{count: {of: staff, where: {qualification: [执业医师], age: {less-than: 65 岁}, any: [{title: 中级}, {education: 本科}]}}, at-least: 1}",
        "{count: {of: staff}, at-least: 1, per: 1000, of: resident-population}", "{ratio: {of: {count: {of: staff}}, to: {field: medicines}}, at-most: 2}",
        "{includes: {field: equipment, all: [听诊器]}}", "{each: {of: staff, where: {duty: 诊疗}, satisfy: {licence: valid}}}",
        "{all: [{field: ownership, is: 公有}, {not: {field: iv-infusion, is: 是}}]}", "{any: [{field: ownership, is: 公有}, {field: medicines, at-least: 80 种}]}",
        "{field: diseases, levels: [{id: basic, label: 基本, at-least: 20 种}, {id: more, label: 推荐, at-least: 40 种}]}",
    ]

    @Test(arguments: forms)
    func accepts(form: String) throws {
        let folder = try LibraryFolder(["a": LibraryFolder.standard("a", "criteria:\n" + LibraryFolder.criterion(require: form))])
        let (library, problems) = try folder.load()
        #expect(problems.isEmpty)
        #expect(library?.standards.first?.criteria.count == 1)
    }
}
