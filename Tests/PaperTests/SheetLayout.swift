import Foundation
import SpreadsheetFixtures

/// How the cells of a sheet are laid out, as the file says it; and which of them are too small for what stands in them.
struct SheetLayout {
    var name = ""
    var isHidden = false
    private var widths: [Int: Double] = [:]
    private var hiddenColumns: Set<Int> = []
    private var heights: [Int: Double] = [:]
    private var merged: [String: Int] = [:]
    private(set) var cells: [Cell] = []
    /// The last column and row that are printed, from 0; nil for all.
    private(set) var printed: (column: Int, row: Int)?

    struct Cell {
        var row: Int
        var column: Int
        var text: String
        var style: Int
    }

    /// The style of a cell, as far as it matters for its room.
    struct Style {
        var wraps = false
        var shrinks = false
        var isUpright = false
        var size = 11.0
    }

    /// The sheets of a workbook of ours.
    static func sheets(of path: String) throws -> [SheetLayout] {
        let parts = try Spreadsheet.parts(of: path)
        let styles = styles(parts["xl/styles.xml"] ?? "")
        let strings = matches("<si><t[^>]*>(.*?)</t></si>", parts["xl/sharedStrings.xml"] ?? "").map { unescaped($0[1]) }
        let book = parts["xl/workbook.xml"] ?? ""
        return matches("<sheet name=\"([^\"]*)\" sheetId=\"[0-9]+\"([^>]*) r:id=\"rId([0-9]+)\"", book).enumerated().map { index, found in
            var sheet = SheetLayout(parts["xl/worksheets/sheet\(found[3]).xml"] ?? "", strings)
            sheet.name = unescaped(found[1])
            sheet.isHidden = found[2].contains("hidden")
            sheet.styles = styles
            if let area = matches("<definedName name=\"_xlnm.Print_Area\" localSheetId=\"\(index)\">[^<]*:\\$([A-Z]+)\\$([0-9]+)<", book).first {
                sheet.printed = (column(area[1]), Int(area[2])! - 1)
            }
            return sheet
        }
    }

    private var styles: [Style] = []

    private init(_ xml: String, _ strings: [String]) {
        for found in Self.matches("<col min=\"([0-9]+)\" max=\"([0-9]+)\" width=\"([0-9.]+)\"([^>]*)>", xml) {
            for column in Int(found[1])! - 1...Int(found[2])! - 1 {
                widths[column] = Double(found[3])! - 0.71
                if found[4].contains("hidden") { hiddenColumns.insert(column) }
            }
        }
        for found in Self.matches("<mergeCell ref=\"([A-Z]+[0-9]+):([A-Z]+)[0-9]+\"", xml) { merged[found[1]] = Self.column(found[2]) }
        for row in Self.matches("(?s)<row r=\"([0-9]+)\"([^>]*)>(.*?)</row>", xml) {
            let number = Int(row[1])! - 1
            if let height = Self.matches("ht=\"([0-9.]+)\"", row[2]).first { heights[number] = Double(height[1]) }
            for cell in Self.matches("(?s)<c r=\"([A-Z]+)[0-9]+\"([^>]*?)(?:/>|>(.*?)</c>)", row[3]) where !cell[3].isEmpty {
                let value = Self.matches("(?s)<(?:v|t)(?: [^>]*)?>(.*?)</(?:v|t)>", cell[3]).first?[1] ?? ""
                guard cell[2].contains("t=\"") else { continue }
                let text = cell[2].contains("t=\"s\"") ? strings[Int(value) ?? 0] : Self.unescaped(value)
                let style = Self.matches(" s=\"([0-9]+)\"", cell[2]).first.flatMap { Int($0[1]) } ?? 0
                if !text.isEmpty { cells.append(Cell(row: number, column: Self.column(cell[1]), text: text, style: style)) }
            }
        }
    }

