import Foundation
import SpreadsheetFixtures
import Testing
import Workbooks

/// `gaps` and `blanks` list what was asked for, the same in every format, and no totals of anything else.
@Suite("Lists of gaps")
struct GapListTests {
    static let standard = """
          - id: tap
            group: 设施
            applies-to: village-clinic
            title: 有水
            severity: 一般
            firmness: 建议性
            require: {field: floor-area, at-least: 100 m²}
            source: {clause: 五, facts: [], provenance: 文件原文}
          - id: beds
            group: 设施
            applies-to: village-clinic
            title: 药品80种
            severity: minor
            require: {field: medicines, at-least: 80 种}
            source: {clause: 六, facts: [], provenance: quoted}

        """

    /// A county of which the first clinic is too small, lacks two things and does not say one; the others as ever.
    private func county() throws -> Program {
        let program = try Program()
        try program.write("standards/t.yaml", Program.standard.trimmingCharacters(in: .newlines) + "\n" + Self.standard)
        let text = try #require(program.read("county/990101101.yaml"))
        try program.write(
            "county/990101101.yaml",
            text.replacingOccurrences(of: "floor-area: 80", with: "floor-area: 50").replacingOccurrences(of: "听诊器: 1, 体温计: 1", with: "听诊器: 0, 体温计: 0"))
        return program
    }

    private let place = ["--inventory", "county", "--as-of", "2026-01-01"]

    /// Rows of a .csv by the names of its columns.
    private func rows(_ text: String) -> [[String: String]] {
        let lines = text.drop { $0 == "\u{FEFF}" }.split(separator: "\r\n").map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
        return lines.dropFirst().map { Dictionary(zip(lines[0], $0), uniquingKeysWith: { first, _ in first }) }
    }

    private func keys(_ program: Program, _ options: [String]) throws -> [String] {
        try rows(program.run(["gaps"] + place + ["--format", "csv"] + options).output).map { $0["key"]!.isEmpty ? "line \($0["code"]!)" : $0["key"]! }
    }

    static let unmet = [
        "t/area/990101101201-clinic", "t/equipment/990101101201-clinic/stethoscope", "t/equipment/990101101201-clinic/thermometer", "line 990101101201-clinic",
        "t/village.clinic/990101101202", "line 990101102201-clinic", "t/village.clinic/990101102202", "line 990101103201-clinic",
        "t/village.clinic/990101103202",
    ]

    @Test(
        "what is listed",
        arguments: [
            ([], unmet),
            (["--severity", "严重"], ["t/village.clinic/990101101202", "t/village.clinic/990101102202", "t/village.clinic/990101103202"]),
            (["--severity", "critical,主要"], unmet.filter { !$0.hasPrefix("line") }),
            (["--group", "设施", "--township", "第1镇"], ["t/area/990101101201-clinic", "line 990101101201-clinic"]),
            (["--criterion", "area、t/village.clinic", "--township", "第1"], ["t/area/990101101201-clinic", "t/village.clinic/990101101202"]),
            (["--criterion", "面积"], ["t/area/990101101201-clinic"]),
            (
                ["--unreported", "--severity", "minor"],
                ["t/beds/990101101201-clinic", "t/beds/990101102201-clinic", "t/beds/990101103201-clinic"]
            ),
            (
                ["--all", "--group", "设施", "--severity", "一般", "--village", "甲101"], ["t/tap/990101101201-clinic", "line 990101101201-clinic"]
            ),
        ])
    func listed(options: [String], expected: [String]) throws {
        let program = try county()
        defer { program.remove() }
        #expect(try keys(program, options) == expected)
    }

