import Audit
import Figures
import Standards
import Wording
import Workbooks

/// The first sheet of a form: what it is for and how to fill it in.
struct TemplateGuide {
    private let program: AuditProgram
    private let title: String
    private let notice: String?
    private let isOnlyMissing: Bool

    init(_ program: AuditProgram, title: String, notice: String?, isOnlyMissing: Bool) {
        self.isOnlyMissing = isOnlyMissing
        self.notice = notice
        self.program = program
        self.title = title
    }

    func write(in workbook: WorkbookWriter) throws {
        let sheet = try workbook.addSheet("填报说明")
        sheet.activate()
        sheet.columns(0...0, width: 6)
        sheet.columns(1...1, width: 92)
        var row = 0
        func line(_ number: String, _ text: String, _ style: CellStyle = .wrappedNote, height: Double? = nil) {
            let width = displayWidth(of: text)
            sheet.height(row, height ?? max(18, Double((width + 87) / 88) * 16))
            sheet.text(row, 0, number, .note.with { $0.alignment = .center })
            sheet.text(row, 1, text, style)
            row += 1
        }
        sheet.height(0, 30)
        let (vocabulary, levels) = (program.vocabulary, program.places)
        let village = levels[levels.village]
        let clinic = village.theOne.map { vocabulary.kinds[$0] }
        let (counted, people) = (countedList, peopleRecord)
        sheet.merged(0, 0...1, title + (village.form ?? "填报表"), .title)
        row = 1
        if let notice { line("", notice, .wrappedNote.with { $0.isBold = true }) }
        line("", "填报截至：\(program.asOf)    填报单位：＿＿＿＿＿＿    填报日期：＿＿＿＿＿＿")
        line("", "怎样填", .note.with { $0.isBold = true })
        line("1", "每张表一行一个机构（“\(people)”表一行一个人）。灰色格不用填；浅黄色格和带 * 的列是约束性条款要用的，请尽量填全；白色格有就填。")
        line("2", "“上次：…”是清单里已有的内容，没有变就不要动：没动过的格不算新填。变了的，直接改写成现在的内容。")
        line("3", "不清楚的就留空：空格表示“没有填报”，不会当作 0，也不会当作“没有”。确实没有才填 0 或“无”。")
        line(
            "4",
            "没有\(clinic?.aliases.first ?? clinic?.label ?? "机构")的\(village.word.zh)，在“\(clinic?.label ?? "机构")”表的“有无”列填“无”。已\(closed)的，“有无”填“有”，“状态”填“\(closed)”。"
        )
        line("5", "“\(counted)”表填数量，没有的填 0。某机构一样\(counted)也没有时，在机构表的“\(counted)”列填“无”即可；一个\(people)也没有时，“\(people)”列填“无”。")
        line("6", "“\(people)”表已列出的人，没有变就不动，已离开的在“操作”列写“删除”，新来的写在空行，另编编号；日期按 2022-08-03 的样式填。带“·材料”的列写台账、照片或文件编号：没有材料的“是”不算数，答“否”的不需要材料。")
        if isOnlyMissing { line("", "这份表只列标准要求而未填报或不达标的内容。", .wrappedNote.with { $0.isBold = true }) }
        line("7", "想收回以前填过的内容，在格内填“未填报”。")
        line("8", "把鼠标放在列名上可看到是哪一条款要求的。列的先后可以调整，可以隐藏，不要改列名。")
        line("9", "填好后打印，填报人、审核人签字并盖章；电子表发回\(levels[levels.county].word.zh)里，用 dabiao import 并入清单。")
        line("", "依据的标准", .note.with { $0.isBold = true })
        for (number, standard) in program.standards.enumerated() {
            line(String(number + 1), "\(standard.line(.zh))（\(standard.id)）")
        }
        let words = PageWords(title: title, signatures: PageWords.reporting(.zh), .zh)
        sheet.print(landscape: false, header: words.header, footer: words.footer)
    }

    /// The first list whose items are counted, such as equipment.
    private var countedList: String {
        InventoryTables.countLists(program.vocabulary).first.map { program.vocabulary.termLists[$0].label } ?? "设备"
    }

    /// The record of the people of the one facility of a place.
    private var peopleRecord: String {
        let record = program.places[program.places.village].theOne.flatMap { FormLayout.people(of: $0, program.vocabulary) }
        return record.map { program.vocabulary.records[$0].label } ?? "人员"
    }

    /// What a facility is that is not open.
    private var closed: String {
        for kind in program.vocabulary.kinds {
            guard let slot = kind.statusSlot, case .choice(let list) = kind.table.fields[slot].type else { continue }
            let items = program.vocabulary.termLists[list].items
            if let other = items.indices.first(where: { $0 != kind.openItem }) { return items[other].label }
        }
        return "停业"
    }
}
