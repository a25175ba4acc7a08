import ArgumentParser
import Quantities
import Reports
import UseCases

/// `dabiao forecast`
struct ForecastCommand: ShellCommand {
    static let configuration = CommandConfiguration(
        commandName: "forecast", abstract: say("预警：到某一天会出现、而今天还没有的缺口，从哪天起，为什么", "what will be a gap on a later day and is none today, from which day, and why"),
        discussion: say(
            "例：dabiao forecast --inventory inventories/fangcheng --as-of 2027-12-31",
            "example: dabiao forecast --inventory inventories/fangcheng --as-of 2027-12-31"))

    @OptionGroup var inventory: InventoryOptions
    @OptionGroup var standards: StandardOptions
    @Option(name: .long, help: help("从哪一天看（默认：今天；样例用它自己的日期）", "the day to look from (default: today, or a sample's own day)", value: ("日期", "day")))
    var from: Day?
    @OptionGroup var output: PlainOutputOptions
    @OptionGroup var common: CommonOptions

    func run(_ shell: Shell) async throws {
        let forecast = ForecastGaps(AuditSelection(inventory, standards), from: from)
        let result = try await forecast.run(in: common.workspace, shell.environment) { try output.check(keeping: $0.sources) }
        try output.check(keeping: result.audit.sources)
        let report = ForecastReport(ReportHeader(result.audit, shell.language, shell.page(output.output)), from: result.from)
        try shell.write(to: output.output) {
            try $0.write(report.render(before: result.before, after: result.after, causes: result.causes, lapsed: result.lapsed, output.format))
        }
    }
}
