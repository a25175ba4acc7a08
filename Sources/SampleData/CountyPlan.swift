import Inventories

/// What one village of a sample county will be like, before any of its answers is drawn.
struct VillagePlan: Sendable {
    let code: String
    let name: String
    let township: Int
    let placeClass: PlaceClass
    var population: Int
    var planted = VillageCase.ordinary
    /// Communities and other places: whether there is a clinic.
    var hasClinic = false
    var isPoor = false
    /// Whether its clinic is up to standard, but for what is planted.
    var isInOrder = false
    var isKeyMigrantVillage = false
    /// Other places: whether its class is written out.
    var saysItsClass = true
    /// The facility that serves it instead of its own.
    var coveredBy: String?

    var openClinics: Int {
        placeClass == .village ? planted.openClinics : (hasClinic ? 1 : 0)
    }

    /// The code of "the one" clinic.
    var clinic: String { code + "-clinic" }
}

/// What one township of a sample county will be like.
struct TownshipPlan: Sendable {
    let code: String
    let name: String
    let townshipClass: TownshipClass
    let centre: SampleProfile.Township.HealthCentre
    let communityCentres: Int
    var isCentral = false
    /// How many of 1,000 clinics are in order.
    var order = 500
    var isSubCentre = false
    var villages: Range<Int>
    var sites: [SitePlan] = []

    /// The code of "the one" health centre.
    var healthCentre: String { code + "-health-centre" }

    var openHealthCentres: Int {
        switch centre {
        case .open: 1
        case .withBranch: 2
        case .none, .merged: 0
        }
    }
}

/// A resettlement site of a sample county.
struct SitePlan: Sendable {
    let code: String
    let name: String
    let population: Int
    let servedBy: String?
    let staff: Int?
}

/// Which cases stand where in a county, and which facility serves which village.
///
/// Everything that depends on more than one village is settled here, so that the township files can then be written one by one.
struct CountyPlan: Sendable {
    let code: String
    let name: String
    let profile: SampleProfile
    private(set) var townships: [TownshipPlan] = []
    private(set) var villages: [VillagePlan] = []
    private var draw: SeededGenerator

    init(_ roster: Roster, _ profile: SampleProfile) {
        code = roster.county
        name = roster.name
        self.profile = profile
        draw = SeededGenerator(seed: profile.seed, stream: "plan")
        layOut(roster)
        plantCases()
        openCommunityClinics()
        hitClinicTotal()
        chooseCentralHealthCentres()
        coverVillages()
        placeResettlementSites()
        markKeyMigrantVillages()
        chooseClinicsInOrder()
    }

    /// What the county lists as open.
    var totals: SampleTotals {
        var totals = SampleTotals()
        for township in townships {
            totals.healthCentres += township.openHealthCentres
            totals.communityCentres += township.communityCentres
            totals.resettlementSites += township.sites.count
        }
        for village in villages {
            totals.clinics += village.openClinics
            totals.population += village.population
        }
        return totals
    }

    /// How many people live in a township.
    func population(of township: TownshipPlan) -> Int {
        villages[township.villages].reduce(0) { $0 + $1.population }
    }

    // MARK: Places

    private mutating func layOut(_ roster: Roster) {
        var others = 0
        for township in roster.townships {
            let first = villages.count
            for village in township.villages {
                var plan = VillagePlan(
                    code: village.code, name: village.name, township: townships.count,
                    placeClass: PlaceClass(code: village.code), population: 0)
                var draw = SeededGenerator(seed: profile.seed, stream: "place " + village.code)
                switch plan.placeClass {
                case .community: plan.population = people(around: profile.communityPopulation, &draw)
                case .village: plan.population = people(around: profile.villagePopulation, &draw)
                case .other:
                    plan.population = draw.whole(0...180)
                    others += 1
                }
                plan.isPoor = plan.placeClass == .village && draw.happens(profile.poorVillages)
                villages.append(plan)
            }
            let townshipClass = TownshipClass(code: township.code)
            let usual: SampleProfile.Township =
                switch townshipClass {
                case .street: SampleProfile.Township(.none, communityCentres: 1)
                case .town, .ruralTownship: SampleProfile.Township(.open)
                case .other: SampleProfile.Township(.none)
                }
            let given = profile.townships[township.code] ?? usual
            townships.append(
                TownshipPlan(
                    code: township.code, name: township.name, townshipClass: townshipClass, centre: given.healthCentre,
                    communityCentres: given.communityCentres, villages: first..<villages.count))
        }
        if others > 1, let last = villages.lastIndex(where: { $0.placeClass == .other }) { villages[last].saysItsClass = false }
    }

