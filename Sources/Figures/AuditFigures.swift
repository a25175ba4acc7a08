import Audit
import Inventories
import Standards
import Wording

/// Outcomes of the checks that share something: a group, a criterion, a standard.
public struct OutcomeFigures: Sendable {
    /// What they share.
    public let name: String
    /// Their outcomes.
    public let counts: OutcomeCounts

    /// How many are met, of those that could be told.
    public var share: Share { Share(counts) }
}

/// A criterion and how often it is unmet.
public struct CriterionFigures: Sendable {
    /// One of its checks.
    public let check: Check
    /// Unmet checks.
    public let unmet: Int
}

/// Facilities of one kind.
public struct FacilityFigures: Sendable {
    /// The kind; nil for all together.
    public let kind: KindID?
    /// How they stand.
    public let counts: FacilityCounts

    /// How many are up to standard, of those that could be told.
    public var share: Share { Share(counts) }
}

/// What does not count, by firmness.
public struct ApartFigures: Sendable {
    /// The firmness.
    public let firmness: Firmness
    /// The outcomes.
    public let counts: OutcomeCounts
    /// The criteria's titles, each once.
    public let titles: [String]
}

/// Every total, share and range of an audit. Outputs choose among these and lay them out; none adds for itself.
public struct AuditFigures: Sendable {
    /// Everything.
    public let whole: PlaceFigures
    /// The lines of a table of places: the townships in the order of their codes and, wherever something stands above them, a line for it;
    /// where there are several counties, a line for each after its townships. Townships and what stands above them add up to ``whole``.
    public let places: [PlaceFigures]
    /// The counties, when there are several.
    public let counties: [PlaceFigures]
    /// Facilities by kind, kinds without any left out; with more than one kind, all together last.
    public let facilities: [FacilityFigures]
    /// Binding checks by group, in the order of the standards.
    public let groups: [OutcomeFigures]
    /// Binding criteria that are unmet, most often first.
    public let commonest: [CriterionFigures]
    /// What is asked without counting, by firmness.
    public let apart: [ApartFigures]
    /// The townships of the roster there is no file of, in the order of the codes.
    public let filesMissing: [(code: String, name: String)]
    private let program: AuditProgram
    private let totals: Totals

