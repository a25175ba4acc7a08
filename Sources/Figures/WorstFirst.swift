/// The order in which places are shown to those who are to act: the worst first.
public enum WorstFirst {
    /// Whether one place comes before another: more blank spots, then more critical checks unmet, then more checks unmet, then the code.
    public static func precedes(_ left: PlaceFigures, _ right: PlaceFigures) -> Bool {
        let (one, other) = (key(left), key(right))
        return one == other ? left.code < right.code : one.lexicographicallyPrecedes(other) { $0 > $1 }
    }

    private static func key(_ place: PlaceFigures) -> [Int] {
        [place.count(.blankInstitution) + place.count(.blankStaff), place.count(.unmetCritical), place.count(.unmet), place.count(.blankPossible)]
    }
}

extension AuditFigures {
    /// The lines of a table of places, worst first; a county's line stands before its own places.
    public var placesWorstFirst: [PlaceFigures] {
        func own(_ county: String?) -> [PlaceFigures] {
            places.filter { $0.role != .county && (county == nil || $0.county == county) }.sorted(by: WorstFirst.precedes)
        }
        guard !counties.isEmpty else { return own(nil) }
        let known = Set(counties.map(\.county))
        let above = places.filter { $0.role != .county && !known.contains($0.county) }
        return counties.sorted(by: WorstFirst.precedes).flatMap { [$0] + own($0.county) } + above
    }

    /// The townships in which something is wrong, worst first.
    public var worstTownships: [PlaceFigures] {
        places.filter { $0.role == .township && ($0.count(.unmet) > 0 || $0.count(.blankInstitution) + $0.count(.blankStaff) > 0) }
            .sorted(by: WorstFirst.precedes)
    }
}
