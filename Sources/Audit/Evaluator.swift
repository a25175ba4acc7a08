import Inventories
import Quantities
import Standards

/// Answers requirements about one subject at a time, for one worker, from the facts of the subject, of its places, and of what was tallied below it.
final class Evaluator {
    let program: AuditProgram
    /// Which place a code stands in.
    var codes: PlaceCodes
    /// Finds a facility by its code.
    var find: (String) -> FacilityRecord? = { _ in nil }
    /// Whether a facility passes what is asked of it.
    var passes: (FacilityRecord, String, FacilityProbe) -> Truth = { _, _, _ in .unknown }
    /// The blank spots in the place that is asked, while it is; nil before everything in it was judged.
    var blanks: BlankCounts?
    /// What was tallied below places, by roll-up number.
    var tallies: [Tally]
    /// The kind of the subject that is being asked.
    var owner: KindID = 0

    init(_ program: AuditProgram) {
        self.program = program
        codes = PlaceCodes(program.places)
        tallies = Array(repeating: Tally(), count: program.rollUps.count)
    }

    private var vocabulary: Vocabulary { program.vocabulary }

    /// Forgets what was tallied, before another file.
    func begin() {
        for index in tallies.indices { tallies[index] = Tally() }
        owner = 0
    }

    // MARK: Requirements

    /// What a requirement comes to. Within `all` and `any` a void part counts as `ofNothing` says; void by itself stays void.
    func answer(_ requirement: Requirement, _ frames: Frames, _ ofNothing: OfNothing) -> Answer {
        switch requirement {
        case .compare(let metric, let threshold):
            let measure = measure(metric, frames)
            return answer(measure) { holds(threshold, $0, frames) }
        case .levels(let metric, let levels, _):
            let measure = measure(metric, frames)
            return answer(measure) { levels[0].comparison.holds($0) }
        // A void part drops out of what is put together, so the void is where putting together begins.
        case .all(let parts):
            var result = Answer.void
            for part in parts {
                result = result.and(answer(part, frames, ofNothing).reading(ofNothing))
                if result == .no { break }
            }
            return result
        case .any(let parts):
            var result = Answer.void
            for part in parts {
                result = result.or(answer(part, frames, ofNothing).reading(ofNothing))
                if result == .yes { break }
            }
            return result
        case .not(let part): return !answer(part, frames, ofNothing)
        case .isOne, .onOrAfter, .onOrBefore, .includesAll, .includesSome, .each, .facility, .reported: return Answer(truth(requirement, frames))
        }
    }

    /// What a comparison comes to, of a number that may be void.
    @inline(__always)
    private func answer(_ measure: Measure, _ holds: (Interval) -> Truth) -> Answer {
        guard let interval = measure.interval else { return .void }
        let answer = Answer(holds(interval))
        return measure.isPerhapsVoid ? answer.union(.void) : answer
    }

    /// Whether a requirement without parts and without a number holds.
    private func truth(_ requirement: Requirement, _ frames: Frames) -> Truth {
        switch requirement {
        case .isOne(let ref, let wanted): return isOne(value(ref, frames), ref, wanted)
        case .onOrAfter(let ref, let day):
            let value = value(ref, frames)
            return value.tag == .date ? Truth(value.day >= day) : .unknown
        case .onOrBefore(let ref, let day):
            let value = value(ref, frames)
            return value.tag == .date ? Truth(value.day <= day) : .unknown
        case .includesAll(let ref, let terms):
            guard let facts = frames[ref.kind] else { return .unknown }
            return includes(facts, facts[ref.slot], terms)
        case .includesSome(let ref, let terms, let atLeast):
            let interval = presence(ref, terms, frames)
            return Comparison.atLeast(Quantity(atLeast)).holds(interval)
        case .each(let population): return each(population, frames)
        case .facility(let ref, let test):
            guard let facts = frames[ref.kind] else { return .unknown }
            let value = facts[ref.slot]
            return value.tag == .text ? facility(facts.text(value), test, namedBy: facts.code).truth : .unknown
        case .reported(let ref):
            guard let facts = frames[ref.kind] else { return .unknown }
            return Truth(facts[vocabulary.kinds[ref.kind].table.reportedSlot(of: ref.slot)].tag != .none)
        case .compare, .levels, .all, .any, .not: return .unknown
        }
    }

