import Quantities

/// What is said of where a row stands, each thing by one statement, from which both ``Standing`` and the SQL of lists are made.
enum StandingRules {
    /// Whether its last event left it still to be fixed.
    private static let isLeftOpen = RowCondition.isIn([.open, .working, .submitted, .verified])
    /// Set aside until a day that has passed.
    static let hasRunOut = RowCondition.all([.isIn([.waived]), .hasPassed(.waivedUntil)])
    /// Whether nobody has begun: neither is anybody responsible nor was anything done.
    static let isUntouched = RowCondition.all([.isEmpty(.owner), .isEmpty(.progress)])

    /// About a gap, rather than a warning.
    static let isGap = RowCondition.not(.isIn([.warning, .lapsed]))
    /// Still to be fixed: a row set aside is that again from the day after its last.
    static let isOpen = RowCondition.any([isLeftOpen, hasRunOut])
    /// Said to be done, and not written off yet.
    static let isSubmitted = RowCondition.isIn([.submitted, .verified])
    /// Found gone by an audit, while it is still open.
    static let isCleared = RowCondition.all([isLeftOpen, .isPositive(.clearedSequence)])
    /// Open because nobody has reported, rather than because something is wrong 待查明.
    static let isUnreported = RowCondition.all([isOpen, .isOutcome(.unreported)])
    /// Came back at least once.
    static let hasRelapsed = RowCondition.isPositive(.relapses)
    /// Written off.
    static let isClosed = RowCondition.isIn([.closed])
    /// Set aside, and that still counts.
    static let isWaived = RowCondition.all([.isIn([.waived]), .not(.hasPassed(.waivedUntil))])
    /// May become a gap.
    static let isWarning = RowCondition.isIn([.warning])
    /// Still to be fixed after the day it was due.
    static let isOverdue = RowCondition.isNegative(daysLeft)
    /// Due on the very day.
    static let isDueToday = RowCondition.isZero(daysLeft)

    /// How many days are left to the day it is due; none when it is not open or has no such day.
    static let daysLeft = DayCount.whether(isOpen, .between(.of(.due), .today), .none)
    /// How long it has been open, or was until it was finished; from the day it last came back.
    static let daysOpen = DayCount.later(
        .zero,
        .between(
            .whether(.any([isOpen, isWarning]), .today, .orElse(.of(.closedOn), .today)),
            .later(.of(.openedOn), .orElse(.of(.relapsedOn), .of(.openedOn)))))

    /// The status on a day that another has than its last event left it in: one whose time set aside has run out is open, or in progress where somebody had
    /// begun. The first that holds counts.
    static let statuses: [(status: LedgerStatus, condition: RowCondition)] = [(.open, .all([hasRunOut, isUntouched])), (.working, hasRunOut)]

    /// The status as an SQL expression over the table of rows.
    static func statusSQL(on day: Day) -> String {
        "CASE " + statuses.map { "WHEN \($0.condition.sql(on: day)) THEN '\($0.status.rawValue)'" }.joined(separator: " ") + " ELSE status END"
    }
}
