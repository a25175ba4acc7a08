import Quantities

/// The ways in which a number of a document may be read into a criterion; docs/formats.md has the same table.
enum FactReading {
    /// Whether any of the facts has the number, or lets it be read so.
    ///
    /// - Parameter isOurs: whether the criterion is our own reasoning, for which "there is one" and "there is none" need no number.
    static func allows(_ number: AskedNumber, by facts: [Fact], isOurs: Bool) -> Bool {
        let values = facts.flatMap(\.values)
        if number.place == .list {
            let lists = values.filter { $0.comparison == .all }
            // A document that names things without counting them has no number to compare.
            return lists.isEmpty || number.comparison == .equals(Quantity(1)) || lists.contains { number.comparison == .equals($0.low) }
        }
        if values.contains(where: { matches(number, $0) }) { return true }
        // "All of them" is asked of each: it has one, it has none.
        let isOfEach = values.contains { $0.unit == "%" && $0.low == Quantity(100) }
        let mayBePlain = isOurs || isOfEach || number.place == .condition || facts.contains { $0.kind != "Q" || $0.values.isEmpty }
        return mayBePlain && isPlain(number)
    }

    /// "There is one", "there is none" and "all": what a yes/no of a document comes to as a number.
    private static func isPlain(_ number: AskedNumber) -> Bool {
        switch number.comparison {
        case .atLeast(let limit): limit == Quantity(1) || (number.unit == "%" && limit == Quantity(100))
        case .moreThan(let limit), .atMost(let limit): limit == .zero
        case .equals(let limit): limit == .zero || (number.unit == "%" && limit == Quantity(100))
        case .lessThan(let limit): number.place == .condition && number.unit == "%" && limit == Quantity(100)
        case .between: false
        }
    }

    private static func matches(_ number: AskedNumber, _ value: FactValue) -> Bool {
        guard let (low, high) = limits(of: value, asked: number) else { return false }
        let isCondition = number.place == .condition
        switch number.comparison {
        case .atLeast(let limit):
            return switch value.comparison {
            case .atLeast, .equals: limit == low
            case .between: limit == low || (number.place == .level && limit == high)
            case .lessThan: isCondition && limit == low
            case .all: limit == low
            case .atMost, .moreThan, .within: false
            }
        case .atMost(let limit):
            return switch value.comparison {
            case .atMost, .within: limit == low
            case .equals: limit == low && limit == .zero
            case .moreThan: isCondition && limit == low
            case .atLeast, .lessThan, .between, .all: false
            }
        case .moreThan(let limit): return limit == low && (value.comparison == .moreThan || (isCondition && value.comparison == .atMost))
        case .lessThan(let limit):
            return limit == low && (value.comparison == .lessThan || value.comparison == .within || (isCondition && value.comparison == .atLeast))
        case .equals(let limit): return limit == low && (value.comparison == .equals || value.comparison == .all)
        case .between(let lower, let upper): return value.comparison == .between && lower == low && upper == high
        }
    }

    /// The limits of a fact's number in the unit of the asked one; nil when the units do not go together.
    private static func limits(of value: FactValue, asked number: AskedNumber) -> (Quantity, Quantity)? {
        guard var factor = factor(from: value.unit, to: number.unit, isZero: value.low == .zero, periods: value) else { return nil }
        if let per = value.per { factor = factor * (number.per ?? Quantity(1)) / per } else if let per = number.per, per != Quantity(1) { return nil }
        return (value.low * factor, value.high * factor)
    }

    private static func factor(from unit: String?, to asked: String?, isZero: Bool, periods value: FactValue) -> Quantity? {
        // None is none in any unit.
        guard !isZero, let unit, unit != asked else { return Quantity(1) }
        guard let asked else {
            // A count of things or a ratio is written without a unit.
            return unit == "%" ? Quantity(1) / Quantity(100) : Quantity(1)
        }
        if asked == "天", let days = days(unit, value.low) { return days / value.low }
        if let table = multiples[Pair(unit, asked)] { return table }
        return sameUnits.contains { $0.contains(unit) && $0.contains(asked) } ? Quantity(1) : nil
    }

    /// The most days a period can have, so that who keeps to it is never found late.
    private static func days(_ unit: String, _ count: Quantity) -> Quantity? {
        switch unit {
        case "月", "个月": count * Quantity(31)
        case "季度": count * Quantity(92)
        case "半年": count * Quantity(184)
        case "年": count * Quantity(365) + (count / Quantity(4)).roundedUp
        default: nil
        }
    }

    private struct Pair: Hashable {
        let from: String
        let to: String

        init(_ from: String, _ to: String) {
            self.from = from
            self.to = to
        }
    }

    /// How many of the second unit one of the first is.
    private static let multiples: [Pair: Quantity] = [
        Pair("年", "个月"): Quantity(12), Pair("元", "万元"): Quantity(1) / Quantity(10000), Pair("千人", "人"): Quantity(1000),
        Pair("万人", "人"): Quantity(10000), Pair("万元", "元"): Quantity(10000),
    ]

    /// Words for counting the same things.
    private static let sameUnits: [Set<String>] = [["所", "个", "家", "处"], ["人", "名"], ["季度", "个季度"]]
}
