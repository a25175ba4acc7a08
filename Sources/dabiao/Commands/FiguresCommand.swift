import ArgumentParser
import Reports
import UseCases

/// `dabiao figures`
struct FiguresCommand: ShellCommand {
    static let configuration = CommandConfiguration(
        commandName: "figures", abstract: say("指标：各地各项合计、达标率和范围，以及每个指标的含义", "figures: every total, share and range, place by place, and what each means"),
        discussion: say(
            "例：dabiao figures --inventory inventories/fangcheng -o 指标.csv\n    dabiao figures --definitions        （每个指标的含义）",
            "example: dabiao figures --inventory inventories/fangcheng -o figures.csv\n         dabiao figures --definitions"))

    @OptionGroup var inventory: InventoryOptions
    @OptionGroup var database: ResultsOption
    @OptionGroup var standards: StandardOptions
    @Flag(name: .long, help: help("只列出每个指标的含义", "only say what each figure means"))
    var definitions = false
    @OptionGroup var output: PlainOutputOptions
    @OptionGroup var common: CommonOptions

    func run(_ shell: Shell) async throws {
        if definitions {
            return try shell.write(to: output.output) { try $0.write(FiguresReport.definitions(shell.language, shell.page(output.output))) }
        }
        _ = try await shell.write(AuditInventory(AuditSelection(inventory, standards, database)), in: common.workspace, to: output.output) { audit in
            try output.check(keeping: audit.sources)
            return (FiguresReport(ReportHeader(audit, shell.language, shell.page(output.output)), format: output.format), false)
        }
    }
}
