import Audit
import Inventories
import Standards
import Wording
import Writing
import YAMLReader

/// The audit as JSON, after `docs/schemas/audit.schema.json`.
public final class JSONReport: AuditRenderer {
    /// The rows of one batch, by section.
    public struct Piece: Sendable {
        var gaps: [UInt8] = []
        var blankSpots: [UInt8] = []
        var exceptions: [UInt8] = []
        var levels: [UInt8] = []
        var differences: [UInt8] = []
    }

    /// The version of the format.
    public static let schema = "dabiao-audit/1"

    private let header: ReportHeader
    private let gaps = Spool()
    private var blankSpots: [UInt8] = []
    private var exceptions: [UInt8] = []
    private let levels = Spool()
    private var differences: [UInt8] = []
    /// Turns a batch into its rows.
    public let render: @Sendable (Batch) -> Piece

    /// A report with its header.
    public init(_ header: ReportHeader) {
        self.header = header
        let rows = JSONRows(header)
        render = { rows.piece($0) }
    }

    /// Takes the rows of a batch.
    public func take(_ piece: Piece) throws {
        try gaps.append(piece.gaps)
        blankSpots += piece.blankSpots
        exceptions += piece.exceptions
        try levels.append(piece.levels)
        differences += piece.differences
    }

    /// Writes everything.
    public func finish(_ summary: AuditSummary, to output: Output) throws {
        var writer = ByteWriter()
        let program = header.program
        writer.write("{\"schema\":\"\(Self.schema)\",\"asOf\":\"\(program.asOf)\",\"standards\":[")
        for (index, standard) in program.standards.enumerated() {
            if index > 0 { writer.write(",") }
            writer.write("{\"id\":")
            writer.writeJSON(standard.id)
            writer.write(",\"title\":")
            writer.writeJSON(standard.title)
            writer.write(",\"number\":")
            writer.writeJSON(orNull: standard.document.number)
            writer.write(",\"status\":\"\(standard.document.status.rawValue)\"}")
        }
        writer.write("],\"scope\":{\"inventory\":")
        writer.writeJSON(header.inventory)
        writer.write(",\"region\":")
        writer.writeJSON(header.region)
        writer.write(",\"part\":")
        writer.writeJSON(orNull: header.scope)
        writer.write("},\"summary\":")
        write(summary, &writer)
        writer.write(",\n\"blankSpots\":[")
        try output.write(writer.bytes)
        try list(blankSpots, output)
        try output.write("],\n\"gaps\":[")
        try list(gaps, output)
        try output.write("],\n\"levels\":[")
        try list(levels, output)
        try output.write("],\n\"waivers\":[")
        try list(exceptions, output)
        try output.write("],\n\"differences\":[")
        try list(differences, output)
        try output.write("],\n\"diagnostics\":[")
        var tail = ByteWriter()
        for (index, diagnostic) in summary.diagnostics.enumerated() {
            if index > 0 { tail.write(",") }
            tail.write("\n{\"severity\":\"\(diagnostic.severity.rawValue)\",\"file\":")
            tail.writeJSON(diagnostic.file)
            tail.write(",\"line\":\(diagnostic.position.map { String($0.line) } ?? "null"),\"message\":")
            tail.writeJSON(diagnostic.message[header.language])
            tail.write("}")
        }
        tail.write("]}\n")
        try output.write(tail.bytes)
    }

    /// Rows come with a comma before each; the first one's is left out.
    private func list(_ bytes: [UInt8], _ output: Output) throws { try output.write(Array(bytes.dropFirst())) }

    private func list(_ spool: Spool, _ output: Output) throws {
        var isFirst = true
        try spool.drain { bytes in
            try output.write(isFirst ? Array(bytes.dropFirst()) : bytes)
            isFirst = false
        }
    }

    private func write(_ summary: AuditSummary, _ writer: inout ByteWriter) {
        let totals = summary.totals
        let program = header.program
        let all = totals.byCheck.reduce(into: OutcomeCounts()) { $0 += $1 }
        writer.write("{\"subjects\":\(totals.subjects),\"checks\":\(all.total),")
        writer.write(counts(all))
        writer.write(",\"binding\":{\(counts(totals.binding))}")
        writer.write(",\"blankSpots\":{\"institution\":\(totals.blanks[0]),\"staff\":\(totals.blanks[1])}")
        writer.write(",\"possibleBlankSpots\":{\"institution\":\(totals.possibleBlanks[0]),\"staff\":\(totals.possibleBlanks[1])}")
        writer.write(",\"facilities\":[")
        var isFirst = true
        for (kind, counts) in totals.facilities.enumerated() where program.vocabulary.kinds[kind].isFacility {
            writer.write(isFirst ? "" : ",")
            isFirst = false
            writer.write(
                "{\"kind\":\"\(program.vocabulary.kinds[kind].id)\",\"open\":\(counts.open),\"upToStandard\":\(counts.upToStandard),\"below\":\(counts.below),\"undetermined\":\(counts.undetermined),\"closed\":\(counts.closed)}"
            )
        }
        writer.write("],\"byGroup\":[")
        group(totals, by: { $0.criterion.group }, "group", &writer)
        writer.write("],\"byStandard\":[")
        group(totals, by: { $0.standard }, "standard", &writer)
        writer.write("],\"byCriterion\":[")
        group(totals, by: { $0.name }, "criterion", &writer)
        writer.write("],\"byTownship\":[")
        for (index, township) in summary.townships.enumerated() {
            writer.write(index > 0 ? ",\n" : "\n")
            writer.write("{\"code\":\"\(township.code)\",\"name\":")
            writer.writeJSON(township.name)
            writer.write(
                ",\"subjects\":\(township.totals.subjects),\"blankSpots\":{\"institution\":\(township.totals.blanks[0]),\"staff\":\(township.totals.blanks[1])},\(counts(township.totals.binding))}"
            )
        }
        writer.write("]}")
    }

    private func counts(_ counts: OutcomeCounts) -> String {
        "\"met\":\(counts.met),\"unmet\":\(counts.unmet),\"unreported\":\(counts.unreported),\"notApplicable\":\(counts.notApplicable),\"waived\":\(counts.waived)"
    }

    private func group(_ totals: Totals, by key: (Check) -> String, _ name: String, _ writer: inout ByteWriter) {
        for (index, (label, sum)) in totals.grouped(header.program, by: key).enumerated() {
            writer.write(index > 0 ? ",{\"\(name)\":" : "{\"\(name)\":")
            writer.writeJSON(label)
            writer.write(",\(counts(sum))}")
        }
    }
}

extension Totals {
    /// Outcomes summed by a property of the checks, in the order in which it first appears.
    func grouped(_ program: AuditProgram, by key: (Check) -> String, where include: (Check) -> Bool = { _ in true }) -> [(String, OutcomeCounts)] {
        var order: [String] = []
        var sums: [String: OutcomeCounts] = [:]
        for check in program.checks where include(check) {
            let label = key(check)
            if sums[label] == nil { order.append(label) }
            sums[label, default: OutcomeCounts()] += byCheck[check.index]
        }
        return order.map { ($0, sums[$0]!) }
    }
}
