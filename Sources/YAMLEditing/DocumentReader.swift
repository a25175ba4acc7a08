import Wording
import YAMLReader

/// Makes nodes that can be changed of a tape.
package struct DocumentReader {
    private let tape: Tape
    private let lines: [Substring]
    /// Whether the file is laid out in a way that lines cannot be told apart; such a file is written anew when it changes.
    private var isIrregular = false

    /// The nodes of a file that was read, and its lines.
    ///
    /// - Throws: ``InputError`` for files whose line breaks are unusual, so that their lines cannot be told.
    package static func read(_ tape: Tape) throws -> YAMLDocument {
        let text = tape.sourceText
        if hasUnusualBreaks(text) { throw InputError(Diagnostic(file: tape.file, message: .specialLineBreaks, help: .saveWithPlainBreaks)) }
        // Split by bytes: as characters, a carriage return and a line feed are one.
        var lines = text.utf8.split(separator: 10, omittingEmptySubsequences: false).map { Substring($0) }
        if lines.last?.isEmpty == true { lines.removeLast() } else { keepLastBlock(tape, &lines) }
        var reader = DocumentReader(tape: tape, lines: lines)
        let root = reader.node(0, end: lines.count)
        var head = 0
        if let first = root.entries.first?.lines?.lowerBound {
            head = first
        } else {
            while head < lines.count, Self.isComment(lines[head]) { head += 1 }
        }
        let isOdd = reader.isIrregular || root.style == .flow || lines.contains { $0.hasPrefix("...") }
        var document = YAMLDocument(root: root, lines: lines, head: 0..<head, isIrregular: isOdd)
        document.hasByteOrderMark = tape.hasByteOrderMark
        return document
    }

    /// Whether there are breaks besides line feeds: a carriage return alone, or what only Unicode calls a break.
    private static func hasUnusualBreaks(_ text: String) -> Bool {
        var last: UInt8 = 0
        for byte in text.utf8 {
            if last == 13, byte != 10 { return true }
            last = byte
        }
        if last == 13 { return true }
        return text.unicodeScalars.contains { $0.value == 0x85 || $0.value == 0x2028 || $0.value == 0x2029 }
    }

    /// A block of text that ends the file without a line break has none in its value either; once written with one, it must be asked to drop it.
    private static func keepLastBlock(_ tape: Tape, _ lines: inout [Substring]) {
        guard let last = (0..<tape.count).last(where: { tape.isScalar($0) }), tape.isQuoted(last) else { return }
        let (line, column) = tape.place(last)
        guard line < lines.count, let mark = lines[line].utf8.dropFirst(column).first, mark == UInt8(ascii: "|") || mark == UInt8(ascii: ">") else { return }
        var header = Array(lines[line].utf8)
        if let sign = header[(column + 1)...].prefix(2).firstIndex(where: { $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-") }) {
            header[sign] = UInt8(ascii: "-")
        } else {
            header.insert(UInt8(ascii: "-"), at: column + 1)
        }
        lines[line] = Substring(String(decoding: header, as: UTF8.self))
    }

    private init(tape: Tape, lines: [Substring]) {
        self.tape = tape
        self.lines = lines
    }

    private static func isComment(_ line: Substring) -> Bool {
        let content = line.utf8.drop { $0 == 0x20 || $0 == 0x0D || $0 == 0x09 }
        return content.isEmpty || content.first == UInt8(ascii: "#")
    }

    /// A node whose lines end before `end`.
    private mutating func node(_ index: Int, end: Int) -> DocumentNode {
        switch tape.kind(index) {
        case .mapping, .sequence:
            let isBlock = isBlock(index)
            return tape.kind(index) == .mapping ? mapping(index, isBlock, end) : sequence(index, isBlock, end)
        default:
            let text = tape.string(index)
            let isQuoted = tape.isQuoted(index)
            return DocumentNode(.scalar(text, written: isQuoted ? "\"" : text), style: .flow, isNew: false)
        }
    }

    /// Whether a collection is written on lines of its own rather than in brackets.
    private func isBlock(_ index: Int) -> Bool {
        let (line, column) = tape.place(index)
        guard line < lines.count else { return false }
        let bytes = lines[line].utf8
        guard column < bytes.count else { return false }
        let byte = bytes[bytes.index(bytes.startIndex, offsetBy: column)]
        return byte != UInt8(ascii: "{") && byte != UInt8(ascii: "[")
    }

    private mutating func mapping(_ index: Int, _ isBlock: Bool, _ end: Int) -> DocumentNode {
        var keys: [(key: Int, value: Int)] = []
        tape.forEachPair(index) { keys.append(($0, $1)) }
        let starts = isBlock ? keys.map { tape.place($0.key).line } : []
        let ranges = isBlock ? split(starts, end) : []
        var entries: [DocumentNode.Entry] = []
        entries.reserveCapacity(keys.count)
        for (number, pair) in keys.enumerated() {
            let lines = isBlock ? ranges[number].lines : nil
            if isBlock { checkKey(pair.key) }
            let value = node(pair.value, end: lines?.upperBound ?? end)
            entries.append(
                .init(
                    key: tape.string(pair.key), keyNeedsQuotes: tape.isQuoted(pair.key), value: value, lines: lines,
                    lead: isBlock ? ranges[number].lead : nil))
        }
        let made = DocumentNode(
            .mapping(entries), style: isBlock ? .block : .flow, isNew: false, column: isBlock ? keys.first.map { tape.place($0.key).column } ?? 0 : 0)
        made.tail = isBlock ? tail(ranges, end) : nil
        made.firstLine = ranges.first?.lines.lowerBound
        return made
    }

    /// A key may only have spaces before it on its line, and the dash of the item it begins.
    private mutating func checkKey(_ key: Int) {
        let (line, column) = tape.place(key)
        if !lines[line].utf8.prefix(column).allSatisfy({ $0 == 0x20 || $0 == UInt8(ascii: "-") }) { isIrregular = true }
    }

    private mutating func sequence(_ index: Int, _ isBlock: Bool, _ end: Int) -> DocumentNode {
        var nodes: [Int] = []
        tape.forEachEntry(index) { nodes.append($0) }
        let starts = isBlock ? nodes.map { tape.place($0).line } : []
        let ranges = isBlock ? split(starts, end) : []
        var items: [DocumentNode.Item] = []
        var column = 0
        for (number, entry) in nodes.enumerated() {
            if isBlock {
                // The dash must stand on the item's own first line.
                let (line, at) = tape.place(entry)
                let before = lines[line].utf8.prefix(at)
                let dash = before.firstIndex { $0 != 0x20 }.map { before.distance(from: before.startIndex, to: $0) }
                if dash == nil || Array(before)[dash!] != UInt8(ascii: "-") { isIrregular = true }
                column = dash ?? column
            }
            let range = isBlock ? ranges[number] : nil
            items.append(.init(value: node(entry, end: range?.lines.upperBound ?? end), lines: range?.lines, lead: range?.lead))
        }
        let made = DocumentNode(.sequence(items), style: isBlock ? .block : .flow, isNew: false, column: column)
        made.tail = isBlock ? tail(ranges, end) : nil
        made.firstLine = ranges.first?.lines.lowerBound
        return made
    }

    /// The lines of each part of a block collection; comments before a part are its lead.
    private mutating func split(_ starts: [Int], _ end: Int) -> [(lead: Range<Int>, lines: Range<Int>)] {
        var ranges: [(lead: Range<Int>, lines: Range<Int>)] = []
        var from = starts.first ?? end
        for (number, start) in starts.enumerated() {
            let next = number + 1 < starts.count ? starts[number + 1] : end
            if next <= start, number + 1 < starts.count { isIrregular = true }
            var last = max(start, next)
            while last > start + 1, Self.isComment(lines[last - 1]) { last -= 1 }
            ranges.append((from..<max(from, start), start..<max(start, last)))
            from = max(start, last)
        }
        return ranges
    }

    private func tail(_ ranges: [(lead: Range<Int>, lines: Range<Int>)], _ end: Int) -> Range<Int>? {
        guard let last = ranges.last, last.lines.upperBound < end else { return nil }
        return last.lines.upperBound..<end
    }
}
