import Quantities

/// Where a row stands on a day, by `StandingRules`: what is open, overdue, set aside or finished.
///
/// Status, lists, the page, the daily series, sheets and syncs ask this; none decides by itself.
public struct Standing: Sendable, Hashable {
    /// The day it is about.
    public let day: Day
    /// Its status on the day: a row set aside is to be fixed again from the day after its last.
    public let status: LedgerStatus
    /// Whether it is about a gap, rather than a warning.
    public let isGap: Bool
    /// Whether it is still to be fixed.
    public let isOpen: Bool
    /// Whether it was set aside and that time has run out.
    public let hasRunOut: Bool
    /// Whether somebody says it is done, and it is not written off yet.
    public let isSubmitted: Bool
    /// Whether an audit found it gone, while it is still open.
    public let isCleared: Bool
    /// Whether it is open because nobody has reported, rather than because something is wrong 待查明.
    public let isUnreported: Bool
    /// Whether it came back at least once.
    public let hasRelapsed: Bool
    /// Whether it is written off.
    public let isClosed: Bool
    /// Whether it is set aside, and that still counts.
    public let isWaived: Bool
    /// Whether it may become a gap.
    public let isWarning: Bool
    /// Whether it is still to be fixed after the day it was due.
    public let isOverdue: Bool
    /// Whether it is due on the very day.
    public let isDueToday: Bool
    /// How many days are left to the day it is due: negative when that has passed, nil when it is not open or has none.
    public let daysLeft: Int?
    /// How long it has been open, or was until it was finished; from the day it last came back.
    public let daysOpen: Int

    /// How a row stands on a day, the row being what its events up to that day made of it.
    public init(_ row: LedgerRow, on day: Day) {
        self.day = day
        func holds(_ condition: RowCondition) -> Bool { condition.holds(row, on: day) }
        status = StandingRules.statuses.first { holds($0.condition) }?.status ?? row.status
        isGap = holds(StandingRules.isGap)
        isOpen = holds(StandingRules.isOpen)
        hasRunOut = holds(StandingRules.hasRunOut)
        isSubmitted = holds(StandingRules.isSubmitted)
        isCleared = holds(StandingRules.isCleared)
        isUnreported = holds(StandingRules.isUnreported)
        hasRelapsed = holds(StandingRules.hasRelapsed)
        isClosed = holds(StandingRules.isClosed)
        isWaived = holds(StandingRules.isWaived)
        isWarning = holds(StandingRules.isWarning)
        isOverdue = holds(StandingRules.isOverdue)
        isDueToday = holds(StandingRules.isDueToday)
        daysLeft = StandingRules.daysLeft.value(row, on: day)
        daysOpen = StandingRules.daysOpen.value(row, on: day) ?? 0
    }
}

extension LedgerRow {
    /// How it stands on a day.
    public func standing(on day: Day) -> Standing { Standing(self, on: day) }

    /// The status of a row that is to be fixed and was not handed in: whether anybody has begun.
    var begun: LedgerStatus { StandingRules.isUntouched.holds(self, on: openedOn) ? .open : .working }
}
