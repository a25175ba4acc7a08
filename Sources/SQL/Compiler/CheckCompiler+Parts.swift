import Quantities
import Standards

/// Which parts of a rule are told of: what the gaps of the audit find, in SQL.
extension CheckCompiler {
    /// Every rule in a node that is not put together of others.
    func leaves(_ node: Int) throws -> [Int] {
        guard case .rule(let rule) = tree.nodes[node] else { return [] }
        switch rule {
        case .all, .any: return try tree.children(of: node).flatMap(leaves)
        case .always, .not, .compare, .isOne, .day, .has, .every, .open, .reported: return [node]
        }
    }

    /// Which leaf is told of first, and when: of `all` the first that fails or else cannot be told, of `any` that of the nearest alternative.
    func first(_ node: Int) throws -> [(Int, Condition)] {
        guard case .rule(let rule) = tree.nodes[node] else { return [] }
        switch rule {
        case .all:
            let parts = Array(tree.children(of: node))
            var result: [(Int, Condition)] = []
            var before = Condition.yes
            for pick in [{ try self.holds($0).no }, { try self.holds($0).unknown }] as [(Int) throws -> Condition] {
                for part in parts {
                    let condition = try pick(part)
                    result += try first(part).map { ($0.0, before && condition && $0.1) }
                    before = before && !condition
                }
            }
            return result
        case .any: return try nearest(node).flatMap { part, condition in try first(part).map { ($0.0, condition && $0.1) } }
        case .always, .not, .compare, .isOne, .day, .has, .every, .open, .reported: return [(node, .yes)]
        }
    }

    /// Every leaf that surely fails and is to be told of, and when.
    func failing(_ node: Int) throws -> [(Int, Condition)] {
        guard case .rule(let rule) = tree.nodes[node] else { return [] }
        switch rule {
        case .all:
            return try tree.children(of: node).flatMap { part in
                let no = try holds(part).no
                return try failing(part).map { ($0.0, no && $0.1) }
            }
        case .any: return try nearest(node).flatMap { part, condition in try failing(part).map { ($0.0, condition && $0.1) } }
        case .always, .not, .compare, .isOne, .day, .has, .every, .open, .reported: return [(node, .yes)]
        }
    }

    /// The numbers of every part that fails, where there are several.
    func parts(_ isUnmet: Condition) throws -> String {
        let failing = try failing(tree.require)
        let count = failing.map { "CASE WHEN \($0.1) THEN 1 ELSE 0 END" }.joined(separator: " + ")
        let lines = try failing.map { leaf, condition in
            let described = try describe(leaf)
            let numbers = [
                described?.actual.map { whereThere($0, $0.low.shown(dialect)) }, described?.actual.map { whereThere($0, $0.high.shown(dialect)) },
                described.flatMap { d in d.shortfall.map { s in d.actual.map { whereThere($0, s.shown(dialect)) } ?? s.shown(dialect) } },
                described?.level, described?.limit.map { $0.shown(dialect) },
            ]
            let text = numbers.map { $0.map { "COALESCE(\(dialect.asText($0)), '')" } ?? "''" }.joined(separator: " || '|' || ")
            return "CASE WHEN \(condition) THEN '\(leaf)|' || \(text) END"
        }
        return "CASE WHEN \(isUnmet) AND \(count) > 1 THEN \(dialect.lines(lines)) END"
    }

    /// The alternatives of `any`, and when each is the nearest that is not void; of several as near the first.
    func nearest(_ node: Int) throws -> [(Int, Condition)] {
        if let known = nearestParts[node] { return known }
        let result = try nearestAnew(node).map { part, condition -> (Int, Condition) in
            guard makesSteps, case .known = condition else {
                let column = "\(name)__nearest\(part)"
                choices.append(.init(name: column, expression: condition.text(), comment: nil))
                return (part, .sql("s.\(column)", isOpen: condition.isOpen))
            }
            return (part, condition)
        }
        nearestParts[node] = result
        return result
    }

    func nearestAnew(_ node: Int) throws -> [(Int, Condition)] {
        let alternatives = Array(tree.children(of: node))
        guard alternatives.count > 1 else { return alternatives.map { ($0, .yes) } }
        let isThere = try alternatives.map { !(try part($0).isVoid) }
        let distances = try alternatives.map(distance)
        let isNothing = Condition.and(isThere.map { !$0 })
        return alternatives.indices.map { index in
            var conditions = [isThere[index]]
            for other in alternatives.indices where other != index {
                let further = other < index ? distances[other].isMore(than: distances[index]) : !distances[index].isMore(than: distances[other])
                conditions.append(!isThere[other] || further)
            }
            let nearest = Condition.and(conditions)
            return (alternatives[index], index == 0 ? isNothing || nearest : nearest)
        }
    }

    /// How far a rule is from being fulfilled: first by how many parts surely fail, then by how much of their numbers is lacking.
    struct Distance {
        var parts: String
        var lacking: Fraction

        func isMore(than other: Distance) -> Condition {
            let more = Fraction.isLess(Fraction(other.parts), Fraction(parts))
            let same = Fraction.isEqual(Fraction(other.parts), Fraction(parts))
            return more || (same && Fraction.isLess(other.lacking, lacking))
        }
    }

    func distance(_ node: Int) throws -> Distance {
        guard case .rule(let rule) = tree.nodes[node] else { return Distance(parts: "0", lacking: .zero) }
        let fails = try holds(node).no
        var sum: Distance
        switch rule {
        case .all:
            sum = Distance(parts: "0", lacking: .zero)
            for part in tree.children(of: node) {
                let other = try distance(part)
                sum.parts = sum.parts == "0" ? other.parts : "\(sum.parts) + \(other.parts)"
                sum.lacking = sum.lacking + other.lacking
            }
        case .any:
            var (parts, lacking) = ("0", Fraction.zero)
            for (part, condition) in try nearest(node).reversed() {
                let other = try distance(part)
                parts = condition == .yes ? other.parts : "CASE WHEN \(condition) THEN \(other.parts) ELSE \(parts) END"
                lacking = .either(condition, other.lacking, lacking)
            }
            sum = Distance(parts: parts, lacking: lacking)
        case .always, .not, .compare, .isOne, .day, .has, .every, .open, .reported:
            sum = Distance(parts: "1", lacking: try lacking(node))
        }
        return Distance(parts: "CASE WHEN \(fails) THEN \(sum.parts) ELSE 0 END", lacking: .either(fails, sum.lacking, .zero))
    }

    /// How much is to be added of what is asked, or taken away of what there is; all of it where there is no number.
    func lacking(_ node: Int) throws -> Fraction {
        if let known = lackingParts[node] { return known }
        let result = try lackingAnew(node)
        lackingParts[node] = result
        return result
    }

    func lackingAnew(_ node: Int) throws -> Fraction {
        let one = Fraction(Quantity(1))
        guard let described = try describe(node), let shortfall = described.shortfall, let whole = described.whole, let actual = described.actual else {
            return one
        }
        if whole.constant == .zero { return .either(actual.isVoid, one, .either(Fraction.isEqual(shortfall, .zero), .zero, one)) }
        let isAll = Condition.or([actual.isVoid, Fraction.isAtMost(whole, shortfall).isTrue])
        let share = Fraction.either(isAll, one, shortfall).divided(by: .either(isAll, one, whole))
        return .either(Fraction.isEqual(shortfall, .zero) && !actual.isVoid, .zero, share)
    }
}
