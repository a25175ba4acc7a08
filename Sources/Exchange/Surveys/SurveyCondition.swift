import Quantities
import Standards

/// Conditions as survey tools write them (XPath), as far as a form has what they ask for.
///
/// A question is left out only where its criterion surely does not apply: what is not answered yet leaves it in.
struct SurveyCondition {
    let vocabulary: Vocabulary
    let names: SurveyNames
    /// The fields the form asks.
    let asked: Set<FieldRef>

    /// The condition under which a rule may hold, in XPath; nil where that cannot be told on the form, or is always so.
    func mayHold(_ rule: Rule) -> String? { expression(rule, negated: false) }

    /// The condition under which a rule, or its opposite, may hold.
    private func expression(_ rule: Rule, negated: Bool) -> String? {
        switch rule {
        case .always: nil
        case .not(let inner): expression(inner, negated: !negated)
        case .all(let rules): negated ? joined(rules, "or", negated) : joined(rules, "and", negated)
        case .any(let rules): negated ? joined(rules, "and", negated) : joined(rules, "or", negated)
        case .compare(.field(let field), let threshold):
            reference(field).flatMap { name in
                guard case .fixed(let comparison) = threshold.limit else { return nil }
                return unanswered(name, or: negated ? "not(\(text(comparison, name)))" : text(comparison, name))
            }
        case .isOne(let field, let values):
            reference(field).flatMap { name in
                words(field, values).map { words in
                    let any = words.map { "\(name) = '\($0)'" }.joined(separator: " or ")
                    return unanswered(name, or: negated ? "not(\(any))" : any)
                }
            }
        case .compare, .day, .has, .every, .open, .reported: nil
        }
    }

    /// Parts put together. Of `or` every part must be told; of `and` those that can be are enough.
    private func joined(_ rules: [Rule], _ word: String, _ negated: Bool) -> String? {
        let parts = rules.map { expression($0, negated: negated) }
        let told = parts.compactMap { $0 }
        if told.isEmpty || word == "or" && told.count < parts.count { return nil }
        return told.count == 1 ? told[0] : "(" + told.joined(separator: " \(word) ") + ")"
    }

    private func unanswered(_ name: String, or condition: String) -> String { "(\(name) = '' or \(condition))" }

    private func reference(_ field: ScopedField) -> String? {
        guard let ref = field.subjectField, asked.contains(ref) else { return nil }
        return "${\(names.name(.field(ref)))}"
    }

    private func words(_ field: ScopedField, _ values: [Int]) -> [String]? {
        switch vocabulary.field(field).type {
        case .yesNo: values.map { $0 == 1 ? "yes" : "no" }
        case .choice(let list): values.map { names.choice(list, $0) }
        case .count, .number, .percent, .date, .text, .reference, .set, .counts, .records, .validUntil, .yearsSince: nil
        }
    }

    private func text(_ comparison: Comparison, _ name: String) -> String {
        switch comparison {
        case .atLeast(let limit): "\(name) >= \(limit.formatted())"
        case .atMost(let limit): "\(name) <= \(limit.formatted())"
        case .moreThan(let limit): "\(name) > \(limit.formatted())"
        case .lessThan(let limit): "\(name) < \(limit.formatted())"
        case .equals(let limit): "\(name) = \(limit.formatted())"
        case .between(let lower, let upper): "\(name) >= \(lower.formatted()) and \(name) <= \(upper.formatted())"
        }
    }
}
