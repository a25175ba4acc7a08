import Foundation
import SpreadsheetFixtures
import Testing
import Wording
import Workbooks

@testable import Exchange

@Suite("Importing")
struct ImportTests {
    @Test("a clinic's row becomes a clinic; an empty cell is not reported")
    func newClinic() throws {
        let county = try County()
        defer { county.folder.remove() }
        try county.importing([
            ("村卫生室", [["代码", "有无", "产权", "建筑面积（m²）", "药品品种", "填报人", "填报日期"], ["990101101201-clinic", "有", "公有", "60.5", nil, "卫生室", "2022/8/3"]]),
            ("设备", [["代码", "听诊器（个）", "体温计", "血压计"], ["990101101201-clinic", "2", "0", nil]]),
            ("人员", [["代码", "编号", "资格", "出生日期"], ["990101101201-clinic", "A1", "乡村医生", "1970.1.2"]]),
            ("佐证", [["代码", "事项", "答复", "日期", "佐证材料"], ["990101101201-clinic", "正常运行", "是", "2022-08-01", "台账1"]]),
        ])
        #expect(
            county.read("990101101.yaml") == """
                township: "990101101"
                name: 第一镇
                villages:
                  - code: "990101101201"
                    clinic:
                      ownership: 公有
                      floor-area: 60.5
                      equipment: {听诊器: 2, 体温计: 0}
                      staff:
                        - {id: A1, qualification: 乡村医生, born: 1970-01-02}
                      attestations:
                        running-normally: {value: 是, on: 2022-08-01, evidence: 台账1}
                      reported: {by: 卫生室, on: 2022-08-03}

                """)
    }

    private static let existing = """
        # 手写的说明
        township: "990101101"   # 第一镇
        name: 第一镇
        villages:
          # 甲村的情况
          - code: "990101101201"
            name: 甲村民委员会
            clinic:
              ownership: 公有   # 2020年移交

              floor-area:  "60"
              equipment: {听诊器: 1,
                          体温计: 2}
              staff:
                - id: A1       # 村医
                  qualification: 乡村医生
                - {id: A2, qualification: 护士}
              # 末尾的说明
          - code: "990101101202"
            clinic: 无

        """

    @Test("what the sheet does not mention stays, comments and layout too")
    func keeps() throws {
        let county = try County()
        defer { county.folder.remove() }
        try county.write("990101101.yaml", Self.existing)
        let changes = try county.importing([
            ("村卫生室", [["代码", "建筑面积", "药品品种"], ["990101101201-clinic", "75", "80"]]),
            ("设备", [["代码", "血压计", "听诊器"], ["990101101201-clinic", "1", "1"]]),
            ("人员", [["代码", "编号", "资格", "职称"], ["990101101201-clinic", "A1", "执业助理医师", nil], ["990101101201-clinic", "A3", "药师", "初级"]]),
        ])
        #expect(
            changes == [
                "990101101201-clinic  建筑面积：60 → 75", "990101101201-clinic  药品品种：（未填报） → 80", "990101101201-clinic  设备·血压计：（未填报） → 1",
                "990101101201-clinic  人员 A1·资格：乡村医生 → 执业助理医师", "990101101201-clinic  人员 A3：（未填报） → A3，药师，初级",
            ])
        #expect(
            county.read("990101101.yaml") == """
                # 手写的说明
                township: "990101101"   # 第一镇
                name: 第一镇
                villages:
                  # 甲村的情况
                  - code: "990101101201"
                    name: 甲村民委员会
                    clinic:
                      ownership: 公有   # 2020年移交

                      floor-area: 75
                      equipment: {听诊器: 1, 体温计: 2, 血压计: 1}
                      medicines: 80
                      staff:
                        - id: A1       # 村医
                          qualification: 执业助理医师
                        - {id: A2, qualification: 护士}
                        - {id: A3, qualification: 药师, title: 初级}
                      # 末尾的说明
                  - code: "990101101202"
                    clinic: 无

                """)
    }

    @Test("files with Windows line ends keep them")
    func windows() throws {
        let county = try County()
        defer { county.folder.remove() }
        try county.write("990101101.yaml", Self.existing.replacingOccurrences(of: "\n", with: "\r\n"))
        try county.importing([("村卫生室", [["代码", "建筑面积"], ["990101101201-clinic", "75"]])])
        let bytes = Array((county.read("990101101.yaml") ?? "").utf8)
        #expect(bytes.count { $0 == 10 } == bytes.count { $0 == 13 })
        #expect(county.read("990101101.yaml")?.contains("floor-area: 75\r\n") == true)
    }

    @Test("the same sheet twice changes nothing the second time")
    func idempotent() throws {
        let county = try County()
        defer { county.folder.remove() }
        let sheets: [(name: String, rows: [[String?]])] = [
            ("村卫生室", [["代码", "有无", "产权"], ["990101101201-clinic", "有", "公有"], ["990101102201-clinic", "无", nil]]),
            ("人员", [["代码", "资格"], ["990101101201-clinic", "乡村医生"]]),
            ("豁免", [["代码", "类别", "服务机构"], ["990101102201", "联合设置", "990101101201-clinic"]]),
        ]
        #expect(try !county.importing(sheets).isEmpty)
        #expect(try county.importing(sheets) == [])
    }

    @Test("who reported is marked where something changes, and only there")
    func reported() throws {
        let county = try County()
        defer { county.folder.remove() }
        try county.write("990101101.yaml", Self.existing)
        let rows: [[String?]] = [["代码", "建筑面积"], ["990101101201-clinic", "75"]]
        try county.importing([("村卫生室", rows)], reported: ("县统计组", "2022-08-05"))
        #expect(county.read("990101101.yaml")?.contains("      reported: {by: 县统计组, on: 2022-08-05}\n") == true)
        #expect(try county.importing([("村卫生室", rows)], reported: ("别人", "2022-09-09")) == [])
    }

    @Test("a second clinic makes a list of the first, a removed one leaves the other")
    func lists() throws {
        let county = try County()
        defer { county.folder.remove() }
        try county.write("990101101.yaml", Self.existing)
        try county.importing([("村卫生室", [["代码", "名称", "产权"], ["990101101201-c2", "第二卫生室", "租用"]])])
        let text = try #require(county.read("990101101.yaml"))
        #expect(text.contains("    clinics:\n      - code: 990101101201-clinic\n        ownership: 公有   # 2020年移交\n"))
        #expect(text.contains("      - code: 990101101201-c2\n        name: 第二卫生室\n        ownership: 租用\n"))
        try county.importing([("村卫生室", [["代码", "操作"], ["990101101201-c2", "删除"]])])
        #expect(county.read("990101101.yaml")?.contains("c2") == false)
    }

    @Test("未填报 takes back what was reported")
    func clears() throws {
        let county = try County()
        defer { county.folder.remove() }
        try county.write("990101101.yaml", Self.existing)
        try county.importing([
            ("村卫生室", [["代码", "产权"], ["990101101201-clinic", "未填报"]]), ("设备", [["代码", "听诊器"], ["990101101201-clinic", "未填报"]]),
        ])
        let text = try #require(county.read("990101101.yaml"))
        #expect(!text.contains("ownership") && text.contains("equipment: {体温计: 2}"))
    }

    @Test("title rows, other orders, aliases, ids, notes below the table, names instead of codes")
    func layouts() throws {
        let county = try County()
        defer { county.folder.remove() }
        let changes = try county.importing([
            (
                "卫生室",
                [
                    ["试验县村卫生室情况统计表"], [nil, "填报单位：试验县"], [], ["序号", "面积", "乡镇", "村", "ownership", "听诊器"], ["1", "60", "第一镇", "甲村", "公有", "2"],
                    ["2", "70", "第二镇", "丙村民委员会", nil, nil], [nil, "  "], ["合计", "130"], ["填报人：", nil, "审核人："],
                ]
            )
        ])
        #expect(
            changes.filter { !$0.contains("新增") } == [
                "990101101201-clinic  建筑面积：（未填报） → 60", "990101101201-clinic  产权：（未填报） → 公有", "990101101201-clinic  设备·听诊器：（未填报） → 2",
                "990101102201-clinic  建筑面积：（未填报） → 70",
            ])
    }

    @Test("the same .csv in GB18030 and in UTF-8 imports to the same bytes")
    func encodings() throws {
        // 代码,产权,建筑面积 / 990101101201-clinic,公有,60
        let gb18030: [UInt8] =
            [0xB4, 0xFA, 0xC2, 0xEB, 0x2C, 0xB2, 0xFA, 0xC8, 0xA8, 0x2C, 0xBD, 0xA8, 0xD6, 0xFE, 0xC3, 0xE6, 0xBB, 0xFD, 0x0D, 0x0A]
            + Array("990101101201-clinic,".utf8) + [0xB9, 0xAB, 0xD3, 0xD0] + Array(",60\r\n".utf8)
        var results: [String?] = []
        for bytes in [gb18030, Array("代码,产权,建筑面积\n990101101201-clinic,公有,60\n".utf8)] {
            let county = try County()
            defer { county.folder.remove() }
            try Data(bytes).write(to: URL(fileURLWithPath: county.folder("村卫生室.csv")))
            try county.plan(files: [county.folder("村卫生室.csv")]).write()
            results.append(county.read("990101101.yaml"))
        }
        #expect(results[0] != nil && results[0] == results[1])
    }

    @Test("with errors nothing is written")
    func nothingWritten() throws {
        let county = try County()
        defer { county.folder.remove() }
        #expect(throws: (any Error).self) {
            try county.importing([("村卫生室", [["代码", "建筑面积"], ["990101101201-clinic", "60"], ["990101101202-clinic", "若干"]])])
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: county.path) == ["roster.yaml"])
    }
}

