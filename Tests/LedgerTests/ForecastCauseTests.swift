import Audit
import Figures
import Foundation
import Inventories
import Quantities
import ShippedLevels
import SpreadsheetFixtures
import Standards
import Testing
import Wording

@testable import Ledger

@Suite("When and why a check goes bad")
struct ForecastCauseTests {
    /// A township with one clinic, judged by small criteria.
    private struct County {
        let folder: TemporaryFolder
        let vocabulary: Vocabulary
        let standards: [Standard]

        init(village: String, waivers: String = "", criteria: String) throws {
            folder = try TemporaryFolder()
            try FileManager.default.createDirectory(atPath: folder("standards"), withIntermediateDirectories: true)
            try FileManager.default.copyItem(atPath: repository + "/standards/vocabulary", toPath: folder("standards/vocabulary"))
            try folder.write("standards/t.yaml", "standard: t\ntitle: 试\ndocument: {name: 试, status: in-force}\nregion: \"\"\ncriteria:\n" + criteria)
            try FileManager.default.createDirectory(atPath: folder("county"), withIntermediateDirectories: true)
            try folder.write(
                "county/roster.yaml",
                "roster: \"990101\"\nname: 县\ntownships:\n  \"990101101\": {name: 甲镇, villages: {\"990101101201\": 甲村, \"990101101202\": 乙村}}\n")
            try folder.write("county/990101101.yaml", "township: \"990101101\"\nname: 甲镇\nhealth-centre: 无\nvillages:\n" + village)
            if !waivers.isEmpty { try folder.write("county/waivers.yaml", waivers) }
            let library = try StandardLibrary.load(folder: folder("standards"))
            vocabulary = library.vocabulary
            standards = library.standards
        }

        func causes(_ keys: Set<String>, from: String = "2026-01-01", to: String) async throws -> [String: ForecastCause] {
            let keys = Set(keys.map { GapKey($0)! })
            let program = try AuditProgram(vocabulary, standards: standards, asOf: Day(from)!)
            let inventory = try Inventory.open(folder("county"), limits: .init())
            let causes = try await ForecastFinder(program, inventory, from: Day(from)!, to: Day(to)!, workers: 2).causes(of: keys)
            return Dictionary(uniqueKeysWithValues: causes.map { ($0.text, $1) })
        }
    }

    private static let clinic = "990101101201-clinic"
    private static let doctor = """
          - id: doctor
            group: 人
            applies-to: village-clinic
            title: 有合格村医
            require: {count: {of: staff, where: {licence: valid, age: {at-most: 65 岁}}}, at-least: 1}
            source: {clause: 二, facts: [], provenance: quoted}

        """

    private static func staff(_ people: String) -> String {
        "  - code: \"990101101201\"\n    clinic: {floor-area: 80, staff: [\(people)]}\n  - code: \"990101101202\"\n    clinic: 无\n"
    }

    @Test(
        "the day after the last licence, or the birthday past the limit, whichever leaves nobody, with whose it is",
        arguments: [
            ("{id: A, born: 1980-01-01, licence-until: 2027-05-30}", "2027-05-31", "A 执业证有效期至 2027-05-30"),
            // B goes on after A.
            (
                "{id: A, born: 1980-01-01, licence-until: 2026-03-01}, {id: B, born: 1980-01-01, licence-until: 2027-02-28}", "2027-03-01",
                "B 执业证有效期至 2027-02-28"
            ),
            // Both end on one day; a third, whose licence does not end, is over age before.
            (
                "{id: A, born: 1980-01-01, licence-until: 2027-02-28}, {id: B, born: 1980-01-01, licence-until: 2027-02-28}, {id: C, born: 1961-02-29, licence-until: 2040-01-01}",
                "2027-03-01", "A 执业证有效期至 2027-02-28、B 执业证有效期至 2027-02-28"
            ),
            ("{id: A, born: 1961-06-15, licence-until: 2030-01-01}", "2027-06-15", "A 年龄于 2027-06-15 满 66 岁"),
            // Born on a day that not every year has.
            ("{id: A, born: 1960-02-29, licence-until: 2030-01-01}", "2026-03-01", "A 年龄于 2026-03-01 满 66 岁"),
        ])
    func people(_ people: String, _ day: String, _ reason: String) async throws {
        let people = people.replacingOccurrences(of: "1961-02-29", with: "1961-02-28")
        let county = try County(village: Self.staff(people), criteria: Self.doctor)
        defer { county.folder.remove() }
        let key = "t/doctor/\(Self.clinic)"
        let cause = try #require(try await county.causes([key], to: "2027-12-31")[key])
        #expect(cause.day == Day(day) && cause.reason.zh == reason)
        #expect(cause.text.zh == "将于 \(day) 起不达标：\(reason)")
        #expect(try await county.causes([key], to: cause.day.description)[key] == cause)
        #expect(try await county.causes([key], to: cause.day.adding(days: -1).description).isEmpty)
    }

