import Quantities
import Testing

@testable import Standards

/// Thresholds are held against the numbers of the facts they cite.
@Suite struct FactLintTests {
    private static func standard(_ id: String, _ criteria: String) -> String {
        LibraryFolder.standard(id, criteria.isEmpty ? "criteria: []\n" : "criteria:\n" + criteria)
    }

    private static func criterion(
        kind: String = "village-clinic", require: String, facts: String = "f-1", provenance: String = "quoted", more: String = "", rectify: String = ""
    ) -> String {
        """
          - id: c
            group: 试验
            applies-to: \(kind)
            title: 试验
            require: \(require)
            \(rectify.isEmpty ? "severity: major" : "rectify: \(rectify)")
            source: {clause: 一, facts: [\(facts)], provenance: \(provenance)\(more)}

        """
    }

    /// What the lint says, as `severity: message` in English.
    private func problems(_ standards: [String: String], facts: String) throws -> [String] {
        let folder = try LibraryFolder(standards.merging(["facts": "facts:\n" + facts]) { $1 })
        let (library, problems) = try folder.load()
        #expect(problems == [])
        return FactLint(try #require(library)).problems().map { "\($0.severity): \($0.message.en)" }
    }

    private func problems(of criterion: String, fact: String) throws -> [String] {
        try problems(["t": Self.standard("t", criterion)], facts: "  t:\n    - {id: f-1, name: f, kind: Q, asks: f, \(fact)}\n")
    }

    @Test(arguments: [
        ("{field: floor-area, at-least: 50 m²}", "value: 60, unit: m², comparison: at-least"),
        ("{field: floor-area, more-than: 60 m²}", "value: 60, unit: m², comparison: at-least"),
        ("{field: floor-area, at-least: 60 m²}", "value: 60, unit: m², comparison: at-most"),
        ("{field: floor-area, at-least: 60 m²}", "value: 60, unit: 人, comparison: at-least"),
        ("{field: diseases, at-least: 20 种}", "value: 20, unit: 类, comparison: at-least"),
        ("{field: diseases, at-least: 1 种}", "value: 20, unit: 种, comparison: at-least"),
        ("{days-since: last-serious-illness-monitoring, at-most: 93 天}", "value: 1, unit: 季度, comparison: within"),
        ("{includes: {field: rooms, all: [诊室, 治疗室, 药房]}}", "value: 4, unit: 间, comparison: all"),
        ("{ratio: {of: {field: floor-area}, to: {field: served-population}}, at-least: 0.8}", "value: 90, unit: \"%\", comparison: at-least"),
        ("{count: {of: staff}, at-least: 2, per: 1000, of: served-population}", "value: 1, unit: 人, comparison: at-least, per: 1000"),
        (
            "{field: floor-area, at-least: 20 m², per: 1000, of: served-population, plus: 300 m²}",
            "value: 20, unit: m², comparison: at-least, per: 1000"
        ),
        ("{quarters-since: last-serious-illness-monitoring, at-most: 2 个季度}", "value: 1, unit: 季度, comparison: within"),
        (
            "{count: {of: staff, where: {age: {less-than: 60 岁}}}, at-least: 3}",
            "values: [{value: 3, unit: 人, comparison: at-least}, {value: 65, unit: 岁, comparison: at-least}]"
        ),
    ])
    func aThresholdTheDocumentDoesNotGiveIsSaid(require: String, fact: String) throws {
        let found = try problems(of: Self.criterion(require: require), fact: fact)
        #expect(found.count == 1 && found[0].hasPrefix("error: t/c asks "), "\(found)")
    }

    @Test(arguments: [
        ("{field: floor-area, at-least: 60 m²}", "value: 60, unit: m², comparison: at-least"),
        ("{field: diseases, at-least: 37 种}", "value: 37, unit: 种, comparison: equals"),
        ("{field: diseases, levels: [{id: a, label: 甲, at-least: 50 种}, {id: b, label: 乙, at-least: 75 种}]}", "value: [50, 75], unit: 种, comparison: between"),
        ("{field: diseases, at-least: 50 种}", "value: [50, 75], unit: 种, comparison: between"),
        ("{field: served-population, at-most: 2000 人}", "value: 2, unit: 千人, comparison: at-most"),
        ("{days-since: last-serious-illness-monitoring, at-most: 92 天}", "value: 1, unit: 季度, comparison: within"),
        ("{days-since: last-serious-illness-monitoring, at-most: 1827 天}", "value: 5, unit: 年, comparison: within"),
        ("{ratio: {of: {field: floor-area}, to: {field: served-population}}, at-least: 0.9}", "value: 90, unit: \"%\", comparison: at-least"),
        ("{field: annual-rent, at-most: 0 元}", "value: 0, comparison: equals"),
        ("{count: {of: staff}, at-least: 1, per: 1000, of: served-population}", "value: 1, unit: 人, comparison: at-least, per: 1000"),
        (
            "{field: floor-area, at-least: 20 m², per: 1000, of: served-population, plus: 300 m²}",
            "values: [{value: 20, unit: m², comparison: at-least, per: 1000}, {value: 300, unit: m², comparison: at-least}]"
        ),
        ("{quarters-since: last-serious-illness-monitoring, at-most: 1 个季度}", "value: 1, unit: 季度, comparison: within"),
        (
            "{count: {of: staff, where: {age: {less-than: 65 岁}}}, at-least: 3}",
            "values: [{value: 3, unit: 人, comparison: at-least}, {value: 65, unit: 岁, comparison: at-least}]"
        ),
        ("{includes: {field: rooms, all: [诊室, 治疗室, 药房]}}", "value: 3, unit: 间, comparison: all"),
        ("{count: {of: staff}, at-least: 1}", "value: 100, unit: \"%\", comparison: equals"),
    ])
    func aNumberThatOnlyChangesItsUnitIsAccepted(require: String, fact: String) throws {
        #expect(try problems(of: Self.criterion(require: require), fact: fact) == [])
    }

    @Test(arguments: [
        ("when: {field: resident-population, at-most: 800 人}", 1), ("when: {field: resident-population, at-most: 900 人}", 0),
        ("covered-by: {kind: village-clinic, has: {count: {of: staff}, at-least: 3}}", 1),
        ("covered-by: {kind: village-clinic, has: {count: {of: staff}, at-least: 2}}", 0),
    ])
    func anExemptionMayNotBeWiderThanItsPaper(condition: String, count: Int) throws {
        let rule = "{exemption: 联合设置, \(condition), source: {clause: 一, facts: [f-1], provenance: supporting}}"
        let criterion = Self.criterion(kind: "village", require: "{count: {of: village-clinic}, at-least: 1}", provenance: "supporting")
            .replacing("    severity: major", with: "    unless: [\(rule)]\n    severity: major")
        let found = try problems(
            of: criterion,
            fact: "values: [{value: 1, unit: 所, comparison: at-least}, {value: 900, unit: 人, comparison: at-most}, {value: 2, unit: 人, comparison: at-least}]")
        #expect(found.count == count, "\(found)")
    }

    @Test func everyOtherNumberThanTheFactsIsSaid() throws {
        for given in [2, 20, 60] {
            let criteria = (0...80).map {
                Self.criterion(require: "{field: diseases, at-least: \($0) 种}").replacing("id: c\n", with: "id: c\($0)\n")
            }
            let found = try problems(of: criteria.joined(), fact: "value: \(given), unit: 种, comparison: at-least")
            #expect(found.count == 80 && !found.contains { $0.contains("t/c\(given) ") }, "\(given)")
        }
    }

    @Test func ourOwnReasoningIsWarnedOfNotRefused() throws {
        let found = try problems(
            of: Self.criterion(require: "{field: floor-area, at-least: 50 m²}", provenance: "derived", more: ", reason: 推定"),
            fact: "value: 60, unit: m², comparison: at-least")
        #expect(found.count == 1 && found[0].hasPrefix("warning: "), "\(found)")
    }

    @Test func aNumberOfAnotherPaperIsNotQuotedFromThisOne() throws {
        let facts = """
              t:
                - {id: f-1, name: f, kind: B, asks: meets the standard}
              u:
                - {id: f-2, name: f, kind: Q, asks: diseases, value: 20, unit: 种, comparison: at-least}

            """
        let other = Self.standard("u", "")
        func found(_ facts: String, _ provenance: String, _ more: String, register: String) throws -> [String] {
            try problems(
                [
                    "t": Self.standard("t", Self.criterion(require: "{field: diseases, at-least: 20 种}", facts: facts, provenance: provenance, more: more)),
                    "u": other,
                ],
                facts: register)
        }
        let quoted = try found("f-1, f-2", "quoted", "", register: facts)
        #expect(quoted.count == 1 && quoted[0].contains("only in facts of another document"), "\(quoted)")
        #expect(try found("f-1, f-2", "supporting", ", document: u", register: facts) == [])
        #expect(try found("f-2", "quoted", ", document: u", register: facts) == [])
        #expect(try found("f-2", "quoted", "", register: facts).contains { $0.contains("cites no fact of it") })
    }

    @Test func aCountysOwnPaperNeedsNoRegister() throws {
        let own = Self.standard("own", Self.criterion(require: "{field: floor-area, at-least: 80 m²}", facts: ""))
        #expect(try problems(["own": own], facts: "  t:\n    - {id: f-1, name: f, kind: Q, asks: f, value: 60, unit: m², comparison: at-least}\n") == [])
        let base = Self.standard("t", Self.criterion(require: "{field: floor-area, at-least: 60 m²}"))
        let stricter = LibraryFolder.standard("own", extends: "t", "override:\n  - {id: c, require: {field: floor-area, at-least: 80 m²}%}\n")
        for (source, count) in [("", 1), (", source: {clause: 县定, facts: [], provenance: quoted}", 0)] {
            let found = try problems(
                ["own": stricter.replacing("%", with: source), "t": base],
                facts: "  t:\n    - {id: f-1, name: f, kind: Q, asks: f, value: 60, unit: m², comparison: at-least}\n")
            #expect(found.count == count, "\(found)")
        }
    }

    @Test func aDeadlineFromAFactNobodyRegisteredIsSaid() throws {
        let fact = "value: 60, unit: m², comparison: at-least"
        let area = "{field: floor-area, at-least: 60 m²}"
        #expect(try problems(of: Self.criterion(require: area, rectify: "{measure: 扩建, within: 30 天, within-source: f-1}"), fact: fact) == [])
        #expect(try problems(of: Self.criterion(require: area, rectify: "{measure: 扩建, within: 30 天, within-source: f-9}"), fact: fact).count == 1)
    }

    @Test(arguments: [
        ("value: 60, unit: m²", "facts.yaml"), ("value: 60, comparison: atleast", "atleast"), ("value: 六十, comparison: at-least", "六十"),
        ("value: 60, comparison: between", "facts.yaml"), ("value: 60, comparison: at-least, values: []", "facts.yaml"),
    ])
    func aFactThatIsHalfWrittenIsRefused(fact: String, said: String) throws {
        let folder = try LibraryFolder(["facts": "facts:\n  t:\n    - {id: f-1, name: f, kind: Q, asks: f, \(fact)}\n", "t": Self.standard("t", "")])
        let problems = try folder.load().problems
        #expect(!problems.isEmpty && problems.allSatisfy { $0.contains(said) }, "\(problems)")
    }

    @Test func aRetiredFieldIsReadButNotAsked() throws {
        let folder = try LibraryFolder([
            "t": Self.standard("t", Self.criterion(kind: "township-health-centre", require: "{field: seven-ones-in-place, at-least: 7 项}", facts: ""))
        ])
        let problems = try folder.load().problems
        #expect(problems.count == 1 && problems[0].contains("is retired"), "\(problems)")
    }
}

/// What the shipped standards claim about where they come from.
@Suite struct ShippedProvenanceTests {
    private let library: StandardLibrary

