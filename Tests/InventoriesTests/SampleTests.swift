import Foundation
import Quantities
import ShippedLevels
import TestSupport
import Testing

@testable import Inventories

/// Which day made-up facts are judged on, and whether anybody is told that they are made up.
@Suite("Samples")
struct SampleTests {
    private let folder = scratch.appendingPathComponent(UUID().uuidString).path

    /// A folder of files by name.
    private func inventory(_ files: [String: String], opening path: String = "") throws -> Inventory {
        for (name, text) in files {
            let url = URL(fileURLWithPath: folder + "/" + name)
            try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: url)
        }
        return try Inventory.open(folder + path)
    }

    private func county(_ code: String, _ day: String?) -> String { "county: \"\(code)\"\nname: 县\n" + (day.map { "sample: {as-of: \($0)}\n" } ?? "") }

    @Test("the day an inventory is judged on where none is named", arguments: [2026, 2030])
    func day(year: Int) throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let today = try #require(Day(year: year, month: 11, day: 21))
        let of = try #require(Day("2022-08-10"))
        let asked = try #require(Day("2025-01-01"))
        let cases: [(name: String, files: [String: String], day: Day, isSample: Bool)] = [
            ("one sample", ["a/county.yaml": county("990101", "2022-08-10")], of, true),
            ("two samples of a day", ["a/county.yaml": county("990101", "2022-08-10"), "b/county.yaml": county("990102", "2022-08-10")], of, true),
            ("two samples of different days", ["a/county.yaml": county("990101", "2022-08-10"), "b/county.yaml": county("990102", "2022-08-11")], today, true),
            ("a sample beside a real county", ["a/county.yaml": county("990101", "2022-08-10"), "b/county.yaml": county("990102", nil)], today, true),
            (
                "a city's sample is its counties'",
                [
                    "city.yaml": "city: \"990100\"\nsample: {as-of: 2022-08-10}\n", "a/county.yaml": county("990101", nil),
                    "b/county.yaml": county("990102", nil),
                ], of,
                true
            ),
            ("a real county", ["a/county.yaml": county("990101", nil)], today, false),
        ]
        for (name, files, day, isSample) in cases {
            try? FileManager.default.removeItem(atPath: folder)
            let inventory = try inventory(files)
            #expect(inventory.dayToJudge(asked: nil, today: today) == day, "\(name)")
            #expect(inventory.dayToJudge(asked: asked, today: today) == asked, "\(name)")
            #expect(inventory.isSample == isSample, "\(name)")
            #expect(inventory.diagnostics.isEmpty, "\(name)")
        }
    }

    @Test("a township file opened alone still says that its county is a sample")
    func oneFile() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let inventory = try inventory(
            ["county.yaml": county("990101", "2022-08-10"), "990101101.yaml": "township: \"990101101\"\n"], opening: "/990101101.yaml")
        #expect(inventory.sampleDay == Day("2022-08-10"))
        #expect(inventory.counties.isEmpty)
    }

    @Test(
        "a mistake in it is shown where it stands, and the facts do not pass for real ones of today unseen",
        arguments: [
            ("sample: 是", "2:9: 错误: 此处应为映射"), ("sample: {}", "2:9: 错误: 缺少“as-of”"), ("sample: {as-of: 2022-08-32}", "2:17: 错误: “2022-08-32”不是有效日期"),
            ("sample: {asof: 2022-08-10}", "2:10: 错误: 不认识的键“asof”"), ("sample: {as-of: 2022-08-10, why: 试}", "2:29: 错误: 不认识的键“why”"),
        ])
    func mistakes(line: String, expected: String) throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let inventory = try inventory(["county.yaml": "county: \"990101\"\n\(line)\n"])
        let problems = inventory.diagnostics.filter { $0.severity == .error }.map { $0.rendered(.zh).replacingOccurrences(of: folder + "/", with: "") }
        #expect(problems.count == 1)
        #expect(problems.first?.hasPrefix("county.yaml:" + expected) == true, "\(problems)")
    }
}
