import Exchange
import Ledger
import Quantities
import Standards
import Wording
import Workbooks

/// Reads a ledger that a township has filled in, and turns what it changed into events.
package struct LedgerReturn {
    /// What a returned ledger says.
    package struct Result: Sendable {
        /// The events it makes.
        package var drafts: [EventDraft] = []
        /// Rows with changes that are not the township's to make, or that cannot be read; none of the row's changes count.
        package var refused: [Diagnostic] = []
        /// The townships whose rows it has, by code.
        package var townships: Set<String> = []
        /// How many rows were read.
        package var rows = 0
    }

    private let actor: String
    private let day: Day
    private let vocabulary: Vocabulary
    private let places: PlaceWords

    /// A return handed in by somebody on a day.
    package init(by actor: String, on day: Day, _ vocabulary: Vocabulary, places: PlaceWords = .untold) {
        self.places = places
        self.actor = actor
        self.day = day
        self.vocabulary = vocabulary
    }

    /// Reads a returned ledger against the ledger as it is.
    ///
    /// What a cell says is held against what the row had when the sheet was written out; what the county has changed since stays.
    /// - Throws: ``InputError`` for files that cannot be read or hold no ledger.
    package func read(_ path: String, _ reader: LedgerReader) throws -> Result {
        let file = try SpreadsheetFile(path: path)
        var result = Result()
        var found = false
        let cells = CellReader(vocabulary)
        var seen: Set<Int64> = []
        let townships = try reader.townships()
        for (index, name) in file.sheets.enumerated() {
            let rowsBefore = result.rows
            var columns: [Int: LedgerColumn] = [:]
            try file.readRows(index) { number, row in
                if columns.isEmpty {
                    let heads = row.compactMap { cell in (try? cells.text(cell).get()).flatMap { $0 }.map { (cell.column, $0) } }
                    var match: [Int: LedgerColumn] = [:]
                    for (column, head) in heads {
                        if let known = LedgerColumn.allCases.first(where: { $0.label(places).zh == head || $0.label(places).en == head }) {
                            match[column] = known
                        }
                    }
                    if match.values.contains(.number), match.values.contains(.version), match.count > 5 {
                        columns = match
                        found = true
                    }
                    return
                }
                try read(row, number, columns, cells, file: path, sheet: file.hasSheets ? name : "", reader, &seen, &result)
            }
            // A township without rows signs that there is nothing, and has reported by that.
            if !columns.isEmpty, result.rows == rowsBefore, let township = townships.first(where: { $0.name == name }) {
                result.townships.insert(township.code)
            }
        }
        guard found else {
            throw InputError(
                Diagnostic(
                    file: path, message: Text(zh: "不是导出的整改台账：没有“序号”和“版本”列", en: "is not an exported ledger: it has no columns 序号 and 版本"),
                    help: Text(zh: "用 dabiao ledger export 导出，填好后再导入", en: "export one with dabiao ledger export, fill it in and import that")))
        }
        return result
    }

    private func read(
        _ cells: [Cell], _ number: Int, _ columns: [Int: LedgerColumn], _ reader: CellReader, file: String, sheet: String, _ ledger: LedgerReader,
        _ seen: inout Set<Int64>, _ result: inout Result
    ) throws {
        var values: [LedgerColumn: String] = [:]
        var problems: [Diagnostic] = []
        func problem(_ column: Int, _ message: Text, help: Text? = nil) {
            var diagnostic = Diagnostic(file: file, position: SourcePosition(line: number, column: column + 1), message: message, help: help)
            diagnostic.sheet = sheet
            problems.append(diagnostic)
        }
        for cell in cells {
            guard let column = columns[cell.column] else { continue }
            switch column.isDay ? reader.day(cell, label: column.label(places).zh) : reader.text(cell) {
            case .success(let text?): values[column] = text
            case .success: break
            case .failure(let error): problem(cell.column, error.message, help: error.help)
            }
        }
        guard let id = values[.number].flatMap(Int64.init), let version = values[.version].flatMap(Int64.init) else {
            // Lines below the table are not rows, nor is the one people sign on, which says so in its first cell.
            if values[.problem] != nil, values[.number]?.contains("：") != true {
                problem(0, Text(zh: "序号或版本被改动", en: "the number or version of the row was changed"))
            }
            result.refused += problems
            return
        }
        result.rows += 1
        guard seen.insert(id).inserted else {
            problem(0, Text(zh: "第 \(id) 行重复", en: "row \(id) appears twice"))
            result.refused += problems
            return
        }
        guard let row = try ledger.row(id) else {
            problem(0, Text(zh: "台账没有第 \(id) 行", en: "the ledger has no row \(id)"))
            result.refused += problems
            return
        }
        guard version <= row.lastSequence else {
            problem(0, Text(zh: "“版本”被改动", en: "the version of the row was changed"))
            result.refused += problems
            return
        }
        result.townships.insert(row.place)
        let base = try version == row.lastSequence ? row : ledger.row(id, asOf: version)
        // What a sheet shows of a row on the day it was written out, which it does not say: a waiver may have run out by then.
        func shown(_ column: LedgerColumn, _ row: LedgerRow) -> Set<String> {
            let days = [day, row.openedOn] + (row.waivedUntil.map { [$0, $0.adding(days: 1)] } ?? [])
            return Set(days.flatMap { day in Language.allCases.map { Self.plain(column.text(row, row.standing(on: day), places, $0)) } })
        }
        func text(_ column: LedgerColumn, _ row: LedgerRow) -> String { column.text(row, row.standing(on: day), places) }
        var changed: [LedgerColumn: String] = [:]
        for (index, column) in columns.sorted(by: { $0.key < $1.key }) where column != .number && column != .version {
            let written = values[column] ?? ""
            if shown(column, base).contains(Self.plain(written)) || shown(column, row).contains(Self.plain(written)) { continue }
            if column == .submitted, written.isEmpty {
                problem(
                    index, Text(zh: "报了完成不能在表里收回", en: "a submission cannot be taken back in the sheet"),
                    help: Text(zh: "退回用 dabiao ledger reopen", en: "send it back with dabiao ledger reopen"))
                continue
            }
            if column == .submitted, let done = Day(written), done > day {
                problem(index, Text(zh: "完成日期 \(done) 晚于收表日期 \(day)", en: "done on \(done), after the sheet came in on \(day)"))
                continue
            }
            guard column.isOpen else {
                problem(
                    index,
                    Text(
                        zh:
                            "“\(column.label(places).zh)”不能在表里改（台账：\(text(column, row).isEmpty ? "空" : text(column, row))，表里：\(written.isEmpty ? "空" : written)）",
                        en: "\(column.label(places).en) cannot be changed in the sheet (ledger: \(text(column, row)), sheet: \(written))"),
                    help: Self.instead[column])
                continue
            }
            if text(column, base) != text(column, row) {
                problem(
                    index,
                    Text(
                        zh: "“\(column.label(places).zh)”导出以后台账已改为“\(text(column, row))”，表里是“\(written)”",
                        en: "\(column.label(places).en) was changed to \"\(text(column, row))\" since the sheet was written; the sheet says \"\(written)\""),
                    help: Text(zh: "重新导出，核对后再填", en: "export anew and fill in again"))
                continue
            }
            changed[column] = written
        }
        let standing = row.standing(on: day)
        if !changed.isEmpty, !standing.isOpen {
            problem(-1, Text(zh: "这一行\(standing.status.label.zh)，不能再填", en: "the row is \(standing.status.label.en)"))
        }
        guard problems.isEmpty else {
            result.refused += problems
            return
        }
        result.drafts += drafts(changed, row)
    }

    /// Text without what a spreadsheet changes by itself: white space around it, strokes that say nothing, and what is too long for a cell.
    private static func plain(_ text: String) -> String {
        let trimmed = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return ["-", "—", "——", "/", "／"].contains(trimmed) ? "" : String(trimmed.prefix(8_000))
    }

    private static let instead: [LedgerColumn: Text] = [
        .due: Text(zh: "改时限用 dabiao ledger move-due", en: "move it with dabiao ledger move-due"),
        .closed: Text(zh: "销号须经排查和核查：dabiao ledger sync、verify、close", en: "closing takes an audit and a check: dabiao ledger sync, verify, close"),
        .status: Text(zh: "销号须经排查和核查：dabiao ledger sync、verify、close", en: "closing takes an audit and a check: dabiao ledger sync, verify, close"),
        .checker: Text(zh: "核查用 dabiao ledger verify", en: "check it with dabiao ledger verify"),
    ]

    /// The events that changes of a row make, in the order in which they must happen.
    private func drafts(_ changed: [LedgerColumn: String], _ row: LedgerRow) -> [EventDraft] {
        var drafts: [EventDraft] = []
        func add(_ body: EventBody, on day: Day) { drafts.append(EventDraft(row: row.id, body, on: day, by: actor)) }
        let assignment = Assignment(owner: changed[.owner], unit: changed[.unit])
        if assignment.owner != nil || assignment.unit != nil { add(.assigned(assignment), on: day) }
        if let text = changed[.measure] { add(.measured(text), on: day) }
        if let text = changed[.progress], !text.isEmpty { add(.progressed(text), on: day) }
        if let text = changed[.note], !text.isEmpty { add(.noted(text), on: day) }
        if let text = changed[.submitted], let done = Day(text) { add(.submitted(progress: nil), on: done) }
        return drafts
    }
}
