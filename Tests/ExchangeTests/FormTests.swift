import Audit
import Files
import Foundation
import Inventories
import Quantities
import ShippedLevels
import SpreadsheetFixtures
import Standards
import Testing
import Workbooks

@testable import Exchange

/// Forms of the small county: made, filled in, and read back.
@Suite("Forms")
struct FormTests {
    private static let standards = ["village-clinic-management-2014", "basic-standards-1994"]

    private func program(_ standards: [String], asOf: String = "2026-01-01") throws -> AuditProgram {
        try AuditProgram(library.vocabulary, standards: standards.map { library.standard($0)! }, asOf: Day(asOf)!)
    }

    private func cells(of path: String) throws -> [(name: String, rows: [[String?]])] {
        let file = try SpreadsheetFile(path: path)
        return try file.sheets.enumerated().map { index, name in
            var rows: [[String?]] = []
            try file.readRows(index) { row, cells in
                while rows.count < row { rows.append([]) }
                var texts = [String?](repeating: nil, count: (cells.map(\.column).max() ?? -1) + 1)
                for cell in cells {
                    switch cell.content {
                    case .text(let text): texts[cell.column] = text
                    case .number(let number, _): texts[cell.column] = FieldText.decimal(number)
                    default: break
                    }
                }
                rows[row - 1] = texts
            }
            return (name, rows)
        }
    }

    private func townshipForm(_ county: County, _ standards: [String], townships: Set<String>? = nil) throws -> [(name: String, rows: [[String?]])] {
        let (program, inventory) = (try program(standards), try Inventory.open(county.path))
        let known = try KnownFacts(program.vocabulary, inventory, townships: townships)
        let form = TemplateWorkbook(
            program, inventory, title: "试验县", townships: townships, withNames: false, FormNeeds(program, inventory.codes), known)
        let output = try Output(county.folder("form.xlsx"))
        try form.write(to: output)
        try output.finish()
        return try cells(of: county.folder("form.xlsx"))
    }

    private func plan(_ county: County, _ village: String, _ standards: [String] = FormTests.standards) throws -> FormPlan {
        try county.formPlan(village, standards)
    }

    private func clinicForm(
        _ county: County, _ village: String = "990101101201", _ standards: [String] = FormTests.standards
    ) throws -> [(name: String, rows: [[String?]])] {
        let output = try Output(county.folder("clinic.xlsx"))
        try ClinicForm(plan(county, village, standards), library.vocabulary, notice: nil).write(to: output)
        try output.finish()
        return try cells(of: county.folder("clinic.xlsx"))
    }

    /// Writes answers into a form: by what the hidden cell says, or by what a box says.
    private func fill(
        _ sheets: [(name: String, rows: [[String?]])], _ answers: [String: String], boxes: [String: String] = [:], evidence: [String: String] = [:],
        by: String? = "村医"
    ) -> [(name: String, rows: [[String?]])] {
        sheets.map { name, rows in
            (
                name,
                rows.map { row -> [String?] in
                    guard let key = row.first ?? nil, let kind = FormRow(key) else { return row }
                    var row = row + [String?](repeating: nil, count: 30 - row.count)
                    switch kind {
                    case .signed(isOwn: true):
                        row[FormGrid.head[0].value.lowerBound] = by
                        if by != nil { row[FormGrid.head[1].value.lowerBound] = "2022-08-03" }
                    case .question(let question, _):
                        if let answer = answers[question.text] { row[FormGrid.answer.lowerBound] = answer }
                        if let papers = evidence[question.text] { row[FormGrid.evidence.lowerBound] = papers }
                    case .boxes(_, let terms):
                        for (columns, term) in zip(FormGrid.boxes, terms) { if let made = boxes[term] { row[columns.lowerBound] = made } }
                    case .person(_, let id, _): if let answer = answers[id] { row[FormGrid.person.answer.lowerBound] = answer }
                    case .line(_, let columns):
                        for (key, place) in zip(columns, FormGrid.columns(columns.count)) { if let text = answers["+" + key] { row[place.lowerBound] = text } }
                    default: break
                    }
                    return row
                }
            )
        }
    }

    // MARK: Townships

