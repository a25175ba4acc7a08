import Standards

/// What the checks of a program ask to be reported: which fields, which items of lists, which fields of records.
public struct AskedFields: Sendable {
    /// The checks that ask for each field, by number.
    public private(set) var fields: [FieldRef: [Int]] = [:]
    /// The checks that ask for each item of a set or counts field.
    public private(set) var terms: [FieldRef: [Int: [Int]]] = [:]
    /// The checks that ask for each field of a kind of record, by the record's number and the field's slot.
    public private(set) var recordFields: [Int: [Int: [Int]]] = [:]
    private let vocabulary: Vocabulary

    /// What the checks of a program ask for.
    public init(_ program: AuditProgram) {
        vocabulary = program.vocabulary
        for check in program.checks {
            collect(check.form.require, check.index)
            if let when = check.form.when { collect(when, check.index) }
            for rule in check.form.unless {
                add(rule.records, check.index)
                collect(rule.matching, check.index)
                if let when = rule.when { collect(when, check.index) }
                for cover in rule.coveredBy?.rules ?? [] { collect(cover.rule, check.index) }
                if rule.coveredBy != nil, let record = vocabulary.recordKind(in: rule.records),
                    let slot = vocabulary.records[record].table.slot(id: "approved-on")
                {
                    add(record: record, slot, check.index)
                }
            }
        }
    }

    private mutating func add(_ ref: FieldRef, _ check: Int) {
        let base = FieldRef(kind: ref.kind, slot: vocabulary.kinds[ref.kind].table.reportedSlot(of: ref.slot))
        if fields[base]?.last != check { fields[base, default: []].append(check) }
    }

    private mutating func add(record: Int, _ slot: Int, _ check: Int) {
        let base = vocabulary.records[record].table.reportedSlot(of: slot)
        if recordFields[record]?[base]?.last != check { recordFields[record, default: [:]][base, default: []].append(check) }
    }

    private mutating func add(_ ref: FieldRef, terms wanted: [Int], _ check: Int) {
        for term in wanted { terms[ref, default: [:]][term, default: []].append(check) }
    }

    private mutating func collect(_ rule: Rule, _ check: Int) {
        collect(.rule(rule), check)
        for spot in rule.blankSpots { if let reported = spot.reportedAs { add(reported, check) } }
    }

    /// What a node asks for, and what is in it, down to the conditions on members and the tests of facilities that are named.
    private mutating func collect(_ node: RuleNode, _ check: Int) {
        for field in node.fields {
            switch field {
            case .subject(let ref): add(ref, check)
            case .record(let record, let slot): add(record: record, slot, check)
            }
        }
        if let (field, terms) = node.terms, let ref = field.subjectField { add(ref, terms: terms, check) }
        for child in node.children { collect(child, check) }
    }
}
