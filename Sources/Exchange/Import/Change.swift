import Wording

/// One difference an import makes.
public struct Change: Sendable, Hashable {
    /// The subject.
    public var code: String
    /// What is different, such as 建筑面积 or 人员 V0001·资格.
    public var label: String
    /// What was there before; nil when there was nothing.
    public var before: String?
    /// What is there now; nil when it is taken away.
    public var after: String?
}

extension Change {
    /// The difference in one line.
    public func rendered(_ language: Language) -> String {
        let none = language == .zh ? "（未填报）" : "(not reported)"
        return "\(code)  \(label)：\(before ?? none) → \(after ?? none)"
    }
}
