import YAMLWriter

/// Writes the files of one county from its plan.
struct CountyWriter: Sendable {
    let plan: CountyPlan
    /// 县, 市 or 区, as offices of the county call themselves.
    let office: String
    let attestations: [AttestedSubject: [SampleAttestation]]

    init(_ plan: CountyPlan) {
        self.plan = plan
        office =
            switch plan.profile.countyClass {
            case "县级市": "市"
            case "区": "区"
            default: "县"
            }
        attestations = SampleAttestation.table(forCounty: plan.code)
    }

    /// The comment every generated file begins with.
    static func header(_ profile: SampleProfile, _ out: inout YAMLText) {
        let seed = String(profile.seed)
        if profile.isRealPlace {
            out.line(0, "# 样例。名称和代码是真实的（2021年统计用区划代码）；机构、人员和人口等情况全部由程序虚构（种子 \(seed)），不得作为任何依据。")
            out.line(
                0, "# Sample. Names and codes are real (statistical division codes, 2021); all facts about places, facilities and")
            out.line(0, "# staff are SYNTHETIC, generated with seed \(seed). Do not use as evidence.")
        } else {
            out.line(0, "# 基准测试数据：名称、代码和全部内容均为虚构（种子 \(seed)）。")
            out.line(0, "# Benchmark data: names, codes and all facts are made up (seed \(seed)).")
        }
    }

    /// That the facts are made up, and on which day they are to be judged.
    static func sample(_ profile: SampleProfile, _ out: inout YAMLText) {
        if profile.isRealPlace { out.pair(0, "sample", "{as-of: \(SampleDates.judged)}") }
    }

    // MARK: Townships

    /// The file of one township.
    func township(_ index: Int) -> String {
        let township = plan.townships[index]
        var draw = SeededGenerator(seed: plan.profile.seed, stream: township.code)
        var out = YAMLText()
        Self.header(plan.profile, &out)
        out.pair(0, "township", quoted(township.code))
        out.pair(0, "name", scalar(township.name))
        out.pair(0, "township-class", township.townshipClass.rawValue)
        if !leavesPopulationOut(index) { out.pair(0, "resident-population", plan.population(of: township)) }
        if case .merged(let other) = township.centre {
            out.line(0, "exemptions:")
            out.line(
                1,
                "- {kind: 乡镇撤并, covered-by: \(other)-health-centre, approved-by: \(office)人民政府, approved-on: 2021-11-15, until: 2026-12-31}"
            )
        }
        if case .none = township.centre, township.townshipClass != .street, township.communityCentres > 0 {
            out.line(0, "exemptions:")
            out.line(
                1,
                "- {kind: 社区卫生服务中心承担, covered-by: \(township.code)-community-health-centre, approved-by: \(office)人民政府, approved-on: 2019-03-20, until: 2026-12-31}"
            )
        }
        writeHealthCentres(township, &draw, &out)
        writeCommunityCentres(township, &draw, &out)
        writeSites(township, &out)
        if township.villages.isEmpty {
            out.line(0, "villages: []")
        } else {
            out.line(0, "villages:")
            for village in plan.villages[township.villages] { writeVillage(village, &out) }
        }
        return out.text
    }

    /// One township of a county with many does not say how many people live there.
    private func leavesPopulationOut(_ index: Int) -> Bool {
        plan.townships.count > 11 && index == Int(plan.profile.seed % 5) + 6
    }

    private func writeSites(_ township: TownshipPlan, _ out: inout YAMLText) {
        guard !township.sites.isEmpty else {
            out.line(0, "resettlement-sites: []")
            return
        }
        out.line(0, "resettlement-sites:")
        for site in township.sites {
            var parts = ["code: \(site.code)", "name: \(scalar(site.name))", "resident-population: \(site.population)"]
            if let servedBy = site.servedBy { parts.append("served-by: \(servedBy)") }
            if let staff = site.staff { parts.append("staff-assigned: \(staff)") }
            out.line(1, "- {" + parts.joined(separator: ", ") + "}")
        }
    }
}
