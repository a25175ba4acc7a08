import Figures
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
    private(set) var proposals: Proposals

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
        for kind in kinds(row) {
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

    private struct ValueCell {
        var row: TableRow
        var kind: KindID
        var comparison: ComparisonWord?
        var text: String
        var finder: ItemFinder
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

    private func doesNotFit(_ cell: ValueCell, _ label: String, _ fitting: [ComparisonWord]) -> Asked? {
        if let comparison = cell.comparison {
            problems.error(cell.row, .comparison, .comparisonDoesNotFit(comparison.sign, label), help: .oneOf(fitting.map(\.sign)))
        } else {
            problems.error(cell.row, .comparison, .emptyCell(TableColumn.comparison.head), help: .oneOf(fitting.map(\.sign)))
        }
        return nil
    }

    private mutating func asked(of ref: FieldRef, _ cell: ValueCell) -> Asked? {
        let field = vocabulary.field(ref)
        switch field.type {
        case .count: return numeric(.field(ref), cell, unit: field.unit, others: [], isWhole: true)
        case .number, .percent: return numeric(.field(ref), cell, unit: field.unit, others: [], isWhole: false)
        case .yearsSince: return numeric(.field(ref), cell, unit: field.unit, others: [], isWhole: true)
        case .yesNo: return yesNo(ref, field, cell)
        case .choice, .validUntil: return choice(ref, field, cell)
        case .date: return day(ref, field, cell)
        case .set(let list): return words(ref, list, isCounted: false, cell)
        case .counts(let list): return words(ref, list, isCounted: true, cell)
        case .records:
            let unit = vocabulary.record(ref)?.unit
            return numeric(.count(ref, []), cell, unit: unit, others: Amount.countingWords, isWhole: true)
        case .text, .reference:
            problems.error(cell.row, .item, .notComparable(field.label))
            return nil
        }
    }

    private func asked(of ref: FieldRef, term: Int, _ cell: ValueCell) -> Asked? {
        let field = vocabulary.field(ref)
        guard let list = vocabulary.words(field.type) else { return nil }
        let word = list.items[term]
        if case .counts = field.type {
            switch cell.comparison {
            case .has where cell.text.isEmpty, nil where cell.text.isEmpty: return .compare(.quantity(ref, term: term), .atLeast(Quantity(1)))
            case .hasNot where cell.text.isEmpty: return .compare(.quantity(ref, term: term), .atMost(.zero))
            case .has:
                // 配有 2 台: at least so many.
                var counted = cell
                counted.comparison = .atLeast
                return numeric(.quantity(ref, term: term), counted, unit: word.unit, others: Amount.countingWords, isWhole: true)
            default: return numeric(.quantity(ref, term: term), cell, unit: word.unit, others: Amount.countingWords, isWhole: true)
            }
        }
        switch cell.comparison {
        case .has where cell.text.isEmpty, nil where cell.text.isEmpty: return .includesAll(ref, [term])
        case .hasNot where cell.text.isEmpty: return .includesNone(ref, [term])
        case .atLeast where Amount(cell.text)?.number == Quantity(1): return .includesAll(ref, [term])
        case .has, .hasNot, .atLeast:
            problems.error(cell.row, .value, .notCounted(word.label, field.label), help: .leaveValueEmpty)
            return nil
        default: return doesNotFit(cell, word.label, [.has, .hasNot])
        }
    }

    // MARK: Kinds of values

    private func numeric(_ measure: Measure, _ cell: ValueCell, unit: String?, others: Set<String>, isWhole: Bool) -> Asked? {
        let label = cell.row[.item] ?? ""
        guard let word = cell.comparison, ComparisonWord.numeric.contains(word) else { return doesNotFit(cell, label, ComparisonWord.numeric) }
        var texts = [cell.text]
        if word == .between { texts = cell.text.split { "-~～—－至到".contains($0) }.map(String.init).filter { !$0.isEmpty } }
        guard word != .between || texts.count == 2 else {
            problems.error(cell.row, .value, .twoLimits(found: cell.text))
            return nil
        }
        if cell.text.isEmpty {
            problems.error(cell.row, .value, .emptyCell(TableColumn.value.head))
            return nil
        }
        var limits: [Quantity] = []
        for text in texts {
            guard let amount = Amount(text) else {
                problems.error(cell.row, .value, .notANumber(text), help: .writeDigits)
                return nil
            }
            for (written, column) in [(amount.unit, TableColumn.value), (Amount.unit(cell.row[.unit] ?? ""), .unit)] where !written.isEmpty {
                guard written == unit || others.contains(written) else {
                    problems.error(cell.row, column, .unitDoesNotFit(written, label, expected: unit), help: unit.map { .writeUnit($0) } ?? .leaveUnitEmpty)
                    return nil
                }
            }
            if isWhole, !amount.number.isWhole {
                problems.error(cell.row, .value, .notWhole(text, label))
                return nil
            }
            if unit == "%", amount.number > Quantity(100) {
                problems.error(cell.row, .value, .above100(text))
                return nil
            }
            limits.append(amount.number)
        }
        guard let comparison = comparison(word, limits) else {
            problems.error(cell.row, .value, .limitsTurned(cell.text))
            return nil
        }
        if comparison.isAlwaysHeld {
            problems.error(cell.row, .value, .asksNothing)
            return nil
        }
        return .compare(measure, comparison)
    }

    private func comparison(_ word: ComparisonWord, _ limits: [Quantity]) -> Comparison? {
        switch word {
        case .atLeast: .atLeast(limits[0])
        case .atMost: .atMost(limits[0])
        case .moreThan: .moreThan(limits[0])
        case .lessThan: .lessThan(limits[0])
        case .equals: .equals(limits[0])
        default: limits[0] <= limits[1] ? .between(limits[0], limits[1]) : nil
        }
    }

    private func yesNo(_ ref: FieldRef, _ field: Field, _ cell: ValueCell) -> Asked? {
        let fitting: [ComparisonWord] = [.isOne, .has, .isNot, .hasNot]
        if let comparison = cell.comparison, !fitting.contains(comparison), comparison != .equals { return doesNotFit(cell, field.label, fitting) }
        if cell.comparison == nil || cell.comparison == .equals, cell.text.isEmpty { return doesNotFit(cell, field.label, fitting) }
        let isDenied = cell.comparison == .isNot || cell.comparison == .hasNot
        guard !cell.text.isEmpty else { return .isOne(ref, [isDenied ? 0 : 1]) }
        guard let answer = cell.finder.item(cell.text, of: .yesNo) else {
            problems.error(cell.row, .value, .notAChoice(Text(same: field.label), found: cell.text), help: .oneOf(["是", "否"]))
            return nil
        }
        return .isOne(ref, [isDenied ? 1 - answer : answer])
    }

    private mutating func choice(_ ref: FieldRef, _ field: Field, _ cell: ValueCell) -> Asked? {
        let fitting: [ComparisonWord] = [.isOne, .isNot]
        let isDenied = cell.comparison == .isNot
        if let comparison = cell.comparison, !fitting.contains(comparison), comparison != .equals, comparison != .has {
            return doesNotFit(cell, field.label, fitting)
        }
        guard let list = vocabulary.words(field.type) else { return nil }
        guard !cell.text.isEmpty else {
            if case .validUntil = field.type, cell.comparison == .has { return .isOne(ref, [Vocabulary.validItem]) }
            problems.error(cell.row, .value, .emptyCell(TableColumn.value.head), help: .oneOf(list.items.map(\.label)))
            return nil
        }
        guard let named = items(ref, field, list, cell) else { return nil }
        let items = isDenied ? list.items.indices.filter { !named.contains($0) } : named
        guard !items.isEmpty, items.count < list.items.count else {
            problems.error(cell.row, .value, .asksNothing)
            return nil
        }
        return .isOne(ref, items)
    }

    private func day(_ ref: FieldRef, _ field: Field, _ cell: ValueCell) -> Asked? {
        switch cell.comparison {
        case .notBefore, .atLeast, .notAfter, .atMost:
            guard let day = Words.day(cell.text) else {
                problems.error(cell.row, .value, .notADay(cell.text), help: .writeDay)
                return nil
            }
            return cell.comparison == .notBefore || cell.comparison == .atLeast ? .onOrAfter(ref, day) : .onOrBefore(ref, day)
        default: return doesNotFit(cell, field.label, [.notBefore, .notAfter])
        }
    }

    /// Several words of a list in one row: all of them, or so many of the whole list.
    private mutating func words(_ ref: FieldRef, _ index: Int, isCounted: Bool, _ cell: ValueCell) -> Asked? {
        let field = vocabulary.field(ref)
        let list = vocabulary.termLists[index]
        switch cell.comparison {
        case .has, nil:
            guard !cell.text.isEmpty else { return doesNotFit(cell, field.label, [.has, .atLeast]) }
            return items(ref, field, list, cell).map { .includesAll(ref, $0) }
        case .hasNot where !isCounted && !cell.text.isEmpty: return items(ref, field, list, cell).map { .includesNone(ref, $0) }
        case .atLeast:
            guard let amount = Amount(cell.text), let least = Int(amount.number.formatted()) else {
                problems.error(cell.row, .value, .notANumber(cell.text), help: .writeDigits)
                return nil
            }
            for (unit, column) in [(amount.unit, TableColumn.value), (Amount.unit(cell.row[.unit] ?? ""), .unit)]
            where !unit.isEmpty && !Amount.countingWords.contains(unit) {
                problems.error(cell.row, column, .unitDoesNotFit(unit, field.label, expected: nil), help: .leaveUnitEmpty)
                return nil
            }
            guard (1...list.items.count).contains(least) else {
                problems.error(cell.row, .value, .moreThanThere(least, list.items.count))
                return nil
            }
            return .includesSome(ref, Array(list.items.indices), atLeast: least)
        default: return doesNotFit(cell, field.label, [.has, .atLeast])
        }
    }

    /// The words of a list a value names; one that is not known is proposed.
    private mutating func items(_ ref: FieldRef, _ field: Field, _ list: TermList, _ cell: ValueCell) -> [Int]? {
        if let item = cell.finder.item(cell.text, of: field.type) { return [item] }
        var items: [Int] = []
        var isWhole = true
        for word in cell.finder.alternatives(cell.text) {
            if let item = cell.finder.item(word, of: field.type) {
                items.append(item)
                continue
            }
            isWhole = false
            let nearest = suggestion(for: word, among: list.items.flatMap { [$0.label] + $0.aliases })
            if case .validUntil = field.type {
                problems.error(cell.row, .value, .notAChoice(Text(same: field.label), found: word), help: .oneOf(list.items.map(\.label)))
            } else {
                proposals.add(word: word, of: ref, list, cell.row)
                problems.error(cell.row, .value, .unknownWord(word, field.label, nearest: nearest), help: .acceptProposal)
            }
        }
        return isWhole && !items.isEmpty ? items.uniqued() : nil
    }
}

extension Comparison {
    /// Whether no amount from 0 could fail it.
    var isAlwaysHeld: Bool {
        if case .atLeast(let limit) = self { return limit <= .zero }
        return false
    }
}
