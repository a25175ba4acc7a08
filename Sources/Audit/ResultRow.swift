import Standards

/// One check of one subject as results are compared, by a key that is stable from run to run.
public struct ResultRow: Sendable, Hashable {
    /// Which check of which subject.
    public var key: GapKey
    /// The criterion's title.
    public var title: String
    /// How it came out; nil where only gaps were saved and this is none: met, not applicable or waived.
    public var outcome: Outcome?
    /// The firmness on the day of the audit.
    public var firmness: Firmness
    /// The severity.
    public var severity: Severity
    /// The township's name.
    public var township: String
    /// The subject's code.
    public var code: String
    /// The subject's name, with its village.
    public var name: String
    /// The items of a list that are lacking; empty where the check is no list.
    public var items: [String] = []

    /// A row.
    public init(
        key: GapKey, title: String, outcome: Outcome?, firmness: Firmness, severity: Severity, township: String, code: String, name: String,
        items: [String] = []
    ) {
        self.key = key
        self.title = title
        self.outcome = outcome
        self.firmness = firmness
        self.severity = severity
        self.township = township
        self.code = code
        self.name = name
        self.items = items
    }

    /// How many missing items it stands for: those of a list, else the check itself.
    public var itemCount: Int { max(1, items.count) }
}

/// One audit, as far as it is known, for comparing.
public struct AuditResult: Sendable {
    /// Its checks by key.
    public private(set) var rows: [GapKey: ResultRow] = [:]
    /// Whether every outcome is known; otherwise a check that is not there is no gap, or is not there.
    public var isWhole: Bool

    /// A result of rows.
    public init(_ rows: [ResultRow] = [], isWhole: Bool) {
        self.isWhole = isWhole
        add(rows)
    }

    /// Adds rows.
    public mutating func add(_ rows: [ResultRow]) {
        for row in rows { self.rows[row.key] = row }
    }
}

/// How a check stands in one of two audits that are compared.
public enum ComparedState: Hashable, Sendable, CaseIterable {
    /// Met.
    case met
    /// Unmet.
    case unmet
    /// Unreported.
    case unreported
    /// Not applicable.
    case notApplicable
    /// Waived.
    case waived
    /// No gap: met, not applicable or waived; the saved result does not say which, nor whether the subject was there.
    case noGap
    /// The subject or the criterion was not there.
    case absent

    init(_ row: ResultRow?, in result: AuditResult) {
        guard let row else {
            self = result.isWhole ? .absent : .noGap
            return
        }
        switch row.outcome {
        case .met: self = .met
        case .unmet: self = .unmet
        case .unreported: self = .unreported
        case .notApplicable: self = .notApplicable
        case .waived: self = .waived
        case nil: self = .noGap
        }
    }
}

/// Two audits side by side.
public struct ResultComparison: Sendable {
    /// What became of a check.
    public enum Change: String, Sendable, CaseIterable {
        /// Unmet now and not before.
        case new
        /// Unmet now and not before, but once before that: it had been fixed, and came back.
        case relapsed
        /// Answered before and known to be no gap, and not reported now.
        case withdrawn
        /// Unmet before, and not reported now: not known to be cleared.
        case unknown
        /// Unmet before, and met now, or no gap as far as is known.
        case cleared
        /// Unmet before, and set aside now: not applicable, or waived.
        case setAside
        /// Unmet before, and the subject or criterion is no longer there.
        case gone
        /// Unmet both times.
        case persisting
    }

    /// A check with what became of it.
    public struct Row: Sendable {
        /// What became of it.
        public var change: Change
        /// Before.
        public var before: ComparedState
        /// Now.
        public var after: ComparedState
        /// The check as it is now, or was.
        public var row: ResultRow
        /// Whether it counts.
        public var isBinding: Bool { row.firmness == .binding }
    }

    /// From what to what.
    public struct Step: Hashable, Sendable {
        /// Before.
        public var from: ComparedState
        /// Now.
        public var to: ComparedState

