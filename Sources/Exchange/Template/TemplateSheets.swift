import Audit
import Inventories
import Standards
import Wording
import Workbooks

/// Writes the sheets of a township's form, row by row.
struct TemplateSheets {
    private let program: AuditProgram
    private let vocabulary: Vocabulary
    private let needs: FormNeeds
    private let known: KnownFacts
    private let tables: FormTables
    private let cells: TemplateCells
    private let rows: TemplateRows
    private let workbook: WorkbookWriter
    private let title: String
    private let isCounty: Bool

    init(
        _ program: AuditProgram, _ needs: FormNeeds, _ known: KnownFacts, _ tables: FormTables, _ cells: TemplateCells, _ rows: TemplateRows,
        _ workbook: WorkbookWriter, title: String, isCounty: Bool
    ) {
        self.program = program
        vocabulary = program.vocabulary
        self.needs = needs
        self.known = known
        self.tables = tables
        self.cells = cells
        self.rows = rows
        self.workbook = workbook
        self.title = title
        self.isCounty = isCounty
    }

    /// A cell to be written: what stands in it, and how it looks.
    private typealias Written = (cell: OutputCell, style: CellStyle)

    // MARK: Sheets

    private func begin(_ table: Table, _ kind: KindID?) throws -> TableSheet {
        let sheet = try TableSheet(
            table, in: workbook, title: title, codeWidth: codeWidth(table), widths: { cells.width($0, of: table) }, .zh,
            style: { cells.head($0, of: table, kind) },
            note: { cells.note($0, of: table, kind) }, mark: { cells.isMarked($0, of: table, kind) ? "*" : "" })
        return sheet
    }

    private func finish(_ table: Table, _ sheet: TableSheet) {
        if sheet.nextRow > 1 {
            for (index, column) in table.columns.enumerated() {
                guard let (rule, words) = cells.rule(column, of: table) else { continue }
                sheet.sheet.allow(rule, rows: 1...(sheet.nextRow - 1), column: index, title: column.label, message: words, prompt: words)
            }
        }
        sheet.finish()
        sheet.sheet.protect()
    }

    /// How long codes of text are taken to be.
    private static let textCodeWidth = 16

    /// Codes of facilities are as long as the key of their kind makes them.
    private func codeWidth(_ table: Table) -> Double {
        let places = vocabulary.levels
        guard case .subjects(let kind) = table.content else { return 20 }
        guard !vocabulary.kinds[kind].isPlace else { return 13 }
        let within = vocabulary.kinds[kind].within == places.village ? places.village : places.township
        return Double((places.digits(within) ?? Self.textCodeWidth) + (vocabulary.kinds[kind].key ?? vocabulary.kinds[kind].id).count) + 2
    }

    /// A cell that waits for an answer, with what was said last; or one that waits for none.
    private func answer(_ last: String?, _ column: Column, _ table: Table, _ kind: KindID?, isAsked: Bool = true, isNarrow: Bool = false) -> Written {
        let shown = last.map { OutputCell.text(LastSaid.text($0, isNarrow: isNarrow)) } ?? .empty
        guard isAsked else { return (shown, TemplateCells.locked.with { $0.color = TemplateCells.lastColor }) }
        let style = cells.answer(column, of: table, kind)
        return (shown, last == nil ? style : style.with { $0.color = TemplateCells.lastColor })
    }

    private func write(_ row: [Written], _ sheet: TableSheet) { sheet.add(row.map(\.cell), height: 26) { row[$0].style } }

    // MARK: Places and facilities

