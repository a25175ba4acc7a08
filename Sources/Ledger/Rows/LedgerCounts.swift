import Quantities

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
    /// Of them, those nobody has reported: to be filled in, or to be found out.
    public var unreported = 0
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
    package init(id: String, name: String) {
        self.id = id
        self.name = name
    }

    /// Counts a row in.
    mutating func add(_ standing: Standing) {
        total += 1
        if standing.isOpen { open += 1 }
        if standing.isSubmitted { submitted += 1 }
        if standing.isCleared { cleared += 1 }
        if standing.isUnreported { unreported += 1 }
        if standing.isOverdue { overdue += 1 }
        if standing.isDueToday { dueToday += 1 }
        if standing.isClosed { closed += 1 }
        if standing.isWaived { waived += 1 }
        if standing.hasRelapsed { relapsed += 1 }
        if standing.isOpen { longest = max(longest, standing.daysOpen) }
    }
}
