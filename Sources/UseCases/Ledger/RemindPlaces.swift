import Ledger
import Quantities
import Wording

/// Reminds townships of what is late and of what falls due.
public struct RemindPlaces: Sendable {
    /// The ledger's file; nil for the one the workspace has.
    public var ledger: String?
    /// Which rows.
    public var rows: RowSelection
    /// As of when.
    public var moment: MomentSelection
    /// How many days ahead.
    public var days: Int

    /// Reminders of what falls due within some days.
    public init(_ rows: RowSelection = RowSelection(), within days: Int, at moment: MomentSelection = MomentSelection(), ledger: String? = nil) {
        self.rows = rows
        self.days = days
        self.moment = moment
        self.ledger = ledger
    }

    /// The reminders.
    public struct Result: Sendable {
        /// The day.
        public let asOf: Day
        /// The townships, whoever has most late rows first.
        public let reminders: [Reminder]
        /// The campaign.
        public let campaign: Campaign?
        /// Whether the facts are made up.
        public let isOfSample: Bool
    }

    /// Reads them.
    public func run(in workspace: Workspace, _ environment: Environment) throws -> Result {
        guard (0...3660).contains(days) else {
            throw UserFailure("--within 应在 0 到 3660 天之间，写的是 \(days)", "--within must be from 0 to 3660 days, found \(days)")
        }
        let store = try workspace.ledger(ledger)
        let moment = try moment.moment(store, environment)
        return try store.read { reader in
            Result(
                asOf: moment.day, reminders: Reminder.all(try reader.rows(rows.filter(reader), at: moment), on: moment.day, within: days),
                campaign: try reader.campaign(), isOfSample: try reader.isOfSample())
        }
    }
}
