import ArgumentParser
import Files
import Foundation
import Reports
import UseCases
import WebReports
import Wording

/// `dabiao report`
struct ReportCommand: ShellCommand {
    static let configuration = CommandConfiguration(
        commandName: "report", abstract: say("网页报告：一个文件，可看、可打印、可点开，不需要网络", "the page: one file to look at, print and click; no network needed"),
        discussion: say(
            "例：dabiao report --inventory inventories/fangcheng -o 方城.html\n    dabiao report --inventory inventories/fangcheng --ledger fangcheng-2022.ledger -o 方城.html\n    dabiao report --inventory 大清单 -o 报告文件夹        （每乡镇一页）\n    dabiao report --inventory inventories/fangcheng --clinic 康庄村 -o 康庄.html  （一个卫生室，可打印一页）",
            "example: dabiao report --inventory inventories/fangcheng -o fangcheng.html\n         dabiao report --inventory DIR -o FOLDER        (a page a township)\n         dabiao report --inventory inventories/fangcheng --clinic 康庄村 -o clinic.html  (one facility)"
        ))

    @OptionGroup var inventory: InventoryOptions
    @OptionGroup var database: ResultsOption
    @OptionGroup var cache: CacheOption
    @OptionGroup var standards: StandardOptions
    @Option(
        name: .long, help: help("只要一个卫生室的一页（名称或代码）：要做什么、要填什么", "one facility's own page (name or code): what to do, what to answer", value: ("机构", "facility")),
        completion: .villages) var clinic: String?
    @Option(name: .long, help: help("整改台账（有就一并显示）", "the ledger, to be shown too", value: ("台账", "ledger")), completion: .file(extensions: ["ledger"]))
    var ledger: String?
    @Option(
        name: [.short, .long],
        help: help("写入的 .html 文件；不以 .html 结尾就是文件夹，每乡镇一页", "the .html file to write; any other name is a folder with a page a township", value: ("文件", "file")),
        completion: .file())
    var output: String
    @OptionGroup var replacing: ForceOption
    @OptionGroup var common: CommonOptions

    func run(_ shell: Shell) async throws {
        let workspace = common.workspace
        // A name without an ending is a folder; one with another ending was meant to be a file of another kind.
        let isPage = output == "-" || ResultFile.ending(of: output) != nil
        var folder: OutputFolder?
        var made: (any AuditRenderer)?
        let summary = try await AuditInventory(AuditSelection(inventory, standards, database, cache), facility: clinic).run(in: workspace, shell.environment) {
            audit in
            if isPage { _ = try ResultFile.format(nil, output, among: [ReportFormat.html]) }
            try ResultFile.check(output, force: replacing.force, keeping: audit.sources)
            let state = try ledger.map { PageLedger(try ReadLedgerState($0, on: audit.program.asOf).run(in: workspace)) }
            if clinic != nil, !isPage { throw UserFailure("--clinic 写成一个 .html 文件", "--clinic writes one .html file") }
            if !isPage { folder = try newFolder() }
            let report = try renderer(audit, ReportHeader(audit, shell.language), state, pagesIn: folder)
            made = report
            return .init(report, keepsOutcomes: true)
        }
        try shell.write(to: folder.map { $0.path + "/index.html" } ?? output) { try made?.finish(summary, to: $0) }
        try folder?.finish()
    }

    private func renderer(_ audit: PreparedAudit, _ header: ReportHeader, _ ledger: PageLedger?, pagesIn folder: OutputFolder?) throws -> any AuditRenderer {
        if let code = audit.facility { return ClinicReport(header, code: code, ledger: ledger) }
        let digest = try audit.inventory.digest()
        let map = try PageMap.load(folder: audit.inventory.folder)
        guard let folder else { return WebReport(header, digest: digest, ledger: ledger, map: map) }
        return WebReport(header, digest: digest, ledger: ledger, map: map) { name, html in
            let page = try Output(folder.path + "/" + name, sweeps: false)
            try page.write(html)
            try page.finish()
        }
    }

    /// A folder beside, for pages, which takes its name when the index is there.
    private func newFolder() throws -> OutputFolder {
        guard !FileManager.default.fileExists(atPath: output) else {
            throw UserFailure("\(output) 已经有了", "\(output) is there already", help: Text(zh: "换一个名字，或先删去旧的", en: "give another name, or remove it first"))
        }
        return try OutputFolder(output)
    }
}

extension PageLedger {
    /// What the page shows of a ledger.
    init(_ state: ReadLedgerState.Result) {
        self.init(state: state.state, overdue: state.overdue, open: state.open, rows: state.rows)
    }
}
