import Audit
import Figures
import Files
import Inventories
import Quantities
import Standards
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

/// Writes the rows of the CSV report. What does not change from row to row is written once, when it is made.
struct CSVRows: Sendable {
    private let program: AuditProgram
    private let language: Language
    private let words: GapWords
    private let names: SubjectNames
    /// By check: the cells of its title, and those after what is missing.
    private let titles: [[UInt8]]
    private let endings: [[UInt8]]

    init(_ header: ReportHeader) {
        program = header.program
        names = SubjectNames(header.program.vocabulary)
        language = header.language
        words = GapWords(header.program)
        let due = DueWords(header.program, header.language)
        func cells(_ texts: [String]) -> [UInt8] {
            var writer = ByteWriter()
            writer.write(",")
            writer.writeCells(texts)
            return writer.bytes
        }
        titles = program.checks.map { cells([$0.criterion.group, $0.criterion.title]) }
        endings = program.checks.map { check in
            let criterion = check.criterion
            return cells(
                [
                    check.firmness.label[header.language], criterion.severity.label[header.language], check.standard, criterion.id, check.citation.full,
                    criterion.rectification?.measure ?? "", criterion.rectification?.responsible ?? "", due.day(criterion)?.description ?? "",
                    due.basis(criterion),
                ] + header.words.cell)
        }
    }

    func gaps(_ batch: Batch) -> [UInt8] {
        var writer = ByteWriter()
        writer.bytes.reserveCapacity(batch.gaps.count * 420)
        var subjects = [[UInt8]?](repeating: nil, count: batch.subjects.count)
        for gap in batch.gaps {
            let subject = batch.subjects[gap.subject]
            let term = words.term(gap)
            writer.writeCell(GapKey(check: program.checks[gap.check].name, subject: subject.code, item: term?.id).text)
            if subjects[gap.subject] == nil { subjects[gap.subject] = cells(subject) }
            writer.write(subjects[gap.subject] ?? [])
            writer.write(titles[gap.check])
            writer.write(",")
            writer.writeCells([
                gap.outcome.label[language], term?.label ?? "", gap.required?.wording ?? "", number(gap.actual?.low), number(gap.actual?.high),
                NumberWords.shownShortfall(gap.shortfall, unit: gap.unit)?.formatted() ?? "", gap.unit ?? "", words.missing(gap, of: subject.kind),
            ])
            writer.write(endings[gap.check])
            writer.write("\r\n")
        }
        return writer.bytes
    }

    /// The cells that name a subject, each with a comma before it.
    private func cells(_ subject: SubjectName) -> [UInt8] {
        var writer = ByteWriter()
        writer.write(",")
        let kind = program.vocabulary.kinds[subject.kind].label
        writer.writeCells([subject.placeName, names.village(subject), kind, subject.code, names.name(subject)])
        return writer.bytes
    }

    private func number(_ quantity: Quantity?) -> String { quantity.flatMap { $0.isFinite ? $0.formatted() : nil } ?? "" }
}
