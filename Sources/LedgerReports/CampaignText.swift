import Figures
import Ledger
import Quantities
import Wording
import Writing

/// How a campaign stands, for reading: where most is overdue first, what it comes to last.
struct CampaignText {
    private let state: CampaignState
    private let today: [LedgerRow]
    private let overdue: [LedgerRow]
    private let titles: [String: String]
    private let language: Language
    private let page: TextPage

    /// How many townships a look at the campaign shows; the whole report has all.
    private var few: Int { today.isEmpty ? 3 : 2 }
    /// How many duties it shows; English says them in more lines.
    private var fewDuties: Int { language == .zh ? 2 : 1 }
    /// How many rows that are due on the day it shows.
    private static let fewRows = 2

    init(
        _ state: CampaignState, dueToday today: [LedgerRow], overdue: [LedgerRow], titles: [String: String], _ language: Language, _ page: TextPage
    ) {
        self.state = state
        self.today = today
        self.overdue = overdue
        self.titles = titles
        self.language = language
        self.page = page
    }

    private func word(_ zh: String, _ en: String) -> String { language.word(zh, en) }

    private func heading(_ zh: String, _ en: String) -> String { "\n" + page.lines(word(zh, en) + "\n", .heading) }

    /// The report; `isFull` adds criteria, days and every row.
    func text(isFull: Bool) -> String {
        let townships = state.townships.filter { $0.total > 0 || isFull }.sorted { ($1.overdue, $1.open, $0.id) < ($0.overdue, $0.open, $1.id) }
        var text =
            opening
            + heading(
                "按\(state.words.township.zh)" + part(few, of: townships.count, isFull).zh,
                "By \(state.words.township.en)" + part(few, of: townships.count, isFull).en)
        text += counts(isFull ? townships : Array(townships.prefix(few)), state.words.township[language])
        if isFull {
            text += heading("按条款", "By criterion") + counts(state.criteria, word("条款", "criterion"), showsID: true)
            text += days
            if !overdue.isEmpty { text += heading("逾期（\(overdue.count)）", "Overdue (\(overdue.count))") + rows(overdue) }
        }
        if !today.isEmpty {
            let part = part(Self.fewRows, of: today.count, isFull)
            text += heading("今天必须销号的（\(today.count)）\(part.zh)", "To be closed today (\(today.count))\(part.en)")
            text += rows(isFull ? today : Array(today.prefix(Self.fewRows)))
        }
        text += duties(isFull) + notReported(isFull)
        if isFull {
            text +=
                "\n"
                + page.lines(
                    word(
                        "台账末尾：第 \(state.head.sequence) 号事件 \(state.head.hash.prefix(16))\n",
                        "ledger head: event \(state.head.sequence) \(state.head.hash.prefix(16))\n"))
        }
        return text + conclusion
    }

    /// How many of how many lines a heading is over; nothing where it is all.
    private func part(_ shown: Int, of count: Int, _ isFull: Bool) -> Text {
        guard !isFull, count > shown else { return Text(same: "") }
        return Text(zh: "：前 \(shown)，共 \(count)（全部：campaign report）", en: ": \(shown) of \(count) (all: campaign report)")
    }

    private var opening: String {
        let campaign = state.campaign
        var text = page.lines("\(campaign.title)（\(campaign.id)）  " + word("截至 \(state.day)", "as of \(state.day)") + "\n", .heading)
        text += page.lines(Notice(state.isOfSample ? SampleNotice.sentence : nil, language).line)
        var course: String
        if let ended = state.endedOn, ended <= state.day {
            course = word("已于 \(ended) 结束", "ended on \(ended)")
        } else if let phase = campaign.phase(on: state.day) {
            let left = campaign.end.number - state.day.number
            course = word(
                "阶段：\(phase.title)（\(phase.from)—\(phase.to)），距结束 \(left) 天", "phase: \(phase.title) (\(phase.from) to \(phase.to)), \(left) days to the end")
        } else {
            course = state.day < campaign.start ? word("尚未开始", "not begun yet") : word("已过最后一天 \(campaign.end)", "past its last day \(campaign.end)")
        }
        course += word("；最近一次审计：\(state.lastAudit?.description ?? "无")", "; last audit: \(state.lastAudit?.description ?? "none")")
        text += page.lines(course + "\n", hanging: 2)
        if state.isPast {
            text += page.lines(
                word("按当日的情况：台账里 \(state.day) 以后的记录不计在内。\n", "as it was on the day: what the ledger has of days after \(state.day) is left out.\n"))
        }
        if let recordedBy = state.recordedBy {
            text += page.lines(word("只计 \(recordedBy) 以前已经登记的。\n", "only what had been recorded by \(recordedBy) counts.\n"))
        }
        return text
    }