    /// A number of people, most often near the middle, sometimes twice as many.
    private func people(around middle: Int, _ draw: inout SeededGenerator) -> Int {
        let spread = draw.below(700) + draw.below(500)
        let many = draw.happens(60) ? draw.below(900) : 0
        let people = middle * (400 + spread + many) / 1000
        return people == 800 || people == 801 ? 802 : people
    }

    // MARK: Cases

    private mutating func plantCases() {
        var free = draw.shuffled(villages.indices.filter { villages[$0].placeClass == .village })
        plantSeats(&free)
        for planted in VillageCase.allCases where planted != .ordinary && planted != .townshipSeat && planted != .seatOfClosedCentre {
            for _ in 0..<(profile.cases[planted] ?? 0) {
                guard let index = free.popLast() else { return }
                plant(planted, index)
            }
        }
    }

    /// At most one seat for each township, and only where there is, or was, a health centre.
    private mutating func plantSeats(_ free: inout [Int]) {
        for (planted, wantsOpen) in [(VillageCase.townshipSeat, true), (.seatOfClosedCentre, false)] {
            let seats = draw.shuffled(
                townships.indices.filter { index in
                    switch townships[index].centre {
                    case .open, .withBranch: wantsOpen
                    case .merged: !wantsOpen
                    case .none: false
                    }
                })
            for seat in seats.prefix(profile.cases[planted] ?? 0) {
                guard let position = free.lastIndex(where: { villages[$0].township == seat }) else { continue }
                plant(planted, free.remove(at: position))
            }
        }
    }

    private mutating func plant(_ planted: VillageCase, _ index: Int) {
        villages[index].planted = planted
        switch planted {
        case .jointClinic, .jointAcrossBoundary, .jointExpired, .jointToClosed, .jointToNowhere:
            villages[index].population = draw.whole(170...780)
        case .jointAtLimit, .populationAtLine: villages[index].population = 800
        case .populationOverLine: villages[index].population = 801
        case .relocated: villages[index].population = draw.whole(0...60)
        case .smallClinic, .twoClinics:
            let least = planted == .twoClinics ? 2600 : 860
            if villages[index].population < least { villages[index].population = least + draw.below(700) }
        default: break
        }
    }

    private mutating func openCommunityClinics() {
        let communities = draw.shuffled(villages.indices.filter { villages[$0].placeClass == .community })
        for index in communities.prefix(profile.communityClinics) { villages[index].hasClinic = true }
    }

    /// More clinics in the largest villages, or joint clinics in the smallest, until the number of open ones is as wanted.
    private mutating func hitClinicTotal() {
        guard let wanted = profile.openClinics else { return }
        var open = villages.reduce(0) { $0 + $1.openClinics }
        var ordinary = villages.indices.filter { villages[$0].placeClass == .village && villages[$0].planted == .ordinary }
        ordinary.sort { (villages[$0].population, $0) < (villages[$1].population, $1) }
        while open < wanted, let largest = ordinary.popLast() {
            plant(.twoClinics, largest)
            open += 1
        }
        for smallest in ordinary where open > wanted {
            plant(.jointClinic, smallest)
            open -= 1
        }
    }

    private mutating func chooseCentralHealthCentres() {
        let open = townships.indices.filter { townships[$0].openHealthCentres > 0 }
        let largest = open.sorted { (population(of: townships[$0]), $1) > (population(of: townships[$1]), $0) }
        for index in largest.prefix((open.count + 2) / 4) { townships[index].isCentral = true }
        if let first = largest.first, open.count > 5 { townships[first].isSubCentre = true }
    }

    // MARK: Who serves whom

    private mutating func coverVillages() {
        let closed = villages.first { $0.planted == .clinicClosed }?.clinic
        for index in villages.indices where villages[index].placeClass == .village {
            let township = townships[villages[index].township]
            switch villages[index].planted {
            case .jointClinic, .jointAtLimit, .jointExpired, .relocated:
                villages[index].coveredBy = neighbour(of: index, inSameTownship: true)
            case .jointAcrossBoundary:
                villages[index].coveredBy = neighbour(of: index, inSameTownship: false)
            case .jointToClosed: villages[index].coveredBy = closed
            case .jointToNowhere:
                let known = Set(villages[township.villages].map(\.code))
                villages[index].coveredBy = (200...399).lazy.map { township.code + String(399 + 200 - $0) }
                    .first { !known.contains($0) }.map { $0 + "-clinic" }
            case .townshipSeat:
                if case .withBranch = township.centre {
                    villages[index].coveredBy = township.code + "-branch"
                } else {
                    villages[index].coveredBy = township.healthCentre
                }
            case .seatOfClosedCentre: villages[index].coveredBy = township.healthCentre
            case .visitingDoctor, .visitingWithoutFrequency, .visitingExpired:
                villages[index].coveredBy = healthCentre(near: villages[index].township)
            default: continue
            }
            if villages[index].coveredBy == nil { plant(.institutionBlank, index) }
        }
    }

