import Audit
import Quantities
import Standards

/// One row of the ledger: a gap, and how it is being fixed. It is what its events make of it.
public struct LedgerRow: Sendable, Hashable {
    /// Its number, from 1.
    public var id: Int64
    /// Which gap it is: one that comes back is the same row. Nil until it is entered.
    public var gapKey: GapKey?
    /// The heading it is counted under.
    public var group = ""
    /// What is asked.
    public var title = ""
    /// Under which clause.
    public var clause = ""
    /// How much it weighs.
    public var severity = Severity.minor
    /// Whether it counts.
    public var firmness = Firmness.binding
    /// The kind of blank spot it is.
    public var blank: BlankSpotKind?
    /// The kind of subject, by id.
    public var kind = ""
    /// The subject's name.
    public var name = ""
    /// The code of the township, or of the county.
    public var place = ""
    /// Its name.
    public var placeName = ""
    /// The village.
    public var village = ""
    /// What is required, what there is and how far it is, in words.
    public var words = GapPhrases()
    /// The same as numbers, as they are stored: they are read only where two are compared.
    var amountTexts = AmountTexts()
    /// Whether something is wrong, or nobody has reported.
    public var outcome = RowOutcome.unmet
    /// Where it stands, as its last event left it; ``standing(on:)`` says where it stands on a day.
    public var status = LedgerStatus.open
    /// The body that is responsible 责任单位.
    public var unit = ""
    /// The person who is responsible 责任人.
    public var owner = ""
    /// What is to be done.
    public var measure = ""
    /// The day it is due.
    public var due: Day?
    /// Who found it and signed.
    public var inspector = ""
    /// The day it was found.
    public var openedOn = Day(number: 0)
    /// What was done last.
    public var progress = ""
    /// Everybody who had a hand in fixing it, a name a line.
    public var fixers = ""
    /// The day it was said to be done.
    public var submittedOn: Day?
    /// The event in which it was said to be done.
    public var submittedSequence: Int64 = 0
    /// The day of the audit that found it gone.
    public var clearedOn: Day?
    /// The event of that audit.
    public var clearedSequence: Int64 = 0
    /// Who checked it.
    public var checker = ""
    /// The day it was checked.
    public var verifiedOn: Day?
    /// The day it was written off, or set aside.
    public var closedOn: Day?
    /// The last day a decision to set it aside counts.
    public var waivedUntil: Day?
    /// How often it came back.
    public var relapses = 0
    /// The day it last came back.
    public var relapsedOn: Day?
    /// The last remark.
    public var note = ""
    /// The last event about it.
    public var lastSequence: Int64 = 0
    /// Of a warning: when it comes true, and why.
    public var expectation: Expectation?

    /// A row of which nothing is known yet.
    package init(id: Int64) {
        self.id = id
    }

    /// The key as it is written; empty until it is entered.
    public var key: String { gapKey?.text ?? "" }
    /// The standard.
    public var standard: String { gapKey?.standard ?? "" }
    /// The criterion.
    public var criterion: String { gapKey?.criterion ?? "" }
    /// The subject's code.
    public var subject: String { gapKey?.subject ?? "" }
    /// What is required, what there is and how far it is, as numbers; empty for rows of events older than those.
    public var amounts: GapAmounts { amountTexts.amounts ?? GapAmounts() }
    /// Whether it has been entered.
    var isEntered: Bool { gapKey != nil }
}

/// What a row is about.
public enum RowOutcome: String, Sendable, CaseIterable {
    /// A check is not met.
    case unmet
    /// A check cannot be told, because nobody has reported 待填报, 待查明.
    case unreported
}
