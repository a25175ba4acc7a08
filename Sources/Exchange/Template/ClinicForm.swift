import Audit
import Figures
import Files
import Inventories
import Standards
import Wording
import Workbooks

/// The form of one village clinic, on one page of A4: what is asked of it, with room for the answers.
public struct ClinicForm {
    private let asked: AskedTables
    private let program: AuditProgram
    private let vocabulary: Vocabulary
    private let kindID: KindID
    private let county: String
    private let township: RosterTownship
    private let village: RosterVillage
    private let code: String
    private let notice: Text?

    /// The form of the clinic of a village, by the code of either, or by the village's name; nil when the roster has no such village.
    public init?(_ program: AuditProgram, _ inventory: Inventory, clinic: String) {
        self.program = program
        vocabulary = program.vocabulary
        notice = SampleNotice.of(inventory)
        asked = AskedTables(program, withNames: false)
        guard let kind = vocabulary.levels[vocabulary.levels.village].theOne else { return nil }
        kindID = kind
        for roster in inventory.rosters.values {
            for township in roster.townships {
                for village in township.villages where clinic == village.code || clinic.hasPrefix(village.code + "-") || clinic == village.name {
                    county = roster.name
                    self.township = township
                    self.village = village
                    code = clinic.contains("-") ? clinic : FacilityDirectory.impliedCode(village.code, program.vocabulary.kinds[kind])
                    return
                }
            }
        }
        return nil
    }

    private let label = CellStyle.plain.with {
        $0.fill = 0xF2F2F2
        $0.wraps = true
        $0.size = 9
    }
    private let open = CellStyle.plain.with {
        $0.isUnlocked = true
        $0.size = 9
    }

    /// Writes the form.
    public func write(to output: Output) throws {
        let workbook = try WorkbookWriter(title: vocabulary.kinds[kindID].label + "自查表", created: Int(program.asOf.number) * 86_400, notice: notice?.zh)
        let sheet = try workbook.addSheet(FormLayout.sheet)
        for pair in FormLayout.pairs {
            sheet.columns(pair...pair, width: 19)
            sheet.columns(pair + 1...pair + 1, width: 14)
        }
        sheet.height(0, 24)
        sheet.merged(0, 0...5, "\(county)\(township.name)\(village.name)\(vocabulary.kinds[kindID].label)自查表", .title.with { $0.alignment = .center })
        let labels = FormLayout.Places(vocabulary)
        var row = 1
        row = pairs(
            [
                (FormLayout.codeLabel, .text(code), nil), (labels.township, .text(township.name), nil),
                (labels.village, .text(village.name), nil),
                (labels.county, .text(county), nil), (FormLayout.byLabel, nil, nil), (FormLayout.onLabel, nil, .date),
            ], sheet, row)
        row = heading("一、基本情况（不清楚就留空；没有填“无”或 0）", sheet, row)
        row = pairs(facts(), sheet, row)
        for (slot, field) in vocabulary.kinds[kindID].table.fields.enumerated() {
            guard case .counts(let list) = field.type, asked.asked.fields[FieldRef(kind: kindID, slot: slot)] != nil else { continue }
            row = heading("二、\(field.label)数量（没有填 0）", sheet, row)
            row = pairs(items(slot, list), sheet, row)
        }
        row = staff(sheet, row)
        row = attestations(sheet, row)
        let words = PageWords(title: "截至 \(program.asOf)", signatures: PageWords.reporting(.zh), .zh)
        sheet.print(landscape: false, pagesTall: 1, header: words.header, footer: words.footer)
        sheet.protect()
        try workbook.finish { try output.write($0) }
    }

    private func heading(_ text: String, _ sheet: SheetWriter, _ row: Int) -> Int {
        sheet.merged(row, 0...5, text, .plain.with { $0.isBold = true })
        return row + 1
    }

    private typealias Question = (label: String, given: OutputCell?, type: FieldType?)

    /// What is asked of the clinic beside equipment, staff and answers with evidence.
    private func facts() -> [Question] {
        guard let table = asked.tables.tables.first(where: { $0.content == .subjects(kindID) }) else { return [] }
        return table.columns.compactMap { column in
            guard case .field(let slot) = column.role else { return nil }
            switch vocabulary.kinds[kindID].table.fields[slot].type {
            case .counts, .records: return nil
            case let type: return (column.heading(.zh), nil, type)
            }
        }
    }

