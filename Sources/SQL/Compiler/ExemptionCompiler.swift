import Audit
import Quantities
import Standards

/// How the reasons why an exemption counts, or does not, are written in text.
enum RemarkWords {
    static let exempt = "exempt", expired = "expired", uncovered = "uncovered", unfit = "unfit", unapproved = "unapproved", notYet = "not-yet"
    static let incomplete = "incomplete", notAllowed = "not-allowed", open = "open", void = "void", waiverExpired = "waiver-expired", waived = "waived"
}

/// Puts one exemption a check accepts into SQL: a row for every record of it.
struct ExemptionCompiler {
    private let compiler: RuleCompiler
    private let check: Check
    private let rule: ExemptionRule

    init(_ compiler: RuleCompiler, _ check: Check, _ rule: ExemptionRule) {
        self.compiler = compiler
        self.check = check
        self.rule = rule
    }

    private var dialect: SQLDialect { compiler.dialect }

    /// The rows: the subject's code, where the record stands in the order, its state, the reason, and the cells that are lacking.
    func select(_ number: Int, scene: String, when: (truth: Condition, cells: [CompiledCell])?) throws -> String {
        let vocabulary = compiler.vocabulary
        guard let (record, fields) = vocabulary.exemption else { throw compiler.refuse("exemptions without a record of them") }
        func column(_ slot: Int) -> String { "r." + compiler.schema.columns(record: record, slot: slot).value }
        let kindWord = vocabulary.termLists[fields.kindList].items[rule.kind].id
        let ownerKind = vocabulary.kinds[rule.records.kind]
        let (coveredBy, until, approvedBy) = (column(fields.coveredBy), column(fields.until), column(fields.approvedBy))
        var scope = SQLScope(kind: check.form.kind, isOfCheck: false, hasPopulations: false)
        scope.record = "r."
        let facility = try compiler.passes(rule.coveredBy ?? .open, "f.", scope)
        let matching = try compiler.truth(rule.matching, scope)
        let saysNothing =
            "COALESCE(translate(\(approvedBy), ' \u{3000}\u{A0}-－—–/／', ''), '') = '' OR \(approvedBy) IN (\(Vocabulary.noWords.map(dialect.literal).joined(separator: ", ")))"

        func remark(_ word: String, _ rest: String? = nil) -> String {
            dialect.literal("\(word)|\(kindWord)" + (rest == nil ? "" : "|")) + (rest.map { " || COALESCE(\($0), '')" } ?? "")
        }
        var voids: [(Condition, String)] = [
            (.sure("(\(until) < s.as_of) IS TRUE"), remark(RemarkWords.expired, dialect.asText(until))),
            (.sure("(\(facility.flaw)) = 'notOpen'"), remark(RemarkWords.uncovered, coveredBy)),
            (.sure("(\(facility.flaw)) IS NOT NULL"), "\(remark(RemarkWords.unfit, coveredBy)) || '|' || (\(facility.flaw))"),
            (.sure("(\(saysNothing))"), remark(RemarkWords.unapproved)),
        ]
        var open: [Condition] = [facility.truth.isUnknown]
        var lacking = [CompiledCell(condition: .yes, text: facility.missing)]
        func cell(_ slot: Int, _ condition: Condition) {
            let head = CellWords.field(ownerKind.id, ownerKind.table.fields[rule.records.slot].id) + "["
            let tail = "].\(vocabulary.records[record].table.fields[slot].id)"
            lacking.append(
                CompiledCell(
                    condition: condition && .sure("\(column(slot)) IS NULL"),
                    text: "\(dialect.literal(head)) || \(dialect.asText("r.no")) || \(dialect.literal(tail))"))
        }
        if let slot = fields.approvedOn {
            voids.append((.sure("(\(column(slot)) > s.as_of) IS TRUE"), remark(RemarkWords.notYet, dialect.asText(column(slot)))))
            if rule.coveredBy != nil {
                open.append(.sure("\(column(slot)) IS NULL"))
                cell(slot, .yes)
            }
        }
        if matching != .yes {
            voids.append((matching.isFalse, remark(RemarkWords.incomplete)))
            open.append(matching.isUnknown)
            let table = vocabulary.records[record].table
            for slot in RuleNode.rule(rule.matching).ownScope.flatMap(\.fields).compactMap(\.recordSlot) {
                cell(table.reportedSlot(of: slot), matching.isUnknown)
            }
            for ref in rule.matching.fields {
                lacking += try compiler.cell(ref, SQLScope(kind: check.form.kind)).map {
                    CompiledCell(condition: matching.isUnknown && $0.condition, text: $0.text)
                }
            }
        }
        if let when {
            voids.append((when.truth.isFalse, remark(RemarkWords.notAllowed)))
            open.append(when.truth.isUnknown)
            lacking += when.cells.map { CompiledCell(condition: when.truth.isUnknown && $0.condition, text: $0.text) }
        }
        let isOpen = Condition.or(open)
        let owner = rule.records.kind == check.form.kind ? "code" : compiler.schema.column(of: rule.records.kind)
        return """
                -- \(vocabulary.termLists[fields.kindList].items[rule.kind].label)
                SELECT s.code, r.no + \(number * 100_000) AS position,
                    \(CheckCompiler.cases(voids.map { ($0.0, "'void'") } + [(isOpen, "'open'")], "'exempt'")) AS state,
                    \(CheckCompiler.cases(voids + [(isOpen, remark(RemarkWords.open))], remark(RemarkWords.exempt, coveredBy))) AS remark,
                    \(dialect.lines(lacking.map(\.line))) AS missing
                FROM \(scene) s
                JOIN \(dialect.name(compiler.schema.records[record].name))_as_of r
                    ON r.owner = s.\(owner) AND r.owner_kind = \(dialect.literal(ownerKind.id)) AND r.field = \(dialect.literal(ownerKind.table.fields[rule.records.slot].id))
                    AND \(column(fields.kind)) = \(dialect.literal(kindWord))
                LEFT JOIN facility f ON f.code = \(coveredBy)\(compiler.recordFacilities(record, in: check.form.kind))
            """
    }
}
