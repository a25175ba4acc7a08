import Audit
import Figures
import Standards
import Wording
import Workbooks

/// How the cells of a township's form look, and what may be written into them.
struct TemplateCells {
    private let vocabulary: Vocabulary
    private let tables: FormTables
    /// Lists too long for a cell's own rule, by id: where they stand in the workbook.
    let wordLists: [String: String]

    init(_ vocabulary: Vocabulary, _ tables: FormTables, wordLists: [String: String]) {
        self.vocabulary = vocabulary
        self.tables = tables
        self.wordLists = wordLists
    }

    // MARK: Looks

    /// A cell that is there for reading.
    static let locked = CellStyle.wrapped.with { $0.fill = 0xF2F2F2 }
    /// A cell that somebody writes into.
    static let open = CellStyle.wrapped.with { $0.isUnlocked = true }
    static let needed = open.with { $0.fill = TemplateWorkbook.required }
    /// What was said last, in a cell that waits for what is so now.
    static let lastColor: UInt32 = 0x6B6B6B

    func isRequired(_ column: Column, of table: Table, _ kind: KindID?) -> Bool {
        tables.checks(column, of: table, kind).contains { $0.firmness == .binding }
    }

    /// How the head of a column looks: required ones are yellow.
    func head(_ column: Column, of table: Table, _ kind: KindID?) -> CellStyle {
        isMarked(column, of: table, kind) ? .header.with { $0.fill = 0xFFD966 } : .header
    }

    /// Whether a column is marked as required.
    func isMarked(_ column: Column, of table: Table, _ kind: KindID?) -> Bool {
        switch column.role {
        case .presence, .reportedBy, .reportedOn: true
        default: isRequired(column, of: table, kind)
        }
    }

    /// The style of an answer's cell.
    func answer(_ column: Column, of table: Table, _ kind: KindID?) -> CellStyle {
        var style = isMarked(column, of: table, kind) ? Self.needed : Self.open
        if column.role == .reportedOn || tables.field(column, of: table)?.type == .date { style.numberFormat = "yyyy-mm-dd" }
        return style
    }

    /// How wide a column is, in characters: as narrow as what is written into it allows, for paper is narrow too.
    func width(_ column: Column, of table: Table) -> Double {
        switch column.role {
        case .place, .name: return 15
        case .listTerm: return 6
        case .evidenceOf: return 11
        case .presence, .operation: return 8
        case .field, .attested:
            switch tables.field(column, of: table)?.type {
            case .set?: return 34
            case .date?: return 12
            case .choice?, .text?, .reference?: return 12
            default: return 9
            }
        default: return 12
        }
    }

    // MARK: Notes and rules

    /// What the note on a head says: what may be written, and which clauses ask for it.
    func note(_ column: Column, of table: Table, _ kind: KindID?) -> String? {
        var parts: [String] = []
        if let field = tables.field(column, of: table) {
            if let question = field.question { parts.append(question.zh) }
            switch field.type {
            case .set(let list): parts.append("可填（用顿号分隔，都没有填“无”）：" + vocabulary.termLists[list].items.map(\.label).joined(separator: "、"))
            case .counts(let list): parts.append("明细填在“\(vocabulary.termLists[list].label)”表。")
            case .records(let record): parts.append("逐个填在“\(vocabulary.records[record].label)”表。")
            case .yesNo, .count, .number, .percent, .date, .text, .reference, .choice, .validUntil, .yearsSince: break
            }
        }
        if case .evidenceOf = column.role { parts.append("台账、照片或文件编号；答“否”的不需要。") }
        if column.role == .operation { parts.append("要从清单中删去这一行时写“删除”。") }
        var seen = Set<String>()
        let lines = tables.checks(column, of: table, kind).map { "\($0.citation.short)：\($0.criterion.title)（\($0.firmness.label.zh)）" }
            .filter { seen.insert($0).inserted }
        parts += lines.prefix(8)
        if lines.count > 8 { parts.append("……共 \(lines.count) 条") }
        return parts.isEmpty ? nil : parts.joined(separator: "\n")
    }

    /// What may be written into a column, and the words that say so; nil where anything may.
    func rule(_ column: Column, of table: Table) -> (rule: CellRule, words: String)? {
        switch column.role {
        case .presence: return (.list(["有", "无"]), "填“有”或“无”；不清楚就留空。")
        case .reportedOn, .day: return (.date, "填日期，如 2022-08-03。")
        case .listTerm: return (.count, "填数量；没有填 0；不清楚就留空。")
        case .operation: return (.list(["删除"]), "只能填“删除”，或留空。")
        default: return tables.field(column, of: table).flatMap(rule)
        }
    }

    private func rule(_ field: Field) -> (rule: CellRule, words: String)? {
        switch field.type {
        case .yesNo: (.list(["是", "否"]), "填“是”或“否”；不清楚就留空。")
        case .choice(let list):
            (wordLists[vocabulary.termLists[list].id].map { .range($0) } ?? .list(vocabulary.termLists[list].items.map(\.label)), "从下拉列表中选择；不清楚就留空。")
        case .count: (.count, "填 0 以上的整数；不清楚就留空，不要填 0。")
        case .number: (.number(upTo: 1e11), "填数字；不清楚就留空，不要填 0。")
        case .percent: (.number(upTo: 100), "填 0 到 100 的数字，单位是 %；不清楚就留空。")
        case .date: (.date, "填日期，如 2022-08-03。")
        case .counts, .records: (.list(["无"]), "一样也没有（一个人也没有）时填“无”，否则留空，明细填在另一张表。")
        case .set, .text, .reference, .validUntil, .yearsSince: nil
        }
    }
}

/// What was said last, as it stands in the very cell that waits for what is so now.
enum LastSaid {
    private static let mark = "上次"

    /// The text of such a cell.
    static func text(_ known: String, isNarrow: Bool = false) -> String { mark + (isNarrow ? "" : "：") + known }

    /// Whether a cell shows what was said last: then nobody wrote into it, and it says nothing.
    static func isShown(_ content: CellContent) -> Bool { if case .text(let text) = content { text.utf8.starts(with: mark.utf8) } else { false } }
}
