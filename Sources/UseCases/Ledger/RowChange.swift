import Ledger
import Quantities

/// What may be recorded of rows of a ledger.
public enum RowChange: Sendable {
    /// Somebody is made responsible.
    case assign(owner: String?, unit: String?)
    /// It is laid down what is to be done.
    case measure(String)
    /// Something was done.
    case progress(String)
    /// Whoever fixed it says that it is done.
    case submit(progress: String?)
    /// Somebody else has checked it.
    case verify
    /// It is written off.
    case close
    /// It is set aside, by somebody, until a day.
    case waive(reason: String, approver: String, until: Day)
    /// It is sent back, or a closing is corrected.
    case reopen(reason: String)
    /// Another day is set; past the campaign's end only where that is meant.
    case moveDue(to: Day, reason: String, beyondEnd: Bool)
    /// A remark.
    case note(String)

    /// The event of a row, signed.
    func event(_ row: LedgerRow, on day: Day, by actor: String) -> EventDraft {
        func draft(_ body: EventBody, reason: String = "") -> EventDraft {
            EventDraft(row: row.id, body, on: day, by: actor, reason: reason)
        }
        switch self {
        case .assign(let owner, let unit): return draft(.assigned(Assignment(owner: owner, unit: unit)))
        case .measure(let text): return draft(.measured(text))
        case .progress(let text): return draft(.progressed(text))
        case .submit(let text): return draft(.submitted(progress: text))
        case .verify: return draft(.verified)
        case .close: return draft(.closed)
        case .waive(let reason, let approver, let until):
            return draft(.waived(WaiverDecision(approver: approver, until: until)), reason: reason)
        case .reopen(let reason): return draft(.reopened, reason: reason)
        case .moveDue(let due, let reason, let beyondEnd):
            return draft(.rescheduled(DueMove(to: due, from: row.due, isBeyondEnd: beyondEnd)), reason: reason)
        case .note(let text): return draft(.noted(text))
        }
    }
}
