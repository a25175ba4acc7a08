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

@Suite("Out and back in")
struct RoundTripTests {
    private let tables = InventoryTables(library.vocabulary, withNames: true)

    private func export(_ path: String, to file: String) throws -> Inventory {
        let inventory = try Inventory.open(path)
        let output = try Output(file)
        let remarks = try InventoryExport(tables, inventory, title: "试", townships: nil, .zh).writeWorkbook(asOf: Day("2022-08-10")!, to: output)
        try output.finish()
        #expect(remarks.isEmpty)
        return inventory
    }

    @Test("an inventory from a workbook alone is the one it came from, to the byte", arguments: ["fangcheng", "wugang", "guangze"])
    func fromNothing(_ name: String) throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let path = repository + "/inventories/" + name
        _ = try export(path, to: folder("a.xlsx"))
        try InventoryImport(tables, into: folder("back")).plan([.init(path: folder("a.xlsx"))], existing: nil).write()
        let files = try FileManager.default.contentsOfDirectory(atPath: path).filter { $0.hasSuffix(".yaml") }.sorted()
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder("back")).sorted() == files)
        for file in files { #expect(folder.read("back/" + file) == (try String(contentsOfFile: path + "/" + file, encoding: .utf8)), "\(file)") }
    }

    @Test("a workbook brought back into its own inventory changes nothing", arguments: ["fangcheng", "wugang", "guangze", "zhongwei"])
    func unchanged(_ name: String) throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let inventory = try export(repository + "/inventories/" + name, to: folder("a.xlsx"))
        let plan = try InventoryImport(tables, into: inventory.folder, listsChanges: true).plan([.init(path: folder("a.xlsx"))], existing: inventory)
        #expect(plan.files.isEmpty)
        #expect(plan.changes.isEmpty)
    }

    @Test("each table as .csv changes nothing either, formulas in names and all")
    func csv() throws {
        let county = try County()
        defer { county.folder.remove() }
        try county.importing([
            ("村卫生室", [["代码", "名称", "产权", "备注"], ["990101101201-clinic", "=1+1", "公有", "-旧址\n@新址, \"甲\""]]),
            ("人员", [["代码", "编号", "姓名"], ["990101101201-clinic", "+1", "甲"]]),
        ])
        let inventory = try Inventory.open(county.path)
        for name in ["村卫生室", "人员", "行政村"] {
            let output = try Output(county.folder(name + ".csv"))
            _ = try InventoryExport(county.tables, inventory, title: "试", townships: nil, .zh).writeCSV(#require(county.tables.table(name)), to: output)
            try output.finish()
        }
        #expect(county.folder.read("村卫生室.csv")?.contains("'=1+1") == true)
        let plan = try county.plan(files: ["村卫生室", "人员", "行政村"].map { county.folder($0 + ".csv") })
        #expect(plan.changes.map { $0.rendered(.zh) } == [])
    }

    @Test("every table has columns of distinct spellings")
    func distinct() {
        for table in tables.tables {
            let heads = table.columns.map { $0.heading(.zh) }
            #expect(Set(heads).count == heads.count, "\(table.title)")
            #expect(Set(table.columns.map(\.id)).count == heads.count, "\(table.title)")
        }
        #expect(Set(tables.tables.map(\.title)).count == tables.tables.count)
        #expect(Set(tables.tables.map { $0.title.count <= 31 }) == [true])
    }

    @Test("heads in English are understood as well as those in Chinese")
    func english() throws {
        let county = try County()
        defer { county.folder.remove() }
        try county.importing([("村卫生室", [["代码", "产权"], ["990101101201-clinic", "公有"]])])
        let output = try Output(county.folder("a.xlsx"))
        _ = try InventoryExport(county.tables, Inventory.open(county.path), title: "t", townships: nil, .en).writeWorkbook(asOf: Day("2022-08-10")!, to: output)
        try output.finish()
        #expect(try county.plan(files: [county.folder("a.xlsx")]).files.isEmpty)
    }
}