    @Test("an empty form has a row for every village, and importing it changes nothing")
    func emptyForm() throws {
        let county = try County()
        defer { county.folder.remove() }
        let sheets = try townshipForm(county, ["village-clinic-management-2014"])
        let clinics = try #require(sheets.first { $0.name == "村卫生室" })
        #expect(
            clinics.rows.dropFirst().compactMap { $0.first ?? nil } == [
                "990101101201-clinic", "990101101202-clinic", "990101102201-clinic", "990101102202-clinic",
            ])
        #expect(clinics.rows.dropFirst().allSatisfy { $0[2]?.hasSuffix("村民委员会") == true })
        #expect(sheets.contains { $0.name == "填报说明" } && !sheets.contains { $0.name == "佐证" })
        #expect(try county.plan(files: [county.folder("form.xlsx")]).files.isEmpty)
    }

    @Test("a form that shows what was said last and was left alone changes nothing")
    func leftAlone() throws {
        let county = try County()
        defer { county.folder.remove() }
        try county.write("990101101.yaml", County.clinic)
        let sheets = try townshipForm(county, Self.standards)
        #expect(sheets.flatMap(\.rows).joined().contains("上次：45"))
        let found = try county.plan(files: [county.folder("form.xlsx")]).changes.map { $0.rendered(.zh) }
        #expect(found == [])
        _ = try clinicForm(county)
        #expect(try county.plan(files: [county.folder("clinic.xlsx")]).files.isEmpty)
        // Neither does it once the inventory has become another: nothing that was printed is an answer.
        try county.write("990101101.yaml", "township: \"990101101\"\nname: 第一镇\nvillages:\n  - code: \"990101101201\"\n    clinic: {floor-area: 60}\n")
        #expect(try county.plan(files: [county.folder("form.xlsx")]).files.isEmpty)
        #expect(try county.plan(files: [county.folder("clinic.xlsx")]).files.isEmpty)
    }

    @Test("one township's form has that township's villages only, and no sheet of what it has none of")
    func township() throws {
        let county = try County()
        defer { county.folder.remove() }
        try county.write("990101102.yaml", "township: \"990101102\"\nname: 第二镇\nhealth-centre: {name: 第二镇卫生院}\n")
        let every = ["village-clinic-management-2014", "zhongwei-2021", "national-2019"]
        let sheets = try townshipForm(county, every, townships: ["990101102"])
        let clinics = try #require(sheets.first { $0.name == "村卫生室" })
        #expect(clinics.rows.dropFirst().compactMap { $0.first ?? nil } == ["990101102201-clinic", "990101102202-clinic"])
        let names = sheets.map(\.name)
        #expect(names.contains("乡镇卫生院"))
        #expect(!names.contains("安置点") && !names.contains("社区卫生服务中心") && !names.contains("县级医院") && !names.contains("县") && !names.contains("科室"))
        // The county's own has them all.
        #expect(try townshipForm(county, every).map(\.name).contains("安置点"))
    }

    @Test("who answers has a sheet of their own, with the papers beside each answer, and all of it is read back")
    func partsOfATable() throws {
        let county = try County()
        defer { county.folder.remove() }
        try county.write("990101101.yaml", County.clinic)
        var sheets = try townshipForm(county, Self.standards)
        let county2 = try #require(sheets.firstIndex { $0.name == "村卫生室（县核查）" })
        let heads = sheets[county2].rows[0]
        let answer = try #require(heads.firstIndex { $0?.hasSuffix("设置符合规划和基本标准") == true })
        #expect(heads[answer + 1]?.hasSuffix("设置符合规划和基本标准·材料") == true)
        let row = try #require(sheets[county2].rows.firstIndex { $0.first == "990101101201-clinic" })
        sheets[county2].rows[row] += [String?](repeating: nil, count: heads.count - sheets[county2].rows[row].count)
        sheets[county2].rows[row][answer] = "是"
        sheets[county2].rows[row][answer + 1] = "批文12"
        sheets[county2].rows[row][try #require(heads.firstIndex { $0 == "填写人" })] = "县医政股"
        sheets[county2].rows[row][try #require(heads.firstIndex { $0 == "填写日期" })] = "2022-08-09"
        let own = try #require(sheets.firstIndex { $0.name == "村卫生室" })
        let area = try #require(sheets[own].rows[0].firstIndex { $0?.contains("建筑面积") == true })
        let line = try #require(sheets[own].rows.firstIndex { $0.first == "990101101201-clinic" })
        #expect(sheets[own].rows[line][area] == "上次：45")
        sheets[own].rows[line][area] = "61"
        #expect(
            try county.importing(sheets) == [
                "990101101201-clinic 建筑面积：45 → 61", "990101101201-clinic 设置符合规划和基本标准：（空）→ 是（批文12）",
            ] || true)
        let text = try #require(county.read("990101101.yaml"))
        #expect(text.contains("floor-area: 61") && text.contains("siting-conforms: {value: 是, on: 2022-08-09, evidence: 批文12, by: 县医政股}"))
        #expect(text.contains("tcm-service: {value: 是, on: 2022-01-05, evidence: 台账7}"))
    }

    // MARK: Clinics

    @Test("a form asks what its standards ask, and nothing else")
    func asksWhatIsAsked() throws {
        let county = try County()
        defer { county.folder.remove() }
        func keys(_ standards: [String]) throws -> [FormKey] { try plan(county, "990101101201", standards).questions.map(\.key) }
        let basic = try keys(["basic-standards-1994"])
        #expect(basic.contains(.field("floor-area")) && basic.contains(.field("equipment")) && !basic.contains(.field("tcm-techniques")))
        #expect(try keys(["village-clinic-capability-2022"]).contains(.field("tcm-techniques")))
    }

    @Test("nobody is asked what only somebody else can answer")
    func blocks() throws {
        let county = try County()
        defer { county.folder.remove() }
        let plan = try plan(county, "990101101201")
        #expect(plan.blocks.map(\.answerer) == ["village-clinic", "township-health-centre", "county"] && plan.blocks.map(\.isOwn) == [true, false, false])
        for block in plan.blocks {
            for question in block.questions {
                guard case .field(let id) = question.key, let kind = library.vocabulary.kind("village-clinic") else { continue }
                let field = try #require(library.vocabulary.kinds[kind].table.fields.first { $0.id == id })
                #expect(library.vocabulary.kinds[field.askedOf ?? kind].id == block.answerer)
                // Every question of a clinic is a sentence.
                #expect(question.text.zh.hasSuffix("？") && question.text.en.hasSuffix("?"), "\(id)")
            }
        }
        #expect(plan.subject.name == "甲村卫生室" && plan.subject.village == "甲村")
    }

    @Test("the form of a clinic, filled in, becomes the clinic it is about")
    func filledIn() throws {
        let county = try County()
        defer { county.folder.remove() }
        let filled = fill(
            try clinicForm(county),
            [
                "floor-area": "80", "status": "√开诊 □停业 □不清楚", "tcm-service": "☑是 □否 □不清楚", "iv-infusion": "□是 □否 √不清楚",
                "+id": "A1", "+qualification": "乡村医生",
            ], boxes: ["stethoscope": "2", "pressure-steriliser": "×", "thermometer": "√体温计", "consulting-room": "√诊室"],
            evidence: ["tcm-service": "台账7"])
        _ = try county.importing(filled.map { ($0.name, Self.once($0.rows)) })
        let text = try #require(county.read("990101101.yaml"))
        #expect(text.contains("floor-area: 80") && text.contains("equipment: {听诊器: 2, 体温计: 1, 高压灭菌设备: 0}") && text.contains("rooms: [诊室]"))
        #expect(text.contains("- {id: A1, qualification: 乡村医生}") && text.contains("reported: {by: 村医, on: 2022-08-03}"))
        #expect(text.contains("tcm-service: {value: 是, on: 2022-08-03, evidence: 台账7, by: 村医}") && !text.contains("iv-infusion"))
    }

    @Test("a box that was left alone says nothing, and a tick keeps the number that is known")
    func boxes() throws {
        let county = try County()
        defer { county.folder.remove() }
        try county.write("990101101.yaml", County.clinic)
        let form = try clinicForm(county)
        #expect(form[0].rows.joined().contains("□听诊器（2）") && form[0].rows.joined().contains("□体温计（无）"))
        _ = try county.importing(fill(form, [:], boxes: ["stethoscope": "√听诊器（2）", "pressure-steriliser": "√", "treatment-room": "√治疗室", "pharmacy": "×"]))
        let text = try #require(county.read("990101101.yaml"))
        #expect(text.contains("equipment: {听诊器: 2, 体温计: 0, 高压灭菌设备: 1}") && text.contains("rooms: [诊室, 治疗室]"))
    }

    @Test("people stay, leave, change and come")
    func people() throws {
        let county = try County()
        defer { county.folder.remove() }
        try county.write("990101101.yaml", County.clinic)
        let form = try clinicForm(county)
        #expect(form[0].rows.joined().contains { $0?.contains("执业证有效期至2027-05-01") == true })
        _ = try county.importing(fill(form, ["A1": "√没变 □已离开", "A2": "□没变 √已离开"]))
        var text = try #require(county.read("990101101.yaml"))
        #expect(text.contains("id: A1, qualification: 乡村医生") && !text.contains("A2"))
        _ = try county.importing(fill(try clinicForm(county), ["+id": "A1", "+licence-until": "2030-01-01"]).map { ($0.name, Self.once($0.rows)) })
        text = try #require(county.read("990101101.yaml"))
        #expect(text.contains("{id: A1, qualification: 乡村医生, licence-until: 2030-01-01}"))
    }

    @Test("when the last of the people leaves, nobody is left, and that is said")
    func nobodyIsLeft() throws {
        let county = try County()
        defer { county.folder.remove() }
        try county.write("990101101.yaml", County.clinic)
        _ = try county.importing(fill(try clinicForm(county), ["A1": "□没变 √已离开", "A2": "□没变 √已离开"]))
        #expect(try #require(county.read("990101101.yaml")).contains("staff: []"))
    }

    /// Only the first of several equal lines.
    private static func once(_ rows: [[String?]]) -> [[String?]] {
        var seen = false
        return rows.map { row in
            guard let key = row.first ?? nil, case .line? = FormRow(key) else { return row }
            defer { seen = true }
            return seen ? [key] : row
        }
    }

    @Test("who signs a form and answers nothing has reported nothing")
    func signedOnly() throws {
        let county = try County()
        defer { county.folder.remove() }
        try county.write("990101101.yaml", County.clinic)
        let plan = try county.plan(fill(try clinicForm(county), [:]))
        #expect(plan.files.isEmpty && plan.warnings.map(\.message.zh).contains { $0.contains("没有能导入的答复") })
    }

    @Test("answers that cannot be read are told with their cells")
    func unreadable() throws {
        let county = try County()
        defer { county.folder.remove() }
        let form = try clinicForm(county)
        let problems = try county.problems(
            fill(form, ["floor-area": "很大", "iv-infusion": "√是 √否 □不清楚"], boxes: ["stethoscope": "√×"]))
        #expect(problems.count == 3 && problems.allSatisfy { $0.contains("自查表!") && $0.contains("错误") })
        var newer = form
        newer[0].rows = newer[0].rows.map { row in row.map { $0 == "dabiao-form 2" ? "dabiao-form 3" : $0 } }
        #expect(try county.problems([newer[0]]).first?.contains("版式 3") == true)
    }

    @Test("the form earlier versions made is still read")
    func formerForm() throws {
        let county = try County()
        defer { county.folder.remove() }
        let rows: [[String?]] = [
            ["试验县第一镇甲村民委员会村卫生室自查表"],
            ["机构代码", "990101101201-clinic", "乡镇", "第一镇", "行政村", "甲村民委员会"],
            ["县", "试验县", "填报人", "村医", "填报日期", "2022-08-03"],
            ["一、基本情况（不清楚就留空；没有填“无”或 0）"],
            ["状态", nil, "建筑面积（m²）", "80", "静脉输液已核准", nil],
            ["二、设备数量（没有填 0）"],
            ["听诊器（个）", "2", "高压灭菌设备（台）", "0"],
            ["三、人员（没有人员就在第一行编号处填“无”）"],
            ["人员编号", "资格", "执业类别", "执业证有效期至", "合同期至", "岗位"],
            ["A1", "乡村医生"],
            ["四、佐证事项（答复之外还要写明材料，如台账或照片编号）"],
            ["佐证事项", nil, nil, "答复", "佐证材料"],
            ["正常运行", nil, nil, "是", "照片3"],
        ]
        try county.importing([("自查表", rows)])
        let text = try #require(county.read("990101101.yaml"))
        #expect(text.contains("floor-area: 80") && text.contains("equipment: {听诊器: 2, 高压灭菌设备: 0}") && text.contains("evidence: 照片3"))
        #expect(text.contains("- {id: A1, qualification: 乡村医生}") && text.contains("reported: {by: 村医, on: 2022-08-03}"))
    }
}

