import Quantities
import Testing

@testable import Standards

/// Mistakes in what standards ask for as proof are named with their place.
@Suite struct ProofParsingTests {
    private static let exemption = "source: {clause: 一, facts: [], provenance: quoted}"

    static let mistakes: [(criterion: String, message: String)] = [
        (
            "{id: c, applies-to: village-clinic, require: {field: floor-area, at-least: 60 m²}, valid-for: {years: 1, count-by: rolling}",
            "valid-for goes with answers people give"
        ),
        ("{id: c, applies-to: village, require: {field: annual-exam-rate, at-least: 100 %}, valid-for: {years: 1}", "\"count-by\" is missing"),
        (
            "{id: c, applies-to: village, require: {field: annual-exam-rate, at-least: 100 %}, valid-for: {years: 1, quarters: 1, count-by: rolling}",
            "only one of \"quarters\", \"years\" can be given"
        ),
        ("{id: c, applies-to: village, require: {field: annual-exam-rate, at-least: 100 %}, valid-for: 一年", "\"一年\" is not how long an answer counts"),
        (
            "{id: c, applies-to: village, require: {field: annual-exam-rate, at-least: 100 %}, valid-for: {years: 0, count-by: rolling}",
            "\"0\" is not how long an answer counts"
        ),
        (
            "{id: c, applies-to: village, require: {count: {of: village-clinic}, at-least: 1}, unless: [{exemption: 联合设置, covered-by: {kind: village-clinik}, \(exemption)}]",
            "there is no kind of facility \"village-clinik\""
        ),
        (
            "{id: c, applies-to: village, require: {count: {of: village-clinic}, at-least: 1}, unless: [{exemption: 联合设置, covered-by: {kind: village}, \(exemption)}]",
            "there is no kind of facility \"village\""
        ),
        (
            "{id: c, applies-to: village, require: {count: {of: village-clinic}, at-least: 1}, unless: [{exemption: 联合设置, covered-by: {kind: village-clinic, where: nearby}, \(exemption)}]",
            "\"nearby\" is not one of the choices"
        ),
        (
            "{id: c, applies-to: village, require: {count: {of: village-clinic}, at-least: 1}, unless: [{exemption: 联合设置, covered-by: {has: {count: {of: staff}, at-least: 1}}, \(exemption)}]",
            "\"kind\" is missing"
        ),
        (
            "{id: c, applies-to: village, require: {count: {of: village-clinic}, at-least: 1}, unless: [{exemption: 联合设置, covered-by: {kind: village-clinic, has: {field: village.resident-population, at-least: 1 人}}, \(exemption)}]",
            "has can ask only about the fields of the 村卫生室 itself"
        ),
        (
            "{id: c, applies-to: village, require: {blank-spots: institution, within: village, at-most: 0 个}",
            "blank spots are counted for the township, county or city itself"
        ),
        (
            "{id: c, applies-to: township, require: {blank-spots: staff, within: county, at-most: 0 个}",
            "blank spots are counted for the township, county or city itself"
        ),
        ("{id: c, applies-to: county, require: {blank-spots: doctors, within: county, at-most: 0 个}", "\"doctors\" is not one of the choices"),
        (
            "{id: c, applies-to: county, require: {ratio: {of: {blank-spots: staff}, to: {field: resident-population}}, at-most: 0}",
            "blank-spots can only be compared by itself"
        ),
        ("{id: c, applies-to: village-clinic, require: {sum: [{field: floor-area}, {field: medicines}], at-least: 1 m²}", "unit \"种\" should be \"m²\""),
        ("{id: c, applies-to: village-clinic, require: {sum: [{field: floor-area}], at-least: 1 m²}", "expected two or more metrics"),
        ("{id: c, applies-to: village-clinic, require: {field: floor-area, at-least: 1 m², plus: 300 m²}", "\"per\" is missing"),
        (
            "{id: c, applies-to: township, require: {count: {of: village-clinic, where: {requires: {count: {of: village-clinic}, at-least: 1}}}, at-least: 1}",
            "village-clinic"
        ),
    ]

    @Test(arguments: mistakes)
    func saysWhatIsWrong(mistake: (criterion: String, message: String)) throws {
        let body = "criteria:\n  - \(mistake.criterion), group: 试验, title: 试验, source: {clause: 一, facts: [], provenance: quoted}}\n"
        let problems = try LibraryFolder(["a": LibraryFolder.standard("a", body)]).load().problems
        #expect(problems.count == 1 || mistake.message == "village-clinic")
        #expect(problems.first?.hasPrefix("a.yaml:6:") == true)
        #expect(problems.first?.contains(mistake.message) == true, "\(problems)")
    }

    @Test func aShareSaysWhatNothingMeans() throws {
        let share = LibraryFolder.criterion(require: "{share: {of: staff, where: {licence: valid}}, at-least: 45 %}")
        let (library, problems) = try LibraryFolder(["a": LibraryFolder.standard("a", "criteria:\n" + share)]).load()
        #expect(problems == [])
        #expect(
            library?.warnings.map(\.message.en) == [
                "the requirement takes a share or ratio: say with of-nothing what it means where there is nothing to take it of"
            ])
    }

    static let lives: [(AnswerLife, String, String)] = [
        (AnswerLife(1, .quarters, isCalendar: true), "2022-07-01", "2022-09-30"),
        (AnswerLife(1, .quarters, isCalendar: true), "2022-12-31", "2022-12-31"),
        (AnswerLife(2, .quarters, isCalendar: true), "2022-12-31", "2023-03-31"),
        (AnswerLife(1, .quarters, isCalendar: false), "2022-11-30", "2023-02-28"),
        (AnswerLife(1, .quarters, isCalendar: false), "2022-07-01", "2022-10-01"),
        (AnswerLife(1, .years, isCalendar: true), "2022-01-01", "2022-12-31"),
        (AnswerLife(1, .years, isCalendar: false), "2024-02-29", "2025-02-28"),
        (AnswerLife(1, .months, isCalendar: true), "2024-02-01", "2024-02-29"),
        (AnswerLife(92, .days, isCalendar: false), "2022-06-30", "2022-09-30"),
    ]

    @Test(arguments: lives)
    func anAnswerCountsToItsLastDay(life: AnswerLife, answered: String, last: String) {
        #expect(life.lastDay(of: Day(answered)!).description == last)
    }
}
