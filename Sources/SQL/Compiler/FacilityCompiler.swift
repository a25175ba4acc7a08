import Audit
import Standards

/// What a facility that is named by a reference comes to, in SQL.
struct CompiledFacility {
    /// Whether it passes.
    var truth: Condition
    /// Why it surely does not, as a word; NULL where it may pass.
    var flaw: String
    /// Whether it cannot be told whether it passes, where there is no flaw; never NULL.
    var isUnknown: Condition
    /// The cells of it that were not filled in, each a line, where there is no flaw; NULL where all were.
    var cells: String
}

/// Facilities that are named, in SQL.
extension RuleCompiler {
    /// What the facility that a field names comes to.
    func facility(_ field: ScopedField, _ test: FacilityTest, _ scope: SQLScope) throws -> CompiledFacility {
        let column = try column(field, scope)
        let prefix: String
        switch field {
        case .subject(let ref):
            prefix = scope.subject + facilityAlias(of: ref, in: scope) + "__"
        case .record(let record, let slot):
            if vocabulary.kinds[scope.kind].isFacility { throw refuse("a facility that a record of a facility names") }
            scenes[scope.kind].recordFacilities[record, default: []].insert(slot)
            prefix = Self.recordFacility(schema.columns(record: record, slot: slot).value) + "."
        }
        var result = try passes(test, prefix, scope)
        result.truth = .sql("CASE WHEN \(column) IS NOT NULL THEN \(result.truth) END", isOpen: true)
        return result
    }

    /// What the facility is called that a field of a record names.
    private static func recordFacility(_ column: String) -> String { "f_\(column)" }

    /// The joins of the facilities that the fields of a record name, where these are looked at for subjects of a kind.
    func recordFacilities(_ record: Int, in kind: KindID) -> String {
        (scenes[kind].recordFacilities[record] ?? []).sorted().map { slot in
            let column = schema.columns(record: record, slot: slot).value
            return "\nLEFT JOIN facility \(Self.recordFacility(column)) ON \(Self.recordFacility(column)).code = r.\(column)"
        }.joined()
    }

    private func facilityAlias(of ref: FieldRef, in scope: SQLScope) -> String {
        let column = around(ref, schema.columns(ref).value, SQLScope(kind: scope.kind, subject: "t."))
        if let known = scenes[scope.kind].facilities[column] { return known }
        let alias = scenes[scope.kind].name("facility")
        scenes[scope.kind].facilities[column] = alias
        return alias
    }

    /// Puts the facility of a row to a test, seen from the subject that names it.
    func passes(_ test: FacilityTest, _ facility: String, _ scope: SQLScope) throws -> CompiledFacility {
        let kind = facility + "kind"
        let isListed = Condition.sure("\(facility)code IS NOT NULL") && .sure("\(facility)is_open IS NOT FALSE")
        let kinds = test.kinds.map { dialect.literal(vocabulary.kinds[$0].id) }
        let isOfKind: Condition = kinds.isEmpty ? .yes : .sure("\(kind) IN (\(kinds.joined(separator: ", ")))")
        let isInPlace = Condition.and(
            test.places.sorted { $0.order < $1.order }.map { place in
                switch place {
                case .same(let level): same(level, facility, scope)
                case .seat(let level): same(level, facility, scope) && .sure("\(facility)place = \(facility)\(schema.column(of: level))")
                case .notItself: .sure("\(facility)code <> \(scope.subject)code") && .sure("\(facility)place <> \(scope.subject)code")
                }
            })
        var asked: [(kind: String, column: String, slots: [Int])] = []
        for (kind, rule) in test.rules {
            asked.append((vocabulary.kinds[kind].id, facility + (try probe(rule, of: kind)), Set(rule.fields.map(\.slot)).sorted()))
        }
        let has: Condition =
            asked.isEmpty
            ? .yes
            : .sql("CASE \(kind) \(asked.map { "WHEN \(dialect.literal($0.kind)) THEN \($0.column)" }.joined(separator: " ")) ELSE TRUE END", isOpen: true)
        let isOpen = Condition.sql("\(facility)is_open", isOpen: true)
        let flaws = [(!isListed, "notOpen"), (!isOfKind, "kind"), (!isInPlace, "place"), (has.isFalse, "lacking")]
        var cells = ["CASE WHEN \(facility)is_open IS NULL THEN \(kind) || '.' || \(statusWord(kind)) || '@' || \(facility)code END"]
        for (id, column, slots) in asked {
            let kindID = vocabulary.kinds.firstIndex { $0.id == id }!
            for slot in slots {
                let cell = "\(id).\(vocabulary.kinds[kindID].table.fields[slot].id)@"
                cells.append("CASE WHEN \(kind) = \(dialect.literal(id)) AND \(column) IS NULL THEN \(dialect.literal(cell)) || \(facility)code END")
            }
        }
        return CompiledFacility(
            truth: .sql("CASE WHEN NOT \((isListed && isOfKind && isInPlace).text(.comparison)) THEN FALSE ELSE \((isOpen && has).text()) END", isOpen: true),
            flaw: CheckCompiler.cases(flaws.map { ($0, "'\($1)'") }, "NULL"), isUnknown: isOpen.isUnknown || has.isUnknown, cells: dialect.lines(cells))
    }

    /// The field of a kind that says whether it is open.
    private func statusWord(_ kind: String) -> String {
        let words = vocabulary.kinds.compactMap { kind in kind.statusSlot.map { (kind.id, kind.table.fields[$0].id) } }
        return "CASE \(kind) \(words.map { "WHEN \(dialect.literal($0.0)) THEN \(dialect.literal($0.1))" }.joined(separator: " ")) END"
    }

    private func same(_ level: KindID, _ facility: String, _ scope: SQLScope) -> Condition {
        let column = schema.column(of: level)
        return .sure("(\(facility)\(column) = \(scope.subject)\(column)) IS TRUE")
    }

    /// The column of the view of facilities that says whether one of a kind has what is asked.
    private func probe(_ rule: Rule, of kind: KindID) throws -> String {
        if let known = probes[kind]?.first(where: { $0.rule == rule }) { return known.column }
        let column = "has_\(probes.values.reduce(0) { $0 + $1.count } + 1)"
        probes[kind, default: []].append((rule, column))
        // Its own scene has to bring together what the rule looks at.
        _ = try truth(rule, SQLScope(kind: kind, isOfCheck: false))
        return column
    }
}

extension FacilityPlace {
    /// A fixed order.
    fileprivate var order: Int {
        switch self {
        case .same(let level): level * 2
        case .seat(let level): level * 2 + 1
        case .notItself: Int.max
        }
    }
}
