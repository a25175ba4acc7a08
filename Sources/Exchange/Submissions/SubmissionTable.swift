import Workbooks

/// One table of what a survey tool exported: the submissions, or what was said again and again in each.
struct SubmissionTable {
    /// The number of its file among those imported.
    let file: Int
    /// Its sheet; nil of a .csv.
    let sheet: String?
    /// Its heads, by column.
    private(set) var heads: [(column: Int, text: String)] = []
    private(set) var rows: [(row: Int, cells: [Cell])] = []

    /// Columns by which submissions and their parts are put together, most telling first: the part's, and the submission's.
    static let joins = [("PARENT_KEY", "KEY"), ("_submission__uuid", "_uuid"), ("_submission__id", "_id"), ("_parent_index", "_index")]
    private static let marks = Set(["KEY", "PARENT_KEY", "_uuid", "_index", "_parent_index", "_submission_time", "SubmissionDate", "dabiao_kind"])

    /// Reads a sheet; its first row has the heads.
    init(_ file: SpreadsheetFile, sheet index: Int, number: Int) throws {
        self.file = number
        sheet = file.hasSheets ? file.sheets[index] : nil
        var heads: [(Int, String)] = []
        var rows: [(Int, [Cell])] = []
        try file.readRows(index) { row, cells in
            if heads.isEmpty {
                heads = cells.compactMap { cell in if case .text(let text) = cell.content { (cell.column, text) } else { nil } }
            } else {
                rows.append((row, cells))
            }
        }
        self.heads = heads.map { (column: $0.0, text: $0.1) }
        self.rows = rows.map { (row: $0.0, cells: $0.1) }
    }

    /// Whether a sheet looks like what a survey tool exports; no more of it is read than its heads.
    static func isSubmission(_ file: SpreadsheetFile, sheet: Int) -> Bool {
        var heads: [String] = []
        // Reading ends with the first row, whatever comes after it.
        try? file.readRows(sheet) { _, cells in
            heads = cells.compactMap { cell in if case .text(let text) = cell.content { text } else { nil } }
            throw HeadsRead()
        }
        return heads.contains { marks.contains($0) || marks.contains(parts($0).last ?? "") }
    }

    private struct HeadsRead: Error {}

    /// Whether its rows are parts of submissions.
    var isPart: Bool { Self.joins.contains { column($0.0) != nil } }

    /// The column of a head.
    func column(_ head: String) -> Int? { heads.first { $0.text == head }?.column }

    /// The parts of a head, groups first: `clinic/floor_area` and `clinic-floor_area`.
    static func parts(_ head: String) -> [String] { head.split { $0 == "/" || $0 == "-" }.map(String.init) }

    func place(_ row: Int, _ column: Int) -> CellPlace { CellPlace(file: file, sheet: sheet, row: row, column: column) }
}
