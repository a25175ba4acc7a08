import Audit
import Inventories
import Quantities
import Standards
import Writing

/// Puts facts into rows of the tables, as CSV.
package final class FactRows {
    private let schema: FactSchema
    private let take: (FactTable, [UInt8]) throws -> Void
    private var rows: [String: ByteWriter] = [:]
    private var position = 0
    /// What every code begins with, so that subjects of several makers do not meet; mostly nothing.
    package var beginning = ""
    /// The day of answers that stand there plainly, as in worked examples; inventories have none of these.
    package var plainDay: Day?
    /// How many rows of each table there are.
    package private(set) var counts: [String: Int] = [:]

    private var vocabulary: Vocabulary { schema.vocabulary }
    private var levels: PlaceLevels { vocabulary.levels }

    /// - Parameter take: is handed CSV rows of a table, again and again; the first is its heading.
    package init(_ schema: FactSchema, take: @escaping (FactTable, [UInt8]) throws -> Void) {
        self.schema = schema
        self.take = take
        for table in schema.tables { write(header: table) }
    }

    /// Adds the day of the audit.
    package func write(asOf: Day) {
        var row = Row()
        row.add(asOf)
        end(row, in: schema.parameters)
    }

    private func write(header table: FactTable) {
        rows[table.name, default: ByteWriter()].write(table.columns.map(\.name).joined(separator: ",") + "\n")
    }

    func end(_ row: Row, in table: FactTable) {
        rows[table.name, default: ByteWriter()].write(row.bytes)
        rows[table.name]?.bytes.append(0x0A)
        counts[table.name, default: 0] += 1
    }

    /// Hands on what there is.
    package func flush() throws {
        for table in schema.tables {
            guard let bytes = rows[table.name]?.bytes, !bytes.isEmpty else { continue }
            try take(table, bytes)
            rows[table.name]?.bytes.removeAll(keepingCapacity: true)
        }
    }

    /// Adds the rows of a subject: its own, those of its records, and what was found to be different.
    package func write(_ facts: Facts, _ frames: Frames) {
        let table = schema.kinds[facts.kind]
        var row = Row()
        row.add(beginning + facts.code)
        row.add(facts.name)
        position += 1
        row.add(whole: position)
        for level in levels.all { row.add(orNull: frames[level.kind].map { beginning + $0.code }) }
        let kind = vocabulary.kinds[facts.kind]
        if kind.isPlace {
            for (facility, other) in vocabulary.kinds.enumerated() where other.within == facts.kind && schema.mention(of: facility) != nil {
                row.add(facts.mentioned & (1 << UInt64(facility)) != 0)
            }
        }
        for (slot, field) in kind.table.fields.enumerated() where !field.isPrivate {
            add(facts[slot], field, facts, to: &row)
            if case .records(let record) = field.type { writeRecords(facts, slot, record) }
            if field.isAttested {
                let answer = facts.answer(slot)
                row.add(answer == nil && facts[slot].tag != .none ? plainDay : answer?.day)
                let evidence = answer.map { facts.evidence($0) } ?? ""
                row.add(orNull: evidence.isEmpty ? nil : evidence)
                row.add(orNull: facts[slot].lack == .evidence ? "evidence" : nil)
            }
        }
        end(row, in: table)
        for (number, difference) in facts.discrepancies.enumerated() { write(difference, number + 1, facts) }
    }

    private func writeRecords(_ facts: Facts, _ slot: Int, _ record: Int) {
        let records = facts[slot]
        guard records.tag == .records else { return }
        let fields = vocabulary.records[record].table.fields
        for number in 0..<records.recordCount {
            var row = Row()
            row.add(beginning + facts.code)
            row.add(vocabulary.kinds[facts.kind].id)
            row.add(vocabulary.kinds[facts.kind].table.fields[slot].id)
            row.add(whole: number + 1)
            for (inner, field) in fields.enumerated() where !field.isPrivate {
                add(facts.value(records, record: number, stride: fields.count, slot: inner), field, facts, to: &row)
            }
            end(row, in: schema.records[record])
        }
    }

    private func add(_ value: Value, _ field: Field, _ facts: Facts, to row: inout Row) {
        switch field.type {
        case .yesNo: row.add(value.tag == .yesNo ? value.payload == 1 : nil)
        case .count, .number, .percent:
            if value.tag == .number { row.add(millionths: value.payload) } else { row.addNull() }
        case .date: row.add(value.tag == .date ? value.day : nil)
        case .text: row.add(orNull: value.tag == .text ? facts.text(value) : nil)
        case .reference: row.add(orNull: value.tag == .text ? beginning + facts.text(value) : nil)
        case .choice(let list):
            let item = value.tag == .choice ? Int(value.payload) : field.defaultChoice
            row.add(orNull: item.map { vocabulary.termLists[list].items[$0].id })
        case .records: if value.tag == .records { row.add(whole: value.recordCount) } else { row.addNull() }
        case .set(let list), .counts(let list):
            row.add(value.tag == .terms ? true : nil)
            for term in vocabulary.termLists[list].items.indices {
                let count = facts.count(value, term: term)
                if count >= 0 { row.add(whole: Int(count)) } else { row.addNull() }
            }
        case .validUntil, .yearsSince: break
        }
    }

    private func write(_ difference: Discrepancy, _ number: Int, _ facts: Facts) {
        let field = vocabulary.kinds[facts.kind].table.fields[difference.slot]
        if field.isPrivate { return }
        var recordField: Field?
        if let slot = difference.recordSlot, case .records(let record) = field.type { recordField = vocabulary.records[record].table.fields[slot] }
        var row = Row()
        row.add(beginning + facts.code)
        row.add(vocabulary.kinds[facts.kind].id)
        row.add(whole: number)
        row.add(field.id)
        let list = vocabulary.termList(of: FieldRef(kind: facts.kind, slot: difference.slot))
        row.add(orNull: difference.term.flatMap { list?.items[$0].id })
        row.add(orNull: difference.record)
        row.add(orNull: recordField?.id)
        let words = ValueWords(vocabulary: vocabulary).difference(difference, of: facts)
        row.add(words.reported)
        row.add(words.verified)
        end(row, in: schema.differences)
    }
}
