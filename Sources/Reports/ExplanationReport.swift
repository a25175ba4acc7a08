import Audit
import Figures
import Standards
import Wording
import Writing

/// Writes how an outcome came about.
package struct ExplanationReport: Sendable {
    private let header: ReportHeader

    /// A report with its header.
    package init(_ header: ReportHeader) {
        self.header = header
    }

    /// The explanation as text.
    package func render(_ explanation: Explanation) -> String { header.page.lines(text(explanation), hanging: 2) }

    private func text(_ explanation: Explanation) -> String {
        let program = header.program
        let check = program.checks[explanation.check]
        let kind = program.vocabulary.kinds[explanation.kind]
        var text = "\(check.criterion.title)  [\(check.name)]\n" + header.words.line
        let name = explanation.name.isEmpty ? "" : " \(explanation.name)"
        text += header.language.word("对象：", "subject: ") + "\(kind.label)\(name) \(explanation.code)"
        text += (explanation.place.map { "  \($0)" } ?? "") + "\n"
        text += header.language.word("结果：", "outcome: ") + explanation.outcome.label[header.language]
        text += header.language.word("（\(check.firmness.label.zh)，截至 \(program.asOf)）\n", " (\(check.firmness.label.en), as of \(program.asOf))\n")
        text +=
            header.language.word("依据：", "source: ")
            + CriterionPage.source(check.criterion, header.language) + "\n"
        if !explanation.applies.isEmpty {
            text += header.language.word("适用条件：\n", "applies when:\n") + steps(explanation.applies)
        }
        text += header.language.word("要求：\n", "asks:\n") + steps(explanation.steps)
        if !explanation.remarks.isEmpty {
            text += header.language.word("说明：\n", "notes:\n")
            for remark in explanation.remarks { text += "  \(RemarkWords(program: program).text(remark)[header.language])\n" }
        }
        if !explanation.missing.isEmpty {
            text += header.language.word("  待填：", "  to fill in: ") + explanation.missing.joined(separator: header.language.word("、", ", ")) + "\n"
        }
        return text
    }

    /// Explanations as JSON.
    package func json(_ explanations: [Explanation]) -> String {
        let program = header.program
        var writer = ByteWriter()
        writer.write("{\"schema\":\"dabiao-explain/1\",\"asOf\":\"\(program.asOf)\"\(header.words.member),\"explanations\":[")
        for (index, explanation) in explanations.enumerated() {
            let check = program.checks[explanation.check]
            writer.write(index > 0 ? ",\n{\"criterion\":" : "\n{\"criterion\":")
            writer.writeJSON(check.name)
            writer.write(",\"title\":")
            writer.writeJSON(check.criterion.title)
            writer.write(",\"kind\":\"\(program.vocabulary.kinds[explanation.kind].id)\",\"code\":")
            writer.writeJSON(explanation.code)
            writer.write(",\"name\":")
            writer.writeJSON(orNull: explanation.name.isEmpty ? nil : explanation.name)
            writer.write(",\"outcome\":\"\(explanation.outcome.id)\",\"firmness\":\"\(check.firmness.rawValue)\",\"source\":")
            writer.writeJSON(check.citation.full)
            writer.write(",\"place\":")
            writer.writeJSON(orNull: explanation.place)
            write(explanation.applies, as: "applies", &writer)
            write(explanation.steps, as: "asks", &writer)
            writer.write("}")
        }
        writer.write("\n]}\n")
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    private func write(_ steps: [Explanation.Step], as key: String, _ writer: inout ByteWriter) {
        writer.write(",\"\(key)\":[")
        for (index, step) in steps.enumerated() {
            writer.write("\(index > 0 ? "," : "")\n{\"depth\":\(step.depth),\"asked\":")
            writer.writeJSON(step.asked[header.language])
            writer.write(",\"holds\":\"\(step.answer == .yes ? "yes" : step.answer == .no ? "no" : step.answer == .void ? "void" : "unknown")\",\"actual\":")
            writer.writeJSON(step.actual[header.language])
            writer.write(",\"cells\":[")
            for (number, cell) in step.cells.enumerated() {
                if number > 0 { writer.write(",") }
                writer.writeJSON(cell)
            }
            writer.write("]}")
        }
        writer.write("]")
    }

    private func steps(_ steps: [Explanation.Step]) -> String {
        var text = ""
        for step in steps {
            let indent = String(repeating: "  ", count: step.depth + 1)
            let mark = step.answer == .yes ? "✓" : step.answer == .no ? "✗" : step.answer == .void ? "—" : "？"
            text += "\(indent)\(mark) \(step.asked[header.language])"
            let actual = step.actual[header.language]
            if !actual.isEmpty { text += header.language.word("  现：\(actual)", "  has: \(actual)") }
            text += "\n"
            for cell in step.cells { text += "\(indent)    \(cell)\n" }
        }
        return text
    }
}

/// The page of a criterion: what it asks, of whom, where it comes from, and its examples.
package struct CriterionPage: Sendable {
    private let library: StandardLibrary
    private let language: Language

    /// Pages of a library.
    package init(_ library: StandardLibrary, language: Language) {
        self.library = library
        self.language = language
    }

    /// One criterion's page.
    package func page(_ criterion: Criterion, _ standard: Standard) -> String {
        var text = "\(criterion.title)  [\(standard.id)/\(criterion.id)]\n"
        let kinds = criterion.forms.map { form in
            let kind = library.vocabulary.kinds[form.kind]
            return kind.label
        }
        text += language.word("  对象：", "  asked of: ") + kinds.joined(separator: language.word("、", ", ")) + "\n"
        text += language.word("  约束力：", "  firmness: ") + criterion.firmness.label[language]
        if let due = criterion.due { text += language.word("（\(due) 起计入，之前为目标）", " (counts from \(due), a target before)") }
        text += language.word("；严重程度：", "; severity: ") + criterion.severity.label[language]
        if let blank = criterion.blankSpot { text += language.word("；不达标即为", "; unmet makes a ") + blank.label[language] }
        text += "\n"
        let words = RuleWords(vocabulary: library.vocabulary)
        if let form = criterion.forms.first {
            if let when = form.when { text += language.word("  适用条件：", "  applies when: ") + lines(when, words) }
            text += language.word("  要求：", "  asks: ") + lines(form.require, words)
            if !form.unless.isEmpty {
                let kinds = form.unless.map { exemption($0, words) }
                text += language.word("  可豁免：", "  exempt when: ") + kinds.joined(separator: language.word("、", ", ")) + "\n"
            }
        }
        if let life = criterion.validFor { text += language.word("  答复有效期：", "  answers count for: ") + life.label[language] + "\n" }
        if let rectification = criterion.rectification {
            text += language.word("  整改：", "  put right by: ") + rectification.measure
            if let responsible = rectification.responsible { text += language.word("（\(responsible)）", " (\(responsible))") }
            if let within = rectification.within(language) { text += language.word("，", ", ") + within }
            text += "\n"
        }
        if let verification = criterion.verification {
            text += language.word("  核查：", "  on site: ") + verification.hint[language] + "\n"
        }
        text += language.word("  依据：", "  source: ") + Self.source(criterion, language) + "\n"
        if !criterion.origin.isEmpty {
            let origins = criterion.origin.sorted { $0.key < $1.key }.map { "\($0.key) ← \($0.value)" }
            text += language.word("  继承：", "  inherited: ") + origins.joined(separator: language.word("，", ", ")) + "\n"
        }
        if !criterion.examples.isEmpty {
            let counts = Dictionary(grouping: criterion.examples, by: \.outcome).sorted { $0.key < $1.key }.map { outcome, examples in
                "\(Outcome(id: outcome)?.label[language] ?? outcome) \(examples.count)"
            }
            text +=
                language.word("  样例：", "  examples: ") + counts.joined(separator: language.word("、", ", ")) + language.word("（见 ", " (see ")
                + "\(criterion.file):\(criterion.line)"
                + language.word("）\n", ")\n")
        }
        return text
    }

    private func lines(_ rule: Rule, _ words: RuleWords) -> String {
        let parts: [Rule]
        switch rule {
        case .all(let list), .any(let list): parts = list
        case .not(let part): parts = [part]
        case .always, .compare, .isOne, .day, .has, .every, .open, .reported: parts = []
        }
        return words.text(rule)[language] + "\n" + parts.map { "      · " + lines($0, words) }.joined()
    }

    /// An exemption with what it takes: 卫生院所在地（服务机构在册且开诊，为乡镇卫生院，属本乡镇的乡级机构）.
    private func exemption(_ rule: ExemptionRule, _ words: RuleWords) -> String {
        let when = rule.when.map { words.text($0)[language] }
        let cover = rule.coveredBy.map { language.word("服务机构", "its facility ") + words.text($0)[language] }
        let record = words.line(rule.matching)
        let conditions = [record.isEmpty ? nil : record, when, cover].compactMap { $0 }
        let label = exemptionLabel(rule)
        return conditions.isEmpty ? label : label + language.word("（\(conditions.joined(separator: "；"))）", " (\(conditions.joined(separator: "; ")))")
    }

    private func exemptionLabel(_ rule: ExemptionRule) -> String {
        guard case .records(let record) = library.vocabulary.kinds[rule.records.kind].table.fields[rule.records.slot].type,
            let slot = library.vocabulary.records[record].table.slot(id: "kind"),
            case .choice(let list) = library.vocabulary.records[record].table.fields[slot].type
        else { return "" }
        return library.vocabulary.termLists[list].items[rule.kind].label
    }

    /// Document, clause, facts and provenance in one line.
    static func source(_ criterion: Criterion, _ language: Language) -> String {
        var text = Citation(criterion).full
        if !criterion.facts.isEmpty { text += "  [\(criterion.facts.joined(separator: ", "))]" }
        text += "  " + criterion.source.provenance.label[language]
        if let reason = criterion.source.reason { text += language == .zh ? "：\(reason)" : ": \(reason)" }
        return text
    }
}

extension AnswerLife {
    /// How long answers count, in words.
    var label: Text {
        let by =
            unit == .days
            ? Text(same: "") : isCalendar ? Text(zh: "（自然\(unitLabel.zh)）", en: ", by the calendar") : Text(zh: "（自答复之日起）", en: " from the answer on")
        let counter = unit == .months || unit == .quarters ? "个" : ""
        return Text(zh: "\(count) \(counter)\(unitLabel.zh)\(by.zh)", en: "\(count) \(count == 1 ? String(unitLabel.en.dropLast()) : unitLabel.en)\(by.en)")
    }

    private var unitLabel: Text {
        switch unit {
        case .days: Text(zh: "天", en: "days")
        case .months: Text(zh: "月", en: "months")
        case .quarters: Text(zh: "季度", en: "quarters")
        case .years: Text(zh: "年", en: "years")
        }
    }
}
