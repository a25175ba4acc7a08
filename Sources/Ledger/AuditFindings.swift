import Audit
import Figures
import Inventories
import Standards
import Wording

/// A gap as the ledger enters it.
public struct GapRecord: Sendable, Hashable {
    /// `standard/criterion/subject code[/term]`.
    public var key: String
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

/// What an audit says to the ledger.
public struct AuditFindings: Sendable {
    /// The day it judged on.
    public var asOf: Day
    /// The gaps that are unmet.
    public var gaps: [GapRecord] = []
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
        unreported.formUnion(piece.unreported)
        outcomes.merge(piece.outcomes) { first, _ in first }
        for index in 0..<2 { blanks[index] += piece.blanks[index] }
    }

    /// What one batch says to the ledger.
    public struct Piece: Sendable {
        var gaps: [GapRecord] = []
        var unreported: [String] = []
        var outcomes: [(String, Outcome)] = []
        var blanks: [Int] = [0, 0]
    }

    /// Takes from batches what the ledger needs.
    public struct Collector: Sendable {
        private let program: AuditProgram
        private let wanted: Set<String>
        private let firmness: [Firmness]
        private let words: GapWords
        private let blanks: [BlankSpotKind?: String] = [.institution: "institution", .staff: "staff"]

        /// A collector for a program.
        ///
        /// - Parameters:
        ///   - firmness: which gaps go into the ledger.
        ///   - wanted: the checks whose outcomes the ledger wants to know.
        public init(_ program: AuditProgram, firmness: [Firmness], wanted: Set<String>) {
            self.program = program
            self.firmness = firmness
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
            if let blank = blanks[criterion.blankSpot] { payload["blank"] = blank }
            if let measure = criterion.rectification?.measure { payload["measure"] = measure }
            if let responsible = criterion.rectification?.responsible { payload["unit"] = responsible }
            return GapRecord(
                key: key, severity: criterion.severity, firmness: check.firmness, days: criterion.rectification?.days, kind: kind, place: subject.place,
                payload: payload)
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
