import Inventories
import Quantities
import Standards
import Wording
import Workbooks

/// Tables of subjects, a row each.
extension SheetImporter {
    func subject(_ cells: [Cell], _ place: CellPlace, _ match: HeaderMatcher.Match, _ kindID: KindID, _ state: inout RowState) {
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
        if let own = update.ownRow, own.file != place.file || own.sheet != place.sheet, !arePartsOfOneTable(own, place) {
            problems.error(place, .elsewhereToo(code, problems.files[own.file], own.row), help: .keepOneRow)
            return
        }
        update.kind = kindID
        update.ownRow = place
        if keepsNames { notePlaces(cells, place, match, code) }
        update.fields.reserveCapacity(cells.count)
        // Columns come in the order of the fields, mostly; then a field was not there before.
        var highest = update.fields.map(\.slot).max() ?? -1
        var by: String?
        var day: String?
        var answered: [Int: (column: Int, answer: CellAnswer?, evidence: String?)] = [:]
        for cell in cells {
            guard let role = role(cell, match) else { continue }
            switch role {
            case .field(let slot):
                let field = kind.table.fields[slot]
                if let value = reading(place, cell.column, { () throws(CellProblem) in try fields.value(cell.content, field) }) {
                    if slot <= highest, let other = update.fields.first(where: { $0.slot == slot }), other.value != value {
                        problems.error(at(place, cell.column), .saidTwice(field.label), help: .keepOneCount)
                    }
                    highest = max(highest, slot)
                    update.fields.append((slot, value))
                }
            case .term(let slot, let term):
                guard case .counts(let list) = kind.table.fields[slot].type else { continue }
                if let count = reading(place, cell.column, { () throws(CellProblem) in try fields.count(cell.content, vocabulary.termLists[list].items[term]) })
                {
                    update.counts.append((list, term, count))
                }
            case .attested(let slot):
                if let text = plainAnswer(cell, place, kind.table.fields[slot]) { answered[slot, default: (cell.column, nil, nil)].answer = text }
            case .evidenceOf(let slot):
                if let text = said(cell, place) { answered[slot, default: (cell.column, nil, nil)].evidence = text }
            case .name: update.name = said(cell, place)
            case .presence:
                guard let word = plain(cell, place) else { continue }
                guard let answer = vocabulary.yesNo(vocabulary.symbols.symbol(fields.narrow(word))) else {
                    problems.error(at(place, cell.column), .notYesNo("有无", found: word))
                    continue
                }
                update.isPresent = answer
            case .by: by = said(cell, place)
            case .day:
                if case .text(let on)? = reading(place, cell.column, { () throws(CellProblem) in try fields.day(cell.content, label: FormTables.on.label) }) {
                    day = on
                }
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
        for (slot, said) in answered.sorted(by: { $0.value.column < $1.value.column }) {
            update.attestations.append(
                AttestationUpdate(
                    place: at(place, said.column), item: kind.table.fields[slot].id, answer: said.answer,
                    on: said.answer == nil ? nil : day.map { .text($0) }, evidence: said.evidence, by: said.answer == nil ? nil : by))
        }
        if update.isPresent == false, !update.fields.isEmpty, !update.isRemoved {
            problems.error(place, .noneButValues(kind.label), help: .noneOrValues)
        }
    }

    /// Whether two sheets of one file are parts of one table, which a form gives to each who answers.
    private func arePartsOfOneTable(_ left: CellPlace, _ right: CellPlace) -> Bool {
        guard left.file == right.file, let (one, other) = left.sheet.flatMap({ one in right.sheet.map { (one, $0) } }), one != other else { return false }
        return one.prefix { $0 != "（" } == other.prefix { $0 != "（" }
    }

    func notePlaces(_ cells: [Cell], _ place: CellPlace, _ match: HeaderMatcher.Match, _ code: String) {
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
}
