import Ledger
import Wording

/// Reads how a campaign stands: counts, what is due, what is overdue.
public struct ReadCampaign: Sendable {
    /// The ledger's file; nil for the one the workspace has.
    public var ledger: String?
    /// As of when.
    public var moment: MomentSelection

    /// A look at a campaign.
    public init(at moment: MomentSelection = MomentSelection(), ledger: String? = nil) {
        self.moment = moment
        self.ledger = ledger
    }

    /// How it stands.
    public struct Result {
        /// The counts.
        public let state: CampaignState
        /// The rows that are due on the day.
        public let dueToday: [LedgerRow]
        /// The rows that are overdue.
        public let overdue: [LedgerRow]
    }

    /// Reads it, with everything as it was at one moment.
    public func run(in workspace: Workspace, _ environment: Environment) throws -> Result {
        let store = try workspace.ledger(ledger)
        let campaign = try store.campaign()
        let moment = try moment.moment(store, environment)
        return try store.read { reader in
            var (overdue, today): ([LedgerRow], [LedgerRow]) = ([], [])
            try reader.forEachRow(at: moment) { row, standing in
                if standing.isOverdue { overdue.append(row) }
                if standing.isDueToday { today.append(row) }
            }
            return Result(state: try reader.state(campaign, on: moment.day, recordedBy: moment.recordedBy), dueToday: today, overdue: overdue)
        }
    }
}

/// Records that townships have handed in their reports.
public struct ReceiveReports: Sendable {
    /// The ledger's file; nil for the one the workspace has.
    public var ledger: String?
    /// The townships, by name or code.
    public var townships: [String]
    /// Who signs, for which day.
    public var signing: Signing

    /// A receipt of townships' reports.
    public init(_ townships: [String], _ signing: Signing, ledger: String? = nil) {
        self.townships = townships
        self.signing = signing
        self.ledger = ledger
    }

    /// Records them: all, or none.
    public func run(in workspace: Workspace, _ environment: Environment) throws {
        let store = try workspace.ledger(ledger)
        let campaign = try store.campaign()
        let day = try signing.day(store, environment)
        try store.write { writer in
            let known = try writer.reader.state(campaign, on: day).places
            for word in townships {
                guard let township = known.first(where: { $0.code == word || $0.name == word }) else {
                    throw UserFailure.noTownship(word, among: known.map(\.name))
                }
                try writer.append(EventDraft(row: 0, .received(ReportEntry(township: township.code)), on: day, by: signing.by))
            }
        }
    }
}

/// Records that a rule of the document was carried out.
public struct FulfilDuty: Sendable {
    /// The ledger's file; nil for the one the workspace has.
    public var ledger: String?
    /// The rule, with or without its standard.
    public var rule: String
    /// What shows it.
    public var evidence: String
    /// Who signs, for which day.
    public var signing: Signing

    /// A rule that was carried out.
    public init(_ rule: String, evidence: String, _ signing: Signing, ledger: String? = nil) {
        self.rule = rule
        self.evidence = evidence
        self.signing = signing
        self.ledger = ledger
    }

    /// Records it.
    ///
    /// - Returns: the rule with its standard.
    public func run(in workspace: Workspace, _ environment: Environment) throws -> String {
        guard !evidence.allSatisfy(\.isWhitespace) else { throw UserFailure("--evidence 没有写明凭据", "--evidence says nothing") }
        let store = try workspace.ledger(ledger)
        let duties = try store.campaign().duties
        let day = try signing.day(store, environment)
        guard let duty = duties.first(where: { $0.rule == rule || $0.rule.hasSuffix("/" + rule) }) else {
            throw UserFailure.notFound(
                "攻坚月没有规则“\(rule)”", "the campaign has no rule \"\(rule)\"", help: .nearestOrList(rule, among: duties.map(\.rule)))
        }
        guard !duty.isKeptByLedger else { throw UserFailure("“\(duty.rule)”由台账自身保证，不用登记", "\"\(duty.rule)\" is kept by the ledger itself") }
        try store.write { writer in
            _ = try writer.append(EventDraft(row: 0, .fulfilled(DutyEntry(rule: duty.rule, evidence: evidence)), on: day, by: signing.by))
        }
        return duty.rule
    }
}

/// Ends a campaign: not while rows are still to be fixed, unless somebody says why.
public struct EndCampaign: Sendable {
    /// The ledger's file; nil for the one the workspace has.
    public var ledger: String?
    /// Why it ends with rows that are still to be fixed.
    public var reason: String?
    /// Who signs, for which day.
    public var signing: Signing

    /// An end of a campaign.
    public init(reason: String? = nil, _ signing: Signing, ledger: String? = nil) {
        self.reason = reason
        self.signing = signing
        self.ledger = ledger
    }

    /// Ends it.
    ///
    /// - Returns: how it stands at its end.
    public func run(in workspace: Workspace, _ environment: Environment) throws -> CampaignState {
        let store = try workspace.ledger(ledger)
        let campaign = try store.campaign()
        let day = try signing.day(store, environment)
        return try store.write { writer in
            let state = try writer.reader.state(campaign, on: day)
            if let ended = state.endedOn { throw UserFailure("攻坚月已于 \(ended) 结束", "the campaign ended on \(ended)") }
            if state.totals.open > 0, reason?.allSatisfy(\.isWhitespace) ?? true {
                throw LedgerRefusal.campaignOpen(state.totals.open)
            }
            try writer.append(EventDraft(row: 0, .ended(open: state.totals.open), on: day, by: signing.by, reason: reason ?? ""))
            return state
        }
    }
}
