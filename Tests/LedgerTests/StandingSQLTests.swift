import Audit
import GRDB
import Quantities
import Standards
import Testing

@testable import Ledger

/// What a row is on a day is said once; the SQL made of it must agree with Swift on every row and day.
@Suite("Where a row stands, in Swift and in SQL")
struct StandingSQLTests {
    private static let statements: [(name: String, condition: RowCondition, value: @Sendable (Standing) -> Bool)] = [
        ("is a gap", StandingRules.isGap, { $0.isGap }), ("is open", StandingRules.isOpen, { $0.isOpen }),
        ("has run out", StandingRules.hasRunOut, { $0.hasRunOut }),
        ("is submitted", StandingRules.isSubmitted, { $0.isSubmitted }), ("is cleared", StandingRules.isCleared, { $0.isCleared }),
        ("is unreported", StandingRules.isUnreported, { $0.isUnreported }), ("has relapsed", StandingRules.hasRelapsed, { $0.hasRelapsed }),
        ("is closed", StandingRules.isClosed, { $0.isClosed }), ("is waived", StandingRules.isWaived, { $0.isWaived }),
        ("is a warning", StandingRules.isWarning, { $0.isWarning }), ("is overdue", StandingRules.isOverdue, { $0.isOverdue }),
        ("is due today", StandingRules.isDueToday, { $0.isDueToday }),
    ]

    private static func randomRow(_ id: Int64) -> LedgerRow {
        func maybe(_ day: ClosedRange<Int>) -> Day? { Bool.random() ? august(Int.random(in: day)) : nil }
        var row = LedgerRow(id: id)
        row.gapKey = GapKey(check: "s/c\(id)", subject: "990101101")
        row.status = LedgerStatus.allCases.randomElement()!
        row.outcome = RowOutcome.allCases.randomElement()!
        row.openedOn = august(Int.random(in: 1...15))
        (row.due, row.closedOn, row.waivedUntil, row.relapsedOn) = (maybe(1...28), maybe(5...28), maybe(1...28), maybe(5...28))
        row.relapses = row.relapsedOn == nil ? 0 : Int.random(in: 1...3)
        row.clearedSequence = Bool.random() ? 0 : 7
        (row.owner, row.progress) = (Bool.random() ? "" : "甲", Bool.random() ? "" : "动工")
        row.lastSequence = 1
        return row
    }

    @Test("both say the same of random rows on every day of a month")
    func agree() throws {
        let ledger = try TestLedger()
        defer { ledger.folder.remove() }
        let rows = (1...500).map { Self.randomRow($0) }
        let queue = try DatabaseQueue(path: ledger.path)
        try queue.write { db in for row in rows { try row.insert(db) } }
        try queue.close()
        var held: [String: Set<Bool>] = [:]
        for day in (1...30).map(august) {
            let columns =
                Self.statements.map { $0.condition.sql(on: day) } + [
                    StandingRules.statusSQL(on: day), StandingRules.daysLeft.sql(on: day), StandingRules.daysOpen.sql(on: day),
                ]
            let found = try ledger.store.read { reader in
                try Row.fetchAll(reader.db, sql: "SELECT \(columns.joined(separator: ", ")) FROM ledger_row ORDER BY id")
            }
            try #require(found.count == rows.count)
            for (row, record) in zip(rows, found) {
                let standing = row.standing(on: day)
                for (index, statement) in Self.statements.enumerated() {
                    let value: Bool = record[index]
                    held[statement.name, default: []].insert(value)
                    if value != statement.value(standing) { Issue.record("\(statement.name): SQL says \(value) of \(row) on \(day)") }
                }
                let rest = Self.statements.count
                #expect(record[rest] as String == standing.status.rawValue)
                #expect(record[rest + 1] as Int? == standing.daysLeft)
                #expect(record[rest + 2] as Int == standing.daysOpen)
            }
        }
        // Rows of which something is never, or always, true would show nothing.
        for statement in Self.statements { #expect(held[statement.name] == [true, false], "\(statement.name)") }
    }

    @Test("a list finds the same rows through the table as it does looking at every row")
    func filters() throws {
        let ledger = try TestLedger()
        defer { ledger.folder.remove() }
        let rows = (1...300).map { Self.randomRow($0) }
        let queue = try DatabaseQueue(path: ledger.path)
        try queue.write { db in for row in rows { try row.insert(db) } }
        try queue.close()
        for _ in 0..<200 {
            var filter = LedgerFilter()
            filter.statuses = LedgerStatus.allCases.filter { _ in Bool.random() }
            filter.isOverdue = Bool.random()
            filter.hasRelapsed = Bool.random()
            filter.dueBefore = Bool.random() ? august(Int.random(in: 1...28)) : nil
            filter.severities = Bool.random() ? [.minor] : []
            let day = august(Int.random(in: 1...30))
            let found = try ledger.store.read { try $0.rows(filter, at: LedgerMoment(day)) }.map(\.id)
            #expect(Set(found) == Set(rows.filter { filter.matches($0, $0.standing(on: day)) }.map(\.id)))
        }
    }
}
