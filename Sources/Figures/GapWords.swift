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
        guard actual.high.isFinite else { return Text(zh: "至少 \(number(actual.low))\(unit)", en: "at least \(number(actual.low))\(unit)") }
        return Text(same: "\(number(actual.low))–\(number(actual.high))\(unit)")
    }

    package func required(_ gap: Gap) -> String? { gap.required.map { $0.wording + NumberWords.unit(gap.unit) } }

    package func shortfall(_ gap: Gap) -> String? {
        guard let shortfall = gap.shortfall, shortfall > .zero, shortfall.isFinite else { return nil }
        return NumberWords.shortfall(shortfall, unit: gap.unit) + NumberWords.unit(gap.unit)
    }

    private func distance(_ gap: Gap) -> String {
        switch gap.required {
        case .atLeast, .moreThan: "short"
        case .atMost, .lessThan: "over"
        case .equals, .between, nil: "off"
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
        gap.missing.map { values.label($0, for: kind) }.joined(separator: program.vocabulary.language.word("、", ", "))
    }

    /// One line's worth: 现 55 m²，应 ≥ 60 m²，差 5 m².
    package func phrase(_ gap: Gap, of kind: KindID) -> Text {
        if gap.outcome == .unreported {
            let missing = missing(gap, of: kind)
            return missing.isEmpty
                ? Text(zh: "资料不全，无法判定", en: "cannot be told from what was reported")
                : Text(zh: "待填：\(missing)", en: "to fill in: \(missing)")
        }
        let remarks = gap.remarks.map { RemarkWords(program: program).text($0) }
        if !gap.parts.isEmpty {
            let parts = gap.parts.map { phrase($0, in: gap) }
            let zh = [parts.map(\.zh).joined(separator: "；")] + remarks.map(\.zh)
            let en = [parts.map(\.en).joined(separator: "; ")] + remarks.map(\.en)
            return Text(zh: zh.joined(separator: "，"), en: en.joined(separator: ", "))
        }
        let numbers = numbers(gap)
        return Text(zh: (numbers.zh + remarks.map(\.zh)).joined(separator: "，"), en: (numbers.en + remarks.map(\.en)).joined(separator: ", "))
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
            let label = program.vocabulary.field(field).label
            return Text(zh: "不应有：\(label)", en: "should not be so: \(label)")
        }
        var alone = gap
        (alone.required, alone.actual, alone.shortfall, alone.unit) = (part.required, part.actual, part.shortfall, part.unit)
        let numbers = numbers(alone)
        if numbers.zh.isEmpty { return Text(zh: "未做到：\(asks.zh)", en: "not so: \(asks.en)") }
        return Text(zh: "\(asks.zh)：\(numbers.zh.joined(separator: "，"))", en: "\(asks.en): \(numbers.en.joined(separator: ", "))")
    }

    private func numbers(_ gap: Gap) -> (zh: [String], en: [String]) {
        var zh: [String] = []
        var en: [String] = []
        if mustBeNone(gap), let actual = actual(gap) {
            zh.append("不合要求的有 \(actual.zh)")
            en.append("not as required: \(actual.en)")
        } else if let actual = actual(gap) {
            zh.append("现 \(actual.zh)")
            en.append("has \(actual.en)")
        }
        if !mustBeNone(gap), let required = required(gap) {
            zh.append("应 \(required)")
            en.append("needs \(required)")
        }
        if !mustBeNone(gap), let shortfall = shortfall(gap) {
            zh.append("差 \(shortfall)")
            en.append("\(distance(gap)) by \(shortfall)")
        }
        return (zh, en)
    }
}
