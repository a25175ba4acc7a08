import Audit
import Inventories
import Quantities
import SQL
import Standards
import Wording

/// Holds what the views of a database say against the audit of the same facts: check by check, gap by gap.
public struct CompareDatabase: Sendable {
    /// What is audited.
    public var selection: AuditSelection
    /// The folder with the CSV files of the views.
    public var folder: String

    /// A comparison of an audit with the results in a folder.
    public init(_ selection: AuditSelection, folder: String) {
        self.selection = selection
        self.folder = folder
    }

    /// What was compared, and what differs.
    public struct Result: Sendable {
        /// How many outcomes the two have, each counted once.
        public var outcomes = 0
        /// How many gaps.
        public var gaps = 0
        /// How many blank spots.
        public var blankSpots = 0
        /// How many exceptions.
        public var exceptions = 0
        /// How many sums of places: outcomes by check, and facilities by kind.
        public var figures = 0
        /// What differs, each with what the audit says and what the database does.
        public var differences: [Difference] = []
    }

    /// One thing of which the two say something else.
    public struct Difference: Sendable, Hashable {
        /// What it is of: the view, the subject and the check.
        public var key: String
        /// What the audit says; nil where it says nothing.
        public var audit: String?
        /// What the database says; nil where it says nothing.
        public var database: String?
    }

    /// Compares.
    ///
    /// - Throws: `InputError` when the inventory or the files are not in order.
    public func run(in workspace: Workspace, _ environment: Environment) async throws -> Result {
        let audit = try selection.prepare(in: workspace, environment)
        var said = Statements(audit.program, audit.inventory)
        try await audit.collect(keepsOutcomes: true, { $0 }) { said.add($0) }
        return try said.compare(with: DatabaseRows(folder: folder))
    }
}
