import YAMLWriter

extension YAMLDocument {
    /// The text of the file: what did not change, line by line as it was, and the rest in the usual layout.
    package func rendered() -> String {
        var writer = DocumentWriter(lines: lines, copiesLines: !isIrregular)
        for line in lines[head] { writer.text += line + "\n" }
        if isIrregular {
            writer.block(root, column: 0, firstPrefix: nil, keepsLines: false)
        } else {
            writer.block(root, column: root.column, firstPrefix: nil, keepsLines: true)
        }
        var text = writer.text
        if lines.first?.utf8.last == 13 {
            // The file ends its lines as Windows does; so do the new ones.
            text = ""
            for line in writer.text.utf8.split(separator: 10, omittingEmptySubsequences: true) {
                text += Substring(line.last == 13 ? line.dropLast() : line) + "\r\n"
            }
        }
        return hasByteOrderMark ? "\u{FEFF}" + text : text
    }
}

/// Writes changed files.
struct DocumentWriter {
    private let lines: [Substring]
    /// Whether lines of the file may be used at all.
    private let copiesLines: Bool
    var text = ""

    init(lines: [Substring], copiesLines: Bool) {
        self.lines = lines
        self.copiesLines = copiesLines
    }

    /// Copies lines as they are, or moved to the right.
    private mutating func copy(_ range: Range<Int>?, shift: Int) {
        guard let range else { return }
        for line in lines[range] {
            if shift > 0, !line.utf8.allSatisfy({ $0 == 13 || $0 == 32 }) { text += Self.spaces(shift) }
            text += line
            text += "\n"
        }
    }

    private static func spaces(_ count: Int) -> String { String(repeating: " ", count: count) }

    /// Writes a block collection; `firstPrefix` stands before its first line instead of the indentation, `shift` is how far its old lines move.
    mutating func block(_ node: DocumentNode, column: Int, firstPrefix: String?, keepsLines: Bool, shift: Int = 0) {
        var prefix = firstPrefix
        switch node.content {
        case .scalar: break
        case .mapping(let entries):
            for entry in entries {
                if keepsLines { copy(entry.lead, shift: shift) }
                write(entry, of: node, column: column, prefix: prefix, keepsLines: keepsLines, shift: shift)
                prefix = nil
            }
        case .sequence(let items):
            for item in items {
                if keepsLines { copy(item.lead, shift: shift) }
                write(item, column: column, keepsLines: keepsLines, shift: shift)
            }
        }
        if keepsLines { copy(node.tail, shift: shift) }
    }

    private mutating func write(_ entry: DocumentNode.Entry, of node: DocumentNode, column: Int, prefix: String?, keepsLines: Bool, shift: Int) {
        let key = entry.keyNeedsQuotes ? quoted(entry.key) : entry.key
        guard keepsLines, let lines = entry.lines else { return new(key, entry.value, column: column, prefix: prefix ?? Self.spaces(column)) }
        // An entry that has become the first carries the dash of the item.
        let takesPrefix = prefix != nil && lines.lowerBound != node.firstLine
        if !entry.value.hasChanges {
            guard takesPrefix, let prefix else { return copy(lines, shift: shift) }
            text += prefix + rest(of: lines.lowerBound, after: node.column) + "\n"
            return copy(lines.dropFirst().isEmpty ? nil : lines.lowerBound + 1..<lines.upperBound, shift: shift)
        }
        if let first = firstLine(entry.value), first > lines.lowerBound {
            if takesPrefix, let prefix {
                text += prefix + rest(of: lines.lowerBound, after: node.column) + "\n"
                copy(lines.lowerBound + 1..<first, shift: shift)
            } else {
                copy(lines.lowerBound..<first, shift: shift)
            }
            block(entry.value, column: entry.value.column + shift, firstPrefix: nil, keepsLines: true, shift: shift)
            return
        }
        // What stood before the key, such as the dash of the item it begins, stays.
        let before = takesPrefix ? prefix! : Self.spaces(shift) + (String(self.lines[lines.lowerBound].utf8.prefix(node.column)) ?? Self.spaces(node.column))
        let comment = lines.count == 1 ? trailingComment(lines.lowerBound) : ""
        let start = text.utf8.count
        new(key, entry.value, column: column, prefix: before)
        if !comment.isEmpty, text.utf8.dropFirst(start).count(where: { $0 == 10 }) == 1 {
            text.removeLast()
            text += comment + "\n"
        }
    }

