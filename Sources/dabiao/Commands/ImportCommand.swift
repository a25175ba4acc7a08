import ArgumentParser
import Exchange
import Files
import Foundation
import Inventories
import Quantities
import Reports
import Standards
import Wording
import Workbooks
import YAMLReader

/// `dabiao import`
struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: say("把填好的表格（.xlsx、.csv）并入清单", "bring filled-in spreadsheets (.xlsx, .csv) into an inventory"),
        discussion: say(
            "例：dabiao import 填报表.xlsx --into inventories/fangcheng --dry-run\n空格表示没有填报，不会变成 0；表里没有的内容保持不变；有错误时一个文件也不写。",
            "example: dabiao import form.xlsx --into inventories/fangcheng --dry-run\nAn empty cell is not reported, never zero; what the sheet does not mention stays; with errors nothing is written."
        ))

    @Argument(help: help("表格文件，可多个", "spreadsheets, one or more"))
    var files: [String]
    @Option(name: .long, help: help("并入的清单文件夹", "folder of the inventory"))
    var into: String
    @Flag(name: .long, help: help("只看会有哪些变化，不写文件", "only show what would change")) var dryRun = false
    @Option(name: .long, help: help("表格是哪张表（.csv 的文件名不能说明时用）", "which table a .csv is, when its name does not say"))
    var table: String?
    @Option(name: .long, help: help("填报人（表里没有写明时用）", "who reported, where the rows do not say"))
    var by: String?
    @Option(
        name: .long, help: help("填报日期（表里没有写明时用；默认：今天，样例用它自己的日期）", "when it was reported, where the rows do not say (default: today, or a sample's own day)"))
    var on: Day?
    @Option(name: .long, help: help("别的命令正在写同一文件夹时，最多等多少秒", "how many seconds to wait for another command that writes in the folder"))
    var wait = 30
    @OptionGroup var common: CommonOptions

    func run() throws {
        guard (0...86_400).contains(wait) else { throw UsageError("--wait 应为 0 到 86400 秒", "--wait takes 0 to 86400 seconds") }
        let library = try common.library()
        let tables = InventoryTables(library.vocabulary, withNames: true)
        var wanted: Table?
        if let table {
            wanted = tables.table(table)
            guard wanted != nil else {
                throw UsageError("没有表“\(table)”", "there is no table \"\(table)\"", help: .nearestOrList(table, among: tables.tables.map { $0.name(language) }))
            }
        }
        let lock = try lock()
        let existing = try Self.inventory(in: into, library.vocabulary.levels, common.limits)
        let plan = try InventoryImport(
            tables, into: into, reported: by.map { ($0, (existing?.dayToJudge(asked: on, today: .today) ?? on ?? .today).description) }, limits: common.limits,
            workbookLimits: WorkbookLimits(fileSize: common.limits.fileSize), listsChanges: dryRun
        ).plan(files.map { .init(path: $0, table: wanted) }, existing: existing)
        if !plan.warnings.isEmpty { printDiagnostics(plan.warnings) }
        if dryRun {
            print(plan.changes.map { $0.rendered(language) + "\n" }.joined(), terminator: "")
            print(summary(plan, say("将会有", "would make")))
            return
        }
        try plan.write(holding: lock)
        print(summary(plan, say("已写入", "made")))
        if plan.unsigned > 0 {
            print(say("有 \(plan.unsigned) 个机构没有写明填报人，未作标记；可用 --by 补上。", "\(plan.unsigned) facilities do not say who reported; --by says it."))
        }
    }

    /// Keeps others from writing while this import reads, plans and writes; nil where nothing is to be written, or nothing is there yet.
    private func lock() throws -> FolderLock? {
        var isFolder: ObjCBool = false
        guard !dryRun, FileManager.default.fileExists(atPath: into, isDirectory: &isFolder), isFolder.boolValue else { return nil }
        let lock = try FolderLock(into, wait: wait) {
            standardError(say("另一个命令正在写 \(into)，等它结束……\n", "another command is writing in \(into), waiting for it …\n"))
        }
        if !lock.recovered.isEmpty { printDiagnostics(lock.recovered.flatMap(\.diagnostics)) }
        if lock.swept > 0 {
            standardError(
                say(
                    "上次导入中断时留下 \(lock.swept) 个临时文件，已清除；那次什么都没有写入。\n",
                    "removed \(lock.swept) temporary files of an import that broke off; it had written nothing.\n"))
        }
        return lock
    }

    private func summary(_ plan: InventoryImport.Plan, _ verb: String) -> String {
        if plan.files.isEmpty { return say("没有变化。", "Nothing changes.") }
        return say(
            "\(verb) \(plan.changeCount) 处变化，涉及 \(plan.subjectCount) 个对象、\(plan.files.count) 个文件。",
            "\(verb) \(plan.changeCount) changes to \(plan.subjectCount) subjects in \(plan.files.count) files.")
    }

    /// The inventory in a folder; nil when the folder is not there or has no YAML files yet.
    static func inventory(in folder: String, _ levels: PlaceLevels, _ limits: YAMLLimits) throws -> Inventory? {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder) else { return nil }
        guard isFolder.boolValue else { throw UsageError("--into 应为文件夹：\(folder)", "--into takes a folder: \(folder)") }
        let listing = try FolderListing(folder)
        guard listing.files.contains(where: { $0.name.hasSuffix(".yaml") || $0.name.hasSuffix(".yml") }) else { return nil }
        let inventory = try Inventory.open(folder, levels: levels, limits: limits)
        if inventory.diagnostics.hasErrors { throw InputError(inventory.diagnostics) }
        return inventory
    }
}
