import Digests
import Foundation
import GRDB
import Quantities
import Wording

/// What is wrong with the chain of events, or with the rows made of them.
public struct ChainProblem: Sendable, Hashable {
    /// The event, or nil for a row.
    public var sequence: Int64?
    /// The row.
    public var row: Int64
    /// What is wrong.
    public var message: Text
}

extension LedgerReader {
    /// Goes through the chain from the first event: every hash is computed anew, every row is built anew from its events.
    ///
    /// - Parameters:
    ///   - head: a hash noted earlier, such as on a printed report; it must still be in the chain.
    ///   - receipt: a receipt written out earlier; the ledger must begin with what it is of.
    /// - Returns: what is wrong, the first altered event first, and how many events there are.
    package func checkChain(head: String? = nil, receipt: LedgerReceipt? = nil) throws -> (problems: [ChainProblem], events: Int64, head: String) {
        var problems = try schemaProblems()
        var lastRecorded = ""
        var opened: Int64 = 0
        var isReceiptFound = receipt == nil
        var previous = LedgerEvent.origin
        var expected: Int64 = 1
        var rows: [Int64: LedgerRow] = [:]
        var isHeadFound = head == nil
        // Text that is stored as something else reads the same here, but not in the counts of a report.
        func odd(_ table: String, _ id: String, _ columns: [String]) throws -> Set<Int64> {
            let condition = columns.map { "typeof(\($0)) <> 'text'" }.joined(separator: " OR ")
            return Set(try Int64.fetchAll(db, sql: "SELECT \(id) FROM \(table) WHERE \(condition)"))
        }
        let oddEvents = try odd("event", "sequence", ["kind", "recorded", "day", "actor", "reason", "payload"])
        let oddRows = try odd("ledger_row", "id", ["key"] + RowColumns.texts)
        let cursor = try Row.fetchCursor(db, sql: EventTable.select + " ORDER BY sequence")
        while let record = try cursor.next() {
            let sequence: Int64 = record[0]
            let row: Int64 = record[1]
            if sequence != expected {
                problems.append(ChainProblem(sequence: expected, row: row, message: .eventsMissing(expected, sequence &- 1)))
                expected = sequence
            }
            let stored = Array(record[8] as Data)
            let hash = LedgerEvent.hash(
                after: previous, sequence: sequence, row: row, kind: record[2], recorded: record[3], day: record[4], actor: record[5], reason: record[6],
                payload: record[7])
            if expected == 1, record[2] as String != EventKind.started.rawValue {
                problems.append(ChainProblem(sequence: sequence, row: row, message: .notStarted))
            }
            let recorded: String = record[3]
            if recorded < lastRecorded {
                problems.append(ChainProblem(sequence: sequence, row: row, message: .timeFalls(sequence, recorded, lastRecorded)))
            }
            lastRecorded = max(lastRecorded, recorded)
            if row > 0, rows[row] == nil { opened += 1 }
            if let receipt, sequence == receipt.events {
                isReceiptFound = true
                if stored.hexadecimal != receipt.head { problems.append(ChainProblem(sequence: sequence, row: 0, message: .otherHead(receipt))) }
                if opened != receipt.rows { problems.append(ChainProblem(sequence: sequence, row: 0, message: .otherRows(receipt, opened))) }
            }
            if hash != stored { problems.append(ChainProblem(sequence: sequence, row: row, message: .eventAltered(sequence, row))) }
            if let head, !isHeadFound, stored.hexadecimal.hasPrefix(head.lowercased()) { isHeadFound = true }
            if oddEvents.contains(sequence) { problems.append(ChainProblem(sequence: sequence, row: row, message: .eventAltered(sequence, row))) }
            var state = rows[row] ?? LedgerRow(id: row)
            do {
                let event = try EventTable.event(record)
                state.apply(event.draft, sequence: sequence)
            } catch { problems.append(ChainProblem(sequence: sequence, row: row, message: error.message)) }
            if row > 0 { rows[row] = state }
            // The next is held against what is stored, so that one change is one finding.
            previous = stored
            expected &+= 1
        }
        if expected == 1 { problems.append(ChainProblem(sequence: nil, row: 0, message: .empty)) }
        if let receipt, !isReceiptFound { problems.append(ChainProblem(sequence: expected, row: 0, message: .shorter(receipt, expected &- 1))) }
        if !isHeadFound { problems.append(ChainProblem(sequence: expected, row: 0, message: .headMissing)) }
        let stored = try Row.fetchCursor(db, sql: RowColumns.select)
        while let record = try stored.next() {
            let row = LedgerRow(record)
            guard let built = rows.removeValue(forKey: row.id) else {
                problems.append(ChainProblem(sequence: nil, row: row.id, message: .rowWithoutEvents(row.id)))
                continue
            }
            // Held against what is stored, not against what it would be read as.
            if built != row || oddRows.contains(row.id) || built.databaseValues != Array(record.databaseValues) {
                problems.append(ChainProblem(sequence: nil, row: row.id, message: .rowAltered(row.id)))
            }
        }
        for id in rows.keys.sorted() { problems.append(ChainProblem(sequence: nil, row: id, message: .rowMissing(id))) }
        return (problems, expected &- 1, previous.hexadecimal)
    }
}

