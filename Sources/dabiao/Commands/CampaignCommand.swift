import ArgumentParser
import Foundation
import Ledger
import LedgerReports
import Quantities
import Reports
import Wording

/// `dabiao campaign`
struct CampaignCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "campaign", abstract: say("攻坚月：建账、进度、报送、结束", "the campaign month: begin, progress, reports, end"),
        subcommands: [CampaignStart.self, CampaignStatus.self, CampaignReportCommand.self, CampaignReceive.self, CampaignFulfil.self, CampaignEnd.self])
}

/// `dabiao campaign start`
struct CampaignStart: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "start", abstract: say("开始攻坚月：建立台账，审计并建账", "begin a campaign: make its ledger, audit, enter the gaps"),
        discussion: say(
            "例：dabiao campaign start campaigns/fangcheng-2022.yaml --inventory inventories/fangcheng",
            "example: dabiao campaign start campaigns/fangcheng-2022.yaml --inventory inventories/fangcheng"))
    @Argument(help: help("攻坚月文件", "the campaign file")) var file: String
    @OptionGroup var options: SyncOptions
    @Option(name: .long, help: help("台账文件（默认：当前文件夹的 编号.ledger）", "the ledger file (default: ID.ledger here)")) var ledger: String?

    func run() async throws {
        var campaign = try Campaign.load(path: file)
        let library = try options.common.library()
        let problems = campaign.check(library, file: file)
        if problems.hasErrors { throw InputError(problems) }
        if !campaign.townships.isEmpty {
            // Townships may be named; what fits none or two is told where it stands in the file.
            let inventory = try options.inventory.open(options.common.limits, library.vocabulary, holding: campaign.region)
            campaign = try Campaign.load(path: file, places: inventory.rosters.values.flatMap(\.townships).map { ($0.code, $0.name) }.sorted { $0.0 < $1.0 })
        }
        let path = ledger ?? campaign.id + ".ledger"
        guard !FileManager.default.fileExists(atPath: path) else {
            throw UsageError(
                "\(path) 已经有了", "\(path) is there already",
                help: .init(zh: "更新用 dabiao ledger sync；另建用 --ledger 指明", en: "bring it up to date with dabiao ledger sync, or name another with --ledger"))
        }
        // A campaign that is over, or not begun, is audited as of its first day of checking.
        let today = Day.today
        let fallback = campaign.start <= today && today <= campaign.end ? today : campaign.phases.dropFirst().first?.from ?? campaign.start
        // Everything that can go wrong with files does so before the ledger is made.
        let day = try LedgerAudit(campaign, options.common, options.inventory, asked: options.asOf, today: fallback, isBegun: false).session.program.asOf
        let store = try LedgerStore(path, creates: true)
        do {
            _ = try store.write { writer in
                try writer.append(
                    EventDraft(
                        row: 0, .started(StartEntry(campaign, name: file, townships: campaign.townships)), on: day, by: options.by ?? campaign.inspector))
            }
            let result = try await store.sync(campaign, options, asOf: day)
            try store.close()
            print(
                say("\(campaign.title)（\(campaign.id)）已开始，台账 \(path)，截至 \(day)。", "\(campaign.title) (\(campaign.id)) has begun; ledger \(path), as of \(day).")
            )
            printSync(result)
            print(
                say(
                    "下一步：dabiao campaign status，dabiao ledger list --township \(library.vocabulary.placeWords.township.zh)名",
                    "next: dabiao campaign status, dabiao ledger list --township NAME"))
        } catch {
            // A campaign that could not begin leaves no ledger behind.
            try? store.close()
            for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + suffix) }
            throw error
        }
    }
}

/// `dabiao campaign status`
struct CampaignStatus: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status", abstract: say("今天怎么样：进度、到期、未报送", "how it stands: progress, what is due, who has not reported"))
    @OptionGroup var when: MomentOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var ledger: LedgerOptions

    func run() throws { try writeCampaign(ledger, when, output, isFull: false) }
}

/// `dabiao campaign report`
struct CampaignReportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report", abstract: say("完整报告：乡镇、条款、逐日、逾期", "the whole report: townships, criteria, days, overdue rows"))
    @OptionGroup var when: MomentOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var ledger: LedgerOptions

    func run() throws { try writeCampaign(ledger, when, output, isFull: true) }
}

