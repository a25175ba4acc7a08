import Figures
import Wording

extension Finding {
    /// The gap in one line, for formats that show one: 独北村卫生室：有合格村医：现 0，应 ≥ 1，差 1.
    func sentence(_ language: Language) -> String {
        Self.sentence(subject, title, item: item, detail: words[language].isEmpty ? outcome.label[language] : words[language], language)
    }

    /// A check of a subject in one line, with what is to be said of it.
    static func sentence(_ subject: String, _ title: String, item: String? = nil, detail: String, _ language: Language) -> String {
        let colon = language.word("：", ": ")
        return [subject, title, item, detail].compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: colon)
    }
}
