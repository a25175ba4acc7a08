import Inventories
import Quantities
import Standards

/// Works out what exactly is missing where a check is unmet or unreported.
struct GapFinder {
    let evaluator: Evaluator
    let frames: Frames
    let subject: Int
    /// How the criterion reads a share or ratio of nothing; a condition of applicability is not fulfilled by it.
    var ofNothing = OfNothing.unmet
    /// How long answers to the criterion count.
    var life: AnswerLife?

    /// How many missing cells one gap names at most.
    private static let mostMissing = 20

    func find(_ check: Check, _ outcome: Outcome, _ remarks: [Remark], into gaps: inout [Gap]) {
        var gap = Gap(
            check: check.index, subject: subject, outcome: outcome, term: nil, required: nil, actual: nil, shortfall: nil,
            unit: nil, level: nil, missing: [], remarks: remarks)
        if case .includesAll(let ref, let terms) = check.form.require, let facts = frames[ref.kind], facts[ref.slot].tag == .terms {
            let applies = outcome == .unmet || check.form.when.map { holds($0) == .yes } ?? true
            if applies {
                for term in terms {
                    let count = facts.count(facts[ref.slot], term: term)
                    guard count <= 0 else { continue }
                    gap.term = term
                    gap.required = .atLeast(Quantity(1))
                    gap.outcome = count == 0 && outcome == .unmet ? .unmet : .unreported
                    gap.actual = count == 0 ? Interval(.zero) : .unknown
                    gap.shortfall = count == 0 ? Quantity(1) : nil
                    gap.unit = program.vocabulary.termLists[list(ref)].items[term].unit
                    gap.missing = count == 0 ? [] : [MissingFact(kind: ref.kind, slot: ref.slot, term: term)]
                    gaps.append(gap)
                }
                return
            }
        }
        let finder = Self(evaluator: evaluator, frames: frames, subject: subject, ofNothing: check.criterion.ofNothing, life: check.criterion.validFor)
        finder.describe(check.form.require, &gap)
        if outcome == .unreported {
            gap.shortfall = nil
            if let when = check.form.when, holds(when) == .unknown { missing(in: when, &gap.missing) }
            finder.missing(in: check.form.require, &gap.missing)
        }
        gaps.append(gap)
    }

    private var program: AuditProgram { evaluator.program }

    /// Whether a part holds, as far as it is asked: what is void and drops out is as good as fulfilled.
    private func holds(_ requirement: Requirement) -> Truth {
        let answer = evaluator.answer(requirement, frames, ofNothing).reading(ofNothing)
        if !answer.contains(.no) { return .yes }
        return answer == .no ? .no : .unknown
    }

    private func list(_ ref: FieldRef) -> Int {
        switch program.vocabulary.kinds[ref.kind].table.fields[ref.slot].type {
        case .set(let list), .counts(let list): list
        default: 0
        }
    }

    // MARK: Numbers

