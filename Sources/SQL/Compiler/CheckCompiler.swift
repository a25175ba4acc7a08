import Audit
import Quantities
import Standards

/// Puts one check into SQL.
final class CheckCompiler {
    let compiler: RuleCompiler
    let check: Check
    let name: String
    /// Whether parts become columns; not where the check's own columns are not at hand.
    let makesSteps: Bool
    var steps: [Scene.Column] = []
    var choices: [Scene.Column] = []
    var answers: [Int: CompiledAnswer] = [:]
    var described: [Int: Described?] = [:]
    var nearestParts: [Int: [(Int, Condition)]] = [:]
    var lackingParts: [Int: Fraction] = [:]

    var tree: RuleTree { check.tree }
    var dialect: SQLDialect { compiler.dialect }

    init(_ compiler: RuleCompiler, _ check: Check, name: String, makesSteps: Bool = true) {
        self.makesSteps = makesSteps
        self.compiler = compiler
        self.check = check
        self.name = name
    }

    func scope(_ node: Int) -> SQLScope {
        var scope = SQLScope(kind: check.form.kind, ofNothing: tree.isRequired(node) ? check.criterion.ofNothing : .unmet)
        if let life = check.criterion.validFor { scope.lapse = (life, Set(check.answered)) }
        return scope
    }

    /// The columns of the check.
    func compile() throws -> CompiledCheck {
        compiler.check = check.name
        var result = CompiledCheck(number: check.index, name: name, isLate: check.asksBlankSpots)
        var when: Condition?
        if let node = tree.when { when = root("when", try answer(node).reading(.unmet).truth, of: check.form.when, &result) }
        let holds = try answer(tree.require).reading(check.criterion.ofNothing)
        let truth = root("holds", holds.truth, of: check.form.require, &result)
        let isVoid = root("void", holds.isVoid, &result)
        let isPerhapsVoid = root("perhaps_void", holds.isPerhapsVoid, &result)

        let exempt: Condition
        let exemptOpen: Condition
        if check.form.unless.isEmpty {
            (exempt, exemptOpen) = (.no, .no)
        } else {
            let view = "\(name)_exempt"
            result.exemptions = view
            exempt = .sure("x_\(name).is_exempt > 0")
            exemptOpen = .sure("x_\(name).is_open > 0")
        }
        let applies = when ?? .yes
        let notApplicable = applies.isFalse || isVoid
        let isMet = truth.isTrue
        let isUnmet = truth.isFalse && !isPerhapsVoid && applies.isTrue
        result.outcome = Self.cases(
            [
                (!isAsked, "CAST(NULL AS \(dialect.text))"), (notApplicable, "'\(Outcome.notApplicable.id)'"), (isMet, "'\(Outcome.met.id)'"),
                (exempt, "'\(Outcome.waived.id)'"), (exemptOpen, "'\(Outcome.unreported.id)'"), (isUnmet, "'\(Outcome.unmet.id)'"),
            ], "'\(Outcome.unreported.id)'")
        let column = "s.\(CompiledCheck.outcomeColumn(name))"
        try tell(
            &result, isGap: .sure("\(column) IN ('\(Outcome.unmet.id)', '\(Outcome.unreported.id)')"), isUnmet: .sure("\(column) = '\(Outcome.unmet.id)'"),
            isUnreported: .sure("\(column) = '\(Outcome.unreported.id)'"), when: when)
        // What is told of may have needed columns of its own.
        result.steps = steps
        result.roots += choices
        return result
    }

    /// Where the check is asked: everywhere, or where its standard holds.
    var isAsked: Condition {
        compiler.asked.condition(check.standard, place: compiler.schema.judgingPlace("s."), asOf: "s.as_of", dialect)
    }

    func root(_ end: String, _ condition: Condition, of rule: Rule? = nil, _ result: inout CompiledCheck) -> Condition {
        if case .known = condition { return condition }
        let column = "\(name)__\(end)"
        result.roots.append(.init(name: column, expression: condition.text(), comment: rule.map(compiler.words.line)))
        return .sql("s.\(column)", isOpen: condition.isOpen)
    }

