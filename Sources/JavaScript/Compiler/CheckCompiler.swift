import Audit
import Figures
import Inventories
import Standards
import Wording

/// The checks of one kind of subject as a script, with what that script reads and the words it speaks.
package struct CheckScript: Sendable {
    /// A check that cannot be judged where only one facility is known.
    package struct Left: Sendable, Hashable {
        /// The check, as `standard/criterion`.
        package var name: String
        /// What it asks, in a short sentence.
        package var title: String
        /// Why.
        package var reason: ScriptRefusal
    }

    /// The kind whose checks they are.
    package let kind: KindID
    /// The engine with the rules.
    package let text: String
    /// The rules alone, in words that do not depend on a language: whatever else is changed, they tell whether the same is asked.
    package let rules: String
    /// The checks that are left out.
    package let left: [Left]
    /// The fields its rules read.
    package let fields: Set<FieldRef>
    /// The fields of records its rules read.
    package let recordFields: [Int: Set<Int>]
    /// What is asked of facilities that are named; a test's place is its number.
    package let tests: [FacilityTest]
    /// Which checks a waiver of a criterion sets aside, by the criterion's name.
    let waived: [String: [String]]

    /// Puts some checks of a program into a script.
    package init(_ program: AuditProgram, _ kind: KindID, checks: [Int], _ language: Language) {
        self.kind = kind
        var compiler = CheckCompiler(program, kind, language)
        var written: [String] = []
        var left: [Left] = []
        var waived: [String: [String]] = [:]
        for check in checks.map({ program.checks[$0] }) {
            do {
                written.append(try compiler.check(check))
                for name in check.waiverNames { waived[name, default: []].append(check.name) }
            } catch { left.append(Left(name: check.name, title: check.criterion.title, reason: error)) }
        }
        compiler.finish(kind)
        self.left = left
        self.waived = waived
        fields = compiler.rules.fields
        recordFields = compiler.rules.recordFields
        tests = compiler.rules.tests
        rules = compiler.plain.joined(separator: "\n")
        text = ([Engine.js] + compiler.tables(kind) + written).joined(separator: "\n")
    }
}

/// The engine that judges the rules.
enum Engine {
    static let js = ScriptText.compact(
        [
            QuantityScript.js, DayScript.js, AnswerScript.js, FactScript.js, RuleScript.js, EvaluatorScript.js, JudgeScript.js, GapScript.js, WordScript.js,
            StandingScript.js,
        ].joined(separator: "\n"))
}

/// Puts checks into JavaScript, and the words of what they read into tables.
private struct CheckCompiler {
    let program: AuditProgram
    let language: Language
    var rules: RuleCompiler
    private var exemptionKinds: Set<Int> = []
    /// The texts that several checks may say, with their places in a table.
    private var texts: [String: Int] = [:]
    /// The rules of each check without the words of a language.
    private(set) var plain: [String] = []

    init(_ program: AuditProgram, _ kind: KindID, _ language: Language) {
        self.program = program
        self.language = language
        rules = RuleCompiler(program.vocabulary, kind, language)
    }

    private var vocabulary: Vocabulary { program.vocabulary }

    /// A check with its rules; what was read for one that cannot be judged is forgotten.
    mutating func check(_ check: Check) throws(ScriptRefusal) -> String {
        let before = (rules, exemptionKinds, plain)
        do { return try written(check) } catch {
            (rules, exemptionKinds, plain) = before
            throw error
        }
    }

    private mutating func written(_ check: Check) throws(ScriptRefusal) -> String {
        let criterion = check.criterion
        let when = try check.tree.when.map { number throws(ScriptRefusal) in try rules.rule(number, of: check) }
        let require = try rules.requirement(check)
        var unless: [String] = []
        for (rule, numbers) in zip(check.form.unless, check.tree.exemptions) { unless.append(try exemption(rule, numbers, check)) }
        let answered = check.answered.map { rules.field(.subject($0)) }
        let rectification = criterion.rectification
        plain.append(try self.plain(check))
        return "check("
            + ScriptText.object([
                ("name", ScriptText.quoted(check.name)),
                ("title", ScriptText.quoted(criterion.title)), ("clause", shared(check.citation.short)),
                ("firmness", criterion.firmness == .binding ? nil : ScriptText.quoted(criterion.firmness.rawValue)),
                ("due", criterion.due.map { "\($0.number)" }),
                ("ofNothing", criterion.ofNothing == .notApplicable ? nil : ScriptText.quoted(criterion.ofNothing.rawValue)),
                ("validFor", criterion.validFor.map(life)),
                ("answered", answered.isEmpty ? nil : ScriptText.list(answered)), ("when", when), ("require", require),
                ("unless", unless.isEmpty ? nil : ScriptText.list(unless)),
                ("measure", rectification.map { shared($0.measure) }), ("responsible", rectification?.responsible.map { shared($0) }),
                ("days", rectification?.days.map { "\($0)" }),
            ]) + ");"
    }