    /// Whether a number meets a threshold that may grow with another number.
    func holds(_ threshold: Threshold, _ interval: Interval, _ frames: Frames) -> Truth {
        guard let limits = limits(threshold, frames) else { return threshold.comparison.holds(interval) }
        let (least, most) = limits
        let (a, b) = (least.holds(interval), most.holds(interval))
        return a == b ? a : .unknown
    }

    /// The comparison for the least and the most the number it scales with can be; nil when it does not scale.
    func limits(_ threshold: Threshold, _ frames: Frames) -> (Comparison, Comparison)? {
        guard let per = threshold.per, let of = threshold.of else { return nil }
        let base = number(value(of, frames), of)
        let least = threshold.comparison.scaled(by: base.low / per)
        let most = threshold.comparison.scaled(by: base.high / per)
        guard let plus = threshold.plus else { return (least, most) }
        return (least.raised(by: plus), most.raised(by: plus))
    }

    /// Whether every record that is looked at satisfies the conditions.
    private func each(_ population: Population, _ frames: Frames) -> Truth {
        var tally = Tally()
        for member in population.members { tally += self.tally(member, sumSlot: nil, frames) }
        if tally.no > 0 { return .no }
        return tally.isUnbounded || tally.maybe + tally.perhapsMaybe + tally.perhapsNo > 0 ? .unknown : .yes
    }

    /// Whether some share or ratio in a requirement surely has nothing to be taken of.
    func hasVoid(_ requirement: Requirement, _ frames: Frames) -> Bool {
        switch requirement {
        case .compare(let metric, _), .levels(let metric, _, _): measure(metric, frames).interval == nil
        case .all(let parts), .any(let parts): parts.contains { hasVoid($0, frames) }
        case .not(let part): hasVoid(part, frames)
        case .isOne, .onOrAfter, .onOrBefore, .includesAll, .includesSome, .each, .facility, .reported: false
        }
    }

    // MARK: Metrics

    /// What a number can be, and whether there may be nothing to take it of.
    struct Measure {
        /// What it can be; nil when there surely is nothing to take it of.
        var interval: Interval?
        /// Whether it is not known that there is something.
        var isPerhapsVoid = false
    }

    /// What a metric can be; nil for a percentage or ratio of nothing.
    func interval(_ metric: Metric, _ frames: Frames) -> Interval? { measure(metric, frames).interval }

    func measure(_ metric: Metric, _ frames: Frames) -> Measure {
        switch metric {
        case .field(let ref): return Measure(interval: number(value(ref, frames), ref))
        case .quantity(let ref, let term):
            guard let facts = frames[ref.kind] else { return Measure(interval: .unknown) }
            let count = facts.count(facts[ref.slot], term: term)
            return Measure(interval: count < 0 ? .unknown : Interval(Quantity(Int(count))))
        case .count(let population): return Measure(interval: tally(population, nil, frames).count)
        case .share(let population):
            let tally = tally(population, nil, frames)
            return Measure(interval: tally.share, isPerhapsVoid: tally.isPerhapsEmpty)
        case .sum(let population, let slot): return Measure(interval: tally(population, slot, frames).total)
        case .ratio(let top, let bottom):
            let (numerator, denominator) = (measure(top, frames), measure(bottom, frames))
            guard let above = numerator.interval, let below = denominator.interval, below.high > .zero else { return Measure(interval: nil) }
            // Divided by nothing it is void, so the least that is divided by is, of things counted, one.
            let least = below.low == .zero && bottom.isWhole ? Quantity(1) : below.low
            return Measure(
                interval: Interval(above.low / below.high, above.high == .zero ? .zero : above.high / least),
                isPerhapsVoid: numerator.isPerhapsVoid || denominator.isPerhapsVoid || below.low == .zero)
        case .daysSince(let ref):
            let value = value(ref, frames)
            // What is yet to come has not been done.
            guard value.tag == .date, value.day <= program.asOf else { return Measure(interval: .unknown) }
            return Measure(interval: Interval(Quantity(Int(program.asOf.number - value.day.number))))
        case .quartersSince(let ref):
            let value = value(ref, frames)
            guard value.tag == .date, value.day <= program.asOf else { return Measure(interval: .unknown) }
            return Measure(interval: Interval(Quantity(program.asOf.quarter - value.day.quarter)))
        case .total(let parts): return total(parts, frames)
        case .mean(let parts):
            var mean = total(parts, frames)
            mean.interval = mean.interval.map { Interval($0.low / Quantity(parts.count), $0.high / Quantity(parts.count)) }
            return mean
        case .blankSpots(let kind, _): return Measure(interval: blanks?.interval(kind) ?? .unknown)
        }
    }

