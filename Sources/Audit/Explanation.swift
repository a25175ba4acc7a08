import Inventories
import Quantities
import Standards
import Wording

/// How the outcome of one check came about.
public struct Explanation: Sendable {
    /// One step: a part of the requirement, its outcome, what it was worked out from.
    public struct Step: Sendable, Hashable {
        /// How deep it stands in the requirement.
        public var depth: Int
        /// What is asked.
        public var asked: Text
        /// What it comes to.
        public var answer: Answer
        /// What there is.
        public var actual: Text
        /// The cells it was worked out from, as `file:line` with the value.
        public var cells: [String]
    }

    /// The check's number.
    public var check: Int
    /// The subject's kind.
    public var kind: KindID
    /// The subject's code.
    public var code: String
    /// The subject's name.
    public var name: String
    /// The outcome.
    public var outcome: Outcome
    /// Applicability, when the criterion has any.
    public var applies: [Step]
    /// The requirement.
    public var steps: [Step]
    /// Exemptions and waivers.
    public var remarks: [Remark]
    /// The cells of exemptions, and of the facilities they name, that were not filled in.
    public var missing: [String]
    /// Where the subject is reported.
    public var place: String?
}

/// Which check is to be explained.
public struct ExplainRequest: Sendable, Hashable {
    /// The criterion's id, with or without its standard.
    public var criterion: String

    /// A request by `criterion` or `standard/criterion`.
    public init(criterion: String) {
        self.criterion = criterion
    }

    func matches(_ check: Check) -> Bool { check.criterion.id == criterion || check.name == criterion }
}

/// Writes out how a verdict came about.
struct Explainer {
    let evaluator: Evaluator
    let frames: Frames
    /// How long answers to the criterion count.
    var life: AnswerLife?

    private var vocabulary: Vocabulary { evaluator.program.vocabulary }
    private var words: ValueWords { ValueWords(vocabulary: vocabulary) }

    func explain(_ check: Check, _ verdict: Auditor.Verdict, _ facts: Facts) -> Explanation {
        var applies: [Explanation.Step] = []
        if let when = check.form.when { step(when, 0, .unmet, &applies) }
        var steps: [Explanation.Step] = []
        step(check.form.require, 0, check.criterion.ofNothing, &steps)
        return Explanation(
            check: check.index, kind: facts.kind, code: facts.code, name: facts.name, outcome: verdict.outcome, applies: applies,
            steps: steps, remarks: verdict.remarks, missing: verdict.missing.map { words.label($0, for: facts.kind) },
            place: facts.node >= 0 ? location(facts, facts.node) : nil)
    }

    private func location(_ facts: Facts, _ node: Int) -> String? {
        guard node >= 0, let tape = facts.tape else { return nil }
        return "\(tape.file):\(tape.line(node))"
    }

    private func step(_ requirement: Requirement, _ depth: Int, _ ofNothing: OfNothing, _ steps: inout [Explanation.Step]) {
        let describer = RequirementWords(vocabulary: vocabulary)
        let answer = evaluator.answer(requirement, frames, ofNothing)
        var actual = Text(same: "")
        var cells: [String] = []
        switch requirement {
        case .all(let parts), .any(let parts):
            steps.append(.init(depth: depth, asked: describer.text(requirement), answer: answer, actual: actual, cells: []))
            for part in parts { step(part, depth + 1, ofNothing, &steps) }
            return
        case .not(let part):
            steps.append(.init(depth: depth, asked: describer.text(requirement), answer: answer, actual: actual, cells: []))
            step(part, depth + 1, ofNothing, &steps)
            return
        case .compare(let metric, let threshold):
            actual = interval(evaluator.interval(metric, frames), threshold.unit)
            self.cells(metric, &cells)
            if let of = threshold.of { cell(of, &cells) }
        case .levels(let metric, _, let unit):
            actual = interval(evaluator.interval(metric, frames), unit)
            self.cells(metric, &cells)
        case .isOne(let ref, _), .onOrAfter(let ref, _), .onOrBefore(let ref, _), .facility(let ref, _), .reported(let ref):
            let value = evaluator.value(ref, frames)
            if let facts = frames[ref.kind] { actual = Text(same: words.text(value, vocabulary.kinds[ref.kind].table.fields[ref.slot], facts)) }
            cell(ref, &cells)
        case .includesAll(let ref, let terms), .includesSome(let ref, let terms, _):
            actual = interval(evaluator.presence(ref, terms, frames), "项")
            cell(ref, &cells)
        case .each(let population): self.cells(.count(population), &cells)
        }
        steps.append(.init(depth: depth, asked: describer.text(requirement), answer: answer, actual: actual, cells: cells))
    }

