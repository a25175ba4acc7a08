import ArgumentParser
import Foundation
import Ledger
import LedgerReports
import Reports
import Standards
import Wording

/// `dabiao ledger list`
struct LedgerList: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: say("列出台账", "list rows"))
    @OptionGroup var rows: RowOptions
    @OptionGroup var when: MomentOptions
    @OptionGroup var output: PlainOutputOptions
    @OptionGroup var ledger: LedgerOptions

    func run() throws {
        keepPrivate()
        let destination = try output.open()
        let store = try ledger.open()
        let moment = try when.moment(store)
        let (found, isOfSample) = try store.read { reader in (try reader.rows(rows.filter(reader), at: moment), try reader.isOfSample()) }
        try LedgerTable(asOf: moment.day, isOfSample: isOfSample, places: try store.read { try $0.placeWords() }, language).write(
            found, output.format, to: destination)
        try destination.finish()
    }
}

/// `dabiao ledger show`
struct LedgerShow: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "show", abstract: say("一行的全部情况", "everything about a row"))
    @Argument(help: help("行号或编号", "number of the row, or key")) var row: String
    @OptionGroup var when: MomentOptions
    @OptionGroup var ledger: LedgerOptions

    func run() throws {
        let store = try ledger.open()
        let moment = try when.moment(store)
        let (found, events, isOfSample) = try store.read { reader in
            let id = try reader.number(row)
            guard let found = try reader.row(id, at: moment) else {
                throw UsageError("\(moment.day) 还没有这一行", "there was no such row on \(moment.day)")
            }
            return (found, try reader.events(of: id, at: moment), try reader.isOfSample())
        }
        print(RowPage(language, isOfSample: isOfSample).render(found, events, asOf: moment.day), terminator: "")
    }
}

/// `dabiao ledger history`
struct LedgerHistory: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "history", abstract: say("逐条记录：谁、何时、做了什么、何时登记", "what happened: who, when, what, and when it was recorded"))
    @Argument(help: help("行号或编号（默认：整个攻坚月的记录）", "number of a row, or key (default: the campaign as a whole)")) var row: String?
    @OptionGroup var when: MomentOptions
    @OptionGroup var output: PlainOutputOptions
    @OptionGroup var ledger: LedgerOptions

    func run() throws {
        keepPrivate()
        let destination = try output.open()
        let store = try ledger.open()
        let moment = try when.moment(store)
        let (events, isOfSample) = try store.read { reader in
            (try reader.events(of: row.map { try reader.number($0) } ?? 0, at: moment), try reader.isOfSample())
        }
        try destination.write(HistoryTable(language, isOfSample: isOfSample, places: try store.read { try $0.placeWords() }).render(events, output.format))
        try destination.finish()
    }
}

extension LedgerReader {
    /// The number of a row that is given by its number or key.
    fileprivate func number(_ word: String) throws -> Int64 {
        guard let id = try Int64(word) ?? row(key: word)?.id, try row(id) != nil else {
            throw UsageError("台账没有“\(word)”这一行", "the ledger has no row \"\(word)\"")
        }
        return id
    }
}

/// `dabiao ledger verify-chain`
struct LedgerVerifyChain: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify-chain", abstract: say("校验：有没有记录被改动、删去、调换", "find any event that was altered, removed or moved"))
    @Option(name: .long, help: help("以前记下的末尾校验值，检查后面的记录没有被截去", "a head noted earlier: shows whether the end was cut off")) var head: String?
    @Option(name: .long, help: help("以前写下的凭条（ledger export --head）", "a receipt written earlier (ledger export --head)")) var receipt: String?
    @OptionGroup var ledger: LedgerOptions

    func run() throws {
        if let head, head.count < 16 { throw UsageError("--head 至少要 16 位", "--head needs at least 16 digits") }
        let store = try ledger.open()
        let receipt = try receipt.map { try Self.read($0) }
        if let receipt {
            let name = try store.read { try $0.receipt(on: .today)?.ledger } ?? ""
            guard name == receipt.ledger else {
                throw UsageError("凭条是台账“\(receipt.ledger)”的，这是“\(name)”", "the receipt is of the ledger \"\(receipt.ledger)\"; this is \"\(name)\"")
            }
        }
        let (problems, events, last) = try store.read { try $0.checkChain(head: head, receipt: receipt) }
        for problem in problems.prefix(50) { standardError(say("不符：", "broken: ") + problem.message[language] + "\n") }
        if problems.count > 50 { standardError(say("……共 \(problems.count) 处\n", "… \(problems.count) in all\n")) }
        guard problems.isEmpty else { throw ExitCode(1) }
        print(
            say("\(events) 条记录，链条完整，各行与记录一致。末尾 \(last.prefix(16))", "\(events) events, the chain is whole and the rows agree with it. Head \(last.prefix(16))"))
        if let receipt {
            print(
                say(
                    "与 \(receipt.day) 的凭条相符：前 \(receipt.events) 条没有改动，其后增加 \(events - receipt.events) 条。",
                    "It agrees with the receipt of \(receipt.day): the first \(receipt.events) events are as they were, \(events - receipt.events) came after.")
            )
        }
    }

    /// A receipt's file holds one line; anything long is something else.
    private static func read(_ path: String) throws -> LedgerReceipt {
        guard let file = FileHandle(forReadingAtPath: path), let data = try file.read(upToCount: 1 << 16) else {
            throw UsageError("\(path)：读不到", "\(path): cannot be read")
        }
        guard let receipt = LedgerReceipt(String(decoding: data, as: UTF8.self)) else {
            throw UsageError(
                "\(path)：不是台账凭条，或不完整", "\(path): is no receipt of a ledger, or not all of one",
                help: .init(zh: "凭条由 dabiao ledger export --head 写出，一行", en: "a receipt is one line, written by dabiao ledger export --head"))
        }
        return receipt
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
