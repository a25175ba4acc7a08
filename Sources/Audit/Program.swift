import Inventories
import Quantities
import Standards

/// One criterion as asked of one kind of subject, on one day.
public final class Check: Sendable {
    /// Its number in the program.
    public let index: Int
    /// The standard's id.
    public let standard: String
    /// The criterion.
    public let criterion: Criterion
    /// What it asks of this kind.
    public let form: CriterionForm
    /// Whether it counts on the as-of date.
    public let firmness: Firmness
    /// Names by which waivers may call it: by this standard or one it extends.
    let waiverNames: Set<String>
    /// Whether its requirement takes a share or ratio, of which there may be nothing.
    let mayBeVoid: Bool
    /// The attested fields its requirement reads, when their answers count for a time only.
    let answered: [FieldRef]
    /// Whether it asks for the blank spots of the place, and so comes after everything that makes some.
    public let asksBlankSpots: Bool

    init(
        index: Int, standard: String, criterion: Criterion, form: CriterionForm, firmness: Firmness, waiverNames: Set<String>, vocabulary: Vocabulary
    ) {
        self.index = index
        self.standard = standard
        self.criterion = criterion
        self.form = form
        self.firmness = firmness
        self.waiverNames = waiverNames
        mayBeVoid = form.require.mayBeVoid
        answered = criterion.validFor == nil ? [] : form.require.fields.filter { vocabulary.kinds[$0.kind].table.fields[$0.slot].isAttested }
        asksBlankSpots = form.require.asksBlankSpots || form.when?.asksBlankSpots ?? false
        name = "\(standard)/\(criterion.id)"
    }

    /// `standard/criterion`.
    public let name: String
}

/// The criteria of the chosen standards, ready to be asked of subjects by kind.
public final class AuditProgram: Sendable {
    /// What can be asked.
    public let vocabulary: Vocabulary
    /// The places that codes have levels for.
    public let places: PlaceLevels
    /// The standards, each of which holds somewhere.
    public let standards: [Standard]
    /// Which of them hold where.
    public let choice: StandardChoice
    /// The day it judges on.
    public let asOf: Day
    /// All checks.
    public let checks: [Check]
    /// The checks of each kind, by number, of all standards; ``checks(of:in:)`` has those of one county.
    public let checksByKind: [[Int]]
    /// The checks of each kind in the counties and cities where not all standards hold.
    private let checksByPlace: [String: [[Int]]]
    /// The populations that are tallied over subjects below a place.
    let rollUps: [RollUp]
    /// The roll-ups each kind of subject below contributes to.
    let rollUpsByMember: [[Int]]
    let rollUpNumber: [RollUp.Key: Int]
    let exemptions: ExemptionSlots?
    /// What is asked of facilities that are named by references, with its place among the answers of facilities in other files.
    let probeNumbers: [FacilityProbe: Int]
    /// Whether any check asks for the blank spots of a place.
    let asksBlankSpots: Bool

    /// The kinds of exemptions.
    public var exemptionKinds: [Term] { exemptions.map { vocabulary.termLists[$0.kindList].items } ?? [] }

    /// The checks of a kind that are asked in a county or, of the city's own subjects, in a city.
    public func checks(of kind: KindID, in place: String) -> [Int] { checks(in: place)[kind] }

    /// The checks of every kind in a county or city.
    func checks(in place: String) -> [[Int]] { checksByPlace[place] ?? checksByKind }

    /// The counties of an audit where a standard is asked, or else the cities; nil when it is asked in every county.
    public func places(of standard: String, in summary: AuditSummary) -> [PlaceTotals]? {
        let counties = summary.counties.filter { choice.holds(standard, in: $0.code) }
        if counties.count == summary.counties.count { return nil }
        return counties.isEmpty ? summary.cities.filter { choice.holds(standard, in: $0.code) } : counties
    }

    /// Compiles standards that hold everywhere, for a day.
    public convenience init(_ vocabulary: Vocabulary, standards: [Standard], asOf: Day) throws {
        try self.init(vocabulary, StandardChoice(everywhere: standards), asOf: asOf)
    }

