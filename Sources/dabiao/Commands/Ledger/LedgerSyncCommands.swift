import ArgumentParser
import Ledger
import Quantities
import UseCases

/// What a sync needs beside the ledger.
struct SyncOptions: ParsableArguments {
    @OptionGroup var inventory: InventoryOptions
    @OptionGroup var database: ResultsOption
    @Option(name: .long, help: help("截至日期（默认：今天；样例用它自己的日期）", "the day to judge on (default: today, or a sample's own day)", value: ("日期", "day"))) var asOf:
        Day?
    @Option(name: .long, help: help("谁组织的排查（默认：攻坚月的排查人）", "who held the audit (default: the campaign's inspector)", value: ("姓名", "name"))) var by: String?
    @Option(name: .long, help: help("排查人（默认：攻坚月文件里的）", "the inspector (default: that of the campaign file)", value: ("姓名", "name"))) var inspector: String?
    @Option(name: .long, help: help("把多少天内会出现的问题记为预警", "enter gaps that will open within so many days as warnings", value: ("天数", "days"))) var warnWithin: Int?
    @OptionGroup var common: CommonOptions

    /// The request.
    var request: SyncRequest {
        var selection = AuditSelection(inventory, nil, database)
        selection.asOf = asOf
        return SyncRequest(selection, by: by, inspector: inspector, warnWithin: warnWithin)
    }

    mutating func validate() throws {
        if let asOf, let today = Start.today, asOf > today {
            throw ValidationError(say("--as-of \(asOf) 还没有到；要看将来用 dabiao forecast", "--as-of \(asOf) has not come yet; dabiao forecast looks ahead"))
        }
        if let warnWithin, !(1...3660).contains(warnWithin) {
            throw ValidationError(say("--warn-within 应在 1 到 3660 天之间", "--warn-within should be 1 to 3660 days"))
        }
        if !inventory.village.isEmpty { throw ValidationError(say("台账按乡镇更新，不能只更新一个村", "a ledger is brought up to date by township, not by village")) }
        if let by, by.allSatisfy(\.isWhitespace) { throw ValidationError(say("--by 没有写明是谁", "--by does not say who")) }
    }
}

/// `dabiao ledger sync`
struct LedgerSyncCommand: ShellCommand {
    static let configuration = CommandConfiguration(
        commandName: "sync", abstract: say("重新排查并更新台账：新增、可核查、反弹", "audit afresh: new gaps, gaps that are gone, gaps that relapsed"))
    @OptionGroup var options: SyncOptions
    @Option(name: .long, help: help("台账文件", "the ledger file", value: ("台账", "ledger")), completion: .file(extensions: ["ledger"])) var ledger: String?

    func run(_ shell: Shell) async throws { try await options.update(ledger, extent: .everything, shell) }
}

/// `dabiao ledger open`
struct LedgerOpenCommand: ShellCommand {
    static let configuration = CommandConfiguration(
        commandName: "open", abstract: say("重新排查，只把新的问题记入台账；已有的行一概不动", "audit afresh and enter new gaps only; rows that are there stay as they are"))
    @OptionGroup var options: SyncOptions
    @Option(name: .long, help: help("台账文件", "the ledger file", value: ("台账", "ledger")), completion: .file(extensions: ["ledger"])) var ledger: String?

    mutating func validate() throws {
        if options.warnWithin != nil { throw ValidationError(say("预警用 ledger sync --warn-within", "warnings are for ledger sync --warn-within")) }
    }

    func run(_ shell: Shell) async throws { try await options.update(ledger, extent: .newGaps, shell) }
}

extension SyncOptions {
    /// Brings a ledger up to date and tells what changed.
    fileprivate func update(_ ledger: String?, extent: SyncLedger.Extent, _ shell: Shell) async throws {
        print(SyncSummary(try await SyncLedger(request, extent: extent, ledger: ledger).run(in: common.workspace, shell.environment)).text(shell))
    }
}
