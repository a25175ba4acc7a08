import Exchange
import Inventories
import Ledger
import Standards
import Wording

/// Draws facilities to be visited.
public struct DrawSiteSample: Sendable {
    /// Which inventory, and which of its townships.
    public var selection: AuditSelection
    /// The kind of facility, by name; nil for the one facility of a place.
    public var kind: String?
    /// The share to draw, such as 10%.
    public var share: String
    /// The seed; the same seed draws the same.
    public var seed: UInt64?
    /// Whether those are drawn sooner of which more speaks for a visit.
    public var isByRisk: Bool

    /// A draw of a share of the facilities of a kind.
    public init(_ share: String, of kind: String?, _ selection: AuditSelection, seed: UInt64?, isByRisk: Bool = false) {
        self.isByRisk = isByRisk
        self.share = share
        self.kind = kind
        self.selection = selection
        self.seed = seed
    }

    /// What was drawn.
    public struct Result: Sendable {
        /// The facilities.
        public let drawn: [SiteFindings.Facility]
        /// How many there were to draw from.
        public let total: Int
        /// The share that was asked for, in hundredths.
        public let percent: Double
        /// The seed.
        public let seed: UInt64
        /// What each facility reported.
        public let site: SiteFindings
        /// The inventory.
        public let inventory: Inventory
        /// What speaks for a visit of each facility, by code; nothing where all were drawn alike.
        public let risks: [String: SiteRisk]
        /// What was drawn from.
        let kind: KindID
    }

    /// Draws from every township its share, rounded up.
    ///
    /// - Parameter workspace: the folders to work on.
    /// - Parameter environment: the day, the language, and whom to tell what happens on the way.
    /// - Parameter ready: called when the inventory is open; what it throws stops the work before it begins.
    public func run(in workspace: Workspace, _ environment: Environment, ready: (Inventory) throws -> Void = { _ in }) async throws -> Result {
        let (site, inventory, kind) = try selection.siteFindings(of: kind, in: workspace, ready: ready)
        let digits = ["%", "％"].contains { share.hasSuffix($0) } ? String(share.dropLast()) : share
        guard let percent = Double(digits), percent > 0, percent <= 100 else {
            throw UserFailure("抽取比例“\(share)”应为 0 到 100 之间，如 10%", "the share \"\(share)\" should be above 0 and at most 100, such as 10%")
        }
        guard let seed else { throw UserFailure("请用 --seed 给出种子，以便重抽得到同一批", "give a seed with --seed, so that the draw can be repeated") }
        let candidates = site.facilities.map { SiteSample.Candidate(code: $0.code, name: $0.name, place: $0.place, placeName: $0.township) }
        let byCode = Dictionary(site.facilities.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
        let risks = isByRisk ? try await risks(site, inventory, in: workspace, environment) : [:]
        let drawn = SiteSample.draw(candidates, percent: percent, seed: seed) { risks[$0.code]?.weight ?? 1 }
        return Result(
            drawn: drawn.compactMap { byCode[$0.code] }, total: candidates.count, percent: percent, seed: seed, site: site, inventory: inventory, risks: risks,
            kind: kind)
    }

    /// What speaks for a visit of each facility that can be drawn.
    private func risks(
        _ site: SiteFindings, _ inventory: Inventory, in workspace: Workspace, _ environment: Environment
    ) async throws -> [String: SiteRisk] {
        let audit = try selection.prepare(inventory, in: workspace, environment)
        let codes = Set(site.facilities.map(\.code))
        let firmness = audit.program.checks.map(\.firmness)
        var standing: [String: (unknown: Int, all: Int)] = [:]
        try await audit.collect(keepsOutcomes: true) { batch in
            batch.outcomes.filter { codes.contains(batch.subjects[$0.subject].code) && firmness[$0.check] == .binding && $0.outcome != .notApplicable }
                .map { (batch.subjects[$0.subject].code, $0.outcome == .unreported) }
        } _: { found in
            for (code, isUnknown) in found {
                standing[code, default: (0, 0)].all += 1
                if isUnknown { standing[code]!.unknown += 1 }
            }
        }
        let findings = Dictionary(grouping: site.findings, by: \.code)
        let register = try ReturnRegister(inventory)
        let photos = EvidenceCheck.doubtful(in: inventory)
        let known = try KnownFacts(audit.program.vocabulary, inventory, townships: audit.scope.townships)
        return Dictionary(
            uniqueKeysWithValues: codes.map { code in
                var reasons: [SiteRisk.Reason] = []
                let looked = findings[code] ?? []
                let wrong = looked.count(where: \.isFalse)
                if looked.isEmpty { reasons.append(.neverVisited) } else if wrong > 0 { reasons.append(.falseLastTime(wrong)) }
                if let (unknown, all) = standing[code], unknown > 0 { reasons.append(.unknown(unknown, of: all)) }
                let papers = known.of(code).answers.values.compactMap(\.evidence)
                if !photos.isEmpty, papers.contains(where: { !photos.isDisjoint(with: EvidenceCheck.names(in: $0)) }) { reasons.append(.doubtfulPhoto) }
                if register.doubtful.contains(code) { reasons.append(.doubtfulReturn) }
                return (code, SiteRisk(reasons))
            })
    }
}

/// Lists what was reported and found to be false on site.
public struct ListSiteDifferences: Sendable {
    /// Which inventory, and which of its townships.
    public var selection: AuditSelection
    /// The kind of facility, by name; nil for the one facility of a place.
    public var kind: String?

    /// A list of the findings at facilities of a kind.
    public init(of kind: String?, _ selection: AuditSelection) {
        self.kind = kind
        self.selection = selection
    }

    /// Everything that was looked at, with the inventory it is of.
    ///
    /// - Parameter workspace: the folders to work on.
    /// - Parameter ready: called when the inventory is open; what it throws stops the work before it begins.
    public func run(in workspace: Workspace, ready: (Inventory) throws -> Void = { _ in }) throws -> (site: SiteFindings, inventory: Inventory) {
        let (site, inventory, _) = try selection.siteFindings(of: kind, in: workspace, ready: ready)
        return (site, inventory)
    }
}

extension AuditSelection {
    /// What was reported and found at the facilities of a kind.
    fileprivate func siteFindings(
        of word: String?, in workspace: Workspace, ready: (Inventory) throws -> Void
    ) throws -> (site: SiteFindings, inventory: Inventory, kind: KindID) {
        let vocabulary = try workspace.library().vocabulary
        let inventory = try workspace.inventory(self.inventory)
        let scope = try scope(of: inventory, vocabulary)
        guard let kind = word.map({ vocabulary.kind($0) }) ?? vocabulary.levels[vocabulary.levels.village].theOne else {
            let word = word ?? ""
            throw UserFailure.notFound(
                "没有类别“\(word)”", "there is no kind \"\(word)\"", help: .oneOf(vocabulary.kinds.filter(\.isFacility).map(\.label)))
        }
        try ready(inventory)
        return (try SiteFindings(vocabulary, inventory, townships: scope.townships, kind: kind), inventory, kind)
    }
}
