import Audit
import Figures
import Files
import Inventories
import Reports
import Standards
import Wording

/// An audit as JUnit's XML: a suite for each township, a test case for each binding check of a subject. Only what is unmet fails; what is not reported is
/// skipped and says what is to be filled in.
package final class JUnitReport: AuditRenderer {
    private let header: ReportHeader
    private let suites = Spool()
    /// Turns a batch, with its outcomes, into a suite.
    package let render: @Sendable (Batch) -> [UInt8]

    /// A report with its header.
    ///
    /// - Parameter lines: where files tell of what is audited; nil where there are no files.
    package init(_ header: ReportHeader, lines: SubjectLines?) {
        self.header = header
        let rows = JUnitRows(header, lines: lines)
        render = { rows.suite(of: $0) }
    }

    /// Takes a suite.
    package func take(_ piece: [UInt8]) throws { try suites.append(piece) }

    /// Writes everything.
    package func finish(_ summary: AuditSummary, to output: Output) throws {
        let name = [header.region, header.scope, header.program.asOf.description].compactMap { $0 }.joined(separator: " ") + header.words.inBrackets
        try output.write(JUnitSuite.head(name, JUnitCounts(AuditFigures(header.program, summary).whole)))
        try suites.write(to: output)
        try output.write(JUnitSuite.tail)
    }
}

/// The suites of batches.
private struct JUnitRows: Sendable {
    private let header: ReportHeader
    private let lines: SubjectLines?
    private let names: SubjectNames
    private let remarks: RemarkWords
    private var program: AuditProgram { header.program }
    private var language: Language { header.language }

    init(_ header: ReportHeader, lines: SubjectLines?) {
        self.header = header
        self.lines = lines
        names = SubjectNames(header.program.vocabulary)
        remarks = RemarkWords(program: header.program)
    }

    /// A check of a subject.
    private struct Asked: Hashable {
        var check: Int
        var subject: Int
    }

    func suite(of batch: Batch) -> [UInt8] {
        let known = lines?.lines(in: batch.code) ?? [:]
        var findings: [Asked: [Finding]] = [:]
        for (gap, finding) in zip(batch.gaps, batch.findings(program)) { findings[Asked(check: gap.check, subject: gap.subject), default: []].append(finding) }
        var reasons: [Asked: String] = [:]
        for exception in batch.exceptions where exception.remark.isValid {
            reasons[Asked(check: exception.check, subject: exception.subject)] = remarks.text(exception.remark)[language]
        }
        let path = lines?.path(of: batch.code)
        let cases = batch.outcomes.filter { program.checks[$0.check].firmness == .binding }.map { outcome in
            let (check, subject) = (program.checks[outcome.check], batch.subjects[outcome.subject])
            let asked = Asked(check: outcome.check, subject: outcome.subject)
            var one = JUnitCase(
                name: "\(check.name) \(check.criterion.title)", group: "\(program.vocabulary.kinds[subject.kind].id).\(subject.code) \(names.full(subject))",
                file: path, line: known[subject.code])
            let told = findings[asked] ?? []
            switch outcome.outcome {
            case .met: break
            case .unmet:
                let unmet = told.filter { $0.outcome == .unmet }.map { $0.sentence(language) }
                one.failure = (check.criterion.severity.rawValue, unmet.first ?? check.criterion.title, text(check, unmet))
            case .unreported: one.skipped = told.map { $0.sentence(language) }.first ?? Outcome.unreported.label[language]
            case .notApplicable: one.skipped = Outcome.notApplicable.label[language]
            case .waived:
                one.skipped = [Outcome.waived.label[language], reasons[asked]].compactMap { $0 }.joined(separator: language.word("：", ": "))
            }
            return one
        }
        guard !cases.isEmpty else { return [] }
        return JUnitSuite.bytes(
            "\(batch.code) \(batch.name)", JUnitCounts(PlaceFigures(batch, program)), day: program.asOf.description,
            properties: [("as-of", program.asOf.description), ("sample", header.words.sentence)], cases)
    }

    /// Everything that is lacking, what is to be done, and under which clause.
    private func text(_ check: Check, _ lacking: [String]) -> String {
        (lacking + [check.criterion.rectification?.measure, check.citation.full].compactMap { $0 }).joined(separator: "\n")
    }
}
