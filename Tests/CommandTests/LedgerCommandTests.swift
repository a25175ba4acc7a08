import Foundation
import SpreadsheetFixtures
import Testing
import Workbooks

@Suite("Campaign and ledger commands")
struct LedgerCommandTests {
    private func started() throws -> Program {
        let program = try Program()
        try program.write(
            "c.yaml",
            """
            campaign: c
            title: 试验攻坚月
            region: "990101"
            standards: [t]
            inspector: 县排查组
            phases: [{id: sweep, title: 排查, from: 2026-01-01, to: 2026-01-10}, {id: fix, title: 整改, from: 2026-01-11, to: 2026-01-31}]
            due: [{severity: critical, days: 5}, {days: 20}]
            """)
        try program.write(
            "county/990101101.yaml", try #require(program.read("county/990101101.yaml")).replacingOccurrences(of: "floor-area: 80", with: "floor-area: 55"))
        let result = try program.run("campaign", "start", "c.yaml", "--inventory", "county", "--as-of", "2026-01-02")
        #expect(result.status == 0, "\(result.errors)")
        return program
    }

    /// The number of the row about a small clinic.
    private func areaRow(_ program: Program) throws -> String {
        let csv = try program.run("ledger", "list", "--criterion", "area", "--format", "csv").output
        return String(csv.split(separator: "\r\n")[1].split(separator: ",")[0])
    }

    @Test("a row's whole life, with everything that is refused on the way")
    func life() throws {
        let program = try started()
        defer { program.remove() }
        let row = try areaRow(program)
        func run(_ arguments: String...) throws -> Program.Result { try program.run(["ledger"] + arguments) }
        #expect(try run("close", row, "--by", "县丁", "--on", "2026-01-03").status == 1)
        #expect(try run("assign", row, "--to", "村医甲", "--by", "乡", "--on", "2026-01-03").status == 0)
        #expect(try run("measure", row, "--text", "扩建", "--by", "乡", "--on", "2026-01-03").status == 0)
        #expect(try run("submit", row, "--by", "村医甲", "--on", "2026-01-05").status == 0)
        let early = try run("verify", row, "--by", "县丁", "--on", "2026-01-05")
        #expect(early.status == 1)
        #expect(early.errors.contains("no audit shows it met") && early.errors.contains("next: update the inventory, then run dabiao ledger sync"))
        try program.write(
            "county/990101101.yaml", try #require(program.read("county/990101101.yaml")).replacingOccurrences(of: "floor-area: 55", with: "floor-area: 66"))
        #expect(try run("sync", "--inventory", "county", "--as-of", "2026-01-06").output.contains("1 cleared (ready to verify)"))
        #expect(try run("verify", row, "--by", "村医甲", "--on", "2026-01-06").errors.contains("took part in fixing it"))
        #expect(try run("verify", row, "--by", "县丁", "--on", "2026-01-06").status == 0)
        #expect(try run("close", row, "--by", "县丁", "--on", "2026-01-06").status == 0)
        try program.write(
            "county/990101101.yaml", try #require(program.read("county/990101101.yaml")).replacingOccurrences(of: "floor-area: 66", with: "floor-area: 50"))
        #expect(try run("sync", "--inventory", "county", "--as-of", "2026-01-07").output.contains("1 came back"))
        let page = try run("show", row).output
        #expect(page.contains("1 times, last on 2026-01-07") && page.contains("in progress"))
        #expect(try run("verify-chain").status == 0)
        #expect(try run("sync", "--inventory", "county", "--as-of", "2026-01-06").status == 1)
    }

    @Test("many rows at once need a yes; one refusal keeps all from being recorded")
    func many() throws {
        let program = try started()
        defer { program.remove() }
        let asked = try program.run("ledger", "assign", "--status", "open", "--to", "甲", "--by", "乡", "--on", "2026-01-03")
        #expect(asked.status == 2 && asked.errors.contains("confirm with --yes"))
        #expect(try program.run("ledger", "assign", "--status", "open", "--to", "甲", "--by", "乡", "--on", "2026-01-03", "--yes").output == "4 rows recorded.\n")
        #expect(try program.run("ledger", "submit", "1-4", "--by", "甲", "--on", "2026-01-03", "--yes").status == 1)
        #expect(try program.run("ledger", "list", "--status", "submitted", "--format", "csv").output.split(separator: "\r\n").count == 1)
        #expect(try program.run("ledger", "assign", "--to", "甲", "--by", "乡").errors.contains("it does not say which rows"))
        #expect(try program.run("ledger", "show", "99").status == 2)
    }

    @Test("status, report and end")
    func campaign() throws {
        let program = try started()
        defer { program.remove() }
        let status = try program.run("campaign", "status", "--as-of", "2026-01-08")
        #expect(status.output.contains("4 rows: 4 to be fixed") && status.output.contains("3 overdue"))
        #expect(status.output.contains("Townships that have handed nothing in (3)"))
        #expect(try program.run("campaign", "receive", "第1镇", "--by", "县", "--on", "2026-01-05").status == 0)
        #expect(try program.run("campaign", "status", "--as-of", "2026-01-08").output.contains("handed nothing in (2)"))
        #expect(try program.run("campaign", "receive", "第9镇", "--by", "县", "--on", "2026-01-05").errors.contains("the ledger has no township"))
        for format in ["json", "csv"] { #expect(try program.run("campaign", "report", "--as-of", "2026-01-08", "--format", format).status == 0) }
        #expect(try program.run("campaign", "report", "--as-of", "2026-01-08", "--format", "xlsx", "-o", "r.xlsx").status == 0)
        let json =
            try JSONSerialization.jsonObject(with: Data(program.run("campaign", "report", "--as-of", "2026-01-08", "--format", "json").output.utf8))
            as? [String: Any]
        #expect((json?["totals"] as? [String: Int])?["open"] == 4)
        #expect(try program.run("campaign", "end", "--by", "县", "--on", "2026-01-31").status == 1)
        #expect(try program.run("campaign", "end", "--by", "县", "--on", "2026-01-31", "--with-open-rows", "转入日常").status == 0)
        #expect(try program.run("campaign", "start", "c.yaml", "--inventory", "county").errors.contains("is there already"))
    }

    @Test("a campaign that cannot begin leaves no ledger behind")
    func badStart() throws {
        let program = try Program()
        defer { program.remove() }
        try program.write("bad.yaml", "campaign: b\ntitle: 试\nphases: [{id: a, from: 2026-02-01, to: 2026-01-01}]\nduties: [{rule: t/none}]\nstandarts: [t]\n")
        let result = try program.run("campaign", "start", "bad.yaml", "--inventory", "county")
        #expect(result.status == 2)
        for text in ["\"inspector\" is missing", "the last day is before the first", "did you mean \"standards\"?"] {
            #expect(result.errors.contains(text), "\(text)")
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: program.folder).filter { $0.contains(".ledger") }.isEmpty)
    }

    @Test("a township's ledger goes out, is filled in by somebody else's program, and comes back once")
    func sheet() throws {
        let program = try started()
        defer { program.remove() }
        #expect(try program.run("ledger", "export", "--township", "第1镇", "-o", "out.xlsx", "--as-of", "2026-01-03").status == 0)
        let file = try SpreadsheetFile(path: program.folder + "/out.xlsx")
        var rows: [[String?]] = []
        try file.readRows(0) { _, cells in
            var row = [String?](repeating: nil, count: 21)
            for cell in cells {
                switch cell.content {
                case .text(let text): row[cell.column] = text
                case .number(let number, .date): row[cell.column] = number == 46024 ? "2026-01-02" : number == 46029 ? "2026-01-07" : "2026-01-22"
                case .number(let number, _): row[cell.column] = String(Int(number))
                default: break
                }
            }
            rows.append(row)
        }
        let heads = try #require(rows.first { $0[0] == "序号" })
        func column(_ name: String) -> Int { heads.firstIndex(of: name)! }
        let lines = rows.indices.filter { rows[$0][0].flatMap(Int.init) != nil }
        #expect(lines.count == 2)
        rows[lines[0]][column("责任人")] = "村医甲"
        rows[lines[0]][column("进展")] = "动工"
        rows[lines[0]][column("完成日期")] = "2026-01-04"
        rows[lines[1]][column("状态")] = "已销号"
        rows[lines[1]][column("进展")] = "办了"
        rows[lines[0]][column("整改措施")] = "修缮"
        try Spreadsheet(texts: [("第1镇", rows)]).write(to: program.folder + "/back.xlsx")
        let first = try program.run("ledger", "import", "back.xlsx", "--by", "乡镇丙", "--on", "2026-01-05", "--standards", "standards")
        #expect(first.status == 1)
        #expect(first.output.contains("recorded 4 events, refused 1."), "\(first.output) \(first.errors)")
        #expect(first.errors.contains("status cannot be changed in the sheet"))
        let again = try program.run("ledger", "import", "back.xlsx", "--by", "乡镇丙", "--on", "2026-01-05", "--standards", "standards")
        #expect(again.output.contains("recorded 0 events, refused 1."))
        let id = rows[lines[0]][0]!
        let history = try program.run("ledger", "history", id).output
        #expect(history.contains("村医甲") && history.contains("动工") && history.contains("submitted"))
        #expect(try program.run("campaign", "status", "--as-of", "2026-01-08").output.contains("handed nothing in (2)"))
        #expect(try program.run("ledger", "import", "county/roster.yaml", "--by", "x", "--standards", "standards").status == 2)
    }

    @Test("the county checks on site: draw, record, list")
    func site() throws {
        let program = try started()
        defer { program.remove() }
        let draw = try program.run("verify-site", "--inventory", "county", "--sample", "10%", "--seed", "5", "--format", "csv")
        #expect(Set(draw.output.split(separator: "\r\n").dropFirst().map { $0.prefix(while: { $0 != "," }) }).count == 3)
        #expect(try program.run("verify-site", "--inventory", "county", "--sample", "10%", "--seed", "5", "--format", "csv").output == draw.output)
        #expect(
            try program.run(
                "verify-site", "990101101201-clinic", "--inventory", "county", "--set", "建筑面积=40", "--set", "设备/听诊器=1", "--by", "组", "--on", "2026-01-05"
            ).status == 0)
        let list = try program.run("verify-site", "--inventory", "county")
        #expect(list.output.hasPrefix("2 values looked at, 1 false (50.0%)"), "\(list.output)")
        #expect(try program.run("audit", "--inventory", "county", "--as-of", "2026-01-06", "--village", "甲101村").output.contains("has 40 m²"))
        #expect(try program.run("verify-site", "990101101201-clinic", "--inventory", "county", "--set", "面积大=40", "--by", "组").status == 2)
    }

    @Test("comparison knows what a ledger has had before")
    func relapse() throws {
        let program = try started()
        defer { program.remove() }
        try program.write("before.json", program.audit("--format", "json").output.replacingOccurrences(of: "t/area/", with: "t/other/"))
        #expect(try program.run("compare", "before.json", "county", "--as-of", "2026-01-03", "--ledger", "c.ledger").output.contains("Came back 1"))
    }
}
