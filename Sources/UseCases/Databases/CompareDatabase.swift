import Audit
import Inventories
import Quantities
import SQL
import Standards
import Wording

/// Holds what the views of a database say against the audit of the same facts: check by check, gap by gap.
public struct CompareDatabase: Sendable {
    /// What is audited.
    public var selection: AuditSelection
    /// The folder with the CSV files of the views.
    public var folder: String

    /// A comparison of an audit with the results in a folder.
    public init(_ selection: AuditSelection, folder: String) {
        self.selection = selection
        self.folder = folder
    }

    /// What was compared, and what differs.
    public struct Result: Sendable {
        /// How many outcomes the two have, each counted once.
        public var outcomes = 0
        /// How many gaps.
        public var gaps = 0
        /// How many blank spots.
        public var blankSpots = 0
        /// How many exceptions.
        public var exceptions = 0
        /// What differs, each with what the audit says and what the database does.
        public var differences: [Difference] = []
    }

    /// One thing of which the two say something else.
    public struct Difference: Sendable, Hashable {
        /// What it is of: the view, the subject and the check.
        public var key: String
        /// What the audit says; nil where it says nothing.
        public var audit: String?
        /// What the database says; nil where it says nothing.
        public var database: String?
    }

    /// Compares.
    ///
    /// - Throws: `InputError` when the inventory or the files are not in order.
    public func run(in workspace: Workspace, _ environment: Environment) async throws -> Result {
        let audit = try selection.prepare(in: workspace, environment)
        let program = audit.program
        var said = Statements(program)
        try await audit.collect(keepsOutcomes: true, { $0 }) { said.add($0) }
        return try said.compare(with: DatabaseRows(folder: folder))
    }
}

/// What an audit says, each statement under a key that a database has too.
struct Statements {
    private let program: AuditProgram
    private var outcomes: [String: String] = [:]
    private var gaps: [String: String] = [:]
    private var blanks: [String: String] = [:]
    private var exceptions: [String: String] = [:]

    init(_ program: AuditProgram) { self.program = program }

    private var vocabulary: Vocabulary { program.vocabulary }

    private func key(_ check: Int, _ kind: KindID, _ code: String) -> String { "\(vocabulary.kinds[kind].id) \(code) \(program.checks[check].name)" }

    /// Adds what was found in one place.
    mutating func add(_ batch: Batch) {
        func key(_ check: Int, _ subject: Int) -> String { self.key(check, batch.subjects[subject].kind, batch.subjects[subject].code) }
        for outcome in batch.outcomes { outcomes[key(outcome.check, outcome.subject)] = outcome.outcome.id }
        for gap in batch.gaps { gaps[key(gap.check, gap.subject) + term(gap)] = text(gap) }
        for blank in batch.blankSpots { blanks["\(blank.kind.rawValue) \(key(blank.check, blank.subject))"] = blank.isCertain ? "t" : "f" }
        for exception in batch.exceptions { exceptions[key(exception.check, exception.subject)] = text(exception.remark) }
    }

    private func term(_ gap: Gap) -> String { gap.term.map { " #\($0)" } ?? "" }

    /// Everything a gap says, in one line.
    private func text(_ gap: Gap) -> String {
        let words = ValueWords(vocabulary: vocabulary)
        func numbers(_ required: Comparison?, _ actual: Interval?, _ shortfall: Quantity?, _ unit: String?, _ level: Int?) -> String {
            "\(required?.wording ?? "-") \(actual.map { "\($0.low.formatted())–\($0.high.formatted())" } ?? "-") \(shortfall?.formatted() ?? "-") \(unit ?? "-") \(level.map(String.init) ?? "-")"
        }
        let missing = gap.missing.map { fact in
            words.path(fact, for: -1) + (fact.count > 1 ? "×\(fact.count)" : "") + (fact.isPresence ? "?" : "") + (fact.reason.map { "!\($0)" } ?? "")
        }
        let parts = gap.parts.map { "\($0.node): " + numbers($0.required, $0.actual, $0.shortfall, $0.unit, $0.level) }
        return [
            gap.outcome.id, numbers(gap.required, gap.actual, gap.shortfall, gap.unit, gap.level), missing.joined(separator: ", "),
            gap.remarks.map(text).joined(separator: ", "), parts.joined(separator: ", "),
        ].joined(separator: " | ")
    }

    private func text(_ remark: Remark) -> String { "\(remark)" }

    /// Compares with the views of a database.
    func compare(with rows: DatabaseRows) throws -> CompareDatabase.Result {
        let reader = ResultReader(program)
        var result = CompareDatabase.Result()
        func compare(_ view: String, _ said: [String: String], _ needs: [String], _ read: (ResultLine) throws -> (String, String)) throws -> Int {
            var rest = said
            var count = said.count
            try rows.forEach(view, needs: ["check_name", "kind", "subject"] + needs) { row in
                let (key, text) = try read(row)
                let audit = rest.removeValue(forKey: key)
                if audit == nil { count += 1 }
                if audit != text { result.differences.append(.init(key: "\(view) \(key)", audit: audit ?? (said[key] == nil ? nil : "twice"), database: text)) }
            }
            result.differences += rest.sorted { $0.key < $1.key }.map { .init(key: "\(view) \($0.key)", audit: $0.value, database: nil) }
            return count
        }
        result.outcomes = try compare("outcomes", outcomes, ["outcome", "low", "high", "shortfall", "level"]) { row in
            (key(try reader.check(row), try reader.kind(row), row["subject"]), try reader.outcome(row).id)
        }
        result.gaps = try compare("gaps", gaps, ["outcome", "term", "low", "high", "shortfall", "level", "part", "required", "parts", "missing", "remarks"]) {
            row in
            let gap = try reader.gap(row, subject: 0)
            return (key(gap.check, try reader.kind(row), row["subject"]) + term(gap), text(gap))
        }
        result.blankSpots = try compare("blank_spots", blanks, ["blank_spot", "is_certain"]) { row in
            ("\(row["blank_spot"]) \(key(try reader.check(row), try reader.kind(row), row["subject"]))", row["is_certain"].hasPrefix("t") ? "t" : "f")
        }
        result.exceptions = try compare("exceptions", exceptions, ["remark", "reason", "approver", "until"]) { row in
            (key(try reader.check(row), try reader.kind(row), row["subject"]), text(try reader.exception(row)))
        }
        return result
    }
}
