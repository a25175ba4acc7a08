import Foundation
import Quantities
import SampleData
import ShippedLevels
import Standards
import TestSupport
import Testing

@testable import Audit

@Suite("Results kept from one day to another")
struct KeptResultTests {
    private static let library = try! StandardLibrary.load(folder: repository + "/standards")
    private static let day = Day("2023-03-15")!

    /// Everything an audit found, as bytes; and what it takes over from earlier days.
    private func audit(_ folder: String, _ library: StandardLibrary, on day: Day, cache: String?) async throws -> (found: [[UInt8]], taken: Int) {
        let program = try AuditProgram(library.vocabulary, StandardChoice(everywhere: library.standards), asOf: day)
        // As the name of a cache has it: what counts on a day is the same for all that share one.
        let firmness = program.checks.map { "\($0.firmness)" }.joined()
        return try await findings(program, of: folder, AuditOptions(keepsOutcomes: true), cache: cache.map { "\($0)/\(firmness.hashValue)" })
    }

    private func withCounties(_ counties: Int, seed: UInt64, _ body: (_ folder: String, _ cache: String) async throws -> Void) async throws {
        let root = scratch.appendingPathComponent("kept-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: root) }
        var maker = RandomInventory(Self.library, asOf: Self.day, seed: seed)
        var random = SeededGenerator(seed: seed)
        try maker.write(counties: counties) { path, text in
            let path = "\(root)/inventory/\(path)"
            try FileManager.default.createDirectory(atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
            try Data(Self.thinned(text, &random).utf8).write(to: URL(fileURLWithPath: path))
        }
        try await body(root + "/inventory", root + "/cache")
    }

    /// A file in which only a few dates lie near the day of the audit: where all do, one that is forgotten goes unnoticed among the others.
    private static func thinned(_ text: String, _ random: inout SeededGenerator) -> String {
        var result = text
        for match in text.matches(of: #/\d{4}-\d\d-\d\d/#).reversed() where random.next() % 100 >= 4 {
            result.replaceSubrange(match.range, with: random.next() % 2 == 0 ? "2001-07-01" : "2090-07-01")
        }
        return result
    }

    @Test("on whatever day it is asked, a kept result is that of the day", arguments: [1, 2] as [UInt64])
    func isOfTheDay(seed: UInt64) async throws {
        try await withCounties(5, seed: seed) { folder, cache in
            var taken = 0
            // Days around the one the facts are made for, and around those on which what was said near it counts no more.
            for step in [-1, 0, 1, 2, 30, 31, 91, 92, 93, 0, 365, 366, 3000] {
                let day = Self.day.adding(days: step)
                let plain = try await audit(folder, Self.library, on: day, cache: nil)
                let kept = try await audit(folder, Self.library, on: day, cache: cache)
                #expect(plain.found.count == kept.found.count)
                #expect(plain.found == kept.found, "seed \(seed), \(day)")
                taken += kept.taken
            }
            #expect(taken > 10, "\(taken)")
        }
    }

    // MARK: One date at a time

    /// A criterion, and a township with one date near the day, which is all that can change what comes out.
    struct Dated: Sendable, CustomStringConvertible {
        var description: String
        var criteria: String
        var village = "clinic: {}"
        var more = "health-centre: 无"
        var files: [String: String] = [:]
    }

    private static let joint = "unless: [{exemption: 联合设置, source: {clause: 一, facts: [], provenance: quoted}}]"
    private static let seat =
        "unless: [{exemption: 卫生院所在地, covered-by: {kind: township-health-centre, has: {count: {of: staff, where: {licence: valid}}, at-least: 1}}, "
        + "source: {clause: 一, facts: [], provenance: quoted}}]"
    private static let hasClinic = "{count: {of: village-clinic}, at-least: 1}"

    private static func exempt(_ kind: String, by code: String = "990101101202-clinic", _ more: String) -> String {
        "clinic: 无, exemptions: [{kind: \(kind), covered-by: \(code), approved-by: 县卫健委, \(more)}]"
    }

    static let dated = [
        Dated(
            description: "a licence", criteria: criterion(require: "{count: {of: staff, where: {licence: valid}}, at-least: 1}"),
            village: "clinic: {staff: [{licence-until: 2022-08-02}]}"),
        Dated(
            description: "an age", criteria: criterion(require: "{each: {of: staff, where: {duty: 诊疗}, satisfy: {age: {less-than: 65 岁}}}}"),
            village: "clinic: {staff: [{duty: 诊疗, born: 1957-08-03}]}"),
        Dated(
            description: "a share counted for the county",
            criteria: criterion(of: "county", require: "{count: {of: village-clinic.staff, where: {licence: valid}}, at-least: 1}"),
            village: "clinic: {staff: [{licence-until: 2022-08-02}]}"),
        Dated(
            description: "quarters since", criteria: criterion(require: "{quarters-since: licence-until, at-most: 1 个季度}"),
            village: "clinic: {licence-until: 2022-08-02}"),
        Dated(
            description: "days since, all that is asked", criteria: criterion(require: "{days-since: licence-until, at-most: 30 天}"),
            village: "clinic: {licence-until: 2022-07-04}"),
        Dated(
            description: "days since, beside something else",
            criteria: criterion(require: "{any: [{days-since: licence-until, at-most: 30 天}, {field: floor-area, at-least: 60 m²}]}"),
            village: "clinic: {licence-until: 2022-07-04, floor-area: 50}"),
        Dated(
            description: "an answer to come", criteria: criterion(of: "township-health-centre", require: "{field: contract-ledger, is: 是}"),
            more: "health-centre: {attestations: {contract-ledger: {value: 是, evidence: 台账, on: 2022-08-03}}}"),
        Dated(
            description: "an answer's life",
            criteria: criterion(of: "township-health-centre", require: "{field: contract-ledger, is: 是}", "valid-for: {days: 30, count-by: rolling}"),
            more: "health-centre: {attestations: {contract-ledger: {value: 是, evidence: 台账, on: 2022-07-04}}}"),
        Dated(
            description: "an exemption's end", criteria: criterion(of: "village", require: hasClinic, joint),
            village: exempt("联合设置", "approved-on: 2021-01-01, until: 2022-08-02")),
        Dated(
            description: "an exemption's approval", criteria: criterion(of: "village", require: hasClinic, joint),
            village: exempt("联合设置", "approved-on: 2022-08-03")),
        Dated(
            description: "a facility of another file", criteria: criterion(of: "village", require: hasClinic, seat),
            village: exempt("卫生院所在地", by: "990101102-health-centre", "approved-on: 2021-01-01"),
            files: ["990101102.yaml": "township: \"990101102\"\nname: 邻镇\nhealth-centre: {staff: [{licence-until: 2022-08-02}]}\n"]),
        Dated(
            description: "a date of the county",
            criteria: criterion(require: "{field: floor-area, at-least: 60 m²}", "when: {field: county.years-out-of-poverty, at-least: 2 年}"),
            village: "clinic: {floor-area: 50}", files: ["county.yaml": "county: \"990101\"\nleft-poverty-on: 2020-08-03\n"]),
        Dated(
            description: "a waiver", criteria: criterion(require: "{field: floor-area, at-least: 60 m²}"), village: "clinic: {floor-area: 50}",
            files: [
                "waivers.yaml": "waivers:\n  - {criterion: t/c, subject: 990101101201-clinic, reason: 改建, approver: 县卫健委, until: 2022-08-02}\n"
            ]),
        Dated(
            description: "the day from which a criterion counts", criteria: criterion(require: "{field: floor-area, at-least: 60 m²}", "due: 2022-08-03"),
            village: "clinic: {floor-area: 50}"),
    ]

    @Test("a kept result ends with each kind of date", arguments: dated)
    func turns(_ test: Dated) async throws {
        let fixture = try Fixture(test.criteria)
        defer { fixture.remove() }
        try fixture.writeTownship([test.village, "clinic: {}"], more: test.more)
        for (name, text) in test.files { try fixture.write(name, text) }
        var outcomes: Set<[[UInt8]]> = []
        for day in ["2022-08-02", "2022-08-03", "2022-08-02", "2022-08-04", "2022-10-01", "2022-12-31", "2023-01-01", "2022-08-03"] {
            let (plain, _) = try await audit(fixture.folder + "/inventory", fixture.library, on: Day(day)!, cache: nil)
            let (kept, _) = try await audit(fixture.folder + "/inventory", fixture.library, on: Day(day)!, cache: fixture.folder + "/cache")
            #expect(kept == plain, "\(day)")
            outcomes.insert(plain)
        }
        #expect(outcomes.count > 1, "nothing turns")
    }

    @Test("a day on which nothing turns takes over what was kept")
    func staysForLong() async throws {
        let fixture = try Fixture(Self.dated[0].criteria + Self.dated[4].criteria.replacingOccurrences(of: "{id: c", with: "{id: d"))
        defer { fixture.remove() }
        try fixture.writeTownship(["clinic: {staff: [{licence-until: 2023-08-02, born: 1980-08-03}], licence-until: 2022-08-01}"])
        for (day, isTaken) in [("2022-08-02", false), ("2022-08-03", true), ("2022-08-30", true), ("2022-09-01", false), ("2022-08-30", false)] {
            let (_, taken) = try await audit(fixture.folder + "/inventory", fixture.library, on: Day(day)!, cache: fixture.folder + "/cache")
            #expect(taken == (isTaken ? 1 : 0), "\(day)")
        }
    }
}
