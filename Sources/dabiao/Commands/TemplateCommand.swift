import ArgumentParser
import Files
import UseCases
import Wording

/// `dabiao template`
struct TemplateCommand: ShellCommand {
    static let configuration = CommandConfiguration(
        commandName: "template", abstract: say("生成填报表（.xlsx），区划名册已填好", "make the form (.xlsx) to be filled in, with the roster's places in it"),
        discussion: say(
            "例：dabiao template --inventory inventories/fangcheng --township 独树镇 -o 独树镇填报表.xlsx\n    dabiao template --inventory inventories/fangcheng --clinic 411322001001 -o 自查表.xlsx",
            "example: dabiao template --inventory inventories/fangcheng --township 独树镇 -o form.xlsx"))

    @OptionGroup var inventory: InventoryOptions
    @OptionGroup var standards: StandardOptions
    @Option(
        name: .long,
        help: help("一个村卫生室的一页自查表（村或卫生室的名称或代码）", "the one-page form of one clinic (name or code of the village or clinic)", value: ("机构", "facility")),
        completion: .villages)
    var clinic: String?
    @Option(name: [.short, .long], help: help("写入的 .xlsx 文件", "the .xlsx file to write", value: ("文件", "file")), completion: .file())
    var output: String
    @OptionGroup var replacing: ForceOption
    @Flag(name: .long, help: help("人员表带姓名列", "with a column for names of staff")) var withNames = false
    @OptionGroup var common: CommonOptions

    @Option(name: .long, help: help("只问什么：missing 只问标准要求而未填报或不达标的", "what to ask: missing for only what is unreported or unmet", value: ("范围", "what")))
    var only: OnlyOption?

    /// What a form may be limited to.
    enum OnlyOption: String, ExpressibleByArgument, CaseIterable { case missing }

    func run(_ shell: Shell) async throws {
        guard output == "-" || output.lowercased().hasSuffix(".xlsx") else {
            throw UserFailure("-o 的文件名应以 .xlsx 结尾", "the name after -o should end in .xlsx")
        }
        var destination: Output?
        let form = try await MakeForm(
            AuditSelection(inventory, standards), clinic: clinic, asksNames: withNames, isOnlyMissing: only == .missing
        ).run(in: common.workspace, shell.environment) {
            destination = try ResultFile.open(output, force: replacing.force, keeping: $0.sources)
        }
        guard let destination else { return }
        try form.write(to: destination)
        try destination.finish()
    }
}
