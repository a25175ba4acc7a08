import Standards

/// One source of a population, tallied over the subjects below a place.
struct RollUp: Sendable, Hashable {
    /// The kind of place that is asked.
    var owner: KindID
    /// What is counted, with its conditions.
    var member: Population.Member
    /// The number that is summed.
    var sum: ScopedField?
    /// The kind of the subjects below.
    var memberKind: KindID
    /// The fields that a member's conditions look at: of its records, or of the subject itself.
    var asked: [Int]

    /// A source below a place; nil for records of the subject itself.
    init?(owner: KindID, member: Population.Member, sum: ScopedField?) {
        guard let kind = member.source.below else { return nil }
        self.owner = owner
        self.member = member
        self.sum = sum
        memberKind = kind
        asked = member.source.records == nil ? member.subjectFields.filter { $0.kind == kind }.map(\.slot) : member.recordSlots
    }
}

/// Numbers the roll-ups of a program; two criteria that count the same count it once.
struct RollUpCollector {
    private(set) var rollUps: [RollUp] = []
    private var numbers: [RollUp: Int] = [:]

    /// The roll-up of each node of a form's rules, or -1.
    mutating func numbers(of tree: RuleTree, owner: KindID) -> [Int] {
        var result = [Int](repeating: -1, count: tree.nodes.count)
        let exemptions = tree.exemptions.compactMap(\.when)
        for root in (tree.when.map { [$0] } ?? []) + [tree.require] + exemptions {
            for node in tree.ownScope(of: root) {
                let sum: ScopedField? = if case .number(.sum(_, let field)) = tree.nodes[node] { field } else { nil }
                for child in tree.children(of: node) {
                    guard case .member(let member) = tree.nodes[child], let rollUp = RollUp(owner: owner, member: member, sum: sum) else { continue }
                    if numbers[rollUp] == nil {
                        numbers[rollUp] = rollUps.count
                        rollUps.append(rollUp)
                    }
                    result[child] = numbers[rollUp] ?? -1
                }
            }
        }
        return result
    }
}