    static func cases(_ cases: [(Condition, String)], _ other: String) -> String {
        var text = ""
        for (condition, value) in cases where condition != .no {
            if condition == .yes { return text.isEmpty ? value : "CASE\(text) ELSE \(value) END" }
            text += "\n      WHEN \(condition) THEN \(value)"
        }
        return text.isEmpty ? other : "CASE\(text)\n      ELSE \(other) END"
    }

    // MARK: Nodes

    /// What a rule of the check comes to; what it is put together of are columns.
    func answer(_ node: Int) throws -> CompiledAnswer {
        if let known = answers[node] { return known }
        guard case .rule(let rule) = tree.nodes[node] else { return CompiledAnswer(truth: .unknown) }
        let scope = scope(node)
        let result: CompiledAnswer
        switch rule {
        case .all: result = try together(node, scope) { $0.and($1) }
        case .any: result = try together(node, scope) { $0.or($1) }
        case .always, .not, .compare, .isOne, .day, .has, .every, .open, .reported: result = try compiler.answer(rule, scope)
        }
        answers[node] = result
        return result
    }

    func together(_ node: Int, _ scope: SQLScope, _ join: (CompiledAnswer, CompiledAnswer) -> CompiledAnswer) throws -> CompiledAnswer {
        var result: CompiledAnswer?
        for child in tree.children(of: node) {
            let part = try part(child).reading(scope.ofNothing)
            result = result.map { join($0, part) } ?? part
        }
        return result ?? CompiledAnswer(truth: .unknown, isVoid: .yes)
    }

    /// A part of what is put together, in columns of its own.
    func part(_ node: Int) throws -> CompiledAnswer {
        if let known = answers[node] { return known }
        let answer = try self.answer(node)
        if !makesSteps { return answer }
        if case .rule(.all) = tree.nodes[node] { return answer }
        if case .rule(.any) = tree.nodes[node] { return answer }
        func column(_ end: String, _ condition: Condition) -> Condition {
            if case .known = condition { return condition }
            let column = "\(name)__\(end)\(node)"
            steps.append(.init(name: column, expression: condition.text(), comment: nil))
            return .sql("s.\(column)", isOpen: condition.isOpen)
        }
        let result = CompiledAnswer(
            truth: column("n", answer.truth), isVoid: column("void", answer.isVoid), isPerhapsVoid: column("perhaps_void", answer.isPerhapsVoid))
        answers[node] = result
        return result
    }

    /// Whether a rule held, as far as it is asked: what is void and drops out is as good as fulfilled.
    func holds(_ node: Int) throws -> (no: Condition, unknown: Condition) {
        let answer = try part(node).reading(tree.isRequired(node) ? check.criterion.ofNothing : .unmet)
        let isNo = !answer.isVoid && answer.truth.isFalse && !answer.isPerhapsVoid
        return (isNo, !answer.isVoid && (answer.truth.isUnknown || (answer.truth.isFalse && answer.isPerhapsVoid)))
    }

    // MARK: What is told

