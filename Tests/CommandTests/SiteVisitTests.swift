import Foundation
import SpreadsheetFixtures
import Testing
import Workbooks

/// `verify-site`: draw, record, and the findings count everywhere.
@Suite("On-site checks")
struct SiteVisitTests {
    private let at = ["--inventory", "county"]

    @Test("somebody who is not there, a licence that has run out and a missing instrument count in audit, self-check, list and export")
    func staffAndEquipment() throws {
        let program = try Program()
        defer { program.remove() }
        #expect(try program.audit("--fail-on", "any", "--village", "甲101").status == 0)
        let record = try program.run(
            ["verify-site", "甲101村卫生室"] + at + [
                "--by", "组", "--on", "2025-12-01", "--set", "设备/听诊器=0", "--set", "人员/A=不在岗", "--set", "人员/C/执业证有效期至=2031-01-01",
            ])
        #expect(record.status == 0, "\(record.errors)")
        // A second visit changes what the first found.
        #expect(try program.run(["verify-site", "990101101201"] + at + ["--by", "组", "--on", "2025-12-02", "--set", "人员/C=不在岗"]).status == 0)
        let blanks = try program.run(["blanks"] + at + ["--as-of", "2026-01-01", "--village", "甲101", "--format", "json"]).output
        #expect(blanks.contains("\"staff\":1"), "\(blanks)")
        let check = try program.run(["selfcheck", "甲101"] + at + ["--as-of", "2026-01-01"], language: "zh").output
        #expect(check.contains("□ 听诊器") && !check.contains("听诊器 1 个、") && check.contains("已有设备 1 样"), "\(check)")
        let list = try program.run(["verify-site"] + at + ["--format", "csv"], language: "zh").output
        #expect(list.contains("人员/A,在岗,不在岗,是,组 2025-12-02") && list.contains("设备/听诊器,1,0,是"), "\(list)")
        #expect(try program.run(["export"] + at + ["--table", "verified", "-o", "v.csv"]).status == 0)
        let exported = try #require(program.read("v.csv"))
        #expect(exported.contains("人员/A,不在岗") && exported.contains("人员/C/执业证有效期至,2031-01-01"), "\(exported)")
        #expect(try program.run("import", "v.csv", "--table", "verified", "--into", "county", "--dry-run").output.contains("Nothing changes"))
        #expect(try program.audit("--format", "json").output.contains("\"record\":\"A\",\"recordField\":null"))
    }

    @Test(
        "a finding that means nothing is refused with the user's own words, and nothing is written",
        arguments: [["建筑面积=大"], ["人员/A/执照=1"], ["人员/A=病假"], ["厨房=1"], ["人员/A/执业证有效期至=明年", "建筑面积=70"]])
    func badFindings(set: [String]) throws {
        let program = try Program()
        defer { program.remove() }
        let before = program.read("county/990101101.yaml")
        let result = try program.run(["verify-site", "甲101"] + at + ["--by", "组", "--on", "2025-12-01"] + set.flatMap { ["--set", $0] })
        #expect(result.status == 2 && result.errors.contains("--set \(set[0]): error:") && !result.errors.contains("/tmp"), "\(result.errors)")
        #expect(program.read("county/990101101.yaml") == before)
        #expect(try program.run(["verify-site", "乙101"] + at + ["--by", "组", "--set", "建筑面积=70"]).status == 2)
    }