    /// The clinic of the nearest village that can serve others.
    private func neighbour(of index: Int, inSameTownship: Bool) -> String? {
        let own = villages[index].township
        let range = inSameTownship ? townships[own].villages : villages.indices
        return
            range
            .filter { inSameTownship || villages[$0].township != own }
            .filter { villages[$0].placeClass == .village && villages[$0].planted.canServeOthers }
            .min { (abs($0 - index), $0) < (abs($1 - index), $1) }
            .map { villages[$0].clinic }
    }

    /// The health centre of the township, or of the nearest that has one.
    func healthCentre(near township: Int) -> String? {
        townships.indices
            .filter { townships[$0].openHealthCentres > 0 }
            .min { (abs($0 - township), $0) < (abs($1 - township), $1) }
            .map { townships[$0].healthCentre }
    }

    // MARK: Resettlement

    private mutating func placeResettlementSites() {
        let homes = draw.shuffled(townships.indices.filter { townships[$0].openHealthCentres > 0 })
        guard !homes.isEmpty else { return }
        let closed = villages.first { $0.planted == .clinicClosed }?.clinic
        for number in 0..<profile.resettlementSites {
            let home = draw.pick(homes)
            let clinics = townships[home].villages.filter {
                villages[$0].placeClass == .village && villages[$0].planted.canServeOthers
            }
            let usual = clinics.isEmpty || draw.happens(120) ? townships[home].healthCentre : villages[draw.pick(clinics)].clinic
            // The first sites of a county are the ones with something wrong.
            let servedBy = profile.resettlementSites > 9 && number == 2 ? nil : number == 3 ? closed ?? usual : usual
            let staff = number == 0 ? 0 : profile.resettlementSites > 9 && number == 1 ? nil : draw.whole(1...3)
            let place = townships[home].sites.count + 1
            townships[home].sites.append(
                SitePlan(
                    code: "\(townships[home].code)-S\(place)", name: "\(townships[home].name)安置点\(place)",
                    population: draw.whole(90...1900), servedBy: servedBy, staff: staff))
        }
    }

    // MARK: Order

    /// Some townships look after their clinics well, others badly; every share between the worst and the best is found once.
    private mutating func chooseClinicsInOrder() {
        let range = profile.clinicsInOrder
        let ranked = draw.shuffled(Array(townships.indices))
        for (rank, index) in ranked.enumerated() {
            townships[index].order = range.lowerBound + (range.upperBound - range.lowerBound) * rank / max(1, ranked.count - 1)
            let open = townships[index].villages.filter { villages[$0].openClinics > 0 }
            let wanted = (open.count * townships[index].order + 500) / 1000
            let candidates = draw.shuffled(open.filter { villages[$0].planted.canBeInOrder })
            for village in candidates.prefix(wanted) { villages[village].isInOrder = true }
        }
    }

    /// How many blank spots the county knows of: those planted that can be told for certain, in all places its plan asks about.
    var blankSpots: (institutions: Int, staff: Int) {
        let planted = villages.filter { $0.placeClass == .village }.map(\.planted)
        let townshipsWithout = townships.count { township in
            if case .none = township.centre, [.town, .ruralTownship].contains(township.townshipClass) { return township.communityCentres == 0 }
            return false
        }
        let sites = profile.asksSites ? townships.flatMap(\.sites) : []
        let closed = Set(villages.filter { $0.planted == .clinicClosed }.map(\.clinic))
        let unserved = sites.filter { $0.servedBy.map(closed.contains) ?? false }
        return (
            planted.count { $0.isInstitutionBlank } + townshipsWithout + unserved.count,
            planted.count { $0.isStaffBlank } + unserved.count + sites.count { $0.staff == 0 && !unserved.map(\.code).contains($0.code) }
        )
    }

    private mutating func markKeyMigrantVillages() {
        let candidates = draw.shuffled(
            villages.indices.filter {
                villages[$0].placeClass == .village && villages[$0].openClinics > 0
            })
        for index in candidates.prefix(profile.keyMigrantVillages) { villages[index].isKeyMigrantVillage = true }
    }
}
