import Quantities

/// A condition of SQL in Kleene's logic: TRUE, FALSE, or NULL for what is not known. What is settled beforehand is settled here.
indirect enum Condition: Hashable, Sendable {
    /// The same of every row.
    case known(Truth)
    /// An expression, and whether it can be NULL.
    case sql(String, isOpen: Bool)
    case all([Condition])
    case any([Condition])
    case not(Condition)

    static let yes = Condition.known(.yes)
    static let no = Condition.known(.no)
    static let unknown = Condition.known(.unknown)

    /// An expression that is never NULL.
    static func sure(_ text: String) -> Condition { .sql(text, isOpen: false) }

    /// All of some conditions.
    static func and(_ parts: [Condition]) -> Condition {
        var kept: [Condition] = []
        for part in parts {
            switch part {
            case .known(.yes): continue
            case .known(.no): return .no
            case .all(let inner): kept += inner.filter { !kept.contains($0) }
            case .known(.unknown), .sql, .any, .not: if !kept.contains(part) { kept.append(part) }
            }
        }
        return kept.isEmpty ? .yes : kept.count == 1 ? kept[0] : .all(kept)
    }

    /// At least one of some conditions.
    static func or(_ parts: [Condition]) -> Condition {
        var kept: [Condition] = []
        for part in parts {
            switch part {
            case .known(.no): continue
            case .known(.yes): return .yes
            case .any(let inner): kept += inner.filter { !kept.contains($0) }
            case .known(.unknown), .sql, .all, .not: if !kept.contains(part) { kept.append(part) }
            }
        }
        return kept.isEmpty ? .no : kept.count == 1 ? kept[0] : .any(kept)
    }

    static func && (left: Condition, right: Condition) -> Condition { and([left, right]) }
    static func || (left: Condition, right: Condition) -> Condition { or([left, right]) }

    static prefix func ! (condition: Condition) -> Condition {
        switch condition {
        case .known(let truth): .known(!truth)
        case .not(let inner): inner
        case .sql, .all, .any: .not(condition)
        }
    }

    /// Whether it can be NULL.
    var isOpen: Bool {
        switch self {
        case .known(let truth): truth == .unknown
        case .sql(_, let isOpen): isOpen
        case .all(let parts), .any(let parts): parts.contains(where: \.isOpen)
        case .not(let part): part.isOpen
        }
    }

    /// Whether it is TRUE; never NULL.
    var isTrue: Condition {
        if case .known(let truth) = self { return .known(Truth(truth == .yes)) }
        return isOpen ? .sure("\(text(.comparison)) IS TRUE") : self
    }

    /// Whether it is FALSE; never NULL.
    var isFalse: Condition {
        if case .known(let truth) = self { return .known(Truth(truth == .no)) }
        return isOpen ? .sure("\(text(.comparison)) IS FALSE") : !self
    }

    /// Whether it is not FALSE; never NULL.
    var isPossible: Condition {
        if case .known(let truth) = self { return .known(Truth(truth != .no)) }
        return isOpen ? .sure("\(text(.comparison)) IS NOT FALSE") : self
    }

    /// Whether it is not TRUE; never NULL.
    var isDoubtful: Condition {
        if case .known(let truth) = self { return .known(Truth(truth != .yes)) }
        return isOpen ? .sure("\(text(.comparison)) IS NOT TRUE") : !self
    }

    /// Whether it is NULL; never NULL itself.
    var isUnknown: Condition {
        if case .known(let truth) = self { return .known(Truth(truth == .unknown)) }
        return isOpen ? .sure("\(text(.comparison)) IS NULL") : .no
    }

    /// How tightly the operators of SQL bind.
    enum Binding: Int { case or, and, not, comparison, atom }

    /// The condition as text, in parentheses where what is around binds more tightly.
    func text(_ around: Binding = .or) -> String {
        let (text, own): (String, Binding) =
            switch self {
            case .known(.yes): ("TRUE", .atom)
            case .known(.no): ("FALSE", .atom)
            case .known(.unknown): ("CAST(NULL AS BOOLEAN)", .atom)
            case .sql(let text, _): (text, Condition.isAtom(text) ? .atom : .not)
            case .all(let parts): (parts.map { $0.text(.not) }.joined(separator: " AND "), .and)
            case .any(let parts): (parts.map { $0.text(.and) }.joined(separator: " OR "), .or)
            case .not(let part): ("NOT \(part.text(.comparison))", .not)
            }
        return own.rawValue < around.rawValue ? "(\(text))" : text
    }

    private static func isAtom(_ text: String) -> Bool {
        if text.hasPrefix("CASE "), text.hasSuffix(" END"), text.ranges(of: "CASE ").count == 1 { return true }
        return text.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 95 || $0 == 46 }
    }
}

extension Condition: CustomStringConvertible {
    var description: String { text() }
}
