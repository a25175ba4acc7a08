import YAMLWriter

extension CountyWriter {
    /// The township health centre, or centres, or that there is none.
    func writeHealthCentres(_ township: TownshipPlan, _ draw: inout SeededGenerator, _ out: inout YAMLText) {
        let ids = "H" + township.code.suffix(3)
        switch township.centre {
        case .none: out.pair(0, "health-centre", "无")
        case .merged:
            out.line(0, "health-centre:")
            out.pair(1, "name", scalar(township.name + "卫生院"))
            out.pair(1, "status", "停业")
            out.pair(1, "government-run", true)
            out.pair(1, "centre-class", "一般卫生院")
            out.pair(1, "staff", "[]")
        case .open:
            out.line(0, "health-centre:")
            writeHealthCentre(township, name: township.name + "卫生院", ids: ids, indent: 1, &draw, &out)
        case .withBranch:
            out.line(0, "health-centres:")
            out.line(1, "- code: " + township.healthCentre)
            writeHealthCentre(township, name: township.name + "卫生院", ids: ids, indent: 2, &draw, &out)
            out.line(1, "- code: \(township.code)-branch")
            writeHealthCentre(township, name: township.name + "卫生院分院", ids: ids + "B", isBranch: true, indent: 2, &draw, &out)
        }
    }

    private func writeHealthCentre(
        _ township: TownshipPlan, name: String, ids: String, isBranch: Bool = false, indent: Int, _ draw: inout SeededGenerator,
        _ out: inout YAMLText
    ) {
        let people = plan.population(of: township) * (isBranch ? 25 : 100) / 100
        // 0 weak, 1 middling, 2 good.
        let skill =
            isBranch
            ? 0
            : township.isSubCentre
                ? 2 : draw.pick(weighted: township.isCentral ? [(1, 40), (2, 60)] : [(0, 22), (1, 60), (2, 18)])
        let diseases = [draw.whole(35...49), draw.whole(50...74), draw.whole(75...95)][skill]
        out.pair(indent, "name", scalar(name))
        out.pair(indent, "government-run", true)
        out.pair(indent, "centre-class", isBranch ? "分院" : township.isCentral ? "中心卫生院" : "一般卫生院")
        out.pair(indent, "sub-centre", township.isSubCentre)
        out.pair(indent, "weak", skill == 0)
        out.pair(indent, "licence-until", draw.day(draw.happens(30) ? SampleDates.endingSoon : SampleDates.licences).description)
        out.pair(indent, "rooms-and-equipment", skill > 0 || draw.happens(500))
        let beds = isBranch ? 8 : max(10, min(99, people * (6 + skill * 3 + draw.below(3)) / 10_000))
        out.pair(indent, "floor-area", 260 + beds * draw.whole(22...46))
        // Something is left out here and there.
        let missing = draw.below(24)
        if missing != 0 { out.pair(indent, "beds", beds) }
        out.pair(indent, "served-population", people)
        out.pair(indent, "departments", departments(skill, &draw))
        out.pair(indent, "equipment", SampleWords.ordered(centreEquipment(skill, &draw)))
        var staff = draw.centreStaff(staffCount(people, township, isBranch, &draw), ids: ids, skill: skill)
        if missing == 1 { staff[0].qualification = nil }
        writeCentreStaff(staff, indent: indent, &out)
        if missing != 2 { out.pair(indent, "staff-total", staff.count) }
        writePosts(staff, indent: indent, &draw, &out)
        if missing != 3 { out.pair(indent, "diseases", diseases) }
        if missing != 4 { out.pair(indent, "capability-level", ["未达标", "基本标准", "推荐标准"][skill]) }
        writeCentreServices(township, staff, skill: skill, indent: indent, &draw, &out)
        writeAttestations(.healthCentre, conduct(skill, &draw), suffix: String(ids.dropFirst()), indent: indent, &draw, &out)
        out.pair(indent, "reported", "{by: 乡镇卫生院, on: \(SampleDates.reported.adding(draw.pick([0, 0, 0, 1, 2])))}")
        if missing > 4, draw.happens(180) {
            out.pair(
                indent, "verified",
                "{by: \(office)排查组, on: \(draw.day(SampleDates.verified)), diseases: \(diseases - draw.whole(2...9))}")
        }
    }

