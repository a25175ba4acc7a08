import Audit
import Inventories
import Quantities
import Standards
import Wording

/// How a gap is put into words: what there is, what is asked, how far it is.
package struct GapWords: Sendable {
    let program: AuditProgram
    private let values: ValueWords
    private let rules: RuleWords

    package init(_ program: AuditProgram) {
        self.program = program
        values = ValueWords(vocabulary: program.vocabulary)
        rules = RuleWords(vocabulary: program.vocabulary)
    }

    package func term(_ gap: Gap) -> Term? {
        guard let term = gap.term, let ref = program.checks[gap.check].form.require.list?.field else { return nil }
        return values.term(ref.kind, ref.slot, term)
    }

    /// What there is: a number, a range, or nothing.
    package func actual(_ gap: Gap) -> Text? {
        guard let actual = gap.actual else { return nil }
        func number(_ quantity: Quantity) -> String { NumberWords.text(quantity, unit: gap.unit) }
        let unit = NumberWords.unit(gap.unit)
        if actual.isPoint { return Text(same: number(actual.low) + unit) }
        // The whole range of a percentage, like everything from zero up, says nothing.
        if actual.low == .zero, !actual.high.isFinite || (gap.unit == "%" && actual.high == Quantity(100)) { return nil }
        guard actual.high.isFinite else { return GapPhrases.atLeast(number(actual.low) + unit) }
        return Text(same: "\(number(actual.low))–\(number(actual.high))\(unit)")
    }

    package func required(_ gap: Gap) -> String? { gap.required.map { $0.wording + NumberWords.unit(gap.unit) } }

    package func shortfall(_ gap: Gap) -> String? {
        guard let shortfall = gap.shortfall, shortfall > .zero, shortfall.isFinite else { return nil }
        return NumberWords.shortfall(shortfall, unit: gap.unit) + NumberWords.unit(gap.unit)
    }

    private func distance(_ gap: Gap, _ shortfall: String) -> Text {
        switch gap.required {
        case .atLeast, .moreThan: GapPhrases.short(shortfall)
        case .atMost, .lessThan: GapPhrases.over(shortfall)
        case .equals, .between, nil: GapPhrases.off(shortfall)
        }
    }

    /// Whether what is counted must not be there at all: then how many there are says everything.
    private func mustBeNone(_ gap: Gap) -> Bool {
        switch gap.required {
        case .equals(let limit), .atMost(let limit): limit == .zero
        case .atLeast, .moreThan, .lessThan, .between, nil: false
        }
    }

    package func label(_ fact: MissingFact, of kind: KindID) -> String { values.label(fact, for: kind) }

    package func missing(_ gap: Gap, of kind: KindID) -> String {
        gap.missing.map { values.label($0, for: kind) }.joined(separator: GapPhrases.listed[program.vocabulary.language])
    }

    /// One line's worth: 现 55 m²，应 ≥ 60 m²，差 5 m².
    package func phrase(_ gap: Gap, of kind: KindID) -> Text {
        if gap.outcome == .unreported {
            let missing = missing(gap, of: kind)
            return missing.isEmpty ? GapPhrases.undecidable : GapPhrases.toFillIn(missing)
        }
        let lines = gap.parts.isEmpty ? numbers(gap) : [gap.parts.map { phrase($0, in: gap) }.joined(by: GapPhrases.semicolon)]
        return (lines + gap.remarks.map { RemarkWords(program: program).text($0) }).joined(by: GapPhrases.comma)
    }

    /// What a part of a requirement asks, in one line.
    package func asks(_ part: GapPart, in gap: Gap) -> Text {
        switch program.checks[gap.check].tree.nodes[part.node] {
        case .rule(.compare(let number, _)): rules.text(number)
        case .rule(let rule): rules.sentence(rule)
        case .number(let number): rules.text(number)
        case .member: Text(same: "")
        }
    }

    /// One of several parts that are not fulfilled: 建筑面积现 55 m²，应 ≥ 60 m²，差 5 m².
    private func phrase(_ part: GapPart, in gap: Gap) -> Text {
        let asks = asks(part, in: gap)
        if case .rule(.isOne(let field, [0])) = program.checks[gap.check].tree.nodes[part.node], program.vocabulary.field(field).type == .yesNo {
            return GapPhrases.unwanted(program.vocabulary.field(field).label)
        }
        var alone = gap
        (alone.required, alone.actual, alone.shortfall, alone.unit) = (part.required, part.actual, part.shortfall, part.unit)
        let numbers = numbers(alone)
        return numbers.isEmpty ? GapPhrases.notSo(asks) : GapPhrases.part(asks, numbers.joined(by: GapPhrases.comma))
    }

    private func numbers(_ gap: Gap) -> [Text] {
        let actual = actual(gap)
        if mustBeNone(gap) { return actual.map { [GapPhrases.notAsRequired($0)] } ?? [] }
        return [actual.map(GapPhrases.has), required(gap).map(GapPhrases.needs), shortfall(gap).map { distance(gap, $0) }].compactMap { $0 }
    }
}
