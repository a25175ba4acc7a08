import Audit
import Standards
import Writing

/// The outcomes that are no gaps, as short as they can be said: for each criterion and outcome the codes of the subjects.
enum JSONOutcomes {
    static func rows(of batch: Batch, _ program: AuditProgram) -> [UInt8] {
        var codes: [Int: [Outcome: [String]]] = [:]
        for outcome in batch.outcomes where ![.unmet, .unreported].contains(outcome.outcome) {
            codes[outcome.check, default: [:]][outcome.outcome, default: []].append(batch.subjects[outcome.subject].code)
        }
        var writer = ByteWriter()
        for (check, byOutcome) in codes.sorted(by: { $0.key < $1.key }) {
            for outcome in Outcome.allCases {
                guard let codes = byOutcome[outcome] else { continue }
                writer.write(",\n{\"criterion\":")
                writer.writeJSON(program.checks[check].name)
                writer.write(",\"firmness\":\"\(program.checks[check].firmness.rawValue)\",\"outcome\":\"\(outcome.id)\",\"codes\":[")
                for (index, code) in codes.enumerated() {
                    if index > 0 { writer.write(",") }
                    writer.writeJSON(code)
                }
                writer.write("]}")
            }
        }
        return writer.bytes
    }
}
