import Testing
import Wording
import Writing

/// Text in so many columns: nothing is cut off, nothing is lost, and what belongs together stays together.
@Suite("Text in columns")
struct TextLayoutTests {
    private static let texts = [
        "机构达标率 54.7%（已判定 517 个，占考核的 95.2%；可能在 52.1%–56.9%）", "每个村卫生室至少有1名合格的乡村医生或执业（助理）医师", "village-clinic-management-2014/staff-types",
        "a word and another, 和中文（混在一起）；“引号”里。", "没有开诊的机构；豁免（联合设置）所列机构 411322105399-clinic 不存在或已停业", "用 --no-pager 或 -o 文件", "",
    ]

    @Test("no line is wider than it may be, and joined again they are the text", arguments: texts)
    func whole(text: String) {
        for width in 12...90 {
            let lines = brokenLines(text, first: width, then: width - 4)
            for (index, line) in lines.enumerated() { #expect(displayWidth(of: line) <= (index == 0 ? width : width - 4), "\(width): \(lines)") }
            func bare(_ text: String) -> String { text.filter { $0 != " " } }
            #expect(bare(lines.joined()) == bare(text), "\(width)")
        }
    }

    @Test("words stay whole, and no line begins with a closing mark or ends with an opening one", arguments: texts)
    func words(text: String) {
        let known = Set(text.split { !$0.isASCII || !($0.isLetter || $0.isNumber || $0 == ".") })
        for width in 24...90 {
            let lines = brokenLines(text, to: width)
            for line in lines {
                for word in line.split(whereSeparator: { !$0.isASCII || !($0.isLetter || $0.isNumber || $0 == ".") }) {
                    #expect(known.contains(word), "\(width): \(word) in \(lines)")
                }
                #expect(!"，。；：）”、%".contains(line.first ?? "x") && !"（“".contains(line.last ?? "x"), "\(width): \(lines)")
                // An option stays whole; an id may go on behind its hyphen.
                #expect(!line.hasSuffix("--") && !line.hasSuffix(" -"), "\(lines)")
            }
        }
    }

    private func table() -> TextTable {
        var table = TextTable(["类别", "代码", "原因", "n"], [.left, .left, .left, .right], optional: [1])
        table.add(["机构空白点", "411322105230", "没有开诊的机构；豁免（联合设置）所列机构 411322105399-clinic 不存在或已停业", "12345"], .bad)
        table.add(["人员空白点", "411322105231", "没有合格且执业证有效的人员", "7"])
        return table
    }

    @Test("a table is as wide as the page at most, and says the same at every width", arguments: [20, 30, 45, 50, 60, 80, 100, 120, 200])
    func tables(width: Int) {
        let text = table().rendered(TextPage(width: width))
        for line in text.split(separator: "\n") { #expect(displayWidth(of: line) <= width, "\(line)") }
        // A cell goes on below itself, so that its own lines are not beside each other in the text.
        for piece in ["机构空白点", "12345", "7"] { #expect(text.contains(piece), "\(text)") }
        #expect(!text.contains("…"))
    }

    @Test("a column that may be missed goes before others are too narrow to read; below 50 columns each row is a list")
    func narrow() {
        #expect(table().rendered(TextPage(width: 120)).contains("411322105230"))
        #expect(!table().rendered(TextPage(width: 50)).contains("代码"))
        let list = table().rendered(TextPage(width: 40))
        #expect(list.hasPrefix("  类别  机构空白点\n  代码  411322105230\n  原因  没有开诊的机构"), "\(list)")
        #expect(list.contains("\n\n  类别  人员空白点\n"))
    }

    @Test("in a file a row is one line, however long")
    func file() {
        #expect(table().rendered().split(separator: "\n").count == 3)
        #expect(!table().rendered().contains("\u{1B}"))
    }

    @Test("colour adds nothing but colour")
    func colour() {
        let coloured = table().rendered(TextPage(width: 80, isColoured: true))
        #expect(coloured.contains("\u{1B}[31m机构空白点"))
        #expect(coloured.replacing(#/\x1B\[[0-9;]*m/#, with: "") == table().rendered(TextPage(width: 80)))
        let line = TextPage(width: 30, isColoured: true).lines("  一行很长的话要分成几行来写，颜色不能算在宽度里\n", .open)
        #expect(line.replacing(#/\x1B\[[0-9;]*m/#, with: "") == TextPage(width: 30).lines("  一行很长的话要分成几行来写，颜色不能算在宽度里\n"))
    }
}
