import ArgumentParser
import Inventories
import OtherFormats
import Reports
import UseCases
import WebReports
import Wording

/// `dabiao audit`
struct AuditCommand: ShellCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit", abstract: say("达标排查：空白点、不达标项、未填报", "audit: blank spots, gaps, what is not reported"),
        discussion: say(
            "例：dabiao audit --inventory inventories/fangcheng --township 独树镇\n    dabiao audit --inventory inventories/fangcheng -o 方城.xlsx",
            "example: dabiao audit --inventory inventories/fangcheng --township 独树镇\n         dabiao audit --inventory inventories/fangcheng -o fangcheng.xlsx")
    )

    @OptionGroup var inventory: InventoryOptions
    @OptionGroup var database: ResultsOption
    @OptionGroup var cache: CacheOption
    @OptionGroup var standards: StandardOptions
    @Flag(name: .long, help: help("全部表格：类别、空白点、各乡镇、条款（问一部分时总是全部）", "every table: groups, blank spots, townships, criteria (always so of a part)"))
    var full = false
    @OptionGroup var reading: ReadingOptions
    @OptionGroup var output: FormatOptions<AuditFormat>
    @Option(name: .long, help: help("出现何种问题时以 1 退出", "exit with 1 when there are such gaps", value: ("问题", "gaps")))
    var failOn: GapThreshold = .none
    @Flag(name: .long, help: help("json 里也列出不是问题的结果（compare 用）", "list outcomes that are no gaps in json as well (for compare)"))
    var outcomes = false
    @Flag(name: .long, help: help("不退出：文件一保存就说出变了什么（Ctrl-C 结束）", "stay, and say what each saved file changed (Ctrl-C ends it)"))
    var watch = false
    @OptionGroup var common: CommonOptions

    func run(_ shell: Shell) async throws {
        if watch { return try await stay(shell) }
        let summary = try await shell.write(AuditInventory(AuditSelection(inventory, standards, database, cache)), in: common.workspace, to: output.output) {
            audit in
            try output.check(keeping: audit.sources)
            if outcomes, output.format != .json { throw UserFailure("--outcomes 只用于 json 格式", "--outcomes is for json only") }
            return try renderer(audit, shell)
        }
        if failOn.isReached(by: summary.totals) { throw ExitCode(1) }
    }

    /// Audits, and again whenever a file is saved.
    private func stay(_ shell: Shell) async throws {
        guard output.format == .text, output.output == nil, !outcomes, failOn == .none else {
            throw UserFailure(
                "--watch 只在屏幕上显示文字，不与 -o、--format、--outcomes、--fail-on 同用",
                "--watch prints text on the screen; it does not go with -o, --format, --outcomes, --fail-on")
        }
        try await AuditWatch(shell).run(WatchAudit(AuditSelection(inventory, standards, database, cache)), in: common.workspace) { try renderer($0, shell).0 }
    }

    private func renderer(_ audit: PreparedAudit, _ shell: Shell) throws -> (any AuditRenderer, keepsOutcomes: Bool) {
        let header = ReportHeader(audit, shell.language, shell.page(output.output))
        switch output.format {
        case .text:
            var sections: TextReport.Sections = [.answer]
            if full || !audit.scope.isWhole { sections = [.summary, .blanks, .gapTable] }
            if !audit.scope.isWhole { sections.formUnion([.gapRows, .exceptions, .indicative, .compactUnreported]) }
            if reading.notes { sections.insert(.notes) }
            return (TextReport(header, sections: sections), false)
        case .json: return (JSONReport(header, withOutcomes: outcomes), outcomes)
        case .csv: return (CSVReport(header), false)
        case .xlsx: return (try WorkbookReport(header), false)
        case .html: return (WebReport(header, digest: try audit.inventory.digest()), true)
        case .sarif: return (SARIFReport(header, lines: audit.lines, version: WebReport.version), false)
        case .junit: return (JUnitReport(header, lines: audit.lines), true)
        case .oscal: return (OSCALResults(header, version: WebReport.version), true)
        }
    }
}

extension PreparedAudit {
    /// Where files tell of what is audited; nil where a database does.
    fileprivate var lines: SubjectLines? { isFromDatabase ? nil : SubjectLines(inventory, program.vocabulary) }
}
