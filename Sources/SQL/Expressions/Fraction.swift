import Quantities

/// An amount as the quotient of two expressions, so that nothing is divided before it is shown. NULL is more than any amount.
struct Fraction: Hashable, Sendable {
    /// What is divided: an expression, in parentheses where it is more than a name, a number or a call.
    var top: String
    /// What it is divided by, which is above 0; nil for 1.
    var bottom: String?
    /// Whether it can be NULL.
    var isOpen: Bool
    /// What it is, where it is the same of every row.
    private(set) var constant: Quantity?

    init(_ top: String, over bottom: String? = nil, isOpen: Bool = false) {
        self.top = Self.atom(top)
        self.bottom = bottom.map(Self.atom)
        self.isOpen = isOpen
    }

    /// The same amount of every row; infinity is NULL.
    init(_ quantity: Quantity) {
        constant = quantity
        isOpen = !quantity.isFinite
        bottom = nil
        guard quantity.isFinite else {
            top = "NULL"
            return
        }
        let decimal = quantity.formatted()
        if Quantity(decimal: decimal) == quantity || decimal.hasPrefix("-") && Quantity(decimal: decimal.dropFirst()) == Quantity(0) - quantity {
            top = decimal
        } else {
            top = "\(quantity.numerator)"
            bottom = "\(quantity.denominator)"
        }
    }

    static let infinity = Fraction(.infinity)
    static let zero = Fraction(.zero)

    private static func atom(_ text: String) -> String {
        if text.utf8.allSatisfy({ (97...122).contains($0) || (48...57).contains($0) || $0 == 95 || $0 == 46 }) { return text }
        return isEnclosed(text) ? text : "(\(text))"
    }

    /// Whether a text is a call, or stands in parentheses as a whole.
    private static func isEnclosed(_ text: String) -> Bool {
        guard let open = text.firstIndex(of: "("), text.hasSuffix(")"),
            text[..<open].utf8.allSatisfy({ (97...122).contains($0 | 32) || $0 == 95 })
        else { return false }
        var depth = 0
        for index in text[open...].indices {
            if text[index] == "(" { depth += 1 }
            if text[index] == ")" {
                depth -= 1
                if depth == 0 { return text.index(after: index) == text.endIndex }
            }
        }
        return false
    }

    // MARK: Comparing

    /// Both sides over a common bottom.
    private static func crossed(_ left: Fraction, _ right: Fraction) -> (String, String) {
        (times(left.top, right.bottom), times(right.top, left.bottom))
    }

    static func times(_ factor: String, _ other: String?) -> String {
        guard let other else { return factor }
        return factor == "0" || other == "0" ? "0" : factor == "1" ? other : other == "1" ? factor : "\(factor) * \(other)"
    }

    private static func compare(_ left: Fraction, _ sign: String, _ right: Fraction, _ holds: (Quantity, Quantity) -> Bool) -> Condition {
        if let a = left.constant, let b = right.constant { return .known(Truth(holds(a, b))) }
        let (a, b) = crossed(left, right)
        return .sql("\(a) \(sign) \(b)", isOpen: left.isOpen || right.isOpen)
    }

    /// Whether one amount is less than another, neither of which is infinite unless NULL is as good as FALSE there.
    static func isLess(_ left: Fraction, _ right: Fraction) -> Condition { compare(left, "<", right) { $0 < $1 } }
    static func isAtMost(_ left: Fraction, _ right: Fraction) -> Condition { compare(left, "<=", right) { $0 <= $1 } }
    static func isEqual(_ left: Fraction, _ right: Fraction) -> Condition { compare(left, "=", right) { $0 == $1 } }

    /// Whether it is finite; never NULL.
    var isFinite: Condition { isOpen ? (constant == nil ? .sure("\(top) IS NOT NULL") : .no) : .yes }

    // MARK: Arithmetic; what is infinite makes NULL

    static func + (left: Fraction, right: Fraction) -> Fraction {
        if let a = left.constant, let b = right.constant { return Fraction(a + b) }
        if left.constant == .zero { return right }
        if right.constant == .zero { return left }
        let isOpen = left.isOpen || right.isOpen
        if left.bottom == right.bottom { return Fraction("\(left.top) + \(right.top)", over: left.bottom, isOpen: isOpen) }
        let (a, b) = crossed(left, right)
        return Fraction("\(a) + \(b)", over: times(left.bottom ?? "1", right.bottom), isOpen: isOpen)
    }

    static func - (left: Fraction, right: Fraction) -> Fraction {
        if let a = left.constant, let b = right.constant, a.isFinite, b.isFinite { return Fraction(a - b) }
        if right.constant == .zero { return left }
        let isOpen = left.isOpen || right.isOpen
        if left.bottom == right.bottom { return Fraction("\(left.top) - \(right.top)", over: left.bottom, isOpen: isOpen) }
        let (a, b) = crossed(left, right)
        return Fraction("\(a) - \(b)", over: times(left.bottom ?? "1", right.bottom), isOpen: isOpen)
    }

    /// So many times as much. Nothing times infinity is nothing.
    func times(_ factor: Quantity) -> Fraction {
        if let constant { return Fraction(constant * factor) }
        if factor == .zero { return .zero }
        if factor == Quantity(1) { return self }
        let other = Fraction(factor)
        return Fraction(Self.times(top, other.top), over: other.bottom.map { Self.times(bottom ?? "1", $0) } ?? bottom, isOpen: isOpen)
    }

    /// The fraction of two others, of which the lower is above 0 and finite.
    func divided(by other: Fraction) -> Fraction {
        if let a = constant, let b = other.constant { return Fraction(a / b) }
        let below = Self.times(bottom ?? "1", other.top)
        return Fraction(Self.times(top, other.bottom), over: below == "1" ? nil : below, isOpen: isOpen || other.isOpen)
    }

    /// One of two.
    static func either(_ condition: Condition, _ yes: Fraction, _ no: Fraction) -> Fraction {
        if case .known(let truth) = condition { return truth == .yes ? yes : no }
        let bottom: String? = yes.bottom == nil && no.bottom == nil ? nil : "CASE WHEN \(condition) THEN \(yes.bottom ?? "1") ELSE \(no.bottom ?? "1") END"
        return Fraction("CASE WHEN \(condition) THEN \(yes.top) ELSE \(no.top) END", over: bottom, isOpen: yes.isOpen || no.isOpen)
    }

    /// As it is shown, a quotient to twelve digits after the point. NULL where it is infinite.
    func shown(_ dialect: SQLDialect) -> String {
        guard let bottom else { return "CAST(\(top) AS \(dialect.wide))" }
        return dialect.quotient(top, by: bottom)
    }
}
