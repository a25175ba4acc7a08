import Audit
import Digests
import Figures
import Files
import Foundation
import Inventories
import Ledger
import Mustache
import Reports
import Standards
import Wording

/// The audit as a page to look at, print and click: self-contained, without network, scripts or fonts from elsewhere.
public final class WebReport: AuditRenderer {
    /// The version of the program, as the page gives it.
    public static let version = "0.1.0"

    private let header: ReportHeader
    private let language: Language
    private let pages: TownshipPage
    private let ledger: PageLedger?
    private let digest: String
    /// Writes the page of a township of its own; nil when all are on one page.
    private let writeTownship: ((_ name: String, _ html: String) throws -> Void)?
    private var sections = ""
    private var pieces: [TownshipPiece] = []
    private var purchases: PurchaseList
    private var families: FamilyTable
    /// Turns a batch into its section.
    public let render: @Sendable (Batch) -> TownshipPiece

    /// A report; the audit must keep its outcomes.
    ///
    /// - Parameters:
    ///   - digest: a digest of the files that were audited.
    ///   - ledger: how the campaign's ledger stands on the day of the audit, when there is one.
    ///   - writeTownship: given for a folder of pages, one a township.
    package init(
        _ header: ReportHeader, digest: String, ledger: PageLedger? = nil,
        writeTownship: ((_ name: String, _ html: String) throws -> Void)? = nil
    ) {
        self.header = header
        language = header.language
        self.digest = digest
        self.ledger = ledger
        self.writeTownship = writeTownship
        let pages = TownshipPage(header, ledgerKeys: ledger?.open ?? [])
        self.pages = pages
        purchases = PurchaseList(header.program)
        families = FamilyTable(header.program)
        render = { pages.piece($0) }
    }

    /// Takes the section of a township.
    public func take(_ piece: TownshipPiece) throws {
        purchases.add(piece.purchases)
        families.add(piece.code, piece.families)
        var kept = piece
        kept.purchases = []
        kept.html = ""
        pieces.append(kept)
        if let writeTownship {
            let back = "<p><a href=\"index.html\">\(language.word("返回", "back"))</a></p>"
            try writeTownship("t\(piece.code).html", page(title: piece.name, content: back + piece.html))
        } else {
            sections += piece.html
        }
    }

    /// Writes the page, or the index of a folder of pages.
    public func finish(_ summary: AuditSummary, to output: Output) throws {
        let figures = AuditFigures(header.program, summary)
        var data = index(figures)
        data["inline"] = writeTownship == nil
        data["townshipSections"] = sections
        data["ledger"] = ledger.map { ledgerSection($0, figures) } ?? ""
        let content = PageTemplates.library.render(data, withTemplate: "index") ?? ""
        try output.write(page(title: language.word("\(header.region)达标审计", "\(header.region): audit"), content: content))
    }

    private func page(title: String, content: String) -> String {
        func hash(_ text: String) -> String { Data(SHA256.digest(of: text)).base64EncodedString() }
        let subtitle =
            language.word("截至 \(header.program.asOf)", "as of \(header.program.asOf)")
            + (header.scope.map { language.word("，范围：\($0)", ", scope: \($0)") } ?? "")
        let data: [String: Any] = [
            "lang": language == .zh ? "zh-CN" : "en", "title": shown(title), "subtitle": shown(subtitle), "hasNotice": header.notice != nil,
            "notice": shown(header.words.sentence ?? ""), "style": PageStyle.css, "script": PageScript.js,
            "styleHash": hash(PageStyle.css), "scriptHash": hash(PageScript.js), "content": content,
            "l": PageLabels(language: language, places: header.places).all,
        ]
        return PageTemplates.library.render(data, withTemplate: "page") ?? ""
    }

    // MARK: The index

    private func index(_ figures: AuditFigures) -> [String: Any] {
        let labels = PageLabels(language: language, places: header.places).all
        let blanks = pieces.flatMap(\.blanks).sorted { ($0.isCertain ? 0 : 1, $0.code) < ($1.isCertain ? 0 : 1, $1.code) }
        var ids = ["headline", "townships", "heat", "blanks", "purchases", "apart"] + (writeTownship == nil ? ["places"] : []) + ["how"]
        if ledger != nil { ids.insert("ledger", at: 4) }
        return [
            "l": labels, "sections": ids.map { ["id": $0, "title": labels[$0] ?? $0] }, "cards": cards(figures), "leagueHeads": leagueHeads,
            "league": figures.places.filter { $0.role != .county }.map(league), "leagueSums": (figures.counties + [figures.whole]).map(league),
            "families": pages.families.all.map(pages.title), "heat": heat(figures),
            "blankCount": String(blanks.count(where: \.isCertain)), "hasBlanks": !blanks.isEmpty,
            "blanks": blanks.map {
                ["kind": $0.kind, "township": $0.township, "place": $0.place, "code": $0.code, "reason": $0.reason, "exemptions": $0.exemptions]
            }, "hasPurchases": !purchases.items.isEmpty,
            "purchases": purchases.items.map { item in
                ["item": item.name, "quantity": item.total.quantity.formatted(), "unit": item.unit ?? "", "facilities": String(item.total.facilities)]
            }, "apart": apart(figures), "how": how(figures),
        ]
    }

