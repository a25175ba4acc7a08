import Audit
import Standards
import Writing

/// Writes what facilities come to that are judged one by one, a line of JSON each: the outcomes by name, and every gap as in the audit's JSON.
package struct JSONLines: Sendable {
    private let program: AuditProgram
    private let rows: JSONRows
    private let names: [[UInt8]]

    /// Lines with the words of a header.
    package init(_ header: ReportHeader) {
        program = header.program
        rows = JSONRows(header)
        names = header.program.checks.map { check in
            var writer = ByteWriter()
            writer.writeJSON(check.name)
            return writer.bytes
        }
    }

    /// Writes the line of a facility; of one that is closed nothing is asked.
    package func write(_ batch: Batch, number: Int, to writer: inout ByteWriter) {
        writer.write("{\"line\":")
        writer.write(number)
        if let subject = batch.subjects.first {
            writer.write(",\"kind\":\"\(program.vocabulary.kinds[subject.kind].id)\",\"code\":")
            writer.writeJSON(subject.code)
        }
        writer.write(",\"outcomes\":{")
        for (index, outcome) in Outcome.allCases.enumerated() {
            writer.write(index > 0 ? ",\"\(outcome.id)\":[" : "\"\(outcome.id)\":[")
            var isFirst = true
            for found in batch.outcomes where found.outcome == outcome {
                if !isFirst { writer.write(",") }
                isFirst = false
                writer.write(names[found.check])
            }
            writer.write("]")
        }
        writer.write("},\"gaps\":[")
        rows.gapsOnOneLine(batch, &writer)
        writer.write("]}\n")
    }

    /// Writes the line of a facility that could not be judged.
    package func write(failure: [String], number: Int, to writer: inout ByteWriter) {
        writer.write("{\"line\":")
        writer.write(number)
        writer.write(",\"errors\":[")
        for (index, message) in failure.enumerated() {
            if index > 0 { writer.write(",") }
            writer.writeJSON(message)
        }
        writer.write("]}\n")
    }
}
