import Standards
import Wording

/// The words of forms, in both languages.
struct FormWords {
    private let vocabulary: Vocabulary

    init(_ vocabulary: Vocabulary) { self.vocabulary = vocabulary }

    /// The head of the questions a kind answers.
    func title(of kind: KindID) -> Text {
        if vocabulary.kinds[kind].isPlace {
            let word = vocabulary.levels[kind].word
            return Text(zh: "\(word.zh)核查", en: "checked by the \(word.en)")
        }
        return Text(zh: "\(vocabulary.kinds[kind].label)填", en: "filled in by the \(english(kind))")
    }

    func presence(of kind: KindID) -> Text {
        Text(zh: "有没有\(vocabulary.kinds[kind].label)？", en: "Is there a \(english(kind))?")
    }

    func ofRecord(_ label: String, _ id: String, _ asked: Text) -> Text { Text(zh: "\(label) \(id)：\(asked.zh)", en: "\(label) \(id): \(asked.en)") }

    /// A fact about a person as it is read in a row of facts.
    func fact(_ field: Field, _ value: String) -> String {
        switch field.type {
        case .choice: value
        case .yesNo: value == "是" ? field.label : "\(field.label)：\(value)"
        case .count, .number, .percent, .date, .text, .reference, .set, .counts, .records, .validUntil, .yearsSince: field.label + value
        }
    }

    private func english(_ kind: KindID) -> String { vocabulary.kinds[kind].id.replacing("-", with: " ") }
}
