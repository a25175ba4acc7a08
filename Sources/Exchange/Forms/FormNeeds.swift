import Audit
import Inventories
import Standards

/// What a form asks of each subject: everything the chosen standards look at, or only what is missing.
package struct FormNeeds: Sendable {
    /// Something that can be asked of a subject.
    package enum Cell: Sendable, Hashable {
        /// Whether it is there at all.
        case presence
        /// A field.
        case field(Int)
        /// One term of a list.
        case term(slot: Int, term: Int)
        /// A field of one record of a list.
        case record(slot: Int, id: String, field: Int)
    }

    /// What an audit found missing.
    private struct Missing: Sendable {
        /// Of each subject, by its code.
        var cells: [String: [Cell: FormStanding]] = [:]
        /// What sums lack of the subjects below a place, by the place's code and the kind of those subjects.
        var below: [String: [KindID: Set<BelowCell>]] = [:]
    }

    /// A field that sums over the subjects below a place lack of some of them, of the subjects or of their records.
    private struct BelowCell: Hashable, Sendable {
        var slot: Int
        var recordSlot: Int?
        var isPresence: Bool
    }

    private let asked: AskedFields
    private let vocabulary: Vocabulary
    private let codes: PlaceCodes
    /// nil where everything is asked.
    private var missing: Missing?

    /// Asks everything.
    package init(_ program: AuditProgram, _ codes: PlaceCodes) {
        vocabulary = program.vocabulary
        self.codes = codes
        asked = AskedFields(program)
    }

    /// Asks only what an audit found unmet or unreported.
    package init(_ program: AuditProgram, _ codes: PlaceCodes, missingIn batches: [Batch]) {
        vocabulary = program.vocabulary
        self.codes = codes
        asked = AskedFields(program)
        var found = Missing()
        for batch in batches {
            for gap in batch.gaps {
                let (subject, check) = (batch.subjects[gap.subject], program.checks[gap.check])
                switch gap.outcome {
                case .unreported: for fact in gap.missing { note(fact, of: subject, &found) }
                case .unmet: note(gap, check, of: subject, &found)
                case .met, .notApplicable, .waived: break
                }
            }
            // A possible blank spot is a question too: whether there is a facility at all.
            for spot in batch.blankSpots where !spot.isCertain {
                for fact in spot.missing { note(fact, of: batch.subjects[spot.subject], &found) }
            }
        }
        missing = found
    }

    /// Whether only what is missing is asked.
    package var isOnlyMissing: Bool { missing != nil }

    // MARK: What is missing

    /// What was reported and is not enough is asked again.
    private func note(_ gap: Gap, _ check: Check, of subject: SubjectName, _ found: inout Missing) {
        let table = vocabulary.kinds[subject.kind].table
        func ask(_ cell: Cell) { found.cells[subject.code, default: [:]][cell] = .unmet }
        if let term = gap.term, let (ref, _) = check.form.require.list {
            if ref.kind == subject.kind { ask(isCounted(ref) ? .term(slot: ref.slot, term: term) : .field(ref.slot)) }
            return
        }
        var terms: [Int: [Int]] = [:]
        for node in RuleNode.rule(check.form.require).withMembers {
            if let (field, items) = node.terms, let ref = field.subjectField, ref.kind == subject.kind, isCounted(ref) {
                terms[ref.slot, default: []] += items
            }
        }
        for ref in check.form.require.fields where ref.kind == subject.kind {
            let slot = table.reportedSlot(of: ref.slot)
            if let items = terms[slot] { items.forEach { ask(.term(slot: slot, term: $0)) } } else { ask(.field(slot)) }
        }
    }

    private func isCounted(_ ref: FieldRef) -> Bool {
        if case .counts = vocabulary.kinds[ref.kind].table.fields[ref.slot].type { true } else { false }
    }

    private func note(_ fact: MissingFact, of subject: SubjectName, _ found: inout Missing) {
        guard fact.of != nil || vocabulary.enclosing(subject.kind).contains(fact.kind) else {
            found.below[subject.code, default: [:]][fact.kind, default: []].insert(
                BelowCell(slot: fact.slot, recordSlot: fact.recordSlot, isPresence: fact.isPresence))
            return
        }
        let code = fact.of ?? (fact.kind == subject.kind ? subject.code : codes.place(at: fact.kind, of: subject.code))
        let cell: Cell =
            if fact.isPresence { .presence } else if let term = fact.term {
                .term(slot: fact.slot, term: term)
            } else if let id = fact.record,
                let field = fact.recordSlot
            { .record(slot: fact.slot, id: id, field: field) } else { .field(fact.slot) }
        if found.cells[code]?[cell] == nil { found.cells[code, default: [:]][cell] = .unreported }
    }

    // MARK: What is asked

    /// The checks that ask for a field, by number.
    package func checks(_ kind: KindID, _ slot: Int) -> [Int] { asked.fields[FieldRef(kind: kind, slot: slot)] ?? [] }

    /// The checks that ask for a term of a list of a kind of facility.
    package func checks(_ kind: KindID, list: Int, term: Int) -> [Int] {
        vocabulary.kinds[kind].table.fields.indices.flatMap { slot -> [Int] in
            guard case .counts(list) = vocabulary.kinds[kind].table.fields[slot].type else { return [] }
            return asked.terms[FieldRef(kind: kind, slot: slot)]?[term] ?? []
        }
    }

    /// The fields of records that are asked, with the checks that ask for them.
    package func recordFields(_ record: Int) -> [Int: [Int]] { asked.recordFields[record] ?? [:] }

    /// What is asked of a subject, and why where it is missing.
    package func cells(of code: String, _ kind: KindID, _ known: KnownFacts) -> [Cell: FormStanding?] {
        let table = vocabulary.kinds[kind].table
        guard let missing else {
            var all: [Cell: FormStanding?] = [:]
            for slot in table.fields.indices where !checks(kind, slot).isEmpty || slot == vocabulary.kinds[kind].statusSlot { all[.field(slot)] = .some(nil) }
            return all
        }
        var cells: [Cell: FormStanding?] = (missing.cells[code] ?? [:]).mapValues { $0 }
        for outer in vocabulary.enclosing(kind).dropFirst() {
            for cell in missing.below[codes.place(at: outer, of: code)]?[kind] ?? [] { add(cell, code, kind, known, &cells) }
        }
        return cells
    }

    /// Asks what a sum lacks of a subject, if it is this one that lacks it.
    private func add(_ below: BelowCell, _ code: String, _ kind: KindID, _ known: KnownFacts, _ cells: inout [Cell: FormStanding?]) {
        let facts = known.of(code)
        if below.isPresence {
            if facts.isPresent == nil { cells[.presence] = .some(.unreported) }
        } else if let field = below.recordSlot, case .records(let record) = vocabulary.kinds[kind].table.fields[below.slot].type {
            guard let records = facts.records[record] else {
                if known.words(code, kind, below.slot) == nil { cells[.field(below.slot)] = .some(.unreported) }
                return
            }
            for (number, values) in records.enumerated() where values[field] == nil {
                cells[.record(slot: below.slot, id: values[0] ?? "\(number + 1)", field: field)] = .some(.unreported)
            }
        } else if known.words(code, kind, below.slot) == nil {
            cells[.field(below.slot)] = .some(.unreported)
        }
    }

    /// The terms of a list that are asked of a subject, in the order of the vocabulary; all that any check names where the whole list is.
    package func terms(_ kind: KindID, _ slot: Int, _ cells: [Cell: FormStanding?]) -> [Int] {
        if cells[.field(slot)] != nil {
            let named = asked.terms[FieldRef(kind: kind, slot: slot)]?.keys.sorted() ?? []
            guard named.isEmpty, case .set(let list) = vocabulary.kinds[kind].table.fields[slot].type else { return named }
            return Array(vocabulary.termLists[list].items.indices)
        }
        return cells.keys.compactMap { if case .term(slot, let term) = $0 { term } else { nil } }.sorted()
    }
}
