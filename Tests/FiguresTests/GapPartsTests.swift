import Foundation
import Quantities
import Standards
import Testing

@testable import Audit
@testable import Figures

@Suite("Gaps of several parts")
struct GapPartsTests {
    private static let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

    @Test("each part that fails is said, with its number where it has one")
    func phrase() throws {
        let library = try StandardLibrary.load(folders: [Self.repository + "/standards/vocabulary", Self.repository + "/Tests/Conformance"])
        let program = try AuditProgram(library.vocabulary, standards: library.standards, asOf: Day("2026-01-01")!)
        let check = try #require(program.checks.first { $0.name == "logic/all" })
        var gap = Gap(
            check: check.index, subject: 0, outcome: .unmet, term: nil, required: nil, actual: nil, shortfall: nil, unit: nil, level: nil, missing: [],
            remarks: [.nothingToTakeOf(.unmet)])
        gap.parts = [
            GapPart(node: 1),
            GapPart(node: 2, required: .atLeast(Quantity(20)), actual: Interval(Quantity(19)), shortfall: Quantity(1), unit: "种"),
        ]
        let words = GapWords(program)
        let remark = RemarkWords(program: program).text(.nothingToTakeOf(.unmet))
        let text = words.phrase(gap, of: check.form.kind)
        #expect(text.zh == "未做到：产权为公有；诊治病种：现 19 种，应 ≥ 20 种，差 1 种，" + remark.zh)
        #expect(text.en == "not so: 产权 is 公有; 诊治病种: has 19 种, needs ≥ 20 种, short by 1 种, " + remark.en)
    }
}
