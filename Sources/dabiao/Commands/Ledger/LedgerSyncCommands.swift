import ArgumentParser
import Audit
import Inventories
import Ledger
import Quantities
import Wording

/// What a sync needs beside the ledger.
struct SyncOptions: ParsableArguments {
    @OptionGroup var inventory: InventoryOptions
    @Option(name: .long, help: help("截至日期（默认：今天；样例用它自己的日期）", "the day to judge on (default: today, or a sample's own day)")) var asOf: Day?
    @Option(name: .long, help: help("谁组织的审计（默认：攻坚月的排查人）", "who held the audit (default: the campaign's inspector)")) var by: String?
    @Option(name: .long, help: help("排查人（默认：攻坚月文件里的）", "the inspector (default: that of the campaign file)")) var inspector: String?
    @Option(name: .long, help: help("把多少天内会出现的缺口记为预警", "enter gaps that will open within so many days as warnings")) var warnWithin: Int?
    @OptionGroup var common: CommonOptions

    mutating func validate() throws {
        if let asOf, asOf > .today {
            throw ValidationError(say("--as-of \(asOf) 还没有到；要看将来用 dabiao forecast", "--as-of \(asOf) has not come yet; dabiao forecast looks ahead"))
        }
        if let warnWithin, !(1...3660).contains(warnWithin) {
            throw ValidationError(say("--warn-within 应在 1 到 3660 天之间", "--warn-within should be 1 to 3660 days"))
        }
        if !inventory.village.isEmpty { throw ValidationError(say("台账按乡镇更新，不能只更新一个村", "a ledger is brought up to date by township, not by village")) }
        if let by, by.allSatisfy(\.isWhitespace) { throw ValidationError(say("--by 没有写明是谁", "--by does not say who")) }
    }
}

extension LedgerStore {
    /// Audits afresh and brings the ledger up to date, or enters new gaps only.
    func sync(_ campaign: Campaign, _ options: SyncOptions, extent: LedgerSync.Extent = .everything, asOf asked: Day?) async throws -> SyncResult {
        let audit = try LedgerAudit(campaign, options.common, options.inventory, asked: asked, today: try today(), isBegun: true)
        if !campaign.townships.isEmpty, let outside = audit.session.scope.townships?.subtracting(campaign.townships).sorted().first {
            let name = audit.session.inventory.rosters.values.flatMap(\.townships).first { $0.code == outside }?.name ?? outside
            throw UsageError("乡镇 \(name)（\(outside)）不在攻坚月范围内", "township \(name) (\(outside)) is not in the campaign")
        }
        let wanted = try read { try LedgerSync.wanted($0) }
        let (findings, places) = try await audit.findings(wanted: wanted)
        var warnings: [GapRecord]?
        var source = try audit.source()
        source.places = places
        if let days = options.warnWithin {
            warnings = try await audit.warnings(within: days, findings, options)
            source.warnWithin = days
        }
        let sync = LedgerSync(campaign, by: options.by ?? campaign.inspector, inspector: options.inspector)
        return try write { try sync.run(findings, extent: extent, warnings: warnings, source: source, in: $0) }
    }

    /// The day it is: in a ledger of a sample, that of its last audit.
    func today() throws -> Day { try read { try $0.today(.today) } }

    /// The campaign the ledger belongs to.
    func campaign() throws -> Campaign {
        guard let campaign = try read({ try $0.campaign() }) else {
            throw UsageError("台账还没有攻坚月", "the ledger has no campaign yet", help: .init(zh: "先运行 dabiao campaign start", en: "run dabiao campaign start first"))
        }
        return campaign
    }
}

/// Tells what a sync changed.
func printSync(_ result: SyncResult) {
    print(
        say(
            "新建 \(result.opened) 行，审计已达标 \(result.cleared) 行（可核查），复发 \(result.relapsed) 行，豁免到期 \(result.waiversEnded) 行，现状有变 \(result.observed) 行，不变 \(result.unchanged) 行。",
            "\(result.opened) rows opened, \(result.cleared) cleared (ready to verify), \(result.relapsed) came back, \(result.waiversEnded) waivers ended, \(result.observed) with other values, \(result.unchanged) unchanged."
        ))
    if result.asked > 0 {
        print(
            say(
                "新建的行里有 \(result.asked) 行没有填报：是否空白待查明，或攻坚月要求跟踪的未填报项。",
                "Of the new rows \(result.asked) were not reported: possible blank spots, and what the campaign follows."))
    }
    if result.unknown > 0 {
        print(
            say(
                "有 \(result.unknown) 行审计说不准（未填报、不再适用或对象不在清单），保持原样。",
                "Of \(result.unknown) rows the audit cannot say (not reported, no longer applicable, or not in the inventory); they stay as they are."))
    }
    if result.warned + result.lapsed > 0 {
        print(say("预警新增 \(result.warned) 行，解除 \(result.lapsed) 行。", "\(result.warned) warnings entered, \(result.lapsed) lapsed."))
    }
}

/// `dabiao ledger sync`
struct LedgerSyncCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sync", abstract: say("重新审计并更新台账：新增、可核查、复发", "audit afresh: new gaps, gaps that are gone, gaps that came back"))
    @OptionGroup var options: SyncOptions
    @Option(name: .long, help: help("台账文件", "the ledger file")) var ledger: String?

    func run() async throws { try await updateLedger(ledger, options, extent: .everything) }
}

/// `dabiao ledger open`
struct LedgerOpenCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "open", abstract: say("重新审计，只把新的缺口记入台账；已有的行一概不动", "audit afresh and enter new gaps only; rows that are there stay as they are"))
    @OptionGroup var options: SyncOptions
    @Option(name: .long, help: help("台账文件", "the ledger file")) var ledger: String?

    mutating func validate() throws {
        if options.warnWithin != nil { throw ValidationError(say("预警用 ledger sync --warn-within", "warnings are for ledger sync --warn-within")) }
    }

    func run() async throws { try await updateLedger(ledger, options, extent: .newGaps) }
}

private func updateLedger(_ ledger: String?, _ options: SyncOptions, extent: LedgerSync.Extent) async throws {
    var which = LedgerOptions()
    which.ledger = ledger
    which.lang = options.common.lang
    let store = try which.open()
    printSync(try await store.sync(try store.campaign(), options, extent: extent, asOf: options.asOf))
}
