import Audit
import Figures
import Inventories
import Quantities
import Standards
import Wording

extension AuditFindings {
    /// Takes from batches what the ledger needs.
    package struct Collector: Sendable {
        private let program: AuditProgram
        private let wanted: Set<GapKey>
        private let firmness: [Firmness]
        private let outcomes: [RowOutcome]
        private let words: GapWords
        private let names: SubjectNames
        private let cells: ValueWords

        /// A collector for a program.
        ///
        /// - Parameters:
        ///   - firmness: which gaps go into the ledger.
        ///   - outcomes: whether what is not reported goes into it too; possible blank spots always do.
        ///   - wanted: the checks whose outcomes the ledger wants to know.
        package init(_ program: AuditProgram, firmness: [Firmness], outcomes: [RowOutcome] = [.unmet], wanted: Set<GapKey>) {
            self.program = program
            self.firmness = firmness
            self.outcomes = outcomes
            self.wanted = wanted
            words = GapWords(program)
            names = SubjectNames(program.vocabulary)
            cells = ValueWords(vocabulary: program.vocabulary)
        }

        /// What a batch says; the audit must keep its outcomes.
        package func piece(_ batch: Batch) -> Piece {
            var piece = Piece()
            for gap in batch.gaps {
                let check = program.checks[gap.check]
                guard firmness.contains(check.firmness) else { continue }
                let subject = batch.subjects[gap.subject]
                let item = words.term(gap)
                let key = GapKey(check: check.name, subject: subject.code, item: item?.id)
                if gap.outcome == .unmet {
                    piece.gaps.append(record(gap, check, subject, key, item))
                } else {
                    piece.unreported.append(key)
                    if outcomes.contains(.unreported) || check.criterion.blankSpot != nil {
                        piece.questions.append(question(gap, check, subject, key, item))
                    }
                }
            }
            for outcome in batch.outcomes where !wanted.isEmpty {
                let key = GapKey(check: program.checks[outcome.check].name, subject: batch.subjects[outcome.subject].code)
                if wanted.contains(key) { piece.outcomes.append((key, outcome.outcome)) }
            }
            piece.blanks = batch.totals.blanks
            return piece
        }

        private func record(_ gap: Gap, _ check: Check, _ subject: SubjectName, _ key: GapKey, _ item: Term?) -> GapRecord {
            let criterion = check.criterion
            var description = GapDescription(
                key: key, severity: criterion.severity, firmness: check.firmness, kind: program.vocabulary.kinds[subject.kind].id, place: subject.place)
            description.group = criterion.group
            description.title = criterion.title + (item.map { "：\($0.label)" } ?? "")
            description.clause = check.citation.full
            description.blank = criterion.blankSpot
            description.name = names.registered(subject)
            description.placeName = subject.placeName
            description.village = subject.village
            description.words = GapPhrases(
                required: words.required(gap) ?? "", actual: words.actual(gap)?.zh ?? "", shortfall: words.shortfall(gap) ?? "")
            description.amounts = GapAmounts(required: gap.required, actual: gap.actual, shortfall: gap.shortfall, unit: gap.unit)
            description.measure = criterion.rectification?.measure
            description.unit = criterion.rectification?.responsible
            return GapRecord(description, days: criterion.rectification?.days)
        }

        /// What is entered of a check that nobody reported on: there is no gap yet, and nothing to buy or build, but something to answer.
        private func question(_ gap: Gap, _ check: Check, _ subject: SubjectName, _ key: GapKey, _ item: Term?) -> GapRecord {
            var record = record(gap, check, subject, key, item)
            let missing = words.missing(gap, of: subject.kind)
            record.gap.outcome = .unreported
            record.gap.words.actual = "未填报" + (missing.isEmpty ? "" : "：\(missing)")
            record.gap.words.shortfall = ""
            record.gap.amounts = GapAmounts(
                required: gap.required, unit: gap.unit,
                missing: gap.missing.map { cells.path($0, for: subject.kind) + ($0.count > 1 ? " ×\($0.count)" : "") })
            record.gap.measure = (check.criterion.blankSpot == nil ? "填报" : "核实并填报") + (missing.isEmpty ? "" : "：\(missing)")
            return record
        }
    }
}

extension GapRecord {
    /// The gap as a warning: what will be, from when and why, and nothing of what is there today.
    ///
    /// - Parameters:
    ///   - cause: when and why; nil where only the later audit is known.
    ///   - end: the day of that audit.
    package func expected(_ cause: ForecastCause?, by end: Day) -> GapRecord {
        var warning = self
        warning.expectation = Expectation(day: cause?.day ?? end, cause: cause?.reason.zh ?? "", facts: cause?.facts.map(\.id) ?? [])
        warning.gap.words.actual = cause?.text.zh ?? "最迟 \(end) 起不达标"
        warning.gap.words.shortfall = ""
        warning.gap.amounts.actual = nil
        warning.gap.amounts.shortfall = nil
        return warning
    }
}
