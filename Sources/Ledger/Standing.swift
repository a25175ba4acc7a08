import Quantities

/// Where a row stands on a day: the one place that says what is open, overdue, set aside or finished.
///
/// Status, lists, the page, the daily series, sheets and syncs ask this; none decides by itself.
public struct Standing: Sendable, Hashable {
    /// The day it is about.
    public let day: Day
    /// Its status on the day: a row set aside is to be fixed again from the day after its last.
    public let status: LedgerStatus
    /// Whether it was set aside and that time has run out.
    public let hasRunOut: Bool
    /// Whether an audit found it gone, while it is still open.
    public let isCleared: Bool
    /// Whether it is open because nobody has reported, rather than because something is wrong 待查明.
    public let isUnreported: Bool
    /// Whether it came back at least once.
    public let hasRelapsed: Bool
    /// How many days are left to the day it is due: negative when that has passed, nil when it is not open or has none.
    public let daysLeft: Int?
    /// How long it has been open, or was until it was finished; from the day it last came back.
    public let daysOpen: Int

    /// How a row stands on a day, the row being what its events up to that day made of it.
    public init(_ row: LedgerRow, on day: Day) {
        self.day = day
        hasRunOut = row.status == .waived && row.waivedUntil.map { $0 < day } ?? false
        status = hasRunOut ? row.begun : row.status
        isCleared = status.isOpen && !hasRunOut && row.clearedSequence > 0
        isUnreported = status.isOpen && row.outcome == .unreported
        hasRelapsed = row.relapses > 0
        daysLeft = status.isOpen ? row.due.map { Int($0.number) - Int(day.number) } : nil
        let since = max(row.openedOn, row.relapsedOn ?? row.openedOn)
        let until = status.isOpen || status == .warning ? day : row.closedOn ?? day
        daysOpen = max(0, Int(until.number) - Int(since.number))
    }

    /// Whether it is about a gap, rather than a warning.
    public var isGap: Bool { status.isGap }
    /// Whether it is still to be fixed.
    public var isOpen: Bool { status.isOpen }
    /// Whether somebody says it is done, and it is not written off yet.
    public var isSubmitted: Bool { status == .submitted || status == .verified }
    /// Whether it is written off.
    public var isClosed: Bool { status == .closed }
    /// Whether it is set aside, and that still counts.
    public var isWaived: Bool { status == .waived }
    /// Whether it may become a gap.
    public var isWarning: Bool { status == .warning }
    /// Whether it is still to be fixed after the day it was due.
    public var isOverdue: Bool { daysLeft.map { $0 < 0 } ?? false }
    /// Whether it is due on the very day.
    public var isDueToday: Bool { daysLeft == 0 }
}

extension LedgerRow {
    /// How it stands on a day.
    public func standing(on day: Day) -> Standing { Standing(self, on: day) }

    /// The status of a row that is to be fixed and was not handed in: whether anybody has begun.
    var begun: LedgerStatus { owner.isEmpty && progress.isEmpty ? .open : .working }
}
