import Inventories
import Quantities
import Standards

/// One record of a list of records.
struct RecordFacts {
    /// The facts of the subject that has the list.
    let facts: Facts
    /// The list.
    let records: Value
    /// The fields of a record.
    let table: FieldTable
    /// How many they are.
    let stride: Int
    /// Which record it is, from 0.
    var index: Int

    init(facts: Facts, records: Value, table: FieldTable, index: Int = 0) {
        self.facts = facts
        self.records = records
        self.table = table
        stride = table.fields.count
        self.index = index
    }

    /// The value of one of its fields.
    @inline(__always)
    func value(_ slot: Int) -> Value { facts.value(records, record: index, stride: stride, slot: slot) }
}

extension Evaluator {
    /// The value of a field as reported, derived, or by default.
    @inline(__always)
    func value(_ field: ScopedField, _ context: Context) -> Value {
        switch field {
        case .subject(let ref):
            guard let facts = context.frames[ref.kind] else { return .none }
            return derived(facts[ref.slot], vocabulary.kinds[ref.kind].table.fields[ref.slot]) { facts[$0] }
        case .record(_, let slot):
            guard let record = context.record else { return .none }
            return derived(record.value(slot), record.table.fields[slot]) { record.value($0) }
        }
    }

    /// Where a field is: the facts it is in, and its value as reported.
    @inline(__always)
    func place(_ field: ScopedField, _ context: Context) -> (Facts, Value)? {
        switch field {
        case .subject(let ref): context.frames[ref.kind].map { ($0, $0[ref.slot]) }
        case .record(_, let slot): context.record.map { ($0.facts, $0.value(slot)) }
        }
    }

    /// What was filled in for a field: of a derived one the value it is worked out from.
    func reportedValue(_ field: ScopedField, _ context: Context) -> Value? {
        switch field {
        case .subject(let ref): context.frames[ref.kind].map { $0[vocabulary.kinds[ref.kind].table.reportedSlot(of: ref.slot)] }
        case .record(_, let slot): context.record.map { $0.value($0.table.reportedSlot(of: slot)) }
        }
    }

    /// What a number field can be.
    @inline(__always)
    func number(_ field: ScopedField, _ context: Context) -> Interval {
        let value = value(field, context)
        if value.tag == .number { return Interval(value.quantity) }
        return vocabulary.field(field).type == .percent ? Interval(.zero, Quantity(100)) : .unknown
    }

    @inline(__always)
    private func derived(_ value: Value, _ field: Field, _ other: (Int) -> Value) -> Value {
        if value.tag != .none { return value }
        switch field.type {
        case .validUntil(let slot):
            let date = other(slot)
            guard date.tag == .date else { return .none }
            let item = date.day >= program.asOf ? Vocabulary.validItem : Vocabulary.expiredItem
            return Value(.choice, node: Int(date.node), payload: Int64(item))
        case .yearsSince(let slot):
            let date = other(slot)
            guard date.tag == .date else { return .none }
            let years = date.day.wholeYears(until: program.asOf)
            return Value(.number, node: Int(date.node), payload: Int64(max(0, years)) * 1_000_000)
        case .yesNo, .count, .number, .percent, .date, .text, .reference, .choice, .set, .counts, .records:
            guard let choice = field.defaultChoice else { return value }
            return Value(.choice, payload: Int64(choice))
        }
    }
}
