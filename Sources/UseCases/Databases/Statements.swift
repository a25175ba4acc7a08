import Audit
import Inventories
import Quantities
import SQL
import Standards

/// What an audit says, view by view.
struct Statements {
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
    private var outcomes: StatedView<Judged, Verdict>
    private var gaps = Self.texts("gaps")
    private var blanks = Self.texts("blank_spots")
    private var exceptions = Self.texts("exceptions")
    private var figures: FigureStatements

    init(_ program: AuditProgram, _ inventory: Inventory) {
        let words = StatementWords(program: program)
        self.words = words
        outcomes = StatedView("outcomes", key: { words.key(Int($0.check), $0.code) }, value: \.text)
        figures = FigureStatements(program, inventory)
    }

    private static func texts(_ view: String) -> StatedView<String, String> { StatedView(view, key: { $0 }, value: { $0 }) }

    /// Adds what was found in one place.
    mutating func add(_ batch: Batch) {
        func key(_ check: Int, _ subject: Int) -> String { words.key(check, batch.subjects[subject].code) }
        for outcome in batch.outcomes {
            outcomes[Judged(check: Int32(outcome.check), code: batch.subjects[outcome.subject].code)] = Verdict(outcome: outcome.outcome)
        }
        for level in batch.levels { outcomes[Judged(check: Int32(level.check), code: batch.subjects[level.subject].code)]?.level = words.text(level) }
        for gap in batch.gaps { gaps[key(gap.check, gap.subject) + words.term(gap)] = words.text(gap) }
        for blank in batch.blankSpots { blanks["\(blank.kind.rawValue) \(key(blank.check, blank.subject))"] = blank.isCertain ? "t" : "f" }
        for exception in batch.exceptions { exceptions[key(exception.check, exception.subject)] = words.text(exception.remark) }
        figures.add(batch)
    }

    /// Compares with the views of a database.
    mutating func compare(with rows: DatabaseRows) throws -> CompareDatabase.Result {
        let (words, reader) = (words, ResultReader(words.program))
        var result = CompareDatabase.Result()
        result.outcomes = try outcomes.compare(with: rows, needs: ResultReader.outcomeColumns, &result.differences) { row in
            let outcome = try reader.outcome(row)
            let level = outcome == .met || outcome == .unmet ? try reader.level(row, subject: 0) : nil
            return (Judged(check: Int32(try reader.check(row)), code: row["subject"]), Verdict(outcome: outcome, level: level.map(words.text)))
        }
        result.gaps = try gaps.compare(with: rows, needs: ResultReader.gapColumns, &result.differences) { row in
            let gap = try reader.gap(row, subject: 0)
            return (words.key(gap.check, row["subject"]) + words.term(gap), words.text(gap))
        }
        let ofBlanks = ResultReader.ownColumns + ["blank_spot", "is_certain"]
        result.blankSpots = try blanks.compare(with: rows, needs: ofBlanks, &result.differences) { row in
            ("\(row["blank_spot"]) \(words.key(try reader.check(row), row["subject"]))", row["is_certain"].hasPrefix("t") ? "t" : "f")
        }
        result.exceptions = try exceptions.compare(with: rows, needs: ResultReader.exceptionColumns, &result.differences) { row in
            (words.key(try reader.check(row), row["subject"]), words.text(try reader.exception(row)))
        }
        result.figures = try figures.compare(with: rows, &result.differences)
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
