import Foundation
import ShippedLevels
import Standards
import TestSupport
import Testing
import Wording

@testable import Inventories

/// Which files make up an inventory.
@Suite struct InventoryTests {
    private func folder(_ files: [String: String]) throws -> String {
        let path = scratch.appendingPathComponent(UUID().uuidString).path
        for (name, text) in files {
            let url = URL(fileURLWithPath: path + "/" + name)
            try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: url)
        }
        return path
    }

    private func roster(_ county: String) -> String { "roster: \"\(county)\"\nname: 县\(county)\ntownships:\n  \"\(county)101\": {name: 镇, villages: {}}\n" }

    @Test func filesAreToldByTheirFirstKeyWhereverTheyStand() throws {
        let path = try folder([
            "x.yaml": "# 说明\n---\ntownship: \"990101102\" # 镇\n", "deep/er/y.yml": "township: '990101101'\n", "c.yaml": "county: \"990101\"\nname: 县\n",
            "city.yaml": "city: \"990100\"\n", "r.yaml": roster("990101"), "readme.md": "x", "q.yaml": "\"township\": \"990102101\"\n",
        ])
        defer { try? FileManager.default.removeItem(atPath: path) }
        let inventory = try Inventory.open(path)
        #expect(inventory.townships.map(\.code) == ["990101101", "990101102", "990102101"])
        #expect(inventory.counties.map(\.code) == ["990101"] && inventory.cities.map(\.code) == ["990100"])
        #expect(inventory.countyCodes == ["990101", "990102"])
        #expect(inventory.countyAndCityCodes == ["990101", "990102", "990100"])
        // Of 990102 there is a township, but no roster.
        #expect(inventory.diagnostics.map(\.message.en) == ["there is no roster.yaml for 990102, so villages that are not listed cannot be seen"])
    }

    @Test func aPlaceIsReportedOnce() throws {
        let path = try folder([
            "a.yaml": "township: \"990101101\"\n", "b.yaml": "township: \"990101101\"\n", "r.yaml": roster("990101"), "s.yaml": roster("990101"),
        ])
        defer { try? FileManager.default.removeItem(atPath: path) }
        let inventory = try Inventory.open(path)
        #expect(inventory.townships.map { $0.path.suffix(6) } == ["a.yaml"])
        let told = inventory.diagnostics.map { "\($0.file.suffix(6)) \($0.message.en.replacingOccurrences(of: path + "/", with: ""))" }.sorted()
        #expect(told == ["b.yaml 990101101 is reported in a.yaml already", "s.yaml 990101 is reported in r.yaml already"])
    }

    @Test func everyRosterCounts() throws {
        let path = try folder(["a/r.yaml": roster("990101"), "b/r.yaml": roster("880101"), "c/r.yaml": roster("990201")])
        defer { try? FileManager.default.removeItem(atPath: path) }
        let inventory = try Inventory.open(path)
        #expect(inventory.countyCodes == ["880101", "990101", "990201"] && inventory.regionCode == "")
        #expect(inventory.rosters.mapValues(\.villageCount) == ["880101": 0, "990101": 0, "990201": 0])
    }

    @Test func theRegionIsWhatTheCodesShare() throws {
        for (counties, region) in [(["990101"], "990101"), (["990101", "990102"], "99010"), (["990101", "990211"], "990")] {
            let path = try folder(Dictionary(uniqueKeysWithValues: counties.map { ("\($0).yaml", roster($0)) }))
            defer { try? FileManager.default.removeItem(atPath: path) }
            #expect(try Inventory.open(path).regionCode == region)
        }
    }

    @Test(arguments: [
        ("roster: \"99010\"\n", "the code of roster must have 6 digits, found \"99010\""),
        ("roster: \"990101\"\ntownships:\n  \"990102101\": {name: 镇}\n", "code \"990102101\" does not belong to 990101"),
        ("roster: \"990101\"\ntownships:\n  \"990101101\": {name: 镇, villages: {\"990101102201\": 村}}\n", "code \"990101102201\" does not belong to 990101101"),
        ("roster: \"990101\"\ntownships:\n  \"990101101\": 镇\n", "expected a mapping (key: value)"),
        ("roster: \"990101\"\ncolour: 红\n", "unknown key \"colour\""), ("waivers: []\nx: 1\n", "unknown key \"x\""),
        ("colour: 红\n", "unknown kind of file: its first key is \"colour\""),
    ])
    func mistakesOfRostersAreTold(text: String, message: String) throws {
        let path = try folder(["a.yaml": text])
        defer { try? FileManager.default.removeItem(atPath: path) }
        #expect(try Inventory.open(path).diagnostics.map(\.message.en) == [message])
    }

    @Test func villagesAreSortedWhateverTheRosterSays() throws {
        let text =
            "roster: \"990101\"\ntownships:\n  \"990101102\": {name: 乙, villages: {}}\n  \"990101101\": {name: 甲, villages: {\"990101101202\": b, \"990101101201\": a}}\n"
        let path = try folder(["a.yaml": text])
        defer { try? FileManager.default.removeItem(atPath: path) }
        let roster = try Roster.load(path: path + "/a.yaml")
        #expect(roster.townships.map(\.name) == ["甲", "乙"] && roster.townships[0].villages.map(\.name) == ["a", "b"])
        // Written and read again it is the same.
        try Data(roster.yaml(shippedLevels).utf8).write(to: URL(fileURLWithPath: path + "/a.yaml"))
        #expect(try Roster.load(path: path + "/a.yaml").townships == roster.townships)
    }

    @Test func codesTellThePlacesAround() {
        let codes = PlaceCodes(shippedLevels)
        #expect(codes.county(of: "411322101201-clinic") == "411322" && codes.place(at: shippedLevels.upper[0], of: "411322101") == "411300")
        #expect(codes.township(of: "411322101201") == "411322101" && codes.county(of: "411322") == "411322")
    }
}
