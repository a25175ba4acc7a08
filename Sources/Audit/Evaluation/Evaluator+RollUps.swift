import Inventories
import Quantities
import Standards

/// Tallying what lies below a place, subject by subject, before the place is asked.
extension Evaluator {
    /// Adds a subject, which must be open, to every roll-up it belongs to.
    func addToRollUps(_ facts: Facts, _ frames: Frames) {
        let numbers = program.rollUpsByMember[facts.kind]
        if numbers.isEmpty { return }
        look(at: frames)
        for number in numbers {
            let plan = rules.rollUps[number]
            guard frames[plan.owner] != nil else { continue }
            if plan.list < 0 {
                addSubject(facts, plan, number)
            } else {
                let start = trace.logCount
                let tally = records(Int(plan.list), among: Int(plan.among), summing: plan.sum, keepsLooks: true)
                store.tallies[number] += tally
                if tally.isUncertain, case .recordsOf(let ref) = program.rollUps[number].member.source {
                    noteMissingRecords(facts, ref, program.rollUps[number], in: number, from: start)
                }
                trace.forgetLooks(from: start)
            }
        }
    }

    private func addSubject(_ facts: Facts, _ plan: RollUpPlan, _ number: Int) {
        let among = truth(Int(plan.among))
        let matching = truth(next(Int(plan.among)))
        store.tallies[number].add(among: among, matching: matching)
        if isOpen(among, matching) {
            noteMissing(program.rollUps[number].asked, vocabulary.kinds[facts.kind].table, in: number, { facts[$0] }) { .init(slot: $0) }
        }
        if let sum = plan.sum {
            let value = self.number(sum, Context())
            store.tallies[number].add(value, among: among, matching: matching)
            if (among && matching) != .no, !value.isPoint, !sum.isOfRecord {
                noteMissing([Int(sum.slot)], vocabulary.kinds[facts.kind].table, in: number, { facts[$0] }) { .init(slot: $0) }
            }
        }
    }

    /// Adds to the roll-ups that a place said nothing about a kind of facility: there may be one.
    func addUnmentioned(_ kind: KindID, _ frames: Frames) {
        for number in program.rollUpsByMember[kind] {
            let plan = rules.rollUps[number]
            guard frames[plan.owner] != nil else { continue }
            store.tallies[number].missing = (store.tallies[number].missing ?? MissingBelow()) + MissingBelow(places: 1)
            if plan.list < 0 {
                store.tallies[number].perhapsMaybe += 1
                if plan.sum != nil { store.tallies[number].sum.high = .infinity }
            } else {
                store.tallies[number].isUnbounded = true
            }
        }
    }

    /// Forgets what was tallied below places of a kind.
    func clearTallies(of owner: KindID) {
        for number in program.rollUps.indices where rules.rollUps[number].owner == owner { store.tallies[number] = Tally() }
    }

    /// Whether it is not known if a member is looked at or fulfils.
    private func isOpen(_ among: Truth, _ matching: Truth) -> Bool { among != .no && (among == .unknown || matching == .unknown) }

    /// Notes which of some fields were not filled in.
    private func noteMissing(
        _ slots: [Int], _ table: FieldTable, in number: Int, _ value: (Int) -> Value, _ cell: (Int) -> MissingBelow.Cell
    ) {
        var missing = MissingBelow()
        for slot in slots {
            let base = table.reportedSlot(of: slot)
            let found = value(base)
            // A list that was filled in may still leave out the term that is asked for.
            guard found.tag == .none || found.tag == .terms, table.fields[base].defaultChoice == nil else { continue }
            missing.cells[cell(base)] = 1
        }
        if !missing.cells.isEmpty { store.tallies[number].missing = store.tallies[number].missing.map { $0 + missing } ?? missing }
    }

    private func noteMissingRecords(_ facts: Facts, _ ref: FieldRef, _ rollUp: RollUp, in number: Int, from start: Int) {
        let records = facts[ref.slot]
        guard records.tag == .records, let kind = vocabulary.recordKind(in: ref) else {
            let missing = MissingBelow(cells: [.init(slot: ref.slot): 1])
            store.tallies[number].missing = store.tallies[number].missing.map { $0 + missing } ?? missing
            return
        }
        let table = vocabulary.records[kind].table
        var source = RecordFacts(facts: facts, records: records, table: table)
        for record in 0..<records.recordCount {
            source.index = record
            let looked = trace.looked(start + record)
            var slots = isOpen(looked.among, looked.matching) ? rollUp.asked : []
            if let slot = rollUp.sum?.recordSlot, (looked.among && looked.matching) != .no { slots.append(slot) }
            noteMissing(slots, table, in: number, { source.value($0) }) { .init(slot: ref.slot, recordSlot: $0) }
        }
    }
}
