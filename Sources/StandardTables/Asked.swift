import Quantities
import Standards

/// What a row looks at.
enum Measure: Hashable {
    /// A number of the subject, or of a place it stands in.
    case field(FieldRef)
    /// How many there are of a counted item.
    case quantity(FieldRef, term: Int)
    /// How many records fulfil conditions.
    case count(FieldRef, [RecordTest])
    /// What share of the records fulfils conditions.
    case share(FieldRef, [RecordTest])
}

/// A condition on a field of a record: one of some items of a choice, yes-no (1 or 0) or validity field.
struct RecordTest: Hashable {
    var slot: Int
    var items: [Int]
}

/// What a row asks of one kind of subject: the part of the language of requirements that a table can say plainly.
enum Asked: Hashable {
    case compare(Measure, Comparison)
    case isOne(FieldRef, [Int])
    case onOrAfter(FieldRef, Day)
    case onOrBefore(FieldRef, Day)
    case includesAll(FieldRef, [Int])
    case includesSome(FieldRef, [Int], atLeast: Int)
    case includesNone(FieldRef, [Int])
}

extension Comparison {
    /// Its key as it is written in requirements.
    var key: String {
        switch self {
        case .atLeast: "at-least"
        case .atMost: "at-most"
        case .moreThan: "more-than"
        case .lessThan: "less-than"
        case .equals: "equals"
        case .between: "between"
        }
    }
}

extension Vocabulary {
    func field(_ ref: FieldRef) -> Field { kinds[ref.kind].table.fields[ref.slot] }

    /// The name by which a field is found from a kind.
    func name(_ ref: FieldRef, from kind: KindID) -> String {
        let id = field(ref).id
        return field(id, of: kind) == ref ? id : "\(kinds[ref.kind].id).\(id)"
    }

    /// The words of a field of terms or choices.
    func words(_ type: FieldType) -> TermList? {
        switch type {
        case .choice(let list), .set(let list), .counts(let list): termLists[list]
        case .validUntil: termLists[Vocabulary.validityList]
        default: nil
        }
    }

    /// The record of a records field.
    func record(_ ref: FieldRef) -> RecordKind? {
        guard case .records(let record) = field(ref).type else { return nil }
        return records[record]
    }
}
