import ArgumentParser
import Audit
import Exchange
import Figures
import Foundation
import Inventories
import Reports
import Standards
import Wording
import Workbooks

/// `dabiao selfcheck`
struct SelfCheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "selfcheck", abstract: say("村卫生室自查：已有、要买、要办、要填", "one clinic's self-check: have, buy, do, answer"),
        discussion: say(
            "例：dabiao selfcheck 独北村 --inventory inventories/fangcheng\n    dabiao selfcheck 410481100201\n    dabiao selfcheck 自查表.xlsx（填好的自查表，不需要清单）",
            "example: dabiao selfcheck 独北村 --inventory inventories/fangcheng\n         dabiao selfcheck form.xlsx (a form that was filled in; no inventory is needed)"
        ))

    @Argument(
        help: help(
            "村或卫生室的名称或代码，填好的自查表（.xlsx、.csv），或一个清单文件", "name or code of a village or clinic, a filled-in form (.xlsx, .csv), or an inventory file"))
    var clinic: String

    @OptionGroup var common: CommonOptions
    @OptionGroup var standards: StandardOptions
    @Option(name: .long, help: help("清单文件夹", "folder of the inventory"))
    var inventory: String?
    @OptionGroup var output: OutputOptions

    private static let formats: [ReportFormat] = [.text, .json, .csv, .xlsx]

    func run() async throws {
        try output.check(Self.formats)
        var isFolder: ObjCBool = false
        let isFile = FileManager.default.fileExists(atPath: clinic, isDirectory: &isFolder) && !isFolder.boolValue
        let library = try common.library()
        if isFile, !clinic.lowercased().hasSuffix(".yaml"), !clinic.lowercased().hasSuffix(".yml") {
            let form = try ReturnedForm(clinic, library, common)
            defer { form.remove() }
            try await check(library, folder: form.folder, scope: Scope(), shown: clinic)
        } else {
            try await check(library, folder: isFile ? clinic : inventory, scope: nil, shown: nil)
        }
    }

    /// Audits an inventory and writes the sheets of the clinics that were asked for.
    ///
    /// - Parameter shown: what the inventory is called in the report, when it is not a folder of the user's.
    private func check(_ library: StandardLibrary, folder: String?, scope given: Scope?, shown: String?) async throws {
        var options = InventoryOptions()
        options.inventory = folder
        options.workers = 1
        options.township = []
        options.village = []
        let isFile = folder == clinic
        let opened = try options.open(common.limits, library.vocabulary, holding: folder == nil ? clinic : nil)
        var scope = given ?? Scope()
        if given == nil, !isFile {
            scope.subject = try PlaceFinder(opened, library.vocabulary).clinic(clinic).code
        }
        var session = try Session(library, standards, options, opened, asOf: nil)
        session.scope = scope
        if let shown { session.header.inventory = shown }
        let (batches, _) = try await session.batches(AuditOptions(scope: scope, keepsOutcomes: true))
        var sheets = batches.flatMap { SelfCheck.sheets(of: $0, session.program) }
        let possessions = try Possessions(library.vocabulary, opened, townships: Set(sheets.map(\.subject.place)))
        for index in sheets.indices { sheets[index].possessions = possessions.of(sheets[index].subject.code) }
        let levels = library.vocabulary.levels
        let theOne = levels[levels.village].theOne.map { library.vocabulary.kinds[$0] }
        guard !sheets.isEmpty else {
            if shown != nil { throw UsageError("“\(clinic)”里没有填写任何情况", "nothing was filled in in \"\(clinic)\"") }
            throw UsageError(
                "“\(clinic)”没有开诊的\(theOne?.label ?? "")", "\"\(clinic)\" has no open \(theOne?.id.replacingOccurrences(of: "-", with: " ") ?? "")",
                help: .init(zh: "用 dabiao blanks 查看是否空白点", en: "see dabiao blanks"))
        }
        let destination = try output.open(Self.formats, keeping: shown == nil ? session.sources : [])
        if let plain = output.format.plain {
            try destination.write(SelfCheckReport(session.header).render(sheets, plain))
        } else {
            try SelfCheckWorkbook(session.header).write(sheets, to: destination)
        }
        try destination.finish()
    }
}

/// A form that was filled in, made into an inventory of its own for as long as it is checked.
struct ReturnedForm {
    /// The folder of that inventory.
    let folder: String

    init(_ path: String, _ library: StandardLibrary, _ common: CommonOptions) throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("dabiao-" + UUID().uuidString).path
        let tables = InventoryTables(library.vocabulary, withNames: true)
        let plan = try InventoryImport(
            tables, into: folder, limits: common.limits, workbookLimits: WorkbookLimits(fileSize: common.limits.fileSize), makesRosters: true
        ).plan([.init(path: path)], existing: nil)
        if !plan.warnings.isEmpty { printDiagnostics(plan.warnings) }
        try plan.write()
    }

    /// Takes the folder away again.
    func remove() { try? FileManager.default.removeItem(atPath: folder) }
}
