import Wording

/// What the inventory has of everything a form asks, as the form shows it.
struct LastValues {
    /// One thing that is asked.
    struct Entry {
        /// The question.
        var text: Text
        /// What the inventory has; nil where it has nothing.
        var known: String?
    }

    private var entries: [ReturnedAsk: Entry] = [:]
    private var people: [String: [String: [String: String]]] = [:]
    /// The boxes of each question, by the ids of their terms, in the order they are asked.
    private(set) var boxes: [(key: FormKey, terms: [String])] = []

    init(_ plan: FormPlan) {
        for question in plan.questions {
            switch question.answer {
            case .boxes(let boxes):
                self.boxes.append((question.key, boxes.map(\.key)))
                for box in boxes {
                    entries[.box(question.key, term: box.key)] = Entry(text: Text(same: box.label), known: box.known)
                }
            case .people(let people):
                guard case .field(let list) = question.key else { continue }
                for person in people.known {
                    self.people[list, default: [:]][person.id] = Dictionary(
                        person.values.map { ($0.key, $0.words) }, uniquingKeysWith: { first, _ in first })
                }
            case .yesNo, .choice, .count, .number, .percent, .day, .text:
                entries[.question(question.key)] = Entry(text: question.text, known: question.known)
            }
        }
    }

    /// What is asked, and known; nil of what the plan does not ask.
    func entry(_ ask: ReturnedAsk) -> Entry? { entries[ask] }

    /// What is known of a field of a person; nil where nothing is.
    func person(_ list: String, _ record: String, _ key: String) -> String? { people[list]?[record]?[key] }
}