    init() throws { library = try StandardLibrary.load(folder: repository + "/standards") }

    @Test func noShippedNumberIsWithoutItsFact() { #expect(FactLint(library).problems().map { $0.rendered(.en) } == []) }

    @Test func aPlanThatOnlyPointsToAHigherRuleCitesThatRule() throws {
        // Neither paper states a number of the three sets of standards.
        for (id, higher) in [("wugang-2021", "henan-2019"), ("zhongwei-2021", "national-2019")] {
            let standard = try #require(library.standard(id))
            for criterion in standard.criteria where criterion.id.hasPrefix("line.") || criterion.id.hasSuffix(".doctor") {
                #expect(criterion.source.provenance == .supporting && [higher, "national-2019"].contains(criterion.document.standard), "\(id)/\(criterion.id)")
            }
        }
        #expect(try #require(library.standard("henan-2019")).criteria.allSatisfy { $0.source.provenance != .quoted })
    }

    @Test func everyDeadlineIsMarkedAsAProposal() {
        for criterion in library.standards.flatMap(\.criteria) where criterion.rectification?.days != nil {
            #expect(criterion.rectification?.dueBasis == .proposal, "\(criterion.id)")
        }
    }

    @Test func anAuditOfAnEarlierYearIsNotHeldAgainstLaterPapers() {
        func inForce(_ day: String) -> Set<String> { Set(library.inForce(region: "410481", asOf: Day(day)!).map(\.id)) }
        #expect(!inForce("2018-12-31").contains("national-2019") && !inForce("2018-12-31").contains("henan-2019"))
        #expect(inForce("2020-12-31").contains("henan-2019") && !inForce("2020-12-31").contains("wugang-2021"))
        #expect(inForce("2021-12-31").contains("wugang-2021"))
        #expect(!inForce("2013-12-31").contains("village-clinic-management-2014"))
    }

    @Test func onlyWhatABindingCriterionComputesIsCalledAutomatic() {
        let kinds = Dictionary(uniqueKeysWithValues: library.coverage().map { ($0.fact.id, $0.kind) })
        for id in ["wg-31", "fc-16", "fc-21", "fc-22", "fc-31", "pds-37", "pds-38"] { #expect(kinds[id] == .attestation, "\(id)") }
        #expect(kinds["wg-18"] == .declared && kinds["tx-01"] == .advisory && kinds["n45-12"] == .automatic)
    }

    @Test func everyQuantityFactHasItsNumber() {
        // The two name a trend and a general rule without a number.
        #expect(library.facts.filter { $0.kind == "Q" && $0.values.isEmpty }.map(\.id) == ["wg-19", "wg-26"])
    }
}
