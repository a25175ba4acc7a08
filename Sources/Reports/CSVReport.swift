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
    /// The rows of one batch as packed text.
    package typealias Piece = [UInt8]

    private let header: ReportHeader
    private let spool: WovenSpool
    /// Turns a batch into its rows.
    package let render: @Sendable (Batch) -> Piece

    /// A report with its header.
    package init(_ header: ReportHeader) {
        self.header = header
        let rows = CSVRows(header)
        spool = WovenSpool(rows.pieces)
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
        try spool.write(to: output)
    }
}

/// Writes the rows of the CSV report. What does not change from row to row is written once, when it is made.
struct CSVRows: Sendable {
    private let program: AuditProgram
    private let language: Language
    private let words: GapWords
    private let names: SubjectNames
    /// What the key of a check begins with, by check; then the cells of its title; then those after what is missing; then the outcomes.
    let pieces: TextPieces

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
        var pieces = TextPieces()
        for check in program.checks {
            var key: [UInt8] = []
            GapKey.append(check: check.name, to: &key)
            pieces.add(key)
        }
        for check in program.checks { pieces.add(cells([check.criterion.group, check.criterion.title])) }
        for check in program.checks {
            let criterion = check.criterion
            let ending = cells(
                [
                    check.firmness.label[header.language], criterion.severity.label[header.language], check.standard, criterion.id, check.citation.full,
                    criterion.rectification?.measure ?? "", criterion.rectification?.responsible ?? "", due.day(criterion)?.description ?? "",
                    due.basis(criterion),
                ] + header.words.cell)
            pieces.add(ending + Array("\r\n".utf8))
        }
        for outcome in Outcome.allCases { pieces.add(cells([outcome.label[header.language]])) }
        self.pieces = pieces
    }

    /// The rows of a batch as packed text.
    func gaps(_ batch: Batch) -> [UInt8] {
        var rows = WovenText(pieces)
        rows.text.bytes.reserveCapacity(batch.gaps.count * 80)
        for subject in batch.subjects {
            _ = rows.add(own: Array(subject.code.utf8))
            _ = rows.add(own: cells(subject))
        }
        // A key is put together from what is ready unless something in it has to be put in quotes, which no check's name does.
        let needsQuotes = batch.subjects.map { subject in
            var writer = ByteWriter()
            writer.writeCell(subject.code)
            return writer.bytes.count != subject.code.utf8.count
        }
        let checks = program.checks.count
        let gaps = batch.gaps
        for index in gaps.indices {
            let (check, subject) = (gaps[index].check, gaps[index].subject)
            let term = gaps[index].term == nil ? nil : words.term(gaps[index])
            if needsQuotes[subject] {
                rows.text.writeCell(GapKey(check: program.checks[check].name, subject: batch.subjects[subject].code, item: term?.id).text)
            } else {
                rows.write(piece: check)
                rows.write(own: 2 * subject)
                if let term { GapKey.append(item: term.id, to: &rows.text.bytes) }
            }
            rows.write(own: 2 * subject + 1)
            rows.write(piece: checks + check)
            rows.write(piece: 3 * checks + Int(gaps[index].outcome.rawValue))
            writeFindings(gaps, index, term?.label, batch.subjects[subject].kind, &rows.text)
            rows.write(piece: 2 * checks + check)
        }
        return rows.packed()
    }

    /// The cells of what was found, each with a comma before it.
    private func writeFindings(_ gaps: [Gap], _ index: Int, _ term: String?, _ kind: KindID, _ writer: inout ByteWriter) {
        writer.write(literal: ",")
        if let term { writer.writeCell(term) }
        writer.write(literal: ",")
        if let required = gaps[index].required { writer.writeCell(required.wording) }
        writer.write(literal: ",")
        if let actual = gaps[index].actual { write(actual.low, &writer) }
        writer.write(literal: ",")
        if let actual = gaps[index].actual { write(actual.high, &writer) }
        writer.write(literal: ",")
        if let shown = NumberWords.shownShortfall(gaps[index].shortfall, unit: gaps[index].unit) { write(shown, &writer) }
        writer.write(literal: ",")
        if let unit = gaps[index].unit { writer.writeCell(unit) }
        writer.write(literal: ",")
        if !gaps[index].missing.isEmpty { writer.writeCell(words.missing(gaps[index], of: kind)) }
    }

    /// The cells that name a subject, each with a comma before it.
    private func cells(_ subject: SubjectName) -> [UInt8] {
        var writer = ByteWriter()
        writer.write(",")
        let kind = program.vocabulary.kinds[subject.kind].label
        writer.writeCells([subject.placeName, names.village(subject), kind, subject.code, names.name(subject)])
        return writer.bytes
    }

    private func write(_ quantity: Quantity, _ writer: inout ByteWriter) {
        if let whole = quantity.whole { return writer.write(digitsOf: whole) }
        if quantity.isFinite { writer.write(quantity.formatted()) }
    }
}