/// What went wrong once, with the smallest files that showed it.
@Suite("Importing into unusual files")
struct UnusualFileTests {
    private static let base = "township: \"990101101\"\nvillages:\n  - code: \"990101101201\"\n    clinic:\n      floor-area: 60\n"

    /// The file after an import of sheets into it.
    private func after(_ text: String, _ sheets: [(name: String, rows: [[String?]])]) throws -> String? {
        let county = try County()
        defer { county.folder.remove() }
        try county.write("990101101.yaml", text)
        try county.importing(sheets)
        let result = county.read("990101101.yaml")
        #expect(try county.importing(sheets) == [])
        return result
    }

    private static let clinic = "990101101201-clinic"

    @Test("a key with nothing under it is filled", arguments: ["attestations:", "attestations: {}"])
    func emptyPart(_ key: String) throws {
        let text = try after(Self.base + "      \(key)\n", [("佐证", [["代码", "事项", "答复", "佐证材料"], [Self.clinic, "正常运行", "是", "台账1"]])])
        #expect(text == Self.base + "      attestations:\n        running-normally: {value: 是, evidence: 台账1}\n")
    }

    @Test("an answer that is taken back leaves nothing empty behind")
    func takenBack() throws {
        let text = try after(
            Self.base + "      attestations:\n        running-normally: {value: 是, evidence: 台账1}\n",
            [("佐证", [["代码", "事项", "答复"], [Self.clinic, "正常运行", "未填报"]])])
        #expect(text == Self.base)
    }

