import Wording

/// A table for the terminal, whose columns line up with double-width characters too.
package struct TextTable {
    package enum Alignment { case left, right }

    private let alignments: [Alignment]
    private var rows: [[String]]
    private let hasHeader: Bool

    package init(_ header: [String]?, _ alignments: [Alignment]) {
        self.alignments = alignments
        rows = header.map { [$0] } ?? []
        hasHeader = header != nil
    }

    package mutating func add(_ row: [String]) { rows.append(row) }

    package var isEmpty: Bool { rows.count <= (hasHeader ? 1 : 0) }

    package func rendered(indent: String = "  ") -> String {
        var widths = [Int](repeating: 0, count: alignments.count)
        for row in rows {
            for (column, cell) in row.enumerated() { widths[column] = max(widths[column], displayWidth(of: cell)) }
        }
        var text = ""
        for row in rows {
            var line = indent
            for (column, cell) in row.enumerated() {
                if column > 0 { line += "  " }
                line += alignments[column] == .left ? padded(cell, to: widths[column]) : paddedLeft(cell, to: widths[column])
            }
            while line.hasSuffix(" ") { line.removeLast() }
            text += line + "\n"
        }
        return text
    }
}