    private func conduct(_ skill: Int, _ draw: inout SeededGenerator) -> AttestationConduct {
        switch skill {
        case 0: draw.happens(200) ? .silent(250) : .careless(draw.whole(2...5))
        case 1: draw.happens(600) ? .inOrder : .careless(draw.whole(1...2))
        default: draw.happens(850) ? .inOrder : .careless(1)
        }
    }

    private func staffCount(_ people: Int, _ township: TownshipPlan, _ isBranch: Bool, _ draw: inout SeededGenerator) -> Int {
        if isBranch { return draw.whole(8...10) }
        let usual = people * draw.whole(60...90) / 100_000
        return township.isCentral ? max(20, min(40, usual * 5 / 4)) : max(8, min(28, usual))
    }

    private func departments(_ skill: Int, _ draw: inout SeededGenerator) -> [String] {
        var departments = SampleWords.clinicalDepartments.filter { _ in !draw.happens(skill == 0 ? 130 : 4) }
        if departments.isEmpty { departments = ["内科"] }
        departments += SampleWords.furtherDepartments.filter { _ in draw.happens(220 + skill * 280) }
        if skill == 2, draw.happens(500) { departments.append("麻醉科") }
        return departments + SampleWords.technicalDepartments.filter { _ in !draw.happens(skill == 0 ? 110 : 3) }
    }

    private func centreEquipment(_ skill: Int, _ draw: inout SeededGenerator) -> [(String, Int)] {
        SampleWords.centreEquipment.map { item in
            (item, draw.happens(skill == 0 ? 90 : 12) ? 0 : draw.whole(1...3 + skill * 2))
        } + [("注射器", draw.whole(100...600))]
    }

    func writeCentreStaff(_ staff: [SamplePerson], indent: Int, _ out: inout YAMLText) {
        out.line(indent, "staff:")
        for person in staff { out.line(indent + 1, "- " + person.row) }
    }

    private func writePosts(_ staff: [SamplePerson], indent: Int, _ draw: inout SeededGenerator, _ out: inout YAMLText) {
        let filled = staff.count { $0.contract == "在编" }
        let vacant = draw.happens(600) ? filled * draw.whole(0...4) / 100 : 1 + filled * draw.whole(5...16) / 100
        out.pair(indent, "authorised-posts", filled + vacant)
        out.pair(indent, "vacant-posts", vacant)
        out.pair(indent, "technician-posts", (filled + vacant) * draw.whole(86...97) / 100)
    }

    private func writeCentreServices(
        _ township: TownshipPlan, _ staff: [SamplePerson], skill: Int, indent: Int, _ draw: inout SeededGenerator,
        _ out: inout YAMLText
    ) {
        let physicians = staff.count { $0.practiceClass == "中医" && $0.qualification?.hasPrefix("执业") == true }
        // Only a weak place opens a hall with nobody to work in it.
        let hasHall = draw.happens(700 + skill * 140) && (physicians > 0 || skill == 0)
        out.pair(indent, "tcm-hall", hasHall)
        if hasHall {
            out.pair(indent, "tcm-hall-physicians", physicians)
        }
        let isReady = township.isCentral ? (skill == 2 ? 1000 : 880) : 640
        out.pair(indent, "fever-clinic", draw.happens(isReady))
        out.pair(indent, "isolation-ward", draw.happens(isReady == 1000 ? 1000 : isReady - 60))
        out.pair(indent, "telemedicine", skill > 0 || draw.happens(800))
        writeSupporters(of: skill, indent: indent, &draw, &out)
    }

