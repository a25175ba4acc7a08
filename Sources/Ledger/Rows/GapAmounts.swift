import Quantities
import Standards

/// What is required, what there is and how far it is, in words. They are for people: nothing is decided by them.
public struct GapPhrases: Sendable, Hashable {
    /// What is required.
    public var required = ""
    /// What there is.
    public var actual = ""
    /// How far it is.
    public var shortfall = ""

    package init(required: String = "", actual: String = "", shortfall: String = "") {
        self.required = required
        self.actual = actual
        self.shortfall = shortfall
    }
}

/// What is required, what there is and how far it is, as numbers: by these an audit's gap is the ledger's, or has changed.
public struct GapAmounts: Sendable, Hashable {
    /// What a number must be.
    public var required: Comparison?
    /// What it is, or may be.
    public var actual: Interval?
    /// How far it is from what it must be.
    public var shortfall: Quantity?
    /// The unit of the three, as the standard writes it.
    public var unit: String?
    /// Of what nobody reported, the cells that are not filled in, by their paths.
    public var missing: [String] = []

    package init(required: Comparison? = nil, actual: Interval? = nil, shortfall: Quantity? = nil, unit: String? = nil, missing: [String] = []) {
        self.required = required
        self.actual = actual
        self.shortfall = shortfall
        self.unit = unit
        self.missing = missing
    }

    /// Whether there is nothing to compare by: nothing is counted, or the event is older than its numbers.
    var isEmpty: Bool { required == nil && actual == nil && shortfall == nil && missing.isEmpty }

    /// Whether the numbers are the same. A unit under another name makes no other number of it.
    func isSame(as other: GapAmounts) -> Bool {
        required == other.required && actual == other.actual && shortfall == other.shortfall && missing == other.missing
    }
}

/// When a warning comes true, and why.
public struct Expectation: Sendable, Hashable {
    /// The first day on which it will be a gap.
    public var day: Day
    /// Whose licence, which exemption, which age; empty where only the day is known.
    public var cause: String
    /// The dates that make it so, each by what kind of date it is, of what, and which day: no words among them.
    public var facts: [String]

    package init(day: Day, cause: String = "", facts: [String] = []) {
        self.day = day
        self.cause = cause
        self.facts = facts
    }
}
