import Figures
import Quantities
import Standards
import Wording
import Workbooks

/// Reads a price file: a spreadsheet with the columns item, unit price, note.
public struct PriceFile {
    /// The prices.
    public let prices: PriceList
    /// What is odd about the file.
    public let warnings: [Diagnostic]

    /// Reads a price file, .csv or .xlsx.
    ///
    /// - Throws: ``InputError`` for files without those columns, unknown numbers and items that appear twice.
    public init(path: String, _ vocabulary: Vocabulary) throws {
        let file = try SpreadsheetFile(path: path)
        let fields = FieldText(vocabulary)
        let problems = ImportProblems()
        problems.files = [path]
        var prices: [String: Quantity] = [:]
        var rows: [String: Int] = [:]
        let words = vocabulary.termLists.flatMap { list in list.items.map { (list, $0) } }
        var byWord: [String: String] = [:]
        for (_, term) in words { for word in [term.written, term.id] + term.aliases where byWord[word] == nil { byWord[word] = term.id } }
        var columns: (item: Int, price: Int)?
        guard !file.sheets.isEmpty else { throw InputError(Diagnostic(file: path, message: .priceHeader)) }
        let sheet = file.hasSheets ? file.sheets[0] : nil
        try file.readRows(0) { row, cells in
            func place(_ column: Int) -> CellPlace { CellPlace(file: 0, sheet: sheet, row: row, column: column) }
            func text(_ column: Int) -> String? { cells.first { $0.column == column }.flatMap { (try? fields.plain($0.content)) ?? nil } }
            guard let (item, price) = columns else {
                let heads = cells.compactMap { cell in text(cell.column).map { (cell.column, $0.lowercased()) } }
                func find(_ spellings: [String]) -> Int? { heads.first { head in spellings.contains { head.1 == $0 || head.1.hasPrefix($0 + "（") } }?.0 }
                if let item = find(["品名", "设备", "item"]), let price = find(["单价", "unit price", "price"]) { columns = (item, price) }
                return
            }
            guard let name = text(item) else { return }
            guard let id = byWord[name] else {
                problems.warning(place(item), .unknownItem(name), help: .nearest(name, among: words.map(\.1.written)))
                return
            }
            // An empty cell is no price; one that cannot be read is a problem below.
            guard let cell = cells.first(where: { $0.column == price }), (try? fields.plain(cell.content)) != .some(nil) else { return }
            if let first = rows.updateValue(row, forKey: id) {
                problems.error(place(item), .rowTwice(name, first), help: .keepOneRow)
                return
            }
            let field = Field(id: "price", label: "单价", aliases: [], type: .number, unit: "元", defaultChoice: nil, isPrivate: false, isAttested: false)
            do {
                guard case .text(let number)? = try fields.value(cell.content, field), let value = Quantity(decimal: number) else { return }
                prices[id] = value
            } catch let problem as CellProblem {
                problems.error(place(price), problem.message, help: text(price).map { .priceIs($0) } ?? problem.help)
            }
        }
        if columns == nil { problems.add([Diagnostic(file: path, message: .priceHeader, help: .priceHeaderIs)]) }
        if problems.diagnostics.hasErrors { throw InputError(problems.diagnostics) }
        self.prices = PriceList(prices)
        warnings = problems.diagnostics
    }
}
