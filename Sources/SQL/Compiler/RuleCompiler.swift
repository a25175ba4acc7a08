import Audit
import Quantities
import Standards

/// Why a standard cannot be put into SQL.
package struct SQLRefusal: Error, Sendable {
    /// The check, as `standard/criterion`.
    package var check: String
    /// What it asks that SQL is not made for.
    package var form: String
}

/// Where a rule is asked, in SQL.
struct SQLScope {
    /// The kind of the subject that is looked at.
    var kind: KindID
    /// What its columns begin with, such as `s.`.
    var subject = "s."
    /// The record that is looked at, and what its columns begin with.
    var record: String?
    /// How a part that is void is read.
    var ofNothing = OfNothing.unmet
    /// How long answers count, and which.
    var lapse: (life: AnswerLife, fields: Set<FieldRef>)?
    /// The number of the rule's first node in the check's tree; nil of what is asked of members and of facilities.
    var isOfCheck = true
    /// Whether populations can be looked at: not from within one of them.
    var hasPopulations = true
}

/// What a rule comes to, in SQL.
struct CompiledAnswer: Hashable {
    /// Whether it holds, where it is not void.
    var truth: Condition
    /// Whether it surely is void; never NULL.
    var isVoid = Condition.no
    /// Whether it may be void; never NULL.
    var isPerhapsVoid = Condition.no

    /// With the void read as a criterion says.
    func reading(_ ofNothing: OfNothing) -> CompiledAnswer {
        guard isVoid != .no || isPerhapsVoid != .no else { return self }
        switch ofNothing {
        case .notApplicable: return self
        case .met: return CompiledAnswer(truth: read("TRUE", opposite: truth.isFalse))
        case .unmet: return CompiledAnswer(truth: read("FALSE", opposite: truth.isTrue))
        }
    }

    private func read(_ word: String, opposite: Condition) -> Condition {
        var cases = ""
        if isVoid != .no { cases += " WHEN \(isVoid) THEN \(word)" }
        let doubt = isPerhapsVoid && opposite
        if doubt != .no { cases += " WHEN \(doubt) THEN NULL" }
        return cases.isEmpty ? truth : .sql("CASE\(cases) ELSE \(truth) END", isOpen: truth.isOpen || doubt != .no)
    }

    /// Whether each of the three is possible.
    private var possible: (yes: Condition, no: Condition, void: Condition) {
        (!isVoid && truth.isPossible, !isVoid && truth.isDoubtful, isVoid || isPerhapsVoid)
    }

    static prefix func ! (answer: Self) -> Self { CompiledAnswer(truth: !answer.truth, isVoid: answer.isVoid, isPerhapsVoid: answer.isPerhapsVoid) }

    /// Both hold; a void part drops out.
    func and(_ other: Self) -> Self {
        if isVoid == .no, isPerhapsVoid == .no, other.isVoid == .no, other.isPerhapsVoid == .no { return CompiledAnswer(truth: truth && other.truth) }
        let (a, b) = (possible, other.possible)
        let yes = (a.yes && (b.yes || b.void)) || (a.void && b.yes)
        let (no, void) = (a.no || b.no, a.void && b.void)
        // What surely does not hold leaves nothing else open.
        let refused = (!isVoid && truth.isFalse && !isPerhapsVoid) || (!other.isVoid && other.truth.isFalse && !other.isPerhapsVoid)
        let sureVoid = isVoid && other.isVoid
        return CompiledAnswer(
            truth: .sql(
                "CASE WHEN \(refused) THEN FALSE WHEN NOT \(no.text(.comparison)) THEN TRUE WHEN NOT \(yes.text(.comparison)) THEN FALSE END", isOpen: true),
            isVoid: sureVoid, isPerhapsVoid: void && !refused)
    }

    /// At least one holds; a void part drops out.
    func or(_ other: Self) -> Self {
        if isVoid == .no, isPerhapsVoid == .no, other.isVoid == .no, other.isPerhapsVoid == .no { return CompiledAnswer(truth: truth || other.truth) }
        return !((!self).and(!other))
    }
}

