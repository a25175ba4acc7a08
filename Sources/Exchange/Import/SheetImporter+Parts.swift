import Inventories
import Quantities
import Standards
import Wording
import Workbooks

/// Tables of what belongs to subjects.
extension SheetImporter {
    /// - Parameter wasKnown: whether the row shows what was said last of the record.
    func record(_ cells: [Cell], _ place: CellPlace, _ match: HeaderMatcher.Match, _ record: Int, wasKnown: Bool) {
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
        // What tells somebody apart who is known says nothing new by itself.
        let keys = SubjectMerger.keySlots(table)
        guard !row.values.isEmpty, !wasKnown || row.isRemoved || row.values.contains(where: { !keys.contains($0.slot) }) else { return }
        update(code, place).records[record, default: []].append(row)
    }

    func counts(_ cells: [Cell], _ place: CellPlace, _ match: HeaderMatcher.Match, _ list: Int, _ state: inout RowState) {
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

    func attestation(_ cells: [Cell], _ place: CellPlace, _ match: HeaderMatcher.Match) {
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

    func verified(_ cells: [Cell], _ place: CellPlace, _ match: HeaderMatcher.Match) {
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

    func declared(_ cells: [Cell], _ place: CellPlace, _ match: HeaderMatcher.Match) {
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
}
