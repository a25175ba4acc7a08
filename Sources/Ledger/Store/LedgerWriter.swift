import Foundation
import GRDB
import Quantities
import Wording

/// Appends events. There is no way to change or remove one.
package final class LedgerWriter {
    private let db: Database
    /// Reads what is there, with what was just written.
    package let reader: LedgerReader
    private var head: (sequence: Int64, hash: [UInt8])
    private let recorded: String

    init(_ db: Database) throws {
        self.db = db
        reader = LedgerReader(db)
        head = try reader.head()
        // Times never fall, even where the clock was set back.
        let now = Date().ISO8601Format(.iso8601(timeZone: .gmt, includingFractionalSeconds: true))
        recorded = max(now, try reader.lastRecorded() ?? now)
    }

    /// The last day of the campaign, as far as there is one.
    private lazy var campaignEnd: Day? = (try? reader.campaign())?.end

    /// Records an event about a row that is there, or about the campaign.
    ///
    /// - Throws: ``LedgerRefusal`` when the rules do not allow it.
    @discardableResult
    package func append(_ draft: EventDraft) throws -> LedgerEvent {
        guard draft.row != 0 else {
            guard !draft.actor.allSatisfy(\.isWhitespace) else { throw LedgerRefusal(0, .nobodySigned, next: .signWithBy) }
            return try record(draft)
        }
        guard var row = try reader.row(draft.row) else { throw LedgerRefusal(draft.row, .noSuchRow(draft.row)) }
        return try append(draft, to: &row)
    }

    /// Records an event about a row that was just read, and changes it.
    @discardableResult
    package func append(_ draft: EventDraft, to row: inout LedgerRow) throws -> LedgerEvent {
        try LedgerRules.check(draft, row)
        if case .rescheduled(let move) = draft.body { try LedgerRules.check(move, of: draft, end: campaignEnd) }
        let event = try record(draft)
        row.apply(draft, sequence: event.sequence)
        try row.update(db)
        return event
    }

    /// Enters a gap, or a warning, that the ledger does not have.
    @discardableResult
    package func enter(_ body: EventBody, on day: Day, by actor: String) throws -> LedgerRow {
        let id = try nextRow()
        var row = LedgerRow(id: id)
        let draft = EventDraft(row: id, body, on: day, by: actor)
        try LedgerRules.check(draft, row)
        let event = try record(draft)
        row.apply(draft, sequence: event.sequence)
        do { try row.insert(db) } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
            throw LedgerRefusal(id, .keyThere(row.key))
        }
        lastRow = id
        return row
    }

    private var lastRow: Int64?

    private func nextRow() throws -> Int64 {
        let last = try lastRow ?? Int64.fetchOne(db, sql: "SELECT MAX(id) FROM ledger_row") ?? 0
        return try Self.number(after: last)
    }

    /// The next number; a ledger that somebody gave the largest of all is refused.
    private static func number(after last: Int64) throws -> Int64 {
        guard last < Int64.max else {
            throw LedgerError(
                Text(zh: "编号已到最大值，台账被改动过", en: "the numbers are used up: somebody altered the ledger"),
                help: Text(zh: "用 dabiao ledger verify-chain 查明，用备份恢复", en: "look with dabiao ledger verify-chain and restore a backup"))
        }
        return last + 1
    }

    private func record(_ draft: EventDraft) throws -> LedgerEvent {
        let sequence = try Self.number(after: head.sequence)
        let payload = EventCodec.text(draft.body)
        let hash = LedgerEvent.hash(
            after: head.hash, sequence: sequence, row: draft.row, kind: draft.kind.rawValue, recorded: recorded, day: draft.day.description, actor: draft.actor,
            reason: draft.reason, payload: payload)
        try db.cachedStatement(sql: EventTable.insert).execute(arguments: [
            sequence, draft.row, draft.kind.rawValue, recorded, draft.day.description, draft.actor, draft.reason, payload, Data(hash),
        ])
        head = (sequence, hash)
        return LedgerEvent(sequence: sequence, recorded: recorded, draft: draft, payload: payload, hash: hash)
    }
}
