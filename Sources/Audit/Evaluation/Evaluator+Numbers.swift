import Inventories
import Quantities
import Standards

extension Evaluator {
    /// What a number can be.
    func measure(_ number: Number, _ node: Int, _ context: Context) -> Measure {
        let measure = workOut(number, node, context)
        if node >= 0 { trace.note(measure, at: node) }
        return measure
    }

    private func workOut(_ number: Number, _ node: Int, _ context: Context) -> Measure {
        switch number {
        case .field(let field): return Measure(interval: self.number(field, context))
        case .item(let field, let term):
            guard let (facts, value) = place(field, context) else { return Measure(interval: .unknown) }
            let count = facts.count(value, term: term)
            return Measure(interval: count < 0 ? .unknown : Interval(Quantity(Int(count))))
        case .count(let population): return Measure(interval: tally(population, nil, node, context).count)
        case .share(let population):
            let tally = tally(population, nil, node, context)
            return Measure(interval: tally.share, isPerhapsVoid: tally.isPerhapsEmpty)
        case .sum(let population, let field): return Measure(interval: tally(population, field, node, context).total)
        case .ratio(let top, let bottom): return ratio(top, bottom, node, context)
        case .elapsed(let field, let unit):
            let value = value(field, context)
            // What is yet to come has not been done.
            guard value.tag == .date, value.day <= program.asOf else { return Measure(interval: .unknown) }
            return Measure(interval: Interval(Quantity(unit.count(from: value.day, to: program.asOf))))
        case .total(let parts): return total(parts, node, context)
        case .mean(let parts):
            var mean = total(parts, node, context)
            mean.interval = mean.interval.map { Interval($0.low / Quantity(parts.count), $0.high / Quantity(parts.count)) }
            return mean
        case .blankSpots(let kind, _): return Measure(interval: blanks?.interval(kind) ?? .unknown)
        }
    }

    private func ratio(_ top: Number, _ bottom: Number, _ node: Int, _ context: Context) -> Measure {
        let place = first(node)
        let (numerator, denominator) = (measure(top, place, context), measure(bottom, next(place), context))
        guard let above = numerator.interval, let below = denominator.interval, below.high > .zero else { return Measure(interval: nil) }
        // Divided by nothing it is void, so the least that is divided by is, of things counted, one.
        let least = below.low == .zero && bottom.isWhole ? Quantity(1) : below.low
        return Measure(
            interval: Interval(above.low / below.high, above.high == .zero ? .zero : above.high / least),
            isPerhapsVoid: numerator.isPerhapsVoid || denominator.isPerhapsVoid || below.low == .zero)
    }

    /// Several numbers together; void as soon as one of them is.
    private func total(_ parts: [Number], _ node: Int, _ context: Context) -> Measure {
        var sum = Interval(.zero)
        var isPerhapsVoid = false
        var child = first(node)
        for part in parts {
            let measure = measure(part, child, context)
            guard let interval = measure.interval else { return Measure(interval: nil) }
            sum = Interval(sum.low + interval.low, sum.high + interval.high)
            isPerhapsVoid = isPerhapsVoid || measure.isPerhapsVoid
            child = next(child)
        }
        return Measure(interval: sum, isPerhapsVoid: isPerhapsVoid)
    }

    // MARK: Populations

    /// What is known of a population, whose members are the nodes in a node.
    func tally(_ population: Population, _ sum: ScopedField?, _ node: Int, _ context: Context) -> Tally {
        var child = first(node)
        if population.members.count == 1 { return tally(population.members[0], sum, child, context) }
        var result = Tally()
        for member in population.members {
            result += tally(member, sum, child, context)
            child = next(child)
        }
        return result
    }

    private func tally(_ member: Population.Member, _ sum: ScopedField?, _ node: Int, _ context: Context) -> Tally {
        switch member.source {
        case .records(let ref):
            let start = trace.logCount
            let tally = context.frames[ref.kind].map { records($0, ref, member, sum, context, keepsLooks: node >= 0) } ?? Tally(isUnbounded: true)
            if node >= 0 { trace.note(tally, at: node, from: start) }
            return tally
        case .subjects, .recordsOf: return rollUp(node) ?? Tally(isUnbounded: true)
        }
    }

    /// Tallies the records in one field of one subject.
    func records(_ facts: Facts, _ ref: FieldRef, _ member: Population.Member, _ sum: ScopedField?, _ context: Context, keepsLooks: Bool) -> Tally {
        var tally = Tally()
        let records = facts[ref.slot]
        guard records.tag == .records, let kind = vocabulary.recordKind(in: ref) else {
            tally.isUnbounded = true
            return tally
        }
        var inner = Context(frames: context.frames, record: RecordFacts(facts: facts, records: records, table: vocabulary.records[kind].table))
        for record in 0..<records.recordCount {
            inner.record?.index = record
            let among = truth(member.among, inner)
            let matching = truth(member.matching, inner)
            tally.add(among: among, matching: matching)
            if let sum { tally.add(number(sum, inner), among: among, matching: matching) }
            if keepsLooks { trace.look(among, matching) }
        }
        return tally
    }
}

extension TimeUnit {
    /// How many of it lie between two days.
    func count(from day: Day, to later: Day) -> Int {
        switch self {
        case .days: Int(later.number - day.number)
        case .quarters: later.quarter - day.quarter
        }
    }
}
