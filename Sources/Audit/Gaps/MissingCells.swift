import Inventories
import Quantities
import Standards

/// The cells that were not filled in, and without which a rule cannot be told, as the trace has them.
struct MissingCells {
    let reader: TraceReader
    private(set) var found: [MissingFact] = []

    init(reader: TraceReader) { self.reader = reader }

    private var vocabulary: Vocabulary { reader.vocabulary }

    /// Adds what is missing in a node. Of several rules only those that cannot be told lack anything.
    mutating func add(_ node: Int) {
        switch reader.node(node) {
        case .rule(let rule): add(rule, node)
        case .number(let number): add(number, node)
        case .member(let member): add(member, nil, node)
        }
    }

    private mutating func add(_ rule: Rule, _ node: Int) {
        switch rule {
        case .always: break
        case .all, .any: for part in reader.tree.children(of: node) where reader.holds(part) == .unknown { add(part) }
        case .not: add(node + 1)
        case .compare:
            // What the limit grows with comes before what is held against it.
            for base in reader.tree.children(of: node).dropFirst() { add(base) }
            add(node + 1)
        case .every:
            _ = reader.answer(node)
            for member in reader.tree.children(of: node) { add(member) }
        case .isOne(let field, _), .day(let field, _), .reported(let field): note(field)
        case .has(let field, let terms, _): note(field, terms)
        case .open(let field, _):
            note(field)
            for fact in reader.missingOfFacility(node) { add(fact) }
        }
    }

    private mutating func add(_ number: Number, _ node: Int) {
        _ = reader.interval(node)
        switch number {
        case .field(let field): note(field)
        case .item(let field, let term): note(field, [term])
        case .elapsed(let field, _):
            guard let ref = field.subjectField else { return }
            let value = reader.value(ref)
            if value.tag == .date, value.day > reader.evaluator.program.asOf {
                add(MissingFact(kind: ref.kind, slot: ref.slot, reason: .dateToCome(value.day)))
            } else {
                note(ref)
            }
        case .count, .share, .ratio, .total, .mean: for part in reader.tree.children(of: node) { add(part) }
        case .sum(let population, let field):
            for (member, part) in zip(population.members, reader.tree.children(of: node)) { add(member, field, part) }
        case .blankSpots: break
        }
    }

    // MARK: Populations

    private mutating func add(_ member: Population.Member, _ sum: ScopedField?, _ node: Int) {
        switch member.source {
        case .records(let ref): addRecords(ref, member, sum?.recordSlot, node)
        case .subjects(let kind): addBelow(kind, reader.tally(ofMember: node))
        case .recordsOf(let ref): addBelow(ref.kind, reader.tally(ofMember: node))
        }
    }

    private mutating func addBelow(_ kind: KindID, _ tally: Tally) {
        guard let below = tally.missing else { return }
        if below.places > 0 { add(MissingFact(kind: kind, slot: vocabulary.kinds[kind].statusSlot ?? 0, isPresence: true, count: below.places)) }
        for (cell, count) in below.cells.sorted(by: { ($0.key.slot, $0.key.recordSlot ?? -1) < ($1.key.slot, $1.key.recordSlot ?? -1) }) {
            add(MissingFact(kind: kind, slot: cell.slot, recordSlot: cell.recordSlot, count: count))
        }
    }

    private mutating func addRecords(_ ref: FieldRef, _ member: Population.Member, _ sum: Int?, _ node: Int) {
        guard let facts = reader.frames[ref.kind], let kind = vocabulary.recordKind(in: ref) else { return }
        let records = facts[ref.slot]
        guard records.tag == .records else {
            note(ref)
            return
        }
        let table = vocabulary.records[kind].table
        let idSlot = table.slot(id: "id")
        let asked = member.recordSlots
        var source = RecordFacts(facts: facts, records: records, table: table)
        for record in 0..<records.recordCount {
            source.index = record
            let looked = reader.looked(node, record: record)
            if looked.among == .no { continue }
            var slots = looked.among == .unknown || looked.matching == .unknown ? asked : []
            if let sum, (looked.among && looked.matching) != .no { slots.append(sum) }
            let id = idSlot.map { source.value($0) }.flatMap { $0.tag == .text ? facts.text($0) : nil } ?? "\(record + 1)"
            for slot in slots {
                // A derived value is missing because the date it is worked out from is.
                let cell = table.reportedSlot(of: slot)
                if source.value(cell).tag == .none, table.fields[cell].defaultChoice == nil {
                    add(MissingFact(kind: ref.kind, slot: ref.slot, record: id, recordSlot: cell))
                }
            }
        }
    }

    // MARK: Cells

    private mutating func note(_ field: ScopedField) {
        if let ref = field.subjectField { note(ref) }
    }

    /// Notes a field in which nothing that counts was filled in.
    mutating func note(_ ref: FieldRef) {
        let table = vocabulary.kinds[ref.kind].table
        let slot = table.reportedSlot(of: ref.slot)
        let facts = reader.frames[ref.kind]
        let value = facts?[slot] ?? .none
        guard value.tag == .none, table.fields[ref.slot].defaultChoice == nil else { return }
        add(MissingFact(kind: ref.kind, slot: slot, reason: reason(value, slot, facts)))
    }

    /// Notes the terms of a list of which nothing was said, or the list.
    private mutating func note(_ field: ScopedField, _ terms: [Int]) {
        guard let ref = field.subjectField else { return }
        guard let facts = reader.frames[ref.kind], facts[ref.slot].tag == .terms else {
            note(ref)
            return
        }
        for term in terms where facts.count(facts[ref.slot], term: term) < 0 {
            add(MissingFact(kind: ref.kind, slot: ref.slot, term: term))
        }
    }

    /// Why an answer that was given does not count.
    private func reason(_ value: Value, _ slot: Int, _ facts: Facts?) -> MissingFact.Reason? {
        let day = facts?.answer(slot)?.day
        switch value.lack {
        case .nothing: return nil
        case .evidence: return .evidence
        case .undated: return .undated
        case .future: return day.map { .answerToCome($0) }
        case .lapsed: return day.flatMap { day in reader.check.criterion.validFor.map { .lapsed(answered: day, $0) } }
        }
    }

    private mutating func add(_ fact: MissingFact) {
        if found.count < MissingFact.most, !found.contains(fact) { found.append(fact) }
    }
}
