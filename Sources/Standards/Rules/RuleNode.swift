/// One node of a rule: what is in it and what it reads is said here and nowhere else.
public enum RuleNode: Sendable, Hashable {
    /// A rule.
    case rule(Rule)
    /// A number.
    case number(Number)
    /// A source of a population, with its conditions.
    case member(Population.Member)

    /// The nodes directly in it, in order. Those of a member are about the record or subject that is looked at, those of a facility test about the facility.
    public var children: [RuleNode] {
        switch self {
        case .rule(let rule): rule.children
        case .number(let number): number.children
        case .member(let member): [.rule(member.among), .rule(member.matching)]
        }
    }

    /// The fields it reads itself, those of the nodes in it apart.
    public var fields: [ScopedField] {
        switch self {
        case .rule(let rule): rule.ownFields
        case .number(let number): number.ownFields
        case .member(let member): member.source.records.map { [.subject($0)] } ?? []
        }
    }

    /// The terms it names itself, and the field they are looked for in; nil where it names none.
    public var terms: (field: ScopedField, terms: [Int])? {
        switch self {
        case .rule(let rule): rule.ownTerms
        case .number(let number): number.ownTerms
        case .member: nil
        }
    }

    /// Whether what is in it is about something else than it is itself: a record or subject that is looked at, or a facility that is named.
    package var looksElsewhere: Bool {
        switch self {
        case .rule(let rule): rule.looksElsewhere
        case .number: false
        case .member: true
        }
    }

    /// Whether a share or ratio of nothing makes it void, or a number of which it is made.
    public var mayBeVoid: Bool {
        if case .number(let number) = self, number.isTakenOf { return true }
        return !looksElsewhere && children.contains(where: \.mayBeVoid)
    }

    /// What of it is about the same subject or record: all nodes in it, but not those of members and of facilities that are named.
    public var ownScope: [RuleNode] { looksElsewhere ? [self] : [self] + children.flatMap(\.ownScope) }

    /// What of it is about the subject and what is below it: all nodes in it, but not those of facilities that are named.
    public var withMembers: [RuleNode] {
        switch self {
        case .rule, .number: looksElsewhere ? [self] : [self] + children.flatMap(\.withMembers)
        case .member: [self] + children.flatMap(\.withMembers)
        }
    }
}

extension Rule {
    fileprivate var children: [RuleNode] {
        switch self {
        case .always, .isOne, .day, .has, .reported: []
        case .all(let parts), .any(let parts): parts.map(RuleNode.rule)
        case .not(let part): [.rule(part)]
        case .compare(let number, let threshold): [.number(number)] + threshold.limit.numbers.map(RuleNode.number)
        case .every(let population): population.members.map(RuleNode.member)
        case .open(_, let test): test.rules.map { .rule($0.rule) }
        }
    }

    fileprivate var ownFields: [ScopedField] {
        switch self {
        case .always, .all, .any, .not, .compare, .every: []
        case .isOne(let field, _), .day(let field, _), .has(let field, _, _), .open(let field, _), .reported(let field): [field]
        }
    }

    fileprivate var ownTerms: (field: ScopedField, terms: [Int])? {
        switch self {
        case .has(let field, let terms, _): (field, terms)
        case .always, .all, .any, .not, .compare, .isOne, .day, .every, .open, .reported: nil
        }
    }

    fileprivate var looksElsewhere: Bool {
        switch self {
        case .open: true
        case .always, .all, .any, .not, .compare, .isOne, .day, .has, .every, .reported: false
        }
    }
}

extension Limit {
    /// The numbers it grows with.
    fileprivate var numbers: [Number] {
        switch self {
        case .fixed, .levels: []
        case .scaled(_, let scale): [scale.of]
        }
    }
}

extension Number {
    fileprivate var children: [RuleNode] {
        switch self {
        case .field, .item, .elapsed, .blankSpots: []
        case .count(let population), .share(let population), .sum(let population, _): population.members.map(RuleNode.member)
        case .ratio(let top, let bottom): [.number(top), .number(bottom)]
        case .total(let parts), .mean(let parts): parts.map(RuleNode.number)
        }
    }

    fileprivate var ownFields: [ScopedField] {
        switch self {
        case .field(let field), .item(let field, _), .sum(_, let field), .elapsed(let field, _): [field]
        case .count, .share, .ratio, .total, .mean, .blankSpots: []
        }
    }

    fileprivate var ownTerms: (field: ScopedField, terms: [Int])? {
        switch self {
        case .item(let field, let term): (field, [term])
        case .field, .count, .share, .sum, .ratio, .elapsed, .total, .mean, .blankSpots: nil
        }
    }

    /// Whether it is taken of another number, of which there may be nothing.
    fileprivate var isTakenOf: Bool {
        switch self {
        case .share, .ratio: true
        case .field, .item, .count, .sum, .elapsed, .total, .mean, .blankSpots: false
        }
    }

    /// Whether the value can only be a whole number.
    public var isWhole: Bool {
        switch self {
        case .count, .item, .elapsed, .blankSpots: true
        case .total(let parts): parts.allSatisfy(\.isWhole)
        case .field, .share, .sum, .ratio, .mean: false
        }
    }
}

extension FacilityTest {
    /// What must hold for the facility, by kind, in a fixed order.
    public var rules: [(kind: KindID, rule: Rule)] { has.sorted { $0.key < $1.key }.map { ($0.key, $0.value) } }
}
