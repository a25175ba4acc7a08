import Ledger
import Quantities
import Standards
import Wording

/// Lists rows of a ledger as they were at a moment.
public struct ListRows: Sendable {
    /// The ledger's file; nil for the one the workspace has.
    public var ledger: String?
    /// Which rows.
    public var rows: RowSelection
    /// As of when.
    public var moment: MomentSelection

    /// A list of rows.
    public init(_ rows: RowSelection = RowSelection(), at moment: MomentSelection = MomentSelection(), ledger: String? = nil) {
        self.rows = rows
        self.moment = moment
        self.ledger = ledger
    }

    /// Rows as they were.
    public struct Result: Sendable {
        /// The day.
        public let asOf: Day
        /// The rows, by township, then number.
        public let rows: [LedgerRow]
        /// Whether the facts they rest on are made up.
        public let isOfSample: Bool
        /// How places are called.
        public let places: PlaceWords
    }

    /// Reads them.
    public func run(in workspace: Workspace, _ environment: Environment) throws -> Result {
        let store = try workspace.ledger(ledger)
        let moment = try moment.moment(store, environment)
        return try store.read { reader in
            Result(
                asOf: moment.day, rows: try reader.rows(rows.filter(reader), at: moment), isOfSample: try reader.isOfSample(), places: try reader.placeWords())
        }
    }
}

/// Shows everything about one row.
public struct ShowRow: Sendable {
    /// The ledger's file; nil for the one the workspace has.
    public var ledger: String?
    /// The row's number, or key.
    public var row: String
    /// As of when.
    public var moment: MomentSelection

    /// A look at a row.
    public init(_ row: String, at moment: MomentSelection = MomentSelection(), ledger: String? = nil) {
        self.row = row
        self.moment = moment
        self.ledger = ledger
    }

    /// A row and what happened to it.
    public struct Result: Sendable {
        /// The day.
        public let asOf: Day
        /// The row.
        public let row: LedgerRow
        /// What happened to it.
        package let events: [LedgerEvent]
        /// Whether the facts it rests on are made up.
        public let isOfSample: Bool
        /// How places are called.
        public let places: PlaceWords
    }

    /// Reads it.
    public func run(in workspace: Workspace, _ environment: Environment) throws -> Result {
        let store = try workspace.ledger(ledger)
        let moment = try moment.moment(store, environment)
        return try store.read { reader in
            let id = try reader.number(row)
            guard let found = try reader.row(id, at: moment) else {
                throw UserFailure.notFound("\(moment.day) 还没有这一行", "there was no such row on \(moment.day)")
            }
            return Result(
                asOf: moment.day, row: found, events: try reader.events(of: id, at: moment), isOfSample: try reader.isOfSample(),
                places: try reader.placeWords())
        }
    }
}

/// Tells what happened to a row, or to the campaign as a whole.
public struct TellHistory: Sendable {
    /// The ledger's file; nil for the one the workspace has.
    public var ledger: String?
    /// The row's number, or key; nil for the campaign.
    public var row: String?
    /// As of when.
    public var moment: MomentSelection

    /// The history of a row.
    public init(of row: String?, at moment: MomentSelection = MomentSelection(), ledger: String? = nil) {
        self.row = row
        self.moment = moment
        self.ledger = ledger
    }

    /// What happened, in the order in which it was recorded.
    package func run(in workspace: Workspace, _ environment: Environment) throws -> (events: [LedgerEvent], isOfSample: Bool, places: PlaceWords) {
        let store = try workspace.ledger(ledger)
        let moment = try moment.moment(store, environment)
        return try store.read { reader in
            (try reader.events(of: row.map { try reader.number($0) } ?? 0, at: moment), try reader.isOfSample(), try reader.placeWords())
        }
    }
}
