import ArgumentParser
import Reports
import UseCases

/// `dabiao compare`
struct CompareCommand: ShellCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare", abstract: say("比较两次审计：每项检查从什么结果变成什么结果", "compare two audits: from which outcome to which each check went"),
        discussion: say(
            "两边各是一个清单文件夹，或存下的 json 结果（用 --outcomes 保存才分得清达标、不适用、豁免）。\n例：dabiao audit --inventory inventories/fangcheng --outcomes -o 七月.json\n    dabiao compare 七月.json inventories/fangcheng",
            "Each side is an inventory folder, or a saved json result (saved with --outcomes it tells met, not applicable and waived apart).\nexample: dabiao audit --inventory inventories/fangcheng --outcomes -o july.json\n         dabiao compare july.json inventories/fangcheng"
        ))

    @Argument(help: help("较早的清单或结果", "the earlier inventory or result", value: ("较早的", "earlier")), completion: .file(extensions: ["json"])) var before: String
    @Argument(help: help("较晚的清单或结果", "the later inventory or result", value: ("较晚的", "later")), completion: .file(extensions: ["json"])) var after: String

    @OptionGroup var standards: StandardOptions
    @Option(name: .long, help: help("同时读取的文件数", "files read at once", value: ("个数", "number"))) var workers: Int?
    @Option(
        name: .long, help: help("整改台账：其中有过的缺口又出现，列为复发", "a ledger: gaps it has had before are listed as having come back", value: ("台账", "ledger")),
        completion: .file(extensions: ["ledger"])) var ledger: String?
    @OptionGroup var output: PlainOutputOptions
    @OptionGroup var common: CommonOptions

    func run(_ shell: Shell) async throws {
        let workspace = common.workspace
        let library = try workspace.library()
        let kept = [before, after] + library.folders
        try output.check(keeping: kept)
        let selection = AuditSelection(standards: standards.ids, asOf: standards.asOf, workers: workers)
        let result = try await CompareResults(before: before, after: after, selection, ledger: ledger).run(in: workspace, shell.environment)
        let report = ComparisonReport(
            shell.language, places: library.vocabulary.placeWords, notice: result.notice, dayNote: result.dayNote, shell.page(output.output))
        try output.check(keeping: kept)
        try shell.write(to: output.output) {
            try $0.write(report.render(result.comparison, before: before, after: after, partial: result.partial, output.format))
        }
    }
}
