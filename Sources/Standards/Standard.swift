import Quantities
import Wording

/// Where a requirement comes from.
public struct Source: Sendable, Hashable {
    /// How the text is known.
    public enum Provenance: String, Sendable, CaseIterable {
        /// In one of the policy documents themselves.
        case quoted
        /// Seen in excerpts of public copies, or in another document.
        case supporting
        /// Our reasoning, given in `reason`.
        case derived
        /// The text was not seen.
        case unverified
    }

    /// The clause, as the document numbers it.
    public var clause: String
    /// Whether the number of the clause is known; otherwise it is 条号待核.
    public var isNumbered: Bool
    /// Ids of the facts register.
    public var facts: [String]
    /// How the text is known.
    public var provenance: Provenance
    /// Why, for what is derived.
    public var reason: String?
}

/// Whether a criterion decides about 达标.
public enum Firmness: String, Sendable, CaseIterable {
    /// It counts.
    case binding
    /// Striven for, or not due yet: reported, never a failure.
    case target
    /// In principle, or derived: a warning.
    case advisory
    /// From a draft for comment: indicative only.
    case draft
    /// The text was not seen.
    case unverified
}

/// How much an unmet criterion weighs.
public enum Severity: String, Sendable, CaseIterable, Comparable {
    /// A place is without care.
    case critical
    /// A standard is missed.
    case major
    /// Something small is missing.
    case minor

    /// Critical comes first.
    public static func < (left: Self, right: Self) -> Bool {
        allCases.firstIndex(of: left)! < allCases.firstIndex(of: right)!
    }
}

/// The two kinds of blank spot 空白点.
public enum BlankSpotKind: String, Sendable, CaseIterable {
    /// A place without an institution 机构空白点.
    case institution
    /// An institution or place without qualified staff 人员空白点.
    case staff
}

/// What is to be done about an unmet criterion.
public struct Rectification: Sendable, Hashable {
    /// The measure.
    public var measure: String
    /// The responsible body.
    public var responsible: String?
    /// Days within which it is to be done.
    public var days: Int?
    /// The fact that gives the days; nil when they are our proposal.
    public var daysSource: String?

    /// Who set the days within which a gap is to be closed.
    public enum DueBasis: String, Sendable, CaseIterable {
        /// No document gives them: the standard's file proposes them.
        case proposal
        /// The document gives them.
        case document
    }

    /// Who set the days; nil when there are none.
    public var dueBasis: DueBasis? { days == nil ? nil : daysSource == nil ? .proposal : .document }
}

/// What a criterion is proved by.
public enum Proof: String, Sendable, CaseIterable {
    /// Worked out from data: amounts, lists, records, dates of validity, and what stands below a place.
    case data
    /// A number, rate, list, choice or date that a responsible person answers for, with day and evidence.
    case record
    /// A yes or no, or the facility's own choice of a word about itself.
    case answer
}

/// A worked example of a criterion, run by `dabiao check` and the tests.
public struct Example: Sendable, Hashable {
    /// The outcome it must have.
    public var outcome: String
    /// The shortfall it must have, when given.
    public var shortfall: String?
    /// The level it must reach, when given.
    public var level: String?
    /// What there must be of the number that is compared, when given: one number, its least and its most, or `void`.
    public var actual: [String]?
    /// What that number must be held against, when given, such as `≥ 3`.
    public var required: String?
    /// The cells that must be named as not filled in, when given.
    public var missing: [String]?
    /// The day it is judged on.
    public var asOf: Day
    /// Which of the criterion's kinds it is about, when it has several.
    public var kind: String?
    /// The node of its facts on the standard's tape.
    public var facts: Int
    /// The node of the example on the standard's tape.
    public var node: Int
    /// The place of the tape among the library's files.
    public var file: Int
}

/// What a criterion asks of one kind of subject.
public struct CriterionForm: Sendable, Hashable {
    /// The kind of subject.
    public var kind: KindID
    /// When it applies; nil means always.
    public var when: Rule?
    /// Which exemptions it accepts.
    public var unless: [ExemptionRule]
    /// What it asks.
    public var require: Rule
}

/// One auditable requirement 条款, with its clause and source.
public struct Criterion: Sendable, Hashable {
    /// The identifier, unique in its standard.
    public var id: String
    /// The heading it is counted under, such as 三合格.
    public var group: String
    /// What it asks, in a short sentence, in the language of the library.
    public var title: String
    /// What it asks of each kind of subject.
    public var forms: [CriterionForm]
    /// Whether it counts, as written; see ``Criterion/firmness(asOf:)``.
    public var firmness: Firmness
    /// Whether it would count if its document were no draft.
    public var writtenFirmness: Firmness
    /// The day from which it counts; before it, a binding criterion is a target.
    public var due: Day?
    /// The kind of blank spot an unmet outcome makes.
    public var blankSpot: BlankSpotKind?
    /// How much it weighs.
    public var severity: Severity
    /// What it means where there is nothing to take a share or ratio of.
    public var ofNothing: OfNothing
    /// How long answers to it count; nil when the source names no period.
    public var validFor: AnswerLife?
    /// What is to be done when it is unmet.
    public var rectification: Rectification?
    /// How it is verified on site; nil where the requirement says enough.
    public var verification: Verification?
    /// Where it comes from.
    public var source: Source
    /// The document ``source`` names a clause of.
    public var document: CitedDocument
    /// Worked examples.
    public var examples: [Example]
    /// The standard each part comes from, by key; parts not listed are the standard's own.
    public var origin: [String: String]
    /// Where the criterion is written.
    public var file: String
    /// Its line there.
    public var line: Int
    /// Whether any field it rests on is answered with evidence.
    public var isAttestation: Bool
    /// What it is proved by.
    public var proof: Proof

