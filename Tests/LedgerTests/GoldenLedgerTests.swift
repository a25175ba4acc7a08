import Digests
import Foundation
import GRDB
import Quantities
import SpreadsheetFixtures
import Testing

@testable import Ledger

/// A ledger that version 0.1.0 wrote, kept as SQL: later versions must read it as it was meant.
@Suite("A ledger of version 0.1.0")
struct GoldenLedgerTests {
    private func opened() throws -> (folder: TemporaryFolder, store: LedgerStore) {
        let folder = try TemporaryFolder()
        let sql = try String(contentsOfFile: repository + "/Tests/Golden/ledger-0.1.0.sql", encoding: .utf8)
        let process = try DatabaseQueue(path: folder("old.ledger"))
        // The dump is one transaction of its own.
        try process.writeWithoutTransaction { try $0.execute(sql: sql.replacingOccurrences(of: "PRAGMA foreign_keys=OFF;", with: "")) }
        try process.close()
        return (folder, try LedgerStore(folder("old.ledger")))
    }

    @Test("its chain is whole, to the very hash")
    func chain() throws {
        let (folder, store) = try opened()
        defer { folder.remove() }
        let (problems, events, head) = try store.read { try $0.checkChain() }
        #expect(problems.map(\.message.en) == [])
        #expect(events == 26)
        #expect(head == "38149c068671102112538f0bc22a1783ace4c2620599ee82ec8230230751ebd1")
    }

    @Test("its rows stand where they stood, its relapse keeps the due date it had")
    func rows() throws {
        let (folder, store) = try opened()
        defer { folder.remove() }
        let campaign = try #require(try store.read { try $0.campaign() })
        let day = Day("2026-01-15")!
        let state = try store.read { try $0.state(campaign, on: day) }
        #expect(state.totals.total == 4 && state.totals.open == 4 && state.totals.overdue == 3 && state.totals.relapsed == 1 && state.warnings == 3)
        let row = try #require(try store.read { try $0.row(1) })
        #expect(row.relapses == 1 && row.progress == "动工" && row.due == Day("2026-01-28") && row.status == .working && row.outcome == .unmet)
        // On the 7th the first row was closed and another set aside until the 12th.
        let past = try store.read { try $0.state(campaign, on: Day("2026-01-07")!) }.totals
        #expect(past.total == 4 && past.open == 2 && past.closed == 1 && past.waived == 1)
        #expect(try store.read { try $0.state(campaign, on: Day("2026-01-13")!) }.totals.open == 4)
    }

    @Test("it goes on: new events are chained to its last")
    func goesOn() throws {
        let (folder, store) = try opened()
        defer { folder.remove() }
        try store.write { _ = try $0.append(EventDraft(row: 1, .noted, on: Day("2026-01-16")!, by: "县", ["note": "续"])) }
        #expect(try store.read { try $0.checkChain(head: "38149c0686711021") }.problems.isEmpty)
    }
}
