import Ledger
import Quantities
import Standards
import Wording

/// Gathers rows to be written out for townships.
public struct ExportLedger: Sendable {
    /// The ledger's file; nil for the one the workspace has.
    public var ledger: String?
    /// Which rows.
    public var rows: RowSelection
    /// As of when.
    public var moment: MomentSelection
    /// Whether townships that have to report and have no row are named too: to sign that there is nothing.
    public var namesTownshipsWithoutRows: Bool

    /// Rows to be written out.
    public init(_ rows: RowSelection, at moment: MomentSelection = MomentSelection(), ledger: String? = nil, namesTownshipsWithoutRows: Bool) {
        self.rows = rows
        self.moment = moment
        self.ledger = ledger
        self.namesTownshipsWithoutRows = namesTownshipsWithoutRows
    }

    /// Rows and the campaign they are of.
    public struct Result: Sendable {
        /// The day.
        public let asOf: Day
        /// The rows, by township.
        public let rows: [LedgerRow]
        /// The names of townships that have no rows.
        public let withoutRows: [String]
        /// The campaign.
        public let campaign: Campaign?
        /// Whether the facts are made up.
        public let isOfSample: Bool
        /// How places are called.
        public let places: PlaceWords
    }

    /// Reads them.
    public func run(in workspace: Workspace, _ environment: Environment) throws -> Result {
        let store = try workspace.ledger(ledger)
        let moment = try moment.moment(store, environment)
        return try store.read { reader in
            let filter = try rows.filter(reader)
            let found = try reader.rows(filter, at: moment)
            let campaign = try reader.campaign()
            var empty: [String] = []
            // Only where whole townships are written out is one without rows one that has nothing to put right.
            if namesTownshipsWithoutRows, let campaign, rows.asksForTownshipsOnly {
                let there = Set(found.map(\.place))
                let wanted = filter.townships
                empty = try reader.state(campaign, on: moment.day, recordedBy: moment.recordedBy).places.filter { place in
                    !there.contains(place.code) && (wanted.isEmpty || wanted.contains(place.code) || wanted.contains(place.name))
                }.map(\.name)
            }
            guard !found.isEmpty || !empty.isEmpty else { throw UserFailure("没有符合的行", "no row fits") }
            return Result(
                asOf: moment.day, rows: found, withoutRows: empty, campaign: campaign, isOfSample: try reader.isOfSample(), places: try reader.placeWords())
        }
    }
}
