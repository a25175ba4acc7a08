import Quantities
import Standards

/// Which standards a script asks, and where and from which day each of them is asked.
package struct AskedStandards: Sendable {
    /// Where and when one standard is asked.
    struct Reach: Sendable, Hashable {
        /// What the codes of its places begin with.
        var region: String
        /// The first day.
        var from: Day?
    }

    /// The standards, in the library's order.
    package let standards: [Standard]
    private let reaches: [String: Reach]
    private let extenders: [String: [Reach]]

    /// Standards that are asked everywhere on every day, because the user named them.
    package init(everywhere standards: [Standard]) {
        self.standards = standards
        reaches = [:]
        extenders = [:]
    }

    /// Every standard of a library that is ever in force, each in its region from its day on, and where no other that is in force extends it.
    package init(inForce library: StandardLibrary) {
        standards = library.standards.filter { $0.document.status == .inForce }
        func reach(_ standard: Standard) -> Reach { Reach(region: standard.region, from: standard.document.issued ?? standard.document.notBefore) }
        reaches = Dictionary(uniqueKeysWithValues: standards.map { ($0.id, reach($0)) })
        var extenders: [String: [Reach]] = [:]
        for standard in standards { for ancestor in standard.ancestors { extenders[ancestor, default: []].append(reach(standard)) } }
        self.extenders = extenders
    }

    /// Whether a standard is asked of a row with the code of a county or city.
    func condition(_ standard: String, place: String, asOf: String, _ dialect: SQLDialect) -> Condition {
        func holds(_ reach: Reach) -> Condition {
            let region: Condition = reach.region.isEmpty ? .yes : .sure("\(place) LIKE \(dialect.literal(reach.region + "%"))")
            return region && (reach.from.map { .sure("\(asOf) >= DATE '\($0)'") } ?? .yes)
        }
        guard let reach = reaches[standard] else { return .yes }
        return holds(reach) && !(Condition.or((extenders[standard] ?? []).map(holds)))
    }
}
