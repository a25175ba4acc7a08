import Inventories
import Quantities
import Standards

/// Answers rules about one subject at a time, for one worker, from the facts of the subject, of its places, and of what was tallied below it.
///
/// A rule of the check that is judged has its node's number in ``RuleTree`` and leaves a trace there. Conditions on members, and what is asked of facilities
/// that are named, are answered many times in one check; they have no number (-1) and leave none.
final class Evaluator {
    let program: AuditProgram
    /// Which place a code stands in.
    var codes: PlaceCodes
    /// Finds a facility by its code.
    var find: (String) -> FacilityRecord? = { _ in nil }
    /// Whether a facility that is not found is surely nowhere.
    var knowsAllFacilities = true
    /// Whether a facility passes what is asked of it.
    var passes: (FacilityRecord, String, FacilityProbe) -> Truth = { _, _, _ in .unknown }
    /// The blank spots in the place that is asked, while it is; nil before everything in it was judged.
    var blanks: BlankCounts?
    /// What was tallied below places, by roll-up number.
    var tallies: [Tally]
    /// What the check that is judged came to so far.
    let trace: Trace
    /// The check that is judged, which the program holds.
    private unowned(unsafe) var check: Check?

    /// Where a rule is asked.
    struct Context {
        /// The facts of the subject and of the places it stands in.
        let frames: Frames
        /// How a part that is void is read.
        var ofNothing = OfNothing.unmet
        /// The record that is looked at.
        var record: RecordFacts?
    }

    /// - Parameter judgesChecks: whether checks are judged; questions about single facilities leave no trace, and there are as many of these as facilities.
    init(_ program: AuditProgram, judgesChecks: Bool = true) {
        self.program = program
        codes = PlaceCodes(program.places)
        tallies = judgesChecks ? Array(repeating: Tally(), count: program.rollUps.count) : []
        trace = Trace(nodes: judgesChecks ? program.checks.reduce(0) { max($0, $1.tree.nodes.count) } : 0)
    }

    var vocabulary: Vocabulary { program.vocabulary }

    /// Forgets what was tallied, before another file.
    func begin() {
        for index in tallies.indices { tallies[index] = Tally() }
    }

    /// Begins to judge a check.
    func begin(_ check: Check) {
        trace.begin()
        self.check = check
    }

    /// The first node in a node.
    @inline(__always)
    func first(_ node: Int) -> Int { node < 0 ? -1 : node + 1 }

    /// The node after a node and all that is in it.
    @inline(__always)
    func next(_ node: Int) -> Int {
        guard node >= 0, let check else { return -1 }
        return node + check.tree.sizes[node]
    }

    /// What was tallied below the place for a node; nil where nothing was, as for what is asked of members and facilities.
    func rollUp(_ node: Int) -> Tally? {
        guard node >= 0, let number = check?.rollUps[node], number >= 0 else { return nil }
        return tallies[number]
    }

    // MARK: Rules

    /// What a rule comes to. Within `all` and `any` a void part counts as the context says; void by itself stays void.
    func answer(_ rule: Rule, _ node: Int, _ context: Context) -> Answer {
        let answer = judge(rule, node, context)
        if node >= 0 { trace.note(answer, at: node) }
        return answer
    }

    private func judge(_ rule: Rule, _ node: Int, _ context: Context) -> Answer {
        switch rule {
        case .always: return .yes
        // A void part drops out of what is put together, so the void is where putting together begins.
        case .all(let parts):
            var result = Answer.void
            var child = first(node)
            for part in parts {
                result = result.and(answer(part, child, context).reading(context.ofNothing))
                if result == .no { break }
                child = next(child)
            }
            return result
        case .any(let parts):
            var result = Answer.void
            var child = first(node)
            for part in parts {
                result = result.or(answer(part, child, context).reading(context.ofNothing))
                if result == .yes { break }
                child = next(child)
            }
            return result
        case .not(let part): return !answer(part, first(node), context)
        case .compare(let number, let threshold):
            let place = first(node)
            let measure = measure(number, place, context)
            guard let interval = measure.interval else { return .void }
            let answer = Answer(holds(threshold.limit, interval, next(place), context))
            return measure.isPerhapsVoid ? answer.union(.void) : answer
        case .isOne(let field, let wanted): return Answer(isOne(value(field, context), wanted))
        case .day(let field, let limit): return Answer(lies(value(field, context), limit))
        case .has(let field, let terms, let quota):
            let present = presence(field, terms, context)
            if node >= 0 { trace.note(Measure(interval: present), at: node) }
            return Answer(Comparison.atLeast(Quantity(quota.count(of: terms.count))).holds(present))
        case .every(let population):
            let tally = tally(population, nil, node, context)
            if node >= 0 { trace.note(Measure(interval: tally.failing), at: node) }
            return Answer(tally.all)
        case .open(let field, let test):
            guard let (facts, value) = place(field, context), value.tag == .text else { return .unknown }
            let verdict = facility(facts.text(value), test, namedBy: facts.code)
            if node >= 0, !verdict.missing.isEmpty { trace.note(verdict.missing, at: node) }
            return Answer(verdict.truth)
        case .reported(let field):
            guard let value = reportedValue(field, context) else { return .unknown }
            return Answer(Truth(value.tag != .none))
        }
    }

    /// Whether a rule on a record or a subject below, or on a facility that is named, holds; a share of nothing does not.
    func truth(_ rule: Rule, _ context: Context) -> Truth {
        if case .always = rule { return .yes }
        let answer = answer(rule, -1, context).reading(.unmet)
        return answer == .yes ? .yes : answer == .no ? .no : .unknown
    }

    /// Whether a number keeps a limit; `base` is the node of the number the limit grows with.
    private func holds(_ limit: Limit, _ interval: Interval, _ base: Int, _ context: Context) -> Truth {
        switch limit {
        case .fixed(let comparison): return comparison.holds(interval)
        case .levels(let levels): return levels[0].comparison.holds(interval)
        case .scaled(let comparison, let scale):
            let number = measure(scale.of, base, context).interval ?? .unknown
            let (a, b) = (
                scale.applied(to: comparison, for: number.low).holds(interval), scale.applied(to: comparison, for: number.high).holds(interval)
            )
            return a == b ? a : .unknown
        }
    }

    private func isOne(_ value: Value, _ wanted: [Int]) -> Truth {
        guard value.tag == .choice || value.tag == .yesNo else { return .unknown }
        for item in wanted where Int64(item) == value.payload { return .yes }
        return .no
    }

    private func lies(_ value: Value, _ limit: DayLimit) -> Truth {
        guard value.tag == .date else { return .unknown }
        switch limit {
        case .onOrAfter(let day): return Truth(value.day >= day)
        case .onOrBefore(let day): return Truth(value.day <= day)
        }
    }

    /// How many of some terms are there.
    private func presence(_ field: ScopedField, _ terms: [Int], _ context: Context) -> Interval {
        guard let (facts, value) = place(field, context), value.tag == .terms else { return Interval(.zero, Quantity(terms.count)) }
        var (low, high) = (0, 0)
        for term in terms {
            let count = facts.count(value, term: term)
            if count > 0 { low += 1 }
            if count != 0 { high += 1 }
        }
        return Interval(Quantity(low), Quantity(high))
    }
}
