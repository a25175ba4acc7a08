import Standards
import Wording
import Workbooks

/// Reads what survey tools write as answers: names of choices, ones and zeros, several choices with spaces between them.
struct SubmissionValues {
    let vocabulary: Vocabulary
    let fields: FieldText
    let names: SurveyNames
    let mapping: SubmissionMapping?

    /// What a cell says of a field.
    func value(_ content: CellContent, _ field: Field, _ question: String) throws(CellProblem) -> FieldValue? {
        switch field.type {
        case .choice(let list):
            return try fields.plain(content).flatMap { text throws(CellProblem) in try fields.value(word(text, list, field, question), field) }
        case .set(let list): return try fields.plain(content).flatMap { text throws(CellProblem) in try set(text, list, field, question) }
        case .yesNo:
            guard case .number(let number, _) = content, number == 0 || number == 1 else { return try fields.value(content, field) }
            return .text(number == 1 ? "是" : "否")
        case .count, .number, .percent, .date, .text, .reference, .counts, .records, .validUntil, .yearsSince: return try fields.value(content, field)
        }
    }

    /// Whether a cell says yes; nil when it says nothing.
    func yesNo(_ content: CellContent, _ label: String) throws(CellProblem) -> Bool? {
        guard let text = try fields.plain(content) else { return nil }
        if text == "1" { return true }
        if text == "0" { return false }
        guard let answer = vocabulary.yesNo(vocabulary.symbols.symbol(fields.narrow(text))) else {
            throw CellProblem(.notYesNo(label, found: text), help: .writeYesNo)
        }
        return answer
    }

    /// The word of ours for a choice of a list.
    private func word(_ choice: String, _ list: Int, _ field: Field, _ question: String) throws(CellProblem) -> String {
        let ours = mapped(choice, list, field, question) ?? choice
        return names.term(list, ours).map { vocabulary.termLists[list].items[$0].label } ?? ours
    }

    private func mapped(_ choice: String, _ list: Int, _ field: Field, _ question: String) -> String? {
        for key in [question, field.id, field.label, vocabulary.termLists[list].id] { if let name = mapping?.choices[key]?[choice] { return name.text } }
        return nil
    }

    private func set(_ text: String, _ list: Int, _ field: Field, _ question: String) throws(CellProblem) -> FieldValue? {
        var items: [Int] = []
        var saysNone = false
        for part in text.split(whereSeparator: { $0.isWhitespace || "、，,;；".contains($0) }).map(String.init) {
            let ours = mapped(part, list, field, question) ?? part
            if ours == SurveyNames.none {
                saysNone = true
                continue
            }
            guard let term = names.term(list, ours) ?? vocabulary.termLists[list].item(vocabulary.symbols.symbol(ours)) else {
                let labels = vocabulary.termLists[list].items.map(\.label)
                throw CellProblem(.unknownTerm(field.label, found: part), help: .nearest(part, among: labels) ?? .oneOf(labels))
            }
            if !items.contains(term) { items.append(term) }
        }
        if saysNone, !items.isEmpty { throw CellProblem(.noneAndSome(field.label), help: .noneAlone) }
        return saysNone ? .nothing : items.isEmpty ? nil : .items(items)
    }
}
