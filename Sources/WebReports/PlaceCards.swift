import Audit
import Figures
import Inventories
import Reports
import Standards
import Wording

/// The cards of a batch: for each facility, each village without one, and the place itself what is to be done, to be answered, and met.
struct PlaceCards: Sendable {
    /// A card, and how it is found.
    struct Card: Sendable {
        /// The code of its subject.
        var code: String
        /// The village's name as it is written in running text.
        var village: String
        /// The facility's name; empty for a village without one.
        var name: String
        /// How it stands.
        var state: VillageState
        /// How its village stands, for the first card of a village.
        var square: VillageState?
        /// Its markup.
        var html: String
    }

    private let program: AuditProgram
    private let language: Language
    private let words: GapWords
    private let names: SubjectNames
    private let due: DueWords
    private let criteria: CriterionNumbers
    private let ledger: PageLedger?
    private let labels: [String: String]
    private let markup: CardMarkup

    /// - Parameter level: the level of the headings above the cards.
    init(_ header: ReportHeader, _ criteria: CriterionNumbers, ledger: PageLedger?, below level: Int) {
        program = header.program
        language = header.language
        words = GapWords(header.program)
        names = SubjectNames(header.program.vocabulary)
        due = DueWords(header.program, header.language)
        labels = PageLabels(language: header.language, places: header.places).all
        markup = CardMarkup(header.program, header.language, labels, below: level)
        self.criteria = criteria
        self.ledger = ledger
    }

    /// The cards of a batch, worst first.
    ///
    /// - Parameter only: the code of the one facility or village that is wanted, on a page of its own; nil for all.
    func cards(_ batch: Batch, _ standings: [VillageStanding], _ figures: [SubjectFigures], only: String? = nil) -> [Card] {
        var gaps = [[Gap]](repeating: [], count: batch.subjects.count)
        for gap in batch.gaps where program.checks[gap.check].firmness == .binding { gaps[gap.subject].append(gap) }
        var met = [[Int]](repeating: [], count: batch.subjects.count)
        for outcome in batch.outcomes where program.checks[outcome.check].firmness == .binding && (outcome.outcome == .met || outcome.outcome == .waived) {
            met[outcome.subject].append(outcome.check)
        }
        var blanks: [Int: BlankSpot] = [:]
        for spot in batch.blankSpots where spot.isCertain || blanks[spot.subject] == nil { blanks[spot.subject] = spot }
        func card(_ subject: Int, village: Int?, square: VillageState?) -> Card? {
            if let only, batch.subjects[subject].code != only, village.map({ batch.subjects[$0].code }) != only { return nil }
            let parts = Parts(subject: subject, village: village, gaps: gaps, met: met, blank: blanks[subject], isAlone: only != nil)
            return self.card(parts, batch, figures, square)
        }
        var cards: [Card] = []
        for standing in standings {
            let village = standing.isVillage ? standing.subject : nil
            let assessed = standing.facilities.filter { figures[$0].state != .notAssessed || blanks[$0] != nil }
            var square = standing.isVillage ? standing.state : nil
            // A blank spot is the village's own, whatever else stands there.
            let shown =
                assessed.isEmpty || village.map { blanks[$0]?.isCertain == true } == true
                ? [standing.subject] + assessed.filter { $0 != standing.subject } : assessed
            for subject in shown {
                if let card = card(subject, village: subject == village ? nil : village, square: square) { cards.append(card) }
                square = nil
            }
        }
        let own = batch.subjects.indices.filter { number in
            program.vocabulary.kinds[batch.subjects[number].kind].isPlace && !names.isVillage(batch.subjects[number]) && !gaps[number].isEmpty
        }
        cards += own.compactMap { card($0, village: nil, square: nil) }
        return cards.sorted { ($0.square ?? $0.state, $0.code) < ($1.square ?? $1.state, $1.code) }
    }

    private struct Parts {
        var subject: Int
        var village: Int?
        var gaps: [[Gap]]
        var met: [[Int]]
        var blank: BlankSpot?
        var isAlone: Bool
    }

