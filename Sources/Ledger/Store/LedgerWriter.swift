import Foundation
import GRDB
import Standards
import Wording

/// Appends events. There is no way to change or remove one.
public final class LedgerWriter {
    private let db: Database
    /// Reads what is there, with what was just written.
    public let reader: LedgerReader
    private var head: (sequence: Int64, hash: [UInt8])
    private let recorded: String

    init(_ db: Database) throws {
        self.db = db
        reader = LedgerReader(db)
        head = try reader.head()
        recorded = Date().ISO8601Format(.iso8601(timeZone: .gmt, includingFractionalSeconds: true))
    }

    /// Records an event about a row that is there, or about the campaign.
    ///
    /// - Throws: ``LedgerRefusal`` when the rules do not allow it.
    @discardableResult
    public func append(_ draft: EventDraft) throws -> LedgerEvent {
        guard draft.row != 0 else {
            guard !draft.actor.allSatisfy(\.isWhitespace) else { throw LedgerRefusal(0, .nobodySigned, next: .signWithBy) }
            return try record(draft)
        }
        guard var row = try reader.row(draft.row) else { throw LedgerRefusal(draft.row, .noSuchRow(draft.row)) }
        return try append(draft, to: &row)
    }

    /// Records an event about a row that was just read, and changes it.
    @discardableResult
    public func append(_ draft: EventDraft, to row: inout LedgerRow) throws -> LedgerEvent {
        try LedgerRules.check(draft, row)
        let event = try record(draft)
        row.apply(draft, sequence: event.sequence)
        try row.update(db)
        return event
    }

    /// Enters a gap, or a warning, that the ledger does not have.
    @discardableResult
    public func open(_ kind: EventKind, on day: Day, by actor: String, _ payload: [String: String]) throws -> LedgerRow {
        let id = try nextRow()
        var row = LedgerRow(id: id)
        let draft = EventDraft(row: id, kind, on: day, by: actor, payload)
        try LedgerRules.check(draft, row)
        let event = try record(draft)
        row.apply(draft, sequence: event.sequence)
        do { try row.insert(db) } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
            throw LedgerRefusal(id, .keyThere(payload["key"] ?? ""))
        }
        lastRow = id
        return row
    }

    private var lastRow: Int64?

    private func nextRow() throws -> Int64 {
        if let lastRow { return lastRow + 1 }
        return (try Int64.fetchOne(db, sql: "SELECT MAX(id) FROM ledger_row") ?? 0) + 1
    }

    private func record(_ draft: EventDraft) throws -> LedgerEvent {
        let sequence = head.sequence + 1
        let payload = LedgerEvent.text(draft.payload)
        let hash = LedgerEvent.hash(
            after: head.hash, sequence: sequence, row: draft.row, kind: draft.kind.rawValue, recorded: recorded, day: draft.day.description, actor: draft.actor,
            reason: draft.reason, payload: payload)
        try db.cachedStatement(sql: EventTable.insert).execute(arguments: [
            sequence, draft.row, draft.kind.rawValue, recorded, draft.day.description, draft.actor, draft.reason, payload, Data(hash),
        ])
        head = (sequence, hash)
        return LedgerEvent(sequence: sequence, recorded: recorded, draft: draft, payloadText: payload, hash: hash)
    }
}