    private func cards(_ figures: AuditFigures) -> [[String: Any]] {
        let whole = figures.whole
        func card(_ id: FigureID, _ note: String = "") -> [String: Any] { ["label": id.label[language], "value": whole[id].text[language], "note": note] }
        let share = whole.facilityShare
        let checks = whole.checkShare
        return [
            card(.blankInstitution), card(.blankStaff), card(.blankPossible),
            card(
                .unmet,
                language.word(
                    "严重 \(whole.count(.unmetCritical))，主要 \(whole.count(.unmetMajor))，一般 \(whole.count(.unmetMinor))；共缺 \(whole.count(.items)) 处",
                    "critical \(whole.count(.unmetCritical)), major \(whole.count(.unmetMajor)), minor \(whole.count(.unmetMinor)); \(whole.count(.items)) missing items"
                )),
            card(
                .shareUpToStandard,
                language.word(
                    "\(share.met) / 已判定 \(share.decided)（考核 \(share.assessed)）；可能在 \(share.range.zh)",
                    "\(share.met) of \(share.decided) decided (\(share.assessed) assessed); may be \(share.range.en)")),
            card(.unreported, language.word("已判定 \(checks.reporting.zh)", "\(checks.reporting.en) decided")),
        ]
    }

    private static let leagueColumns: [FigureID] = [
        .blankInstitution, .blankStaff, .unmetCritical, .unmetMajor, .unmetMinor, .items, .unreported, .upToStandard, .assessed,
    ]

    private var leagueHeads: [[String: Any]] {
        [["t": header.places.township[language], "c": ""]]
            + (Self.leagueColumns.map { $0.label[language] } + [FigureID.shareUpToStandard.label[language]]).map { ["t": $0, "c": "n"] }
    }

    private func league(_ place: PlaceFigures) -> [String: Any] {
        let share = place.facilityShare
        let cells: [[String: Any]] = Self.leagueColumns.map { id in
            ["v": String(place.count(id)), "t": place[id].text[language]]
        }
        return [
            "name": shown(place.name[language]), "href": href(place), "hasHref": !href(place).isEmpty,
            "cells": cells, "share": String(share.value.map { Int(($0 * 1000).rounded()) } ?? -1),
            "shareText": share.ofDecided[language] + (share.decided > 0 ? " (\(share.met)/\(share.decided))" : ""),
            "bar": String(share.value.map { Int(($0 * 80).rounded()) } ?? 0),
        ]
    }

    /// Where the rows of a line are; sums have none of their own.
    private func href(_ place: PlaceFigures) -> String {
        place.role == .township || place.role == .above ? href(place.code) : ""
    }

    private func href(_ code: String, family: Int? = nil) -> String {
        (writeTownship == nil ? "" : "t\(code).html") + "#t\(code)" + (family.map { "-g\($0)" } ?? "")
    }

    private func heat(_ figures: AuditFigures) -> [[String: Any]] {
        let lines = figures.places + [figures.whole]
        let unmet = lines.map { place in families.outcomes(of: place, in: figures).map(\.unmet) }
        let most = max(1, zip(lines, unmet).filter { !href($0.0).isEmpty }.flatMap(\.1).max() ?? 1)
        return zip(lines, unmet).map { place, counts in
            let isPlace = !href(place).isEmpty
            let cells: [[String: Any]] = counts.enumerated().map { family, count in
                var cell: [String: Any] = ["n": String(count), "level": String(count == 0 || !isPlace ? 0 : min(5, 1 + count * 4 / most))]
                if count > 0, isPlace { cell["href"] = href(place.code, family: family) }
                return cell
            }
            return ["name": shown(place.name[language]), "cells": cells]
        }
    }

    private func apart(_ figures: AuditFigures) -> [[String: Any]] {
        figures.apart.map { line in
            [
                "firmness": line.firmness.label[language], "unmet": String(line.counts.unmet),
                "titles": line.titles.prefix(25).joined(separator: language.word("；", "; "))
                    + (line.titles.count > 25 ? language.word("……共 \(line.titles.count) 条", " … \(line.titles.count) in all") : ""),
            ]
        }
    }

