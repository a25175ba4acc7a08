import Inventories
import Quantities
import Standards

/// Reads what the check that was judged came to, while its subject is looked at. A node that a short cut passed by is answered when it is first asked for, so none is answered twice.
struct TraceReader {
    let evaluator: Evaluator
    let check: Check
    let frames: Frames

    var tree: RuleTree { check.tree }
    var vocabulary: Vocabulary { evaluator.vocabulary }

    func node(_ number: Int) -> RuleNode { tree.nodes[number] }

    /// How a part of a node that is void is read.
    func ofNothing(_ number: Int) -> OfNothing { tree.isRequired(number) ? check.criterion.ofNothing : .unmet }

    private func context(_ number: Int) -> Evaluator.Context { Evaluator.Context(ofNothing: ofNothing(number)) }

    /// What a rule came to; void by itself stays void.
    func answer(_ number: Int) -> Answer {
        if let entry = evaluator.trace.entry(number) { return entry.answer }
        guard case .rule = node(number) else { return .void }
        return evaluator.answer(check.start + number, context(number))
    }

    /// Whether a rule held, as far as it is asked: what is void and drops out is as good as fulfilled.
    func holds(_ number: Int) -> Truth {
        let nothing = ofNothing(number)
        let answer = answer(number).reading(nothing)
        if !answer.contains(.no) { return .yes }
        return answer == .no ? .no : .unknown
    }

    /// Whether a rule held, as nothing less than a yes counts: what is void does not.
    func settled(_ number: Int) -> Truth {
        let answer = answer(number).reading(.unmet)
        return answer == .yes ? .yes : answer == .no ? .no : .unknown
    }

    /// What a number was, how many of a list there were, or how many of a population that must match did not; nil where there is nothing to take it of.
    func interval(_ number: Int) -> Interval? {
        switch node(number) {
        case .rule(.has):
            let present = evaluator.presence(check.start + number, context(number))
            return Interval(Quantity(present.low), Quantity(present.high))
        case .rule(.every):
            _ = answer(number)
            return tally(number).failing
        case .number: return (evaluator.trace.entry(number)?.measure ?? evaluator.measure(check.start + number, context(number))).interval
        case .rule, .member: return nil
        }
    }

    /// What was known of the population of a node, all its sources together.
    func tally(_ number: Int) -> Tally { tree.children(of: number).reduce(into: Tally()) { $0 += tally(ofMember: $1) } }

    /// What was known of one source of a population whose node was answered.
    func tally(ofMember number: Int) -> Tally {
        let rollUp = check.rollUps[number]
        return rollUp < 0 ? evaluator.trace.tally(number) : evaluator.store.tallies[rollUp]
    }

    /// What was found of one record of a source whose node was answered.
    func looked(_ number: Int, record: Int) -> Trace.Looked { evaluator.trace.looked(number, record: record) }

    /// What the facility a rule names has not filled in.
    func missingOfFacility(_ number: Int) -> [MissingFact] {
        _ = answer(number)
        return evaluator.trace.missingOfFacility(number)
    }

    /// What a number was held against: the limit as it was here; with an uncertain base the harder one, which surely suffices.
    func required(_ number: Int, _ threshold: Threshold) -> Comparison {
        switch threshold.limit {
        case .fixed(let comparison): return comparison
        case .levels(let levels): return levels[0].comparison
        case .scaled(let comparison, let scale):
            guard let actual = interval(number + 1) else { return comparison }
            let base = interval(number + 1 + tree.sizes[number + 1]) ?? .unknown
            let (least, most) = (scale.applied(to: comparison, for: base.low), scale.applied(to: comparison, for: base.high))
            return least.shortfall(actual, isWhole: false) > most.shortfall(actual, isWhole: false) ? least : most
        }
    }

    /// The value of a field, derived ones worked out.
    func value(_ ref: FieldRef) -> Value { evaluator.value(ref) }

    /// The level surely reached where the requirement has ordered levels: from 0, -1 for none; nil where it has none, or nothing to compare.
    var level: (level: Int, actual: Interval)? {
        guard let levels = check.form.require.levels?.levels, let actual = interval(tree.require + 1) else { return nil }
        return (levels.reached(by: actual) ?? -1, actual)
    }
}
