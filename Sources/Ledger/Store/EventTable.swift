import Foundation
import GRDB
import Quantities

/// Puts events into their table and takes them out of it.
enum EventTable {
    static let select = "SELECT sequence, row, kind, recorded, day, actor, reason, payload, hash FROM event"
    static let insert = "INSERT INTO event (sequence, row, kind, recorded, day, actor, reason, payload, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"

    static func event(_ row: Row) -> LedgerEvent {
        let payload: String = row[7]
        return LedgerEvent(
            sequence: row[0], recorded: row[3],
            draft: EventDraft(
                row: row[1], EventKind(rawValue: row[2] as String) ?? .noted, on: Day(row[4] as String) ?? Day(number: 0), by: row[5], reason: row[6],
                LedgerEvent.payload(payload)), payloadText: payload, hash: Array(row[8] as Data))
    }
}
