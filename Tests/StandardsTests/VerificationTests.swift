import Testing
import Wording

@testable import Standards

/// How criteria are verified on site.
@Suite("Verification on site")
struct VerificationTests {
    private func base(_ verify: String) -> String {
        LibraryFolder.standard(
            "base",
            "criteria:\n"
                + LibraryFolder.criterion("area", require: "{field: floor-area, at-least: 60 m²}").replacing("    source:", with: "    \(verify)\n    source:")
        )
    }

    @Test("it is inherited, and overridden by itself")
    func inherited() throws {
        let verify = "verify: {how: observe, look-for: {zh: 量一量, en: measure it}}"
        let same = LibraryFolder.standard("same", extends: "base", "override: [{id: area, severity: minor}]")
        let other = LibraryFolder.standard("other", extends: "base", "override: [{id: area, verify: {how: 查材料, look-for: 图纸}}]")
        let (library, problems) = try LibraryFolder(["base": base(verify), "same": same, "other": other]).load()
        #expect(problems.isEmpty, "\(problems)")
        let kept = try #require(library?.standard("same")?.criteria.first)
        #expect(kept.verification?.hint == Text(zh: "看现场：量一量", en: "look: measure it") && kept.origin["verify"] == "base")
        let changed = try #require(library?.standard("other")?.criteria.first)
        #expect(changed.verification == Verification(how: .record, lookFor: Text(same: "图纸")) && changed.origin["verify"] == nil)
    }

    @Test(
        "what is wrong with it is told",
        arguments: [
            ("verify: {how: smell, look-for: x}", "smell"), ("verify: {how: observe}", "\"look-for\" is missing"),
            ("verify: {look-for: x}", "\"how\" is missing"),
            ("verify: {how: ask, look-for: x, who: y}", "who"), ("verify: look", "mapping"),
        ])
    func mistakes(verify: String, message: String) throws {
        let problems = try LibraryFolder(["base": base(verify)]).load().problems
        #expect(problems.contains { $0.contains(message) }, "\(problems)")
    }

    @Test("every clinic criterion of the shipped standards that binds says how it is verified, in both languages")
    func shipped() throws {
        let library = try StandardLibrary.load(folder: repository + "/standards")
        let kind = try #require(library.vocabulary.levels[library.vocabulary.levels.village].theOne)
        var count = 0
        for criterion in library.standards.flatMap(\.criteria) where criterion.firmness == .binding && criterion.forms.contains(where: { $0.kind == kind }) {
            let verification = try #require(criterion.verification, "\(criterion.id)")
            #expect(verification.lookFor.zh != verification.lookFor.en && !verification.lookFor.en.isEmpty, "\(criterion.id)")
            count += 1
        }
        #expect(count > 40)
    }
}
