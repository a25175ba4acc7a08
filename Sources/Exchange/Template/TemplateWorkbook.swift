import Audit
import Figures
import Files
import Inventories
import Standards
import Wording
import Workbooks

/// Makes the forms that townships and clinics fill in, from the vocabulary, the chosen standards and the roster.
public struct TemplateWorkbook {
    private let asked: AskedTables
    private let program: AuditProgram
    private let vocabulary: Vocabulary
    private let inventory: Inventory
    private let title: String
    private let townships: Set<String>?
    private let fields: FieldText
    private var wordLists: [String: String] = [:]

    /// The colour of cells a binding criterion asks for.
    static let required: UInt32 = 0xFFF2CC

    /// A form for the places of an inventory, or for some of its townships.
    public init(_ program: AuditProgram, _ inventory: Inventory, title: String, townships: Set<String>?, withNames: Bool) {
        self.program = program
        self.inventory = inventory
        self.title = title
        self.townships = townships
        vocabulary = program.vocabulary
        asked = AskedTables(program, withNames: withNames)
        fields = FieldText(program.vocabulary)
    }

    /// Writes the form.
    public mutating func write(to output: Output) throws {
        let workbook = try WorkbookWriter(title: title + "填报表", created: Int(program.asOf.number) * 86_400, notice: SampleNotice.of(inventory)?.zh)
        try TemplateGuide(program, title: title, notice: SampleNotice.of(inventory)?.zh).write(in: workbook)
        try writeWords(in: workbook)
        let rows = try TemplateRows(vocabulary, inventory, townships)
        for table in asked.tables.tables {
            switch table.content {
            case .subjects(let kind): try subjects(table, kind, rows, workbook)
            case .records(let record): try records(table, record, rows, workbook)
            case .counts(let list): try counts(table, list, rows, workbook)
            case .attestations: try attestations(table, rows, workbook)
            case .roster: try roster(table, workbook)
            case .verified, .waivers, .declared, .files: break
            }
        }
        try workbook.finish { try output.write($0) }
    }

    // MARK: Words for drop-down lists

    /// Lists too long for a cell's own rule stand on a hidden sheet.
    private mutating func writeWords(in workbook: WorkbookWriter) throws {
        var long: [(key: String, words: [String])] = []
        for list in vocabulary.termLists where list.items.map(\.label).joined(separator: ",").count > 240 { long.append((list.id, list.items.map(\.label))) }
        guard !long.isEmpty else { return }
        let sheet = try workbook.addSheet("词表")
        sheet.hide()
        for row in 0..<(long.map(\.words.count).max() ?? 0) {
            for (column, list) in long.enumerated() where row < list.words.count { sheet.text(row, column, list.words[row]) }
        }
        for (column, list) in long.enumerated() {
            let letter = columnLetters(column)
            wordLists[list.key] = "='词表'!$\(letter)$1:$\(letter)$\(list.words.count)"
        }
    }

    private func rule(_ field: Field) -> (rule: CellRule, message: String)? {
        switch field.type {
        case .yesNo: (.list(["是", "否"]), "填“是”或“否”；不清楚就留空。")
        case .choice(let list):
            wordLists[vocabulary.termLists[list].id].map { (.range($0), "从下拉列表中选择；不清楚就留空。") }
                ?? (.list(vocabulary.termLists[list].items.map(\.label)), "从下拉列表中选择；不清楚就留空。")
        case .count: (.count, "填 0 以上的整数；不清楚就留空，不要填 0。")
        case .number: (.number(upTo: 1e11), "填数字；不清楚就留空，不要填 0。")
        case .percent: (.number(upTo: 100), "填 0 到 100 的数字，单位是 %；不清楚就留空。")
        case .date: (.date, "填日期，如 2022-08-03。")
        case .counts, .records: (.list(["无"]), "一样也没有（一个人也没有）时填“无”，否则留空，明细填在另一张表。")
        default: nil
        }
    }

    // MARK: Sheets

    private func begin(_ table: Table, _ workbook: WorkbookWriter) throws -> TableSheet {
        try TableSheet(
            table, in: workbook, title: title, codeWidth: codeWidth(table), .zh,
            style: { column in
                let checks = asked.checks(column, of: table)
                return asked.isRequired(checks) || [.code, .presence, .reportedBy, .reportedOn].contains(column.role)
                    ? .header.with { $0.fill = 0xFFD966 } : .header
            },
            note: { column in note(column, table) })
    }

