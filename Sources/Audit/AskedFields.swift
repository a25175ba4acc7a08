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
            collect(check.form.require, check.index, owner: check.form.kind)
            if let when = check.form.when { collect(when, check.index, owner: check.form.kind) }
            for rule in check.form.unless {
                add(rule.records, check.index)
                if let when = rule.when { collect(when, check.index, owner: check.form.kind) }
                for test in [rule.coveredBy].compactMap({ $0 }) + rule.matching.facilityTests { collect(test, check.index) }
                if case .records(let record) = vocabulary.kinds[rule.records.kind].table.fields[rule.records.slot].type {
                    for slot in rule.matching.slots { add(record: record, slot, check.index) }
                    if rule.coveredBy != nil, let slot = vocabulary.records[record].table.slot(id: "approved-on") { add(record: record, slot, check.index) }
                }
            }
        }
    }

    private mutating func add(_ ref: FieldRef, _ check: Int) {
        let base = FieldRef(kind: ref.kind, slot: Self.base(ref.slot, vocabulary.kinds[ref.kind].table))
        if fields[base]?.last != check { fields[base, default: []].append(check) }
    }

    private mutating func add(record: Int, _ slot: Int, _ check: Int) {
        let base = Self.base(slot, vocabulary.records[record].table)
        if recordFields[record]?[base]?.last != check { recordFields[record, default: [:]][base, default: []].append(check) }
    }

    private mutating func add(_ ref: FieldRef, terms wanted: [Int], _ check: Int) {
        add(ref, check)
        for term in wanted { terms[ref, default: [:]][term, default: []].append(check) }
    }

    /// The field a computed one is computed from.
    private static func base(_ slot: Int, _ table: FieldTable) -> Int {
        switch table.fields[slot].type {
        case .validUntil(let base), .yearsSince(let base): base
        default: slot
        }
    }

    private mutating func collect(_ requirement: Requirement, _ check: Int, owner: KindID) {
        switch requirement {
        case .compare(let metric, let threshold):
            collect(metric, check, owner: owner)
            if let of = threshold.of { add(of, check) }
        case .levels(let metric, _, _): collect(metric, check, owner: owner)
        case .isOne(let ref, _), .onOrAfter(let ref, _), .onOrBefore(let ref, _), .reported(let ref): add(ref, check)
        case .facility(let ref, let test):
            add(ref, check)
            collect(test, check)
        case .includesAll(let ref, let wanted), .includesSome(let ref, let wanted, _): add(ref, terms: wanted, check)
        case .each(let population): collect(population, check)
        case .all(let parts), .any(let parts): for part in parts { collect(part, check, owner: owner) }
        case .not(let part): collect(part, check, owner: owner)
        }
    }

    private mutating func collect(_ test: FacilityTest, _ check: Int) {
        for (kind, requirement) in test.has { collect(requirement, check, owner: kind) }
    }

    private mutating func collect(_ metric: Metric, _ check: Int, owner: KindID) {
        switch metric {
        case .field(let ref), .daysSince(let ref), .quartersSince(let ref): add(ref, check)
        case .total(let parts), .mean(let parts): for part in parts { collect(part, check, owner: owner) }
        case .blankSpots(_, let reportedAs): if let reportedAs { add(reportedAs, check) }
        case .quantity(let ref, let term): add(ref, terms: [term], check)
        case .count(let population), .share(let population): collect(population, check)
        case .sum(let population, let slot):
            collect(population, check)
            for member in population.members { if case .subjects(let kind) = member.source { add(FieldRef(kind: kind, slot: slot), check) } }
        case .ratio(let top, let bottom):
            collect(top, check, owner: owner)
            collect(bottom, check, owner: owner)
        }
    }

    private mutating func collect(_ population: Population, _ check: Int) {
        for member in population.members {
            let slots = member.among.slots + member.matching.slots
            for requirement in member.among.requirements + member.matching.requirements {
                collect(requirement, check, owner: requirement.fields.first?.kind ?? 0)
            }
            for test in member.among.facilityTests + member.matching.facilityTests { collect(test, check) }
            switch member.source {
            case .records(let ref): add(ref, slots, check)
            case .recordsOf(let kind, let slot): add(FieldRef(kind: kind, slot: slot), slots, check)
            case .subjects(let kind): for slot in slots { add(FieldRef(kind: kind, slot: slot), check) }
            }
        }
    }

    private mutating func add(_ ref: FieldRef, _ slots: [Int], _ check: Int) {
        add(ref, check)
        guard case .records(let record) = vocabulary.kinds[ref.kind].table.fields[ref.slot].type else { return }
        for slot in slots { add(record: record, slot, check) }
    }
}
