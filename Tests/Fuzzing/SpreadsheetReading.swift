import Exchange
import Foundation
import Inventories
import SpreadsheetFixtures
import Standards
import Wording
import Workbooks

/// Brings spreadsheets into a small inventory, as far as the plan of what would change: reading must end with one, or with problems that say something.
package final class SpreadsheetReading: FuzzTarget {
    package let name: String
    package let ending: String
    private let isWorkbook: Bool
    private let folder: TemporaryFolder
    private let importer: InventoryImport
    private let existing: Inventory
    private let tables: [Table]
    private let vocabulary: Vocabulary
    private let mutator: Mutator
    private let xmlMutator: Mutator

    /// Reading `.xlsx`, or `.csv`.
    ///
    /// - Parameter repository: the folder of the project, whose vocabulary says which tables there are.
    package init(isWorkbook: Bool, repository: String) throws {
        self.isWorkbook = isWorkbook
        name = isWorkbook ? "xlsx" : "csv"
        ending = "." + name
        folder = try TemporaryFolder()
        try folder.write(
            "county/roster.yaml",
            """
            roster: "990101"
            name: 试验县
            townships:
              "990101101": {name: 第一镇, villages: {"990101101201": 甲村民委员会, "990101101202": 乙村民委员会}}

            """)
        try folder.write("county/990101101.yaml", "township: \"990101101\"\nname: 第一镇\nvillages:\n  \"990101101201\":\n    clinic:\n      name: 甲村卫生室\n")
        vocabulary = try StandardLibrary.load(folder: repository + "/standards").vocabulary
        let all = InventoryTables(vocabulary, withNames: true)
        tables = all.tables
        importer = InventoryImport(all, into: folder("county"), listsChanges: true)
        existing = try Inventory.open(folder("county"), levels: vocabulary.levels)
        mutator = Mutator(tokens: Marks.tokens + Self.cells)
        xmlMutator = Mutator(bytes: Array("<>/=\"'& ;!?-[]0a\n".utf8) + [0, 0xFF, 0xE4], tokens: Self.markup)
    }

    deinit { folder.remove() }

    /// What stands in cells.
    private static let cells = [
        "990101101201-clinic", "990101101201", "990101101202", "990101101", "990101", "9.90101101201E+11", "甲村卫生室", "甲村", "甲村民委员会", "第一镇", "试验县", "1", "-1",
        "60", "60.5", "1/3", "60%",
        "８０", "80 平方米", "2026-01-02", "2026/1/2", "46024", "2026年1月2日", "是", "否", "有", "无", "√", "×", "-", "—", "不详", "删除", "", " ", "=1+1",
        "=HYPERLINK(\"x\")", "'x", "1,234", "1;2", "a\nb", "\"", "“”",
        "执业医师", "公有", "听诊器", "县卫健委", "99999999999999999999", "1e400", "NaN", "0x10", "\u{202E}x", "\u{0}", "\t", "，", "；",
    ]

    /// What stands in the parts of a workbook, or should not.
    private static let markup = [
        "<c r=\"A1\">", "<c r=\"ZZZZZZZ1\" t=\"s\"><v>99999999</v></c>", "<c t=\"s\"><v>-1</v></c>", "<c t=\"s\"><v>1e9</v></c>", "<c s=\"-1\"><v>1</v></c>",
        "<c s=\"99999999999\"><v>46024</v></c>",
        "<c><v>1e400</v></c>", "<c><v>nan</v></c>", "<c><v>-46024.5</v></c>", "<c s=\"1\"><v>1e300</v></c>", "<c s=\"1\"><v>-1</v></c>",
        "<c t=\"d\"><v>2026-13-45</v></c>", "<c t=\"e\"><v>#REF!</v></c>",
        "<c t=\"b\"><v>2</v></c>", "<c t=\"inlineStr\"><is><t>x</t><rPh><t>y</t></rPh></is></c>", "<c><f>1+1</f></c>", "<row r=\"0\">", "<row r=\"1048577\">",
        "<row r=\"99999999999999999999\">", "</row>",
        "<row>", "<sheetData>", "</sheetData>", "<sheetData/>", "</c>", "<v>", "</v>", "<t>", "_x0041_", "_xFFFF_", "_xD800_", "&#0;", "&#xD800;", "&amp;",
        "&lt", "<!DOCTYPE x>", "<!ENTITY a \"b\">",
        "<?xml version=\"1.0\" encoding=\"UTF-16\"?>", "<![CDATA[x]]>", "<!-- -->", "<a>", "<a><a><a><a>", "xmlns:x=\"y\"", "r:id=\"rId9\"",
        "Target=\"../../../x\"", "Target=\"/xl/workbook.xml\"", "sheetId=\"0\"",
        "numFmtId=\"14\"", "numFmtId=\"-1\"", "count=\"99999999\"", "formatCode=\"yyyy\"", "date1904=\"1\"", "state=\"hidden\"", "t=\"shared\"", "\u{FEFF}",
    ]

    // MARK: Inputs

    package func input(_ dice: inout Dice) -> [UInt8] { isWorkbook ? workbook(&dice) : csv(&dice) }

    /// Rows under the heads of one of the tables; most of them as they should be.
    private func rows(_ dice: inout Dice) -> (name: String, rows: [[String]]) {
        let table = dice.pick(tables)
        let oddity = dice.pick([1, 6, 40, 1000])
        var columns = table.columns
        for _ in 0..<dice.below(columns.count) where columns.count > 2 { columns.remove(at: 1 + dice.below(columns.count - 1)) }
        if dice.once(in: oddity) { columns.append(dice.pick(dice.pick(tables).columns)) }
        var rows = [columns.map { dice.once(in: oddity * 4) ? dice.pick(Self.cells) : $0.heading(dice.once(in: oddity) ? .en : .zh) }]
        if dice.once(in: 10) { rows.insert([table.title], at: 0) }
        let subject = Self.subject(of: table, vocabulary)
        for _ in 0...dice.below(dice.once(in: 4) ? 5 : 1) {
            rows.append(
                columns.map { column in
                    if dice.once(in: oddity) { return dice.pick(Self.cells) }
                    if column.role != .code, dice.once(in: 3) { return "" }
                    return value(column, of: table, subject, &dice)
                })
        }
        return (dice.once(in: oddity * 2) ? dice.pick(["Sheet1", "填写说明", ""]) : table.title, rows)
    }

    /// The code of a subject that a table may have a row of.
    private static func subject(of table: Table, _ vocabulary: Vocabulary) -> String {
        guard case .subjects(let kind) = table.content else { return "990101101201-clinic" }
        let levels = vocabulary.levels
        if kind == levels.county { return "990101" }
        if kind == levels.township { return "990101101" }
        return kind == levels.village ? "990101101201" : "990101101201-clinic"
    }

    /// What may stand in a column.
    private func value(_ column: Column, of table: Table, _ subject: String, _ dice: inout Dice) -> String {
        switch column.role {
        case .code: return subject
        case .field(let slot):
            let fields: FieldTable? =
                switch table.content {
                case .subjects(let kind): vocabulary.kinds[kind].table
                case .records(let kind): vocabulary.records[kind].table
                default: nil
                }
            guard let fields = fields?.fields, fields.indices.contains(slot) else { return "" }
            let field = fields[slot]
            switch field.type {
            case .yesNo: return dice.pick(["是", "否"])
            case .count, .number, .percent: return dice.pick(["0", "1", "60"])
            case .date: return dice.pick(["2026-01-02", "2025/3/4"])
            case .text: return dice.pick(["甲", "x y"])
            case .choice(let list), .set(let list): return dice.pick(vocabulary.termLists[list].items.map(\.label))
            case .reference: return "990101101201-clinic"
            case .counts, .records, .validUntil, .yearsSince: return ""
            }
        case .presence: return "有"
        case .day, .until, .reportedOn: return "2026-01-02"
        case .attested, .answer: return dice.pick(["是", "否", "60"])
        case .term, .listTerm, .total: return dice.pick(["0", "1", "2"])
        case .name, .by, .evidence, .evidenceOf, .reason, .approver, .reportedBy, .note, .source, .comment: return dice.pick(["甲村卫生室", "县卫健委", "x"])
        case .item, .criterion, .kind, .file: return dice.pick(Self.cells)
        case .placeCode(let kind): return [vocabulary.levels.county: "990101", vocabulary.levels.township: "990101101"][kind] ?? "990101101203"
        case .placeName(let kind), .place(let kind): return [vocabulary.levels.county: "试验县", vocabulary.levels.township: "第一镇"][kind] ?? "甲村民委员会"
        case .sample, .operation: return ""
        }
    }

    private func csv(_ dice: inout Dice) -> [UInt8] {
        let separator = dice.pick([",", ",", ",", "\t", ";"])
        func cell(_ text: String) -> String {
            text.contains { "\",;\t\n".contains($0) } && !dice.once(in: 4) ? "\"" + text.replacingOccurrences(of: "\"", with: "\"\"") + "\"" : text
        }
        let lines = rows(&dice).rows.map { row in row.map { cell($0) }.joined(separator: separator) }
        var text = Array((lines.joined(separator: dice.pick(["\n", "\r\n", "\r"])) + "\n").utf8)
        for _ in 0..<dice.pick([0, 0, 1, 1, 2, 4]) { mutator.mutate(&text, &dice) }
        return text
    }

    private func workbook(_ dice: inout Dice) -> [UInt8] {
        let sheets = (0...dice.below(2)).map { _ in rows(&dice) }
        let spreadsheet = Spreadsheet(texts: sheets.map { (name: $0.name, rows: $0.rows.map { $0.map { Optional($0.filter { !"\u{0}".contains($0) }) } }) })
        var parts = spreadsheet.parts.sorted { $0.key < $1.key }.map { (name: $0.key, bytes: Array($0.value)) }
        let hurts = dice.pick([0, 0, 1, 1, 2, 4])
        // Damage is done to the parts, the archive or both.
        let place = dice.below(4)
        if place != 0 {
            for _ in 0..<hurts {
                let part = dice.below(parts.count)
                if dice.once(in: 20) { parts.remove(at: part) } else { xmlMutator.mutate(&parts[part].bytes, &dice) }
                if parts.isEmpty { break }
            }
        }
        var bytes = StoredArchive.bytes(of: parts, deflates: dice.once(in: 4))
        if place == 0 { for _ in 0..<hurts { Mutator(tokens: ["PK\u{1}\u{2}", "PK\u{3}\u{4}", "PK\u{5}\u{6}", "\u{0}\u{0}"]).mutate(&bytes, &dice) } }
        return bytes
    }

    // MARK: Reading

    package func read(_ input: [UInt8]) -> FuzzOutcome {
        let path = folder("a" + ending)
        do {
            try Data(input).write(to: URL(fileURLWithPath: path))
            // Without the name of a sheet, the file's says which table it is.
            _ = try importer.plan([.init(path: path)], existing: existing)
            return .fine(wasTaken: true)
        } catch let error as InputError {
            guard error.diagnostics.hasErrors else { return .wrong("refused without a problem") }
            for problem in error.diagnostics where problem.message.zh.isEmpty || problem.message.en.isEmpty { return .wrong("a problem that says nothing") }
            return .fine(wasTaken: false)
        } catch {
            return .wrong("ends with \(error)")
        }
    }
}
