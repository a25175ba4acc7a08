import Inventories
import Quantities
import Standards

/// One node of a rule, laid flat: what is done, and to what. It holds no reference, so that reading it costs no bookkeeping.
///
/// What is in a node comes right behind it, in the order of ``RuleNode/children``; the node after it and all that is in it is `size` further on. What each
/// operation means is written in ``Evaluator`` and nowhere else.
struct Instruction {
    /// What is done: one for each form of ``Rule``, ``Number`` and ``Population/Member``.
    enum Operation: UInt8 {
        case always, all, any, not, compare, isOne, onOrAfter, onOrBefore, has, every, open, reported
        case field, item, count, share, sum, ratio, days, quarters, total, mean, blankSpots
        case records, below
    }

    var operation: Operation
    /// Whether a check leaves a trace of it; what is asked of records, of subjects below and of facilities is asked many times in one check and leaves none.
    var isTraced = false
    /// Of a number: whether it can only be whole.
    var isWhole = false
    /// Of a comparison: whether it holds a reported number against a fixed limit, so that ``least`` and ``most`` say it all.
    var isDirect = false
    /// What a direct comparison comes to when the number was not reported.
    var unanswered = Truth.unknown
    /// Which blank spots are asked for.
    var blankSpots = BlankSpotKind.institution
    /// How many nodes it is, with all that is in it.
    var size: Int32 = 1
    /// The field that is read; of records the list.
    var operand = Operand()
    /// The items or terms named, in ``RuleCode/items``: the first and how many. Of records, how many fields one has is in `itemCount`.
    var firstItem: Int32 = 0
    var itemCount: Int32 = 0
    /// How many of the terms must be there; the number of the limit, the facility test or the roll-up, -1 for none.
    var number: Int32 = -1
    /// The least and the most that fulfil a direct comparison, in millionths; of days the limit is `least`.
    var least: Int64 = 0
    var most: Int64 = 0
}

/// Where a value is, and how it is come by.
struct Operand {
    /// How a value that was not reported is come by.
    enum Derivation: UInt8 {
        /// Not at all.
        case none
        /// It is the choice ``Operand/other``.
        case byDefault
        /// Whether the date in the slot ``Operand/other`` has not passed.
        case validUntil
        /// Whole years since the date in the slot ``Operand/other``.
        case yearsSince
    }

    /// Whether it is a field of the record that is looked at, rather than of a subject or place.
    var isOfRecord = false
    var derivation = Derivation.none
    /// Whether it is a percentage, of which something is known even when it was not reported.
    var isPercent = false
    /// Whose field it is.
    var kind: UInt8 = 0
    var slot: Int16 = 0
    /// See ``Derivation``.
    var other: Int16 = 0
    /// The slot that is filled in for it.
    var reportedSlot: Int16 = 0

    init() {}

    init(_ field: ScopedField, _ vocabulary: Vocabulary) {
        let table: FieldTable
        switch field {
        case .subject(let ref):
            kind = UInt8(ref.kind)
            slot = Int16(ref.slot)
            table = vocabulary.kinds[ref.kind].table
        case .record(let record, let place):
            isOfRecord = true
            slot = Int16(place)
            table = vocabulary.records[record].table
        }
        let field = table.fields[Int(slot)]
        reportedSlot = Int16(table.reportedSlot(of: Int(slot)))
        isPercent = field.type == .percent
        switch field.type {
        case .validUntil(let date): (derivation, other) = (.validUntil, Int16(date))
        case .yearsSince(let date): (derivation, other) = (.yearsSince, Int16(date))
        case .yesNo, .count, .number, .percent, .date, .text, .reference, .choice, .set, .counts, .records:
            if let choice = field.defaultChoice { (derivation, other) = (.byDefault, Int16(choice)) }
        }
    }
}
