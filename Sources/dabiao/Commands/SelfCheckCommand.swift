import ArgumentParser
import Audit
import Foundation
import Inventories
import Reports
import Standards

/// `dabiao selfcheck`
struct SelfCheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "selfcheck", abstract: say("村卫生室自查：已有、要买、要办、要填", "one clinic's self-check: have, buy, do, answer"))

    @Argument(help: help("村或机构的代码、村名，或一个清单文件", "code of a village or clinic, name of a village, or an inventory file"))
    var clinic: String

    @OptionGroup var common: CommonOptions
    @OptionGroup var standards: StandardOptions
    @Option(name: .long, help: help("清单文件夹", "folder of the inventory"))
    var inventory: String?
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let library = try common.library()
        var options = InventoryOptions()
        var isFolder: ObjCBool = false
        let isFile = FileManager.default.fileExists(atPath: clinic, isDirectory: &isFolder) && !isFolder.boolValue
        options.inventory = isFile ? clinic : inventory
        options.workers = 1
        options.township = []
        options.village = []
        let opened = try options.open(common.limits, holding: isFile ? nil : clinic)
        var scope = Scope()
        if !isFile {
            if clinic.utf8.count > 12, clinic.utf8.prefix(9).allSatisfy({ (48...57).contains($0) }) {
                scope.subject = clinic
            } else {
                options.village = [clinic]
                scope = try options.scope(opened)
                options.village = []
            }
        }
        var session = try Session(library, standards, options, opened, asOf: nil, region: nil)
        session.scope = scope
        let (batches, _) = try await session.batches(AuditOptions(scope: scope, keepsOutcomes: true))
        let sheets = batches.flatMap { SelfCheck.sheets(of: $0, session.program) }
        guard !sheets.isEmpty else {
            throw UsageError(
                "“\(clinic)”没有开诊的村卫生室", "\"\(clinic)\" has no open village clinic",
                help: .init(zh: "用 dabiao blanks 查看是否空白点", en: "see dabiao blanks"))
        }
        let destination = try Output(output.output)
        try destination.write(SelfCheckReport(session.header).render(sheets, output.format))
        try destination.finish()
    }
}
