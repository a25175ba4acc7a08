import Ledger
import Wording

/// What an audit for a ledger takes beside the ledger.
public struct SyncRequest: Sendable {
    /// The inventory and its townships, and the day to judge on. The standards are the campaign's.
    public var selection: AuditSelection
    /// Who held the audit; nil for the campaign's inspector.
    public var by: String?
    /// The inspector; nil for that of the campaign.
    public var inspector: String?
    /// Gaps that will open within so many days are entered as warnings; nil for none.
    public var warnWithin: Int?

    /// A request for an audit of what is selected.
    public init(_ selection: AuditSelection, by: String? = nil, inspector: String? = nil, warnWithin: Int? = nil) {
        self.selection = selection
        self.by = by
        self.inspector = inspector
        self.warnWithin = warnWithin
    }

    /// Refuses what no ledger is brought up to date with.
    func check(_ environment: Environment) throws {
        if let asOf = selection.asOf, asOf > environment.today {
            throw UserFailure("--as-of \(asOf) 还没有到；要看将来用 dabiao forecast", "--as-of \(asOf) has not come yet; dabiao forecast looks ahead")
        }
        if let warnWithin, !(1...3660).contains(warnWithin) {
            throw UserFailure("--warn-within 应在 1 到 3660 天之间", "--warn-within should be 1 to 3660 days")
        }
        if !selection.villages.isEmpty { throw UserFailure("台账按乡镇更新，不能只更新一个村", "a ledger is brought up to date by township, not by village") }
        if let by, by.allSatisfy(\.isWhitespace) { throw UserFailure("--by 没有写明是谁", "--by does not say who") }
    }
}

/// Audits afresh and brings a ledger up to date, or enters new gaps only.
public struct SyncLedger: Sendable {
    /// The ledger's file; nil for the one the workspace has.
    public var ledger: String?
    /// What is audited.
    public var request: SyncRequest
    /// What of the audit goes into the ledger.
    public var extent: Extent

    /// What of an audit goes into a ledger.
    public enum Extent: Sendable {
        /// Everything: new gaps, gaps that are gone, gaps that came back.
        case everything
        /// New gaps only; rows that are there stay as they are.
        case newGaps
    }

    /// A sync with a fresh audit.
    public init(_ request: SyncRequest, extent: Extent = .everything, ledger: String? = nil) {
        self.request = request
        self.extent = extent
        self.ledger = ledger
    }

    /// Audits, and records what is new, gone, and back.
    ///
    /// - Returns: what has changed.
    public func run(in workspace: Workspace, _ environment: Environment) async throws -> SyncResult {
        try request.check(environment)
        let store = try workspace.ledger(ledger)
        return try await store.sync(try store.campaign(), request, extent: extent == .newGaps ? .newGaps : .everything, in: workspace, environment)
    }
}

extension LedgerStore {
    /// Holds a fresh audit against the ledger.
    func sync(
        _ campaign: Campaign, _ request: SyncRequest, extent: LedgerSync.Extent = .everything, in workspace: Workspace, _ environment: Environment
    ) async throws -> SyncResult {
        let audit = try LedgerAudit(campaign, request.selection, today: try today(environment), isBegun: true, in: workspace, environment)
        if !campaign.townships.isEmpty, let outside = audit.audit.scope.townships?.subtracting(campaign.townships).sorted().first {
            let name = audit.audit.inventory.rosters.values.flatMap(\.townships).first { $0.code == outside }?.name ?? outside
            throw UserFailure("乡镇 \(name)（\(outside)）不在攻坚月范围内", "township \(name) (\(outside)) is not in the campaign")
        }
        let (findings, places) = try await audit.findings(wanted: try read { try LedgerSync.wanted($0) })
        var warnings: [GapRecord]?
        var source = try audit.source()
        source.places = places
        if let days = request.warnWithin {
            warnings = try await audit.warnings(within: days, findings, request.selection, in: workspace)
            source.warnWithin = days
        }
        let sync = LedgerSync(campaign, by: request.by ?? campaign.inspector, inspector: request.inspector)
        return try write { try sync.run(findings, extent: extent, warnings: warnings, source: source, in: $0) }
    }
}
