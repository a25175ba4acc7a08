import Audit
import Figures
import Foundation
import Ledger
import Reports
import Standards
import Wording

/// What stands on the page besides the sections of the townships.
struct PageIndex {
    let header: ReportHeader
    let figures: AuditFigures
    let pieces: [TownshipPiece]
    /// Whether the townships are on the same page.
    let isInline: Bool
    let groups: GroupTable
    let advice: GroupTable
    let purchases: PurchaseList
    let ledger: PageLedger?
    let map: PageMap?
    let digest: String

    var language: Language { header.language }
    var labels: [String: String] { PageLabels(language: language, places: header.places).all }

    /// How many blank spots of each certainty the index of a folder lists.
    static let mostBlanks = 400
    /// How many townships a heat map or a mosaic of squares holds; of more, only counties are shown.
    static let mostLines = 500

    /// The fields of the template.
    var data: [String: Any] {
        var ids = ["problems", "townships", "heat", "blanks", "purchases", "apart"] + (isInline ? ["places", "asked"] : []) + ["how"]
        if ledger != nil { ids.insert("ledger", at: 1) }
        let blanks = pieces.flatMap(\.blanks).sorted { ($0.isCertain ? 0 : 1, $0.code) < ($1.isCertain ? 0 : 1, $1.code) }
        let certain = figures.whole.count(.blankInstitution) + figures.whole.count(.blankStaff)
        var data: [String: Any] = [
            "l": labels, "inline": isInline, "sections": ids.map { ["id": $0, "title": labels[$0] ?? $0] },
            "ledger": ledger.map { LedgerSection($0, figures, header).html(inLedger: pieces.reduce(0) { $0 + $1.inLedger }) } ?? "",
            "cards": cards, "leagueHeads": leagueHeads, "league": league, "leagueSums": [line(figures.whole)],
            "blankCount": String(certain), "blanksLeft": blanksLeft(blanks.count), "hasBlanks": !blanks.isEmpty, "blanks": blanks.map(blank),
            "hasPurchases": !purchases.items.isEmpty,
            "purchases": purchases.items.map { item in
                ["item": item.name, "quantity": item.total.quantity.formatted(), "unit": item.unit ?? "", "facilities": String(item.total.facilities)]
            }, "apart": apart, "how": MethodSection(header, figures, digest: digest, ledger: ledger).rows,
        ]
        data.merge(first) { $1 }
        data.merge(problems) { $1 }
        data.merge(heat) { $1 }
        data["first"] = true
        data["paper"] = PageTemplates.library(language).render(paper, withTemplate: "paper") ?? ""
        return data
    }

    /// That the list is not all, where it is not.
    private func blanksLeft(_ listed: Int) -> Any {
        let all = figures.whole.count(.blankInstitution) + figures.whole.count(.blankStaff) + figures.whole.count(.blankPossible)
        guard all > listed else { return false }
        return language.word(
            "共 \(all) 处（含待核实），这里列 \(listed) 处；其余见各\(header.places.township.zh)的页面。",
            "\(all) in all, possible ones included; \(listed) are listed here, the others on the pages of the \(header.places.townships.en).")
    }

    // MARK: The first screen

    private func href(_ target: Headline.Target) -> String {
        switch target {
        case .blanks: "#blanks"
        case .facilities: isInline ? "#places" : "#townships"
        case .place(let code): href(code)
        }
    }

    private var villages: VillageCounts { pieces.reduce(into: VillageCounts()) { $0 += $1.villages } }

    private var headline: Headline { Headline(figures, region: header.region, villages: villages.total, called: header.places) }

