import Audit

/// Which gaps make an audit count as failed.
public enum GapThreshold: String, Sendable, CaseIterable {
    /// None.
    case none
    /// Blank spots.
    case blank
    /// Blank spots, and unmet checks of the highest severity.
    case critical
    /// Everything binding that is unmet.
    case any

    /// Whether an audit has such gaps.
    public func isReached(by totals: Totals) -> Bool {
        switch self {
        case .none: false
        case .blank: totals.blanks.contains { $0 > 0 }
        case .critical: totals.blanks.contains { $0 > 0 } || totals.unmetChecks[0] > 0
        case .any: totals.blanks.contains { $0 > 0 } || totals.binding.unmet > 0
        }
    }
}
