import Digests
import GRDB
import Quantities

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
    /// Townships that have handed nothing in: code and name.
    public var notReported: [(code: String, name: String)] = []
    /// Whether the ledger knows of events after the day, which are left out.
    public var isPast = false
    /// The last day on which something was recorded that counts; nil for everything that is known by now.
    public var recordedBy: Day?
    /// Every township of the campaign of which something is asked: code and name.
    public var places: [(code: String, name: String)] = []
    /// The duties that were carried out, by rule, with the day.
    public var fulfilled: [String: Day] = [:]
    /// The day of the last audit.
    public var lastAudit: Day?
    /// Whether an audit of it was of a sample, so that its rows are made up.
    public var isOfSample = false
    /// The day it was ended.
    public var endedOn: Day?
    /// The number and hash of the ledger's last event, whatever its day.
    public var head: (sequence: Int64, hash: String) = (0, "")
}

/// What of a campaign's ledger is open on a day, by the keys of the audit's gaps.
public struct OpenKeys: Sendable, Hashable {
    /// Gaps the ledger follows that are still to be fixed, as `standard/criterion/subject code[/item]`: one a row.
    public var unmet: Set<String> = []
    /// Rows that are open because nobody has reported.
    public var unreported: Set<String> = []

    /// The checks those gaps are of, as `standard/criterion/subject code`: a list counts once, however many of its items are rows.
    public var checks: Set<String> { Set(unmet.map(\.checkName)) }
}

extension LedgerReader {
    /// The campaign the ledger belongs to; nil for a ledger without one.
    public func campaign() throws -> Campaign? {
        guard let event = try campaignEvents(.started).last else { return nil }
        var campaign = try Campaign.load(text: event.payload["file"] ?? "", name: event.payload["name"] ?? "campaign")
        // Names of townships were looked up when it began.
        if let codes = event.payload["townships"] { campaign.townships = codes.split(separator: " ").map(String.init) }
        return campaign
    }

    /// The events about the campaign of a kind; of a moment those that count.
    public func campaignEvents(_ kind: EventKind, at moment: LedgerMoment? = nil) throws -> [EventDraft] {
        try Row.fetchAll(db, sql: EventTable.select + " WHERE row = 0 AND kind = ? ORDER BY sequence", arguments: [kind.rawValue]).map { EventTable.event($0) }
            .filter { moment?.counts($0) ?? true }.map(\.draft)
    }

    /// Whether any audit the ledger holds was of a sample.
    public func isOfSample() throws -> Bool { try campaignEvents(.audited).contains { $0.payload["sample"] != nil } }

    /// The day it is for those who keep the ledger: a sample's time stands still at its last audit.
    public func today(_ today: @autoclosure () -> Day) throws -> Day { try isOfSample() ? lastAudit() ?? today() : today() }

    /// How the campaign stood on a day: what happened later is left out, and with `recordedBy` what was recorded later too.
    public func state(_ campaign: Campaign, on day: Day, recordedBy: Day? = nil) throws -> CampaignState {
        let moment = LedgerMoment(day, recordedBy: recordedBy)
        var state = CampaignState(campaign: campaign, day: day)
        state.recordedBy = recordedBy
        try count(at: moment, into: &state)
        state.days = try days(until: moment, whole: campaign.townships.isEmpty ? nil : campaign.townships.sorted().joined(separator: " "))
        state.places = try places(of: state.townships, at: moment)
        let listed = Set(state.townships.map(\.id))
        state.townships += state.places.filter { !listed.contains($0.code) }.map { LedgerCounts(id: $0.code, name: $0.name) }
        state.townships.sort { $0.id < $1.id }
        state.isPast = try lastDay().map { $0 > day } ?? false
        let received = Set(try campaignEvents(.received, at: moment).compactMap { $0.payload["township"] })
        state.notReported = state.places.filter { !received.contains($0.code) }
        for event in try campaignEvents(.fulfilled, at: moment) { if let rule = event.payload["rule"] { state.fulfilled[rule] = event.day } }
        state.lastAudit = try campaignEvents(.audited, at: moment).map(\.day).max()
        state.isOfSample = try isOfSample()
        state.endedOn = try campaignEvents(.ended, at: moment).last?.day
        let head = try head()
        state.head = (head.sequence, head.hash.hexadecimal)
        return state
    }

    /// The keys that are open on a day.
    public func openKeys(on day: Day) throws -> OpenKeys {
        var keys = OpenKeys()
        try forEachRow(at: LedgerMoment(day)) { row, standing in
            guard standing.isOpen else { return }
            if standing.isUnreported { keys.unreported.insert(row.key) } else { keys.unmet.insert(row.key) }
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
            guard standing.isGap else { return }
            totals.add(standing)
            townships[row.place, default: LedgerCounts(id: row.place, name: row.placeName)].add(standing)
            let criterion = "\(row.standard)/\(row.criterion)"
            // Of a list every row names its item; the criterion is what stands before it.
            let isItem = row.key.checkName != row.key
            let title = isItem ? row.title.lastIndex(of: "：").map { String(row.title[..<$0]) } ?? row.title : row.title
            criteria[criterion, default: LedgerCounts(id: criterion, name: title)].add(standing)
        }
        (state.totals, state.warnings) = (totals, warnings)
        state.townships = townships.values.sorted { $0.id < $1.id }
        state.criteria = criteria.values.sorted { ($0.open, $1.id) > ($1.open, $0.id) }
    }

    /// The townships that have to report: those with rows, and those the last audit asked something of.
    private func places(of counted: [LedgerCounts], at moment: LedgerMoment) throws -> [(code: String, name: String)] {
        var places: [String: String] = [:]
        var audited = Set<String>()
        for audit in try campaignEvents(.audited, at: moment) {
            guard let lines = audit.payload["places"] else { continue }
            // An audit of some townships says nothing of the others.
            if let some = audit.payload["townships"] { for code in some.split(separator: " ") { places[String(code)] = nil } } else { places = [:] }
            for line in lines.split(separator: "\n") {
                let parts = line.split(separator: " ", maxSplits: 1).map(String.init)
                if parts.count == 2 {
                    places[parts[0]] = parts[1]
                    audited.insert(parts[0])
                }
            }
        }
        // Audits tell which places are townships; of those before they did, no township's code begins like another place's.
        func isTownship(_ code: String) -> Bool {
            audited.isEmpty ? !counted.contains { $0.id != code && $0.id.hasPrefix(code) } : audited.contains(code)
        }
        for township in counted where isTownship(township.id) { places[township.id] = township.name }
        return places.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }
}
