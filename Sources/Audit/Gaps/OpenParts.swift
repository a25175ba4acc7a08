import Quantities
import Standards

/// Finds in the trace the parts of a rule that are to be told of because they are not fulfilled, or not known to be.
struct OpenParts {
    let reader: TraceReader

    /// Every part that surely fails and is no rule put together: of `all` each that does, of `any` those of the nearest alternative.
    func failing(_ node: Int) -> [Int] {
        guard case .rule(let rule) = reader.node(node) else { return [] }
        switch rule {
        case .all: return reader.tree.children(of: node).filter { reader.holds($0) == .no }.flatMap(failing)
        case .any: return nearest(node).map(failing) ?? []
        case .always, .not, .compare, .isOne, .day, .has, .every, .open, .reported: return [node]
        }
    }

    /// The first part that fails, or else the first that cannot be told.
    func first(_ node: Int) -> Int {
        guard case .rule(let rule) = reader.node(node) else { return node }
        let parts = reader.tree.children(of: node)
        switch rule {
        case .all: return (parts.first { reader.holds($0) == .no } ?? parts.first { reader.holds($0) == .unknown }).map(first) ?? node
        case .any: return nearest(node).map(first) ?? node
        case .always, .not, .compare, .isOne, .day, .has, .every, .open, .reported: return node
        }
    }

    /// The numbers of a rule that is not put together.
    func describe(_ node: Int) -> GapPart {
        var part = GapPart(node: node)
        guard case .rule(let rule) = reader.node(node) else { return part }
        switch rule {
        case .compare(let number, let threshold):
            let required = reader.required(node, threshold)
            part.required = required
            part.unit = threshold.unit
            guard let actual = reader.interval(node + 1) else { break }
            part.actual = actual
            part.shortfall = required.shortfall(actual, isWhole: number.isWhole)
            if case .levels(let levels) = threshold.limit { part.level = levels.reached(by: actual) ?? -1 }
        case .has(_, let terms, let quota):
            let required = Comparison.atLeast(Quantity(quota.count(of: terms.count)))
            part.required = required
            part.actual = reader.interval(node)
            part.shortfall = part.actual.map { required.shortfall($0, isWhole: true) }
        case .every:
            part.required = .equals(.zero)
            part.actual = reader.interval(node)
            part.shortfall = part.actual?.low
        case .always, .all, .any, .not, .isOne, .day, .open, .reported: break
        }
        return part
    }

    // MARK: The nearest alternative

    /// How far a rule is from being fulfilled: first by how many parts surely fail, then by how much of their numbers is lacking.
    private struct Distance: Comparable {
        var parts = 0
        var lacking = Quantity.zero

        static func < (left: Self, right: Self) -> Bool {
            left.parts != right.parts ? left.parts < right.parts : left.lacking < right.lacking
        }
    }

    /// The nearest alternative that is not void; of several as near the first.
    private func nearest(_ node: Int) -> Int? {
        let alternatives = Array(reader.tree.children(of: node))
        let something = alternatives.filter { reader.answer($0) != .void }
        return (something.isEmpty ? alternatives : something).min { distance($0) < distance($1) }
    }

    /// What is fulfilled, or is not known not to be, is no distance away.
    private func distance(_ node: Int) -> Distance {
        guard case .rule(let rule) = reader.node(node), reader.holds(node) == .no else { return Distance() }
        switch rule {
        case .all:
            return reader.tree.children(of: node).map(distance).reduce(into: Distance()) {
                $0 = Distance(parts: $0.parts + $1.parts, lacking: $0.lacking + $1.lacking)
            }
        case .any: return nearest(node).map(distance) ?? Distance()
        case .always, .not, .compare, .isOne, .day, .has, .every, .open, .reported:
            let part = describe(node)
            return Distance(parts: 1, lacking: lacking(part))
        }
    }

    /// How much is to be added of what is asked, or taken away of what there is; all of it where there is no number.
    private func lacking(_ part: GapPart) -> Quantity {
        guard let required = part.required, let actual = part.actual, let shortfall = part.shortfall else { return Quantity(1) }
        let whole: Quantity =
            switch required {
            case .atLeast(let limit), .moreThan(let limit): limit
            case .atMost, .lessThan: actual.low
            case .equals(let limit): actual.high < limit ? limit : actual.low
            case .between(let lower, _): actual.high < lower ? lower : actual.low
            }
        return shortfall == .zero ? .zero : min(Quantity(1), shortfall / whole)
    }
}
