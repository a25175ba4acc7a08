import Foundation
import Ledger
import Quantities
import Wording

/// Begins a campaign: makes its ledger, audits, enters the gaps.
public struct StartCampaign: Sendable {
    /// The campaign's file.
    public var file: String
    /// What is audited.
    public var request: SyncRequest
    /// The ledger to make; nil for one in the workspace's folder that bears the campaign's id.
    public var ledger: String?

    /// A beginning of a campaign.
    public init(_ file: String, _ request: SyncRequest, ledger: String? = nil) {
        self.file = file
        self.request = request
        self.ledger = ledger
    }

    /// A campaign that has begun.
    public struct Result: Sendable {
        /// The campaign.
        public let campaign: Campaign
        /// Its ledger.
        public let ledger: String
        /// The day of the first audit.
        public let day: Day
        /// What was entered.
        public let sync: SyncResult
    }

    /// Begins it; a campaign that could not begin leaves no ledger behind.
    public func run(in workspace: Workspace, _ environment: Environment) async throws -> Result {
        try request.check(environment)
        let campaign = try campaign(workspace)
        let path = ledger ?? workspace.path(campaign.id + ".ledger")
        guard !FileManager.default.fileExists(atPath: path) else {
            throw UserFailure(
                "\(path) 已经有了", "\(path) is there already",
                help: Text(zh: "更新用 dabiao ledger sync；另建用 --ledger 指明", en: "bring it up to date with dabiao ledger sync, or name another with --ledger"))
        }
        // A campaign that is over, or not begun, is audited as of its first day of checking.
        let today = environment.today
        let fallback = campaign.start <= today && today <= campaign.end ? today : campaign.phases.dropFirst().first?.from ?? campaign.start
        // Everything that can go wrong with files does so before the ledger is made.
        var request = request
        let audit = try LedgerAudit(campaign, request.selection, today: fallback, isBegun: false, in: workspace, environment).audit
        let day = audit.program.asOf
        request.selection.asOf = day
        let store = try LedgerStore(path, creates: true)
        do {
            try store.write { writer in
                _ = try writer.append(
                    EventDraft(
                        row: 0, .started(StartEntry(campaign, name: file, townships: campaign.townships)), on: day, by: request.by ?? campaign.inspector))
            }
            let result = try await store.sync(campaign, request, in: workspace, environment)
            try store.close()
            return Result(campaign: campaign, ledger: path, day: day, sync: result)
        } catch {
            try? store.close()
            for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + suffix) }
            throw error
        }
    }

    /// The campaign, with its townships as codes.
    private func campaign(_ workspace: Workspace) throws -> Campaign {
        let campaign = try Campaign.load(path: file)
        let problems = campaign.check(try workspace.library(), file: file)
        if problems.hasErrors { throw InputError(problems) }
        guard !campaign.townships.isEmpty else { return campaign }
        // Townships may be named; what fits none or two is told where it stands in the file.
        let inventory = try workspace.inventory(request.selection.inventory, holding: campaign.region)
        return try Campaign.load(path: file, places: inventory.rosters.values.flatMap(\.townships).map { ($0.code, $0.name) }.sorted { $0.0 < $1.0 })
    }
}
