import Audit
import Inventories
import Quantities
import Standards
import Wording

/// One clinic's self-check: what it has, what it must buy, what it must do, what it must answer.
public struct SelfCheck: Sendable {
    /// One thing to be put right other than by buying.
    public struct Task: Sendable, Hashable {
        /// What is asked.
        public var title: String
        /// What there is, and how far it is.
        public var state: String
        /// What to do.
        public var measure: String
        /// Who is to see to it; empty where nobody is named.
        public var responsible: String
        /// By when; nil where no day is given or proposed.
        public var due: Day?
        /// Whether a binding criterion asks for it.
        public var isBinding: Bool
        /// Under which clause of which document.
        public var clause: String
    }

    /// One thing the clinic has.
    public struct Possession: Sendable, Hashable {
        /// The item's id.
        public var id: String
        /// The item.
        public var item: String
        /// What it is counted in.
        public var unit: String?
        /// How many there are.
        public var count: Int

        /// So many of an item.
        public init(id: String, item: String, unit: String?, count: Int) {
            self.id = id
            self.item = item
            self.unit = unit
            self.count = count
        }

        /// How many, with the unit.
        public var amount: String { String(count) + (unit.map { " \($0)" } ?? "") }
    }

    /// The clinic.
    public var subject: SubjectName
    /// How it stands.
    public var figures: SubjectFigures
    /// The equipment it has, as far as it was reported.
    public var possessions: [Possession] = []
    /// What to buy.
    public var purchases: [Purchase] = []
    /// What to do.
    public var tasks: [Task] = []
    /// What to answer: cells that binding checks need.
    public var questions: [String] { figures.cells }
    /// What else to answer: cells that only advice needs.
    public var furtherQuestions: [String] = []

    /// How it stands and what is to be done, in one sentence.
    public var sentence: Text {
        let (buy, tasks) = (purchases.count { $0.isBinding }, self.tasks.count { $0.isBinding })
        let parts = [
            (buy, FigurePhrases.toBuy("\(buy)")), (tasks, FigurePhrases.toDo("\(tasks)")),
            (questions.count, FigurePhrases.toAnswer("\(questions.count)")),
        ].filter { $0.0 > 0 }.map(\.1)
        let standing = figures.sentence + FigurePhrases.stop
        if parts.isEmpty { return standing }
        let open = parts.joined(by: FigurePhrases.partsBetween)
        return standing + FigurePhrases.partsBefore + Text(zh: open.zh, en: open.en.prefix(1).uppercased() + open.en.dropFirst()) + FigurePhrases.stop
    }

    /// The self-checks of the clinics of the villages of a batch that kept its outcomes.
    public static func sheets(of batch: Batch, _ program: AuditProgram) -> [SelfCheck] {
        let clinic = program.places[program.places.village].theOne
        let figures = SubjectFigures.all(of: batch, program)
        return batch.subjects.indices.filter { batch.subjects[$0].kind == clinic }.map { SelfCheck($0, figures[$0], batch, program) }
    }

    private init(_ number: Int, _ figures: SubjectFigures, _ batch: Batch, _ program: AuditProgram) {
        subject = batch.subjects[number]
        self.figures = figures
        let words = GapWords(program)
        let values = ValueWords(vocabulary: program.vocabulary)
        let finder = PurchaseFinder(program)
        purchases = finder.purchases(of: batch).filter { $0.subject == number }.map(\.purchase)
        for gap in batch.gaps where gap.subject == number {
            let check = program.checks[gap.check]
            // Drafts and texts nobody has seen are no reason to spend money.
            guard check.firmness != .draft, check.firmness != .unverified else { continue }
            let isBinding = check.firmness == .binding
            let clause = check.citation.short
            if gap.outcome == .unreported {
                for fact in gap.missing where !isBinding && fact.term != nil {
                    let label = values.label(fact, for: subject.kind)
                    if !figures.cells.contains(label), !furtherQuestions.contains(label) { furtherQuestions.append(label) }
                }
                continue
            }
            if finder.purchase(gap) != nil { continue }
            let title = check.criterion.title + (words.term(gap).map { GapPhrases.titleItem($0.label)[program.vocabulary.language] } ?? "")
            tasks.append(
                Task(
                    title: title, state: words.phrase(gap, of: subject.kind)[program.vocabulary.language],
                    measure: check.criterion.rectification?.measure ?? "", responsible: check.criterion.rectification?.responsible ?? "",
                    due: check.criterion.rectification?.days.map { program.asOf.adding(days: $0) }, isBinding: isBinding, clause: clause))
        }
        purchases.sort { $0.isBinding && !$1.isBinding }
        tasks.sort { $0.isBinding && !$1.isBinding }
    }
}
