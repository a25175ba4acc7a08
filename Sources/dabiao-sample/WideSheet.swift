import Exchange
import Foundation
import Inventories
import Standards
import Workbooks

/// Writes the clinics of an inventory as people keep them: one sheet, one row a clinic, equipment in columns beside the rest.
func writeWideSheet(of folder: String, standards: String, to path: String) throws {
    let vocabulary = try StandardLibrary.load(folder: standards).vocabulary
    let tables = InventoryTables(vocabulary)
    guard let clinics = tables.table("village-clinic"), let equipment = tables.table("equipment") else { throw SampleError("no clinics in the vocabulary") }
    let items = equipment.columns.indices.filter { if case .listTerm = equipment.columns[$0].role { true } else { false } }
    let workbook = try WorkbookWriter(title: "村卫生室", created: 0)
    let sheet = try workbook.addSheet(clinics.title)
    let heads = clinics.columns.map { $0.heading(.zh) } + items.map { equipment.columns[$0].heading(.zh) }
    for (column, head) in heads.enumerated() { sheet.text(0, column, head) }
    var next = 1
    func write(_ cells: [OutputCell], at first: Int) {
        for (offset, cell) in cells.enumerated() {
            switch cell {
            case .empty: break
            case .text(let text): sheet.text(next, first + offset, text)
            case .number(let number): sheet.number(next, first + offset, number)
            case .percent(let number): sheet.number(next, first + offset, number / 100, .plain.with { $0.numberFormat = "0.####%" })
            case .day(let day): sheet.number(next, first + offset, Double(day.number) + 25_569, .date)
            }
        }
    }
    // A clinic's equipment comes right after the clinic itself.
    var pending: [OutputCell]?
    var rows = InventoryRows(tables)
    try rows.write(try Inventory.open(folder, levels: vocabulary.levels)) { number, cells in
        if tables.tables[number].content == clinics.content {
            if let pending {
                write(pending, at: 0)
                next += 1
            }
            pending = cells
        } else if tables.tables[number].content == equipment.content, let row = pending, row.first == cells.first {
            // What is not reported counts as none here, so that every cell is full.
            write(row, at: 0)
            write(items.map { cells[$0] == .empty ? .number(0) : cells[$0] }, at: clinics.columns.count)
            next += 1
            pending = nil
        }
    }
    if let pending { write(pending, at: 0) }
    guard FileManager.default.createFile(atPath: path, contents: nil), let file = FileHandle(forWritingAtPath: path) else {
        throw SampleError("cannot write \(path)")
    }
    try workbook.finish { try file.write(contentsOf: Data($0)) }
    print("\(next - 1) rows, \(heads.count) columns")
}
