import Audit
import Figures
import Files
import Inventories
import Standards
import Wording
import Workbooks

/// Makes the form that a township, or a county, fills in: sheets with a row for each place, facility and member of staff, in every cell what was said last.
public struct TemplateWorkbook {
    private let program: AuditProgram
    private let vocabulary: Vocabulary
    private let inventory: Inventory
    private let title: String
    private let townships: Set<String>?
    private let needs: FormNeeds
    private let known: KnownFacts
    private let tables: FormTables

    /// The colour of cells a binding criterion asks for.
    static let required: UInt32 = 0xFFF2CC

    /// A form for the places of an inventory, or for some of its townships.
    package init(
        _ program: AuditProgram, _ inventory: Inventory, title: String, townships: Set<String>?, withNames: Bool, _ needs: FormNeeds, _ known: KnownFacts
    ) {
        self.program = program
        self.inventory = inventory
        self.title = title
        self.townships = townships
        self.needs = needs
        self.known = known
        vocabulary = program.vocabulary
        tables = FormTables(program, needs, withNames: withNames)
    }

    /// Writes the form.
    public func write(to output: Output) throws {
        let workbook = try WorkbookWriter(
            title: title + "填报表", created: Int(program.asOf.number) * 86_400, notice: SampleNotice.of(inventory)?.zh)
        let rows = TemplateRows(vocabulary, inventory, townships, known)
        let used = Set(vocabulary.kinds.indices.filter { !rows.subjects($0).isEmpty })
        try TemplateGuide(program, title: title, notice: SampleNotice.of(inventory)?.zh, isOnlyMissing: needs.isOnlyMissing).write(in: workbook)
        let cells = TemplateCells(vocabulary, tables, wordLists: try writeWords(in: workbook))
        let writer = TemplateSheets(program, needs, known, tables, cells, rows, workbook, title: title, isCounty: townships == nil)
        for kind in vocabulary.kinds.indices where isShown(kind, used) { try writer.subjects(kind) }
        for record in vocabulary.records.indices { try writer.records(record) }
        for list in InventoryTables.countLists(vocabulary) { try writer.counts(list) }
        try roster(workbook)
        try workbook.finish { try output.write($0) }
    }

    /// Whether a kind of subjects has a sheet: a township has none of what it has none of, and nothing that stands above it.
    private func isShown(_ kind: KindID, _ used: Set<KindID>) -> Bool {
        if used.contains(kind) { return true }
        return townships == nil && !vocabulary.kinds[kind].isPlace && !needs.isOnlyMissing
    }

    /// Lists too long for a cell's own rule stand on a hidden sheet.
    private func writeWords(in workbook: WorkbookWriter) throws -> [String: String] {
        var long: [(key: String, words: [String])] = []
        for list in vocabulary.termLists where list.items.map(\.label).joined(separator: ",").count > 240 { long.append((list.id, list.items.map(\.label))) }
        guard !long.isEmpty else { return [:] }
        let sheet = try workbook.addSheet("词表")
        sheet.hide()
        for row in 0..<(long.map(\.words.count).max() ?? 0) {
            for (column, list) in long.enumerated() where row < list.words.count { sheet.text(row, column, list.words[row]) }
        }
        var places: [String: String] = [:]
        for (column, list) in long.enumerated() {
            let letter = columnLetters(column)
            places[list.key] = "='词表'!$\(letter)$1:$\(letter)$\(list.words.count)"
        }
        return places
    }

    /// The roster goes along hidden, so that the form can begin an inventory where there is none.
    private func roster(_ workbook: WorkbookWriter) throws {
        guard let table = InventoryTables(vocabulary).tables.first(where: { $0.content == .roster }) else { return }
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
