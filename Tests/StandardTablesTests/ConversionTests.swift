import Foundation
import Inventories
import Quantities
import ShippedLevels
import SpreadsheetFixtures
import StandardTables
import Testing

@testable import Audit
@testable import Standards

@Suite("A standard from a table")
struct ConversionTests {
    static let twelve: [[String?]] = [
        TableFixture.heads,
        ["3.1", "基本设施", "村卫生室", "建筑面积不低于60平方米", "建筑面积", "≥", "60", "平方米", nil, nil, "业务用房建筑面积不低于60平方米", "扩建"],
        ["3.2", "基本设施", "村卫生室", "四室分设", "功能用房", "有", "诊室、治疗室、公共卫生室、药房", nil, nil, nil, "四室分设", nil],
        ["3.3", "基本设施", "村卫生室", "产权公有", "产权", "是", "公有", nil, nil, "目标性", nil, nil],
        ["4.1-1", "设备", "村卫生室", nil, "听诊器", "≥", "2", "个", nil, nil, "听诊器2个", "购置"],
        ["4.1-2", "设备", "村卫生室", nil, "血压计", "有", nil, nil, nil, nil, "血压计", "购置"],
        ["4.2", "设备", "村卫生室", "有诊断床、体温计", "设备", "有", "诊断床、体温计", nil, nil, nil, nil, nil],
        ["第五条（一）", "人员", "村卫生室", "至少1名合格村医", "人员（资格=乡村医生、执业医师、执业助理医师；执业证=有效）", "≥", "1", "人", nil, nil, "至少1名合格医生", nil],
        ["6.1", "服务能力", "村卫生室", "能诊治常见病", "诊治病种", "≥", "20种", nil, "基本", nil, "识别和初步诊治常见病", nil],
        ["6.1", "服务能力", "村卫生室", "能诊治更多常见病", "诊治病种", "≥", "40", "种", "推荐", nil, nil, nil],
        ["6.2", "服务能力", "村卫生室", "4类以上中医药适宜技术", "中医药适宜技术", "≥", "4", "类", nil, "建议性", nil, nil],
        ["6.3", "服务能力", "村卫生室、乡镇卫生院", "开展远程医疗", "远程医疗", "是", nil, nil, nil, nil, nil, nil],
        ["7", "参保", "行政村（社区）", "脱贫户全部参保", "脱贫人口参保率", "=", "100", "%", nil, nil, nil, nil],
    ]

    @Test("English in its own columns comes out as the titles an English reader sees")
    func bothLanguages() throws {
        let fixture = try TableFixture()
        defer { fixture.remove() }
        let rows: [[String?]] = [
            TableFixture.heads + ["要求（英文）", "整改措施（英文）"],
            ["3.1", "基本设施", "村卫生室", "建筑面积不低于60平方米", "建筑面积", "≥", "60", "m²", nil, nil, nil, "扩建", "Floor area: at least 60 m²", "Extend, or move"],
            ["3.2", "基本设施", "村卫生室", "产权公有", "产权", "是", "公有", nil, nil, nil, nil, "移交", nil, nil],
        ]
        let conversion = try fixture.convert(rows, head: StandardHead([.title: "试验标准", .region: "990101", .titleEnglish: "Trial standard"]))
        #expect(TableFixture.said(conversion.diagnostics) == [])
        let text = try #require(conversion.text)
        let made = try #require(try fixture.load(text).library.standard("made"))
        #expect(made.title == "试验标准" && made.criteria.map(\.title) == ["建筑面积不低于60平方米", "产权公有"])
        let english = try #require(try StandardLibrary.load(folder: fixture.folder.path, language: .en).standard("made"))
        #expect(english.title == "Trial standard" && english.criteria.map(\.title) == ["Floor area: at least 60 m²", "产权公有"])
        #expect(english.criteria.map { $0.rectification?.measure } == ["Extend, or move", "移交"])
        #expect(english.criteria.map(\.group) == ["Basic facilities", "Basic facilities"])
    }

