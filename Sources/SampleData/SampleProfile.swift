/// How the sample inventory of one county is made.
public struct SampleProfile: Sendable {
    /// A hospital of the county.
    public struct Hospital: Sendable {
        /// The name.
        public var name: String
        /// 综合医院, 中医医院 or 妇幼保健院.
        public var type: String
        /// 二级甲等 and so on.
        public var level: String
        /// How many people work there.
        public var staff: Int
        /// Whether they are listed one by one.
        public var listsStaff: Bool

        /// A hospital.
        public init(name: String, type: String, level: String, staff: Int, listsStaff: Bool = false) {
            self.name = name
            self.type = type
            self.level = level
            self.staff = staff
            self.listsStaff = listsStaff
        }
    }

    /// What stands in a township, where it is not the usual.
    public struct Township: Sendable {
        /// What became of its health centre.
        public enum HealthCentre: Sendable {
            /// Open.
            case open
            /// None is there.
            case none
            /// Closed, its people being served by the health centre of another township (the code).
            case merged(into: String)
            /// Open, with a branch.
            case withBranch
        }

        /// The health centre.
        public var healthCentre: HealthCentre
        /// How many community health centres and stations there are.
        public var communityCentres: Int

        /// What stands in a township.
        public init(_ healthCentre: HealthCentre, communityCentres: Int = 0) {
            self.healthCentre = healthCentre
            self.communityCentres = communityCentres
        }
    }

    /// The seed.
    public var seed: UInt64
    /// Whether names and codes are those of real places.
    public var isRealPlace: Bool
    /// 县, 县级市 or 区.
    public var countyClass: String
    /// 脱贫县.
    public var leftPoverty: Bool
    /// 重点支持县.
    public var keySupport: Bool
    /// How many people live in a village of middling size.
    public var villagePopulation: Int
    /// How many people live in a community of middling size.
    public var communityPopulation: Int
    /// How many of 1,000 villages were poor.
    public var poorVillages: Int
    /// How many of 1,000 first doctors of a clinic are licensed physicians or assistants.
    public var licensedDoctors: Int
    /// How many of 1,000 clinics are publicly owned.
    public var publicClinics: Int
    /// How many of 1,000 clinics are in order in the worst township, and in the best.
    public var clinicsInOrder: ClosedRange<Int>
    /// Whether its plan asks what rent clinics pay.
    public var asksRent: Bool
    /// Whether its plan asks who serves resettlement sites.
    public var asksSites: Bool
    /// How many of 1,000 clinics that are not in order leave out an answer.
    public var missingAnswers: Int
    /// How many of 1,000 attestations are left out in a made-up place.
    public var missingAttestations: Int
    /// How many administrative villages show each planted case.
    public var cases: [VillageCase: Int]
    /// How many communities have a clinic.
    public var communityClinics: Int
    /// How many open clinics there are to be in all; nil for as many as there happen to be.
    public var openClinics: Int?
    /// How many resettlement sites there are.
    public var resettlementSites: Int
    /// How many key migrant villages there are.
    public var keyMigrantVillages: Int
    /// What stands in townships where it is not the usual, by code.
    public var townships: [String: Township]
    /// The hospitals.
    public var hospitals: [Hospital]

    /// The profile of a county nothing is known of, with cases planted at the usual rates.
    public init(seed: UInt64, administrativeVillages: Int) {
        self.seed = seed
        isRealPlace = true
        countyClass = "县"
        leftPoverty = false
        keySupport = false
        villagePopulation = 1450
        communityPopulation = 4200
        poorVillages = 200
        licensedDoctors = 440
        publicClinics = 910
        clinicsInOrder = 200...800
        asksRent = false
        asksSites = false
        missingAnswers = 130
        missingAttestations = 70
        cases = [:]
        for planted in VillageCase.allCases {
            let count = (administrativeVillages * planted.perMille + 500) / 1000
            if count > 0 { cases[planted] = count }
        }
        communityClinics = 0
        openClinics = nil
        resettlementSites = 0
        keyMigrantVillages = 0
        townships = [:]
        hospitals = [
            Hospital(name: "县人民医院", type: "综合医院", level: "二级甲等", staff: 420, listsStaff: false),
            Hospital(name: "县中医院", type: "中医医院", level: "二级乙等", staff: 180, listsStaff: false),
        ]
    }
}

/// How many facilities and sites a county lists as open.
public struct SampleTotals: Sendable, Hashable {
    /// Open township health centres.
    public var healthCentres = 0
    /// Open community health centres and stations.
    public var communityCentres = 0
    /// Open village clinics.
    public var clinics = 0
    /// Resettlement sites.
    public var resettlementSites = 0
    /// People.
    public var population = 0

    /// Nothing.
    public init() {}

    /// The totals of two counties together.
    public static func + (left: SampleTotals, right: SampleTotals) -> SampleTotals {
        var sum = left
        sum.healthCentres += right.healthCentres
        sum.communityCentres += right.communityCentres
        sum.clinics += right.clinics
        sum.resettlementSites += right.resettlementSites
        sum.population += right.population
        return sum
    }
}
