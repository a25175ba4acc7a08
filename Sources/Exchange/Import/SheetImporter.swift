import Inventories
import Quantities
import Standards
import Wording
import Workbooks

/// Reads the rows of spreadsheets into updates of subjects.
final class SheetImporter {
    let vocabulary: Vocabulary
    let fields: FieldText
    private let matcher: HeaderMatcher
    let places: PlaceLevels
    let problems: ImportProblems
    let tableBySubject: [KindID: Table]

    /// What was said of each subject, by code, in the order of first mention.
    var updates: [String: SubjectUpdate] = [:]
    var order: [String] = []
    var waivers: [WaiverUpdate] = []
    var rosterRows: [RosterRow] = []
    var comments: [String: [String]] = [:]
    /// The names of places, once the rosters are known.
    var names: PlaceNames?
    /// Which place a code stands in, once the rosters are known.
    var codes: PlaceCodes
    /// Whether names of places are kept, for making a roster of them.
    var keepsNames = false
    private var readSheets = 0
    /// Where the clinics of one-page forms stand, by their codes.
    var formPlaces: [String: FormReader.Place] = [:]
    /// The names of the places facilities stand in, as their rows have them.
    var rowPlaces: [String: FormReader.Place] = [:]

    struct WaiverUpdate {
        var place: CellPlace
        var waiver: Waiver
        var note: String?
    }

    struct RosterRow {
        var place: CellPlace
        var county = ""
        var countyName = ""
        var township = ""
        var townshipName = ""
        var village = ""
        var villageName = ""
        var source = ""
    }

    init(_ tables: InventoryTables, _ problems: ImportProblems) {
        vocabulary = tables.vocabulary
        fields = FieldText(tables.vocabulary)
        matcher = HeaderMatcher(tables, fields)
        places = tables.vocabulary.levels
        codes = PlaceCodes(tables.vocabulary.levels)
        self.problems = problems
        var bySubject: [KindID: Table] = [:]
        for table in tables.tables { if case .subjects(let kind) = table.content { bySubject[kind] = table } }
        tableBySubject = bySubject
    }

    // MARK: Sheets

    /// What a sheet turned out to be.
    private enum Purpose: Equatable { case roster, rest }

    /// Reads every sheet of a file that is for a purpose; `table` is what the user says its only sheet is.
    func read(_ file: SpreadsheetFile, number: Int, table: Table?, rosters: Bool) throws {
        for (index, name) in file.sheets.enumerated() {
            let sheet = file.hasSheets ? name : nil
            let expected = table ?? matcher.table(named: name)
            // Sheets that only explain or serve others have nothing to import.
            if expected == nil, ["填报说明", "说明", "词表", "guide", "words", "汇总"].contains(name) { continue }
            if name.hasPrefix(FormLayout.sheet), file.hasSheets {
                if !rosters { try readForm(file, index, name, number) }
                continue
            }
            let isRoster = expected.map { $0.content == .roster || $0.content == .files }
            if let isRoster, isRoster != rosters { continue }
            try read(file, index, sheet, number, expected, rosters: rosters)
        }
    }

    private func read(_ file: SpreadsheetFile, _ index: Int, _ sheet: String?, _ number: Int, _ expected: Table?, rosters: Bool) throws {
        var match: HeaderMatcher.Match?
        var seen = 0
        var isSkipped = false
        var firstRow: [Cell] = []
        var rows = RowState()
        try file.readRows(index) { [self] row, cells in
            if isSkipped { return }
            let place = CellPlace(file: number, sheet: sheet, row: row, column: -1)
            if let match {
                read(cells, place, match, &rows)
                return
            }
            seen += 1
            if seen == 1 { firstRow = cells }
            let heads = cells.compactMap { cell -> (column: Int, text: String)? in
                if case .text(let text) = cell.content { (cell.column, text) } else { nil }
            }
            if let found = matcher.match(heads, table: expected) {
                let isRoster = found.table.content == .roster || found.table.content == .files
                if isRoster != rosters {
                    isSkipped = true
                    return
                }
                match = found
                report(found, place)
            } else if seen >= 30 {
                isSkipped = true
            }
        }
        guard match == nil else {
            readSheets += 1
            return
        }
        if rosters || seen == 0 { return }
        let place = CellPlace(file: number, sheet: sheet, row: 1, column: 0)
        if let expected {
            problems.error(
                place, .noHeader(expected.title),
                help: .headerNeeds(expected.columns.prefix(5).map(\.label)))
        } else if !firstRow.isEmpty {
            problems.warning(place, .unknownSheet(sheet ?? file.sheets[index]), help: .sheetNames(tableBySubject.values.map(\.title).sorted()))
        }
    }

