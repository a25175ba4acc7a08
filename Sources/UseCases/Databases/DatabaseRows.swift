import SQL
import Wording
import Workbooks

/// The CSV files of the views of an audit in a database.
struct DatabaseRows {
    let folder: String

    /// Goes through the rows of a view.
    ///
    /// - Throws: `InputError` when the file is not there, or lacks a column.
    func forEach(_ view: String, needs: [String], _ body: (ResultLine) throws -> Void) throws {
        let path = "\(folder)/\(view).csv"
        func failure(_ line: Int, _ message: Text, _ help: Text?) -> InputError {
            InputError(Diagnostic(file: path, position: SourcePosition(line: line, column: 1), message: message, help: help))
        }
        var heading: [String]?
        // What a database wrote is no spreadsheet somebody sent: it may be as long as a country.
        let file = try SpreadsheetFile(path: path, limits: WorkbookLimits(fileSize: 1 << 36, cells: Int.max / 2, textSize: 1 << 24))
        try withoutActuallyEscaping(body) { body in
            try file.readRows(0) { line, cells in
                var texts: [(Int, String)] = []
                for cell in cells { if case .text(let text) = cell.content { texts.append((cell.column, text)) } }
                guard let names = heading else {
                    let names = texts.map(\.1)
                    if let missing = needs.first(where: { !names.contains($0) }) {
                        throw failure(
                            line, Text(zh: "没有“\(missing)”这一列", en: "there is no column \(missing)"),
                            Text(zh: "用 dabiao sql audit 的脚本建的视图 \(view) 原样导出", en: "export the view \(view) as the script of dabiao sql audit makes it"))
                    }
                    heading = names
                    return
                }
                var row: [String: String] = [:]
                for (column, text) in texts where column < names.count { row[names[column]] = text }
                do { try body(ResultLine(view: view, line: line, cells: row)) } catch let problem as ResultRowProblem {
                    throw failure(
                        problem.line, Text(zh: "\(problem.column) 写着“\(problem.found)”", en: "\(problem.column) says \"\(problem.found)\""),
                        Text(zh: "应为：\(problem.expected)", en: "expected: \(problem.expected)"))
                }
            }
        }
        if heading == nil { throw failure(1, Text(zh: "文件是空的", en: "the file is empty"), nil) }
    }
}