/// Puts rules into SQL: a direct counterpart of the evaluator, form by form.
final class RuleCompiler {
    let program: AuditProgram
    let schema: FactSchema
    let dialect: SQLDialect
    let asked: AskedStandards
    var scenes: [Scene]
    /// What is asked of facilities that are named, by kind, with its column in the view of facilities.
    var probes: [KindID: [(rule: Rule, column: String)]] = [:]
    /// The columns of numbers that have names of their own.
    var measureNames: [MeasureKey: (name: String, measured: Measured)] = [:]
    /// What is compiled just now.
    var check = ""

    var vocabulary: Vocabulary { program.vocabulary }
    let words: RuleWords

    init(_ program: AuditProgram, _ schema: FactSchema, _ dialect: SQLDialect, _ asked: AskedStandards) {
        self.asked = asked
        self.program = program
        self.schema = schema
        self.dialect = dialect
        words = RuleWords(vocabulary: program.vocabulary)
        scenes = program.vocabulary.kinds.indices.map { Scene(kind: $0) }
    }

    func refuse(_ form: String) -> SQLRefusal { SQLRefusal(check: check, form: form) }

    // MARK: Rules

    /// What a rule comes to. Within `all` and `any` a void part counts as the scope says; void by itself stays void.
    func answer(_ rule: Rule, _ scope: SQLScope) throws -> CompiledAnswer {
        switch rule {
        case .always: return CompiledAnswer(truth: .yes)
        case .all(let parts): return try together(parts, scope) { $0.and($1) }
        case .any(let parts): return try together(parts, scope) { $0.or($1) }
        case .not(let part): return !(try answer(part, scope))
        case .compare(let number, let threshold):
            let measured = try self.measured(number, scope)
            return CompiledAnswer(
                truth: try holds(threshold.limit, measured, scope), isVoid: measured.isVoid, isPerhapsVoid: measured.isPerhapsVoid)
        case .isOne(let field, let wanted): return CompiledAnswer(truth: try isOne(field, wanted, scope))
        case .day(let field, let limit): return CompiledAnswer(truth: try lies(field, limit, scope))
        case .has(let field, let terms, let quota):
            let counts = try self.terms(field, terms, scope)
            switch quota.count(of: terms.count) {
            case terms.count: return CompiledAnswer(truth: .and(counts.map { .sql("\($0) > 0", isOpen: true) }))
            case 1: return CompiledAnswer(truth: .or(counts.map { .sql("\($0) > 0", isOpen: true) }))
            case let least:
                return CompiledAnswer(truth: Bound.atLeast(Fraction(Quantity(least))).holds(presence(field, terms, counts, scope), .atLeast(Quantity(least))))
            }
        case .every(let population):
            let tally = try tally(population, nil, scope)
            let open = tally.counters(.maybe, .perhapsMaybe, .perhapsNo)
            var cases = ""
            if let no = tally.sum(.no) { cases += " WHEN \(no) > 0 THEN FALSE" }
            let doubt = tally.isUnbounded || (open.map { .sure("\($0) > 0") } ?? .no)
            if doubt != .no { cases += " WHEN \(doubt) THEN NULL" }
            return CompiledAnswer(truth: cases.isEmpty ? .yes : .sql("CASE\(cases) ELSE TRUE END", isOpen: doubt != .no))
        case .open(let field, let test): return CompiledAnswer(truth: try facility(field, test, scope).truth)
        case .reported(let field): return CompiledAnswer(truth: try isReported(field, scope))
        }
    }

    /// Whether a rule on a record or a subject below, or on a facility that is named, holds; a share of nothing does not.
    func truth(_ rule: Rule, _ scope: SQLScope) throws -> Condition { try answer(rule, scope).reading(.unmet).truth }

