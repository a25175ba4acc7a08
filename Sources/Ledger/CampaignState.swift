import Digests
import GRDB
import Standards

/// The rows of one township, or of one criterion, counted.
public struct LedgerCounts: Sendable, Hashable {
    /// The code of the township, or the criterion.
    public var id: String
    /// Its name.
    public var name: String
    /// Rows ever entered.
    public var total = 0
    /// Rows that are still to be fixed.
    public var open = 0
    /// Of them, those somebody says are done.
    public var submitted = 0
    /// Of them, those an audit found gone.
    public var cleared = 0
    /// Of them, those past their due date.
    public var overdue = 0
    /// Of them, those due on the day itself.
    public var dueToday = 0
    /// Rows that were written off.
    public var closed = 0
    /// Rows set aside.
    public var waived = 0
    /// Rows that came back at least once.
    public var relapsed = 0
    /// The longest a row has been open, in days.
    public var longest = 0

    /// Nothing counted yet.
    public init(id: String, name: String) {
        self.id = id
        self.name = name
    }

    mutating func add(_ other: LedgerCounts) {
        total += other.total
        open += other.open
        submitted += other.submitted
        cleared += other.cleared
        overdue += other.overdue
        dueToday += other.dueToday
        closed += other.closed
        waived += other.waived
        relapsed += other.relapsed
        longest = max(longest, other.longest)
    }
}

/// One day of the campaign.
public struct LedgerDay: Sendable, Hashable {
    /// The day.
    public var day: Day
    /// Rows entered on it.
    public var opened = 0
    /// Rows an audit found gone.
    public var cleared = 0
    /// Rows that came back.
    public var relapsed = 0
    /// Rows written off.
    public var closed = 0
    /// Rows still to be fixed at its end.
    public var openAtEnd = 0
    /// Blank spots without an institution, as the last audit up to that day found; nil before the first.
    public var blankInstitutions: Int?
    /// Blank spots without staff.
    public var blankStaff: Int?
}

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
    /// Whether something happened after the day: the rows are counted as they are now all the same.
    public var isPast = false
    /// Every township of the campaign: code and name.
    public var places: [(code: String, name: String)] = []
    /// The duties that were carried out, by rule, with the day.
    public var fulfilled: [String: Day] = [:]
    /// The day of the last audit.
    public var lastAudit: Day?
    /// Whether an audit of it was of a sample, so that its rows are made up.
    public var isOfSample = false
    /// The day it was ended.
    public var endedOn: Day?
    /// The number and hash of the last event.
    public var head: (sequence: Int64, hash: String) = (0, "")
}

extension LedgerReader {
    /// The campaign the ledger belongs to; nil for a ledger without one.
    public func campaign() throws -> Campaign? {
        guard let event = try campaignEvents(.started).last else { return nil }
        return try Campaign.load(text: event.payload["file"] ?? "", name: event.payload["name"] ?? "campaign")
    }

    /// The events about the campaign of a kind.
    public func campaignEvents(_ kind: EventKind) throws -> [EventDraft] {
        try Row.fetchAll(db, sql: EventTable.select + " WHERE row = 0 AND kind = ? ORDER BY sequence", arguments: [kind.rawValue]).map {
            EventTable.event($0).draft
        }
    }

    /// Whether any audit the ledger holds was of a sample.
    public func isOfSample() throws -> Bool { try campaignEvents(.audited).contains { $0.payload["sample"] != nil } }

    /// The day it is for those who keep the ledger: a sample's time stands still at its last audit.
    public func today(_ today: @autoclosure () -> Day) throws -> Day { try isOfSample() ? lastAudit() ?? today() : today() }