private func writeCampaign(_ ledger: LedgerOptions, _ when: MomentOptions, _ output: OutputOptions, isFull: Bool) throws {
    try output.check()
    keepPrivate()
    let store = try ledger.open()
    let campaign = try store.campaign()
    let moment = try when.moment(store)
    let report = try store.read { reader in
        var (overdue, today): ([LedgerRow], [LedgerRow]) = ([], [])
        try reader.forEachRow(at: moment) { row, standing in
            if standing.isOverdue { overdue.append(row) }
            if standing.isDueToday { today.append(row) }
        }
        return CampaignReport(try reader.state(campaign, on: moment.day, recordedBy: moment.recordedBy), dueToday: today, overdue: overdue, language)
    }
    let destination = try output.open()
    if let plain = output.format.plain {
        try destination.write(report.render(plain, isFull: isFull))
    } else {
        try report.writeWorkbook(to: destination)
    }
    try destination.finish()
}

/// `dabiao campaign receive`
struct CampaignReceive: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "receive", abstract: say("登记收到乡镇的报表", "record that a township has handed in its report"))
    @Argument(help: help("乡镇（名称或代码），可多个", "townships (names or codes)")) var townships: [String]
    @OptionGroup var sign: SignOptions
    @OptionGroup var ledger: LedgerOptions

    func run() throws {
        let store = try ledger.open()
        let campaign = try store.campaign()
        let day = try sign.day(store)
        let count = try store.write { writer in
            let known = try writer.reader.state(campaign, on: day).places
            for word in townships {
                guard let township = known.first(where: { $0.code == word || $0.name == word }) else {
                    throw UsageError("台账没有乡镇“\(word)”", "the ledger has no township \"\(word)\"", help: .nearestOrList(word, among: known.map(\.name)))
                }
                try writer.append(EventDraft(row: 0, .received(ReportEntry(township: township.code)), on: day, by: sign.by))
            }
            return townships.count
        }
        print(say("已登记 \(count) 个乡镇。", "\(count) townships recorded."))
    }
}

/// `dabiao campaign fulfil`
struct CampaignFulfil: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "fulfil", abstract: say("登记文件要求的做法已落实", "record that a rule of the document was carried out"))
    @Argument(help: help("规则（标准/规则，或规则）", "the rule (standard/rule, or rule)")) var rule: String
    @Option(name: .long, help: help("凭据，如文件号、会议记录", "what shows it, such as a document number")) var evidence: String
    @OptionGroup var sign: SignOptions
    @OptionGroup var ledger: LedgerOptions

    func run() throws {
        guard !evidence.allSatisfy(\.isWhitespace) else { throw UsageError("--evidence 没有写明凭据", "--evidence says nothing") }
        let store = try ledger.open()
        let duties = try store.campaign().duties
        let day = try sign.day(store)
        guard let duty = duties.first(where: { $0.rule == rule || $0.rule.hasSuffix("/" + rule) }) else {
            throw UsageError("攻坚月没有规则“\(rule)”", "the campaign has no rule \"\(rule)\"", help: .nearestOrList(rule, among: duties.map(\.rule)))
        }
        guard !duty.isKeptByLedger else { throw UsageError("“\(duty.rule)”由台账自身保证，不用登记", "\"\(duty.rule)\" is kept by the ledger itself") }
        try store.write { writer in
            _ = try writer.append(EventDraft(row: 0, .fulfilled(DutyEntry(rule: duty.rule, evidence: evidence)), on: day, by: sign.by))
        }
        print(say("已登记 \(duty.rule)。", "\(duty.rule) recorded."))
    }
}

/// `dabiao campaign end`
struct CampaignEnd: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "end", abstract: say("结束攻坚月：不解决不放手，还有未销号的就不能结束", "end a campaign: not while rows are still to be fixed"))
    @OptionGroup var sign: SignOptions
    @Option(name: .long, help: help("还有未销号的也要结束，写明理由", "end all the same, with a reason")) var withOpenRows: String?
    @OptionGroup var ledger: LedgerOptions

    func run() throws {
        let store = try ledger.open()
        let campaign = try store.campaign()
        let day = try sign.day(store)
        let (state, left) = try store.write { writer in
            let state = try writer.reader.state(campaign, on: day)
            guard state.endedOn == nil else { throw UsageError("攻坚月已于 \(state.endedOn!) 结束", "the campaign ended on \(state.endedOn!)") }
            if state.totals.open > 0, withOpenRows?.allSatisfy(\.isWhitespace) ?? true {
                throw LedgerRefusal.campaignOpen(state.totals.open)
            }
            try writer.append(EventDraft(row: 0, .ended(open: state.totals.open), on: day, by: sign.by, reason: withOpenRows ?? ""))
            return (state, state.totals.open)
        }
        print(
            say(
                "\(campaign.title)已结束，建账 \(state.totals.total) 行，未销号 \(left) 行。", "\(campaign.title) has ended: \(state.totals.total) rows, \(left) not closed."
            ))
    }
}
