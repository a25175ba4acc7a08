import Audit
import Figures
import Foundation
import Inventories
import Ledger
import Quantities
import Wording

/// A fresh audit that is held against a ledger.
struct LedgerAudit {
    let campaign: Campaign
    let session: Session

    /// Prepares an audit by the campaign's standards.
    ///
    /// - Parameters:
    ///   - asked: the day to judge on, if one was named.
    ///   - today: the day it is for the ledger. A sample is judged on its own day, or on the ledger's when that is later.
    init(_ campaign: Campaign, _ common: CommonOptions, _ inventory: InventoryOptions, asked: Day?, today: Day, isBegun: Bool) throws {
        self.campaign = campaign
        let library = try common.library()
        var options = inventory
        if options.township.isEmpty, !campaign.townships.isEmpty { options.township = campaign.townships }
        let opened = try options.open(common.limits, library.vocabulary, holding: campaign.region)
        if !campaign.region.isEmpty, !opened.regionCode.hasPrefix(campaign.region) {
            throw UsageError(
                "清单 \(opened.folder)（\(opened.regionCode)）不是攻坚月所在地区 \(campaign.region) 的",
                "the inventory \(opened.folder) (\(opened.regionCode)) is not of the campaign's region \(campaign.region)")
        }
        let asOf = opened.dayToJudge(asked: asked ?? (isBegun ? opened.sampleDay.map { max($0, today) } : nil), today: today)
        var standards = StandardOptions()
        standards.standard = campaign.standards
        standards.asOf = asOf
        session = try Session(library, standards, options, opened, asOf: asOf)
    }

    /// Runs it.
    ///
    /// - Returns: what it says to the ledger, and the townships of which something counted is asked: only those have
    ///   something to report.
    func findings(wanted: Set<GapKey>) async throws -> (findings: AuditFindings, places: [LedgerPlace]) {
        let collector = AuditFindings.Collector(session.program, firmness: campaign.firmness, outcomes: campaign.outcomes, wanted: wanted)
        var findings = AuditFindings(asOf: session.program.asOf, townships: session.scope.townships)
        let run = AuditRun(session.program, session.inventory, AuditOptions(scope: session.scope, workers: session.workers, keepsOutcomes: !wanted.isEmpty))
        let summary = await run.run(transform: { collector.piece($0) }) { findings.add($0) }
        if summary.diagnostics.hasErrors { throw InputErrors.of(summary) }
        let asked = Set(summary.townships.filter { $0.totals.binding.total > $0.totals.binding.notApplicable }.map(\.code))
        let places = session.inventory.rosters.values.flatMap(\.townships).filter { asked.contains($0.code) }.sorted { $0.code < $1.code }
        return (findings, places.map { LedgerPlace(code: $0.code, name: $0.name) })
    }

    /// What will be a gap on a later day and is none now, each with the first day and the reason.
    func warnings(within days: Int, _ now: AuditFindings, _ options: SyncOptions) async throws -> [GapRecord] {
        let day = session.program.asOf
        let end = day.adding(days: days)
        // The same standards on both days, so that only time makes the difference.
        var fixed = campaign
        fixed.standards = session.program.standards.map(\.id)
        let later = try await LedgerAudit(fixed, options.common, options.inventory, asked: end, today: day, isBegun: true).findings(wanted: []).findings
        let known = Set(now.gaps.map(\.key)).union(now.unreported)
        let new = later.gaps.filter { !known.contains($0.key) }
        let finder = ForecastFinder(
            session.program, session.inventory, from: day, to: end, firmness: Set(campaign.firmness), workers: session.workers)
        let causes = try await finder.causes(of: Set(new.map(\.key)))
        return new.map { $0.expected(causes[$0.key], by: end) }
    }

    /// What the event of the audit says of it, so that it can be repeated: where, by what, and a digest of every file.
    func source() throws -> AuditSource {
        AuditSource(
            inventory: session.inventory.folder, digest: try session.inventory.digest(), standards: session.program.standards.map(\.id),
            // Whoever reads the ledger later is told that its rows are made up.
            sample: session.inventory.isSample ? AuditSource.Sample(day: session.inventory.sampleDay) : nil,
            words: session.program.vocabulary.placeWords)
    }
}
