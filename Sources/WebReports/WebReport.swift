import Audit
import Digests
import Figures
import Foundation
import Inventories
import Ledger
import Mustache
import Reports
import Standards
import Wording
import Writing

/// The audit as a page to look at, print and click: self-contained, without network, scripts or fonts from elsewhere.
public final class WebReport: AuditRenderer {
    /// The version of the program, as the page gives it.
    public static let version = "0.1.0"

    private let header: ReportHeader
    private let language: Language
    private let pages: TownshipPage
    private let ledger: (state: CampaignState, overdue: [LedgerRow])?
    private let digest: String
    /// Writes the page of a township of its own; nil when all are on one page.
    private let writeTownship: ((_ name: String, _ html: String) throws -> Void)?
    private var sections = ""
    private var pieces: [TownshipPiece] = []
    private var purchases: PurchaseList
    /// Turns a batch into its section.
    public let render: @Sendable (Batch) -> TownshipPiece

    /// A report; the audit must keep its outcomes.
    ///
    /// - Parameters:
    ///   - digest: a digest of the files that were audited.
    ///   - ledger: the campaign's state and its overdue rows, when there is a ledger.
    ///   - writeTownship: given for a folder of pages, one a township.
    public init(
        _ header: ReportHeader, digest: String, ledger: (state: CampaignState, overdue: [LedgerRow])? = nil,
        writeTownship: ((_ name: String, _ html: String) throws -> Void)? = nil
    ) {
        self.header = header
        language = header.language
        self.digest = digest
        self.ledger = ledger
        self.writeTownship = writeTownship
        let pages = TownshipPage(header)
        self.pages = pages
        purchases = PurchaseList(header.program)
        render = { pages.piece($0) }
    }

    /// Takes the section of a township.
    public func take(_ piece: TownshipPiece) throws {
        purchases.add(piece.purchases)
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
        var data = index(summary)
        data["inline"] = writeTownship == nil
        data["townshipSections"] = sections
        data["ledger"] = ledger.map { ledgerSection($0.state, $0.overdue) } ?? ""
        let content = PageTemplates.library.render(data, withTemplate: "index") ?? ""
        try output.write(page(title: language.word("\(header.region)达标审计", "\(header.region): audit"), content: content))
    }

    private func page(title: String, content: String) -> String {
        func hash(_ text: String) -> String { Data(SHA256.digest(of: text)).base64EncodedString() }
        let subtitle =
            language.word("截至 \(header.program.asOf)", "as of \(header.program.asOf)")
            + (header.scope.map { language.word("，范围：\($0)", ", scope: \($0)") } ?? "")
        let data: [String: Any] = [
            "lang": language == .zh ? "zh-CN" : "en", "title": shown(title), "subtitle": shown(subtitle), "style": PageStyle.css, "script": PageScript.js,
            "styleHash": hash(PageStyle.css), "scriptHash": hash(PageScript.js), "content": content, "l": PageLabels(language: language).all,
        ]
        return PageTemplates.library.render(data, withTemplate: "page") ?? ""
    }

    // MARK: The index

    private func index(_ summary: AuditSummary) -> [String: Any] {
        let labels = PageLabels(language: language).all
        let blanks = pieces.flatMap(\.blanks).sorted { ($0.isCertain ? 0 : 1, $0.code) < ($1.isCertain ? 0 : 1, $1.code) }
        var ids = ["headline", "townships", "heat", "blanks", "purchases", "apart"] + (writeTownship == nil ? ["places"] : []) + ["how"]
        if ledger != nil { ids.insert("ledger", at: 4) }
        return [
            "l": labels, "sections": ids.map { ["id": $0, "title": labels[$0] ?? $0] }, "cards": cards(summary), "leagueHeads": leagueHeads,
            "league": summary.townships.map { league($0.code, $0.name, $0.totals) }, "families": pages.families, "heat": heat(),
            "blankCount": String(blanks.count(where: \.isCertain)), "hasBlanks": !blanks.isEmpty,
            "blanks": blanks.map {
                ["kind": $0.kind, "township": $0.township, "place": $0.place, "code": $0.code, "reason": $0.reason, "exemptions": $0.exemptions]
            }, "hasPurchases": !purchases.items.isEmpty,
            "purchases": purchases.items.map { item in
                ["item": item.name, "quantity": item.total.quantity.formatted(), "unit": item.unit ?? "", "facilities": String(item.total.facilities)]
            }, "apart": apart(summary), "how": how(summary),
        ]
    }

    private func facilities(_ totals: Totals) -> (open: Int, upToStandard: Int) {
        totals.facilities.enumerated().filter { header.program.vocabulary.kinds[$0.offset].isFacility }
            .reduce(into: (0, 0)) { sum, next in
                sum.0 += next.element.open
                sum.1 += next.element.upToStandard
            }
    }

    private func cards(_ summary: AuditSummary) -> [[String: Any]] {
        let totals = summary.totals
        let (open, upToStandard) = facilities(totals)
        return [
            (language.word("机构空白点", "blank spots, no institution"), String(totals.blanks[0]), ""),
            (language.word("人员空白点", "blank spots, no qualified staff"), String(totals.blanks[1]), ""),
            (language.word("是否空白待查明", "not known whether blank"), String(totals.possibleBlanks.reduce(0, +)), ""),
            (
                language.word("缺口", "gaps"), String(totals.bindingGaps.reduce(0, +)),
                language.word(
                    "严重 \(totals.bindingGaps[0])，主要 \(totals.bindingGaps[1])，一般 \(totals.bindingGaps[2])",
                    "critical \(totals.bindingGaps[0]), major \(totals.bindingGaps[1]), minor \(totals.bindingGaps[2])")
            ),
            (language.word("达标机构", "facilities up to standard"), percentage(upToStandard, of: open), "\(upToStandard) / \(open)"),
            (
                language.word("未填报", "not reported"), percentage(totals.binding.unreported, of: totals.binding.total),
                language.word("\(totals.binding.unreported) 项检查无法判定", "\(totals.binding.unreported) checks cannot be told")
            ),
        ].map { ["label": $0.0, "value": $0.1, "note": $0.2] }
    }