    /// Several numbers together; void as soon as one of them is.
    private func total(_ parts: [Metric], _ frames: Frames) -> Measure {
        var sum = Interval(.zero)
        var isPerhapsVoid = false
        for part in parts {
            let measure = measure(part, frames)
            guard let interval = measure.interval else { return Measure(interval: nil) }
            sum = Interval(sum.low + interval.low, sum.high + interval.high)
            isPerhapsVoid = isPerhapsVoid || measure.isPerhapsVoid
        }
        return Measure(interval: sum, isPerhapsVoid: isPerhapsVoid)
    }

    func tally(_ population: Population, _ sumSlot: Int?, _ frames: Frames) -> Tally {
        if population.members.count == 1 { return tally(population.members[0], sumSlot: sumSlot, frames) }
        var result = Tally()
        for member in population.members { result += tally(member, sumSlot: sumSlot, frames) }
        return result
    }

    private func tally(_ member: Population.Member, sumSlot: Int?, _ frames: Frames) -> Tally {
        guard case .records(let ref) = member.source else {
            let key = RollUp.Key(owner: owner, member: member, sumSlot: sumSlot)
            return program.rollUpNumber[key].map { tallies[$0] } ?? Tally(isUnbounded: true)
        }
        guard let facts = frames[ref.kind] else { return Tally(isUnbounded: true) }
        return records(facts, ref, member, sumSlot: sumSlot, frames)
    }

    /// Tallies the records in one field of one subject.
    func records(_ facts: Facts, _ ref: FieldRef, _ member: Population.Member, sumSlot: Int?, _ frames: Frames) -> Tally {
        var tally = Tally()
        let records = facts[ref.slot]
        guard records.tag == .records, case .records(let kind) = vocabulary.kinds[ref.kind].table.fields[ref.slot].type else {
            tally.isUnbounded = true
            return tally
        }
        let table = vocabulary.records[kind].table
        let stride = table.fields.count
        for record in 0..<records.recordCount {
            let source = ConditionSource.record(facts, records, record, stride)
            let among = truth(member.among, source, table, frames)
            let matching = truth(member.matching, source, table, frames)
            tally.add(among: among, matching: matching)
            if let sumSlot {
                let value = facts.value(records, record: record, stride: stride, slot: sumSlot)
                tally.add(number(value, table.fields[sumSlot]), among: among, matching: matching)
            }
        }
        return tally
    }

    // MARK: Conditions

    /// Where a condition finds the values it asks about.
    enum ConditionSource {
        case subject(Facts)
        case record(Facts, Value, Int, Int)

        @inline(__always)
        func value(_ slot: Int) -> Value {
            switch self {
            case .subject(let facts): facts[slot]
            case .record(let facts, let records, let record, let stride):
                facts.value(records, record: record, stride: stride, slot: slot)
            }
        }

        @inline(__always)
        var facts: Facts {
            switch self {
            case .subject(let facts), .record(let facts, _, _, _): facts
            }
        }
    }

    func truth(_ condition: Condition, _ source: ConditionSource, _ table: FieldTable, _ frames: Frames) -> Truth {
        switch condition {
        case .always: return .yes
        case .all(let parts):
            var result = Truth.yes
            for part in parts {
                result = result && truth(part, source, table, frames)
                if result == .no { break }
            }
            return result
        case .any(let parts):
            var result = Truth.no
            for part in parts {
                result = result || truth(part, source, table, frames)
                if result == .yes { break }
            }
            return result
        case .isOne(let slot, let wanted): return isOne(effective(slot, source, table), wanted)
        case .isNone(let slot, let unwanted): return !isOne(effective(slot, source, table), unwanted)
        case .compare(let slot, let comparison): return comparison.holds(number(effective(slot, source, table), table.fields[slot]))
        case .onOrAfter(let slot, let day):
            let value = source.value(slot)
            return value.tag == .date ? Truth(value.day >= day) : .unknown
        case .onOrBefore(let slot, let day):
            let value = source.value(slot)
            return value.tag == .date ? Truth(value.day <= day) : .unknown
        case .includes(let slot, let terms): return includes(source.facts, source.value(slot), terms)
        case .facility(let slot, let test):
            let value = source.value(slot)
            return value.tag == .text ? facility(source.facts.text(value), test, namedBy: source.facts.code).truth : .unknown
        case .reported(let slot, let wanted): return Truth((source.value(table.reportedSlot(of: slot)).tag != .none) == wanted)
        case .requirement(let requirement): return settled(requirement, frames)
        }
    }

