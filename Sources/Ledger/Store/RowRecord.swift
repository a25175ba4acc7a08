import Audit
import GRDB
import Quantities
import Standards

/// Puts rows into the table and takes them out of it.
extension LedgerRow {
    /// A row of the table, its columns in the order of ``RowColumns``.
    init(_ row: Row) {
        var columns = ColumnReader(row)
        self.init(id: columns.number())
        let key = columns.text()
        // The standard and the criterion are in the key.
        columns.skip(2)
        group = columns.text()
        title = columns.text()
        clause = columns.text()
        severity = Severity(rawValue: columns.text()) ?? severity
        firmness = Firmness(rawValue: columns.text()) ?? firmness
        blank = BlankSpotKind(rawValue: columns.text())
        kind = columns.text()
        gapKey = GapKey(key, subject: columns.text())
        name = columns.text()
        place = columns.text()
        placeName = columns.text()
        village = columns.text()
        words = GapPhrases(required: columns.text(), actual: columns.text(), shortfall: columns.text())
        status = LedgerStatus(rawValue: columns.text()) ?? .open
        unit = columns.text()
        owner = columns.text()
        measure = columns.text()
        inspector = columns.text()
        progress = columns.text()
        fixers = columns.text()
        checker = columns.text()
        note = columns.text()
        outcome = RowOutcome(rawValue: columns.text()) ?? .unmet
        let cause = columns.text()
        due = columns.day()
        openedOn = columns.day() ?? Day(number: 0)
        submittedOn = columns.day()
        submittedSequence = columns.number()
        clearedOn = columns.day()
        clearedSequence = columns.number()
        verifiedOn = columns.day()
        closedOn = columns.day()
        waivedUntil = columns.day()
        relapses = Int(columns.number())
        relapsedOn = columns.day()
        lastSequence = columns.number()
        let expectedOn = columns.day()
        amountTexts = AmountTexts(
            least: columns.textOrNull(), most: columns.textOrNull(), above: columns.textOrNull(), below: columns.textOrNull(), low: columns.textOrNull(),
            high: columns.textOrNull(), shortfall: columns.textOrNull(), unit: columns.textOrNull(), missing: columns.textOrNull())
        let facts = columns.textOrNull()
        expectation = expectedOn.map { Expectation(day: $0, cause: cause, facts: facts?.split(separator: "\n").map(String.init) ?? []) }
    }

    /// Its values in the order of ``RowColumns``, without the number.
    private var values: [(any DatabaseValueConvertible)?] {
        func day(_ day: Day?) -> Int64? { day.map { Int64($0.number) } }
        let texts: [String] = [
            key, standard, criterion, group, title, clause, severity.rawValue, firmness.rawValue, blank?.rawValue ?? "", kind, subject, name, place,
            placeName, village, words.required, words.actual, words.shortfall, status.rawValue, unit, owner, measure, inspector, progress, fixers, checker,
            note, outcome.rawValue, expectation?.cause ?? "",
        ]
        let numbers: [Int64?] = [
            day(due), day(openedOn), day(submittedOn), submittedSequence, day(clearedOn), clearedSequence, day(verifiedOn), day(closedOn), day(waivedUntil),
            Int64(relapses), day(relapsedOn), lastSequence, day(expectation?.day),
        ]
        let amount = amountTexts
        let facts = expectation.flatMap { $0.facts.isEmpty ? nil : $0.facts.joined(separator: "\n") }
        let others: [String?] = [
            amount.least, amount.most, amount.above, amount.below, amount.low, amount.high, amount.shortfall, amount.unit, amount.missing, facts,
        ]
        return texts + numbers + others
    }

    /// Its values as the database has to hold them, kind of storage and all.
    var databaseValues: [DatabaseValue] { [id.databaseValue] + values.map { $0?.databaseValue ?? .null } }

    func insert(_ db: Database) throws { try db.cachedStatement(sql: RowColumns.insert).execute(arguments: StatementArguments([id] + values)) }
    func update(_ db: Database) throws { try db.cachedStatement(sql: RowColumns.update).execute(arguments: StatementArguments(values + [id])) }
}

/// Reads the columns of a row one after the other.
private struct ColumnReader {
    private let row: Row
    private var index = 0

    init(_ row: Row) {
        self.row = row
    }

    private mutating func next() -> Int {
        defer { index += 1 }
        return index
    }

    mutating func skip(_ count: Int) { index += count }
    mutating func text() -> String { row[next()] }
    mutating func textOrNull() -> String? { row[next()] }
    mutating func number() -> Int64 { (row[next()] as Int64?) ?? 0 }
    mutating func day() -> Day? { (row[next()] as Int64?).map { Day(number: Int32(truncatingIfNeeded: $0)) } }
}