    private func together(_ parts: [Rule], _ scope: SQLScope, _ join: (CompiledAnswer, CompiledAnswer) -> CompiledAnswer) throws -> CompiledAnswer {
        let answers = try parts.map { try answer($0, scope).reading(scope.ofNothing) }
        // Without a part it is void, as the evaluator has it.
        guard let first = answers.first else { return CompiledAnswer(truth: .unknown, isVoid: .yes) }
        return answers.dropFirst().reduce(first, join)
    }

    /// The limit as it is for the least and for the most of the number it grows with; one where it does not grow.
    func bounds(_ limit: Limit, _ scope: SQLScope) throws -> [Bound] {
        switch limit {
        case .fixed(let comparison): return [Bound(comparison)]
        case .levels(let levels): return [Bound(levels[0].comparison)]
        case .scaled(let comparison, let scale):
            var base = try measured(scale.of, scope)
            if base.isVoid != .no {
                base = Measured(low: .either(base.isVoid, .zero, base.low), high: .either(base.isVoid, .infinity, base.high))
            }
            return [base.low, base.high].map { number in
                Bound(comparison) { limit in
                    let grown = number.times(limit / scale.per)
                    return scale.plus.map { grown + Fraction($0) } ?? grown
                }
            }
        }
    }

    private func holds(_ limit: Limit, _ value: Measured, _ scope: SQLScope) throws -> Condition {
        let answers = try bounds(limit, scope).map { $0.holds(value, limit.comparison) }
        guard answers.count == 2, answers[0] != answers[1] else { return answers[0] }
        return .sql(
            "CASE WHEN \(answers[0].isTrue && answers[1].isTrue) THEN TRUE WHEN \(answers[0].isFalse && answers[1].isFalse) THEN FALSE END", isOpen: true)
    }

    // MARK: Fields

    /// The column of a field as of the day; derived and default values are in it.
    func column(_ field: ScopedField, _ scope: SQLScope) throws -> String {
        switch field {
        case .subject(let ref):
            return counting(try plainColumn(ref, scope), ref, scope)
        case .record(let record, let slot):
            guard let alias = scope.record else { throw refuse("a field of a record outside of one") }
            return alias + schema.columns(record: record, slot: slot).value
        }
    }

    /// A column of an answer while it counts; that of everything else.
    func counting(_ column: String, _ ref: FieldRef, _ scope: SQLScope) -> String {
        guard let lapse = scope.lapse, lapse.fields.contains(ref), let day = schema.columns(ref).day else { return column }
        return "CASE WHEN \(lastDay(of: around(ref, day, scope), lapse.life)) >= \(scope.subject)as_of THEN \(column) END"
    }

    private func plainColumn(_ ref: FieldRef, _ scope: SQLScope) throws -> String {
        if vocabulary.kinds[ref.kind].table.fields[ref.slot].isPrivate { throw refuse("a private field") }
        return around(ref, schema.columns(ref).value, scope)
    }

    /// A column of a subject, or of a place around it.
    func around(_ ref: FieldRef, _ column: String, _ scope: SQLScope) -> String {
        if ref.kind == scope.kind { return scope.subject + dialect.name(column) }
        scenes[scope.kind].around.insert(ref)
        return scope.subject + Self.around(FactSchema.name(vocabulary.kinds[ref.kind].id), column)
    }

    /// The name of a column of a place around, in the rows of what stands in it.
    static func around(_ place: String, _ column: String) -> String {
        var names = ColumnNames()
        return names.take("\(place)__\(column)")
    }

    /// The last day on which an answer of a day counts.
    private func lastDay(of day: String, _ life: AnswerLife) -> String {
        switch life.unit {
        case .days: return dialect.adding(days: life.isCalendar ? life.count - 1 : life.count, to: day)
        case .months, .quarters, .years:
            let months = life.unit == .months ? 1 : life.unit == .quarters ? 3 : 12
            guard life.isCalendar else { return dialect.adding(months: months * life.count, to: day) }
            let month = dialect.part("MONTH", of: day)
            let first = "\(dialect.divided("(\(month) - 1)", by: "\(months)")) * \(months) + 1"
            let start = dialect.date(year: dialect.part("YEAR", of: day), month: months == 1 ? month : first)
            return dialect.adding(days: -1, to: dialect.adding(months: months * life.count, to: start))
        }
    }

