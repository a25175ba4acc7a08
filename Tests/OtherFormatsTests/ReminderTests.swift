import BuiltPrograms
import Foundation
import Testing

@Suite("Reminders of what is due")
struct ReminderTests {
    @Test("what is late comes before what falls due, and what is done is not asked for")
    func text() throws {
        let ledger = try LedgerWorld()
        defer { ledger.remove() }
        #expect(try ledger.output("remind", "--within", "3").contains("没有逾期的，3 天内也没有到期的"))
        let soon = try ledger.output("remind", "--within", "7")
        #expect(soon.contains("【整改提醒】甲镇") && soon.contains("整改台账中，7 天内到期 1 行") && soon.contains("面积够：丑村；时限2026年1月12日，还有 6 天；责任：乡镇卫生院"))
        #expect(!soon.contains("子村"), "its clinic was enlarged and written off")
        let late = try ledger.output("remind", day: "2026-01-15", language: "en")
        #expect(late.contains("1 overdue") && late.contains("due 2026-01-12, 3 days ago"))
        #expect(try !ledger.output("remind", "--township", "甲镇", day: "2026-01-15").contains("寅村"))
    }

    @Test("what was submitted waits for a checker: it is counted, and asked of nobody")
    func submitted() throws {
        let ledger = try LedgerWorld()
        defer { ledger.remove() }
        let rows = list(try ledger.object("list", "--format", "json"), "rows").filter { $0["township"] as? String == "甲镇" && $0["status"] as? String == "open" }
        let row = try #require(rows.first?["row"] as? Int)
        #expect(try ledger.run(["ledger", "assign", String(row), "--to", "村医乙", "--by", "乡", "--on", "2026-01-06"]).status == 0)
        #expect(try ledger.run(["ledger", "submit", String(row), "--by", "村医乙", "--on", "2026-01-06"]).status == 0)
        #expect(try !ledger.output("remind").contains("甲镇"))
        let all = try ledger.object("list", "--format", "json")
        #expect(list(all, "rows").contains { $0["status"] as? String == "submitted" })
    }

    @Test("calendars have short lines, whole characters, and the same UIDs tomorrow as today")
    func calendar() throws {
        let ledger = try LedgerWorld()
        defer { ledger.remove() }
        let text = try ledger.output("remind", "--format", "ics")
        let lines = text.components(separatedBy: "\r\n")
        #expect(!text.replacing("\r\n", with: "").contains("\n"))
        #expect(lines.allSatisfy { $0.utf8.count <= 75 })
        #expect(text.contains("DTSTART;VALUE=DATE:20260112"))
        func uids(_ text: String) -> [String] { text.components(separatedBy: "\r\n").filter { $0.hasPrefix("UID:") } }
        let tomorrow = try ledger.output("remind", "--format", "ics", day: "2026-01-15")
        #expect(uids(text) == uids(tomorrow) && uids(text).count == 2)
        #expect(tomorrow.contains("DTSTART;VALUE=DATE:20260115") && tomorrow.contains("SUMMARY:已逾期"), "nobody looks at days past")
    }

    @Test("a folder has a file for each township, whatever the township is called")
    func folder() throws {
        let ledger = try LedgerWorld()
        defer { ledger.remove() }
        _ = try ledger.output("remind", "--format", "ics", "-o", "提醒")
        let files = try FileManager.default.contentsOfDirectory(atPath: ledger.sample.path("提醒")).sorted()
        #expect(files == ["990101101-甲镇.ics", "990101102-乙_镇.ics"])
        let again = try ledger.run(["ledger", "remind", "-o", "提醒"], language: "en")
        #expect(again.status == 2 && again.errors.contains("is there already"))
    }
}
