import Audit
import Files
import Foundation
import Inventories
import Quantities
import Reports
import ShippedLevels
import SpreadsheetFixtures
import Testing
import Workbooks

@testable import Exchange

@Suite("Forms")
struct FormTests {
    private func program(_ standards: [String], asOf: String = "2026-01-01") throws -> AuditProgram {
        try AuditProgram(library.vocabulary, standards: standards.map { library.standard($0)! }, asOf: Day(asOf)!)
    }

    private func cells(of path: String) throws -> [String: [[Int: String]]] {
        let file = try SpreadsheetFile(path: path)
        var sheets: [String: [[Int: String]]] = [:]
        for (index, name) in file.sheets.enumerated() {
            var rows: [[Int: String]] = []
            try file.readRows(index) { _, cells in
                var row: [Int: String] = [:]
                for cell in cells { if case .text(let text) = cell.content { row[cell.column] = text } }
                rows.append(row)
            }
            sheets[name] = rows
        }
        return sheets
    }

    @Test("an empty form has a row for every village, and importing it changes nothing")
    func emptyForm() throws {
        let county = try County()
        defer { county.folder.remove() }
        let output = try Output(county.folder("form.xlsx"))
        var template = TemplateWorkbook(
            try program(["village-clinic-management-2014"]), try Inventory.open(county.path), title: "试验县", townships: nil, withNames: false)
        try template.write(to: output)
        try output.finish()
        let sheets = try cells(of: county.folder("form.xlsx"))
        #expect(
            sheets["村卫生室"]?.dropFirst().compactMap { $0[0] } == ["990101101201-clinic", "990101101202-clinic", "990101102201-clinic", "990101102202-clinic"])
        #expect(sheets["填报说明"] != nil)
        #expect(try county.plan(files: [county.folder("form.xlsx")]).files.isEmpty)
    }

    @Test("a form asks what its standards ask, and nothing else")
    func asksWhatIsAsked() throws {
        let asked = AskedTables(try program(["basic-standards-1994"]), withNames: false)
        let clinics = try #require(asked.tables.table("村卫生室"))
        let fields = clinics.columns.compactMap { if case .field = $0.role { $0.id } else { nil } }
        #expect(fields.contains("floor-area") && fields.contains("equipment"))
        #expect(!fields.contains("tcm-techniques"))
        #expect(
            AskedTables(try program(["village-clinic-capability-2022"]), withNames: false).tables.table("村卫生室")!.columns.contains { $0.id == "tcm-techniques" })
    }

    @Test("one township's form has that township's villages only")
    func township() throws {
        let county = try County()
        defer { county.folder.remove() }
        let output = try Output(county.folder("form.xlsx"))
        var template = TemplateWorkbook(
            try program(["village-clinic-management-2014"]), try Inventory.open(county.path), title: "试验县", townships: ["990101102"], withNames: false)
        try template.write(to: output)
        try output.finish()
        let sheets = try cells(of: county.folder("form.xlsx"))
        #expect(sheets["村卫生室"]?.dropFirst().compactMap { $0[0] } == ["990101102201-clinic", "990101102202-clinic"])
    }

    @Test("the one-page form, filled in, becomes the clinic it is about")
    func onePage() throws {
        let county = try County()
        defer { county.folder.remove() }
        let form = try #require(
            ClinicForm(try program(["village-clinic-management-2014", "basic-standards-1994"]), try Inventory.open(county.path), clinic: "990101101201"))
        let output = try Output(county.folder("blank.xlsx"))
        try form.write(to: output)
        try output.finish()
        // What the form has on it, with answers written beside what it asks.
        let answers = ["建筑面积（m²）": "80", "听诊器（个）": "2", "高压灭菌设备（台）": "0", "填报人": "村医", "填报日期": "2022-08-03"]
        var rows: [[String?]] = []
        for row in try #require(try cells(of: county.folder("blank.xlsx"))["自查表"]) {
            var cells = [String?](repeating: nil, count: 6)
            for (column, text) in row { cells[column] = text }
            for column in FormLayout.pairs { if let label = cells[column], let answer = answers[label] { cells[column + 1] = answer } }
            rows.append(cells)
            if row[0] == "人员" + FormLayout.peopleHead { rows.append(["A1", "乡村医生"] + [String?](repeating: nil, count: 4)) }
            if row[0] == "正常运行" { rows[rows.count - 1][3] = "是" }
        }
        #expect(rows.flatMap { $0 }.compactMap { $0 }.contains("80"))
        try county.importing([(FormLayout.sheet, rows)])
        let text = try #require(county.read("990101101.yaml"))
        #expect(text.contains("floor-area: 80") && text.contains("equipment: {听诊器: 2, 高压灭菌设备: 0}"))
        #expect(text.contains("- {id: A1, ") && text.contains("reported: {by: 村医, on: 2022-08-03}"))
    }
}
