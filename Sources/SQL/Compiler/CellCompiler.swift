import Quantities
import Standards

/// A cell that was not filled in, where it is not: what names it, as a line of text.
struct CompiledCell {
    /// Where it is missing; never NULL.
    var condition: Condition
    /// What names it; several lines where it names several, NULL where none.
    var text: String

    /// The text, or NULL.
    var line: String { condition == .yes ? text : "CASE WHEN \(condition) THEN \(text) END" }
}

/// How cells are named in text: `staff[V0001].qualification`, `equipment.stethoscope`, with why an answer does not count after `!` and how many there are after `×`.
enum CellWords {
    static func field(_ kind: String, _ field: String) -> String { "\(kind).\(field)" }
    static let evidence = "!evidence", undated = "!undated", lapsed = "!lapsed:", toCome = "!to-come:", dateToCome = "!date-to-come:"
    static let times = "×", presence = "?"
}

/// The cells without which a rule cannot be told, in SQL.
extension RuleCompiler {
    /// A field in which nothing that counts was filled in.
    func cell(_ ref: FieldRef, _ scope: SQLScope) throws -> [CompiledCell] {
        let table = vocabulary.kinds[ref.kind].table
        let slot = table.reportedSlot(of: ref.slot)
        guard table.fields[ref.slot].defaultChoice == nil else { return [] }
        let base = FieldRef(kind: ref.kind, slot: slot)
        let name = dialect.literal(CellWords.field(vocabulary.kinds[ref.kind].id, table.fields[slot].id))
        let columns = schema.columns(base)
        let value = try column(.subject(base), scope)
        guard let day = columns.day, let lack = columns.lack else { return [CompiledCell(condition: .sure("\(value) IS NULL"), text: name)] }
        let (answered, why) = (around(base, day, scope), around(base, lack, scope))
        var cases =
            "WHEN \(why) = 'evidence' THEN '\(CellWords.evidence)' WHEN \(answered) > \(scope.subject)as_of THEN '\(CellWords.toCome)' || \(dialect.asText(answered))"
        if let lapse = scope.lapse, lapse.fields.contains(base) {
            let plain = around(base, columns.value, scope)
            cases += " WHEN \(plain) IS NOT NULL AND \(answered) IS NULL THEN '\(CellWords.undated)'"
            cases += " WHEN \(plain) IS NOT NULL THEN '\(CellWords.lapsed)' || \(dialect.asText(answered))"
        }
        return [CompiledCell(condition: .sure("\(value) IS NULL"), text: "\(name) || CASE \(cases) ELSE '' END")]
    }

    private func isList(_ ref: FieldRef) -> Bool {
        switch vocabulary.kinds[ref.kind].table.fields[ref.slot].type {
        case .set, .counts, .records: true
        case .yesNo, .count, .number, .percent, .date, .text, .reference, .choice, .validUntil, .yearsSince: false
        }
    }

    /// The terms of a list of which nothing was said, or the list.
    func cells(_ field: ScopedField, _ terms: [Int], _ scope: SQLScope) throws -> [CompiledCell] {
        guard let ref = field.subjectField else { return [] }
        let list = counting(around(ref, schema.columns(ref).value, scope), ref, scope)
        let name = CellWords.field(vocabulary.kinds[ref.kind].id, vocabulary.kinds[ref.kind].table.fields[ref.slot].id)
        var cells = try cell(ref, scope)
        guard let items = vocabulary.termList(of: ref)?.items else { return cells }
        for (term, column) in zip(terms, try self.terms(field, terms, scope)) {
            cells.append(
                CompiledCell(condition: .sure("\(list) IS NOT NULL") && .sure("\(column) IS NULL"), text: dialect.literal("\(name).\(items[term].id)")))
        }
        return cells
    }

    // MARK: Populations

    /// What is missing of one source of a population.
    func cells(_ member: Population.Member, _ sum: ScopedField?, _ scope: SQLScope) throws -> [CompiledCell] {
        // Its counters say what the columns are called.
        _ = try tally(member, sum, scope)
        guard let tally = scenes[scope.kind].tallies[.init(member: member, sum: sum)] else { return [] }
        switch member.source {
        case .records(let ref): return try recordCells(ref, member, sum, tally, scope)
        case .subjects(let kind):
            let found = try subjectCells(kind, member, sum, tally)
            return belowCells(.init(kind: kind, records: nil), found, tally.name, scope)
        case .recordsOf(let ref):
            let key = Scene.BelowKey(kind: ref.kind, records: ref)
            return belowCells(key, recordCellsBelow(ref, key, member, sum, tally, scope), tally.name, scope)
        }
    }

    private func recordCells(
        _ ref: FieldRef, _ member: Population.Member, _ sum: ScopedField?, _ tally: Scene.TallyColumns, _ scope: SQLScope
    ) throws -> [CompiledCell] {
        guard let record = vocabulary.recordKind(in: ref) else { return [] }
        let column = "\(tally.name)_missing"
        if scenes[scope.kind].records[ref]?.columns.contains(where: { $0.name == column }) == false {
            let table = vocabulary.records[record].table
            let id =
                table.slot(id: "id").map { "COALESCE(r.\(schema.columns(record: record, slot: $0).value), \(dialect.asText("r.no")))" }
                ?? dialect.asText("r.no")
            let kind = vocabulary.kinds[ref.kind]
            var lines: [String] = []
            func add(_ slot: Int, _ condition: Condition) {
                let base = table.reportedSlot(of: slot)
                guard condition != .no, table.fields[base].defaultChoice == nil else { return }
                let value = "r.\(schema.columns(record: record, slot: base).value)"
                let head = dialect.literal("\(CellWords.field(kind.id, kind.table.fields[ref.slot].id))[")
                let tail = dialect.literal("].\(table.fields[base].id)")
                let text = CompiledCell(condition: condition && .sure("\(value) IS NULL"), text: "\(head) || \(id) || \(tail)").line
                if !lines.contains(text) { lines.append(text) }
            }
            for slot in member.recordSlots { add(slot, tally.isOpen) }
            if let slot = sum?.recordSlot { add(slot, tally.mayCount) }
            let text = lines.isEmpty ? "CAST(NULL AS \(dialect.text))" : dialect.lines(dialect.lines(lines), orderedBy: "r.no")
            scenes[scope.kind].records[ref]?.columns.append(.init(name: column, expression: text))
        }
        return try cell(ref, scope) + [CompiledCell(condition: .yes, text: "\(scope.subject)\(column)")]
    }

