import Audit
import Figures
import Inventories
import Quantities
import Standards
import Wording

/// A gap as the ledger enters it.
public struct GapRecord: Sendable, Hashable {
    /// `standard/criterion/subject code[/term]`.
    public var key: String
    /// Whether it is a gap, or not reported.
    public var outcome = RowOutcome.unmet
    /// The severity.
    public var severity: Severity
    /// The firmness on the day of the audit.
    public var firmness: Firmness
    /// Days for it that the criterion itself gives.
    public var days: Int?
    /// The kind of subject, by id.
    public var kind: String
    /// The code of its township.
    public var place: String
    /// The rest, as the event that opens the row has it.
    public var payload: [String: String]
}

extension GapRecord {
    /// The gap as a warning: what will be, from when and why, and nothing of what is there today.
    ///
    /// - Parameters:
    ///   - cause: when and why; nil where only the later audit is known.
    ///   - end: the day of that audit.
    public func expected(_ cause: ForecastCause?, by end: Day) -> GapRecord {
        var warning = self
        warning.payload["expected"] = (cause?.day ?? end).description
        warning.payload["actual"] = cause?.text.zh ?? "最迟 \(end) 起不达标"
        warning.payload["shortfall"] = ""
        if let reason = cause?.reason.zh, !reason.isEmpty { warning.payload["cause"] = reason }
        return warning
    }
}

/// What an audit says to the ledger.
public struct AuditFindings: Sendable {
    /// The day it judged on.
    public var asOf: Day
    /// The gaps that are unmet.
    public var gaps: [GapRecord] = []
    /// What is not reported and goes into the ledger all the same: possible blank spots, and whatever else the campaign follows.
    public var questions: [GapRecord] = []
    /// The keys of gaps that are not reported.
    public var unreported: Set<String> = []
    /// The outcome of each check that the ledger wants to know, by `standard/criterion/subject code`.
    public var outcomes: [String: Outcome] = [:]
    /// Certain blank spots: without institution, without staff.
    public var blanks = [0, 0]
    /// The townships that were audited; nil for all.
    public var townships: Set<String>?

    /// Nothing found yet.
    public init(asOf: Day, townships: Set<String>? = nil) {
        self.asOf = asOf
        self.townships = townships
    }

    /// Adds what another part of the audit found.
    public mutating func add(_ piece: Piece) {
        gaps += piece.gaps
        questions += piece.questions
        unreported.formUnion(piece.unreported)
        outcomes.merge(piece.outcomes) { first, _ in first }
        for index in 0..<2 { blanks[index] += piece.blanks[index] }
    }

    /// What one batch says to the ledger.
    public struct Piece: Sendable {
        var gaps: [GapRecord] = []
        var questions: [GapRecord] = []
        var unreported: [String] = []
        var outcomes: [(String, Outcome)] = []
        var blanks: [Int] = [0, 0]
    }

    /// Takes from batches what the ledger needs.
    public struct Collector: Sendable {
        private let program: AuditProgram
        private let wanted: Set<String>
        private let firmness: [Firmness]
        private let outcomes: [RowOutcome]
        private let words: GapWords

        /// A collector for a program.
        ///
        /// - Parameters:
        ///   - firmness: which gaps go into the ledger.
        ///   - outcomes: whether what is not reported goes into it too; possible blank spots always do.
        ///   - wanted: the checks whose outcomes the ledger wants to know.
        public init(_ program: AuditProgram, firmness: [Firmness], outcomes: [RowOutcome] = [.unmet], wanted: Set<String>) {
            self.program = program
            self.firmness = firmness
            self.outcomes = outcomes
            self.wanted = wanted
            words = GapWords(program)
        }

        /// What a batch says; the audit must keep its outcomes.
        public func piece(_ batch: Batch) -> Piece {
            var piece = Piece()
            for gap in batch.gaps {
                let check = program.checks[gap.check]
                guard firmness.contains(check.firmness) else { continue }
                let subject = batch.subjects[gap.subject]
                let term = words.term(gap)
                let key = "\(check.name)/\(subject.code)" + (term.map { "/\($0.id)" } ?? "")
                if gap.outcome == .unmet {
                    piece.gaps.append(record(gap, check, subject, key, term))
                } else {
                    piece.unreported.append(key)
                    if outcomes.contains(.unreported) || check.criterion.blankSpot != nil {
                        piece.questions.append(question(gap, check, subject, key, term))
                    }
                }
            }
            for outcome in batch.outcomes where !wanted.isEmpty {
                let name = "\(program.checks[outcome.check].name)/\(batch.subjects[outcome.subject].code)"
                if wanted.contains(name) { piece.outcomes.append((name, outcome.outcome)) }
            }
            piece.blanks = batch.totals.blanks
            return piece
        }

        private func record(_ gap: Gap, _ check: Check, _ subject: SubjectName, _ key: String, _ term: Term?) -> GapRecord {
            let criterion = check.criterion
            let kind = program.vocabulary.kinds[subject.kind].id
            var payload = [
                "key": key, "standard": check.standard, "criterion": criterion.id, "group": criterion.group,
                "title": criterion.title + (term.map { "：\($0.label)" } ?? ""), "clause": check.citation.full, "severity": criterion.severity.rawValue,
                "firmness": check.firmness.rawValue, "kind": kind, "subject": subject.code, "name": subject.name, "place": subject.place,
                "placeName": subject.placeName, "village": subject.village, "required": words.required(gap) ?? "", "actual": words.actual(gap)?.zh ?? "",
                "shortfall": words.shortfall(gap) ?? "",
            ]
            if let blank = criterion.blankSpot { payload["blank"] = blank.rawValue }
            if let measure = criterion.rectification?.measure { payload["measure"] = measure }
            if let responsible = criterion.rectification?.responsible { payload["unit"] = responsible }
            return GapRecord(
                key: key, severity: criterion.severity, firmness: check.firmness, days: criterion.rectification?.days, kind: kind, place: subject.place,
                payload: payload)
        }

        /// What is entered of a check that nobody reported on: there is no gap yet, and nothing to buy or build, but something to answer.
        private func question(_ gap: Gap, _ check: Check, _ subject: SubjectName, _ key: String, _ term: Term?) -> GapRecord {
            var record = record(gap, check, subject, key, term)
            let missing = words.missing(gap, of: subject.kind)
            record.outcome = .unreported
            record.payload["outcome"] = RowOutcome.unreported.rawValue
            record.payload["actual"] = "未填报" + (missing.isEmpty ? "" : "：\(missing)")
            record.payload["shortfall"] = ""
            record.payload["measure"] = (check.criterion.blankSpot == nil ? "填报" : "查明并填报") + (missing.isEmpty ? "" : "：\(missing)")
            return record
        }
    }
}

extension String {
    /// The check a gap's key is about: `standard/criterion/subject code`, without the term.
    package var checkName: String {
        var slashes = 0
        for index in utf8.indices where utf8[index] == UInt8(ascii: "/") {
            slashes += 1
            if slashes == 3 { return String(self[..<index]) }
        }
        return self
    }
}
