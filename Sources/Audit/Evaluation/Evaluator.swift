import Inventories
import Quantities
import Standards

/// Says what each ``Instruction`` means: answers rules about one subject at a time, for one worker, from the facts of the subject, of its places, and of
/// what was tallied below it.
///
/// Instructions are called by their number in ``RuleCode``. Answering one makes nothing and counts no references; only what names a facility does.
final class Evaluator {
    let program: AuditProgram
    /// Which place a code stands in.
    @exclusivity(unchecked) var codes: PlaceCodes
    /// Finds a facility by its code.
    @exclusivity(unchecked) var find: (String) -> FacilityRecord? = { _ in nil }
    /// Whether a facility that is not found is surely nowhere.
    @exclusivity(unchecked) var knowsAllFacilities = true
    /// Whether a facility passes what is asked of it.
    @exclusivity(unchecked) var passes: (FacilityRecord, String, FacilityProbe) -> Truth = { _, _, _ in .unknown }
    /// The blank spots in the place that is asked, while it is; nil before everything in it was judged.
    @exclusivity(unchecked) var blanks: BlankCounts?
    /// What the check that is judged came to so far.
    let trace: Trace
    let code: UnsafePointer<Instruction>
    let rules: RuleCode
    let asOf: Day
    let store: Store

    /// Where a rule is asked.
    struct Context {
        /// How a part that is void is read.
        var ofNothing = OfNothing.unmet
        /// The record that is looked at.
        var record = LookedAt()
    }

    /// The record that is looked at: its fields, and whose it is.
    struct LookedAt {
        var values: UnsafePointer<Value>?
        var kind: KindID = 0
    }

    /// - Parameter judgesChecks: whether checks are judged; questions about single facilities leave no trace, and there are as many of these as facilities.
    init(_ program: AuditProgram, judgesChecks: Bool = true) {
        self.program = program
        codes = PlaceCodes(program.places)
        rules = program.code
        code = program.code.instructions
        asOf = program.asOf
        store = Store(kinds: program.vocabulary.kinds.count, tallies: judgesChecks ? program.rollUps.count : 0)
        trace = Trace(nodes: judgesChecks ? program.checks.reduce(0) { max($0, $1.tree.nodes.count) } : 0)
    }

    var vocabulary: Vocabulary { program.vocabulary }

    /// What was tallied below places, by roll-up number.
    var tallies: [Tally] {
        get { store.allTallies }
        set { store.allTallies = newValue }
    }

    /// Forgets what was tallied, before another file.
    func begin() { store.clearTallies() }

    /// Begins to judge a check, of the subject that is looked at.
    @inline(__always)
    func begin(_ plan: CheckPlan) {
        trace.begin()
        store.start = Int(plan.start)
    }

    // MARK: Rules

    /// What a rule comes to. Within `all` and `any` a void part counts as the context says; void by itself stays void.
    func answer(_ at: Int, _ context: Context) -> Answer {
        let answer = judge(at, context)
        if code[at].isTraced { trace.note(answer, at: at &- store.start) }
        return answer
    }

    private func judge(_ at: Int, _ context: Context) -> Answer {
        switch code[at].operation {
        case .always: return .yes
        // A void part drops out of what is put together, so the void is where putting together begins.
        case .all:
            var result = Answer.void
            var part = at + 1
            let end = next(at)
            while part < end {
                result = result.and(answer(part, context).reading(context.ofNothing))
                if result == .no { break }
                part = next(part)
            }
            return result
        case .any:
            var result = Answer.void
            var part = at + 1
            let end = next(at)
            while part < end {
                result = result.or(answer(part, context).reading(context.ofNothing))
                if result == .yes { break }
                part = next(part)
            }
            return result
        case .not: return !answer(at + 1, context)
        case .compare: return compare(at, context)
        case .isOne:
            let value = value(code[at].operand, context)
            guard value.tag == .choice || value.tag == .yesNo else { return .unknown }
            for item in items(at) where Int64(item) == value.payload { return .yes }
            return .no
        case .onOrAfter:
            let value = value(code[at].operand, context)
            return value.tag == .date ? Answer(Truth(value.payload >= code[at].least)) : .unknown
        case .onOrBefore:
            let value = value(code[at].operand, context)
            return value.tag == .date ? Answer(Truth(value.payload <= code[at].least)) : .unknown
        case .has:
            let (low, high) = presence(at, context)
            let wanted = Int(code[at].number)
            return low >= wanted ? .yes : high < wanted ? .no : .unknown
        case .every: return Answer(tally(at, context).all)
        case .open: return namesFacility(at, context)
        case .reported:
            guard let values = values(code[at].operand, context) else { return .unknown }
            return Answer(Truth(values[Int(code[at].operand.reportedSlot)].tag != .none))
        case .field, .item, .count, .share, .sum, .ratio, .days, .quarters, .total, .mean, .blankSpots, .records, .below:
            preconditionFailure("a number or a source is no rule")
        }
    }

