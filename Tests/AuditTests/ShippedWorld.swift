import Foundation
import Inventories
import Quantities
import ShippedLevels
import Standards
import TestSupport
import Wording

@testable import Audit

/// A small inventory audited by standards this repository ships.
///
/// The county is 990101, its township 990101101; 990101102 is the township next to it.
struct ShippedWorld {
    let folder = scratch.appendingPathComponent(UUID().uuidString).path
    private let library: StandardLibrary

    init() throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        library = try StandardLibrary.load(folder: repository + "/standards")
    }

    func remove() { try? FileManager.default.removeItem(atPath: folder) }

    func write(_ name: String, _ text: String) throws { try Data(text.utf8).write(to: URL(fileURLWithPath: folder + "/" + name)) }

    /// Townships 990101101 and up, each of its own lines and its villages as flow mappings without their code.
    func writeTownships(_ townships: [(more: String, villages: [String])]) throws {
        var roster = "roster: \"990101\"\nname: 试验县\ntownships:\n"
        for (number, township) in townships.enumerated() {
            let code = "99010110\(number + 1)"
            let villages = township.villages.indices.map { "\(code)20\($0 + 1)" }
            roster += "  \"\(code)\":\n    name: 镇\(number + 1)\n    villages:\n" + villages.map { "      \"\($0)\": 村\($0.suffix(2))\n" }.joined()
            try write(
                code + ".yaml",
                "township: \"\(code)\"\nname: 镇\(number + 1)\n\(township.more)\nvillages:\n"
                    + zip(villages, township.villages).map { "  - {code: \"\($0)\", \($1)}\n" }.joined())
        }
        try write("roster.yaml", roster)
    }

    struct Result {
        /// Outcomes by code and criterion.
        var outcomes: [String: String] = [:]
        /// The missing cells of unreported checks, likewise.
        var missing: [String: String] = [:]
        var totals: Totals
        var differences: [String]
        /// The gaps for want of an answer that has lapsed, with the first day on which it did not count.
        var lapsed: Set<String>
        var diagnostics: [Diagnostic]
        var explanations: [Explanation]
    }

    /// Audits by a standard with everything it inherits.
    func audit(_ standard: String, asOf: String, scope: Scope = Scope(), explain: String? = nil, workers: Int = 1) async throws -> Result {
        let program = try AuditProgram(library.vocabulary, standards: library.standards.filter { $0.id == standard }, asOf: Day(asOf)!)
        let options = AuditOptions(scope: scope, workers: workers, keepsOutcomes: true, explain: explain.map { ExplainRequest(criterion: $0) })
        var batches: [Batch] = []
        let summary = await AuditRun(program, try Inventory.open(folder), options).run(transform: { $0 }) { batches.append($0) }
        var result = Result(
            totals: summary.totals, differences: batches.flatMap { $0.differences.map { "\($0.reported) / \($0.verified)" } },
            lapsed: Set(
                batches.flatMap { batch in
                    batch.gaps.flatMap { gap in gap.missing.compactMap(\.lapsedOn).map { "\(batch.key(of: gap, program)) \($0)" } }
                }), diagnostics: summary.diagnostics, explanations: batches.flatMap(\.explanations))
        let words = ValueWords(vocabulary: library.vocabulary)
        for batch in batches {
            for outcome in batch.outcomes {
                result.outcomes["\(batch.subjects[outcome.subject].code) \(program.checks[outcome.check].criterion.id)"] = outcome.outcome.id
            }
            for gap in batch.gaps where gap.outcome == .unreported {
                let subject = batch.subjects[gap.subject]
                result.missing["\(subject.code) \(program.checks[gap.check].criterion.id)"] =
                    gap.missing.map { words.label($0, for: subject.kind) }.joined(separator: "、")
            }
        }
        return result
    }
}