    private var first: [String: Any] {
        let whole = figures.whole
        let share = whole.facilityShare
        var data = barData
        data["lead"] = headline.parts.map { part in
            var stretch: [String: Any] = ["text": shown(part.text[language]), "href": false, "filter": false]
            if let target = part.target {
                stretch["href"] = href(target)
                if case .facilities(let state) = target { stretch["filter"] = state == .below ? "below" : "ask" }
            }
            return stretch
        }
        if share.assessed > 0 { data["barTitle"] = language.word("考核的 \(share.assessed) 个机构", "\(share.assessed) facilities assessed") }
        data["share"] =
            share.assessed == 0
            ? false as Any
            : language.word(
                "达标率 \(share.ofDecided.zh)（已判定 \(share.decided) 个中）；没有填报的全不达标到全达标：\(share.range.zh)",
                "\(share.ofDecided.en) up to standard, of \(share.decided) decided; may be \(share.range.en)")
        if let change { data["change"] = change }
        if let note = figures.filesMissingNote { data["filesMissing"] = shown(note[language]) }
        let villages = villages
        data["hasMosaic"] = villages.total > 0
        data["mosaicTitle"] = language.word("\(villages.total) 个\(header.places.village.zh)", "\(villages.total) \(header.places.villages.en)")
        let isElsewhere = villages[.noInstitution] != whole.count(.blankInstitution) || villages[.noStaff] != whole.count(.blankStaff)
        data["mosaicHint"] = [isDrawn ? "mosaicHint" : "mosaicBars", isElsewhere ? "mosaicElse" : nil].compactMap { $0.map { labels[$0]! } }
            .joined(separator: language.word("", " "))
        data["mosaicKey"] = VillageState.allCases.filter { villages[$0] > 0 }.map { key($0, villages[$0]) }
        data["mosaic"] = mosaic
        data["map"] = drawnMap
        return data
    }

    /// What changed of the campaign's ledger, and what is overdue and due on the day; nil without a ledger.
    private var change: String? {
        guard let ledger else { return nil }
        let totals = ledger.state.totals
        let today = language.word(
            "台账今天逾期 \(totals.overdue) 行，今天到期 \(totals.dueToday) 行。", "Of the ledger \(totals.overdue) rows are overdue, \(totals.dueToday) due today.")
        return [CampaignProgress(ledger.state).sentence?[language], today].compactMap { $0 }.joined(separator: language.word("", " "))
    }

