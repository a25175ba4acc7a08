import Foundation
import SpreadsheetFixtures
import Testing
import Wording
import Workbooks
import YAMLReader

@testable import Exchange

/// Imports over what is there already: nothing goes unless the sheet says so, and what goes is told.
@Suite("Nothing is lost on import")
struct LossTests {
    private static let clinic = "990101101201-clinic"
    private static let base = "township: \"990101101\"\nvillages:\n  - code: \"990101101201\"\n    clinic:\n      floor-area: 60\n"

    /// The file after an import, and the differences that were told.
    private func after(_ more: String, _ sheets: [(name: String, rows: [[String?]])]) throws -> (text: String, told: [String]) {
        let county = try County()
        defer { county.folder.remove() }
        try county.write("990101101.yaml", Self.base + more)
        let told = try county.importing(sheets).map { String($0.drop { $0 != " " }.drop { $0 == " " }) }
        let text = try #require(county.read("990101101.yaml"))
        #expect(text.hasPrefix(Self.base))
        #expect(try county.importing(sheets) == [])
        return (String(text.dropFirst(Self.base.count)), told)
    }

    private func problems(_ more: String, _ sheets: [(name: String, rows: [[String?]])]) throws -> [String] {
        let county = try County()
        defer { county.folder.remove() }
        try county.write("990101101.yaml", Self.base + more)
        let found = try county.problems(sheets)
        #expect(county.read("990101101.yaml") == Self.base + more)
        return found
    }

    private static let answer = "      attestations:\n        running-normally: {value: 是, on: 2022-08-01, evidence: 台账1, by: 甲}\n"

    @Test(
        "of an answer with evidence only what the sheet gives changes",
        arguments: [
            (["答复"], ["否"], "{value: 否, on: 2022-08-01, evidence: 台账1, by: 甲}"), (["日期"], ["2022-09-01"], "{value: 是, on: 2022-09-01, evidence: 台账1, by: 甲}"),
            (["佐证材料"], ["台账2"], "{value: 是, on: 2022-08-01, evidence: 台账2, by: 甲}"), (["填报人"], ["乙"], "{value: 是, on: 2022-08-01, evidence: 台账1, by: 乙}"),
            (["日期"], ["未填报"], "{value: 是, evidence: 台账1, by: 甲}"),
            (["答复", "日期", "佐证材料", "填报人"], ["是", nil, nil, nil], "{value: 是, on: 2022-08-01, evidence: 台账1, by: 甲}"),
        ] as [([String], [String?], String)])
    func attestations(heads: [String], cells: [String?], expected: String) throws {
        let rows: [[String?]] = [["代码", "事项"] + heads, [Self.clinic, "正常运行"] + cells]
        #expect(try after(Self.answer, [("佐证", rows)]).text == "      attestations:\n        running-normally: \(expected)\n")
    }

    @Test("an answer in a column of the clinic's own sheet keeps its evidence, too")
    func ownColumn() throws {
        let found = try after(Self.answer, [("村卫生室", [["代码", "建筑面积", "正常运行"], [Self.clinic, "60", "否"]])])
        #expect(found.text.contains("running-normally: {value: 否, on: 2022-08-01, evidence: 台账1, by: 甲}"))
        #expect(found.told == ["正常运行：是（台账1） → 否（台账1）"])
    }

    @Test(
        "无 over people or equipment that are listed is refused, in the clinic's sheet and among findings on site",
        arguments: [
            ("      staff: [{id: A}]\n", "村卫生室", ["代码", "人员"], ["无"]), ("      equipment: {听诊器: 1}\n", "村卫生室", ["代码", "设备"], ["无"]),
            ("      equipment: [听诊器]\n", "村卫生室", ["代码", "设备"], ["没有"]), ("      verified: {equipment: {听诊器: 1}}\n", "核查", ["代码", "项目", "核查值"], ["设备", "无"]),
        ])
    func none(more: String, sheet: String, heads: [String], cells: [String]) throws {
        let found = try problems(more, [(sheet, [heads, [Self.clinic] + cells])])
        #expect(found.count == 1 && found[0].contains("有明细，表里却写“无”"), "\(found)")
    }

