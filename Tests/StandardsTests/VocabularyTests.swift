import Foundation
import Testing

@testable import Standards

/// A vocabulary of one's own.
@Suite struct VocabularyTests {
    private func problems(_ kind: String) throws -> [String] {
        let folder = try LibraryFolder(["a": LibraryFolder.standard("a", "criteria: []")])
        try Data(kind.utf8).write(to: URL(fileURLWithPath: folder.path + "/vocabulary/own.yaml"))
        return try folder.load().problems
    }

    private static func kind(within: String) -> String {
        "vocabulary: branch\nlabel: 分诊点\nwithin: \(within)\nfacility: true\nkey: branch\nlist-key: branches\nfields:\n"
            + "  - {id: status, label: 状态, type: choice, default: open, choices: [{id: open, label: 开诊}]}\n"
    }

    @Test(arguments: ["village", "township", "county", "city"])
    func facilitiesStandInPlaces(place: String) throws {
        #expect(try problems(Self.kind(within: place)) == [])
    }

    /// They would be read and never audited.
    @Test(arguments: [("village-clinic", "村卫生室"), ("resettlement-site", "易地扶贫搬迁集中安置点"), ("county-hospital", "县级医院")])
    func nothingStandsInAFacility(outer: String, label: String) throws {
        let found = try problems(Self.kind(within: outer))
        #expect(
            found == [
                "own.yaml:3:9: 分诊点 cannot stand within \(label): only what stands in a city, county, township or village is audited | one of \"city\", \"county\", \"township\", \"village\""
            ])
    }

    /// A question nobody can answer would never come back.
    @Test(
        arguments: [
            ("village", []), ("county", []), ("branch", []), ("township-health-centre", []), ("village-clinic", []),
            ("county-hospital", []), ("nobody", ["there is no kind of subject \"nobody\""]),
        ] as [(String, [String])])
    func whoAnswers(answerer: String, wrong: [String]) throws {
        let asked = "  - {id: lights, label: 照明, type: yes-no, asked-of: \(answerer), question: {zh: 有灯吗？, en: Is there light?}}\n"
        #expect(try problems(Self.kind(within: "village") + asked).map { found in wrong.first { found.contains($0) } ?? found } == wrong)
    }

    @Test func onlyWhoIsAroundAnswers() throws {
        let asked = "  - {id: lights, label: 照明, type: yes-no, asked-of: village-clinic}\n"
        let found = try problems(Self.kind(within: "county") + asked)
        #expect(found.count == 1 && found[0].contains("village-clinic cannot answer for branch"))
        let record = "record: visit\nlabel: 走访\nunit: 次\nfields:\n  - {id: who, label: 谁, type: text, asked-of: county}\n"
        #expect(try problems(record).map { $0.contains("fields of records have no asked-of") } == [true])
    }
}