    @Test("twelve rows become eleven criteria that load, with examples that come out")
    func twelveRows() throws {
        let fixture = try TableFixture()
        defer { fixture.remove() }
        var rows = Self.twelve
        rows[12][4] = try #require(library.vocabulary.field("insured-ex-poor-rate", of: library.vocabulary.kind("village")!)).label(library.vocabulary)
        let conversion = try fixture.convert(rows)
        #expect(TableFixture.said(conversion.diagnostics) == [])
        let (made, problems) = try fixture.load(try #require(conversion.text))
        #expect(problems == [])
        let standard = try #require(made.standard("made"))
        #expect(
            standard.criteria.map(\.id) == [
                "3.1.floor-area", "3.2.rooms", "3.3.ownership", "4.1.1.stethoscope", "4.1.2.sphygmomanometer", "4.2.equipment",
                "5.1.staff-village-doctor", "6.1.diseases", "6.2.tcm-techniques", "6.3.telemedicine", "7.insured-ex-poor-rate",
            ])
        #expect(standard.criteria.map(\.source.provenance).prefix(3) == [.quoted, .quoted, .unverified])
        #expect(
            standard.criteria.map(\.firmness.rawValue) == ["binding", "binding", "target"] + Array(repeating: "binding", count: 5) + [
                "advisory", "binding", "binding",
            ])
        #expect(standard.criteria[9].forms.count == 2)
        // The examples stand on both sides of the line, as near to it as can be.
        for example in [
            "{facts: {floor-area: 60}, outcome: met}", "{facts: {floor-area: 59.9}, outcome: unmet, shortfall: 0.1}",
            "{facts: {equipment: {听诊器: 1}}, outcome: unmet, shortfall: 1}", "{facts: {diseases: 19}, outcome: unmet, shortfall: 1}",
            "{facts: {diseases: 39}, outcome: met, level: basic}", "{facts: {diseases: 40}, outcome: met, level: recommended}",
            "{facts: {rooms: [治疗室, 公共卫生室, 药房]}, outcome: unmet, shortfall: 1}",
            "{facts: {tcm-techniques: [针刺, 艾灸, 拔罐]}, outcome: unmet, shortfall: 1}",
        ] { #expect(conversion.text?.contains("      - \(example)\n") == true, "\(example)") }
        #expect(standard.region == "990101" && standard.title == "试验标准")
    }

