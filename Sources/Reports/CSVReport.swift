import Audit
import Figures
import Files
import Inventories
import Quantities
import Wording
import Writing

/// The gaps as CSV for spreadsheets: UTF-8 with a byte order mark, headers in Chinese by default.
package final class CSVReport: AuditRenderer {
    /// The rows of one batch.
    package typealias Piece = [UInt8]

    private let header: ReportHeader
    private let spool = Spool()
    /// Turns a batch into its rows.
    package let render: @Sendable (Batch) -> Piece

    /// A report with its header.
    package init(_ header: ReportHeader) {
        self.header = header
        let rows = CSVRows(header)
        render = { rows.gaps($0) }
    }

    /// Takes the rows of a batch.
    package func take(_ piece: Piece) throws { try spool.append(piece) }

    /// Writes everything.
    package func finish(_ summary: AuditSummary, to output: Output) throws {
        var writer = ByteWriter()
        writer.write([0xEF, 0xBB, 0xBF])
        let due = [DueWords.heading(header.program), DueWords.basisHeading]
        writer.writeRow((GapColumns.columns(header.places).map(\.label) + due).map { $0[header.language] } + header.words.head)
        try output.write(writer.bytes)
        try spool.drain { try output.write($0) }
    }
}

/// Writes the rows of the CSV report.
struct CSVRows: Sendable {
    private let program: AuditProgram
    private let language: Language
    private let words: GapWords
    private let notice: Notice
    private let names: SubjectNames
    private let due: DueWords

    init(_ header: ReportHeader) {
        program = header.program
        names = SubjectNames(header.program.vocabulary)
        language = header.language
        notice = header.words
        words = GapWords(header.program)
        due = DueWords(header.program, header.language)
    }

    func gaps(_ batch: Batch) -> [UInt8] {
        var writer = ByteWriter()
        for gap in batch.gaps {
            let check = program.checks[gap.check]
            let criterion = check.criterion
            let subject = batch.subjects[gap.subject]
            let term = words.term(gap)
            writer.writeRow(
                [
                    GapKey(check: check.name, subject: subject.code, item: term?.id).text, subject.placeName, names.village(subject), kind(subject),
                    subject.code,
                    names.name(subject), criterion.group, criterion.title, gap.outcome.label[language], term?.label ?? "", gap.required?.wording ?? "",
                    number(gap.actual?.low), number(gap.actual?.high), NumberWords.shownShortfall(gap.shortfall, unit: gap.unit)?.formatted() ?? "",
                    gap.unit ?? "", words.missing(gap, of: subject.kind), check.firmness.label[language], criterion.severity.label[language],
                    check.standard, criterion.id, check.citation.full, criterion.rectification?.measure ?? "",
                    criterion.rectification?.responsible ?? "",
                    due.day(criterion)?.description ?? "", due.basis(criterion),
                ] + notice.cell)
        }
        return writer.bytes
    }

    private func kind(_ subject: SubjectName) -> String {
        let kind = program.vocabulary.kinds[subject.kind]
        return kind.label
    }

    private func number(_ quantity: Quantity?) -> String { quantity.flatMap { $0.isFinite ? $0.formatted() : nil } ?? "" }
}