    @Test("the second of equal rows is a second person: two that are there and three rows make one more")
    func equalRows() throws {
        let people = "      staff:\n        - {qualification: 护士, duty: 护理}\n        - {qualification: 护士, duty: 护理}\n"
        let row: [String?] = [Self.clinic, "护士", "护理"]
        #expect(try after(people, [("人员", [["代码", "资格", "岗位"], row, row])]).told == [])
        let three = try after(people, [("人员", [["代码", "资格", "岗位"], row, row, row])])
        #expect(three.text == people + "        - {qualification: 护士, duty: 护理}\n")
    }

    @Test("a list of equipment says that what is not on it is lacking; a number beside it keeps that")
    func lists() throws {
        let found = try after("      equipment: [听诊器, 体温计]\n", [("设备", [["代码", "血压计", "听诊器"], [Self.clinic, "2", nil]])])
        let counts = try #require(found.text.split(separator: "{").last).filter { !$0.isWhitespace && $0 != "}" }.split(separator: ",").map(String.init)
        let items = try #require(library.vocabulary.termLists.first { $0.items.contains { $0.label == "血压计" } }).items.map(\.label)
        #expect(Set(counts) == Set(items.map { "\($0):\($0 == "血压计" ? 2 : ["听诊器", "体温计"].contains($0) ? 1 : 0)" }))
        #expect(try after("      equipment: 无\n", [("设备", [["代码", "血压计"], [Self.clinic, "0"]])]).text == "      equipment: 无\n")
        #expect(try after("      equipment: [听诊器]\n", [("设备", [["代码", "听诊器", "血压计"], [Self.clinic, "1", "0"]])]).told == [])
    }

