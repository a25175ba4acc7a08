import GRDB
import Quantities

/// What of a ledger counts: everything that happened up to a day, and was known by a day.
public struct LedgerMoment: Sendable, Hashable {
    /// Events that happened after this day do not count yet.
    public var day: Day
    /// Events that were recorded after this day were not known yet; nil for all that is known by now.
    public var recordedBy: Day?

    /// A moment.
    public init(_ day: Day, recordedBy: Day? = nil) {
        self.day = day
        self.recordedBy = recordedBy
    }

    /// Whether an event counts.
    func counts(_ event: LedgerEvent) -> Bool { counts(day: event.draft.day, recorded: event.recorded) }

    func counts(day happened: Day, recorded: String) -> Bool {
        guard happened <= day else { return false }
        guard let recordedBy else { return true }
        return (LedgerEvent.day(recorded: recorded) ?? happened) <= recordedBy
    }
}

extension LedgerReader {
    /// Hands out the rows that are wanted as they were at a moment, by township, then number, with how they stood.
    ///
    /// A row as of a day is what its events that happened up to that day make of it, in the order in which they were recorded.
    package func forEachRow(_ filter: LedgerFilter = LedgerFilter(), at moment: LedgerMoment, _ body: (LedgerRow, Standing) throws -> Void) throws {
        let earlier = try rowsBefore(moment)
        // The names and places of a row may have been others then, so that nothing but the whole table holds all that fit.
        let (condition, arguments) = earlier.isEmpty ? filter.sql(on: moment.day) : ("", [])
        let cursor = try Row.fetchCursor(db, sql: RowColumns.select + condition + " ORDER BY place, id", arguments: arguments)
        while let record = try cursor.next() {
            var row = LedgerRow(record)
            if let replayed = earlier[row.id] {
                if !replayed.isEntered { continue }
                row = replayed
            }
            let standing = Standing(row, on: moment.day)
            if filter.matches(row, standing) { try body(row, standing) }
        }
    }

    /// The rows that are wanted as they were at a moment, by township, then number.
    package func rows(_ filter: LedgerFilter = LedgerFilter(), at moment: LedgerMoment) throws -> [LedgerRow] {
        var rows: [LedgerRow] = []
        try forEachRow(filter, at: moment) { row, _ in rows.append(row) }
        return rows
    }

    /// The rows that are wanted as they are now, which a change is made to; what is overdue, or set aside, is judged on a day.
    package func rows(_ filter: LedgerFilter = LedgerFilter(), on day: Day) throws -> [LedgerRow] {
        let (condition, arguments) = filter.sql(on: day)
        let cursor = try Row.fetchCursor(db, sql: RowColumns.select + condition + " ORDER BY place, id", arguments: arguments)
        var rows: [LedgerRow] = []
        while let record = try cursor.next() {
            let row = LedgerRow(record)
            if filter.matches(row, Standing(row, on: day)) { rows.append(row) }
        }
        return rows
    }

    /// A row as it was at a moment; nil when there was none yet.
    package func row(_ id: Int64, at moment: LedgerMoment) throws -> LedgerRow? {
        let row = try replay(id) { moment.counts($0) }
        return row.isEntered ? row : nil
    }

    /// A row as it was after an event.
    package func row(_ id: Int64, asOf sequence: Int64) throws -> LedgerRow { try replay(id) { $0.sequence <= sequence } }

    private func replay(_ id: Int64, _ counts: (LedgerEvent) -> Bool) throws -> LedgerRow {
        var row = LedgerRow(id: id)
        for event in try events(of: id) where counts(event) { row.apply(event.draft, sequence: event.sequence) }
        return row
    }

    /// The rows of which something does not count yet, as they were; without a key where a row was not there.
    private func rowsBefore(_ moment: LedgerMoment) throws -> [Int64: LedgerRow] {
        var condition = "day > ?"
        var arguments: StatementArguments = [moment.day.description]
        if let recordedBy = moment.recordedBy {
            // Times are kept in UTC, days are those of the place: a day's margin, then each event is looked at.
            condition += " OR recorded >= ?"
            arguments += [recordedBy.adding(days: -1).description]
        }
        let ids = Set(try Int64.fetchAll(db, sql: "SELECT DISTINCT row FROM event WHERE row > 0 AND (\(condition))", arguments: arguments))
        var rows: [Int64: LedgerRow] = [:]
        for id in ids { rows[id] = LedgerRow(id: id) }
        if ids.isEmpty { return rows }
        let few = ids.count <= 500 ? " AND row IN (\(ids.sorted().map(String.init).joined(separator: ",")))" : ""
        let cursor = try Row.fetchCursor(
            db, sql: EventTable.select + " WHERE row > 0 AND day <= ?\(few) ORDER BY sequence", arguments: [moment.day.description])
        while let record = try cursor.next() {
            guard ids.contains(record[1]), moment.counts(day: Day(record[4] as String) ?? moment.day, recorded: record[3]) else { continue }
            let event = try EventTable.event(record)
            rows[event.draft.row]?.apply(event.draft, sequence: event.sequence)
        }
        return rows
    }
}
