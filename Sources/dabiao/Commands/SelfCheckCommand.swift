import ArgumentParser
import Reports
import UseCases

/// `dabiao selfcheck`
struct SelfCheckCommand: ShellCommand {
    static let configuration = CommandConfiguration(
        commandName: "selfcheck", abstract: say("村卫生室自查：已有、要买、要办、要填", "one clinic's self-check: have, buy, do, answer"),
        discussion: say(
            "例：dabiao selfcheck 独北村 --inventory inventories/fangcheng\n    dabiao selfcheck 410481100201\n    dabiao selfcheck 自查表.xlsx（填好的自查表，不需要清单）",
            "example: dabiao selfcheck 独北村 --inventory inventories/fangcheng\n         dabiao selfcheck form.xlsx (a form that was filled in; no inventory is needed)"
        ))

    @Argument(
        help: help(
            "村或卫生室的名称或代码，填好的自查表（.xlsx、.csv），或一个清单文件", "name or code of a village or clinic, a filled-in form (.xlsx, .csv), or an inventory file",
            value: ("机构", "facility")), completion: .villages)
    var clinic: String

    @Option(name: .long, help: help("清单文件夹", "folder of the inventory", value: ("文件夹", "folder")), completion: .inventories)
    var inventory: String?
    @OptionGroup var standards: StandardOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var common: CommonOptions

    private static let formats: [ReportFormat] = [.text, .json, .csv, .xlsx]

    func run(_ shell: Shell) async throws {
        try output.check(Self.formats)
        let selection = AuditSelection(inventory: inventory, standards: standards.ids, asOf: standards.asOf, workers: 1)
        let result = try await CheckClinics(clinic, selection).run(in: common.workspace, shell.environment)
        let header = ReportHeader(result.audit, shell.language, shell.page(output.output), source: result.source)
        try output.check(Self.formats, keeping: result.isForm ? [] : result.audit.sources)
        try shell.write(to: output.output) { destination in
            guard let plain = output.format.plain else { return try SelfCheckWorkbook(header).write(result.sheets, to: destination) }
            try destination.write(SelfCheckReport(header).render(result.sheets, plain))
        }
    }
}
