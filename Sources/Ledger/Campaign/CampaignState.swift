import Audit
import Digests
import GRDB
import Quantities
import Standards

/// How a campaign stands on a day.
public struct CampaignState: Sendable {
    /// The campaign.
    public var campaign: Campaign
    /// The day.
    public var day: Day
    /// Everything.
    public var totals = LedgerCounts(id: "", name: "")
    /// By township, in the order of the codes.
    public var townships: [LedgerCounts] = []
    /// By criterion, most open first.
    public var criteria: [LedgerCounts] = []
    /// Day by day.
    public var days: [LedgerDay] = []
    /// Warnings that may come true.
    public var warnings = 0
    /// Townships that have handed nothing in.
    public var notReported: [LedgerPlace] = []
    /// Whether the ledger knows of events after the day, which are left out.
    public var isPast = false
    /// The last day on which something was recorded that counts; nil for everything that is known by now.
    public var recordedBy: Day?
    /// Every township of the campaign of which something is asked.
    public var places: [LedgerPlace] = []
    /// The duties that were carried out, by rule, with the day.
    public var fulfilled: [String: Day] = [:]
    /// The day of the last audit.
    public var lastAudit: Day?
    /// How places are called.
    package var words = PlaceWords.untold
    /// Whether an audit of it was of a sample, so that its rows are made up.
    public var isOfSample = false
    /// The day it was ended.
    public var endedOn: Day?
    /// The number and hash of the ledger's last event, whatever its day.
    public var head: (sequence: Int64, hash: String) = (0, "")
}

/// What of a campaign's ledger is open on a day, by the keys of the audit's gaps.
public struct OpenKeys: Sendable, Hashable {
    /// Gaps the ledger follows that are still to be fixed: one a row.
    public var unmet: Set<GapKey> = []
    /// Rows that are open because nobody has reported.
    public var unreported: Set<GapKey> = []

    /// The checks those gaps are of: a list counts once, however many of its items are rows.
    public var checks: Set<GapKey> { Set(unmet.map(\.check)) }
}

extension LedgerReader {
    /// How the campaign stood on a day: what happened later is left out, and with `recordedBy` what was recorded later too.
    package func state(_ campaign: Campaign, on day: Day, recordedBy: Day? = nil) throws -> CampaignState {
        let moment = LedgerMoment(day, recordedBy: recordedBy)
        let audits = try audits(at: moment)
        var state = CampaignState(campaign: campaign, day: day)
        state.recordedBy = recordedBy
        try count(at: moment, into: &state)
        state.days = try days(until: moment, audits, whole: campaign.townships.isEmpty ? nil : campaign.townships.sorted())
        state.places = places(of: state.townships, audits.map(\.entry))
        let listed = Set(state.townships.map(\.id))
        state.townships += state.places.filter { !listed.contains($0.code) }.map { LedgerCounts(id: $0.code, name: $0.name) }
        state.townships.sort { $0.id < $1.id }
        state.isPast = try lastDay().map { $0 > day } ?? false
        let received = try reported(at: moment)
        state.notReported = state.places.filter { !received.contains($0.code) }
        state.fulfilled = try fulfilled(at: moment)
        state.lastAudit = audits.map(\.day).max()
        state.isOfSample = try isOfSample()
        state.words = try placeWords()
        state.endedOn = try campaignEvents(.ended, at: moment).last?.day
        let head = try head()
        state.head = (head.sequence, head.hash.hexadecimal)
        return state
    }

    /// The keys that are open on a day.
    package func openKeys(on day: Day) throws -> OpenKeys {
        var keys = OpenKeys()
        try forEachRow(at: LedgerMoment(day)) { row, standing in
            guard standing.isOpen, let key = row.gapKey else { return }
            if standing.isUnreported { keys.unreported.insert(key) } else { keys.unmet.insert(key) }
        }
        return keys
    }

    private func count(at moment: LedgerMoment, into state: inout CampaignState) throws {
        var townships: [String: LedgerCounts] = [:]
        var criteria: [String: LedgerCounts] = [:]
        var filter = LedgerFilter()
        filter.statuses = LedgerStatus.allCases
        var (totals, warnings) = (state.totals, 0)
        try forEachRow(filter, at: moment) { row, standing in
            if standing.isWarning { warnings += 1 }
            guard standing.isGap, let key = row.gapKey else { return }
            totals.add(standing)
            townships[row.place, default: LedgerCounts(id: row.place, name: row.placeName)].add(standing)
            let criterion = key.criterionName
            // Of a list every row names its item; the criterion is what stands before it.
            let title = key.isItem ? row.title.lastIndex(of: "：").map { String(row.title[..<$0]) } ?? row.title : row.title
            criteria[criterion, default: LedgerCounts(id: criterion, name: title)].add(standing)
        }
        (state.totals, state.warnings) = (totals, warnings)
        state.townships = townships.values.sorted { $0.id < $1.id }
        state.criteria = criteria.values.sorted { ($0.open, $1.id) > ($1.open, $0.id) }
    }

    /// The townships that have to report: those with rows, and those the last audit asked something of.
    private func places(of counted: [LedgerCounts], _ audits: [AuditEntry]) -> [LedgerPlace] {
        var places: [String: String] = [:]
        for audit in audits {
            // An audit of some townships says nothing of the others.
            if let some = audit.townships { for code in some { places[code] = nil } } else { places = [:] }
            for place in audit.source.places { places[place.code] = place.name }
        }
        // Audits tell which places are townships; of those before they did, no township's code begins like another place's.
        let audited = Set(audits.flatMap { $0.source.places.map(\.code) })
        func isTownship(_ code: String) -> Bool {
            audited.isEmpty ? !counted.contains { $0.id != code && $0.id.hasPrefix(code) } : audited.contains(code)
        }
        for township in counted where isTownship(township.id) { places[township.id] = township.name }
        return places.sorted { $0.key < $1.key }.map { LedgerPlace(code: $0.key, name: $0.value) }
    }
}
