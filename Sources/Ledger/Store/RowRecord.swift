import GRDB
import Quantities

/// Puts rows into the table and takes them out of it.
extension LedgerRow {
    /// A row of the table, its columns in the order of ``RowColumns``.
    init(_ row: Row) {
        var index = 0
        func text() -> String {
            defer { index += 1 }
            return row[index]
        }
        func day() -> Day? {
            defer { index += 1 }
            return (row[index] as Int64?).map { Day(number: Int32(truncatingIfNeeded: $0)) }
        }
        func number() -> Int64 {
            defer { index += 1 }
            return (row[index] as Int64?) ?? 0
        }
        self.init(id: number())
        key = text()
        standard = text()
        criterion = text()
        group = text()
        title = text()
        clause = text()
        severity = text()
        firmness = text()
        blank = text()
        kind = text()
        subject = text()
        name = text()
        place = text()
        placeName = text()
        village = text()
        required = text()
        actual = text()
        shortfall = text()
        status = LedgerStatus(rawValue: text()) ?? .open
        unit = text()
        owner = text()
        measure = text()
        inspector = text()
        progress = text()
        fixers = text()
        checker = text()
        note = text()
        outcome = RowOutcome(rawValue: text()) ?? .unmet
        cause = text()
        due = day()
        openedOn = day() ?? Day(number: 0)
        submittedOn = day()
        submittedSequence = number()
        clearedOn = day()
        clearedSequence = number()
        verifiedOn = day()
        closedOn = day()
        waivedUntil = day()
        relapses = Int(number())
        relapsedOn = day()
        lastSequence = number()
        expectedOn = day()
    }

    /// Its values in the order of ``RowColumns``, without the number.
    private var values: [(any DatabaseValueConvertible)?] {
        func day(_ day: Day?) -> Int64? { day.map { Int64($0.number) } }
        return [
            key, standard, criterion, group, title, clause, severity, firmness, blank, kind, subject, name, place, placeName, village, required, actual,
            shortfall, status.rawValue, unit, owner, measure, inspector, progress, fixers, checker, note, outcome.rawValue, cause, day(due), day(openedOn),
            day(submittedOn),
            submittedSequence, day(clearedOn), clearedSequence, day(verifiedOn), day(closedOn), day(waivedUntil), relapses, day(relapsedOn), lastSequence,
            day(expectedOn),
        ]
    }

    /// Its values as the database has to hold them, kind of storage and all.
    var databaseValues: [DatabaseValue] { [id.databaseValue] + values.map { $0?.databaseValue ?? .null } }

    func insert(_ db: Database) throws { try db.cachedStatement(sql: RowColumns.insert).execute(arguments: StatementArguments([id] + values)) }
    func update(_ db: Database) throws { try db.cachedStatement(sql: RowColumns.update).execute(arguments: StatementArguments(values + [id])) }
}
