import Quantities

/// What a township is to be reminded of: rows that are late, and rows that fall due soon.
public struct Reminder: Sendable, Hashable {
    /// The township, or what stands above townships.
    public let place: LedgerPlace
    /// Rows past their day that are still to be fixed, the longest past first.
    public let late: [DueGroup]
    /// Rows that fall due within the time asked about, the soonest first.
    public let coming: [DueGroup]
    /// Rows somebody says are done, which wait for a checker and not for the township.
    public let waiting: Int

    /// How many rows are late.
    public var lateRows: Int { late.reduce(0) { $0 + $1.rows.count } }
    /// How many fall due soon.
    public var comingRows: Int { coming.reduce(0) { $0 + $1.rows.count } }

    /// The reminders of a ledger's rows: whoever has most late rows first, then whoever has most to come. Nobody without either is reminded.
    ///
    /// - Parameters:
    ///   - rows: the rows of one ledger; closed ones are passed over.
    ///   - day: the day it is told on; what was due before it is late.
    ///   - days: how far ahead what falls due is told.
    public static func all(_ rows: [LedgerRow], on day: Day, within days: Int) -> [Reminder] {
        Dictionary(grouping: rows, by: \.place).map { code, rows in
            let told = rows.map { (row: $0, standing: $0.standing(on: day)) }
            let undone = told.filter { $0.standing.isOpen && !$0.standing.isSubmitted }
            let coming = undone.filter { !$0.standing.isOverdue && $0.standing.daysLeft.map { $0 <= days } ?? false }
            return Reminder(
                place: LedgerPlace(code: code, name: rows[0].placeName), late: DueGroup.groups(undone.filter(\.standing.isOverdue).map(\.row)),
                coming: DueGroup.groups(coming.map(\.row)), waiting: told.count { $0.standing.isSubmitted })
        }.filter { !$0.late.isEmpty || !$0.coming.isEmpty }.sorted { left, right in
            (-left.lateRows, -left.comingRows, left.place.code) < (-right.lateRows, -right.comingRows, right.place.code)
        }
    }
}
