import Inventories

/// Four counties of three cities, made up so that every township differs from every other.
///
/// 9901 has a file of the city and two counties (990101, 990102), 9902 one county, 9903 one county without any township file.
struct Country {
    static let counties = ["990101", "990102", "990201", "990301"]
    static let townshipsPerCounty = 4
    let fixture: Fixture

    static var townships: [String] { counties.flatMap { county in (101...(100 + townshipsPerCounty)).map { county + String($0) } } }

    private static func standard(_ id: String, region: String, extends: String? = nil, _ body: String) -> String {
        "standard: \(id)\ntitle: \(id)\ndocument: {name: \(id), status: in-force}\nregion: \"\(region)\"\n\(extends.map { "extends: \($0)\n" } ?? "")\(body)"
    }

    /// The nation asks for 60 m² and a doctor, 9901 for 80 m², 990102 drops the area and asks for medicines; the city's own subject is asked, too.
    static let standards = [
        "nation": standard(
            "nation", region: "",
            "criteria:\n" + criterion("area", require: "{field: floor-area, at-least: 60 m²}")
                + criterion("clinic", of: "village", require: "{count: {of: village-clinic}, at-least: 1}", "blank-spot: institution")
                + criterion("owned", of: "county", require: "{share: {of: village-clinic, where: {ownership: 公有}}, at-least: 60 %}")
                + criterion("owned.city", of: "city", require: "{share: {of: village-clinic, where: {ownership: 公有}}, at-least: 60 %}")
                + criterion("centre", of: "township", require: "{count: {of: township-health-centre}, at-least: 1}", "severity: critical")),
        "city-1": standard("city-1", region: "9901", extends: "nation", "override:\n  - {id: area, require: {field: floor-area, at-least: 80 m²}}\n"),
        "county-2": standard(
            "county-2", region: "990102", extends: "city-1",
            "drop: [{id: area, reason: 另有规定}]\ncriteria:\n" + criterion("drugs", require: "{field: medicines, at-least: 80 种}")),
    ]

    init(leavingOut missing: Set<String> = [], shuffled: Bool = false) throws {
        fixture = try Fixture(standards: Self.standards)
        var files: [(String, String)] = [("city.yaml", "city: \"990100\"\nname: 甲市\n")]
        for (number, county) in Self.counties.enumerated() {
            files.append(("\(county)/county.yaml", "county: \"\(county)\"\nname: 县\(number + 1)\nhospitals: [{code: \(county)-h, beds: 20}]\n"))
            var roster = "roster: \"\(county)\"\nname: 县\(number + 1)\ntownships:\n"
            for index in 1...Self.townshipsPerCounty {
                let township = "\(county)10\(index)"
                roster += "  \"\(township)\":\n    name: 镇\(number + 1)\(index)\n    villages: {\"\(township)201\": 甲, \"\(township)202\": 乙}\n"
                guard !missing.contains(township), county != "990301" else { continue }
                let seed = number * Self.townshipsPerCounty + index
                files.append(
                    (
                        "\(county)/\(township).yaml",
                        """
                        township: "\(township)"
                        health-centre: \(seed % 3 == 0 ? "无" : "{beds: \(seed)}")
                        villages:
                          - {code: "\(township)201", clinic: {floor-area: \(50 + seed * 5), ownership: \(seed % 2 == 0 ? "公有" : "私有"), medicines: \(seed * 10)}}
                          - code: "\(township)202"
                            clinics: [{code: \(township)202-a, floor-area: 70, ownership: 公有}, {code: \(township)202-b, status: 停业}]

                        """
                    ))
            }
            files.append(("\(county)/roster.yaml", roster))
        }
        // The order in which files are made is the order some file systems list them in.
        for (name, text) in shuffled ? files.reversed() : files { try fixture.write(name, text) }
    }

    func remove() { fixture.remove() }
}
