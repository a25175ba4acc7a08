import Standards

/// A check as it is judged: where its rules lie in ``RuleCode``, and what else decides or is told of it. It holds no reference.
struct CheckPlan {
    /// The first instruction.
    var start: Int32
    /// Where applicability begins; -1 where it always applies.
    var when: Int32
    /// Where the requirement begins.
    var require: Int32
    var ofNothing: OfNothing
    var isBinding: Bool
    /// See ``Severity/index``.
    var severity: Int
    /// Whether exemptions may set it aside.
    var hasExemptions: Bool
    /// Whether it asks for a list of which each item that is lacking is a gap of its own.
    var isList: Bool
    /// Whether nothing is told of it but its outcome and its gaps: it names no blank spot, has no levels, and its answers do not lapse.
    var isPlain: Bool

    /// A check whose rules begin at an instruction.
    init(_ check: Check) {
        start = Int32(check.start)
        when = check.tree.when.map { Int32(check.start + $0) } ?? -1
        require = Int32(check.start + check.tree.require)
        ofNothing = check.criterion.ofNothing
        isBinding = check.firmness == .binding
        severity = check.criterion.severity.index
        hasExemptions = !check.form.unless.isEmpty
        isList = check.form.require.list != nil
        isPlain = check.answered.isEmpty && !check.asksBlankSpots && !check.hasLevels && check.criterion.blankSpot == nil
    }
}

/// A roll-up as it is tallied; see ``RollUp``. It holds no reference.
struct RollUpPlan {
    /// The kind of place that is asked.
    var owner: KindID
    /// The instruction that names the list of records of the subjects below; -1 where the subjects themselves are counted.
    var list: Int32
    /// Which are looked at; behind it stands which of those match.
    var among: Int32
    /// The number that is summed.
    var sum: Operand?
}
