import Inventories
import Quantities
import Standards

/// Says, from the trace, what exactly is missing where a check is unmet or unreported.
struct GapFinder {
    let reader: TraceReader

    private var program: AuditProgram { reader.evaluator.program }

    /// The list whose items are gaps of their own, with the facts that name them; nil where the check has one gap.
    private var list: (ref: FieldRef, terms: [Int], facts: Facts)? {
        guard let (ref, terms) = reader.check.form.require.list, let facts = reader.frames[ref.kind], facts[ref.slot].tag == .terms else { return nil }
        return (ref, terms, facts)
    }

    /// - Parameter isList: whether the check asks for a list of which each item that is lacking is a gap of its own.
    func find(_ outcome: Outcome, of subject: Int, _ remarks: [Remark], isList: Bool, into gaps: inout [Gap]) {
        let check = reader.check
        var gap = Gap(check: check.index, subject: subject, outcome: outcome, remarks: remarks)
        if isList, let (ref, terms, facts) = list, outcome == .unmet || reader.tree.when.map({ reader.holds($0) == .yes }) ?? true {
            find(terms, ref, facts, gap, into: &gaps)
            return
        }
        let open = OpenParts(reader: reader)
        let first = open.describe(open.first(reader.tree.require))
        (gap.required, gap.actual, gap.shortfall) = (first.required, first.actual, first.shortfall)
        (gap.unit, gap.level) = (first.unit, first.level)
        if outcome == .unmet, first.node != reader.tree.require {
            let failing = open.failing(reader.tree.require)
            if failing.count > 1 { gap.parts = failing.map(open.describe) }
        }
        if outcome == .unreported {
            gap.shortfall = nil
            var cells = MissingCells(reader: reader)
            if let when = reader.tree.when, reader.holds(when) == .unknown { cells.add(when) }
            cells.add(reader.tree.require)
            gap.missing = cells.found
        }
        gaps.append(gap)
    }

    /// Each item of a list that is lacking is a gap of its own.
    private func find(_ terms: [Int], _ ref: FieldRef, _ facts: Facts, _ whole: Gap, into gaps: inout [Gap]) {
        let items = program.vocabulary.termList(of: ref)?.items ?? []
        for term in terms {
            let count = facts.count(facts[ref.slot], term: term)
            guard count <= 0 else { continue }
            var gap = whole
            gap.term = term
            gap.required = .atLeast(Quantity(1))
            gap.outcome = count == 0 && whole.outcome == .unmet ? .unmet : .unreported
            gap.actual = count == 0 ? Interval(.zero) : .unknown
            gap.shortfall = count == 0 ? Quantity(1) : nil
            gap.unit = items[term].unit
            gap.missing = count == 0 ? [] : [MissingFact(kind: ref.kind, slot: ref.slot, term: term)]
            gaps.append(gap)
        }
    }
}
