import Audit
import Figures
import Standards
import Wording

/// The markup cards are made of, prepared once for all of them.
struct CardMarkup: Sendable {
    /// A card; its holes in order: class, filter, state, code, name, state in words, where it is, verdict, what is to be done, to be answered, in the
    /// ledger, met.
    let card: PreparedMarkup
    /// The same on a page of its own, where it stands open.
    let openCard: PreparedMarkup
    /// What is to be done; its holes: heading, items.
    let toDo: PreparedMarkup
    /// What each binding check asks to be done; the hole is what is lacking. Of a check that is not binding nothing is to be done.
    let toDoItems: [PreparedMarkup?]
    /// A list; its holes: heading, items.
    let list: PreparedMarkup
    /// What is met; its holes: heading, numbers.
    let metNumbers: PreparedMarkup
    /// The same with titles; its holes: heading, items.
    let metTitles: PreparedMarkup
    private let item: PreparedMarkup

    /// - Parameter level: the level of the headings above the cards.
    init(_ program: AuditProgram, _ language: Language, _ labels: [String: String], below level: Int) {
        let constants: [String: Any] = ["l": labels, "level": String(level + 1), "part": String(level + 2)]
        func prepared(_ template: String, _ holes: [String], _ more: [String: Any] = [:]) -> PreparedMarkup {
            PreparedMarkup(template, language, holes: holes, constants.merging(more) { $1 })
        }
        let holes = ["class", "filter", "state", "code", "name", "stateWord", "where", "verdict", "blocks", "asks", "rows", "met"]
        card = prepared("card", holes, ["isOpen": false, "back": true])
        openCard = prepared("card", holes, ["isOpen": true, "back": false])
        toDo = prepared("toDo", ["heading", "items"])
        list = prepared("list", ["heading", "items"])
        item = prepared("item", ["text"])
        metNumbers = prepared("metNumbers", ["heading", "numbers"])
        metTitles = prepared("metTitles", ["heading", "items"])
        toDoItems = program.checks.map { check in
            guard check.firmness == .binding else { return nil }
            var entry: [String: Any] = [
                "title": check.criterion.title, "clause": check.citation.short, "measure": false, "within": false, "responsible": false,
            ]
            let fix = check.criterion.rectification
            if let measure = fix?.measure, !measure.isEmpty { entry["measure"] = measure }
            if let within = fix?.within(language) { entry["within"] = within }
            if let body = fix?.responsible { entry["responsible"] = body }
            return prepared("toDoItem", ["phrase"], entry)
        }
    }

    /// The entries of a list.
    func items(_ texts: [String]) -> String {
        var html = ""
        for text in texts { item.write(.text(text), to: &html) }
        return html
    }
}