    /// Whether a cell is on paper.
    func isPrinted(_ cell: Cell) -> Bool {
        guard !isHidden, !hiddenColumns.contains(cell.column) else { return false }
        return printed.map { cell.column <= $0.column && cell.row <= $0.row } ?? true
    }

    /// The cells in sight of which something would be cut off.
    func clipped() -> [String] {
        cells.compactMap { cell in
            guard !hiddenColumns.contains(cell.column) else { return nil }
            let style = styles.indices.contains(cell.style) ? styles[cell.style] : Style()
            let last = merged[Self.letters(cell.column) + String(cell.row + 1)] ?? cell.column
            let pixels = (cell.column...last).filter { !hiddenColumns.contains($0) }.reduce(0.0) { $0 + (widths[$1] ?? 8.43) * 7 + 5 }
            let height = heights[cell.row] ?? 15
            // An upright text has the height for its length.
            if style.isUpright { return Self.halves(cell.text) * style.size * 0.5 + 4 > height ? "\(name)!\(cell.row + 1): \(cell.text)" : nil }
            let room = pixels / (style.size / 0.75 / 2)
            guard style.wraps else {
                let isAlone = !cells.contains { $0.row == cell.row && $0.column > last && $0.column <= last + 8 }
                return style.shrinks || Self.halves(cell.text) <= room || isAlone ? nil : "\(name)!\(cell.row + 1): \(cell.text)"
            }
            let lines = (Self.halves(cell.text) / room).rounded(.up)
            // A row may not be higher than 409 points anywhere.
            return lines * style.size * 1.2 > height + 1 && height < 399 ? "\(name)!\(cell.row + 1): \(cell.text)" : nil
        }
    }

    /// The width of a text in half characters.
    private static func halves(_ text: String) -> Double { text.unicodeScalars.reduce(0) { $0 + ($1.value < 0x2E80 ? 1 : 2) } }

    private static func styles(_ xml: String) -> [Style] {
        let fonts = matches("(?s)<font>(.*?)</font>", matches("(?s)<fonts.*?</fonts>", xml).first?[0] ?? "").map { font in
            matches("<sz val=\"([0-9.]+)\"", font[1]).first.flatMap { Double($0[1]) } ?? 11
        }
        let formats = matches("(?s)<cellXfs.*?</cellXfs>", xml).first?[0] ?? ""
        return formats.components(separatedBy: "<xf ").dropFirst().map { format in
            var style = Style()
            style.wraps = format.contains("wrapText=\"1\"")
            style.shrinks = format.contains("shrinkToFit=\"1\"")
            style.isUpright = format.contains("textRotation=\"90\"")
            if let font = matches("fontId=\"([0-9]+)\"", format).first.flatMap({ Int($0[1]) }), fonts.indices.contains(font) { style.size = fonts[font] }
            return style
        }
    }

    private static func matches(_ pattern: String, _ text: String) -> [[String]] {
        guard let expression = try? NSRegularExpression(pattern: pattern) else { return [] }
        return expression.matches(in: text, range: NSRange(text.startIndex..., in: text)).map { match in
            (0..<match.numberOfRanges).map { Range(match.range(at: $0), in: text).map { String(text[$0]) } ?? "" }
        }
    }

    private static func column(_ letters: String) -> Int { letters.unicodeScalars.reduce(0) { $0 * 26 + Int($1.value) - 64 } - 1 }

    private static func letters(_ column: Int) -> String {
        column < 26 ? String(UnicodeScalar(UInt8(65 + column))) : letters(column / 26 - 1) + letters(column % 26)
    }

    private static func unescaped(_ text: String) -> String {
        text.replacingOccurrences(of: "&lt;", with: "<").replacingOccurrences(of: "&gt;", with: ">").replacingOccurrences(of: "&quot;", with: "\"")
            .replacingOccurrences(of: "&#xA;", with: "\n").replacingOccurrences(of: "&amp;", with: "&")
    }
}
