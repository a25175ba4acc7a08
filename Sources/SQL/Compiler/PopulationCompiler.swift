import Quantities
import Standards

/// What is counted of a population, all its sources together: expressions over columns of the scene.
struct TallySum: Hashable {
    /// By counter, what is added up; nothing where it can only be 0.
    var parts: [Scene.Counter: [String]] = [:]
    /// Whether any number of members may be missing; never NULL.
    var isUnbounded = Condition.no
    /// The total of the number that is summed, at least and at most.
    var sums: [(low: String, high: String)] = []

    static func == (left: Self, right: Self) -> Bool { left.parts == right.parts && left.isUnbounded == right.isUnbounded }
    func hash(into hasher: inout Hasher) { hasher.combine(parts) }

    /// Some counters together; nil where they can only be 0.
    func counters(_ counters: Scene.Counter...) -> String? { added(counters) }
    /// One counter.
    func sum(_ counter: Scene.Counter) -> String? { added([counter]) }

    private func added(_ counters: [Scene.Counter]) -> String? {
        let all = counters.flatMap { parts[$0] ?? [] }
        return all.isEmpty ? nil : all.count == 1 ? all[0] : "(\(all.joined(separator: " + ")))"
    }

    /// How many match.
    var count: Measured {
        let (low, high) = (sum(.yes), counters(.yes, .maybe, .perhapsYes, .perhapsMaybe))
        let most = high.map { Fraction($0) } ?? .zero
        return Measured(low: low.map { Fraction($0) } ?? .zero, high: .either(isUnbounded, .infinity, most))
    }

    /// The percentage that matches.
    var share: Measured {
        let all = counters(.yes, .maybe, .no, .perhapsYes, .perhapsMaybe, .perhapsNo) ?? "0"
        // Least: every perhaps that lowers it is counted in, every perhaps that raises it left out.
        let least = counters(.yes, .maybe, .no, .perhapsMaybe, .perhapsNo) ?? "0"
        let most = counters(.yes, .maybe, .perhapsYes, .perhapsMaybe) ?? "0"
        let mostOf = counters(.yes, .maybe, .perhapsYes, .perhapsMaybe, .no) ?? "0"
        let yes = sum(.yes) ?? "0"
        let hundred = Fraction(Quantity(100))
        let low = Fraction(
            "CASE WHEN \(least) = 0 THEN 100 ELSE 100 * \(yes) END", over: "CASE WHEN \(least) = 0 THEN 1 ELSE \(least) END")
        let high = Fraction("100 * \(most)", over: "CASE WHEN \(mostOf) = 0 THEN 1 ELSE \(mostOf) END")
        let sure = counters(.yes, .maybe, .no) ?? "0"
        let perhaps = counters(.perhapsYes, .perhapsMaybe, .perhapsNo).map { Condition.sure("\($0) > 0") } ?? .no
        return Measured(
            low: .either(isUnbounded, .zero, low), high: .either(isUnbounded, hundred, high),
            isVoid: !isUnbounded && .sure("\(all) = 0"), isPerhapsVoid: .sure("\(sure) = 0") && (isUnbounded || perhaps))
    }

    /// The total; nil where nothing is summed.
    var total: Measured? {
        guard !sums.isEmpty else { return nil }
        let high = Fraction(sums.map(\.high).joined(separator: " + "), isOpen: true)
        return Measured(low: Fraction(sums.map(\.low).joined(separator: " + ")), high: .either(isUnbounded, .infinity, high))
    }

    static func += (left: inout TallySum, right: TallySum) {
        for (counter, parts) in right.parts { left.parts[counter, default: []] += parts }
        left.isUnbounded = left.isUnbounded || right.isUnbounded
        left.sums += right.sums
    }
}

/// Populations in SQL.
extension RuleCompiler {
    /// What is known of a population.
    func tally(_ population: Population, _ sum: ScopedField?, _ scope: SQLScope) throws -> TallySum {
        var result = TallySum()
        for member in population.members { result += try tally(member, sum, scope) }
        return result
    }

