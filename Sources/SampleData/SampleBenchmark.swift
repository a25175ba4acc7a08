import Inventories
import Standards

/// Inventories of any size for measuring speed. Province 99, which does not exist.
package enum SampleBenchmark {
    static let villagesPerTownship = 30
    static let townshipsPerCounty = 18
    /// Of 540 villages, about so many have an open clinic of their own.
    static let clinicsPerCounty = 500

    /// Makes an inventory with so many open village clinics, one file after the other; no more than one county's plan and one
    /// file's text are held in memory.
    ///
    /// - Parameters:
    ///   - clinics: how many open village clinics there are to be in all, up to about 970,000.
    ///   - levels: the levels of places, by whose words rosters are headed.
    ///   - seed: the seed; counties differ by their codes.
    ///   - emit: is given each file's path, `<county code>/<file name>`, and text.
    @discardableResult
    package static func synthetic<Failure: Error>(
        clinics: Int, levels: PlaceLevels, seed: UInt64 = 990_000, emit: (_ path: String, _ text: String) throws(Failure) -> Void
    ) throws(Failure) -> SampleTotals {
        var left = clinics
        var sum = SampleTotals()
        var number = 0
        while left > 0 {
            let wanted = min(left, clinicsPerCounty)
            let roster = roster(number, clinics: wanted)
            try emit(roster.file, roster.yaml(levels))
            let totals = try generate(roster: roster, profile: profile(roster, clinics: wanted, seed: seed)) {
                name, text throws(Failure) in
                try emit("\(roster.county)/\(name)", text)
            }
            sum = sum + totals
            left -= wanted
            number += 1
        }
        return sum
    }

    /// A made-up county: 18 townships of about 30 villages, fewer when fewer clinics are wanted.
    static func roster(_ number: Int, clinics: Int) -> Roster {
        let code = "99" + padded(number / 20 + 1, 2) + padded(number % 20 + 21, 2)
        var draw = SeededGenerator(seed: 99, stream: code)
        var left = (clinics * townshipsPerCounty * villagesPerTownship + clinicsPerCounty - 1) / clinicsPerCounty
        var townships: [RosterTownship] = []
        while left > 0 {
            let place = townships.count
            let isLast = place == townshipsPerCounty - 1
            let count = isLast ? left : min(left, draw.whole(villagesPerTownship - 6...villagesPerTownship + 6))
            let township = code + (place < 12 ? padded(100 + place, 3) : padded(200 + place, 3))
            let villages = (0..<min(count, 200)).map {
                RosterVillage(code: township + String(200 + $0), name: "虚构村\(padded(number + 1, 4))之\(place * 40 + $0 + 1)")
            }
            townships.append(
                RosterTownship(code: township, name: "虚构\(place + 1)" + (place < 12 ? "镇" : "乡"), villages: villages))
            left -= villages.count
        }
        return Roster(county: code, name: "虚构\(number + 1)县", source: "虚构（基准测试用）", townships: townships, file: "\(code)/roster.yaml")
    }

    private static func profile(_ roster: Roster, clinics: Int, seed: UInt64) -> SampleProfile {
        var profile = SampleProfile(seed: seed &+ (UInt64(roster.county) ?? 0), administrativeVillages: roster.villageCount)
        profile.isRealPlace = false
        profile.villagePopulation = 1000
        profile.missingAttestations = 700
        profile.openClinics = clinics
        profile.resettlementSites = roster.villageCount / 60
        return profile
    }
}
