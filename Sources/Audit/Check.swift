import Standards

/// One criterion as asked of one kind of subject, on one day.
public final class Check: Sendable {
    /// Its number in the program.
    public let index: Int
    /// The standard's id.
    public let standard: String
    /// The criterion.
    public let criterion: Criterion
    /// What it asks of this kind.
    public let form: CriterionForm
    /// Where its rules begin in the program's ``RuleCode``.
    let start: Int
    /// Whether it counts on the as-of date.
    public let firmness: Firmness
    /// Names by which waivers may call it: by this standard or one it extends.
    package let waiverNames: Set<String>
    /// Its rules, with a number for every node.
    package let tree: RuleTree
    /// The roll-up of each node that is a source below the place, or -1.
    let rollUps: [Int]
    /// The numbers its requirement compares of which there may be nothing, a share or ratio being among them: their nodes.
    package let voidable: [Int]
    /// The attested fields its requirement reads, when their answers count for a time only.
    package let answered: [FieldRef]
    /// Whether its requirement has ordered levels.
    package let hasLevels: Bool
    /// Whether it asks for the blank spots of the place, and so comes after everything that makes some.
    public let asksBlankSpots: Bool

    init(
        index: Int, standard: String, criterion: Criterion, form: CriterionForm, firmness: Firmness, waiverNames: Set<String>, vocabulary: Vocabulary,
        tree: RuleTree, start: Int, rollUps: [Int]
    ) {
        self.index = index
        self.standard = standard
        self.criterion = criterion
        self.form = form
        self.firmness = firmness
        self.waiverNames = waiverNames
        self.tree = tree
        self.start = start
        self.rollUps = rollUps
        voidable = tree.comparedNumbers(in: tree.require).filter { tree.nodes[$0].mayBeVoid }
        answered = criterion.validFor == nil ? [] : form.require.fields.filter { vocabulary.kinds[$0.kind].table.fields[$0.slot].isAttested }
        hasLevels = form.require.levels != nil
        asksBlankSpots = !form.require.blankSpots.isEmpty || !(form.when?.blankSpots.isEmpty ?? true)
        name = "\(standard)/\(criterion.id)"
    }

    /// `standard/criterion`.
    public let name: String
}
