import Audit
import Standards
import Writing

/// Writes what facilities come to that are judged one by one, a line of JSON each: the outcomes by name, and every gap as in the audit's JSON.
package struct JSONLines: Sendable {
    private let rows: JSONRows
    /// Of each kind what stands before the code.
    private let heads: [[UInt8]]
    /// Before each outcome's names.
    private let openings: [[UInt8]]
    /// The names of all checks in quotes, a comma before each, one behind the other.
    private let names: [UInt8]
    /// Where the name of each check begins in them; at last where they end.
    private let starts: [Int]

    /// Lines with the words of a header.
    package init(_ header: ReportHeader) {
        rows = JSONRows(header)
        heads = header.program.vocabulary.kinds.map { Array(",\"kind\":\"\($0.id)\",\"code\":".utf8) }
        openings = Outcome.allCases.enumerated().map { Array("\($0 > 0 ? "]," : "")\"\($1.id)\":[".utf8) }
        var writer = ByteWriter()
        var starts = [0]
        for check in header.program.checks {
            writer.write(",")
            writer.writeJSON(check.name)
            starts.append(writer.bytes.count)
        }
        (names, self.starts) = (writer.bytes, starts)
    }

    /// Writes the line of a facility; of one that is closed nothing is asked.
    package func write(_ batch: Batch, number: Int, to writer: inout ByteWriter) {
        writer.write("{\"line\":")
        writer.write(number)
        if let subject = batch.subjects.first {
            writer.write(heads[subject.kind])
            writer.writeJSON(subject.code)
        }
        writer.write(",\"outcomes\":{")
        names.withUnsafeBufferPointer { names in
            for outcome in Outcome.allCases {
                writer.write(openings[Int(outcome.rawValue)])
                var comma = 1
                for found in batch.outcomes where found.outcome == outcome {
                    writer.bytes.append(contentsOf: names[starts[found.check] + comma..<starts[found.check + 1]])
                    comma = 0
                }
            }
        }
        writer.write("]},\"gaps\":[")
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