    /// Reads a sheet of the form of a clinic.
    private func readForm(_ file: SpreadsheetFile, _ index: Int, _ name: String, _ number: Int) throws {
        var rows: [(row: Int, cells: [Cell])] = []
        try file.readRows(index) { row, cells in if rows.count < 1000 { rows.append((row, cells)) } }
        if let form = FilledForm(rows, vocabulary, fields, codes, problems, file: number, sheet: name, takesLast: keepsNames) { return read(form, number) }
        guard let reader = FormReader(vocabulary, fields, codes, problems), let (update, place) = reader.read(rows, file: number, sheet: name) else { return }
        readSheets += 1
        if let known = updates[update.code], let own = known.ownRow {
            problems.error(update.place, .elsewhereToo(update.code, problems.files[own.file], own.row), help: .keepOneRow)
            return
        }
        updates[update.code] = update
        order.append(update.code)
        formPlaces[update.code] = place
    }

    /// Reads a form of which each who answers has a sheet.
    func read(_ form: FilledForm, _ number: Int) {
        guard let about = form.about() else { return }
        readSheets += 1
        if let own = updates[about.code]?.ownRow, own.file != number || formPlaces[about.code] == nil {
            problems.error(about.at, .elsewhereToo(about.code, problems.files[own.file], own.row), help: .keepOneRow)
            return
        }
        let update = update(about.code, about.at)
        update.kind = places[places.village].theOne
        update.ownRow = update.ownRow ?? about.at
        formPlaces[about.code] = about.place
        form.read(into: update) { kind in
            guard places.isDigits, kind == places.village else { return nil }
            let around = self.update(codes.village(of: about.code), about.at)
            around.kind = kind
            return around
        }
    }

    /// The places the sheets speak of, as rows of a roster.
    var placesMentioned: [RosterRow] {
        var rows: [RosterRow] = []
        var seen: Set<String> = []
        for code in order {
            guard let update = updates[code] else { continue }
            let names = formPlaces[code] ?? rowPlaces[code]
            guard let around = codesAround(code, names), seen.insert(around.village).inserted else { continue }
            rows.append(
                RosterRow(
                    place: update.place, county: around.county, countyName: names?.county ?? "", township: around.township,
                    townshipName: names?.township ?? "", village: around.village, villageName: names?.village ?? around.village, source: ""))
        }
        return rows
    }

    /// The codes of the places a clinic stands in: as its digits tell, or else made of the names the form gives.
    private func codesAround(_ code: String, _ names: FormReader.Place?) -> (county: String, township: String, village: String)? {
        if places.isDigits {
            guard codes.isVillage(codes.village(of: code)) else { return nil }
            return (codes.county(of: code), codes.township(of: code), codes.village(of: code))
        }
        let suffixes = vocabulary.kinds.filter { $0.within == places.village && $0.key != nil }.map { FacilityDirectory.impliedCode("", $0) }
        let village = suffixes.first { code.hasSuffix($0) }.map { String(code.dropLast($0.count)) } ?? code
        func made(_ name: String?) -> String { "_" + (name ?? "").filter { $0.isLetter || $0.isNumber } }
        return (made(names?.county), made(names?.township), village)
    }

