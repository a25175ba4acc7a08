import Foundation
import ShippedLevels
import Standards
import Testing

@testable import Inventories

/// A county in which names meet: a township and a village called alike, one village name in two townships, clinics with and without names.
@Suite("Places are found by what people call them")
struct PlaceFinderTests {
    private func finder() throws -> (PlaceFinder, Fixture, Vocabulary) {
        let fixture = try Fixture()
        try fixture.write(
            "roster.yaml",
            """
            roster: "990101"
            name: 试验县
            townships:
              "990101101":
                name: 独树镇
                villages: {"990101101201": 独北村民委员会, "990101101202": 独树村民委员会, "990101101203": 张庄村民委员会, "990101101001": 翟庄村城市社区居民委员会}
              "990101102":
                name: 杨集镇
                villages: {"990101102201": 张庄村委会, "990101102202": 大同社区居民委员会, "990101102203": 大同新村}
              "990101001":
                name: 释之街道
                villages: {}
            """)
        try fixture.write(
            "a.yaml",
            """
            township: "990101101"
            health-centre: {beds: 3}
            villages:
              - {code: "990101101201", clinic: {floor-area: 60}}
              - {code: "990101101203", clinics: [{code: 990101101203-a, name: 康民诊所}, {code: 990101101203-b}]}
            """)
        try fixture.write(
            "b.yaml",
            """
            township: "990101102"
            health-centre: {name: 杨集中心卫生院}
            villages:
              - {code: "990101102203", name: 大同新村二组, clinic: {name: 爱民卫生室}}
            """)
        return (PlaceFinder(try Inventory.open(fixture.folder), fixture.vocabulary), fixture, fixture.vocabulary)
    }

    @Test(
        "a village by any of its names",
        arguments: [
            ("独北", "990101101201"), ("独北村", "990101101201"), ("独北村民委员会", "990101101201"), ("独北村委会", "990101101201"), ("独北社区", "990101101201"),
            ("独北村卫生室", "990101101201"), ("独北卫生室", "990101101201"), ("990101101201", "990101101201"), ("990101101201-clinic", "990101101201"),
            ("独树镇独北", "990101101201"), ("独树镇 独北村", "990101101201"), ("独树独北村卫生室", "990101101201"), ("独 北 村", "990101101201"),
            ("翟庄", "990101101001"), ("翟庄村", "990101101001"), ("翟庄社区", "990101101001"), ("大同社区", "990101102202"), ("大同社区居委会", "990101102202"),
            ("大同", "990101102202"), ("大同新村", "990101102203"), ("大同新村二组", "990101102203"), ("独树村", "990101101202"), ("独树", "990101101202"),
            ("杨集张庄", "990101102201"), ("爱民卫生室", "990101102203"), ("康民诊所", "990101101203"), ("９９０１０１１０１２０１", "990101101201"),
            // A village of the township that neither roster nor file has.
            ("990101101299", "990101101299"),
        ])
    func village(word: String, code: String) throws {
        let (finder, fixture, _) = try finder()
        defer { fixture.remove() }
        #expect(try finder.village(word).code == code)
    }

    @Test(
        "a township by any of its names",
        arguments: [
            ("独树镇", "990101101"), ("独树", "990101101"), ("独树镇人民政府", "990101101"), ("独树镇卫生院", "990101101"), ("990101101", "990101101"),
            ("杨集中心卫生院", "990101102"), ("释之街道办事处", "990101001"), ("释之", "990101001"), ("试验县独树镇", "990101101"),
        ])
    func township(word: String, code: String) throws {
        let (finder, fixture, _) = try finder()
        defer { fixture.remove() }
        #expect(try finder.township(word).code == code)
    }

