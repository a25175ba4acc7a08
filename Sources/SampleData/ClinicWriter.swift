import YAMLWriter

/// What is special about a clinic.
struct ClinicSituation {
    var planted: VillageCase
    var missing: MissingAnswer?
    var people: Int
    var ids: String
    /// What is not in order, beside what is planted; empty for a clinic that is up to standard.
    var defects: Set<ClinicDefect> = []
}

extension CountyWriter {
    /// A village clinic that is open.
    func writeClinic(_ clinic: ClinicSituation, indent: Int, _ draw: inout SeededGenerator, _ out: inout YAMLText) {
        let isPublic = draw.happens(plan.profile.publicClinics)
        if clinic.missing != .ownership { out.pair(indent, "ownership", isPublic ? "公有" : draw.pick(["私有", "租用"])) }
        let defects = clinic.defects
        let isApart = defects.contains(.integration) && draw.happens(600)
        out.pair(indent, "managed-by-health-centre", isPublic ? !isApart : draw.happens(550))
        if plan.profile.asksRent { writeRent(isPublic: isPublic, isCharged: defects.contains(.integration) && !isApart, indent: indent, &draw, &out) }
        let licence = defects.contains(.licence) ? SampleDates.expired : draw.happens(20) ? SampleDates.endingSoon : SampleDates.licences
        out.pair(indent, "licence-until", draw.day(licence).description)
        let area = floorArea(clinic, &draw)
        if clinic.missing != .floorArea { out.pair(indent, "floor-area", tenths(area)) }
        out.pair(indent, "served-population", clinic.people * draw.whole(88...104) / 100)
        let givesInfusions = draw.happens(330) || !defects.isDisjoint(with: [.approval, .observation])
        let rooms = rooms(clinic, area: area, givesInfusions: givesInfusions, &draw)
        if clinic.missing != .rooms { out.pair(indent, "rooms", rooms) }
        out.pair(indent, "rooms-and-equipment", area < 600 ? draw.happens(500) : !defects.contains(.fitness))
        let equipment = equipment(clinic, givesInfusions: givesInfusions, &draw)
        if clinic.missing != .allEquipment { out.pair(indent, "equipment", SampleWords.ordered(equipment)) }
        let medicines = defects.contains(.medicines) ? draw.whole(46...79) : draw.whole(80...186)
        if clinic.missing != .medicines { out.pair(indent, "medicines", medicines) }
        writeClinicStaff(clinic, indent: indent, &draw, &out)
        writeClinicServices(clinic, givesInfusions: givesInfusions, indent: indent, &draw, &out)
        writeAttestations(
            .clinic, conduct(clinic, &draw), suffix: String(clinic.ids.dropFirst()), indent: indent,
            asks: { givesInfusions || !$0.hasPrefix("iv-") }, &draw, &out)
        out.pair(indent, "reported", "{by: 卫生室, on: \(SampleDates.reported.adding(draw.pick([0, 0, 0, 0, -1, 1, 2])))}")
        if clinic.planted == .ordinary, !defects.isEmpty, clinic.missing == nil, draw.happens(80) {
            writeVerified(area: area, equipment, indent: indent, &draw, &out)
        }
    }

    private func writeRent(
        isPublic: Bool, isCharged: Bool, indent: Int, _ draw: inout SeededGenerator, _ out: inout YAMLText
    ) {
        out.pair(indent, "annual-rent", isPublic && !isCharged ? 0 : draw.whole(12...48) * 100)
    }