        /// From one state to another.
        public init(from: ComparedState, to: ComparedState) {
            self.from = from
            self.to = to
        }
    }

    /// Every check that is or was a gap, by subject.
    public private(set) var rows: [Row] = []
    /// How many checks went from what to what: those that count, and the rest.
    public private(set) var transitions: (binding: [Step: Int], others: [Step: Int]) = ([:], [:])

    /// Compares an earlier audit with a later one.
    ///
    /// - Parameter before: the earlier audit.
    /// - Parameter after: the later one.
    /// - Parameter known: the keys of gaps that were ever entered in a ledger; a new gap among them has come back.
    public init(before: AuditResult, after: AuditResult, known: Set<GapKey> = []) {
        // The ledger follows the items of a list one by one.
        let known = Set(known.map(\.check))
        for key in Set(before.rows.keys).union(after.rows.keys) {
            guard let row = after.rows[key] ?? before.rows[key] else { continue }
            let step = Step(from: ComparedState(before.rows[key], in: before), to: ComparedState(after.rows[key], in: after))
            if row.firmness == .binding { transitions.binding[step, default: 0] += 1 } else { transitions.others[step, default: 0] += 1 }
            guard let change = Self.change(step, isKnown: known.contains(key)) else { continue }
            // A saved result without outcomes has no words for what is no gap.
            let shown = row.title.isEmpty ? before.rows[key] ?? row : row
            rows.append(Row(change: change, before: step.from, after: step.to, row: shown))
        }
        rows.sort { ($0.row.code, $0.row.key) < ($1.row.code, $1.row.key) }
    }

    private static func change(_ step: Step, isKnown: Bool) -> Change? {
        switch (step.from, step.to) {
        case (.unmet, .unmet): .persisting
        case (_, .unmet): isKnown ? .relapsed : .new
        case (.unmet, .unreported): .unknown
        case (.unmet, .met), (.unmet, .noGap): .cleared
        case (.unmet, .waived), (.unmet, .notApplicable): .setAside
        case (.unmet, .absent): .gone
        case (.met, .unreported), (.waived, .unreported), (.notApplicable, .unreported), (.noGap, .unreported): .withdrawn
        default: nil
        }
    }

    /// The checks of which something became, those that count or the rest.
    public func rows(_ change: Change, binding: Bool) -> [Row] { rows.filter { $0.change == change && $0.isBinding == binding } }
}

extension Batch {
    /// The key of a gap, with the item where it is one of a list.
    public func key(of gap: Gap, _ program: AuditProgram) -> GapKey {
        let check = program.checks[gap.check]
        let subject = subjects[gap.subject].code
        guard let term = gap.term, let ref = check.form.require.list?.field,
            let word = ValueWords(vocabulary: program.vocabulary).term(ref.kind, ref.slot, term)
        else { return GapKey(check: check.name, subject: subject) }
        return GapKey(check: check.name, subject: subject, item: word.id)
    }

    /// Every outcome it kept, as rows for comparing; names are left to who words them.
    public func rows(_ program: AuditProgram, name: (SubjectName) -> String) -> [ResultRow] {
        let words = ValueWords(vocabulary: program.vocabulary)
        var items: [Int: [Int: [String]]] = [:]
        for gap in gaps where gap.outcome == .unmet {
            guard let term = gap.term, let ref = program.checks[gap.check].form.require.list?.field, let word = words.term(ref.kind, ref.slot, term)
            else { continue }
            items[gap.subject, default: [:]][gap.check, default: []].append(word.label)
        }
        return outcomes.map { outcome in
            let check = program.checks[outcome.check]
            let subject = subjects[outcome.subject]
            return ResultRow(
                key: GapKey(check: check.name, subject: subject.code), title: check.criterion.title, outcome: outcome.outcome, firmness: check.firmness,
                severity: check.criterion.severity, township: subject.placeName, code: subject.code, name: name(subject),
                items: items[outcome.subject]?[outcome.check] ?? [])
        }
    }
}