    /// What is known of one source of a population.
    func tally(_ member: Population.Member, _ sum: ScopedField?, _ scope: SQLScope) throws -> TallySum {
        guard scope.hasPopulations else { throw refuse("a population within a condition on records") }
        switch member.source {
        case .records(let ref): return try records(ref, member, sum, scope)
        case .subjects(let kind): return try below(kind, nil, member, sum, scope)
        case .recordsOf(let ref): return try below(ref.kind, ref, member, sum, scope)
        }
    }

    private func records(_ ref: FieldRef, _ member: Population.Member, _ sum: ScopedField?, _ scope: SQLScope) throws -> TallySum {
        guard vocabulary.recordKind(in: ref) != nil else { throw refuse("records of a field that has none") }
        let list = around(ref, schema.columns(ref).value, SQLScope(kind: scope.kind, subject: scope.subject))
        let columns = try columns(of: .init(member: member, sum: sum), in: scope.kind, word: schema.columns(ref).value) { name in
            var inner = SQLScope(kind: scope.kind, isOfCheck: false, hasPopulations: false)
            inner.record = "r."
            let made = try self.count(member, sum, inner, MemberRow(alias: "r.", record: "r.", isThere: .yes), name)
            scenes[scope.kind].records[ref, default: Scene.RecordsView(ref: ref)].conditions += made.conditions
            scenes[scope.kind].records[ref]?.columns += made.columns
            return made.tally
        }
        return columns.sum(scope.subject, isUnbounded: .sure("\(list) IS NULL"))
    }

    private func below(_ kind: KindID, _ ref: FieldRef?, _ member: Population.Member, _ sum: ScopedField?, _ scope: SQLScope) throws -> TallySum {
        // Of what is asked of a member nothing is looked at below it.
        guard scope.isOfCheck else {
            var unknown = TallySum()
            unknown.isUnbounded = .yes
            return unknown
        }
        let id = ref.map { FactSchema.name(vocabulary.kinds[kind].id) + "_" + schema.columns($0).value } ?? FactSchema.name(vocabulary.kinds[kind].id)
        let key = Scene.BelowKey(kind: kind, records: ref)
        if scenes[scope.kind].below[key] == nil { scenes[scope.kind].below[key] = Scene.BelowView(key: key) }
        let columns = try columns(of: .init(member: member, sum: sum), in: scope.kind, word: id) { name in
            var inner = SQLScope(kind: kind, subject: "m.", isOfCheck: false, hasPopulations: ref == nil)
            if ref != nil { inner.record = "r." }
            let made = try self.count(member, sum, inner, MemberRow(below: ref != nil), name)
            scenes[scope.kind].below[key]?.conditions += made.conditions
            scenes[scope.kind].below[key]?.columns += made.columns
            if let ref, let record = vocabulary.recordKind(in: ref), let slot = sum?.recordSlot {
                scenes[scope.kind].below[key]?.recordColumns.insert(schema.columns(record: record, slot: slot).value)
            }
            return made.tally
        }
        var result = columns.sum(scope.subject, isUnbounded: .no)
        if let ref {
            let isMissing = "\(id)__unbounded"
            if scenes[scope.kind].below[key]?.columns.contains(where: { $0.name == isMissing }) == false {
                let list = around(ref, schema.columns(ref).value, SQLScope(kind: kind, subject: "m."))
                scenes[scope.kind].below[key]?.columns.append(
                    .init(name: isMissing, expression: "MAX(CASE WHEN \(list) IS NULL THEN 1 ELSE 0 END)", comment: nil))
            }
            result.isUnbounded = .sure("\(scope.subject)\(isMissing) > 0")
        }
        addSilent(of: kind, to: &result, hasRecords: ref != nil, scope)
        return result
    }

    /// Counts the places that say nothing of a kind of facility: there may be one more in each.
    private func addSilent(of kind: KindID, to result: inout TallySum, hasRecords: Bool, _ scope: SQLScope) {
        guard schema.mention(of: kind) != nil else { return }
        scenes[scope.kind].silent.insert(kind)
        let silent = scope.subject + Scene.silent(FactSchema.name(vocabulary.kinds[kind].id))
        if hasRecords {
            result.isUnbounded = result.isUnbounded || .sure("\(silent) > 0")
        } else {
            result.parts[.perhapsMaybe, default: []].append(silent)
            result.sums = result.sums.map { ($0.low, "CASE WHEN \(silent) = 0 THEN \($0.high) END") }
        }
    }

