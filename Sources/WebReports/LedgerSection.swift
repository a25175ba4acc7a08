import Figures
import Inventories
import Ledger
import Quantities
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

    /// How many places a line names; the ledger's own sheets have all.
    private static let mostNames = 6

    /// The section.
    ///
    /// - Parameter inLedger: missing items of the audit that are open rows.
    func html(inLedger: Int) -> String {
        let state = ledger.state
        let totals = state.totals
        let progress = CampaignProgress(state)
        let heads = language == .zh ? ["建账", "待解决", "逾期", "已销号", "复发"] : ["rows", "open", "overdue", "closed", "relapsed"]
        var data: [String: Any] = [
            "l": PageLabels(language: language, places: places).all,
            "summary": language.word(
                "\(state.campaign.title)：建账 \(totals.total)，待解决 \(totals.open)，已销号 \(totals.closed)，豁免 \(totals.waived)，逾期 \(totals.overdue)，复发过 \(totals.relapsed)",
                "\(state.campaign.title): \(totals.total) rows, \(totals.open) to be fixed, \(totals.closed) closed, \(totals.waived) waived, \(totals.overdue) overdue, \(totals.relapsed) came back"
            ),
            "reconciliation": PageLedger.reconciliation(figures, inLedger: inLedger, open: ledger.open.count)[language], "heads": heads,
            "pace": progress.paceSentence.map { $0[language] as Any } ?? false,
            "rows": state.townships.map { row in
                [
                    "name": shown(row.name),
                    "cells": zip(heads, [row.total, row.open, row.overdue, row.closed, row.relapsed]).map { ["l": $0, "v": String($1)] },
                ] as [String: Any]
            },
            "lists": [
                list("dueSoon", ledger.dueSoon, language.word("七天内没有到期的。", "Nothing is due within seven days.")), list("overdue", ledger.overdue, nil),
            ].compactMap { $0 },
        ]
        if state.days.count > 1 {
            data["curve"] = curve(state)
        } else {
            data["noCurve"] = language.word(
                "首次建账；第二次核对（ledger sync）以后，这里显示逐日进度。", "The first audit is in; after the second (ledger sync) the progress is shown here day by day.")
        }
        return PageTemplates.library(language).render(data, withTemplate: "ledger") ?? ""
    }

    /// A list of rows by what they ask; where there are none, what is said instead, or nothing at all.
    private func list(_ label: String, _ rows: [LedgerRow], _ instead: String?) -> [String: Any]? {
        if rows.isEmpty, instead == nil { return nil }
        let labels = PageLabels(language: language, places: places).all
        return [
            "l": labels, "title": labels[label]! + language.word("（\(rows.count)）", " (\(rows.count))"), "instead": rows.isEmpty ? instead! as Any : false,
            "hasRows": !rows.isEmpty,
            "late": DueGroup.groups(rows).map { group -> [String: Any] in
                let names = group.places
                let shownNames = names.prefix(Self.mostNames).map { PlaceName.formal($0) }.joined(separator: language.word("、", ", "))
                let rest = names.count > Self.mostNames ? language.word("等 \(names.count) 处", " … \(names.count) in all") : ""
                return [
                    "due": group.due?.brief(language) ?? "", "title": shown(group.title), "count": String(group.rows.count),
                    "places": shown(shownNames + rest),
                ]
            },
        ]
    }

    // MARK: The burn-down

    /// Where things stand in the drawing: 860 wide, the curve above, new and closed rows as bars below.
    private struct Frame {
        let first: Int32
        let span: Int32
        let most: Int

        func x(_ day: Day) -> Int { 50 + Int((day.number - first) * 770 / span) }
        func y(_ count: Int) -> Int { 190 - count * 145 / most }
    }

    private func curve(_ state: CampaignState) -> [String: Any] {
        let days = state.days
        let (start, end) = (min(state.campaign.start, days[0].day), max(state.campaign.end, state.day))
        let frame = Frame(first: start.number, span: max(1, end.number - start.number), most: max(1, days.map(\.openAtEnd).max() ?? 1))
        let points = days.map { (x: frame.x($0.day), y: frame.y($0.openAtEnd), n: $0.openAtEnd) }
        // A label needs room; the last day always has one.
        var labelled: [Int] = []
        for index in points.indices.reversed() where labelled.last.map({ points[$0].x - points[index].x >= 58 }) ?? true { labelled.append(index) }
        // What the first audit entered is where the curve begins, not what is new.
        let later = days.dropFirst()
        let most = max(1, later.map { max($0.opened + $0.relapsed, $0.closed) }.max() ?? 1)
        func bar(_ day: LedgerDay, _ count: Int, _ kind: String, _ offset: Int) -> [String: String] {
            let height = max(2, count * 34 / most)
            return [
                "c": kind, "x": String(frame.x(day.day) + offset), "y": String(262 - height), "h": String(height), "n": String(count),
                "ny": String(257 - height),
            ]
        }
        let bars = later.flatMap { day in
            (day.opened + day.relapsed > 0 ? [bar(day, day.opened + day.relapsed, "in", -11)] : []) + (day.closed > 0 ? [bar(day, day.closed, "out", 1)] : [])
        }
        let ticks = (labelled.map { frame.x(days[$0].day) }.contains { abs($0 - frame.x(end)) < 58 } ? [] : [end]) + labelled.map { days[$0].day }
        var data: [String: Any] = [
            "points": points.map { "\($0.x),\($0.y)" }.joined(separator: " "),
            "description": PageText.escaped(
                language.word("待解决的行数，逐日：", "rows to be fixed, day by day: ")
                    + days.map { "\($0.day) \($0.openAtEnd)" }.joined(separator: language.word("，", ", "))),
            "dots": labelled.map {
                ["x": String(points[$0].x), "y": String(points[$0].y), "ty": String(max(12, points[$0].y - 10)), "n": String(points[$0].n)]
            },
            "ticks": ticks.map { ["x": String(frame.x($0)), "t": $0.brief(language)] }, "bars": bars,
            "phases": state.campaign.phases.map { phase in
                let (from, to) = (frame.x(phase.from), frame.x(phase.to))
                return ["x": String(from), "mx": String((from + to) / 2), "t": PageText.escaped(phase.title)]
            },
            "goalName": language.word("需要的进度", "pace needed"), "inName": language.word("新增和复发", "new and back"), "outName": language.word("销号", "closed"),
        ]
        if state.totals.open > 0, state.day < state.campaign.end {
            data["goal"] = ["x1": String(frame.x(state.day)), "y1": String(frame.y(state.totals.open)), "x2": String(frame.x(state.campaign.end))]
        }
        return data
    }
}
