import Foundation
import Quantities
import Testing

@testable import Standards

/// Keep, override, drop, add, and what cannot be.
@Suite struct InheritanceTests {
    private let base = LibraryFolder.standard(
        "base",
        "criteria:\n" + LibraryFolder.criterion("area", require: "{field: floor-area, at-least: 60 m²}")
            + LibraryFolder.criterion("drugs", require: "{field: medicines, at-least: 80 种}"))

    @Test func keepsOverridesDropsAndAdds() throws {
        let county = LibraryFolder.standard(
            "county", extends: "base",
            """
            drop: [{id: drugs, reason: 另有规定}]
            override:
              - {id: area, require: {field: floor-area, at-least: 80 m²}}
            criteria:
            \(LibraryFolder.criterion("beds", require: "{field: diseases, at-least: 20 种}"))
            """)
        let (library, problems) = try LibraryFolder(["base": base, "county": county]).load()
        #expect(problems.isEmpty)
        let standard = library?.standard("county")
        #expect(standard?.criteria.map(\.id) == ["area", "beds"])
        #expect(standard?.ancestors == ["base"])
        #expect(standard?.dropped == [DroppedCriterion(id: "drugs", reason: "另有规定")])
        let area = try #require(standard?.criteria.first)
        #expect(area.origin["title"] == "base" && area.origin["require"] == nil)
        guard case .compare(_, let threshold) = area.forms[0].require else {
            Issue.record("not a comparison")
            return
        }
        #expect(threshold.limit.comparison == .atLeast(Quantity(80)))
    }

    static let mistakes: [(String, String?, String)] = [
        ("override: [{id: aera, severity: minor}]", "base", "the standard it extends has no criterion \"aera\" | did you mean \"area\"?"),
        ("override: [{id: area, title: 试验}]", "base", "the override of \"area\" changes nothing | remove it, or write what changes"),
        ("drop: [{id: nothing, reason: x}]", "base", "the standard it extends has no criterion \"nothing\""),
        ("drop: [{id: area}]", "base", "\"reason\" is missing"),
        ("override: [{id: area, severity: minor}]", nil, "\"override\" goes with extends"),
        ("criteria: []", "bsae", "there is no standard \"bsae\" | did you mean \"base\"?"),
        ("criteria: []", "county", "standards extend each other in a circle: county → county | remove one extends"),
        (
            "criteria:\n" + LibraryFolder.criterion("area", require: "{field: medicines, at-least: 80 种}"), "base",
            "criterion \"area\" is inherited already; use override to change it"
        ),
    ]

    @Test(arguments: mistakes)
    func saysWhatIsWrong(mistake: (body: String, extends: String?, message: String)) throws {
        let county = LibraryFolder.standard("county", extends: mistake.extends, mistake.body)
        let problems = try LibraryFolder(["base": base, "county": county]).load().problems
        #expect(problems.contains { $0.hasSuffix(": " + mistake.message) }, "\(problems)")
    }

    @Test(arguments: [("", true), ("4", true), ("411322", true), ("411322101", false), ("41x", false), ("４１", false)])
    func aRegionIsPartOfACountysCode(region: String, isRight: Bool) throws {
        let text = LibraryFolder.standard("own", "criteria: []").replacingOccurrences(of: "region: \"\"", with: "region: \"\(region)\"")
        #expect(try LibraryFolder(["own": text]).load().problems.isEmpty == isRight)
    }

    @Test func everyCountyHasItsOwnChoice() throws {
        func standard(_ id: String, region: String, extends: String? = nil) -> String {
            LibraryFolder.standard(id, extends: extends, "criteria: []").replacingOccurrences(of: "region: \"\"", with: "region: \"\(region)\"")
        }
        let library = try #require(
            try LibraryFolder([
                "a": standard("a", region: ""), "b": standard("b", region: "41", extends: "a"), "c": standard("c", region: "411322", extends: "b"),
                "d": standard("d", region: "4113"),
            ]).load().library)
        let choice = library.inForce(in: ["411322", "411300", "410481", "640500"], asOf: Day("2026-01-01")!)
        #expect(choice.standards.map(\.id) == ["a", "b", "c", "d"])
        #expect(choice.byPlace == ["411322": ["c", "d"], "411300": ["b", "d"], "410481": ["b"], "640500": ["a"]])
        #expect(choice.holds("c", in: "411322") && !choice.holds("b", in: "411322") && !choice.holds("c", in: "999999"))
        #expect(choice.made(from: library).byPlace == choice.byPlace)
    }

    @Test func choosesTheStandardsInForce() throws {
        func standard(_ id: String, region: String, issued: String, status: String = "in-force", extends: String? = nil) -> String {
            """
            standard: \(id)
            title: \(id)
            document: {name: \(id), issued: \(issued), status: \(status)}
            region: "\(region)"
            \(extends.map { "extends: \($0)" } ?? "")
            criteria: []

            """
        }
        let library = try LibraryFolder([
            "national": standard("national", region: "", issued: "2019-01-01"),
            "province": standard("province", region: "41", issued: "2020-01-01", extends: "national"),
            "county": standard("county", region: "411322", issued: "2022-07-26", extends: "province"),
            "draft": standard("draft", region: "41", issued: "2020-01-01", status: "draft"),
            "other": standard("other", region: "64", issued: "2020-01-01"),
        ]).load().library
        let chosen = { (code: String, day: String) in library?.inForce(region: code, asOf: Day(day)!).map(\.id) }
        #expect(chosen("411322", "2022-08-01") == ["county"])
        #expect(chosen("411322", "2022-07-25") == ["province"])
        #expect(chosen("640500", "2022-08-01") == ["national", "other"])
        #expect(chosen("110101", "2018-01-01") == [])
    }
}
