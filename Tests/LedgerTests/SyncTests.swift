import Audit
import Quantities
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
        try ledger.note(1, .assigned(Assignment(owner: "甲")), 3, by: "乡")
        try ledger.note(1, .measured("修"), 3, by: "乡")
        try ledger.note(1, .submitted(progress: nil), 4, by: "甲")
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
        try ledger.note(2, .assigned(Assignment(owner: "甲")), 2, by: "乡")
        try ledger.note(2, .measured("修"), 2, by: "乡")
        try ledger.note(2, .submitted(progress: nil), 3, by: "甲")
        try ledger.sync(3, [TestLedger.gap(bed)], outcomes: [area: .met])
        #expect(try ledger.note(2, .verified, 3, by: "丙") == nil)
        #expect(try ledger.note(2, .progressed("x"), 3, by: "丙") == "已经核查签字，再动工要重新核查")
        try ledger.sync(4, [TestLedger.gap(bed)], outcomes: [area: .unreported], unreported: [area])
        #expect(try ledger.row(2).status == .submitted)
        #expect(try ledger.note(2, .closed, 5, by: "丙") == "没有排查证明已经达标：最近的排查仍有此问题")
    }

    @Test("an audit of a day before the submission does not clear it")
    func backdated() throws {
        let ledger = try TestLedger()
        defer { ledger.folder.remove() }
        try ledger.sync(1, [TestLedger.gap(area)])
        try ledger.note(1, .assigned(Assignment(owner: "甲")), 2, by: "乡")
        try ledger.note(1, .measured("修"), 2, by: "乡")
        try ledger.note(1, .submitted(progress: nil), 10, by: "甲")
        #expect(try ledger.sync(4, [], outcomes: [area: .met]).cleared == 0)
        #expect(try ledger.sync(10, [], outcomes: [area: .met]).cleared == 1)
        #expect(try ledger.note(1, .verified, 9, by: "丙") == "日期早于前一步的 2022-08-10")
    }

    @Test("a decision that has run out is open again, whatever the audit says")
    func endedWaivers() throws {
        let ledger = try TestLedger()
        defer { ledger.folder.remove() }
        try ledger.sync(1, [TestLedger.gap(area)])
        try ledger.note(1, .waived(WaiverDecision(approver: "委", until: Day("2022-08-05")!)), 2, by: "县", reason: "在建")
        #expect(try ledger.store.read { try $0.state(ledger.campaign, on: august(5)) }.totals.open == 0)
        #expect(try ledger.store.read { try $0.state(ledger.campaign, on: august(6)) }.totals.open == 1)
        #expect(try ledger.sync(6, [], outcomes: [:]) == SyncResult(waiversEnded: 1, unknown: 1))
        #expect(try ledger.row(1).status == .open)
    }

    @Test("a shorter look ahead lets no warning lapse")
    func horizon() throws {
        let ledger = try TestLedger()
        defer { ledger.folder.remove() }
        func sync(_ day: Int, _ warnings: [GapRecord], within: Int) throws -> SyncResult {
            let findings = AuditFindings(asOf: august(day))
            return try ledger.store.write {
                try LedgerSync(ledger.campaign, by: "组", inspector: nil).run(findings, warnings: warnings, source: AuditSource(warnWithin: within), in: $0)
            }
        }
        #expect(try sync(1, [TestLedger.gap(area)], within: 300).warned == 1)
        #expect(try sync(2, [], within: 30).lapsed == 0)
        #expect(try sync(3, [], within: 300).lapsed == 1)
    }

    @Test("an audit older than the last is refused")
    func oldAudit() throws {
        let ledger = try TestLedger()
        defer { ledger.folder.remove() }
        try ledger.sync(5, [TestLedger.gap(area)])
        let refusal = #expect(throws: LedgerRefusal.self) { try ledger.sync(4, []) }
        #expect(refusal?.reason.zh == "排查日期 2022-08-04 早于台账最近一次排查 2022-08-05")
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
        #expect(try ledger.row(2).status == .lapsed && ledger.state(2).warnings == 0)
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

@Suite("What a fresh audit does to rows")
struct RoundTests {
    @Test("a gap that comes back has as long as any found that day, and its first round's progress is history")
    func freshRound() throws {
        let ledger = try TestLedger()
        defer { ledger.folder.remove() }
        try ledger.sync(1, [TestLedger.gap(doctor, severity: .critical)])
        try ledger.note(1, .assigned(Assignment(owner: "甲")), 2, by: "乡")
        try ledger.note(1, .progressed("已办"), 2, by: "甲")
        try ledger.sync(3, [], outcomes: [doctor: .met])
        try ledger.sync(10, [TestLedger.gap(doctor, severity: .critical)])
        let row = try ledger.row(1)
        #expect(row.due == august(13) && row.progress.isEmpty && row.owner == "甲" && row.status == .working && row.relapses == 1)
        #expect(!row.standing(on: august(13)).isOverdue && row.standing(on: august(14)).isOverdue && row.standing(on: august(12)).daysOpen == 2)
        #expect(try ledger.store.read { try $0.events(of: 1) }.contains { $0.draft.body == .progressed("已办") })
        // The campaign's last day still bounds it, until the campaign is over.
        try ledger.sync(18, [], outcomes: [doctor: .met])
        try ledger.sync(19, [TestLedger.gap(doctor, severity: .critical)])
        #expect(try ledger.row(1).due == august(20))
    }

    @Test("somebody cannot hand a row in on a day before it relapsed")
    func beforeRelapse() throws {
        let ledger = try TestLedger()
        defer { ledger.folder.remove() }
        try ledger.sync(1, [TestLedger.gap(area)])
        try ledger.note(1, .assigned(Assignment(owner: "甲")), 2, by: "乡")
        try ledger.note(1, .measured("修"), 2, by: "乡")
        try ledger.sync(3, [], outcomes: [area: .met])
        try ledger.sync(10, [TestLedger.gap(area)])
        #expect(try ledger.note(1, .submitted(progress: nil), 9, by: "甲") == "日期早于反弹日期 2022-08-10")
        #expect(try ledger.note(1, .submitted(progress: nil), 10, by: "甲") == nil)
    }

    @Test("a due date past the campaign's last day must be meant")
    func beyondEnd() throws {
        let ledger = try TestLedger()
        defer { ledger.folder.remove() }
        try ledger.sync(1, [TestLedger.gap(area)])
        #expect(try ledger.note(1, .rescheduled(DueMove(to: Day("2022-08-20")!, from: nil)), 2, by: "县", reason: "雨") == nil)
        #expect(try ledger.note(1, .rescheduled(DueMove(to: Day("2022-08-21")!, from: nil)), 2, by: "县", reason: "雨") == "新时限 2022-08-21 晚于攻坚月最后一天 2022-08-20")
        #expect(try ledger.note(1, .rescheduled(DueMove(to: Day("2022-08-21")!, from: nil, isBeyondEnd: true)), 2, by: "县", reason: "雨") == nil)
        #expect(try ledger.row(1).due == august(21))
        // Once the campaign is over there is no other kind of day.
        #expect(try ledger.note(1, .rescheduled(DueMove(to: Day("2022-08-30")!, from: nil)), 22, by: "县", reason: "雨") == nil)
    }

    @Test("entering new gaps changes nothing of the rows that are there")
    func newGapsOnly() throws {
        let ledger = try TestLedger()
        defer { ledger.folder.remove() }
        try ledger.sync(1, [TestLedger.gap(area), TestLedger.gap(bed)], warnings: [TestLedger.gap(stethoscope)])
        let before = try [1, 2].map { try ledger.row($0) }
        let result = try ledger.sync(
            2, [TestLedger.gap(bed, shortfall: 7), TestLedger.gap(doctor), TestLedger.gap(stethoscope)], outcomes: [area: .met], extent: .newGaps)
        #expect(result.opened == 2 && result.cleared == 0 && result.observed == 0)
        #expect(try [1, 2].map { try ledger.row($0) } == before)
        #expect(try ledger.row(3).status == .open && ledger.row(4).key == doctor)
    }

    @Test("a possible blank spot is a row to be found out; it is cleared when it is none")
    func questionAnsweredWell() throws {
        let ledger = try TestLedger()
        defer { ledger.folder.remove() }
        #expect(try ledger.sync(1, [], unreported: [doctor], questions: [TestLedger.question(doctor, severity: .critical)]).asked == 1)
        #expect(try ledger.row(1).outcome == .unreported && ledger.row(1).due == august(4))
        #expect(try ledger.state(1).totals.unreported == 1)
        #expect(try ledger.store.read { try $0.audits() }.last?.entry.asked == 1)
        #expect(try ledger.store.read { try $0.openKeys(on: august(1)) } == OpenKeys(unmet: [], unreported: [GapKey(doctor)!]))
        #expect(try ledger.sync(2, [], unreported: [doctor], questions: [TestLedger.question(doctor, severity: .critical)]).unchanged == 1)
        #expect(try ledger.sync(3, [], outcomes: [doctor: .met]).cleared == 1)
        #expect(try ledger.row(1).clearedOn == august(3))
        // Nobody reports any more: the question is back.
        #expect(try ledger.sync(4, [], outcomes: [doctor: .unreported], unreported: [doctor], questions: [TestLedger.question(doctor)]).relapsed == 1)
        #expect(try ledger.row(1).status == .open && ledger.row(1).clearedOn == nil)
    }

    @Test("it becomes the blank spot, in the same row, with as long as any gap found that day", arguments: [Outcome.notApplicable, .waived])
    func questionAnsweredBadly(_ other: Outcome) throws {
        let ledger = try TestLedger()
        defer { ledger.folder.remove() }
        try ledger.sync(1, [], unreported: [doctor, area], questions: [TestLedger.question(doctor, severity: .critical), TestLedger.question(area)])
        // An exemption answers the question too: it is no blank spot.
        var gap = TestLedger.gap(doctor, severity: .critical)
        gap.gap.measure = "派驻"
        let result = try ledger.sync(6, [gap], outcomes: [doctor: .unmet, area: other])
        #expect(result.observed == 1 && result.opened == 0 && result.cleared == 1)
        let row = try ledger.row(1)
        #expect(row.outcome == .unmet && row.due == august(9) && row.words.actual == "55" && row.relapses == 0 && row.status == .open && row.measure == "派驻")
        // The other is open, and cleared, until somebody has handed it in and it was checked.
        #expect(try ledger.state(6).totals.unreported == 1 && ledger.state(6).totals.cleared == 1)
        #expect(try ledger.state(5).totals.unreported == 2)
    }

    @Test("a list nobody had reported is answered by its items, each a row of its own")
    func listAnswered() throws {
        let ledger = try TestLedger()
        defer { ledger.folder.remove() }
        let name = "s/equipment/990101101201-clinic"
        try ledger.sync(1, [], unreported: [name], questions: [TestLedger.question(name)])
        let result = try ledger.sync(
            2, [TestLedger.gap(bed)], outcomes: [name: .unmet], unreported: [stethoscope], questions: [TestLedger.question(stethoscope)])
        #expect(result.opened == 2 && result.asked == 1 && result.cleared == 1)
        #expect(try ledger.row(1).clearedOn == august(2))
    }

    @Test("a gap is not a question again because nobody reports on it any more")
    func gapGoesSilent() throws {
        let ledger = try TestLedger()
        defer { ledger.folder.remove() }
        try ledger.sync(1, [TestLedger.gap(doctor)])
        let silent = { try ledger.sync($0, [], outcomes: [doctor: .unreported], unreported: [doctor], questions: [TestLedger.question(doctor)]) }
        #expect(try silent(2) == SyncResult(unknown: 1))
        #expect(try ledger.row(1).outcome == .unmet && ledger.row(1).words.actual == "55")
        try ledger.sync(3, [], outcomes: [doctor: .met])
        #expect(try silent(4) == SyncResult(unknown: 1))
        #expect(try ledger.row(1).clearedOn == nil && ledger.row(1).relapses == 0)
    }

    @Test("a row that was written off is asked again when nobody reports any more")
    func closedGoesSilent() throws {
        let ledger = try TestLedger()
        defer { ledger.folder.remove() }
        try ledger.sync(1, [TestLedger.gap(doctor, severity: .critical)])
        try ledger.note(1, .assigned(Assignment(owner: "甲")), 1, by: "乡")
        try ledger.note(1, .measured("修"), 1, by: "乡")
        try ledger.note(1, .submitted(progress: nil), 1, by: "甲")
        try ledger.sync(2, [], outcomes: [doctor: .met])
        try ledger.note(1, .verified, 2, by: "丙")
        try ledger.note(1, .closed, 2, by: "丙")
        let result = try ledger.sync(
            5, [], outcomes: [doctor: .unreported], unreported: [doctor], questions: [TestLedger.question(doctor, severity: .critical)])
        #expect(result.relapsed == 1)
        let row = try ledger.row(1)
        #expect(row.outcome == .unreported && row.status == .working && row.due == august(8) && row.measure == "修")
    }

    @Test("a stricter line is seen in the row, and a body the criterion names goes before the campaign's")
    func values() throws {
        let ledger = try TestLedger()
        defer { ledger.folder.remove() }
        var gap = TestLedger.gap(area)
        gap.gap.unit = "县卫健委"
        try ledger.sync(1, [gap])
        #expect(try ledger.row(1).unit == "县卫健委")
        (gap.gap.words.required, gap.gap.amounts.required) = ("≥ 80", .atLeast(Quantity(80)))
        #expect(try ledger.sync(2, [gap]).observed == 1)
        #expect(try ledger.row(1).words.required == "≥ 80")
        (gap.gap.words.actual, gap.gap.amounts.actual) = ("50", Interval(Quantity(50)))
        #expect(try ledger.sync(3, [gap]).observed == 1)
        #expect(try ledger.sync(4, [gap]).unchanged == 1)
    }

    @Test("a warning is due the day before it comes true, is told anew when that day changes, and is as old as it was")
    func warnings() throws {
        let ledger = try TestLedger()
        defer { ledger.folder.remove() }
        func warning(_ day: String) -> GapRecord {
            TestLedger.warning(doctor, Expectation(day: Day(day)!, cause: "执业证"))
        }
        try ledger.sync(1, [], warnings: [warning("2022-08-15")])
        var row = try ledger.row(1)
        #expect(row.due == august(14) && row.expectation == Expectation(day: august(15), cause: "执业证") && row.words.shortfall.isEmpty)
        #expect(try ledger.sync(2, [], warnings: [warning("2022-08-15")]) == SyncResult())
        #expect(try ledger.sync(3, [], warnings: [warning("2022-08-18")]).observed == 1)
        row = try ledger.row(1)
        #expect(row.due == august(17) && row.openedOn == august(1) && row.status == .warning)
        try ledger.sync(18, [TestLedger.gap(doctor)])
        row = try ledger.row(1)
        #expect(row.status == .open && row.openedOn == august(18) && row.expectation == nil && row.due == august(20))
        #expect(try ledger.store.read { try $0.checkChain() }.problems.isEmpty)
    }

    @Test("townships of which nothing is asked any more do not owe a report for ever")
    func places() throws {
        let ledger = try TestLedger()
        defer { ledger.folder.remove() }
        let names = ["990101101": "甲镇", "990101102": "乙镇", "990101103": "林场"]
        func audit(_ day: Int, _ places: [String], _ townships: Set<String>? = nil) throws {
            _ = try ledger.store.write {
                try LedgerSync(ledger.campaign, by: "组", inspector: nil).run(
                    AuditFindings(asOf: august(day), townships: townships), source: AuditSource(places: places.map { LedgerPlace(code: $0, name: names[$0]!) }),
                    in: $0)
            }
        }
        try audit(1, ["990101101", "990101102", "990101103"])
        try audit(2, ["990101101", "990101102"])
        #expect(try ledger.state(1).notReported.map(\.name) == ["甲镇", "乙镇", "林场"])
        #expect(try ledger.state(2).notReported.map(\.name) == ["甲镇", "乙镇"])
        try audit(3, [], ["990101102"])
        #expect(try ledger.state(3).notReported.map(\.name) == ["甲镇"])
    }
}
