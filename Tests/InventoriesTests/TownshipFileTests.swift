import Foundation
import ShippedLevels
import Standards
import Testing

@testable import Inventories

/// What is said about township files that cannot be right, and how right ones are understood.
@Suite struct TownshipFileTests {
    private static let head = "township: \"990101101\"\nvillages:\n"

    static let mistakes: [(String, String)] = [
        ("  - {code: \"990101101201\", clinic: {floor-aera: 60}}\n", "990101101.yaml:3:37: 错误: 村卫生室没有“floor-aera”这一项\n  提示：是否要写“floor-area”？"),
        ("  - {code: \"990101101201\", clinic: {floor-area: 六十}}\n", "990101101.yaml:3:49: 错误: 建筑面积应为数字，现为“六十”\n  提示：未知请留空，不要写文字"),
        ("  - {code: \"990101101201\", clinic: {floor-area: 60 m²}}\n", "990101101.yaml:3:49: 错误: 建筑面积应为数字，现为“60 m²”\n  提示：去掉单位“m²”，写 60"),
        ("  - {code: \"990101101201\", clinic: {medicines: -3}}\n", "990101101.yaml:3:48: 错误: 药品品种不能是负数，现为“-3”"),
        ("  - {code: \"990101101201\", clinic: {medicines: 8.5}}\n", "990101101.yaml:3:48: 错误: 药品品种应为整数，现为“8.5”\n  提示：未知请留空，不要写文字"),
        ("  - {code: \"990101101201\", clinic: {licence-until: 2027-02-30}}\n", "990101101.yaml:3:52: 错误: “2027-02-30”不是有效日期\n  提示：写作 YYYY-MM-DD，如 2027-05-01"),
        ("  - {code: \"990101101201\", clinic: {equipment: {听诊器: 有}}}\n", "990101101.yaml:3:54: 错误: 听诊器应为数量，现为“有”\n  提示：写整数；没有写 0，不知道就删去这一项"),
        ("  - {code: \"990101101201\", clinic: {equipment: {听诊机: 1}}}\n", "990101101.yaml:3:49: 错误: 设备中没有“听诊机”\n  提示：是否要写“听诊器”？"),
        ("  - {code: \"990101101201\", clinic: {ownership: 共有}}\n", "990101101.yaml:3:48: 错误: 产权没有“共有”这一选项\n  提示：是否要写“公有”？"),
        ("  - {code: \"990101101201\", clinic: {iv-infusion: 也许}}\n", "990101101.yaml:3:50: 错误: 开展静脉输液应答“是”或“否”，现为“也许”"),
        ("  - {code: \"990101102201\"}\n", "990101101.yaml:3:12: 错误: 代码“990101102201”不属于 990101101\n  提示：代码应以 990101101 开头"),
        ("  - {code: \"99010110120\"}\n", "990101101.yaml:3:12: 错误: 行政村（社区）代码“99010110120”应为 12 位数字"),
        ("  - {code: \"990101101201\"}\n  - {code: \"990101101201\"}\n", "990101101.yaml:4:12: 错误: 行政村（社区） 990101101201 重复列出（首次在第 3 行）"),
        ("  - {code: \"990101101209\", name: 新村}\n", "990101101.yaml:3:5: 错误: 名册中没有村 990101101209新村\n  提示：核对代码；若确为新设，请先补入 roster.yaml"),
        ("  - {code: \"990101101201\", exemptions: [{kind: 联合设置}]}\n", "990101101.yaml:3:41: 错误: 豁免（联合设置）没有写服务机构\n  提示：补上 covered-by: 机构代码"),
        ("  - {code: \"990101101201\", clinic: {licence: 有效}}\n", "990101101.yaml:3:46: 错误: 执业许可证由软件计算，不能填报"),
        ("  - {code: \"990101101201\", clinic: {staff: 两人}}\n", "990101101.yaml:3:44: 错误: 人员应为列表\n  提示：每条一行，以“- ”开头；没有写 []"),
        ("  - {code: \"990101101201\", clinics: [{floor-area: 60}]}\n", "990101101.yaml:3:38: 错误: 村卫生室缺少 code\n  提示：列表中的每个机构都要写 code"),
        (
            "  - {code: \"990101101201\", clinic: {signs-and-setting: 是}}\n",
            "990101101.yaml:3:37: 错误: 村卫生室没有“signs-and-setting”这一项\n  提示：请写在 attestations 之下，并附 evidence"
        ),
    ]

