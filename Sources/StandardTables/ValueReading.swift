import Quantities
import Standards
import Wording

/// The cells of a row that say how an item is compared, and with what.
struct ValueCell {
    var row: TableRow
    var kind: KindID
    var comparison: ComparisonWord?
    var text: String
    var finder: ItemFinder
}

// What is asked of an item, by the type of what it names.
extension RowReader {
    private func doesNotFit(_ cell: ValueCell, _ label: String, _ fitting: [ComparisonWord]) -> Asked? {
        if let comparison = cell.comparison {
            problems.error(cell.row, .comparison, .comparisonDoesNotFit(comparison.sign, label), help: .oneOf(fitting.map(\.sign)))
        } else {
            problems.error(cell.row, .comparison, .emptyCell(TableColumn.comparison.head), help: .oneOf(fitting.map(\.sign)))
        }
        return nil
    }

    mutating func asked(of ref: FieldRef, _ cell: ValueCell) -> Asked? {
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

    func asked(of ref: FieldRef, term: Int, _ cell: ValueCell) -> Asked? {
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

    func numeric(_ measure: Measure, _ cell: ValueCell, unit: String?, others: Set<String>, isWhole: Bool) -> Asked? {
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
