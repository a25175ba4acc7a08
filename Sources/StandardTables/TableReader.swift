import Exchange
import Standards
import Wording
import Workbooks

/// A row of a table, as it was written.
struct TableRow: Sendable {
    /// Where it is.
    var place: TablePlace
    /// What its cells say; empty cells are left out.
    var cells: [TableColumn: String]
    /// Where the columns are, from 0.
    var columns: [TableColumn: Int]

    subscript(_ column: TableColumn) -> String? { cells[column] }
}

/// What a table says about its document.
struct EntryCell: Sendable {
    var text: String
    var place: TablePlace
    var column: Int
}

/// Reads the rows of a spreadsheet that a standard is made from.
final class TableReader {
    private let cells: CellReader
    private let problems: TableProblems
    private(set) var rows: [TableRow] = []
    private(set) var entries: [DocumentEntry: EntryCell] = [:]
    private var columns: [TableColumn: Int]?
    private var hasTable = false

    /// Sheets that only explain or serve others.
    static let otherSheets = ["填写说明", "说明", "词表", "guide", "words"]

    init(_ vocabulary: Vocabulary, _ problems: TableProblems) {
        cells = CellReader(vocabulary)
        self.problems = problems
    }

    func read(_ file: SpreadsheetFile) throws {
        for (index, name) in file.sheets.enumerated() where !Self.otherSheets.contains(name) {
            columns = nil
            try file.readRows(index) { [self] row, cells in read(cells, TablePlace(sheet: file.hasSheets ? name : "", row: row)) }
        }
        if !hasTable { problems.add(nil, .noTable, help: .tableHeads(TableColumn.required.map(\.head.zh))) }
    }

    private func read(_ row: [Cell], _ place: TablePlace) {
        var texts: [(column: Int, text: String)] = []
        for cell in row {
            switch cells.text(cell) {
            case .success(let text): if let text { texts.append((cell.column, text)) }
            case .failure(let problem): problems.add(place, column: cell.column, problem.message, help: problem.help)
            }
        }
        guard !texts.isEmpty else { return }
        guard let columns else { return readHead(texts, place) }
        var cells: [TableColumn: String] = [:]
        for (column, index) in columns {
            if let text = texts.first(where: { $0.column == index })?.text { cells[column] = text }
        }
        guard !cells.isEmpty else { return }
        if let clause = cells[.clause], clause.hasPrefix("例") || clause.lowercased().hasPrefix("example") {
            problems.add(place, .exampleRow, help: .overwriteExample, severity: .warning)
            return
        }
        if cells.count == 1, let only = cells.first?.value {
            problems.add(place, .headingRow(Words.short(only, 20)), severity: .warning)
            return
        }
        rows.append(TableRow(place: place, cells: cells, columns: columns))
    }

    /// Reads a row above the table: its heads, or something about the document.
    private func readHead(_ texts: [(column: Int, text: String)], _ place: TablePlace) {
        let found = texts.compactMap { cell in TableColumn(head: cell.text).map { ($0, cell.column) } }
        let known = Set(found.map(\.0))
        guard known.count >= 3, known.isSuperset(of: [.clause, .item]) else {
            if texts.count >= 2, texts[1].column == texts[0].column + 1, let entry = DocumentEntry(head: texts[0].text) {
                entries[entry] = EntryCell(text: texts[1].text, place: place, column: texts[1].column)
            }
            return
        }
        hasTable = true
        var columns: [TableColumn: Int] = [:]
        for (column, index) in found {
            if columns[column] == nil { columns[column] = index } else { problems.add(place, column: index, .headTwice(column.head.zh)) }
        }
        for cell in texts where TableColumn(head: cell.text) == nil {
            let spellings = TableColumn.allCases.map(\.head.zh)
            problems.add(place, column: cell.column, .unknownHead(cell.text), help: .nearest(cell.text, among: spellings), severity: .warning)
        }
        for column in TableColumn.required where columns[column] == nil { problems.add(place, .noColumn(column.head.zh)) }
        self.columns = columns
    }
}
