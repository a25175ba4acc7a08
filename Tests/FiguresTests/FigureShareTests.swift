import Audit
import Figures
import Quantities
import Testing
import Wording

@Suite("Shares and rounding")
struct FigureShareTests {
    @Test(
        "what is not known is never a failure, and says so",
        arguments: [
            // met, unmet, undecided, of decided, decided of assessed, range
            (0, 0, 0, "—", "—", "—"),
            (0, 0, 5, "—（未填报）", "0.0%", "0.0%–100.0%"),
            (39, 363, 141, "9.7%", "74.0%", "7.2%–33.1%"),
            (3, 0, 0, "100.0%", "100.0%", "100.0%"),
            (0, 2, 0, "0.0%", "100.0%", "0.0%"),
            (1, 1, 2, "50.0%", "50.0%", "25.0%–75.0%"),
        ])
    func shares(met: Int, unmet: Int, undecided: Int, ofDecided: String, reporting: String, range: String) {
        let share = Share(met: met, unmet: unmet, undecided: undecided)
        #expect(share.ofDecided.zh == ofDecided)
        #expect(share.reporting.zh == reporting)
        #expect(share.range.zh == range)
        #expect(share.value == (met + unmet > 0 ? Double(met) / Double(met + unmet) : nil))
    }

    @Test("checks set aside are in neither part of a share")
    func setAside() {
        var counts = OutcomeCounts()
        for outcome in [Outcome.met, .waived, .notApplicable, .unmet, .unreported] { counts.add(outcome) }
        #expect(Share(counts) == Share(met: 1, unmet: 1, undecided: 1))
    }

    @Test(
        "only all of it is 100.0 %, and only none of it 0.0 %",
        arguments: [
            (9_999, 10_000, "99.9%"), (1, 10_000, "0.1%"), (10_000, 10_000, "100.0%"), (0, 10_000, "0.0%"), (2, 3, "66.7%"), (1, 8, "12.5%"), (1, 0, "—"),
        ])
    func ends(part: Int, whole: Int, text: String) {
        #expect(percentage(part, of: whole) == text)
    }

    @Test(
        "numbers are rounded by their unit, shortfalls up, so that what is shown always suffices",
        arguments: [
            ("0.138596", nil, "0.14", "0.14"), ("1.923077", "%", "1.9", "2"), ("5", "m²", "5", "5"), ("0.131", nil, "0.13", "0.14"),
            ("49.951", "%", "50", "50"),
        ]
            as [(String, String?, String, String)])
    func rounding(number: String, unit: String?, shown: String, shortfall: String) throws {
        let quantity = try #require(Quantity(decimal: number))
        #expect(NumberWords.text(quantity, unit: unit) == shown)
        #expect(NumberWords.shortfall(quantity, unit: unit) == shortfall)
        let rounded = try #require(NumberWords.shownShortfall(quantity, unit: unit))
        #expect(rounded >= quantity)
        #expect(NumberWords.shownShortfall(.zero, unit: unit) == nil && NumberWords.shownShortfall(.infinity, unit: unit) == nil)
    }

    @Test("every figure and every counted thing has a name in both languages")
    func names() {
        for id in FigureID.allCases { #expect(!id.label.zh.isEmpty && !id.label.en.isEmpty && id.label.zh != id.label.en, "\(id)") }
        #expect(Set(FigureID.allCases.map(\.label.zh)).count == FigureID.allCases.count)
        for thing in Counted.allCases { #expect(!thing.definition.zh.isEmpty && !thing.definition.en.isEmpty) }
    }
}