    /// The sheets of a kind of places or facilities.
    func subjects(_ kind: KindID) throws {
        let known = rows.subjects(kind).map { ($0, needs.cells(of: $0.code, kind, self.known)) }
        var asked: Set<Int> = []
        for (_, cells) in known { for case .field(let slot) in cells.keys { asked.insert(slot) } }
        if known.isEmpty { for slot in vocabulary.kinds[kind].table.fields.indices where !needs.checks(kind, slot).isEmpty { asked.insert(slot) } }
        let asksPresence = known.contains { $0.1[.presence] != nil }
        for sheet in tables.sheets(of: kind, asking: asked, asksPresence: asksPresence, hasNames: known.contains { !$0.0.name.isEmpty }) {
            let table = sheet.table
            let wanted = known.filter { !needs.isOnlyMissing || asks(table, $0.1) }
            if needs.isOnlyMissing, wanted.isEmpty { continue }
            let made = try begin(table, kind)
            for (row, asked) in wanted { write(table.columns.map { subject($0, table, row, kind, asked) }, made) }
            // What the inventory does not list can be added to a county's form.
            if isCounty, !needs.isOnlyMissing, !vocabulary.kinds[kind].isPlace,
                vocabulary.kinds[kind].key == nil || vocabulary.kinds[kind].within == vocabulary.levels.county
            {
                for _ in 0..<10 { write(table.columns.map { (.empty, cells.answer($0, of: table, kind)) }, made) }
            }
            finish(table, made)
        }
    }

    private func asks(_ table: Table, _ asked: [FormNeeds.Cell: FormStanding?]) -> Bool {
        table.columns.contains { column in
            switch column.role {
            case .field(let slot), .attested(let slot): asked[.field(slot)] != nil
            case .presence: asked[.presence] != nil
            default: false
            }
        }
    }

    private func subject(
        _ column: Column, _ table: Table, _ row: TemplateRows.Row, _ kind: KindID, _ asked: [FormNeeds.Cell: FormStanding?]
    ) -> Written {
        let facts = known.of(row.code)
        switch column.role {
        case .code, .place: return (rows.cell(column, row, isOwner: false), TemplateCells.locked)
        case .name:
            return (rows.cell(column, row, isOwner: false), needs.isOnlyMissing ? TemplateCells.locked : TemplateCells.open)
        case .presence:
            return answer(facts.isPresent.map { $0 ? "有" : "无" }, column, table, kind, isAsked: !needs.isOnlyMissing || asked[.presence] != nil)
        case .field(let slot):
            let isAsked = asked[.field(slot)] != nil
            switch vocabulary.kinds[kind].table.fields[slot].type {
            case .counts, .records: return answer(facts.fields[slot], column, table, kind, isAsked: isAsked)
            default: return answer(known.words(row.code, kind, slot), column, table, kind, isAsked: isAsked)
            }
        case .attested(let slot): return answer(facts.answers[slot]?.answer, column, table, kind, isAsked: asked[.field(slot)] != nil)
        case .evidenceOf(let slot): return answer(facts.answers[slot]?.evidence, column, table, kind, isAsked: asked[.field(slot)] != nil)
        default: return (.empty, cells.answer(column, of: table, kind))
        }
    }

    // MARK: Records

    /// The sheet of a kind of records: everybody who is known, then lines for others.
    func records(_ record: Int) throws {
        guard let table = tables.sheet(ofRecords: record) else { return }
        var lines: [(row: TemplateRows.Row, kind: KindID, values: [Int: String]?, asked: Set<Int>?)] = []
        for kind in vocabulary.kinds.indices {
            for slot in vocabulary.kinds[kind].table.fields.indices where vocabulary.kinds[kind].table.fields[slot].type == .records(record) {
                for row in rows.subjects(kind) { lines += self.lines(row, kind, slot, record) }
            }
        }
        guard !lines.isEmpty else { return }
        let sheet = try begin(table, nil)
        for line in lines { write(table.columns.map { self.record($0, table, line.row, line.values, line.asked) }, sheet) }
        finish(table, sheet)
    }

