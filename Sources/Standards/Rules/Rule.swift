import Quantities

/// A condition that holds, or does not, or cannot be told, or is void: what a criterion asks, when it applies, and what makes a record or a subject count.
///
/// The tree is complete: whoever judges it needs nothing but it, the vocabulary and the facts. What each form means is written in `docs/semantics.md`
/// and, as examples, in `Tests/Conformance`.
public indirect enum Rule: Sendable, Hashable {
    /// Nothing is asked.
    case always
    /// All hold.
    case all([Rule])
    /// At least one holds.
    case any([Rule])
    /// It does not hold.
    case not(Rule)
    /// A number compares with a threshold.
    case compare(Number, Threshold)
    /// A choice, yes-no (1/0) or validity is one of these.
    case isOne(ScopedField, [Int])
    /// A date lies on one side of a day.
    case day(ScopedField, DayLimit)
    /// A set or counts field has all or some of these terms.
    case has(ScopedField, terms: [Int], Quota)
    /// Everything of a population that is looked at matches.
    case every(Population)
    /// A reference names an open facility that passes a test.
    case open(ScopedField, FacilityTest)
    /// Something was reported, whatever it says.
    case reported(ScopedField)
}

/// A field of a subject, or of a place it stands in.
public struct FieldRef: Sendable, Hashable {
    /// The kind whose field it is: the subject's own, or that of an enclosing place.
    public let kind: KindID
    /// The field's slot in that kind's table.
    public let slot: Int

    /// A field by kind and slot.
    public init(kind: KindID, slot: Int) {
        self.kind = kind
        self.slot = slot
    }
}

/// A field as a rule finds it, where the rule stands.
public enum ScopedField: Sendable, Hashable {
    /// A field of the subject that is looked at, or of a place it stands in.
    case subject(FieldRef)
    /// A field of the record that is looked at: the kind of record, and the field's slot in its table.
    case record(Int, slot: Int)

    /// The field of a subject or place; nil for that of a record.
    public var subjectField: FieldRef? {
        switch self {
        case .subject(let ref): ref
        case .record: nil
        }
    }

    /// The field of a record; nil for that of a subject.
    public var recordSlot: Int? {
        switch self {
        case .subject: nil
        case .record(_, let slot): slot
        }
    }
}

/// On which side of a day a date must lie.
public enum DayLimit: Sendable, Hashable {
    /// On the day or after it.
    case onOrAfter(Day)
    /// On the day or before it.
    case onOrBefore(Day)
}

/// How many of some terms must be there.
public enum Quota: Sendable, Hashable {
    /// All; where nothing else is asked, each that is lacking is a gap of its own.
    case all
    /// At least so many.
    case atLeast(Int)

    /// How many of a number of terms these are.
    public func count(of terms: Int) -> Int {
        switch self {
        case .all: terms
        case .atLeast(let least): least
        }
    }
}

extension Vocabulary {
    /// The field a rule names.
    @inline(__always)
    public func field(_ field: ScopedField) -> Field {
        switch field {
        case .subject(let ref): kinds[ref.kind].table.fields[ref.slot]
        case .record(let record, let slot): records[record].table.fields[slot]
        }
    }

    /// The list whose terms a field names or counts; nil for another field.
    public func termList(of ref: FieldRef) -> TermList? { kinds[ref.kind].table.fields[ref.slot].type.termList.map { termLists[$0] } }

    /// The kind of record that a field holds; nil for another field.
    public func recordKind(in ref: FieldRef) -> Int? {
        guard case .records(let record) = kinds[ref.kind].table.fields[ref.slot].type else { return nil }
        return record
    }
}
