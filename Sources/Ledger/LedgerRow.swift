import Quantities

/// One row of the ledger: a gap, and how it is being fixed. It is what its events make of it.
public struct LedgerRow: Sendable, Hashable {
    /// Its number, from 1.
    public var id: Int64
    /// `standard/criterion/subject code[/term]`: a gap that comes back is the same row.
    public var key = ""
    /// The standard.
    public var standard = ""
    /// The criterion.
    public var criterion = ""
    /// The heading it is counted under.
    public var group = ""
    /// What is asked.
    public var title = ""
    /// Under which clause.
    public var clause = ""
    /// How much it weighs: critical, major, minor.
    public var severity = ""
    /// Whether it counts: binding, target, …
    public var firmness = ""
    /// The kind of blank spot it is: institution or staff; empty for none.
    public var blank = ""
    /// The kind of subject.
    public var kind = ""
    /// The subject's code.
    public var subject = ""
    /// The subject's name.
    public var name = ""
    /// The code of the township, or of the county.
    public var place = ""
    /// Its name.
    public var placeName = ""
    /// The village.
    public var village = ""
    /// What is required, in words.
    public var required = ""
    /// What there is, in words.
    public var actual = ""
    /// How far it is, in words.
    public var shortfall = ""
    /// Where it stands.
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
    /// Whether something is wrong, or nobody has reported.
    public var outcome = RowOutcome.unmet
    /// Of a warning: whose licence, which exemption, which age makes it a gap.
    public var cause = ""
    /// Of a warning: the first day on which it will be a gap.
    public var expectedOn: Day?

    /// A row of which nothing is known yet.
    public init(id: Int64) {
        self.id = id
    }
}

/// What a row is about.
public enum RowOutcome: String, Sendable, CaseIterable {
    /// A check is not met.
    case unmet
    /// A check cannot be told, because nobody has reported 待填报, 待查明.
    case unreported
}

extension LedgerRow {
    /// What a row becomes by an event. All that is ever in a row comes from here.
    mutating func apply(_ event: EventDraft, sequence: Int64) {
        let payload = event.payload
        func text(_ key: String) -> String { payload[key] ?? "" }
        lastSequence = sequence
        switch event.kind {
        case .opened, .warned:
            // A warning that is only described anew is as old as it was.
            let isSameWarning = event.kind == .warned && status == .warning && payload["expected"] != nil
            if key.isEmpty || status == .lapsed || status == .warning && !isSameWarning { openedOn = event.day }
            key = text("key")
            standard = text("standard")
            criterion = text("criterion")
            group = text("group")
            title = text("title")
            clause = text("clause")
            severity = text("severity")
            firmness = text("firmness")
            blank = text("blank")
            kind = text("kind")
            subject = text("subject")
            name = text("name")
            place = text("place")
            placeName = text("placeName")
            village = text("village")
            required = text("required")
            actual = text("actual")
            shortfall = text("shortfall")
            unit = text("unit")
            measure = text("measure")
            due = Day(text("due"))
            inspector = text("inspector")
            outcome = payload["outcome"].flatMap { RowOutcome(rawValue: $0) } ?? .unmet
            cause = text("cause")
            expectedOn = Day(text("expected"))
            status = event.kind == .opened ? .open : .warning
        case .lapsed: status = .lapsed
        case .assigned:
            if let value = payload["owner"] {
                owner = value
                addFixer(value)
            }
            if let value = payload["unit"] { unit = value }
            work()
        case .measured:
            measure = text("measure")
            work()
        case .progressed:
            progress = text("progress")
            addFixer(event.actor)
            work()
        case .submitted:
            if let value = payload["progress"], !value.isEmpty { progress = value }
            addFixer(event.actor)
            if !owner.isEmpty { addFixer(owner) }
            status = .submitted
            submittedOn = event.day
            submittedSequence = sequence
        case .observed:
            required = text("required")
            actual = text("actual")
            shortfall = text("shortfall")
            if let value = payload["outcome"].flatMap({ RowOutcome(rawValue: $0) }) { outcome = value }
            if let value = payload["measure"] { measure = value }
            if let value = payload["due"] { due = Day(value) }
        case .cleared:
            clearedOn = event.day
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
            // Ledgers of before had no new due date, and kept the progress of the first round.
            if let value = payload["due"] {
                due = Day(value)
                progress = ""
            }
            reopen(on: event.day, isRelapse: true)
        case .verified:
            status = .verified
            checker = event.actor
            verifiedOn = event.day
        case .closed:
            status = .closed
            closedOn = event.day
        case .reopened: reopen(on: event.day, isRelapse: false)
        case .waived:
            status = .waived
            closedOn = event.day
            waivedUntil = Day(text("until"))
            checker = text("approver")
        case .rescheduled: due = Day(text("due"))
        case .noted: note = text("note")
        case .started, .audited, .received, .fulfilled, .ended: break
        }
    }

    private mutating func work() { if status == .open { status = .working } }

    private mutating func addFixer(_ name: String) {
        let names = fixers.isEmpty ? [] : fixers.split(separator: "\n").map(String.init)
        if !names.contains(name) { fixers = (names + [name]).joined(separator: "\n") }
    }

    private mutating func reopen(on day: Day, isRelapse: Bool) {
        status = begun
        submittedOn = nil
        submittedSequence = 0
        clearedOn = nil
        clearedSequence = 0
        verifiedOn = nil
        closedOn = nil
        waivedUntil = nil
        checker = ""
        if isRelapse {
            relapses += 1
            relapsedOn = day
        }
    }
}
