import ArgumentParser
import LedgerReports
import UseCases

/// `dabiao ledger list`
struct LedgerList: ShellCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: say("列出台账", "list rows"))
    @OptionGroup var rows: RowOptions
    @OptionGroup var when: MomentOptions
    @OptionGroup var output: PlainOutputOptions
    @OptionGroup var ledger: LedgerOptions

    func run(_ shell: Shell) async throws {
        keepPrivate()
        let destination = try output.open(on: shell.screen)
        let result = try ListRows(rows.selection, at: when.moment, ledger: ledger.ledger).run(in: ledger.workspace(), shell.environment)
        try LedgerTable(asOf: result.asOf, isOfSample: result.isOfSample, places: result.places, shell.language, shell.page(output.output)).write(
            result.rows, output.format, to: destination)
        try destination.finish()
    }
}

/// `dabiao ledger show`
struct LedgerShow: ShellCommand {
    static let configuration = CommandConfiguration(commandName: "show", abstract: say("一行的全部情况", "everything about a row"))
    @Argument(help: help("行号或编号", "number of the row, or key", value: ("行", "row"))) var row: String
    @OptionGroup var when: MomentOptions
    @OptionGroup var ledger: LedgerOptions

    func run(_ shell: Shell) async throws {
        let result = try ShowRow(row, at: when.moment, ledger: ledger.ledger).run(in: ledger.workspace(), shell.environment)
        let page = RowPage(shell.language, isOfSample: result.isOfSample, shell.page(nil))
        try shell.write(to: nil) { try $0.write(page.render(result.row, result.events, asOf: result.asOf)) }
    }
}

/// `dabiao ledger history`
struct LedgerHistory: ShellCommand {
    static let configuration = CommandConfiguration(
        commandName: "history", abstract: say("逐条记录：谁、何时、做了什么、何时登记", "what happened: who, when, what, and when it was recorded"))
    @Argument(help: help("行号或编号（默认：整个攻坚月的记录）", "number of a row, or key (default: the campaign as a whole)", value: ("行", "row"))) var row: String?
    @OptionGroup var when: MomentOptions
    @OptionGroup var output: PlainOutputOptions
    @OptionGroup var ledger: LedgerOptions

    func run(_ shell: Shell) async throws {
        keepPrivate()
        let destination = try output.open(on: shell.screen)
        let (events, isOfSample, places) = try TellHistory(of: row, at: when.moment, ledger: ledger.ledger).run(in: ledger.workspace(), shell.environment)
        try destination.write(HistoryTable(shell.language, isOfSample: isOfSample, places: places, shell.page(output.output)).render(events, output.format))
        try destination.finish()
    }
}

/// `dabiao ledger verify-chain`
struct LedgerVerifyChain: ShellCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify-chain", abstract: say("校验：有没有记录被改动、删去、调换", "find any event that was altered, removed or moved"))
    @Option(name: .long, help: help("以前记下的末尾校验值，检查后面的记录没有被截去", "a head noted earlier: shows whether the end was cut off", value: ("校验值", "head"))) var head:
        String?
    @Option(
        name: .long, help: help("以前写下的凭条（ledger export --head）", "a receipt written earlier (ledger export --head)", value: ("凭条", "receipt")),
        completion: .file()) var receipt: String?
    @OptionGroup var ledger: LedgerOptions

    func run(_ shell: Shell) async throws {
        let result = try VerifyChain(head: head, receipt: receipt, ledger: ledger.ledger).run(in: ledger.workspace(), shell.environment)
        let (problems, events) = (result.problems, result.events)
        for problem in problems.prefix(50) { shell.console.error(shell.say("不符：", "broken: ") + problem.message[shell.language] + "\n") }
        if problems.count > 50 { shell.console.error(shell.say("……共 \(problems.count) 处\n", "… \(problems.count) in all\n")) }
        guard problems.isEmpty else { throw ExitCode(1) }
        print(
            shell.say(
                "\(events) 条记录，链条完整，各行与记录一致。末尾 \(result.head.prefix(16))",
                "\(events) events, the chain is whole and the rows agree with it. Head \(result.head.prefix(16))"))
        guard let receipt = result.receipt else { return }
        print(
            shell.say(
                "与 \(receipt.day) 的凭条相符：前 \(receipt.events) 条没有改动，其后增加 \(events - receipt.events) 条。",
                "It agrees with the receipt of \(receipt.day): the first \(receipt.events) events are as they were, \(events - receipt.events) came after.")
        )
    }
}

/// `dabiao ledger backup`
struct LedgerBackup: ShellCommand {
    static let configuration = CommandConfiguration(commandName: "backup", abstract: say("备份台账（他人正在写入也可以）", "copy the ledger, also while others write to it"))
    @Argument(help: help("备份到哪个文件", "the file to copy to", value: ("文件", "file"))) var file: String
    @OptionGroup var ledger: LedgerOptions

    func run(_ shell: Shell) async throws {
        try BackUpLedger(to: file, ledger: ledger.ledger).run(in: ledger.workspace())
        print(shell.say("已备份到 \(file)。", "Copied to \(file)."))
    }
}
