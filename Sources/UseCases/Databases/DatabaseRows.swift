import Files
import Foundation
import SQL
import Wording
import Workbooks

/// The exported views of an audit in a database: a file a view, of CSV, or of JSON as an array or with an object a line.
struct DatabaseRows {
    let folder: String

    private static let jsonEndings = ["json", "jsonl", "ndjson"]

    /// The file of a view; that of CSV where there is none.
    func path(of view: String) -> String {
        let paths = (["csv"] + Self.jsonEndings).map { "\(folder)/\(view).\($0)" }
        return paths.first(where: FileManager.default.fileExists) ?? paths[0]
    }

    /// Goes through the rows of a view.
    ///
    /// - Parameter needs: the columns that are read. JSON leaves those out that are NULL.
    /// - Throws: `InputError` when the file is not there, or lacks a column.
    func forEach(_ view: String, needs: [String], _ body: (ResultLine) throws -> Void) throws {
        let path = path(of: view)
        try withoutActuallyEscaping(body) { body in
            func hand(_ line: Int, _ columns: [String: Int], _ cells: [String]) throws {
                do { try body(ResultLine(view: view, line: line, columns: columns, cells: cells)) } catch let problem as ResultRowProblem {
                    throw Self.failure(
                        path, problem.line, Text(zh: "\(problem.column) 写着“\(problem.found)”", en: "\(problem.column) says \"\(problem.found)\""),
                        Text(zh: "应为：\(problem.expected)", en: "expected: \(problem.expected)"))
                }
            }
            if path.hasSuffix(".csv") { try readCSV(path, view, needs, hand) } else { try readJSON(path, hand) }
        }
    }

    private static func failure(_ path: String, _ line: Int, _ message: Text, _ help: Text?) -> InputError {
        InputError(Diagnostic(file: path, position: SourcePosition(line: line, column: 1), message: message, help: help))
    }

    private func readCSV(
        _ path: String, _ view: String, _ needs: [String], _ hand: @escaping (_ line: Int, _ columns: [String: Int], _ cells: [String]) throws -> Void
    ) throws {
        var heading: (columns: [String: Int], width: Int)?
        // What a database wrote is no spreadsheet somebody sent: it may be as long as a country.
        let file = try SpreadsheetFile(path: path, limits: WorkbookLimits(fileSize: 1 << 36, cells: Int.max / 2, textSize: 1 << 24))
        try file.readRows(0) { line, cells in
            var texts = [String](repeating: "", count: heading?.width ?? (cells.last?.column ?? -1) + 1)
            for cell in cells { if case .text(let text) = cell.content, cell.column < texts.count { texts[cell.column] = text } }
            if let heading { return try hand(line, heading.columns, texts) }
            if let missing = needs.first(where: { !texts.contains($0) }) {
                throw Self.failure(
                    path, line, Text(zh: "没有“\(missing)”这一列", en: "there is no column \(missing)"),
                    Text(zh: "用 dabiao sql audit 的脚本建的视图 \(view) 原样导出", en: "export the view \(view) as the script of dabiao sql audit makes it"))
            }
            heading = (Dictionary(zip(texts, texts.indices)) { $1 }, texts.count)
        }
        if heading == nil { throw Self.failure(path, 1, Text(zh: "文件是空的", en: "the file is empty"), nil) }
    }

    private func readJSON(_ path: String, _ hand: (_ line: Int, _ columns: [String: Int], _ cells: [String]) throws -> Void) throws {
        let decoder = JSONDecoder()
        var line = 1
        do {
            var objects = try JSONObjects(path)
            while let object = try objects.object() {
                line = object.line
                let cells = try decoder.decode([String: ResultCell].self, from: Data(object.bytes))
                var columns: [String: Int] = [:]
                var texts: [String] = []
                for (name, cell) in cells {
                    guard let text = cell.text else { continue }
                    columns[name] = texts.count
                    texts.append(text)
                }
                try hand(line, columns, texts)
            }
        } catch let problem as JSONObjects.NotObjects {
            throw Self.failure(
                path, problem.line, Text(zh: "不是 JSON 对象", en: "this is no object of JSON"),
                Text(zh: "每行一个对象，或一个由对象组成的数组", en: "an object a line is expected, or an array of objects"))
        } catch let error as DecodingError {
            let (column, help) = Self.words(error)
            throw Self.failure(path, line, Text(zh: "这个 JSON 对象读不懂\(column.zh)", en: "this object of JSON cannot be read\(column.en)"), help)
        } catch let problem as RegularFile.Problem {
            let message: Text = if case .system(let code) = problem { .cannotRead(code) } else { .notRegularFile }
            throw InputError(Diagnostic(file: path, message: message))
        }
    }

    /// Where in an object it is wrong, and what is expected there.
    private static func words(_ error: DecodingError) -> (column: Text, help: Text?) {
        guard case .typeMismatch(_, let context) = error, let column = context.codingPath.first?.stringValue else { return (Text(zh: "", en: ""), nil) }
        return (
            Text(zh: "：\(column) 是列表或对象", en: ": \(column) holds a list or an object"),
            Text(zh: "应为文字、数字、true、false 或 null", en: "expected text, a number, true, false or null")
        )
    }
}

/// A cell of a row as JSON has it.
private struct ResultCell: Decodable {
    /// As CSV would have it; nil where it is NULL.
    let text: String?

    init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer()
        if value.decodeNil() {
            text = nil
        } else if let text = try? value.decode(String.self) {
            self.text = text
        } else if let answer = try? value.decode(Bool.self) {
            text = answer ? "t" : "f"
        } else {
            // Not as a floating-point number: what is compared is exact.
            text = try value.decode(Decimal.self).description
        }
    }
}
