import ArgumentParser
import Audit
import Reports

/// `dabiao blanks`
struct BlanksCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "blanks", abstract: say("空白点：没有机构或没有合格人员的地方，以及豁免", "blank spots: places without institution or qualified staff, and exemptions"),
        discussion: say(
            "例：dabiao blanks --inventory inventories/fangcheng -o 空白点.xlsx", "example: dabiao blanks --inventory inventories/fangcheng -o blanks.xlsx"))

    @OptionGroup var common: CommonOptions
    @OptionGroup var standards: StandardOptions
    @OptionGroup var inventory: InventoryOptions
    @OptionGroup var output: OutputOptions
    @Option(name: .long, help: help("出现何种缺口时以 1 退出", "exit with 1 when there are such gaps"))
    var failOn: FailOn = .none

    func run() async throws {
        let session = try Session(common: common, standards: standards, inventory: inventory)
        let summary = try await session.list(.blanks, what: "", output, text: [.blanks, .exceptions], filter: nil)
        if failOn.isReached(by: summary.totals) { throw ExitCode(1) }
    }
}

extension Session {
    /// Writes a list, and nothing but the list, in the format that was asked for.
    ///
    /// - Parameters:
    ///   - what: what is listed, in words, where that is not everything.
    ///   - sections: the sections of the text.
    func list(
        _ content: ListingContent, what: String, _ options: OutputOptions, text sections: TextReport.Sections, filter: (@Sendable (Batch) -> Batch)?
    ) async throws -> AuditSummary {
        try options.check(keeping: sources)
        let path = options.output
        func table(_ format: ListingReport.Format) async throws -> AuditSummary {
            try await report(try ListingReport(header, content, what: what, format), to: path, filter: filter)
        }
        switch options.format {
        case .text:
            var header = self.header
            if !what.isEmpty { header.scope = [header.scope, what].compactMap { $0 }.joined(separator: say("；", "; ")) }
            return try await report(TextReport(header, sections: sections), to: path, filter: filter)
        case .json: return try await report(ListingJSON(header, content, what: what), to: path, filter: filter)
        case .csv: return try await table(.csv)
        case .xlsx: return try await table(.xlsx)
        case .html: return try await table(.html)
        }
    }
}
