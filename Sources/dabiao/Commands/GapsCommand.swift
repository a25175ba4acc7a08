import ArgumentParser
import Audit
import Figures
import Inventories
import Reports

/// `dabiao gaps`
struct GapsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "gaps",
        abstract: say("缺口清单：约束性条款不达标的逐条列出，未填报的每处一行", "gaps: what is unmet of binding criteria, and a line for what each place did not report"),
        discussion: say(
            "例：dabiao gaps --inventory inventories/fangcheng --township 独树镇\n    dabiao gaps --inventory inventories/fangcheng --severity 严重 --group 三合格 -o 缺口.xlsx\n    dabiao gaps --inventory inventories/fangcheng --all --unreported -o 全部.csv",
            "example: dabiao gaps --inventory inventories/fangcheng --township 独树镇\n         dabiao gaps --inventory inventories/fangcheng --severity critical -o gaps.xlsx"
        ))

    @OptionGroup var common: CommonOptions
    @OptionGroup var standards: StandardOptions
    @OptionGroup var inventory: InventoryOptions
    @OptionGroup var output: OutputOptions
    @Flag(name: .long, help: help("未填报的也逐条列出", "list what is unreported row by row as well"))
    var unreported = false
    @Flag(name: .long, help: help("也列出不计入达标的条款", "list criteria that do not count as well"))
    var all = false
    @Option(name: .long, parsing: .upToNextOption, help: help("只看这些严重程度：严重、主要、一般", "only these severities: critical, major, minor"))
    var severity: [String] = []
    @Option(name: .long, parsing: .upToNextOption, help: help("只看这些类别，如 三个一", "only these groups, such as 三个一"))
    var group: [String] = []
    @Option(name: .long, parsing: .upToNextOption, help: help("只看这些条款（编号或内容）", "only these criteria (ids or titles)"))
    var criterion: [String] = []

    func run() async throws {
        let session = try Session(common: common, standards: standards, inventory: inventory)
        let program = session.program
        var filter = GapFilter()
        filter.includesIndicative = all
        filter.listsUnreported = unreported
        do {
            try filter.keep(severities: PlaceFinder.split(severity))
            try filter.keep(groups: PlaceFinder.split(group), of: program)
            try filter.keep(criteria: criteria(program), of: program)
        } catch {
            throw UsageError(error.message.zh, error.message.en, help: error.help)
        }
        var sections: TextReport.Sections = [.gapRows]
        if !unreported { sections.insert(.compactUnreported) }
        if all { sections.insert(.indicative) }
        if all, unreported { sections.insert(.indicativeUnreported) }
        _ = try await session.list(.gaps(foldsUnreported: !unreported), what: filter.words(program)[language], output, text: sections) { [filter] in
            filter.applied(to: $0, program)
        }
    }

    /// The words of `--criterion`; a title that holds a comma is one word.
    private func criteria(_ program: AuditProgram) -> [String] {
        criterion.flatMap { word in program.checks.contains { $0.criterion.title == word } ? [word] : PlaceFinder.split([word]) }
    }
}