    /// The lines of one facility or place: those who are known, and empty ones.
    private func lines(
        _ row: TemplateRows.Row, _ kind: KindID, _ slot: Int, _ record: Int
    ) -> [(row: TemplateRows.Row, kind: KindID, values: [Int: String]?, asked: Set<Int>?)] {
        let asked = needs.cells(of: row.code, kind, known)
        let records = known.of(row.code).records[record] ?? []
        let wantsList = asked[.field(slot)] != nil
        // Exemptions and the like are only asked for where there are some, or something is amiss.
        let isPlace = vocabulary.kinds[kind].isPlace
        var lines: [(row: TemplateRows.Row, kind: KindID, values: [Int: String]?, asked: Set<Int>?)] = []
        for (number, values) in records.enumerated() {
            let id = values[0] ?? "\(number + 1)"
            var missing: Set<Int> = []
            for case .record(slot, id, let field) in asked.keys { missing.insert(field) }
            if wantsList || !missing.isEmpty { lines.append((row, kind, values, wantsList ? nil : missing)) }
        }
        guard wantsList, !isPlace || !records.isEmpty || lacksFacility(row.code, kind) else { return lines }
        let spare = isPlace ? 1 : vocabulary.kinds[kind].within == vocabulary.levels.village ? (records.isEmpty ? 3 : 1) : (records.isEmpty ? 15 : 5)
        return lines + Array(repeating: (row, kind, nil, nil), count: spare)
    }

    /// Whether a place is not known to have the facility it should have.
    private func lacksFacility(_ code: String, _ kind: KindID) -> Bool {
        guard kind == vocabulary.levels.village, let one = vocabulary.levels[kind].theOne else { return false }
        return known.of(FacilityDirectory.impliedCode(code, vocabulary.kinds[one])).isPresent != true
    }

    private func record(_ column: Column, _ table: Table, _ row: TemplateRows.Row, _ values: [Int: String]?, _ asked: Set<Int>?) -> Written {
        switch column.role {
        case .code, .place, .name: return (rows.cell(column, row, isOwner: true), TemplateCells.locked)
        case .field(let slot) where isKey(slot, of: table) && values?[slot] != nil: return (.text(values![slot]!), TemplateCells.locked)
        case .field(let slot): return answer(values?[slot], column, table, nil, isAsked: asked?.contains(slot) ?? true)
        default: return (.empty, TemplateCells.open)
        }
    }

    /// Whether a field tells the records of a table apart.
    private func isKey(_ slot: Int, of table: Table) -> Bool {
        guard case .records(let record) = table.content else { return false }
        return SubjectMerger.keySlots(vocabulary.records[record].table).contains(slot)
    }

    // MARK: Counts

    /// The sheets of what is counted: one for each kind of facility.
    func counts(_ list: Int) throws {
        var sheets: [(kind: KindID, rows: [(TemplateRows.Row, Set<Int>)])] = []
        for kind in vocabulary.kinds.indices {
            for slot in vocabulary.kinds[kind].table.fields.indices where vocabulary.kinds[kind].table.fields[slot].type == .counts(list) {
                let wanted = rows.subjects(kind).map { ($0, Set(needs.terms(kind, slot, needs.cells(of: $0.code, kind, known)))) }.filter { !$0.1.isEmpty }
                if !wanted.isEmpty { sheets.append((kind, wanted)) }
            }
        }
        for (kind, wanted) in sheets {
            let terms = wanted.reduce(into: Set<Int>()) { $0.formUnion($1.1) }
            guard let table = tables.sheet(ofCounts: list, at: kind, asking: terms, isOnly: sheets.count == 1) else { continue }
            let sheet = try begin(table, kind)
            for (row, asked) in wanted {
                let counts = known.of(row.code).counts[list] ?? [:]
                write(
                    table.columns.map { column -> Written in
                        guard case .listTerm(let term) = column.role else { return (rows.cell(column, row, isOwner: true), TemplateCells.locked) }
                        return answer(counts[term].map(String.init), column, table, kind, isAsked: asked.contains(term), isNarrow: true)
                    }, sheet)
            }
            finish(table, sheet)
        }
    }
}
