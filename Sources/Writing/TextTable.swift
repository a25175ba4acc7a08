import Wording

/// A table of plain text, whose columns line up with double-width characters too.
///
/// Where it is wider than the page, texts go on inside their cells; columns that may be missed are left out before the others become too narrow to
/// read; and where even that is too much each row is a list of its cells.
package struct TextTable {
    /// To which side cells are moved.
    package enum Alignment { case left, right }

    private let alignments: [Alignment]
    private let optional: [Int]
    private let unbroken: Set<Int>
    private let hasHeader: Bool
    private var rows: [[String]]
    private var tints: [TextPage.Tint?]

    /// A table.
    ///
    /// - Parameters:
    ///   - header: the heads of the columns; nil for none.
    ///   - optional: columns that may be missed, such as codes, in the order in which they are left out.
    ///   - unbroken: columns for whose cells others are left out rather than that they go on in a second line.
    package init(_ header: [String]?, _ alignments: [Alignment], optional: [Int] = [], unbroken: Set<Int> = []) {
        self.unbroken = unbroken
        self.alignments = alignments
        self.optional = optional
        rows = header.map { [$0] } ?? []
        tints = header.map { _ in [.heading] } ?? []
        hasHeader = header != nil
    }

    /// Adds a row, in a tint where there is colour.
    package mutating func add(_ row: [String], _ tint: TextPage.Tint? = nil) {
        rows.append(row)
        tints.append(tint)
    }

    /// Whether there is no row but the header.
    package var isEmpty: Bool { rows.count <= (hasHeader ? 1 : 0) }

    /// The table as lines, each with its end.
    package func rendered(_ page: TextPage = .file, indent: String = "  ") -> String {
        let cellWidths = rows.map { $0.map { displayWidth(of: $0) } }
        var natural = [Int](repeating: 0, count: rows.map(\.count).max() ?? 0)
        for row in cellWidths { for (column, width) in row.enumerated() { natural[column] = max(natural[column], width) } }
        guard let width = page.width, indent.count + natural.reduce(-2, { $0 + $1 + 2 }) > width else {
            return wholeLines(natural, cellWidths, page, indent)
        }
        let room = width - indent.count
        let measures = TableMeasures(rows, natural, alignments, hasHeader: hasHeader, unbroken: unbroken)
        guard room >= 48, let (columns, widths) = measures.fitted(to: room, optional: optional) else { return list(page, room, indent) }
        return lines(columns, widths, page, indent)
    }

    /// A row a line, every cell whole.
    private func wholeLines(_ widths: [Int], _ cellWidths: [[Int]], _ page: TextPage, _ indent: String) -> String {
        var writer = ByteWriter()
        let blanks = [UInt8](repeating: 0x20, count: widths.max() ?? 0)
        func pad(_ count: Int) { writer.bytes.append(contentsOf: blanks.prefix(max(0, count))) }
        for (number, row) in rows.enumerated() {
            let start = writer.bytes.count
            writer.write(indent)
            let (before, after) = page.tints(tints[number])
            writer.write(before)
            let first = writer.bytes.count
            for (column, width) in widths.enumerated() {
                if column > 0 { writer.write("  ") }
                let (cell, used) = column < row.count ? (row[column], cellWidths[number][column]) : ("", 0)
                if alignments[column] == .right { pad(width - used) }
                writer.write(cell)
                if alignments[column] == .left { pad(width - used) }
            }
            while writer.bytes.count > first, writer.bytes.last == 0x20 { writer.bytes.removeLast() }
            if writer.bytes.count == first { writer.bytes.removeSubrange(start...) } else { writer.write(after) }
            writer.write("\n")
        }
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    /// The columns that fit, texts going on inside their cells.
    private func lines(_ columns: [Int], _ widths: [Int], _ page: TextPage, _ indent: String) -> String {
        var text = ""
        for (row, tint) in zip(rows, tints) {
            let cells = zip(columns, widths).map { column, width in
                column < row.count ? brokenLines(row[column], to: width) : [""]
            }
            for number in 0..<(cells.map(\.count).max() ?? 0) {
                var line = ""
                for (index, cell) in cells.enumerated() {
                    if index > 0 { line += "  " }
                    let piece = number < cell.count ? cell[number] : ""
                    line += alignments[columns[index]] == .left ? padded(piece, to: widths[index]) : paddedLeft(piece, to: widths[index])
                }
                while line.last == " " { line.removeLast() }
                text += (line.isEmpty ? "" : indent) + page.tinted(line, tint) + "\n"
            }
        }
        return text
    }

    /// Each row as its cells, one below the other.
    private func list(_ page: TextPage, _ room: Int, _ indent: String) -> String {
        let heads = hasHeader ? rows[0] : []
        let label = min(heads.map { displayWidth(of: $0) }.max() ?? 0, room / 3)
        var text = ""
        for (number, row) in rows.enumerated().dropFirst(hasHeader ? 1 : 0) {
            if !text.isEmpty, hasHeader { text += "\n" }
            for (column, cell) in row.enumerated() where !cell.isEmpty {
                let lead = hasHeader ? brokenLines(heads[column], to: label) : []
                let inner = hasHeader ? label + 2 : column == 0 ? 0 : 2
                let pieces = brokenLines(cell, to: room - inner)
                for line in 0..<max(lead.count, pieces.count) {
                    let head = hasHeader ? padded(line < lead.count ? lead[line] : "", to: inner) : String(repeating: " ", count: inner)
                    let whole = indent + head + (line < pieces.count ? pieces[line] : "")
                    text += page.tinted(String(whole.reversed().drop { $0 == " " }.reversed()), tints[number]) + "\n"
                }
            }
        }
        return text
    }
}

/// How wide the columns of a table are, and may be.
private struct TableMeasures {
    /// Columns that hold every cell in one line.
    let natural: [Int]
    /// The narrowest that can still be read.
    let least: [Int]
    /// The narrowest that breaks no word.
    let hard: [Int]

    init(_ rows: [[String]], _ natural: [Int], _ alignments: [TextTable.Alignment], hasHeader: Bool, unbroken: Set<Int>) {
        var least = [Int](repeating: 0, count: natural.count)
        var hard = least
        for (number, row) in rows.enumerated() {
            let isHead = hasHeader && number == 0
            for (column, cell) in row.enumerated() {
                let width = displayWidth(of: cell)
                // Numbers stand in one line, and so does a short word; a head may be broken after its second character.
                let piece = width <= 4 ? width : max(4, min(widestPiece(cell), 24))
                let readable = isHead ? piece : alignments[column] == .right || width <= 10 || unbroken.contains(column) ? width : max(piece, min(width, 18))
                least[column] = max(least[column], readable)
                hard[column] = max(hard[column], isHead || alignments[column] == .left ? piece : width)
            }
        }
        (self.natural, self.least, self.hard) = (natural, least, hard)
    }

    /// The columns that are shown in so much room, and how wide; nil where there is not enough for them.
    func fitted(to room: Int, optional: [Int]) -> (columns: [Int], widths: [Int])? {
        var columns = Array(natural.indices)
        var pending = optional[...]
        while true {
            if let widths = widths(of: columns, room, floor: least) { return (columns, widths) }
            guard let next = pending.popFirst() else { break }
            columns.removeAll { $0 == next }
        }
        return widths(of: columns, room, floor: hard).map { (columns, $0) }
    }

    /// As even as can be: the widest columns give way first, none below its floor.
    private func widths(of columns: [Int], _ room: Int, floor: [Int]) -> [Int]? {
        var widths = columns.map { natural[$0] }
        var excess = widths.reduce(-2) { $0 + $1 + 2 } - room
        while excess > 0 {
            guard let widest = columns.indices.filter({ widths[$0] > floor[columns[$0]] }).max(by: { widths[$0] < widths[$1] }) else { return nil }
            widths[widest] -= 1
            excess -= 1
        }
        return widths
    }
}
