import Inventories
import Quantities
import Standards
import Wording

/// How the outcome of one check came about.
public struct Explanation: Sendable {
    /// One step: a part of the requirement, its outcome, what it was worked out from.
    public struct Step: Sendable, Hashable {
        /// How deep it stands in the requirement.
        public var depth: Int
        /// What is asked.
        public var asked: Text
        /// What it comes to.
        public var answer: Answer
        /// What there is.
        public var actual: Text
        /// The cells it was worked out from, as `file:line` with the value.
        public var cells: [String]
    }

    /// The check's number.
    public var check: Int
    /// The subject's kind.
    public var kind: KindID
    /// The subject's code.
    public var code: String
    /// The subject's name.
    public var name: String
    /// The outcome.
    public var outcome: Outcome
    /// Applicability, when the criterion has any.
    public var applies: [Step]
    /// The requirement.
    public var steps: [Step]
    /// Exemptions and waivers.
    public var remarks: [Remark]
    /// The cells of exemptions, and of the facilities they name, that were not filled in.
    public var missing: [String]
    /// Where the subject is reported.
    public var place: String?
}

/// Which check is to be explained.
public struct ExplainRequest: Sendable, Hashable {
    /// The criterion's id, with or without its standard.
    public var criterion: String

    /// A request by `criterion` or `standard/criterion`.
    public init(criterion: String) {
        self.criterion = criterion
    }

    func matches(_ check: Check) -> Bool { check.criterion.id == criterion || check.name == criterion }
}
