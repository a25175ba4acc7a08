/// The rules of a criterion as it is asked of one kind of subject, with a number for every node.
///
/// Numbers run from 0 through the whole form in the order in which it is written: applicability, requirement, exemptions; a node comes before what is in
/// it. So a number names the same node in every back end, and what is in node `n` are the nodes up to `n + sizes[n]`.
public struct RuleTree: Sendable {
    /// Where the rules of one accepted exemption begin.
    public struct Exemption: Sendable, Hashable {
        /// What its record must fulfil.
        public var matching: Int
        /// What must hold for the subject; nil for nothing.
        public var when: Int?
        /// What the covering facility must be, by kind.
        public var cover: [KindID: Int]
    }

    /// Every node.
    public private(set) var nodes: [RuleNode] = []
    /// How many nodes each is, with all that is in it.
    public private(set) var sizes: [Int] = []
    /// Where applicability begins; nil where the criterion always applies.
    public private(set) var when: Int?
    /// Where the requirement begins.
    public private(set) var require = 0
    /// Where the exemptions begin.
    public private(set) var exemptions: [Exemption] = []

    /// Numbers the rules of a form.
    public init(_ form: CriterionForm) {
        when = form.when.map { add(.rule($0)) }
        require = add(.rule(form.require))
        exemptions = form.unless.map { rule in
            let matching = add(.rule(rule.matching))
            let when = rule.when.map { add(.rule($0)) }
            let cover = (rule.coveredBy?.rules ?? []).map { ($0.kind, add(.rule($0.rule))) }
            return Exemption(matching: matching, when: when, cover: Dictionary(uniqueKeysWithValues: cover))
        }
    }

    private mutating func add(_ node: RuleNode) -> Int {
        let number = nodes.count
        nodes.append(node)
        sizes.append(1)
        for child in node.children { _ = add(child) }
        sizes[number] = nodes.count - number
        return number
    }

    /// The numbers of the nodes directly in a node, in order.
    public func children(of number: Int) -> Children { Children(sizes: sizes, next: number + 1, end: number + sizes[number]) }

    /// The numbers of the nodes directly in a node.
    public struct Children: Sequence, IteratorProtocol, Sendable {
        // Not the whole tree: copying it would hold on to all its arrays.
        fileprivate let sizes: [Int]
        fileprivate var upcoming: Int
        fileprivate let end: Int

        fileprivate init(sizes: [Int], next: Int, end: Int) {
            self.sizes = sizes
            upcoming = next
            self.end = end
        }

        /// The next of them.
        public mutating func next() -> Int? {
            guard upcoming < end else { return nil }
            defer { upcoming += sizes[upcoming] }
            return upcoming
        }
    }

    /// The numbers of the nodes about the same subject in a node, itself first; see ``RuleNode/ownScope``.
    public func ownScope(of number: Int) -> [Int] {
        nodes[number].looksElsewhere ? [number] : [number] + children(of: number).flatMap { ownScope(of: $0) }
    }

    /// Whether a node belongs to the requirement, for which the criterion says what nothing to take a share of means; everywhere else it does not hold.
    public func isRequired(_ number: Int) -> Bool { number >= require && number < require + sizes[require] }
}

extension RuleTree {
    /// The numbers that comparisons in a node compare, those on members and on facilities apart.
    public func comparedNumbers(in number: Int) -> [Int] {
        ownScope(of: number).compactMap { node in
            switch nodes[node] {
            case .rule(.compare): node + 1
            case .rule, .number, .member: nil
            }
        }
    }
}
