import Figures
import Ledger
import Reports
import Standards
import Wording

/// How the campaign's ledger stands, as a section of the page.
struct LedgerSection {
    private let ledger: PageLedger
    private let figures: AuditFigures
    private let language: Language
    private let places: PlaceWords

    init(_ ledger: PageLedger, _ figures: AuditFigures, _ header: ReportHeader) {
        self.ledger = ledger
        self.figures = figures
        language = header.language
        places = header.places
    }

    /// The section.
    ///
    /// - Parameter inLedger: missing items of the audit that are open rows.
    func html(inLedger: Int) -> String {
        let (state, overdue) = (ledger.state, ledger.overdue)
        let totals = state.totals
        let heads = language == .zh ? ["建账", "待解决", "逾期", "已销号", "复发"] : ["rows", "open", "overdue", "closed", "relapsed"]
        var data: [String: Any] = [
            "l": PageLabels(language: language, places: places).all,
            "summary": language.word(
                "\(state.campaign.title)：建账 \(totals.total)，待解决 \(totals.open)，已销号 \(totals.closed)，豁免 \(totals.waived)，逾期 \(totals.overdue)，复发过 \(totals.relapsed)",
                "\(state.campaign.title): \(totals.total) rows, \(totals.open) to be fixed, \(totals.closed) closed, \(totals.waived) waived, \(totals.overdue) overdue, \(totals.relapsed) came back"
            ),
            "reconciliation": PageLedger.reconciliation(figures, inLedger: inLedger, open: ledger.open.count)[language], "heads": heads,
            "rows": state.townships.map { row in
                [
                    "name": shown(row.name),
                    "cells": zip(heads, [row.total, row.open, row.overdue, row.closed, row.relapsed]).map { ["l": $0, "v": String($1)] },
                ] as [String: Any]
            }, "hasLate": !overdue.isEmpty,
            "late": overdue.prefix(300).map { row in
                [
                    "row": String(row.id), "township": shown(row.placeName), "place": shown(row.village.isEmpty ? row.name : row.village),
                    "title": shown(row.title), "owner": shown(row.unit), "due": row.due?.description ?? "",
                ]
            },
        ]
        if state.days.count > 1 { data["curve"] = curve(state.days) }
        return PageTemplates.library(language).render(data, withTemplate: "ledger") ?? ""
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
