import Audit
import Figures
import Files
import Inventories
import Reports
import Standards
import Wording

/// An audit as SARIF 2.1.0: a rule for each criterion, a result for each gap, and for each check that was set aside.
///
/// What is unmet is a failure, as bad as its severity; what does not count is a note; what is not reported is `open`, and no failure.
package final class SARIFReport: AuditRenderer {
    private let header: ReportHeader
    private let log: SARIFLog
    private let results = Spool()
    /// Turns a batch into its results.
    package let render: @Sendable (Batch) -> [UInt8]

    /// A report with its header.
    ///
    /// - Parameter lines: where files tell of what is audited; nil where there are no files.
    /// - Parameter version: of the program.
    package init(_ header: ReportHeader, lines: SubjectLines?, version: String) {
        self.header = header
        let rules = SARIFRules(header.program)
        log = SARIFLog(version: version, language: header.language, rules: rules.values, properties: Self.properties(header))
        let rows = SARIFRows(header, rules: rules, lines: lines)
        render = { batch in rows.results(of: batch).flatMap { JSONRow.bytes($0) } }
    }

    /// Takes the results of a batch.
    package func take(_ piece: [UInt8]) throws { try results.append(piece) }

    /// Writes everything.
    package func finish(_ summary: AuditSummary, to output: Output) throws {
        try output.write(log.head())
        try results.write(to: output, dropping: 1)
        try output.write(log.tail())
    }

    private static func properties(_ header: ReportHeader) -> JSONValue {
        [
            "asOf": .text(header.program.asOf.description), "region": .text(header.region), "part": .some(header.scope),
            "standards": .list(header.program.standards.map { .text($0.id) }), "sample": .some(header.words.sentence),
        ]
    }
}

/// The criteria as rules, each once, whatever kinds it is asked of.
private struct SARIFRules: Sendable {
    let values: [JSONValue]
    /// The number of the rule of each check.
    let index: [Int]

    init(_ program: AuditProgram) {
        var values: [JSONValue] = []
        var numbers: [String: Int] = [:]
        index = program.checks.map { check in
            if let known = numbers[check.name] { return known }
            let criterion = check.criterion
            values.append([
                "id": .text(check.name), "shortDescription": ["text": .text(criterion.title)], "fullDescription": ["text": .text(check.citation.full)],
                "help": criterion.rectification.map { ["text": .text($0.measure)] },
                "defaultConfiguration": ["level": .text(SARIFRows.level(check))],
                "properties": [
                    "tags": [.text(criterion.group)], "severity": .text(criterion.severity.rawValue), "firmness": .text(check.firmness.rawValue),
                ],
            ])
            numbers[check.name] = values.count - 1
            return values.count - 1
        }
        self.values = values
    }
}

/// The results of batches.
private struct SARIFRows: Sendable {
    private let program: AuditProgram
    private let language: Language
    private let rules: SARIFRules
    private let lines: SubjectLines?
    private let names: SubjectNames
    private let remarks: RemarkWords

    init(_ header: ReportHeader, rules: SARIFRules, lines: SubjectLines?) {
        program = header.program
        language = header.language
        self.rules = rules
        self.lines = lines
        names = SubjectNames(header.program.vocabulary)
        remarks = RemarkWords(program: header.program)
    }

    /// How bad it is when a criterion is unmet; one that does not count is told of only.
    static func level(_ check: Check) -> String {
        switch (check.firmness, check.criterion.severity) {
        case (.binding, .critical), (.binding, .major): "error"
        case (.binding, .minor): "warning"
        case (.target, _), (.advisory, _), (.draft, _), (.unverified, _): "note"
        }
    }

    func results(of batch: Batch) -> [JSONValue] {
        let setAside = batch.exceptions.filter(\.remark.isValid)
        guard !batch.gaps.isEmpty || !setAside.isEmpty else { return [] }
        let known = lines?.lines(in: batch.code) ?? [:]
        func result(_ check: Check, _ subject: SubjectName, key: GapKey, _ kind: String, _ text: String, outcome: Outcome, suppression: JSONValue? = nil)
            -> JSONValue
        {
            let place = lines?.path(of: batch.code).map { SARIFLog.place($0, line: known[subject.code]) }
            return [
                "ruleId": .text(check.name), "ruleIndex": .number(rules.index[check.index]), "kind": .text(kind),
                "level": .text(kind == "fail" ? Self.level(check) : "none"), "message": ["text": .text(text)],
                "locations": [
                    [
                        "physicalLocation": place,
                        "logicalLocations": [
                            [
                                "name": .text(names.full(subject)), "fullyQualifiedName": .text(subject.code),
                                "kind": .text(program.vocabulary.kinds[subject.kind].id),
                            ]
                        ],
                    ]
                ],
                "partialFingerprints": ["gapKey/v1": .text(key.text)], "suppressions": suppression.map { [$0] },
                "properties": ["outcome": .text(outcome.id), "place": .text(subject.placeName), "firmness": .text(check.firmness.rawValue)],
            ]
        }
        let gaps = zip(batch.gaps, batch.findings(program)).map { gap, finding in
            result(
                program.checks[gap.check], batch.subjects[gap.subject], key: finding.key, finding.outcome == .unmet ? "fail" : "open",
                finding.sentence(language), outcome: finding.outcome)
        }
        let aside = setAside.map { exception in
            let (check, subject) = (program.checks[exception.check], batch.subjects[exception.subject])
            let reason = remarks.text(exception.remark)[language]
            var isWaiver = false
            if case .waived = exception.remark { isWaiver = true }
            return result(
                check, subject, key: GapKey(check: check.name, subject: subject.code), isWaiver ? "fail" : "notApplicable",
                Finding.sentence(
                    names.full(subject), check.criterion.title, detail: Outcome.waived.label[language] + language.word("：", ": ") + reason, language),
                outcome: .waived, suppression: isWaiver ? ["kind": "external", "status": "accepted", "justification": .text(reason)] : nil)
        }
        return gaps + aside
    }
}
