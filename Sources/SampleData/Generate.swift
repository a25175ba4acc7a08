import Inventories
import YAMLWriter

/// The files of one county folder, but for its roster: `county.yaml`, one file a township, `waivers.yaml`.
///
/// The same roster and profile give the same files, to the byte.
package func generate(roster: Roster, profile: SampleProfile) -> [(name: String, text: String)] {
    var files: [(name: String, text: String)] = []
    generate(roster: roster, profile: profile) { files.append((name: $0, text: $1)) }
    return files
}

/// Makes the files of one county folder one after the other, so that a large county needs little memory.
///
/// - Returns: what the county lists as open.
@discardableResult
package func generate<Failure: Error>(
    roster: Roster, profile: SampleProfile, emit: (_ name: String, _ text: String) throws(Failure) -> Void
) throws(Failure) -> SampleTotals {
    let plan = CountyPlan(roster, profile)
    let writer = CountyWriter(plan)
    try emit("county.yaml", writer.county())
    for (index, township) in plan.townships.enumerated() { try emit(township.code + ".yaml", writer.township(index)) }
    try emit("waivers.yaml", writer.waivers())
    return plan.totals
}

/// How many facilities and sites a sample county lists as open.
package func totals(roster: Roster, profile: SampleProfile) -> SampleTotals {
    CountyPlan(roster, profile).totals
}

/// `city.yaml` of a city, above the folders of its counties.
package func cityFile(code: String, name: String, counties: SampleTotals) -> String {
    var profile = SampleProfile(seed: UInt64(code) ?? 0, administrativeVillages: 0)
    profile.hospitals = []
    let writer = CountyWriter(CountyPlan(Roster(county: code, name: name, source: "", townships: [], file: ""), profile))
    var draw = SeededGenerator(seed: profile.seed, stream: code)
    var out = YAMLText()
    CountyWriter.header(profile, &out)
    out.pair(0, "city", quoted(code))
    out.pair(0, "name", scalar(name))
    CountyWriter.sample(profile, &out)
    out.pair(0, "resident-population", counties.population)
    out.pair(0, "declared", counties.declared)
    writer.writeAttestations(.city, .usual(missing: 25), suffix: code, indent: 0, &draw, &out)
    return out.text
}
