import Foundation
import Workbooks

/// Figures as read back from an output: by place, then by the output's own label.
typealias Table = [String: [String: String]]

/// Readers of the outputs, which know nothing of the program that wrote them.
enum ReadBack {
    /// A table of the text report: the lines after a heading, columns two spaces apart.
    static func text(_ report: String, after heading: String) -> Table {
        let lines = report.components(separatedBy: "\n")
        guard let start = lines.firstIndex(where: { $0.hasPrefix(heading) }), start + 1 < lines.count else { return [:] }
        let heads = cells(lines[start + 1])
        return table(heads, lines[(start + 2)...].prefix { !$0.isEmpty }.map(cells))
    }

    private static func cells(_ line: String) -> [String] {
        line.components(separatedBy: "  ").map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
    }

    private static func table(_ heads: [String], _ rows: [[String]]) -> Table {
        var table: Table = [:]
        for row in rows where row.count == heads.count {
            table[row[0]] = Dictionary(zip(heads.dropFirst(), row.dropFirst()), uniquingKeysWith: { first, _ in first })
        }
        return table
    }

    /// Rows of a CSV file by its heads.
    static func csv(_ path: String) throws -> [[String: String]] {
        var text = try String(contentsOfFile: path, encoding: .utf8)
        if text.hasPrefix("\u{FEFF}") { text.removeFirst() }
        var rows: [[String]] = [[]]
        var cell = ""
        var isQuoted = false
        var scalars = Array(text.unicodeScalars)[...]
        while let scalar = scalars.popFirst() {
            switch scalar {
            case "\"" where isQuoted && scalars.first == "\"": cell.unicodeScalars.append(scalars.popFirst()!)
            case "\"": isQuoted.toggle()
            case "," where !isQuoted:
                rows[rows.count - 1].append(cell)
                cell = ""
            case "\r" where !isQuoted: break
            case "\n" where !isQuoted:
                rows[rows.count - 1].append(cell)
                cell = ""
                rows.append([])
            default: cell.unicodeScalars.append(scalar)
            }
        }
        guard let heads = rows.first else { return [] }
        return rows.dropFirst().filter { $0.count == heads.count }.map { Dictionary(zip(heads, $0), uniquingKeysWith: { first, _ in first }) }
    }

    static func json(_ path: String) throws -> [String: Any] {
        try JSONSerialization.jsonObject(with: Data(contentsOf: URL(fileURLWithPath: path))) as? [String: Any] ?? [:]
    }

    /// Every sheet of a workbook as rows of texts; empty cells are kept, so that columns line up.
    static func workbook(_ path: String) throws -> [(name: String, rows: [[String]])] {
        let file = try SpreadsheetFile(path: path)
        return try file.sheets.enumerated().map { index, name in
            var rows: [[String]] = []
            try file.readRows(index) { _, cells in
                var row = [String](repeating: "", count: (cells.map(\.column).max() ?? -1) + 1)
                for cell in cells {
                    switch cell.content {
                    case .text(let text): row[cell.column] = text
                    case .number(let number, _): row[cell.column] = number == number.rounded() ? String(Int(number)) : String(format: "%.4f", number)
                    default: break
                    }
                }
                rows.append(row)
            }
            return (name, rows)
        }
    }

    /// The table of a sheet whose heads begin with a word, down to the line of sums.
    static func sheet(_ rows: [[String]], headedBy head: String, to last: String) -> Table {
        guard let start = rows.firstIndex(where: { $0.first == head }), let end = rows[start...].firstIndex(where: { $0.first == last }) else { return [:] }
        return table(rows[start], rows[(start + 1)...end].map { $0 + Array(repeating: "", count: max(0, rows[start].count - $0.count)) })
    }

    /// The first table of a section of the page.
    static func html(_ page: String, section id: String) -> Table {
        guard let start = page.range(of: "<section id=\"\(id)\""),
            let table = page.range(of: "(?s)<table.*?</table>", options: [.regularExpression], range: start.upperBound..<page.endIndex)
        else { return [:] }
        let rows = matches("<tr.*?</tr>", in: String(page[table])).map { row in matches("<t[hd][ >].*?</t[hd]>", in: row).map(plain) }
        guard let heads = rows.first else { return [:] }
        return self.table(heads, Array(rows.dropFirst()))
    }

    /// The cards of the page's first section.
    static func cards(_ page: String) -> [String: String] {
        guard let list = page.range(of: "(?s)<ul class=\"cards\">.*?</ul>", options: .regularExpression) else { return [:] }
        var cards: [String: String] = [:]
        for card in matches("<li>.*?</li>", in: String(page[list])) {
            let label = matches("<span>.*?</span>", in: card).first.map(plain) ?? ""
            cards[label] = matches("<b>.*?</b>", in: card).first.map(plain)
        }
        return cards
    }

    static func matches(_ pattern: String, in text: String) -> [String] {
        guard let expression = try? NSRegularExpression(pattern: pattern, options: .dotMatchesLineSeparators) else { return [] }
        return expression.matches(in: text, range: NSRange(text.startIndex..., in: text)).compactMap { Range($0.range, in: text).map { String(text[$0]) } }
    }

    static func plain(_ markup: String) -> String {
        markup.replacingOccurrences(of: "<[^>]*>", with: "", options: .regularExpression)
            .replacingOccurrences(of: "&lt;", with: "<").replacingOccurrences(of: "&gt;", with: ">").replacingOccurrences(of: "&quot;", with: "\"")
            .replacingOccurrences(of: "&#39;", with: "'").replacingOccurrences(of: "&amp;", with: "&").trimmingCharacters(in: .whitespaces)
    }
}