    /// Whether a rule on a record or a subject below, or on a facility that is named, holds; a share of nothing does not.
    @inline(__always)
    func truth(_ at: Int, _ record: LookedAt = LookedAt()) -> Truth {
        if code[at].operation == .always { return .yes }
        let answer = answer(at, Context(record: record)).reading(.unmet)
        return answer == .yes ? .yes : answer == .no ? .no : .unknown
    }

    /// The instruction after one and all that is in it.
    @inline(__always)
    func next(_ at: Int) -> Int { at &+ Int(code[at].size) }

    /// The items or terms an instruction names.
    @inline(__always)
    private func items(_ at: Int) -> UnsafeBufferPointer<Int32> {
        UnsafeBufferPointer(start: rules.items + Int(code[at].firstItem), count: Int(code[at].itemCount))
    }

    /// Whether a number keeps a limit; behind the number may stand another that the limit grows with.
    private func compare(_ at: Int, _ context: Context) -> Answer {
        if code[at].isDirect {
            let value = value(code[at].operand, context)
            if value.tag != .number { return Answer(code[at].unanswered) }
            return Answer(Truth(value.payload >= code[at].least && value.payload <= code[at].most))
        }
        let measure = measure(at + 1, context)
        guard let interval = measure.interval else { return .void }
        let limit = rules.limits + Int(code[at].number)
        var truth: Truth
        if limit.pointee.isScaled {
            let number = self.measure(next(at + 1), context).interval ?? .unknown
            truth = limit.pointee.applied(for: number.low).holds(interval)
            if truth != limit.pointee.applied(for: number.high).holds(interval) { truth = .unknown }
        } else {
            truth = limit.pointee.comparison.holds(interval)
        }
        return measure.isPerhapsVoid ? Answer(truth).union(.void) : Answer(truth)
    }

    /// How many of some terms are there, at least and at most.
    func presence(_ at: Int, _ context: Context) -> (low: Int, high: Int) {
        guard let values = values(code[at].operand, context), values[Int(code[at].operand.slot)].tag == .terms else { return (0, Int(code[at].itemCount)) }
        let counts = store.places[Int(code[at].operand.kind)].termCounts! + Int(values[Int(code[at].operand.slot)].payload)
        var (low, high) = (0, 0)
        for term in items(at) {
            let count = counts[Int(term)]
            if count > 0 { low &+= 1 }
            if count != 0 { high &+= 1 }
        }
        return (low, high)
    }

    /// How many items of a list that must be there surely are not; one where it was not said what is there.
    func itemsLacking(_ at: Int) -> Int {
        guard let values = values(code[at].operand, Context()), values[Int(code[at].operand.slot)].tag == .terms else { return 1 }
        return Int(code[at].itemCount) - presence(at, Context()).high
    }

    private func namesFacility(_ at: Int, _ context: Context) -> Answer {
        let operand = code[at].operand
        let kind = operand.isOfRecord ? context.record.kind : Int(operand.kind)
        guard let values = values(operand, context), values[Int(operand.slot)].tag == .text, let facts = store.facts(kind) else { return .unknown }
        let verdict = facility(facts.text(values[Int(operand.slot)]), rules.facilityTests[Int(code[at].number)], namedBy: facts.code)
        if code[at].isTraced, !verdict.missing.isEmpty { trace.note(verdict.missing, at: at - store.start) }
        return Answer(verdict.truth)
    }
}
