import ArgumentParser
import Reports
import UseCases
import Wording

/// `dabiao export`
struct ExportCommand: ShellCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: say("把清单导出为表格（.xlsx 或 .csv）", "write an inventory as tables (.xlsx or .csv)"),
        discussion: say(
            "例：dabiao export --inventory inventories/fangcheng -o 方城.xlsx\n    dabiao export --inventory inventories/fangcheng --table 村卫生室 -o 村卫生室.csv",
            "example: dabiao export --inventory inventories/fangcheng -o fangcheng.xlsx"))

    @OptionGroup var inventory: InventoryOptions
    @Option(
        name: [.short, .long], help: help("写入的文件：.xlsx（全部表）或 .csv（一张表）", "file to write: .xlsx (every table) or .csv (one table)", value: ("文件", "file")),
        completion: .file())
    var output: String
    @Option(
        name: .long, help: help("导出哪张表（.csv 用；默认：村卫生室）", "which table, for .csv (default: village-clinic)", value: ("表", "table")),
        completion: .file(extensions: ["xlsx", "csv"]))
    var table: String?
    @OptionGroup var replacing: ForceOption
    @Flag(name: .long, help: help("连同姓名等个人信息", "with names of people")) var withNames = false
    @OptionGroup var common: CommonOptions

    func run(_ shell: Shell) async throws {
        let workspace = common.workspace
        let export = try ExportInventory(AuditSelection(inventory), includesNames: withNames).run(in: workspace, shell.environment)
        let format = try ResultFile.format(nil, output, among: [ReportFormat.xlsx, .csv])
        let destination = try ResultFile.open(
            output, force: replacing.force, keeping: [export.folder] + workspace.standardsFolders, isPrivate: withNames)
        let remarks =
            if format == .csv {
                try export.writeTable(table, to: destination)
            } else if format == .xlsx || output == "-" {
                try export.writeWorkbook(to: destination)
            } else {
                throw UserFailure("-o 的文件名应以 .xlsx 或 .csv 结尾", "the name after -o should end in .xlsx or .csv")
            }
        try destination.finish()
        if !remarks.isEmpty { shell.console.show(remarks) }
    }
}
