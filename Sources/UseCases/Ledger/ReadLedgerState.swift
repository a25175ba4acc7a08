import Audit
import Ledger
import Quantities

/// Reads how a campaign stands on a day: for the page of an audit.
public struct ReadLedgerState: Sendable {
    /// The ledger's file; nil for the one the workspace has.
    public var ledger: String?
    /// The day.
    public var day: Day

    /// How a ledger stands on a day.
    public init(_ ledger: String?, on day: Day) {
        self.ledger = ledger
        self.day = day
    }

    /// How the campaign stands.
    public struct Result: Sendable {
        /// The counts.
        public let state: CampaignState
        /// The rows that are overdue.
        public let overdue: [LedgerRow]
        /// The keys of the rows that are still to be fixed and were found unmet.
        public let open: Set<GapKey>
        /// All rows as they were on the day.
        public let rows: [LedgerRow]
    }

    /// Reads it, with everything as it was at one moment.
    public func run(in workspace: Workspace) throws -> Result {
        let store = try workspace.ledger(ledger)
        let campaign = try store.campaign()
        var late = LedgerFilter()
        late.isOverdue = true
        return try store.read { reader in
            Result(
                state: try reader.state(campaign, on: day), overdue: try reader.rows(late, at: LedgerMoment(day)), open: try reader.openKeys(on: day).unmet,
                rows: try reader.rows(at: LedgerMoment(day)))
        }
    }
}