    private func conduct(_ clinic: ClinicSituation, _ draw: inout SeededGenerator) -> AttestationConduct {
        if clinic.defects.contains(.silence) { return .silent(draw.whole(150...450)) }
        return clinic.defects.contains(.answers) ? .careless(draw.whole(1...3)) : .inOrder
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
        } else if clinic.defects.contains(.room) || clinic.planted == .smallClinic && draw.happens(400) {
            rooms.remove(at: draw.pick([1, 2, 2, 2, 3]))
        }
        if givesInfusions, !clinic.defects.contains(.observation) { rooms.append("观察室") }
        if area > 900, draw.happens(400) { rooms.append("值班室") }
        if area > 1100, draw.happens(300) { rooms.append("康复室") }
        return rooms
    }

    private func equipment(
        _ clinic: ClinicSituation, givesInfusions: Bool, _ draw: inout SeededGenerator
    ) -> [(String, Int)] {
        var lacking: Set<String> = []
        var unreported: Set<String> = []
        if clinic.defects.contains(.equipment) || clinic.planted == .tinyClinic && draw.happens(700) {
            lacking.insert(draw.pick(Array(SampleWords.oftenLacking.prefix(SampleWords.listed))))
            if draw.happens(500) { lacking.insert(draw.pick(SampleWords.oftenLacking)) }
        }
        if clinic.missing == .someEquipment {
            for _ in 0...draw.whole(0...3) { unreported.insert(draw.pick(SampleWords.oftenLacking)) }
        }
        let fewSyringes = clinic.defects.contains(.syringes)
        let needed =
            SampleWords.equipment + SampleWords.furtherEquipment + (givesInfusions ? SampleWords.infusionEquipment : [])
        return needed.compactMap { item, range in
            let count = draw.whole(range)
            if unreported.contains(item) { return nil }
            if lacking.contains(item) || item == "观察床" && clinic.defects.contains(.observation) { return (item, 0) }
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
            first = draw.clinicHelper(id: clinic.ids + "-1", licensed: 0, isProper: false)
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
            first.contractUntil = SampleDay(2024, 12, 31)
            return [first]
        default: break
        }
        if clinic.missing == .qualification { first.qualification = nil }
        if clinic.missing == .licenceUntil { first.licenceUntil = nil }
        if clinic.missing == .qualification || clinic.missing == .licenceUntil { return [first] }
        let most = clinic.people > 2000 ? 3 : clinic.people > 1100 ? 2 : 1
        let count = min(3, 1 + draw.below(most) + (draw.happens(150) ? 1 : 0))
        var people = [first]
        for number in 1..<count + 1 where number < count {
            people.append(draw.clinicHelper(id: "\(clinic.ids)-\(number + 1)", licensed: licensed, isProper: true))
        }
        if clinic.defects.contains(.helper) { people.append(draw.clinicHelper(id: "\(clinic.ids)-\(count + 1)", licensed: 0, isProper: false)) }
        return people
    }

    private func writeClinicServices(
        _ clinic: ClinicSituation, givesInfusions: Bool, indent: Int, _ draw: inout SeededGenerator, _ out: inout YAMLText
    ) {
        let diseases = clinic.defects.contains(.diseases) ? draw.whole(8...19) : draw.whole(20...46)
        if clinic.missing != .diseases { out.pair(indent, "diseases", diseases) }
        let techniques = draw.happens(110) ? draw.whole(0...3) : draw.whole(4...6)
        out.pair(indent, "tcm-techniques", Array(SampleWords.techniques.prefix(techniques)))
        var topics = SampleWords.ruleTopics
        if clinic.defects.contains(.rules) {
            for _ in 0...draw.below(3) { topics.remove(at: draw.below(topics.count)) }
        }
        out.pair(indent, "rule-topics", topics)
        var managed = SampleWords.managedDiseases
        if clinic.defects.contains(.followUp) { managed.remove(at: draw.pick([2, 3])) }
        out.pair(indent, "managed-diseases", managed)
        out.pair(indent, "iv-infusion", givesInfusions)
        if givesInfusions { out.pair(indent, "iv-approved", !clinic.defects.contains(.approval)) }
        out.pair(indent, "insurance-point", !clinic.defects.contains(.insurance))
        out.pair(indent, "telemedicine", clinic.defects.isEmpty || draw.happens(760))
        if !draw.happens(20) {
            out.pair(
                indent, "capability-level",
                draw.pick(weighted: [("未达标", clinic.planted == .tinyClinic ? 90 : clinic.defects.isEmpty ? 0 : 16), ("基本标准", 79), ("推荐标准", 12)]))
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
