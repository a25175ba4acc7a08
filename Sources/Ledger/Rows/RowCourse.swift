import Quantities

/// What an event does to where a row stands, whatever else it says.
extension LedgerRow {
    /// Moves a row on its way by an event of a kind.
    ///
    /// - Parameter until: of a decision to set it aside, the last day it counts.
    mutating func move(by kind: EventKind, on day: Day, sequence: Int64, until: Day? = nil) {
        lastSequence = sequence
        switch kind {
        case .opened:
            if !isEntered || !StandingRules.isGap.holds(self, on: day) { openedOn = day }
            status = .open
        case .warned:
            if !isEntered || !StandingRules.isGap.holds(self, on: day) { openedOn = day }
            status = .warning
        case .lapsed: status = .lapsed
        case .assigned, .measured, .progressed: if status == .open { status = .working }
        case .submitted:
            status = .submitted
            submittedOn = day
            submittedSequence = sequence
        case .cleared:
            clearedOn = day
            clearedSequence = sequence
        case .doubted:
            clearedOn = nil
            clearedSequence = 0
            if status == .verified {
                status = .submitted
                verifiedOn = nil
                checker = ""
            }
        case .relapsed:
            beginAgain()
            relapses += 1
            relapsedOn = day
        case .verified:
            status = .verified
            verifiedOn = day
        case .closed:
            status = .closed
            closedOn = day
        case .reopened: beginAgain()
        case .waived:
            status = .waived
            closedOn = day
            waivedUntil = until
        case .observed, .rescheduled, .noted, .started, .audited, .received, .fulfilled, .ended: break
        }
    }

    private mutating func beginAgain() {
        status = begun
        submittedOn = nil
        submittedSequence = 0
        clearedOn = nil
        clearedSequence = 0
        verifiedOn = nil
        closedOn = nil
        waivedUntil = nil
        checker = ""
    }
}
