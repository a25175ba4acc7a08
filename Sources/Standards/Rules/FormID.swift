/// The name of every form that rules are made of, so that tests can ask whether each of them has its examples, words and documentation.
package enum FormID: String, CaseIterable, Sendable {
    case always, all, any, not, compare, isOne = "is-one", day, has, every, open, reported
    case field, item, count, share, sum, ratio, elapsed, total, mean, blankSpots = "blank-spots"
    case records, subjects, recordsOf = "records-of"
    case subjectField = "subject-field", recordField = "record-field"
    case onOrAfter = "on-or-after", onOrBefore = "on-or-before"
    case quotaAll = "quota-all", quotaAtLeast = "quota-at-least"
    case days, quarters
    case fixed, scaled, levels
    case samePlace = "same-place", seat, notItself = "not-itself"
    case atLeast = "at-least", atMost = "at-most", moreThan = "more-than", lessThan = "less-than", equals, between
}

extension RuleNode {
    /// The forms it is written in, those of the nodes in it apart.
    package var forms: [FormID] {
        let scopes = fields.map(\.form)
        switch self {
        case .rule(let rule): return rule.forms + scopes
        case .number(let number): return [number.form] + number.units + scopes
        case .member(let member): return [member.source.form] + scopes
        }
    }
}

extension Rule {
    fileprivate var forms: [FormID] {
        switch self {
        case .always: [.always]
        case .all: [.all]
        case .any: [.any]
        case .not: [.not]
        case .compare(_, let threshold): [.compare] + threshold.limit.forms
        case .isOne: [.isOne]
        case .day(_, .onOrAfter): [.day, .onOrAfter]
        case .day(_, .onOrBefore): [.day, .onOrBefore]
        case .has(_, _, .all): [.has, .quotaAll]
        case .has(_, _, .atLeast): [.has, .quotaAtLeast]
        case .every: [.every]
        case .open(_, let test): [.open] + test.places.map(\.form)
        case .reported: [.reported]
        }
    }
}

extension Number {
    fileprivate var form: FormID {
        switch self {
        case .field: .field
        case .item: .item
        case .count: .count
        case .share: .share
        case .sum: .sum
        case .ratio: .ratio
        case .elapsed: .elapsed
        case .total: .total
        case .mean: .mean
        case .blankSpots: .blankSpots
        }
    }

    fileprivate var units: [FormID] {
        switch self {
        case .elapsed(_, .days): [.days]
        case .elapsed(_, .quarters): [.quarters]
        case .field, .item, .count, .share, .sum, .ratio, .total, .mean, .blankSpots: []
        }
    }
}

extension Population.Source {
    fileprivate var form: FormID {
        switch self {
        case .records: .records
        case .subjects: .subjects
        case .recordsOf: .recordsOf
        }
    }
}

extension ScopedField {
    fileprivate var form: FormID {
        switch self {
        case .subject: .subjectField
        case .record: .recordField
        }
    }
}

extension Limit {
    fileprivate var forms: [FormID] {
        switch self {
        case .fixed(let comparison): [.fixed, comparison.form]
        case .scaled(let comparison, _): [.scaled, comparison.form]
        case .levels(let levels): [.levels] + levels.map(\.comparison.form)
        }
    }
}

extension FacilityPlace {
    /// Its form.
    package var form: FormID {
        switch self {
        case .same: .samePlace
        case .seat: .seat
        case .notItself: .notItself
        }
    }
}

extension Comparison {
    fileprivate var form: FormID {
        switch self {
        case .atLeast: .atLeast
        case .atMost: .atMost
        case .moreThan: .moreThan
        case .lessThan: .lessThan
        case .equals: .equals
        case .between: .between
        }
    }
}
