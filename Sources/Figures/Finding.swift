import Audit
import Standards
import Wording

/// A gap in full, for programs that show gaps their own way: which it is, where, what is asked, how far it is, and by which clause.
public struct Finding: Sendable {
    /// Which gap it is, the same from audit to audit.
    public let key: GapKey
    /// The township's name; of what stands above townships, the county's or city's.
    public let township: String
    /// The subject's name as people say it, with its village.
    public let subject: String
    /// The criterion's title.
    public let title: String
    /// The item that is lacking, of a list.
    public let item: String?
    /// Whether it is unmet, or cannot be told from what was reported.
    public let outcome: Outcome
    /// Whether it counts.
    public let firmness: Firmness
    /// How bad it is.
    public let severity: Severity
    /// What there is, what is asked, how far it is; of what cannot be told, what is to be filled in.
    public let words: Text
    /// The clause.
    public let citation: Citation
}

extension Batch {
    /// Its gaps in full.
    public func findings(_ program: AuditProgram) -> [Finding] {
        let words = GapWords(program)
        let names = SubjectNames(program.vocabulary)
        return gaps.map { gap in
            let check = program.checks[gap.check]
            let subject = subjects[gap.subject]
            let item = words.term(gap)
            return Finding(
                key: GapKey(check: check.name, subject: subject.code, item: item?.id), township: subject.placeName, subject: names.full(subject),
                title: check.criterion.title, item: item?.label, outcome: gap.outcome, firmness: check.firmness, severity: check.criterion.severity,
                words: words.phrase(gap, of: subject.kind), citation: check.citation)
        }
    }
}
