import Audit
import Wording

/// The outcomes under each heading, place by place.
public struct FamilyTable: Sendable {
    /// The headings.
    public let families: Families
    private var byPlace: [String: [OutcomeCounts]] = [:]

    /// A table of a program's headings, without places yet.
    public init(_ program: AuditProgram) {
        families = Families(program)
    }

    /// Adds what was found in a place that was audited as one.
    public mutating func add(_ code: String, _ outcomes: [OutcomeCounts]) { byPlace[code] = outcomes }

    /// The outcomes of a line of the table of places, heading by heading.
    public func outcomes(of place: PlaceFigures, in figures: AuditFigures) -> [OutcomeCounts] {
        switch place.role {
        case .township, .above: return byPlace[place.code] ?? none
        case .county: return sum(figures.places.filter { $0.county == place.county })
        case .whole: return sum(figures.places)
        }
    }

    private var none: [OutcomeCounts] { Array(repeating: OutcomeCounts(), count: families.all.count) }

    private func sum(_ places: [PlaceFigures]) -> [OutcomeCounts] {
        places.filter { $0.role == .township || $0.role == .above }.compactMap { byPlace[$0.code] }.reduce(into: none) { sum, next in
            for index in next.indices { sum[index] += next[index] }
        }
    }
}
