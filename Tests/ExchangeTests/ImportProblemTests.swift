import SpreadsheetFixtures
import Testing

@testable import Exchange

/// Each problem with its place and its exact wording.
@Suite("Problems of spreadsheets")
struct ImportProblemTests {
    private struct Case: Sendable, CustomTestStringConvertible {
        var sheet: String
        var rows: [[String?]]
        var expected: [String]
        var testDescription: String { expected.first ?? "none" }
    }

    @Test(
        "problems",
        arguments: [
            Case(sheet: "村卫生室", rows: [["甲", "乙"], ["1", "2"]], expected: [":村卫生室!A1: 错误: 没有找到“村卫生室”表的表头"]),
            Case(
                sheet: "村卫生室", rows: [["代码", "建筑面积", "面积"], ["990101101201-clinic", "1", "2"]],
                expected: [":村卫生室!C1: 错误: “面积”与 B 列是同一项目"]),
            Case(
                sheet: "村卫生室", rows: [["代码", "建筑面积", "天花板"], ["990101101201-clinic", "1", "2"]],
                expected: [":村卫生室!C1: 警告: 不认识的列“天花板”，没有导入"]),
            Case(
                sheet: "村卫生室", rows: [["代码", "建筑面积"], ["990101101299-clinic", "1"]],
                expected: [":村卫生室!2: 错误: 行政区划名册中没有 990101101299"]),
            Case(sheet: "村卫生室", rows: [["代码", "建筑面积"], ["880101101299-clinic", "1"]], expected: [":村卫生室!2: 错误: 没有 880101 的行政区划名册"]),
            Case(
                sheet: "村卫生室", rows: [["代码", "建筑面积"], ["990101101201-clinic", "1"], ["990101101201-clinic", "1"]],
                expected: [":村卫生室!3: 错误: 990101101201-clinic 重复，第 2 行已有"]),
            Case(
                sheet: "村卫生室", rows: [["代码", "建筑面积", "药品品种", "执业许可证有效期至"], ["990101101201-clinic", "大", "若干", "2022/13/01"]],
                expected: [
                    ":村卫生室!B2: 错误: “建筑面积”应填数字，写的是“大”", ":村卫生室!C2: 错误: “药品品种”应填整数，写的是“若干”",
                    ":村卫生室!D2: 错误: “执业许可证有效期至”不是有效日期：“2022/13/01”",
                ]),
            Case(sheet: "村卫生室", rows: [["代码", "建筑面积"], ["9.90101E+11", "1"]], expected: [":村卫生室!A2: 错误: 代码“9.90101E+11”已被表格软件改成科学计数，丢失了位数"]),
            Case(sheet: "村卫生室", rows: [["代码", "建筑面积"], ["甲村", "1"]], expected: [":村卫生室!A2: 错误: “甲村”不是代码"]),
            Case(sheet: "村卫生室", rows: [["代码", "建筑面积"], [nil, "1"]], expected: [":村卫生室!2: 错误: 这一行有内容但没有代码"]),
            Case(
                sheet: "村卫生室", rows: [["村", "建筑面积"], ["甲村", "1"], ["戊村", "2"]],
                expected: [":村卫生室!2: 错误: 有 2 个村叫“甲村”：990101101201、990101102202", ":村卫生室!3: 错误: 没有“戊村”这个村"]),
            Case(
                sheet: "村卫生室", rows: [["代码", "有无", "建筑面积"], ["990101101201-clinic", "无", "60"]],
                expected: [":村卫生室!2: 错误: 写了没有村卫生室，却又填了内容"]),
            Case(sheet: "人员", rows: [["代码", "编号"], ["990101101201-x9", "A"]], expected: [":人员!2: 错误: 清单和表里都没有 990101101201-x9 这个机构"]),
            Case(
                sheet: "人员", rows: [["代码", "编号"], ["990101101201-clinic", "A"], ["990101101201-clinic", "A"]], expected: [":人员!3: 错误: A 重复，第 2 行已有"]),
            Case(sheet: "设备", rows: [["代码", "听诊器"], ["990101101201", "1"]], expected: [":设备!2: 错误: 行政村（社区）没有“设备”这一部分"]),
            Case(
                sheet: "佐证", rows: [["代码", "事项", "答复"], ["990101101201-clinic", "正常运行", "也许"], ["990101101201-clinic", "不存在的事项", "是"]],
                expected: [":佐证!C2: 错误: “正常运行”应填是或否，写的是“也许”", ":佐证!3: 错误: 村卫生室没有“不存在的事项”这一项"]),
            Case(
                sheet: "豁免", rows: [["代码", "类别"], ["990101101201", "联合设置"]], expected: [":豁免!2: 错误: 豁免应写明“类别”和“服务机构”"]),
            Case(sheet: "村卫生室", rows: [["代码", "操作"], ["990101101201-clinic", "合并"]], expected: [":村卫生室!B2: 错误: “操作”列不认识“合并”"]),
            Case(sheet: "人员", rows: [["代码", "编号", "操作"], ["990101101201-clinic", "A", "删除"]], expected: [":人员!2: 警告: 清单中没有“人员 A”，不能删除"]),
            Case(sheet: "行政村", rows: [["代码", "常住人口"], ["99010110120", "5"]], expected: [":行政村!A2: 错误: “99010110120”不是代码"]),
            Case(sheet: "财务", rows: [["甲", "乙"], ["1", "2"]], expected: [": 错误: 没有找到可以导入的表", ":财务!A1: 警告: 不认识的工作表“财务”，没有导入"]),
        ])
    private func problems(_ example: Case) throws {
        let county = try County()
        defer { county.folder.remove() }
        #expect(try county.problems([(example.sheet, example.rows)]) == example.expected)
    }

    @Test("a clinic that is there cannot be said away by a cell")
    func none() throws {
        let county = try County()
        defer { county.folder.remove() }
        try county.importing([("村卫生室", [["代码", "产权"], ["990101101201-clinic", "公有"]])])
        #expect(try county.problems([("村卫生室", [["代码", "有无"], ["990101101201-clinic", "无"]])]) == [":村卫生室!2: 错误: 清单中已有村卫生室 990101101201-clinic，表里却写“无”"])
        try county.importing([("村卫生室", [["代码", "有无", "操作"], ["990101101201-clinic", "无", "删除"]])])
        #expect(county.read("990101101.yaml")?.contains("    clinic: 无\n") == true)
    }

    @Test("every problem of every sheet is listed at once")
    func all() throws {
        let county = try County()
        defer { county.folder.remove() }
        let found = try county.problems([
            ("村卫生室", [["代码", "建筑面积"], ["990101101201-clinic", "x"], ["990101101299-clinic", "1"]]), ("人员", [["代码", "资格"], ["990101101201-clinic", "神医"]]),
        ])
        #expect(found.count == 3)
    }
}
