/// What a fresh audit changed in the ledger.
public struct SyncResult: Sendable, Hashable {
    /// Rows that were entered.
    public var opened = 0
    /// Rows that are ready to be checked.
    public var cleared = 0
    /// Rows that came back.
    public var relapsed = 0
    /// Rows set aside whose time has run out.
    public var waiversEnded = 0
    /// Rows whose values changed.
    public var observed = 0
    /// Rows that are as they were.
    public var unchanged = 0
    /// Rows of which the audit cannot say: not reported, not applicable, or the subject is gone.
    public var unknown = 0
    /// Warnings that were entered.
    public var warned = 0
    /// Warnings that did not come true.
    public var lapsed = 0
    /// Of the rows entered, those nobody has reported: possible blank spots, and what else the campaign follows.
    public var asked = 0
}
