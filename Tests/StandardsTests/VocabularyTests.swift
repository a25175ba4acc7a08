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
}
