import Figures
import Files
import Inventories
import Quantities
import Wording
import Workbooks
import Writing

/// Writes an inventory as tables.
public struct InventoryExport {
    private let tables: InventoryTables
    private let inventory: Inventory
    private let title: String
    private let language: Language
    private let townships: Set<String>?
    private let notice: Notice

    /// An export of an inventory, or of some of its townships.
    public init(_ tables: InventoryTables, _ inventory: Inventory, title: String, townships: Set<String>?, _ language: Language) {
        self.tables = tables
        self.inventory = inventory
        self.title = title
        self.townships = townships
        self.language = language
        notice = Notice(SampleNotice.of(inventory), language)
    }

    /// Writes a workbook with a sheet for each table.
    ///
    /// - Returns: what could not be exported.
    public func writeWorkbook(asOf day: Day, to output: Output) throws -> [Diagnostic] {
        let workbook = try WorkbookWriter(title: title, created: Int(day.number) * 86_400, notice: notice.sentence)
        let sheets = try tables.tables.map { table in
            let sheet = try TableSheet(table, in: workbook, title: title, language)
            return sheet
        }
        var rows = InventoryRows(tables)
        var tooLong: [Diagnostic] = []
        try rows.write(inventory, townships: townships) { table, cells in
            for case .text(let text) in cells where text.utf8.count > 32_000 && text.utf16.count > 32_767 {
                var code = ""
                if case .text(let first)? = cells.first { code = first }
                tooLong.append(Diagnostic(file: inventory.folder, message: .tooLongForCell(code), help: .useCSV))
            }
            sheets[table].add(cells)
        }
        if !tooLong.isEmpty { throw InputError(tooLong) }
        for sheet in sheets {
            sheet.finish()
            if sheet.nextRow == 1 { sheet.sheet.hide() }
        }
        try workbook.finish { try output.write($0) }
        return rows.diagnostics
    }

    /// Writes one table as CSV: UTF-8 with a byte order mark.
    public func writeCSV(_ table: Table, to output: Output) throws -> [Diagnostic] {
        guard let wanted = tables.tables.firstIndex(of: table) else { return [] }
        var writer = ByteWriter()
        writer.write([0xEF, 0xBB, 0xBF])
        writer.writeRow(table.columns.map { $0.heading(language) } + notice.head)
        var rows = InventoryRows(tables)
        try rows.write(inventory, townships: townships) { number, cells in
            guard number == wanted else { return }
            writer.writeRow(cells.map(Self.text) + notice.cell)
            if writer.bytes.count > 1 << 16 {
                try output.write(writer.bytes)
                writer.bytes.removeAll(keepingCapacity: true)
            }
        }
        try output.write(writer.bytes)
        return rows.diagnostics
    }

    private static func text(_ cell: OutputCell) -> String {
        switch cell {
        case .empty: ""
        case .text(let text): text
        case .number(let number): FieldText.decimal(number) ?? "\(number)"
        case .percent(let number): (FieldText.decimal(number) ?? "\(number)") + "%"
        case .day(let day): day.description
        }
    }
}
