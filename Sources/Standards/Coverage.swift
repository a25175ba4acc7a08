/// How one fact of the register is accounted for.
public struct FactCoverage: Sendable, Hashable {
    /// In what way.
    public enum Kind: String, Sendable, CaseIterable {
        /// A binding or target criterion computes it from data.
        case automatic
        /// A criterion answered by a responsible person, with evidence.
        case attestation
        /// A yes or no, or a word, the facility says of itself without evidence.
        case declared
        /// Only an advisory, derived or unverified criterion looks at it.
        case advisory
        /// A rule of the rectification ledger.
        case ledger
        /// Something the document defines without asking for anything.
        case definition
        /// Nothing: an error.
        case missing
    }

    /// The fact.
    public var fact: Fact
    /// In what way it is accounted for.
    public var kind: Kind
    /// Criteria and rules, as `standard/id`.
    public var by: [String]
}

extension StandardLibrary {
    /// Every fact of the register with the criteria that account for it.
    ///
    /// An inherited criterion is named under the standard that adds the fact, not under every standard that extends it.
    public func coverage() -> [FactCoverage] {
        var found: [String: [(kind: FactCoverage.Kind, name: String)]] = [:]
        for standard in standards {
            for criterion in standard.criteria {
                let isInherited = criterion.origin["id"] != nil
                for fact in criterion.source.facts where !isInherited || criterion.origin["source"] == nil {
                    found[fact, default: []].append((kind(of: criterion, criterion.source), "\(standard.id)/\(criterion.id)"))
                }
                for rule in criterion.forms.flatMap(\.unless) where !isInherited || criterion.origin["unless"] == nil {
                    for fact in rule.source.facts { found[fact, default: []].append((kind(of: criterion, rule.source), "\(standard.id)/\(criterion.id)")) }
                }
            }
            for rule in standard.processRules {
                for fact in rule.source.facts { found[fact, default: []].append((.ledger, "\(standard.id)/\(rule.id)")) }
            }
            for rule in standard.definitions {
                for fact in rule.source.facts { found[fact, default: []].append((.definition, "\(standard.id)/\(rule.id)")) }
            }
        }
        return facts.map { fact in
            let entries = found[fact.id] ?? []
            let kind = FactCoverage.Kind.allCases.first { kind in entries.contains { $0.kind == kind } } ?? .missing
            var seen = Set<String>()
            return FactCoverage(fact: fact, kind: kind, by: entries.map(\.name).filter { seen.insert($0).inserted })
        }
    }

    private func kind(of criterion: Criterion, _ source: Source) -> FactCoverage.Kind {
        if criterion.isAttestation { return .attestation }
        guard [.binding, .target].contains(criterion.writtenFirmness), [.quoted, .supporting].contains(source.provenance) else { return .advisory }
        return criterion.proof == .data ? .automatic : .declared
    }

    /// Facts that criteria name and the register does not know, as `standard/criterion` and fact id.
    public func unknownFacts() -> [(criterion: Criterion, standard: String, fact: String)] {
        let known = Set(facts.map(\.id))
        return standards.flatMap { standard in
            standard.criteria.filter { $0.origin["id"] == nil }.flatMap { criterion in
                criterion.facts.filter { !known.contains($0) }.map { (criterion, standard.id, $0) }
            }
        }
    }
}