    @Test("the same clinic in two sheets, or the same item of it with two numbers, is an error")
    func twice() throws {
        let county = try County()
        defer { county.folder.remove() }
        func problems(_ first: [[String?]], _ second: [[String?]], _ name: String) throws -> [String] {
            try Spreadsheet(texts: [(name, first)]).write(to: county.folder("一.xlsx"))
            try Spreadsheet(texts: [(name, second)]).write(to: county.folder("二.xlsx"))
            do {
                _ = try county.plan(files: [county.folder("一.xlsx"), county.folder("二.xlsx")])
                return []
            } catch let error as InputError { return error.diagnostics.map { County.words($0) } }
        }
        let row: [[String?]] = [["代码", "建筑面积"], [Self.clinic, "60"]]
        #expect(try problems(row, row, "村卫生室").first?.hasSuffix("一.xlsx 第 2 行已有") == true)
        let items: [[String?]] = [["代码", "听诊器"], [Self.clinic, "1"]]
        #expect(try problems(items, [["代码", "听诊器"], [Self.clinic, "2"]], "设备").first?.hasSuffix("一.xlsx 第 2 行已有") == true)
        #expect(
            try county.problems([("村卫生室", [["代码", "听诊器"], [Self.clinic, "1"]]), ("设备", [["代码", "听诊器"], [Self.clinic, "2"]])])
                == [":设备!2: 错误: “听诊器”写了两个不同的数：1 和 2"])
        #expect(try county.problems([("村卫生室", [["代码", "听诊器"], [Self.clinic, "1"]]), ("设备", [["代码", "听诊器"], [Self.clinic, "1"]])]) == [])
        #expect(
            try county.problems([("核查", [["代码", "项目", "核查值"], [Self.clinic, "建筑面积", "50"], [Self.clinic, "建筑面积", "55"]]), ("村卫生室", row)])
                == [":核查!3: 错误: 建筑面积 重复，第 2 行已有"])
    }

    @Test("a declared total of none is a total; 未填报 takes one back; two for one kind are an error")
    func declared() throws {
        let county = try County()
        defer { county.folder.remove() }
        func rows(_ totals: String?...) -> [(name: String, rows: [[String?]])] {
            [("登记总数", [["代码", "类别", "总数"]] + totals.map { ["990101", "村卫生室", $0] })]
        }
        #expect(try county.importing(rows("0")) == ["990101  登记总数·村卫生室：（未填报） → 0"])
        #expect(county.read("county.yaml")?.contains("declared: {village-clinic: 0}") == true)
        #expect(try county.importing(rows("12")) == ["990101  登记总数·村卫生室：0 → 12"])
        #expect(try county.importing(rows(nil)) == [])
        #expect(try county.problems(rows("1", "2")) == [":登记总数!2: 错误: 990101 的“村卫生室”登记总数写了两次"])
        #expect(try county.importing(rows("未填报")) == ["990101  登记总数·村卫生室：12 → （未填报）"])
        #expect(county.read("county.yaml")?.contains("village-clinic") == false)
    }

    @Test("codes of a roster that can be told from the village's are filled in")
    func rosterCodes() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        try Spreadsheet(texts: [("行政区划", [["乡镇代码", "村代码", "乡镇", "村", "县"], [nil, "880101101201", "镇", "村", "县"]])]).write(to: folder("a.xlsx"))
        let plan = try InventoryImport(InventoryTables(library.vocabulary), into: folder("new")).plan([.init(path: folder("a.xlsx"))], existing: nil)
        #expect(
            plan.files.map(\.text) == [
                "roster: \"880101\"\nname: 县\nsource: \"\"\ntownships:\n  \"880101101\":\n    name: 镇\n    villages:\n      \"880101101201\": 村\n"
            ])
    }

    @Test("cells that cannot be read are problems and never empty: errors of formulas, results not saved, control characters")
    func unreadable() throws {
        let reader = CellReader(library.vocabulary)
        for content: CellContent in [.error("#REF!"), .formulaWithoutResult, .text("甲\u{1B}[31m"), .text("\u{0}"), .text("\u{202E}x"), .text("\u{85}")] {
            let cell = Cell(column: 0, content: content)
            if case .success(let text) = reader.text(cell) { Issue.record("\(content): \(text ?? "nil")") }
            if case .success(let day) = reader.day(cell) { Issue.record("\(content): \(day ?? "nil")") }
        }
        #expect(try reader.text(Cell(column: 0, content: .text(" 甲\n乙\t丙 \r\n"))).get() == "甲\n乙\t丙")
        #expect(try reader.text(Cell(column: 0, content: .text("甲\r\n乙\r丙"))).get() == "甲\n乙\n丙")
        let found = try problems("", [("村卫生室", [["代码", "备注", "名称", "填报人"], [Self.clinic, "_x001B_[2J", "a_x0000_b", "\u{2067}甲"]])])
        #expect(found.map { String($0.prefix { $0 != " " }) } == [":村卫生室!B2:", ":村卫生室!C2:", ":村卫生室!D2:"])
        #expect(found[0].hasSuffix("含有看不见的控制字符 U+001B") && found[1].hasSuffix("U+0000") && found[2].hasSuffix("U+2067"))
    }

    @Test(
        "numbers at the end of their range",
        arguments: ["0.0000001", "999999999999.9999999", "1000000000000", "9223372036854775808", "1e-300", "0x10", "-0.1", "--1"])
    func numbers(text: String) throws {
        let found = try problems("", [("村卫生室", [["代码", "建筑面积"], [Self.clinic, text]])])
        #expect(found.count == 1 && found[0].hasPrefix(":村卫生室!B2: 错误: “建筑面积”"), "\(found)")
        #expect(FieldText.decimal(1e-300) == nil && FieldText.decimal(1e300) == nil && FieldText.decimal(.nan) == nil && FieldText.decimal(0) == "0")
    }

    @Test("the reason, the approver and the note of a waiver are all written")
    func waiverNotes() throws {
        let county = try County()
        defer { county.folder.remove() }
        try county.importing([("个案豁免", [["条款", "对象代码", "理由", "批准单位", "有效期至", "备注"], ["a/b", Self.clinic, "在建", "县卫健委", "2030-01-01", "见附件: 3"]])])
        #expect(county.read("waivers.yaml")?.contains("approver: 县卫健委\n    until: 2030-01-01\n    note: \"见附件: 3\"\n") == true)
    }

    @Test(
        "a block of text that ends its file without a line break means the same after an import",
        arguments: ["|", ">", "|+", "|-", "|2"])
    func lastBlock(header: String) throws {
        let county = try County()
        defer { county.folder.remove() }
        let text = Self.base + "note: \(header)\n  第一行\n  第二行"
        func note() throws -> String? {
            let reader = TapeReader()
            _ = reader.read(path: county.path + "/990101101.yaml")
            return YAMLNode(reader.tape)["note"]?.text
        }
        try county.write("990101101.yaml", text)
        let before = try note()
        try county.importing([("村卫生室", [["代码", "建筑面积"], [Self.clinic, "77"]])])
        #expect(try note() == before)
        #expect(county.read("990101101.yaml")?.contains("floor-area: 77") == true)
    }

    @Test("a file that is not the one that was read is not written over", arguments: [true, false])
    func changed(isThere: Bool) throws {
        let county = try County()
        defer { county.folder.remove() }
        if isThere { try county.write("990101101.yaml", Self.base) }
        let plan = try county.plan([("村卫生室", [["代码", "建筑面积"], [Self.clinic, "77"]])])
        try county.write("990101101.yaml", Self.base + "# 手写\n")
        #expect(throws: (any Error).self) { try plan.write() }
        #expect(county.read("990101101.yaml") == Self.base + "# 手写\n")
    }

    @Test("very many problems of a sheet are counted, not listed")
    func many() throws {
        let county = try County()
        defer { county.folder.remove() }
        try county.folder.write("村卫生室.csv", "代码,建筑面积\n" + String(repeating: "\(Self.clinic),1\n", count: 30_000))
        let error = #expect(throws: InputError.self) { try county.plan(files: [county.folder("村卫生室.csv")]) }
        #expect(error?.diagnostics.count == 1001)
        #expect(error?.diagnostics.last?.message.zh == "还有 28,999 个问题，没有列出")
    }

    @Test("of a one-page form answers come with their evidence; what is said twice or cannot be read is an error")
    func forms() throws {
        func form(_ rows: [[String?]]) -> [(name: String, rows: [[String?]])] { [("自查表", [["机构代码", Self.clinic], ["乡镇", "第一镇"]] + rows)] }
        let answers: [[String?]] = [["佐证事项", nil, nil, "答复", "佐证材料"], ["正常运行", nil, nil, "是", "台账1"]]
        #expect(try after("", form(answers)).text == "      attestations:\n        running-normally: {value: 是, evidence: 台账1}\n")
        let twice = try problems("", form([["建筑面积", "60", "建筑面积", "70"]]))
        #expect(twice.count == 1 && twice[0].hasSuffix("“建筑面积”写了两次，内容不同"), "\(twice)")
        #expect(try problems("", form([["建筑面积", "70", "建筑面积", "70"]])).isEmpty)
        for cells: [String?] in [["填报人", "甲_x0007_"], ["建筑面积", "60_x001B_"]] {
            let found = try problems("", form([cells]))
            #expect(found.count == 1 && found[0].contains("控制字符"), "\(found)")
        }
        let evidence = try problems("", form([answers[0], ["正常运行", nil, nil, "是", "台账_x0000_"]]))
        #expect(evidence.count == 1 && evidence[0].contains("!E4: 错误: 含有看不见的控制字符 U+0000"), "\(evidence)")
    }

    @Test("a price that a formula could not compute is an error, an empty one is not known")
    func prices() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        func prices(_ cell: String) throws -> PriceFile {
            let head = "<row r=\"1\"><c t=\"inlineStr\"><is><t>品名</t></is></c><c t=\"inlineStr\"><is><t>单价</t></is></c></row>"
            try Spreadsheet([("价格", head + "<row r=\"2\"><c t=\"inlineStr\"><is><t>听诊器</t></is></c>\(cell)</row>")]).write(to: folder("p.xlsx"))
            return try PriceFile(path: folder("p.xlsx"), library.vocabulary)
        }
        #expect(throws: InputError.self) { try prices("<c t=\"e\"><v>#REF!</v></c>") }
        #expect(throws: InputError.self) { try prices("<c><f>A1</f></c>") }
        #expect(throws: InputError.self) { try prices("<c><v>0x10</v></c>") }
        _ = try prices("")
        _ = try prices("<c><v>12.5</v></c>")
    }
}