    private func card(_ parts: Parts, _ batch: Batch, _ figures: [SubjectFigures], _ square: VillageState?) -> Card {
        let subject = batch.subjects[parts.subject]
        let own = figures[parts.subject]
        let kind = program.vocabulary.kinds[subject.kind]
        var state = VillageState(own.state)
        if let blank = parts.blank { state = blank.isCertain ? (blank.kind == .institution ? .noInstitution : .noStaff) : min(state, .undetermined) }
        // Of a village nothing is asked of a facility there, whatever else is asked of it.
        if parts.village == nil, names.isVillage(subject), let square { state = square }
        let village = PlaceName.formal(names.village(subject))
        let name = names.isVillage(subject) ? village : kind.isPlace ? subject.name.isEmpty ? batch.name : subject.name : names.name(subject)
        var blocks = ""
        func block(_ heading: String, _ gaps: [Gap], _ subject: SubjectName) {
            let (count, items) = todo(gaps, subject)
            if count > 0 { markup.toDo.write(.text(counted(labels[heading]!, count)), .markup(items), to: &blocks) }
        }
        block("todo", parts.gaps[parts.subject], subject)
        if let village = parts.village { block("village", parts.gaps[village], batch.subjects[village]) }
        var asks = ""
        if !own.cells.isEmpty {
            let most = parts.isAlone ? 40 : 12
            let left = own.cells.count > most ? ["……"] : []
            let items = markup.items(own.cells.prefix(most).map { shown($0) } + left)
            markup.list.write(.text(counted(labels["toAnswer"]!, own.cells.count)), .markup(items), to: &asks)
        }
        var rows = ""
        if let ledger, let own = ledger.rows[subject.code], !own.isEmpty {
            markup.list.write(.text(labels["ledgerRows"]!), .markup(markup.items(own.map { shown(ledger.line($0, language)) })), to: &rows)
        }
        var html = ""
        let isFacility = kind.isFacility && own.state != .notAssessed
        let place = [batch.name == name ? "" : batch.name, village == name ? "" : village, kind.label, subject.code].filter { !$0.isEmpty }
        (parts.isAlone ? markup.openCard : markup.card).write(
            .markup(isFacility ? "place facility" : "place"), .markup(filter(own.state)), .markup(String(state.rawValue)),
            .markup(PageText.escaped(subject.code)), .text(shown(name)), .text(stateWord(state, own)), .text(shown(place.joined(separator: " · "))),
            .text(own.asked > 0 ? own.sentence[language] : ""), .markup(blocks), .markup(asks), .markup(rows),
            .markup(met(parts.met[parts.subject], own, isAlone: parts.isAlone)), to: &html)
        return Card(
            code: subject.code, village: village, name: names.isVillage(subject) ? "" : name, state: state, square: square, html: html)
    }

    private func counted(_ heading: String, _ count: Int) -> String { heading + language.word("（\(count)）", " (\(count))") }

    /// What is met, folded: by number where the page lists what is asked, by title on a page of one's own.
    private func met(_ checks: [Int], _ own: SubjectFigures, isAlone: Bool) -> String {
        guard !checks.isEmpty else { return "" }
        var html = ""
        let heading = PreparedMarkup.Filling.text(language.word("已达到 \(own.reached) 项", "met: \(own.reached)"))
        if isAlone {
            markup.metTitles.write(heading, .markup(markup.items(checks.map { program.checks[$0].criterion.title })), to: &html)
        } else {
            markup.metNumbers.write(heading, .markup(criteria.ranges(checks)), to: &html)
        }
        return html
    }

    /// The state in one word, with how much there is to do.
    private func stateWord(_ state: VillageState, _ figures: SubjectFigures) -> String {
        // Of a village of whose facilities nothing is asked only its own is to be done.
        if state == .notAssessed, figures.checks.unmet > 0 { return language.word("\(figures.checks.unmet) 项要做", "\(figures.checks.unmet) to do") }
        let word = state.label[language]
        if figures.checks.unmet > 0 { return language.word("\(word) · \(figures.checks.unmet) 项要做", "\(word) · \(figures.checks.unmet) to do") }
        if !figures.cells.isEmpty { return language.word("\(word) · \(figures.cells.count) 格要填", "\(word) · \(figures.cells.count) to answer") }
        return word
    }

    /// The class of a card, by which the page filters.
    private func filter(_ state: FacilityState) -> String {
        switch state {
        case .upToStandard: "ok"
        case .below: "below"
        case .undetermined: "ask"
        case .notAssessed: "none"
        }
    }

    /// What is to be done: an entry for each unmet check, whatever it lacks; and how many they are.
    private func todo(_ gaps: [Gap], _ subject: SubjectName) -> (count: Int, items: String) {
        var order: [Int] = []
        var lacking: [Int: [String]] = [:]
        for gap in gaps where gap.outcome == .unmet {
            if lacking[gap.check] == nil { order.append(gap.check) }
            let phrase = words.term(gap).map(\.label) ?? words.phrase(gap, of: subject.kind)[language]
            lacking[gap.check, default: []].append(phrase)
        }
        var items = ""
        for number in order {
            let isList = program.checks[number].form.require.list != nil
            let phrase = lacking[number]!.filter { !$0.isEmpty }.joined(separator: language.word("、", ", "))
            markup.toDoItems[number]?.write(.text(shown(isList ? language.word("缺：", "lacks: ") + phrase : phrase)), to: &items)
        }
        return (order.count, items)
    }
}

/// The numbers under which a page lists what is asked, so that a card can say briefly what of it is met.
struct CriterionNumbers: Sendable {
    /// The titles with their clauses, in the order of the numbers, which begin at 1.
    let entries: [(title: String, clause: String)]
    private let numberOfCheck: [Int?]

    init(_ program: AuditProgram) {
        var entries: [(title: String, clause: String)] = []
        var known: [String: Int] = [:]
        numberOfCheck = program.checks.map { check in
            guard check.firmness == .binding else { return nil }
            if let number = known[check.name] { return number }
            entries.append((check.criterion.title, check.citation.short))
            known[check.name] = entries.count
            return entries.count
        }
        self.entries = entries
    }

    /// The numbers of checks, neighbours drawn together: `1-5 7 9-23`.
    func ranges(_ checks: [Int]) -> String {
        let numbers = Set(checks.compactMap { numberOfCheck[$0] }).sorted()
        var parts: [(from: Int, to: Int)] = []
        for number in numbers {
            if let last = parts.last, last.to + 1 == number { parts[parts.count - 1].to = number } else { parts.append((number, number)) }
        }
        return parts.map { $0.from == $0.to ? "\($0.from)" : "\($0.from)-\($0.to)" }.joined(separator: " ")
    }
}
