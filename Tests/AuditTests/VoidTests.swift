import Quantities
import Testing

@testable import Audit

/// Nothing to take a share or ratio of: never a silent yes.
@Suite struct VoidTests {
    private static let share = "{share: {of: staff, where: {qualification: 护士}}, at-least: 50 %}"
    private static let ratio =
        "{ratio: {of: {count: {of: staff, where: {qualification: 护士}}}, to: {count: {of: staff, where: {qualification: 执业医师}}}}, at-least: 1.1}"
    private static let yes = "{field: ownership, is: 公有}"
    private static let no = "{field: ownership, is: 私有}"
    private static let unknown = "{field: medicines, at-least: 80 种}"

    struct Case: Sendable, CustomTestStringConvertible {
        var require: String
        /// Without `of-nothing`, then with unmet, met, not-applicable.
        var outcomes: [String]
        var testDescription: String { require }

        init(_ require: String, _ plain: String, unmet: String, met: String) {
            self.require = require
            outcomes = [plain, unmet, met, plain]
        }
    }

    /// On a clinic that has no staff and is publicly owned.
    static let cases = [
        Case(share, "notApplicable", unmet: "unmet", met: "met"),
        Case(ratio, "notApplicable", unmet: "unmet", met: "met"),
        Case("{all: [\(share), \(yes)]}", "met", unmet: "unmet", met: "met"),
        Case("{all: [\(yes), \(share)]}", "met", unmet: "unmet", met: "met"),
        Case("{all: [\(share), \(no)]}", "unmet", unmet: "unmet", met: "unmet"),
        Case("{all: [\(share), \(unknown)]}", "unreported", unmet: "unmet", met: "unreported"),
        Case("{all: [\(share), \(ratio)]}", "notApplicable", unmet: "unmet", met: "met"),
        Case("{any: [\(share), \(yes)]}", "met", unmet: "met", met: "met"),
        Case("{any: [\(share), \(no)]}", "unmet", unmet: "unmet", met: "met"),
        Case("{any: [\(no), \(share)]}", "unmet", unmet: "unmet", met: "met"),
        Case("{any: [\(share), \(unknown)]}", "unreported", unmet: "unreported", met: "met"),
        Case("{any: [\(share), \(ratio)]}", "notApplicable", unmet: "unmet", met: "met"),
        Case("{not: \(share)}", "notApplicable", unmet: "unmet", met: "met"),
        Case("{all: [\(yes), {not: \(share)}]}", "met", unmet: "unmet", met: "met"),
        Case("{all: [\(yes), {any: [\(share), \(ratio)]}]}", "met", unmet: "unmet", met: "met"),
        Case(
            "{share: {of: staff, where: {qualification: 护士}}, levels: [{id: basic, label: 基本, at-least: 50 %}, {id: more, label: 推荐, at-least: 80 %}]}",
            "notApplicable", unmet: "unmet", met: "met"),
    ]

    @Test(arguments: cases)
    func noStaffPassesAShareOnlyWhereTheCriterionSaysSo(example: Case) async throws {
        for (said, outcome) in zip(["", "of-nothing: unmet", "of-nothing: met", "of-nothing: not-applicable"], example.outcomes) {
            let fixture = try Fixture(criterion(require: example.require, said))
            defer { fixture.remove() }
            try fixture.writeTownship(["clinic: {ownership: 公有, staff: []}"])
            #expect(try await fixture.outcomes() == ["990101101201-clinic c": outcome], "\(said)")
        }
    }

    /// Staff of whom it is not known whether there are any, or whether they are asked about.
    static let unsettled: [(String, String, [String])] = [
        (share, "", ["unreported", "unreported", "unreported"]),
        ("{share: {of: staff, where: {qualification: 护士}}, at-least: 0 %}", "", ["met", "unreported", "met"]),
        // Whether the nurse is on duty decides whether there is anybody: void or all of them.
        (
            "{share: {of: staff, among: {duty: 护理}, where: {qualification: 护士}}, at-least: 50 %}", "staff: [{qualification: 护士}]",
            ["met", "unreported", "met"]
        ),
        (
            "{share: {of: staff, among: {duty: 护理}, where: {qualification: 护士}}, at-least: 50 %}", "staff: [{qualification: 执业医师}]",
            ["unreported", "unmet", "unreported"]
        ),
        (
            "{ratio: {of: {count: {of: staff, where: {qualification: 护士}}}, to: {count: {of: staff, where: {duty: 诊疗}}}}, at-least: 1}",
            "staff: [{qualification: 护士}, {qualification: 执业医师, duty: 护理}]", ["met", "unreported", "met"]
        ),
    ]

    @Test(arguments: unsettled)
    func whatMayBeVoidIsDecidedOnlyWhenBothWaysAgree(require: String, facts: String, outcomes: [String]) async throws {
        for (said, outcome) in zip(["", "of-nothing: unmet", "of-nothing: met"], outcomes) {
            let fixture = try Fixture(criterion(require: require, said))
            defer { fixture.remove() }
            try fixture.writeTownship(["clinic: {\(facts)}"])
            #expect(try await fixture.outcomes() == ["990101101201-clinic c": outcome], "\(said)")
        }
    }

    @Test func aConditionOfNothingIsNotFulfilled() async throws {
        let fixture = try Fixture(criterion(require: "{field: ownership, is: 私有}", "when: \(Self.share)"))
        defer { fixture.remove() }
        try fixture.writeTownship(["clinic: {ownership: 公有, staff: []}", "clinic: {ownership: 公有, staff: [{qualification: 护士}]}", "clinic: {ownership: 公有}"])
        #expect(
            try await fixture.outcomes() == [
                "990101101201-clinic c": "notApplicable", "990101101202-clinic c": "unmet", "990101101203-clinic c": "unreported",
            ])
    }

    @Test func theGapSaysThatThereIsNothing() async throws {
        let fixture = try Fixture(criterion(require: Self.share, "of-nothing: unmet"))
        defer { fixture.remove() }
        try fixture.writeTownship(["clinic: {staff: []}"])
        let gap = try #require(try await fixture.audit().batches[0].gaps.first)
        #expect(gap.outcome == .unmet && gap.remarks == [.nothingToTakeOf(.unmet)])
        #expect(gap.required == .atLeast(Quantity(50)) && gap.actual == nil && gap.shortfall == nil)
    }

    @Test func explainShowsIt() async throws {
        let fixture = try Fixture(criterion(require: "{all: [\(Self.yes), \(Self.share)]}"))
        defer { fixture.remove() }
        try fixture.writeTownship(["clinic: {ownership: 公有, staff: []}"])
        let batches = try await fixture.audit(AuditOptions(explain: ExplainRequest(criterion: "c"))).batches
        let explanation = try #require(batches.flatMap(\.explanations).first)
        #expect(explanation.steps.map(\.answer) == [.yes, .yes, .void])
        #expect(explanation.steps.last?.actual.zh == "没有可比的对象")
        #expect(explanation.remarks == [.nothingToTakeOf(.notApplicable)])
    }
}
