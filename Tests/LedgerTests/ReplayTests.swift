import Foundation
import GRDB
import Standards
import Testing

@testable import Ledger

@Suite("A past day is that day")
struct ReplayTests {
    @Test("what was entered later, or closed later, is not there on a past day")
    func past() throws {
        let ledger = try TestLedger()
        defer { ledger.folder.remove() }
        let (first, second) = ("s/area/990101101201-clinic", "s/area/990101102201-clinic")
        try ledger.sync(1, [TestLedger.gap(first)])
        try ledger.sync(5, [TestLedger.gap(second)], outcomes: [first: .met])
        try ledger.note(1, .assigned, 5, by: "乡", ["owner": "甲"])
        try ledger.note(1, .measured, 6, by: "乡", ["measure": "修"])
        try ledger.note(1, .submitted, 7, by: "甲")
        try ledger.sync(8, [TestLedger.gap(second)], outcomes: [first: .met])
        try ledger.note(1, .verified, 9, by: "丙")
        try ledger.note(1, .closed, 10, by: "丙")
        let expected: [(Int, total: Int, open: Int, submitted: Int, cleared: Int, closed: Int)] = [
            (1, 1, 1, 0, 0, 0), (4, 1, 1, 0, 0, 0), (5, 2, 2, 0, 1, 0), (7, 2, 2, 1, 1, 0), (9, 2, 2, 1, 1, 0), (10, 2, 1, 0, 0, 1),
        ]
        for (day, total, open, submitted, cleared, closed) in expected {
            let totals = try ledger.state(day).totals
            #expect((totals.total, totals.open, totals.submitted, totals.cleared, totals.closed) == (total, open, submitted, cleared, closed), "\(day)")
        }
        #expect(try ledger.state(4).townships.map(\.id) == ["990101101"])
        #expect(try ledger.state(4).lastAudit == august(1))
        #expect(try ledger.store.read { try $0.row(2, at: LedgerMoment(august(4))) } == nil)
        #expect(try ledger.store.read { try $0.row(1, at: LedgerMoment(august(8))) }?.status == .submitted)
    }

    @Test("what was written in afterwards counts on its day, but was not known then; the history tells both days")
    func backdated() throws {
        let ledger = try TestLedger()
        defer { ledger.folder.remove() }
        try ledger.sync(1, [TestLedger.gap("s/area/990101101201-clinic")])
        try ledger.note(1, .assigned, 3, by: "乡", ["owner": "甲"])
        // All of it was recorded today, long after August 2022.
        #expect(try ledger.store.read { try $0.row(1, at: LedgerMoment(august(3))) }?.owner == "甲")
        #expect(try ledger.store.read { try $0.row(1, at: LedgerMoment(august(3), recordedBy: august(4))) } == nil)
        #expect(try ledger.store.read { try $0.state(ledger.campaign, on: august(3), recordedBy: august(4)) }.totals.total == 0)
        let event = try #require(try ledger.store.read { try $0.events(of: 1) }.last)
        let today = try #require(event.recordedOn)
        #expect(event.daysLate == Int(today.number - august(3).number))
        #expect(try ledger.store.read { try $0.row(1, at: LedgerMoment(august(3), recordedBy: today)) }?.owner == "甲")
    }

    @Test("a time is of the day it is where the program runs")
    func recorded() {
        var event = LedgerEvent(
            sequence: 1, recorded: "2022-08-03T16:30:00.000", draft: EventDraft(row: 1, .noted, on: august(3), by: "x"), payloadText: "{}", hash: [])
        let local = TimeZone.current.secondsFromGMT(for: Date(timeIntervalSince1970: 1_659_544_200))
        let expected = local >= 27_000 ? august(4) : local < -59_400 ? august(2) : august(3)
        #expect(event.recordedOn == expected)
        event.draft.day = august(9)
        #expect(event.daysLate == 0)
    }
}
