extension Rule {
    /// Every field it reads of the subject, of the places it stands in, and of subjects below.
    public var fields: [FieldRef] { RuleNode.rule(self).withMembers.flatMap(\.fields).compactMap(\.subjectField) }

    /// Whether it takes a share or ratio, of which there may be nothing.
    public var mayBeVoid: Bool { RuleNode.rule(self).mayBeVoid }

    /// Whether it needs subjects below the one that is checked, or blank spots found there.
    public var isRollUp: Bool {
        RuleNode.rule(self).ownScope.contains { node in
            switch node {
            case .member(let member): member.source.below != nil
            case .number(.blankSpots): true
            case .rule, .number: false
            }
        }
    }

    /// The blank spots found by the audit that it asks for, with the fields in which the place reports its own numbers.
    public var blankSpots: [(kind: BlankSpotKind, reportedAs: FieldRef?)] {
        RuleNode.rule(self).ownScope.compactMap { node in
            guard case .number(.blankSpots(let kind, let reportedAs)) = node else { return nil }
            return (kind, reportedAs)
        }
    }

    /// What it asks of facilities that are named by references, also in conditions.
    public var facilityTests: [FacilityTest] {
        RuleNode.rule(self).withMembers.compactMap { node in
            guard case .rule(.open(_, let test)) = node else { return nil }
            return test
        }
    }

    /// The list every item of which is asked for, each that is lacking being a gap of its own; nil where something else is asked.
    public var list: (field: FieldRef, terms: [Int])? {
        guard case .has(.subject(let ref), let terms, .all) = self else { return nil }
        return (ref, terms)
    }

    /// The ordered levels of what it asks, with their unit; nil where it has none.
    public var levels: (levels: [Level], unit: String?)? {
        guard case .compare(_, let threshold) = self, case .levels(let levels) = threshold.limit else { return nil }
        return (levels, threshold.unit)
    }
}

extension Population.Member {
    /// The fields of the record that its conditions look at.
    public var recordSlots: [Int] { [among, matching].flatMap { RuleNode.rule($0).ownScope }.flatMap(\.fields).compactMap(\.recordSlot) }

    /// The fields of the subject below, or of the one that holds the records, that its conditions look at, and of the places it stands in.
    public var subjectFields: [FieldRef] { among.fields + matching.fields }
}
