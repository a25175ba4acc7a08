/// A node of an inventory file that can be changed and written again without touching the lines that did not change.
package final class DocumentNode {
    /// How a new node is written.
    package enum Style {
        /// Each entry on lines of its own.
        case block
        /// In brackets, on one line.
        case flow
        /// A mapping of numbers in brackets, ten on a line.
        case counts
    }

    /// A key with its value.
    package struct Entry {
        package var key: String
        package var keyNeedsQuotes = false
        package var value: DocumentNode
        /// The lines the entry stood on; nil when it is new or inside brackets.
        package var lines: Range<Int>?
        /// Comments and blank lines before it.
        package var lead: Range<Int>?

        package init(key: String, keyNeedsQuotes: Bool = false, value: DocumentNode, lines: Range<Int>? = nil, lead: Range<Int>? = nil) {
            self.key = key
            self.keyNeedsQuotes = keyNeedsQuotes
            self.value = value
            self.lines = lines
            self.lead = lead
        }
    }

    /// An entry of a sequence.
    package struct Item {
        package var value: DocumentNode
        package var lines: Range<Int>?
        package var lead: Range<Int>?

        package init(value: DocumentNode, lines: Range<Int>? = nil, lead: Range<Int>? = nil) {
            self.value = value
            self.lines = lines
            self.lead = lead
        }
    }

    /// What the node is.
    package enum Content {
        /// A value as text, and as it is to be written.
        case scalar(String, written: String)
        case mapping([Entry])
        case sequence([Item])
    }

    package var content: Content {
        didSet { isChanged = true }
    }
    package var style: Style
    /// Whether this node itself was changed; changes below it are found by ``hasChanges``.
    package private(set) var isChanged: Bool
    /// The column a block collection's entries stand in.
    package var column: Int
    /// The line a block collection of the file begins on.
    package var firstLine: Int?
    /// Comments after the last entry of a block collection.
    package var tail: Range<Int>?

    package init(_ content: Content, style: Style, isNew: Bool = true, column: Int = 0) {
        self.content = content
        self.style = style
        isChanged = isNew
        self.column = column
    }

    /// A new value.
    package static func scalar(_ text: String, written: String) -> DocumentNode { DocumentNode(.scalar(text, written: written), style: .flow) }

    /// Whether anything in it was changed or is new.
    package var hasChanges: Bool {
        if isChanged { return true }
        switch content {
        case .scalar: return false
        case .mapping(let entries): return entries.contains { $0.value.hasChanges }
        case .sequence(let items): return items.contains { $0.value.hasChanges }
        }
    }

    /// The text of a scalar that is not null.
    package var text: String? {
        guard case .scalar(let text, let written) = content else { return nil }
        return written.isEmpty || written == "~" || written == "null" || written == "Null" || written == "NULL" ? nil : text
    }

    /// The entries of a mapping; none of anything else.
    package var entries: [Entry] {
        get { if case .mapping(let entries) = content { entries } else { [] } }
        set { content = .mapping(newValue) }
    }

    /// Puts an entry into a mapping, in place.
    package func insert(_ entry: Entry, at index: Int) {
        var own = entries
        // Let go, or all entries would be copied.
        content = .mapping([])
        own.insert(entry, at: index)
        content = .mapping(own)
    }

    /// The items of a sequence; none of anything else.
    package var items: [Item] {
        get { if case .sequence(let items) = content { items } else { [] } }
        set { content = .sequence(newValue) }
    }

    /// Whether it is a mapping.
    package var isMapping: Bool { if case .mapping = content { true } else { false } }
    /// Whether it is a sequence.
    package var isSequence: Bool { if case .sequence = content { true } else { false } }

    /// The value of a key.
    package subscript(_ key: String) -> DocumentNode? { entries.first { $0.key == key }?.value }
}