    /// The columns of a source, which are made when they are first asked for.
    private func columns(of key: Scene.TallyKey, in kind: KindID, word: String, make: (String) throws -> Scene.TallyColumns) throws -> Scene.TallyColumns {
        if let known = scenes[kind].tallies[key] {
            scenes[kind].note(check, uses: known.name)
            return known
        }
        let made = try make(scenes[kind].name(word))
        scenes[kind].tallies[key] = made
        scenes[kind].note(check, uses: made.name)
        return made
    }

    /// The columns of a source and what they are called.
    struct MadeColumns {
        var tally: Scene.TallyColumns
        var conditions: [Scene.Column] = []
        var columns: [Scene.Column] = []
    }

    /// The rows in which members are counted.
    struct MemberRow {
        /// What their columns begin with.
        var alias: String
        /// What the columns of the record in it begin with.
        var record: String?
        /// Whether there is a member in the row.
        var isThere: Condition

        init(alias: String, record: String?, isThere: Condition) { (self.alias, self.record, self.isThere) = (alias, record, isThere) }

        /// The rows of subjects below, or of their records: one that has none is still a row, without a record in it.
        init(below hasRecords: Bool) {
            self.init(alias: "m.", record: hasRecords ? "m.r__" : nil, isThere: hasRecords ? .sure("m.r__no IS NOT NULL") : .yes)
        }
    }

    /// Counts members, each once, and sums a number of those that match.
    private func count(_ member: Population.Member, _ sum: ScopedField?, _ scope: SQLScope, _ row: MemberRow, _ name: String) throws -> MadeColumns {
        var made = MadeColumns(tally: .init(name: name, counters: [:]))
        /// What is asked, under a name of its own.
        func named(_ rule: Rule, _ name: String) throws -> Condition {
            let condition = try truth(rule, scope)
            if case .known = condition { return condition }
            made.conditions.append(.init(name: name, expression: condition.text(), comment: words.line(rule), base: made.tally.name))
            return .sql(row.alias + name, isOpen: condition.isOpen)
        }
        let (among, matching) = (try named(member.among, "\(name)_among"), try named(member.matching, name))
        (made.tally.among, made.tally.matching) = (among, matching)
        for counter in Scene.Counter.allCases {
            let condition = row.isThere && counter.condition(among, matching)
            guard condition != .no else { continue }
            let column = "\(name)_\(counter.rawValue)"
            made.tally.counters[counter] = column
            made.columns.append(.init(name: column, expression: condition == .yes ? "COUNT(*)" : "SUM(CASE WHEN \(condition) THEN 1 ELSE 0 END)"))
        }
        if let sum {
            var outer = scope
            (outer.subject, outer.record) = (row.alias, row.record)
            let value = try measured(.field(sum), outer)
            let both = row.isThere && among && matching
            let possible = row.isThere && (among && matching).isPossible
            let (low, high) = ("\(name)_sum_low", "\(name)_sum_high")
            made.columns.append(.init(name: low, expression: "SUM(CASE WHEN \(both.isTrue) THEN \(value.low.top) ELSE 0 END)"))
            let isEndless = "MAX(CASE WHEN \(possible) AND \(value.high.top) IS NULL THEN 1 ELSE 0 END)"
            made.columns.append(
                .init(name: high, expression: "CASE WHEN \(isEndless) = 0 THEN SUM(CASE WHEN \(possible) THEN \(value.high.top) ELSE 0 END) END"))
            made.tally.sum = (low, high)
        }
        return made
    }
}

extension Scene {
    /// The name of the column with how many places below say nothing of a kind.
    static func silent(_ kind: String) -> String { "silent__\(kind)" }
}

extension Scene.TallyColumns {
    fileprivate func sum(_ alias: String, isUnbounded: Condition) -> TallySum {
        var result = TallySum()
        for (counter, column) in counters { result.parts[counter] = [alias + column] }
        result.isUnbounded = isUnbounded
        if let sum { result.sums = [(alias + sum.low, alias + sum.high)] }
        return result
    }
}
