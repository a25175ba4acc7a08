import Exchange
import Foundation
import Quantities
import Standards

/// Numbers that are the same in every run.
struct Dice: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: Int) { state = UInt64(bitPattern: Int64(seed)) &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &self) < percent }
    mutating func pick<Element>(_ list: [Element]) -> Element { list[Int.random(in: 0..<list.count, using: &self)] }
}

/// What somebody might answer on a form, as the page keeps it.
struct RandomAnswers {
    /// An answer to one question, or of one box.
    struct Entry: Encodable {
        var text: String?
        var evidence: String?
    }

    /// Somebody who is known.
    struct Person: Encodable {
        var gone: Bool?
        var values: [String: String]?
    }

    /// The people of a list.
    struct People: Encodable {
        var known: [String: Person] = [:]
        var added: [[String: String]] = []
        var nobody: Bool?
    }

    /// What the page keeps.
    struct Draft: Encodable {
        var answers: [String: Entry] = [:]
        var people: [String: People] = [:]
        var by = "测试"
        var on: String
    }

    private(set) var draft: Draft
    private var dice: Dice

    /// Random answers to some questions of a plan.
    ///
    /// - Parameter percent: how many of a hundred.
    /// - Parameter isAlone: whether nobody else answers for the place around the facility.
    init(_ plan: FormPlan, on: Day, seed: Int, percent: Int, isAlone: Bool) {
        dice = Dice(seed)
        draft = Draft(on: on.description)
        for question in plan.questions where dice.chance(percent) {
            if case .around = question.key, !isAlone { continue }
            answer(question)
        }
    }

    private mutating func answer(_ question: FormQuestion) {
        switch question.answer {
        case .boxes(let boxes): mark(boxes, question)
        case .people(let people): change(people, question)
        case .yesNo, .choice, .count, .number, .percent, .day, .text:
            if case .text = question.answer { return }
            var entry = Entry(text: text(question.answer, question.known))
            if question.needsEvidence {
                if question.known != nil, dice.chance(10) { entry.text = nil }
                if dice.chance(60) { entry.evidence = dice.pick(["台账1", "照片 12", "无", "—"]) }
            }
            draft.answers[FormAsk.text(question.key)] = entry
        }
    }

    private mutating func text(_ answer: FormAnswer, _ known: String?) -> String {
        switch answer {
        case .yesNo: return dice.pick(["是", "否"])
        case .choice(let words): return dice.pick(words)
        case .count: return String(dice.pick([0, 1, 2, 5, 14, 19, 20, 39, 40, 59, 79, 80, 100, 799, 800, 801, 2500]))
        case .number: return dice.pick(["0", "39.9", "40", "59.99", "60", "60.000001", "80", "100.5", "0.333333", "123456789012.123456"])
        case .percent: return dice.pick(["0", "99.999999", "100", "85.5", "33.333333"])
        case .day: return dice.pick(["2019-02-28", "2021-12-31", "2022-06-30", "2022-08-09", "2022-08-10", "2022-08-11", "2023-01-01", "2030-02-28"])
        case .text, .boxes, .people: return ""
        }
    }

    private mutating func mark(_ boxes: [FormBox], _ question: FormQuestion) {
        let share = dice.pick([20, 60, 100])
        for box in boxes {
            if dice.chance(share) { draft.answers[FormAsk.text(question.key, box: box.key)] = Entry(text: dice.pick(["有", "有", "无", "2", "0"])) }
        }
    }

    private mutating func change(_ people: FormPeople, _ question: FormQuestion) {
        guard case .field(let list) = question.key else { return }
        var made = People()
        let idKey = people.columns[0].key
        func values() -> [(String, String)] {
            people.columns.dropFirst().compactMap { column in
                if case .text = column.answer { return nil }
                return dice.chance(60) ? (column.key, text(column.answer, nil)) : nil
            }
        }
        for person in people.known {
            if dice.chance(25) {
                made.known[person.id] = Person(gone: true)
            } else if dice.chance(40) {
                let changed = values()
                made.known[person.id] = Person(values: Dictionary(uniqueKeysWithValues: changed))
            }
        }
        if dice.chance(40) {
            let new = [(idKey, "N\(dice.pick([1, 2, 3]))")] + values()
            made.added.append(Dictionary(uniqueKeysWithValues: new))
        } else if people.known.isEmpty, dice.chance(50) {
            made.nobody = true
        }
        draft.people[list] = made
    }
}
