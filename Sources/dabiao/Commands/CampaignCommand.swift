import ArgumentParser
import LedgerReports
import UseCases

/// `dabiao campaign`
struct CampaignCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "campaign", abstract: say("攻坚月：建账、进度、报送、结束", "the campaign month: begin, progress, reports, end"),
        subcommands: [CampaignStart.self, CampaignStatus.self, CampaignReportCommand.self, CampaignReceive.self, CampaignFulfil.self, CampaignEnd.self])
}

/// `dabiao campaign start`
struct CampaignStart: ShellCommand {
    static let configuration = CommandConfiguration(
        commandName: "start", abstract: say("开始攻坚月：建立台账，审计并建账", "begin a campaign: make its ledger, audit, enter the gaps"),
        discussion: say(
            "例：dabiao campaign start campaigns/fangcheng-2022.yaml --inventory inventories/fangcheng",
            "example: dabiao campaign start campaigns/fangcheng-2022.yaml --inventory inventories/fangcheng"))
    @Argument(help: help("攻坚月文件", "the campaign file", value: ("文件", "file")), completion: .file(extensions: ["yaml"])) var file: String
    @OptionGroup var options: SyncOptions
    @Option(
        name: .long, help: help("台账文件（默认：当前文件夹的 编号.ledger）", "the ledger file (default: ID.ledger here)", value: ("台账", "ledger")),
        completion: .file(extensions: ["ledger"])) var ledger: String?

    func run(_ shell: Shell) async throws {
        let result = try await StartCampaign(file, options.request, ledger: ledger).run(in: options.common.workspace, shell.environment)
        let (title, id) = (result.campaign.title, result.campaign.id)
        print(
            shell.say(
                "\(title)（\(id)）已开始，台账 \(result.ledger)，截至 \(result.day)。", "\(title) (\(id)) has begun; ledger \(result.ledger), as of \(result.day)."))
        print(SyncSummary(result.sync).text(shell))
        let places = try options.common.workspace.library().vocabulary.placeWords
        print(
            shell.say(
                "下一步：dabiao campaign status，dabiao ledger list --township \(places.township.zh)名",
                "next: dabiao campaign status, dabiao ledger list --township NAME"))
    }
}

/// `dabiao campaign status`
struct CampaignStatus: ShellCommand {
    static let configuration = CommandConfiguration(
        commandName: "status", abstract: say("今天怎么样：进度、到期、未报送", "how it stands: progress, what is due, who has not reported"))
    @OptionGroup var when: MomentOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var ledger: LedgerOptions

    func run(_ shell: Shell) async throws { try writeCampaign(ledger, when, output, isFull: false, shell) }
}

/// `dabiao campaign report`
struct CampaignReportCommand: ShellCommand {
    static let configuration = CommandConfiguration(
        commandName: "report", abstract: say("完整报告：乡镇、条款、逐日、逾期", "the whole report: townships, criteria, days, overdue rows"))
    @OptionGroup var when: MomentOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var ledger: LedgerOptions

    func run(_ shell: Shell) async throws { try writeCampaign(ledger, when, output, isFull: true, shell) }
}

private func writeCampaign(_ ledger: LedgerOptions, _ when: MomentOptions, _ output: OutputOptions, isFull: Bool, _ shell: Shell) throws {
    try output.check()
    keepPrivate()
    let result = try ReadCampaign(at: when.moment, ledger: ledger.ledger).run(in: ledger.workspace(), shell.environment)
    // What the duties are called stands in the standards, which a ledger can be read without.
    let rules = (try? ledger.workspace().library(shell.language))?.standards.flatMap { standard in
        standard.processRules.map { ("\(standard.id)/\($0.id)", $0.title) }
    }
    let report = CampaignReport(
        result.state, dueToday: result.dueToday, overdue: result.overdue, titles: Dictionary(rules ?? [], uniquingKeysWith: { first, _ in first }),
        shell.language, shell.page(output.output))
    let destination = try output.open(on: shell.screen)
    if let plain = output.format.plain {
        try destination.write(report.render(plain, isFull: isFull))
    } else {
        try report.writeWorkbook(to: destination)
    }
    try destination.finish()
}

/// `dabiao campaign receive`
struct CampaignReceive: ShellCommand {
    static let configuration = CommandConfiguration(commandName: "receive", abstract: say("登记收到乡镇的报表", "record that a township has handed in its report"))
    @Argument(help: help("乡镇（名称或代码），可多个", "townships (names or codes)", value: ("地名", "place")), completion: .townships) var townships: [String]
    @OptionGroup var sign: SignOptions
    @OptionGroup var ledger: LedgerOptions

    func run(_ shell: Shell) async throws {
        try ReceiveReports(townships, sign.signing, ledger: ledger.ledger).run(in: ledger.workspace(), shell.environment)
        print(shell.say("已登记 \(townships.count) 个乡镇。", "\(townships.count) townships recorded."))
    }
}

/// `dabiao campaign fulfil`
struct CampaignFulfil: ShellCommand {
    static let configuration = CommandConfiguration(commandName: "fulfil", abstract: say("登记文件要求的做法已落实", "record that a rule of the document was carried out"))
    @Argument(help: help("规则（标准/规则，或规则）", "the rule (standard/rule, or rule)", value: ("规则", "rule"))) var rule: String
    @Option(name: .long, help: help("凭据，如文件号、会议记录", "what shows it, such as a document number", value: ("凭据", "evidence"))) var evidence: String
    @OptionGroup var sign: SignOptions
    @OptionGroup var ledger: LedgerOptions

    func run(_ shell: Shell) async throws {
        let rule = try FulfilDuty(self.rule, evidence: evidence, sign.signing, ledger: ledger.ledger).run(in: ledger.workspace(), shell.environment)
        print(shell.say("已登记 \(rule)。", "\(rule) recorded."))
    }
}

/// `dabiao campaign end`
struct CampaignEnd: ShellCommand {
    static let configuration = CommandConfiguration(
        commandName: "end", abstract: say("结束攻坚月：不解决不放手，还有未销号的就不能结束", "end a campaign: not while rows are still to be fixed"))
    @OptionGroup var sign: SignOptions
    @Option(name: .long, help: help("还有未销号的也要结束，写明理由", "end all the same, with a reason", value: ("理由", "reason"))) var withOpenRows: String?
    @OptionGroup var ledger: LedgerOptions

    func run(_ shell: Shell) async throws {
        let state = try EndCampaign(reason: withOpenRows, sign.signing, ledger: ledger.ledger).run(in: ledger.workspace(), shell.environment)
        let (title, rows, left) = (state.campaign.title, state.totals.total, state.totals.open)
        print(shell.say("\(title)已结束，建账 \(rows) 行，未销号 \(left) 行。", "\(title) has ended: \(rows) rows, \(left) not closed."))
    }
}