    @Test("the checklist goes out as a workbook and comes back filled in")
    func checklist() throws {
        let program = try Program()
        defer { program.remove() }
        let draw = ["verify-site"] + at + ["--sample", "10%", "--seed", "7"]
        let text = try program.run(draw, language: "zh").output
        #expect(text.contains("从 3 个机构中抽取 3 个（占 100.0%）：每乡镇按 10% 向上取整") && text.contains("人员/A/执业证有效期至") && text.contains("核查人：＿"), "\(text)")
        #expect(try program.run(draw + ["-o", "核查.xlsx"], language: "zh").status == 0)
        let file = try SpreadsheetFile(path: program.folder + "/核查.xlsx")
        var rows: [[String]] = []
        try file.readRows(0) { _, cells in
            var row = Array(repeating: "", count: 7)
            for cell in cells where cell.column < 7 { if case .text(let text) = cell.content { row[cell.column] = text } }
            rows.append(row)
        }
        #expect(file.sheets[0] == "核查" && rows[0] == ["代码", "对象", "项目", "填报值", "核查值", "核查人", "核查日期"])
        #expect(rows.contains { $0[0] == "990101103201-clinic" && $0[1] == "甲103村卫生室" && $0[2] == "人员/A" && $0[3] == "在岗" && $0[4] == "" })
        // An empty sheet says nothing; one with values is taken.
        #expect(try program.run(["verify-site", "核查.xlsx"] + at).errors.contains("error") == false)
        for index in rows.indices where rows[index][0] == "990101103201-clinic" && rows[index][2] == "建筑面积" {
            rows[index].replaceSubrange(4...6, with: ["41", "组", "2025-12-03"])
        }
        try program.write("核查.csv", rows.map { $0.joined(separator: ",") }.joined(separator: "\r\n") + "\r\n")
        let back = try program.run(["verify-site", "核查.csv"] + at)
        #expect(
            back.status == 0 && back.errors.isEmpty && back.output.contains("1 findings recorded") || back.output.contains("findings recorded"),
            "\(back.output)\(back.errors)")
        #expect(try program.audit("--format", "csv", "--village", "甲103").output.contains("t/area/990101103201-clinic"))
    }

    @Test("a draw by risk says why, draws the same again, and prefers who was never visited or was false")
    func byRisk() throws {
        let program = try Program()
        defer { program.remove() }
        #expect(try program.run(["verify-site", "甲101"] + at + ["--by", "组", "--on", "2025-12-01", "--set", "建筑面积=70"]).status == 0)
        #expect(try program.run(["verify-site", "甲102"] + at + ["--by", "组", "--on", "2025-12-01", "--set", "建筑面积=80"]).status == 0)
        let draw = ["verify-site"] + at + ["--sample", "1%", "--seed", "7", "--draw", "risk"]
        let text = try program.run(draw, language: "zh").output
        #expect(text.contains("按风险抽取，权重：各处 1，从未核查加 4，上次不实加 4，未能判定的项按比例加 0 到 4"), "\(text)")
        #expect(text.contains("  权重 5：上次核查 1 项不实（+4）\n") && text.contains("  权重 1\n") && text.contains("  权重 5：从未核查（+4）\n"), "\(text)")
        #expect(try program.run(draw, language: "zh").output == text)
        let json = try program.run(draw + ["--format", "json"]).output
        #expect(json.contains("\"draw\":\"risk\",\"reasons\":{\"990101101201-clinic\":\"weight 5: 1 false last time (+4)\""), "\(json)")
        // What goes out with its reasons comes back like any other checklist.
        #expect(try program.run(draw + ["-o", "核查.csv"], language: "zh").status == 0)
        let csv = try #require(program.read("核查.csv"))
        #expect(csv.contains("核查日期,抽取原因"))
        try program.write("核查.csv", csv.replacing("建筑面积,80,,,", with: "建筑面积,80,81,组,2025-12-03"))
        let back = try program.run(["verify-site", "核查.csv"] + at)
        #expect(back.status == 0 && back.errors.isEmpty, "\(back.errors)")
        #expect(try program.run(["verify-site"] + at + ["--draw", "risk"]).errors.contains("--draw goes with --sample"))
    }

    @Test("a draw becomes a folder of forms for visits, one a clinic that was drawn")
    func folderOfForms() throws {
        let program = try Program()
        defer { program.remove() }
        let draw = ["verify-site"] + at + ["--sample", "1%", "--seed", "7", "--forms", "现场表"]
        let result = try program.run(draw, language: "zh")
        #expect(result.status == 0 && result.errors == "现场表：3 张现场核查表\n", "\(result.errors)")
        let names = try FileManager.default.contentsOfDirectory(atPath: program.folder + "/现场表").sorted()
        #expect(names.map { $0.hasSuffix("201-clinic.html") } == [true, true, true], "\(names)")
        let page = try #require(program.read("现场表/" + names[0]))
        #expect(page.contains("\"visit\":true") || page.contains("visit:true"))
        #expect(try program.run(draw, language: "zh").errors.contains("已经存在"))
        #expect(try program.run(["verify-site"] + at + ["--forms", "x"]).errors.contains("--forms goes with --sample"))
        #expect(try program.run(["verify-site"] + at + ["--sample", "1%", "--seed", "7", "--kind", "village", "--forms", "y"]).status == 2)
    }
}
