import Audit
import Quantities
import Standards

/// How the reasons why an exemption counts, or does not, are written in text.
enum RemarkWords {
    static let exempt = "exempt", expired = "expired", uncovered = "uncovered", unfit = "unfit", unapproved = "unapproved", notYet = "not-yet"
    static let incomplete = "incomplete", notAllowed = "not-allowed", open = "open", void = "void", waiverExpired = "waiver-expired", waived = "waived"
}

/// Puts the exemptions a check accepts into SQL: a row for every record of one, why each counts or not, and what they come to together.
struct ExemptionCompiler {
    private let compiler: RuleCompiler
    private let check: Check

    init(_ compiler: RuleCompiler, _ check: Check) {
        self.compiler = compiler
        self.check = check
    }

    private var dialect: SQLDialect { compiler.dialect }
    private var vocabulary: Vocabulary { compiler.vocabulary }

    /// What must hold for a subject before an exemption counts, and what is not known of that.
    typealias Applicability = (truth: Condition, cells: [CompiledCell])

    /// The query: a row a subject with recorded exemptions.
    ///
    /// - Parameter when: by exemption, what must hold for the subject; nil for nothing.
    func query(scene: String, when: [Applicability?]) throws -> String {
        let parts = try zip(check.form.unless, when).enumerated().map { try records($1.0, $0, scene: scene, when: $1.1) }
        let cases = [
            ("has_ended", RemarkWords.expired), ("flaw = 'notOpen'", RemarkWords.uncovered), ("flaw IS NOT NULL", RemarkWords.unfit),
            ("NOT is_approved", RemarkWords.unapproved), ("is_yet_to_come", RemarkWords.notYet), ("NOT is_complete", RemarkWords.incomplete),
            ("NOT is_allowed", RemarkWords.notAllowed), ("is_open OR is_complete IS NULL OR is_allowed IS NULL", RemarkWords.open),
        ]
        // Each reason with what it names.
        let details = [
            (RemarkWords.expired, dialect.asText("until")), (RemarkWords.uncovered, "covered_by"), (RemarkWords.unfit, "covered_by || '|' || flaw"),
            (RemarkWords.notYet, dialect.asText("approved_on")), (RemarkWords.exempt, "covered_by"),
        ]
        return """
            WITH recorded AS (
            \(parts.joined(separator: "\nUNION ALL\n"))
            ), judged AS (
                SELECT recorded.*,
                    CASE
                        \(cases.map { "WHEN \($0) THEN '\($1)'" }.joined(separator: "\n            "))
                        ELSE '\(RemarkWords.exempt)' END AS reason
                FROM recorded
            ), told AS (
                SELECT judged.*, reason || '|' || kind || CASE reason
                        \(details.map { "WHEN '\($0)' THEN '|' || COALESCE(\($1), '')" }.joined(separator: "\n            "))
                        ELSE '' END AS remark
                FROM judged
            )
            SELECT code,
                MAX(CASE WHEN reason = '\(RemarkWords.exempt)' THEN 1 ELSE 0 END) AS is_exempt,
                MAX(CASE WHEN reason = '\(RemarkWords.open)' THEN 1 ELSE 0 END) AS is_open,
                \(dialect.lines("CASE WHEN reason = '\(RemarkWords.exempt)' THEN remark END", orderedBy: "position")) AS exempt_remarks,
                \(dialect.lines("remark", orderedBy: "position")) AS remarks,
                \(dialect.lines("CASE WHEN reason = '\(RemarkWords.open)' THEN missing END", orderedBy: "position")) AS missing
            FROM told
            GROUP BY code
            """
    }

