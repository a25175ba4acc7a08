import Audit
import Figures
import Inventories
import Mustache
import Reports
import Standards
import Wording

/// What the page needs of one batch: its section, rendered, and its numbers.
package struct TownshipPiece: Sendable {
    struct BlankRow: Sendable {
        var kind: String
        var township: String
        var place: String
        var code: String
        /// The code of the batch it is in.
        var batch: String
        var reason: String
        var next: String
        var isCertain: Bool
        /// Whether it has a card that can be opened.
        var hasCard: Bool
    }

    var code: String
    var name: String
    var html: String
    var blanks: [BlankRow] = []
    /// The outcomes of binding checks by group.
    var groups: [OutcomeCounts]
    /// The same of advisory checks.
    var advice: [OutcomeCounts]
    var purchases: [PurchaseList.Row] = []
    /// Missing items of binding checks that are open rows of the ledger.
    var inLedger = 0
    /// How its villages stand.
    var villages = VillageCounts()
    /// How each of its villages stands, by code; only where there is a map.
    var states: [String: MappedVillage] = [:]

    struct MappedVillage: Sendable {
        var state: VillageState
        var name: String
    }

    /// Its squares on the mosaic, as markup.
    var squares = ""
    /// The names by which its cards are found, a line each.
    var names = ""
}

/// Renders the section of a township; called by the workers.
struct TownshipPage: Sendable {
    private let program: AuditProgram
    private let language: Language
    private let words: GapWords
    private let purchases: PurchaseFinder
    private let names: SubjectNames
    private let ledgerKeys: Set<GapKey>
    private let cards: PlaceCards
    private let isMapped: Bool
    /// The level of its heading.
    private let level: Int
    private let labels: [String: String]
    /// A binding check with the places where it is unmet; the hole is the places.
    private let problemMarkup: [PreparedMarkup?]
    private let barePlace: PreparedMarkup
    private let lackingPlace: PreparedMarkup
    let criteria: CriterionNumbers
    let groups: GroupTable
    let advice: GroupTable

    init(_ header: ReportHeader, ledger: PageLedger? = nil, isAlone: Bool, isMapped: Bool) {
        self.isMapped = isMapped
        level = isAlone ? 2 : 3
        ledgerKeys = ledger?.open ?? []
        program = header.program
        language = header.language
        words = GapWords(header.program)
        purchases = PurchaseFinder(header.program)
        groups = GroupTable(header.program, .binding)
        advice = GroupTable(header.program, .advisory)
        names = SubjectNames(header.program.vocabulary)
        criteria = CriterionNumbers(header.program)
        cards = PlaceCards(header, criteria, ledger: ledger, below: level)
        labels = PageLabels(language: header.language, places: header.places).all
        let language = header.language
        problemMarkup = header.program.checks.map { check in
            guard check.firmness == .binding else { return nil }
            return PreparedMarkup("problem", language, holes: ["places"], ["title": check.criterion.title, "clause": check.citation.short])
        }
        barePlace = PreparedMarkup("lackingPlace", language, holes: ["place"], ["phrase": false])
        lackingPlace = PreparedMarkup("lackingPlace", language, holes: ["place", "phrase"])
    }

    func piece(_ batch: Batch) -> TownshipPiece {
        let subjects = SubjectFigures.all(of: batch, program)
        let standings = VillageStanding.all(of: batch, subjects, program)
        let cards = cards.cards(batch, standings, subjects)
        let outcomes = groups.outcomes(batch.totals)
        let figures = PlaceFigures(batch, program)
        let villages = VillageCounts(standings)
        let data: [String: Any] = [
            "level": String(level), "code": batch.code, "name": shown(batch.name), "groups": problems(batch, outcomes), "cards": cards.map(\.html).joined(),
            "l": labels,
            "summary": summary(figures, villages), "signatures": language == .zh ? ["填报人", "审核人", "单位盖章"] : ["made by", "checked by", "seal"],
        ]
        let html = PageTemplates.library(language).render(data, withTemplate: "township") ?? ""
        var piece = TownshipPiece(code: batch.code, name: batch.name, html: html, groups: outcomes, advice: advice.outcomes(batch.totals))
        piece.blanks = blanks(batch, Set(cards.map(\.code)))
        if !ledgerKeys.isEmpty {
            piece.inLedger = batch.gaps.count {
                $0.outcome == .unmet && program.checks[$0.check].firmness == .binding && ledgerKeys.contains(batch.key(of: $0, program))
            }
        }
        piece.purchases = purchases.purchases(of: batch).map { PurchaseList.Row(subject: batch.subjects[$0.subject], purchase: $0.purchase) }
        piece.villages = villages
        if isMapped {
            for standing in standings where standing.isVillage {
                let subject = batch.subjects[standing.subject]
                piece.states[subject.code] = .init(state: standing.state, name: place(subject))
            }
        }
        piece.squares = cards.compactMap { card in card.square.map { "<i class=\"v v\($0.rawValue)\"></i>" } }.joined()
        piece.names = cards.map { card in
            let parts = [
                // A code that does not begin with the township's is marked, and stands whole.
                card.code.hasPrefix(batch.code) ? String(card.code.dropFirst(batch.code.count)) : "!" + card.code, card.village, card.name,
                String(card.state.rawValue),
                card.square.map { String($0.rawValue) } ?? "",
            ]
            return PageText.escaped(parts.map(PageText.field).joined(separator: "|")) + "\n"
        }.joined()
        return piece
    }

