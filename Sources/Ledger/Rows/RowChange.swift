import Quantities

/// What an event makes of a row. All that is ever in a row comes from here and from ``LedgerRow/move(by:on:sequence:until:)``.
extension LedgerRow {
    mutating func apply(_ event: EventDraft, sequence: Int64) {
        let day = event.day
        switch event.body {
        case .opened(let entry):
            move(by: .opened, on: day, sequence: sequence)
            enter(entry, nil)
        case .warned(let entry, let expectation):
            let since = openedOn
            // A warning that is only described anew is as old as it was.
            let isSame = isEntered && status == .warning && expectation != nil
            move(by: .warned, on: day, sequence: sequence)
            if isSame { openedOn = since }
            enter(entry, expectation)
        case .assigned(let assignment):
            if let owner = assignment.owner {
                self.owner = owner
                addFixer(owner)
            }
            if let unit = assignment.unit { self.unit = unit }
            move(by: .assigned, on: day, sequence: sequence)
        case .measured(let text):
            measure = text
            move(by: .measured, on: day, sequence: sequence)
        case .progressed(let text):
            progress = text
            addFixer(event.actor)
            move(by: .progressed, on: day, sequence: sequence)
        case .submitted(let text):
            if let text, !text.isEmpty { progress = text }
            addFixer(event.actor)
            if !owner.isEmpty { addFixer(owner) }
            move(by: .submitted, on: day, sequence: sequence)
        case .observed(let observation):
            observe(observation)
            move(by: .observed, on: day, sequence: sequence)
        case .relapsed(let due):
            // Ledgers of before had no new due date, and kept the progress of the first round.
            if let due {
                self.due = due
                progress = ""
            }
            move(by: .relapsed, on: day, sequence: sequence)
        case .verified:
            checker = event.actor
            move(by: .verified, on: day, sequence: sequence)
        case .waived(let decision):
            checker = decision.approver
            move(by: .waived, on: day, sequence: sequence, until: decision.until)
        case .rescheduled(let move):
            due = move.due
            self.move(by: .rescheduled, on: day, sequence: sequence)
        case .noted(let text):
            note = text
            move(by: .noted, on: day, sequence: sequence)
        case .lapsed, .cleared, .doubted, .closed, .reopened, .started, .audited, .received, .fulfilled, .ended:
            move(by: event.kind, on: day, sequence: sequence)
        }
    }

    /// Takes what the event says that entered it.
    private mutating func enter(_ entry: GapEntry, _ expectation: Expectation?) {
        let gap = entry.gap
        gapKey = gap.key
        group = gap.group
        title = gap.title
        clause = gap.clause
        severity = gap.severity
        firmness = gap.firmness
        blank = gap.blank
        kind = gap.kind
        name = gap.name
        place = gap.place
        placeName = gap.placeName
        village = gap.village
        words = gap.words
        amountTexts = AmountTexts(gap.amounts)
        outcome = gap.outcome
        unit = gap.unit ?? ""
        measure = gap.measure ?? ""
        due = entry.due
        inspector = entry.inspector
        self.expectation = expectation
    }

    private mutating func observe(_ observation: Observation) {
        words = observation.words
        amountTexts = AmountTexts(observation.amounts)
        if let outcome = observation.outcome { self.outcome = outcome }
        if let measure = observation.measure { self.measure = measure }
        if let due = observation.due { self.due = due }
    }

    private mutating func addFixer(_ name: String) {
        let names = fixers.isEmpty ? [] : fixers.split(separator: "\n").map(String.init)
        if !names.contains(name) { fixers = (names + [name]).joined(separator: "\n") }
    }
}
