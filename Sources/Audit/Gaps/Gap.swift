import Quantities
import Standards
import Wording

/// A subject as results name it.
public struct SubjectName: Sendable, Hashable {
    /// Its kind.
    public var kind: KindID
    /// Its code.
    public var code: String
    /// Its name.
    public var name: String
    /// The code of its township, or of its county or city for subjects above townships.
    public var place: String
    /// The township's name.
    public var placeName: String
    /// The name of the village it stands in; empty for subjects that stand in none.
    public var village: String

    /// A subject by its names.
    public init(kind: KindID, code: String, name: String, place: String, placeName: String, village: String) {
        self.kind = kind
        self.code = code
        self.name = name
        self.place = place
        self.placeName = placeName
        self.village = village
    }
}

/// A cell that was not filled in, without which a check cannot be answered; of what is counted below a place, all cells of one field together.
public struct MissingFact: Sendable, Hashable {
    /// The kind whose field it is.
    public var kind: KindID
    /// The field.
    public var slot: Int
    /// The id of the record it is missing from, or its place in the list; nil for a field of the subject itself.
    public var record: String?
    /// The field of the record.
    public var recordSlot: Int?
    /// The term whose count is missing.
    public var term: Int?
    /// The code of the facility whose field it is, where that is another than the subject.
    public var of: String?
    /// Why what was filled in does not count; nil when nothing was.
    public var reason: Reason?
    /// Whether it was not even said if there is one of the kind; ``slot`` then is that of its status.
    public var isPresence: Bool
    /// How many cells these are: more than one where many subjects below a place have not filled in the same field.
    public var count: Int

    /// Why something that was filled in does not count.
    public enum Reason: Sendable, Hashable {
        /// An answer without evidence.
        case evidence
        /// An answer without a day, where answers count for a time.
        case undated
        /// An answer that has lapsed: when it was given, and how long it counted.
        case lapsed(answered: Day, AnswerLife)
        /// An answer dated after the day of the audit.
        case answerToCome(Day)
        /// The date of something done that lies after the day of the audit.
        case dateToCome(Day)
    }

    /// How many cells one gap names at most.
    package static let most = 20

    /// Whether an answer was given, but no evidence for it.
    public var isEvidence: Bool { reason == .evidence }

    /// The first day on which an answer that was given did not count any more; nil when none has lapsed.
    public var lapsedOn: Day? {
        guard case .lapsed(let answered, let life) = reason else { return nil }
        return life.lastDay(of: answered).adding(days: 1)
    }

    /// A field of a subject that was not reported.
    public init(
        kind: KindID, slot: Int, record: String? = nil, recordSlot: Int? = nil, term: Int? = nil, of: String? = nil, reason: Reason? = nil,
        isPresence: Bool = false, count: Int = 1
    ) {
        self.kind = kind
        self.slot = slot
        self.record = record
        self.recordSlot = recordSlot
        self.term = term
        self.of = of
        self.reason = reason
        self.isPresence = isPresence
        self.count = count
    }
}

/// Why something is as it is: exemptions and waivers, and shares of nothing.
public enum Remark: Sendable, Hashable {
    /// Exempt by a recorded exemption (item of its kinds), covered by a facility.
    case exempt(kind: Int, by: String)
    /// An exemption is recorded, but its last day has passed.
    case exemptionExpired(kind: Int, on: Day)
    /// An exemption is recorded, but the facility it names is closed or does not exist.
    case exemptionUncovered(kind: Int, by: String)
    /// An exemption is recorded, but without saying who approved it.
    case exemptionUnapproved(kind: Int)
    /// An exemption is recorded, but a further condition of the criterion is not fulfilled.
    case exemptionIncomplete(kind: Int)
    /// An exemption is recorded, but the facility it names is not one that can cover.
    case exemptionUnfit(kind: Int, by: String, FacilityFlaw)
    /// An exemption is recorded, but it was approved only later.
    case exemptionNotYet(kind: Int, on: Day)
    /// An exemption is recorded, but this place may not have it.
    case exemptionNotAllowed(kind: Int)
    /// An exemption is recorded, but not enough of it and of the facility it names is reported to tell whether it counts.
    case exemptionOpen(kind: Int)
    /// Waived until a day, with reason and approver.
    case waived(reason: String, approver: String, until: Day)
    /// A waiver is recorded, but its last day has passed.
    case waiverExpired(on: Day)
    /// There is nothing to take a share or ratio of; the criterion says what that means.
    case nothingToTakeOf(OfNothing)
}

