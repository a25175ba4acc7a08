import Audit
import Foundation
import Inventories
import Ledger
import Standards
import Wording
import YAMLReader

/// A fresh audit that is held against a ledger.
struct LedgerAudit {
    let campaign: Campaign
    let session: Session

    /// Prepares an audit by the campaign's standards.
    ///
    /// - Parameter asOf: the day to judge on; by default today, or the campaign's first day when today is outside it and nothing was audited yet.
    init(_ campaign: Campaign, _ common: CommonOptions, _ inventory: InventoryOptions, asOf: Day) throws {
        self.campaign = campaign
        let library = try common.library()
        var options = inventory
        if options.township.isEmpty, !campaign.townships.isEmpty { options.township = campaign.townships }
        let opened = try options.open(common.limits, holding: campaign.region)
        if !campaign.region.isEmpty, !opened.regionCode.hasPrefix(campaign.region) {
            throw UsageError(
                "清单 \(opened.folder)（\(opened.regionCode)）不是攻坚月所在地区 \(campaign.region) 的",
                "the inventory \(opened.folder) (\(opened.regionCode)) is not of the campaign's region \(campaign.region)")
        }
        var standards = StandardOptions()
        standards.standard = campaign.standards
        standards.asOf = asOf
        session = try Session(library, standards, options, opened, asOf: asOf)
    }

    /// Runs it.
    func findings(wanted: Set<String>) async throws -> AuditFindings {
        let collector = AuditFindings.Collector(session.program, firmness: campaign.firmness, wanted: wanted)
        var findings = AuditFindings(asOf: session.program.asOf, townships: session.scope.townships)
        let run = AuditRun(session.program, session.inventory, AuditOptions(scope: session.scope, workers: session.workers, keepsOutcomes: !wanted.isEmpty))
        let summary = await run.run(transform: { collector.piece($0) }) { findings.add($0) }
        if summary.diagnostics.hasErrors { throw InputErrors.of(summary) }
        return findings
    }

    /// What the event of the audit says of it, so that it can be repeated: where, by what, and a digest of every file.
    func details() throws -> [String: String] {
        return [
            "inventory": session.inventory.folder, "digest": try session.inventory.digest(),
            "standards": session.program.standards.map(\.id).joined(separator: " "),
            "places": session.inventory.rosters.values.flatMap(\.townships).filter { session.scope.townships?.contains($0.code) ?? true }
                .sorted { $0.code < $1.code }.map { "\($0.code) \($0.name)" }.joined(separator: "\n"),
        ]
    }
}
