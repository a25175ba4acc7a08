import YAMLWriter

extension CountyWriter {
    /// `county.yaml`
    func county() -> String {
        var draw = SeededGenerator(seed: plan.profile.seed, stream: plan.code)
        var out = YAMLText()
        let totals = plan.totals
        Self.header(plan.profile, &out)
        out.pair(0, "county", quoted(plan.code))
        out.pair(0, "name", scalar(plan.name))
        Self.sample(plan.profile, &out)
        out.pair(0, "county-class", plan.profile.countyClass)
        out.pair(0, "resident-population", totals.population)
        out.pair(0, "left-poverty", plan.profile.leftPoverty)
        out.pair(0, "key-support-county", plan.profile.keySupport)
        out.pair(0, "declared", totals.declared)
        out.line(0, "hospitals:")
        for (number, hospital) in plan.profile.hospitals.enumerated() {
            out.line(1, "- code: \(plan.code)-H\(number + 1)")
            writeHospital(hospital, number: number + 1, &draw, &out)
        }
        let hasAnswers = writeAttestations(.county, .usual(missing: 25), suffix: plan.code, indent: 0, &draw, &out)
        writeBlankSpots(isFirst: !hasAnswers, &out)
        return out.text
    }

    private func writeHospital(
        _ hospital: SampleProfile.Hospital, number: Int, _ draw: inout SeededGenerator, _ out: inout YAMLText
    ) {
        let isGeneral = hospital.type == "综合医院"
        out.pair(2, "name", scalar(hospital.name))
        out.pair(2, "hospital-type", hospital.type)
        out.pair(2, "public", true)
        out.pair(2, "rooms-and-equipment", true)
        out.pair(2, "hospital-level", hospital.level)
        out.pair(2, "level-2-capability", hospital.level != "未定级")
        out.pair(2, "key-specialties", isGeneral ? draw.whole(0...3) : draw.below(2))
        out.pair(2, "beds", hospital.staff * draw.whole(70...105) / 100)
        writeDepartments(hospital, &draw, &out)
        if hospital.listsStaff {
            let staff = draw.centreStaff(hospital.staff, ids: "K\(number)", skill: 2)
            writeCentreStaff(staff, indent: 2, &out)
        }
        out.pair(2, "staff-total", hospital.staff)
        out.pair(2, "telemedicine", isGeneral || draw.happens(700))
        let supporter = "{hospital: \(isGeneral ? "省级三级医院" : "市级三级医院"), level: 三级}"
        writeSupporters(isGeneral || draw.happens(850) ? supporter : nil, indent: 2, &out)
        writeAttestations(.hospital, .usual(missing: 30), suffix: "H\(number)", indent: 2, &draw, &out)
    }

    /// The departments with their licensed physicians; the first hospital has one without, and one that does not say.
    private func writeDepartments(_ hospital: SampleProfile.Hospital, _ draw: inout SeededGenerator, _ out: inout YAMLText) {
        let usual =
            switch hospital.type {
            case "综合医院": SampleWords.hospitalDepartments
            case "中医医院": SampleWords.tcmHospitalDepartments
            default: SampleWords.maternalHospitalDepartments
            }
        let isFirst = hospital.name == plan.profile.hospitals.first?.name
        let rows = usual.enumerated().map { number, department in
            let (name, range) = department
            let count = min(draw.whole(range), max(1, hospital.staff / 12))
            if isFirst, number == 10 { return "{department: \(name), licensed-physicians: 0}" }
            if isFirst, number == 11 { return "{department: \(name)}" }
            return "{department: \(name), licensed-physicians: \(count)}"
        }
        out.line(2, "departments:")
        for row in rows { out.line(3, "- " + row) }
    }

    /// The blank spots the county counts itself.
    private func writeBlankSpots(isFirst: Bool, _ out: inout YAMLText) {
        if isFirst { out.line(0, "attestations:") }
        let spots = plan.blankSpots
        for (id, count, number) in [("blank-institutions-open", spots.institutions, 91), ("blank-staff-open", spots.staff, 92)] {
            out.pair(1, id, "{value: \(count), on: \(SampleDates.attested.upperBound), evidence: 台账\(plan.code)-\(number)}")
        }
    }

    /// `waivers.yaml`: some that hold, one that has expired, one that has expired and was renewed.
    func waivers() -> String {
        var out = YAMLText()
        Self.header(plan.profile, &out)
        let small = plan.villages.filter { $0.planted == .smallClinic }
        let tiny = plan.villages.first { $0.planted == .tinyClinic }
        var rows: [(criterion: String, village: VillagePlan, reason: String, until: String)] = []
        if let first = small.first { rows.append((SampleWaivers.area, first, "新址已立项，施工期间沿用现址", "2023-06-30")) }
        if small.count > 1 { rows.append((SampleWaivers.area, small[1], "用房正在扩建", "2022-03-31")) }
        if small.count > 2 {
            rows.append((SampleWaivers.area, small[2], "新址选址中", "2021-12-31"))
            rows.append((SampleWaivers.area, small[2], "新址已选定，续期一年", "2022-12-31"))
        }
        if let tiny { rows.append((SampleWaivers.area, tiny, "借用村委会用房过渡，新建项目已列入计划", "2023-12-31")) }
        guard !rows.isEmpty else {
            out.line(0, "waivers: []")
            return out.text
        }
        out.line(0, "waivers:")
        for row in rows {
            out.line(1, "- criterion: " + row.criterion)
            out.pair(2, "subject", row.village.clinic)
            out.pair(2, "reason", row.reason)
            out.pair(2, "approver", office + "卫生健康委")
            out.pair(2, "until", row.until)
        }
        return out.text
    }
}

/// The criteria the sample waivers name.
enum SampleWaivers {
    static let area = "village-clinic-management-2014/area"
}

extension SampleTotals {
    /// As a `declared` mapping.
    var declared: [(String, Int)] {
        [
            ("township-health-centre", healthCentres), ("community-health-centre", communityCentres), ("village-clinic", clinics),
            ("resettlement-site", resettlementSites),
        ]
    }
}
