import Foundation
import Quantities
import Testing

/// Fills in every form of a sample at random, takes the documents in that they send back, and holds what each form said against the audit.
struct Comparison {
    private let sample: Sample
    /// The numbers of the random answers; nil for none.
    private let rounds: [Int?]

    init(_ sample: Sample, rounds: [Int?]) {
        self.sample = sample
        self.rounds = rounds
    }

    /// What a script said of one form.
    private struct Told: Decodable {
        var lines: [String]?
        var document: String
        var isTouched: Bool
    }

    /// - Parameter evaluate: runs a script that prints a line for each form, and returns them.
    func run(_ evaluate: (String) async throws -> String) async throws {
        let made = sample.audit.program.asOf
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        // What two clinics of one village say of the village would reach the audits of both.
        let villages = Dictionary(grouping: sample.clinics) { $0.plan.subject.code.prefix { $0 != "-" } }.mapValues(\.count)
        var differing = 0
        for round in rounds {
            // Some forms are filled in weeks after they were made.
            let day = (round ?? 0) % 3 == 2 ? made.adding(days: 75) : made
            let drafts = try sample.clinics.enumerated().map { number, clinic in
                let answers = RandomAnswers(
                    clinic.plan, on: day, seed: (round ?? 0) * 10_000 + number, percent: round == nil ? 0 : 14,
                    isAlone: villages[clinic.plan.subject.code.prefix { $0 != "-" }] == 1)
                return String(decoding: try encoder.encode(answers.draft), as: UTF8.self)
            }
            var told: [Told] = []
            // So many at once that a browser takes them in one go.
            for start in stride(from: 0, to: drafts.count, by: 60) {
                let chunk = start..<min(start + 60, drafts.count)
                let calls = chunk.map { "tellForm(\(Model.quoted(sample.clinics[$0].data)),\(drafts[$0]));" }
                let script =
                    "(function(){'use strict';\n\(Model.script(of: sample.clinics[chunk.lowerBound].html))\n\(Standing.teller)\n\(calls.joined(separator: "\n"))})();"
                told += try await evaluate(script).split(separator: "\n").map { try JSONDecoder().decode(Told.self, from: Data($0.utf8)) }
            }
            try #require(told.count == drafts.count)
            let expected = try await sample.standings(told.filter(\.isTouched).map(\.document), on: day)
            for (number, clinic) in sample.clinics.enumerated() {
                let wanted = expected[clinic.plan.subject.code]
                guard told[number].lines != wanted else { continue }
                differing += 1
                if differing < 6 { Issue.record("\(drafts[number]) \(clinic.plan.subject.code): \(Model.difference(told[number].lines, wanted))") }
            }
        }
        #expect(differing == 0)
    }
}