    /// Who supports the centre: the county's first hospital, for one in sixteen nobody; some do not say.
    private func writeSupporters(of skill: Int, indent: Int, _ draw: inout SeededGenerator, _ out: inout YAMLText) {
        let (answers, isSupported) = (draw.happens(975), draw.happens(skill == 0 ? 850 : 960))
        guard answers else { return }
        let hospital = scalar(plan.profile.hospitals.first?.name ?? "县人民医院")
        writeSupporters(isSupported ? "{hospital: \(hospital), level: 二级}" : nil, indent: indent, &out)
    }

    func writeSupporters(_ supporter: String?, indent: Int, _ out: inout YAMLText) {
        guard let supporter else { return out.pair(indent, "supporters", "[]") }
        out.line(indent, "supporters:")
        out.line(indent + 1, "- " + supporter)
    }

    // MARK: Community health centres

    /// The community health centre, or centres, or that there is none.
    func writeCommunityCentres(_ township: TownshipPlan, _ draw: inout SeededGenerator, _ out: inout YAMLText) {
        let short = township.name.hasSuffix("镇") ? String(township.name.dropLast()) : township.name
        switch township.communityCentres {
        case 0: out.pair(0, "community-health-centre", "无")
        case 1:
            out.line(0, "community-health-centre:")
            writeCommunityCentre(township, name: short + "社区卫生服务中心", isStation: false, number: 1, indent: 1, &draw, &out)
        default:
            out.line(0, "community-health-centres:")
            for number in 1...township.communityCentres {
                out.line(1, "- code: \(township.code)-community-health-centre\(number)")
                let name = number == 1 ? "社区卫生服务中心" : "第\(number - 1)社区卫生服务站"
                writeCommunityCentre(township, name: short + name, isStation: number > 1, number: number, indent: 2, &draw, &out)
            }
        }
    }

    private func writeCommunityCentre(
        _ township: TownshipPlan, name: String, isStation: Bool, number: Int, indent: Int, _ draw: inout SeededGenerator,
        _ out: inout YAMLText
    ) {
        let people = plan.population(of: township) * (isStation ? 30 : 100) / 100
        let skill = isStation ? 0 : draw.whole(1...2)
        out.pair(indent, "name", scalar(name))
        out.pair(indent, "community-class", isStation ? "站" : "中心")
        out.pair(indent, "government-run", !isStation || draw.happens(600))
        out.pair(indent, "licence-until", draw.day(SampleDates.licences).description)
        out.pair(indent, "floor-area", isStation ? draw.whole(150...320) : draw.whole(900...2400))
        out.pair(indent, "beds", isStation ? 0 : draw.whole(0...40))
        out.pair(indent, "served-population", people)
        out.pair(indent, "departments", isStation ? ["全科", "预防保健科", "治疗室", "药房"] : departments(skill, &draw))
        out.pair(indent, "equipment", SampleWords.ordered(centreEquipment(skill, &draw)))
        let count = isStation ? draw.whole(8...10) : max(14, min(36, people * draw.whole(70...100) / 100_000))
        let staff = draw.centreStaff(count, ids: "C\(township.code.suffix(3))" + (number > 1 ? "S\(number)" : ""), skill: skill)
        writeCentreStaff(staff, indent: indent, &out)
        out.pair(indent, "staff-total", staff.count)
        out.pair(indent, "diseases", isStation ? draw.whole(32...48) : draw.whole(50...92))
        out.pair(indent, "capability-level", ["基本标准", "基本标准", "推荐标准"][skill])
        out.pair(indent, "tcm-hall", !isStation && draw.happens(850))
        out.pair(indent, "fever-clinic", !isStation && draw.happens(780))
        out.pair(indent, "telemedicine", draw.happens(900))
        writeAttestations(.communityCentre, .usual(missing: 30), suffix: "\(township.code.suffix(3))C", indent: indent, &draw, &out)
        out.pair(indent, "reported", "{by: 社区卫生服务中心, on: \(SampleDates.reported)}")
    }
}