    /// A text that several checks may say.
    private mutating func shared(_ text: String) -> String {
        if texts[text] == nil { texts[text] = texts.count }
        return "T[\(texts[text]!)]"
    }

    /// A check without the words of a language.
    private mutating func plain(_ check: Check) throws(ScriptRefusal) -> String {
        rules.isPlain = true
        defer { rules.isPlain = false }
        var parts = [check.name, check.criterion.firmness.rawValue, check.criterion.due.map { "\($0)" } ?? "", check.criterion.ofNothing.rawValue]
        parts.append(check.criterion.validFor.map { "\($0.count) \($0.unit.rawValue) \($0.isCalendar)" } ?? "")
        parts.append(try check.tree.when.map { number throws(ScriptRefusal) in try rules.rule(number, of: check) } ?? "")
        parts.append(try rules.rule(check.tree.require, of: check))
        for (rule, numbers) in zip(check.form.unless, check.tree.exemptions) { parts.append(try exemption(rule, numbers, check)) }
        return parts.joined(separator: "\t")
    }

    private func life(_ life: AnswerLife) -> String {
        let text = ValueWords(vocabulary: vocabulary).text(.lapsed(answered: PhraseTable.someDay, life))
        return ScriptText.object([
            ("count", "\(life.count)"), ("unit", ScriptText.quoted(life.unit.rawValue)), ("calendar", life.isCalendar ? "true" : nil),
            ("text", ScriptText.quoted(PhraseTable.withGap(text))),
        ])
    }

    private mutating func exemption(_ rule: ExemptionRule, _ numbers: RuleTree.Exemption, _ check: Check) throws(ScriptRefusal) -> String {
        exemptionKinds.insert(rule.kind)
        let matching = try rules.condition(rule.matching)
        let when = try numbers.when.map { number throws(ScriptRefusal) in try rules.rule(number, of: check) }
        let table = vocabulary.recordKind(in: rule.records).map { vocabulary.records[$0].table }
        let slots = RuleNode.rule(rule.matching).ownScope.flatMap(\.fields).compactMap(\.recordSlot)
        let asked = slots.compactMap { slot in table.map { ScriptText.quoted($0.fields[$0.reportedSlot(of: slot)].id) } }
        let reads = rule.matching.fields.map { rules.field(.subject($0)) }
        return ScriptText.object([
            ("records", rules.field(.subject(rule.records))), ("kind", "\(rule.kind)"), ("cover", "\(rules.number(of: rule.coveredBy ?? .open))"),
            ("isCoverAsked", rule.coveredBy == nil ? nil : "true"), ("matching", matching), ("when", when), ("asked", ScriptText.list(asked)),
            ("reads", ScriptText.list(reads)),
        ])
    }

    /// Notes what is read besides the rules: the status of the subject, what makes a record an exemption, what facilities that are named may lack.
    mutating func finish(_ kind: KindID) {
        if let slot = vocabulary.kinds[kind].statusSlot { _ = rules.field(.subject(FieldRef(kind: kind, slot: slot))) }
        if let (record, fields) = vocabulary.exemption, !exemptionKinds.isEmpty {
            for slot in [fields.kind, fields.coveredBy, fields.approvedBy, fields.approvedOn, fields.until] { rules.read(slot, of: record) }
        }
        for test in rules.tests {
            for (kind, rule) in test.rules {
                for ref in rule.fields { _ = rules.field(.subject(ref)) }
                if let slot = vocabulary.kinds[kind].statusSlot { _ = rules.field(.subject(FieldRef(kind: kind, slot: slot))) }
            }
            for kind in test.kinds { if let slot = vocabulary.kinds[kind].statusSlot { _ = rules.field(.subject(FieldRef(kind: kind, slot: slot))) } }
        }
    }

