import Standards
import Testing

@testable import Ledger

private let area = "s/area/990101101201-clinic"
private let doctor = "s/doctor/990101101201-clinic"
private let bed = "s/equipment/990101101201-clinic/bed"
private let stethoscope = "s/equipment/990101101201-clinic/stethoscope"

@Suite("Fresh audits and the ledger")
struct SyncTests {
    @Test("new gaps become rows, with due dates by severity that never pass the last day")
    func opens() throws {
        let ledger = try TestLedger()
        defer { ledger.folder.remove() }
        let result = try ledger.sync(2, [TestLedger.gap(area), TestLedger.gap(doctor, severity: .critical)])
        #expect(result.opened == 2)
        #expect(try ledger.row(1).due == august(20))
        #expect(try ledger.row(2).due == august(5))
        #expect(try ledger.sync(2, [TestLedger.gap(area), TestLedger.gap(doctor, severity: .critical)]) == SyncResult(unchanged: 2))
    }

    @Test("a gap that comes back is the same row, before and after it was written off")
    func relapses() throws {
        let ledger = try TestLedger()
        defer { ledger.folder.remove() }
        try ledger.sync(1, [TestLedger.gap(area)])
        #expect(try ledger.sync(2, [], outcomes: [area: .met]).cleared == 1)
        #expect(try ledger.sync(3, [TestLedger.gap(area)]).relapsed == 1)
        try ledger.note(1, .assigned, 3, by: "乡", ["owner": "甲"])
        try ledger.note(1, .measured, 3, by: "乡", ["measure": "修"])
        try ledger.note(1, .submitted, 4, by: "甲")
        try ledger.sync(4, [], outcomes: [area: .met])
        #expect(try ledger.note(1, .verified, 4, by: "丙") == nil)
        #expect(try ledger.note(1, .closed, 4, by: "丙") == nil)
        #expect(try ledger.sync(5, [TestLedger.gap(area)]).relapsed == 1)
        let row = try ledger.row(1)
        #expect(row.relapses == 2 && row.status == .working && row.relapsedOn == august(5) && row.fixers.isEmpty)
        #expect(try ledger.store.read { try $0.rows() }.count == 1)
    }

    @Test("only what an audit shows met is ready to be checked")
    func unknown() throws {
        let ledger = try TestLedger()
        defer { ledger.folder.remove() }
        try ledger.sync(1, [TestLedger.gap(area), TestLedger.gap(bed), TestLedger.gap(stethoscope)])
        let name = "s/equipment/990101101201-clinic"
        // Of the equipment one item is there now, of the other nobody has reported; of the area nothing is known.
        let result = try ledger.sync(2, [], outcomes: [name: .unreported, area: .unreported], unreported: [stethoscope, area])
        #expect(result.cleared == 1 && result.unknown == 2)
        #expect(try ledger.row(2).clearedOn == august(2))
        #expect(try ledger.row(3).clearedOn == nil)
        #expect(try ledger.sync(3, [], outcomes: [name: .met, area: .notApplicable]) == SyncResult(cleared: 1, unchanged: 1, unknown: 1))
        #expect(try ledger.sync(4, [], outcomes: [:]).unknown == 3)
    }

    @Test("an audit older than the last is refused")
    func oldAudit() throws {
        let ledger = try TestLedger()
        defer { ledger.folder.remove() }
        try ledger.sync(5, [TestLedger.gap(area)])
        let refusal = #expect(throws: LedgerRefusal.self) { try ledger.sync(4, []) }
        #expect(refusal?.reason.zh == "审计日期 2022-08-04 早于台账最近一次审计 2022-08-05")
    }

    @Test("warnings are kept apart, come true, or lapse")
    func warnings() throws {
        let ledger = try TestLedger()
        defer { ledger.folder.remove() }
        #expect(try ledger.sync(1, [], warnings: [TestLedger.gap(area), TestLedger.gap(doctor)]).warned == 2)
        let state = try ledger.store.read { try $0.state(ledger.campaign, on: august(1)) }
        #expect(state.totals.total == 0 && state.warnings == 2)
        #expect(try ledger.note(1, .closed, 2, by: "甲") != nil)
        #expect(try ledger.sync(2, [TestLedger.gap(area)], warnings: []) == SyncResult(opened: 1, lapsed: 1))
        #expect(try ledger.row(1).status == .open)
        #expect(try ledger.row(2).status == .lapsed)
        #expect(try ledger.sync(3, [TestLedger.gap(area)], warnings: [TestLedger.gap(doctor)]).warned == 1)
    }

    @Test("the state counts what is open, overdue, due today and back, day by day")
    func state() throws {
        let ledger = try TestLedger()
        defer { ledger.folder.remove() }
        try ledger.sync(1, [TestLedger.gap(area), TestLedger.gap(doctor, severity: .critical)])
        try ledger.sync(3, [TestLedger.gap(doctor, severity: .critical)], outcomes: [area: .met])
        let today = try ledger.store.read { try $0.state(ledger.campaign, on: august(4)) }
        #expect(today.totals.open == 2 && today.totals.dueToday == 1 && today.totals.overdue == 0 && today.totals.cleared == 1 && today.totals.longest == 3)
        #expect(try ledger.store.read { try $0.state(ledger.campaign, on: august(5)) }.totals.overdue == 1)
        try ledger.sync(6, [TestLedger.gap(area), TestLedger.gap(doctor, severity: .critical)])
        let days = try ledger.store.read { try $0.state(ledger.campaign, on: august(6)) }.days
        #expect(days.map(\.day) == [august(1), august(3), august(6)])
        #expect(days.map(\.openAtEnd) == [2, 2, 2] && days.map(\.relapsed) == [0, 0, 1] && days.map(\.cleared) == [0, 1, 0])
        #expect(try ledger.store.read { try $0.state(ledger.campaign, on: august(2)) }.days.count == 1)
    }
}