    @Test(
        "a facility by its own name, its place's or its code",
        arguments: [
            ("独北村卫生室", "990101101201-clinic"), ("独北", "990101101201-clinic"), ("爱民卫生室", "990101102203-clinic"), ("大同新村卫生室", "990101102203-clinic"),
            ("康民诊所", "990101101203-a"), ("独树镇卫生院", "990101101-health-centre"), ("杨集中心卫生院", "990101102-health-centre"),
            ("杨集镇卫生院", "990101102-health-centre"), ("990101101203-b", "990101101203-b"),
        ])
    func facility(word: String, code: String) throws {
        let (finder, fixture, _) = try finder()
        defer { fixture.remove() }
        #expect(try finder.facility(word).code == code)
    }

    @Test(
        "a name that fits several is refused with the codes to choose from",
        arguments: [
            ("张庄", ["990101101203", "990101102201"]), ("张庄村", ["990101101203", "990101102201"]), ("张庄村卫生室", ["990101101203", "990101102201"]),
        ])
    func ambiguous(word: String, codes: [String]) throws {
        let (finder, fixture, _) = try finder()
        defer { fixture.remove() }
        let failure = try #require(throws: PlaceNotFound.self) { _ = try finder.village(word) }
        #expect(failure.isAmbiguous && codes.allSatisfy { failure.help?.zh.contains($0) == true && failure.help?.en.contains($0) == true }, "\(failure)")
    }

    @Test("of a village with two clinics neither is picked")
    func twoClinics() throws {
        let (finder, fixture, _) = try finder()
        defer { fixture.remove() }
        #expect(try finder.village("独树镇张庄村卫生室").code == "990101101203")
        for word in ["独树镇张庄村卫生室", "990101101203"] {
            let failure = try #require(throws: PlaceNotFound.self) { _ = try finder.facility(word) }
            #expect(failure.isAmbiguous && failure.help?.zh.contains("990101101203-b") == true, "\(failure)")
        }
    }

    @Test(
        "a name nobody bears is refused with what is near it",
        arguments: [("独被村", "独北村民委员会"), ("990101101210", ""), ("独北镇", ""), ("第九中学", "")])
    func nobody(word: String, near: String) throws {
        let (finder, fixture, _) = try finder()
        defer { fixture.remove() }
        guard !near.isEmpty else {
            // A twelve-digit code of a known township is believed; a kind of place is not guessed.
            if word.hasPrefix("9901") { return #expect(try finder.village(word).code == word) }
            _ = try #require(throws: PlaceNotFound.self) { _ = try finder.township(word) }
            return
        }
        let failure = try #require(throws: PlaceNotFound.self) { _ = try finder.village(word) }
        #expect(!failure.isAmbiguous && failure.message.zh.contains("“\(word)”") && failure.help?.zh.contains(near) == true, "\(failure)")
    }

    @Test("only the townships that are asked for are looked through")
    func withinTownships() throws {
        let (finder, fixture, _) = try finder()
        defer { fixture.remove() }
        #expect(try finder.village("张庄", in: ["990101102"]).code == "990101102201")
        #expect(throws: PlaceNotFound.self) { _ = try finder.village("独北", in: ["990101102"]) }
    }

    @Test("names of a list may be put apart as people do")
    func lists() {
        #expect(PlaceFinder.split(["独树镇,杨集镇"]) == ["独树镇", "杨集镇"])
        #expect(PlaceFinder.split(["独树镇、杨集镇 释之街道", "甲；乙，丙"]) == ["独树镇", "杨集镇", "释之街道", "甲", "乙", "丙"])
    }

    @Test(
        "a facility without a name is called after its place",
        arguments: [
            ("村卫生室", "独北村民委员会", "独北村卫生室"), ("村卫生室", "大同社区居民委员会", "大同社区卫生室"), ("乡镇卫生院", "独树镇", "独树镇卫生院"),
            ("社区卫生服务中心（站）", "释之街道", "释之街道社区卫生服务中心（站）"), ("村卫生室", "", "村卫生室"),
        ])
    func facilityName(kind: String, place: String, name: String) {
        #expect(PlaceName.facility(of: kind, in: place) == name)
    }
}
