import Inventories
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

    /// The record as rules look at it.
    var lookedAt: Evaluator.LookedAt {
        Evaluator.LookedAt(values: UnsafePointer(facts.view.recordValues + records.firstRecord + index * (stride + 1)), kind: facts.kind)
    }
}
