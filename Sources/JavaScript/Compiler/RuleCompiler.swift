import Audit
import Quantities
import Standards
import Wording

/// Why a rule cannot be judged where only one facility is known.
package enum ScriptRefusal: Error, Sendable, Hashable {
    /// It looks at what stands below a place.
    case below
    /// It asks for the blank spots an audit finds in a place.
    case blankSpots
}

/// Puts rules into JavaScript: a direct counterpart of the evaluator, form by form, in the words of ``RuleScript``.
///
/// It keeps what the rules read, so that a page carries the words and facts of that and of nothing else.
struct RuleCompiler {
    let vocabulary: Vocabulary
    /// The kind whose checks they are.
    private let kind: KindID
    private let words: RuleWords
    private let language: Language
    /// Whether the words of a language are left out, so that only what is asked remains.
    var isPlain = false
    /// The fields that were read.
    private(set) var fields: Set<FieldRef> = []
    /// The fields of records that were read.
    private(set) var recordFields: [Int: Set<Int>] = [:]
    /// The terms that were named, by their lists.
    private(set) var terms: [Int: Set<Int>] = [:]
    /// What is asked of facilities that are named; a test's place is its number.
    private(set) var tests: [FacilityTest] = []

    init(_ vocabulary: Vocabulary, _ kind: KindID, _ language: Language) {
        self.vocabulary = vocabulary
        self.kind = kind
        self.language = language
        words = RuleWords(vocabulary: vocabulary)
    }

    // MARK: Rules

    /// A rule of a check, by its number among the nodes.
    mutating func rule(_ number: Int, of check: Check) throws(ScriptRefusal) -> String {
        guard case .rule(let rule) = check.tree.nodes[number] else { return "" }
        return try self.rule(rule, mayBeVoid: Set(check.voidable), number, check.tree)
    }

    /// A rule asked of a record or of a facility, which has no number.
    mutating func condition(_ rule: Rule) throws(ScriptRefusal) -> String { try self.rule(rule, mayBeVoid: [], nil, nil) }

    private mutating func rule(_ rule: Rule, mayBeVoid: Set<Int>, _ number: Int?, _ tree: RuleTree?) throws(ScriptRefusal) -> String {
        func parts(_ rules: [Rule]) throws(ScriptRefusal) -> [String] {
            let numbers = number.flatMap { number in tree.map { Array($0.children(of: number)) } }
            var written: [String] = []
            for (place, part) in rules.enumerated() { written.append(try self.rule(part, mayBeVoid: mayBeVoid, numbers?[place], tree)) }
            return written
        }
        switch rule {
        case .always: return "always()"
        case .all(let rules): return "all(\(ScriptText.list(try parts(rules))))"
        case .any(let rules): return "any(\(ScriptText.list(try parts(rules))))"
        case .not(let part): return "not(\(try parts([part])[0]))"
        case .compare(let asked, let threshold):
            let isPerhapsVoid = number.map { mayBeVoid.contains($0 + 1) } ?? false
            let unit = (isPlain ? nil : threshold.unit).map(ScriptText.quoted) ?? (isPerhapsVoid ? "null" : nil)
            return call("compare", try self.number(asked), try limit(threshold.limit), unit, isPerhapsVoid ? "true" : nil)
        case .isOne(let field, let items): return call("isOne", self.field(field), ScriptText.list(items.map { "\($0)" }))
        case .day(let field, .onOrAfter(let day)): return call("onOrAfter", self.field(field), "\(day.number)")
        case .day(let field, .onOrBefore(let day)): return call("onOrBefore", self.field(field), "\(day.number)")
        case .has(let field, let terms, .all): return call("hasAll", self.field(field), self.terms(field, terms))
        case .has(let field, let terms, .atLeast(let least)): return call("hasSome", self.field(field), "\(least)", self.terms(field, terms))
        case .every(let population): return call("every", try members(population))
        case .open(let field, let test): return call("open", self.field(field), "\(self.number(of: test))")
        case .reported(let field): return call("reported", self.field(field))
        }
    }

    /// A rule with the words for each of its parts that may be told of by itself.
    mutating func requirement(_ check: Check) throws(ScriptRefusal) -> String {
        guard case .rule(let root) = check.tree.nodes[check.tree.require] else { return "" }
        switch root {
        case .all, .any: return try named(root, check.tree.require, check)
        case .always, .not, .compare, .isOne, .day, .has, .every, .open, .reported: return try rule(check.tree.require, of: check)
        }
    }

    private mutating func named(_ rule: Rule, _ number: Int, _ check: Check) throws(ScriptRefusal) -> String {
        switch rule {
        case .all(let rules), .any(let rules):
            var parts: [String] = []
            for (part, place) in zip(rules, check.tree.children(of: number)) { parts.append(try named(part, place, check)) }
            if case .all = rule { return "all(\(ScriptText.list(parts)))" }
            return "any(\(ScriptText.list(parts)))"
        case .always, .not, .compare, .isOne, .day, .has, .every, .open, .reported:
            let written = try self.rule(number, of: check)
            if case .isOne(let field, [0]) = rule, vocabulary.field(field).type == .yesNo {
                return call("unwanted", ScriptText.quoted(vocabulary.field(field).label), written)
            }
            let text = if case .compare(let number, _) = rule { words.text(number) } else { words.sentence(rule) }
            return call("named", ScriptText.quoted(text[language]), written)
        }
    }

