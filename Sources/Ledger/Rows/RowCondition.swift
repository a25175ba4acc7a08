import Quantities

/// A statement about a row on a day. The same statement can be asked of a row in memory and of the table of rows.
indirect enum RowCondition: Sendable {
    /// Its last event left it in one of these.
    case isIn([LedgerStatus])
    /// Whether something is wrong, or nobody has reported.
    case isOutcome(RowOutcome)
    /// One of its days is before the day asked about; a day it does not have is not.
    case hasPassed(RowDay)
    /// One of its numbers is above zero.
    case isPositive(RowNumber)
    /// One of its texts is empty.
    case isEmpty(RowText)
    /// A number worked out is below zero; one that there is not is not.
    case isNegative(DayCount)
    /// A number worked out is zero.
    case isZero(DayCount)
    case all([RowCondition])
    case any([RowCondition])
    case not(RowCondition)

    /// Whether it is true of a row.
    func holds(_ row: LedgerRow, on day: Day) -> Bool {
        switch self {
        case .isIn(let statuses): statuses.contains(row.status)
        case .isOutcome(let outcome): row.outcome == outcome
        case .hasPassed(let column): column.value(row).map { $0 < day } ?? false
        case .isPositive(let column): column.value(row) > 0
        case .isEmpty(let column): column.value(row).isEmpty
        case .isNegative(let count): count.value(row, on: day).map { $0 < 0 } ?? false
        case .isZero(let count): count.value(row, on: day) == 0
        case .all(let parts): parts.allSatisfy { $0.holds(row, on: day) }
        case .any(let parts): parts.contains { $0.holds(row, on: day) }
        case .not(let part): !part.holds(row, on: day)
        }
    }

    /// The same as an SQL expression over the table of rows, never null.
    func sql(on day: Day) -> String {
        switch self {
        case .isIn(let statuses): "status IN (\(statuses.map { "'\($0.rawValue)'" }.joined(separator: ", ")))"
        case .isOutcome(let outcome): "outcome = '\(outcome.rawValue)'"
        case .hasPassed(let column): "coalesce(\(column.rawValue) < \(day.number), 0)"
        case .isPositive(let column): "coalesce(\(column.rawValue), 0) > 0"
        case .isEmpty(let column): "\(column.rawValue) = ''"
        case .isNegative(let count): "coalesce(\(count.sql(on: day)) < 0, 0)"
        case .isZero(let count): "coalesce(\(count.sql(on: day)) = 0, 0)"
        case .all(let parts): "(" + parts.map { $0.sql(on: day) }.joined(separator: " AND ") + ")"
        case .any(let parts): "(" + parts.map { $0.sql(on: day) }.joined(separator: " OR ") + ")"
        case .not(let part): "NOT \(part.sql(on: day))"
        }
    }
}

/// A number of days worked out of a row on a day; there may be none.
indirect enum DayCount: Sendable {
    /// The day asked about.
    case today
    /// A day of the row.
    case of(RowDay)
    /// From the second to the first.
    case between(DayCount, DayCount)
    /// The later of two; none where either is none.
    case later(DayCount, DayCount)
    /// The first, or where there is none the second.
    case orElse(DayCount, DayCount)
    /// The first where a statement holds, else the second.
    case whether(RowCondition, DayCount, DayCount)
    case zero
    case none

    /// The number for a row.
    func value(_ row: LedgerRow, on day: Day) -> Int? {
        switch self {
        case .today: Int(day.number)
        case .of(let column): column.value(row).map { Int($0.number) }
        case .between(let to, let from):
            if let end = to.value(row, on: day), let start = from.value(row, on: day) { end - start } else { nil }
        case .later(let one, let other):
            if let left = one.value(row, on: day), let right = other.value(row, on: day) { max(left, right) } else { nil }
        case .orElse(let first, let second): first.value(row, on: day) ?? second.value(row, on: day)
        case .whether(let condition, let first, let second): condition.holds(row, on: day) ? first.value(row, on: day) : second.value(row, on: day)
        case .zero: 0
        case .none: nil
        }
    }

    /// The same as an SQL expression over the table of rows, null where there is none.
    func sql(on day: Day) -> String {
        switch self {
        case .today: "\(day.number)"
        case .of(let column): column.rawValue
        case .between(let to, let from): "(\(to.sql(on: day)) - \(from.sql(on: day)))"
        case .later(let one, let other): "max(\(one.sql(on: day)), \(other.sql(on: day)))"
        case .orElse(let first, let second): "coalesce(\(first.sql(on: day)), \(second.sql(on: day)))"
        case .whether(let condition, let first, let second):
            "CASE WHEN \(condition.sql(on: day)) THEN \(first.sql(on: day)) ELSE \(second.sql(on: day)) END"
        case .zero: "0"
        case .none: "NULL"
        }
    }
}

/// The days of a row that say where it stands, by column.
enum RowDay: String, Sendable {
    case due, openedOn, relapsedOn, closedOn, waivedUntil

    func value(_ row: LedgerRow) -> Day? {
        switch self {
        case .due: row.due
        case .openedOn: row.openedOn
        case .relapsedOn: row.relapsedOn
        case .closedOn: row.closedOn
        case .waivedUntil: row.waivedUntil
        }
    }
}

/// The numbers of a row that say where it stands, by column.
enum RowNumber: String, Sendable {
    case clearedSequence, relapses

    func value(_ row: LedgerRow) -> Int64 {
        switch self {
        case .clearedSequence: row.clearedSequence
        case .relapses: Int64(row.relapses)
        }
    }
}

/// The texts of a row that say where it stands, by column.
enum RowText: String, Sendable {
    case owner, progress

    func value(_ row: LedgerRow) -> String {
        switch self {
        case .owner: row.owner
        case .progress: row.progress
        }
    }
}