    @Test("the same rows in text, CSV, JSON, workbook and page")
    func everyFormat() throws {
        let program = try county()
        defer { program.remove() }
        for options in [[], ["--severity", "major"], ["--all", "--unreported"]] {
            let expected = try keys(program, options)
            let gaps = expected.filter { !$0.hasPrefix("line") }
            let json = try #require(
                try JSONSerialization.jsonObject(with: Data(program.run(["gaps"] + place + ["--format", "json"] + options).output.utf8)) as? [String: Any])
            #expect((json["gaps"] as? [[String: Any]])?.compactMap { $0["key"] as? String }.sorted() == gaps.sorted())
            let lines = (json["unreported"] as? [[String: Any]])?.compactMap { $0["code"] as? String }
            #expect(lines == expected.filter { $0.hasPrefix("line") }.map { String($0.dropFirst(5)) })
            let listed = try #require(json["listed"] as? [String: Int])
            #expect(json["summary"] == nil && listed["unmetItems"] == (json["gaps"] as? [[String: Any]])?.count { $0["outcome"] as? String == "unmet" })
            if options.isEmpty { #expect(listed == ["unmetChecks": 5, "unmetItems": 6, "unreportedChecks": 3]) }
            let html = try program.run(["gaps"] + place + ["--format", "html"] + options).output
            #expect(html.components(separatedBy: "<tr>").count - 2 == expected.count)
            #expect(try program.run(["gaps"] + place + ["-o", "g.xlsx"] + options).status == 0)
            let file = try SpreadsheetFile(path: program.folder + "/g.xlsx")
            var count = 0
            try file.readRows(0) { _, cells in
                if cells.contains(where: { if case .text(let text) = $0.content { text.hasPrefix("9901011") } else { false } }) { count += 1 }
            }
            #expect(count == expected.count)
            let text = try program.run(["gaps"] + place + options).output
            #expect(
                Set(gaps.map { $0.split(separator: "/").prefix(2).joined(separator: "/") }).allSatisfy { text.contains($0 + ")") || text.contains($0 + "）") })
            #expect(text.components(separatedBy: "? unreported").count - 1 == expected.count { $0.hasPrefix("line") || $0.hasPrefix("t/beds") })
        }
    }

    @Test("a word that means nothing is refused with what may be written", arguments: [["--severity", "高"], ["--group", "设备类"], ["--criterion", "aera"]])
    func unknownWords(options: [String]) throws {
        let program = try county()
        defer { program.remove() }
        let result = try program.run(["gaps"] + place + options)
        #expect(result.status == 2 && result.errors.contains(options[1]) && result.errors.contains("help:"), "\(result.errors)")
    }

    @Test("every row has a village and a name people use; of what is not known at all no range is shown; labels in Chinese, ids in JSON")
    func namesAndRanges() throws {
        let program = try county()
        defer { program.remove() }
        let csv = rows(try program.run(["gaps"] + place + ["--format", "csv", "--unreported"], language: "zh").output)
        #expect(csv.allSatisfy { !$0["村"]!.isEmpty && !$0["名称"]!.isEmpty && !$0["严重程度"]!.isEmpty })
        #expect(csv.first { $0["编号"] == "t/area/990101101201-clinic" }?["名称"] == "甲101村卫生室")
        #expect(csv.first { $0["编号"] == "t/area/990101101201-clinic" }?["严重程度"] == "主要")
        #expect(csv.filter { $0["结果"] == "未填报" }.allSatisfy { $0["现状下限"] == "" && $0["现状上限"] == "" })
        #expect(csv.first { $0["编号"] == "t/area/990101101201-clinic" }?["现状上限"] == "50")
        let json = try program.run(["audit"] + place + ["--format", "json"], language: "zh").output
        #expect(json.contains("\"name\":\"甲101村卫生室\",\"village\":\"甲101村\"") && json.contains("\"severity\":\"major\"") && !json.contains("\"name\":\"\""))
    }

    @Test("blanks list blank spots and exemptions only, in every format")
    func blanks() throws {
        let program = try county()
        defer { program.remove() }
        let csv = rows(try program.run(["blanks"] + place + ["--format", "csv"]).output)
        #expect(csv.map { $0["code"] } == ["990101101202", "990101102202", "990101103202"])
        let json = try #require(
            try JSONSerialization.jsonObject(with: Data(program.run(["blanks"] + place + ["--format", "json"]).output.utf8)) as? [String: Any])
        #expect((json["blankSpots"] as? [Any])?.count == 3 && json["gaps"] == nil && json["summary"] == nil)
        #expect(json["listed"] as? [String: Int] == ["institution": 3, "staff": 0, "possible": 0, "exemptions": 0])
        let html = try program.run(["blanks"] + place + ["--format", "html"]).output
        #expect(html.components(separatedBy: "<tr>").count - 2 == 3 && !html.contains("t/area"))
    }
}
