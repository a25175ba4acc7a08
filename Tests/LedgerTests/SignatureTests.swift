import Quantities
import Testing

@testable import Ledger

@Suite("One person's signatures")
struct SignatureTests {
    @Test(
        "whoever fixed a row cannot check it under another spelling of the same name",
        arguments: [
            // Office, title, brackets, punctuation.
            ("李明", "李明（县卫健委）"), ("李明", "县卫健委 李明"), ("李明", "李明医生"), ("李明", "李明."), ("李明", "李·明"), ("李明", "李明（县卫健委） "), ("李明", "县卫健委李明"),
            ("李明", "县卫健委·李明"), ("李明", "县卫健委医政科科长李明"), ("李明", "李明主任"), ("李明", "主任李明"), ("李明", "李明 主任"), ("李明", "副主任医师 李明"), ("李明", "李明同志"),
            ("李明", "李明局长"), ("李明", "【李明】"), ("李明", "“李明”"), ("李明", "李明，"), ("李明", "李 明"), ("李明", "李　明"), ("李明", "县卫健委 李 明"), ("李明", "李明(代)"), ("李明", "李明签字"),
            ("李明", "李明-县卫健委"), ("李明", "李明2"), ("李明", "李明、王五"), ("李明", "王五和李明"), ("李明", "王五 / 李明"), ("李明", "<李明>"), ("李明", "《李明》"), ("李明", "李_明"),
            ("李明", "独树镇卫生院 李明"), ("李明", "独树镇卫生院李明院长"), ("村医李明", "县卫健委 李明"), ("李明（村医）", "李明 科长"), ("村医 李明", "李明"), ("李明医生", "李明主任"),
            ("欧阳明", "县医院 欧阳明 大夫"), ("李和平", "李和平（县卫健委）"), ("李和平", "县卫健委李和平"),
            // What cannot be seen, and forms of the same characters.
            ("李明", "李\u{FE00}明"), ("李明", "李\u{034F}明"), ("李明", "李\u{3164}明"), ("李明", "李\u{2800}明"), ("李明", "李\u{200B}明"), ("李明", "李\u{2060}明"),
            ("李明", "李\u{115F}明"),
            ("李明", "李\u{FFA0}明"), ("李明", "李\u{E0101}明"), ("李明", "\u{202E}李明"), ("李明", "李\u{00AD}明"), ("李明", "李\u{180E}明"), ("李明", "李\u{FEFF}明"),
            ("李明", "李\u{0007}明"),
            ("李明", "李\u{0301}明"), ("李明", "李\u{E000}明"), ("高明", "⾼明"), ("李明", "\u{F9E1}明"), ("李明", "李\u{30FB}明"), ("李明", "李•明"), ("李明", "李‧明"), ("李明", "李・明"),
            ("张三", "張三"), ("陈丽华", "陳麗華"), ("龙国强", "龍國強（縣衛健委）"), ("张三", "張三醫生"),
            // Names in letters.
            ("Li Ming", "LI MING"), ("Li Ming", "Ming Li"), ("Li Ming", "Lǐ Míng"), ("Li Ming", "Ｌｉ　Ｍｉｎｇ"), ("Li Ming", "Dr. Li Ming"),
            ("Li Ming", "Li Ming (Health Bureau)"),
            ("Li Ming", "liming"), ("Li Ming", "Li-Ming"), ("O'Neil", "O’Neil"), ("V0012", "v0012"),
        ])
    func same(_ fixer: String, _ checker: String) {
        #expect(Signature(checker).relation(to: Signature(fixer)) == .same)
        #expect(Signature(fixer).relation(to: Signature(checker)) == .same)
    }

    @Test(
        "different people stay different, so that the work can be checked at all",
        arguments: [
            ("李明", "李明华"), ("李明", "李小明"), ("李明", "王明"), ("李明", "李鸣"), ("李明", "黎明"), ("李明", "明李"), ("李明（县卫健委）", "王五（县卫健委）"), ("独树镇卫生院 李明", "独树镇卫生院 王五"),
            ("县卫健委 李明", "县卫健委 王五"), ("主任 李明", "主任 王五"), ("李明主任", "王五主任"), ("村医甲", "核查丙"), ("村医甲", "县丁"), ("村医乙", "县卫健委甲"), ("张三、李四", "王五"), ("李 明", "李 华"),
            ("Li Ming", "Li Hua"), ("Li Ming (Health Bureau)", "Wang Wu (Health Bureau)"), ("Dr Li Ming", "Dr Wang Wu"), ("V0012", "V0013"), ("李和平", "李平"),
            ("李和平", "和平"), ("王五同志", "赵六同志"),
            ("李明", "县卫健委"), ("李明", "独树镇"), ("李明医生", "王五医生"), ("赵志科", "赵志"), ("乡镇丙", "村医甲"), ("Li Ming", "王五"), ("李明2", "王五2"),
        ])
    func different(_ fixer: String, _ checker: String) {
        #expect(Signature(checker).relation(to: Signature(fixer)) == .different)
        #expect(Signature(fixer).relation(to: Signature(checker)) == .different)
    }

    @Test(
        "where names do not tell, the row is not closed before somebody signs with the full name",
        arguments: [
            ("李明", "李医生"), ("李主任", "李医生"), ("李主任", "李明"), ("欧阳明", "欧阳医生"), ("李明", "Li Ming"), ("李明", "Ming Li"), ("LI Ming", "李明（县卫健委）"), ("张三", "Zhang San"),
        ])
    func doubtful(_ fixer: String, _ checker: String) {
        #expect(Signature(checker).relation(to: Signature(fixer)) == .doubtful)
        #expect(Signature(fixer).relation(to: Signature(checker)) == .doubtful)
    }

    @Test("the rule is kept at every step where somebody signs for another's work, and says what to do")
    func rule() throws {
        let ledger = try TestLedger()
        defer { ledger.folder.remove() }
        let key = "s/area/990101101201-clinic"
        try ledger.sync(1, [TestLedger.gap(key)])
        #expect(try ledger.note(1, .assigned(Assignment(owner: "李明")), 2, by: "乡") == nil)
        #expect(
            try ledger.note(1, .waived(WaiverDecision(approver: "县卫健委 李明", until: Day("2022-08-10")!)), 2, by: "乡", reason: "x")?.contains("不能批准豁免") == true)
        #expect(try ledger.note(1, .measured("修"), 2, by: "乡") == nil)
        #expect(try ledger.note(1, .submitted(progress: nil), 3, by: "李明") == nil)
        try ledger.sync(4, [], outcomes: [key: .met])
        for name in ["县卫健委 李明", "李医生"] { #expect(try ledger.note(1, .verified, 5, by: name) != nil, "\(name)") }
        #expect(try ledger.note(1, .verified, 5, by: "李医生") == "“李医生”可能就是参与了整改的“李明”，分不清")
        #expect(try ledger.note(1, .verified, 5, by: "王五") == nil)
        #expect(try ledger.note(1, .closed, 5, by: "李明主任") == "“李明主任”参与了整改，不能核查或销号自己的工作")
        #expect(try ledger.note(1, .closed, 5, by: "王五") == nil)
    }
}
