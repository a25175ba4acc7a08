import Audit
import Figures
import Files
import Wording
import Writing

/// A list of gaps or blank spots as JSON: the same rows as in the audit's JSON, with a count of what is listed and nothing else.
package final class ListingJSON: AuditRenderer {
    /// The rows of one batch.
    package struct Piece: Sendable {
        /// Those of gaps as packed text.
        var gaps: [UInt8] = []
        var rows: [UInt8] = []
        var others: [UInt8] = []
        var counts: [Int] = []
    }

    private let header: ReportHeader
    private let content: ListingContent
    private let what: String
    private let gaps: WovenSpool
    private let rows = Spool()
    private let others = Spool()
    private var counts: [Int] = []
    /// Blank spots are described without the other gaps.
    package var needsGaps: Bool { content.isGaps }
    /// Turns a batch into its rows.
    package let render: @Sendable (Batch) -> Piece

    /// A list of what is in the batches.
    ///
    /// - Parameter what: what is listed, in words.
    package init(_ header: ReportHeader, _ content: ListingContent, what: String) {
        self.header = header
        self.content = content
        self.what = what
        let (json, program) = (JSONRows(header), header.program)
        let names = SubjectNames(program.vocabulary)
        gaps = WovenSpool(json.pieces)
        render = { batch in
            var batch = batch
            guard case .gaps(let folds) = content else {
                let piece = json.piece(batch)
                let certain = batch.blankSpots.filter(\.isCertain)
                return Piece(
                    rows: piece.blankSpots, others: piece.exceptions,
                    counts: [
                        certain.count { $0.kind == .institution }, certain.count { $0.kind == .staff }, batch.blankSpots.count - certain.count,
                        batch.exceptions.count,
                    ])
            }
            let lines = folds ? UnreportedLine.lines(of: batch, program) : []
            if folds { batch.gaps = batch.gaps.filter { $0.outcome == .unmet } }
            var writer = ByteWriter()
            for line in lines {
                let subject = batch.subjects[line.subject]
                writer.write(",\n{\"kind\":\"\(names.kind(subject).id)\",\"code\":")
                writer.writeJSON(subject.code)
                writer.write(",\"name\":")
                writer.writeJSON(names.registered(subject))
                writer.write(",\"township\":")
                writer.writeJSON(subject.placeName)
                writer.write(",\"checks\":\(line.checks.count),\"missing\":[")
                for (index, cell) in line.cells.enumerated() {
                    if index > 0 { writer.write(",") }
                    writer.writeJSON(cell)
                }
                writer.write("]}")
            }
            let unmet = batch.gaps.filter { $0.outcome == .unmet }
            let unmetChecks = Set(unmet.map { [$0.subject, $0.check] }).count
            let unreported = folds ? lines.reduce(0) { $0 + $1.checks.count } : UnreportedLine.lines(of: batch, program).reduce(0) { $0 + $1.checks.count }
            return Piece(gaps: json.piece(batch).gaps, others: writer.bytes, counts: [unmetChecks, unmet.count, unreported])
        }
    }

    /// Takes the rows of a batch.
    package func take(_ piece: Piece) throws {
        try gaps.append(piece.gaps)
        try rows.append(piece.rows)
        try others.append(piece.others)
        if counts.isEmpty { counts = Array(repeating: 0, count: piece.counts.count) }
        for (index, count) in piece.counts.enumerated() { counts[index] += count }
    }

    /// Writes everything.
    package func finish(_ summary: AuditSummary, to output: Output) throws {
        let keys: [String]
        let (name, rowsKey, othersKey): (String, String, String)
        switch content {
        case .gaps:
            keys = ["unmetChecks", "unmetItems", "unreportedChecks"]
            (name, rowsKey, othersKey) = ("gaps", "gaps", "unreported")
        case .blanks:
            keys = ["institution", "staff", "possible", "exemptions"]
            (name, rowsKey, othersKey) = ("blanks", "blankSpots", "waivers")
        }
        var writer = ByteWriter()
        writer.write("{\"schema\":\"dabiao-\(name)/1\",\"asOf\":\"\(header.program.asOf)\"\(header.words.member),\"standards\":[")
        for (index, standard) in header.program.standards.enumerated() {
            if index > 0 { writer.write(",") }
            writer.writeJSON(standard.id)
        }
        writer.write("],\"scope\":{\"inventory\":")
        writer.writeJSON(header.inventory)
        writer.write(",\"region\":")
        writer.writeJSON(header.region)
        writer.write(",\"part\":")
        writer.writeJSON(orNull: header.scope)
        writer.write("},\"shows\":")
        writer.writeJSON(orNull: what.isEmpty ? nil : what)
        writer.write(",\"listed\":{")
        for (index, key) in keys.enumerated() { writer.write("\(index > 0 ? "," : "")\"\(key)\":\(index < counts.count ? counts[index] : 0)") }
        writer.write("},\n\"\(rowsKey)\":[")
        try output.write(writer.bytes)
        // Rows come with a comma before each; the first one's is left out.
        try gaps.write(to: output, dropping: 1)
        try rows.write(to: output, dropping: 1)
        try output.write("],\n\"\(othersKey)\":[")
        try others.write(to: output, dropping: 1)
        try output.write("]}\n")
    }
}
