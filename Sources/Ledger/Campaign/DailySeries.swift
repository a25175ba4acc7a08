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
    /// What of an event says where its row stands.
    struct Turn {
        var row: Int64
        var kind: EventKind
        var day: Day
        var sequence: Int64
        /// Of a decision to set the row aside, the last day it counts.
        var until: Day?
    }

    private let moment: LedgerMoment
    private var days: [Day: LedgerDay] = [:]
    private var change: [Day: Int] = [:]
    private var turns: [Int64: [Turn]] = [:]

    /// A series up to a moment.
    init(_ moment: LedgerMoment) {
        self.moment = moment
    }

    /// The kinds of events after which a row can be open that was not, or the other way round.
    private static let turning: Set<EventKind> = [.opened, .warned, .lapsed, .relapsed, .reopened, .closed, .waived]
    /// The kinds it reads: those, and what it counts.
    static let kinds = turning.union([.cleared])

    /// Takes an event about a row.
    mutating func add(_ turn: Turn) {
        if let count = Self.count(turn.kind) {
            days[turn.day, default: LedgerDay(day: turn.day)][keyPath: count] += 1
        } else if turn.kind != .warned, turn.kind != .lapsed, days[turn.day] == nil {
            days[turn.day] = LedgerDay(day: turn.day)
        }
        if Self.turning.contains(turn.kind) { turns[turn.row, default: []].append(turn) }
    }

    /// Under what an event is counted on its day.
    private static func count(_ kind: EventKind) -> WritableKeyPath<LedgerDay, Int>? {
        switch kind {
        case .opened: \.opened
        case .cleared: \.cleared
        case .relapsed: \.relapsed
        case .closed: \.closed
        case .warned, .lapsed, .assigned, .measured, .progressed, .submitted, .observed, .doubted, .verified, .reopened, .waived, .rescheduled, .noted,
            .started, .audited, .received, .fulfilled, .ended:
            nil
        }
    }

    /// Notes an audit of the whole campaign and what it found.
    mutating func note(_ audit: AuditEntry, on day: Day) {
        var entry = days[day] ?? LedgerDay(day: day)
        (entry.blankInstitutions, entry.blankStaff) = (audit.blankInstitutions, audit.blankStaff)
        days[day] = entry
    }

    /// The days on which something happened, in order.
    mutating func finish() -> [LedgerDay] {
        for (row, turns) in turns { trace(row, turns) }
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
    private mutating func trace(_ id: Int64, _ turns: [Turn]) {
        var days = Set(turns.map(\.day))
        // A row that was set aside is open again when its time has run out.
        for turn in turns { if let until = turn.until, until < moment.day { days.insert(until.adding(days: 1)) } }
        var wasOpen = false
        for day in days.sorted() {
            var row = LedgerRow(id: id)
            for turn in turns where turn.day <= day { row.move(by: turn.kind, on: turn.day, sequence: turn.sequence, until: turn.until) }
            // Rows that were only warned of later, or not entered yet, are not open.
            let isOpen = row.lastSequence > 0 && StandingRules.isOpen.holds(row, on: day)
            if isOpen != wasOpen { change[day, default: 0] += isOpen ? 1 : -1 }
            wasOpen = isOpen
        }
    }
}

extension LedgerReader {
    /// The days on which something happened, up to a moment.
    ///
    /// - Parameters:
    ///   - audits: the audits up to the moment.
    ///   - whole: how audits of the whole campaign name their townships; nil when they name none. Only those tell of blank spots.
    func days(until moment: LedgerMoment, _ audits: [(day: Day, entry: AuditEntry)], whole: [String]?) throws -> [LedgerDay] {
        var series = DailySeries(moment)
        let kinds = DailySeries.kinds.map { "'\($0.rawValue)'" }.sorted().joined(separator: ", ")
        // What an event says matters only of those that set a row aside: the rest is not read, let alone decoded.
        let sql =
            "SELECT sequence, row, kind, recorded, day, CASE WHEN kind = ? THEN payload END FROM event WHERE row > 0 AND kind IN (\(kinds)) ORDER BY sequence"
        let cursor = try Row.fetchCursor(db, sql: sql, arguments: [EventKind.waived.rawValue])
        while let record = try cursor.next() {
            guard let kind = EventKind(rawValue: record[2] as String), let day = Day(record[4] as String), moment.counts(day: day, recorded: record[3])
            else { continue }
            var turn = DailySeries.Turn(row: record[1], kind: kind, day: day, sequence: record[0])
            if kind == .waived, case .waived(let decision) = try EventTable.body(kind, record[5], of: turn.sequence) { turn.until = decision.until }
            series.add(turn)
        }
        for audit in audits where audit.entry.townships.map({ $0 == whole }) ?? true { series.note(audit.entry, on: audit.day) }
        return series.finish()
    }
}
