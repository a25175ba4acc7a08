import Audit
import Standards
import Wording

/// How one subject stands: its binding checks by outcome, what the unmet ones lack, and the cells that are to be filled in.
public struct SubjectFigures: Sendable {
    /// Outcomes of the binding checks.
    public private(set) var checks = OutcomeCounts()
    /// What unmet checks lack; a list counts once for each thing missing.
    public private(set) var items = 0
    /// The cells without which checks cannot be decided, each once, as people look for them.
    public private(set) var cells: [String] = []

    /// Binding checks that apply.
    public var asked: Int { checks.met + checks.waived + checks.unmet + checks.unreported }
    /// Of them those met, or set aside.
    public var reached: Int { checks.met + checks.waived }
    /// How it stands, if it is a facility.
    public var state: FacilityState { FacilityState(checks) }

    /// One sentence that adds up: asked = reached + unmet + unreported.
    public var sentence: Text {
        var text = FigurePhrases.reached("\(asked)", "\(reached)")
        if checks.unmet > 0 {
            text = text + FigurePhrases.unmet("\(checks.unmet)")
            if items != checks.unmet { text = text + FigurePhrases.items("\(items)") }
        }
        if checks.unreported > 0 {
            text = text + FigurePhrases.unreported("\(checks.unreported)")
            if !cells.isEmpty { text = text + FigurePhrases.cells("\(cells.count)") }
        } else if !cells.isEmpty {
            text = text + FigurePhrases.furtherCells("\(cells.count)")
        }
        return text
    }

    /// The figures of every subject of a batch that kept its outcomes, by the subject's number.
    public static func all(of batch: Batch, _ program: AuditProgram) -> [SubjectFigures] {
        var result = Array(repeating: SubjectFigures(), count: batch.subjects.count)
        for outcome in batch.outcomes where program.checks[outcome.check].firmness == .binding {
            result[outcome.subject].checks.add(outcome.outcome)
        }
        result.note(batch, program)
        return result
    }

    /// The same without outcomes: what is unmet and unreported is known from the gaps, what is met is not.
    public static func gaps(of batch: Batch, _ program: AuditProgram) -> [SubjectFigures] {
        var result = Array(repeating: SubjectFigures(), count: batch.subjects.count)
        var last: (check: Int, subject: Int)?
        var isUnmet = false
        for gap in batch.gaps where program.checks[gap.check].firmness == .binding {
            // The missing items of one list stand together, and are one check.
            if let last, last == (gap.check, gap.subject) {
                if gap.outcome == .unmet, !isUnmet {
                    result[gap.subject].checks.unreported -= 1
                    result[gap.subject].checks.unmet += 1
                    isUnmet = true
                }
            } else {
                result[gap.subject].checks.add(gap.outcome)
                isUnmet = gap.outcome == .unmet
            }
            last = (gap.check, gap.subject)
        }
        result.note(batch, program)
        return result
    }
}

extension [SubjectFigures] {
    fileprivate mutating func note(_ batch: Batch, _ program: AuditProgram) {
        let words = ValueWords(vocabulary: program.vocabulary)
        for gap in batch.gaps where program.checks[gap.check].firmness == .binding { self[gap.subject].note(gap, batch, words) }
    }
}

extension SubjectFigures {
    fileprivate mutating func note(_ gap: Gap, _ batch: Batch, _ words: ValueWords) {
        if gap.outcome == .unmet {
            items += 1
        } else {
            for fact in gap.missing {
                let label = words.label(fact, for: batch.subjects[gap.subject].kind)
                if !cells.contains(label) { cells.append(label) }
            }
        }
    }
}