    private func summary(_ figures: PlaceFigures, _ villages: VillageCounts) -> String {
        func line(_ id: FigureID) -> String { "\(id.label[language]) \(figures[id].text[language])" }
        let share = figures.facilityShare
        var parts = [line(.blankInstitution), line(.blankStaff), line(.unreported)]
        parts.append(
            line(.upToStandard) + language.word("（已判定 \(share.decided)，考核 \(share.assessed)）", " (\(share.decided) decided, \(share.assessed) assessed)"))
        return parts.joined(separator: language.word("，", ", ")) + language.word("；", "; ") + figures.reconciliation[language]
    }

    /// What is unmet, group by group and criterion by criterion, with the places.
    private func problems(_ batch: Batch, _ outcomes: [OutcomeCounts]) -> [[String: Any]] {
        var gaps: [Int: [Gap]] = [:]
        for gap in batch.gaps where gap.outcome == .unmet && program.checks[gap.check].firmness == .binding { gaps[gap.check, default: []].append(gap) }
        var groupsOfChecks = [[Int]](repeating: [], count: groups.groups.count)
        for check in gaps.keys.sorted() { if let group = groups.groupOfCheck[check] { groupsOfChecks[group].append(check) } }
        return groups.groups.indices.filter { !groupsOfChecks[$0].isEmpty }.map { index in
            let items = groupsOfChecks[index].reduce(0) { $0 + gaps[$1]!.count }
            var rows = ""
            for check in groupsOfChecks[index] { problemMarkup[check]?.write(.markup(places(gaps[check]!, batch)), to: &rows) }
            return [
                "code": batch.code, "number": String(index), "group": groups.groups[index], "rows": rows,
                "count": language.word("\(outcomes[index].unmet) 项不达标，缺 \(items) 处", "\(outcomes[index].unmet) checks unmet, \(items) missing items"),
            ]
        }
    }

    /// The places where one check is unmet, each once with all it lacks.
    private func places(_ gaps: [Gap], _ batch: Batch) -> String {
        var order: [Int] = []
        var phrases: [Int: [String]] = [:]
        for gap in gaps {
            if phrases[gap.subject] == nil { order.append(gap.subject) }
            let phrase = words.term(gap).map(\.label) ?? words.phrase(gap, of: batch.subjects[gap.subject].kind)[language]
            phrases[gap.subject, default: []].append(phrase)
        }
        var html = ""
        for subject in order {
            if !html.isEmpty { html += language.word("；", "; ") }
            let phrase = phrases[subject]!.filter { !$0.isEmpty }.joined(separator: language.word("、", ", "))
            let name = PreparedMarkup.Filling.text(shown(place(batch.subjects[subject])))
            if phrase.isEmpty { barePlace.write(name, to: &html) } else { lackingPlace.write(name, .text(shown(phrase)), to: &html) }
        }
        return html
    }

    private func place(_ subject: SubjectName) -> String { names.isVillage(subject) ? PlaceName.formal(names.name(subject)) : names.full(subject) }

    private func blanks(_ batch: Batch, _ cards: Set<String>) -> [TownshipPiece.BlankRow] {
        let remarks = RemarkWords(program: program)
        return batch.blankSpots.map { spot in
            let check = program.checks[spot.check]
            let subject = batch.subjects[spot.subject]
            let fix = check.criterion.rectification
            let next = [fix?.measure, fix?.responsible, fix?.within(language)].compactMap { $0 }.filter { !$0.isEmpty }
            return TownshipPiece.BlankRow(
                kind: spot.kind.label[language] + (spot.isCertain ? "" : language.word("（待核实）", " (to be verified)")), township: shown(batch.name),
                place: shown(place(subject)), code: subject.code, batch: batch.code, reason: shown(remarks.reason(spot)[language]),
                next: spot.isCertain ? next.joined(separator: language.word("；", "; ")) : language.word("补填后判定", "to be filled in"), isCertain: spot.isCertain,
                hasCard: cards.contains(subject.code))
        }
    }
}
