import Foundation
import Standards
import TestSupport
import Testing

@testable import Inventories

/// Which place a code stands in, by its digits or by what files tell.
@Suite struct PlaceCodesTests {
    private static let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

    /// An inventory of the districts whose codes are text, with one of its files written otherwise.
    private func districts(_ file: String? = nil, _ text: String = "") throws -> Inventory {
        let world = Self.repository + "/Tests/LevelsTests/Fixture/districts"
        let levels = try StandardLibrary.load(folder: world + "/standards").vocabulary.levels
        let folder = scratch.appendingPathComponent(UUID().uuidString).path
        try FileManager.default.copyItem(atPath: world + "/inventory", toPath: folder)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        if let file { try Data(text.utf8).write(to: URL(fileURLWithPath: folder + "/north/" + file)) }
        return try Inventory.open(folder, levels: levels)
    }

    @Test func digitsTellTheSameAsTheRosters() throws {
        for county in ["fangcheng", "guangze", "wugang"] {
            let inventory = try Inventory.open(Self.repository + "/inventories/" + county, levels: vocabulary().levels)
            let codes = inventory.codes
            for roster in inventory.rosters.values {
                for township in roster.townships {
                    #expect(codes.county(of: township.code) == roster.county && codes.level(of: township.code) == codes.levels.township)
                    for village in township.villages {
                        #expect(codes.township(of: village.code) == township.code && codes.isVillage(village.code))
                        #expect(codes.village(of: village.code + "-clinic") == village.code && codes.level(of: village.code + "-clinic") == nil)
                    }
                }
            }
        }
    }

    private func vocabulary() throws -> Vocabulary { try StandardLibrary.load(folder: Self.repository + "/standards").vocabulary }

    @Test func filesTellWhereTextStands() throws {
        let codes = try districts().codes
        #expect(codes.township(of: "V.7") == "C-01" && codes.county(of: "V.7-post") == "NORTH" && codes.village(of: "LAKE-2-post") == "LAKE-2")
        #expect(codes.isTownship("C-02") && !codes.isTownship("C") && codes.isVillage("LAKE-2") && codes.level(of: "LAKE") == nil)
        #expect(codes.township(of: "nowhere") == "" && codes.innermost("C-01-dispensary")?.code == "C-01")
    }

    @Test(arguments: [
        ("valley.yaml", "sub-district: C-01\nwithin: SOUTH\n", "the code C-01 stands in NORTH already"),
        ("new.yaml", "sub-district: C-03\n", "the file does not say what C-03 stands in, nor does a roster"),
        ("bay.yaml", "sub-district: C-02\nsettlements:\n  - {code: HILL}\n", nil),
        (
            "roster.yaml", "roster: NORTH\nsub-districts:\n  C-01: {settlements: {HILL: a}}\n  C-02: {settlements: {HILL: b}}\n",
            "the code HILL stands in C-01 already"
        ),
        ("roster.yaml", "roster: NORTH\nsub-districts:\n  C 01: {settlements: {}}\n", "\"C 01\" cannot be the code of 分区"),
    ])
    func whatContradictsIsTold(file: String, text: String, message: String?) throws {
        let messages = try districts(file, text).diagnostics.map(\.message.en)
        if let message { #expect(messages.contains(message), "\(messages)") } else { #expect(messages.isEmpty) }
    }

    /// A place that the roster has elsewhere is not taken for one of the file it stands in.
    @Test func aPlaceListedInAnothersFileIsAnError() throws {
        let world = Self.repository + "/Tests/LevelsTests/Fixture/districts"
        let vocabulary = try StandardLibrary.load(folder: world + "/standards").vocabulary
        let folder = scratch.appendingPathComponent(UUID().uuidString).path
        try FileManager.default.copyItem(atPath: world + "/inventory", toPath: folder)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let path = folder + "/north/bay.yaml"
        try Data("sub-district: C-02\nwithin: NORTH\nsettlements:\n  - {code: HILL}\n  - {code: PORT, posts: [{code: HILL-x}]}\n".utf8).write(
            to: URL(fileURLWithPath: path))
        let walker = Walker(try Inventory.open(folder, levels: vocabulary.levels), vocabulary)
        walker.walkTownship(code: "C-02", path: path, Fixture.Recorder())
        #expect(walker.decoder.diagnostics.map(\.message.en) == ["code \"HILL\" does not belong to C-02", "code \"HILL-x\" does not belong to PORT-"])
    }
}
