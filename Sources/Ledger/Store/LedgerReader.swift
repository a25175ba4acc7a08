import Foundation
import GRDB
import Quantities

/// Reads a ledger as it is at one moment.
public struct LedgerReader {
    let db: Database

    init(_ db: Database) {
        self.db = db
    }

    /// A row by its number.
    public func row(_ id: Int64) throws -> LedgerRow? {
        try Row.fetchOne(db.cachedStatement(sql: RowColumns.select + " WHERE id = ?"), arguments: [id]).map { LedgerRow($0) }
    }

    /// A row by its key.
    public func row(key: String) throws -> LedgerRow? {
        try Row.fetchOne(db.cachedStatement(sql: RowColumns.select + " WHERE key = ?"), arguments: [key]).map { LedgerRow($0) }
    }

    /// The events of a row, or of the campaign for 0, in the order in which they were recorded; of a moment those that count.
    public func events(of row: Int64, at moment: LedgerMoment? = nil) throws -> [LedgerEvent] {
        try Row.fetchAll(db, sql: EventTable.select + " WHERE row = ? ORDER BY sequence", arguments: [row]).map { EventTable.event($0) }
            .filter { moment?.counts($0) ?? true }
    }

    /// Every event, in order.
    public func forEachEvent(_ body: (LedgerEvent) throws -> Void) throws {
        let cursor = try Row.fetchCursor(db, sql: EventTable.select + " ORDER BY sequence")
        while let row = try cursor.next() { try body(EventTable.event(row)) }
    }

    /// The number and hash of the last event.
    public func head() throws -> (sequence: Int64, hash: [UInt8]) {
        guard let row = try Row.fetchOne(db.cachedStatement(sql: "SELECT sequence, hash FROM event ORDER BY sequence DESC LIMIT 1")) else {
            return (0, LedgerEvent.origin)
        }
        return (row[0], Array(row[1] as Data))
    }

    /// Every township of the ledger, with rows or without: code and name.
    public func townships() throws -> [(code: String, name: String)] {
        var places: [String: String] = [:]
        for row in try Row.fetchAll(db, sql: "SELECT DISTINCT place, placeName FROM ledger_row") { places[row[0]] = row[1] }
        for audit in try campaignEvents(.audited) {
            for line in (audit.payload["places"] ?? "").split(separator: "\n") {
                let parts = line.split(separator: " ", maxSplits: 1).map(String.init)
                if parts.count == 2 { places[parts[0]] = parts[1] }
            }
        }
        return places.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    /// When the last event was recorded.
    func lastRecorded() throws -> String? {
        try String.fetchOne(db.cachedStatement(sql: "SELECT recorded FROM event ORDER BY sequence DESC LIMIT 1"))
    }

    /// Every row, warnings too, by key; of some townships when any are named.
    func rowsByKey(_ townships: Set<String>?) throws -> [String: LedgerRow] {
        var condition = ""
        var arguments = StatementArguments()
        if let townships {
            condition = " WHERE place IN (\(townships.map { _ in "?" }.joined(separator: ", ")))"
            arguments = StatementArguments(townships.sorted())
        }
        let cursor = try Row.fetchCursor(db, sql: RowColumns.select + condition, arguments: arguments)
        var rows: [String: LedgerRow] = [:]
        while let record = try cursor.next() {
            let row = LedgerRow(record)
            rows[row.key] = row
        }
        return rows
    }

    /// The checks of every gap in the ledger, as `standard/criterion/subject code`.
    func checkNames() throws -> Set<String> {
        var names: Set<String> = []
        let cursor = try String.fetchCursor(db, sql: "SELECT standard || '/' || criterion || '/' || subject FROM ledger_row")
        while let name = try cursor.next() { names.insert(name) }
        return names
    }

    /// The day of the last audit that was held against the ledger.
    public func lastAudit() throws -> Day? {
        try String.fetchOne(db, sql: "SELECT MAX(day) FROM event WHERE row = 0 AND kind = 'audited'").flatMap { Day($0) }
    }

    /// The last day on which anything happened.
    public func lastDay() throws -> Day? { try String.fetchOne(db, sql: "SELECT MAX(day) FROM event").flatMap { Day($0) } }

    /// The keys of every row there ever was.
    public func keys() throws -> Set<String> { Set(try String.fetchAll(db, sql: "SELECT key FROM ledger_row")) }
}