    private func how(_ figures: AuditFigures) -> [[String: Any]] {
        var rows: [(String, String)] = [
            (language.word("截至日期", "as of"), header.program.asOf.description), (language.word("清单", "inventory"), header.inventory),
            (language.word("文件校验值（SHA-256）", "digest of its files (SHA-256)"), digest),
            (
                language.word("对象", "subjects"),
                language.word(
                    "\(figures.whole.count(.subjects)) 个，约束性检查 \(figures.whole.count(.checks)) 项",
                    "\(figures.whole.count(.subjects)), \(figures.whole.count(.checks)) binding checks")
            ),
        ]
        if let note = figures.filesMissingNote {
            let places = header.places
            rows.append((language.word("没有填报文件的\(places.townships.zh)", "\(places.townships.en) without a file"), note[language]))
        }
        for standard in header.program.standards {
            rows.append((language.word("标准", "standard") + " " + standard.id, standard.line(language)))
            if let open = standard.open { rows.append((language.word("尚未查明", "open") + " " + standard.id, open.split(separator: "\n").joined(separator: " "))) }
        }
        rows += ReadingGuide.lines.map { ($0.label[language], $0.text[language]) }
        rows += [
            (language.word("程序", "program"), "Dabiao \(Self.version)"),
            (
                language.word("重新计算", "to repeat"),
                "dabiao report --inventory \(header.inventory) --as-of \(header.program.asOf) --standard \(header.program.standards.map(\.id).joined(separator: " "))"
            ),
        ]
        if let ledger {
            rows.append(
                (
                    language.word("台账末尾", "ledger head"),
                    language.word("第 \(ledger.state.head.sequence) 号事件 ", "event \(ledger.state.head.sequence) ") + ledger.state.head.hash
                ))
        }
        return rows.map { ["label": $0.0, "text": shown($0.1)] }
    }

    // MARK: The ledger

    private func ledgerSection(_ ledger: PageLedger, _ figures: AuditFigures) -> String {
        let (state, overdue) = (ledger.state, ledger.overdue)
        let totals = state.totals
        var data: [String: Any] = [
            "l": PageLabels(language: language, places: header.places).all,
            "summary": language.word(
                "\(state.campaign.title)：建账 \(totals.total)，待解决 \(totals.open)，已销号 \(totals.closed)，豁免 \(totals.waived)，逾期 \(totals.overdue)，复发过 \(totals.relapsed)",
                "\(state.campaign.title): \(totals.total) rows, \(totals.open) to be fixed, \(totals.closed) closed, \(totals.waived) waived, \(totals.overdue) overdue, \(totals.relapsed) came back"
            ),
            "reconciliation": PageLedger.reconciliation(figures, inLedger: pieces.reduce(0) { $0 + $1.inLedger }, open: ledger.open.count)[language],
            "heads": language == .zh ? ["建账", "待解决", "逾期", "已销号", "复发"] : ["rows", "open", "overdue", "closed", "relapsed"],
            "rows": state.townships.map { row in
                ["name": shown(row.name), "cells": [row.total, row.open, row.overdue, row.closed, row.relapsed].map(String.init)] as [String: Any]
            }, "hasLate": !overdue.isEmpty,
            "late": overdue.prefix(300).map { row in
                [
                    "row": String(row.id), "township": shown(row.placeName), "place": shown(row.village.isEmpty ? row.name : row.village),
                    "title": shown(row.title),
                    "owner": shown(row.unit), "due": row.due?.description ?? "",
                ]
            },
        ]
        if state.days.count > 1 { data["curve"] = curve(state.days) }
        return PageTemplates.library.render(data, withTemplate: "ledger") ?? ""
    }

    private func curve(_ days: [LedgerDay]) -> [String: Any] {
        let first = days[0].day.number
        let span = max(1, days[days.count - 1].day.number - first)
        let most = max(1, days.map(\.openAtEnd).max() ?? 1)
        let points = days.map { day in (x: 40 + Int(day.day.number - first) * 580 / Int(span), y: 160 - day.openAtEnd * 140 / most, n: day.openAtEnd) }
        let labelled = stride(from: 0, to: points.count, by: max(1, points.count / 8))
        return [
            "points": points.map { "\($0.x),\($0.y)" }.joined(separator: " "),
            "description": language.word("待解决的行数，逐日：", "rows to be fixed, day by day: ")
                + days.map { "\($0.day) \($0.openAtEnd)" }.joined(separator: language.word("，", ", ")),
            "dots": labelled.map {
                ["x": String(points[$0].x), "y": String(points[$0].y), "ty": String(max(12, points[$0].y - 8)), "n": String(points[$0].n)]
            },
            "ticks": labelled.map { ["x": String(points[$0].x), "t": String(days[$0].day.description.dropFirst(5))] },
        ]
    }
}
