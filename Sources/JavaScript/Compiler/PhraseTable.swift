import Audit
import Figures
import Quantities
import Standards
import Wording

/// The words that outcomes are told in, with gaps for what they tell of: those of the reports, so that none is written twice.
struct PhraseTable {
    private let program: AuditProgram
    private let language: Language

    init(_ program: AuditProgram, _ language: Language) {
        self.program = program
        self.language = language
    }

    /// A day that stands for the gap of a phrase that tells of a day.
    static let someDay = Day(number: -1)
    private static let someCode = "{0}"

    /// A phrase with its gap where the day that stands for it is.
    static func withGap(_ text: String) -> String { text.replacing(someDay.description, with: someCode) }

    private func table(_ phrases: [(String, Text)]) -> String {
        ScriptText.object(phrases.map { ($0, ScriptText.quoted(Self.withGap($1[language]))) })
    }

    /// The phrases of gaps and figures.
    var words: String {
        let values = ValueWords(vocabulary: program.vocabulary)
        func reason(_ reason: MissingFact.Reason) -> Text { Text(same: values.text(reason)) }
        return table(
            GapPhrases.all("{0}", "{1}") + FigurePhrases.all("{0}", "{1}") + [
                ("evidence", reason(.evidence)), ("undated", reason(.undated)), ("future", reason(.answerToCome(Self.someDay))),
                ("date-to-come", reason(.dateToCome(Self.someDay))), ("inBrackets", values.inBrackets("{0}")),
            ])
    }

    /// Why something is as it is, of exemptions by their kinds.
    func remarks(_ kinds: [Int]) -> String {
        let words = RemarkWords(program: program)
        func phrase(_ remark: Remark) -> String { ScriptText.quoted(Self.withGap(words.text(remark)[language])) }
        let all: [(String, Remark)] =
            OfNothing.allCases.map { ("nothing-" + $0.rawValue, .nothingToTakeOf($0)) } + [("waiver-expired", .waiverExpired(on: Self.someDay))]
        let ofKinds = kinds.map { kind in
            let remarks: [(String, Remark)] = [
                ("exempt", .exempt(kind: kind, by: Self.someCode)), ("expired", .exemptionExpired(kind: kind, on: Self.someDay)),
                ("uncovered", .exemptionUncovered(kind: kind, by: Self.someCode)), ("unapproved", .exemptionUnapproved(kind: kind)),
                ("incomplete", .exemptionIncomplete(kind: kind)), ("kind", .exemptionUnfit(kind: kind, by: Self.someCode, .kind)),
                ("place", .exemptionUnfit(kind: kind, by: Self.someCode, .place)), ("lacking", .exemptionUnfit(kind: kind, by: Self.someCode, .lacking)),
                ("not-yet", .exemptionNotYet(kind: kind, on: Self.someDay)), ("not-allowed", .exemptionNotAllowed(kind: kind)),
                ("open", .exemptionOpen(kind: kind)),
            ]
            return ("\(kind)", ScriptText.object(remarks.map { ($0, phrase($1)) }))
        }
        return ScriptText.object([("all", ScriptText.object(all.map { ($0, phrase($1)) }))] + ofKinds)
    }
}
