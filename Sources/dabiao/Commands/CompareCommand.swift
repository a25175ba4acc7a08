import ArgumentParser
import Audit
import Foundation
import Inventories
import Ledger
import Reports
import Standards
import Wording

enum InputErrors {
    static func of(_ summary: AuditSummary) -> InputError { InputError(summary.diagnostics) }
}

/// `dabiao compare`
struct CompareCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare", abstract: say("比较两次审计：每项检查从什么结果变成什么结果", "compare two audits: from which outcome to which each check went"),
        discussion: say(
            "两边各是一个清单文件夹，或存下的 json 结果（用 --outcomes 保存才分得清达标、不适用、豁免）。\n例：dabiao audit --inventory inventories/fangcheng --outcomes -o 七月.json\n    dabiao compare 七月.json inventories/fangcheng",
            "Each side is an inventory folder, or a saved json result (saved with --outcomes it tells met, not applicable and waived apart).\nexample: dabiao audit --inventory inventories/fangcheng --outcomes -o july.json\n         dabiao compare july.json inventories/fangcheng"
        ))

    @Argument(help: help("较早的清单或结果", "the earlier inventory or result")) var before: String
    @Argument(help: help("较晚的清单或结果", "the later inventory or result")) var after: String

    @OptionGroup var common: CommonOptions
    @OptionGroup var standards: StandardOptions
    @OptionGroup var output: PlainOutputOptions
    @Option(name: .long, help: help("同时读取的文件数", "files read at once")) var workers: Int?
    @Option(name: .long, help: help("整改台账：其中有过的缺口又出现，列为复发", "a ledger: gaps it has had before are listed as having come back")) var ledger: String?

    func run() async throws {
        let library = try common.library()
        try output.check(keeping: [before, after] + library.folders)
        let earlier = try await side(before, library)
        let later = try await side(after, library)
        var known: Set<GapKey> = []
        if let ledger { known = try LedgerStore(ledger).read { try $0.keys() } }
        let partial = [(before, earlier), (after, later)].filter { !$0.1.result.isWhole }.map(\.0)
        let destination = try output.open(keeping: [before, after] + library.folders)
        try destination.write(
            ComparisonReport(language, places: library.vocabulary.placeWords, notice: later.notice ?? earlier.notice, dayNote: later.dayNote ?? earlier.dayNote)
                .render(
                    ResultComparison(before: earlier.result, after: later.result, known: known), before: before, after: after, partial: partial, output.format))
        try destination.finish()
    }

    /// One of the two that are compared.
    private struct Side {
        var result: AuditResult
        var notice: Text?
        var dayNote: Text?
    }

    private func side(_ path: String, _ library: StandardLibrary) async throws -> Side {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw UsageError("\(path) 不存在", "\(path) does not exist")
        }
        guard !isFolder.boolValue else {
            var options = InventoryOptions()
            options.inventory = path
            options.township = []
            options.village = []
            options.workers = workers
            let session = try Session(
                library, standards, options, try Inventory.open(path, levels: library.vocabulary.levels, limits: common.limits), asOf: nil)
            return Side(result: try await session.result(), notice: session.header.notice, dayNote: session.header.dayNote)
        }
        do {
            let saved = try SavedResult.result(in: try Data(contentsOf: URL(fileURLWithPath: path)))
            return Side(result: saved.result, notice: saved.notice)
        } catch {
            throw UsageError(
                "\(path) 不是 dabiao 保存的 JSON 结果", "\(path) is not a JSON result saved by dabiao",
                help: .init(zh: "用 dabiao audit --format json -o 文件 保存", en: "save one with dabiao audit --format json -o FILE"))
        }
    }
}
