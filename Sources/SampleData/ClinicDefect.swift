/// What is not in order at a clinic that falls short.
enum ClinicDefect: CaseIterable, Sendable {
    /// One or two kinds of equipment are missing.
    case equipment
    /// Too few syringes.
    case syringes
    /// One of the four rooms is missing.
    case room
    /// No room and no bed for watching those who get infusions.
    case observation
    /// Rooms and equipment do not fit what the clinic does.
    case fitness
    /// Too few medicines.
    case medicines
    /// Too few diseases are treated.
    case diseases
    /// Some topics have no written rule.
    case rules
    /// One of the four diseases is not followed.
    case followUp
    /// Infusions are given without approval.
    case approval
    /// Not a point of the insurance.
    case insurance
    /// The licence of the clinic has expired.
    case licence
    /// Publicly owned, but not run by the health centre, or charged rent.
    case integration
    /// Somebody works there who may not.
    case helper
    /// Answers that need evidence are no, or without evidence, or left out.
    case answers
    /// Much is left out.
    case silence

    /// How often it is the one that is drawn.
    private var weight: Int {
        switch self {
        case .equipment: 15
        case .answers: 26
        case .rules, .medicines: 9
        case .room, .insurance: 7
        case .diseases, .silence: 6
        case .syringes, .fitness, .followUp, .helper: 4
        case .observation, .approval, .integration: 3
        case .licence: 2
        }
    }

    /// Whether it counts everywhere, whatever the county's own plan asks.
    private var isDecisive: Bool {
        switch self {
        case .syringes, .followUp, .integration: false
        default: true
        }
    }

    /// One to three things that are not in order, of which one at least counts everywhere.
    static func drawn(_ draw: inout SeededGenerator) -> Set<ClinicDefect> {
        let weights = allCases.map { ($0, $0.weight) }
        var defects: Set<ClinicDefect> = [draw.pick(weighted: weights.filter(\.0.isDecisive))]
        for share in [450, 250] where draw.happens(share) { defects.insert(draw.pick(weighted: weights)) }
        return defects
    }
}