    func tell(_ result: inout CompiledCheck, isGap: Condition, isUnmet: Condition, isUnreported: Condition, when: Condition?) throws {
        let require = tree.require
        let leaves = Array(try self.leaves(require))
        let isComposed = leaves != [require]
        var first: [(Int, Condition)] = [(require, .yes)]
        if isComposed {
            first = try self.first(require)
            result.told[.part] = "CASE WHEN \(isGap) THEN \(Self.cases(first.map { ($0.1, "\($0.0)") }, "\(require)")) END"
        }
        /// What each leaf tells of, where it is the first.
        func told(_ value: (Described) -> String?) -> String? {
            let values = try? leaves.compactMap { leaf in try describe(leaf).flatMap(value).map { (leaf, $0) } }
            guard let values, !values.isEmpty else { return nil }
            if !isComposed { return values[0].1 }
            return Self.cases(values.map { leaf, value in (isGap && .or(first.filter { $0.0 == leaf }.map(\.1)), value) }, "NULL")
        }
        result.told[.low] = told { $0.actual.map { self.whereThere($0, $0.low.shown(self.dialect)) } }
        result.told[.high] = told { $0.actual.map { self.whereThere($0, $0.high.shown(self.dialect)) } }
        result.told[.shortfall] = told { described in
            guard let shortfall = described.shortfall else { return nil }
            let shown = described.actual.map { self.whereThere($0, shortfall.shown(self.dialect)) } ?? shortfall.shown(self.dialect)
            return "CASE WHEN \(isUnmet) THEN \(shown) END"
        }
        result.told[.level] = told { $0.level }
        result.told[.required] = told { $0.limit.map { $0.shown(self.dialect) } }
        if isComposed { result.told[.parts] = try parts(isUnmet) }
        try tellTerms(&result, isGap: isGap, isUnmet: isUnmet, when: when)
        var cells: [CompiledCell] = []
        if let node = tree.when {
            let unknown = try holds(node).unknown
            cells += try self.cells(node).map { CompiledCell(condition: unknown && $0.condition, text: $0.text) }
        }
        cells += try self.cells(require)
        var missing: [String] = []
        if !cells.isEmpty {
            let text = dialect.lines(cells.map(\.line))
            let isWanted = result.told[.terms] == nil ? isUnreported : isUnreported && .sure("(\(result.told[.terms]!)) IS NULL")
            missing.append("CASE WHEN \(isWanted) THEN \(text) END")
        }
        if result.exemptions != nil { missing.append("CASE WHEN \(isGap) AND s.\(name)__exempt_is_open > 0 THEN s.\(name)__exempt_missing END") }
        if !missing.isEmpty { result.told[.missing] = dialect.lines(missing) }
        result.told[.remarks] = try remarks(isGap)
    }

    func whereThere(_ measured: Measured, _ text: String) -> String {
        measured.isVoid == .no ? text : "CASE WHEN NOT \(measured.isVoid.text(.comparison)) THEN \(text) END"
    }

    /// Shares of nothing, then exemptions; waivers come later.
    func remarks(_ isGap: Condition) throws -> String? {
        var lines: [String] = []
        if !check.voidable.isEmpty {
            var voids: [Condition] = []
            for node in check.voidable {
                guard case .number(let number) = tree.nodes[node] else { continue }
                voids.append(try compiler.measured(number, scope(node)).isVoid)
            }
            let isVoid = Condition.or(voids)
            if isVoid != .no { lines.append("CASE WHEN \(isGap && isVoid) THEN 'void|\(check.criterion.ofNothing.rawValue)' END") }
        }
        if !check.form.unless.isEmpty { lines.append("CASE WHEN \(isGap) THEN s.\(name)__exempt_remarks END") }
        return lines.isEmpty ? nil : dialect.lines(lines)
    }

    /// Of a list that is asked for whole, each term that is lacking.
    func tellTerms(_ result: inout CompiledCheck, isGap: Condition, isUnmet: Condition, when: Condition?) throws {
        guard let (ref, terms) = check.form.require.list, let items = compiler.vocabulary.termList(of: ref)?.items else { return }
        let scope = scope(tree.require)
        let list = compiler.counting(compiler.around(ref, compiler.schema.columns(ref).value, scope), ref, scope)
        let columns = try compiler.terms(.subject(ref), terms, scope)
        let lines = zip(terms, columns).map { term, column in
            "CASE WHEN \(column) = 0 THEN \(dialect.literal(items[term].id + "=0")) WHEN \(column) IS NULL THEN \(dialect.literal(items[term].id + "=?")) END"
        }
        let isWanted = isGap && .sure("\(list) IS NOT NULL") && (isUnmet || (when?.isTrue ?? .yes))
        result.told[.terms] = "CASE WHEN \(isWanted) THEN \(dialect.lines(lines)) END"
    }

    /// What a rule that is not put together tells of.
    struct Described {
        var actual: Measured?
        var shortfall: Fraction?
        var level: String?
        /// The limit as it is here, where it grows.
        var limit: Fraction?
        /// How much is lacking of what is asked.
        var whole: Fraction?
    }

