import Audit
import Foundation
import Quantities
import SpreadsheetFixtures
import Standards
import Wording

@testable import Ledger

let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

/// A day in August 2022.
func august(_ day: Int) -> Day { Day(year: 2022, month: 8, day: day)! }

/// Outcomes by the keys of their checks.
func keyed(_ outcomes: [String: Outcome]) -> [GapKey: Outcome] { Dictionary(uniqueKeysWithValues: outcomes.map { (GapKey($0)!, $1) }) }

/// A ledger with a small campaign.
struct TestLedger {
    let folder: TemporaryFolder
    let store: LedgerStore
    let campaign: Campaign

    static let file = """
        campaign: t
        title: 试
        inspector: 排查组
        phases: [{id: a, title: 甲, from: 2022-08-01, to: 2022-08-20}]
        due: [{severity: critical, days: 3}, {days: 30}]
        responsible: {village-clinic: 卫生院}
        """

    init(_ file: String = Self.file) throws {
        folder = try TemporaryFolder()
        store = try LedgerStore(folder("t.ledger"), creates: true)
        campaign = try Campaign.load(text: file, name: "t.yaml")
        let first = campaign.start
        _ = try store.write { writer in
            try writer.append(EventDraft(row: 0, .started(StartEntry(campaign, name: "t.yaml", townships: nil)), on: first, by: "组"))
        }
    }

    var path: String { folder("t.ledger") }

    /// A check that nobody reported on.
    static func question(_ key: String, severity: Severity = .major) -> GapRecord {
        var record = gap(key, severity: severity)
        record.gap.outcome = .unreported
        record.gap.words = GapPhrases(required: "≥ 60", actual: "未填报：面积")
        record.gap.amounts = GapAmounts(required: .atLeast(Quantity(60)), missing: ["floor-area"])
        record.gap.measure = "填报"
        return record
    }

    static func gap(_ key: String, severity: Severity = .major, shortfall: Int = 5) -> GapRecord {
        let key = GapKey(key)!
        var gap = GapDescription(key: key, severity: severity, firmness: .binding, kind: "village-clinic", place: String(key.subject.prefix(9)))
        (gap.title, gap.placeName) = ("题", "镇")
        gap.words = GapPhrases(required: "≥ 60", actual: "55", shortfall: String(shortfall))
        gap.amounts = GapAmounts(required: .atLeast(Quantity(60)), actual: Interval(Quantity(55)), shortfall: Quantity(shortfall))
        return GapRecord(gap)
    }

    /// A gap that is going to open.
    static func warning(_ key: String, _ expectation: Expectation) -> GapRecord {
        var record = gap(key)
        record.expectation = expectation
        record.gap.words = GapPhrases(required: "≥ 60", actual: "将于 \(expectation.day) 起不达标：\(expectation.cause)")
        (record.gap.amounts.actual, record.gap.amounts.shortfall) = (nil, nil)
        return record
    }

    /// Holds an audit against the ledger.
    @discardableResult
    func sync(
        _ day: Int, _ gaps: [GapRecord], outcomes: [String: Outcome] = [:], unreported: [String] = [], questions: [GapRecord] = [],
        extent: LedgerSync.Extent = .everything, warnings: [GapRecord]? = nil
    ) throws -> SyncResult {
        var findings = AuditFindings(asOf: august(day))
        findings.gaps = gaps
        findings.questions = questions
        findings.outcomes = keyed(outcomes)
        findings.unreported = Set(unreported.map { GapKey($0)! })
        return try store.write {
            try LedgerSync(campaign, by: "排查组", inspector: nil).run(findings, extent: extent, warnings: warnings, source: AuditSource(), in: $0)
        }
    }

    /// Records an event; what the rules say against it, or nothing.
    @discardableResult
    func note(_ row: Int64, _ body: EventBody, _ day: Int, by actor: String, reason: String = "") throws -> String? {
        do {
            _ = try store.write { try $0.append(EventDraft(row: row, body, on: august(day), by: actor, reason: reason)) }
            return nil
        } catch let refusal as LedgerRefusal {
            return refusal.reason.zh
        }
    }

    func row(_ id: Int64) throws -> LedgerRow { try store.read { try $0.row(id)! } }

    func state(_ day: Int) throws -> CampaignState { try store.read { try $0.state(campaign, on: august(day)) } }
}
