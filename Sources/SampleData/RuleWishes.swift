import Quantities
import Standards

/// What the rules of standards ask of each field, so that made-up facts can keep it, lie on its limits, beside them, or anywhere.
struct RuleWishes {
    /// The comparisons a number is held to.
    private(set) var comparisons: [ScopedField: [Comparison]] = [:]
    /// The items that choices are to be, each as often as it is asked for; of yes-no 1 for yes.
    private(set) var items: [ScopedField: [Int]] = [:]
    /// The days around which dates are to lie.
    private(set) var days: [ScopedField: [Day]] = [:]
    /// By kind of subject, the checks that may be asked of it.
    private(set) var checks: [KindID: [String]] = [:]

    init(_ library: StandardLibrary) {
        for standard in library.standards {
            for criterion in standard.criteria {
                for form in criterion.forms {
                    checks[form.kind, default: []].append("\(standard.id)/\(criterion.id)")
                    let conditions = form.unless.flatMap { [$0.matching, $0.when ?? .always] }
                    for root in [form.require, form.when ?? .always] + conditions { add(.rule(root)) }
                }
            }
        }
    }

    private mutating func add(_ node: RuleNode) {
        if case .rule(let rule) = node {
            switch rule {
            case .compare(let number, let threshold): add(number, threshold.limit)
            case .isOne(let field, let wanted): items[field, default: []] += wanted
            case .day(let field, .onOrAfter(let day)), .day(let field, .onOrBefore(let day)): days[field, default: []].append(day)
            case .always, .all, .any, .not, .has, .every, .open, .reported: break
            }
        }
        for child in node.children { add(child) }
    }

    private mutating func add(_ number: Number, _ limit: Limit) {
        let found: [Comparison] =
            switch limit {
            case .fixed(let comparison), .scaled(let comparison, _): [comparison]
            case .levels(let levels): levels.map(\.comparison)
            }
        switch number {
        case .field(let field), .item(let field, _): comparisons[field, default: []] += found
        case .count, .share, .sum, .ratio, .elapsed, .total, .mean, .blankSpots: break
        }
    }

    /// The numbers that keep the most of what a field is held to.
    func best(_ field: ScopedField) -> [Quantity] {
        let all = comparisons[field] ?? []
        let candidates = all.flatMap(Self.keeping)
        func kept(_ number: Quantity) -> Int { all.count { $0.holds(Interval(number)) == .yes } }
        let most = candidates.map(kept).max() ?? 0
        return candidates.filter { kept($0) == most }
    }

    /// Numbers on the limits of a comparison that keep it.
    private static func keeping(_ comparison: Comparison) -> [Quantity] {
        let one = Quantity(1)
        switch comparison {
        case .atLeast(let limit), .atMost(let limit), .equals(let limit): return [limit]
        case .moreThan(let limit): return [limit + one]
        case .lessThan(let limit): return [max(.zero, limit - one)]
        case .between(let lower, let upper): return [lower, upper]
        }
    }
}
