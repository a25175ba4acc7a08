import ArgumentParser
import Reports
import UseCases

/// `dabiao blanks`
struct BlanksCommand: ShellCommand {
    static let configuration = CommandConfiguration(
        commandName: "blanks", abstract: say("空白点：没有机构或没有合格人员的地方，以及豁免", "blank spots: places without institution or qualified staff, and exemptions"),
        discussion: say(
            "例：dabiao blanks --inventory inventories/fangcheng -o 空白点.xlsx", "example: dabiao blanks --inventory inventories/fangcheng -o blanks.xlsx"))

    @OptionGroup var inventory: InventoryOptions
    @OptionGroup var database: ResultsOption
    @OptionGroup var standards: StandardOptions
    @OptionGroup var reading: ReadingOptions
    @OptionGroup var output: OutputOptions
    @Option(name: .long, help: help("出现何种问题时以 1 退出", "exit with 1 when there are such gaps", value: ("问题", "gaps")))
    var failOn: GapThreshold = .none
    @OptionGroup var common: CommonOptions

    func run(_ shell: Shell) async throws {
        let summary = try await shell.write(AuditInventory(AuditSelection(inventory, standards, database)), in: common.workspace, to: output.output) { audit in
            try output.check(keeping: audit.sources)
            let list = try ListRenderer(.blanks, text: reading.notes ? [.blanks, .exceptions, .notes] : [.blanks, .exceptions]).make(
                ReportHeader(audit, shell.language, shell.page(output.output)), output.format)
            return (list, false)
        }
        if failOn.isReached(by: summary.totals) { throw ExitCode(1) }
    }
}
