import Inventories
import Quantities
import Standards

/// Answers that do not count any more for one check, taken out of the facts while it is judged.
///
/// Whether an answer counts depends on the criterion, so the same answer may be there for one check and not for the next. Checks whose criterion
/// sets no time are not slowed down by it.
struct LapsedAnswers {
    private var hidden: [(facts: Facts, slot: Int, value: Value)] = []

    init(_ check: Check, _ frames: Frames, asOf: Day) {
        guard let life = check.criterion.validFor else { return }
        for ref in check.answered {
            guard let facts = frames[ref.kind] else { continue }
            let value = facts[ref.slot]
            guard value.tag != .none, let answer = facts.answer(ref.slot) else { continue }
            let lack: Value.Lack
            if let day = answer.day {
                if life.lastDay(of: day) >= asOf { continue }
                lack = .lapsed
            } else {
                lack = .undated
            }
            hidden.append((facts, ref.slot, value))
            facts[ref.slot] = Value(.none, node: Int(value.node), lack: lack)
        }
    }

    /// Puts them back for the next check.
    func restore() {
        for entry in hidden { entry.facts[entry.slot] = entry.value }
    }
}

extension AnswerLife.Unit {
    /// What it is called.
    var name: String {
        switch self {
        case .days: "日"
        case .months: "月"
        case .quarters: "季度"
        case .years: "年"
        }
    }
}

extension AnswerLife {
    /// So much time: 一个季度, 2 年, 92 天.
    var words: String {
        switch unit {
        case .days: "\(count) 天"
        case .months, .quarters: count == 1 ? "一个\(unit.name)" : "\(count) 个\(unit.name)"
        case .years: count == 1 ? "一年" : "\(count) 年"
        }
    }
}
