/// The order in which places are shown to those who are to act: the worst first.
public enum WorstFirst {
    /// Places in this order: first those with more blank spots, then with more critical checks unmet, then with more checks unmet, then by their codes.
    public static func sorted(_ places: [PlaceFigures]) -> [PlaceFigures] {
        // Numbers are moved about, not places.
        let keys = places.map(key)
        let order = places.indices.sorted { keys[$0] == keys[$1] ? places[$0].code < places[$1].code : keys[$0] > keys[$1] }
        return order.map { places[$0] }
    }

    private static func key(_ place: PlaceFigures) -> (Int, Int, Int, Int) {
        (place.count(.blankInstitution) + place.count(.blankStaff), place.count(.unmetCritical), place.count(.unmet), place.count(.blankPossible))
    }
}

extension AuditFigures {
    /// The lines of a table of places, worst first; a county's line stands before its own places.
    public var placesWorstFirst: [PlaceFigures] {
        func own(_ county: String?) -> [PlaceFigures] {
            WorstFirst.sorted(places.filter { $0.role != .county && (county == nil || $0.county == county) })
        }
        guard !counties.isEmpty else { return own(nil) }
        let known = Set(counties.map(\.county))
        let above = places.filter { $0.role != .county && !known.contains($0.county) }
        return WorstFirst.sorted(counties).flatMap { [$0] + own($0.county) } + above
    }

    /// The townships in which something is wrong, worst first.
    public var worstTownships: [PlaceFigures] {
        WorstFirst.sorted(
            places.filter { $0.role == .township && ($0.count(.unmet) > 0 || $0.count(.blankInstitution) + $0.count(.blankStaff) > 0) })
    }
}
