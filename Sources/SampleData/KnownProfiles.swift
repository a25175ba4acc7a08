import Inventories

extension SampleProfile {
    /// The profile of a county: of those the sample inventories hold, what they are documented to hold; otherwise the usual rates,
    /// with the county's code for a seed.
    package static func of(_ roster: Roster) -> SampleProfile {
        switch roster.county {
        case "411322": return fangcheng
        case "410481": return wugang
        case "350723": return guangze
        case "640502": return shapotou
        case "640521": return zhongning
        case "640522": return haiyuan
        default:
            let villages = roster.townships.flatMap(\.villages).count { PlaceClass(code: $0.code) == .village }
            return SampleProfile(seed: UInt64(roster.county) ?? 0, administrativeVillages: villages)
        }
    }

    /// The name of a city the sample inventories hold, by the code of one of its counties.
    package static func cityName(ofCounty code: String) -> String? {
        code.hasPrefix("6405") ? "中卫市" : nil
    }

    private init(seed: UInt64, cases: [VillageCase: Int], adjust: (inout SampleProfile) -> Void) {
        self.init(seed: seed, administrativeVillages: 0)
        self.cases = cases
        adjust(&self)
    }

    /// 方城县: the large one, with every case there is.
    private static var fangcheng: SampleProfile {
        SampleProfile(
            seed: 411322,
            cases: [
                .institutionBlank: 4, .clinicClosed: 2, .unanswered: 3, .jointClinic: 8, .jointAcrossBoundary: 1, .jointAtLimit: 1,
                .jointExpired: 1, .jointToClosed: 1, .jointToNowhere: 1, .townshipSeat: 9, .seatOfClosedCentre: 1, .relocated: 3,
                .staffNone: 3, .licenceExpired: 3, .unqualified: 1, .visitingDoctor: 5, .visitingWithoutFrequency: 1,
                .visitingExpired: 1, .licenceEndingSoon: 9, .doctorNear65: 2, .smallClinic: 17, .tinyClinic: 6,
                .populationAtLine: 2, .populationOverLine: 2, .replacedClinic: 3, .twoClinics: 5,
            ]
        ) {
            $0.leftPoverty = true
            $0.poorVillages = 270
            $0.publicClinics = 930
            $0.communityClinics = 3
            $0.resettlementSites = 4
            $0.townships = [
                "411322002": Township(.none, communityCentres: 2),
                "411322003": Township(.open),
                "411322311": Township(.merged(into: "411322102")),
            ]
            $0.hospitals = [
                Hospital(name: "县人民医院", type: "综合医院", level: "二级甲等", staff: 860, listsStaff: false),
                Hospital(name: "县中医院", type: "中医医院", level: "二级甲等", staff: 430, listsStaff: false),
                Hospital(name: "县妇幼保健院", type: "妇幼保健院", level: "二级乙等", staff: 210, listsStaff: false),
            ]
        }
    }

    /// 舞钢市: a county-level city with streets, and one township that has no health centre at all.
    private static var wugang: SampleProfile {
        SampleProfile(
            seed: 410481,
            cases: [
                .institutionBlank: 2, .clinicClosed: 1, .unanswered: 2, .jointClinic: 4, .jointAcrossBoundary: 1, .jointExpired: 1,
                .jointToClosed: 1, .townshipSeat: 4, .relocated: 1, .staffNone: 1, .licenceExpired: 2, .unqualified: 1,
                .visitingDoctor: 2, .visitingWithoutFrequency: 1, .licenceEndingSoon: 5, .doctorNear65: 1, .smallClinic: 5,
                .tinyClinic: 2, .populationAtLine: 1, .populationOverLine: 1, .replacedClinic: 1, .twoClinics: 2,
            ]
        ) {
            $0.countyClass = "县级市"
            $0.villagePopulation = 1150
            $0.communityPopulation = 4800
            $0.poorVillages = 190
            $0.licensedDoctors = 490
            $0.publicClinics = 890
            $0.clinicsInOrder = 250...820
            $0.asksRent = true
            $0.communityClinics = 5
            $0.asksSites = true
            $0.resettlementSites = 2
            $0.townships = [
                "410481006": Township(.open),
                "410481103": Township(.withBranch),
                "410481205": Township(.none),
            ]
            $0.hospitals = [
                Hospital(name: "市人民医院", type: "综合医院", level: "二级甲等", staff: 520, listsStaff: false),
                Hospital(name: "市中医院", type: "中医医院", level: "二级乙等", staff: 190, listsStaff: false),
            ]
        }
    }

    /// 光泽县: small, in the mountains; 7 township health centres and 1 community health centre, as its 2019 document lists them.
    private static var guangze: SampleProfile {
        SampleProfile(
            seed: 350723,
            cases: [
                .institutionBlank: 1, .unanswered: 1, .jointClinic: 3, .jointAcrossBoundary: 1, .jointExpired: 1, .townshipSeat: 3,
                .relocated: 2, .staffNone: 1, .visitingDoctor: 3, .visitingExpired: 1, .licenceEndingSoon: 3, .doctorNear65: 1,
                .smallClinic: 3, .tinyClinic: 1, .populationAtLine: 1, .populationOverLine: 1, .replacedClinic: 1,
            ]
        ) {
            $0.villagePopulation = 870
            $0.communityPopulation = 4300
            $0.poorVillages = 150
            $0.licensedDoctors = 520
            $0.clinicsInOrder = 300...800
            $0.publicClinics = 940
            $0.communityClinics = 1
            $0.resettlementSites = 2
            $0.townships = ["350723100": Township(.none, communityCentres: 1)]
            $0.hospitals = [
                Hospital(name: "县总医院", type: "综合医院", level: "二级乙等", staff: 132, listsStaff: true),
                Hospital(name: "县妇幼保健院", type: "妇幼保健院", level: "未定级", staff: 38, listsStaff: true),
            ]
        }
    }

