import Inventories
import Quantities
import Standards

extension Evaluator {
    /// What a number can be.
    func measure(_ at: Int, _ context: Context) -> Measure {
        let measure = workOut(at, context)
        if code[at].isTraced { trace.note(measure, at: at &- store.start) }
        return measure
    }

    private func workOut(_ at: Int, _ context: Context) -> Measure {
        switch code[at].operation {
        case .field: return Measure(interval: number(code[at].operand, context))
        case .item:
            guard let values = values(code[at].operand, context) else { return Measure(interval: .unknown) }
            let value = values[Int(code[at].operand.slot)]
            guard value.tag == .terms, let counts = store.places[Int(code[at].operand.kind)].termCounts else { return Measure(interval: .unknown) }
            let count = counts[Int(value.payload) + Int(rules.items[Int(code[at].firstItem)])]
            return Measure(interval: count < 0 ? .unknown : Interval(Quantity(Int(count))))
        case .count: return Measure(interval: tally(at, context).count)
        case .share:
            let tally = tally(at, context)
            return Measure(interval: tally.share, isPerhapsVoid: tally.isPerhapsEmpty)
        case .sum: return Measure(interval: tally(at, context).total)
        case .ratio: return ratio(at, context)
        case .days: return elapsed(at, context) { Int(asOf.number - $0.number) }
        case .quarters: return elapsed(at, context) { asOf.quarter - $0.quarter }
        case .total: return total(at, context).together
        case .mean:
            let (together, parts) = total(at, context)
            return Measure(
                interval: together.interval.map { Interval($0.low / Quantity(parts), $0.high / Quantity(parts)) }, isPerhapsVoid: together.isPerhapsVoid)
        case .blankSpots: return Measure(interval: blanks?.interval(code[at].blankSpots) ?? .unknown)
        case .always, .all, .any, .not, .compare, .isOne, .onOrAfter, .onOrBefore, .has, .every, .open, .reported, .records, .below:
            preconditionFailure("a rule or a source is no number")
        }
    }

    @inline(__always)
    private func elapsed(_ at: Int, _ context: Context, _ count: (Day) -> Int) -> Measure {
        let value = value(code[at].operand, context)
        // What is yet to come has not been done.
        guard value.tag == .date, value.day <= asOf else { return Measure(interval: .unknown) }
        return Measure(interval: Interval(Quantity(count(value.day))))
    }

    private func ratio(_ at: Int, _ context: Context) -> Measure {
        let bottom = next(at + 1)
        let (numerator, denominator) = (measure(at + 1, context), measure(bottom, context))
        guard let above = numerator.interval, let below = denominator.interval, below.high > .zero else { return Measure(interval: nil) }
        // Divided by nothing it is void, so the least that is divided by is, of things counted, one.
        let least = below.low == .zero && code[bottom].isWhole ? Quantity(1) : below.low
        return Measure(
            interval: Interval(above.low / below.high, above.high == .zero ? .zero : above.high / least),
            isPerhapsVoid: numerator.isPerhapsVoid || denominator.isPerhapsVoid || below.low == .zero)
    }

    /// Several numbers together, and how many they are; void as soon as one of them is.
    private func total(_ at: Int, _ context: Context) -> (together: Measure, parts: Int) {
        var sum = Interval(.zero)
        var isPerhapsVoid = false
        var parts = 0
        var part = at + 1
        while part < next(at) {
            let measure = measure(part, context)
            guard let interval = measure.interval else { return (Measure(interval: nil), 0) }
            sum = Interval(sum.low + interval.low, sum.high + interval.high)
            isPerhapsVoid = isPerhapsVoid || measure.isPerhapsVoid
            parts += 1
            part = next(part)
        }
        return (Measure(interval: sum, isPerhapsVoid: isPerhapsVoid), parts)
    }

    // MARK: Populations

    /// What is known of the population of a number or rule, whose sources are the nodes in it.
    func tally(_ at: Int, _ context: Context) -> Tally {
        let end = next(at)
        var source = at + 1
        var result = tally(source, for: at)
        source = next(source)
        while source < end {
            result += tally(source, for: at)
            source = next(source)
        }
        return result
    }

    private func tally(_ source: Int, for at: Int) -> Tally {
        guard code[source].operation == .records else {
            let number = Int(code[source].number)
            return number < 0 ? Tally(isUnbounded: true) : store.tallies[number]
        }
        let start = trace.logCount
        let tally = records(source, among: source + 1, summing: code[at].operation == .sum ? code[at].operand : nil, keepsLooks: code[source].isTraced)
        if code[source].isTraced { trace.note(tally, at: source - store.start, from: start) }
        return tally
    }

    /// Tallies the records of a list that is looked at.
    ///
    /// - Parameters:
    ///   - list: the instruction that names the list.
    ///   - among: which of them are looked at; behind it stands which of those match.
    ///   - sum: the field that is summed.
    ///   - keepsLooks: whether what was found of each is logged.
    func records(_ list: Int, among: Int, summing sum: Operand?, keepsLooks: Bool) -> Tally {
        var tally = Tally()
        let operand = code[list].operand
        let place = store.places[Int(operand.kind)]
        guard let values = place.values, values[Int(operand.slot)].tag == .records else {
            tally.isUnbounded = true
            return tally
        }
        let records = values[Int(operand.slot)]
        let matching = next(among)
        // Behind the fields of a record stands the record itself.
        let stride = Int(code[list].itemCount) + 1
        var record = LookedAt(values: nil, kind: Int(operand.kind))
        for index in 0..<records.recordCount {
            record.values = UnsafePointer(place.recordValues! + records.firstRecord + index * stride)
            let among = truth(among, record)
            let matching = truth(matching, record)
            tally.add(among: among, matching: matching)
            if let sum { tally.add(number(sum, Context(record: record)), among: among, matching: matching) }
            if keepsLooks { trace.look(among, matching) }
        }
        return tally
    }
}
