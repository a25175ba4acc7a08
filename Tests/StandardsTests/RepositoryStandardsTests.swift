import Audit
import Foundation
import Ledger
import Quantities
import Reports
import Testing

@testable import Standards

/// The standards this repository ships.
@Suite struct RepositoryStandardsTests {
    private let library: StandardLibrary

    init() throws { library = try StandardLibrary.load(folder: repository + "/standards") }

    @Test func loadWithoutWarnings() {
        #expect(library.warnings.isEmpty)
        #expect(library.standards.count >= 10)
    }

    @Test func everyFactIsAccountedFor() {
        #expect(library.coverage().filter { $0.kind == .missing }.map(\.fact.id) == [])
        #expect(library.unknownFacts().map(\.fact) == [])
    }

    @Test func everyExampleComesOut() throws {
        let (count, diagnostics) = try ExampleRunner.run(library)
        #expect(count > 500)
        #expect(diagnostics.map { $0.rendered(.en) } == [])
    }

    @Test func everyCriterionShowsWhatMeetsItAndWhatDoesNot() {
        for standard in library.standards {
            for criterion in standard.criteria {
                let outcomes = Set(criterion.examples.map(\.outcome))
                // Of a draft that asks only that something be reported there is nothing unmet to show.
                let needed: Set = standard.document.status == .draft ? ["met"] : ["met", "unmet"]
                #expect(outcomes.isSuperset(of: needed) && outcomes.count > 1, "\(standard.id)/\(criterion.id)")
            }
        }
    }

    @Test func theCoveragePageIsTrue() throws {
        let page = try String(contentsOfFile: repository + "/docs/coverage.md", encoding: .utf8)
        var duties: [String: [String]] = [:]
        for path in ["campaigns/fangcheng-2022.yaml", "campaigns/template.yaml"] {
            for duty in try Campaign.load(path: repository + "/" + path).duties { duties[duty.rule, default: []].append(path) }
        }
        #expect(page == StandardsReport(library, language: .zh).coverage(duties: duties), "run make docs")
    }

    @Test func everyCampaignRuleIsCarriedOut() throws {
        let campaign = try Campaign.load(path: repository + "/campaigns/fangcheng-2022.yaml")
        let rules = try #require(library.standard("fangcheng-2022")).processRules.map { "fangcheng-2022/\($0.id)" }
        #expect(campaign.duties.map(\.rule) == rules)
        #expect(rules.count == 11)
        #expect(campaign.check(library, file: "").isEmpty)
        #expect(campaign.start == Day("2022-07-26") && campaign.end == Day("2022-08-26"))
    }

    @Test func nothingFromADraftBinds() {
        let draft = library.standards.filter { $0.document.status == .draft }
        #expect(!draft.isEmpty)
        #expect(draft.allSatisfy { $0.criteria.allSatisfy { $0.firmness == .draft } })
    }

    @Test func nothingUnseenBinds() {
        for criterion in library.standards.flatMap(\.criteria) where criterion.source.provenance == .unverified {
            #expect(criterion.firmness != .binding, "\(criterion.id)")
        }
    }
}
