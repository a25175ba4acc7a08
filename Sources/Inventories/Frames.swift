import Standards

/// The facts of a subject and of every place it stands in, by kind.
public struct Frames {
    /// Facts by `KindID`; nil for places that are not known, such as the city of a county audited alone.
    public internal(set) var byKind: [Facts?]

    /// No facts.
    public init(kinds: Int) { byKind = Array(repeating: nil, count: kinds) }

    /// The facts of a kind.
    public subscript(_ kind: KindID) -> Facts? {
        @inlinable @inline(__always) get { byKind[kind] }
        set { byKind[kind] = newValue }
    }

    /// Puts facts in under their own kind.
    public mutating func set(_ facts: Facts) { byKind[facts.kind] = facts }
}

/// Is told of every subject of a file, places before and after what stands in them.
public protocol SubjectVisitor: AnyObject {
    /// A place begins; its own facts are complete.
    func enter(_ place: Facts, in frames: Frames)
    /// A facility or another subject without parts.
    func visit(_ subject: Facts, in frames: Frames)
    /// A place ends; everything inside it has been visited.
    func leave(_ place: Facts, in frames: Frames)
}