    /// By cell of the records in a list of subjects below, where one is missing, for each of the times it is noted.
    private func recordCellsBelow(
        _ ref: FieldRef, _ key: Scene.BelowKey, _ member: Population.Member, _ sum: ScopedField?, _ tally: Scene.TallyColumns, _ scope: SQLScope
    ) -> [Cell: [Condition]] {
        guard let record = vocabulary.recordKind(in: ref) else { return [:] }
        let table = vocabulary.records[record].table
        let list = around(ref, schema.columns(ref).value, SQLScope(kind: key.kind, subject: "m."))
        var found = [Cell(slot: ref.slot, record: -1): [Condition.sure("\(list) IS NULL")]]
        for (slots, condition) in [(member.recordSlots, tally.isOpen), (sum?.recordSlot.map { [$0] } ?? [], tally.mayCount)] {
            for slot in slots {
                let base = table.reportedSlot(of: slot)
                guard table.fields[base].defaultChoice == nil, condition != .no else { continue }
                let column = schema.columns(record: record, slot: base).value
                scenes[scope.kind].below[key]?.recordColumns.insert(column)
                let missing = Condition.sure("m.r__no IS NOT NULL") && condition && .sure("m.r__\(column) IS NULL")
                let cell = Cell(slot: ref.slot, record: base)
                found[cell] = [.or((found[cell] ?? []) + [missing])]
            }
        }
        return found
    }

    /// By cell of the subjects below, where one is missing, for each of the times it is noted.
    private func subjectCells(_ id: KindID, _ member: Population.Member, _ sum: ScopedField?, _ tally: Scene.TallyColumns) throws -> [Cell: [Condition]] {
        let kind = vocabulary.kinds[id]
        let inner = SQLScope(kind: id, subject: "m.", isOfCheck: false)
        var found: [Cell: [Condition]] = [:]
        func add(_ slots: [Int], _ condition: Condition) throws {
            for base in Set(slots.map { kind.table.reportedSlot(of: $0) }) {
                guard kind.table.fields[base].defaultChoice == nil, condition != .no else { continue }
                let ref = FieldRef(kind: id, slot: base)
                // A list that was filled in may still leave out the term that is asked for.
                let isEmpty: Condition =
                    vocabulary.termList(of: ref) != nil
                    ? .yes : .sure("\(isList(ref) ? around(ref, schema.columns(ref).value, inner) : try column(.subject(ref), inner)) IS NULL")
                found[Cell(slot: base, record: -1), default: []].append(condition && isEmpty)
            }
        }
        try add(member.subjectFields.filter { $0.kind == id }.map(\.slot), tally.isOpen)
        if let slot = sum?.subjectField?.slot { try add([slot], tally.mayCount) }
        return found
    }

    /// What is missing below a place: how many times each cell is, and how many places say nothing.
    private func belowCells(_ key: Scene.BelowKey, _ found: [Cell: [Condition]], _ name: String, _ scope: SQLScope) -> [CompiledCell] {
        let kind = vocabulary.kinds[key.kind]
        var cells: [CompiledCell] = []
        if scenes[scope.kind].silent.contains(key.kind) {
            let silent = scope.subject + Scene.silent(FactSchema.name(kind.id))
            cells.append(
                CompiledCell(
                    condition: .sure("\(silent) > 0"), text: "\(dialect.literal(kind.id + CellWords.presence + CellWords.times)) || \(dialect.asText(silent))"))
        }
        for (cell, conditions) in found.sorted(by: { ($0.key.slot, $0.key.record) < ($1.key.slot, $1.key.record) }) {
            let column = "\(name)_missing_\(cell.slot)" + (cell.record < 0 ? "" : "_\(cell.record)")
            if scenes[scope.kind].below[key]?.columns.contains(where: { $0.name == column }) == false {
                let count = conditions.map { "SUM(CASE WHEN \($0) THEN 1 ELSE 0 END)" }.joined(separator: " + ")
                scenes[scope.kind].below[key]?.columns.append(.init(name: column, expression: count))
            }
            var path = CellWords.field(kind.id, kind.table.fields[cell.slot].id)
            if cell.record >= 0, let ref = key.records, let record = vocabulary.recordKind(in: ref) {
                path += "[].\(vocabulary.records[record].table.fields[cell.record].id)"
            }
            let value = scope.subject + column
            cells.append(
                CompiledCell(condition: .sure("\(value) > 0"), text: "\(dialect.literal(path + CellWords.times)) || \(dialect.asText(value))"))
        }
        return cells
    }

    /// A field of the subjects below, or of a record in a field of theirs.
    private struct Cell: Hashable {
        var slot: Int
        var record: Int
    }
}

extension Scene.TallyColumns {
    /// Whether what is not known of a member leaves open whether it counts; never NULL.
    fileprivate var isOpen: Condition { among.isPossible && (among.isUnknown || matching.isUnknown) }
    /// Whether a member may count; never NULL.
    fileprivate var mayCount: Condition { among.isPossible && (among && matching).isPossible }
}
