import Audit
import Figures
import Quantities
import Standards
import Wording

/// Forecasts gaps: what will be unmet on a later day and is not now, from which day, and why.
public struct ForecastGaps: Sendable {
    /// What is audited; its day is the later one.
    public var selection: AuditSelection
    /// The day to look from; nil for today, or a sample's own day.
    public var from: Day?

    /// A forecast to the day of a selection.
    public init(_ selection: AuditSelection, from: Day? = nil) {
        self.selection = selection
        self.from = from
    }

    /// What a later day brings.
    public struct Result: Sendable {
        /// The audit of the later day.
        public let audit: PreparedAudit
        /// The day it was looked from.
        public let from: Day
        /// The checks that are unmet on that day, with their firmness.
        public let before: [GapKey: Firmness]
        /// The checks that are unmet on the later day.
        public let after: [ForecastRow]
        /// Why, by key of the gap.
        public let causes: [GapKey: ForecastCause]
        /// Answers that lapse between the two.
        public let lapsed: [ForecastRow]
    }

    /// Audits both days by the same standards, so that only time makes the difference.
    ///
    /// - Parameter environment: the day, the language, and whom to tell what happens on the way.
    /// - Parameter workspace: the folders to work on.
    /// - Parameter ready: called when it is known what is going to be audited; what it throws stops the work before it begins.
    public func run(
        in workspace: Workspace, _ environment: Environment, ready: (PreparedAudit) throws -> Void = { _ in }
    ) async throws -> Result {
        guard let end = selection.asOf else { throw UserFailure("请用 --as-of 给出要看到的日期", "give the day to look to with --as-of") }
        _ = try workspace.library()
        let inventory = try workspace.inventory(selection.inventory)
        let start = inventory.dayToJudge(asked: from, today: environment.today)
        guard end > start else { throw UserFailure("--as-of \(end) 应晚于 \(start)", "--as-of \(end) must be later than \(start)") }
        var first = selection
        first.asOf = start
        let before = try first.prepare(inventory, in: workspace, environment)
        var last = selection
        last.standards = before.program.standards.map(\.id)
        var after = try last.prepare(inventory, in: workspace, environment)
        after.dayNote = SampleNotice.forecast(inventory, from: from)
        try ready(after)
        let (unmet, lapsedBefore) = try await before.forecastRows()
        let known = Dictionary(unmet.map { ($0.key, $0.firmness) }, uniquingKeysWith: { first, _ in first })
        let (rows, lapsedAfter) = try await after.forecastRows()
        // What did not count on the first day either has not lapsed since.
        let old = Set(lapsedBefore.map(\.key))
        let opening = Set(rows.filter { known[$0.key].map { $0 != .binding } ?? true }.map(\.gapKey))
        let finder = ForecastFinder(after.program, inventory, from: start, to: end, workers: after.workers)
        return Result(
            audit: after, from: start, before: known, after: rows, causes: try await finder.causes(of: opening),
            lapsed: lapsedAfter.filter { !old.contains($0.key) })
    }
}

extension PreparedAudit {
    /// Every check that is unmet, and every one whose answer has lapsed.
    fileprivate func forecastRows() async throws -> (unmet: [ForecastRow], lapsed: [ForecastRow]) {
        var rows: (unmet: [ForecastRow], lapsed: [ForecastRow]) = ([], [])
        let program = self.program
        try await collect({ (ForecastRow.rows(of: $0, program), ForecastRow.lapsed(in: $0, program)) }) {
            rows.unmet += $0.0
            rows.lapsed += $0.1
        }
        return rows
    }
}
