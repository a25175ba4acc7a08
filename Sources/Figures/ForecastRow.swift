import Audit
import Quantities
import Standards
import Wording

/// A check that will be unmet on a later day.
public struct ForecastRow: Sendable {
    /// The check.
    public var key: GapKey
    /// The key of the gap: that of the check, or of the first item that will be lacking.
    public var gapKey: GapKey
    /// The criterion's title, and what will be lacking of a list.
    public var title: String
    /// The subject, with its township.
    public var subject: SubjectName
    /// What the subject is called.
    public var name: String
    /// The firmness on the later day.
    public var firmness: Firmness
    /// The severity.
    public var severity: Severity
    /// Whether the place or institution will be a blank spot.
    public var isBlank: Bool
    /// How far it will be from what is asked, in words; empty where that is no number.
    public var shortfall: String
    /// What there will be, and what is asked.
    public var state: Text
    /// What to do.
    public var measure: String
    /// Who is to do it.
    public var responsible: String
    /// Of an answer that will have lapsed and is to be given anew, the day from which it does not count; nil for what will be unmet.
    public var lapsesOn: Day?

    /// The checks of a batch that are not reported for want of an answer that has lapsed; ``state`` names the answers.
    public static func lapsed(in batch: Batch, _ program: AuditProgram) -> [ForecastRow] {
        let words = GapWords(program)
        let names = SubjectNames(program.vocabulary)
        return batch.gaps.compactMap { gap in
            guard gap.outcome == .unreported, let day = gap.missing.compactMap(\.lapsedOn).min() else { return nil }
            let check = program.checks[gap.check]
            let subject = batch.subjects[gap.subject]
            let answers = gap.missing.filter { $0.lapsedOn != nil }.map { words.label($0, of: subject.kind) }.joined(
                separator: program.vocabulary.language.word("、", ", "))
            return ForecastRow(
                key: batch.key(of: gap, program), gapKey: batch.key(of: gap, program), title: check.criterion.title, subject: subject,
                name: names.full(subject), firmness: check.firmness, severity: check.criterion.severity, isBlank: false, shortfall: "",
                state: Text(same: answers), measure: check.criterion.rectification?.measure ?? "",
                responsible: check.criterion.rectification?.responsible ?? "", lapsesOn: day)
        }
    }

    /// The checks of a batch that are unmet.
    public static func rows(of batch: Batch, _ program: AuditProgram) -> [ForecastRow] {
        let words = GapWords(program)
        let names = SubjectNames(program.vocabulary)
        var rows: [ForecastRow] = []
        var items: [[String]] = []
        for gap in batch.gaps where gap.outcome == .unmet {
            let check = program.checks[gap.check]
            let subject = batch.subjects[gap.subject]
            let key = GapKey(check: check.name, subject: subject.code)
            if let last = rows.indices.last, rows[last].key == key {
                if let term = words.term(gap) { items[last].append(term.label) }
                continue
            }
            items.append(words.term(gap).map { [$0.label] } ?? [])
            rows.append(
                ForecastRow(
                    key: key, gapKey: batch.key(of: gap, program), title: check.criterion.title, subject: subject, name: names.full(subject),
                    firmness: check.firmness, severity: check.criterion.severity, isBlank: check.criterion.blankSpot != nil && check.firmness == .binding,
                    shortfall: words.shortfall(gap) ?? "", state: words.phrase(gap, of: subject.kind), measure: check.criterion.rectification?.measure ?? "",
                    responsible: check.criterion.rectification?.responsible ?? ""))
        }
        for index in rows.indices where !items[index].isEmpty {
            rows[index].title += program.vocabulary.language.word("：", ": ") + items[index].joined(separator: program.vocabulary.language.word("、", ", "))
        }
        return rows
    }
}
