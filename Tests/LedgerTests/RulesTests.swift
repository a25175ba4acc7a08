import Quantities
import Standards
import Testing

@testable import Ledger

private let key = "s/area/990101101201-clinic"

@Suite("The rules of the ledger")
struct RulesTests {
    /// A ledger with one row that is as far as a step.
    private func ledger(until step: Int) throws -> TestLedger {
        let ledger = try TestLedger()
        try ledger.sync(1, [TestLedger.gap(key)])
        let steps: [() throws -> String?] = [
            { try ledger.note(1, .assigned(Assignment(owner: "村医甲")), 2, by: "乡镇") }, { try ledger.note(1, .measured("扩建"), 2, by: "乡镇") },
            { try ledger.note(1, .progressed("动工"), 3, by: "施工乙") }, { try ledger.note(1, .submitted(progress: nil), 4, by: "村医甲") },
            {
                try ledger.sync(5, [], outcomes: [key: .met])
                return nil
            }, { try ledger.note(1, .verified, 6, by: "核查丙") }, { try ledger.note(1, .closed, 7, by: "县丁") },
        ]
        for next in steps.prefix(step) { #expect(try next() == nil) }
        return ledger
    }

    @Test("a row lives its life from finding to writing off")
    func life() throws {
        let ledger = try ledger(until: 7)
        defer { ledger.folder.remove() }
        let row = try ledger.row(1)
        #expect(row.status == .closed && row.closedOn == august(7) && row.checker == "核查丙" && row.relapses == 0)
        #expect(row.inspector == "排查组" && row.unit == "卫生院" && row.due == august(20))
        #expect(
            try ledger.store.read { try $0.events(of: 1) }.map(\.draft.kind) == [
                .opened, .assigned, .measured, .progressed, .submitted, .cleared, .verified, .closed,
            ])
    }

    @Test(
        "what is refused, and why",
        arguments: [
            (0, EventBody.submitted(progress: nil), "甲", "还没有整改措施"), (1, .submitted(progress: nil), "甲", "还没有整改措施"), (0, .verified, "丙", "还没有申请销号（现为待整改）"),
            (3, .closed, "丁", "还没有申请销号（现为整改中）"), (4, .verified, "核查丙", "没有排查证明已经达标：最近的排查仍有此问题"),
            (4, .closed, "县丁", "没有排查证明已经达标：最近的排查仍有此问题"), (5, .verified, "村医甲", "“村医甲”参与了整改，不能核查或销号自己的工作"),
            (5, .verified, " 村医　甲 ", "“ 村医　甲 ”参与了整改，不能核查或销号自己的工作"), (5, .verified, "施工乙", "“施工乙”参与了整改，不能核查或销号自己的工作"),
            (5, .closed, "县丁", "还没有核查人签字"), (6, .closed, "村医甲", "“村医甲”参与了整改，不能核查或销号自己的工作"), (7, .closed, "县丁", "已经销号"),
            (7, .progressed("x"), "乙", "这一行已销号"), (7, .assigned(Assignment(owner: "x")), "乙", "这一行已销号"),
            (1, .waived(WaiverDecision(approver: "委", until: august(20))), "县", "没有写明理由"),
            (4, .submitted(progress: nil), "甲", "已经报过完成"), (1, .assigned(Assignment()), "乙", "没有写明责任人或责任单位"),
            (1, .assigned(Assignment(owner: "x")), " ", "没有写明是谁"),
            (0, .reopened, "县", "本来就没有销号"),
            (7, .reopened, "县", "没有写明理由"), (1, .rescheduled(DueMove(to: august(20), from: nil)), "县", "没有写明理由"), (1, .noted(""), "县", "备注是空的"),
        ])
    func refusals(_ step: Int, _ body: EventBody, _ actor: String, _ expected: String) throws {
        let ledger = try ledger(until: step)
        defer { ledger.folder.remove() }
        let before = try ledger.store.read { try $0.head().sequence }
        #expect(try ledger.note(1, body, 8, by: actor) == expected)
        #expect(try ledger.store.read { try $0.head().sequence } == before)
    }

