import Audit
import Quantities
import Standards
import Testing

@testable import Ledger

@Suite("Where a row stands on a day")
struct StandingTests {
    /// A row entered on the 1st and due on the 10th.
    private func row(_ status: LedgerStatus, _ change: (inout LedgerRow) -> Void = { _ in }) -> LedgerRow {
        var row = LedgerRow(id: 1)
        (row.gapKey, row.status, row.openedOn, row.due) = (GapKey("s/c/k"), status, august(1), august(10))
        change(&row)
        return row
    }

    @Test(
        "every status on the days around its due date",
        arguments: [
            // status, day, open, overdue, due today, days open
            (LedgerStatus.open, 9, true, false, false, 8), (.open, 10, true, false, true, 9), (.open, 11, true, true, false, 10),
            (.working, 10, true, false, true, 9),
            (.working, 11, true, true, false, 10), (.submitted, 11, true, true, false, 10), (.verified, 11, true, true, false, 10),
            (.closed, 11, false, false, false, 4),
            (.warning, 11, false, false, false, 10), (.lapsed, 11, false, false, false, 4),
        ])
    func days(_ status: LedgerStatus, _ day: Int, _ open: Bool, _ overdue: Bool, _ today: Bool, _ length: Int) {
        let standing = Standing(row(status) { $0.closedOn = status == .closed || status == .lapsed ? august(5) : nil }, on: august(day))
        #expect(
            standing.isOpen == open && standing.isOverdue == overdue && standing.isDueToday == today && standing.daysOpen == length && standing.status == status
        )
    }

    @Test(
        "a row set aside until the 8th is open, and late, from the 9th on",
        arguments: [(7, LedgerStatus.waived, false), (8, .waived, false), (9, .open, true), (11, .open, true)])
    func waived(_ day: Int, _ status: LedgerStatus, _ open: Bool) {
        let waived = row(.waived) { ($0.waivedUntil, $0.closedOn, $0.clearedSequence) = (august(8), august(3), 4) }
        let standing = Standing(waived, on: august(day))
        #expect(standing.status == status && standing.isOpen == open && standing.isWaived != open && standing.hasRunOut == open)
        #expect(standing.isOverdue == (day > 10) && !standing.isCleared)
    }

    @Test("somebody who had begun before it was set aside has begun when it opens again")
    func begun() {
        let waived = row(.waived) { ($0.waivedUntil, $0.owner) = (august(8), "甲") }
        #expect(Standing(waived, on: august(9)).status == .working)
    }

    @Test("a row that came back is as old as its last round, and without a due date never late")
    func rounds() {
        let back = row(.working) { ($0.relapsedOn, $0.relapses, $0.due) = (august(7), 2, nil) }
        let standing = Standing(back, on: august(20))
        #expect(standing.daysOpen == 13 && standing.hasRelapsed && !standing.isOverdue && !standing.isDueToday)
    }

    @Test("a question is one only as long as it is open")
    func questions() {
        #expect(Standing(row(.open) { $0.outcome = .unreported }, on: august(2)).isUnreported)
        #expect(!Standing(row(.closed) { $0.outcome = .unreported }, on: august(2)).isUnreported)
    }

    @Test("status, list, overdue filter and daily series say the same of a waiver that has run out")
    func oneAnswer() throws {
        let ledger = try TestLedger()
        defer { ledger.folder.remove() }
        try ledger.sync(1, [TestLedger.gap("s/doctor/990101101201-clinic", severity: .critical)])
        try ledger.note(1, .waived(WaiverDecision(approver: "委", until: Day("2022-08-08")!)), 2, by: "县", reason: "在建")
        for (day, isOpen) in [(8, false), (9, true), (10, true)] {
            let state = try ledger.state(day)
            #expect(state.totals.open == (isOpen ? 1 : 0) && state.totals.overdue == (isOpen ? 1 : 0) && state.totals.waived == (isOpen ? 0 : 1))
            #expect(state.days.last?.openAtEnd == state.totals.open)
            var late = LedgerFilter()
            late.isOverdue = true
            let moment = LedgerMoment(august(day))
            #expect(try ledger.store.read { try $0.rows(late, at: moment) }.count == state.totals.overdue)
            var waived = LedgerFilter()
            waived.statuses = [.waived]
            #expect(try ledger.store.read { try $0.rows(waived, at: moment) }.count == state.totals.waived)
            #expect(try ledger.store.read { try $0.openKeys(on: august(day)) }.unmet.count == state.totals.open)
        }
        // Work on it is refused until it is open again, with the way to do that.
        #expect(try ledger.note(1, .progressed("x"), 10, by: "甲") == "豁免已于 2022-08-08 到期，还没有重新打开")
        #expect(try ledger.note(1, .progressed("x"), 8, by: "甲") == "这一行豁免")
    }

    @Test("every filter leaves out what it does not name")
    func filters() throws {
        let ledger = try TestLedger()
        defer { ledger.folder.remove() }
        var gaps = [TestLedger.gap("s/area/990101101201-clinic"), TestLedger.gap("s/doctor/990101102201-clinic", severity: .critical)]
        gaps[0].gap.group = "设施"
        (gaps[1].gap.group, gaps[1].gap.blank, gaps[1].gap.placeName) = ("三合格", .staff, "乙镇")
        try ledger.sync(1, gaps)
        try ledger.sync(2, [gaps[0]], outcomes: ["s/doctor/990101102201-clinic": .met])
        try ledger.sync(3, gaps)
        func found(_ change: (inout LedgerFilter) -> Void) throws -> [Int64] {
            var filter = LedgerFilter()
            change(&filter)
            return try ledger.store.read { try $0.rows(filter, at: LedgerMoment(august(5))) }.map(\.id)
        }
        #expect(try found { _ in } == [1, 2])
        #expect(try found { $0.severities = [.critical] } == [2])
        #expect(try found { $0.severities = [.minor] } == [])
        #expect(try found { $0.groups = ["设施", "别的"] } == [1])
        #expect(try found { $0.blankSpots = [.staff] } == [2])
        #expect(try found { $0.blankSpots = [.institution] } == [])
        #expect(try found { $0.hasRelapsed = true } == [2])
        #expect(try found { $0.criteria = ["area"] } == [1])
        #expect(try found { $0.criteria = ["s/doctor", "area"] } == [1, 2])
        #expect(try found { $0.criteria = ["s/doctor/990101102201-clinic"] } == [2])
        #expect(try found { $0.townships = ["乙镇"] } == [2])
        #expect(try found { $0.townships = ["990101101"] } == [1])
        // Found on the 1st, due on the 20th; back on the 3rd, due on the 6th.
        #expect(try found { $0.dueBefore = august(6) } == [])
        #expect(try found { $0.dueBefore = august(7) } == [2])
        #expect(try found { $0.dueBefore = august(21) } == [1, 2])
        #expect(try found { $0.statuses = [.closed] } == [])
        #expect(try found { $0.subjects = ["990101101201-clinic"] } == [1])
        #expect(try found { $0.owner = "卫生院" } == [1, 2])
        #expect(try found { $0.rows = [2] } == [2])
    }
}
