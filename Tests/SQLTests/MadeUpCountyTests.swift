import Audit
import BuiltPrograms
import Figures
import Foundation
import Quantities
import SampleData
import Standards
import TestSupport
import Testing
import UseCases
import Wording

/// The made-up counties that databases are held against: they are worth something only if everything that can come out does.
@Suite("Made-up counties")
struct MadeUpCountyTests {
    private static let day = Day("2023-03-15")!

    /// Which outcomes each check of the standards in some folders has among made-up counties, and everything else that was found.
    private func audited(_ folders: [String], counties: Int) async throws -> AuditInventory.Result {
        let library = try StandardLibrary.load(folders: folders)
        let folder = scratch.appendingPathComponent("counties-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        var maker = RandomInventory(library, asOf: Self.day, seed: 7)
        try maker.write(counties: counties) { path, text in
            let path = "\(folder)/\(path)"
            try FileManager.default.createDirectory(atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
            try text.write(toFile: path, atomically: true, encoding: .utf8)
        }
        let selection = AuditSelection(inventory: folder, standards: library.standards.map(\.id), asOf: Self.day)
        return try await AuditInventory(selection).run(
            in: Workspace(standards: folders, folder: repository), Environment(now: { Date() }, zone: .gmt, language: .en, workers: 2))
    }

    private func count(_ counts: OutcomeCounts, _ outcome: Outcome) -> Int {
        switch outcome {
        case .met: counts.met
        case .unmet: counts.unmet
        case .unreported: counts.unreported
        case .notApplicable: counts.notApplicable
        case .waived: counts.waived
        }
    }

    /// What there is of everything that can be told, in words that name its kind and not its particulars.
    private struct Found {
        var remarks: Set<String> = []
        var exceptions: Set<String> = []
        var reasons: Set<String> = []
        var blanks: Set<String> = []
        var levels: Set<Int> = []

        mutating func add(_ batch: Batch) {
            for gap in batch.gaps {
                for remark in gap.remarks { remarks.insert(Self.word(remark)) }
                for fact in gap.missing { if let reason = fact.reason { reasons.insert(Self.word(reason)) } }
            }
            for exception in batch.exceptions { exceptions.insert(Self.word(exception.remark)) }
            for blank in batch.blankSpots { blanks.insert("\(blank.kind) \(blank.isCertain)") }
            for level in batch.levels { levels.insert(level.level) }
        }

        private static func word(_ case: Any) -> String { String("\(`case`)".prefix { $0 != "(" }) }
    }

    @Test("made-up counties bring out every outcome of every form of rule, and everything that can be told of one")
    func everything() async throws {
        var byForm: [FormID: OutcomeCounts] = [:]
        var found = Found()
        var lacking: [String] = []
        var checks = 0
        for folders in [[repository + "/standards"], [repository + "/standards/vocabulary", repository + "/Tests/Conformance"]] {
            let result = try await audited(folders, counties: 250)
            for check in result.audit.program.checks {
                let counts = result.summary.totals.byCheck[check.index]
                let forms = RuleTree(check.form).nodes.flatMap(\.forms) + check.form.unless.compactMap(\.coveredBy).flatMap(\.places).map(\.form)
                for form in Set(forms) { byForm[form, default: .init()] += counts }
                if counts.met == 0 || counts.unmet == 0 || counts.unreported == 0 { lacking.append(check.name) }
                checks += 1
            }
            for batch in result.batches { found.add(batch) }
        }
        for form in FormID.allCases {
            let counts = byForm[form] ?? .init()
            #expect(counts.met > 0 && counts.unmet > 0 && counts.unreported > 0, "\(form): \(counts)")
        }
        for outcome in Outcome.allCases { #expect(byForm.values.contains { count($0, outcome) > 0 }, "\(outcome)") }
        // What is asked of few subjects, or for many of something, does not vary in every county.
        #expect(lacking.count * 20 < checks, "\(lacking.count) of \(checks): \(lacking)")
        #expect(found.blanks.count == 4 && found.levels == [-1, 0, 1], "\(found.blanks) \(found.levels)")
        #expect(found.exceptions == ["exempt", "waived", "waiverExpired"])
        #expect(found.reasons == ["evidence", "undated", "lapsed", "answerToCome", "dateToCome"])
        let remarks = [
            "exemptionExpired", "exemptionUncovered", "exemptionUnfit", "exemptionUnapproved", "exemptionNotYet", "exemptionIncomplete", "exemptionNotAllowed",
            "exemptionOpen", "nothingToTakeOf", "waiverExpired",
        ]
        #expect(found.remarks.isSuperset(of: remarks), "\(Set(remarks).subtracting(found.remarks))")
    }
}
