import Audit
import Foundation
import GRDB
import Quantities

/// Reads a ledger as it is at one moment.
package struct LedgerReader {
    let db: Database

    init(_ db: Database) {
        self.db = db
    }

    /// A row by its number.
    package func row(_ id: Int64) throws -> LedgerRow? {
        try Row.fetchOne(db.cachedStatement(sql: RowColumns.select + " WHERE id = ?"), arguments: [id]).map { LedgerRow($0) }
    }

    /// A row by its key.
    package func row(key: String) throws -> LedgerRow? {
        try Row.fetchOne(db.cachedStatement(sql: RowColumns.select + " WHERE key = ?"), arguments: [key]).map { LedgerRow($0) }
    }

    /// The events of a row, or of the campaign for 0, in the order in which they were recorded; of a moment those that count.
    package func events(of row: Int64, at moment: LedgerMoment? = nil) throws -> [LedgerEvent] {
        try Row.fetchAll(db, sql: EventTable.select + " WHERE row = ? ORDER BY sequence", arguments: [row]).map { try EventTable.event($0) }
            .filter { moment?.counts($0) ?? true }
    }

    /// The number and hash of the last event.
    package func head() throws -> (sequence: Int64, hash: [UInt8]) {
        guard let row = try Row.fetchOne(db.cachedStatement(sql: "SELECT sequence, hash FROM event ORDER BY sequence DESC LIMIT 1")) else {
            return (0, LedgerEvent.origin)
        }
        return (row[0], Array(row[1] as Data))
    }

    /// Every township of the ledger, with rows or without, by code.
    package func townships() throws -> [LedgerPlace] {
        var places: [String: String] = [:]
        for row in try Row.fetchAll(db, sql: "SELECT DISTINCT place, placeName FROM ledger_row") { places[row[0]] = row[1] }
        for (_, audit) in try audits() { for place in audit.source.places { places[place.code] = place.name } }
        return places.sorted { $0.key < $1.key }.map { LedgerPlace(code: $0.key, name: $0.value) }
    }

    /// When the last event was recorded.
    func lastRecorded() throws -> String? {
        try String.fetchOne(db.cachedStatement(sql: "SELECT recorded FROM event ORDER BY sequence DESC LIMIT 1"))
    }

    /// Every row, warnings too, by key; of some townships when any are named.
    func rowsByKey(_ townships: Set<String>?) throws -> [GapKey: LedgerRow] {
        var condition = ""
        var arguments = StatementArguments()
        if let townships {
            condition = " WHERE place IN (\(townships.map { _ in "?" }.joined(separator: ", ")))"
            arguments = StatementArguments(townships.sorted())
        }
        let cursor = try Row.fetchCursor(db, sql: RowColumns.select + condition, arguments: arguments)
        var rows: [GapKey: LedgerRow] = [:]
        while let record = try cursor.next() {
            let row = LedgerRow(record)
            if let key = row.gapKey { rows[key] = row }
        }
        return rows
    }

    /// The checks of every gap in the ledger, without the items of lists.
    func checks() throws -> Set<GapKey> {
        var checks: Set<GapKey> = []
        let cursor = try Row.fetchCursor(db, sql: "SELECT key, subject FROM ledger_row")
        while let row = try cursor.next() { if let key = GapKey(row[0] as String, subject: row[1]) { checks.insert(key.check) } }
        return checks
    }

    /// The day of the last audit that was held against the ledger.
    package func lastAudit() throws -> Day? {
        try String.fetchOne(db, sql: "SELECT MAX(day) FROM event WHERE row = 0 AND kind = 'audited'").flatMap { Day($0) }
    }

    /// The last day on which anything happened.
    package func lastDay() throws -> Day? { try String.fetchOne(db, sql: "SELECT MAX(day) FROM event").flatMap { Day($0) } }

    /// The keys of every row there ever was.
    package func keys() throws -> Set<GapKey> { Set(try String.fetchAll(db, sql: "SELECT key FROM ledger_row").compactMap { GapKey($0) }) }
}
