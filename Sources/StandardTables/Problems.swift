import Wording

/// A place in a table.
struct TablePlace: Sendable, Hashable {
    /// The sheet; empty in a file without sheets.
    var sheet: String
    /// The row, from 1.
    var row: Int
}

/// Everything found wrong with a table so far.
final class TableProblems {
    private(set) var diagnostics: [Diagnostic] = []
    private var seen = Set<Diagnostic>()
    private let file: String

    init(file: String) { self.file = file }

    /// Notes a problem at a cell; column -1 is the whole row, and no place the whole file.
    func add(_ place: TablePlace?, column: Int = -1, _ message: Text, help: Text? = nil, severity: Diagnostic.Severity = .error) {
        var diagnostic = Diagnostic(
            severity, file: file, position: place.map { SourcePosition(line: $0.row, column: column + 1) }, message: message, help: help)
        diagnostic.sheet = place?.sheet
        if seen.insert(diagnostic).inserted { diagnostics.append(diagnostic) }
    }

    /// Notes a problem at a cell of a row; an empty cell is named by its row.
    func error(_ row: TableRow, _ column: TableColumn, _ message: Text, help: Text? = nil) {
        add(row.place, column: row.columns[column] ?? -1, message, help: help)
    }
}
