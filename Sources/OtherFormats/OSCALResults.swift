import Audit
import Digests
import Figures
import Files
import Reports
import Standards
import Wording

/// An audit as OSCAL assessment results: an observation for each gap and for each check that was set aside; a finding for each check that is unmet, and for
/// each criterion that everybody meets. What is not reported is an observation and no finding, for it is neither satisfied nor not.
package final class OSCALResults: AuditRenderer {
    /// The parts of one batch.
    package struct Piece: Sendable {
        var subjects: [UInt8] = []
        var observations: [UInt8] = []
        var findings: [UInt8] = []
    }

    private let header: ReportHeader
    private let version: String
    private let subjects = Spool()
    private let observations = Spool()
    private let findings = Spool()
    /// Turns a batch into its parts.
    package let render: @Sendable (Batch) -> Piece

    /// A report with its header.
    ///
    /// - Parameter version: of the program.
    package init(_ header: ReportHeader, version: String) {
        self.header = header
        self.version = version
        let rows = OSCALRows(header)
        render = { rows.piece(of: $0) }
    }

    /// Takes the parts of a batch.
    package func take(_ piece: Piece) throws {
        try subjects.append(piece.subjects)
        try observations.append(piece.observations)
        try findings.append(piece.findings)
    }

    /// Writes everything.
    package func finish(_ summary: AuditSummary, to output: Output) throws {
        let (program, language) = (header.program, header.language)
        let name = ([header.region, header.scope ?? "", program.asOf.description] + program.standards.map(\.id)).joined(separator: "/")
        let title = language.word("\(header.region) 达标排查 \(program.asOf)", "\(header.region): audit as of \(program.asOf)")
        let sources = OSCAL.uuid("standards", program.standards.map(\.id).joined(separator: "/"))
        for criterion in AuditFigures(program, summary).everyCriterion
        where criterion.counts.met > 0 && criterion.counts.unmet + criterion.counts.unreported == 0 {
            guard let check = program.checks.first(where: { $0.name == criterion.name }) else { continue }
            try findings.append(JSONRow.bytes(satisfied(check)))
        }
        func write(_ value: JSONValue) throws { try output.write(value.bytes) }
        try output.write("{\"assessment-results\":{\"uuid\":")
        try write(OSCAL.uuid("assessment-results", name))
        try output.write(",\"metadata\":")
        try write(
            OSCAL.metadata(
                title + header.words.inBrackets, day: program.asOf, version: version, language: language,
                properties: OSCAL.properties([("region", header.region), ("part", header.scope), ("sample", header.words.sentence)])))
        try output.write(",\"import-ap\":")
        if case .text(let uuid) = sources { try write(["href": .text("#" + uuid)]) }
        try output.write(",\"results\":[{\"uuid\":")
        try write(OSCAL.uuid("result", name))
        try output.write(",\"title\":")
        try write(.text(title))
        try output.write(",\"description\":")
        try write(.text(([header.words.sentence] + program.standards.map { Optional("\($0.id) \($0.title)") }).compactMap { $0 }.joined(separator: "\n")))
        try output.write(",\"start\":")
        try write(OSCAL.moment(program.asOf))
        try output.write(",\"end\":")
        try write(OSCAL.moment(program.asOf))
        try list("local-definitions\":{\"inventory-items", subjects, end: "]}", output)
        try output.write(",\"reviewed-controls\":")
        try write(["control-selections": [["include-controls": .list(controls().map { ["control-id": .text($0)] })]]])
        try list("observations", observations, output)
        try list("findings", findings, output)
        try output.write("}],\"back-matter\":")
        try write(["resources": [["uuid": sources, "title": .text(language.word("所用标准", "The standards")), "description": .text(documents())]]])
        try output.write("}}\n")
    }

    /// A list; none where there is nothing in it, for OSCAL has no empty ones.
    private func list(_ name: String, _ spool: Spool, end: String = "]", _ output: Output) throws {
        guard !spool.isEmpty else { return }
        try output.write(",\"\(name)\":[")
        try spool.write(to: output, dropping: 1)
        try output.write(end)
    }

    private func controls() -> [String] {
        var seen = Set<String>()
        return header.program.checks.map { OSCAL.token($0.name) }.filter { seen.insert($0).inserted }
    }

    private func documents() -> String {
        header.program.standards.map { standard in
            [standard.id, standard.document.name, standard.document.number].compactMap { $0 }.joined(separator: " ")
        }.joined(separator: "\n")
    }

    private func satisfied(_ check: Check) -> JSONValue {
        [
            "uuid": OSCAL.uuid("finding", "\(header.program.asOf)/\(check.name)"), "title": .text(check.criterion.title),
            "description": .text(Outcome.met.label[header.language]), "props": OSCAL.properties(OSCALRows.properties(check)),
            "target": OSCALRows.target(check, state: "satisfied"),
        ]
    }
}