    @Test(arguments: mistakes)
    func saysWhatIsWrong(mistake: (text: String, message: String)) throws {
        let fixture = try Fixture()
        defer { fixture.remove() }
        let found = try fixture.problems(Self.head + mistake.text)
        // The source line and its caret stand between the message and the help.
        let bare = found.map { text in
            let lines = text.split(separator: "\n")
            return ([lines[0]] + lines.filter { $0.hasPrefix("  提示") }).joined(separator: "\n")
        }
        #expect(bare == [mistake.message])
    }

    @Test func showsTheLineWithACaret() throws {
        let fixture = try Fixture()
        defer { fixture.remove() }
        let caret = String(repeating: " ", count: 26 + 5) + "^^"
        #expect(
            try fixture.problems("township: \"990101101\"\nhealth-centre: {设备: {听诊器: 有}}\n").joined()
                == "990101101.yaml:2:27: 错误: 听诊器应为数量，现为“有”\n2 | health-centre: {设备: {听诊器: 有}}\n  | \(caret)\n  提示：写整数；没有写 0，不知道就删去这一项\n"
        )
    }

    @Test func absentIsNotNone() throws {
        let fixture = try Fixture()
        defer { fixture.remove() }
        let kinds = fixture.vocabulary.levels
        let clinic = fixture.vocabulary.kinds.firstIndex { $0.id == "village-clinic" }!
        var mentioned: [String: Bool] = [:]
        try fixture.walk(Self.head + "  - {code: \"990101101201\", clinic: 无}\n") { facts in
            if facts.kind == kinds.village { mentioned[facts.name] = facts.mentioned & (1 << UInt64(clinic)) != 0 }
        }
        #expect(mentioned == ["甲村": true, "乙村": false])
    }

    @Test func codesTellTheClassOfAPlace() throws {
        let fixture = try Fixture()
        defer { fixture.remove() }
        try fixture.write(
            "roster.yaml",
            "roster: \"990101\"\ntownships:\n  \"990101101\": {name: 镇, villages: {\"990101101001\": a, \"990101101201\": b, \"990101101501\": c}}\n")
        let kinds = fixture.vocabulary.levels
        let table = fixture.vocabulary.kinds[kinds.village].table
        let slot = table.slot(id: "place-class")!
        var classes: [String] = []
        try fixture.walk("township: \"990101101\"\n") { facts in
            guard facts.kind == kinds.village else { return }
            classes.append(ValueLabel.text(facts[slot], table.fields[slot], fixture.vocabulary))
        }
        #expect(classes == ["社区", "行政村", "未填报"])
    }

    private enum ValueLabel {
        static func text(_ value: Value, _ field: Field, _ vocabulary: Vocabulary) -> String {
            guard value.tag == .choice, case .choice(let list) = field.type else { return "未填报" }
            return vocabulary.termLists[list].items[Int(value.payload)].label
        }
    }

    @Test func aWaiverNeedsItsParts() throws {
        let fixture = try Fixture()
        defer { fixture.remove() }
        try fixture.write(
            "waivers.yaml",
            "waivers:\n  - {criterion: a/b, subject: x, reason: y, until: 2022-13-01}\n  - {criterion: a/b, subject: x, reason: y, until: 2023-01-01}\n")
        let messages = try Inventory.open(fixture.folder).diagnostics.map { "\($0.position!.line) \($0.message.zh)" }
        #expect(messages == ["2 “2022-13-01”不是有效日期", "3 豁免（waiver）缺少“approver”"])
    }
}