    @Test(
        "waivers are added in any layout, after what is there",
        arguments: [
            "waivers:\n- criterion: a/b\n  subject: 990101101202-clinic\n  reason: r\n  approver: p\n  until: 2030-01-01\n",
            "waivers: [{criterion: a/b, subject: 990101101202-clinic, reason: r, approver: p, until: 2030-01-01}]\n", "# 重要说明\nwaivers: []\n",
            "# 重要说明\r\nwaivers:\r\n",
        ])
    func waivers(_ text: String) throws {
        let county = try County()
        defer { county.folder.remove() }
        try county.write("waivers.yaml", text)
        let sheet: [(name: String, rows: [[String?]])] = [
            ("个案豁免", [["条款", "对象代码", "理由", "批准单位", "有效期至"], ["a/c", Self.clinic, "新址在建", "县卫健委", "2027-06-30"]])
        ]
        try county.importing(sheet)
        let result = try #require(county.read("waivers.yaml"))
        #expect(result.hasPrefix(text.hasPrefix("#") ? "# 重要说明" : "waivers:") && result.contains("新址在建"))
        #expect(try county.importing(sheet) == [])
    }

    @Test("a renewed waiver is added beside the one that ran out; a shorter or another decision for the same days is refused")
    func renewedWaivers() throws {
        let county = try County()
        defer { county.folder.remove() }
        func row(_ reason: String, _ until: String) -> [(name: String, rows: [[String?]])] {
            [("个案豁免", [["条款", "对象代码", "理由", "批准单位", "有效期至"], ["a/c", Self.clinic, reason, "县卫健委", until]])]
        }
        try county.importing(row("选址中", "2021-12-31"))
        try county.importing(row("续期一年", "2022-12-31"))
        let text = try #require(county.read("waivers.yaml"))
        #expect(text.contains("until: 2021-12-31") && text.contains("until: 2022-12-31"))
        #expect(try county.importing(row("选址中", "2021-12-31")) == [])
        for (reason, until) in [("别的理由", "2022-12-31"), ("缩短", "2022-06-30")] {
            #expect(throws: InputError.self) { try county.importing(row(reason, until)) }
        }
        #expect(county.read("waivers.yaml") == text)
    }

    @Test("a record whose first line goes keeps what needs quotes")
    func quotes() throws {
        let text = try after(
            Self.base + "      staff:\n        - qualification: 护士\n          id: a\n          name: 李四, 张\n",
            [("人员", [["代码", "编号", "资格"], [Self.clinic, "a", "未填报"]])])
        #expect(text?.contains("name: \"李四, 张\"") == true)
    }