    func describe(_ node: Int) throws -> Described? {
        if let known = described[node] { return known }
        var result = try describeAnew(node)
        if makesSteps, node != tree.require, let shortfall = result?.shortfall { result?.shortfall = step(shortfall, "lacks\(node)") }
        described[node] = .some(result)
        return result
    }

    /// A number in columns of its own.
    func step(_ fraction: Fraction, _ end: String) -> Fraction {
        if fraction.constant != nil { return fraction }
        func column(_ end: String, _ expression: String) -> String {
            steps.append(.init(name: "\(name)__\(end)", expression: expression, comment: nil))
            return "s.\(name)__\(end)"
        }
        return Fraction(column(end, fraction.top), over: fraction.bottom.map { column("\(end)_of", $0) }, isOpen: fraction.isOpen)
    }

    func describeAnew(_ node: Int) throws -> Described? {
        guard case .rule(let rule) = tree.nodes[node] else { return nil }
        let scope = scope(node)
        switch rule {
        case .compare(let number, let threshold):
            let actual = try compiler.measured(number, scope)
            var described = Described(actual: actual)
            let bounds = try compiler.bounds(threshold.limit, scope)
            if bounds.count == 2 {
                // With an uncertain base the harder one, which surely suffices.
                let isLeastHarder = Condition.isFinitelyLess(bounds[1].shortfall(actual, isWhole: false), bounds[0].shortfall(actual, isWhole: false)).isTrue
                described.limit = .either(isLeastHarder, bounds[0].limit, bounds[1].limit)
                let lacking = bounds.map { $0.shortfall(actual, isWhole: number.isWhole) }
                described.shortfall = .either(isLeastHarder, lacking[0], lacking[1])
                described.whole = described.limit
            } else {
                described.shortfall = bounds[0].shortfall(actual, isWhole: number.isWhole)
                described.whole = whole(bounds[0], actual)
            }
            if case .levels(let levels) = threshold.limit {
                let cases = levels.enumerated().reversed().map { index, level in (Bound(level.comparison).holds(actual, level.comparison).isTrue, "\(index)") }
                described.level = whereThere(actual, Self.cases(cases, "-1"))
            }
            return described
        case .has(let field, let terms, let quota):
            let counts = try compiler.terms(field, terms, scope)
            let required = Bound.atLeast(Fraction(Quantity(quota.count(of: terms.count))))
            let actual = compiler.presence(field, terms, counts, scope)
            return Described(actual: actual, shortfall: required.shortfall(actual, isWhole: true), whole: required.limit)
        case .every(let population):
            let tally = try compiler.tally(population, nil, scope)
            let actual = Measured(
                low: tally.sum(.no).map { Fraction($0) } ?? .zero, high: tally.counters(.no, .maybe, .perhapsNo, .perhapsMaybe).map { Fraction($0) } ?? .zero)
            return Described(actual: actual, shortfall: actual.low, whole: actual.low)
        case .always, .all, .any, .not, .isOne, .day, .open, .reported: return nil
        }
    }

    /// What is lacking is a share of.
    func whole(_ bound: Bound, _ actual: Measured) -> Fraction {
        switch bound {
        case .atLeast(let limit), .moreThan(let limit): limit
        case .atMost, .lessThan: actual.low
        case .equals(let limit): .either(.isFinitelyLess(actual.high, limit), limit, actual.low)
        case .between(let lower, _): .either(.isFinitelyLess(actual.high, lower), lower, actual.low)
        }
    }

    // MARK: Exemptions

    /// The view of what the recorded exemptions of the check come to.
    func exemptions(scene: String) throws -> String? {
        guard !check.form.unless.isEmpty else { return nil }
        compiler.check = check.name
        let when = try tree.exemptions.map { exemption -> ExemptionCompiler.Applicability? in
            try exemption.when.map { node in (try answer(node).reading(.unmet).truth, try cells(node)) }
        }
        return try ExemptionCompiler(compiler, check).query(scene: scene, when: when)
    }
}
