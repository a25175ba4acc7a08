import ArgumentParser
import Audit
import Figures
import Inventories
import Reports
import Standards
import Writing

/// `dabiao forecast`
struct ForecastCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "forecast", abstract: say("预警：到某一天会出现、而今天还没有的缺口", "what will be a gap on a later day and is none today"))

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
        let opened = try inventory.open(common.limits)
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
        let rows = try await (before.rows(), after.rows())
        let destination = try Output(output.output)
        try destination.write(ForecastReport(after.header, from: start).render(before: rows.0, after: rows.1, output.format))
        try destination.finish()
    }
}

extension Session {
    /// Every gap as a row for comparing.
    func rows() async throws -> [ResultRow] {
        let run = AuditRun(program, inventory, AuditOptions(scope: scope, workers: workers))
        var rows: [ResultRow] = []
        let program = self.program
        let summary = await run.run(transform: { $0.rows(program) }) { rows += $0 }
        if summary.diagnostics.hasErrors { throw InputErrors.of(summary) }
        return rows
    }
}
