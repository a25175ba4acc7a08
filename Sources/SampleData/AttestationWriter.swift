import YAMLWriter

/// Subjects that attest.
enum AttestedSubject: String, Sendable, Hashable, CaseIterable {
    case city
    case county
    case hospital = "county-hospital"
    case healthCentre = "township-health-centre"
    case communityCentre = "community-health-centre"
    case village
    case clinic = "village-clinic"
}

/// One thing that is attested, and what is usually answered.
struct SampleAttestation: Sendable {
    /// What the answers are like.
    enum Answer: Sendable {
        /// Yes in so many of 1,000 cases, otherwise no.
        case yes(Int)
        /// No, as far as anybody knows.
        case no
        /// A rate: the lowest, and how many of 1,000 reach 100 %.
        case rate(Int, full: Int)
        /// A number: so many of 1,000 cases are in the first range, the others in the second.
        case number(Int, ClosedRange<Int>, ClosedRange<Int>)
        /// The day something was last done: so many of 1,000 cases in the last quarter.
        case day(Int)
        /// One of some choices.
        case choice([(String, Int)])
    }

    let id: String
    let answer: Answer
    /// Whether it is one of the standing rules' questions, which a clinic answers all together, with evidence, or not at all.
    let isStanding: Bool

    init(_ id: String, _ answer: Answer, isStanding: Bool = false) {
        self.id = id
        self.answer = answer
        self.isStanding = isStanding
    }

    /// The same question as one of the standing rules.
    var standing: SampleAttestation { SampleAttestation(id, answer, isStanding: true) }
}

extension CountyWriter {
    /// The `attestations` of a subject. Some are left out, and some that say yes name no evidence, so that they do not count.
    func writeAttestations(
        _ subject: AttestedSubject, suffix: String, indent: Int, _ draw: inout SeededGenerator, _ out: inout YAMLText
    ) {
        var isFirst = true
        // Benchmark inventories keep to the size of a usual one.
        let answersStanding = subject == .clinic && plan.profile.isRealPlace && draw.happens(550)
        for (number, attestation) in (attestations[subject] ?? []).enumerated() {
            if attestation.isStanding ? !answersStanding : draw.happens(plan.profile.missingAttestations) { continue }
            if isFirst { out.line(indent, "attestations:") }
            isFirst = false
            out.pair(indent + 1, attestation.id, answer(attestation, number: number + 1, suffix: suffix, &draw))
        }
    }

    private func answer(
        _ attestation: SampleAttestation, number: Int, suffix: String, _ draw: inout SeededGenerator
    ) -> String {
        var needsEvidence = true
        var on = draw.day(SampleDates.attested)
        let value: String
        switch attestation.answer {
        case .yes(let share):
            needsEvidence = draw.happens(share)
            value = yesNo(needsEvidence)
        case .no:
            needsEvidence = false
            value = yesNo(false)
        case .rate(let least, let full):
            value = draw.happens(full) ? "100%" : "\(tenths(draw.whole(least * 10...999)))%"
        case .number(let share, let usual, let unusual):
            value = String(draw.whole(draw.happens(share) ? usual : unusual)) + (attestation.id.hasSuffix("-rate") ? "%" : "")
        case .day(let share):
            let day = draw.day(draw.happens(share) ? SampleDates.recent : SampleDates.attested)
            value = day.description
            on = day.adding(draw.below(4))
        case .choice(let choices): value = draw.pick(weighted: choices)
        }
        var text = "{value: \(value), on: \(on)"
        if needsEvidence, attestation.isStanding || !draw.happens(45) { text += ", evidence: \(draw.pick(["台账", "照片", "记录"]))\(suffix)-\(number)" }
        return text + "}"
    }
}