    @Test("an inventory is judged by it as the table says")
    func audited() async throws {
        let fixture = try TableFixture()
        defer { fixture.remove() }
        let conversion = try fixture.convert(Array(Self.twelve.prefix(12)))
        let (made, _) = try fixture.load(try #require(conversion.text))
        try fixture.folder.write(
            "county/roster.yaml",
            "roster: \"990101\"\nname: 试验县\ntownships:\n  \"990101101\": {name: 一镇, villages: {\"990101101201\": 甲村, \"990101101202\": 乙村}}\n")
        try fixture.folder.write(
            "county/990101101.yaml",
            """
            township: "990101101"
            name: 一镇
            health-centre: {telemedicine: 是}
            villages:
              - code: "990101101201"
                clinic:
                  floor-area: 60
                  rooms: [诊室, 治疗室, 公共卫生室, 药房]
                  ownership: 公有
                  equipment: {听诊器: 2, 血压计: 1, 诊断床: 1, 体温计: 3}
                  staff: [{qualification: 执业医师, licence-until: 2030-01-01}]
                  diseases: 39
                  tcm-techniques: [针刺, 艾灸, 拔罐, 推拿]
                  telemedicine: 是
              - code: "990101101202"
                clinic:
                  floor-area: 59.9
                  rooms: [诊室, 药房]
                  ownership: 租用
                  equipment: {听诊器: 1, 血压计: 0, 诊断床: 1}
                  staff: [{qualification: 护士, licence-until: 2030-01-01}]
                  diseases: 40
                  tcm-techniques: [针刺]

            """)
        let program = try AuditProgram(made.vocabulary, standards: made.standards, asOf: Day("2026-01-01")!)
        var outcomes: [String: [String]] = [:]
        var levels: [String] = []
        _ = await AuditRun(program, try Inventory.open(fixture.folder("county")), AuditOptions(keepsOutcomes: true)).run(transform: { $0 }) { batch in
            for outcome in batch.outcomes { outcomes[batch.subjects[outcome.subject].code, default: []].append(outcome.outcome.id) }
            levels += batch.levels.map { "\(batch.subjects[$0.subject].code) \($0.level)" }
        }
        #expect(outcomes["990101101201-clinic"] == Array(repeating: "met", count: 10))
        #expect(outcomes["990101101202-clinic"] == ["unmet", "unmet", "unmet", "unmet", "unmet", "unreported", "unmet", "met", "unmet", "unreported"])
        #expect(outcomes["990101101-health-centre"] == ["met"])
        #expect(levels.sorted() == ["990101101201-clinic 0", "990101101202-clinic 1"])
    }

    /// Every way to ask, of a village clinic, from the column 项目 on, with what it becomes.
    static let forms: [([String?], String)] = [
        (["建筑面积", "不低于", "60.5", "㎡"], "{field: floor-area, at-least: 60.5 m²}"),
        (["面积", nil, "≥60平方米", nil], "{field: floor-area, at-least: 60 m²}"),
        (["年租赁费", "≤", "1,200", "元"], "{field: annual-rent, at-most: 1200 元}"),
        (["诊治病种", nil, "20种以上", nil], "{field: diseases, at-least: 20 种}"),
        (["服务人口", "介于", "800-3000", "人"], "{field: served-population, between: [800 人, 3000 人]}"),
        (["服务人口", "超过", "800", nil], "{field: served-population, more-than: 800 人}"),
        (["服务人口", "＜", "３０００", "名"], "{field: served-population, less-than: 3000 人}"),
        (["药品品种", "=", "80", "种"], "{field: medicines, equals: 80 种}"), (["常住人口", "≥", "100", "人"], "{field: resident-population, at-least: 100 人}"),
        (["乡镇（街道）.常住人口", "≥", "100", "人"], "{field: township.resident-population, at-least: 100 人}"),
        (["医保定点", "是", nil, nil], "{field: insurance-point, is: 是}"), (["开展静脉输液", "否", nil, nil], "{field: iv-infusion, is: 否}"),
        (["产权", "是", "公有或租用", nil], "{field: ownership, is: [公有, 租用]}"), (["产权", "不是", "私有", nil], "{field: ownership, is: [公有, 租用]}"),
        (["状态", "是", "开诊", nil], "{field: status, is: 开诊}"), (["执业许可证", "是", "有效", nil], "{field: licence, is: 有效}"),
        (["执业许可证有效期至", "不早于", "2026/12/31", nil], "{field: licence-until, on-or-after: 2026-12-31}"),
        (["听诊器", "配有", "2", "台"], "{quantity: {of: equipment, item: 听诊器}, at-least: 2}"),
        (["设备/听诊器", "≥2", nil, "个"], "{quantity: {of: equipment, item: 听诊器}, at-least: 2}"),
        (["诊室", "有", nil, nil], "{includes: {field: rooms, all: [诊室]}}"), (["诊室", "≥", "1", "间"], "{includes: {field: rooms, all: [诊室]}}"),
        (["功能用房", "没有", "观察室", nil], "{not: {includes: {field: rooms, all: [观察室]}}}"),
        (["乡村医生", "≥", "1", "名"], "{count: {of: staff, where: {qualification: 乡村医生}}, at-least: 1}"),
        (["执业医师/执业助理医师", "有", nil, nil], "{count: {of: staff, where: {qualification: [执业医师, 执业助理医师]}}, at-least: 1}"),
        (["人员", "≥", "3", "人"], "{count: {of: staff}, at-least: 3}"),
        (["人员（资格=乡村医生；全科医生=是）", "≥", "1", nil], "{count: {of: staff, where: {qualification: 乡村医生, general-practitioner: 是}}, at-least: 1}"),
        (["人员（执业证=有效）", "≥", "90", "%"], "{share: {of: staff, where: {licence: 有效}}, at-least: 90 %}"),
        (["人员（资格=护士）", "<", "50%", nil], "{share: {of: staff, where: {qualification: 护士}}, less-than: 50 %}"),
    ]

    @Test("every way to ask becomes the requirement it says, with examples on both sides of its line")
    func everyForm() throws {
        let fixture = try TableFixture()
        defer { fixture.remove() }
        let conversion = try fixture.convert(TableFixture.rows(Self.forms.map(\.0)))
        #expect(TableFixture.said(conversion.diagnostics) == [])
        let text = try #require(conversion.text)
        let requirements = text.split(separator: "\n").filter { $0.hasPrefix("    require: ") }.map { String($0.dropFirst(13)) }
        #expect(requirements == Self.forms.map(\.1))
        let (made, problems) = try fixture.load(text)
        #expect(problems == [])
        for criterion in try #require(made.standard("made")).criteria {
            let outcomes = Set(criterion.examples.map(\.outcome))
            // A clinic whose status nobody gives is open.
            #expect(outcomes == (criterion.id.hasSuffix(".status") ? ["met", "unmet"] : ["met", "unmet", "unreported"]), "\(criterion.id)")
        }
    }

