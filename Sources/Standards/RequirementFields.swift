extension Requirement {
    /// Every field it reads of the subject, of the places it stands in, and of subjects below.
    public var fields: [FieldRef] {
        switch self {
        case .compare(let metric, let threshold): metric.fields + (threshold.of.map { [$0] } ?? [])
        case .levels(let metric, _, _): metric.fields
        case .isOne(let ref, _), .onOrAfter(let ref, _), .onOrBefore(let ref, _), .includesAll(let ref, _), .includesSome(let ref, _, _),
            .facility(let ref, _), .reported(let ref):
            [ref]
        case .each(let population): population.fields
        case .all(let parts), .any(let parts): parts.flatMap(\.fields)
        case .not(let part): part.fields
        }
    }

    /// Every requirement within it, itself included, those of facilities and members apart.
    public var parts: [Requirement] {
        switch self {
        case .all(let parts), .any(let parts): [self] + parts.flatMap(\.parts)
        case .not(let part): [self] + part.parts
        default: [self]
        }
    }

    /// Whether it needs subjects below the one that is checked, or blank spots found there.
    public var isRollUp: Bool {
        metrics.contains { if case .blankSpots = $0 { true } else { $0.isRollUp } }
            || parts.contains { if case .each(let population) = $0 { population.isRollUp } else { false } }
    }

    /// Whether it asks for the blank spots the audit finds.
    public var asksBlankSpots: Bool { metrics.contains { if case .blankSpots = $0 { true } else { false } } }

    /// The metrics it compares.
    public var metrics: [Metric] {
        parts.flatMap { part -> [Metric] in
            switch part {
            case .compare(let metric, _), .levels(let metric, _, _): metric.withParts
            default: []
            }
        }
    }

    /// What it asks of facilities that are named by references, also in conditions.
    public var facilityTests: [FacilityTest] {
        parts.flatMap { part -> [FacilityTest] in
            switch part {
            case .facility(_, let test): [test]
            case .each(let population): population.facilityTests
            case .compare(let metric, _), .levels(let metric, _, _): metric.withParts.flatMap { $0.population?.facilityTests ?? [] }
            default: []
            }
        }
    }
}

extension Metric {
    /// The fields it reads.
    public var fields: [FieldRef] {
        switch self {
        case .field(let ref), .quantity(let ref, _), .daysSince(let ref), .quartersSince(let ref): [ref]
        case .count(let population), .share(let population): population.fields
        case .sum(let population, let slot):
            population.fields
                + population.members.compactMap { if case .subjects(let kind) = $0.source { FieldRef(kind: kind, slot: slot) } else { nil } }
        case .ratio(let top, let bottom): top.fields + bottom.fields
        case .total(let parts), .mean(let parts): parts.flatMap(\.fields)
        case .blankSpots: []
        }
    }

    /// Itself and the metrics it is worked out from.
    public var withParts: [Metric] {
        switch self {
        case .ratio(let top, let bottom): [self] + top.withParts + bottom.withParts
        case .total(let parts), .mean(let parts): [self] + parts.flatMap(\.withParts)
        default: [self]
        }
    }

    /// What it counts, when it counts.
    var population: Population? {
        switch self {
        case .count(let population), .share(let population), .sum(let population, _): population
        default: nil
        }
    }
}

extension Population {
    /// The fields it reads: those that hold the records, and of subjects below those asked about.
    public var fields: [FieldRef] {
        members.flatMap { member -> [FieldRef] in
            let nested = [member.among, member.matching].flatMap(\.requirements).flatMap(\.fields)
            switch member.source {
            case .subjects(let kind): return (member.among.slots + member.matching.slots).map { FieldRef(kind: kind, slot: $0) } + nested
            case .records(let ref): return [ref] + nested
            case .recordsOf(let kind, let slot): return [FieldRef(kind: kind, slot: slot)] + nested
            }
        }
    }

    var facilityTests: [FacilityTest] { members.flatMap { $0.among.facilityTests + $0.matching.facilityTests } }
}

extension Condition {
    /// The fields it asks about.
    public var slots: [Int] {
        switch self {
        case .always, .requirement: []
        case .all(let parts), .any(let parts): parts.flatMap(\.slots)
        case .isOne(let slot, _), .isNone(let slot, _), .compare(let slot, _), .onOrAfter(let slot, _), .onOrBefore(let slot, _),
            .includes(let slot, _), .facility(let slot, _), .reported(let slot, _):
            [slot]
        }
    }

    /// What it asks of the subject itself.
    public var requirements: [Requirement] {
        switch self {
        case .requirement(let requirement): [requirement]
        case .all(let parts), .any(let parts): parts.flatMap(\.requirements)
        default: []
        }
    }

    /// What it asks of facilities that are named by references.
    public var facilityTests: [FacilityTest] {
        switch self {
        case .facility(_, let test): [test]
        case .requirement(let requirement): requirement.facilityTests
        case .all(let parts), .any(let parts): parts.flatMap(\.facilityTests)
        default: []
        }
    }
}
