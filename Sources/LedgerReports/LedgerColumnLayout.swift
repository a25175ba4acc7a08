import Ledger

extension LedgerColumn {
    /// Its width in characters.
    var width: Double {
        switch self {
        case .number: 5
        case .township, .shortfall, .status: 9
        case .facility, .inspector: 12
        case .village, .clause, .unit: 13
        case .problem: 26
        case .measure, .progress: 22
        case .due, .inspected, .submitted, .closed: 11
        case .note: 14
        default: 9
        }
    }

    /// Whether long text goes on in the next line.
    var wraps: Bool {
        [.problem, .measure, .progress, .note, .village, .facility, .clause, .unit, .owner, .inspector, .checker, .shortfall, .actual].contains(self)
    }
}
