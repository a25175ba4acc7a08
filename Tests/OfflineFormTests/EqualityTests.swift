import BuiltPrograms
import Foundation
import Quantities
import Testing

@testable import Exchange
@testable import OfflineForms

/// What a form says of a clinic while it is filled in is what the audit says when it has come back.
@Suite("A form and its audit", .enabled(if: hasNode))
struct EqualityTests {
    @Test("an untouched form says of every clinic what the audit says", arguments: ["guangze", "wugang"])
    func untouched(_ name: String) async throws {
        let sample = try await Sample(name)
        try await compare(sample, rounds: [nil])
    }

    @Test("whatever is answered, a form says what the audit says when the answers have come back")
    func edited() async throws {
        let sample = try await Sample("guangze")
        try await compare(sample, rounds: [1, 2, 3])
    }

    private func compare(_ sample: Sample, rounds: [Int?]) async throws {
        let made = sample.audit.program.asOf
        var script = "(function(){'use strict';\n\(Model.script(of: sample.clinics[0].html))\n\(Standing.teller)\n"
        var expected: [[String: [String]]] = []
        var drafts: [RandomAnswers.Draft] = []
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        for round in rounds {
            // Some forms are filled in weeks after they were made.
            let day = (round ?? 0) % 3 == 2 ? made.adding(days: 75) : made
            let answers = sample.clinics.enumerated().map { RandomAnswers($1.plan, on: day, seed: (round ?? 0) * 10_000 + $0, percent: round == nil ? 0 : 14) }
            expected.append(try await sample.standings(answers, on: day))
            drafts += answers.map(\.draft)
            for (clinic, answer) in zip(sample.clinics, answers) {
                let draft = String(decoding: try encoder.encode(answer.draft), as: UTF8.self)
                script += "console.log(JSON.stringify(linesOfState(stateOf(readData(\(Model.quoted(clinic.data))),\(draft)))));\n"
            }
        }
        script += "})();"
        let lines = try runScript(script).split(separator: "\n")
        try #require(lines.count == rounds.count * sample.clinics.count)
        var differing = 0
        for (number, line) in lines.enumerated() {
            let clinic = sample.clinics[number % sample.clinics.count]
            let told = try JSONDecoder().decode([String]?.self, from: Data(line.utf8))
            let wanted = expected[number / sample.clinics.count][clinic.plan.subject.code]
            guard told != wanted else { continue }
            differing += 1
            if differing < 6 {
                Issue.record(
                    "\(String(decoding: try encoder.encode(drafts[number]), as: UTF8.self)) \(clinic.plan.subject.code) round \(number / sample.clinics.count): \(Model.difference(told, wanted))"
                )
            }
        }
        #expect(differing == 0)
    }
}
