import YAMLWriter

/// What is special about a clinic.
struct ClinicSituation {
    var planted: VillageCase
    var missing: MissingAnswer?
    var people: Int
    var ids: String
}

extension CountyWriter {
    /// A village clinic that is open.
    func writeClinic(_ clinic: ClinicSituation, indent: Int, _ draw: inout SeededGenerator, _ out: inout YAMLText) {
        let isPublic = draw.happens(plan.profile.publicClinics)
        if clinic.missing != .ownership { out.pair(indent, "ownership", isPublic ? "公有" : draw.pick(["私有", "租用"])) }
        out.pair(indent, "managed-by-health-centre", draw.happens(isPublic ? 975 : 550))
        let licence = draw.happens(10) ? SampleDates.expired : draw.happens(20) ? SampleDates.endingSoon : SampleDates.licences
        out.pair(indent, "licence-until", draw.day(licence).description)
        let area = floorArea(clinic, &draw)
        if clinic.missing != .floorArea { out.pair(indent, "floor-area", tenths(area)) }
        out.pair(indent, "served-population", clinic.people * draw.whole(88...104) / 100)
        let givesInfusions = draw.happens(330)
        let rooms = rooms(clinic, area: area, givesInfusions: givesInfusions, &draw)
        if clinic.missing != .rooms { out.pair(indent, "rooms", rooms) }
        out.pair(indent, "rooms-and-equipment", draw.happens(area < 600 ? 500 : 960))
        let equipment = equipment(clinic, givesInfusions: givesInfusions, &draw)
        if clinic.missing != .allEquipment { out.pair(indent, "equipment", SampleWords.ordered(equipment)) }
        let medicines = draw.happens(60) ? draw.whole(46...79) : draw.whole(80...186)
        if clinic.missing != .medicines { out.pair(indent, "medicines", medicines) }
        writeClinicStaff(clinic, indent: indent, &draw, &out)
        writeClinicServices(clinic, givesInfusions: givesInfusions, indent: indent, &draw, &out)
        writeAttestations(.clinic, suffix: String(clinic.ids.dropFirst()), indent: indent, &draw, &out)
        out.pair(indent, "reported", "{by: 卫生室, on: \(SampleDates.reported.adding(draw.pick([0, 0, 0, 0, -1, 1, 2])))}")
        if clinic.planted == .ordinary, clinic.missing == nil, draw.happens(40) {
            writeVerified(area: area, equipment, indent: indent, &draw, &out)
        }
    }

    /// The area, in tenths of a square metre.
    private func floorArea(_ clinic: ClinicSituation, _ draw: inout SeededGenerator) -> Int {
        switch clinic.planted {
        case .smallClinic, .populationAtLine, .populationOverLine:
            draw.happens(300) ? 599 : draw.whole(400...590)
        case .tinyClinic: draw.whole(220...395)
        default:
            draw.happens(250) ? 600 : (60 + draw.below(25) + clinic.people / 60) * 10 + (draw.happens(150) ? draw.below(10) : 0)
        }
    }

    private func rooms(
        _ clinic: ClinicSituation, area: Int, givesInfusions: Bool, _ draw: inout SeededGenerator
    ) -> [String] {
        var rooms = SampleWords.rooms
        if clinic.planted == .tinyClinic {
            rooms = Array(rooms.prefix(2))
        } else if draw.happens(clinic.planted == .smallClinic || clinic.planted == .populationOverLine ? 500 : 30) {
            rooms.remove(at: draw.pick([1, 2, 2, 2, 3]))
        }
        if givesInfusions, !draw.happens(100) { rooms.append("观察室") }
        if area > 900, draw.happens(400) { rooms.append("值班室") }
        if area > 1100, draw.happens(300) { rooms.append("康复室") }
        return rooms
    }

    private func equipment(
        _ clinic: ClinicSituation, givesInfusions: Bool, _ draw: inout SeededGenerator
    ) -> [(String, Int)] {
        var lacking: Set<String> = []
        var unreported: Set<String> = []
        if draw.happens(clinic.planted == .tinyClinic ? 700 : 55) {
            for _ in 0...draw.below(2) { lacking.insert(draw.pick(SampleWords.oftenLacking)) }
        }
        if clinic.missing == .someEquipment {
            for _ in 0...draw.whole(0...3) { unreported.insert(draw.pick(SampleWords.oftenLacking)) }
        }
        let fewSyringes = draw.happens(45)
        let needed =
            SampleWords.equipment + SampleWords.furtherEquipment + (givesInfusions ? SampleWords.infusionEquipment : [])
        return needed.compactMap { item, range in
            let count = draw.whole(range)
            if unreported.contains(item) { return nil }
            if lacking.contains(item) { return (item, 0) }
            return (item, item == "注射器" && fewSyringes ? draw.whole(10...48) : count)
        }
    }

