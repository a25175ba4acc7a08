import Inventories
import Quantities
import Standards

/// Tallying what lies below a place, subject by subject, before the place is asked.
extension Evaluator {
    /// Adds a subject, which must be open, to every roll-up it belongs to.
    func addToRollUps(_ facts: Facts, _ frames: Frames) {
        for number in program.rollUpsByMember[facts.kind] {
            let rollUp = program.rollUps[number]
            guard frames[rollUp.owner] != nil else { continue }
            let context = Context(frames: frames)
            switch rollUp.member.source {
            case .subjects: addSubject(facts, rollUp, number, context)
            case .recordsOf(let ref):
                let start = trace.logCount
                let tally = records(facts, ref, rollUp.member, rollUp.sum, context, keepsLooks: true)
                tallies[number] += tally
                if tally.isUncertain { noteMissingRecords(facts, ref, rollUp, in: number, from: start) }
                trace.forgetLooks(from: start)
            case .records: break
            }
        }
    }

    private func addSubject(_ facts: Facts, _ rollUp: RollUp, _ number: Int, _ context: Context) {
        let table = vocabulary.kinds[facts.kind].table
        let among = truth(rollUp.member.among, context)
        let matching = truth(rollUp.member.matching, context)
        tallies[number].add(among: among, matching: matching)
        if isOpen(among, matching) { noteMissing(rollUp.asked, table, in: number, { facts[$0] }) { .init(slot: $0) } }
        if let sum = rollUp.sum {
            let value = self.number(sum, context)
            tallies[number].add(value, among: among, matching: matching)
            if (among && matching) != .no, !value.isPoint, let slot = sum.subjectField?.slot {
                noteMissing([slot], table, in: number, { facts[$0] }) { .init(slot: $0) }
            }
        }
    }

    /// Adds to the roll-ups that a place said nothing about a kind of facility: there may be one.
    func addUnmentioned(_ kind: KindID, _ frames: Frames) {
        for number in program.rollUpsByMember[kind] {
            let rollUp = program.rollUps[number]
            guard frames[rollUp.owner] != nil else { continue }
            switch rollUp.member.source {
            case .subjects:
                tallies[number].perhapsMaybe += 1
                tallies[number].missing = (tallies[number].missing ?? MissingBelow()) + MissingBelow(places: 1)
                if rollUp.sum != nil { tallies[number].sum.high = .infinity }
            case .recordsOf:
                tallies[number].isUnbounded = true
                tallies[number].missing = (tallies[number].missing ?? MissingBelow()) + MissingBelow(places: 1)
            case .records: break
            }
        }
    }

    /// Forgets what was tallied below places of a kind.
    func clearTallies(of owner: KindID) {
        for number in program.rollUps.indices where program.rollUps[number].owner == owner { tallies[number] = Tally() }
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
        if !missing.cells.isEmpty { tallies[number].missing = tallies[number].missing.map { $0 + missing } ?? missing }
    }

    private func noteMissingRecords(_ facts: Facts, _ ref: FieldRef, _ rollUp: RollUp, in number: Int, from start: Int) {
        let records = facts[ref.slot]
        guard records.tag == .records, let kind = vocabulary.recordKind(in: ref) else {
            let missing = MissingBelow(cells: [.init(slot: ref.slot): 1])
            tallies[number].missing = tallies[number].missing.map { $0 + missing } ?? missing
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
