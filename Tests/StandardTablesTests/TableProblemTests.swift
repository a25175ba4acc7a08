import Files
import SpreadsheetFixtures
import StandardTables
import Standards
import Testing
import Workbooks

@Suite("What is wrong with a table")
struct TableProblemTests {
    /// Cells from 项目 on, and what is said of them.
    static let items: [([String?], String)] = [
        (["听诊机", "≥", "1", "台"], ":条款!E2: error: the vocabulary knows no \"听诊机\" of 村卫生室 (nearest: \"听诊器\") | correct it; or, if it is new"),
        (["建筑面积", "≥", "六十", "m²"], ":条款!G2: error: \"六十\" is not a number | write digits, such as 60"),
        (["建筑面积", "≥", "60", "张"], ":条款!H2: error: 建筑面积 is in \"m²\", not in \"张\" | write \"m²\", converting the value"),
        (["建筑面积", "≥", "60亩", nil], ":条款!G2: error: 建筑面积 is in \"m²\", not in \"亩\" | write \"m²\", converting the value"),
        (["听诊器", "≥", "2", "%"], ":条款!H2: error: 听诊器 is in \"个\", not in \"%\" | write \"个\", converting the value"),
        (["听诊器", "≥", "1.5", "个"], ":条款!G2: error: 听诊器 is counted; \"1.5\" is not a whole number"),
        (["建筑面积", "有", nil, nil], ":条款!F2: error: 建筑面积 cannot be compared with \"有\" | one of \"≥\", \"≤\", \">\", \"<\", \"=\", \"介于\""),
        (["医保定点", "≥", "1", nil], ":条款!F2: error: 医保定点 cannot be compared with \"≥\" | one of \"是\", \"有\", \"否\", \"无\""),
        (["建筑面积", "约", "60", "m²"], ":条款!F2: error: comparison: there is no choice \"约\" | one of \"≥\""),
        (["建筑面积", nil, "60", "m²"], ":条款!F2: error: comparison is empty | one of \"≥\""),
        (["建筑面积", "≥", nil, "m²"], ":条款!G2: error: value is empty"),
        (["建筑面积", "≥", "0", "m²"], ":条款!G2: error: this asks for nothing: everything fulfils it"),
        (["建筑面积", "≤", "≥60", "m²"], ":条款!G2: error: the comparison is \"≤\", but the value says \"≥60\""),
        (["服务人口", "介于", "30-10", "人"], ":条款!G2: error: \"30-10\": the smaller limit comes first"),
        (["服务人口", "介于", "30", "人"], ":条款!G2: error: 介于 takes two limits such as 10-29, found \"30\""),
        (["产权", "是", "集体", nil], ":条款!G2: error: \"集体\" is not among the words of 产权 | correct it; or, if it is new"),
        (["功能用房", "有", "诊室、茶水室", nil], ":条款!G2: error: \"茶水室\" is not among the words of 功能用房"),
        (["诊室", "≥", "2", "间"], ":条款!G2: error: of 功能用房 it is only known whether there is 诊室, not how many | compare with 有 and leave the value empty"),
        (["中医药适宜技术", "≥", "400", "类"], ":条款!G2: error: asks for 400 of a list of"),
        (["执业许可证有效期至", "不早于", "2026-02-30", nil], ":条款!G2: error: \"2026-02-30\" is not a day | write it like 2022-08-03"),
        (["clinical", "≥", "1", "人"], ":条款!E2: error: \"clinical\" can mean several things | one of \"人员（执业类别=clinical）\", \"人员（岗位=clinical）\""),
        (["人员（资格=村医）", "≥", "1", "人"], ":条款!E2: error: the condition \"村医\" means nothing | "),
        (["人员（资质=乡村医生）", "≥", "1", "人"], ":条款!E2: error: the condition \"资质\" means nothing | did you mean \"资格\"?"),
        ([nil, "≥", "1", "人"], ":条款!E2: error: item is empty"),
        (["建筑面积", "≥", "60", "m²", "优秀"], ":条款!I2: error: level: there is no choice \"优秀\" | one of \"基本\", \"推荐\""),
        (["建筑面积", "≥", "60", "m²", nil, "强制"], ":条款!J2: error: firmness: there is no choice \"强制\" | one of \"约束性\""),
    ]

    @Test("one cell", arguments: items)
    func cell(item: (cells: [String?], message: String)) throws {
        let fixture = try TableFixture()
        defer { fixture.remove() }
        let conversion = try fixture.convert(TableFixture.rows([item.cells]))
        #expect(conversion.text == nil)
        let said = TableFixture.said(conversion.diagnostics)
        #expect(said.count == 1 && said[0].hasPrefix(item.message), "\(said)")
    }

    private func row(_ clause: String, _ value: String, _ level: String? = nil, item: String = "建筑面积", basis: String? = nil, kind: String = "村卫生室") -> [String?]
    {
        [clause, "设施", kind, nil, item, "≥", value, nil, level, nil, basis]
    }

