import Audit
import Foundation
import GRDB
import Quantities
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
        try ledger.note(1, .assigned(Assignment(owner: "甲")), 5, by: "乡")
        try ledger.note(1, .measured("修"), 6, by: "乡")
        try ledger.note(1, .submitted(progress: nil), 7, by: "甲")
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
        try ledger.note(1, .assigned(Assignment(owner: "甲")), 3, by: "乡")
        // All of it was recorded today, long after August 2022.
        #expect(try ledger.store.read { try $0.row(1, at: LedgerMoment(august(3))) }?.owner == "甲")
        #expect(try ledger.store.read { try $0.row(1, at: LedgerMoment(august(3), recordedBy: august(4))) } == nil)
        #expect(try ledger.store.read { try $0.state(ledger.campaign, on: august(3), recordedBy: august(4)) }.totals.total == 0)
        let event = try #require(try ledger.store.read { try $0.events(of: 1) }.last)
        let today = try #require(event.recordedOn)
        #expect(event.daysLate == Int(today.number - august(3).number))
        #expect(try ledger.store.read { try $0.row(1, at: LedgerMoment(august(3), recordedBy: today)) }?.owner == "甲")
        // Lists and days leave out what was not known on the eve, too.
        for (known, rows) in [(today, 1), (today.adding(days: -1), 0)] {
            #expect(try ledger.store.read { try $0.rows(at: LedgerMoment(august(3), recordedBy: known)) }.count == rows)
            #expect(try ledger.store.read { try $0.state(ledger.campaign, on: august(3), recordedBy: known) }.days.count == rows)
        }
    }

    @Test("a row is found by the name its township had on the day")
    func names() throws {
        let ledger = try TestLedger()
        defer { ledger.folder.remove() }
        var gap = TestLedger.gap("s/area/990101101201-clinic")
        gap.gap.placeName = "旧镇"
        try ledger.sync(1, [], warnings: [gap])
        gap.gap.placeName = "新镇"
        try ledger.sync(5, [gap])
        func found(_ name: String, _ day: Int) throws -> Int {
            var filter = LedgerFilter()
            filter.townships = [name]
            filter.statuses = [.open, .warning]
            return try ledger.store.read { try $0.rows(filter, at: LedgerMoment(august(day))) }.count
        }
        #expect(try found("旧镇", 3) == 1 && found("新镇", 3) == 0 && found("旧镇", 5) == 0 && found("新镇", 5) == 1)
        // Without a status only gaps are listed; a warning is by its number.
        var one = LedgerFilter()
        #expect(try ledger.store.read { try $0.rows(one, at: LedgerMoment(august(3))) }.isEmpty)
        one.rows = [1]
        #expect(try ledger.store.read { try $0.rows(one, at: LedgerMoment(august(3))) }.count == 1)
    }

    @Test("a sheet is held against the row just as it was when it was written out")
    func versions() throws {
        let ledger = try TestLedger()
        defer { ledger.folder.remove() }
        try ledger.sync(1, [TestLedger.gap("s/area/990101101201-clinic")])
        try ledger.note(1, .assigned(Assignment(owner: "甲", unit: "卫生院乙")), 2, by: "乡")
        let version = try ledger.row(1).lastSequence
        #expect(try ledger.row(1).unit == "卫生院乙")
        try ledger.note(1, .assigned(Assignment(owner: "丙")), 3, by: "乡")
        let row = try ledger.store.read { try $0.row(1, asOf: version) }
        #expect(row.owner == "甲" && row.lastSequence == version)
    }

    @Test("blank spots of a day are those of the last audit of everything, each kind in its own column")
    func blanks() throws {
        let ledger = try TestLedger()
        defer { ledger.folder.remove() }
        func audit(_ day: Int, _ blanks: [Int], _ townships: Set<String>? = nil) throws {
            var findings = AuditFindings(asOf: august(day), townships: townships)
            findings.blanks = blanks
            _ = try ledger.store.write { try LedgerSync(ledger.campaign, by: "组", inspector: nil).run(findings, source: AuditSource(), in: $0) }
        }
        try audit(1, [3, 5])
        try audit(2, [1, 1], ["990101101"])
        try audit(4, [2, 4])
        try ledger.sync(4, [TestLedger.gap("s/area/990101101201-clinic")])
        try audit(6, [2, 3])
        let days = try ledger.state(6).days
        #expect(days.map(\.day) == [august(1), august(4), august(6)])
        #expect(days.map(\.blankInstitutions) == [3, 0, 2] && days.map(\.blankStaff) == [5, 0, 3])
        #expect(try ledger.state(3).days.map(\.blankStaff) == [5])
    }

    @Test("what happened to the campaign after a day is not part of that day")
    func campaign() throws {
        let ledger = try TestLedger()
        defer { ledger.folder.remove() }
        func record(_ body: EventBody, _ day: Int) throws {
            _ = try ledger.store.write { try $0.append(EventDraft(row: 0, body, on: august(day), by: "县")) }
        }
        try ledger.sync(1, [TestLedger.gap("s/area/990101101201-clinic")])
        try record(.received(ReportEntry(township: "990101101")), 3)
        try record(.fulfilled(DutyEntry(rule: "s/rule", evidence: "记录")), 4)
        try ledger.sync(5, [TestLedger.gap("s/area/990101101201-clinic")])
        try record(.ended(open: 1), 6)
        for day in 1...6 {
            let state = try ledger.state(day)
            #expect(state.notReported.isEmpty == (day >= 3) && state.fulfilled.isEmpty == (day < 4) && (state.endedOn == nil) == (day < 6))
            #expect(state.lastAudit == august(day < 5 ? 1 : 5) && state.isPast == (day < 6))
        }
    }

    @Test("criteria are named without their items, the one with most open rows first; a list is one check")
    func criteria() throws {
        let ledger = try TestLedger()
        defer { ledger.folder.remove() }
        var gaps = ["s/area/990101101201-clinic", "s/equipment/990101101201-clinic/bed", "s/equipment/990101101201-clinic/scale"].map { TestLedger.gap($0) }
        gaps[1].gap.title = "设备：齐全：床"
        gaps[2].gap.title = "设备：齐全：秤"
        try ledger.sync(1, gaps)
        #expect(try ledger.state(1).criteria.map(\.name) == ["设备：齐全", "题"])
        let keys = try ledger.store.read { try $0.openKeys(on: august(1)) }
        #expect(keys.unmet.count == 3 && keys.checks.map(\.text).sorted() == ["s/area/990101101201-clinic", "s/equipment/990101101201-clinic"])
    }

    @Test("a time is of the county's day, not of the day the server's clock has")
    func recorded() {
        var event = LedgerEvent(
            sequence: 1, recorded: "2022-08-03T16:30:00.000", draft: EventDraft(row: 1, .noted("y"), on: august(3), by: "x"), payload: "{}", hash: [])
        let local = (DayZone.zone() ?? .gmt).secondsFromGMT(for: Date(timeIntervalSince1970: 1_659_544_200))
        let expected = local >= 27_000 ? august(4) : local < -59_400 ? august(2) : august(3)
        #expect(event.recordedOn == expected)
        event.draft.day = august(9)
        #expect(event.daysLate == 0)
    }

    @Test(
        "the county's zone is China's unless the environment names another",
        arguments: [([:], "Asia/Shanghai"), (["DABIAO_TZ": "Europe/Berlin", "TZ": "UTC"], "Europe/Berlin"), (["DABIAO_TZ": "nowhere"], nil)]
            as [([String: String], String?)])
    func zone(environment: [String: String], name: String?) {
        #expect(DayZone.zone(environment)?.identifier == name)
    }
}
