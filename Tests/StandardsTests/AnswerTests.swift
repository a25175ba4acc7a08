import Testing

@testable import Standards

/// What void, yes, no and unknown come to together.
@Suite struct AnswerTests {
    private static let four: [(name: String, answer: Answer)] = [("yes", .yes), ("no", .no), ("unknown", .unknown), ("void", .void)]

    private static func name(_ answer: Answer) -> String { four.first { $0.answer == answer }?.name ?? "\(answer.rawValue)" }

    /// Rows: the first part; columns: the second; both in the order yes, no, unknown, void.
    static let all = [
        ["yes", "no", "unknown", "yes"],
        ["no", "no", "no", "no"],
        ["unknown", "no", "unknown", "unknown"],
        ["yes", "no", "unknown", "void"],
    ]
    static let any = [
        ["yes", "yes", "yes", "yes"],
        ["yes", "no", "unknown", "no"],
        ["yes", "unknown", "unknown", "unknown"],
        ["yes", "no", "unknown", "void"],
    ]

    @Test func aVoidPartDropsOutOfAllAndAny() {
        for (row, left) in Self.four.enumerated() {
            for (column, right) in Self.four.enumerated() {
                #expect(Self.name(left.answer.and(right.answer)) == Self.all[row][column], "all of \(left.name) and \(right.name)")
                #expect(Self.name(left.answer.or(right.answer)) == Self.any[row][column], "any of \(left.name) and \(right.name)")
            }
        }
    }

    @Test func notOfVoidIsVoid() {
        #expect(Self.four.map { Self.name(!$0.answer) } == ["no", "yes", "unknown", "void"])
    }

    /// What several possibilities come to is what each of them comes to, taken together.
    @Test func possibilitiesAreFollowedOneByOne() {
        let single: [Answer] = [.yes, .no, .void]
        func possibilities(_ answer: Answer) -> [Answer] { single.filter { answer.contains($0) } }
        for left in 1...7 {
            for right in 1...7 {
                let (a, b) = (Answer(rawValue: UInt8(left)), Answer(rawValue: UInt8(right)))
                var both: Answer = []
                var either: Answer = []
                for x in possibilities(a) {
                    for y in possibilities(b) {
                        both.formUnion(x.and(y))
                        either.formUnion(x.or(y))
                    }
                }
                #expect(a.and(b) == both && a.or(b) == either, "\(left) \(right)")
            }
        }
    }

    @Test func theCriterionReadsTheVoid() {
        #expect(OfNothing.allCases.map { Self.name(Answer.void.reading($0)) } == ["yes", "no", "void"])
        #expect(Answer([.yes, .void]).reading(.unmet) == .unknown)
        #expect(OfNothing.allCases.allSatisfy { Answer.unknown.reading($0) == .unknown })
    }
}
