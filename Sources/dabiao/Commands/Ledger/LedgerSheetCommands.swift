import ArgumentParser
import Ledger
import LedgerReports
import OtherFormats
import UseCases
import WebReports
import Wording

/// `dabiao ledger export`
struct LedgerExport: ShellCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: say(
            "把台账导出给乡镇（.xlsx，每乡镇一张表；或 .csv；或 OSCAL 整改计划 .json）",
            "write the ledger for townships (.xlsx, a sheet each; or .csv; or an OSCAL plan of action, .json)"))
    @OptionGroup var rows: RowOptions
    @Option(name: [.short, .long], help: help("写入的文件：.xlsx、.csv 或 .json", "file to write: .xlsx, .csv or .json", value: ("文件", "file")), completion: .file())
    var output: String?
    @Option(name: .long, help: help("格式（默认：看 -o 的文件名，否则 xlsx）", "format (default: by the name after -o, else xlsx)", value: ("格式", "format")))
    var format: LedgerFormat?
    @Flag(name: .long, help: help("不导出各行，写一行凭条：行数、记录数、末尾校验值，供签字或另存", "no rows, but one line to sign or keep elsewhere: rows, events, the last hash")) var head =
        false
    @OptionGroup var replacing: ForceOption
    @OptionGroup var when: MomentOptions
    @OptionGroup var ledger: LedgerOptions

    func run(_ shell: Shell) async throws {
        keepPrivate()
        if head { return try writeReceipt(shell) }
        guard let output else { throw UserFailure("请用 -o 指明文件，如 -o 台账.xlsx", "name a file with -o, such as -o ledger.xlsx") }
        guard output == "-" || ResultFile.ending(of: output) != nil else {
            throw UserFailure("-o 的文件名应以 .xlsx、.csv 或 .json 结尾", "the name after -o should end in .xlsx, .csv or .json")
        }
        let format = try ResultFile.format(format, output, among: LedgerFormat.allCases)
        let export = ExportLedger(rows.selection, at: when.moment, ledger: ledger.ledger, namesTownshipsWithoutRows: format == .xlsx)
        let result = try export.run(in: ledger.workspace(), shell.environment)
        let destination = try ResultFile.open(output, force: replacing.force)
        switch format {
        case .csv:
            try LedgerTable(asOf: result.asOf, isOfSample: result.isOfSample, places: result.places, shell.language).write(result.rows, .csv, to: destination)
        case .xlsx:
            try LedgerWorkbook(result.campaign, asOf: result.asOf, isOfSample: result.isOfSample, places: result.places).write(
                result.rows, empty: result.withoutRows, to: destination)
        case .oscal:
            try OSCALPlan(result.campaign, asOf: result.asOf, isOfSample: result.isOfSample, version: WebReport.version, shell.language).write(
                result.rows, to: destination)
        }
        try destination.finish()
    }

    private func writeReceipt(_ shell: Shell) throws {
        guard rows.selection.isEmpty else { throw UserFailure("--head 是整个台账的，不能筛选", "--head is of the whole ledger: no filters") }
        let receipt = try GiveReceipt(ledger: ledger.ledger).run(in: ledger.workspace(), shell.environment)
        let destination = try ResultFile.open(output, force: replacing.force)
        try destination.write(receipt.line + "\n")
        try destination.finish()
    }
}

/// `dabiao ledger import`
struct LedgerImport: ShellCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: say("把乡镇填好的台账收回来", "bring a ledger back that a township has filled in"),
        discussion: say(
            "只收浅黄色各列；改动其他各列的行逐行拒绝，其余照收。导入两次，第二次没有变化。",
            "Only the yellow columns count; rows with other changes are refused one by one, the rest is taken. A second import changes nothing."))
    @Argument(
        help: help("填好的 .xlsx 或 .csv，可多个", "the filled-in .xlsx or .csv, one or more", value: ("表格", "spreadsheet")),
        completion: .file(extensions: ["xlsx", "csv"])) var files: [String]
    @OptionGroup var sign: SignOptions
    @Flag(name: .long, help: help("只看会登记什么", "only show what would be recorded")) var dryRun = false
    @OptionGroup var ledger: LedgerOptions
    @Option(name: .long, help: help("标准所在文件夹，可重复", "folder of standards; may be repeated", value: ("文件夹", "folder")), completion: .directory) var standards:
        [String] = []

    func run(_ shell: Shell) async throws {
        let workspace = ledger.workspace(standards: standards)
        let result = try ReturnSheet(files, sign.signing, ledger: ledger.ledger, isTrial: dryRun).run(in: workspace, shell.environment)
        for draft in result.drafts {
            print(
                shell.say("第 \(draft.row) 行  ", "row \(draft.row)  ") + draft.kind.label[shell.language] + "  "
                    + EventCodec.texts(draft.body).joined(separator: "，"))
        }
        let (recorded, refused) = (result.recorded, result.refused.count)
        if refused > 0 { shell.console.show(result.refused) }
        print(
            shell.say(
                "\(dryRun ? "将登记" : "已登记") \(recorded) 条\(refused == 0 ? "" : "，拒绝 \(refused) 处")。",
                "\(dryRun ? "would record" : "recorded") \(recorded) events\(refused == 0 ? "" : ", refused \(refused)")."))
        if refused > 0 { throw ExitCode(1) }
    }
}