    /// A value as reported, derived, or by default.
    private func effective(_ slot: Int, _ source: ConditionSource, _ table: FieldTable) -> Value {
        derived(source.value(slot), table.fields[slot]) { source.value($0) }
    }

    // MARK: Values

    /// The value of a subject's field, derived ones worked out.
    @inline(__always)
    func value(_ ref: FieldRef, _ frames: Frames) -> Value {
        guard let facts = frames[ref.kind] else { return .none }
        return derived(facts[ref.slot], vocabulary.kinds[ref.kind].table.fields[ref.slot]) { facts[$0] }
    }

    @inline(__always)
    private func derived(_ value: Value, _ field: Field, _ other: (Int) -> Value) -> Value {
        if value.tag != .none { return value }
        switch field.type {
        case .validUntil(let slot):
            let date = other(slot)
            guard date.tag == .date else { return .none }
            let item = date.day >= program.asOf ? Vocabulary.validItem : Vocabulary.expiredItem
            return Value(.choice, node: Int(date.node), payload: Int64(item))
        case .yearsSince(let slot):
            let date = other(slot)
            guard date.tag == .date else { return .none }
            let years = date.day.wholeYears(until: program.asOf)
            return Value(.number, node: Int(date.node), payload: Int64(max(0, years)) * 1_000_000)
        default:
            guard let choice = field.defaultChoice else { return value }
            return Value(.choice, payload: Int64(choice))
        }
    }

    @inline(__always)
    private func isOne(_ value: Value, _ ref: FieldRef, _ wanted: [Int]) -> Truth { isOne(value, wanted) }

    @inline(__always)
    private func isOne(_ value: Value, _ wanted: [Int]) -> Truth {
        guard value.tag == .choice || value.tag == .yesNo else { return .unknown }
        for item in wanted where Int64(item) == value.payload { return .yes }
        return .no
    }

    private func number(_ value: Value, _ ref: FieldRef) -> Interval {
        number(value, vocabulary.kinds[ref.kind].table.fields[ref.slot])
    }

    private func number(_ value: Value, _ field: Field) -> Interval {
        if value.tag == .number { return Interval(value.quantity) }
        return field.type == .percent ? Interval(.zero, Quantity(100)) : .unknown
    }

    private func includes(_ facts: Facts, _ value: Value, _ terms: [Int]) -> Truth {
        guard value.tag == .terms else { return .unknown }
        var result = Truth.yes
        for term in terms {
            let count = facts.count(value, term: term)
            if count == 0 { return .no }
            if count < 0 { result = .unknown }
        }
        return result
    }

    /// How many of some terms are there.
    func presence(_ ref: FieldRef, _ terms: [Int], _ frames: Frames) -> Interval {
        guard let facts = frames[ref.kind], facts[ref.slot].tag == .terms else {
            return Interval(.zero, Quantity(terms.count))
        }
        var (low, high) = (0, 0)
        for term in terms {
            let count = facts.count(facts[ref.slot], term: term)
            if count > 0 { low += 1 }
            if count != 0 { high += 1 }
        }
        return Interval(Quantity(low), Quantity(high))
    }

    // MARK: Roll-ups

