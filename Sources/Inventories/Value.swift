import Quantities

/// One reported value: 16 bytes, no references.
public struct Value: Sendable {
    /// What kind of value it is.
    public enum Tag: UInt8, Sendable {
        /// Not reported.
        case none
        /// A number, in millionths.
        case number
        /// Yes (1) or no (0).
        case yesNo
        /// A day, as its number.
        case date
        /// An item of a list of choices.
        case choice
        /// Terms: where their counts begin in ``Facts``.
        case terms
        /// Records: where they begin, and how many there are.
        case records
        /// Text, to be had from the tape.
        case text
    }

    /// Why there is no value.
    public enum Lack: UInt8, Sendable {
        /// Nothing was filled in.
        case nothing
        /// An answer was given without evidence.
        case evidence
        /// An answer was given that is dated after the day of the audit.
        case future
        /// An answer was given that does not count any more.
        case lapsed
        /// An answer was given without a day, where one is needed.
        case undated
    }

    /// What kind of value it is.
    public var tag: Tag
    /// Why there is no value, when there is none.
    public var lack: Lack
    /// Whether an inspector verified it on site.
    public var isVerified: Bool
    /// The node it was read from, or -1.
    public var node: Int32
    /// The value itself, by tag.
    public var payload: Int64

    /// A value.
    @inlinable @inline(__always)
    public init(_ tag: Tag, node: Int = -1, payload: Int64 = 0, lack: Lack = .nothing) {
        self.tag = tag
        self.lack = lack
        self.isVerified = false
        self.node = Int32(truncatingIfNeeded: node)
        self.payload = payload
    }

    /// Not reported.
    public static let none = Value(.none)

    /// The number, exactly.
    @inlinable @inline(__always)
    public var quantity: Quantity { Quantity(millionths: payload) }
    /// The day.
    @inlinable @inline(__always)
    public var day: Day { Day(number: Int32(truncatingIfNeeded: payload)) }
    /// The first record's place.
    @inlinable @inline(__always)
    public var firstRecord: Int { Int(payload >> 32) }
    /// How many records there are.
    @inlinable @inline(__always)
    public var recordCount: Int { Int(payload & 0xFFFF_FFFF) }
}

/// A difference between what was reported and what an inspector verified 数据不实.
public struct Discrepancy: Sendable {
    /// The field.
    public var slot: Int
    /// The term, for sets and counts.
    public var term: Int?
    /// The id of the record, such as a member of staff.
    public var record: String?
    /// The field of the record; nil where it was looked for as a whole, and it was not there or had not been reported.
    public var recordSlot: Int?
    /// What was reported.
    public var reported: Value
    /// What was found.
    public var verified: Value
}
