import Inventories
import Quantities
import Standards
import Wording

/// Writes out how a verdict came about, as the trace has it.
struct Explainer {
    let reader: TraceReader

    private var vocabulary: Vocabulary { reader.vocabulary }
    private var frames: Frames { reader.frames }
    private var words: ValueWords { ValueWords(vocabulary: vocabulary) }

    func explain(_ verdict: Judge.Verdict, _ facts: Facts) -> Explanation {
        var applies: [Explanation.Step] = []
        if let when = reader.tree.when { step(when, 0, &applies) }
        var steps: [Explanation.Step] = []
        step(reader.tree.require, 0, &steps)
        return Explanation(
            check: reader.check.index, kind: facts.kind, code: facts.code, name: facts.name, outcome: verdict.outcome, applies: applies,
            steps: steps, remarks: verdict.remarks, missing: verdict.missing.map { words.label($0, for: facts.kind) },
            place: facts.node >= 0 ? location(facts, facts.node) : nil)
    }

    private func location(_ facts: Facts, _ node: Int) -> String? {
        guard node >= 0, let tape = facts.tape else { return nil }
        return "\(tape.file):\(tape.line(node))"
    }

    private func step(_ node: Int, _ depth: Int, _ steps: inout [Explanation.Step]) {
        guard case .rule(let rule) = reader.node(node) else { return }
        var step = Explanation.Step(
            depth: depth, asked: RuleWords(vocabulary: vocabulary).text(rule), answer: reader.answer(node), actual: Text(same: ""), cells: [])
        let parts = reader.tree.children(of: node)
        switch rule {
        case .all, .any, .not:
            steps.append(step)
            for part in parts { self.step(part, depth + 1, &steps) }
            return
        case .compare(_, let threshold):
            step.actual = text(reader.interval(node + 1), threshold.unit)
            for part in parts { cells(part, &step.cells) }
        case .isOne(let field, _), .day(let field, _), .open(let field, _), .reported(let field):
            if let ref = field.subjectField {
                if let facts = frames[ref.kind] { step.actual = Text(same: words.text(reader.value(ref), vocabulary.field(field), facts)) }
                cell(ref, &step.cells)
            }
        case .has(let field, _, _):
            step.actual = text(reader.interval(node), vocabulary.language.word("项", "items"))
            if let ref = field.subjectField { cell(ref, &step.cells) }
        case .every: for part in parts { cells(part, &step.cells) }
        case .always: break
        }
        steps.append(step)
    }

    private func text(_ interval: Interval?, _ unit: String?) -> Text {
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

    /// The cells a number, or a source of a population, was worked out from.
    private func cells(_ node: Int, _ cells: inout [String]) {
        _ = reader.interval(node)
        switch reader.node(node) {
        case .number(.field(let field)), .number(.item(let field, _)), .number(.elapsed(let field, _)):
            if let ref = field.subjectField { cell(ref, &cells) }
        case .number(.blankSpots(_, let reportedAs)): if let reportedAs { cell(reportedAs, &cells) }
        case .number(.count), .number(.share), .number(.sum), .number(.ratio), .number(.total), .number(.mean), .rule:
            for part in reader.tree.children(of: node) { self.cells(part, &cells) }
        case .member(let member): self.cells(member, node, &cells)
        }
    }

    private func cell(_ ref: FieldRef, _ cells: inout [String]) {
        let field = vocabulary.kinds[ref.kind].table.fields[ref.slot]
        guard let facts = frames[ref.kind] else { return }
        let value = reader.value(ref)
        let place = value.node >= 0 ? location(facts, Int(value.node)) : facts.node >= 0 ? location(facts, facts.node) : nil
        let verified = facts[ref.slot].isVerified ? vocabulary.language.word("（已核查）", " (verified)") : ""
        cells.append(
            "\(vocabulary.kinds[ref.kind].label)·\(field.label) = \(words.text(value, field, facts))\(verified)\(answer(ref, facts))"
                + (place.map { "  \($0)" } ?? ""))
    }

    /// When an attested field was answered, and with what evidence.
    private func answer(_ ref: FieldRef, _ facts: Facts) -> String {
        guard let answer = facts.answer(ref.slot) else { return "" }
        var missing = MissingCells(reader: reader)
        missing.note(ref)
        let parts = [
            answer.day.map { language.word("\($0) 答复", "answered on \($0)") } ?? language.word("答复没有日期", "without a date"),
            answer.evidenceNode >= 0
                ? language.word("佐证：\(facts.evidence(answer))", "evidence: \(facts.evidence(answer))") : language.word("没有佐证", "without evidence"),
            missing.found.first.flatMap { $0.reason == nil ? nil : language.word("不计：", "not counted: ") + words.label($0, for: ref.kind) } ?? "",
        ].filter { !$0.isEmpty }
        return language.word("（\(parts.joined(separator: "，"))）", " (\(parts.joined(separator: ", ")))")
    }

    private func cells(_ member: Population.Member, _ node: Int, _ cells: inout [String]) {
        guard case .records(let ref) = member.source else {
            cells.append(below(node))
            return
        }
        guard let facts = frames[ref.kind], let kind = vocabulary.recordKind(in: ref), facts[ref.slot].tag == .records else {
            cell(ref, &cells)
            return
        }
        let table = vocabulary.records[kind].table
        var source = RecordFacts(facts: facts, records: facts[ref.slot], table: table)
        if source.records.recordCount == 0 { cell(ref, &cells) }
        for record in 0..<source.records.recordCount {
            source.index = record
            let looked = reader.looked(node, record: record)
            let truth = looked.among && looked.matching
            let shown = table.fields.indices.compactMap { slot -> String? in
                let field = table.fields[slot]
                let value = source.value(slot)
                guard value.tag != .none, !field.isPrivate else { return nil }
                return "\(field.label) \(words.text(value, field, facts))"
            }
            let mark = truth == .yes ? "✓" : truth == .no ? "✗" : "？"
            let place = facts.recordNode(source.records, record: record, stride: table.fields.count)
            cells.append("\(mark) " + shown.joined(separator: language.word("，", ", ")) + (location(facts, place).map { "  \($0)" } ?? ""))
        }
    }

    private var language: Language { vocabulary.language }

    /// How many below match, and what is to be filled in there.
    private func below(_ node: Int) -> String {
        let tally = reader.tally(ofMember: node)
        var missing = MissingCells(reader: reader)
        missing.add(node)
        let toFill =
            missing.found.isEmpty
            ? ""
            : language.word("；待填：", "; to fill in: ")
                + missing.found.map { words.label($0, for: reader.check.form.kind) }.joined(separator: language.word("、", ", "))
        let unsure = tally.maybe + tally.perhapsYes + tally.perhapsMaybe + tally.perhapsNo
        return language.word(
            "符合 \(tally.yes)、不符合 \(tally.no)、不确定 \(unsure)" + (tally.isUnbounded ? "（另有未填报的名单）" : ""),
            "fulfilled by \(tally.yes), not by \(tally.no), not known of \(unsure)" + (tally.isUnbounded ? " (and of lists not reported)" : "")) + toFill
    }
}
