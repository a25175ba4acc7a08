import GRDB
import Quantities

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

/// Adds up, day by day, what happened and what was open at the end.
struct DailySeries {
    private let moment: LedgerMoment
    private var days: [Day: LedgerDay] = [:]
    private var change: [Day: Int] = [:]
    private var events: [Int64: [(sequence: Int64, draft: EventDraft)]] = [:]

    /// A series up to a moment.
    init(_ moment: LedgerMoment) {
        self.moment = moment
    }

    /// The kinds of events after which a row can be open that was not, or the other way round.
    static let turning: [EventKind] = [.opened, .warned, .lapsed, .relapsed, .reopened, .closed, .waived]
    /// The kinds it reads: those, and what it counts.
    static let kinds = turning + [.cleared]

    /// Takes an event about a row.
    mutating func add(_ draft: EventDraft, sequence: Int64) {
        var day = days[draft.day] ?? LedgerDay(day: draft.day)
        switch draft.kind {
        case .opened: day.opened += 1
        case .cleared: day.cleared += 1
        case .relapsed: day.relapsed += 1
        case .closed: day.closed += 1
        default: break
        }
        if draft.kind != .warned, draft.kind != .lapsed { days[draft.day] = day }
        if draft.kind != .cleared { events[draft.row, default: []].append((sequence, draft)) }
    }

    /// Notes an audit of the whole campaign and what it found.
    mutating func note(audit day: Day, institutions: Int, staff: Int) {
        var entry = days[day] ?? LedgerDay(day: day)
        (entry.blankInstitutions, entry.blankStaff) = (institutions, staff)
        days[day] = entry
    }

    /// The days on which something happened, in order.
    mutating func finish() -> [LedgerDay] {
        for (row, events) in events { trace(row, events) }
        var open = 0
        var blanks: (Int?, Int?)
        return Set(days.keys).union(change.filter { $0.value != 0 }.keys).sorted().map { number in
            var day = days[number] ?? LedgerDay(day: number)
            open += change[number] ?? 0
            if day.blankInstitutions != nil { blanks = (day.blankInstitutions, day.blankStaff) }
            day.openAtEnd = open
            (day.blankInstitutions, day.blankStaff) = blanks
            return day
        }
    }

    /// Notes the days on which a row becomes open or ceases to be.
    private mutating func trace(_ id: Int64, _ events: [(sequence: Int64, draft: EventDraft)]) {
        var turns = Set(events.map(\.draft.day))
        // A row that was set aside is open again when its time has run out.
        for event in events where event.draft.kind == .waived {
            if let until = event.draft.payload["until"].flatMap({ Day($0) }), until < moment.day { turns.insert(until.adding(days: 1)) }
        }
        var wasOpen = false
        for day in turns.sorted() {
            var row = LedgerRow(id: id)
            for event in events where event.draft.day <= day { row.apply(event.draft, sequence: event.sequence) }
            // Rows that were only warned of later, or not entered yet, are not open.
            let isOpen = row.lastSequence > 0 && Standing(row, on: day).isOpen
            if isOpen != wasOpen { change[day, default: 0] += isOpen ? 1 : -1 }
            wasOpen = isOpen
        }
    }
}

extension LedgerReader {
    /// The days on which something happened, up to a moment.
    ///
    /// - Parameter whole: how audits of the whole campaign name their townships; nil when they name none. Only those tell of blank spots.
    func days(until moment: LedgerMoment, whole: String?) throws -> [LedgerDay] {
        var series = DailySeries(moment)
        let kinds = DailySeries.kinds.map { "'\($0.rawValue)'" }.joined(separator: ", ")
        let sql =
            "SELECT row, kind, recorded, day, CASE WHEN kind = 'waived' THEN payload ELSE '{}' END, sequence FROM event WHERE row > 0 AND kind IN (\(kinds)) ORDER BY sequence"
        let cursor = try Row.fetchCursor(db, sql: sql)
        while let record = try cursor.next() {
            guard let kind = EventKind(rawValue: record[1] as String), let day = Day(record[3] as String), moment.counts(day: day, recorded: record[2])
            else { continue }
            series.add(EventDraft(row: record[0], kind, on: day, by: "", LedgerEvent.payload(record[4])), sequence: record[5])
        }
        for audit in try campaignEvents(.audited, at: moment) where [nil, whole].contains(audit.payload["townships"]) {
            series.note(
                audit: audit.day, institutions: audit.payload["blankInstitutions"].flatMap(Int.init) ?? 0,
                staff: audit.payload["blankStaff"].flatMap(Int.init) ?? 0)
        }
        return series.finish()
    }
}
