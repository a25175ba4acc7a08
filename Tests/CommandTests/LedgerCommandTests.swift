import Foundation
import SpreadsheetFixtures
import Testing
import Workbooks

@Suite("Campaign and ledger commands")
struct LedgerCommandTests {
    private func started() throws -> Program {
        let program = try Program()
        try program.write("c.yaml", Program.campaign)
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

    @Test("rows are found by what people call the place, and a place the ledger has nothing of is told, not listed as empty")
    func subjects() throws {
        let program = try started()
        defer { program.remove() }
        let row = try areaRow(program)
        for word in ["甲101村", "第1镇甲101村", "甲101村民委员会", "990101101201-clinic"] {
            let found = try program.run("ledger", "list", "--subject", word, "--criterion", "area", "--format", "csv").output.split(separator: "\r\n")
            #expect(found.count == 2 && found[1].hasPrefix(row + ","), "\(word)")
        }
        let missing = try program.run("ledger", "list", "--subject", "甲701村")
        #expect(missing.status == 2 && missing.errors.contains("the ledger has no row of \"甲701村\"") && missing.errors.contains("甲101村"))
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
        #expect(try run("sync", "--inventory", "county", "--as-of", "2026-01-07").output.contains("1 relapsed"))
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
            var row = [String?](repeating: nil, count: 40)
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
        #expect(list.output.hasSuffix("\n2 values looked at, 1 false (50.0%)\n"), "\(list.output)")
        #expect(try program.run("audit", "--inventory", "county", "--as-of", "2026-01-06", "--village", "甲101村").output.contains("has 40 m²"))
        #expect(try program.run("verify-site", "990101101201-clinic", "--inventory", "county", "--set", "面积大=40", "--by", "组").status == 2)
    }

    @Test("comparison knows what a ledger has had before")
    func relapse() throws {
        let program = try started()
        defer { program.remove() }
        try program.write("before.json", program.audit("--format", "json").output.replacingOccurrences(of: "t/area/", with: "t/other/"))
        #expect(try program.run("compare", "before.json", "county", "--as-of", "2026-01-03", "--ledger", "c.ledger").output.contains("Relapsed 1"))
    }

    @Test("a past day's status is what it was that day, in every format, and reopening the file later does not change it")
    func pastDays() throws {
        let program = try started()
        defer { program.remove() }
        let row = try areaRow(program)
        func numbers(_ day: String) throws -> [Int] {
            let text = try program.run("campaign", "report", "--as-of", day, "--format", "json").output
            let json = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
            let totals = try #require(json["totals"] as? [String: Int])
            let sum = try #require(json["townships"] as? [[String: Any]]).map { $0["open"] as? Int ?? 0 }.reduce(0, +)
            #expect(sum == totals["open"], "\(day)")
            #expect((json["overdueRows"] as? [Int])?.count == totals["overdue"])
            let last = try #require(json["days"] as? [[String: Any]]).last
            #expect(last?["open"] as? Int == totals["open"])
            #expect(last?["blankInstitutions"] as? Int == 3 && last?["blankStaff"] as? Int == 0)
            // The same from the table, the list and the workbook.
            let csv = try program.run("campaign", "report", "--as-of", day, "--format", "csv").output.split(separator: "\r\n").dropFirst()
            #expect(csv.map { Int($0.split(separator: ",")[3]) ?? 0 }.reduce(0, +) == totals["open"])
            let listed = try program.run("ledger", "list", "--on", day, "--status", "open", "working", "submitted", "verified", "--format", "csv").output
            #expect(listed.split(separator: "\r\n").count - 1 == totals["open"])
            #expect(try program.run("campaign", "report", "--as-of", day, "--format", "xlsx", "-o", "day.xlsx").status == 0)
            var open: Int?
            try SpreadsheetFile(path: program.folder + "/day.xlsx").readRows(0) { _, cells in
                guard case .text("total")? = cells.first?.content, case .number(let number, _)? = cells.first(where: { $0.column == 2 })?.content else {
                    return
                }
                open = Int(number)
            }
            #expect(open == totals["open"])
            let status = try program.run("campaign", "status", "--as-of", day).output
            #expect(status.contains("\(totals["rows"]!) rows: \(totals["open"]!) to be fixed"))
            return ["rows", "open", "submitted", "cleared", "closed", "overdue"].map { totals[$0]! }
        }
        let early = try numbers("2026-01-03")
        #expect(early == [4, 4, 0, 0, 0, 0])
        for arguments in [
            ["assign", row, "--to", "村医甲", "--by", "乡", "--on", "2026-01-04"], ["measure", row, "--text", "扩建", "--by", "乡", "--on", "2026-01-04"],
            ["submit", row, "--by", "村医甲", "--as-of", "2026-01-05"],
        ] { #expect(try program.run(["ledger"] + arguments).status == 0) }
        try program.write(
            "county/990101101.yaml", try #require(program.read("county/990101101.yaml")).replacingOccurrences(of: "floor-area: 55", with: "floor-area: 66"))
        _ = try program.run("ledger", "sync", "--inventory", "county", "--as-of", "2026-01-06")
        #expect(try program.run("ledger", "verify", row, "--by", "县丁", "--on", "2026-01-07").status == 0)
        #expect(try program.run("ledger", "close", row, "--by", "县丁", "--on", "2026-01-08").status == 0)
        #expect(try numbers("2026-01-03") == early)
        #expect(try numbers("2026-01-05") == [4, 4, 1, 0, 0, 0])
        #expect(try numbers("2026-01-06") == [4, 4, 1, 1, 0, 0])
        #expect(try numbers("2026-01-08") == [4, 3, 0, 0, 1, 3])
        let page = try program.run(
            "report", "--inventory", "county", "--ledger", "c.ledger", "--as-of", "2026-01-05", "--standards", "standards", "-o", "p.html")
        #expect(page.status == 0, "\(page.errors)")
        #expect(try #require(program.read("p.html")).contains("4 rows, 4 to be fixed, 0 closed"))
        #expect(try program.run("ledger", "show", row, "--as-of", "2026-01-05").output.contains("submitted"))
        // All this was recorded long after.
        #expect(try program.run("ledger", "list", "--as-of", "2026-01-08", "--recorded-by", "2026-01-08").output == "No rows.\n")
    }

    @Test("the history shows the day something was recorded beside the day it happened, in every format")
    func history() throws {
        let program = try started()
        defer { program.remove() }
        let row = try areaRow(program)
        #expect(try program.run("ledger", "note", row, "--text", "a", "--by", "x", "--on", "2026-01-04").status == 0)
        #expect(try program.run("ledger", "note", row, "--text", "b", "--by", "x").status == 0)
        let text = try program.run("ledger", "history", row).output
        #expect(text.split(separator: "\n").filter { $0.contains("backdated by") }.count == 2)
        let json = try JSONSerialization.jsonObject(with: Data(try program.run("ledger", "history", row, "--format", "json").output.utf8)) as? [String: Any]
        let events = try #require(json?["events"] as? [[String: Any]])
        #expect(events.map { $0["kind"] as? String } == ["opened", "noted", "noted"])
        #expect(events.map { ($0["daysLate"] as? Int ?? 0) > 0 } == [true, true, false])
        #expect(events[1]["day"] as? String == "2026-01-04" && events[2]["day"] as? String == events[2]["recordedOn"] as? String)
        let csv = try program.run("ledger", "history", row, "--format", "csv").output.split(separator: "\r\n")
        #expect(csv.count == 4 && csv[3].contains(",0,b"))
        #expect(try program.run("ledger", "history", row, "--format", "text").output.contains("shortfall 5 m², due 2026-01-22"))
    }

    @Test("rows are found by every word the gaps are found by; a word that names nothing is an error")
    func filters() throws {
        let program = try started()
        defer { program.remove() }
        func count(_ arguments: String...) throws -> Int {
            try program.run(["ledger", "list", "--as-of", "2026-01-10", "--format", "csv"] + arguments).output.split(separator: "\r\n").count - 1
        }
        #expect(try count("--severity", "critical") == 3 && count("--severity", "严重") == 3 && count("--severity", "major") == 1)
        #expect(try count("--group", "三个一") == 3 && count("--group", "设施,三个一") == 4)
        #expect(
            try count("--blank-spot", "institution") == 3 && count("--blank-spot", "机构") == 3 && count("--blank-spot", "staff") == 0
                && count("--blank-spot", "all") == 3)
        #expect(try count("--criterion", "area", "village.clinic") == 4 && count("--relapsed") == 0)
        #expect(try count("--due-before", "2026-01-08") == 3 && count("--due-before", "2026-01-07") == 0 && count("--overdue") == 3)
        #expect(try count("--township", "第1镇,第2镇") == 3 && count("--township", "990101103") == 1)
        for wrong in [["--severity", "big"], ["--status", "gone"], ["--blank-spot", "x"], ["--township", "第9镇"]] {
            #expect(try program.run(["ledger", "list"] + wrong).status == 2, "\(wrong)")
        }
    }

    @Test("entering new gaps leaves the rows that are there, also those that are gone")
    func open() throws {
        let program = try started()
        defer { program.remove() }
        try program.write(
            "county/990101101.yaml", try #require(program.read("county/990101101.yaml")).replacingOccurrences(of: "floor-area: 55", with: "floor-area: 66"))
        try program.write(
            "county/990101102.yaml", try #require(program.read("county/990101102.yaml")).replacingOccurrences(of: "floor-area: 80", with: "floor-area: 30"))
        let result = try program.run("ledger", "open", "--inventory", "county", "--as-of", "2026-01-05")
        #expect(result.output.hasPrefix("1 rows opened, 0 cleared"), "\(result.output) \(result.errors)")
        #expect(try program.run("ledger", "sync", "--inventory", "county", "--as-of", "2026-01-06").output.hasPrefix("0 rows opened, 1 cleared"))
    }

    @Test("a receipt written on one day is kept by the ledger as it grows, and by no other; nobody else can read it or the sheets")
    func receipt() throws {
        let program = try started()
        defer { program.remove() }
        #expect(try program.run("ledger", "export", "--head", "-o", "r.txt").status == 0)
        #expect(try program.run("ledger", "note", "1", "--text", "a", "--by", "x").status == 0)
        let good = try program.run("ledger", "verify-chain", "--receipt", "r.txt")
        #expect(good.status == 0 && good.output.contains("1 came after"), "\(good.errors)")
        let line = try #require(program.read("r.txt"))
        try program.write("bad.txt", line.replacingOccurrences(of: "rows=4", with: "rows=3"))
        #expect(try program.run("ledger", "verify-chain", "--receipt", "bad.txt").status == 1)
        try program.write("other.txt", line.replacingOccurrences(of: "ledger=c", with: "ledger=d"))
        #expect(try program.run("ledger", "verify-chain", "--receipt", "other.txt").status == 2)
        try program.write("cut.txt", String(line.prefix(80)))
        #expect(try program.run("ledger", "verify-chain", "--receipt", "cut.txt").status == 2)
        #expect(try program.run("ledger", "export", "-o", "out.xlsx").status == 0)
        for name in ["r.txt", "out.xlsx", "c.ledger"] {
            let mode = try FileManager.default.attributesOfItem(atPath: program.folder + "/" + name)[.posixPermissions] as? Int
            #expect(mode == 0o600, "\(name)")
        }
    }

    @Test("townships of a campaign may be named; a name that is none is told where it stands")
    func townships() throws {
        let program = try Program()
        defer { program.remove() }
        let file = """
            campaign: n
            title: 试验攻坚月
            region: "990101"
            standards: [t]
            townships: [第2镇, "990101103"]
            inspector: 县排查组
            phases: [{id: sweep, title: 排查, from: 2026-01-01, to: 2026-01-10}]
            """
        try program.write("n.yaml", file)
        #expect(try program.run("campaign", "start", "n.yaml", "--inventory", "county", "--as-of", "2026-01-02").output.contains("2 rows opened"))
        #expect(try program.run("campaign", "status", "--as-of", "2026-01-02").output.contains("Townships that have handed nothing in (2): 第2镇, 第3镇"))
        #expect(try program.run("ledger", "sync", "--inventory", "county", "--as-of", "2026-01-03").output.contains("2 unchanged"))
        let outside = try program.run("ledger", "sync", "--inventory", "county", "--township", "第1镇", "--as-of", "2026-01-03")
        #expect(outside.status == 2 && outside.errors.contains("第1镇"))
        try program.write("bad.yaml", file.replacingOccurrences(of: "第2镇", with: "第二镇"))
        let bad = try program.run("campaign", "start", "bad.yaml", "--inventory", "county", "--ledger", "b.ledger")
        #expect(bad.status == 2 && bad.errors.contains("bad.yaml:5:13: error: the inventory has no township \"第二镇\""), "\(bad.errors)")
    }

    @Test("a campaign that follows what is not reported has a row for it; one that does not has only possible blank spots")
    func unreported() throws {
        let program = try Program()
        defer { program.remove() }
        try program.write(
            "county/990101101.yaml",
            try #require(program.read("county/990101101.yaml")).replacingOccurrences(of: "      floor-area: 80\n", with: "")
                .replacingOccurrences(of: "licence-until: 2030-01-01", with: ""))
        let file = """
            campaign: u
            title: 试验攻坚月
            region: "990101"
            standards: [t]
            OUTCOMES
            inspector: 县排查组
            phases: [{id: sweep, title: 排查, from: 2026-01-01, to: 2026-01-10}]
            """
        for (name, outcomes, rows, asked) in [("few", "", 4, 1), ("all", "outcomes: [unmet, unreported]", 5, 2)] {
            try program.write("u.yaml", file.replacingOccurrences(of: "OUTCOMES", with: outcomes))
            let begun = try program.run("campaign", "start", "u.yaml", "--inventory", "county", "--as-of", "2026-01-02", "--ledger", "\(name).ledger")
            #expect(
                begun.output.contains("\(rows) rows opened") && begun.output.contains("Of the new rows \(asked) were not reported"),
                "\(begun.output) \(begun.errors)")
            let list = try program.run("ledger", "list", "--ledger", "\(name).ledger", "--blank-spot", "staff").output
            #expect(list.contains("possible blank spot, to be verified"))
        }
        try program.write("u.yaml", file.replacingOccurrences(of: "OUTCOMES", with: "outcomes: [unreported]"))
        #expect(
            try program.run("campaign", "start", "u.yaml", "--inventory", "county", "--ledger", "x.ledger").errors.contains(
                "u.yaml:5:11: error: outcomes needs unmet"))
    }

    @Test("a warning says from which day and whose licence, is due before that, and claims nothing of today")
    func warnings() throws {
        let program = try Program()
        defer { program.remove() }
        try program.write(
            "county/990101102.yaml",
            try #require(program.read("county/990101102.yaml")).replacingOccurrences(of: "licence-until: 2030-01-01", with: "licence-until: 2026-02-10"))
        try program.write(
            "w.yaml",
            "campaign: w\ntitle: 试\nregion: \"990101\"\nstandards: [t]\ninspector: 组\nphases: [{id: s, title: 排查, from: 2026-01-01, to: 2026-01-10}]\n")
        #expect(try program.run("campaign", "start", "w.yaml", "--inventory", "county", "--as-of", "2026-01-02", "--warn-within", "60").status == 0)
        let text = try program.run("ledger", "list", "--status", "warning", "--format", "json").output
        let json = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        let row = try #require((json["rows"] as? [[String: Any]])?.first)
        #expect(row["expected"] as? String == "2026-02-11" && row["due"] as? String == "2026-02-10" && row["shortfall"] is NSNull)
        #expect(row["cause"] as? String == "A 执业证有效期至 2026-02-10")
        #expect(row["actual"] as? String == "将于 2026-02-11 起不达标：A 执业证有效期至 2026-02-10")
    }
}
