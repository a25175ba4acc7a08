import ArgumentParser
import Audit
import Reports
import WebReports

/// `dabiao audit`
struct AuditCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit", abstract: say("审计：空白点、缺口、未填报", "audit: blank spots, gaps, what is not reported"),
        discussion: say(
            "例：dabiao audit --inventory inventories/fangcheng --township 独树镇\n    dabiao audit --inventory inventories/fangcheng -o 方城.xlsx",
            "example: dabiao audit --inventory inventories/fangcheng --township 独树镇\n         dabiao audit --inventory inventories/fangcheng -o fangcheng.xlsx")
    )

    @OptionGroup var common: CommonOptions
    @OptionGroup var standards: StandardOptions
    @OptionGroup var inventory: InventoryOptions
    @OptionGroup var output: OutputOptions
    @Option(name: .long, help: help("出现何种缺口时以 1 退出", "exit with 1 when there are such gaps"))
    var failOn: FailOn = .none
    @Flag(name: .long, help: help("json 里也列出不是缺口的结果（compare 用）", "list outcomes that are no gaps in json as well (for compare)"))
    var outcomes = false

    func run() async throws {
        let session = try Session(common: common, standards: standards, inventory: inventory)
        var sections: TextReport.Sections = [.summary, .blanks, .gapTable]
        if !session.scope.isWhole { sections.formUnion([.gapRows, .exceptions, .indicative, .compactUnreported]) }
        let summary = try await session.write(output, sections: sections, withOutcomes: outcomes)
        if failOn.isReached(by: summary.totals) { throw ExitCode(1) }
    }
}

extension Session {
    /// Writes the audit in the format that was asked for.
    func write(_ options: OutputOptions, sections: TextReport.Sections, withOutcomes: Bool) async throws -> AuditSummary {
        try options.check(keeping: sources)
        if withOutcomes, options.format != .json { throw UsageError("--outcomes 只用于 json 格式", "--outcomes is for json only") }
        return switch options.format {
        case .text: try await report(TextReport(header, sections: sections), to: options.output)
        case .json: try await report(JSONReport(header, withOutcomes: withOutcomes), to: options.output, keepsOutcomes: withOutcomes)
        case .csv: try await report(CSVReport(header), to: options.output)
        case .xlsx: try await report(WorkbookReport(header), to: options.output)
        case .html: try await report(WebReport(header, digest: inventory.digest()), to: options.output, keepsOutcomes: true)
        }
    }
}
