import Foundation
import SpreadsheetFixtures
import Testing
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
        #expect(text.contains("    clinics:\n      - code: 990101101201-clinic\n        ownership: 公有\n"))
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
