import Wording

/// The number of a subject kind, its place in ``Vocabulary/kinds``.
public typealias KindID = Int

/// What can be asked and answered: kinds of subjects, their fields, and the words those take.
///
/// It and its parts are immutable classes rather than structures, so that looking one up costs a pointer and not a copy.
public final class Vocabulary: Sendable {
    /// The kinds of subjects; a kind's place is its ``KindID``.
    public let kinds: [SubjectKind]
    /// The kinds of records.
    public let records: [RecordKind]
    /// Term lists and the choices of choice fields.
    public let termLists: [TermList]
    /// The levels of places.
    public let levels: PlaceLevels
    /// The language of its labels.
    public let language: Language
    /// The words that standards share.
    let book: WordBook
    /// Every word, for looking scalars up.
    public let symbols: SymbolTable
    /// What facts are read by.
    public let factTables: FactTables
    /// Symbols that mean yes (1) or no (0), -1 for the rest.
    @usableFromInline let yesNoBySymbol: [Int8]
    let kindBySymbol: [Int16]
    @usableFromInline let childBySymbol: [Int16]
    @usableFromInline let structureBySymbol: [Int8]
    /// The level a symbol opens the file or the list of.
    let levelBySymbol: [Int16]

    init(
        kinds: [SubjectKind], records: [RecordKind], termLists: [TermList], levels: PlaceLevels, book: WordBook, symbols: SymbolTable, yesNoBySymbol: [Int8],
        kindBySymbol: [Int16], childBySymbol: [Int16], structureBySymbol: [Int8], levelBySymbol: [Int16]
    ) {
        self.levels = levels
        self.book = book
        language = book.language
        self.levelBySymbol = levelBySymbol
        self.kinds = kinds
        self.records = records
        self.termLists = termLists
        self.symbols = symbols
        self.yesNoBySymbol = yesNoBySymbol
        self.kindBySymbol = kindBySymbol
        self.childBySymbol = childBySymbol
        self.structureBySymbol = structureBySymbol
        factTables = FactTables(kinds: kinds, records: records, termLists: termLists, yesNoBySymbol: yesNoBySymbol)
    }

    /// The kind whose subjects stand under a key of an inventory, such as `clinic` or `clinics`.
    @inlinable @inline(__always)
    public func child(_ symbol: Int) -> KindID? {
        guard symbol >= 0 else { return nil }
        let kind = childBySymbol[symbol]
        return kind < 0 ? nil : Int(kind)
    }

    /// The level of places a symbol opens the file or the list of; nil of every other symbol.
    public func place(_ symbol: Int) -> KindID? {
        guard symbol >= 0, levelBySymbol[symbol] >= 0 else { return nil }
        return Int(levelBySymbol[symbol])
    }

    /// The structural key a symbol spells, such as `code` or `verified`.
    @inlinable @inline(__always)
    public func structure(_ symbol: Int) -> StructuralKey? {
        guard symbol >= 0 else { return nil }
        return StructuralKey(rawValue: structureBySymbol[symbol])
    }

    /// The kind of an id, label or alias.
    public func kind(_ word: String) -> KindID? {
        let symbol = symbols.symbol(word)
        guard symbol >= 0, kindBySymbol[symbol] >= 0 else { return nil }
        return Int(kindBySymbol[symbol])
    }

    /// Whether a symbol means yes or no; nil when it means neither.
    @inlinable @inline(__always)
    public func yesNo(_ symbol: Int) -> Bool? {
        guard symbol >= 0 else { return nil }
        let value = yesNoBySymbol[symbol]
        return value < 0 ? nil : value == 1
    }

    /// The kind itself, then the places it stands in, nearest first.
    public func enclosing(_ kind: KindID) -> [KindID] {
        var chain = [kind]
        while let outer = kinds[chain[chain.count - 1]].within { chain.append(outer) }
        return chain
    }

    /// Whether subjects of `inner` stand inside places of `outer`.
    public func isBelow(_ inner: KindID, _ outer: KindID) -> Bool {
        inner != outer && enclosing(inner).contains(outer)
    }

    /// Finds a field of a kind, or of the nearest enclosing place that has it; `village.resident-population` names the place.
    public func field(_ word: String, of kind: KindID) -> FieldRef? {
        let parts = word.split(separator: ".", maxSplits: 1).map(String.init)
        if parts.count == 2, let outer = self.kind(parts[0]), enclosing(kind).contains(outer),
            let slot = kinds[outer].table.slot(symbols.symbol(parts[1]))
        {
            return FieldRef(kind: outer, slot: slot)
        }
        let symbol = symbols.symbol(word)
        for outer in enclosing(kind) {
            if let slot = kinds[outer].table.slot(symbol) { return FieldRef(kind: outer, slot: slot) }
        }
        return nil
    }

    /// The kind of record that is an exemption, and its fields; nil when there is none.
    public var exemption: (record: Int, fields: ExemptionFields)? {
        for (index, record) in records.enumerated() { if let fields = record.exemption { return (index, fields) } }
        return nil
    }

    /// The field of a kind, or of the nearest place around it, that holds its exemptions.
    func exemptions(of kind: KindID) -> FieldRef? {
        guard let (record, _) = exemption else { return nil }
        for outer in enclosing(kind) {
            if let slot = kinds[outer].table.fields.firstIndex(where: { $0.type == .records(record) }) { return FieldRef(kind: outer, slot: slot) }
        }
        return nil
    }

    /// How many kinds there can be: what a place says of each is kept in one bit.
    public static let mostKinds = 64
    /// The words that mean yes and no.
    public static let yesWords = ["是", "有", "yes", "true", "√", "✓", "y", "Yes", "True", "YES", "TRUE"]
    /// The words that mean no.
    public static let noWords = ["否", "无", "no", "false", "×", "✗", "n", "No", "False", "NO", "FALSE", "没有"]
    /// The list of choices of derived validity fields.
    public static let validityList = 0
    /// The item of ``validityList`` that means valid.
    public static let validItem = 0
    /// The item of ``validityList`` that means expired.
    public static let expiredItem = 1
}