    /// 沙坡头区: the urban part of 中卫市, where 40 health centres, 453 clinics and 69 resettlement sites are found in all.
    private static var shapotou: SampleProfile {
        SampleProfile(
            seed: 640502,
            cases: [
                .institutionBlank: 2, .clinicClosed: 1, .unanswered: 1, .jointClinic: 2, .jointAtLimit: 1, .jointExpired: 1,
                .townshipSeat: 2, .relocated: 1, .staffNone: 2, .licenceExpired: 1, .visitingDoctor: 1,
                .visitingWithoutFrequency: 1,
                .licenceEndingSoon: 4, .doctorNear65: 1, .smallClinic: 4, .tinyClinic: 1, .populationAtLine: 1,
                .populationOverLine: 1, .replacedClinic: 1,
            ]
        ) {
            $0.countyClass = "区"
            $0.villagePopulation = 1700
            $0.communityPopulation = 4600
            $0.poorVillages = 120
            $0.licensedDoctors = 470
            $0.clinicsInOrder = 350...860
            $0.communityClinics = 8
            $0.openClinics = 163
            $0.asksSites = true
            $0.resettlementSites = 14
            $0.keyMigrantVillages = 18
            $0.townships = [
                "640502100": Township(.open, communityCentres: 2),
                "640502101": Township(.open, communityCentres: 1),
            ]
            $0.hospitals = [Hospital(name: "区人民医院", type: "综合医院", level: "二级乙等", staff: 310, listsStaff: false)]
        }
    }

    /// 中宁县, the second part of 中卫市.
    private static var zhongning: SampleProfile {
        SampleProfile(
            seed: 640521,
            cases: [
                .institutionBlank: 1, .clinicClosed: 1, .unanswered: 1, .jointClinic: 2, .jointAcrossBoundary: 1, .jointToClosed: 1,
                .townshipSeat: 2, .relocated: 1, .staffNone: 1, .licenceExpired: 1, .unqualified: 1, .visitingDoctor: 2,
                .visitingExpired: 1, .licenceEndingSoon: 3, .doctorNear65: 1, .smallClinic: 4, .tinyClinic: 1,
                .populationAtLine: 1, .populationOverLine: 1, .replacedClinic: 1,
            ]
        ) {
            $0.villagePopulation = 1900
            $0.communityPopulation = 4000
            $0.poorVillages = 240
            $0.communityClinics = 9
            $0.openClinics = 139
            $0.asksSites = true
            $0.resettlementSites = 27
            $0.keyMigrantVillages = 30
            $0.townships = ["640521100": Township(.open, communityCentres: 1)]
            $0.hospitals = [
                Hospital(name: "县人民医院", type: "综合医院", level: "二级甲等", staff: 560, listsStaff: false),
                Hospital(name: "县中医医院", type: "中医医院", level: "二级乙等", staff: 220, listsStaff: false),
            ]
        }
    }

    /// 海原县, the third part of 中卫市 and the poorest: most joint clinics, moved villages and staff blank spots.
    private static var haiyuan: SampleProfile {
        SampleProfile(
            seed: 640522,
            cases: [
                .institutionBlank: 3, .clinicClosed: 1, .unanswered: 1, .jointClinic: 4, .jointExpired: 1, .jointToNowhere: 1,
                .townshipSeat: 3, .relocated: 4, .staffNone: 2, .licenceExpired: 2, .unqualified: 1, .visitingDoctor: 4,
                .visitingWithoutFrequency: 1, .visitingExpired: 1, .licenceEndingSoon: 5, .doctorNear65: 1, .smallClinic: 5,
                .tinyClinic: 3, .populationAtLine: 1, .populationOverLine: 1, .replacedClinic: 1,
            ]
        ) {
            $0.leftPoverty = true
            $0.keySupport = true
            $0.villagePopulation = 1800
            $0.communityPopulation = 3600
            $0.poorVillages = 620
            $0.licensedDoctors = 360
            $0.publicClinics = 930
            $0.missingAnswers = 190
            $0.clinicsInOrder = 120...640
            $0.communityClinics = 7
            $0.openClinics = 151
            $0.asksSites = true
            $0.resettlementSites = 28
            $0.keyMigrantVillages = 26
            $0.townships = ["640522402": Township(.none, communityCentres: 1)]
            $0.hospitals = [
                Hospital(name: "县人民医院", type: "综合医院", level: "二级甲等", staff: 480, listsStaff: false),
                Hospital(name: "县中医医院", type: "中医医院", level: "二级乙等", staff: 200, listsStaff: false),
            ]
        }
    }
}
