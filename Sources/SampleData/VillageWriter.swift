import YAMLWriter

/// What a village leaves out where it leaves out something.
enum MissingAnswer: CaseIterable {
    case population, floorArea, someEquipment, allEquipment, rooms, qualification, licenceUntil, ownership, diseases, medicines
}

extension CountyWriter {
    /// A village with everything in it.
    func writeVillage(_ village: VillagePlan, _ out: inout YAMLText) {
        out.line(1, "- code: " + quoted(village.code))
        out.pair(2, "name", scalar(village.name))
        guard village.planted != .unanswered else { return }
        var draw = SeededGenerator(seed: plan.profile.seed, stream: village.code)
        let defects = village.isInOrder ? [] : ClinicDefect.drawn(&draw)
        // Only a village with nothing planted leaves out an answer, so that what is planted can be found.
        let canMiss = village.placeClass == .village && village.planted == .ordinary && !village.isInOrder
        let missing = canMiss && (defects.contains(.silence) || draw.happens(plan.profile.missingAnswers)) ? draw.pick(MissingAnswer.allCases) : nil
        if missing != .population { out.pair(2, "resident-population", village.population) }
        if village.placeClass == .other {
            if village.saysItsClass { out.pair(2, "place-class", "非行政村") }
        } else {
            writePoverty(village, &draw, &out)
        }
        if village.placeClass == .village { writeServices(village, &draw, &out) }
        if let exemption = exemption(village, &draw) {
            out.line(2, "exemptions:")
            out.line(3, "- " + exemption)
        }
        writeClinics(village, missing, defects, &draw, &out)
        if village.placeClass != .other {
            writeAttestations(.village, conduct(village, &draw), suffix: String(village.code.suffix(6)), indent: 2, &draw, &out)
        }
    }

    /// Villages answer about as well as the clinics of their township are kept.
    private func conduct(_ village: VillagePlan, _ draw: inout SeededGenerator) -> AttestationConduct {
        if draw.happens(min(900, plan.townships[village.township].order + 60)) { return .inOrder }
        return draw.happens(90) ? .silent(draw.whole(200...500)) : .careless(draw.whole(1...4))
    }

    private func writePoverty(_ village: VillagePlan, _ draw: inout SeededGenerator, _ out: inout YAMLText) {
        out.pair(2, "left-poverty", village.isPoor)
        let share = village.isPoor ? draw.whole(90...260) : draw.whole(0...70)
        out.pair(2, "ex-poor-people", village.placeClass == .community ? draw.below(12) : village.population * share / 1000)
        if plan.code.hasPrefix("41") { writePeople(village, &out) }
        if plan.profile.keyMigrantVillages > 0 { out.pair(2, "key-migrant-village", village.isKeyMigrantVillage) }
    }

    /// How many people there are of each kind that the Henan documents look after.
    private func writePeople(_ village: VillagePlan, _ out: inout YAMLText) {
        var draw = SeededGenerator(seed: plan.profile.seed, stream: village.code + "-people")
        func of(_ share: ClosedRange<Int>) -> Int { village.population * draw.whole(share) / 1000 }
        out.pair(2, "monitored-people", village.isPoor ? draw.whole(2...24) : draw.below(9))
        out.pair(2, "four-category-people", of(15...45))
        out.pair(2, "elderly-people", of(130...210))
        out.pair(2, "hypertension-patients", of(80...150))
        out.pair(2, "diabetes-patients", of(25...60))
        out.pair(2, "tuberculosis-patients", draw.below(4))
        out.pair(2, "mental-disorder-patients", of(3...7))
    }

    private func writeServices(_ village: VillagePlan, _ draw: inout SeededGenerator, _ out: inout YAMLText) {
        if village.openClinics == 0, village.planted != .relocated {
            let isKept = village.coveredBy != nil
            if !draw.happens(100) { out.pair(2, "fixed-service-place", draw.happens(isKept ? 850 : 250)) }
        }
        if !draw.happens(25) { out.pair(2, "telemedicine", draw.happens(900)) }
    }

    private func writeClinics(
        _ village: VillagePlan, _ missing: MissingAnswer?, _ defects: Set<ClinicDefect>, _ draw: inout SeededGenerator, _ out: inout YAMLText
    ) {
        let suffix = String(village.code.suffix(6))
        switch village.planted {
        case .ordinary where village.placeClass != .village && !village.hasClinic: out.pair(2, "clinic", "无")
        case .clinicClosed:
            out.line(2, "clinic:")
            writeClosedClinic(indent: 3, &draw, &out)
        case .twoClinics:
            out.line(2, "clinics:")
            for (number, ordinal) in [(1, "第一"), (2, "第二")] {
                out.line(3, "- code: \(village.clinic)\(number)")
                out.pair(4, "name", scalar(village.name + ordinal + "卫生室"))
                let clinic = ClinicSituation(
                    planted: .ordinary, missing: nil, people: village.population / 2, ids: "V\(suffix)\(number == 1 ? "A" : "B")", defects: defects)
                writeClinic(clinic, indent: 4, &draw, &out)
            }
        case .replacedClinic:
            out.line(2, "clinics:")
            out.line(3, "- code: \(village.clinic)1")
            out.pair(4, "name", scalar(village.name + "旧卫生室"))
            writeClosedClinic(indent: 4, &draw, &out)
            out.line(3, "- code: \(village.clinic)2")
            out.pair(4, "name", scalar(village.name + "卫生室"))
            writeClinic(
                ClinicSituation(planted: .ordinary, missing: nil, people: village.population, ids: "V\(suffix)", defects: defects), indent: 4, &draw,
                &out)
        case _ where village.openClinics == 0: out.pair(2, "clinic", "无")
        default:
            out.line(2, "clinic:")
            writeClinic(
                ClinicSituation(planted: village.planted, missing: missing, people: village.population, ids: "V\(suffix)", defects: defects),
                indent: 3,
                &draw, &out)
        }
    }

    private func writeClosedClinic(indent: Int, _ draw: inout SeededGenerator, _ out: inout YAMLText) {
        out.pair(indent, "status", "停业")
        out.pair(indent, "ownership", draw.pick(["私有", "租用", "公有"]))
        out.pair(indent, "floor-area", draw.whole(32...70))
        out.pair(indent, "staff", "[]")
        out.pair(indent, "reported", "{by: 乡镇卫生院, on: \(SampleDates.reported.adding(draw.below(4)))}")
    }
}