    /// How long codes of text are taken to be.
    private static let textCodeWidth = 16

    /// Codes of facilities are as long as the key of their kind makes them.
    private func codeWidth(_ table: Table) -> Double {
        guard case .subjects(let kind) = table.content else { return 31 }
        guard !vocabulary.kinds[kind].isPlace else { return 15 }
        let within = vocabulary.kinds[kind].within == program.places.village ? program.places.village : program.places.township
        return Double((program.places.digits(within) ?? Self.textCodeWidth) + (vocabulary.kinds[kind].key ?? vocabulary.kinds[kind].id).count) + 3
    }

    private func note(_ column: Column, _ table: Table) -> String? {
        var parts: [String] = []
        if let field = field(column, table) {
            switch field.type {
            case .set(let list): parts.append("可填（用顿号分隔，都没有填“无”）：" + vocabulary.termLists[list].items.map(\.label).joined(separator: "、"))
            case .counts(let list): parts.append("明细填在“\(vocabulary.termLists[list].label)”表。")
            case .records: parts.append("逐人填在“人员”表或“科室”表。")
            default: break
            }
        }
        if column.role == .operation { parts.append("要从清单中删去这一行时写“删除”。") }
        if let clauses = asked.note(asked.checks(column, of: table)) { parts.append(clauses) }
        return parts.isEmpty ? nil : parts.joined(separator: "\n")
    }

    private func field(_ column: Column, _ table: Table) -> Field? {
        guard case .field(let slot) = column.role else { return nil }
        switch table.content {
        case .subjects(let kind): return vocabulary.kinds[kind].table.fields[slot]
        case .records(let record): return vocabulary.records[record].table.fields[slot]
        default: return nil
        }
    }

    /// The style of the cells of each column: locked where the roster speaks, open and coloured where somebody is to write.
    private func styles(_ table: Table, openCode: Bool) -> [CellStyle] {
        table.columns.map { column in
            let open = CellStyle.plain.with { $0.isUnlocked = true }
            let needed = open.with { $0.fill = Self.required }
            switch column.role {
            case .code, .place: return openCode ? needed : .plain.with { $0.fill = 0xF2F2F2 }
            case .name:
                if case .subjects(let kind) = table.content, !vocabulary.kinds[kind].isPlace { return open }
                return openCode ? open : .plain.with { $0.fill = 0xF2F2F2 }
            case .presence, .reportedBy: return needed
            case .reportedOn: return needed.with { $0.numberFormat = "yyyy-mm-dd" }
            case .listTerm: return asked.isRequired(asked.checks(column, of: table)) ? needed : open
            case .field:
                let style = asked.isRequired(asked.checks(column, of: table)) ? needed : open
                return field(column, table)?.type == .date ? style.with { $0.numberFormat = "yyyy-mm-dd" } : style
            default: return open
            }
        }
    }

    /// Sets what may be entered into the rows of a table.
    private func rules(_ table: Table, _ sheet: TableSheet) {
        guard sheet.nextRow > 1 else { return }
        let rows = 1...(sheet.nextRow - 1)
        for (index, column) in table.columns.enumerated() {
            switch column.role {
            case .presence: sheet.sheet.allow(.list(["有", "无"]), rows: rows, column: index, title: column.label, message: "填“有”或“无”；不清楚就留空。")
            case .reportedOn, .day: sheet.sheet.allow(.date, rows: rows, column: index, title: column.label, message: "填日期，如 2022-08-03。")
            case .listTerm: sheet.sheet.allow(.count, rows: rows, column: index, title: column.label, message: "填数量；没有填 0；不清楚就留空。")
            case .operation: sheet.sheet.allow(.list(["删除"]), rows: rows, column: index, title: column.label, message: "只能填“删除”，或留空。")
            case .field:
                if let field = field(column, table), let (rule, message) = rule(field) {
                    sheet.sheet.allow(rule, rows: rows, column: index, title: column.label, message: message)
                }
            default: break
            }
        }
    }

    private func finish(_ table: Table, _ sheet: TableSheet) {
        rules(table, sheet)
        sheet.finish()
        sheet.sheet.protect()
    }