    @Test("a waiver needs reason, approver and expiry; when it ends the row opens again")
    func waiver() throws {
        let ledger = try ledger(until: 1)
        defer { ledger.folder.remove() }
        #expect(try ledger.note(1, .waived(WaiverDecision(approver: "", until: Day("2022-08-10")!)), 3, by: "县", reason: "新址在建") == "豁免没有批准人")
        #expect(try ledger.note(1, .waived(WaiverDecision(approver: "卫健委", until: Day("2022-08-02")!)), 3, by: "县", reason: "新址在建") == "豁免期限 2022-08-02 已经过去")
        #expect(try ledger.note(1, .waived(WaiverDecision(approver: "卫健委", until: Day("2022-08-10")!)), 3, by: "县", reason: "新址在建") == nil)
        #expect(try ledger.sync(10, [TestLedger.gap(key)]).unchanged == 1)
        #expect(try ledger.row(1).status == .waived)
        #expect(try ledger.sync(11, [TestLedger.gap(key)]).waiversEnded == 1)
        #expect(try ledger.row(1).status == .working)
        #expect(try ledger.row(1).relapses == 0)
    }

    @Test("an audit before the submission is not enough; a fresh one is")
    func freshAudit() throws {
        let ledger = try ledger(until: 3)
        defer { ledger.folder.remove() }
        try ledger.sync(4, [], outcomes: [key: .met])
        #expect(try ledger.note(1, .submitted(progress: nil), 4, by: "村医甲") == nil)
        #expect(try ledger.note(1, .verified, 5, by: "核查丙") == "排查（2022-08-04）早于申请销号（2022-08-04），须有更新的排查")
        try ledger.sync(5, [], outcomes: [key: .met])
        #expect(try ledger.note(1, .verified, 5, by: "核查丙") == nil)
    }

    @Test("whoever fixed it stays so after it was sent back; joined names are several people; nobody approves a waiver of his own work")
    func samePeople() throws {
        let ledger = try ledger(until: 5)
        defer { ledger.folder.remove() }
        #expect(try ledger.note(1, .reopened, 6, by: "村医甲", reason: "重报") == nil)
        #expect(try ledger.note(1, .assigned(Assignment(owner: "张三、李四")), 6, by: "乡") == nil)
        #expect(try ledger.note(1, .submitted(progress: nil), 6, by: "丙") == nil)
        try ledger.sync(7, [], outcomes: [key: .met])
        for name in ["村医甲", "张三", "李四", "李\u{200D}四", "王五和丙", "丙"] { #expect(try ledger.note(1, .verified, 7, by: name)?.contains("参与了整改") == true, "\(name)") }
        #expect(try ledger.note(1, .waived(WaiverDecision(approver: "李四", until: Day("2022-12-31")!)), 7, by: "县", reason: "x")?.contains("不能批准豁免") == true)
        #expect(try ledger.note(1, .verified, 7, by: "王五") == nil)
    }

    @Test("events on a day before the row was opened are refused")
    func days() throws {
        let ledger = try TestLedger()
        defer { ledger.folder.remove() }
        try ledger.sync(5, [TestLedger.gap(key)])
        #expect(try ledger.note(1, .progressed("x"), 4, by: "甲") == "日期早于入账日期 2022-08-05")
    }

    @Test("each step may be on the day of the one before it, and none on the day before")
    func boundaries() throws {
        let ledger = try ledger(until: 5)
        defer { ledger.folder.remove() }
        #expect(try ledger.note(1, .verified, 4, by: "丙") == "日期早于前一步的 2022-08-05")
        #expect(try ledger.note(1, .verified, 5, by: "丙") == nil)
        #expect(try ledger.note(1, .submitted(progress: nil), 5, by: "村医甲") == "已经报过完成")
        #expect(try ledger.note(1, .rescheduled(DueMove(to: Day("2022-08-09")!, from: nil)), 5, by: "县", reason: "x") == "已经核查签字，再动工要重新核查")
        #expect(try ledger.note(1, .closed, 4, by: "丁") == "日期早于前一步的 2022-08-05")
        #expect(try ledger.note(1, .closed, 5, by: "丁") == nil)
        let other = try self.ledger(until: 0)
        defer { other.folder.remove() }
        #expect(try other.note(1, .rescheduled(DueMove(to: Day("2022-08-02")!, from: nil)), 3, by: "县", reason: "x") == "新时限 2022-08-02 已经过去")
        #expect(try other.note(1, .rescheduled(DueMove(to: Day("2022-08-03")!, from: nil)), 3, by: "县", reason: "x") == nil)
        #expect(try other.note(1, .waived(WaiverDecision(approver: "委", until: Day("2022-08-03")!)), 3, by: "县", reason: "x") == nil)
        #expect(try other.row(1).standing(on: august(4)).hasRunOut)
    }
}
