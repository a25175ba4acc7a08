import ArgumentParser
import Files
import UseCases
import Wording

/// `dabiao template`
struct TemplateCommand: ShellCommand {
    static let configuration = CommandConfiguration(
        commandName: "template",
        abstract: say(
            "生成填报表（.xlsx），区划名册已填好；或调查工具用的表单（XLSForm）",
            "make the form (.xlsx) to be filled in, with the roster's places in it; or one for survey tools (XLSForm)"),
        discussion: say(
            "例：dabiao template --inventory inventories/fangcheng --township 独树镇 -o 独树镇填报表.xlsx\n    dabiao template --inventory inventories/fangcheng --clinic 411322001001 -o 自查表.xlsx\n    dabiao template --inventory inventories/fangcheng --format xlsform -o 调查.xlsx",
            "example: dabiao template --inventory inventories/fangcheng --township 独树镇 -o form.xlsx\n         dabiao template --inventory inventories/fangcheng --format xlsform -o survey.xlsx"
        ))

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

    @Option(
        name: .long,
        help: help("格式：xlsx 填报表；xlsform 供 ODK、Kobo 等调查工具", "format: xlsx to fill in; xlsform for ODK, Kobo and other survey tools", value: ("格式", "format")))
    var format: TemplateFormat = .xlsx

    @Option(name: .long, help: help("xlsform 调查哪类机构（默认：村卫生室）", "for xlsform: which kind of facility (default: the clinic of a village)", value: ("类别", "kind")))
    var kind: String?

    /// What a form is made for.
    enum TemplateFormat: String, ExpressibleByArgument, CaseIterable { case xlsx, xlsform }

    /// What a form may be limited to.
    enum OnlyOption: String, ExpressibleByArgument, CaseIterable { case missing }

    func run(_ shell: Shell) async throws {
        guard output == "-" || output.lowercased().hasSuffix(".xlsx") else {
            throw UserFailure("-o 的文件名应以 .xlsx 结尾", "the name after -o should end in .xlsx")
        }
        if format == .xlsform { return try survey(shell) }
        if kind != nil { throw UserFailure("--kind 只用于 xlsform 格式", "--kind is for the format xlsform only") }
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

    private func survey(_ shell: Shell) throws {
        guard clinic == nil, only == nil else {
            throw UserFailure("xlsform 不能与 --clinic、--only 同用", "--clinic and --only do not go with xlsform")
        }
        let made = MakeSurvey(AuditSelection(inventory, standards), kind: kind, asksNames: withNames)
        var destination: Output?
        let form = try made.run(in: common.workspace, shell.environment) {
            destination = try ResultFile.open(output, force: replacing.force, keeping: $0.sources)
        }
        guard let destination else { return }
        try form.write(to: destination)
        try destination.finish()
    }
}
