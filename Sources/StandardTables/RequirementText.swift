import Standards
import YAMLWriter

/// Writes what is asked as standards have it.
struct RequirementText {
    let vocabulary: Vocabulary
    let kind: KindID

    /// The mapping of a requirement.
    func requirement(_ asked: Asked) -> String {
        switch asked {
        case .compare(let measure, let comparison): "{\(self.measure(measure)), \(self.comparison(comparison, measure))}"
        case .isOne(let ref, let items): "{field: \(name(ref)), is: \(oneOrMore(items.map { word($0, vocabulary.field(ref).type) }))}"
        case .onOrAfter(let ref, let day): "{field: \(name(ref)), on-or-after: \(day)}"
        case .onOrBefore(let ref, let day): "{field: \(name(ref)), on-or-before: \(day)}"
        case .includesAll(let ref, let items): "{includes: {field: \(name(ref)), all: \(list(items, ref))}}"
        case .includesSome(let ref, let items, let least): "{includes: {field: \(name(ref)), at-least: \(least), of: \(list(items, ref))}}"
        case .includesNone(let ref, let items) where items.count == 1: "{not: {includes: {field: \(name(ref)), all: \(list(items, ref))}}}"
        case .includesNone(let ref, let items): "{not: {includes: {field: \(name(ref)), at-least: 1, of: \(list(items, ref))}}}"
        }
    }

    /// The mapping of a requirement with a basic and a recommended level.
    func levels(_ measure: Measure, basic: Comparison, recommended: Comparison) -> String {
        let levels = [(RowMeaning.Level.basic, basic), (.recommended, recommended)].map { level, comparison in
            "{id: \(level.rawValue), label: \(level.label), \(self.comparison(comparison, measure))}"
        }
        return "{\(self.measure(measure)), levels: [\(levels.joined(separator: ", "))]}"
    }

    /// The id that says what a criterion looks at.
    func id(_ asked: Asked) -> String {
        switch asked {
        case .compare(.field(let ref), _), .isOne(let ref, _), .onOrAfter(let ref, _), .onOrBefore(let ref, _): vocabulary.field(ref).id
        case .compare(.quantity(let ref, let term), _): named(ref, term).id
        case .compare(.count(let ref, let tests), _), .compare(.share(let ref, let tests), _):
            ([vocabulary.field(ref).id]
                + tests.prefix(1).compactMap { test in
                    let field = vocabulary.record(ref)?.table.fields[test.slot]
                    return field.flatMap { vocabulary.words($0.type) }?.items[test.items[0]].id ?? field?.id
                }).joined(separator: "-")
        case .includesAll(let ref, let items) where items.count == 1, .includesNone(let ref, let items) where items.count == 1: named(ref, items[0]).id
        case .includesAll(let ref, _), .includesSome(let ref, _, _), .includesNone(let ref, _): vocabulary.field(ref).id
        }
    }

    func name(_ ref: FieldRef) -> String { vocabulary.name(ref, from: kind) }

    /// A word of a choice, yes-no or validity field.
    func word(_ item: Int, _ type: FieldType) -> String {
        vocabulary.words(type).map { scalar($0.items[item].label) } ?? (item == 1 ? "是" : "否")
    }

    func term(_ ref: FieldRef, _ item: Int) -> String { scalar(named(ref, item).label) }

    private func named(_ ref: FieldRef, _ item: Int) -> Term { vocabulary.words(vocabulary.field(ref).type)!.items[item] }

    private func list(_ items: [Int], _ ref: FieldRef) -> String { "[\(items.map { term(ref, $0) }.joined(separator: ", "))]" }

    private func oneOrMore(_ words: [String]) -> String { words.count == 1 ? words[0] : "[\(words.joined(separator: ", "))]" }

    private func measure(_ measure: Measure) -> String {
        switch measure {
        case .field(let ref): return "field: \(name(ref))"
        case .quantity(let ref, let item): return "quantity: {of: \(name(ref)), item: \(term(ref, item))}"
        case .count(let ref, let tests), .share(let ref, let tests):
            let table = vocabulary.record(ref)!.table
            let conditions = tests.map { test in
                "\(table.fields[test.slot].id): \(oneOrMore(test.items.map { word($0, table.fields[test.slot].type) }))"
            }
            let form = if case .share = measure { "share" } else { "count" }
            return "\(form): {of: \(name(ref))\(conditions.isEmpty ? "" : ", where: {\(conditions.joined(separator: ", "))}")}"
        }
    }

    private func comparison(_ comparison: Comparison, _ measure: Measure) -> String {
        let (key, limits) = (comparison.key, comparison.limits)
        let unit: String? =
            switch measure {
            case .field(let ref): vocabulary.field(ref).unit
            case .share: "%"
            case .quantity, .count: nil
            }
        let texts = limits.map { $0.formatted() + (unit.map { " \($0)" } ?? "") }
        return texts.count == 1 ? "\(key): \(texts[0])" : "\(key): [\(texts.joined(separator: ", "))]"
    }
}
