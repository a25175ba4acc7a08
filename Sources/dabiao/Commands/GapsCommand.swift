import ArgumentParser
import Reports
import UseCases

/// `dabiao gaps`
struct GapsCommand: ShellCommand {
    static let configuration = CommandConfiguration(
        commandName: "gaps",
        abstract: say("问题清单：约束性条款不达标的逐条列出，未填报的每处一行", "gaps: what is unmet of binding criteria, and a line for what each place did not report"),
        discussion: say(
            "例：dabiao gaps --inventory inventories/fangcheng --township 独树镇\n    dabiao gaps --inventory inventories/fangcheng --severity 严重 --group 三合格 -o 问题.xlsx\n    dabiao gaps --inventory inventories/fangcheng --all --unreported -o 全部.csv",
            "example: dabiao gaps --inventory inventories/fangcheng --township 独树镇\n         dabiao gaps --inventory inventories/fangcheng --severity critical -o gaps.xlsx"
        ))

    @OptionGroup var inventory: InventoryOptions
    @OptionGroup var database: ResultsOption
    @OptionGroup var standards: StandardOptions
    @Flag(name: .long, help: help("未填报的也逐条列出", "list what is unreported row by row as well"))
    var unreported = false
    @Flag(name: .long, help: help("也列出不计入达标的条款", "list criteria that do not count as well"))
    var all = false
    @Option(
        name: .long, parsing: .upToNextOption, help: help("只看这些严重程度：严重、主要、一般", "only these severities: critical, major, minor", value: ("程度", "severity")),
        completion: .severities)
    var severity: [String] = []
    @Option(name: .long, parsing: .upToNextOption, help: help("只看这些类别，如 三个一", "only these groups, such as 三个一", value: ("类别", "group")), completion: .groups)
    var group: [String] = []
    @Option(
        name: .long, parsing: .upToNextOption, help: help("只看这些条款（编号或内容）", "only these criteria (ids or titles)", value: ("条款", "criterion")),
        completion: .criteria)
    var criterion: [String] = []
    @OptionGroup var reading: ReadingOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var common: CommonOptions

    func run(_ shell: Shell) async throws {
        var gaps = ListGaps(AuditSelection(inventory, standards, database))
        (gaps.severities, gaps.groups, gaps.criteria) = (severity, group, criterion)
        (gaps.includesIndicative, gaps.listsUnreported) = (all, unreported)
        var sections: TextReport.Sections = [.gapRows]
        if reading.notes { sections.insert(.notes) }
        if !unreported { sections.insert(.compactUnreported) }
        if all { sections.insert(.indicative) }
        if all, unreported { sections.insert(.indicativeUnreported) }
        var made: (any AuditRenderer)?
        let summary = try await gaps.run(in: common.workspace, shell.environment) { audit, filter in
            try output.check(keeping: audit.sources)
            let list = ListRenderer(.gaps(foldsUnreported: !unreported), what: filter.words(audit.program)[shell.language], text: sections)
            let renderer = try list.make(ReportHeader(audit, shell.language, shell.page(output.output)), output.format)
            made = renderer
            return renderer
        }
        try shell.write(to: output.output) { try made?.finish(summary, to: $0) }
    }
}
