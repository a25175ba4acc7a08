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
    static func all(in form: CriterionForm, _ vocabulary: Vocabulary) -> [AskedNumber] {
        let finder = AskedNumberFinder(vocabulary: vocabulary)
        return (form.when.map { finder.requirement($0, .condition) } ?? []) + finder.requirement(form.require, .requirement)
    }

    /// Every number of an exemption's conditions.
    static func all(in rule: ExemptionRule, _ vocabulary: Vocabulary) -> [AskedNumber] {
        let finder = AskedNumberFinder(vocabulary: vocabulary)
        return finder.condition(rule.matching, finder.recordTable(rule.records))
            + (rule.when.map { finder.requirement($0, .condition) } ?? [])
            + (rule.coveredBy.map { finder.facility($0, .condition) } ?? [])
    }
}

/// Walks a requirement for the numbers in it.
private struct AskedNumberFinder {
    let vocabulary: Vocabulary

    func requirement(_ requirement: Requirement, _ place: AskedNumber.Place) -> [AskedNumber] {
        switch requirement {
        case .compare(let metric, let threshold):
            return asked(threshold, place) + self.metric(metric)
        case .levels(let metric, let levels, let unit):
            return levels.map { AskedNumber(comparison: $0.comparison, unit: unit, per: nil, place: .level) } + self.metric(metric)
        case .includesSome(_, _, let least):
            return [AskedNumber(comparison: .atLeast(Quantity(least)), unit: nil, per: nil, place: place)]
        case .includesAll(_, let items):
            return place == .requirement ? [AskedNumber(comparison: .equals(Quantity(items.count)), unit: nil, per: nil, place: .list)] : []
        case .each(let population): return self.population(population)
        case .all(let parts): return parts.flatMap { self.requirement($0, place) }
        // An alternative "or there is nobody to ask it of" says when it applies.
        case .any(let parts): return parts.flatMap { self.requirement($0, isNone($0) ? .condition : place) }
        // What must not be so is a condition as far as the direction of its number goes.
        case .not(let part): return self.requirement(part, .condition)
        case .facility(_, let test): return facility(test, place)
        case .isOne, .onOrAfter, .onOrBefore, .reported: return []
        }
    }

    /// What scales and what is asked on top of it are two numbers, as the text has them.
    private func asked(_ threshold: Threshold, _ place: AskedNumber.Place) -> [AskedNumber] {
        let scaled = AskedNumber(comparison: threshold.comparison, unit: threshold.unit, per: threshold.per, place: place)
        let fixed = threshold.plus.map {
            AskedNumber(comparison: threshold.comparison.limited(to: $0), unit: threshold.unit, per: nil, place: place)
        }
        return [scaled] + (fixed.map { [$0] } ?? [])
    }

    func facility(_ test: FacilityTest, _ place: AskedNumber.Place) -> [AskedNumber] {
        test.has.sorted { $0.key < $1.key }.flatMap { requirement($0.value, place) }
    }

    private func isNone(_ requirement: Requirement) -> Bool {
        guard case .compare(.field, let threshold) = requirement else { return false }
        return threshold.comparison == .equals(.zero)
    }

    private func metric(_ metric: Metric) -> [AskedNumber] {
        switch metric {
        case .field, .quantity, .daysSince, .quartersSince, .blankSpots: []
        case .count(let population), .share(let population), .sum(let population, _): self.population(population)
        case .ratio(let top, let bottom): self.metric(top) + self.metric(bottom)
        case .total(let parts), .mean(let parts): parts.flatMap(self.metric)
        }
    }

    private func population(_ population: Population) -> [AskedNumber] {
        population.members.flatMap { member -> [AskedNumber] in
            let table: FieldTable? =
                switch member.source {
                case .records(let ref): recordTable(ref)
                case .subjects(let kind): vocabulary.kinds[kind].table
                case .recordsOf(let kind, let slot): recordTable(FieldRef(kind: kind, slot: slot))
                }
            return condition(member.among, table) + condition(member.matching, table)
        }
    }

    func condition(_ condition: Condition, _ table: FieldTable?) -> [AskedNumber] {
        switch condition {
        case .all(let parts), .any(let parts): parts.flatMap { self.condition($0, table) }
        case .compare(let slot, let comparison): [AskedNumber(comparison: comparison, unit: table?.fields[slot].unit, per: nil, place: .condition)]
        case .facility(_, let test): facility(test, .condition)
        case .requirement(let requirement): self.requirement(requirement, .condition)
        case .always, .isOne, .isNone, .onOrAfter, .onOrBefore, .includes, .reported: []
        }
    }

    func recordTable(_ ref: FieldRef) -> FieldTable? {
        guard case .records(let record) = vocabulary.kinds[ref.kind].table.fields[ref.slot].type else { return nil }
        return vocabulary.records[record].table
    }
}
