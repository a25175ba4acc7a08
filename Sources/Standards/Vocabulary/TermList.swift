/// One word of a closed list: a choice of a field, or an item of a term list.
public struct Term: Sendable, Hashable {
    /// The identifier, in English.
    public let id: String
    /// What readers see it called, in the language of the library.
    public let label: String
    /// The Chinese label, which files are written with.
    public let written: String
    /// Other spellings that are understood.
    public let aliases: [String]
    /// The unit it is counted in, such as 台, as readers see it.
    public let unit: String?
    /// The unit as files write it.
    let writtenUnit: String?

    /// A word.
    public init(id: String, label: String, written: String? = nil, aliases: [String] = [], unit: String? = nil, writtenUnit: String? = nil) {
        self.id = id
        self.label = label
        self.written = written ?? label
        self.writtenUnit = writtenUnit ?? unit
        self.aliases = aliases
        self.unit = unit
    }

    /// Whether a word is its label or another spelling of it.
    public func spells(_ word: String) -> Bool { word == written || aliases.contains(word) }
}

/// A closed list of words: the choices of a field, or a term list such as equipment.
public final class TermList: Sendable {
    /// The identifier.
    public let id: String
    /// What readers see it called.
    public let label: String
    /// The words, in the order they are declared.
    public let items: [Term]
    /// Whether it is a list with a file of its own, rather than the choices of one field.
    public let isShared: Bool
    /// The item a symbol of the vocabulary stands for, or -1.
    @usableFromInline let itemBySymbol: [Int16]

    init(id: String, label: String, items: [Term], isShared: Bool, itemBySymbol: [Int16]) {
        self.id = id
        self.label = label
        self.items = items
        self.isShared = isShared
        self.itemBySymbol = itemBySymbol
    }

    /// The item a symbol stands for, or nil.
    @inlinable @inline(__always)
    public func item(_ symbol: Int) -> Int? {
        guard symbol >= 0 else { return nil }
        let item = itemBySymbol[symbol]
        return item < 0 ? nil : Int(item)
    }

    /// The item of an id.
    public func index(id: String) -> Int? { items.firstIndex { $0.id == id } }
}
