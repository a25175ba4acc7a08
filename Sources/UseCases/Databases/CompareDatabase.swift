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
    /// What is said, and whether the database has said it as well.
    private struct Statement<Value: Equatable> {
        var value: Value
        var isRead = false
    }

    /// A check of a subject; a country has many of them.
    private struct Judged: Hashable {
        var check: Int32
        var code: String
    }

    /// What a check came to, and the level that was reached where it has any.
    private struct Verdict: Equatable {
        var outcome: Outcome
        var level: String?

        var text: String { level.map { "\(outcome.id) \($0)" } ?? outcome.id }
    }

    private let words: StatementWords
    private var outcomes: [Judged: Statement<Verdict>] = [:]
    private var gaps: [String: Statement<String>] = [:]
    private var blanks: [String: Statement<String>] = [:]
    private var exceptions: [String: Statement<String>] = [:]

    init(_ program: AuditProgram) { words = StatementWords(program: program) }

    /// Adds what was found in one place.
    mutating func add(_ batch: Batch) {
        func key(_ check: Int, _ subject: Int) -> String { words.key(check, batch.subjects[subject].code) }
        for outcome in batch.outcomes {
            let judged = Judged(check: Int32(outcome.check), code: batch.subjects[outcome.subject].code)
            outcomes[judged] = .init(value: Verdict(outcome: outcome.outcome))
        }
        for level in batch.levels {
            outcomes[Judged(check: Int32(level.check), code: batch.subjects[level.subject].code)]?.value.level = words.text(level)
        }
        for gap in batch.gaps { gaps[key(gap.check, gap.subject) + words.term(gap)] = .init(value: words.text(gap)) }
        for blank in batch.blankSpots { blanks["\(blank.kind.rawValue) \(key(blank.check, blank.subject))"] = .init(value: blank.isCertain ? "t" : "f") }
        for exception in batch.exceptions { exceptions[key(exception.check, exception.subject)] = .init(value: words.text(exception.remark)) }
    }

    /// Compares with the views of a database.
    mutating func compare(with rows: DatabaseRows) throws -> CompareDatabase.Result {
        let (words, reader) = (words, ResultReader(words.program))
        var result = CompareDatabase.Result()
        /// Holds a view against what is said; how many things either of them says.
        func compare<Key: Hashable, Value: Equatable>(
            _ view: String, _ said: inout [Key: Statement<Value>], _ needs: [String], key name: (Key) -> String, value text: (Value) -> String,
            _ read: (ResultLine) throws -> (Key, Value)
        ) throws -> Int {
            var count = said.count
            try rows.forEach(view, needs: ["check_name", "kind", "subject"] + needs) { row in
                let (key, value) = try read(row)
                func differs(_ audit: String?) { result.differences.append(.init(key: "\(view) \(name(key))", audit: audit, database: text(value))) }
                guard let index = said.index(forKey: key) else {
                    count += 1
                    return differs(nil)
                }
                if said.values[index].isRead {
                    count += 1
                    return differs("twice")
                }
                said.values[index].isRead = true
                if said.values[index].value != value { differs(text(said.values[index].value)) }
            }
            let silent = said.filter { !$1.isRead }.map { CompareDatabase.Difference(key: "\(view) \(name($0))", audit: text($1.value), database: nil) }
            result.differences += silent.sorted { $0.key < $1.key }
            return count
        }
        func same(_ text: String) -> String { text }
        result.outcomes = try compare(
            "outcomes", &outcomes, ["outcome", "low", "high", "shortfall", "level"], key: { words.key(Int($0.check), $0.code) }, value: \.text
        ) { row in
            let outcome = try reader.outcome(row)
            let level = outcome == .met || outcome == .unmet ? try reader.level(row, subject: 0) : nil
            return (Judged(check: Int32(try reader.check(row)), code: row["subject"]), Verdict(outcome: outcome, level: level.map(words.text)))
        }
        let columns = ["outcome", "term", "low", "high", "shortfall", "level", "part", "required", "parts", "missing", "remarks"]
        result.gaps = try compare("gaps", &gaps, columns, key: same, value: same) { row in
            let gap = try reader.gap(row, subject: 0)
            return (words.key(gap.check, row["subject"]) + words.term(gap), words.text(gap))
        }
        result.blankSpots = try compare("blank_spots", &blanks, ["blank_spot", "is_certain"], key: same, value: same) { row in
            ("\(row["blank_spot"]) \(words.key(try reader.check(row), row["subject"]))", row["is_certain"].hasPrefix("t") ? "t" : "f")
        }
        result.exceptions = try compare("exceptions", &exceptions, ["remark", "reason", "approver", "until"], key: same, value: same) { row in
            (words.key(try reader.check(row), row["subject"]), words.text(try reader.exception(row)))
        }
        return result
    }
}

/// The words in which an audit and a database say the same.
private struct StatementWords {
    let program: AuditProgram

    private var vocabulary: Vocabulary { program.vocabulary }

    func key(_ check: Int, _ code: String) -> String {
        "\(vocabulary.kinds[program.checks[check].form.kind].id) \(code) \(program.checks[check].name)"
    }

    func term(_ gap: Gap) -> String { gap.term.map { " #\($0)" } ?? "" }

    /// Everything a gap says, in one line.
    func text(_ gap: Gap) -> String {
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

    func text(_ remark: Remark) -> String { "\(remark)" }

    func text(_ level: LevelReached) -> String {
        "\(level.level) \(level.actual.low.formatted())–\(level.actual.high.formatted()) \(level.toNext?.formatted() ?? "-")"
    }
}
