import Audit
import Figures
import Files
import Inventories
import Standards
import Wording
import Writing

/// The audit as JSON, after `docs/schemas/audit.schema.json`.
package final class JSONReport: AuditRenderer {
    /// The rows of one batch, by section.
    package struct Piece: Sendable {
        /// Those of gaps as packed text.
        var gaps: [UInt8] = []
        var blankSpots: [UInt8] = []
        var exceptions: [UInt8] = []
        var levels: [UInt8] = []
        var differences: [UInt8] = []
        var outcomes: [UInt8] = []
    }

    /// The version of the format.
    package static let schema = SavedResult.schema

    private let header: ReportHeader
    private let gaps: WovenSpool
    private var blankSpots: [UInt8] = []
    private var exceptions: [UInt8] = []
    private let levels = Spool()
    private var differences: [UInt8] = []
    private let outcomes = Spool()
    private let withOutcomes: Bool
    /// Turns a batch into its rows.
    package let render: @Sendable (Batch) -> Piece

    /// A report with its header.
    ///
    /// - Parameter withOutcomes: whether the outcomes that are no gaps are listed too, of batches that kept them.
    package init(_ header: ReportHeader, withOutcomes: Bool = false) {
        self.header = header
        self.withOutcomes = withOutcomes
        let rows = JSONRows(header)
        gaps = WovenSpool(rows.pieces)
        render = { batch in
            var piece = rows.piece(batch)
            if withOutcomes { piece.outcomes = JSONOutcomes.rows(of: batch, header.program) }
            return piece
        }
    }

    /// Takes the rows of a batch.
    package func take(_ piece: Piece) throws {
        try gaps.append(piece.gaps)
        blankSpots += piece.blankSpots
        exceptions += piece.exceptions
        try levels.append(piece.levels)
        differences += piece.differences
        try outcomes.append(piece.outcomes)
    }

    /// Writes everything.
    package func finish(_ summary: AuditSummary, to output: Output) throws {
        var writer = ByteWriter()
        let program = header.program
        writer.write("{\"schema\":\"\(Self.schema)\",\"asOf\":\"\(program.asOf)\"\(header.words.member),\"standards\":[")
        for (index, standard) in program.standards.enumerated() {
            if index > 0 { writer.write(",") }
            writer.write("{\"id\":")
            writer.writeJSON(standard.id)
            writer.write(",\"title\":")
            writer.writeJSON(standard.title)
            writer.write(",\"number\":")
            writer.writeJSON(orNull: standard.document.number)
            writer.write(",\"status\":\"\(standard.document.status.rawValue)\",\"note\":")
            writer.writeJSON(orNull: standard.document.note?[header.language])
            writer.write("}")
        }
        writer.write("],\"scope\":{\"inventory\":")
        writer.writeJSON(header.inventory)
        writer.write(",\"region\":")
        writer.writeJSON(header.region)
        writer.write(",\"part\":")
        writer.writeJSON(orNull: header.scope)
        writer.write("},\"summary\":")
        write(AuditFigures(program, summary), &writer)
        writer.write(",\n\"blankSpots\":[")
        try output.write(writer.bytes)
        try list(blankSpots, output)
        try output.write("],\n\"gaps\":[")
        try gaps.write(to: output, dropping: 1)
        try output.write("],\n\"levels\":[")
        try levels.write(to: output, dropping: 1)
        try output.write("],\n\"waivers\":[")
        try list(exceptions, output)
        try output.write("],\n\"differences\":[")
        try list(differences, output)
        if withOutcomes {
            try output.write("],\n\"outcomes\":[")
            try outcomes.write(to: output, dropping: 1)
        }
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

    private func write(_ figures: AuditFigures, _ writer: inout ByteWriter) {
        let program = header.program
        let whole = figures.whole
        let all = figures.everyOutcome
        writer.write("{\"subjects\":\(whole.count(.subjects)),\"checks\":\(all.total),")
        writer.write(counts(all))
        writer.write(",\"binding\":{\(counts(whole)),\"items\":\(whole.count(.items))}")
        writer.write(",\"blankSpots\":\(blanks(whole))")
        writer.write(",\"possibleBlankSpots\":{\"institution\":\(whole.count(.blankPossibleInstitution)),\"staff\":\(whole.count(.blankPossibleStaff))}")
        writer.write(",\"figures\":")
        whole.writeFigures(to: &writer)
        writer.write(",\"facilities\":[")
        var isFirst = true
        for line in figures.facilities {
            guard let kind = line.kind else { continue }
            writer.write(isFirst ? "" : ",")
            isFirst = false
            let counts = line.counts
            writer.write(
                "{\"kind\":\"\(program.vocabulary.kinds[kind].id)\",\"open\":\(counts.open),\"assessed\":\(counts.assessed),\"notAssessed\":\(counts.notAssessed),\"upToStandard\":\(counts.upToStandard),\"below\":\(counts.below),\"undetermined\":\(counts.undetermined),\"closed\":\(counts.closed)}"
            )
        }
        for (key, name, lines) in [
            ("byGroup", "group", figures.everyGroup), ("byStandard", "standard", figures.everyStandard), ("byCriterion", "criterion", figures.everyCriterion),
        ] {
            writer.write("],\"\(key)\":[")
            for (index, line) in lines.enumerated() {
                writer.write(index > 0 ? ",{\"\(name)\":" : "{\"\(name)\":")
                writer.writeJSON(line.name)
                writer.write(",\(counts(line.counts))}")
            }
        }
        let townships = figures.places.filter { $0.role == .township }
        writer.write("],\"byTownship\":[")
        places(townships, &writer)
        writer.write("],\"aboveTownships\":[")
        places(figures.places.filter { $0.role == .above }, &writer)
        writer.write("],\"byCounty\":[")
        places(figures.counties, &writer)
        writer.write("]}")
    }

    private func places(_ places: [PlaceFigures], _ writer: inout ByteWriter) {
        for (index, place) in places.enumerated() {
            writer.write(index > 0 ? ",\n" : "\n")
            writer.write("{\"code\":\"\(place.code)\",\"name\":")
            writer.writeJSON(place.name[header.language])
            writer.write(",\"subjects\":\(place.count(.subjects)),\"blankSpots\":\(blanks(place)),\(counts(place)),\"figures\":")
            place.writeFigures(to: &writer)
            writer.write("}")
        }
    }

    private func blanks(_ place: PlaceFigures) -> String {
        "{\"institution\":\(place.count(.blankInstitution)),\"staff\":\(place.count(.blankStaff))}"
    }

    private func counts(_ place: PlaceFigures) -> String {
        "\"met\":\(place.count(.met)),\"unmet\":\(place.count(.unmet)),\"unreported\":\(place.count(.unreported)),\"notApplicable\":\(place.count(.notApplicable)),\"waived\":\(place.count(.waived))"
    }

    private func counts(_ counts: OutcomeCounts) -> String {
        "\"met\":\(counts.met),\"unmet\":\(counts.unmet),\"unreported\":\(counts.unreported),\"notApplicable\":\(counts.notApplicable),\"waived\":\(counts.waived)"
    }
}
