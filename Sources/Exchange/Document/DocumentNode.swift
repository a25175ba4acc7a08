/// A node of an inventory file that can be changed and written again without touching the lines that did not change.
final class DocumentNode {
    /// How a new node is written.
    enum Style {
        /// Each entry on lines of its own.
        case block
        /// In brackets, on one line.
        case flow
        /// A mapping of numbers in brackets, ten on a line.
        case counts
    }

    /// A key with its value.
    struct Entry {
        var key: String
        var keyNeedsQuotes = false
        var value: DocumentNode
        /// The lines the entry stood on; nil when it is new or inside brackets.
        var lines: Range<Int>?
        /// Comments and blank lines before it.
        var lead: Range<Int>?
    }

    /// An entry of a sequence.
    struct Item {
        var value: DocumentNode
        var lines: Range<Int>?
        var lead: Range<Int>?
    }

    /// What the node is.
    enum Content {
        /// A value as text, and as it is to be written.
        case scalar(String, written: String)
        case mapping([Entry])
        case sequence([Item])
    }

    var content: Content {
        didSet { isChanged = true }
    }
    var style: Style
    /// Whether this node itself was changed; changes below it are found by ``hasChanges``.
    private(set) var isChanged: Bool
    /// The column a block collection's entries stand in.
    var column: Int
    /// The line a block collection of the file begins on.
    var firstLine: Int?
    /// Comments after the last entry of a block collection.
    var tail: Range<Int>?

    init(_ content: Content, style: Style, isNew: Bool = true, column: Int = 0) {
        self.content = content
        self.style = style
        isChanged = isNew
        self.column = column
    }

    /// A new value.
    static func scalar(_ text: String, written: String) -> DocumentNode { DocumentNode(.scalar(text, written: written), style: .flow) }

    /// Whether anything in it was changed or is new.
    var hasChanges: Bool {
        if isChanged { return true }
        switch content {
        case .scalar: return false
        case .mapping(let entries): return entries.contains { $0.value.hasChanges }
        case .sequence(let items): return items.contains { $0.value.hasChanges }
        }
    }

    /// The text of a scalar that is not null.
    var text: String? {
        guard case .scalar(let text, let written) = content else { return nil }
        return written.isEmpty || written == "~" || written == "null" || written == "Null" || written == "NULL" ? nil : text
    }

    /// The entries of a mapping; none of anything else.
    var entries: [Entry] {
        get { if case .mapping(let entries) = content { entries } else { [] } }
        set { content = .mapping(newValue) }
    }

    /// The items of a sequence; none of anything else.
    var items: [Item] {
        get { if case .sequence(let items) = content { items } else { [] } }
        set { content = .sequence(newValue) }
    }

    /// Whether it is a mapping.
    var isMapping: Bool { if case .mapping = content { true } else { false } }
    /// Whether it is a sequence.
    var isSequence: Bool { if case .sequence = content { true } else { false } }

    /// The value of a key.
    subscript(_ key: String) -> DocumentNode? { entries.first { $0.key == key }?.value }
}