    /// Whether it counts on a day: a binding criterion that is not yet due is a target.
    public func firmness(asOf day: Day) -> Firmness {
        if firmness == .binding, let due, due > day { return .target }
        return firmness
    }

    /// Every fact id it rests on, with those of its exemptions.
    public var facts: [String] {
        var seen = Set<String>()
        return (source.facts + forms.flatMap { $0.unless.flatMap(\.source.facts) }).filter { seen.insert($0).inserted }
    }
}

/// A rule about how a campaign is run, for the rectification ledger.
public struct ProcessRule: Sendable, Hashable {
    /// The identifier.
    public var id: String
    /// The rule in short words.
    public var title: String
    /// Where it comes from.
    public var source: Source
}

/// The document a standard restates.
public struct Document: Sendable, Hashable {
    /// Its standing.
    public enum Status: String, Sendable, CaseIterable {
        /// It holds.
        case inForce = "in-force"
        /// It was put out for comment.
        case draft
        /// It no longer holds.
        case expired
    }

    /// Its name.
    public var name: String
    /// Its number, such as 国卫扶贫发〔2019〕45号.
    public var number: String?
    /// Who issued it.
    public var issuer: String?
    /// When it was issued, when known.
    public var issued: Day?
    /// A day before which it cannot have been issued, where only that is known.
    public var notBefore: Day?
    /// Its standing.
    public var status: Status
    /// What outputs say beside it, such as that its annex was not seen.
    public var note: Text?
}

/// The document a criterion's text stands in, which need not be that of the standard it is asked under.
public struct CitedDocument: Sendable, Hashable {
    /// The standard that restates it; nil when no standard of the library does.
    public var standard: String?
    /// Its name.
    public var name: String
    /// Its number.
    public var number: String?
    /// Its name as texts quote it: 《…》, in English as it is.
    public var quoted: String
    /// Its name and number as texts cite it.
    public var full: String
    let language: Language

    /// What it is called before a clause: 〔2022〕54号 三（五）2, 《村卫生室管理办法（试行）》（条号待核）.
    ///
    /// - Parameter source: where in it.
    /// - Parameter title: its name or number.
    public func citing(_ source: Source, as title: String) -> String {
        let clause = source.clause
        if clause.isEmpty { return title }
        if language == .en { return title + (clause.hasPrefix("(") ? " " : ", ") + clause }
        return title + (clause.hasPrefix("（") ? "" : " ") + clause
    }

    init(standard: String?, name: String, number: String? = nil, language: Language) {
        self.standard = standard
        self.name = name
        self.number = number
        quoted = language.word("《\(name)》", name)
        self.language = language
        full = quoted + (number.map { language.word($0, ", \($0)") } ?? "")
    }
}

/// A criterion of the standard below that was left out, and why.
public struct DroppedCriterion: Sendable, Hashable {
    /// Its id.
    public var id: String
    /// Why.
    public var reason: String
}

/// A heading under which outputs gather groups of criteria, such as 三个一.
public struct CriterionFamily: Sendable, Hashable {
    /// The identifier.
    public var id: String
    /// The heading.
    public var title: Text
    /// The groups it gathers; nil for every criterion of the standard.
    public var groups: [String]?
}

/// One document's requirements 标准, flat: what it inherits is already in it.
public struct Standard: Sendable {
    /// The identifier.
    public var id: String
    /// The title.
    public var title: String
    /// The document it restates.
    public var document: Document
    /// The division-code prefix it applies to; empty for the whole country.
    public var region: String
    /// The standard it extends.
    public var extends: String?
    /// Every standard it extends, nearest first.
    public var ancestors: [String]
    /// What is still open or unseen.
    public var open: String?
    /// The headings under which outputs gather its groups; those of the standards it extends come after its own.
    public var families: [CriterionFamily]
    /// Its criteria.
    public var criteria: [Criterion]
    /// What it leaves out of the standard below.
    public var dropped: [DroppedCriterion]
    /// Campaign rules.
    public var processRules: [ProcessRule]
    /// What the document defines without asking for anything.
    public var definitions: [ProcessRule]
    /// The file.
    public var file: String
}
