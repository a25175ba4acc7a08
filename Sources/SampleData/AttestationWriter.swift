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
        /// A list: so many of 1,000 have all of it, the others lack one to three.
        case items(Int, [String])
    }

    let id: String
    let answer: Answer

    init(_ id: String, _ answer: Answer) {
        self.id = id
        self.answer = answer
    }
}

extension CountyWriter {
    /// The `attestations` of a subject.
    ///
    /// - Parameter asks: whether a question is put to it at all.
    /// - Returns: whether any was answered.
    @discardableResult
    func writeAttestations(
        _ subject: AttestedSubject, _ conduct: AttestationConduct, suffix: String, indent: Int, asks: (String) -> Bool = { _ in true },
        _ draw: inout SeededGenerator, _ out: inout YAMLText
    ) -> Bool {
        let questions = (attestations[subject] ?? []).filter { asks($0.id) }
        // Benchmark inventories keep to the size of a usual one.
        let conduct = plan.profile.isRealPlace ? conduct : .usual(missing: plan.profile.missingAttestations)
        var isFirst = true
        for (number, (question, fate)) in zip(questions, conduct.fates(questions.count, &draw)).enumerated() where fate != .missing {
            if isFirst { out.line(indent, "attestations:") }
            isFirst = false
            out.pair(indent + 1, question.id, answer(question, fate, number: number + 1, suffix: suffix, &draw))
        }
        return !isFirst
    }

    private func answer(
        _ attestation: SampleAttestation, _ fate: AnswerFate, number: Int, suffix: String, _ draw: inout SeededGenerator
    ) -> String {
        var needsEvidence = true
        var on = draw.day(fate == .old ? SampleDates.attestedBefore : SampleDates.attested)
        /// Whether the answer is as it should be; `share` of 1,000 usually are.
        func isGood(_ share: Int) -> Bool {
            switch fate {
            case .usual: draw.happens(share)
            case .bad: false
            default: true
            }
        }
        let value: String
        switch attestation.answer {
        case .yes(let share):
            needsEvidence = isGood(share)
            value = yesNo(needsEvidence)
        case .no:
            needsEvidence = false
            value = yesNo(fate == .bad)
        case .rate(let least, let full):
            value = full > 0 && isGood(full) ? "100%" : "\(tenths(draw.whole(least * 10...(full > 0 ? 996 : min(980, least * 10 + 250)))))%"
        case .number(let share, let usual, let unusual):
            value = String(draw.whole(isGood(share) ? usual : unusual)) + (attestation.id.hasSuffix("-rate") ? "%" : "")
        case .day(let share):
            let day = draw.day(isGood(share) && fate != .old ? SampleDates.recent : SampleDates.behind)
            value = day.description
            if on < day { on = day }
        case .choice(let choices):
            let good = choices.dropLast()
            value = fate == .bad ? choices[choices.count - 1].0 : draw.pick(weighted: fate == .usual ? choices : Array(good))
        case .items(let share, let items):
            value = "[" + items.dropLast(isGood(share) ? 0 : draw.whole(1...min(3, items.count))).joined(separator: ", ") + "]"
        }
        var text = "{value: \(value), on: \(on)"
        if needsEvidence, fate != .withoutEvidence { text += ", evidence: \(draw.pick(["台账", "照片", "记录"]))\(suffix)-\(number)" }
        return text + "}"
    }
}
