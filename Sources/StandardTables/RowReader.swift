import Figures
import Quantities
import Standards
import Wording

/// What one row means.
struct RowMeaning {
    /// The level a row is of.
    enum Level: String {
        case basic
        case recommended

        var label: String { self == .basic ? "基本" : "推荐" }
    }

    var row: TableRow
    var clause: Clause
    var level: Level?
    /// Whether it counts, where the table says so.
    var firmness: Firmness?
    /// What it asks of each kind; empty when that cannot be read.
    var asked: [(kind: KindID, asked: Asked)] = []
}

/// Reads what rows mean, noting everything that cannot be meant.
struct RowReader {
    let vocabulary: Vocabulary
    let problems: TableProblems
    var proposals: Proposals

    init(_ vocabulary: Vocabulary, _ problems: TableProblems) {
        self.vocabulary = vocabulary
        self.problems = problems
        proposals = Proposals(vocabulary)
    }

    mutating func meaning(_ row: TableRow) -> RowMeaning {
        if row[.clause] == nil { problems.error(row, .clause, .emptyCell(TableColumn.clause.head)) }
        var meaning = RowMeaning(row: row, clause: Clause(row[.clause] ?? ""))
        if row[.clause] != nil, meaning.clause.key.isEmpty { problems.error(row, .clause, .clauseWithoutNumber(row[.clause] ?? ""), help: .numberClause) }
        if let word = row[.level] {
            switch Words.key(word) {
            case "基本", "基本标准", "basic": meaning.level = .basic
            case "推荐", "推荐标准", "recommended": meaning.level = .recommended
            default: problems.error(row, .level, .notAChoice(TableColumn.level.head, found: word), help: .oneOf(["基本", "推荐"]))
            }
        }
        if let word = row[.firmness] {
            meaning.firmness = Self.firmness(word)
            if meaning.firmness == nil {
                problems.error(
                    row, .firmness, .notAChoice(TableColumn.firmness.head, found: word), help: .nearestOrList(word, among: Self.firmnesses.map(\.label.zh)))
            }
        }
        let kinds = kinds(row)
        if kinds.isEmpty { checkValue(row) }
        for kind in kinds {
            if let asked = asked(row, kind) { meaning.asked.append((kind, asked)) }
        }
        return meaning
    }

    /// What a row may say about whether it counts; that a document is a draft is said of the document.
    static let firmnesses: [Firmness] = [.binding, .target, .advisory, .unverified]

    private static func firmness(_ word: String) -> Firmness? {
        let key = Words.key(word)
        return firmnesses.first { $0.rawValue == key || $0.label.zh == key || $0.label.zh == key + "性" }
    }

    /// Checks what can be checked of a row about nobody known, so that its other mistakes are said too.
    private func checkValue(_ row: TableRow) {
        guard case (let comparison?, let value)? = comparison(row), ComparisonWord.numeric.contains(comparison), comparison != .between else { return }
        if !value.isEmpty, Amount(value) == nil, Words.day(value) == nil { problems.error(row, .value, .notANumber(value), help: .writeDigits) }
    }

    /// The kinds a row is about. The label of a kind may hold 、 itself.
    private func kinds(_ row: TableRow) -> [KindID] {
        guard let text = row[.appliesTo] else {
            problems.error(row, .appliesTo, .emptyCell(TableColumn.appliesTo.head), help: .oneOf(vocabulary.kinds.map(\.label)))
            return []
        }
        func kind(_ word: String) -> KindID? { Words.spellings(word).lazy.compactMap { vocabulary.kind($0) }.first }
        if let kind = kind(text) { return [kind] }
        return Words.parts(text).compactMap { word in
            if let kind = kind(word) { return kind }
            problems.error(
                row, .appliesTo, .unknownKindOfSubject(word), help: .nearestOrList(word, among: vocabulary.kinds.flatMap { [$0.label] + $0.aliases }))
            return nil
        }.uniqued()
    }

    // MARK: What is asked

    private mutating func asked(_ row: TableRow, _ kind: KindID) -> Asked? {
        guard let item = row[.item] else {
            problems.error(row, .item, .emptyCell(TableColumn.item.head))
            return nil
        }
        let finder = ItemFinder(vocabulary: vocabulary, kind: kind)
        let found: ItemFinder.Found
        do {
            found = try finder.find(item)
        } catch {
            report(error, item, row, kind)
            return nil
        }
        guard let (comparison, value) = comparison(row) else { return nil }
        let cell = ValueCell(row: row, kind: kind, comparison: comparison, text: value, finder: finder)
        switch found {
        case .field(let ref): return asked(of: ref, cell)
        case .term(let ref, let term): return asked(of: ref, term: term, cell)
        case .records(let ref, let tests):
            if cell.comparison == nil || cell.comparison == .has, value.isEmpty { return .compare(.count(ref, tests), .atLeast(Quantity(1))) }
            // 配有 2 人: at least so many.
            var cell = cell
            if cell.comparison == .has { cell.comparison = .atLeast }
            let unit = Amount.unit(row[.unit] ?? Amount(value)?.unit ?? "")
            let isShare = unit == "%"
            let words = isShare ? [] : Amount.countingWords.union([vocabulary.record(ref)?.unit ?? ""])
            return numeric(
                isShare ? .share(ref, tests) : .count(ref, tests), cell, unit: isShare ? "%" : vocabulary.record(ref)?.unit, others: words, isWhole: !isShare)
        }
    }

    private mutating func report(_ failure: ItemFinder.Failure, _ item: String, _ row: TableRow, _ kind: KindID) {
        switch failure {
        case .unknown(let nearest):
            proposals.add(item, row, kind)
            problems.error(row, .item, .unknownItem(item, vocabulary.kinds[kind].label, nearest: nearest), help: .acceptProposal)
        case .ambiguous(let ways): problems.error(row, .item, .ambiguousItem(item), help: .oneOf(ways))
        case .condition(let message, let help): problems.error(row, .item, message, help: help)
        }
    }

    /// The comparison and the value, wherever they stand: `≥` and `60`, or `≥60` in either column.
    private func comparison(_ row: TableRow) -> (ComparisonWord?, String)? {
        let value = row[.value] ?? ""
        if let text = row[.comparison] {
            if let word = ComparisonWord(text) {
                if let inner = ComparisonWord.within(value) {
                    guard inner.word == word else {
                        problems.error(row, .value, .twoComparisons(text, value))
                        return nil
                    }
                    return (word, inner.rest)
                }
                return (word, value)
            }
            if value.isEmpty, let inner = ComparisonWord.within(text) { return (inner.word, inner.rest) }
            problems.error(row, .comparison, .notAChoice(TableColumn.comparison.head, found: text), help: .oneOf(ComparisonWord.allCases.map(\.sign)))
            return nil
        }
        if let inner = ComparisonWord.within(value) { return (inner.word, inner.rest) }
        return (nil, value)
    }
}
