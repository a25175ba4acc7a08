import Inventories
import Quantities
import Standards

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
    let exemptions: ExemptionSlots?
    /// The fields in which exemptions are recorded that set checks aside.
    let exemptionFields: [FieldRef]
    /// Its rules, laid flat.
    let code: RuleCode
    /// What is asked of facilities that are named by references.
    let probes: [FacilityProbe: Probe]
    /// Whether any check asks for the blank spots of a place.
    let asksBlankSpots: Bool

    /// Where something that is asked of facilities lies.
    struct Probe: Sendable {
        /// Its place among the answers of facilities in other files.
        var number: Int
        /// Its first instruction.
        var start: Int
    }

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
        var code = RuleCodeBuilder(vocabulary)
        for standard in standards {
            for criterion in standard.criteria {
                for form in criterion.forms {
                    byKind[form.kind].append(checks.count)
                    let names = ([standard.id] + standard.ancestors).map { "\($0)/\(criterion.id)" }
                    let tree = RuleTree(form)
                    let rollUps = collector.numbers(of: tree, owner: form.kind)
                    checks.append(
                        Check(
                            index: checks.count, standard: standard.id, criterion: criterion, form: form,
                            firmness: criterion.firmness(asOf: asOf), waiverNames: Set(names), vocabulary: vocabulary,
                            tree: tree, start: code.add(tree, rollUps: rollUps), rollUps: rollUps))
                }
            }
        }
        // Blank spots are asked for once all of them have been found.
        for kind in byKind.indices { byKind[kind] = byKind[kind].filter { !checks[$0].asksBlankSpots } + byKind[kind].filter { checks[$0].asksBlankSpots } }
        asksBlankSpots = checks.contains(where: \.asksBlankSpots)
        self.checks = checks
        exemptionFields = Array(Set(checks.flatMap { $0.form.unless.map(\.records) }))
        checksByKind = byKind
        var probes: [FacilityProbe: Probe] = [:]
        for test in checks.flatMap({ check in
            check.form.unless.flatMap { ($0.coveredBy.map { [$0] } ?? []) + $0.matching.facilityTests } + check.form.require.facilityTests
                + (check.form.when?.facilityTests ?? [])
        }) {
            for (kind, rule) in test.rules {
                let probe = FacilityProbe(kind: kind, require: rule)
                if probes[probe] == nil { probes[probe] = Probe(number: probes.count, start: code.add(rule)) }
            }
        }
        self.probes = probes
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
        var byMember = [[Int]](repeating: [], count: vocabulary.kinds.count)
        for (number, rollUp) in collector.rollUps.enumerated() { byMember[rollUp.memberKind].append(number) }
        rollUpsByMember = byMember
        let rollUpPlans = collector.rollUps.map { code.add($0) }
        self.code = RuleCode(code, checks: checks.map(CheckPlan.init), rollUps: rollUpPlans)
    }
}
