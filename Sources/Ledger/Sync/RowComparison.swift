import Quantities
import Standards

/// Whether an audit finds a gap, or a warning, just as the ledger has it. Numbers decide, never words: another wording, or language, changes no row.
extension LedgerRow {
    /// Whether a gap is as the row has it.
    func isAsFound(_ gap: GapDescription) -> Bool {
        guard outcome == gap.outcome else { return false }
        let amounts = amounts
        if !amounts.isEmpty { return amounts.isSame(as: gap.amounts) }
        return words == gap.words || OldWords(words).agree(with: gap.amounts, outcome)
    }

    /// Whether a warning is as the row has it: from the same day, because of the same dates.
    func isAsExpected(_ other: Expectation) -> Bool {
        guard let expectation, expectation.day == other.day else { return false }
        // Warnings of older versions do not name their dates.
        return expectation.facts.isEmpty || other.facts.isEmpty || expectation.facts == other.facts
    }
}

/// The words of a row whose event is older than the numbers beside them.
///
/// They are held against an audit's numbers by the numbers that stand in them, as the versions that wrote them wrote numbers. So a ledger of before is
/// brought up to date without an event for every row, also after the wording has changed, and takes up numbers with the first real change.
struct OldWords {
    private let words: GapPhrases

    init(_ words: GapPhrases) {
        self.words = words
    }

    /// Whether the words say what the numbers say.
    func agree(with amounts: GapAmounts, _ outcome: RowOutcome) -> Bool {
        guard Self.says(words.required, limits(amounts.required), amounts.unit) else { return false }
        switch outcome {
        case .unmet: return Self.says(words.actual, range(amounts), amounts.unit) && Self.says(words.shortfall, lack(amounts), amounts.unit)
        case .unreported: return cells == amounts.missing.count
        }
    }

    /// How many cells the words of a question name: 未填报：面积、床位.
    private var cells: Int {
        guard let start = words.actual.firstIndex(of: "：") else { return 0 }
        return words.actual[start...].split(separator: "、").count
    }

    private func limits(_ required: Comparison?) -> [Quantity] {
        switch required {
        case .atLeast(let limit)?, .atMost(let limit)?, .moreThan(let limit)?, .lessThan(let limit)?, .equals(let limit)?: [limit]
        case .between(let lower, let upper)?: [lower, upper]
        case nil: []
        }
    }

    /// What was written of what there is: one number, a range, its lower end, or nothing where it may be anything.
    private func range(_ amounts: GapAmounts) -> [Quantity] {
        guard let actual = amounts.actual else { return [] }
        if actual.isPoint { return [actual.low] }
        if actual.low == .zero, !actual.high.isFinite || (amounts.unit == "%" && actual.high == Quantity(100)) { return [] }
        return actual.high.isFinite ? [actual.low, actual.high] : [actual.low]
    }

    private func lack(_ amounts: GapAmounts) -> [Quantity] {
        guard let shortfall = amounts.shortfall, shortfall > .zero, shortfall.isFinite else { return [] }
        return [shortfall]
    }

    /// Whether the numbers in a text are these, in their order.
    private static func says(_ text: String, _ quantities: [Quantity], _ unit: String?) -> Bool {
        let numbers = numbers(unit.map { text.replacing($0, with: "") } ?? text)
        return numbers.count == quantities.count && zip(numbers, quantities).allSatisfy { isWritten($1, $0, unit) }
    }

    /// Whether a number was ever written so: exactly, with two digits after the point, or one in percentages, rounded up where it was a shortfall.
    private static func isWritten(_ quantity: Quantity, _ text: String, _ unit: String?) -> Bool {
        [6, unit == "%" ? 1 : 2].contains { digits in
            quantity.formatted(digits: digits) == text || quantity.formatted(digits: digits, roundingUp: true) == text
        }
    }

    /// The numbers in a text, a minus before them and a point in them.
    private static func numbers(_ text: String) -> [String] {
        var numbers: [String] = []
        var number = ""
        for character in text + " " {
            if character.isASCII, character.isNumber || character == "." && !number.isEmpty || character == "-" && number.isEmpty {
                number.append(character)
            } else if !number.isEmpty {
                if number.contains(where: \.isNumber) { numbers.append(number) }
                number = ""
            }
        }
        return numbers
    }
}
