import Standards
import Testing
import Workbooks

@testable import Exchange

@Suite("What people write into cells")
struct FieldTextTests {
    private let fields = FieldText(library.vocabulary)

    private func field(_ id: String) -> Field {
        let vocabulary = library.vocabulary
        let kind = vocabulary.kinds[vocabulary.kind("village-clinic")!]
        if let slot = kind.table.slot(id: id) { return kind.table.fields[slot] }
        let staff = vocabulary.records.first { $0.id == "staff" }!
        return staff.table.fields[staff.table.slot(id: id)!]
    }

    /// The value as it is written, or what is wrong with it.
    private func read(_ content: CellContent, _ id: String) -> String {
        do {
            switch try fields.value(content, field(id)) {
            case nil: return "空"
            case .cleared?: return "清除"
            case .nothing?: return "无"
            case .text(let text)?: return text
            case .items(let items)?:
                guard case .set(let list) = field(id).type else { return "?" }
                return items.map { library.vocabulary.termLists[list].items[$0].label }.joined(separator: "+")
            }
        } catch { return "✗" + error.message.zh }
    }

    @Test(
        "texts",
        arguments: [
            ("medicines", "12", "12"), ("medicines", " １２ ", "12"), ("medicines", "12 种", "12"), ("medicines", "12.0", "12"), ("medicines", "1,200", "1200"),
            ("medicines", "１，２００", "1200"), ("medicines", "", "空"), ("medicines", "　", "空"), ("medicines", "/", "空"), ("medicines", "——", "空"),
            ("medicines", "未填报", "清除"), ("medicines", "若干", "✗“药品品种”应填整数，写的是“若干”"), ("medicines", "12.5", "✗“药品品种”应填整数，写的是“12.5”"),
            ("medicines", "-3", "✗“药品品种”不能是负数：“-3”"), ("medicines", "1,2", "✗“药品品种”应填整数，写的是“1,2”"), ("medicines", "约80", "✗“药品品种”应填整数，写的是“约80”"),
            ("floor-area", "60.50", "60.5"), ("floor-area", "60㎡", "60"), ("floor-area", "60 平方米", "60"), ("floor-area", "60亩", "✗“建筑面积”应填数字，写的是“60亩”"),
            ("floor-area", "六十", "✗“建筑面积”应填数字，写的是“六十”"), ("iv-infusion", "√", "是"), ("iv-infusion", "有", "是"), ("iv-infusion", "×", "否"),
            ("iv-infusion", "无", "否"),
            ("iv-infusion", "Ｙes", "是"), ("iv-infusion", "大概", "✗“开展静脉输液”应填是或否，写的是“大概”"), ("ownership", "公有产权", "公有"), ("ownership", "public", "公有"),
            ("ownership", " 公 有 ", "公有"), ("ownership", "集体", "✗“产权”没有“集体”这一选项"), ("licence-until", "2022-08-03", "2022-08-03"),
            ("licence-until", "2022/8/3", "2022-08-03"), ("licence-until", "2022年8月3日", "2022-08-03"), ("licence-until", "２０２２．８．３", "2022-08-03"),
            ("licence-until", "20220803", "2022-08-03"), ("licence-until", "2022-08-03 00:00:00", "2022-08-03"),
            ("licence-until", "2022/13/01", "✗“执业许可证有效期至”不是有效日期：“2022/13/01”"),
            ("licence-until", "2022-02-30", "✗“执业许可证有效期至”不是有效日期：“2022-02-30”"), ("licence-until", "长期", "✗“执业许可证有效期至”不是有效日期：“长期”"),
            ("rooms", "诊室、治疗室", "诊室+治疗室"), ("rooms", "治疗室,诊室；药房\n诊室", "治疗室+诊室+药房"), ("rooms", "无", "无"), ("rooms", "诊室、灶房", "✗“功能用房”中没有“灶房”"),
            ("equipment", "无", "无"), ("equipment", "3台", "✗“设备”列只能填“无”，明细另表填写，写的是“3台”"), ("name", " 张 三 ", "张 三"), ("name", "-", "空"),
        ])
    func texts(_ id: String, _ text: String, _ expected: String) { #expect(read(.text(text), id) == expected) }

    @Test(
        "numbers, days and errors",
        arguments: [
            ("medicines", CellContent.number(12, .plain), "12"), ("floor-area", .number(83.8, .plain), "83.8"),
            ("floor-area", .number(0.1 + 0.2, .plain), "0.3"),
            ("licence-until", .number(44_774, .date), "2022-08-01"), ("licence-until", .number(44_774, .plain), "2022-08-01"),
            ("licence-until", .number(20_220_803, .plain), "2022-08-03"), ("licence-until", .number(44_774.75, .date), "2022-08-01"),
            ("licence-until", .number(3, .plain), "✗“执业许可证有效期至”不是有效日期：“3”"), ("medicines", .error("#REF!"), "✗公式出错：#REF!"),
            ("medicines", .formulaWithoutResult, "✗公式没有保存计算结果"), ("iv-infusion", .boolean(false), "否"), ("name", .number(1e20, .plain), "1e+20"),
        ])
    func numbers(_ id: String, _ content: CellContent, _ expected: String) { #expect(read(content, id) == expected) }

    @Test(
        "counts of items",
        arguments: [
            ("3", "3"), ("3台", "3"), ("3 个", "3"), ("0", "0"), ("无", "0"), ("×", "0"), ("", "空"), ("有", "✗“听诊器”应填整数，写的是“有”"), ("若干", "✗“听诊器”应填整数，写的是“若干”"),
            ("未填报", "-1"),
        ])
    func counts(_ text: String, _ expected: String) {
        let term = library.vocabulary.termLists.flatMap(\.items).first { $0.id == "stethoscope" }!
        let found: String
        do { found = try fields.count(.text(text), term).map(String.init) ?? "空" } catch { found = "✗" + error.message.zh }
        #expect(found == expected)
    }

    @Test("a cell in hundredths is a percentage")
    func percent() throws {
        let vocabulary = library.vocabulary
        let field = vocabulary.kinds.flatMap(\.table.fields).first { $0.type == .percent }!
        #expect(try fields.value(.number(0.838, .percent), field) == .text("83.8%"))
        #expect(try fields.value(.number(83.8, .plain), field) == .text("83.8%"))
        #expect(try fields.value("83.80 %", field) == .text("83.8%"))
        #expect(throws: CellProblem.self) { try fields.value("100.1%", field) }
    }
}