    /// Fills in the numbers of a requirement, or of the first part of it that fails.
    private func describe(_ requirement: Requirement, _ gap: inout Gap) {
        switch requirement {
        case .compare(let metric, let threshold):
            guard let interval = evaluator.interval(metric, frames) else {
                gap.required = threshold.comparison
                gap.unit = threshold.unit
                return
            }
            var comparison = threshold.comparison
            if let (least, most) = evaluator.limits(threshold, frames) {
                // With an uncertain base the harder limit is the one that surely suffices.
                comparison = least.shortfall(interval, isWhole: false) > most.shortfall(interval, isWhole: false) ? least : most
            }
            gap.required = comparison
            gap.actual = interval
            gap.unit = threshold.unit
            gap.shortfall = comparison.shortfall(interval, isWhole: metric.isWhole)
        case .levels(let metric, let levels, let unit):
            guard let interval = evaluator.interval(metric, frames) else {
                gap.required = levels[0].comparison
                gap.unit = unit
                return
            }
            gap.required = levels[0].comparison
            gap.actual = interval
            gap.unit = unit
            gap.shortfall = levels[0].comparison.shortfall(interval, isWhole: metric.isWhole)
            gap.level = levels.lastIndex { $0.comparison.holds(interval) == .yes } ?? -1
        case .includesAll(let ref, let terms):
            gap.required = .atLeast(Quantity(terms.count))
            gap.actual = evaluator.presence(ref, terms, frames)
            gap.shortfall = gap.required?.shortfall(gap.actual!, isWhole: true)
        case .includesSome(let ref, let terms, let atLeast):
            gap.required = .atLeast(Quantity(atLeast))
            gap.actual = evaluator.presence(ref, terms, frames)
            gap.shortfall = gap.required?.shortfall(gap.actual!, isWhole: true)
        case .each(let population):
            let tally = evaluator.tally(population, nil, frames)
            gap.required = .equals(.zero)
            gap.actual = Interval(Quantity(tally.no), Quantity(tally.no + tally.maybe + tally.perhapsNo + tally.perhapsMaybe))
            gap.shortfall = Quantity(tally.no)
        case .all(let parts):
            if let part = parts.first(where: { holds($0) == .no }) ?? parts.first(where: { holds($0) == .unknown }) { describe(part, &gap) }
        case .any(let parts):
            // Any of several would do; the first is described.
            if let part = parts.first(where: { evaluator.answer($0, frames, ofNothing) != .void }) ?? parts.first { describe(part, &gap) }
        case .isOne, .onOrAfter, .onOrBefore, .facility, .reported, .not: break
        }
    }

    // MARK: Missing cells

    func missing(in requirement: Requirement, _ result: inout [MissingFact]) {
        switch requirement {
        case .isOne(let ref, _), .onOrAfter(let ref, _), .onOrBefore(let ref, _), .reported(let ref): note(ref, &result)
        case .facility(let ref, let test):
            note(ref, &result)
            if let facts = frames[ref.kind], facts[ref.slot].tag == .text {
                for fact in evaluator.facility(facts.text(facts[ref.slot]), test, namedBy: facts.code).missing { add(fact, &result) }
            }
        case .compare(let metric, let threshold):
            if let of = threshold.of { note(of, &result) }
            missing(in: metric, &result)
        case .levels(let metric, _, _): missing(in: metric, &result)
        case .includesAll(let ref, let terms), .includesSome(let ref, let terms, _):
            guard let facts = frames[ref.kind], facts[ref.slot].tag == .terms else {
                note(ref, &result)
                return
            }
            for term in terms where facts.count(facts[ref.slot], term: term) < 0 {
                add(MissingFact(kind: ref.kind, slot: ref.slot, term: term), &result)
            }
        case .each(let population): missing(in: population, nil, &result)
        case .all(let parts), .any(let parts):
            for part in parts where holds(part) == .unknown { missing(in: part, &result) }
        case .not(let part): missing(in: part, &result)
        }
    }

    private func missing(in metric: Metric, _ result: inout [MissingFact]) {
        switch metric {
        case .field(let ref): note(ref, &result)
        case .daysSince(let ref), .quartersSince(let ref):
            let value = evaluator.value(ref, frames)
            if value.tag == .date, value.day > program.asOf {
                add(MissingFact(kind: ref.kind, slot: ref.slot, reason: .dateToCome(value.day)), &result)
            } else {
                note(ref, &result)
            }
        case .total(let parts), .mean(let parts): for part in parts { missing(in: part, &result) }
        case .blankSpots: break
        case .quantity(let ref, let term):
            guard let facts = frames[ref.kind], facts[ref.slot].tag == .terms else {
                note(ref, &result)
                return
            }
            if facts.count(facts[ref.slot], term: term) < 0 { add(MissingFact(kind: ref.kind, slot: ref.slot, term: term), &result) }
        case .count(let population), .share(let population): missing(in: population, nil, &result)
        case .sum(let population, let slot): missing(in: population, slot, &result)
        case .ratio(let top, let bottom):
            missing(in: top, &result)
            missing(in: bottom, &result)
        }
    }

