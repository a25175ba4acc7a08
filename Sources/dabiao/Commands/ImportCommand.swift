import ArgumentParser
import Exchange
import Foundation
import Quantities
import UseCases
import Wording

/// `dabiao import`
struct ImportCommand: ShellCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: say(
            "把填好的表格（.xlsx、.csv）和交回的表单（.json、短文）并入清单", "bring filled-in spreadsheets (.xlsx, .csv) and returned forms (.json, short texts) into an inventory"),
        discussion: say(
            """
            例：
            dabiao import 填报表.xlsx --into inventories/fangcheng --dry-run
            dabiao import 交回/ --into inventories/fangcheng
            dabiao import - --into inventories/fangcheng --accept stale
            dabiao import submissions.csv staff.csv --into inventories/fangcheng        （ODK、Kobo 的调查结果）

            空格表示没有填报，不会变成 0；表里没有的内容保持不变；表格有错误时一个文件也不写。
            交回的表单：好的一次并入；过时、重复、改动过的列出差别，要用 --accept 说明才并入；别的县的、停业机构的不并入。有等着说明的以 1 退出，有读不了的以 2 退出。
            """,
            """
            examples:
            dabiao import form.xlsx --into inventories/fangcheng --dry-run
            dabiao import returned/ --into inventories/fangcheng
            dabiao import - --into inventories/fangcheng --accept stale
            dabiao import submissions.csv staff.csv --into inventories/fangcheng        (submissions of ODK or Kobo)

            An empty cell is not reported, never zero; what the sheet does not mention stays; with errors in a spreadsheet nothing is written.
            Of returned forms the good ones come in together; those that are stale, double or edited are shown with their differences and wait for --accept; \
            those of other counties and of closed facilities never come in. Exits with 1 while any waits, with 2 when any cannot be read.
            """
        ))

    @Argument(
        help: help(
            "表格、交回的文件或装着它们的文件夹，可多个；- 为粘贴的短文", "spreadsheets, returned files, or folders of these, one or more; - for a pasted short text",
            value: ("文件", "file")), completion: .file(extensions: ["xlsx", "csv", "json", "txt"]))
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
    @Option(
        name: .long,
        help: help(
            "交回的表单：过时（stale）、重复（double）、改动过（edited）的也并入，可用逗号分开",
            "returned forms: let those in that are stale, double or edited; several with commas", value: ("说明", "words")))
    var accept: String?
    @Option(
        name: .long,
        help: help("调查结果：对方的列和选项在这里叫什么（.yaml）", "submissions of a survey: what their columns and choices are called here (.yaml)", value: ("文件", "file")),
        completion: .file(extensions: ["yaml"]))
    var mapping: String?
    @OptionGroup var common: CommonOptions

    func run(_ shell: Shell) async throws {
        var tables = ImportTables(files, into: into)
        (tables.table, tables.reporter, tables.day, tables.wait, tables.isTrial) = (table, by, on, wait, dryRun)
        tables.accepted = try words()
        tables.mapping = mapping
        if files.contains("-") { tables.pasted = try Self.pasted(atMost: common.workspace.limits.fileSize) }
        let plan = try tables.run(in: common.workspace, shell.environment)
        if dryRun { print(plan.changes.map { $0.rendered(shell.language) + "\n" }.joined(), terminator: "") }
        if !plan.returns.problems.isEmpty { shell.console.show(plan.returns.problems) }
        let report = ReturnedFormsReport(plan.returns, shell.language)
        print(report.held, terminator: "")
        print(dryRun ? summary(plan, shell.say("将会有", "would make"), shell) : summary(plan, shell.say("已写入", "made"), shell))
        if !dryRun, plan.unsigned > 0 {
            print(
                shell.say("有 \(plan.unsigned) 个机构没有写明填报人，未作标记；可用 --by 补上。", "\(plan.unsigned) facilities do not say who reported; --by says it."))
        }
        print(report.summary(isTrial: dryRun), terminator: "")
        if plan.returns.problems.hasErrors { throw ExitCode(2) }
        if !plan.returns.held.isEmpty { throw ExitCode(1) }
    }

    private func words() throws -> Set<HoldReason.Word> {
        let given = (accept ?? "").split { ",，、 ".contains($0) }.map(String.init)
        return Set(
            try given.map { word in
                guard let known = HoldReason.Word(rawValue: word) else {
                    let all = HoldReason.Word.allCases.map(\.rawValue).joined(separator: ", ")
                    throw UserFailure("--accept 不认识“\(word)”，可写 \(all)", "--accept does not know \"\(word)\"; it takes \(all)")
                }
                return known
            })
    }

    /// What is pasted at the terminal or comes through a pipe.
    private static func pasted(atMost limit: Int) throws -> [UInt8] {
        var bytes: [UInt8] = []
        while let part = try FileHandle.standardInput.read(upToCount: 1 << 16), !part.isEmpty {
            bytes += part
            guard bytes.count <= limit else { throw UserFailure("粘贴的内容超过 \(limit) 字节", "more than \(limit) bytes were pasted") }
        }
        return bytes
    }

    private func summary(_ plan: InventoryImport.Plan, _ verb: String, _ shell: Shell) -> String {
        if plan.files.isEmpty { return shell.say("没有变化。", "Nothing changes.") }
        return shell.say(
            "\(verb) \(plan.changeCount) 处变化，涉及 \(plan.subjectCount) 个对象、\(plan.files.count) 个文件。",
            "\(verb) \(plan.changeCount) changes to \(plan.subjectCount) subjects in \(plan.files.count) files.")
    }
}
