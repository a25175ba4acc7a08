/// A comfortable view of one node of a tape, for files that are read once: vocabularies and standards.
public struct YAMLNode {
    /// The tape the node is on.
    public let tape: Tape
    /// Its index there.
    public let index: Int

    /// A view of a node; the root is index 0.
    public init(_ tape: Tape, _ index: Int = 0) {
        self.tape = tape
        self.index = index
    }

    /// What the node is.
    public var kind: NodeKind { tape.kind(index) }
    /// Whether it is a mapping.
    public var isMapping: Bool { kind == .mapping }
    /// Whether it is a sequence.
    public var isSequence: Bool { kind == .sequence }
    /// Whether it is a scalar.
    public var isScalar: Bool { tape.isScalar(index) }
    /// The text of a scalar; nil for mappings, sequences and null.
    public var text: String? { isScalar && !tape.isNull(index) ? tape.string(index) : nil }

    /// The pairs of a mapping in reading order; empty for anything else.
    public var pairs: [(key: YAMLNode, value: YAMLNode)] {
        guard isMapping else { return [] }
        var result: [(key: YAMLNode, value: YAMLNode)] = []
        tape.forEachPair(index) { result.append((YAMLNode(tape, $0), YAMLNode(tape, $1))) }
        return result
    }

    /// The entries of a sequence in reading order; empty for anything else.
    public var entries: [YAMLNode] {
        guard isSequence else { return [] }
        var result: [YAMLNode] = []
        tape.forEachEntry(index) { result.append(YAMLNode(tape, $0)) }
        return result
    }

    /// The value of a key of a mapping.
    public subscript(_ key: String) -> YAMLNode? {
        pairs.first { $0.key.text == key }?.value
    }
}