    @Test("comments stay where a value changes, a clinic moves, an item loses its first key")
    func comments() throws {
        #expect(
            try after(Self.base.replacingOccurrences(of: "60", with: "60   # 实测"), [("村卫生室", [["代码", "建筑面积"], [Self.clinic, "77"]])])?.contains(
                "floor-area: 77   # 实测\n") == true)
        let moved = try after(
            Self.base.replacingOccurrences(of: "    clinic:", with: "    # 老卫生室\n    clinic:") + "      # 说明\n      note: |\n        一\n        二\n",
            [("村卫生室", [["代码", "产权"], ["990101101201-c2", "公有"]])])
        #expect(
            moved == """
                township: "990101101"
                villages:
                  - code: "990101101201"
                    # 老卫生室
                    clinics:
                      - code: 990101101201-clinic
                        floor-area: 60
                        # 说明
                        note: |
                          一
                          二
                      - code: 990101101201-c2
                        ownership: 公有

                """)
        let first = try after(
            "township: \"990101101\"\nvillages:\n  - clinic: 无   # 甲\n    # 乙\n    code: \"990101101201\" # 丙\n",
            [("村卫生室", [["代码", "产权"], [Self.clinic, "公有"]])])
        #expect(first == "township: \"990101101\"\nvillages:\n  - clinic:\n      ownership: 公有\n    # 乙\n    code: \"990101101201\" # 丙\n")
    }

    @Test("two people who look alike are two people; one without a number is not taken for another")
    func people() throws {
        let rows: [[String?]] = [["代码", "资格", "岗位"], [Self.clinic, "护士", "护理"], [Self.clinic, "护士", "护理"]]
        #expect(try after(Self.base, [("人员", rows)])?.components(separatedBy: "{qualification: 护士, duty: 护理}").count == 3)
        let county = try County()
        defer { county.folder.remove() }
        try county.write("990101101.yaml", Self.base + "      staff: [{id: A1, qualification: 护士, duty: 护理}]\n")
        #expect(try county.problems([("人员", rows)]) == [":人员!2: 错误: 人员没有“编号”，不知道是清单中的哪一个", ":人员!3: 错误: 人员没有“编号”，不知道是清单中的哪一个"])
    }

    @Test("strokes and 未填报 are never taken for names")
    func strokes() throws {
        let text = Self.base + "      reported: {by: 甲}\n"
        let result = try after(text, [("村卫生室", [["代码", "名称", "填报人", "备注"], [Self.clinic, "/", "—", "/"]])])
        #expect(result == text)
        #expect(try after(text, [("村卫生室", [["代码", "名称", "填报人"], [Self.clinic, "未填报", "未填报"]])]) == text)
    }

    @Test("no clinic, yet equipment of one, is an error")
    func noneButDetails() throws {
        let county = try County()
        defer { county.folder.remove() }
        let found = try county.problems([("村卫生室", [["代码", "有无", "听诊器"], [Self.clinic, "无", "3"]])])
        #expect(found == [":村卫生室!2: 错误: 写了没有村卫生室，却又填了内容"])
    }

    @Test("a file that ends with ... or asks keys with ? is written anew with a warning; one of lone carriage returns is refused")
    func layouts() throws {
        for text in [Self.base + "...\n", Self.base.replacingOccurrences(of: "floor-area:", with: "? floor-area\n      :")] {
            let county = try County()
            defer { county.folder.remove() }
            try county.write("990101101.yaml", text)
            let plan = try county.plan([("村卫生室", [["代码", "建筑面积"], [Self.clinic, "77"], ["990101101202-clinic", "50"]])])
            #expect(plan.warnings.map(\.message.zh) == ["文件的书写方式特殊，将整份按常用格式重写"])
            try plan.write()
            #expect(try county.plan([("村卫生室", [["代码", "建筑面积"], [Self.clinic, "77"], ["990101101202-clinic", "50"]])]).files.isEmpty)
        }
        let county = try County()
        defer { county.folder.remove() }
        try county.write("990101101.yaml", Self.base.replacingOccurrences(of: "\n", with: "\r"))
        #expect(try county.problems([("村卫生室", [["代码", "建筑面积"], [Self.clinic, "77"]])]).first?.contains("特殊换行符") == true)
    }

    @Test("a head of two rows is no head, so that nothing is dropped in silence")
    func twoRowHead() throws {
        let county = try County()
        defer { county.folder.remove() }
        let found = try county.problems([("村卫生室", [["乡镇", "行政村", "房屋"], [nil, nil, "建筑面积", "产权"], ["第一镇", "甲村", "77", "公有"]])])
        #expect(found == [":村卫生室!A1: 错误: 没有找到“村卫生室”表的表头"])
    }
}