    @Test("a check that goes bad, recovers and goes bad again is told with its first day")
    func comesAndGoes() async throws {
        let criteria = """
              - id: age
                group: 人
                applies-to: village-clinic
                title: 恰有一人在 60 到 61 岁之间
                require: {count: {of: staff, where: {age: {between: [60 岁, 60 岁]}}}, equals: 0}
                source: {clause: 二, facts: [], provenance: quoted}

            """
        let county = try County(village: Self.staff("{id: A, born: 1966-04-10}, {id: B, born: 1967-09-01}"), criteria: criteria)
        defer { county.folder.remove() }
        let key = "t/age/\(Self.clinic)"
        let cause = try #require(try await county.causes([key], to: "2027-10-01")[key])
        #expect(cause.day == Day("2026-04-10") && cause.reason.zh == "A 年龄于 2026-04-10 满 60 岁")
    }

    @Test("exemptions, waivers and criteria that begin to count have their day and their words")
    func others() async throws {
        let village = """
              - code: "990101101201"
                clinic: {floor-area: 50, staff: []}
              - code: "990101101202"
                clinic: 无
                exemptions: [{kind: 联合设置, covered-by: 990101101201-clinic, approved-by: 县卫健委, until: 2026-06-30}]

            """
        let criteria = """
              - id: village.clinic
                group: 三个一
                applies-to: village
                title: 每村一室
                unless: [{exemption: 联合设置, source: {clause: 一, facts: [], provenance: quoted}}]
                require: {count: {of: village-clinic}, at-least: 1}
                source: {clause: 一, facts: [], provenance: quoted}
              - id: area
                group: 设施
                applies-to: village-clinic
                title: 面积
                require: {field: floor-area, at-least: 60 m²}
                source: {clause: 三, facts: [], provenance: quoted}

            """
        let waivers = "waivers:\n  - {criterion: t/area, subject: 990101101201-clinic, reason: 在建, approver: 县卫健委, until: 2026-08-31}\n"
        let county = try County(village: village, waivers: waivers, criteria: criteria)
        defer { county.folder.remove() }
        let (clinic, area) = ("t/village.clinic/990101101202", "t/area/\(Self.clinic)")
        let causes = try await county.causes([clinic, area], to: "2026-12-31")
        #expect(causes[clinic]?.day == Day("2026-07-01") && causes[clinic]?.reason.zh == "豁免“联合设置”有效期至 2026-06-30")
        #expect(causes[area]?.day == Day("2026-09-01") && causes[area]?.reason.zh == "个案豁免（县卫健委批准）有效期至 2026-08-31")
    }

    @Test("a share of a township turns on the day one clinic tips it, and says which; dates that are not asked for are not named")
    func shares() async throws {
        let village = """
              - code: "990101101201"
                clinic: {licence-until: 2026-03-31, staff: [{id: A, licence-until: 2026-03-31}]}
              - code: "990101101202"
                clinic: {licence-until: 2026-09-30}

            """
        let criteria = """
              - id: licensed
                group: 机构
                applies-to: township
                title: 有证卫生室不少于一半
                require: {share: {of: village-clinic, where: {licence: valid}}, at-least: 50%}
                source: {clause: 二, facts: [], provenance: quoted}

            """
        let county = try County(village: village, criteria: criteria)
        defer { county.folder.remove() }
        let key = "t/licensed/990101101"
        let cause = try #require(try await county.causes([key], to: "2026-12-31")[key])
        #expect(cause.day == Day("2026-10-01") && cause.facts.count == 1)
        #expect(cause.reason.zh == "乙村·村卫生室 执业许可证有效期至 2026-09-30")
    }
}
