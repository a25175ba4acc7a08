import ArgumentParser
import Exchange
import Quantities
import UseCases

/// `dabiao import`
struct ImportCommand: ShellCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: say("把填好的表格（.xlsx、.csv）并入清单", "bring filled-in spreadsheets (.xlsx, .csv) into an inventory"),
        discussion: say(
            "例：dabiao import 填报表.xlsx --into inventories/fangcheng --dry-run\n空格表示没有填报，不会变成 0；表里没有的内容保持不变；有错误时一个文件也不写。",
            "example: dabiao import form.xlsx --into inventories/fangcheng --dry-run\nAn empty cell is not reported, never zero; what the sheet does not mention stays; with errors nothing is written."
        ))

    @Argument(help: help("表格文件，可多个", "spreadsheets, one or more", value: ("表格", "spreadsheet")), completion: .file(extensions: ["xlsx", "csv"]))
    var files: [String]
    @Option(name: .long, help: help("并入的清单文件夹", "folder of the inventory", value: ("文件夹", "folder")), completion: .inventories)
    var into: String
    @Flag(name: .long, help: help("只看会有哪些变化，不写文件", "only show what would change")) var dryRun = false
    @Option(name: .long, help: help("表格是哪张表（.csv 的文件名不能说明时用）", "which table a .csv is, when its name does not say", value: ("表", "table")))
    var table: String?
    @Option(name: .long, help: help("填报人（表里没有写明时用）", "who reported, where the rows do not say", value: ("姓名", "name")))
    var by: String?
    @Option(
        name: .long,
        help: help(
            "填报日期（表里没有写明时用；默认：今天，样例用它自己的日期）", "when it was reported, where the rows do not say (default: today, or a sample's own day)", value: ("日期", "day")))
    var on: Day?
    @Option(name: .long, help: help("别的命令正在写同一文件夹时，最多等多少秒", "how many seconds to wait for another command that writes in the folder", value: ("秒", "seconds")))
    var wait = 30
    @OptionGroup var common: CommonOptions

    func run(_ shell: Shell) async throws {
        var tables = ImportTables(files, into: into)
        (tables.table, tables.reporter, tables.day, tables.wait, tables.isTrial) = (table, by, on, wait, dryRun)
        let plan = try tables.run(in: common.workspace, shell.environment)
        if dryRun {
            print(plan.changes.map { $0.rendered(shell.language) + "\n" }.joined(), terminator: "")
            print(summary(plan, shell.say("将会有", "would make"), shell))
            return
        }
        print(summary(plan, shell.say("已写入", "made"), shell))
        if plan.unsigned > 0 {
            print(
                shell.say("有 \(plan.unsigned) 个机构没有写明填报人，未作标记；可用 --by 补上。", "\(plan.unsigned) facilities do not say who reported; --by says it."))
        }
    }

    private func summary(_ plan: InventoryImport.Plan, _ verb: String, _ shell: Shell) -> String {
        if plan.files.isEmpty { return shell.say("没有变化。", "Nothing changes.") }
        return shell.say(
            "\(verb) \(plan.changeCount) 处变化，涉及 \(plan.subjectCount) 个对象、\(plan.files.count) 个文件。",
            "\(verb) \(plan.changeCount) changes to \(plan.subjectCount) subjects in \(plan.files.count) files.")
    }
}