    /// The number of a test among all tests.
    mutating func number(of test: FacilityTest) -> Int {
        if let known = tests.firstIndex(of: test) { return known }
        tests.append(test)
        return tests.count - 1
    }

    // MARK: Numbers

    mutating func number(_ number: Number) throws(ScriptRefusal) -> String {
        func list(_ parts: [Number]) throws(ScriptRefusal) -> String {
            var written: [String] = []
            for part in parts { written.append(try self.number(part)) }
            return ScriptText.list(written)
        }
        switch number {
        case .field(let field): return call("value", self.field(field))
        case .item(let field, let term):
            _ = terms(field, [term])
            return call("item", self.field(field), "\(term)")
        case .count(let population): return call("count", try members(population))
        case .share(let population): return call("share", try members(population))
        case .sum(let population, let field): return call("sum", try members(population), self.field(field))
        case .ratio(let top, let bottom): return call("ratio", try self.number(top), try self.number(bottom))
        case .elapsed(let field, .days): return call("daysSince", self.field(field))
        case .elapsed(let field, .quarters): return call("quartersSince", self.field(field))
        case .total(let parts): return call("total", try list(parts))
        case .mean(let parts): return call("mean", try list(parts))
        case .blankSpots: throw .blankSpots
        }
    }

    private mutating func members(_ population: Population) throws(ScriptRefusal) -> String {
        var members: [String] = []
        for member in population.members {
            switch member.source {
            case .records(let ref):
                let asked = member.recordSlots.compactMap { slot in vocabulary.recordKind(in: ref).map { field(.record($0, slot: slot)) } }
                members.append(
                    call("records", field(.subject(ref)), try condition(member.among), try condition(member.matching), ScriptText.list(asked)))
            case .subjects, .recordsOf: throw .below
            }
        }
        return ScriptText.list(members)
    }

    // MARK: Limits

    private mutating func limit(_ limit: Limit) throws(ScriptRefusal) -> String {
        switch limit {
        case .fixed(let comparison): return call("fixed", text(comparison))
        case .scaled(let comparison, let scale):
            return call("scaled", text(comparison), ScriptText.quantity(scale.per), try number(scale.of), scale.plus.map(ScriptText.quantity))
        case .levels(let levels):
            return call(
                "levels",
                ScriptText.list(levels.map { call("level", ScriptText.quoted($0.id), ScriptText.quoted(isPlain ? "" : $0.label), text($0.comparison)) }))
        }
    }

    private func text(_ comparison: Comparison) -> String {
        switch comparison {
        case .atLeast(let limit): call("atLeast", ScriptText.quantity(limit))
        case .atMost(let limit): call("atMost", ScriptText.quantity(limit))
        case .moreThan(let limit): call("moreThan", ScriptText.quantity(limit))
        case .lessThan(let limit): call("lessThan", ScriptText.quantity(limit))
        case .equals(let limit): call("equals", ScriptText.quantity(limit))
        case .between(let lower, let upper): call("between", ScriptText.quantity(lower), ScriptText.quantity(upper))
        }
    }

    // MARK: What is read

    /// A field, with the one it is worked out from.
    mutating func field(_ field: ScopedField) -> String {
        switch field {
        case .subject(let ref):
            let kind = vocabulary.kinds[ref.kind]
            fields.formUnion([ref, FieldRef(kind: ref.kind, slot: kind.table.reportedSlot(of: ref.slot))])
            if let record = vocabulary.recordKind(in: ref) { read(vocabulary.records[record].table.slot(id: "id"), of: record) }
            if ref.kind == self.kind { return call("own", ScriptText.quoted(kind.table.fields[ref.slot].id)) }
            return call("S", ScriptText.quoted(kind.id), ScriptText.quoted(kind.table.fields[ref.slot].id))
        case .record(let record, let slot):
            read(slot, of: record)
            return call("R", ScriptText.quoted(vocabulary.records[record].id), ScriptText.quoted(vocabulary.records[record].table.fields[slot].id))
        }
    }

    /// Notes a field of a record that is read.
    mutating func read(_ slot: Int?, of record: Int) {
        guard let slot else { return }
        recordFields[record, default: []].formUnion([slot, vocabulary.records[record].table.reportedSlot(of: slot)])
    }

    private mutating func terms(_ field: ScopedField, _ terms: [Int]) -> String {
        if let list = vocabulary.field(field).type.termList { self.terms[list, default: []].formUnion(terms) }
        return ScriptText.list(terms.map { "\($0)" })
    }

    private func call(_ name: String, _ arguments: String?...) -> String { "\(name)(\(arguments.compactMap { $0 }.joined(separator: ",")))" }
}