    /// The records of one exemption: where each stands in the order, and what is to be said for and against it.
    private func records(_ rule: ExemptionRule, _ number: Int, scene: String, when: Applicability?) throws -> String {
        guard let (record, fields) = vocabulary.exemption else { throw compiler.refuse("exemptions without a record of them") }
        func column(_ slot: Int) -> String { "r." + compiler.schema.columns(record: record, slot: slot).value }
        let kind = vocabulary.termLists[fields.kindList].items[rule.kind]
        let ownerKind = vocabulary.kinds[rule.records.kind]
        let (coveredBy, approvedBy) = (column(fields.coveredBy), column(fields.approvedBy))
        let approvedOn = fields.approvedOn.map(column)
        var scope = SQLScope(kind: check.form.kind, isOfCheck: false, hasPopulations: false)
        scope.record = "r."
        let facility = try compiler.passes(rule.coveredBy ?? .open, "f.", scope)
        let matching = try compiler.truth(rule.matching, scope)
        let noWords = Vocabulary.noWords.map(dialect.literal).joined(separator: ", ")
        let saysNothing = "COALESCE(translate(\(approvedBy), ' \u{3000}\u{A0}-－—–/／', ''), '') = '' OR \(approvedBy) IN (\(noWords))"
        var open = [facility.isUnknown]
        if let approvedOn, rule.coveredBy != nil { open.append(.sure("\(approvedOn) IS NULL")) }
        let missing = try [CompiledCell(condition: .yes, text: facility.cells)] + cells(rule, matching, record, fields, when)
        let owner = rule.records.kind == check.form.kind ? "code" : compiler.schema.column(of: rule.records.kind)
        let field = dialect.literal(ownerKind.table.fields[rule.records.slot].id)
        let what = [compiler.words.text(rule.coveredBy ?? .open).zh, compiler.words.line(rule.matching), rule.when.map { compiler.words.line($0) } ?? ""]
        return """
                -- \(AuditScript.comment("\(kind.label)：" + what.filter { !$0.isEmpty }.joined(separator: "；")))
                SELECT s.code, r.no + \(number * 100_000) AS position, \(dialect.literal(kind.id)) AS kind, \(coveredBy) AS covered_by, \(column(fields.until)) AS until,
                    \(approvedOn ?? "CAST(NULL AS DATE)") AS approved_on,
                    (\(column(fields.until)) < s.as_of) IS TRUE AS has_ended,
                    \(facility.flaw) AS flaw,
                    NOT (\(saysNothing)) AS is_approved,
                    \(approvedOn.map { "(\($0) > s.as_of) IS TRUE" } ?? "FALSE") AS is_yet_to_come,
                    \(matching) AS is_complete,
                    \(when?.truth ?? .yes) AS is_allowed,
                    \(Condition.or(open)) AS is_open,
                    \(dialect.lines(missing.map(\.line))) AS missing
                FROM \(scene) s
                JOIN \(dialect.name(compiler.schema.records[record].name))_as_of r
                    ON r.owner = s.\(owner) AND r.owner_kind = \(dialect.literal(ownerKind.id)) AND r.field = \(field) AND \(column(fields.kind)) = \(dialect.literal(kind.id))
                LEFT JOIN facility f ON f.code = \(coveredBy)\(compiler.recordFacilities(record, in: check.form.kind))
            """
    }

    /// What is not known of a record and its subject, where that leaves open whether it counts.
    private func cells(
        _ rule: ExemptionRule, _ matching: Condition, _ record: Int, _ fields: ExemptionFields, _ when: Applicability?
    ) throws -> [CompiledCell] {
        let ownerKind = vocabulary.kinds[rule.records.kind]
        let table = vocabulary.records[record].table
        var cells: [CompiledCell] = []
        func add(_ slot: Int, _ condition: Condition) {
            let head = CellWords.field(ownerKind.id, ownerKind.table.fields[rule.records.slot].id) + "["
            let column = "r." + compiler.schema.columns(record: record, slot: slot).value
            let text = "\(dialect.literal(head)) || \(dialect.asText("r.no")) || \(dialect.literal("].\(table.fields[slot].id)"))"
            cells.append(CompiledCell(condition: condition && .sure("\(column) IS NULL"), text: text))
        }
        if let slot = fields.approvedOn, rule.coveredBy != nil { add(slot, .yes) }
        if matching != .yes {
            let slots = RuleNode.rule(rule.matching).ownScope.flatMap(\.fields).compactMap(\.recordSlot)
            for slot in slots { add(table.reportedSlot(of: slot), matching.isUnknown) }
            for ref in rule.matching.fields {
                cells += try compiler.cell(ref, SQLScope(kind: check.form.kind)).map {
                    CompiledCell(condition: matching.isUnknown && $0.condition, text: $0.text)
                }
            }
        }
        if let when { cells += when.cells.map { CompiledCell(condition: when.truth.isUnknown && $0.condition, text: $0.text) } }
        return cells
    }
}
