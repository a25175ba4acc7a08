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
            try writer.append(EventDraft(row: 0, .started, on: first, by: "组", ["file": file, "name": "t.yaml", "campaign": "t", "title": "试"]))
        }
    }

    var path: String { folder("t.ledger") }

    /// A check that nobody reported on.
    static func question(_ key: String, severity: Severity = .major) -> GapRecord {
        var record = gap(key, severity: severity)
        record.outcome = .unreported
        record.payload.merge(["outcome": "unreported", "actual": "未填报", "shortfall": "", "measure": "填报"]) { $1 }
        return record
    }

    static func gap(_ key: String, severity: Severity = .major, shortfall: String = "5") -> GapRecord {
        let parts = key.split(separator: "/").map(String.init)
        return GapRecord(
            key: key, severity: severity, firmness: .binding, days: nil, kind: "village-clinic", place: String(parts[2].prefix(9)),
            payload: [
                "key": key, "standard": parts[0], "criterion": parts[1], "subject": parts[2], "title": "题", "severity": severity.rawValue,
                "firmness": "binding",
                "kind": "village-clinic", "place": String(parts[2].prefix(9)), "placeName": "镇", "required": "≥ 60", "actual": "55", "shortfall": shortfall,
            ])
    }

    /// Holds an audit against the ledger.
    @discardableResult
    func sync(
        _ day: Int, _ gaps: [GapRecord], outcomes: [String: Outcome] = [:], unreported: Set<String> = [], questions: [GapRecord] = [],
        extent: LedgerSync.Extent = .everything, warnings: [GapRecord]? = nil
    ) throws -> SyncResult {
        var findings = AuditFindings(asOf: august(day))
        findings.gaps = gaps
        findings.questions = questions
        findings.outcomes = outcomes
        findings.unreported = unreported
        return try store.write { try LedgerSync(campaign, by: "排查组", inspector: nil).run(findings, extent: extent, warnings: warnings, details: [:], in: $0) }
    }

    /// Records an event; what the rules say against it, or nothing.
    @discardableResult
    func note(_ row: Int64, _ kind: EventKind, _ day: Int, by actor: String, reason: String = "", _ payload: [String: String] = [:]) throws -> String? {
        do {
            _ = try store.write { try $0.append(EventDraft(row: row, kind, on: august(day), by: actor, reason: reason, payload)) }
            return nil
        } catch let refusal as LedgerRefusal {
            return refusal.reason.zh
        }
    }

    func row(_ id: Int64) throws -> LedgerRow { try store.read { try $0.row(id)! } }

    func state(_ day: Int) throws -> CampaignState { try store.read { try $0.state(campaign, on: august(day)) } }
}