    /// Whether any sheet could be read as a table.
    var hasRead: Bool { readSheets > 0 }

    private func report(_ match: HeaderMatcher.Match, _ place: CellPlace) {
        var place = place
        for twice in match.twice {
            place.column = twice.column
            problems.error(place, .sameColumn(twice.head, columnLetters(twice.earlier)), help: .keepOneColumn)
        }
        for unknown in match.unknown where !Self.harmless.contains(unknown.head) && !unknown.head.isEmpty {
            place.column = unknown.column
            problems.warning(place, .unknownColumn(unknown.head), help: .nearest(unknown.head, among: matcher.spellings(match.table)))
        }
    }

    /// Columns people add for themselves.
    private static let harmless: Set<String> = ["序号", "编号", "No.", "no", "说明", "notice", "县", "县区", "县（市、区）", "市", "省", "填报值", "reported", "抽取原因", "why drawn"]

    // MARK: Rows

    /// What is remembered from row to row of one sheet.
    struct RowState {
        var firstRowByCode: [String: Int] = [:]
    }

    private func read(_ all: [Cell], _ place: CellPlace, _ match: HeaderMatcher.Match, _ state: inout RowState) {
        // A cell that still shows what was said last was left alone.
        let cells = all.contains { LastSaid.isShown($0.content) } ? all.filter { !LastSaid.isShown($0.content) } : all
        switch match.table.content {
        case .subjects(let kind): subject(cells, place, match, kind, &state)
        case .records(let record): self.record(cells, place, match, record, wasKnown: cells.count < all.count)
        case .counts(let list): counts(cells, place, match, list, &state)
        case .attestations: attestation(cells, place, match)
        case .verified: verified(cells, place, match)
        case .waivers: waiver(cells, place, match)
        case .declared: declared(cells, place, match)
        case .roster: roster(cells, place, match)
        case .files: comment(cells, place, match)
        }
    }

    func at(_ place: CellPlace, _ column: Int) -> CellPlace {
        var copy = place
        copy.column = column
        return copy
    }

    /// Calls `body` and notes the problem it throws.
    @inline(__always)
    func reading<Value>(_ place: CellPlace, _ column: Int, _ body: () throws(CellProblem) -> Value?) -> Value? {
        do { return try body() } catch {
            problems.error(at(place, column), error.message, help: error.help)
            return nil
        }
    }

    @inline(__always)
    func role(_ cell: Cell, _ match: HeaderMatcher.Match) -> ColumnRole? {
        cell.column < match.roles.count ? match.roles[cell.column] : nil
    }

    func plain(_ cell: Cell, _ place: CellPlace) -> String? {
        reading(place, cell.column) { () throws(CellProblem) in try fields.plain(cell.content) }
    }

    /// Text that says something: 未填报 says that nothing is said.
    func said(_ cell: Cell, _ place: CellPlace) -> String? {
        plain(cell, place).flatMap { $0 == "未填报" || $0 == "unreported" ? nil : $0 }
    }

    func update(_ code: String, _ place: CellPlace) -> SubjectUpdate {
        if let known = updates[code] { return known }
        let made = SubjectUpdate(code: code, place: place)
        updates[code] = made
        order.append(code)
        return made
    }

    func removes(_ cell: Cell, _ place: CellPlace) -> Bool {
        guard let word = plain(cell, place) else { return false }
        if word == "删除" || word == "remove" { return true }
        problems.error(at(place, cell.column), .unknownOperation(word), help: .operationIs)
        return false
    }

    func plainAnswer(_ cell: Cell, _ place: CellPlace, _ field: Field?) -> CellAnswer? {
        let text = reading(place, cell.column) { () throws(CellProblem) in
            switch cell.content {
            case .number(let number, .percent): return (FieldText.decimal(number * 100) ?? "\(number)") + "%"
            default: return try fields.plain(cell.content)
            }
        }
        return text.map { CellAnswer(place: at(place, cell.column), text: $0) }
    }
}