extension LedgerReader {
    /// What the file has beside a ledger's tables, or lacks of them: a trigger of somebody else's changes rows without a trace.
    private func schemaProblems() throws -> [ChainProblem] {
        let (found, wanted) = (try LedgerSchema.objects(db), try LedgerSchema.expected())
        return Set(found.keys).union(wanted.keys).sorted().compactMap { name in
            if found[name] == wanted[name] { return nil }
            let message: Text = found[name] == nil ? .schemaMissing(name) : wanted[name] == nil ? .schemaForeign(name) : .schemaAltered(name)
            return ChainProblem(sequence: nil, row: 0, message: message)
        }
    }
}

extension Text {
    fileprivate static let empty = Text(zh: "台账是空的：一条记录也没有", en: "the ledger is empty: it has no event at all")
    fileprivate static let notStarted = Text(zh: "第一条记录不是“开始”：前面的记录被删去了", en: "the first event is not the campaign's start: what was before it was removed")
    fileprivate static func timeFalls(_ sequence: Int64, _ time: String, _ before: String) -> Text {
        Text(zh: "第 \(sequence) 号事件的登记时间 \(time) 早于前一条的 \(before)", en: "event \(sequence) was recorded at \(time), before the one ahead of it at \(before)")
    }
    fileprivate static func schemaMissing(_ name: String) -> Text { Text(zh: "缺少 \(name)", en: "\(name) is missing") }
    fileprivate static func schemaForeign(_ name: String) -> Text { Text(zh: "有不属于台账的 \(name)", en: "\(name) does not belong to a ledger") }
    fileprivate static func schemaAltered(_ name: String) -> Text { Text(zh: "\(name) 被改动", en: "\(name) was altered") }
    fileprivate static func otherHead(_ receipt: LedgerReceipt) -> Text {
        Text(zh: "第 \(receipt.events) 号事件的校验值与凭条不符：凭条以前的记录被改动", en: "event \(receipt.events) has another hash than the receipt: what was before it was altered")
    }
    fileprivate static func otherRows(_ receipt: LedgerReceipt, _ rows: Int64) -> Text {
        Text(
            zh: "凭条写 \(receipt.rows) 行，到第 \(receipt.events) 号事件只有 \(rows) 行",
            en: "the receipt says \(receipt.rows) rows; up to event \(receipt.events) there are \(rows)")
    }
    fileprivate static func shorter(_ receipt: LedgerReceipt, _ events: Int64) -> Text {
        Text(
            zh: "凭条写到第 \(receipt.events) 号事件，台账只有 \(events) 条：后面的被删去了",
            en: "the receipt goes up to event \(receipt.events), the ledger has \(events): its end was cut off")
    }
    fileprivate static func eventsMissing(_ first: Int64, _ last: Int64) -> Text {
        first == last
            ? Text(zh: "第 \(first) 号事件不见了", en: "event \(first) is missing")
            : Text(zh: "第 \(first)–\(last) 号事件不见了", en: "events \(first) to \(last) are missing")
    }
    fileprivate static func eventAltered(_ sequence: Int64, _ row: Int64) -> Text {
        Text(zh: "第 \(sequence) 号事件（台账第 \(row) 行）被改动，或顺序被调换", en: "event \(sequence) (row \(row)) was altered or moved")
    }
    fileprivate static let headMissing = Text(zh: "链上没有所给的末尾校验值：后面的事件被删去了", en: "the chain does not hold the hash given: its end was cut off")
    fileprivate static func rowWithoutEvents(_ id: Int64) -> Text { Text(zh: "台账第 \(id) 行没有任何事件", en: "row \(id) has no events") }
    fileprivate static func rowAltered(_ id: Int64) -> Text { Text(zh: "台账第 \(id) 行与事件记录不一致", en: "row \(id) is not what its events make of it") }
    fileprivate static func rowMissing(_ id: Int64) -> Text { Text(zh: "台账第 \(id) 行不见了", en: "row \(id) is missing") }
}
