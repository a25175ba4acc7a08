/// Bounds on what a file may ask of the reader.
public struct YAMLLimits: Sendable {
    /// Deepest nesting of mappings and sequences.
    public var depth: Int
    /// Largest file, in bytes.
    public var fileSize: Int
    /// Longest single value, in bytes.
    public var scalarSize: Int
    /// Most nodes a file may have once its aliases are followed.
    public var expandedNodes: Int

    /// Limits; the defaults are depth 64, 64 MiB a file, 1 MiB a value, four million nodes.
    public init(
        depth: Int = 64, fileSize: Int = 64 << 20, scalarSize: Int = 1 << 20, expandedNodes: Int = 4_000_000
    ) {
        self.depth = depth
        self.fileSize = fileSize
        self.scalarSize = scalarSize
        self.expandedNodes = expandedNodes
    }

    /// All of them in a line, which tells them from others.
    package var line: String { "\(depth) \(fileSize) \(scalarSize) \(expandedNodes)" }
}

/// Whether a file may use anchors and aliases.
public enum AliasPolicy: Sendable {
    /// Any anchor or alias is an error; for inventories, which programs and many hands write.
    case refused
    /// Allowed, within `YAMLLimits.expandedNodes`; for standards.
    case bounded
}