    private func subjects(_ table: Table, _ kind: KindID, _ rows: TemplateRows, _ workbook: WorkbookWriter) throws {
        let known = rows.subjects(kind)
        // Forms of places above the townships are of no use to one township.
        if known.isEmpty, vocabulary.kinds[kind].isPlace || townships != nil && vocabulary.kinds[kind].within == program.places.county { return }
        let sheet = try begin(table, workbook)
        let styles = styles(table, openCode: false)
        for row in known { sheet.add(table.columns.map { rows.cell($0, row) }) { styles[$0] } }
        if !vocabulary.kinds[kind].isPlace, vocabulary.kinds[kind].key == nil || vocabulary.kinds[kind].within == program.places.county {
            let open = self.styles(table, openCode: true)
            for _ in 0..<10 { sheet.add(table.columns.map { _ in .empty }) { open[$0] } }
        }
        finish(table, sheet)
    }

    private func records(_ table: Table, _ record: Int, _ rows: TemplateRows, _ workbook: WorkbookWriter) throws {
        let owners = vocabulary.kinds.indices.filter { kind in
            vocabulary.kinds[kind].table.fields.indices.contains { slot in
                vocabulary.kinds[kind].table.fields[slot].type == .records(record) && asked.asked.fields[FieldRef(kind: kind, slot: slot)] != nil
            }
        }
        guard !owners.isEmpty else { return }
        let sheet = try begin(table, workbook)
        let styles = styles(table, openCode: false)
        for kind in owners where vocabulary.kinds[kind].isFacility && vocabulary.kinds[kind].within != program.places.county {
            let lines = vocabulary.kinds[kind].within == program.places.village ? 3 : 15
            for row in rows.subjects(kind) {
                for _ in 0..<lines { sheet.add(table.columns.map { rows.cell($0, row) }) { styles[$0] } }
            }
        }
        let open = self.styles(table, openCode: true)
        for _ in 0..<40 { sheet.add(table.columns.map { _ in .empty }) { open[$0] } }
        finish(table, sheet)
    }

    private func counts(_ table: Table, _ list: Int, _ rows: TemplateRows, _ workbook: WorkbookWriter) throws {
        let sheet = try begin(table, workbook)
        let styles = styles(table, openCode: false)
        for kind in vocabulary.kinds.indices {
            let asks = vocabulary.kinds[kind].table.fields.indices.contains { slot in
                vocabulary.kinds[kind].table.fields[slot].type == .counts(list) && asked.asked.fields[FieldRef(kind: kind, slot: slot)] != nil
            }
            guard asks else { continue }
            for row in rows.subjects(kind) { sheet.add(table.columns.map { rows.cell($0, row) }) { styles[$0] } }
        }
        finish(table, sheet)
    }

    private func attestations(_ table: Table, _ rows: TemplateRows, _ workbook: WorkbookWriter) throws {
        let sheet = try begin(table, workbook)
        let locked = CellStyle.plain.with { $0.fill = 0xF2F2F2 }
        let open = CellStyle.plain.with { $0.isUnlocked = true }
        for kind in vocabulary.kinds.indices {
            let slots = asked.attestations(of: kind)
            guard !slots.isEmpty else { continue }
            for row in rows.subjects(kind) {
                for slot in slots {
                    let field = vocabulary.kinds[kind].table.fields[slot]
                    let isNeeded = (asked.asked.fields[FieldRef(kind: kind, slot: slot)] ?? []).contains { program.checks[$0].firmness == .binding }
                    let cells = table.columns.map { column -> OutputCell in
                        switch column.role {
                        case .item: .text(vocabulary.kinds[kind].table.slot(vocabulary.symbols.symbol(field.label)) == slot ? field.label : field.id)
                        default: rows.cell(column, row)
                        }
                    }
                    sheet.add(cells) { index in
                        switch table.columns[index].role {
                        case .code, .name, .item: locked
                        case .answer: isNeeded ? open.with { $0.fill = Self.required } : open
                        case .day: open.with { $0.numberFormat = "yyyy-mm-dd" }
                        default: open
                        }
                    }
                }
            }
        }
        finish(table, sheet)
    }

    /// The roster goes along hidden, so that the form can begin an inventory where there is none.
    private func roster(_ table: Table, _ workbook: WorkbookWriter) throws {
        let sheet = try TableSheet(table, in: workbook, title: title, .zh)
        for roster in inventory.rosters.values.sorted(by: { $0.county < $1.county }) {
            for township in roster.townships {
                for village in township.villages.isEmpty ? [RosterVillage(code: "", name: "")] : township.villages {
                    let texts = [roster.county, roster.name, township.code, township.name, village.code, village.name, roster.source]
                    sheet.add(texts.map { $0.isEmpty ? .empty : .text($0) })
                }
            }
        }
        sheet.sheet.hide()
        sheet.sheet.protect()
    }
}