    // MARK: Tables

    /// The words of fields, terms and kinds, and those of outcomes; they come before the checks.
    func tables(_ kind: KindID) -> [String] {
        let phrases = PhraseTable(program, language)
        let bySubject = Dictionary(grouping: rules.fields, by: \.kind).sorted { $0.key < $1.key }.map { kind, refs in
            (vocabulary.kinds[kind].id, about(refs.map(\.slot), vocabulary.kinds[kind].table))
        }
        let byRecord = rules.recordFields.sorted { $0.key < $1.key }.map { record, slots in
            ("#" + vocabulary.records[record].id, about(Array(slots), vocabulary.records[record].table))
        }
        let terms = rules.terms.sorted { $0.key < $1.key }.map { list, items in
            let words = vocabulary.termLists[list].items
            return (
                vocabulary.termLists[list].id,
                ScriptText.object(
                    items.sorted().map { item in
                        (
                            "\(item)",
                            ScriptText.object([
                                ("id", ScriptText.quoted(words[item].id)), ("label", ScriptText.quoted(words[item].label)),
                                ("unit", words[item].unit.map(ScriptText.quoted)),
                            ])
                        )
                    })
            )
        }
        let kinds = Set(rules.fields.map(\.kind)).sorted().map { (vocabulary.kinds[$0].id, ScriptText.quoted(vocabulary.kinds[$0].label)) }
        return [
            "const KIND=\(ScriptText.quoted(vocabulary.kinds[kind].id)),own=field=>S(KIND,field);",
            "Object.assign(FIELDS,\(ScriptText.object(bySubject + byRecord)));", "const TERMS=\(ScriptText.object(terms));",
            "const KINDS=\(ScriptText.object(kinds));", "const VALID=\(Vocabulary.validItem),EXPIRED=\(Vocabulary.expiredItem);",
            "const NO_WORDS=\(ScriptText.list(Vocabulary.noWords.map(ScriptText.quoted)));", "const EXEMPTION=\(exemptionFields);",
            "const T=\(ScriptText.list(texts.sorted { $0.value < $1.value }.map { ScriptText.quoted($0.key) }));",
            "const WORDS=\(phrases.words);", "const REMARKS=\(phrases.remarks(exemptionKinds.sorted()));",
        ]
    }

    private func about(_ slots: [Int], _ table: FieldTable) -> String {
        ScriptText.object(slots.sorted().map { (table.fields[$0].id, about($0, table)) })
    }

    private func about(_ slot: Int, _ table: FieldTable) -> String {
        let field = table.fields[slot]
        var from: Int?
        var list: Int?
        var record: Int?
        switch field.type {
        case .validUntil(let date), .yearsSince(let date): from = date
        case .set(let terms), .counts(let terms): list = terms
        case .records(let kind): record = kind
        case .yesNo, .count, .number, .percent, .date, .text, .reference, .choice: break
        }
        return ScriptText.object([
            ("label", ScriptText.quoted(field.label)), ("type", ScriptText.quoted(field.type.word)),
            ("from", from.map { ScriptText.quoted(table.fields[$0].id) }),
            ("list", list.map { ScriptText.quoted(vocabulary.termLists[$0].id) }), ("record", record.map { ScriptText.quoted(vocabulary.records[$0].id) }),
            ("standard", field.defaultChoice.map { "\($0)" }),
        ])
    }

    private var exemptionFields: String {
        guard let (record, fields) = vocabulary.exemption, !exemptionKinds.isEmpty else { return "{}" }
        let table = vocabulary.records[record].table
        func id(_ slot: Int) -> String { ScriptText.quoted(table.fields[slot].id) }
        return ScriptText.object([
            ("kind", id(fields.kind)), ("coveredBy", id(fields.coveredBy)), ("approvedBy", id(fields.approvedBy)), ("approvedOn", fields.approvedOn.map(id)),
            ("until", id(fields.until)),
        ])
    }
}
