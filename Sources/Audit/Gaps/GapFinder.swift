import Inventories
import Quantities
import Standards

/// Says, from the trace, what exactly is missing where a check is unmet or unreported.
struct GapFinder {
    let reader: TraceReader
    let subject: Int

    private var program: AuditProgram { reader.evaluator.program }

    func find(_ outcome: Outcome, _ remarks: [Remark], into gaps: inout [Gap]) {
        let check = reader.check
        var gap = Gap(
            check: check.index, subject: subject, outcome: outcome, term: nil, required: nil, actual: nil, shortfall: nil,
            unit: nil, level: nil, missing: [], remarks: remarks)
        if let (ref, terms) = check.form.require.list, let facts = reader.frames[ref.kind], facts[ref.slot].tag == .terms,
            outcome == .unmet || reader.tree.when.map({ reader.holds($0) == .yes }) ?? true
        {
            find(terms, ref, facts, gap, into: &gaps)
            return
        }
        describe(reader.tree.require, &gap)
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
        let unit: (Int) -> String? = { ValueWords(vocabulary: program.vocabulary).term(ref.kind, ref.slot, $0)?.unit }
        for term in terms {
            let count = facts.count(facts[ref.slot], term: term)
            guard count <= 0 else { continue }
            var gap = whole
            gap.term = term
            gap.required = .atLeast(Quantity(1))
            gap.outcome = count == 0 && whole.outcome == .unmet ? .unmet : .unreported
            gap.actual = count == 0 ? Interval(.zero) : .unknown
            gap.shortfall = count == 0 ? Quantity(1) : nil
            gap.unit = unit(term)
            gap.missing = count == 0 ? [] : [MissingFact(kind: ref.kind, slot: ref.slot, term: term)]
            gaps.append(gap)
        }
    }

    /// Fills in the numbers of a rule, or of the first part of it that fails.
    private func describe(_ node: Int, _ gap: inout Gap) {
        guard case .rule(let rule) = reader.node(node) else { return }
        switch rule {
        case .compare(let number, let threshold):
            gap.required = reader.required(node, threshold)
            gap.unit = threshold.unit
            guard let actual = reader.interval(node + 1) else { return }
            gap.actual = actual
            gap.shortfall = gap.required?.shortfall(actual, isWhole: number.isWhole)
            if case .levels(let levels) = threshold.limit { gap.level = levels.reached(by: actual) ?? -1 }
        case .has(_, let terms, let quota):
            let required = Comparison.atLeast(Quantity(quota.count(of: terms.count)))
            gap.required = required
            gap.actual = reader.interval(node)
            gap.shortfall = gap.actual.map { required.shortfall($0, isWhole: true) }
        case .every:
            gap.required = .equals(.zero)
            gap.actual = reader.interval(node)
            gap.shortfall = gap.actual?.low
        case .all:
            let parts = reader.tree.children(of: node)
            if let part = parts.first(where: { reader.holds($0) == .no }) ?? parts.first(where: { reader.holds($0) == .unknown }) { describe(part, &gap) }
        case .any:
            // Any of several would do; the first is described.
            let parts = reader.tree.children(of: node)
            if let part = parts.first(where: { reader.answer($0) != .void }) ?? parts.first { describe(part, &gap) }
        case .always, .isOne, .day, .open, .reported, .not: break
        }
    }
}
