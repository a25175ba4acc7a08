import Audit
import Standards
import Wording

/// The outcomes of checks under the groups the standards put them in, place by place, gathered into as many columns as a page can hold.
public struct GroupTable: Sendable {
    /// A column: one group, or all that have no column of their own.
    public struct Column: Sendable, Hashable {
        /// Its heading.
        public var title: Text
        /// The numbers of its groups.
        public var groups: [Int]

        /// The number of its only group; nil when it holds several.
        public var group: Int? { groups.count == 1 ? groups[0] : nil }
    }

    /// The groups that have checks of the firmness, in the order of the standards.
    public let groups: [String]
    /// The group of each check, by the check's number; nil for checks of another firmness.
    public let groupOfCheck: [Int?]
    private var byPlace: [String: [OutcomeCounts]] = [:]

    /// The groups of a program's checks of one firmness, without places yet.
    public init(_ program: AuditProgram, _ firmness: Firmness) {
        var groups: [String] = []
        groupOfCheck = program.checks.map { check in
            guard check.firmness == firmness else { return nil }
            if let index = groups.firstIndex(of: check.criterion.group) { return index }
            groups.append(check.criterion.group)
            return groups.count - 1
        }
        self.groups = groups
    }

    /// The outcomes of sums, group by group.
    public func outcomes(_ totals: Totals) -> [OutcomeCounts] {
        var sums = none
        for (index, counts) in totals.byCheck.enumerated() { if let group = groupOfCheck[index] { sums[group] += counts } }
        return sums
    }

    /// Adds what was found in a place that was audited as one.
    public mutating func add(_ code: String, _ outcomes: [OutcomeCounts]) { byPlace[code] = outcomes }

    private var none: [OutcomeCounts] { Array(repeating: OutcomeCounts(), count: groups.count) }

    private var whole: [OutcomeCounts] { sum(Array(byPlace.values)) }

    private func sum(_ parts: [[OutcomeCounts]]) -> [OutcomeCounts] {
        parts.reduce(into: none) { sum, next in for index in next.indices { sum[index] += next[index] } }
    }

    /// The columns: the groups with most unmet in the order of the standards, then the rest as one. Groups of which nothing applies have none.
    public func columns(most: Int) -> [Column] {
        let whole = whole
        let used = groups.indices.filter { Share(whole[$0]).assessed > 0 }
        guard used.count > most else { return used.map { Column(title: Text(same: groups[$0]), groups: [$0]) } }
        let kept = Set(used.sorted { (whole[$1].unmet, $0) < (whole[$0].unmet, $1) }.prefix(most - 1))
        let rest = used.filter { !kept.contains($0) }
        return used.filter(kept.contains).map { Column(title: Text(same: groups[$0]), groups: [$0]) }
            + [Column(title: Text(zh: "其余 \(rest.count) 类", en: "\(rest.count) others"), groups: rest)]
    }

    /// The outcomes of a line of the table of places, column by column.
    public func outcomes(of place: PlaceFigures, in figures: AuditFigures, _ columns: [Column]) -> [OutcomeCounts] {
        let all: [OutcomeCounts] =
            switch place.role {
            case .township, .above: byPlace[place.code] ?? none
            case .county: sum(figures.places.filter { $0.county == place.county && $0.role != .county }.compactMap { byPlace[$0.code] })
            case .whole: whole
            }
        return columns.map { column in column.groups.reduce(into: OutcomeCounts()) { $0 += all[$1] } }
    }
}

extension Share {
    /// Unmet, of those that could be told, for tables of shares; `—` where nothing is asked, `?` where nothing could be told.
    public var unmetOfDecided: String {
        if assessed == 0 { return "—" }
        return decided == 0 ? "?" : percentage(unmet, of: decided)
    }

    /// Unmet, of those that could be told, as a number from 0 to 1; nil when none could.
    public var unmetValue: Double? { decided > 0 ? Double(unmet) / Double(decided) : nil }

    /// Whether most of what is asked was not reported, so that the share says little.
    public var isMostlyUnknown: Bool { assessed > 0 && decided * 2 < assessed }
}
