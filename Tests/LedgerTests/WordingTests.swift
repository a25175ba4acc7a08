import Audit
import Quantities
import Standards
import Testing

@testable import Ledger

private let area = "s/area/990101101201-clinic"
private let doctor = "s/doctor/990101101201-clinic"
private let bed = "s/equipment/990101101201-clinic/bed"

@Suite("Words and numbers of rows")
struct WordingTests {
    @Test("another wording, or another language, makes no event; another number does, though the words stay")
    func words() throws {
        let ledger = try TestLedger()
        defer { ledger.folder.remove() }
        var (gap, question) = (TestLedger.gap(area), TestLedger.question(doctor))
        var warning = TestLedger.warning(bed, Expectation(day: august(15), cause: "执业证", facts: ["expires V1 2022-08-14"]))
        func sync(_ day: Int) throws -> SyncResult { try ledger.sync(day, [gap], unreported: [doctor], questions: [question], warnings: [warning]) }
        _ = try sync(1)
        let before = try ledger.store.read { try $0.head().sequence }
        gap.gap.words = GapPhrases(required: "at least 60 square metres (clause 7)", actual: "has 55", shortfall: "off by 5")
        gap.gap.amounts.unit = "square metres"
        question.gap.words = GapPhrases(required: "at least 60", actual: "unreported: floor area")
        warning.gap.words = GapPhrases(required: "at least 60", actual: "unmet from 2022-08-15")
        warning.expectation?.cause = "licence"
        #expect(try sync(2) == SyncResult(unchanged: 2))
        // Nothing but the audit itself.
        #expect(try ledger.store.read { try $0.head().sequence } == before + 1)
        let words = gap.gap.words
        gap.gap.amounts.actual = Interval(Quantity(56))
        question.gap.amounts.missing = ["floor-area", "beds"]
        warning.expectation?.facts = ["expires V2 2022-08-14"]
        #expect(try sync(3) == SyncResult(observed: 3))
        #expect(try ledger.row(1).words == words && ledger.row(1).amounts.actual == Interval(Quantity(56)))
        #expect(try ledger.store.read { try $0.checkChain() }.problems.isEmpty)
    }

    /// Words as older versions wrote them, what an audit finds, and whether that is the same.
    private static let writtenBefore: [(GapPhrases, GapAmounts, Bool)] = [
        (
            GapPhrases(required: "≥ 60 m²", actual: "55 m²", shortfall: "5 m²"),
            GapAmounts(required: .atLeast(Quantity(60)), actual: Interval(Quantity(55)), shortfall: Quantity(5), unit: "m²"), true
        ),
        (
            GapPhrases(required: "不少于60平方米", actual: "现有55", shortfall: "5"),
            GapAmounts(required: .atLeast(Quantity(60)), actual: Interval(Quantity(55)), shortfall: Quantity(5), unit: nil), true
        ),
        (
            GapPhrases(required: "≥ 60 m²", actual: "55 m²", shortfall: "5 m²"),
            GapAmounts(required: .atLeast(Quantity(80)), actual: Interval(Quantity(55)), shortfall: Quantity(25), unit: "m²"), false
        ),
        (
            GapPhrases(required: "≥ 60", actual: "55", shortfall: "5"),
            GapAmounts(required: .atLeast(Quantity(60)), actual: Interval(Quantity(decimal: "55.4")!), shortfall: Quantity(decimal: "4.6"), unit: nil), false
        ),
        (
            GapPhrases(required: "≥ 50%", actual: "33.3%", shortfall: "16.7%"),
            GapAmounts(required: .atLeast(Quantity(50)), actual: Interval(Quantity(100) / Quantity(3)), shortfall: Quantity(50) / Quantity(3), unit: "%"), true
        ),
        (
            GapPhrases(required: "≥ 3 人", actual: "1–2 人", shortfall: "1 人"),
            GapAmounts(required: .atLeast(Quantity(3)), actual: Interval(Quantity(1), Quantity(2)), shortfall: Quantity(1), unit: nil), true
        ),
        (
            GapPhrases(required: "≤ 3 人", actual: "至少 5 人", shortfall: "2 人"),
            GapAmounts(required: .atMost(Quantity(3)), actual: Interval(Quantity(5), .infinity), shortfall: Quantity(2), unit: nil), true
        ),
        (
            GapPhrases(required: "≥ 1", actual: "", shortfall: "1"),
            GapAmounts(required: .atLeast(Quantity(1)), actual: Interval(.zero, .infinity), shortfall: Quantity(1), unit: nil), true
        ),
        (
            GapPhrases(required: "= 0 人", actual: "2 人", shortfall: "2 人"),
            GapAmounts(required: .equals(.zero), actual: Interval(Quantity(2)), shortfall: Quantity(2), unit: nil), true
        ),
        (
            GapPhrases(required: "", actual: "", shortfall: ""),
            GapAmounts(required: nil, actual: nil, shortfall: nil, unit: nil), true
        ),
        (
            GapPhrases(required: "", actual: "", shortfall: ""),
            GapAmounts(required: .atLeast(Quantity(1)), actual: nil, shortfall: nil, unit: nil), false
        ),
        (
            GapPhrases(required: "≥ -3.5 度", actual: "-4 度", shortfall: "0.5 度"),
            GapAmounts(required: .atLeast(Quantity(decimal: "-3.5")!), actual: Interval(Quantity(-4)), shortfall: Quantity(decimal: "0.5"), unit: nil), true
        ),
    ]

    @Test("words of a time without numbers are the audit's when the numbers in them are", arguments: writtenBefore)
    func oldWords(_ words: GapPhrases, _ amounts: GapAmounts, _ agree: Bool) { #expect(OldWords(words).agree(with: amounts, .unmet) == agree) }

    @Test("of a question of a time without numbers the cells it names are counted")
    func oldQuestions() {
        func agree(_ text: String, _ missing: [String]) -> Bool {
            OldWords(GapPhrases(required: "≥ 60", actual: text)).agree(with: GapAmounts(required: .atLeast(Quantity(60)), missing: missing), .unreported)
        }
        #expect(agree("未填报：面积", ["floor-area"]) && agree("未填报：面积、人员 V1·资格", ["a", "b"]) && agree("未填报", []))
        #expect(!agree("未填报：面积", ["a", "b"]) && !agree("未填报", ["a"]))
    }
}