    // MARK: Tables

    private func counts(_ rows: [LedgerCounts], _ head: String, showsID: Bool = false) -> String {
        let all: [(zh: String, en: String, value: (LedgerCounts) -> Int)] = [
            ("建账", "rows", { $0.total }), ("待解决", "open", { $0.open }), ("逾期", "overdue", { $0.overdue }), ("今天到期", "due", { $0.dueToday }),
            ("已报完成", "submitted", { $0.submitted }), ("已达标", "cleared", { $0.cleared }), ("已销号", "closed", { $0.closed }),
            ("豁免", "waived", { $0.waived }), ("复发", "relapsed", { $0.relapsed }), ("最长天数", "days", { $0.longest }),
        ]
        // A column of nothing but zeros says nothing.
        let columns = all.enumerated().filter { index, column in index < 2 || rows.contains { column.value($0) > 0 } }.map(\.element)
        var table = TextTable([head] + columns.map { word($0.zh, $0.en) }, [.left] + columns.map { _ in .right })
        for row in rows {
            table.add([showsID ? "\(row.name)（\(row.id)）" : row.name] + columns.map { String($0.value(row)) }, row.overdue > 0 ? .bad : nil)
        }
        return table.rendered(page)
    }

    private var days: String {
        guard !state.days.isEmpty else { return "" }
        var table = TextTable(
            [
                word("日期", "day"), word("新增", "new"), word("审计达标", "cleared"), word("复发", "relapsed"), word("销号", "closed"), word("日末待解决", "open"),
                word("机构空白点", "no institution"), word("人员空白点", "no staff"),
            ], [.left] + Array(repeating: .right, count: 7))
        for day in state.days {
            table.add(
                [day.day.description] + [day.opened, day.cleared, day.relapsed, day.closed, day.openAtEnd].map(String.init)
                    + [day.blankInstitutions.map(String.init) ?? "—", day.blankStaff.map(String.init) ?? "—"])
        }
        return heading("逐日", "Day by day") + table.rendered(page)
    }

    private func rows(_ rows: [LedgerRow]) -> String {
        var table = TextTable(
            [
                word("行", "row"), state.words.township[language], word("地点", "place"), word("问题", "gap"), word("责任人", "owner"), word("时限", "due"),
                word("状态", "status"),
            ],
            [.right, .left, .left, .left, .left, .left, .left], optional: [4, 6])
        for row in rows {
            let standing = row.standing(on: state.day)
            table.add(
                [
                    String(row.id), row.placeName, LedgerTable.place(row), row.title, row.owner.isEmpty ? row.unit : row.owner, row.due?.description ?? "",
                    row.status(standing, language),
                ], standing.isOverdue ? .bad : nil)
        }
        return table.rendered(page)
    }