/// An outcome that is not met: what is required, what there is, and how far it is 缺口.
public struct Gap: Sendable, Hashable {
    /// The check's number in the program.
    public var check: Int
    /// The subject's place in the batch.
    public var subject: Int
    /// `unmet` or `unreported`.
    public var outcome: Outcome
    /// The term that is missing, for lists.
    public var term: Int?
    /// What a number must be.
    public var required: Comparison?
    /// What it is, or may be.
    public var actual: Interval?
    /// How far it is from what it must be.
    public var shortfall: Quantity?
    /// The unit of the three.
    public var unit: String?
    /// The level reached, from 0; -1 for none.
    public var level: Int?
    /// What was not filled in.
    public var missing: [MissingFact]
    /// Exemptions and waivers that do not count.
    public var remarks: [Remark]
    /// The parts of the requirement that are not fulfilled, where they are several; the numbers above then are those of the first.
    public var parts: [GapPart] = []
}

extension Gap {
    /// A gap of a check, of which nothing more is told yet.
    package init(check: Int, subject: Int, outcome: Outcome, remarks: [Remark]) {
        self.init(
            check: check, subject: subject, outcome: outcome, term: nil, required: nil, actual: nil, shortfall: nil, unit: nil, level: nil, missing: [],
            remarks: remarks)
    }
}

/// One of several parts of a requirement that is not fulfilled.
public struct GapPart: Sendable, Hashable {
    /// The number of its rule in the criterion's `RuleTree`.
    public var node: Int
    /// What a number must be.
    public var required: Comparison?
    /// What it is, or may be.
    public var actual: Interval?
    /// How far it is from what it must be.
    public var shortfall: Quantity?
    /// The unit of the three.
    public var unit: String?
    /// The level reached, from 0; -1 for none.
    public var level: Int?
}

extension GapPart {
    /// A part of which nothing more is told yet.
    package init(node: Int) { self.init(node: node, required: nil, actual: nil, shortfall: nil, unit: nil, level: nil) }
}

/// A place without an institution, or an institution or place without qualified staff 空白点.
public struct BlankSpot: Sendable, Hashable {
    /// Which of the two kinds.
    public var kind: BlankSpotKind
    /// The check's number.
    public var check: Int
    /// The subject's place in the batch.
    public var subject: Int
    /// Whether it is certain; false when it was not reported whether it is one.
    public var isCertain: Bool
    /// What was not filled in, when it is not certain.
    public var missing: [MissingFact]
    /// Exemptions that do not count.
    public var remarks: [Remark]

    package init(kind: BlankSpotKind, check: Int, subject: Int, isCertain: Bool, missing: [MissingFact], remarks: [Remark]) {
        (self.kind, self.check, self.subject, self.isCertain, self.missing, self.remarks) = (kind, check, subject, isCertain, missing, remarks)
    }
}

/// A check that was set aside by an exemption or a waiver, or a waiver that has run out.
public struct Exception: Sendable, Hashable {
    /// The check's number.
    public var check: Int
    /// The subject's place in the batch.
    public var subject: Int
    /// Why.
    public var remark: Remark

    package init(check: Int, subject: Int, remark: Remark) { (self.check, self.subject, self.remark) = (check, subject, remark) }
}

/// The level a subject reaches in a criterion with ordered levels.
public struct LevelReached: Sendable, Hashable {
    /// The check's number.
    public var check: Int
    /// The subject's place in the batch.
    public var subject: Int
    /// The level surely reached, from 0; -1 for none.
    public var level: Int
    /// What there is.
    public var actual: Interval
    /// How far the next level is; nil at the highest.
    public var toNext: Quantity?

    package init(check: Int, subject: Int, level: Int, actual: Interval, toNext: Quantity?) {
        (self.check, self.subject, self.level, self.actual, self.toNext) = (check, subject, level, actual, toNext)
    }
}

/// A reported value that an inspector found to be different 数据不实.
public struct ValueDifference: Sendable, Hashable {
    /// The subject's place in the batch.
    public var subject: Int
    /// The field.
    public var slot: Int
    /// The term.
    public var term: Int?
    /// The id of the record, such as a member of staff.
    public var record: String?
    /// The field of the record; nil where the record itself was not there, or had not been reported.
    public var recordSlot: Int?
    /// What was reported.
    public var reported: String
    /// What was found.
    public var verified: String

    package init(subject: Int, slot: Int, term: Int?, record: String? = nil, recordSlot: Int? = nil, reported: String, verified: String) {
        (self.subject, self.slot, self.term, self.record, self.recordSlot) = (subject, slot, term, record, recordSlot)
        (self.reported, self.verified) = (reported, verified)
    }
}

/// One check's outcome for one subject, kept when all outcomes are asked for.
public struct CheckOutcome: Sendable, Hashable {
    /// The check's number.
    public var check: Int
    /// The subject's place in the batch.
    public var subject: Int
    /// The outcome.
    public var outcome: Outcome

    package init(check: Int, subject: Int, outcome: Outcome) { (self.check, self.subject, self.outcome) = (check, subject, outcome) }
}
