import Wording

/// How somebody who visits a place sees for himself whether a criterion is met.
public struct Verification: Sendable, Hashable {
    /// What is done to find out.
    public enum Method: String, Sendable, CaseIterable, LabelledChoice {
        /// Looking at the thing itself.
        case observe
        /// Looking it up in a record or paper.
        case record
        /// Asking those who know.
        case ask

        /// The method in a word or two, as hints begin.
        public var label: Text {
            switch self {
            case .observe: Text(zh: "看现场", en: "look")
            case .record: Text(zh: "查材料", en: "see the record")
            case .ask: Text(zh: "问人员", en: "ask")
            }
        }
    }

    /// What is done to find out.
    public var how: Method
    /// What to look for; it says again what the requirement says, and nothing more.
    public var lookFor: Text

    /// The method and what to look for, in one line.
    public var hint: Text { Text(zh: "\(how.label.zh)：\(lookFor.zh)", en: "\(how.label.en): \(lookFor.en)") }
}
