import Quantities

/// Which standards are asked where.
///
/// What is in force differs from county to county, so a standard that another one extends may hold in one county and be replaced by the
/// other in the next.
public struct StandardChoice: Sendable {
    /// Every standard that holds somewhere, in the library's order.
    public let standards: [Standard]
    /// The ids of those that hold in each county or city, by its code; nil when all of them hold everywhere.
    public let byPlace: [String: Set<String>]?

    /// Standards that hold everywhere, because the user named them.
    public init(everywhere standards: [Standard]) {
        self.standards = standards
        byPlace = nil
    }

    init(standards: [Standard], byPlace: [String: Set<String>]) {
        self.standards = standards
        self.byPlace = byPlace
    }

    /// Whether a standard is asked in a county or city.
    public func holds(_ standard: String, in place: String) -> Bool { byPlace.map { $0[place]?.contains(standard) ?? false } ?? true }

    /// The same choice of another copy of the library.
    public func made(from library: StandardLibrary) -> StandardChoice {
        let same = standards.compactMap { library.standard($0.id) }
        return byPlace.map { StandardChoice(standards: same, byPlace: $0) } ?? StandardChoice(everywhere: same)
    }
}

extension StandardLibrary {
    /// The standards in force in each of some counties and cities on a day.
    public func inForce(in places: [String], asOf day: Day) -> StandardChoice {
        let byPlace = Dictionary(places.map { ($0, Set(inForce(region: $0, asOf: day).map(\.id))) }, uniquingKeysWith: { first, _ in first })
        let all = byPlace.values.reduce(into: Set<String>()) { $0.formUnion($1) }
        return StandardChoice(standards: standards.filter { all.contains($0.id) }, byPlace: byPlace)
    }
}
