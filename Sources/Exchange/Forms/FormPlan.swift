import Quantities
import Standards
import Wording

/// What a form asks one facility, in blocks by who can answer: a plain value that a workbook, a page or a telephone can lay out.
public struct FormPlan: Sendable, Hashable {
    /// Whom it is about.
    public struct Subject: Sendable, Hashable {
        /// Its code.
        public var code: String
        /// Its name, or the name it goes by.
        public var name: String
        /// What is asked of its kind is asked of.
        public var kind: String
        /// The county it stands in.
        public var county: String
        /// The township it stands in.
        public var township: String
        /// The village it stands in.
        public var village: String
    }

    /// The questions one party can answer.
    public struct Block: Sendable, Hashable {
        /// The id of the kind that answers, such as `county`.
        public var answerer: String
        /// What its head says, such as 村卫生室填.
        public var title: Text
        /// Whether it is answered by whom the form is about.
        public var isOwn: Bool
        /// What is asked, short answers first.
        public var questions: [FormQuestion]

        /// How many answers are wanted: one for each question, and one for each of the people who are known.
        public var answers: Int { questions.reduce(0) { $0 + $1.answers } }
    }

    /// Whom it is about.
    public var subject: Subject
    /// The day it is made for.
    public var day: Day
    /// Whether it asks only what is missing.
    public var isOnlyMissing: Bool
    /// What is asked, by who answers; whoever the form is about comes first.
    public var blocks: [Block]

    /// Every question, in order.
    public var questions: [FormQuestion] { blocks.flatMap(\.questions) }

    /// Asks first whether there is such a facility at all, if it is not asked yet.
    package mutating func askPresence(of kind: KindID, _ vocabulary: Vocabulary) {
        guard !questions.contains(where: { $0.key == .presence }) else { return }
        let question = FormQuestion.presence(of: kind, FormWords(vocabulary))
        if let own = blocks.firstIndex(where: \.isOwn) {
            blocks[own].questions.insert(question, at: 0)
        } else {
            blocks.insert(
                Block(answerer: vocabulary.kinds[kind].id, title: FormWords(vocabulary).title(of: kind), isOwn: true, questions: [question]), at: 0)
        }
    }
}

extension FormQuestion {
    /// Whether there is a facility of a kind.
    static func presence(of kind: KindID, _ words: FormWords) -> FormQuestion {
        FormQuestion(
            key: .presence, text: words.presence(of: kind), unit: nil, answer: .yesNo, known: nil, isRequired: true, needsEvidence: false,
            standing: .unreported)
    }
}

/// One question of a form.
public struct FormQuestion: Sendable, Hashable {
    /// What it fills in; stable, so that an answer finds its way back.
    public var key: FormKey
    /// The question, as a sentence or as the name of what is asked.
    public var text: Text
    /// The unit of a number.
    public var unit: String?
    /// How it is answered.
    public var answer: FormAnswer
    /// What the inventory has, in words; nil where it has nothing.
    public var known: String?
    /// The papers the known answer rests on.
    public var knownEvidence: String?
    /// Whether a binding criterion asks for it.
    public var isRequired: Bool
    /// Whether a "yes" counts only with papers that show it.
    public var needsEvidence: Bool
    /// How the checks that ask for it stand; nil where nobody looked.
    public var standing: FormStanding?
    /// How to find the answer; nil where the question says enough.
    public var hint: Text?

    /// How many answers it wants.
    public var answers: Int {
        if case .people(let people) = answer { max(1, people.known.count) } else { 1 }
    }
}

/// Why something is asked that is missing.
public enum FormStanding: Sendable, Hashable {
    /// What was reported is not enough.
    case unmet
    /// Nothing that counts was reported.
    case unreported
}

/// What a question fills in.
public enum FormKey: Sendable, Hashable {
    /// Whether there is such a facility at all.
    case presence
    /// A field of the subject.
    case field(String)
    /// A field of the place around it, by the id of the place's kind.
    case around(kind: String, field: String)
    /// A field of one record of a list, such as the licence of a member of staff.
    case record(list: String, record: String, field: String)
}

/// How a question is answered.
public enum FormAnswer: Sendable, Hashable {
    /// Yes, no, or not known.
    case yesNo
    /// One of some words.
    case choice([String])
    /// A whole number from 0.
    case count
    /// A number from 0.
    case number
    /// A number from 0 to 100.
    case percent
    /// A day.
    case day
    /// Any text.
    case text
    /// A box for each thing there may be.
    case boxes([FormBox])
    /// People, or other records of a list.
    case people(FormPeople)
}

/// Something that is there or not.
public struct FormBox: Sendable, Hashable {
    /// The id of the term.
    public var key: String
    /// Its place in the list of terms.
    public var index: Int
    /// What it is.
    public var label: String
    /// What the inventory has: how many, or whether there is one; nil where it says nothing.
    public var known: String?
}

/// The people of a facility, as a form asks for them.
public struct FormPeople: Sendable, Hashable {
    /// Somebody the inventory knows.
    public struct Known: Sendable, Hashable {
        /// The number the person goes by.
        public var id: String
        /// What is known, in words.
        public var summary: String
        /// What is known, by the ids of the fields.
        public var values: [Value]

        /// One thing that is known.
        public struct Value: Sendable, Hashable {
            /// The id of the field.
            public var key: String
            /// What it is, in words.
            public var words: String
        }
    }

    /// What is asked of each.
    public struct Column: Sendable, Hashable {
        /// The id of the field.
        public var key: String
        /// What it is called.
        public var label: String
        /// How it is answered.
        public var answer: FormAnswer
    }

    /// What they are called, such as 人员.
    public var label: String
    /// Who is known.
    public var known: [Known]
    /// What is asked of whoever is new or has changed; the first tells them apart.
    public var columns: [Column]
    /// How many lines there are for whoever is new or has changed.
    public var lines: Int
}
