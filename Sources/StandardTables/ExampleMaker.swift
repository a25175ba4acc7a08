import Quantities
import Standards

/// Makes the worked examples of a criterion: just fulfilled, just not, and not reported.
struct ExampleMaker {
    /// One example.
    struct Example: Hashable {
        var facts: String
        var outcome: String
        var shortfall: Quantity?
        var level: RowMeaning.Level?

        /// The example as standards have it; `kind` where a criterion is asked of several.
        func written(kind: String?) -> String {
            var parts = ["facts: \(facts)", "outcome: \(outcome)"]
            if let shortfall { parts.append("shortfall: \(shortfall.formatted())") }
            if let level { parts.append("level: \(level.rawValue)") }
            if let kind { parts.append("applies-to: \(kind)") }
            return "{\(parts.joined(separator: ", "))}"
        }
    }

    let vocabulary: Vocabulary
    let text: RequirementText

    init(_ vocabulary: Vocabulary, _ kind: KindID) {
        self.vocabulary = vocabulary
        text = RequirementText(vocabulary: vocabulary, kind: kind)
    }

    func examples(_ asked: Asked) -> [Example] {
        switch asked {
        case .compare(let measure, let comparison):
            let (met, unmet) = boundaries(comparison, step: step(measure, comparison))
            return met.compactMap { value in facts(measure, value).map { Example(facts: $0, outcome: "met") } }
                + unmet.compactMap { value, shortfall in facts(measure, value).map { Example(facts: $0, outcome: "unmet", shortfall: shortfall) } } + [
                    unreported
                ]
        case .isOne(let ref, let items): return choices(ref, items)
        case .onOrAfter(let ref, let day): return days(ref, met: day, unmet: day.adding(days: -1))
        case .onOrBefore(let ref, let day): return days(ref, met: day, unmet: day.adding(days: 1))
        case .includesAll(let ref, let items):
            var examples = [list(ref, items, "met"), list(ref, Array(items.dropFirst()), "unmet", short: 1)]
            if items.count > 1 { examples.append(list(ref, [], "unmet", short: items.count)) }
            return examples + [unreported]
        case .includesSome(let ref, let items, let least):
            return [list(ref, Array(items.prefix(least)), "met"), list(ref, Array(items.prefix(least - 1)), "unmet", short: 1), unreported]
        case .includesNone(let ref, let items): return [list(ref, [], "met"), list(ref, [items[0]], "unmet"), unreported]
        }
    }

    /// The examples of a criterion with two levels.
    func levels(_ measure: Measure, basic: Comparison, recommended: Comparison) -> [Example] {
        let below = boundaries(basic, step: step(measure, basic))
        let above = boundaries(recommended, step: step(measure, recommended))
        return below.unmet.compactMap { value, shortfall in facts(measure, value).map { Example(facts: $0, outcome: "unmet", shortfall: shortfall) } }
            + below.met.compactMap { value in facts(measure, value).map { Example(facts: $0, outcome: "met", level: .basic) } }
            + above.unmet.compactMap { value, _ in facts(measure, value).map { Example(facts: $0, outcome: "met", level: .basic) } }
            + above.met.compactMap { value in facts(measure, value).map { Example(facts: $0, outcome: "met", level: .recommended) } } + [unreported]
    }

    private let unreported = Example(facts: "{}", outcome: "unreported")
    /// The day examples are judged on.
    private static let year = 2026

    // MARK: Numbers

    /// The least by which a measure can differ: one of what is counted, a tenth (or finer) of what is measured.
    private func step(_ measure: Measure, _ comparison: Comparison) -> Quantity {
        if case .share = measure, let limit = comparison.limits.first {
            let total = (2...100).first { (limit * Quantity($0) / Quantity(100)).isWhole }
            return Quantity(100) / Quantity(total ?? 100)
        }
        guard case .field(let ref) = measure else { return Quantity(1) }
        switch vocabulary.field(ref).type {
        case .count, .yearsSince: return Quantity(1)
        default:
            var step = Quantity(1) / Quantity(10)
            for limit in comparison.limits {
                while !(limit / step).isWhole { step = step / Quantity(10) }
            }
            return step
        }
    }

    private func boundaries(_ comparison: Comparison, step: Quantity) -> (met: [Quantity], unmet: [(Quantity, Quantity?)]) {
        switch comparison {
        case .atLeast(let limit): ([limit], [(limit - step, step)])
        case .atMost(let limit): ([limit], [(limit + step, step)])
        case .moreThan(let limit): ([limit + step], [(limit, nil)])
        case .lessThan(let limit): ([limit - step], [(limit, nil)])
        case .equals(let limit): ([limit], [(limit - step, step), (limit + step, step)])
        case .between(let lower, let upper): ([lower, upper], [(lower - step, step), (upper + step, step)])
        }
    }

