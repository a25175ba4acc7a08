/// Which part of an inventory is looked at.
public struct Scope: Sendable, Hashable {
    /// Codes or names of townships; nil for all.
    public var townships: Set<String>?
    /// Codes or names of villages; nil for all.
    public var villages: Set<String>?
    /// A single subject's code; nil for all.
    public var subject: String?

    /// Everything, or the townships and villages named by code or name.
    public init(townships: Set<String>? = nil, villages: Set<String>? = nil, subject: String? = nil) {
        self.townships = townships
        self.villages = villages
        self.subject = subject
    }

    /// Whether the whole inventory is looked at, places above townships included.
    public var isWhole: Bool { townships == nil && villages == nil && subject == nil }
}
