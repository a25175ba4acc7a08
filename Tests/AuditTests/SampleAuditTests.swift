import Inventories
import ShippedLevels
import Standards
import Testing

@testable import Audit

/// What the samples look like when they are audited: a reader must be able to take them for a county.
@Suite("Audits of the samples")
struct SampleAuditTests {
    static let counties = ["fangcheng", "wugang", "guangze", "zhongwei/shapotou", "zhongwei/zhongning", "zhongwei/haiyuan"]

    /// A sample audited on its own day.
    private struct Result {
        let program: AuditProgram
        let summary: AuditSummary
        let batches: [Batch]

        init(_ county: String) async throws {
            let library = try StandardLibrary.load(folder: repository + "/standards")
            let inventory = try Inventory.open(repository + "/inventories/" + county)
            let day = try #require(inventory.sampleDay)
            let program = try AuditProgram(library.vocabulary, standards: library.inForce(region: inventory.regionCode, asOf: day), asOf: day)
            var batches: [Batch] = []
            summary = await AuditRun(program, inventory, AuditOptions(keepsOutcomes: true)).run(transform: { $0 }) { batches.append($0) }
            self.program = program
            self.batches = batches
        }

        func kind(_ id: String) -> KindID { program.vocabulary.kinds.firstIndex { $0.id == id }! }
    }

    @Test("no county has no clinic or health centre up to standard, and townships differ", arguments: counties)
    func sharesDiffer(county: String) async throws {
        let result = try await Result(county)
        #expect(result.summary.diagnostics.isEmpty)
        let clinic = result.kind("village-clinic")
        for kind in [clinic, result.kind("township-health-centre")] {
            let counts = result.summary.totals.facilities[kind]
            #expect(counts.upToStandard * 100 >= counts.open * 25 && counts.upToStandard * 100 <= counts.open * 85)
        }
        let shares = result.summary.townships.map { $0.totals.facilities[clinic] }.filter { $0.open >= 7 }.map { $0.upToStandard * 100 / $0.open }
        let (least, most) = (try #require(shares.min()), try #require(shares.max()))
        #expect(most - least >= 30 && least > 0 && most < 100, "\(shares)")
    }

    @Test("nine of ten clinics answer nine of ten questions that count", arguments: counties)
    func clinicsAnswer(county: String) async throws {
        let result = try await Result(county)
        let clinic = result.kind("village-clinic")
        var asked: [String: (all: Int, open: Int)] = [:]
        for batch in result.batches {
            for outcome in batch.outcomes where result.program.checks[outcome.check].firmness == .binding {
                let subject = batch.subjects[outcome.subject]
                guard subject.kind == clinic, outcome.outcome != .notApplicable else { continue }
                asked[subject.code, default: (0, 0)].all += 1
                if outcome.outcome == .unreported { asked[subject.code]!.open += 1 }
            }
        }
        let answering = asked.values.count { $0.open * 10 <= $0.all }
        #expect(answering * 100 >= asked.count * 88 && answering < asked.count)
    }

    @Test("nothing that counts is failed or left open everywhere because nobody ever says it", arguments: counties)
    func everyQuestionIsAnswered(county: String) async throws {
        let result = try await Result(county)
        var counts: [Int: [KindID: (met: Int, all: Int)]] = [:]
        for batch in result.batches {
            for outcome in batch.outcomes where ![.notApplicable, .waived].contains(outcome.outcome) {
                let kind = batch.subjects[outcome.subject].kind
                counts[outcome.check, default: [:]][kind, default: (0, 0)].all += 1
                if outcome.outcome == .met { counts[outcome.check]![kind]!.met += 1 }
            }
        }
        for check in result.program.checks where check.firmness == .binding {
            for (kind, count) in counts[check.index] ?? [:] where count.all >= 10 {
                #expect(count.met * 2 >= count.all, "\(check.name) of \(result.program.vocabulary.kinds[kind].id): \(count.met) of \(count.all)")
            }
        }
    }

    @Test("blank spots are few, and some places cannot be told", arguments: counties)
    func blanksAreFew(county: String) async throws {
        let totals = try await Result(county).summary.totals
        let villages = totals.subjects
        #expect(totals.blanks.allSatisfy { (1...12).contains($0) } && totals.blanks.reduce(0, +) * 20 < villages)
        #expect((1...12).contains(totals.possibleBlanks.reduce(0, +)))
    }
}
