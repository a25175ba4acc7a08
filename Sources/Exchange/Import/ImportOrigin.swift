import Wording

/// A place in a spreadsheet.
struct CellPlace: Sendable, Hashable {
    /// The number of the file among those imported.
    var file: Int
    /// The name of the sheet; nil in a file without sheets.
    var sheet: String?
    /// The row, from 1; 0 for what stands in no sheet.
    var row: Int
    /// The column, from 0; -1 for the whole row.
    var column: Int
}

/// Everything found wrong with the spreadsheets so far.
final class ImportProblems {
    private var found = DiagnosticList()
    /// All of them; of a file with more than anybody would read, as many as are kept, and how many more there are.
    var diagnostics: [Diagnostic] { found.all }
    var hasErrors: Bool { found.hasErrors }
    /// The files, as the user named them.
    var files: [String] = []
    /// Of files that have no rows for a reader, which part each row was made of.
    var parts: [Int: [Int: String]] = [:]

    func add(_ diagnostics: [Diagnostic]) { for diagnostic in diagnostics { found.append(diagnostic) } }

    func error(_ place: CellPlace, _ message: @autoclosure () -> Text, help: @autoclosure () -> Text? = nil) { add(.error, place, message, help) }

    func warning(_ place: CellPlace, _ message: @autoclosure () -> Text, help: @autoclosure () -> Text? = nil) { add(.warning, place, message, help) }

    private func add(_ severity: Diagnostic.Severity, _ place: CellPlace, _ message: () -> Text, _ help: () -> Text?) {
        found.add(severity, file: files[place.file]) {
            var diagnostic = Diagnostic(
                severity, file: files[place.file], message: message(), help: help())
            if let parts = parts[place.file] {
                diagnostic.part = parts[place.row].flatMap { $0.isEmpty ? nil : $0 }
            } else if place.row > 0 {
                diagnostic.position = SourcePosition(line: place.row, column: place.column + 1)
                diagnostic.sheet = place.sheet ?? ""
            }
            return diagnostic
        }
    }
}
