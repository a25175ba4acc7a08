import Audit
import Figures
import Inventories

/// Lists gaps: what is unmet, and what each place did not report.
public struct ListGaps: Sendable {
    /// What is audited.
    public var selection: AuditSelection
    /// Only these severities, by id or label; empty for all.
    public var severities: [String] = []
    /// Only criteria of these groups; empty for all.
    public var groups: [String] = []
    /// Only these criteria, by id or title; empty for all.
    public var criteria: [String] = []
    /// Whether criteria that do not count are listed too.
    public var includesIndicative = false
    /// Whether what was not reported is listed row by row.
    public var listsUnreported = false

    /// A list of what binds, of what is selected.
    public init(_ selection: AuditSelection) {
        self.selection = selection
    }

    /// Audits, and hands the gaps that are asked for on as they come.
    ///
    /// - Parameter environment: the day, the language, and whom to tell what happens on the way.
    /// - Parameter workspace: the folders to work on.
    /// - Parameter sink: asked once, when it is known what is going to be listed.
    /// - Returns: the sums of the whole audit.
    /// - Throws: `GapFilter.UnknownWord` for a word that means nothing.
    public func run(
        in workspace: Workspace, _ environment: Environment, into sink: (PreparedAudit, GapFilter) throws -> any BatchSink
    ) async throws -> AuditSummary {
        let audit = try selection.prepare(in: workspace, environment)
        let filter = try filter(audit.program)
        return try await audit.run(
            into: try sink(audit, filter), keepsOutcomes: false, filter: { [program = audit.program] in filter.applied(to: $0, program) }, environment)
    }

    private func filter(_ program: AuditProgram) throws -> GapFilter {
        var filter = GapFilter()
        filter.includesIndicative = includesIndicative
        filter.listsUnreported = listsUnreported
        try filter.keep(severities: PlaceFinder.split(severities))
        try filter.keep(groups: PlaceFinder.split(groups), of: program)
        // A title that holds a comma is one word.
        let words = criteria.flatMap { word in program.checks.contains { $0.criterion.title == word } ? [word] : PlaceFinder.split([word]) }
        try filter.keep(criteria: words, of: program)
        return filter
    }
}