    /// The map: townships by the worst of their villages, and villages by themselves.
    private var drawnMap: String {
        guard let map else { return "" }
        let townships = Dictionary(pieces.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
        let villages = pieces.reduce(into: [String: TownshipPiece.MappedVillage]()) { $0.merge($1.states) { first, _ in first } }
        return map.svg(label: labels["map"]!) { code in
            if let piece = townships[code], let worst = VillageState.allCases.first(where: { piece.villages[$0] > 0 }) {
                return (worst, piece.name, href(code))
            }
            return villages[code].map { ($0.state, $0.name, nil) }
        }
    }

    /// The most squares a page draws; of a larger inventory every township has its own on its page.
    private static let mostSquares = 6000

    /// Whether every village has its square.
    private var isDrawn: Bool { villages.total <= Self.mostSquares && pieces.count <= Self.mostLines }

    private var mosaic: [[String: Any]] {
        let byCode = Dictionary(pieces.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
        let isDrawn = isDrawn
        return figures.placesWorstFirst.compactMap { place in
            if place.role == .county { return ["county": shown(place.title[language]), "town": false] }
            guard let piece = byCode[place.code], piece.villages.total > 0 else { return nil }
            return [
                "county": false, "town": true, "code": place.code, "href": href(place.code), "name": shown(place.name[language]),
                "count": String(piece.villages.total), "sentence": isDrawn ? piece.villages.sentence[language] as Any : false,
                "squares": isDrawn ? piece.squares : PageDrawing.bar(piece.villages, language),
            ]
        }
    }

    private func key(_ state: VillageState, _ count: Int) -> [String: Any] {
        ["state": String(state.rawValue), "label": state.label[language], "count": String(count)]
    }

    private var barData: [String: Any] {
        let whole = figures.whole
        let share = whole.facilityShare
        return [
            "l": labels, "bar": PageDrawing.bar(share, language, isThin: false),
            "key": share.assessed == 0 ? [] : [key(.upToStandard, share.met), key(.below, share.unmet), key(.undetermined, share.undecided)],
            "notAssessed": whole.count(.notAssessed) == 0
                ? false as Any : language.word("另有不考核机构 \(whole.count(.notAssessed)) 个", "not assessed: \(whole.count(.notAssessed))"),
        ]
    }

    // MARK: Problems

    private var problems: [String: Any] {
        let shown = figures.commonest.prefix(8)
        let most = shown.first?.unmet ?? 1
        return [
            "hasProblems": !shown.isEmpty,
            "noProblems": figures.whole.checkShare.decided == 0
                ? language.word("还没有填报，判定不了。", "Nothing is reported yet, so nothing can be decided.") : labels["none"]!,
            "problems": shown.map { line -> [String: Any] in
                let fix = line.check.criterion.rectification
                let note = [fix?.measure, fix?.responsible, fix?.within(language)].compactMap { $0 }.filter { !$0.isEmpty } + [line.check.citation.short]
                return [
                    "title": line.check.criterion.title, "count": String(line.unmet), "bar": PageDrawing.length(line.unmet, of: most),
                    "note": note.joined(separator: " · "),
                ]
            },
        ]
    }

    private var cards: [[String: Any]] {
        let whole = figures.whole
        func card(_ id: FigureID, _ note: String = "") -> [String: Any] { ["label": id.label[language], "value": whole[id].text[language], "note": note] }
        let checks = whole.checkShare
        return [
            card(.blankInstitution), card(.blankStaff), card(.blankPossible),
            card(
                .unmet,
                language.word(
                    "严重 \(whole.count(.unmetCritical))，主要 \(whole.count(.unmetMajor))，一般 \(whole.count(.unmetMinor))；共缺 \(whole.count(.items)) 处",
                    "critical \(whole.count(.unmetCritical)), major \(whole.count(.unmetMajor)), minor \(whole.count(.unmetMinor)); \(whole.count(.items)) missing items"
                )),
            card(.unreported, language.word("已判定 \(checks.reporting.zh)", "\(checks.reporting.en) decided")),
        ]
    }

    // MARK: The table of places

    private static let leagueColumns: [FigureID] = [
        .blankInstitution, .blankStaff, .unmetCritical, .unmetMajor, .unmetMinor, .items, .unreported, .upToStandard, .assessed,
    ]

    private var leagueHeads: [[String: Any]] {
        [["t": header.places.township[language], "c": ""]]
            + (Self.leagueColumns + [.shareUpToStandard]).map { ["t": $0.head[language], "c": "n"] }
            + [["t": language.word("达标、不达标、待填报", "up to standard, below, to be reported"), "c": "x"]]
    }

    private var league: [[String: Any]] {
        var bodies: [[[String: Any]]] = []
        for place in figures.placesWorstFirst {
            if bodies.isEmpty || place.role == .county { bodies.append([]) }
            bodies[bodies.count - 1].append(line(place))
        }
        return bodies.map { ["rows": $0] }
    }

    private func line(_ place: PlaceFigures) -> [String: Any] {
        let share = place.facilityShare
        var cells: [[String: Any]] = Self.leagueColumns.map { id in
            ["l": id.head[language], "v": String(place.count(id)), "t": place[id].text[language]]
        }
        cells.append([
            "l": FigureID.shareUpToStandard.head[language], "v": String(share.value.map { Int(($0 * 1000).rounded()) } ?? -1), "t": share.ofDecided[language],
        ])
        let target = href(place)
        return [
            "name": shown(place.name[language]), "href": target.isEmpty ? false as Any : target, "isSum": place.role == .county, "cells": cells,
            "bar": PageDrawing.bar(share, language),
        ]
    }

    /// Where the rows of a line are; sums have none of their own.
    private func href(_ place: PlaceFigures) -> String {
        place.role == .township || place.role == .above ? href(place.code) : ""
    }

    private func href(_ code: String, group: Int? = nil) -> String {
        (isInline ? "" : "t\(code).html") + "#t\(code)" + (group.map { "-g\($0)" } ?? "")
    }

    // MARK: The heat map

    /// The classes of shares, by their lower bounds in percent.
    private static let bins = [0.0, 5, 10, 20, 40]

    private func level(_ share: Share) -> String {
        guard share.assessed > 0 else { return "h0" }
        guard !share.isMostlyUnknown, let value = share.unmetValue else { return "hq" }
        return value == 0 ? "h0" : "h\(Self.bins.lastIndex { value * 100 >= $0 }! + 1)"
    }

    private var heat: [String: Any] {
        var bins: [[String: Any]] = [["c": "h0", "t": "0"]]
        for (index, low) in Self.bins.enumerated() {
            let from = Int(low)
            let to = index + 1 < Self.bins.count ? "\(from)–\(Int(Self.bins[index + 1]))%" : "≥ \(from)%"
            bins.append(["c": "h\(index + 1)", "t": index == 0 ? "< \(Int(Self.bins[1]))%" : to])
        }
        bins.append(["c": "hq", "t": language.word("一半以上未填报", "more than half unreported")])
        let tables = [(groups, false), (advice, true)].compactMap { heat($0, isAdvice: $1) }
        return ["bins": bins, "heats": tables]
    }

    private func heat(_ table: GroupTable, isAdvice: Bool) -> [String: Any]? {
        let columns = table.columns(most: 12)
        guard !columns.isEmpty else { return nil }
        let all = figures.placesWorstFirst
        let rows = (all.count > Self.mostLines ? figures.counties : all) + [figures.whole]
        return [
            "title": isAdvice ? labels["advice"]! as Any : false, "label": PageText.escaped(isAdvice ? labels["advice"]! : labels["heatTable"]!),
            "columns": columns.map { $0.title[language] },
            "rows": rows.map { place -> [String: Any] in
                let outcomes = table.outcomes(of: place, in: figures, columns)
                let isPlace = place.role == .township || place.role == .above
                return [
                    "name": shown(place.name[language]), "isSum": !isPlace,
                    "cells": zip(columns, outcomes).map { column, counts -> [String: Any] in
                        let share = Share(counts)
                        var cell: [String: Any] = [
                            "level": level(share), "t": share.unmet == 0 && share.decided > 0 ? "0" : share.unmetOfDecided, "href": false,
                        ]
                        if isPlace, !isAdvice, share.unmet > 0 { cell["href"] = href(place.code, group: column.group) }
                        return cell
                    },
                ]
            },
        ]
    }

    // MARK: Lists

    private func blank(_ row: TownshipPiece.BlankRow) -> [String: Any] {
        return [
            "kind": row.kind, "township": row.township, "place": row.place, "reason": row.reason, "next": row.next,
            "href": row.hasCard ? (isInline ? "" : "t\(row.batch).html") + "#f\(row.code)" as Any : false,
        ]
    }

    private var apart: [[String: Any]] {
        figures.apart.map { line in
            [
                "firmness": line.firmness.label[language], "unmet": String(line.counts.unmet),
                "titles": line.titles.prefix(25).joined(separator: language.word("；", "; "))
                    + (line.titles.count > 25 ? language.word("……共 \(line.titles.count) 条", " … \(line.titles.count) in all") : ""),
            ]
        }
    }

    // MARK: On paper

    private static let worstColumns: [FigureID] = [.blankInstitution, .blankStaff, .unmet, .below, .assessed]

    private var paper: [String: Any] {
        let worst = figures.worstTownships.prefix(5)
        var data = barData
        data["asOf"] = language.word("截至 \(header.program.asOf.written(.zh))　计量单位：个、项", "as of \(header.program.asOf); units: facilities, checks")
        data["sentence"] = shown(headline.text[language])
        if let change { data["change"] = change }
        data["hasWorst"] = !worst.isEmpty
        data["worstHeads"] = Self.worstColumns.map { $0.label[language] } + [FigureID.shareUpToStandard.label[language]]
        data["worst"] = worst.map { place -> [String: Any] in
            ["name": shown(place.name[language]), "cells": Self.worstColumns.map { place[$0].text[language] } + [place.facilityShare.ofDecided[language]]]
        }
        data["hasAsked"] = !figures.commonest.isEmpty
        data["asked"] = figures.commonest.prefix(5).map { line -> [String: Any] in
            let fix = line.check.criterion.rectification
            return [
                "title": line.check.criterion.title, "count": String(line.unmet), "measure": fix?.measure ?? "", "responsible": fix?.responsible ?? "",
                "within": fix?.within(language) ?? "",
            ]
        }
        return data
    }
}
