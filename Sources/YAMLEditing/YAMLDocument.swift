/// A file of an inventory that can be changed.
package struct YAMLDocument {
    package var root: DocumentNode
    package var lines: [Substring]
    /// The comments it begins with.
    package var head: Range<Int>
    package var isIrregular: Bool
    /// Whether it begins with a byte order mark.
    package var hasByteOrderMark = false

    /// A file that is not there yet.
    package init(newRoot: DocumentNode, comments: [String]) {
        root = newRoot
        lines = comments.map { Substring($0) }
        head = 0..<lines.count
        isIrregular = true
    }

    package init(root: DocumentNode, lines: [Substring], head: Range<Int>, isIrregular: Bool) {
        self.root = root
        self.lines = lines
        self.head = head
        self.isIrregular = isIrregular
    }
}
