import Audit
import Figures
import Ledger
import Quantities
import Wording

/// A fresh audit that is held against a ledger.
struct LedgerAudit {
    let campaign: Campaign
    let audit: PreparedAudit
    let environment: Environment

    /// Prepares an audit by the campaign's standards.
    ///
    /// - Parameters:
    ///   - selection: the inventory and its townships; a day when one was named.
    ///   - today: the day it is for the ledger. A sample is judged on its own day, or on the ledger's when that is later.
    init(
        _ campaign: Campaign, _ selection: AuditSelection, today: Day, isBegun: Bool, in workspace: Workspace, _ environment: Environment
    ) throws {
        self.campaign = campaign
        self.environment = environment
        _ = try workspace.library()
        var selection = selection
        if selection.townships.isEmpty { selection.townships = campaign.townships }
        let results = try selection.database(in: workspace)
        let inventory = try results?.inventory ?? workspace.inventory(selection.inventory, holding: campaign.region)
        if !campaign.region.isEmpty, !inventory.regionCode.hasPrefix(campaign.region) {
            throw UserFailure(
                "清单 \(inventory.folder)（\(inventory.regionCode)）不是攻坚月所在地区 \(campaign.region) 的",
                "the inventory \(inventory.folder) (\(inventory.regionCode)) is not of the campaign's region \(campaign.region)")
        }
        let asked = selection.asOf ?? (isBegun ? inventory.sampleDay.map { max($0, today) } : nil)
        selection.asOf = results?.asOf ?? inventory.dayToJudge(asked: asked, today: today)
        selection.standards = campaign.standards
        audit =
            try results.map { try selection.prepare($0, in: workspace, environment, wording: .zh) }
            ?? selection.prepare(inventory, in: workspace, environment, wording: .zh)
    }

    /// Runs it.
    ///
    /// - Returns: what it says to the ledger, and the townships of which something counted is asked: only those have something to report.
    func findings(wanted: Set<GapKey>) async throws -> (findings: AuditFindings, places: [LedgerPlace]) {
        let collector = AuditFindings.Collector(audit.program, firmness: campaign.firmness, outcomes: campaign.outcomes, wanted: wanted)
        var findings = AuditFindings(asOf: audit.program.asOf, townships: audit.scope.townships)
        let summary = try await audit.collect(keepsOutcomes: !wanted.isEmpty, { collector.piece($0) }) { findings.add($0) }
        let asked = Set(summary.townships.filter { $0.totals.binding.total > $0.totals.binding.notApplicable }.map(\.code))
        let places = audit.inventory.rosters.values.flatMap(\.townships).filter { asked.contains($0.code) }.sorted { $0.code < $1.code }
        return (findings, places.map { LedgerPlace(code: $0.code, name: $0.name) })
    }

    /// What will be a gap on a later day and is none now, each with the first day and the reason.
    func warnings(within days: Int, _ now: AuditFindings, _ selection: AuditSelection, in workspace: Workspace) async throws -> [GapRecord] {
        // What a database found is of one day.
        if audit.results != nil { return [] }
        let day = audit.program.asOf
        let end = day.adding(days: days)
        // The same standards on both days, so that only time makes the difference.
        var fixed = campaign
        fixed.standards = audit.program.standards.map(\.id)
        var ahead = selection
        ahead.asOf = end
        let later = try await LedgerAudit(fixed, ahead, today: day, isBegun: true, in: workspace, environment).findings(wanted: []).findings
        let known = Set(now.gaps.map(\.key)).union(now.unreported)
        let new = later.gaps.filter { !known.contains($0.key) }
        let finder = ForecastFinder(audit.program, audit.inventory, from: day, to: end, firmness: Set(campaign.firmness), workers: audit.workers)
        let causes = try await finder.causes(of: Set(new.map(\.key)))
        return new.map { $0.expected(causes[$0.key], by: end) }
    }

    /// What the event of the audit says of it, so that it can be repeated: where, by what, and a digest of every file.
    func source() throws -> AuditSource {
        AuditSource(
            inventory: audit.inventory.folder, digest: try audit.inventory.digest(), standards: audit.program.standards.map(\.id),
            // Whoever reads the ledger later is told that its rows are made up.
            sample: audit.inventory.isSample ? AuditSource.Sample(day: audit.inventory.sampleDay) : nil,
            words: audit.program.vocabulary.placeWords)
    }
}
