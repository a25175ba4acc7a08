import Wording
import YAMLReader

extension RuleParser {
    static let facilityKeys = ["kind", "where", "has"]

    /// What a facility that is named must be.
    mutating func facilityTest(_ pairs: KeyedNodes) -> FacilityTest? {
        var test = FacilityTest()
        for node in pairs["kind"].map({ $0.isSequence ? $0.entries : [$0] }) ?? [] {
            guard let word = reading.text(node) else { return nil }
            let facilities = vocabulary.kinds.filter(\.isFacility)
            guard let kind = vocabulary.kind(word), vocabulary.kinds[kind].isFacility else {
                reading.error(node, .unknownFacilityKind(word), help: .nearestOrList(word, among: facilities.map(\.id)))
                return nil
            }
            test.kinds.append(kind)
        }
        for node in pairs["where"].map({ $0.isSequence ? $0.entries : [$0] }) ?? [] {
            guard let place = reading.choice(node, FacilityPlace.all(vocabulary)) else { return nil }
            test.places.insert(place)
        }
        guard let has = pairs["has"] else { return test }
        guard !test.kinds.isEmpty else {
            reading.error(has, .missingKey("kind"))
            return nil
        }
        for kind in test.kinds {
            guard let rule = nested(has, of: kind) else { return nil }
            guard !rule.isRollUp, rule.fields.allSatisfy({ $0.kind == kind }) else {
                reading.error(has, .onlyOwnFields(vocabulary.kinds[kind].label))
                return nil
            }
            test.has[kind] = rule
        }
        return test
    }
}
