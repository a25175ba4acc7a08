/// The languages Dabiao speaks to its users.
public enum Language: String, Sendable, CaseIterable {
    /// Chinese, the default.
    case zh
    /// English.
    case en

    /// The one of two wordings that is in this language.
    public func word(_ zh: String, _ en: String) -> String { self == .zh ? zh : en }
}

/// A user-facing sentence in both languages.
///
/// Everything a user may read is a `Text`; which language is shown is decided only where it is printed.
public struct Text: Sendable, Hashable {
    /// The Chinese wording.
    public let zh: String
    /// The English wording.
    public let en: String

    /// A sentence in both languages.
    public init(zh: String, en: String) {
        self.zh = zh
        self.en = en
    }

    /// A text that reads the same in both languages, such as a name or a code.
    public init(same: String) {
        self.init(zh: same, en: same)
    }

    /// The wording in one language.
    public subscript(_ language: Language) -> String {
        language.word(zh, en)
    }
}
