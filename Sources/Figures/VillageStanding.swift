import Audit
import Standards
import Wording

/// How a village stands: the worst of what is known of it and of the facilities in it; worst first.
public enum VillageState: Int, Sendable, CaseIterable, Comparable {
    /// It is a blank spot without an institution 机构空白.
    case noInstitution
    /// A facility of it is a blank spot without qualified staff 人员空白.
    case noStaff
    /// A facility of it misses a binding check 不达标.
    case below
    /// It cannot be told yet 待填报.
    case undetermined
    /// Its facilities are up to standard 达标.
    case upToStandard
    /// Nothing is asked of a facility there: it is covered from elsewhere, or set aside 不考核.
    case notAssessed

    /// Whether one is worse than another.
    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }

    /// What it is called.
    public var label: Text {
        switch self {
        case .noInstitution: Text(zh: "机构空白", en: "no institution")
        case .noStaff: Text(zh: "人员空白", en: "no qualified staff")
        case .below: Text(zh: "不达标", en: "below standard")
        case .undetermined: Text(zh: "待填报", en: "to be reported")
        case .upToStandard: Text(zh: "达标", en: "up to standard")
        case .notAssessed: Text(zh: "不考核", en: "not assessed")
        }
    }
}

/// A village, or a facility that stands in none, with how it stands and what stands in it.
public struct VillageStanding: Sendable, Hashable {
    /// The number of the subject in its batch.
    public var subject: Int
    /// How it stands.
    public var state: VillageState
    /// The numbers of the open facilities in it; of a facility, itself.
    public var facilities: [Int]
    /// Whether it is a village.
    public var isVillage: Bool

    /// The villages of a batch and the facilities that stand in none of them, worst first and then in the order of the codes.
    ///
    /// - Parameter batch: the place, with what was found in it.
    /// - Parameter program: the checks.
    /// - Parameter figures: the figures of the batch's subjects.
    public static func all(of batch: Batch, _ figures: [SubjectFigures], _ program: AuditProgram) -> [VillageStanding] {
        let kinds = program.vocabulary.kinds
        let names = SubjectNames(program.vocabulary)
        let levels = program.vocabulary.levels
        var result: [VillageStanding] = []
        var place: [String: Int] = [:]
        var byName: [String: Int] = [:]
        for (number, subject) in batch.subjects.enumerated() where names.isVillage(subject) {
            place[subject.code] = result.count
            byName[names.name(subject)] = result.count
            result.append(VillageStanding(subject: number, state: .notAssessed, facilities: [], isVillage: true))
        }
        var owner: [Int: Int] = [:]
        for (number, standing) in result.enumerated() { owner[standing.subject] = number }
        for (number, subject) in batch.subjects.enumerated() where kinds[subject.kind].isFacility {
            // Codes of letters do not tell where something stands; its village's name does.
            if let village = place[levels.beginning(of: subject.code, at: levels.village)] ?? byName[subject.village] {
                result[village].facilities.append(number)
                owner[number] = village
            } else {
                owner[number] = result.count
                result.append(VillageStanding(subject: number, state: .notAssessed, facilities: [number], isVillage: false))
            }
        }
        for index in result.indices {
            for facility in result[index].facilities { result[index].worsen(VillageState(figures[facility].state)) }
        }
        for spot in batch.blankSpots {
            guard let index = owner[spot.subject] else { continue }
            result[index].worsen(!spot.isCertain ? .undetermined : spot.kind == .institution ? .noInstitution : .noStaff)
        }
        return result.sorted { ($0.state, batch.subjects[$0.subject].code) < ($1.state, batch.subjects[$1.subject].code) }
    }

    private mutating func worsen(_ other: VillageState) {
        // Whatever is asked of one of them outweighs that nothing is asked of another.
        if state == .notAssessed || other < state { state = other }
    }
}

extension VillageState {
    /// How a facility stands, apart from blank spots.
    public init(_ state: FacilityState) {
        switch state {
        case .upToStandard: self = .upToStandard
        case .below: self = .below
        case .undetermined: self = .undetermined
        case .notAssessed: self = .notAssessed
        }
    }
}

/// How many villages stand how.
public struct VillageCounts: Sendable, Hashable {
    private var counts = Array(repeating: 0, count: VillageState.allCases.count)

    /// No villages.
    public init() {}

    /// The villages among those of a batch.
    public init(_ standings: [VillageStanding]) {
        for standing in standings where standing.isVillage { counts[standing.state.rawValue] += 1 }
    }

    /// How many stand so.
    public subscript(_ state: VillageState) -> Int { counts[state.rawValue] }
    /// All of them.
    public var total: Int { counts.reduce(0, +) }

    /// Adds others.
    public static func += (left: inout Self, right: Self) { for index in left.counts.indices { left.counts[index] += right.counts[index] } }

    /// How many stand how, those of which there are none left out: `机构空白 1，不达标 12，达标 19`.
    public var sentence: Text {
        let shown = VillageState.allCases.filter { self[$0] > 0 }
        return Text(
            zh: shown.map { "\($0.label.zh) \(self[$0])" }.joined(separator: "，"), en: shown.map { "\($0.label.en) \(self[$0])" }.joined(separator: ", "))
    }
}