    /// Compiles standards for a day. A check has the same number in every county, whether it is asked there or not.
    public init(_ vocabulary: Vocabulary, _ choice: StandardChoice, asOf: Day) throws {
        self.vocabulary = vocabulary
        places = vocabulary.levels
        self.choice = choice
        standards = choice.standards
        self.asOf = asOf
        exemptions = ExemptionSlots(vocabulary)
        var checks: [Check] = []
        var byKind = [[Int]](repeating: [], count: vocabulary.kinds.count)
        var collector = RollUpCollector()
        for standard in standards {
            for criterion in standard.criteria {
                for form in criterion.forms {
                    byKind[form.kind].append(checks.count)
                    let names = ([standard.id] + standard.ancestors).map { "\($0)/\(criterion.id)" }
                    checks.append(
                        Check(
                            index: checks.count, standard: standard.id, criterion: criterion, form: form,
                            firmness: criterion.firmness(asOf: asOf), waiverNames: Set(names), vocabulary: vocabulary))
                    collector.collect(form.require, owner: form.kind)
                    if let when = form.when { collector.collect(when, owner: form.kind) }
                }
            }
        }
        // Blank spots are asked for once all of them have been found.
        for kind in byKind.indices { byKind[kind] = byKind[kind].filter { !checks[$0].asksBlankSpots } + byKind[kind].filter { checks[$0].asksBlankSpots } }
        asksBlankSpots = checks.contains(where: \.asksBlankSpots)
        self.checks = checks
        checksByKind = byKind
        var probes: [FacilityProbe: Int] = [:]
        for test in checks.flatMap({ check in
            check.form.unless.flatMap { ($0.coveredBy.map { [$0] } ?? []) + $0.matching.facilityTests } + check.form.require.facilityTests
                + (check.form.when?.facilityTests ?? [])
        }) {
            for (kind, require) in test.has.sorted(by: { $0.key < $1.key }) {
                let probe = FacilityProbe(kind: kind, require: require)
                if probes[probe] == nil { probes[probe] = probes.count }
            }
        }
        probeNumbers = probes
        var byPlace: [String: [[Int]]] = [:]
        // Most counties are judged by the same standards, so the lists are made once for each choice.
        var lists: [Set<String>: [[Int]]] = [:]
        for (place, ids) in choice.byPlace ?? [:] where ids.count < choice.standards.count {
            let list = lists[ids] ?? byKind.map { $0.filter { ids.contains(checks[$0].standard) } }
            lists[ids] = list
            byPlace[place] = list
        }
        checksByPlace = byPlace
        rollUps = collector.rollUps
        rollUpNumber = collector.numbers
        var byMember = [[Int]](repeating: [], count: vocabulary.kinds.count)
        for (number, rollUp) in collector.rollUps.enumerated() { byMember[rollUp.memberKind].append(number) }
        rollUpsByMember = byMember
    }
}

/// One population tallied over the subjects below a place.
struct RollUp: Sendable, Hashable {
    struct Key: Hashable, Sendable {
        var owner: KindID
        var member: Population.Member
        var sumSlot: Int?
    }

    var key: Key
    var owner: KindID { key.owner }
    var memberKind: KindID {
        switch key.member.source {
        case .subjects(let kind), .recordsOf(let kind, _): kind
        case .records(let ref): ref.kind
        }
    }
}

private struct RollUpCollector {
    var rollUps: [RollUp] = []
    var numbers: [RollUp.Key: Int] = [:]

    mutating func collect(_ requirement: Requirement, owner: KindID) {
        switch requirement {
        case .compare(let metric, _), .levels(let metric, _, _): collect(metric, owner)
        case .all(let parts), .any(let parts): for part in parts { collect(part, owner: owner) }
        case .not(let part): collect(part, owner: owner)
        case .each(let population): add(population, owner, nil)
        default: break
        }
    }

    private mutating func collect(_ metric: Metric, _ owner: KindID) {
        switch metric {
        case .count(let population), .share(let population): add(population, owner, nil)
        case .sum(let population, let slot): add(population, owner, slot)
        case .ratio(let top, let bottom):
            collect(top, owner)
            collect(bottom, owner)
        case .total(let parts), .mean(let parts): for part in parts { collect(part, owner) }
        default: break
        }
    }

    private mutating func add(_ population: Population, _ owner: KindID, _ sumSlot: Int?) {
        for member in population.members {
            if case .records = member.source { continue }
            let key = RollUp.Key(owner: owner, member: member, sumSlot: sumSlot)
            guard numbers[key] == nil else { continue }
            numbers[key] = rollUps.count
            rollUps.append(RollUp(key: key))
        }
    }
}
