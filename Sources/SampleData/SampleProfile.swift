/// How the sample inventory of one county is made.
package struct SampleProfile: Sendable {
    /// A hospital of the county.
    package struct Hospital: Sendable {
        /// The name.
        package var name: String
        /// 综合医院, 中医医院 or 妇幼保健院.
        package var type: String
        /// 二级甲等 and so on.
        package var level: String
        /// How many people work there.
        package var staff: Int
        /// Whether they are listed one by one.
        package var listsStaff: Bool

        /// A hospital.
        package init(name: String, type: String, level: String, staff: Int, listsStaff: Bool = false) {
            self.name = name
            self.type = type
            self.level = level
            self.staff = staff
            self.listsStaff = listsStaff
        }
    }

    /// What stands in a township, where it is not the usual.
    package struct Township: Sendable {
        /// What became of its health centre.
        package enum HealthCentre: Sendable {
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
        package var healthCentre: HealthCentre
        /// How many community health centres and stations there are.
        package var communityCentres: Int

        /// What stands in a township.
        package init(_ healthCentre: HealthCentre, communityCentres: Int = 0) {
            self.healthCentre = healthCentre
            self.communityCentres = communityCentres
        }
    }

    /// The seed.
    package var seed: UInt64
    /// Whether names and codes are those of real places.
    package var isRealPlace: Bool
    /// 县, 县级市 or 区.
    package var countyClass: String
    /// 脱贫县.
    package var leftPoverty: Bool
    /// 重点支持县.
    package var keySupport: Bool
    /// How many people live in a village of middling size.
    package var villagePopulation: Int
    /// How many people live in a community of middling size.
    package var communityPopulation: Int
    /// How many of 1,000 villages were poor.
    package var poorVillages: Int
    /// How many of 1,000 first doctors of a clinic are licensed physicians or assistants.
    package var licensedDoctors: Int
    /// How many of 1,000 clinics are publicly owned.
    package var publicClinics: Int
    /// How many of 1,000 clinics are in order in the worst township, and in the best.
    package var clinicsInOrder: ClosedRange<Int>
    /// Whether its plan asks what rent clinics pay.
    package var asksRent: Bool
    /// Whether its plan asks who serves resettlement sites.
    package var asksSites: Bool
    /// How many of 1,000 clinics that are not in order leave out an answer.
    package var missingAnswers: Int
    /// How many of 1,000 attestations are left out in a made-up place.
    package var missingAttestations: Int
    /// How many administrative villages show each planted case.
    package var cases: [VillageCase: Int]
    /// How many communities have a clinic.
    package var communityClinics: Int
    /// How many open clinics there are to be in all; nil for as many as there happen to be.
    package var openClinics: Int?
    /// How many resettlement sites there are.
    package var resettlementSites: Int
    /// How many key migrant villages there are.
    package var keyMigrantVillages: Int
    /// What stands in townships where it is not the usual, by code.
    package var townships: [String: Township]
    /// The hospitals.
    package var hospitals: [Hospital]

    /// The profile of a county nothing is known of, with cases planted at the usual rates.
    package init(seed: UInt64, administrativeVillages: Int) {
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
package struct SampleTotals: Sendable, Hashable {
    /// Open township health centres.
    package var healthCentres = 0
    /// Open community health centres and stations.
    package var communityCentres = 0
    /// Open village clinics.
    package var clinics = 0
    /// Resettlement sites.
    package var resettlementSites = 0
    /// People.
    package var population = 0

    /// Nothing.
    package init() {}

    /// The totals of two counties together.
    package static func + (left: SampleTotals, right: SampleTotals) -> SampleTotals {
        var sum = left
        sum.healthCentres += right.healthCentres
        sum.communityCentres += right.communityCentres
        sum.clinics += right.clinics
        sum.resettlementSites += right.resettlementSites
        sum.population += right.population
        return sum
    }
}
