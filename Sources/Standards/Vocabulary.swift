import Wording

/// The number of a subject kind, its place in ``Vocabulary/kinds``.
public typealias KindID = Int

/// One word of a closed list: a choice of a field, or an item of a term list.
public struct Term: Sendable, Hashable {
    /// The identifier, in English.
    public let id: String
    /// The Chinese label.
    public let label: String
    /// Other spellings that are understood.
    public let aliases: [String]
    /// The unit it is counted in, such as 台.
    public let unit: String?

    /// A word.
    public init(id: String, label: String, aliases: [String] = [], unit: String? = nil) {
        self.id = id
        self.label = label
        self.aliases = aliases
        self.unit = unit
    }

    /// Whether a word is its label or another spelling of it.
    public func spells(_ word: String) -> Bool { word == label || aliases.contains(word) }
}

/// A closed list of words: the choices of a field, or a term list such as equipment.
public final class TermList: Sendable {
    /// The identifier.
    public let id: String
    /// The Chinese label.
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

/// What values a field takes.
public enum FieldType: Sendable, Hashable {
    /// Yes or no.
    case yesNo
    /// A whole number from 0.
    case count
    /// A decimal from 0.
    case number
    /// A decimal from 0 to 100.
    case percent
    /// A calendar day.
    case date
    /// Any text.
    case text
    /// The code of a facility.
    case reference
    /// One of a list of words (index into ``Vocabulary/termLists``).
    case choice(Int)
    /// Some of a list of words.
    case set(Int)
    /// How many there are of each of a list of words.
    case counts(Int)
    /// A list of records (index into ``Vocabulary/records``).
    case records(Int)
    /// Derived: whether the date in another field has not passed (choices valid, expired).
    case validUntil(slot: Int)
    /// Derived: whole years since the date in another field.
    case yearsSince(slot: Int)

    /// Whether the value is computed rather than reported.
    public var isDerived: Bool {
        switch self {
        case .validUntil, .yearsSince: true
        default: false
        }
    }

    /// How vocabulary files name the type.
    public var word: String {
        switch self {
        case .yesNo: "yes-no"
        case .count: "count"
        case .number: "number"
        case .percent: "percent"
        case .date: "date"
        case .text: "text"
        case .reference: "reference"
        case .choice: "choice"
        case .set: "set"
        case .counts: "counts"
        case .records: "records"
        case .validUntil: "valid-until"
        case .yearsSince: "years-since"
        }
    }

    /// Whether the value is a number that can be compared with a threshold.
    public var isNumeric: Bool {
        switch self {
        case .count, .number, .percent, .yearsSince: true
        default: false
        }
    }
}

/// One thing that can be reported of a subject or of a record.
public final class Field: Sendable {
    /// The identifier.
    public let id: String
    /// The Chinese label.
    public let label: String
    /// Other spellings that are understood.
    public let aliases: [String]
    /// What values it takes.
    public let type: FieldType
    /// The unit of its numbers.
    public let unit: String?
    /// What an absent choice means.
    public let defaultChoice: Int?
    /// Whether it is left out of reports unless names are asked for.
    public let isPrivate: Bool
    /// Whether it is answered under `attestations:`, with evidence.
    public let isAttested: Bool
    /// Whether it is only still read where older inventories have it, and asked by nothing.
    public let isRetired: Bool

    /// A field.
    public init(
        id: String, label: String, aliases: [String], type: FieldType, unit: String?, defaultChoice: Int?, isPrivate: Bool, isAttested: Bool,
        isRetired: Bool = false
    ) {
        self.id = id
        self.label = label
        self.aliases = aliases
        self.type = type
        self.unit = unit
        self.defaultChoice = defaultChoice
        self.isPrivate = isPrivate
        self.isAttested = isAttested
        self.isRetired = isRetired
    }
}

/// The fields of a subject kind or a record, found by slot number.
public final class FieldTable: Sendable {
    /// The fields; a field's place here is its slot.
    public let fields: [Field]
    @usableFromInline let slotBySymbol: [Int16]

    init(fields: [Field], slotBySymbol: [Int16]) {
        self.fields = fields
        self.slotBySymbol = slotBySymbol
    }

    /// The slot a symbol stands for, or nil.
    @inlinable @inline(__always)
    public func slot(_ symbol: Int) -> Int? {
        guard symbol >= 0 else { return nil }
        let slot = slotBySymbol[symbol]
        return slot < 0 ? nil : Int(slot)
    }

    /// The slot of an id.
    public func slot(id: String) -> Int? { fields.firstIndex { $0.id == id } }

