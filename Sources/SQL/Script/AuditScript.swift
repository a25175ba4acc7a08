import Audit
import Quantities
import Standards
import Wording

/// The script that makes the views of an audit over the tables of facts.
///
/// From the day in `parameters`: `outcomes`, `gaps`, `blank_spots`, `exceptions`, `figures` and `facility_figures`, beside the catalogue `checks`.
package struct AuditScript {
    let schema: FactSchema
    let dialect: SQLDialect
    let program: AuditProgram
    let compiler: RuleCompiler
    let asked: AskedStandards
    var checks: [CompiledCheck] = []
    var exemptionViews: [(name: String, body: String)] = []

    /// How many checks stand in one view: more take a database long to plan.
    static let checksInView = 40

    /// Compiles the checks of standards.
    ///
    /// - Throws: ``SQLRefusal`` when a rule cannot be put into SQL.
    package init(_ vocabulary: Vocabulary, _ asked: AskedStandards, _ dialect: SQLDialect) throws {
        schema = FactSchema(vocabulary)
        self.asked = asked
        self.dialect = dialect
        // What is due when is worked out from the day in the parameters; the program's own day decides nothing here.
        program = try AuditProgram(vocabulary, standards: asked.standards, asOf: Day(number: 0))
        compiler = RuleCompiler(program, schema, dialect, asked)
        var names: [KindID: ColumnNames] = [:]
        for check in program.checks {
            let kind = check.form.kind
            let isShared = program.checks.contains { $0.form.kind == kind && $0.criterion.id == check.criterion.id && $0.standard != check.standard }
            let wanted = FactSchema.name((isShared ? check.standard + "__" : "") + check.criterion.id)
            // The longest ending a column of a check has is `_perhaps_void123`.
            let name = names[kind, default: ColumnNames()].take(String(wanted.prefix(44)))
            checks.append(try CheckCompiler(compiler, check, name: name).compile())
            if let view = try CheckCompiler(compiler, check, name: name, makesSteps: false).exemptions(scene: scene(kind)) {
                exemptionViews.append(("\(FactSchema.name(vocabulary.kinds[kind].id))__\(name)_exempt", view))
            }
        }
    }

    func table(_ kind: KindID) -> String { FactSchema.name(program.vocabulary.kinds[kind].id) }
    func scene(_ kind: KindID) -> String { "\(table(kind))_scene" }

    var vocabulary: Vocabulary { program.vocabulary }

    // MARK: The script

    /// The script.
    package var text: String {
        var parts = [
            """
            -- The audit as views over the tables of facts, from the day in parameters.
            -- Standards: \(program.standards.map(\.id).joined(separator: ", ")).
            -- TRUE, FALSE and NULL are yes, no and not known. A number is what it is at least and at most; a most that is NULL has no end.
            """
        ]
        parts += TableGuard(schema, dialect).statements
        if let quotient = dialect.quotientFunction { parts.append("-- A quotient, to twelve digits after the point\n" + quotient) }
        parts += catalogue
        for kind in vocabulary.kinds.indices { parts.append(view("\(table(kind))_as_of", asOf(kind), "\(vocabulary.kinds[kind].label)，截至判定日")) }
        for record in vocabulary.records.indices {
            parts.append(view("\(schema.records[record].name)_as_of", recordAsOf(record), vocabulary.records[record].label))
        }
        // Places look at facilities, so these come first.
        for kind in vocabulary.kinds.indices where vocabulary.kinds[kind].isFacility { parts += counted(kind) }
        parts.append(stored("facility", facilities, "所有机构"))
        for kind in vocabulary.kinds.indices where !vocabulary.kinds[kind].isFacility { parts += counted(kind) }
        for kind in kindsFromBelow { parts += self.sceneViews(kind) }
        for exemption in exemptionViews { parts.append(stored(exemption.name, exemption.body, nil)) }
        let (early, late) = (checkViews(isLate: false), checkViews(isLate: true))
        parts += early.map(\.text)
        parts += waivers
        parts += long("early", early)
        parts += blankCounts(early)
        parts += late.map(\.text)
        parts += long("late", late)
        parts += results
        return parts.joined(separator: "\n\n") + "\n"
    }

    func view(_ name: String, _ body: String, _ comment: String?) -> String {
        let head = comment.map { "-- \(Self.comment($0))\n" } ?? ""
        return "\(head)CREATE OR REPLACE VIEW \(dialect.name(name)) AS\n\(body);"
    }

    /// What several views read is stored, so that it is worked out once; running the script again makes it anew.
    func stored(_ name: String, _ body: String, _ comment: String?) -> String {
        let head = comment.map { "-- \(Self.comment($0))\n" } ?? ""
        let name = dialect.name(name)
        switch dialect {
        case .duckdb: return "\(head)CREATE OR REPLACE TABLE \(name) AS\n\(body);"
        case .postgresql: return "\(head)DROP TABLE IF EXISTS \(name) CASCADE;\nCREATE UNLOGGED TABLE \(name) AS\n\(body);\nANALYZE \(name);"
        case .spark: return "\(head)DROP TABLE IF EXISTS \(name);\nCREATE TABLE \(name) USING PARQUET AS\n\(body);"
        }
    }

    /// Text that ends with its line.
    static func comment(_ text: String) -> String { String(text.map { $0.isNewline ? " " : $0 }) }

    /// Kinds, those that stand in others before these.
    var kindsFromBelow: [KindID] { vocabulary.kinds.indices.sorted { (-vocabulary.enclosing($0).count, $0) < (-vocabulary.enclosing($1).count, $1) } }

    // MARK: Facts as of the day

    func asOf(_ id: KindID) -> String {
        let kind = vocabulary.kinds[id]
        var columns = ["t.code", "t.name", "t.position"] + schema.placeColumns.map { "t.\($0)" }
        columns += schema.kinds[id].columns.map(\.name).filter { $0.hasPrefix("mentions__") }.map { "t.\($0)" }
        columns.append("p.as_of")
        for (slot, field) in kind.table.fields.enumerated() where !field.isPrivate {
            let names = schema.columns(FieldRef(kind: id, slot: slot))
            columns += value(field, names, in: kind.table) { "t." + dialect.name(schema.columns(FieldRef(kind: id, slot: $0)).value) }
            columns += names.terms.map { asOf($0, names) }
            columns += [names.day, names.evidence, names.lack].compactMap { $0 }.map { "t." + dialect.name($0) }
        }
        return select(columns, from: "\(dialect.name(schema.kinds[id].name)) t\nCROSS JOIN parameters p")
    }

    func recordAsOf(_ id: Int) -> String {
        let table = vocabulary.records[id].table
        var columns = ["t.owner", "t.owner_kind", "t.field", "t.no", "p.as_of"]
        for (slot, field) in table.fields.enumerated() where !field.isPrivate {
            columns += value(field, schema.columns(record: id, slot: slot), in: table) { "t." + dialect.name(schema.columns(record: id, slot: $0).value) }
        }
        return select(columns, from: "\(dialect.name(schema.records[id].name)) t\nCROSS JOIN parameters p")
    }

    /// The value of a field as of the day: worked out, by default, or as it was given by then.
    func value(_ field: Field, _ names: FactSchema.FieldColumns, in table: FieldTable, _ column: (Int) -> String) -> [String] {
        let own = dialect.name(names.value)
        switch field.type {
        case .validUntil(let slot):
            return ["CASE WHEN \(column(slot)) >= p.as_of THEN 'valid' WHEN \(column(slot)) < p.as_of THEN 'expired' END AS \(own)"]
        case .yearsSince(let slot):
            let date = column(slot)
            func monthDay(_ day: String) -> String { "\(dialect.part("MONTH", of: day)) * 100 + \(dialect.part("DAY", of: day))" }
            let years = "\(dialect.part("YEAR", of: "p.as_of")) - \(dialect.part("YEAR", of: date))"
            // A birthday counts on its day.
            return [
                "CASE WHEN \(date) > p.as_of THEN 0 WHEN \(monthDay("p.as_of")) < \(monthDay(date)) THEN \(years) - 1 ELSE \(years) END AS \(own)"
            ]
        case .choice(let list):
            guard let item = field.defaultChoice else { break }
            return ["COALESCE(t.\(own), \(dialect.literal(vocabulary.termLists[list].items[item].id))) AS \(own)"]
        case .yesNo, .count, .number, .percent, .date, .text, .reference, .set, .counts, .records: break
        }
        return [asOf(names.value, names)]
    }

    /// A column of an answer as it was given by the day: what had not been said by then proves nothing.
    func asOf(_ column: String, _ names: FactSchema.FieldColumns) -> String {
        let own = dialect.name(column)
        return names.day.map { "CASE WHEN t.\(dialect.name($0)) > p.as_of THEN NULL ELSE t.\(own) END AS \(own)" } ?? "t.\(own)"
    }

    func select(_ columns: [String], from: String) -> String { "SELECT\n    \(columns.joined(separator: ",\n    "))\nFROM \(from)" }
}