    private func isOne(_ field: ScopedField, _ wanted: [Int], _ scope: SQLScope) throws -> Condition {
        let column = try column(field, scope)
        let list: Int
        switch vocabulary.field(field).type {
        case .yesNo:
            let wantsYes = wanted.contains(1)
            let wantsNo = wanted.contains(0)
            if wantsYes, wantsNo { return .sql("CASE WHEN \(column) IS NOT NULL THEN TRUE END", isOpen: true) }
            return wantsYes
                ? .sql(column, isOpen: true) : wantsNo ? !.sql(column, isOpen: true) : .sql("CASE WHEN \(column) IS NOT NULL THEN FALSE END", isOpen: true)
        case .choice(let choices): list = choices
        case .validUntil: list = Vocabulary.validityList
        case .count, .number, .percent, .date, .text, .reference, .set, .counts, .records, .yearsSince: return .unknown
        }
        let items = wanted.map { dialect.literal(vocabulary.termLists[list].items[$0].id) }
        if items.isEmpty { return .sql("CASE WHEN \(column) IS NOT NULL THEN FALSE END", isOpen: true) }
        return .sql(items.count == 1 ? "\(column) = \(items[0])" : "\(column) IN (\(items.joined(separator: ", ")))", isOpen: true)
    }

    private func lies(_ field: ScopedField, _ limit: DayLimit, _ scope: SQLScope) throws -> Condition {
        let column = try column(field, scope)
        switch limit {
        case .onOrAfter(let day): return .sql("\(column) >= DATE '\(day)'", isOpen: true)
        case .onOrBefore(let day): return .sql("\(column) <= DATE '\(day)'", isOpen: true)
        }
    }

    /// The columns with how many there are of some terms.
    func terms(_ field: ScopedField, _ terms: [Int], _ scope: SQLScope) throws -> [String] {
        guard case .subject(let ref) = field else { throw refuse("terms of a record") }
        let columns = schema.columns(ref).terms
        return terms.map { counting(around(ref, columns[$0], scope), ref, scope) }
    }

    /// How many of some terms are there.
    func presence(_ field: ScopedField, _ terms: [Int], _ counts: [String], _ scope: SQLScope) -> Measured {
        let present = Measured(
            low: Fraction(counts.map { "CASE WHEN \($0) > 0 THEN 1 ELSE 0 END" }.joined(separator: " + ")),
            high: Fraction(counts.map { "CASE WHEN \($0) = 0 THEN 0 ELSE 1 END" }.joined(separator: " + ")))
        let label = "\(vocabulary.field(field).label)中有几项"
        return named(.init(kind: scope.kind, form: "present", field: field, terms: terms), label, present, scope)
    }

    /// Whether something was filled in for a field: of a derived one for the date it is worked out from.
    private func isReported(_ field: ScopedField, _ scope: SQLScope) throws -> Condition {
        switch field {
        case .subject(let ref):
            let slot = vocabulary.kinds[ref.kind].table.reportedSlot(of: ref.slot)
            let column = try self.column(.subject(FieldRef(kind: ref.kind, slot: slot)), scope)
            if ref.kind == scope.kind { return .sure("\(column) IS NOT NULL") }
            return .sql("CASE WHEN \(scope.subject)\(schema.column(of: ref.kind)) IS NOT NULL THEN \(column) IS NOT NULL END", isOpen: true)
        case .record(let record, let slot):
            let base = vocabulary.records[record].table.reportedSlot(of: slot)
            return .sure("\(try column(.record(record, slot: base), scope)) IS NOT NULL")
        }
    }
}
