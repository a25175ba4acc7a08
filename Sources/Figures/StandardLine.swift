import Standards
import Wording

extension Standard {
    /// How outputs name a standard that was used: its title and number, whether it is a draft, and what there is to know beside it.
    public func line(_ language: Language) -> String {
        let number = document.number.map { " \($0)" } ?? ""
        let draft = document.status == .draft ? language.word("【征求意见稿，仅供参考】", " [draft, indicative only]") : ""
        let note = document.note.map { language.word("（\($0.zh)）", " (\($0.en))") } ?? ""
        return title + number + draft + note
    }
}
