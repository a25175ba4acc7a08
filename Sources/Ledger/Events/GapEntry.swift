import Audit
import Quantities
import Standards

/// A gap as an audit describes it: where, what, how much.
package struct GapDescription: Sendable, Hashable {
    /// Which gap it is.
    package var key: GapKey
    /// The heading it is counted under.
    package var group = ""
    /// What is asked.
    package var title = ""
    /// Under which clause.
    package var clause = ""
    /// How much it weighs.
    package var severity: Severity
    /// Whether it counted on the day of the audit.
    package var firmness: Firmness
    /// The kind of blank spot it is, or may be.
    package var blank: BlankSpotKind?
    /// The kind of subject, by id.
    package var kind: String
    /// The subject's name.
    package var name = ""
    /// The code of the township, or of what stands above townships.
    package var place: String
    /// Its name.
    package var placeName = ""
    /// The village it is in.
    package var village = ""
    /// Whether something is wrong, or nobody has reported.
    package var outcome = RowOutcome.unmet
    /// What is asked, what there is and how far it is, for reading.
    package var words = GapPhrases()
    /// The same as numbers, for comparing.
    package var amounts = GapAmounts()
    /// The body the criterion makes responsible.
    package var unit: String?
    /// What the criterion says is to be done.
    package var measure: String?

    package init(key: GapKey, severity: Severity, firmness: Firmness, kind: String, place: String) {
        self.key = key
        self.severity = severity
        self.firmness = firmness
        self.kind = kind
        self.place = place
    }
}

/// What the event says that enters a gap: the gap, who found it and when it is due.
package struct GapEntry: Sendable, Hashable {
    /// The gap; its body is the one that is responsible here.
    package var gap: GapDescription
    /// Who found it and signed.
    package var inspector: String
    /// The day it is due.
    package var due: Day

    package init(_ gap: GapDescription, inspector: String, due: Day) {
        self.gap = gap
        self.inspector = inspector
        self.due = due
    }
}

/// What an audit found otherwise than the row has it.
package struct Observation: Sendable, Hashable {
    /// The new words.
    package var words: GapPhrases
    /// The new numbers.
    package var amounts: GapAmounts
    /// What it is now: a gap that was a question, or the other way round; nil when that did not change.
    package var outcome: RowOutcome?
    /// The new due date; nil leaves the old one.
    package var due: Day?
    /// The new measure; nil leaves the old one.
    package var measure: String?

    package init(words: GapPhrases, amounts: GapAmounts, outcome: RowOutcome? = nil, due: Day? = nil, measure: String? = nil) {
        self.words = words
        self.amounts = amounts
        self.outcome = outcome
        self.due = due
        self.measure = measure
    }
}