    private func duties(_ isFull: Bool) -> String {
        let open = state.campaign.duties.filter { !$0.isKeptByLedger && (isFull || state.fulfilled[$0.rule] == nil) }
            .sorted { ($0.by ?? state.campaign.end) < ($1.by ?? state.campaign.end) }
        guard !open.isEmpty else { return "" }
        // What falls due on the day needs the room.
        guard isFull || today.isEmpty else {
            return "\n"
                + page.lines(word("文件要求的做法：\(open.count) 件未落实（campaign report）\n", "Asked by the document and not done: \(open.count) (campaign report)\n"))
        }
        var table = TextTable(nil, [.left, .left, .left, .left, .left], optional: [4])
        for duty in isFull ? open : Array(open.prefix(fewDuties)) {
            let done = state.fulfilled[duty.rule]
            let isLate = done == nil && duty.by.map { $0 < state.day } ?? false
            let status = done.map { word("已落实 \($0)", "done \($0)") } ?? (isLate ? word("逾期未落实", "overdue") : word("未落实", "not done"))
            table.add(
                [status, duty.by?.description ?? "", titles[duty.rule] ?? duty.rule, duty.responsible, titles[duty.rule] == nil ? "" : duty.rule],
                isLate ? .bad : nil)
        }
        let part = part(fewDuties, of: open.count, isFull)
        return heading("文件要求的做法（campaign fulfil 登记）\(part.zh)", "Asked by the document (campaign fulfil)\(part.en)") + table.rendered(page)
    }

    private func notReported(_ isFull: Bool) -> String {
        guard !state.notReported.isEmpty else { return "" }
        let names = state.notReported.map(\.name)
        let most = isFull ? names.count : 3
        let words = state.words.townships.en
        var text = word(
            "还没有报送的\(state.words.township.zh)（\(names.count)）：",
            "\(words.prefix(1).uppercased())\(words.dropFirst()) that have handed nothing in (\(names.count)): ")
        text += names.prefix(most).joined(separator: word("、", ", ")) + (names.count > most ? word("……", " …") : "") + "\n"
        // Of the days on which townships report, the one that comes next matters; the others are over.
        let due = isFull ? state.campaign.reporting : Array(state.campaign.reporting.filter { $0.day >= state.day }.prefix(1))
        for reporting in due {
            text += word("  报送：\(reporting.what)，\(reporting.day) 前报\(reporting.to)\n", "  \(reporting.what) to \(reporting.to) by \(reporting.day)\n")
        }
        return (isFull || today.isEmpty ? "\n" : "") + page.lines(text, hanging: 2)
    }

    // MARK: What it comes to

    private var conclusion: String {
        let totals = state.totals
        func counted(_ parts: [(count: Int, zh: String, en: String)]) -> String {
            parts.filter { $0.count > 0 }.map { word($0.zh, $0.en) }.joined(separator: word("，", ", "))
        }
        let open = counted([
            (totals.submitted, "已报完成 \(totals.submitted)", "\(totals.submitted) submitted"),
            (totals.cleared, "审计已达标 \(totals.cleared)", "\(totals.cleared) cleared by audit"),
            (totals.unreported, "没有填报的（待查明、待填报）\(totals.unreported)", "\(totals.unreported) unreported"),
        ])
        var line = word("建账 \(totals.total)，待解决 \(totals.open)", "\(totals.total) rows: \(totals.open) to be fixed")
        if !open.isEmpty { line += word("（其中\(open)）", " (\(open))") }
        line +=
            word("，已销号 \(totals.closed)", ", \(totals.closed) closed") + (totals.waived > 0 ? word("，豁免 \(totals.waived)", ", \(totals.waived) waived") : "")
        let late = counted([
            (totals.dueToday, "今天到期 \(totals.dueToday)", "\(totals.dueToday) due today"),
            (totals.relapsed, "复发过 \(totals.relapsed)", "\(totals.relapsed) came back"),
            (totals.longest, "最长未解决 \(totals.longest) 天", "longest open \(totals.longest) days"),
            (state.warnings, "预警 \(state.warnings)", "\(state.warnings) warnings"),
        ])
        return heading("总账", "All rows") + page.lines("  " + line + "\n", hanging: 2)
            + page.lines(
                "  " + word("逾期 \(totals.overdue)", "\(totals.overdue) overdue") + (late.isEmpty ? "" : word("，", ", ") + late) + "\n", hanging: 2,
                totals.overdue > 0 ? .bad : .good)
    }
}
