import YAMLWriter

extension Document {
    /// The text of the file: what did not change, line by line as it was, and the rest in the usual layout.
    func rendered() -> String {
        var writer = DocumentWriter(lines: lines)
        for line in lines[head] { writer.text += line + "\n" }
        if isIrregular {
            writer.block(root, column: 0, firstPrefix: nil, keepsLines: false)
        } else {
            writer.block(root, column: root.column, firstPrefix: nil, keepsLines: true)
        }
        guard lines.first?.utf8.last == 13 else { return writer.text }
        // The file ends its lines as Windows does; so do the new ones.
        var text = ""
        for line in writer.text.utf8.split(separator: 10, omittingEmptySubsequences: true) {
            text += Substring(line.last == 13 ? line.dropLast() : line) + "\r\n"
        }
        return text
    }
}

/// Writes changed files.
struct DocumentWriter {
    private let lines: [Substring]
    var text = ""

    init(lines: [Substring]) {
        self.lines = lines
    }

    private mutating func copy(_ range: Range<Int>?) {
        guard let range else { return }
        for line in lines[range] {
            text += line
            text += "\n"
        }
    }

    private static func spaces(_ count: Int) -> String { String(repeating: " ", count: count) }

    /// Writes a block collection; `firstPrefix` stands before its first line instead of the indentation.
    mutating func block(_ node: DocumentNode, column: Int, firstPrefix: String?, keepsLines: Bool) {
        var prefix = firstPrefix
        switch node.content {
        case .scalar: break
        case .mapping(let entries):
            for entry in entries {
                if keepsLines { copy(entry.lead) }
                write(entry, column: column, prefix: prefix, keepsLines: keepsLines)
                prefix = nil
            }
        case .sequence(let items):
            for item in items {
                if keepsLines { copy(item.lead) }
                write(item, column: column, keepsLines: keepsLines)
            }
        }
        if keepsLines { copy(node.tail) }
    }

    private mutating func write(_ entry: DocumentNode.Entry, column: Int, prefix: String?, keepsLines: Bool) {
        let key = entry.keyNeedsQuotes ? quoted(entry.key) : entry.key
        if keepsLines, let lines = entry.lines {
            guard entry.value.hasChanges else { return copy(lines) }
            if let first = firstLine(entry.value), first > lines.lowerBound {
                copy(lines.lowerBound..<first)
                block(entry.value, column: entry.value.column, firstPrefix: nil, keepsLines: true)
                return
            }
            // What stood before the key, such as the dash of the item it begins, stays.
            let before = String(self.lines[lines.lowerBound].utf8.prefix(column)) ?? Self.spaces(column)
            new(key, entry.value, column: column, prefix: before)
            return
        }
        new(key, entry.value, column: column, prefix: prefix ?? Self.spaces(column))
    }

    private mutating func write(_ item: DocumentNode.Item, column: Int, keepsLines: Bool) {
        if keepsLines, let lines = item.lines {
            guard item.value.hasChanges else { return copy(lines) }
            if item.value.style == .block, item.value.entries.first?.lines?.lowerBound == lines.lowerBound {
                return block(item.value, column: item.value.column, firstPrefix: nil, keepsLines: true)
            }
        }
        let dash = Self.spaces(column) + "- "
        if item.value.style == .block, item.value.isMapping, !item.value.entries.isEmpty {
            block(item.value, column: column + 2, firstPrefix: dash, keepsLines: false)
        } else {
            text += dash + flow(item.value) + "\n"
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
            for (number, line) in countLines(key, entries.map { "\($0.key): \(flow($0.value))" }).enumerated() {
                text += (number == 0 ? prefix : Self.spaces(column + 2)) + line + "\n"
            }
        default:
            text += prefix + key + ": " + flow(value) + "\n"
        }
    }

    private func flow(_ node: DocumentNode) -> String {
        switch node.content {
        case .scalar(let text, let written): written == "\"" ? quotedAgain(text) : written
        case .mapping(let entries):
            "{" + entries.map { ($0.keyNeedsQuotes ? quoted($0.key) : $0.key) + ": " + flow($0.value) }.joined(separator: ", ") + "}"
        case .sequence(let items): "[" + items.map { flow($0.value) }.joined(separator: ", ") + "]"
        }
    }

    /// A value that stood in quotes: it keeps them, unless it does without.
    private func quotedAgain(_ text: String) -> String {
        let plain = scalar(text)
        return plain == text ? quoted(text) : plain
    }
}
