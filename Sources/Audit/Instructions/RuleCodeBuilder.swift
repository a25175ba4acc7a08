import Inventories
import Quantities
import Standards

/// Lays rules flat.
struct RuleCodeBuilder {
    let vocabulary: Vocabulary
    private(set) var instructions: [Instruction] = []
    private(set) var items: [Int32] = []
    private(set) var limits: [RuleCode.BoundLimit] = []
    private(set) var facilityTests: [FacilityTest] = []

    init(_ vocabulary: Vocabulary) { self.vocabulary = vocabulary }

    /// Lays the rules of a check flat, so that its node `n` is `n` instructions behind the first.
    ///
    /// - Parameters:
    ///   - tree: the rules.
    ///   - rollUps: the roll-up of each node that is a source below the place, or -1.
    /// - Returns: where they begin.
    mutating func add(_ tree: RuleTree, rollUps: [Int]) -> Int {
        let start = instructions.count
        for node in tree.nodes.indices {
            var instruction = instruction(tree.nodes[node])
            instruction.size = Int32(tree.sizes[node])
            if case .member(let member) = tree.nodes[node], member.source.below != nil { instruction.number = Int32(rollUps[node]) }
            instructions.append(instruction)
        }
        let roots = (tree.when.map { [$0] } ?? []) + [tree.require] + tree.exemptions.compactMap(\.when)
        for node in roots.flatMap({ tree.ownScope(of: $0) }) { instructions[start + node].isTraced = true }
        finish(from: start)
        return start
    }

    /// Lays a rule flat that no check judges by itself: of a source that is tallied below a place, or of a facility that is named.
    ///
    /// - Returns: where it begins.
    mutating func add(_ rule: Rule) -> Int {
        let start = instructions.count
        add(.rule(rule))
        finish(from: start)
        return start
    }

    /// Lays a roll-up flat.
    mutating func add(_ rollUp: RollUp) -> RollUpPlan {
        var list = -1
        if case .recordsOf(let ref) = rollUp.member.source {
            list = instructions.count
            instructions.append(instruction(.records(ref)))
        }
        let among = add(rollUp.member.among)
        _ = add(rollUp.member.matching)
        return RollUpPlan(owner: rollUp.owner, list: Int32(list), among: Int32(among), sum: rollUp.sum.map { Operand($0, vocabulary) })
    }

    private mutating func add(_ node: RuleNode) {
        let number = instructions.count
        instructions.append(instruction(node))
        for child in node.children { add(child) }
        instructions[number].size = Int32(instructions.count - number)
    }

    /// A comparison is made direct once the number it compares is there.
    private mutating func finish(from start: Int) {
        for index in start..<instructions.count where instructions[index].operation == .compare {
            let limit = limits[Int(instructions[index].number)]
            guard !limit.isScaled, instructions[index + 1].operation == .field else { continue }
            let operand = instructions[index + 1].operand
            instructions[index].isDirect = true
            instructions[index].operand = operand
            instructions[index].unanswered = limit.comparison.holds(operand.isPercent ? Interval(.zero, Quantity(100)) : .unknown)
            (instructions[index].least, instructions[index].most) = limit.comparison.millionths
        }
    }

    private mutating func instruction(_ node: RuleNode) -> Instruction {
        switch node {
        case .rule(let rule): instruction(rule)
        case .number(let number): instruction(number)
        case .member(let member): instruction(member.source)
        }
    }

