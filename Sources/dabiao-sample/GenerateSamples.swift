import Foundation
import Inventories
import Quantities
import SampleData
import Standards

/// Writes the files of every county that has a `roster.yaml` below a folder, and the `city.yaml` of folders that hold counties.
func generateSamples(in directory: String, levels: PlaceLevels) throws {
    var cities: [String: (code: String, name: String, totals: SampleTotals)] = [:]
    for rosterPath in try rosters(below: directory) {
        let folder = (rosterPath as NSString).deletingLastPathComponent
        let roster = try Roster.load(path: rosterPath, levels: levels)
        let profile = SampleProfile.of(roster)
        let totals = try generate(roster: roster, profile: profile) { name, text in
            try write(text, to: folder + "/" + name)
        }
        print(
            "\(roster.county) \(roster.name): \(totals.healthCentres) health centres, \(totals.communityCentres) community centres, \(totals.clinics) clinics, \(totals.resettlementSites) resettlement sites, \(totals.population) people"
        )
        if let name = SampleProfile.cityName(ofCounty: roster.county) {
            let parent = (folder as NSString).deletingLastPathComponent
            let before = cities[parent]?.totals ?? SampleTotals()
            cities[parent] = (String(roster.county.prefix(4)) + "00", name, before + totals)
        }
    }
    for (folder, city) in cities.sorted(by: { $0.key < $1.key }) {
        try write(cityFile(code: city.code, name: city.name, counties: city.totals), to: folder + "/city.yaml")
        print(
            "\(city.code) \(city.name): \(city.totals.healthCentres) health centres, \(city.totals.clinics) clinics, \(city.totals.resettlementSites) resettlement sites"
        )
    }
}

/// Writes a made-up inventory.
func generateBenchmark(clinics: Int, levels: PlaceLevels, into directory: String) throws {
    var folders: Set<String> = []
    var bytes = 0
    var files = 0
    let totals = try SampleBenchmark.synthetic(clinics: clinics, levels: levels) { path, text in
        let folder = directory + "/" + path.prefix { $0 != "/" }
        if folders.insert(folder).inserted {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        }
        bytes += text.utf8.count
        files += 1
        try write(text, to: directory + "/" + path)
    }
    print(
        "\(totals.clinics) clinics in \(folders.count) counties, \(files) files, \(bytes / 1_000_000) MB, \(bytes / max(1, totals.clinics)) bytes a clinic"
    )
}

/// Writes small counties with anything in them.
func generateRandom(counties: Int, seed: UInt64, asOf: Day, standards: [String], into directory: String) throws {
    var maker = RandomInventory(try StandardLibrary.load(folders: standards), asOf: asOf, seed: seed)
    try maker.write(counties: counties) { path, text in
        try FileManager.default.createDirectory(atPath: directory + "/" + (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
        try write(text, to: directory + "/" + path)
    }
}

private func rosters(below directory: String) throws -> [String] {
    guard let walker = FileManager.default.enumerator(atPath: directory) else { throw SampleError("no such folder: \(directory)") }
    var found: [String] = []
    while let path = walker.nextObject() as? String {
        if (path as NSString).lastPathComponent == "roster.yaml" { found.append(directory + "/" + path) }
    }
    guard !found.isEmpty else { throw SampleError("no roster.yaml below \(directory)") }
    return found.sorted()
}

private func write(_ text: String, to path: String) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
}
