import Wording

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

    /// The list whose terms are named or counted (index into ``Vocabulary/termLists``); nil of what is no list of terms.
    public var termList: Int? {
        switch self {
        case .set(let list), .counts(let list): list
        case .yesNo, .count, .number, .percent, .date, .text, .reference, .choice, .records, .validUntil, .yearsSince: nil
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
    /// What readers see it called, in the language of the library.
    public let label: String
    /// The Chinese label, which files are written with.
    public let written: String
    /// Other spellings that are understood.
    public let aliases: [String]
    /// What values it takes.
    public let type: FieldType
    /// The unit of its numbers, as readers see it.
    public let unit: String?
    /// The unit as files write it.
    let writtenUnit: String?
    /// What an absent choice means.
    public let defaultChoice: Int?
    /// Whether it is left out of reports unless names are asked for.
    public let isPrivate: Bool
    /// Whether it is answered under `attestations:`, with evidence.
    public let isAttested: Bool
    /// Whether it is only still read where older inventories have it, and asked by nothing.
    public let isRetired: Bool
    /// How it is asked on a form, as a sentence; nil where the label says enough.
    public let question: Text?
    /// The kind of subject that answers it on forms, such as the health centre for a clinic; nil for the subject itself.
    public let askedOf: KindID?

    /// A field.
    public init(
        id: String, label: String, written: String? = nil, aliases: [String], type: FieldType, unit: String?, writtenUnit: String? = nil, defaultChoice: Int?,
        isPrivate: Bool, isAttested: Bool, isRetired: Bool = false, question: Text? = nil,
        askedOf: KindID? = nil
    ) {
        self.id = id
        self.label = label
        self.written = written ?? label
        self.writtenUnit = writtenUnit ?? unit
        self.aliases = aliases
        self.type = type
        self.unit = unit
        self.defaultChoice = defaultChoice
        self.isPrivate = isPrivate
        self.isAttested = isAttested
        self.isRetired = isRetired
        self.question = question
        self.askedOf = askedOf
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
    public var spellings: [String] { fields.flatMap { [$0.id, $0.written] + $0.aliases } }
}

/// A kind of record, such as staff.
public final class RecordKind: Sendable {
    /// The identifier.
    public let id: String
    /// What readers see it called.
    public let label: String
    /// Other names of its table.
    public let aliases: [String]
    /// The unit it is counted in, as files write it.
    public let unit: String
    /// Its fields.
    public let table: FieldTable
    /// Which of its fields make it an exemption; nil when it is none.
    public let exemption: ExemptionFields?

    init(id: String, label: String, aliases: [String], unit: String, table: FieldTable, exemption: ExemptionFields?) {
        self.id = id
        self.label = label
        self.aliases = aliases
        self.unit = unit
        self.table = table
        self.exemption = exemption
    }
}

/// The fields of a record that say why something need not be there, and who serves instead.
public struct ExemptionFields: Sendable, Hashable {
    /// The slot of its kind.
    public let kind: Int
    /// The list of its kinds.
    public let kindList: Int
    /// The slot of the facility that serves instead.
    public let coveredBy: Int
    /// The slot of who approved it.
    public let approvedBy: Int
    /// The slot of the day of approval, when the record has one.
    public let approvedOn: Int?
    /// The slot of its last day.
    public let until: Int
}
