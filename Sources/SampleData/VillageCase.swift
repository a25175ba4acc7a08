/// What is planted in one administrative village.
package enum VillageCase: String, Sendable, Hashable, CaseIterable {
    /// A clinic in order, but for the small things that are missing here and there.
    case ordinary
    /// Two clinics, both open: a large village.
    case twoClinics
    /// An old clinic that is closed and a new one that is open.
    case replacedClinic

    /// No clinic and no exemption: an institution blank spot.
    case institutionBlank
    /// The only clinic is closed: an institution blank spot.
    case clinicClosed
    /// Only code and name are given.
    case unanswered

    /// A joint clinic with a neighbouring village.
    case jointClinic
    /// A joint clinic in the next township.
    case jointAcrossBoundary
    /// A joint clinic for exactly 800 people, and nobody approved it.
    case jointAtLimit
    /// A joint clinic whose approval has expired.
    case jointExpired
    /// A joint clinic that is closed.
    case jointToClosed
    /// A joint clinic whose code is nowhere listed.
    case jointToNowhere
    /// The township health centre stands in the village.
    case townshipSeat
    /// The health centre of the township stood in the village, but is closed.
    case seatOfClosedCentre
    /// Everybody has moved to a resettlement site.
    case relocated

    /// A clinic without any staff: a staff blank spot.
    case staffNone
    /// The licence of the only doctor has expired: a staff blank spot.
    case licenceExpired
    /// Somebody works there, but nobody qualified as a doctor: a staff blank spot.
    case unqualified
    /// No doctor of its own, one of the health centre visits.
    case visitingDoctor
    /// As before, but not said how often, so that nobody can tell.
    case visitingWithoutFrequency
    /// As before, but the arrangement has expired.
    case visitingExpired
    /// The licence of the only doctor ends in 2023.
    case licenceEndingSoon
    /// The only doctor turns 65 in 2023.
    case doctorNear65

    /// A clinic of 40 to 59.9 m² for more than 800 people.
    case smallClinic
    /// A clinic below 40 m².
    case tinyClinic
    /// Exactly 800 people, and a clinic below 60 m².
    case populationAtLine
    /// 801 people, and a clinic below 60 m².
    case populationOverLine

    /// How many open clinics stand in such a village.
    package var openClinics: Int {
        switch self {
        case .twoClinics: 2
        case .institutionBlank, .clinicClosed, .unanswered, .jointClinic, .jointAcrossBoundary, .jointAtLimit, .jointExpired,
            .jointToClosed, .jointToNowhere, .townshipSeat, .seatOfClosedCentre, .relocated:
            0
        default: 1
        }
    }

    /// Whether the one clinic is open and has the code made from the village's, so that other villages can be served by it.
    var canServeOthers: Bool {
        self == .ordinary || self == .smallClinic || self == .licenceEndingSoon
    }

    /// Whether nothing about its clinic falls short by being planted.
    var canBeInOrder: Bool {
        switch self {
        case .ordinary, .twoClinics, .replacedClinic, .licenceEndingSoon, .doctorNear65: true
        default: false
        }
    }

    /// Whether it makes the village a blank spot without an institution.
    var isInstitutionBlank: Bool {
        switch self {
        case .institutionBlank, .clinicClosed, .jointAtLimit, .jointExpired, .jointToClosed, .jointToNowhere, .seatOfClosedCentre: true
        default: false
        }
    }

    /// Whether it makes the clinic a blank spot without qualified staff.
    var isStaffBlank: Bool {
        switch self {
        case .staffNone, .licenceExpired, .unqualified, .visitingExpired: true
        default: false
        }
    }

    /// In how many of 1,000 administrative villages it is planted where a profile does not say how often.
    var perMille: Int {
        switch self {
        case .ordinary, .twoClinics, .seatOfClosedCentre: 0
        case .jointClinic: 14
        case .townshipSeat: 16
        case .licenceEndingSoon: 16
        case .smallClinic: 30
        case .tinyClinic: 10
        case .visitingDoctor: 8
        case .institutionBlank, .staffNone, .licenceExpired: 6
        case .relocated, .replacedClinic: 5
        case .clinicClosed, .unanswered: 4
        case .unqualified, .jointExpired, .visitingWithoutFrequency, .visitingExpired: 2
        case .jointAcrossBoundary, .jointAtLimit, .jointToClosed, .jointToNowhere: 2
        case .doctorNear65, .populationAtLine, .populationOverLine: 3
        }
    }
}
