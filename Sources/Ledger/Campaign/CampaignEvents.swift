import GRDB
import Quantities
import Standards

/// What happened to the campaign as a whole.
extension LedgerReader {
    /// The events about the campaign of a kind; of a moment those that count.
    package func campaignEvents(_ kind: EventKind, at moment: LedgerMoment? = nil) throws -> [EventDraft] {
        try Row.fetchAll(db, sql: EventTable.select + " WHERE row = 0 AND kind = ? ORDER BY sequence", arguments: [kind.rawValue])
            .map { try EventTable.event($0) }.filter { moment?.counts($0) ?? true }.map(\.draft)
    }

    /// How the campaign began; nil for a ledger without one.
    func start() throws -> StartEntry? {
        guard case .started(let start)? = try campaignEvents(.started).last?.body else { return nil }
        return start
    }

    /// The audits held against the ledger, each with its day.
    func audits(at moment: LedgerMoment? = nil) throws -> [(day: Day, entry: AuditEntry)] {
        try campaignEvents(.audited, at: moment).compactMap { event in
            if case .audited(let audit) = event.body { (event.day, audit) } else { nil }
        }
    }

    /// How the vocabulary of the last audit calls places.
    package func placeWords() throws -> PlaceWords { try audits().last?.entry.source.words ?? .untold }

    /// The townships that have handed in a report, by code.
    package func reported(at moment: LedgerMoment? = nil) throws -> Set<String> {
        Set(
            try campaignEvents(.received, at: moment).compactMap { event in
                if case .received(let report) = event.body { report.township } else { nil }
            })
    }

    /// The rules that were carried out, with the last day.
    func fulfilled(at moment: LedgerMoment) throws -> [String: Day] {
        var days: [String: Day] = [:]
        for event in try campaignEvents(.fulfilled, at: moment) { if case .fulfilled(let duty) = event.body { days[duty.rule] = event.day } }
        return days
    }

    /// The campaign the ledger belongs to; nil for a ledger without one.
    package func campaign() throws -> Campaign? {
        guard let start = try start() else { return nil }
        var campaign = try Campaign.load(text: start.file, name: start.name.isEmpty ? "campaign" : start.name)
        // Names of townships were looked up when it began.
        if let codes = start.townships { campaign.townships = codes }
        return campaign
    }

    /// Whether any audit the ledger holds was of a sample.
    package func isOfSample() throws -> Bool { try audits().contains { $0.entry.source.sample != nil } }

    /// The day it is for those who keep the ledger: a sample's time stands still at its last audit.
    package func today(_ today: @autoclosure () -> Day) throws -> Day { try isOfSample() ? lastAudit() ?? today() : today() }
}