    /// The field that is filled in for another: of a computed one the date it is computed from, of any other the field itself.
    public func reportedSlot(of slot: Int) -> Int {
        switch fields[slot].type {
        case .validUntil(let date), .yearsSince(let date): date
        default: slot
        }
    }

    /// Every spelling of every field, for suggestions.
    public var spellings: [String] { fields.flatMap { [$0.id, $0.label] + $0.aliases } }
}

/// A kind of record, such as staff.
public final class RecordKind: Sendable {
    /// The identifier.
    public let id: String
    /// The Chinese label.
    public let label: String
    /// The unit it is counted in.
    public let unit: String
    /// Its fields.
    public let table: FieldTable

    init(id: String, label: String, unit: String, table: FieldTable) {
        self.id = id
        self.label = label
        self.unit = unit
        self.table = table
    }
}

/// A kind of subject: a place or a facility.
public final class SubjectKind: Sendable {
    /// The identifier.
    public let id: String
    /// The Chinese label.
    public let label: String
    /// Other spellings.
    public let aliases: [String]
    /// The kind of place it stands in.
    public let within: KindID?
    /// Whether it is a place of the division roster.
    public let isPlace: Bool
    /// Whether it is a facility, with a status.
    public let isFacility: Bool
    /// The inventory key for "the one".
    public let key: String?
    /// The inventory key for "all of them".
    public let listKey: String?
    /// Its fields, attestations and derived values.
    public let table: FieldTable
    /// The slot of `status`, for facilities.
    public let statusSlot: Int?
    /// The item of `status` that means open.
    public let openItem: Int?

    init(
        id: String, label: String, aliases: [String], within: KindID?, isPlace: Bool, isFacility: Bool, key: String?, listKey: String?, table: FieldTable,
        statusSlot: Int?, openItem: Int?
    ) {
        self.id = id
        self.label = label
        self.aliases = aliases
        self.within = within
        self.isPlace = isPlace
        self.isFacility = isFacility
        self.key = key
        self.listKey = listKey
        self.table = table
        self.statusSlot = statusSlot
        self.openItem = openItem
    }
}

/// Keys of inventories that are not fields.
public enum StructuralKey: Int8, Sendable, CaseIterable {
    /// The code of a subject.
    case code
    /// Its name.
    case name
    /// The villages of a township.
    case villages
    /// Who reported the values, and when.
    case reported
    /// What an inspector found on site.
    case verified
    /// Answers that need evidence.
    case attestations
    /// Totals that `check` compares with what is listed.
    case declared
    /// A remark.
    case note
    /// That the facts of a county or city are made up.
    case sample
    /// The opening key of a township file.
    case township
    /// The opening key of a county file.
    case county
    /// The opening key of a city file.
    case city

    /// How the key may be written.
    public var spellings: [String] {
        switch self {
        case .code: ["code", "代码", "编码"]
        case .name: ["name", "名称"]
        case .villages: ["villages", "村级"]
        case .reported: ["reported", "填报"]
        case .verified: ["verified", "核查"]
        case .attestations: ["attestations", "佐证"]
        case .declared: ["declared", "登记总数"]
        case .note: ["note", "备注"]
        case .sample: ["sample", "样例"]
        case .township: ["township"]
        case .county: ["county"]
        case .city: ["city"]
        }
    }
}

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
    /// Every word, for looking scalars up.
    public let symbols: SymbolTable
    /// Symbols that mean yes (1) or no (0), -1 for the rest.
    @usableFromInline let yesNoBySymbol: [Int8]
    let kindBySymbol: [Int16]
    @usableFromInline let childBySymbol: [Int16]
    @usableFromInline let structureBySymbol: [Int8]

    init(
        kinds: [SubjectKind], records: [RecordKind], termLists: [TermList], symbols: SymbolTable, yesNoBySymbol: [Int8], kindBySymbol: [Int16],
        childBySymbol: [Int16], structureBySymbol: [Int8]
    ) {
        self.kinds = kinds
        self.records = records
        self.termLists = termLists
        self.symbols = symbols
        self.yesNoBySymbol = yesNoBySymbol
        self.kindBySymbol = kindBySymbol
        self.childBySymbol = childBySymbol
        self.structureBySymbol = structureBySymbol
    }

    /// The kind whose subjects stand under a key of an inventory, such as `clinic` or `clinics`.
    @inlinable @inline(__always)
    public func child(_ symbol: Int) -> KindID? {
        guard symbol >= 0 else { return nil }
        let kind = childBySymbol[symbol]
        return kind < 0 ? nil : Int(kind)
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

    /// The ids of the kinds other kinds can stand in: the places division codes have levels for.
    public static let levels = ["city", "county", "township", "village"]
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