/// The parts of batches.
private struct OSCALRows: Sendable {
    private let header: ReportHeader
    private let names: SubjectNames
    private let remarks: RemarkWords
    private var program: AuditProgram { header.program }

    init(_ header: ReportHeader) {
        self.header = header
        names = SubjectNames(header.program.vocabulary)
        remarks = RemarkWords(program: header.program)
    }

    static func properties(_ check: Check) -> [(String, String?)] {
        [
            ("criterion", check.name), ("group", check.criterion.group), ("severity", check.criterion.severity.rawValue),
            ("firmness", check.firmness.rawValue), ("citation", check.citation.full),
        ]
    }

    static func target(_ check: Check, state: String) -> JSONValue {
        ["type": "objective-id", "target-id": .text(OSCAL.token(check.name)), "title": .text(check.criterion.title), "status": ["state": .text(state)]]
    }

    func piece(of batch: Batch) -> OSCALResults.Piece {
        var piece = OSCALResults.Piece()
        var named = Set<Int>()
        func observe(_ number: Int, _ check: Check, key: String, text: String, outcome: Outcome) {
            let subject = batch.subjects[number]
            if named.insert(number).inserted { piece.subjects += JSONRow.bytes(item(subject)) }
            piece.observations += JSONRow.bytes([
                "uuid": OSCAL.uuid("observation", "\(program.asOf)/\(key)"), "title": .text(check.criterion.title), "description": .text(text),
                "props": OSCAL.properties([("outcome", outcome.id), ("key", key)] + Self.properties(check)),
                "methods": [outcome == .unreported ? "UNKNOWN" : "EXAMINE"],
                "subjects": [["subject-uuid": OSCAL.uuid("subject", subject.code), "type": "inventory-item", "title": .text(names.full(subject))]],
                "collected": OSCAL.moment(program.asOf),
            ])
        }
        var unmet: [(check: Int, subject: Int, keys: [String], texts: [String])] = []
        for (gap, finding) in zip(batch.gaps, batch.findings(program)) {
            let text = finding.sentence(header.language)
            observe(gap.subject, program.checks[gap.check], key: finding.key.text, text: text, outcome: gap.outcome)
            guard gap.outcome == .unmet else { continue }
            // The missing items of one list stand together, and are one check.
            if let last = unmet.last, last.check == gap.check, last.subject == gap.subject {
                unmet[unmet.count - 1].keys.append(finding.key.text)
                unmet[unmet.count - 1].texts.append(text)
            } else {
                unmet.append((gap.check, gap.subject, [finding.key.text], [text]))
            }
        }
        for exception in batch.exceptions where exception.remark.isValid {
            let (check, subject) = (program.checks[exception.check], batch.subjects[exception.subject])
            let detail = [Outcome.waived.label, remarks.text(exception.remark)].map { $0[header.language] }.joined(separator: header.language.word("：", ": "))
            observe(
                exception.subject, check, key: GapKey(check: check.name, subject: subject.code).text,
                text: Finding.sentence(names.full(subject), check.criterion.title, detail: detail, header.language), outcome: .waived)
        }
        for one in unmet {
            let check = program.checks[one.check]
            piece.findings += JSONRow.bytes([
                "uuid": OSCAL.uuid("finding", "\(program.asOf)/\(GapKey(check: check.name, subject: batch.subjects[one.subject].code))"),
                "title": .text(check.criterion.title), "description": .text(one.texts.joined(separator: "\n")),
                "props": OSCAL.properties([("subject", batch.subjects[one.subject].code)] + Self.properties(check)),
                "target": Self.target(check, state: "not-satisfied"),
                "related-observations": .list(one.keys.map { ["observation-uuid": OSCAL.uuid("observation", "\(program.asOf)/\($0)")] }),
            ])
        }
        return piece
    }

    private func item(_ subject: SubjectName) -> JSONValue {
        [
            "uuid": OSCAL.uuid("subject", subject.code), "description": .text(names.full(subject)),
            "props": OSCAL.properties([("code", subject.code), ("kind", program.vocabulary.kinds[subject.kind].id), ("place", subject.placeName)]),
        ]
    }
}