    private mutating func instruction(_ rule: Rule) -> Instruction {
        switch rule {
        case .always: return Instruction(operation: .always)
        case .all: return Instruction(operation: .all)
        case .any: return Instruction(operation: .any)
        case .not: return Instruction(operation: .not)
        case .compare(_, let threshold):
            var result = Instruction(operation: .compare)
            result.number = Int32(limits.count)
            switch threshold.limit {
            case .fixed, .levels: limits.append(.init(comparison: threshold.limit.comparison))
            case .scaled(let comparison, let scale): limits.append(.init(comparison: comparison, isScaled: true, per: scale.per, plus: scale.plus))
            }
            return result
        case .isOne(let field, let wanted): return named(wanted, .isOne, field)
        case .day(let field, let limit):
            var result: Instruction
            switch limit {
            case .onOrAfter(let day):
                result = read(field, .onOrAfter)
                result.least = Int64(day.number)
            case .onOrBefore(let day):
                result = read(field, .onOrBefore)
                result.least = Int64(day.number)
            }
            return result
        case .has(let field, let terms, let quota):
            var result = named(terms, .has, field)
            result.number = Int32(quota.count(of: terms.count))
            return result
        case .every: return Instruction(operation: .every)
        case .open(let field, let test):
            var result = read(field, .open)
            result.number = Int32(facilityTests.count)
            facilityTests.append(test)
            return result
        case .reported(let field): return read(field, .reported)
        }
    }

    private mutating func instruction(_ number: Number) -> Instruction {
        var result: Instruction
        switch number {
        case .field(let field): result = read(field, .field)
        case .item(let field, let term): result = named([term], .item, field)
        case .count: result = Instruction(operation: .count)
        case .share: result = Instruction(operation: .share)
        case .sum(_, let field): result = read(field, .sum)
        case .ratio: result = Instruction(operation: .ratio)
        case .elapsed(let field, .days): result = read(field, .days)
        case .elapsed(let field, .quarters): result = read(field, .quarters)
        case .total: result = Instruction(operation: .total)
        case .mean: result = Instruction(operation: .mean)
        case .blankSpots(let kind, _):
            result = Instruction(operation: .blankSpots)
            result.blankSpots = kind
        }
        result.isWhole = number.isWhole
        return result
    }

    private func instruction(_ source: Population.Source) -> Instruction {
        switch source {
        case .records(let ref):
            var result = read(.subject(ref), .records)
            result.itemCount = vocabulary.recordKind(in: ref).map { Int32(vocabulary.records[$0].table.fields.count) } ?? 0
            return result
        case .subjects, .recordsOf: return Instruction(operation: .below)
        }
    }

    private func read(_ field: ScopedField, _ operation: Instruction.Operation) -> Instruction {
        var result = Instruction(operation: operation)
        result.operand = Operand(field, vocabulary)
        return result
    }

    private mutating func named(_ wanted: [Int], _ operation: Instruction.Operation, _ field: ScopedField) -> Instruction {
        var result = read(field, operation)
        (result.firstItem, result.itemCount) = (Int32(items.count), Int32(wanted.count))
        items += wanted.map(Int32.init)
        return result
    }
}

extension Comparison {
    /// The least and the most that fulfil it, in whole millionths; the first above the second where nothing does.
    fileprivate var millionths: (least: Int64, most: Int64) {
        switch self {
        case .atLeast(let limit): (limit.millionths(roundedUp: true), .max)
        case .atMost(let limit): (.min, limit.millionths(roundedUp: false))
        case .moreThan(let limit): (limit.millionths(roundedUp: false) + 1, .max)
        case .lessThan(let limit): (.min, limit.millionths(roundedUp: true) - 1)
        case .equals(let limit): (limit.millionths(roundedUp: true), limit.millionths(roundedUp: false))
        case .between(let lower, let upper): (lower.millionths(roundedUp: true), upper.millionths(roundedUp: false))
        }
    }
}

extension Quantity {
    /// The next whole number of millionths, upwards or downwards; what is too much for that is more than any reported number.
    fileprivate func millionths(roundedUp: Bool) -> Int64 {
        guard denominator != 0 else { return .max - 1 }
        let (quotient, remainder) = (Int128(numerator) * 1_000_000).quotientAndRemainder(dividingBy: Int128(denominator))
        let below = remainder < 0 ? quotient - 1 : quotient
        let whole = roundedUp && remainder != 0 ? below + 1 : below
        return Int64(clamping: min(max(whole, Int128(Int64.min + 1)), Int128(Int64.max - 1)))
    }
}
