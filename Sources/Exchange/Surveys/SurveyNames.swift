import Standards

/// What an answer of a survey fills in.
enum SurveyTarget: Sendable, Hashable {
    /// The place that is visited, by its level.
    case place(KindID)
    /// The code of the facility, where its place does not tell it.
    case code
    /// What kind of facility the survey is about.
    case kind
    /// Whether there is such a facility.
    case presence
    /// Who answers.
    case reportedBy
    /// On which day.
    case reportedOn
    /// A field of the facility, or of the place it stands in. Of a list of records it says whether there are any.
    case field(FieldRef)
    /// The papers an answer rests on.
    case evidence(FieldRef)
    /// How many there are of a term.
    case term(FieldRef, Int)
    /// A field of a record of a list.
    case record(FieldRef, slot: Int)
}

/// What the questions of a survey about a kind of facility are called: names that are XML, free of the signs that tools put between groups, and given once.
///
/// They are made from the ids of the vocabulary alone, whatever a form asks, so that whatever any form brings back is understood. Where two ids come to the same
/// name, the later in the vocabulary gets a number behind it.
struct SurveyNames: Sendable {
    /// The kind of facility.
    let kind: KindID
    private(set) var names: [SurveyTarget: String] = [:]
    private(set) var targets: [String: SurveyTarget] = [:]
    /// Every target, in the order of the vocabulary.
    private(set) var all: [SurveyTarget] = []
    private var choices: [Int: [String]] = [:]
    /// What each list of terms is called.
    private(set) var lists: [String] = []
    private var taken: Set<String>

    /// The names of a survey of a kind of facility.
    init(_ vocabulary: Vocabulary, _ kind: KindID) {
        self.kind = kind
        taken = Set(Self.reserved)
        add(.kind, "dabiao_kind")
        let places = vocabulary.enclosing(kind).dropFirst().filter { $0 == vocabulary.levels.township || $0 == vocabulary.levels.village }
        for place in places.reversed() { add(.place(place), vocabulary.kinds[place].id) }
        add(.code, "facility_code")
        add(.reportedBy, "reported_by")
        add(.reportedOn, "reported_on")
        add(.presence, "present")
        add(kind, vocabulary, prefix: "")
        if let place = vocabulary.kinds[kind].within, vocabulary.kinds[place].isPlace { add(place, vocabulary, prefix: vocabulary.kinds[place].id + "_") }
        var listNames: Set<String> = ["yes_no"]
        for index in vocabulary.termLists.indices {
            // Lists of single fields may have the same id.
            lists.append(Self.unique("list_" + Self.safe(vocabulary.termLists[index].id), &listNames))
            var seen: Set<String> = [Self.none]
            choices[index] = vocabulary.termLists[index].items.map { Self.unique(Self.safe($0.id), &seen) }
        }
    }

    /// Names of groups and of what devices note by themselves.
    private static let reserved = ["start", "end", "about", "facility", "around", "meta", "instanceID", "instanceName", "yes_no"]
    /// The choice that says that nothing of a list is there.
    static let none = "none"

    private mutating func add(_ kind: KindID, _ vocabulary: Vocabulary, prefix: String) {
        for (slot, field) in vocabulary.kinds[kind].table.fields.enumerated() where !field.type.isDerived {
            let ref = FieldRef(kind: kind, slot: slot)
            let name = add(.field(ref), prefix + field.id)
            if field.isAttested { add(.evidence(ref), name + "_evidence") }
            switch field.type {
            case .counts(let list): for (term, item) in vocabulary.termLists[list].items.enumerated() { add(.term(ref, term), name + "_" + item.id) }
            case .records(let record):
                for (slot, part) in vocabulary.records[record].table.fields.enumerated() where !part.type.isDerived {
                    add(.record(ref, slot: slot), name + "_" + part.id)
                }
            case .yesNo, .count, .number, .percent, .date, .text, .reference, .choice, .set, .validUntil, .yearsSince: break
            }
        }
    }

    @discardableResult
    private mutating func add(_ target: SurveyTarget, _ id: String) -> String {
        let name = Self.unique(Self.safe(id), &taken)
        targets[name] = target
        names[target] = name
        all.append(target)
        return name
    }

    /// Letters, digits and low lines, not beginning with a digit: hyphens and strokes stand between groups in what comes back.
    static func safe(_ id: String) -> String {
        let word = String(id.map { $0.isLetter || $0.isNumber ? $0 : "_" })
        return word.first.map { $0.isLetter || $0 == "_" } ?? false ? word : "_" + word
    }

    private static func unique(_ name: String, _ seen: inout Set<String>) -> String {
        var (found, number) = (name, 2)
        while !seen.insert(found).inserted {
            found = "\(name)_\(number)"
            number += 1
        }
        return found
    }

    /// What a question is called.
    func name(_ target: SurveyTarget) -> String { names[target] ?? "" }

    /// What a term of a list is called among its choices.
    func choice(_ list: Int, _ term: Int) -> String { choices[list]?[term] ?? "" }

    /// The term of a choice.
    func term(_ list: Int, _ choice: String) -> Int? { choices[list]?.firstIndex(of: choice) }
}
