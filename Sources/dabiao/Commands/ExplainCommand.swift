import ArgumentParser
import Reports
import UseCases

/// `dabiao explain`
struct ExplainCommand: ShellCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain", abstract: say("解释一条条款，或它对某个对象的结果怎样得出", "explain a criterion, or how its outcome for a subject came about"),
        discussion: say(
            "例：dabiao explain clinic.doctor\n    dabiao explain clinic.doctor 独北村 --inventory inventories/fangcheng",
            "example: dabiao explain clinic.doctor\n         dabiao explain clinic.doctor 独北村 --inventory inventories/fangcheng"))

    @Argument(
        help: help(
            "条款编号，如 clinic.doctor 或 henan-2019/clinic.doctor", "a criterion, such as clinic.doctor or henan-2019/clinic.doctor", value: ("条款", "criterion")),
        completion: .criteria)
    var criterion: String
    @Argument(help: help("村、机构、乡镇或县的名称或代码", "name or code of a village, facility, township or county", value: ("对象", "subject")), completion: .villages)
    var subject: String?

    @OptionGroup var inventory: InventoryOptions
    @OptionGroup var standards: StandardOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var common: CommonOptions

    func run(_ shell: Shell) async throws {
        let workspace = common.workspace
        let library = try workspace.library(shell.language)
        guard let subject else {
            let found = try ExplainCriterion(criterion).run(in: workspace, shell.language)
            try output.check([.text], keeping: library.folders)
            let page = CriterionPage(library, language: shell.language)
            let text = found.map { page.page($0.criterion, $0.standard) }.joined(separator: "\n")
            return try shell.write(to: output.output) { try $0.write(shell.page(output.output).lines(text, hanging: 2)) }
        }
        let formats: [ReportFormat] = [.text, .json]
        try output.check(formats)
        let result = try await ExplainOutcome(criterion, of: subject, AuditSelection(inventory, standards)).run(in: workspace, shell.environment)
        try output.check(formats, keeping: result.audit.sources)
        let report = ExplanationReport(ReportHeader(result.audit, shell.language, shell.page(output.output)))
        try shell.write(to: output.output) {
            try $0.write(output.format == .json ? report.json(result.explanations) : result.explanations.map(report.render).joined(separator: "\n"))
        }
    }
}
