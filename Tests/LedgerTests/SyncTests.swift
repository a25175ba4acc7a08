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
        #expect(row.relapses == 2 && row.status == .working && row.relapsedOn == august(5) && row.fixers == "甲")
        #expect(try ledger.store.read { try $0.keys() }.count == 1)
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

    @Test("neither missing reports nor waivers in the inventory clear a row; a later doubt takes a clearing back")
    func doubts() throws {
        let ledger = try TestLedger()
        defer { ledger.folder.remove() }
        let name = "s/equipment/990101101201-clinic"
        try ledger.sync(1, [TestLedger.gap(bed), TestLedger.gap(area)])
        // The whole list was taken out of the inventory: nothing is known of any item.
        #expect(try ledger.sync(2, [], outcomes: [name: .unreported, area: .waived], unreported: [name]) == SyncResult(unknown: 2))
        try ledger.note(2, .assigned, 2, by: "乡", ["owner": "甲"])
        try ledger.note(2, .measured, 2, by: "乡", ["measure": "修"])
        try ledger.note(2, .submitted, 3, by: "甲")
        try ledger.sync(3, [TestLedger.gap(bed)], outcomes: [area: .met])
        #expect(try ledger.note(2, .verified, 3, by: "丙") == nil)
        #expect(try ledger.note(2, .progressed, 3, by: "丙", ["progress": "x"]) == "已经核查签字，再动工要重新核查")
        try ledger.sync(4, [TestLedger.gap(bed)], outcomes: [area: .unreported], unreported: [area])
        #expect(try ledger.row(2).status == .submitted)
        #expect(try ledger.note(2, .closed, 5, by: "丙") == "没有审计证明已经达标：最近的审计仍有此缺口")
    }

    @Test("an audit of a day before the submission does not clear it")
    func backdated() throws {
        let ledger = try TestLedger()
        defer { ledger.folder.remove() }
        try ledger.sync(1, [TestLedger.gap(area)])
        try ledger.note(1, .assigned, 2, by: "乡", ["owner": "甲"])
        try ledger.note(1, .measured, 2, by: "乡", ["measure": "修"])
        try ledger.note(1, .submitted, 10, by: "甲")
        #expect(try ledger.sync(4, [], outcomes: [area: .met]).cleared == 0)
        #expect(try ledger.sync(10, [], outcomes: [area: .met]).cleared == 1)
        #expect(try ledger.note(1, .verified, 9, by: "丙") == "日期早于前一步的 2022-08-10")
    }

    @Test("a decision that has run out is open again, whatever the audit says")
    func endedWaivers() throws {
        let ledger = try TestLedger()
        defer { ledger.folder.remove() }
        try ledger.sync(1, [TestLedger.gap(area)])
        try ledger.note(1, .waived, 2, by: "县", reason: "在建", ["approver": "委", "until": "2022-08-05"])
        #expect(try ledger.store.read { try $0.state(ledger.campaign, on: august(5)) }.totals.open == 0)
        #expect(try ledger.store.read { try $0.state(ledger.campaign, on: august(6)) }.totals.open == 1)
        #expect(try ledger.sync(6, [], outcomes: [:]) == SyncResult(waiversEnded: 1, unknown: 1))
        #expect(try ledger.row(1).status == .open)
    }

    @Test("a shorter look ahead lets no warning lapse")
    func horizon() throws {
        let ledger = try TestLedger()
        defer { ledger.folder.remove() }
        func sync(_ day: Int, _ warnings: [GapRecord], within: String) throws -> SyncResult {
            let findings = AuditFindings(asOf: august(day))
            return try ledger.store.write {
                try LedgerSync(ledger.campaign, by: "组", inspector: nil).run(findings, warnings: warnings, details: ["warnWithin": within], in: $0)
            }
        }
        #expect(try sync(1, [TestLedger.gap(area)], within: "300").warned == 1)
        #expect(try sync(2, [], within: "30").lapsed == 0)
        #expect(try sync(3, [], within: "300").lapsed == 1)
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