    /// How the campaign stands.
    ///
    /// What happened after the day is left out of the daily series; the rows are counted as they are now.
    public func state(_ campaign: Campaign, on day: Day) throws -> CampaignState {
        var state = CampaignState(campaign: campaign, day: day)
        state.townships = try counts(by: "place", name: "placeName", on: day).sorted { $0.id < $1.id }
        for township in state.townships { state.totals.add(township) }
        state.criteria = try counts(by: "standard || '/' || criterion", name: "MIN(title)", on: day).sorted { ($0.open, $1.id) > ($1.open, $0.id) }
        state.warnings = try Int.fetchOne(db, sql: "SELECT COUNT(*) FROM ledger_row WHERE status = 'warning'") ?? 0
        state.days = try days(until: day, whole: campaign.townships.isEmpty ? nil : campaign.townships.sorted().joined(separator: " "))
        let received = Set(try campaignEvents(.received).filter { $0.day <= day }.compactMap { $0.payload["township"] })
        // Townships without a row report too; the last audit knows them all.
        var places = Dictionary(state.townships.filter { $0.id.utf8.count == 9 }.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
        for audit in try campaignEvents(.audited) {
            for line in (audit.payload["places"] ?? "").split(separator: "\n") {
                let parts = line.split(separator: " ", maxSplits: 1).map(String.init)
                if parts.count == 2 { places[parts[0]] = parts[1] }
            }
        }
        state.places = places.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
        for place in state.places where !state.townships.contains(where: { $0.id == place.code }) {
            state.townships.append(LedgerCounts(id: place.code, name: place.name))
        }
        state.townships.sort { $0.id < $1.id }
        state.isPast = try String.fetchOne(db, sql: "SELECT MAX(day) FROM event").flatMap { Day($0) }.map { $0 > day } ?? false
        state.notReported = state.places.filter { !received.contains($0.code) }
        for event in try campaignEvents(.fulfilled) where event.day <= day { if let rule = event.payload["rule"] { state.fulfilled[rule] = event.day } }
        state.lastAudit = try lastAudit()
        state.isOfSample = try isOfSample()
        state.endedOn = try campaignEvents(.ended).last?.day
        let head = try head()
        state.head = (head.sequence, head.hash.hexadecimal)
        return state
    }

    private func counts(by group: String, name: String, on day: Day) throws -> [LedgerCounts] {
        // A row set aside is open again when its time has run out.
        let number = Int64(day.number)
        let hasEnded = "(status = 'waived' AND waivedUntil < \(number))"
        let isOpen = "(status IN ('open', 'working', 'submitted', 'verified') OR \(hasEnded))"
        let sql = """
            SELECT \(group), \(name), COUNT(*), SUM(\(isOpen)), SUM(status IN ('submitted', 'verified')), SUM(\(isOpen) AND clearedSequence > 0),
                SUM(\(isOpen) AND due < ?), SUM(\(isOpen) AND due = ?), SUM(status = 'closed'), SUM(status = 'waived' AND NOT \(hasEnded)), SUM(relapses > 0),
                MAX(CASE WHEN \(isOpen) THEN ? - openedOn ELSE 0 END)
            FROM ledger_row WHERE status NOT IN ('warning', 'lapsed') GROUP BY 1
            """
        return try Row.fetchAll(db, sql: sql, arguments: [number, number, number]).map { row in
            var counts = LedgerCounts(id: row[0], name: row[1])
            counts.total = row[2]
            counts.open = row[3]
            counts.submitted = row[4]
            counts.cleared = row[5]
            counts.overdue = row[6]
            counts.dueToday = row[7]
            counts.closed = row[8]
            counts.waived = row[9]
            counts.relapsed = row[10]
            counts.longest = max(0, row[11])
            return counts
        }
    }

    /// The days on which something happened, up to a day.
    private func days(until last: Day, whole: String?) throws -> [LedgerDay] {
        var days: [String: LedgerDay] = [:]
        var isOpen: [Int64: Bool] = [:]
        var change: [String: Int] = [:]
        // Only events that open or end a row count here; the index over rows is of no use, the table itself is in order.
        let sql = """
            SELECT row, kind, day FROM event WHERE row > 0
                AND kind IN ('opened', 'cleared', 'relapsed', 'reopened', 'closed', 'waived') ORDER BY sequence
            """
        let cursor = try Row.fetchCursor(db, sql: sql)
        while let row = try cursor.next() {
            let text: String = row[2]
            guard let day = Day(text), day <= last else { continue }
            var entry = days[text] ?? LedgerDay(day: day)
            let id: Int64 = row[0]
            var opens: Bool?
            switch row[1] as String {
            case "opened":
                entry.opened += 1
                opens = true
            case "cleared": entry.cleared += 1
            case "relapsed":
                entry.relapsed += 1
                opens = true
            case "reopened": opens = true
            case "closed":
                entry.closed += 1
                opens = false
            default: opens = false
            }
            if let opens, isOpen[id] ?? false != opens {
                isOpen[id] = opens
                change[text, default: 0] += opens ? 1 : -1
            }
            days[text] = entry
        }
        var blanks: [String: (Int, Int)] = [:]
        for audit in try campaignEvents(.audited) where audit.day <= last && [nil, whole].contains(audit.payload["townships"]) {
            let text = audit.day.description
            blanks[text] = (audit.payload["blankInstitutions"].flatMap(Int.init) ?? 0, audit.payload["blankStaff"].flatMap(Int.init) ?? 0)
            if days[text] == nil { days[text] = LedgerDay(day: audit.day) }
        }
        var open = 0
        var known: (Int, Int)?
        return days.keys.sorted().map { text in
            var day = days[text]!
            open += change[text] ?? 0
            known = blanks[text] ?? known
            day.openAtEnd = open
            day.blankInstitutions = known?.0
            day.blankStaff = known?.1
            return day
        }
    }
}
