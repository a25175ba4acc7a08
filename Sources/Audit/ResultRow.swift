import Standards

/// One gap as results are compared: by a key that is stable from run to run.
public struct ResultRow: Sendable, Hashable, Codable {
    /// `standard/criterion/subject code[/term]`.
    public var key: String
    /// The criterion's title.
    public var title: String
    /// `unmet` or `unreported`.
    public var outcome: String
    /// The firmness on the day of the audit.
    public var firmness: String
    /// The severity.
    public var severity: String
    /// The township's name.
    public var township: String
    /// The subject's code.
    public var code: String
    /// The subject's name, with its village.
    public var name: String

    /// A row.
    public init(
        key: String, title: String, outcome: String, firmness: String, severity: String, township: String, code: String, name: String
    ) {
        self.key = key
        self.title = title
        self.outcome = outcome
        self.firmness = firmness
        self.severity = severity
        self.township = township
        self.code = code
        self.name = name
    }
}

/// Two audits side by side.
public struct ResultComparison: Sendable {
    /// Unmet now and not before.
    public var new: [ResultRow]
    /// Unmet before and surely not now.
    public var cleared: [ResultRow]
    /// Unmet before, and not reported now: not known to be cleared.
    public var unknown: [ResultRow]
    /// Unmet both times.
    public var persisting: [ResultRow]
    /// Unmet now and not before, but once before that: they had been fixed, and came back.
    public var relapsed: [ResultRow] = []

    /// Compares an earlier audit with a later one.
    ///
    /// - Parameter known: the keys of gaps that were ever entered in a ledger; a new gap among them has come back.
    public init(before: [ResultRow], after: [ResultRow], known: Set<String> = []) {
        let earlier = Dictionary(before.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
        let later = Dictionary(after.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
        new = []
        cleared = []
        unknown = []
        persisting = []
        for row in after where row.outcome == "unmet" {
            if earlier[row.key]?.outcome == "unmet" {
                persisting.append(row)
            } else if known.contains(row.key) {
                relapsed.append(row)
            } else {
                new.append(row)
            }
        }
        for row in before where row.outcome == "unmet" {
            switch later[row.key]?.outcome {
            case nil: cleared.append(row)
            case "unreported": unknown.append(row)
            default: break
            }
        }
    }
}

extension Batch {
    /// The gaps as rows for comparing.
    public func rows(_ program: AuditProgram) -> [ResultRow] {
        let words = ValueWords(vocabulary: program.vocabulary)
        return gaps.map { gap in
            let check = program.checks[gap.check]
            let subject = subjects[gap.subject]
            var key = "\(check.name)/\(subject.code)"
            var title = check.criterion.title
            if let term = gap.term, case .includesAll(let ref, _) = check.form.require, let word = words.term(ref.kind, ref.slot, term) {
                key += "/\(word.id)"
                title += "：\(word.label)"
            }
            let name = subject.village.isEmpty ? subject.name : subject.village + (subject.name.isEmpty ? "" : "·\(subject.name)")
            return ResultRow(
                key: key, title: title, outcome: gap.outcome.id, firmness: check.firmness.rawValue,
                severity: check.criterion.severity.rawValue, township: subject.placeName, code: subject.code, name: name)
        }
    }
}
