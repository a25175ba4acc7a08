import Foundation
import SpreadsheetFixtures
import Testing
import Workbooks

@Suite("Spreadsheet commands")
struct SpreadsheetCommandTests {
    private func sheets(_ path: String) throws -> [String: [[String]]] {
        let file = try SpreadsheetFile(path: path)
        var sheets: [String: [[String]]] = [:]
        for (index, name) in file.sheets.enumerated() {
            var rows: [[String]] = []
            try file.readRows(index) { _, cells in
                rows.append(
                    cells.map { cell in
                        switch cell.content {
                        case .text(let text): text
                        case .number(let number, _): number == number.rounded() ? String(Int(number)) : String(number)
                        default: "?"
                        }
                    })
            }
            sheets[name] = rows
        }
        return sheets
    }

    @Test("what was planted in a form is what the audit finds")
    func planted() throws {
        let program = try Program()
        defer { program.remove() }
        #expect(try program.run("template", "--inventory", "county", "--as-of", "2026-01-01", "-o", "form.xlsx").status == 0)
        var rows: [[String?]] = []
        for row in try #require(try sheets(program.folder + "/form.xlsx")["村卫生室"]) {
            guard row[0] == "990101101202-clinic" else { continue }
            rows = [["代码", "有无", "建筑面积（m²）"], [row[0], "有", "55"]]
        }
        try Spreadsheet(texts: [
            ("村卫生室", rows), ("设备", [["代码", "听诊器", "体温计"], ["990101101202-clinic", "0", nil]]),
            ("人员", [["代码", "编号", "执业证有效期至"], ["990101101202-clinic", "B", "2030-01-01"]]),
        ]).write(to: program.folder + "/filled.xlsx")
        let dry = try program.run("import", "filled.xlsx", "--into", "county", "--dry-run")
        #expect(dry.status == 0 && dry.output.contains("would make"))
        let before = try program.audit("--format", "csv")
        #expect(!before.output.contains("990101101202-clinic"))
        #expect(try program.run("import", "filled.xlsx", "--into", "county", "--by", "clerk", "--on", "2025-12-01").status == 0)
        let gaps = try program.audit("--format", "csv").output.split(separator: "\r\n").filter { $0.contains("990101101202-clinic") }.map { line in
            line.split(separator: ",", omittingEmptySubsequences: false)
        }
        #expect(
            gaps.map { "\($0[19]) \($0[8]) \($0[9]) \($0[13])" } == ["area unmet  5", "equipment unmet stethoscope 1", "equipment unreported thermometer "])
        #expect(program.read("county/990101101.yaml")?.contains("reported: {by: clerk, on: 2025-12-01}") == true)
    }

    @Test("a workbook of the audit has every sheet, and the numbers of the text report")
    func auditWorkbook() throws {
        let program = try Program()
        defer { program.remove() }
        #expect(try program.audit("--format", "xlsx", "-o", "audit.xlsx", "--lang", "zh").status == 0)
        let sheets = try sheets(program.folder + "/audit.xlsx")
        #expect(Set(sheets.keys) == ["汇总", "空白点", "问题清单", "类别", "说明", "未填报", "豁免", "不计入达标", "采购清单"])
        #expect(sheets["汇总"]?.first { $0.first == "合计" }?[1] == "3")
        // Title, two lines of head, heads; three rows; the line to sign on.
        #expect(sheets["空白点"]?.count == 4 + 3 + 1)
    }

    @Test("errors write nothing and end with 2; they name sheet and cell")
    func errors() throws {
        let program = try Program()
        defer { program.remove() }
        try Spreadsheet(texts: [("村卫生室", [["代码", "建筑面积"], ["990101101201-clinic", "大"], ["990101101299-clinic", "1"]])]).write(to: program.folder + "/bad.xlsx")
        let before = program.read("county/990101101.yaml")
        let result = try program.run("import", "bad.xlsx", "--into", "county")
        #expect(result.status == 2)
        #expect(result.errors.contains("bad.xlsx:村卫生室!B2: error: 建筑面积: a number expected, found \"大\""))
        #expect(result.errors.contains("bad.xlsx:村卫生室!3: error: 990101101299 is not in the division roster"))
        #expect(program.read("county/990101101.yaml") == before)
        #expect(try program.run("import", "county/roster.yaml", "--into", "county").status == 2)
        #expect(try program.run("import", "nowhere.xlsx", "--into", "county").errors.contains("no such file"))
    }

    @Test("export and import through files of every kind")
    func exportImport() throws {
        let program = try Program()
        defer { program.remove() }
        for arguments in [["-o", "x.xlsx"], ["-o", "村卫生室.csv"], ["--table", "staff", "-o", "人员.csv"]] {
            #expect(try program.run(["export", "--inventory", "county"] + arguments).status == 0)
        }
        for name in ["x.xlsx", "村卫生室.csv", "人员.csv"] {
            #expect(try program.run("import", name, "--into", "county").output == "Nothing changes.\n", "\(name)")
        }
        #expect(try program.run("export", "--inventory", "county", "-o", "x.pdf").status == 2)
        #expect(try program.run("export", "--inventory", "county", "--table", "staf", "-o", "x.csv").errors.contains("did you mean \"staff\"?"))
    }

    @Test("a returned form is checked without an inventory")
    func returnedForm() throws {
        let program = try Program()
        defer { program.remove() }
        try Spreadsheet(texts: [
            ("村卫生室", [["代码", "乡镇", "行政村", "建筑面积"], ["990101101202-clinic", "第1镇", "乙101村", "55"]]),
            ("设备", [["代码", "听诊器", "体温计"], ["990101101202-clinic", "2", "0"]]),
        ]).write(to: program.folder + "/returned.xlsx")
        let result = try program.run("selfcheck", "returned.xlsx", "--as-of", "2026-01-01")
        #expect(result.status == 0)
        #expect(result.output.contains("第1镇 乙101村卫生室: self-check [990101101202-clinic]"))
        #expect(result.output.contains("Has 1 kinds of equipment: stethoscope 2"))
        #expect(result.output.contains("□ thermometer  1"))
        #expect(result.output.contains("has 55 m²") || result.output.contains("现 55 m²"))
        for format in ["csv", "json"] { #expect(try program.run("selfcheck", "returned.xlsx", "--as-of", "2026-01-01", "--format", format).status == 0) }
        #expect(try program.run("selfcheck", "returned.xlsx", "--as-of", "2026-01-01", "--format", "xlsx", "-o", "sheet.xlsx").status == 0)
        #expect(try sheets(program.folder + "/sheet.xlsx").keys.contains("乙101村卫生室"))
    }

    @Test("the purchase list, with and without prices")
    func procure() throws {
        let program = try Program()
        defer { program.remove() }
        try program.write("prices.csv", "item,unit price,note\n体温计,3.5,\n")
        try Spreadsheet(texts: [("设备", [["代码", "听诊器", "体温计"], ["990101101201-clinic", "0", "0"], ["990101102201-clinic", "1", "0"]])])
            .write(to: program.folder + "/e.xlsx")
        #expect(try program.run("import", "e.xlsx", "--into", "county").status == 0)
        let list = try program.run("procure", "--inventory", "county", "--as-of", "2026-01-01", "--format", "csv")
        #expect(
            list.output.split(separator: "\r\n").dropFirst().map(String.init) == [
                "990101101,第1镇,stethoscope,stethoscope,1,,1,,", "990101101,第1镇,thermometer,thermometer,1,,1,,", "990101102,第2镇,thermometer,thermometer,1,,1,,",
            ])
        let priced = try program.run("procure", "--inventory", "county", "--as-of", "2026-01-01", "--prices", "prices.csv")
        #expect(priced.output.contains("total 7.00 yuan"))
        #expect(priced.output.contains("without a price, not in the amount: stethoscope"))
        #expect(try program.run("procure", "--inventory", "county", "--as-of", "2026-01-01", "--format", "xlsx", "-o", "p.xlsx").status == 0)
        #expect(
            try sheets(program.folder + "/p.xlsx")["采购清单"]?.contains { $0.prefix(3) == ["体温计", "支", "2"] } ?? false
                || sheets(program.folder + "/p.xlsx")["purchases"] != nil)
    }
}
