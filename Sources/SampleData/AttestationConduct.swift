/// What becomes of one question.
enum AnswerFate: Sendable {
    /// Answered as it should be, with evidence.
    case good
    /// Answered as such questions usually are.
    case usual
    /// Answered with what falls short.
    case bad
    /// A good answer without the evidence that makes it count.
    case withoutEvidence
    /// A good answer given a year ago and never again.
    case old
    /// Not answered.
    case missing
}

/// How a subject answers what needs evidence.
enum AttestationConduct: Sendable {
    /// Everything is answered and as it should be.
    case inOrder
    /// Everything is in order but for so many questions.
    case careless(Int)
    /// So many of 1,000 questions are left out, the rest is in order but for one.
    case silent(Int)
    /// As usual, so many of 1,000 left out.
    case usual(missing: Int)

    /// What becomes of each of so many questions.
    func fates(_ count: Int, _ draw: inout SeededGenerator) -> [AnswerFate] {
        var fates = [AnswerFate](repeating: .good, count: count)
        guard count > 0 else { return fates }
        func spoil(_ times: Int) {
            for _ in 0..<times {
                fates[draw.below(count)] = draw.pick(weighted: [(.bad, 46), (.withoutEvidence, 20), (.missing, 30), (.old, 4)])
            }
        }
        switch self {
        case .inOrder: break
        case .careless(let times): spoil(times)
        case .silent(let share):
            spoil(1)
            for index in fates.indices where draw.happens(share) { fates[index] = .missing }
        case .usual(let missing):
            for index in fates.indices { fates[index] = draw.happens(missing) ? .missing : draw.happens(25) ? .withoutEvidence : .usual }
        }
        return fates
    }
}