    /// A line without what stands before a column.
    private func rest(of line: Int, after column: Int) -> Substring { Substring(lines[line].utf8.dropFirst(column)) }

    /// The comment at the end of a line, with the spaces before it; nothing where a # may be part of a value.
    private func trailingComment(_ line: Int) -> String {
        let text = lines[line]
        guard text.utf8.count(where: { $0 == UInt8(ascii: "#") }) == 1, let hash = text.firstIndex(of: "#"), hash > text.startIndex else { return "" }
        let before = text[..<hash]
        guard before.utf8.last == 0x20, !before.contains("\""), !before.contains("'") else { return "" }
        let spaces = before.reversed().prefix { $0 == " " }.count
        let comment = text[hash...]
        return Self.spaces(spaces) + (comment.utf8.last == 13 ? comment.dropLast() : comment)
    }

    private mutating func write(_ item: DocumentNode.Item, column: Int, keepsLines: Bool, shift: Int) {
        let value = item.value
        if keepsLines, let lines = item.lines {
            guard value.hasChanges else { return copy(lines, shift: shift) }
            if value.style == .block, value.isMapping, value.firstLine == lines.lowerBound, !value.entries.isEmpty {
                let prefix = Self.spaces(shift) + (String(self.lines[lines.lowerBound].utf8.prefix(value.column)) ?? "- ")
                return block(value, column: value.column + shift, firstPrefix: prefix, keepsLines: true, shift: shift)
            }
        }
        let dash = Self.spaces(column) + "- "
        if value.style == .block, value.isMapping, !value.entries.isEmpty {
            // Entries that stood elsewhere in the file move with their lines.
            let isMoved = copiesLines && value.entries.contains { $0.lines != nil } && column + 2 >= value.column
            block(value, column: column + 2, firstPrefix: dash, keepsLines: isMoved, shift: isMoved ? column + 2 - value.column : 0)
        } else {
            text += dash
            Self.flow(value, &text)
            text += "\n"
        }
    }

    /// The first line of a block collection that stood in the file, or nil.
    private func firstLine(_ node: DocumentNode) -> Int? { node.style == .block ? node.firstLine : nil }

    private mutating func new(_ key: String, _ value: DocumentNode, column: Int, prefix: String) {
        switch (value.style, value.content) {
        case (.block, .mapping(let entries)) where !entries.isEmpty:
            text += prefix + key + ":\n"
            block(value, column: column + 2, firstPrefix: nil, keepsLines: false)
        case (.block, .sequence(let items)) where !items.isEmpty:
            text += prefix + key + ":\n"
            block(value, column: column + 2, firstPrefix: nil, keepsLines: false)
        case (.counts, .mapping(let entries)):
            appendCounts(key, entries.count, first: prefix, then: Self.spaces(column + 2), to: &text) { number, text in
                text += entries[number].key
                text += ": "
                Self.flow(entries[number].value, &text)
            }
        default:
            text += prefix
            text += key
            text += ": "
            Self.flow(value, &text)
            text += "\n"
        }
    }

    private static func flow(_ node: DocumentNode, _ text: inout String) {
        switch node.content {
        case .scalar(let plain, let written):
            // What stood on a line of its own may mean something else in brackets.
            text += written == "\"" ? quotedAgain(plain) : written.utf8.contains(where: meansMoreInBrackets) ? scalar(plain) : written
        case .mapping(let entries):
            text += "{"
            for (number, entry) in entries.enumerated() {
                if number > 0 { text += ", " }
                text += entry.keyNeedsQuotes ? quoted(entry.key) : entry.key
                text += ": "
                flow(entry.value, &text)
            }
            text += "}"
        case .sequence(let items):
            text += "["
            for (number, item) in items.enumerated() {
                if number > 0 { text += ", " }
                flow(item.value, &text)
            }
            text += "]"
        }
    }

    /// Whether a byte is one of `,[]{}:#`.
    private static func meansMoreInBrackets(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x2C, 0x5B, 0x5D, 0x7B, 0x7D, 0x3A, 0x23: true
        default: false
        }
    }

    /// A value that stood in quotes: it keeps them, unless it does without.
    private static func quotedAgain(_ text: String) -> String {
        let plain = scalar(text)
        return plain == text ? quoted(text) : plain
    }
}