    /// Facts of which a measure comes to a value; nil when there can be none, or too many to write.
    private func facts(_ measure: Measure, _ value: Quantity) -> String? {
        guard value >= .zero else { return nil }
        switch measure {
        case .field(let ref):
            let field = vocabulary.field(ref)
            if case .yearsSince(let slot) = field.type {
                guard let years = Int(value.formatted()), years < 120 else { return nil }
                return "{\(vocabulary.name(FieldRef(kind: ref.kind, slot: slot), from: text.kind)): \(Self.year - years)-01-01}"
            }
            if field.type == .percent, value > Quantity(100) { return nil }
            return "{\(text.name(ref)): \(value.formatted())}"
        case .quantity(let ref, let term): return "{\(text.name(ref)): {\(text.term(ref, term)): \(value.formatted())}}"
        case .count(let ref, let tests):
            guard let count = Int(value.formatted()), count <= 60 else { return nil }
            return "{\(text.name(ref)): [\(Array(repeating: record(ref, tests), count: count).joined(separator: ", "))]}"
        case .share(let ref, let tests): return share(ref, tests, value)
        }
    }

    /// Records of which a share fulfils conditions, as few as will do.
    private func share(_ ref: FieldRef, _ tests: [RecordTest], _ percent: Quantity) -> String? {
        guard percent <= Quantity(100), let other = otherRecord(ref, tests) else { return nil }
        for total in 1...100 {
            let part = percent * Quantity(total) / Quantity(100)
            guard part.isWhole, let matching = Int(part.formatted()) else { continue }
            let records = Array(repeating: record(ref, tests), count: matching) + Array(repeating: other, count: total - matching)
            return "{\(text.name(ref)): [\(records.joined(separator: ", "))]}"
        }
        return nil
    }

    /// A record that fulfils conditions.
    private func record(_ ref: FieldRef, _ tests: [RecordTest]) -> String { "{\(tests.map { pair(ref, $0.slot, $0.items[0]) }.joined(separator: ", "))}" }

    /// A record that surely does not.
    private func otherRecord(_ ref: FieldRef, _ tests: [RecordTest]) -> String? {
        guard let test = tests.first, let table = vocabulary.record(ref)?.table else { return nil }
        let count = vocabulary.words(table.fields[test.slot].type)?.items.count ?? 2
        return (0..<count).first { !test.items.contains($0) }.map { "{\(pair(ref, test.slot, $0))}" }
    }

    /// A field of a record with the value that makes it an item; of a validity the date behind it.
    private func pair(_ ref: FieldRef, _ slot: Int, _ item: Int) -> String {
        let table = vocabulary.record(ref)!.table
        return pair(table, slot, item, name: table.fields[table.reportedSlot(of: slot)].id)
    }

    private func pair(_ table: FieldTable, _ slot: Int, _ item: Int, name: String) -> String {
        if case .validUntil = table.fields[slot].type {
            return "\(name): \(item == Vocabulary.validItem ? Self.year + 1 : Self.year - 1)-01-01"
        }
        return "\(name): \(text.word(item, table.fields[slot].type))"
    }

    // MARK: Words

    private func choices(_ ref: FieldRef, _ items: [Int]) -> [Example] {
        let table = vocabulary.kinds[ref.kind].table
        let field = table.fields[ref.slot]
        let count = vocabulary.words(field.type)?.items.count ?? 2
        let name = vocabulary.name(FieldRef(kind: ref.kind, slot: table.reportedSlot(of: ref.slot)), from: text.kind)
        func facts(_ item: Int) -> String { "{\(pair(table, ref.slot, item, name: name))}" }
        let other = (0..<count).first { !items.contains($0) }
        // What an absent choice means is no gap in what was reported.
        return items.map { Example(facts: facts($0), outcome: "met") } + (other.map { [Example(facts: facts($0), outcome: "unmet")] } ?? [])
            + (field.defaultChoice == nil ? [unreported] : [])
    }

    private func days(_ ref: FieldRef, met: Day, unmet: Day) -> [Example] {
        [
            Example(facts: "{\(text.name(ref)): \(met)}", outcome: "met"), Example(facts: "{\(text.name(ref)): \(unmet)}", outcome: "unmet"), unreported,
        ]
    }

    private func list(_ ref: FieldRef, _ items: [Int], _ outcome: String, short: Int? = nil) -> Example {
        Example(
            facts: "{\(text.name(ref)): [\(items.map { text.term(ref, $0) }.joined(separator: ", "))]}", outcome: outcome, shortfall: short.map { Quantity($0) }
        )
    }
}

extension Quantity {
    /// Whether it is a whole number.
    var isWhole: Bool { roundedUp == self }
}