    private func interval(_ interval: Interval?, _ unit: String?) -> Text {
        guard let interval else { return Text(zh: "没有可比的对象", en: "nothing to compare") }
        let unit = unit.map { $0 == "%" ? "%" : " \($0)" } ?? ""
        if interval.isPoint { return Text(same: interval.low.formatted(digits: 2) + unit) }
        if interval.low == .zero, !interval.high.isFinite { return Text(zh: "未填报", en: "not reported") }
        let low = interval.low.formatted(digits: 2) + unit
        guard interval.high.isFinite else { return Text(zh: "至少 \(low)", en: "at least \(low)") }
        let high = interval.high.formatted(digits: 2) + unit
        return Text(zh: "\(low) 至 \(high) 之间", en: "between \(low) and \(high)")
    }

    // MARK: Cells

    private func cells(_ metric: Metric, _ cells: inout [String]) {
        switch metric {
        case .field(let ref), .quantity(let ref, _), .daysSince(let ref), .quartersSince(let ref): cell(ref, &cells)
        case .total(let parts), .mean(let parts): for part in parts { self.cells(part, &cells) }
        case .blankSpots(_, let reportedAs): if let reportedAs { cell(reportedAs, &cells) }
        case .ratio(let top, let bottom):
            self.cells(top, &cells)
            self.cells(bottom, &cells)
        case .count(let population), .share(let population): self.cells(population, nil, &cells)
        case .sum(let population, let slot): self.cells(population, slot, &cells)
        }
    }

    private func cell(_ ref: FieldRef, _ cells: inout [String]) {
        let field = vocabulary.kinds[ref.kind].table.fields[ref.slot]
        guard let facts = frames[ref.kind] else { return }
        let value = evaluator.value(ref, frames)
        let place = value.node >= 0 ? location(facts, Int(value.node)) : facts.node >= 0 ? location(facts, facts.node) : nil
        let verified = facts[ref.slot].isVerified ? "（已核查）" : ""
        cells.append(
            "\(vocabulary.kinds[ref.kind].label)·\(field.label) = \(words.text(value, field, facts))\(verified)\(answer(ref, facts))"
                + (place.map { "  \($0)" } ?? ""))
    }

    /// When an attested field was answered, and with what evidence.
    private func answer(_ ref: FieldRef, _ facts: Facts) -> String {
        guard let answer = facts.answer(ref.slot) else { return "" }
        var missing: [MissingFact] = []
        GapFinder(evaluator: evaluator, frames: frames, subject: 0, life: life).missing(in: .reported(ref), &missing)
        let parts = [
            answer.day.map { "\($0) 答复" } ?? "答复没有日期", answer.evidenceNode >= 0 ? "佐证：\(facts.evidence(answer))" : "没有佐证",
            missing.first?.reason == nil ? "" : "不计：" + words.label(missing[0], for: ref.kind),
        ]
        return "（\(parts.filter { !$0.isEmpty }.joined(separator: "，"))）"
    }

    private func cells(_ population: Population, _ sumSlot: Int?, _ cells: inout [String]) {
        for member in population.members {
            guard case .records(let ref) = member.source else {
                let population = Population(members: [member])
                let tally = evaluator.tally(population, sumSlot, frames)
                var missing: [MissingFact] = []
                GapFinder(evaluator: evaluator, frames: frames, subject: 0).missing(in: population, sumSlot, &missing)
                let toFill = missing.isEmpty ? "" : "；待填：" + missing.map { words.label($0, for: evaluator.owner) }.joined(separator: "、")
                cells.append(
                    "符合 \(tally.yes)、不符合 \(tally.no)、不确定 \(tally.maybe + tally.perhapsYes + tally.perhapsMaybe + tally.perhapsNo)"
                        + (tally.isUnbounded ? "（另有未填报的名单）" : "") + toFill)
                continue
            }
            guard let facts = frames[ref.kind], case .records(let kind) = vocabulary.kinds[ref.kind].table.fields[ref.slot].type,
                facts[ref.slot].tag == .records
            else {
                cell(ref, &cells)
                continue
            }
            let table = vocabulary.records[kind].table
            let records = facts[ref.slot]
            if records.recordCount == 0 { cell(ref, &cells) }
            for record in 0..<records.recordCount {
                let source = Evaluator.ConditionSource.record(facts, records, record, table.fields.count)
                let truth = evaluator.truth(member.among, source, table, frames) && evaluator.truth(member.matching, source, table, frames)
                let shown = table.fields.indices.compactMap { slot -> String? in
                    let field = table.fields[slot]
                    let value = source.value(slot)
                    guard value.tag != .none, !field.isPrivate else { return nil }
                    return "\(field.label) \(words.text(value, field, facts))"
                }
                let mark = truth == .yes ? "✓" : truth == .no ? "✗" : "？"
                let node = facts.recordNode(records, record: record, stride: table.fields.count)
                cells.append("\(mark) \(shown.joined(separator: "，"))" + (location(facts, node).map { "  \($0)" } ?? ""))
            }
        }
    }
}
