import Inventories
import Quantities
import Standards
import Wording
import Workbooks

/// Reads the rows of spreadsheets into updates of subjects.
final class SheetImporter {
    private let vocabulary: Vocabulary
    private let fields: FieldText
    private let matcher: HeaderMatcher
    private let places: PlaceLevels
    let problems: ImportProblems
    private let tableBySubject: [KindID: Table]

    /// What was said of each subject, by code, in the order of first mention.
    private(set) var updates: [String: SubjectUpdate] = [:]
    private(set) var order: [String] = []
    private(set) var waivers: [WaiverUpdate] = []
    private(set) var rosterRows: [RosterRow] = []
    private(set) var comments: [String: [String]] = [:]
    /// The names of places, once the rosters are known.
    var names: PlaceNames?
    /// Which place a code stands in, once the rosters are known.
    var codes: PlaceCodes
    private var readSheets = 0
    /// Where the clinics of one-page forms stand, by their codes.
    private(set) var formPlaces: [String: FormReader.Place] = [:]
    /// The names of the places facilities stand in, as their rows have them.
    private var rowPlaces: [String: FormReader.Place] = [:]

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

    /// Reads the one-page form of a clinic.
    private func readForm(_ file: SpreadsheetFile, _ index: Int, _ name: String, _ number: Int) throws {
        var rows: [(row: Int, cells: [Cell])] = []
        try file.readRows(index) { row, cells in if rows.count < 1000 { rows.append((row, cells)) } }
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
    private static let harmless: Set<String> = ["序号", "编号", "No.", "no", "说明", "notice", "县", "县区", "县（市、区）", "市", "省", "填报值", "reported"]

    // MARK: Rows

    /// What is remembered from row to row of one sheet.
    private struct RowState {
        var firstRowByCode: [String: Int] = [:]
    }

    private func read(_ cells: [Cell], _ place: CellPlace, _ match: HeaderMatcher.Match, _ state: inout RowState) {
        switch match.table.content {
        case .subjects(let kind): subject(cells, place, match, kind, &state)
        case .records(let record): self.record(cells, place, match, record)
        case .counts(let list): counts(cells, place, match, list, &state)
        case .attestations: attestation(cells, place, match)
        case .verified: verified(cells, place, match)
        case .waivers: waiver(cells, place, match)
        case .declared: declared(cells, place, match)
        case .roster: roster(cells, place, match)
        case .files: comment(cells, place, match)
        }
    }

    private func at(_ place: CellPlace, _ column: Int) -> CellPlace {
        var copy = place
        copy.column = column
        return copy
    }

    /// Calls `body` and notes the problem it throws.
    @inline(__always)
    private func reading<Value>(_ place: CellPlace, _ column: Int, _ body: () throws(CellProblem) -> Value?) -> Value? {
        do { return try body() } catch {
            problems.error(at(place, column), error.message, help: error.help)
            return nil
        }
    }

    @inline(__always)
    private func role(_ cell: Cell, _ match: HeaderMatcher.Match) -> ColumnRole? {
        cell.column < match.roles.count ? match.roles[cell.column] : nil
    }

    private func plain(_ cell: Cell, _ place: CellPlace) -> String? {
        reading(place, cell.column) { () throws(CellProblem) in try fields.plain(cell.content) }
    }

    /// Text that says something: 未填报 says that nothing is said.
    private func said(_ cell: Cell, _ place: CellPlace) -> String? {
        plain(cell, place).flatMap { $0 == "未填报" || $0 == "unreported" ? nil : $0 }
    }

    /// The code of a row's subject: given, or found by names. Nil for rows that are no data; problems are noted.
    private func code(_ cells: [Cell], _ place: CellPlace, _ match: HeaderMatcher.Match, kind: KindID?) -> String? {
        var code = ""
        var codeColumn = -1
        var township: String?
        var village: String?
        var name: String?
        var says = false
        var first: String?
        for cell in cells {
            if first == nil, case .text(let text) = cell.content { first = fields.trim(text) }
            guard let role = role(cell, match) else { continue }
            switch role {
            case .code:
                guard let text = plain(cell, place) else { continue }
                code = fields.narrow(text)
                codeColumn = cell.column
            case .place(places.township): township = plain(cell, place)
            case .place(places.village): village = plain(cell, place)
            case .place: break
            // Whoever reads the row's values tells what is wrong with its name.
            case .name: name = (try? fields.plain(cell.content)) ?? nil
            default: if !isBlank(cell) { says = true }
            }
        }
        if let first, Self.isFooter(first) { return nil }
        if code.contains("E+") || code.contains("e+") {
            problems.error(at(place, codeColumn), .codeLostDigits(code), help: .codesAsText)
            return nil
        }
        if !code.isEmpty {
            // Sheets may name a facility by the place it is "the one" of.
            if let kind, !vocabulary.kinds[kind].isPlace {
                if let within = vocabulary.kinds[kind].within, isPlace(code, within), vocabulary.kinds[kind].key != nil {
                    return FacilityDirectory.impliedCode(code, vocabulary.kinds[kind])
                }
            }
            guard codes.isCode(code) || keepsNames && !places.isDigits else {
                problems.error(at(place, codeColumn), .notACode(code), help: .codesLookLike(vocabulary))
                return nil
            }
            return code
        }
        guard says || village != nil || township != nil else { return nil }
        if !says { return nil }
        return found(place, township, village, name, kind)
    }

    /// The code of the subject that names mean.
    private func found(_ place: CellPlace, _ township: String?, _ village: String?, _ name: String?, _ kind: KindID?) -> String? {
        guard let names else { return nil }
        let wantsVillage = kind.map { $0 == places.village || vocabulary.kinds[$0].within == places.village } ?? (village != nil)
        let villageName = kind == places.village ? name ?? village : village
        if wantsVillage, let villageName {
            let codes = names.villages(villageName, in: township)
            guard codes.count == 1 else {
                problems.error(
                    place,
                    codes.isEmpty ? .noSuchPlace(villageName, township, word(places.village)) : .severalPlaces(villageName, codes, places[places.village]),
                    help: .writeCode)
                return nil
            }
            guard let kind, kind != places.village else { return kind == nil ? clinicCode(codes[0]) : codes[0] }
            return FacilityDirectory.impliedCode(codes[0], vocabulary.kinds[kind])
        }
        let townshipName = kind == places.township ? name ?? township : township
        if !wantsVillage, let townshipName {
            let codes = names.townships(townshipName)
            guard codes.count == 1 else {
                problems.error(place, .noSuchPlace(townshipName, nil, word(places.township)), help: .writeCode)
                return nil
            }
            if kind == places.township { return codes[0] }
            if let kind, vocabulary.kinds[kind].key != nil { return FacilityDirectory.impliedCode(codes[0], vocabulary.kinds[kind]) }
        }
        problems.error(place, .rowWithoutCode, help: .writeCode)
        return nil
    }

    /// The clinic of a village, for tables of things that clinics have.
    private func clinicCode(_ village: String) -> String? {
        places[places.village].theOne.map { FacilityDirectory.impliedCode(village, vocabulary.kinds[$0]) }
    }

    private func word(_ level: KindID) -> Text { places[level].word }

    /// Whether a code is that of a place of a level.
    private func isPlace(_ code: String, _ level: KindID) -> Bool {
        places.isDigits ? places[level].isCode(code) : codes.level(of: code) == level
    }

    private func isBlank(_ cell: Cell) -> Bool {
        if case .text(let text) = cell.content { fields.trim(text).isEmpty } else { false }
    }

    /// Whether a row is what people write below a table.
    private static func isFooter(_ text: String) -> Bool {
        ["合计", "小计", "总计", "填报人", "审核人", "填表人", "单位盖章", "单位（盖章）", "单位负责人", "注：", "注:", "说明：", "说明:", "备注：", "制表"].contains { text.hasPrefix($0) }
    }

    private func update(_ code: String, _ place: CellPlace) -> SubjectUpdate {
        if let known = updates[code] { return known }
        let made = SubjectUpdate(code: code, place: place)
        updates[code] = made
        order.append(code)
        return made
    }

    // MARK: Tables of subjects

    private func subject(_ cells: [Cell], _ place: CellPlace, _ match: HeaderMatcher.Match, _ kindID: KindID, _ state: inout RowState) {
        guard let code = code(cells, place, match, kind: kindID) else { return }
        let kind = vocabulary.kinds[kindID]
        if let level = places.level(kindID), !level.isCode(code) {
            problems.error(place, .wrongCode(code, kind.label, level.codes))
            return
        }
        if let first = state.firstRowByCode.updateValue(place.row, forKey: code) {
            problems.error(place, .rowTwice(code, first), help: .keepOneRow)
            return
        }
        let update = update(code, place)
        if let other = update.kind, other != kindID {
            problems.error(place, .otherKind(code, vocabulary.kinds[other].label))
            return
        }
        if let own = update.ownRow, own.file != place.file || own.sheet != place.sheet {
            problems.error(place, .elsewhereToo(code, problems.files[own.file], own.row), help: .keepOneRow)
            return
        }
        update.kind = kindID
        update.ownRow = place
        if keepsNames { notePlaces(cells, place, match, code) }
        update.fields.reserveCapacity(cells.count)
        for cell in cells {
            guard let role = role(cell, match) else { continue }
            switch role {
            case .field(let slot):
                let field = kind.table.fields[slot]
                if let value = reading(place, cell.column, { () throws(CellProblem) in try fields.value(cell.content, field) }) {
                    update.fields.append((slot, value))
                }
            case .term(let slot, let term):
                guard case .counts(let list) = kind.table.fields[slot].type else { continue }
                if let count = reading(place, cell.column, { () throws(CellProblem) in try fields.count(cell.content, vocabulary.termLists[list].items[term]) })
                {
                    update.counts.append((list, term, count))
                }
            case .attested(let slot):
                if let text = plainAnswer(cell, place, kind.table.fields[slot]) {
                    update.attestations.append(AttestationUpdate(place: at(place, cell.column), item: kind.table.fields[slot].id, answer: text))
                }
            case .name: update.name = said(cell, place)
            case .presence:
                guard let word = plain(cell, place) else { continue }
                guard let answer = vocabulary.yesNo(vocabulary.symbols.symbol(fields.narrow(word))) else {
                    problems.error(at(place, cell.column), .notYesNo("有无", found: word))
                    continue
                }
                update.isPresent = answer
            case .reportedBy: update.reportedBy = said(cell, place)
            case .reportedOn:
                if case .text(let day)? = reading(place, cell.column, { () throws(CellProblem) in try fields.day(cell.content, label: "填报日期") }) {
                    update.reportedOn = day
                }
            case .sample:
                if case .text(let day)? = reading(place, cell.column, { () throws(CellProblem) in try fields.day(cell.content, label: "样例截至") }) {
                    update.sampleDay = day
                }
            case .note: update.note = plain(cell, place).map { $0 == "未填报" ? .cleared : .text($0) }
            case .operation: update.isRemoved = removes(cell, place)
            default: break
            }
        }
        if update.isPresent == false, !update.fields.isEmpty, !update.isRemoved {
            problems.error(place, .noneButValues(kind.label), help: .noneOrValues)
        }
    }

    /// Whether names of places are kept, for making a roster of them.
    var keepsNames = false

    private func notePlaces(_ cells: [Cell], _ place: CellPlace, _ match: HeaderMatcher.Match, _ code: String) {
        var found = FormReader.Place()
        for cell in cells {
            switch role(cell, match) {
            case .place(places.township)?: found.township = plain(cell, place) ?? ""
            case .place(places.village)?: found.village = plain(cell, place) ?? ""
            case .name? where isPlace(code, places.village): found.village = plain(cell, place) ?? ""
            default: break
            }
        }
        rowPlaces[code] = found
    }

    private func removes(_ cell: Cell, _ place: CellPlace) -> Bool {
        guard let word = plain(cell, place) else { return false }
        if word == "删除" || word == "remove" { return true }
        problems.error(at(place, cell.column), .unknownOperation(word), help: .operationIs)
        return false
    }

    private func plainAnswer(_ cell: Cell, _ place: CellPlace, _ field: Field?) -> CellAnswer? {
        let text = reading(place, cell.column) { () throws(CellProblem) in
            switch cell.content {
            case .number(let number, .percent): return (FieldText.decimal(number * 100) ?? "\(number)") + "%"
            default: return try fields.plain(cell.content)
            }
        }
        return text.map { CellAnswer(place: at(place, cell.column), text: $0) }
    }

    // MARK: Tables of what belongs to subjects

    private func record(_ cells: [Cell], _ place: CellPlace, _ match: HeaderMatcher.Match, _ record: Int) {
        guard let code = code(cells, place, match, kind: nil) else { return }
        let table = vocabulary.records[record].table
        var row = RecordUpdate(place: place)
        for cell in cells {
            switch role(cell, match) {
            case .field(let slot)?:
                if let value = reading(place, cell.column, { () throws(CellProblem) in try fields.value(cell.content, table.fields[slot]) }) {
                    row.values.append((slot, value))
                }
            case .operation?: row.isRemoved = removes(cell, place)
            default: break
            }
        }
        guard !row.values.isEmpty else { return }
        update(code, place).records[record, default: []].append(row)
    }

    private func counts(_ cells: [Cell], _ place: CellPlace, _ match: HeaderMatcher.Match, _ list: Int, _ state: inout RowState) {
        guard let code = code(cells, place, match, kind: nil) else { return }
        if let first = state.firstRowByCode.updateValue(place.row, forKey: code) {
            problems.error(place, .rowTwice(code, first), help: .keepOneRow)
            return
        }
        let terms = vocabulary.termLists[list]
        var update: SubjectUpdate?
        if let other = updates[code]?.countRows[list], other.file != place.file || other.sheet != place.sheet {
            problems.error(place, .elsewhereToo(code, problems.files[other.file], other.row), help: .keepOneRow)
            return
        }
        for cell in cells {
            guard case .listTerm(let term)? = role(cell, match) else { continue }
            if let count = reading(place, cell.column, { () throws(CellProblem) in try fields.count(cell.content, terms.items[term]) }) {
                if update == nil {
                    update = self.update(code, place)
                    update?.countRows[list] = place
                }
                update?.counts.append((list, term, count))
            }
        }
    }

    private func attestation(_ cells: [Cell], _ place: CellPlace, _ match: HeaderMatcher.Match) {
        guard let code = code(cells, place, match, kind: nil) else { return }
        var row = AttestationUpdate(place: place, item: "")
        for cell in cells {
            switch role(cell, match) {
            case .item?: row.item = plain(cell, place) ?? ""
            case .answer?: row.answer = plainAnswer(cell, place, nil)
            case .day?: row.on = reading(place, cell.column) { () throws(CellProblem) in try fields.day(cell.content, label: "日期") }
            case .evidence?: row.evidence = said(cell, place)
            case .by?: row.by = said(cell, place)
            default: break
            }
        }
        guard row.answer != nil || row.on != nil || row.evidence != nil || row.by != nil else { return }
        guard !row.item.isEmpty else {
            problems.error(place, .rowWithoutItem)
            return
        }
        update(code, place).attestations.append(row)
    }

    private func verified(_ cells: [Cell], _ place: CellPlace, _ match: HeaderMatcher.Match) {
        guard let code = code(cells, place, match, kind: nil) else { return }
        var row = VerifiedUpdate(place: place, item: "")
        for cell in cells {
            switch role(cell, match) {
            case .item?: row.item = plain(cell, place) ?? ""
            case .answer?: row.answer = plainAnswer(cell, place, nil)
            case .by?: row.by = plain(cell, place)
            case .day?:
                if case .text(let day)? = reading(place, cell.column, { () throws(CellProblem) in try fields.day(cell.content, label: "核查日期") }) {
                    row.on = day
                }
            default: break
            }
        }
        guard row.answer != nil || (row.item.isEmpty && (row.by != nil || row.on != nil)) else { return }
        if row.item.isEmpty, row.answer != nil {
            problems.error(place, .rowWithoutItem)
            return
        }
        update(code, place).verified.append(row)
    }

    /// Takes what was found on site of one value, as a row of the checklist says it.
    func take(_ finding: InventoryImport.Finding, at place: CellPlace) {
        func text(_ text: String) -> String? { reading(place, -1) { () throws(CellProblem) in try fields.plain(.text(text)) } }
        guard let value = text(finding.value) else { return }
        guard let item = text(finding.item) else {
            problems.error(place, .rowWithoutItem)
            return
        }
        let answer = CellAnswer(place: place, text: value)
        update(finding.code, place).verified.append(
            VerifiedUpdate(place: place, item: item, answer: answer, by: text(finding.inspector), on: finding.day.description))
    }

    private func declared(_ cells: [Cell], _ place: CellPlace, _ match: HeaderMatcher.Match) {
        guard let code = code(cells, place, match, kind: nil) else { return }
        var kind: KindID?
        var total: Int?
        for cell in cells {
            switch role(cell, match) {
            case .kind?:
                guard let word = plain(cell, place) else { continue }
                kind = vocabulary.kind(word)
                if kind == nil { problems.error(at(place, cell.column), .unknownKind(word), help: .oneOf(vocabulary.kinds.map(\.label))) }
            case .total?:
                let term = Term(id: "total", label: "总数")
                total = reading(place, cell.column) { () throws(CellProblem) in try fields.count(cell.content, term) }
            default: break
            }
        }
        if let kind, let total { update(code, place).declared.append((kind, total)) }
    }

    private func waiver(_ cells: [Cell], _ place: CellPlace, _ match: HeaderMatcher.Match) {
        var texts: [ColumnRole: String] = [:]
        for cell in cells {
            guard let role = role(cell, match) else { continue }
            if role == .until {
                if case .text(let day)? = reading(place, cell.column, { () throws(CellProblem) in try fields.day(cell.content, label: "有效期至") }) {
                    texts[role] = day
                }
            } else if let text = plain(cell, place) {
                texts[role] = text
            }
        }
        if texts.isEmpty { return }
        for (role, label) in [(ColumnRole.criterion, "条款"), (.code, "对象代码"), (.reason, "理由"), (.approver, "批准单位"), (.until, "有效期至")]
        where texts[role] == nil {
            problems.error(place, .waiverWithout(label))
        }
        guard let criterion = texts[.criterion], let subject = texts[.code], let reason = texts[.reason], let approver = texts[.approver],
            let until = texts[.until].flatMap({ Day($0) })
        else { return }
        waivers.append(
            WaiverUpdate(
                place: place,
                waiver: Waiver(criterion: criterion, subject: subject, reason: reason, approver: approver, until: until),
                note: texts[.note]))
    }

    private func roster(_ cells: [Cell], _ place: CellPlace, _ match: HeaderMatcher.Match) {
        var row = RosterRow(place: place)
        for cell in cells {
            guard let role = role(cell, match), let text = plain(cell, place) else { continue }
            switch role {
            case .placeCode(places.county): row.county = fields.narrow(text)
            case .placeName(places.county): row.countyName = text
            case .placeCode(places.township): row.township = fields.narrow(text)
            case .placeName(places.township): row.townshipName = text
            case .placeCode(places.village): row.village = fields.narrow(text)
            case .placeName(places.village): row.villageName = text
            case .source: row.source = text
            default: break
            }
        }
        if places.isDigits {
            if row.township.isEmpty { row.township = codes.township(of: row.village) }
            if row.county.isEmpty { row.county = codes.county(of: row.township) }
        }
        func isCode(_ code: String, _ level: KindID, in outer: String, _ outerLevel: KindID) -> Bool {
            places[level].isCode(code) && (!places.isDigits || codes.place(at: outerLevel, of: code) == outer)
        }
        guard places[places.county].isCode(row.county), isCode(row.township, places.township, in: row.county, places.county),
            row.village.isEmpty || isCode(row.village, places.village, in: row.township, places.township)
        else {
            problems.error(place, .rosterRowWrong, help: .rosterRowIs(places))
            return
        }
        rosterRows.append(row)
    }

    private func comment(_ cells: [Cell], _ place: CellPlace, _ match: HeaderMatcher.Match) {
        var file = ""
        var code = ""
        var text = ""
        for cell in cells {
            switch role(cell, match) {
            case .file?: file = plain(cell, place) ?? ""
            case .code?: code = plain(cell, place) ?? ""
            case .comment?: text = plain(cell, place) ?? ""
            default: break
            }
        }
        guard !file.isEmpty, !text.isEmpty else { return }
        // Whatever stands in the cell becomes a comment and nothing else.
        comments[file + code] = text.split(whereSeparator: \.isNewline).map { $0.hasPrefix("#") ? String($0) : "# " + $0 }
    }
}
