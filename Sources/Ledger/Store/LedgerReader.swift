import Foundation
import GRDB
import Standards

/// Which rows are wanted.
public struct LedgerFilter: Sendable, Hashable {
    /// These rows.
    public var rows: [Int64] = []
    /// These townships, by code or name.
    public var townships: [String] = []
    /// This owner, or responsible body.
    public var owner: String?
    /// One of these statuses; empty for all gaps, without warnings.
    public var statuses: [LedgerStatus] = []
    /// Due before this day and still to be fixed.
    public var overdueOn: Day?
    /// This criterion: `standard/criterion`, or the criterion alone.
    public var criterion: String?
    /// This subject.
    public var subject: String?

    /// All gaps.
    public init() {}

    /// Whether nothing is asked for in particular.
    public var isEverything: Bool { self == LedgerFilter() }

    var sql: (condition: String, arguments: StatementArguments) {
        var parts: [String] = []
        var arguments = StatementArguments()
        func list(_ column: String, _ values: [String]) -> String {
            arguments += StatementArguments(values)
            return "\(column) IN (\(values.map { _ in "?" }.joined(separator: ", ")))"
        }
        if !rows.isEmpty { parts.append("id IN (\(rows.map(String.init).joined(separator: ", ")))") }
        if !townships.isEmpty { parts.append("(" + list("place", townships) + " OR " + list("placeName", townships) + ")") }
        if let owner {
            parts.append("(owner = ? OR unit = ?)")
            arguments += [owner, owner]
        }
        if statuses.isEmpty {
            if rows.isEmpty { parts.append("status NOT IN ('warning', 'lapsed')") }
        } else {
            parts.append(list("status", statuses.map(\.rawValue)))
        }
        if let overdueOn {
            parts.append("due < ? AND status IN ('open', 'working', 'submitted', 'verified')")
            arguments += [Int64(overdueOn.number)]
        }
        if let criterion {
            parts.append("(criterion = ? OR standard || '/' || criterion = ? OR key = ?)")
            arguments += [criterion, criterion, criterion]
        }
        if let subject {
            parts.append("(subject = ? OR name = ? OR village = ?)")
            arguments += [subject, subject, subject]
        }
        return (parts.isEmpty ? "" : " WHERE " + parts.joined(separator: " AND "), arguments)
    }
}

/// Reads a ledger as it is at one moment.
public struct LedgerReader {
    let db: Database

    init(_ db: Database) {
        self.db = db
    }

    /// The rows that are wanted, by township, then number.
    public func rows(_ filter: LedgerFilter = LedgerFilter()) throws -> [LedgerRow] {
        var rows: [LedgerRow] = []
        try forEachRow(filter) { rows.append($0) }
        return rows
    }

    /// Hands out the rows that are wanted, by township, then number.
    public func forEachRow(_ filter: LedgerFilter = LedgerFilter(), _ body: (LedgerRow) throws -> Void) throws {
        let (condition, arguments) = filter.sql
        let cursor = try Row.fetchCursor(db, sql: RowColumns.select + condition + " ORDER BY place, id", arguments: arguments)
        while let row = try cursor.next() { try body(LedgerRow(row)) }
    }

    /// A row by its number.
    public func row(_ id: Int64) throws -> LedgerRow? {
        try Row.fetchOne(db.cachedStatement(sql: RowColumns.select + " WHERE id = ?"), arguments: [id]).map { LedgerRow($0) }
    }

    /// A row by its key.
    public func row(key: String) throws -> LedgerRow? {
        try Row.fetchOne(db.cachedStatement(sql: RowColumns.select + " WHERE key = ?"), arguments: [key]).map { LedgerRow($0) }
    }

    /// The events of a row, or of the campaign for 0, in their order.
    public func events(of row: Int64) throws -> [LedgerEvent] {
        try Row.fetchAll(db, sql: EventTable.select + " WHERE row = ? ORDER BY sequence", arguments: [row]).map { EventTable.event($0) }
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

    /// What a sync looks at in every row; the rest is read where something changes.
    struct SyncRow {
        var id: Int64
        var status: LedgerStatus
        var cleared: Int64
        var submitted: Int64
        var waivedUntil: Day?
        var submittedOn: Day?
        var required: String
        var actual: String
        var shortfall: String
    }

    /// Every row, warnings too, by key; of some townships when any are named.
    func syncRows(_ townships: Set<String>?) throws -> [String: SyncRow] {
        var filter = LedgerFilter()
        filter.statuses = LedgerStatus.allCases
        if let townships { filter.townships = townships.sorted() }
        let (condition, arguments) = filter.sql
        let sql =
            "SELECT key, id, status, clearedSequence, submittedSequence, waivedUntil, required, actual, shortfall, submittedOn FROM ledger_row" + condition
        let cursor = try Row.fetchCursor(db, sql: sql, arguments: arguments)
        var rows: [String: SyncRow] = [:]
        while let row = try cursor.next() {
            rows[row[0]] = SyncRow(
                id: row[1], status: LedgerStatus(rawValue: row[2] as String) ?? .open, cleared: row[3] ?? 0, submitted: row[4] ?? 0,
                waivedUntil: (row[5] as Int64?).map { Day(number: Int32(truncatingIfNeeded: $0)) },
                submittedOn: (row[9] as Int64?).map { Day(number: Int32(truncatingIfNeeded: $0)) }, required: row[6], actual: row[7], shortfall: row[8])
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

    /// A row as it was after an event.
    public func row(_ id: Int64, asOf sequence: Int64) throws -> LedgerRow {
        var row = LedgerRow(id: id)
        for event in try events(of: id) where event.sequence <= sequence { row.apply(event.draft, sequence: event.sequence) }
        return row
    }
}
