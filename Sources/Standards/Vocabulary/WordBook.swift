import Wording
import YAMLReader

/// The words that standards share in both languages: groups of criteria, units, offices.
///
/// A standard writes them in Chinese, once for every criterion; what they are called in English is said once, in `words:` files.
struct WordBook: Sendable {
    /// What a list of words is about.
    enum Subject: String, CaseIterable {
        case groups, units, offices
    }

    let language: Language
    var english: [Subject: [String: String]] = [:]

    init(_ language: Language) {
        self.language = language
    }

    /// Takes a file of words over; a later file may give another word.
    mutating func take(_ root: YAMLNode, _ reading: inout NodeReading) {
        let pairs = reading.mapping(root, keys: ["words", "items"])
        guard let subject = reading.choice(pairs["words"], Subject.allCases.map { ($0.rawValue, $0) }) else { return }
        for node in reading.entries(pairs["items"]) {
            let entry = reading.mapping(node, keys: ["zh", "en"])
            guard let zh = reading.text(reading.require("zh", of: entry, in: node)), let en = reading.text(reading.require("en", of: entry, in: node)) else {
                continue
            }
            english[subject, default: [:]][zh] = en
        }
    }

    /// The heading of a group of criteria.
    func group(_ zh: String) -> String { word(.groups, zh) }

    /// A unit; nil for measure words, which English has none for.
    func unit(_ zh: String?) -> String? { zh.map { word(.units, $0) }.flatMap { $0.isEmpty ? nil : $0 } }

    /// One office or several, as 县卫生健康委、乡镇卫生院.
    func offices(_ zh: String) -> String {
        language == .zh ? zh : zh.split(separator: "、").map { word(.offices, String($0)) }.joined(separator: "; ")
    }

    /// A clause as its document numbers it.
    func clause(_ zh: String) -> String { language == .zh ? zh : ClauseNumber.english(zh) }

    private func word(_ subject: Subject, _ zh: String) -> String { language == .zh ? zh : english[subject]?[zh] ?? zh }
}