    @Test("rows that do not go together, all of them at once")
    func together() throws {
        let fixture = try TableFixture()
        defer { fixture.remove() }
        let conversion = try fixture.convert([
            TableFixture.heads, row("1.1", "60"), row("一（一）", "70"),  // a clause twice
            row("2", "60", "基本"), row("2", "70", "基本"),  // two basic levels
            row("3", "60", "基本", basis: "甲"), row("3", "80", "推荐", basis: "乙"),  // two bases
            row("4", "60", "基本"), row("4", "50", "推荐"),  // recommended less
            row("5", "60", "基本"), row("5", "80", "推荐", item: "年租赁费"),  // another item
            row("6", "许多", kind: "村卫生院"),  // an unknown kind, and no number
            row("附", "60"),  // a clause without a number
        ])
        #expect(conversion.text == nil)
        #expect(
            TableFixture.said(conversion.diagnostics).map { $0.split(separator: "|")[0].replacing(":条款!", with: "").replacing(" error:", with: "") } == [
                "A3: the clause \"一（一）\" is there twice, first in row 2 of 条款 ", "A5: the clause \"2\" has two levels 基本, the first in row 4 of 条款 ",
                "K7: the clause \"3\" has two original texts, the other in row 6 of 条款 ",
                "G9: the recommended level asks for no more than the basic one in row 8 of 条款",
                "E11: item must be the same for both levels; the other is row 10 of 条款 ", "C12: there is no kind of facility or place \"村卫生院\" ",
                "G12: \"许多\" is not a number ",
                "A13: the clause \"附\" has no number ",
            ])
    }

    @Test("what the vocabulary lacks is proposed, and taken once it is accepted")
    func proposals() throws {
        let fixture = try TableFixture()
        defer { fixture.remove() }
        let rows = TableFixture.rows([
            ["雾化器", "≥", "1", "台"], ["茶水室", "有", nil, nil], ["无障碍通道", "有", nil, nil], ["候诊面积", "≥", "20", "m²"], ["签约率", "≥", "60", "%"],
            ["产权", "是", "集体", nil], ["雾化器", "≥", "2", "台"], ["设备", "有", "听诊器、轮椅", nil],
        ])
        let first = try fixture.convert(rows)
        #expect(first.text == nil)
        #expect(
            TableFixture.said(first.diagnostics).map { $0.prefix(7) } == [
                ":条款!E2:", ":条款!E3:", ":条款!E4:", ":条款!E5:", ":条款!E6:", ":条款!G7:", ":条款!E8:", ":条款!G9:",
            ])
        let additions = try #require(first.additions)
        #expect(additions.contains("equipment:\n    - {id: wu-hua-qi, label: 雾化器, unit: 台}  # 条款 第 2 行、条款 第 8 行\n"))
        let own = try TemporaryFolder()
        defer { own.remove() }
        try own.write("additions.yaml", additions)
        let second = try fixture.convert(rows, library: try StandardLibrary.load(folders: [fixture.folder.path, own.path]))
        #expect(TableFixture.said(second.diagnostics) == [])
        try own.write("made.yaml", try #require(second.text))
        #expect(try StandardLibrary.load(folders: [fixture.folder.path + "/", own("additions.yaml"), own("made.yaml")]).standard("made")?.criteria.count == 8)
    }

    @Test("a standard that is there already, and one that is not there to be extended")
    func heads() throws {
        let fixture = try TableFixture()
        defer { fixture.remove() }
        let rows = TableFixture.rows([["建筑面积", "≥", "60", "m²"]])
        let head = StandardHead([.id: "national-2019", .extends: "nationl-2019", .region: "河南", .status: "好", .issued: "去年"])
        let said = TableFixture.said(try fixture.convert(rows, head: head).diagnostics)
        #expect(said.count == 6)
        #expect(said.contains { $0.hasPrefix(": error: there is a standard \"national-2019\" already") })
        #expect(said.contains { $0 == ": error: there is no standard \"nationl-2019\" | did you mean \"national-2019\"?" })
        #expect(said.contains { $0.hasPrefix(": error: the title of the standard is missing | give it with --title") })
    }

    @Test("a file without a table, and one without clauses")
    func empty() throws {
        let fixture = try TableFixture()
        defer { fixture.remove() }
        #expect(TableFixture.said(try fixture.convert([["甲", "乙"], ["1", "2"]]).diagnostics).first?.contains("no table of clauses was found") == true)
        #expect(TableFixture.said(try fixture.convert([TableFixture.heads]).diagnostics) == [": error: the table has no clauses"])
    }

    @Test("the template's examples are left out, and every word it offers is understood")
    func template() throws {
        let fixture = try TableFixture()
        defer { fixture.remove() }
        let output = try Output(fixture.folder("template.xlsx"))
        try StandardTemplate(library.vocabulary).write(to: output)
        try output.finish()
        let conversion = try TableConversion(fixture.folder("template.xlsx"), head: TableFixture.head, library: library, output: "x.yaml")
        #expect(conversion.diagnostics.map(\.message.en) == ["an example, left out", "an example, left out", "the table has no clauses"])
        let file = try SpreadsheetFile(path: fixture.folder("template.xlsx"))
        var items: [String] = []
        try file.readRows(try #require(file.sheets.firstIndex(of: "词表"))) { _, cells in
            if case .text(let text)? = cells.first(where: { $0.column == 0 })?.content { items.append(text) }
        }
        #expect(items.count > 200)
        // Of each kind, what the table says of the word is about the word: nothing is unknown everywhere.
        var unknown = Set(items)
        for kind in library.vocabulary.kinds {
            let left = items.filter(unknown.contains)
            let rows = left.enumerated().map { ["\($0 + 1)", nil, kind.label, nil, $1, "有"] as [String?] }
            let refused = try fixture.convert([TableFixture.heads] + rows).diagnostics.filter { $0.message.en.contains("the vocabulary knows no") }
            unknown = Set(refused.compactMap { diagnostic in diagnostic.position.map { left[$0.line - 2] } })
        }
        #expect(unknown == [])
    }
}