    /// Adds a subject, which must be open, to every roll-up it belongs to.
    func addToRollUps(_ facts: Facts, _ frames: Frames) {
        for number in program.rollUpsByMember[facts.kind] {
            let rollUp = program.rollUps[number]
            guard frames[rollUp.owner] != nil else { continue }
            let key = rollUp.key
            let table = vocabulary.kinds[facts.kind].table
            switch key.member.source {
            case .subjects:
                let source = ConditionSource.subject(facts)
                let among = truth(key.member.among, source, table, frames)
                let matching = truth(key.member.matching, source, table, frames)
                tallies[number].add(among: among, matching: matching)
                if isOpen(among, matching) { noteMissing(key.member, source, table, in: number) }
                if let slot = key.sumSlot {
                    let value = self.number(effective(slot, source, table), table.fields[slot])
                    tallies[number].add(value, among: among, matching: matching)
                    if (among && matching) != .no, !value.isPoint { noteMissing([slot], source, table, in: number) { .init(slot: $0) } }
                }
            case .recordsOf(let kind, let slot):
                let ref = FieldRef(kind: kind, slot: slot)
                let tally = records(facts, ref, key.member, sumSlot: key.sumSlot, frames)
                tallies[number] += tally
                if tally.isUncertain { noteMissingRecords(facts, ref, key, frames, in: number) }
            case .records: break
            }
        }
    }

    /// Adds to the roll-ups that a place said nothing about a kind of facility: there may be one.
    func addUnmentioned(_ kind: KindID, _ frames: Frames) {
        for number in program.rollUpsByMember[kind] {
            let rollUp = program.rollUps[number]
            guard frames[rollUp.owner] != nil else { continue }
            switch rollUp.key.member.source {
            case .subjects:
                tallies[number].perhapsMaybe += 1
                tallies[number].missing = (tallies[number].missing ?? MissingBelow()) + MissingBelow(places: 1)
                if rollUp.key.sumSlot != nil { tallies[number].sum.high = .infinity }
            case .recordsOf:
                tallies[number].isUnbounded = true
                tallies[number].missing = (tallies[number].missing ?? MissingBelow()) + MissingBelow(places: 1)
            case .records: break
            }
        }
    }

    /// Whether it is not known if a member is looked at or fulfils.
    private func isOpen(_ among: Truth, _ matching: Truth) -> Bool { among != .no && (among == .unknown || matching == .unknown) }

    /// Notes which of the fields a member is asked about were not filled in.
    private func noteMissing(_ member: Population.Member, _ source: ConditionSource, _ table: FieldTable, in number: Int) {
        let own = (member.among.requirements + member.matching.requirements).flatMap(\.fields).filter { $0.kind == source.facts.kind }.map(\.slot)
        noteMissing(member.among.slots + member.matching.slots + own, source, table, in: number) { .init(slot: $0) }
    }

    private func noteMissing(
        _ slots: [Int], _ source: ConditionSource, _ table: FieldTable, in number: Int, _ cell: (Int) -> MissingBelow.Cell
    ) {
        var missing = MissingBelow()
        for slot in slots {
            let base = table.reportedSlot(of: slot)
            let value = source.value(base)
            // A list that was filled in may still leave out the term that is asked for.
            guard value.tag == .none || value.tag == .terms, table.fields[base].defaultChoice == nil else { continue }
            missing.cells[cell(base)] = 1
        }
        if !missing.cells.isEmpty { tallies[number].missing = tallies[number].missing.map { $0 + missing } ?? missing }
    }

    private func noteMissingRecords(_ facts: Facts, _ ref: FieldRef, _ key: RollUp.Key, _ frames: Frames, in number: Int) {
        let records = facts[ref.slot]
        guard records.tag == .records, case .records(let kind) = vocabulary.kinds[ref.kind].table.fields[ref.slot].type else {
            let missing = MissingBelow(cells: [.init(slot: ref.slot): 1])
            tallies[number].missing = tallies[number].missing.map { $0 + missing } ?? missing
            return
        }
        let table = vocabulary.records[kind].table
        for record in 0..<records.recordCount {
            let source = ConditionSource.record(facts, records, record, table.fields.count)
            let (among, matching) = (truth(key.member.among, source, table, frames), truth(key.member.matching, source, table, frames))
            var slots = isOpen(among, matching) ? key.member.among.slots + key.member.matching.slots : []
            if let sumSlot = key.sumSlot, (among && matching) != .no { slots.append(sumSlot) }
            noteMissing(slots, source, table, in: number) { .init(slot: ref.slot, recordSlot: $0) }
        }
    }

    /// Forgets what was tallied below places of a kind.
    func clearTallies(of owner: KindID) {
        for number in program.rollUps.indices where program.rollUps[number].owner == owner { tallies[number] = Tally() }
    }
}
