import ArgumentParser
import Ledger
import LedgerReports
import Reports
import Standards
import Wording
import Writing

/// `dabiao ledger list`
struct LedgerList: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: say("列出台账", "list rows"))
    @OptionGroup var rows: RowOptions
    @Option(name: .long, help: help("截至日期（算逾期用；默认：今天）", "the day for what is overdue (default: today)")) var asOf: Day?
    @OptionGroup var output: PlainOutputOptions
    @OptionGroup var ledger: LedgerOptions

    func run() throws {
        let store = try ledger.open()
        let day = try asOf ?? store.today()
        let destination = try output.open()
        let (found, isOfSample) = try store.read { reader in (try reader.rows(rows.filter(reader, asOf: day)), try reader.isOfSample()) }
        try LedgerTable(asOf: day, isOfSample: isOfSample, language).write(found, output.format, to: destination)
        try destination.finish()
    }
}

/// `dabiao ledger show`
struct LedgerShow: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "show", abstract: say("一行的全部情况", "everything about a row"))
    @Argument(help: help("行号或编号", "number of the row, or key")) var row: String
    @OptionGroup var ledger: LedgerOptions

    func run() throws {
        let store = try ledger.open()
        let (found, events) = try store.read { reader in
            guard let found = try Int64(row).flatMap({ try reader.row($0) }) ?? reader.row(key: row) else {
                throw UsageError("台账没有“\(row)”这一行", "the ledger has no row \"\(row)\"")
            }
            return (found, try reader.events(of: found.id))
        }
        print(try RowPage(language, isOfSample: store.read { try $0.isOfSample() }).render(found, events, asOf: store.today()), terminator: "")
    }
}

/// `dabiao ledger history`
struct LedgerHistory: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "history", abstract: say("逐条记录：谁、何时、做了什么", "what happened: who, when, what"))
    @Argument(help: help("行号或编号（默认：整个攻坚月的记录）", "number of a row, or key (default: the campaign as a whole)")) var row: String?
    @OptionGroup var ledger: LedgerOptions

    func run() throws {
        let store = try ledger.open()
        let events = try store.read { reader in
            guard let row else { return try reader.events(of: 0) }
            guard let id = try Int64(row) ?? reader.row(key: row)?.id, try reader.row(id) != nil else {
                throw UsageError("台账没有“\(row)”这一行", "the ledger has no row \"\(row)\"")
            }
            return try reader.events(of: id)
        }
        print(try RowPage(language, isOfSample: store.read { try $0.isOfSample() }).page(events), terminator: "")
    }
}

/// `dabiao ledger verify-chain`
struct LedgerVerifyChain: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify-chain", abstract: say("校验：有没有记录被改动、删去、调换", "find any event that was altered, removed or moved"))
    @Option(name: .long, help: help("以前记下的末尾校验值，检查后面的记录没有被截去", "a head noted earlier: shows whether the end was cut off")) var head: String?
    @OptionGroup var ledger: LedgerOptions

    func run() throws {
        if let head, head.count < 16 { throw UsageError("--head 至少要 16 位", "--head needs at least 16 digits") }
        let (problems, events, last) = try ledger.open().read { try $0.checkChain(head: head) }
        for problem in problems.prefix(50) { standardError(say("不符：", "broken: ") + problem.message[language] + "\n") }
        if problems.count > 50 { standardError(say("……共 \(problems.count) 处\n", "… \(problems.count) in all\n")) }
        guard problems.isEmpty else { throw ExitCode(1) }
        print(
            say("\(events) 条记录，链条完整，各行与记录一致。末尾 \(last.prefix(16))", "\(events) events, the chain is whole and the rows agree with it. Head \(last.prefix(16))"))
    }
}

/// `dabiao ledger backup`
struct LedgerBackup: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "backup", abstract: say("备份台账（他人正在写入也可以）", "copy the ledger, also while others write to it"))
    @Argument(help: help("备份到哪个文件", "the file to copy to")) var file: String
    @OptionGroup var ledger: LedgerOptions

    func run() throws {
        try ledger.open().backup(to: file)
        print(say("已备份到 \(file)。", "Copied to \(file)."))
    }
}