    /// The figures of an audit.
    public init(_ program: AuditProgram, _ summary: AuditSummary) {
        self.program = program
        totals = summary.totals
        filesMissing = summary.filesMissing
        whole = PlaceFigures(.whole, code: "", name: Text(zh: "合计", en: "total"), county: "", summary.totals, program)
        let rank = program.places[program.places.county]
        let isSeveral = summary.counties.count > 1
        let isCounty = Set(summary.counties.map(\.code))
        let townships = Dictionary(grouping: summary.townships, by: \.county)
        let upper = Dictionary(summary.upper.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
        var places: [PlaceFigures] = []
        var subtotals: [PlaceFigures] = []
        for county in summary.counties {
            for township in townships[county.code] ?? [] {
                places.append(PlaceFigures(.township, code: township.code, name: Text(same: township.name), county: county.code, township.totals, program))
            }
            let name = county.name.isEmpty ? county.code : county.name
            if let own = upper[county.code] {
                let label = isSeveral ? Text(zh: "\(name)本级", en: "\(name) itself") : Text(zh: rank.rank, en: rank.word.en + " level")
                places.append(PlaceFigures(.above, code: county.code, name: label, county: county.code, own.totals, program))
            }
            guard isSeveral else { continue }
            let label = Text(zh: "\(name)小计", en: "\(name), subtotal")
            let subtotal = PlaceFigures(.county, code: county.code, name: label, title: Text(same: name), county: county.code, county.totals, program)
            places.append(subtotal)
            subtotals.append(subtotal)
        }
        for city in summary.upper where !isCounty.contains(city.code) {
            places.append(
                PlaceFigures(.above, code: city.code, name: Text(zh: "\(city.name)本级", en: "\(city.name) itself"), county: city.code, city.totals, program))
        }
        self.places = places
        self.counties = subtotals
        facilities = Self.facilities(summary.totals, program)
        groups = Self.grouped(summary.totals, program, by: { $0.criterion.group }, where: { $0.firmness == .binding }).filter { $0.counts.total > 0 }
        commonest = Self.commonest(summary.totals, program)
        apart = Self.apartTitles(program).map { firmness, titles in
            let checks = program.checks.filter { $0.firmness == firmness }
            return ApartFigures(
                firmness: firmness, counts: checks.reduce(into: OutcomeCounts()) { $0 += summary.totals.byCheck[$1.index] }, titles: titles)
        }
    }

    /// The titles of the criteria that do not count, each once, by firmness.
    public static func apartTitles(_ program: AuditProgram) -> [(firmness: Firmness, titles: [String])] {
        [Firmness.target, .advisory, .draft, .unverified].compactMap { firmness in
            var seen = Set<String>()
            let titles = program.checks.filter { $0.firmness == firmness }.map(\.criterion.title).filter { seen.insert($0).inserted }
            return titles.isEmpty ? nil : (firmness, titles)
        }
    }

    /// Which townships have handed in no file, in one sentence; nil when all have.
    public var filesMissingNote: Text? {
        guard !filesMissing.isEmpty else { return nil }
        let (township, village) = (program.places[program.places.township], program.places[program.places.village])
        func names(_ separator: String) -> String {
            filesMissing.prefix(8).map { $0.name.isEmpty ? $0.code : $0.name }.joined(separator: separator) + (filesMissing.count > 8 ? "……" : "")
        }
        return Text(
            zh: "没有填报文件的\(township.word.zh) \(filesMissing.count) 个，只知道名册上的\(village.word.zh)：\(names("、"))",
            en: "\(township.plural) without a file, of which only the \(village.plural) of the roster are known: \(filesMissing.count) (\(names(", ")))")
    }

    /// Outcomes of all checks, whether they count or not.
    public var everyOutcome: OutcomeCounts { totals.byCheck.reduce(into: OutcomeCounts()) { $0 += $1 } }
    /// All checks by group, whether they count or not.
    public var everyGroup: [OutcomeFigures] { Self.grouped(totals, program, by: { $0.criterion.group }) }
    /// All checks by standard, whether they count or not.
    public var everyStandard: [OutcomeFigures] { Self.grouped(totals, program, by: { $0.standard }) }
    /// All checks by criterion, whether they count or not.
    public var everyCriterion: [OutcomeFigures] { Self.grouped(totals, program, by: { $0.name }) }

    private static func facilities(_ totals: Totals, _ program: AuditProgram) -> [FacilityFigures] {
        let kinds = totals.facilities.indices.filter {
            program.vocabulary.kinds[$0].isFacility && totals.facilities[$0].open + totals.facilities[$0].closed > 0
        }
        let lines = kinds.map { FacilityFigures(kind: $0, counts: totals.facilities[$0]) }
        return lines.count > 1 ? lines + [FacilityFigures(kind: nil, counts: totals.allFacilities(program))] : lines
    }

    private static func commonest(_ totals: Totals, _ program: AuditProgram) -> [CriterionFigures] {
        // A criterion asked of several kinds is several checks, but one line.
        let unmet = grouped(totals, program, by: { $0.name }, where: { $0.firmness == .binding }).filter { $0.counts.unmet > 0 }
        let first = Dictionary(program.checks.map { ($0.name, $0) }, uniquingKeysWith: { earlier, _ in earlier })
        return unmet.compactMap { line in first[line.name].map { CriterionFigures(check: $0, unmet: line.counts.unmet) } }
            .sorted { ($1.unmet, $0.check.index) < ($0.unmet, $1.check.index) }
    }

    /// Outcomes summed by a property of the checks, in the order in which it first appears.
    private static func grouped(
        _ totals: Totals, _ program: AuditProgram, by key: (Check) -> String, where include: (Check) -> Bool = { _ in true }
    ) -> [OutcomeFigures] {
        var order: [String] = []
        var sums: [String: OutcomeCounts] = [:]
        for check in program.checks where include(check) {
            let label = key(check)
            if sums[label] == nil { order.append(label) }
            sums[label, default: OutcomeCounts()] += totals.byCheck[check.index]
        }
        return order.map { OutcomeFigures(name: $0, counts: sums[$0]!) }
    }
}