    private var leagueHeads: [[String: Any]] {
        [
            (language.word("乡镇", "township"), ""), (language.word("机构空白点", "no institution"), "n"), (language.word("人员空白点", "no staff"), "n"),
            (language.word("严重", "critical"), "n"),
            (language.word("主要", "major"), "n"), (language.word("一般", "minor"), "n"), (language.word("未填报", "unreported"), "n"),
            (language.word("达标机构", "up to standard"), "n"),
            (language.word("达标率", "share"), "n"),
        ].map { ["t": $0.0, "c": $0.1] }
    }

    private func league(_ code: String, _ name: String, _ totals: Totals) -> [String: Any] {
        let (open, upToStandard) = facilities(totals)
        let cells = [totals.blanks[0], totals.blanks[1]] + totals.bindingGaps + [totals.binding.unreported]
        return [
            "name": shown(name), "href": href(code),
            "cells": cells.map { ["v": String($0), "t": String($0)] } + [["v": String(upToStandard), "t": "\(upToStandard)/\(open)"]],
            "share": String(open > 0 ? upToStandard * 1000 / open : -1), "shareText": percentage(upToStandard, of: open),
            "bar": String(open > 0 ? upToStandard * 80 / open : 0),
        ]
    }

    private func href(_ code: String, family: Int? = nil) -> String {
        (writeTownship == nil ? "" : "t\(code).html") + "#t\(code)" + (family.map { "-g\($0)" } ?? "")
    }

    private func heat() -> [[String: Any]] {
        let most = max(1, pieces.flatMap(\.families).max() ?? 1)
        return pieces.map { piece in
            let cells: [[String: Any]] = piece.families.enumerated().map { family, count in
                var cell: [String: Any] = ["n": String(count), "level": String(count == 0 ? 0 : min(5, 1 + count * 4 / most))]
                if count > 0 { cell["href"] = href(piece.code, family: family) }
                return cell
            }
            return ["name": shown(piece.name), "cells": cells]
        }
    }

    private func apart(_ summary: AuditSummary) -> [[String: Any]] {
        [Firmness.target, .advisory, .draft, .unverified].compactMap { firmness in
            let checks = header.program.checks.filter { $0.firmness == firmness }
            guard !checks.isEmpty else { return nil }
            let unmet = checks.reduce(0) { $0 + summary.totals.byCheck[$1.index].unmet }
            var seen = Set<String>()
            let titles = checks.map(\.criterion.title).filter { seen.insert($0).inserted }
            return [
                "firmness": firmness.label[language], "unmet": String(unmet),
                "titles": titles.prefix(25).joined(separator: language.word("；", "; "))
                    + (titles.count > 25 ? language.word("……共 \(titles.count) 条", " … \(titles.count) in all") : ""),
            ]
        }
    }

    private func how(_ summary: AuditSummary) -> [[String: Any]] {
        var rows: [(String, String)] = [
            (language.word("截至日期", "as of"), header.program.asOf.description), (language.word("清单", "inventory"), header.inventory),
            (language.word("文件校验值（SHA-256）", "digest of its files (SHA-256)"), digest),
            (
                language.word("对象", "subjects"),
                language.word(
                    "\(summary.totals.subjects) 个，约束性检查 \(summary.totals.binding.total) 项",
                    "\(summary.totals.subjects), \(summary.totals.binding.total) binding checks")
            ),
        ]
        for standard in header.program.standards {
            let draft = standard.document.status == .draft ? language.word("【征求意见稿，仅供参考】", " [draft]") : ""
            rows.append((language.word("标准", "standard") + " " + standard.id, "\(standard.title) \(standard.document.number ?? "")\(draft)"))
            if let open = standard.open { rows.append((language.word("尚未查明", "open") + " " + standard.id, open.split(separator: "\n").joined(separator: " "))) }
        }
        rows += [
            (language.word("达标机构", "up to standard"), language.word("开诊，且适用的约束性条款全部达标或豁免。", "Open, with every binding criterion that applies met or waived.")),
            (language.word("未填报", "not reported"), language.word("没有填报的既不算达标，也不算不达标。", "What is not reported is neither met nor unmet.")),
            (
                language.word("空白点", "blank spots"),
                language.word(
                    "以区划名册为准；只有在期、有批准、所列机构开诊的豁免才能免除。", "By the division roster; only an exemption in date, approved and naming an open facility lifts one.")
            ),
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

    private func ledgerSection(_ state: CampaignState, _ overdue: [LedgerRow]) -> String {
        let totals = state.totals
        var data: [String: Any] = [
            "l": PageLabels(language: language).all,
            "summary": language.word(
                "\(state.campaign.title)：建账 \(totals.total)，待解决 \(totals.open)，已销号 \(totals.closed)，豁免 \(totals.waived)，逾期 \(totals.overdue)，复发过 \(totals.relapsed)",
                "\(state.campaign.title): \(totals.total) rows, \(totals.open) to be fixed, \(totals.closed) closed, \(totals.waived) waived, \(totals.overdue) overdue, \(totals.relapsed) came back"
            ),
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