    private func writeClinicStaff(_ clinic: ClinicSituation, indent: Int, _ draw: inout SeededGenerator, _ out: inout YAMLText) {
        let people = clinicStaff(clinic, &draw)
        if people.isEmpty {
            out.pair(indent, "staff", "[]")
            return
        }
        out.line(indent, "staff:")
        for person in people { out.line(indent + 1, "- " + person.row) }
    }

    private func clinicStaff(_ clinic: ClinicSituation, _ draw: inout SeededGenerator) -> [SamplePerson] {
        let licensed = plan.profile.licensedDoctors
        var first = draw.villageDoctor(id: clinic.ids + "-1", licensed: licensed)
        switch clinic.planted {
        case .staffNone, .visitingDoctor, .visitingWithoutFrequency, .visitingExpired: return []
        case .licenceExpired:
            first.licenceUntil = draw.day(SampleDates.expired)
            return [first]
        case .unqualified:
            first = draw.clinicHelper(id: clinic.ids + "-1", licensed: 0)
            first.qualification = "无资格"
            first.practiceClass = nil
            first.licenceUntil = nil
            first.generalPractitioner = nil
            return [first]
        case .licenceEndingSoon:
            first.licenceUntil = draw.day(SampleDates.endingSoon)
            return [first]
        case .doctorNear65:
            first.born = draw.day(SampleDates.nearSixtyFive)
            first.contract = "乡聘村用"
            first.contractUntil = SampleDay(2028, 12, 31)
            return [first]
        default: break
        }
        if clinic.missing == .qualification { first.qualification = nil }
        if clinic.missing == .licenceUntil { first.licenceUntil = nil }
        if clinic.missing == .qualification || clinic.missing == .licenceUntil { return [first] }
        let most = clinic.people > 2000 ? 3 : clinic.people > 1100 ? 2 : 1
        let count = min(3, 1 + draw.below(most) + (draw.happens(150) ? 1 : 0))
        return [first] + (1..<count + 1).dropLast().map { draw.clinicHelper(id: "\(clinic.ids)-\($0 + 1)", licensed: licensed) }
    }

    private func writeClinicServices(
        _ clinic: ClinicSituation, givesInfusions: Bool, indent: Int, _ draw: inout SeededGenerator, _ out: inout YAMLText
    ) {
        let diseases = draw.happens(45) ? draw.whole(8...19) : draw.whole(20...46)
        if clinic.missing != .diseases { out.pair(indent, "diseases", diseases) }
        let techniques = draw.happens(110) ? draw.whole(0...3) : draw.whole(4...6)
        out.pair(indent, "tcm-techniques", Array(SampleWords.techniques.prefix(techniques)))
        var topics = SampleWords.ruleTopics
        if draw.happens(90) {
            for _ in 0...draw.below(3) { topics.remove(at: draw.below(topics.count)) }
        }
        out.pair(indent, "rule-topics", topics)
        var managed = SampleWords.managedDiseases
        if draw.happens(40) { managed.remove(at: draw.pick([2, 3])) }
        out.pair(indent, "managed-diseases", managed)
        out.pair(indent, "iv-infusion", givesInfusions)
        if givesInfusions { out.pair(indent, "iv-approved", draw.happens(900)) }
        out.pair(indent, "insurance-point", draw.happens(955))
        out.pair(indent, "telemedicine", draw.happens(830))
        if !draw.happens(20) {
            out.pair(
                indent, "capability-level",
                draw.pick(weighted: [("未达标", clinic.planted == .tinyClinic ? 90 : 9), ("基本标准", 79), ("推荐标准", 12)]))
        }
    }

    /// What an inspector found, where it differs from what was reported.
    private func writeVerified(
        area: Int, _ equipment: [(String, Int)], indent: Int, _ draw: inout SeededGenerator, _ out: inout YAMLText
    ) {
        var parts = ["by: \(office)排查组", "on: \(draw.day(SampleDates.verified))"]
        let kind = draw.below(3)
        if kind != 1 { parts.append("floor-area: \(tenths(area * draw.whole(72...95) / 100))") }
        if kind != 0 {
            let (item, count) = equipment[draw.below(7)]
            parts.append("equipment: {\(item): \(count == 0 ? 1 : count - 1)}")
        }
        out.pair(indent, "verified", "{" + parts.joined(separator: ", ") + "}")
    }
}
