import Inventories
import Standards

extension FormPlan.Subject {
    /// A facility as forms name it; nil where no roster has the place it stands in.
    package init?(_ code: String, _ kind: KindID, _ vocabulary: Vocabulary, _ inventory: Inventory, _ known: KnownFacts) {
        let codes = inventory.codes
        let (township, village) = (codes.township(of: code), codes.village(of: code))
        guard let roster = inventory.rosters[codes.county(of: code)], let within = roster.townships.first(where: { $0.code == township }),
            let place = within.villages.first(where: { $0.code == village })
        else { return nil }
        let facts = known.of(code)
        let label = vocabulary.kinds[kind].label
        self.init(
            code: code, name: facts.name.isEmpty ? PlaceName.facility(of: label, in: place.name) : facts.name, kind: vocabulary.kinds[kind].id,
            county: roster.name, township: within.name, village: PlaceName.formal(place.name))
    }
}