    private func items(_ slot: Int, _ list: Int) -> [Question] {
        let terms = vocabulary.termLists[list].items
        return (asked.asked.terms[FieldRef(kind: kindID, slot: slot)] ?? [:]).keys.sorted().map { term in
            (terms[term].label + (terms[term].unit.map { "（\($0)）" } ?? ""), nil, .count)
        }
    }

    /// Writes questions, three beside each other.
    private func pairs(_ questions: [Question], _ sheet: SheetWriter, _ first: Int) -> Int {
        var row = first
        for start in stride(from: 0, to: questions.count, by: 3) {
            for (offset, pair) in FormLayout.pairs.enumerated() {
                guard start + offset < questions.count else {
                    sheet.blank(row, pair, label)
                    sheet.blank(row, pair + 1, label)
                    continue
                }
                let question = questions[start + offset]
                sheet.text(row, pair, question.label, label)
                if case .text(let text)? = question.given {
                    sheet.text(row, pair + 1, text, label)
                } else {
                    sheet.blank(row, pair + 1, question.type == .date ? open.with { $0.numberFormat = "yyyy-mm-dd" } : open)
                }
                if let rule = rule(question.type) { sheet.allow(rule, rows: row...row, column: pair + 1, title: question.label, message: "请检查填写内容；不清楚就留空。") }
            }
            row += 1
        }
        return row
    }

    private func rule(_ type: FieldType?) -> CellRule? {
        switch type {
        case .yesNo?: .list(["是", "否"])
        case .choice(let list)?: .list(vocabulary.termLists[list].items.map(\.label))
        case .count?: .count
        case .number?: .number(upTo: 1e11)
        case .percent?: .number(upTo: 100)
        case .date?: .date
        default: nil
        }
    }

    /// Room for four people, with the six things that are asked of them most.
    private func staff(_ sheet: SheetWriter, _ first: Int) -> Int {
        guard let record = FormLayout.people(of: kindID, vocabulary) else { return first }
        let (table, people) = (vocabulary.records[record].table, vocabulary.records[record].label)
        let asks = asked.asked.recordFields[record] ?? [:]
        let slots = table.fields.indices.filter { $0 > 0 && !table.fields[$0].isPrivate && asks[$0] != nil }
            .sorted { (-(asks[$0]?.count ?? 0), $0) < (-(asks[$1]?.count ?? 0), $1) }.prefix(5).sorted()
        guard !slots.isEmpty else { return first }
        var row = heading("三、\(people)（没有\(people)就在第一行编号处填“无”）", sheet, first)
        for (column, text) in ([people + FormLayout.peopleHead] + slots.map { table.fields[$0].label }).enumerated() { sheet.text(row, column, text, label) }
        row += 1
        for _ in 0..<4 {
            sheet.blank(row, 0, open)
            for (column, slot) in slots.enumerated() {
                let type = table.fields[slot].type
                sheet.blank(row, column + 1, type == .date ? open.with { $0.numberFormat = "yyyy-mm-dd" } : open)
                if let rule = rule(type) { sheet.allow(rule, rows: row...row, column: column + 1, title: table.fields[slot].label, message: "请检查填写内容；不清楚就留空。") }
            }
            row += 1
        }
        return row
    }

    private func attestations(_ sheet: SheetWriter, _ first: Int) -> Int {
        let slots = asked.attestations(of: kindID)
        guard !slots.isEmpty else { return first }
        var row = heading("四、佐证事项（答复之外还要写明材料，如台账或照片编号）", sheet, first)
        let columns = FormLayout.attestationColumns
        sheet.merged(row, columns.item...columns.answer - 1, FormLayout.attestationHead, label)
        sheet.text(row, columns.answer, "答复", label)
        sheet.merged(row, columns.evidence...5, "佐证材料", label)
        row += 1
        for slot in slots {
            let field = vocabulary.kinds[kindID].table.fields[slot]
            sheet.merged(row, columns.item...columns.answer - 1, field.label, label)
            sheet.blank(row, columns.answer, open)
            sheet.merged(row, columns.evidence...5, "", open)
            if let rule = rule(field.type) { sheet.allow(rule, rows: row...row, column: columns.answer, title: field.label, message: "请检查填写内容；不清楚就留空。") }
            row += 1
        }
        return row
    }
}
