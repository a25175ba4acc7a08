import Foundation
import Quantities
import ShippedLevels
import Standards
import Testing

@testable import Inventories

/// Which subjects a file has, in which order, and under which code.
@Suite struct WalkTests {
    private static let head = "township: \"990101101\"\n"

    private func codes(_ text: String) throws -> [String] {
        let fixture = try Fixture()
        defer { fixture.remove() }
        var codes: [String] = []
        try fixture.walk(Self.head + text) { codes.append($0.code) }
        return codes
    }

    @Test func villagesComeInTheOrderOfTheirCodesRosterOrNot() throws {
        #expect(
            try codes("villages:\n  - {code: \"990101101202\", clinic: {}}\n")
                == ["990101101", "990101101201", "990101101202", "990101101202-clinic"])
        #expect(
            try codes("villages:\n  - {code: \"990101101202\"}\n  - {code: \"990101101201\", clinics: [{code: 990101101201-b}, {code: 990101101201-a}]}\n")
                == ["990101101", "990101101201", "990101101201-b", "990101101201-a", "990101101202"])
    }

    @Test func theFacilitiesOfATownshipAreItsOwn() throws {
        #expect(try codes("health-centre: {}\nvillages: []\n") == ["990101101", "990101101-health-centre", "990101101201", "990101101202"])
        #expect(try codes("health-centre: 无\n") == ["990101101", "990101101201", "990101101202"])
    }

    @Test func aFileAfterAnotherRemembersNothingOfIt() throws {
        let fixture = try Fixture()
        defer { fixture.remove() }
        try fixture.write(
            "roster.yaml",
            "roster: \"990101\"\ntownships:\n  \"990101101\": {name: 镇, villages: {\"990101101201\": a}}\n  \"990101102\": {name: 邻镇, villages: {\"990101102201\": b}}\n"
        )
        try fixture.write(
            "990101101.yaml", "township: \"990101101\"\nhealth-centre: {beds: 5}\nvillages:\n  - {code: \"990101101201\", clinic: {floor-area: 60}}\n")
        try fixture.write("broken.yaml", "township: \"990101101\"\nhealth-centre: [\n")
        let inventory = try Inventory.open(fixture.folder)
        let walker = Walker(inventory, fixture.vocabulary)
        let first = fixture.folder + "/990101101.yaml"
        func visited(_ code: String, _ path: String?) -> [String] {
            let recorder = Fixture.Recorder()
            var codes: [String] = []
            recorder.body = { codes.append("\($0.code) \($0.name) \($0.mentioned) \($0.node >= 0)") }
            walker.walkTownship(code: code, path: path, recorder)
            return codes
        }
        let expected = visited("990101101", first)
        let without = ["990101102 邻镇 0 false", "990101102201 b 0 false"]
        for before in [first, nil, fixture.folder + "/broken.yaml"] {
            _ = visited("990101101", before)
            #expect(visited("990101102", nil) == without)
            #expect(visited("990101101", first) == expected)
        }
        _ = visited("990101101", fixture.folder + "/broken.yaml")
        #expect(walker.decoder.diagnostics.hasErrors)
        _ = visited("990101102", nil)
        #expect(walker.decoder.diagnostics.isEmpty)
    }

    @Test func saidToBeNoneIsMentionedLeftEmptyIsNot() throws {
        let fixture = try Fixture()
        defer { fixture.remove() }
        let clinic = fixture.vocabulary.kind("village-clinic")!
        for (text, isMentioned) in [
            ("clinic: 无", true), ("clinic: ", false), ("clinics: []", true), ("clinics: ", false), ("clinic: {}", true), ("name: 甲", false),
        ] {
            var mentioned: Bool?
            try fixture.walk(Self.head + "villages:\n  - {code: \"990101101201\", \(text)}\n") { facts in
                if facts.code == "990101101201" { mentioned = facts.mentioned & (1 << UInt64(clinic)) != 0 }
            }
            #expect(mentioned == isMentioned, "\(text)")
        }
    }

    @Test func aClassThatIsWrittenCountsOverTheCode() throws {
        let fixture = try Fixture()
        defer { fixture.remove() }
        let village = fixture.vocabulary.kind("village")!
        let table = fixture.vocabulary.kinds[village].table
        let slot = table.slot(id: "place-class")!
        var payloads: [String: Int64] = [:]
        try fixture.walk(Self.head + "villages:\n  - {code: \"990101101201\", place-class: 社区}\n") { facts in
            if facts.kind == village { payloads[facts.code] = facts[slot].payload }
        }
        #expect(payloads == ["990101101201": 1, "990101101202": 0])
    }

    /// The classes by the last three digits of a code, at the ends of each range.
    @Test func rangesOfCodesEndWhereTheyEnd() throws {
        let fixture = try Fixture()
        defer { fixture.remove() }
        let levels = fixture.vocabulary.levels
        func word(_ kind: KindID, _ field: String, _ code: String) -> String {
            let table = fixture.vocabulary.kinds[kind].table
            guard let classes = levels[kind].classes, classes.slot == table.slot(id: field), case .choice(let list) = table.fields[classes.slot].type,
                let item = classes.item(of: code)
            else { return "-" }
            return fixture.vocabulary.termLists[list].items[item].id
        }
        let villages = ["000": "-", "001": "community", "199": "community", "200": "village", "399": "village", "400": "-", "599": "-"]
        for (end, expected) in villages { #expect(word(levels.village, "place-class", "990101101" + end) == expected, "\(end)") }
        let townships = [
            "000": "-", "001": "street", "099": "street", "100": "town", "199": "town", "200": "rural-township", "399": "rural-township", "400": "other",
            "599": "other", "600": "-",
        ]
        for (end, expected) in townships { #expect(word(levels.township, "township-class", "990101" + end) == expected, "\(end)") }
    }

    @Test(arguments: [
        ("villages:\n  - {code: \"990101101201\", clinics: [{code: 990101102201-clinic}]}\n", 1),
        ("villages:\n  - {code: \"990101101201\", clinics: [{code: 990101101201-a}, {code: 990101101201-a}]}\n", 1),
        ("villages:\n  - {code: \"990101101201\", clinic: 有}\n", 1), ("villages: 无\n", 1), ("villages:\n  - 甲村\n", 1),
        ("villages:\n  - {code: \"990101101201\", exemptions: [{covered-by: x}]}\n", 1), ("hospitals: []\n", 1), ("declared: {village-clinic: 2}\n", 1),
        ("villages:\n  - {code: \"990101101201\", verified: {by: 甲, on: 2022-08-01, 备注: 好}}\n", 0),
        ("villages:\n  - {code: \"990101101201\", verified: {colour: 红}}\n", 1), ("note: 好\nreported: {by: 甲}\n", 0),
    ])
    func mistakesInPlacesAreErrors(text: String, count: Int) throws {
        let fixture = try Fixture()
        defer { fixture.remove() }
        #expect(try fixture.problems(Self.head + text).count == count)
    }

    @Test func whereExemptionsLookForAFacility() throws {
        let fixture = try Fixture()
        defer { fixture.remove() }
        try fixture.write(
            "990101101.yaml",
            "township: \"990101101\"\nhealth-centre: {verified: {status: 停业}}\nvillages:\n  - {code: \"990101101201\", clinic: {status: 开诊}}\n  - {code: \"990101101202\", clinics: [{code: 990101101202-a, status: 停业}, {code: 990101101202-b}]}\n"
        )
        try fixture.write("county.yaml", "county: \"990101\"\nname: 县\nhospitals: [{code: 990101-h}, {code: 990101-i, status: 停业}]\n")
        let directory = FacilityDirectory(try Inventory.open(fixture.folder), fixture.vocabulary)
        let expected: [(String, Truth)] = [
            ("990101101-health-centre", .no), ("990101101201-clinic", .yes), ("990101101202-a", .no), ("990101101202-b", .yes), ("990101101202-clinic", .no),
            ("990101-h", .yes), ("990101-i", .no), ("990102-h", .no), ("", .no),
        ]
        for (code, truth) in expected {
            #expect((directory.facility(code)?.isOpen ?? .no) == truth, "\(code)")
            #expect((directory.facility(code)?.isOpen ?? .no) == truth, "\(code), asked again")
        }
    }
}