    func missing(in population: Population, _ sumSlot: Int?, _ result: inout [MissingFact]) {
        for member in population.members {
            switch member.source {
            case .records(let ref): missingInRecords(ref, member, sumSlot, &result)
            case .subjects(let kind), .recordsOf(let kind, _):
                guard let below = evaluator.tally(Population(members: [member]), sumSlot, frames).missing else { continue }
                if below.places > 0 {
                    add(MissingFact(kind: kind, slot: program.vocabulary.kinds[kind].statusSlot ?? 0, isPresence: true, count: below.places), &result)
                }
                for (cell, count) in below.cells.sorted(by: { ($0.key.slot, $0.key.recordSlot ?? -1) < ($1.key.slot, $1.key.recordSlot ?? -1) }) {
                    add(MissingFact(kind: kind, slot: cell.slot, recordSlot: cell.recordSlot, count: count), &result)
                }
            }
        }
    }

    private func missingInRecords(_ ref: FieldRef, _ member: Population.Member, _ sumSlot: Int?, _ result: inout [MissingFact]) {
        guard let facts = frames[ref.kind], case .records(let kind) = program.vocabulary.kinds[ref.kind].table.fields[ref.slot].type else { return }
        let records = facts[ref.slot]
        guard records.tag == .records else {
            note(ref, &result)
            return
        }
        let table = program.vocabulary.records[kind].table
        let stride = table.fields.count
        let idSlot = table.slot(id: "id")
        let asked = member.among.slots + member.matching.slots
        for record in 0..<records.recordCount {
            let source = Evaluator.ConditionSource.record(facts, records, record, stride)
            let among = evaluator.truth(member.among, source, table, frames)
            let matching = evaluator.truth(member.matching, source, table, frames)
            var slots = among == .unknown || (among == .yes && matching == .unknown) ? asked : []
            if let sumSlot, (among && matching) != .no { slots.append(sumSlot) }
            let id = idSlot.map { source.value($0) }.flatMap { $0.tag == .text ? facts.text($0) : nil } ?? "\(record + 1)"
            for slot in slots where among != .no {
                // A derived value is missing because the date it is worked out from is.
                let cell = table.reportedSlot(of: slot)
                if source.value(cell).tag == .none, table.fields[cell].defaultChoice == nil {
                    add(MissingFact(kind: ref.kind, slot: ref.slot, record: id, recordSlot: cell), &result)
                }
            }
        }
    }

    private func note(_ ref: FieldRef, _ result: inout [MissingFact]) {
        let field = program.vocabulary.kinds[ref.kind].table.fields[ref.slot]
        let slot = program.vocabulary.kinds[ref.kind].table.reportedSlot(of: ref.slot)
        let value = frames[ref.kind]?[slot] ?? .none
        guard value.tag == .none, field.defaultChoice == nil else { return }
        add(MissingFact(kind: ref.kind, slot: slot, reason: reason(value, slot, frames[ref.kind])), &result)
    }

    /// Why an answer that was given does not count.
    private func reason(_ value: Value, _ slot: Int, _ facts: Facts?) -> MissingFact.Reason? {
        let day = facts?.answer(slot)?.day
        switch value.lack {
        case .nothing: return nil
        case .evidence: return .evidence
        case .undated: return .undated
        case .future: return day.map { .answerToCome($0) }
        case .lapsed: return day.flatMap { day in life.map { .lapsed(answered: day, $0) } }
        }
    }

    private func add(_ fact: MissingFact, _ result: inout [MissingFact]) {
        if result.count < Self.mostMissing, !result.contains(fact) { result.append(fact) }
    }
}
