import Quantities
import Testing

@testable import Ledger

@Suite("How far a campaign is")
struct CampaignProgressTests {
    private func state(on day: Int, open: Int, closed: Int, _ days: [LedgerDay] = []) throws -> CampaignState {
        var state = CampaignState(campaign: try Campaign.load(text: TestLedger.file, name: "t.yaml"), day: august(day))
        (state.totals.open, state.totals.closed, state.days) = (open, closed, days)
        return state
    }

    @Test(
        "the pace needed leaves nothing open after the last day, the day itself counted",
        arguments: [
            // day, open, days left, pace
            (1, 40, 20, 2), (1, 41, 20, 3), (19, 7, 2, 4), (20, 7, 1, 7), (10, 0, 11, nil), (21, 7, 0, nil),
        ] as [(Int, Int, Int, Int?)])
    func pace(day: Int, open: Int, left: Int, pace: Int?) throws {
        let progress = CampaignProgress(try state(on: day, open: open, closed: 0))
        #expect(progress.daysLeft == left && progress.paceNeeded == pace)
        #expect((progress.paceSentence == nil) == (pace == nil))
        if let pace { #expect(pace * left >= open && (pace - 1) * left < open) }
    }

    @Test("what changed last is told against the day before it; of one day nothing is told")
    func change() throws {
        func day(_ number: Int, open: Int, opened: Int = 0, closed: Int = 0) -> LedgerDay {
            var day = LedgerDay(day: august(number))
            (day.openAtEnd, day.opened, day.closed) = (open, opened, closed)
            return day
        }
        #expect(CampaignProgress(try state(on: 1, open: 9, closed: 0, [day(1, open: 9, opened: 9)])).sentence == nil)
        let progress = CampaignProgress(try state(on: 6, open: 7, closed: 3, [day(1, open: 9, opened: 9), day(4, open: 7, opened: 1, closed: 3)]))
        #expect(progress.change == -2)
        #expect(progress.sentence?.zh.contains("新增 1，销号 3") == true && progress.sentence?.zh.contains("▼ 2") == true)
        #expect(progress.paceTenths == 5)
    }

    @Test("rows that ask for the same on the same day are one line; every row is in one")
    func groups() throws {
        let ledger = try TestLedger()
        try ledger.sync(
            1,
            [
                TestLedger.gap("s/a/411322101201-clinic"), TestLedger.gap("s/a/411322101202-clinic"), TestLedger.gap("s/b/411322101201-clinic"),
                TestLedger.gap("s/c/411322101203-clinic", severity: .critical),
            ])
        let rows = try ledger.store.read { try $0.rows(on: august(1)) }
        let groups = DueGroup.groups(rows)
        #expect(groups.map(\.rows.count) == [1, 2, 1] && groups.first?.due == august(4))
        #expect(groups.flatMap(\.rows).map(\.id).sorted() == rows.map(\.id).sorted())
    }
}
