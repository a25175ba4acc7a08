import ArgumentParser
import Figures
import Ledger
import LedgerReports
import Reports
import Standards
import Wording

/// `dabiao ledger export`
struct LedgerExport: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: say("把台账导出给乡镇（.xlsx，每乡镇一张表；或 .csv）", "write the ledger for townships (.xlsx, a sheet each; or .csv)"))
    @OptionGroup var rows: RowOptions
    @Option(name: [.short, .long], help: help("写入的文件：.xlsx 或 .csv", "file to write: .xlsx or .csv")) var output: String?
    @Flag(name: .long, help: help("不导出各行，写一行凭条：行数、记录数、末尾校验值，供签字或另存", "no rows, but one line to sign or keep elsewhere: rows, events, the last hash")) var head =
        false
    @OptionGroup var replacing: ForceOption
    @OptionGroup var when: MomentOptions
    @OptionGroup var ledger: LedgerOptions

    func run() throws {
        keepPrivate()
        let store = try ledger.open()
        if head { return try writeReceipt(store) }
        guard let output else { throw UsageError("请用 -o 指明文件，如 -o 台账.xlsx", "name a file with -o, such as -o ledger.xlsx") }
        let isTable = output.lowercased().hasSuffix(".csv")
        guard isTable || output.lowercased().hasSuffix(".xlsx") || output == "-" else {
            throw UsageError("-o 的文件名应以 .xlsx 或 .csv 结尾", "the name after -o should end in .xlsx or .csv")
        }
        let moment = try when.moment(store)
        let (found, campaign, isOfSample, places) = try store.read { reader in
            (try reader.rows(rows.filter(reader), at: moment), try reader.campaign(), try reader.isOfSample(), try reader.placeWords())
        }
        let empty = try isTable ? [] : withoutRows(found, store, campaign, moment)
        guard !found.isEmpty || !empty.isEmpty else { throw UsageError("没有符合的行", "no row fits") }
        let destination = try ResultFile.open(output, force: replacing.force)
        if isTable {
            try LedgerTable(asOf: moment.day, isOfSample: isOfSample, places: places, language).write(found, .csv, to: destination)
        } else {
            try LedgerWorkbook(campaign, asOf: moment.day, isOfSample: isOfSample, places: places).write(found, empty: empty, to: destination)
        }
        try destination.finish()
    }

    /// The townships that have to report and have no row, where whole townships are exported.
    private func withoutRows(_ found: [LedgerRow], _ store: LedgerStore, _ campaign: Campaign?, _ moment: LedgerMoment) throws -> [String] {
        guard let campaign, rows.asksForTownshipsOnly else { return [] }
        let (places, wanted) = try store.read { reader in
            (try reader.state(campaign, on: moment.day, recordedBy: moment.recordedBy).places, try rows.filter(reader).townships)
        }
        let there = Set(found.map(\.place))
        return places.filter { place in !there.contains(place.code) && (wanted.isEmpty || wanted.contains(place.code) || wanted.contains(place.name)) }.map(
            \.name)
    }

    private func writeReceipt(_ store: LedgerStore) throws {
        guard rows.isEmpty else { throw UsageError("--head 是整个台账的，不能筛选", "--head is of the whole ledger: no filters") }
        guard let receipt = try store.read({ try $0.receipt(on: .today) }) else { throw UsageError("台账是空的", "the ledger is empty") }
        let destination = try ResultFile.open(output, force: replacing.force)
        try destination.write(receipt.line + "\n")
        try destination.finish()
    }
}

/// `dabiao ledger import`
struct LedgerImport: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: say("把乡镇填好的台账收回来", "bring a ledger back that a township has filled in"),
        discussion: say(
            "只收浅黄色各列；改动其他各列的行逐行拒绝，其余照收。导入两次，第二次没有变化。",
            "Only the yellow columns count; rows with other changes are refused one by one, the rest is taken. A second import changes nothing."))
    @Argument(help: help("填好的 .xlsx 或 .csv，可多个", "the filled-in .xlsx or .csv, one or more")) var files: [String]
    @OptionGroup var sign: SignOptions
    @Flag(name: .long, help: help("只看会登记什么", "only show what would be recorded")) var dryRun = false
    @OptionGroup var ledger: LedgerOptions
    @Option(name: .long, help: help("标准所在文件夹，可重复", "folder of standards; may be repeated")) var standards: [String] = []

    func run() throws {
        let store = try ledger.open()
        let day = try sign.day(store)
        var common = CommonOptions()
        common.standards = standards
        common.lang = ledger.lang
        let vocabulary = try common.library().vocabulary
        let reader = LedgerReturn(by: sign.by, on: day, vocabulary, places: try store.read { try $0.placeWords() })
        var refused: [Diagnostic] = []
        var recorded = 0
        var lines: [String] = []
        for file in files {
            let result = try store.read { try reader.read(file, $0) }
            refused += result.refused
            if dryRun {
                lines += result.drafts.map {
                    say("第 \($0.row) 行  ", "row \($0.row)  ") + $0.kind.label[language] + "  "
                        + EventCodec.texts($0.body).joined(separator: "，")
                }
                recorded += result.drafts.count
                continue
            }
            try store.write { writer in
                for draft in result.drafts {
                    do {
                        try writer.append(draft)
                        recorded += 1
                    } catch let refusal as LedgerRefusal {
                        refused.append(
                            Diagnostic(
                                file: file, message: Text(zh: "第 \(draft.row) 行：\(refusal.reason.zh)", en: "row \(draft.row): \(refusal.reason.en)"),
                                help: refusal.next))
                    }
                }
                // A township that returns its ledger has reported, once a day.
                let known = result.drafts.isEmpty ? try writer.reader.reported() : []
                for township in result.townships.subtracting(known).sorted() {
                    try writer.append(EventDraft(row: 0, .received(ReportEntry(township: township, file: file)), on: day, by: sign.by))
                }
            }
        }
        for line in lines { print(line) }
        if !refused.isEmpty { printDiagnostics(refused) }
        print(
            say(
                "\(dryRun ? "将登记" : "已登记") \(recorded) 条\(refused.isEmpty ? "" : "，拒绝 \(refused.count) 处")。",
                "\(dryRun ? "would record" : "recorded") \(recorded) events\(refused.isEmpty ? "" : ", refused \(refused.count)")."))
        if !refused.isEmpty { throw ExitCode(1) }
    }
}
