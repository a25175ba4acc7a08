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

/// Keeps the differences of one file.
final class ChangeLog {
    /// The differences, when they are to be listed.
    private(set) var changes: [Change] = []
    /// How many there are.
    private(set) var count = 0
    /// The subjects that change.
    private(set) var codes: Set<String> = []
    private let listsChanges: Bool
    private var last = ""

    init(listsChanges: Bool) {
        self.listsChanges = listsChanges
    }

    /// Notes a difference; its words are only made when somebody is going to read them.
    func note(
        _ code: String, _ label: @autoclosure () -> String, _ before: @autoclosure () -> String?, _ after: @autoclosure () -> String?
    ) {
        count += 1
        // Mostly one difference after another of one subject.
        if code != last {
            codes.insert(code)
            last = code
        }
        if listsChanges { changes.append(Change(code: code, label: label(), before: before(), after: after())) }
    }
}
