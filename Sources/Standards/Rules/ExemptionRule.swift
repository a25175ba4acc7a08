/// An exemption a criterion accepts: a record of the subject or an enclosing place.
public struct ExemptionRule: Sendable, Hashable {
    /// The field that holds the exemption records.
    public var records: FieldRef
    /// The kind of exemption (item of the record's `kind` choices).
    public var kind: Int
    /// Further conditions on the record.
    public var matching: Rule
    /// What must hold for the subject; nil for nothing.
    public var when: Rule?
    /// What the covering facility must be, besides being listed and open; nil when any will do. With it the day of approval must be recorded.
    public var coveredBy: FacilityTest?
    /// The facts it rests on.
    public var source: Source
}