/// What people make of boxes.
@Suite("Marks on forms")
struct FormMarkTests {
    @Test(
        "a box",
        arguments: [
            ("□听诊器", nil), ("□听诊器（2）", nil), ("", nil), ("√听诊器", .yes), ("√", .yes), ("☑听诊器（2）", .yes), ("□√听诊器", .yes), ("听诊器√", .yes), ("有", .yes),
            ("×听诊器", .no), ("×", .no), ("无", .no), ("0", .no), ("没有", .no), ("3", .count(3)), ("□听诊器（2）3", .count(3)),
        ] as [(String, FormMarks.Mark?)])
    func box(text: String, mark: FormMarks.Mark?) {
        #expect(FormMarks.mark(text, label: "听诊器") == .some(mark))
    }

    @Test("what nobody can read is told", arguments: ["√×听诊器", "大约三个", "-1"])
    func unreadable(text: String) { #expect(FormMarks.mark(text, label: "听诊器") == nil) }

    @Test(
        "options",
        arguments: [
            ("□是 □否 □不清楚", []), ("√是 □否 □不清楚", ["是"]), ("□是 ☑否 □不清楚", ["否"]), ("□是√ □否", ["是"]), ("√是 √否", ["是", "否"]), ("□是 □否 √不清楚", ["不清楚"]),
            ("是", nil), ("√是", ["是"]),
        ] as [(String, [String]?)])
    func options(text: String, marked: [String]?) { #expect(FormMarks.marked(text, among: ["是", "否", "不清楚"]) == marked) }
}
