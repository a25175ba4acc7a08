import Audit
import Figures

/// Audits an inventory: for the audit itself, its blank spots, its figures, its page.
public struct AuditInventory: Sendable {
    /// What is audited.
    public var selection: AuditSelection
    /// Only this facility, by name or code, with the village it stands in; nil for all that is selected.
    public var facility: String?

    /// An audit of what is selected, or of one facility of it.
    public init(_ selection: AuditSelection, facility: String? = nil) {
        self.selection = selection
        self.facility = facility
    }

    /// What takes the findings, and what it wants of them.
    public struct Destination {
        var sink: any BatchSink
        var keepsOutcomes: Bool

        /// A sink; `keepsOutcomes` hands it every outcome, those that are no gaps too.
        public init(_ sink: any BatchSink, keepsOutcomes: Bool = false) {
            self.sink = sink
            self.keepsOutcomes = keepsOutcomes
        }
    }

    /// Audits, and hands what is found on as it comes.
    ///
    /// - Parameter environment: the day, the language, and whom to tell what happens on the way.
    /// - Parameter workspace: the folders to work on.
    /// - Parameter destination: asked once, when it is known what is going to be audited; what it throws stops the audit before it begins.
    /// - Returns: the sums.
    public func run(
        in workspace: Workspace, _ environment: Environment, into destination: (PreparedAudit) throws -> Destination
    ) async throws -> AuditSummary {
        let audit = try prepare(in: workspace, environment)
        let destination = try destination(audit)
        return try await audit.run(into: destination.sink, keepsOutcomes: destination.keepsOutcomes, environment)
    }

    private func prepare(in workspace: Workspace, _ environment: Environment) throws -> PreparedAudit {
        var audit = try selection.prepare(in: workspace, environment)
        if let facility { try audit.narrow(to: facility) }
        return audit
    }

    /// An audit that is held as a whole.
    public struct Result: Sendable {
        /// What was audited.
        public let audit: PreparedAudit
        /// What was found, township by township.
        public let batches: [Batch]
        /// The sums.
        public let summary: AuditSummary
        /// Every total, share and range.
        public var figures: AuditFigures { AuditFigures(audit.program, summary) }
        /// Every gap in full, in the order of the codes; those that do not count too.
        public var findings: [Finding] { batches.flatMap { $0.findings(audit.program) } }
    }

    /// Audits, and holds everything that is found; of a large inventory that is much.
    ///
    /// - Parameter workspace: the folders to work on.
    /// - Parameter environment: the day, the language, and whom to tell what happens on the way.
    /// - Parameter keepsOutcomes: whether outcomes that are no gaps are held too.
    public func run(in workspace: Workspace, _ environment: Environment, keepsOutcomes: Bool = false) async throws -> Result {
        let audit = try prepare(in: workspace, environment)
        let (batches, summary) = try await audit.batches(keepsOutcomes: keepsOutcomes, environment)
        return Result(audit: audit, batches: batches, summary: summary)
    }
}
