import Quantities

/// A number a criterion asks for, with its unit and where in the criterion it stands.
struct AskedNumber: Hashable {
    /// Where a number stands, which decides how it may be read off a fact.
    enum Place: Hashable {
        /// In what is required.
        case requirement
        /// In one of several levels of what is required.
        case level
        /// In a condition: when the criterion applies, or which records are counted.
        case condition
        /// The length of a list, all of which is required.
        case list
    }

    var comparison: Comparison
    var unit: String?
    var per: Quantity?
    var place: Place

    /// The number in words.
    var wording: String { comparison.wording + (unit.map { " \($0)" } ?? "") + (per.map { " / \($0.formatted())" } ?? "") }

    /// Every number of a criterion's form, without those of its exemptions.
    static func all(in form: CriterionForm) -> [AskedNumber] {
        let finder = AskedNumberFinder()
        return (form.when.map { finder.rule($0, .condition) } ?? []) + finder.rule(form.require, .requirement)
    }

    /// Every number of an exemption's conditions.
    static func all(in rule: ExemptionRule) -> [AskedNumber] {
        let finder = AskedNumberFinder()
        return finder.rule(rule.matching, .condition) + (rule.when.map { finder.rule($0, .condition) } ?? [])
            + (rule.coveredBy.map { finder.facility($0, .condition) } ?? [])
    }
}

/// Walks a rule for the numbers in it.
private struct AskedNumberFinder {
    func rule(_ rule: Rule, _ place: AskedNumber.Place) -> [AskedNumber] {
        switch rule {
        case .compare(let number, let threshold): return asked(threshold, place) + counted(.number(number))
        case .has(_, let terms, let quota): return asked(quota, of: terms, place)
        case .every: return RuleNode.rule(rule).children.flatMap(counted)
        case .all(let parts): return parts.flatMap { self.rule($0, place) }
        // An alternative "or there is nobody to ask it of" says when it applies.
        case .any(let parts): return parts.flatMap { self.rule($0, isNone($0) ? .condition : place) }
        // What must not be so is a condition as far as the direction of its number goes.
        case .not(let part): return self.rule(part, .condition)
        case .open(_, let test): return facility(test, place)
        case .always, .isOne, .day, .reported: return []
        }
    }

    /// What scales and what is asked on top of it are two numbers, as the text has them.
    private func asked(_ threshold: Threshold, _ place: AskedNumber.Place) -> [AskedNumber] {
        let unit = threshold.unit
        switch threshold.limit {
        case .fixed(let comparison): return [AskedNumber(comparison: comparison, unit: unit, per: nil, place: place)]
        case .levels(let levels): return levels.map { AskedNumber(comparison: $0.comparison, unit: unit, per: nil, place: .level) }
        case .scaled(let comparison, let scale):
            let fixed = scale.plus.map { AskedNumber(comparison: comparison.limited(to: $0), unit: unit, per: nil, place: place) }
            return [AskedNumber(comparison: comparison, unit: unit, per: scale.per, place: place)] + (fixed.map { [$0] } ?? [])
        }
    }

    /// How many of a list are asked for; in a condition a list that must be whole asks for no number.
    private func asked(_ quota: Quota, of terms: [Int], _ place: AskedNumber.Place) -> [AskedNumber] {
        switch quota {
        case .atLeast(let least): [AskedNumber(comparison: .atLeast(Quantity(least)), unit: nil, per: nil, place: place)]
        case .all: place == .requirement ? [AskedNumber(comparison: .equals(Quantity(terms.count)), unit: nil, per: nil, place: .list)] : []
        }
    }

    func facility(_ test: FacilityTest, _ place: AskedNumber.Place) -> [AskedNumber] { test.rules.flatMap { rule($0.rule, place) } }

    private func isNone(_ rule: Rule) -> Bool {
        guard case .compare(.field, let threshold) = rule else { return false }
        return threshold.limit.comparison == .equals(.zero)
    }

    /// The numbers in conditions on what a number counts.
    private func counted(_ node: RuleNode) -> [AskedNumber] {
        switch node {
        case .rule(let rule): self.rule(rule, .condition)
        case .number, .member: node.children.flatMap(counted)
        }
    }
}
