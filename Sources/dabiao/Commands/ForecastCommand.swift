import ArgumentParser
import Audit
import Figures
import Inventories
import Quantities
import Reports

/// `dabiao forecast`
struct ForecastCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "forecast", abstract: say("预警：到某一天会出现、而今天还没有的缺口，从哪天起，为什么", "what will be a gap on a later day and is none today, from which day, and why"),
        discussion: say(
            "例：dabiao forecast --inventory inventories/fangcheng --as-of 2027-12-31",
            "example: dabiao forecast --inventory inventories/fangcheng --as-of 2027-12-31"))

    @OptionGroup var common: CommonOptions
    @OptionGroup var standards: StandardOptions
    @OptionGroup var inventory: InventoryOptions
    @OptionGroup var output: PlainOutputOptions
    @Option(name: .long, help: help("从哪一天看（默认：今天；样例用它自己的日期）", "the day to look from (default: today, or a sample's own day)"))
    var from: Day?

    func run() async throws {
        guard let end = standards.asOf else {
            throw UsageError("请用 --as-of 给出要看到的日期", "give the day to look to with --as-of")
        }
        let library = try common.library()
        let opened = try inventory.open(common.limits, library.vocabulary)
        let start = opened.dayToJudge(asked: from, today: .today)
        guard end > start else {
            throw UsageError("--as-of \(end) 应晚于 \(start)", "--as-of \(end) must be later than \(start)")
        }
        let before = try Session(library, standards, inventory, opened, asOf: start)
        var fixed = standards
        // The same standards on both days, so that only time makes the difference.
        fixed.standard = before.program.standards.map(\.id)
        var after = try Session(library, fixed, inventory, opened, asOf: end)
        after.header.dayNote = SampleNotice.forecast(opened, from: from)
        try output.check(keeping: after.sources)
        let (unmet, lapsedBefore) = try await before.forecastRows()
        let known = Dictionary(unmet.map { ($0.key, $0.firmness) }, uniquingKeysWith: { first, _ in first })
        let (rows, lapsedAfter) = try await after.forecastRows()
        // What did not count on the first day either has not lapsed since.
        let old = Set(lapsedBefore.map(\.key))
        let lapsed = lapsedAfter.filter { !old.contains($0.key) }
        let opening = Set(rows.filter { known[$0.key].map { $0 != .binding } ?? true }.map(\.gapKey))
        let causes = try await ForecastFinder(after.program, opened, from: start, to: end, workers: inventory.workerCount).causes(of: opening)
        let destination = try output.open(keeping: after.sources)
        try destination.write(ForecastReport(after.header, from: start).render(before: known, after: rows, causes: causes, lapsed: lapsed, output.format))
        try destination.finish()
    }
}

extension Session {
    /// Every outcome, for comparing.
    func result() async throws -> AuditResult {
        let run = AuditRun(program, inventory, AuditOptions(scope: scope, workers: workers, keepsOutcomes: true))
        var result = AuditResult(isWhole: true)
        let program = self.program
        let names = SubjectNames(program.vocabulary)
        let summary = await run.run(transform: { $0.rows(program, name: names.full) }) { result.add($0) }
        if summary.diagnostics.hasErrors { throw InputErrors.of(summary) }
        return result
    }

    /// Every check that is unmet, and every one whose answer has lapsed.
    func forecastRows() async throws -> (unmet: [ForecastRow], lapsed: [ForecastRow]) {
        let run = AuditRun(program, inventory, AuditOptions(scope: scope, workers: workers))
        var rows: (unmet: [ForecastRow], lapsed: [ForecastRow]) = ([], [])
        let program = self.program
        let summary = await run.run(transform: { (ForecastRow.rows(of: $0, program), ForecastRow.lapsed(in: $0, program)) }) {
            rows.unmet += $0.0
            rows.lapsed += $0.1
        }
        if summary.diagnostics.hasErrors { throw InputErrors.of(summary) }
        return rows
    }
}