    @Test("the same table gives the same file, and a row more leaves the ids of the others")
    func stable() throws {
        let fixture = try TableFixture()
        defer { fixture.remove() }
        let rows = Array(Self.twelve.prefix(11))
        let text = try #require(try fixture.convert(rows).text)
        #expect(try fixture.convert(rows).text == text)
        let ids = text.split(separator: "\n").filter { $0.hasPrefix("  - id: ") }
        let more = try #require(try fixture.convert([rows[0], Self.twelve[11]] + rows.dropFirst()).text)
        #expect(more.split(separator: "\n").filter { $0.hasPrefix("  - id: ") }.dropFirst() == ids[...])
    }

    @Test("what a table says of its document is taken, and what the command says comes first")
    func documentSheet() throws {
        let fixture = try TableFixture()
        defer { fixture.remove() }
        let path = fixture.folder("table.xlsx")
        try Spreadsheet(texts: [
            (
                "文件信息",
                [
                    ["标准编号", "county-x"], ["标题", "甲"], ["文号", "卫〔2026〕1号"], ["印发日期", "2026/1/5"], ["状态", "征求意见稿"], ["适用地区", "4113"],
                    ["所继承的标准", "national-2019"],
                ]
            ),
            ("条款", TableFixture.rows([["建筑面积", "≥", "60", "m²"]])),
        ]).write(to: path)
        let conversion = try TableConversion(path, head: StandardHead([.title: "乙"]), library: library, output: "x.yaml")
        let text = try #require(conversion.text)
        #expect(
            text.contains(
                "standard: county-x\ntitle: 乙\ndocument: {name: 乙, number: 卫〔2026〕1号, issued: 2026-01-05, status: draft}\nregion: \"4113\"\nextends: national-2019\n"
            ))
    }

    @Test("text from a cell cannot become anything but text of the file")
    func hostileText() throws {
        let fixture = try TableFixture()
        defer { fixture.remove() }
        let hostile = "甲\n  - id: x\n}]: *a &b !c \"'#,"
        let conversion = try fixture.convert([
            TableFixture.heads, ["1", hostile, "村卫生室", hostile, "建筑面积", "≥", "60", nil, nil, nil, hostile + String(repeating: "长", count: 60), hostile],
        ])
        let (made, problems) = try fixture.load(try #require(conversion.text))
        let criterion = try #require(made.standard("made")?.criteria.first)
        #expect(problems == [] && made.standard("made")?.criteria.count == 1)
        #expect(criterion.title == hostile && criterion.group == hostile && criterion.rectification?.measure == hostile)
    }
}

extension FieldRef {
    func label(_ vocabulary: Vocabulary) -> String { vocabulary.kinds[kind].table.fields[slot].label }
}
