import Figures
import Files
import Ledger
import Quantities
import Reports
import Wording
import Workbooks
import Writing

/// Writes how a campaign stands.
package struct CampaignReport {
    private let state: CampaignState
    private let today: [LedgerRow]
    private let overdue: [LedgerRow]
    private let language: Language
    private let notice: Notice

    /// A report of a campaign, with the rows that are due today and those that are overdue.
    package init(_ state: CampaignState, dueToday today: [LedgerRow], overdue: [LedgerRow], _ language: Language) {
        self.state = state
        self.today = today
        self.overdue = overdue
        self.language = language
        notice = Notice(state.isOfSample ? SampleNotice.sentence : nil, language)
    }

    /// The report in a plain format; `isFull` adds criteria, days and every overdue row to the text.
    package func render(_ format: PlainFormat, isFull: Bool) -> String {
        switch format {
        case .text: text(isFull: isFull)
        case .csv: csv()
        case .json: json()
        }
    }

    // MARK: Text

    private func text(isFull: Bool) -> String {
        let campaign = state.campaign
        let totals = state.totals
        var text = "\(campaign.title)（\(campaign.id)）  " + language.word("截至 \(state.day)", "as of \(state.day)") + "\n" + notice.line
        if let ended = state.endedOn, ended <= state.day {
            text += language.word("已于 \(ended) 结束\n", "ended on \(ended)\n")
        } else if let phase = campaign.phase(on: state.day) {
            text += language.word("阶段：\(phase.title)（\(phase.from)—\(phase.to)）", "phase: \(phase.title) (\(phase.from) to \(phase.to))")
            text += language.word("，距结束 \(campaign.end.number - state.day.number) 天\n", ", \(campaign.end.number - state.day.number) days to the end\n")
        } else {
            text +=
                state.day < campaign.start
                ? language.word("尚未开始\n", "not begun yet\n") : language.word("已过最后一天 \(campaign.end)\n", "past its last day \(campaign.end)\n")
        }
        text += language.word("最近一次排查：\(state.lastAudit?.description ?? "无")\n", "last audit: \(state.lastAudit?.description ?? "none")\n")
        if state.isPast {
            text += language.word(
                "按当日的情况：台账里 \(state.day) 以后的记录不计在内。\n", "as it was on the day: what the ledger has of days after \(state.day) is left out.\n")
        }
        if let recordedBy = state.recordedBy {
            text += language.word("只计 \(recordedBy) 以前已经登记的。\n", "only what had been recorded by \(recordedBy) counts.\n")
        }
        text += "\n" + language.word("总体进度", "All rows") + "\n"
        text += language.word(
            "  入账 \(totals.total)，待解决 \(totals.open)（其中已申请销号 \(totals.submitted)，排查已达标 \(totals.cleared)），已销号 \(totals.closed)，豁免 \(totals.waived)\n",
            "  \(totals.total) rows: \(totals.open) to be fixed (\(totals.submitted) submitted, \(totals.cleared) cleared by audit), \(totals.closed) closed, \(totals.waived) waived\n"
        )
        if totals.unreported > 0 {
            text += language.word(
                "  待解决中有 \(totals.unreported) 行是没有填报的（待核实、待填报）\n", "  of those to be fixed \(totals.unreported) are unreported: to be verified or filled in\n")
        }
        text += language.word(
            "  逾期 \(totals.overdue)，今天到期 \(totals.dueToday)，反弹过 \(totals.relapsed)，最长未解决 \(totals.longest) 天，预警 \(state.warnings)\n",
            "  \(totals.overdue) overdue, \(totals.dueToday) due today, \(totals.relapsed) relapsed, longest open \(totals.longest) days, \(state.warnings) warnings\n"
        )
        text +=
            "\n" + language.word("按\(state.words.township.zh)", "By \(state.words.township.en)") + "\n"
            + countTable(state.townships, state.words.township[language]).rendered()
        text += days(isFull ? state.days : Array(state.days.suffix(7)))
        if !today.isEmpty {
            text +=
                "\n" + language.word("今天必须销号的（\(today.count)）", "To be closed today (\(today.count))") + "\n"
                + rowTable(Array(today.prefix(isFull ? .max : 20)))
        }
        if isFull {
            text += "\n" + language.word("按条款", "By criterion") + "\n" + countTable(state.criteria, language.word("条款", "criterion"), showsID: true).rendered()
            if !overdue.isEmpty { text += "\n" + language.word("逾期（\(overdue.count)）", "Overdue (\(overdue.count))") + "\n" + rowTable(overdue) }
        }
        if !state.notReported.isEmpty {
            text +=
                "\n"
                + language.word(
                    "还没有报送的\(state.words.township.zh)（\(state.notReported.count)）：",
                    "\(state.words.townships.en.prefix(1).uppercased())\(state.words.townships.en.dropFirst()) that have handed nothing in (\(state.notReported.count)): "
                )
            text += state.notReported.map(\.name).joined(separator: language.word("、", ", ")) + "\n"
            for reporting in campaign.reporting {
                text += language.word(
                    "  报送：\(reporting.what)，\(reporting.day) 前报\(reporting.to)\n", "  \(reporting.what) to \(reporting.to) by \(reporting.day)\n")
            }
        }
        text += duties()
        text += language.word(
            "\n台账末尾：第 \(state.head.sequence) 号事件 \(state.head.hash.prefix(16))\n", "\nledger head: event \(state.head.sequence) \(state.head.hash.prefix(16))\n"
        )
        return text
    }

    private func countTable(_ rows: [LedgerCounts], _ head: String, showsID: Bool = false) -> TextTable {
        var table = TextTable(
            [
                head, language.word("入账", "rows"), language.word("待解决", "open"), language.word("已申请销号", "submitted"), language.word("已达标", "cleared"),
                language.word("逾期", "overdue"), language.word("今天到期", "due"),
                language.word("已销号", "closed"), language.word("豁免", "waived"), language.word("反弹", "relapsed"), language.word("最长天数", "days"),
            ], [.left] + Array(repeating: .right, count: 10))
        for row in rows {
            table.add(
                [showsID ? "\(row.name)（\(row.id)）" : row.name]
                    + [row.total, row.open, row.submitted, row.cleared, row.overdue, row.dueToday, row.closed, row.waived, row.relapsed, row.longest].map(
                        String.init))
        }
        return table
    }

    private func days(_ days: [LedgerDay]) -> String {
        guard !days.isEmpty else { return "" }
        var table = TextTable(
            [
                language.word("日期", "day"), language.word("新增", "new"), language.word("排查达标", "cleared"), language.word("反弹", "relapsed"),
                language.word("销号", "closed"), language.word("日末待解决", "open"),
                language.word("机构空白点", "no institution"), language.word("人员空白点", "no staff"),
            ], [.left] + Array(repeating: .right, count: 7))
        for day in days {
            table.add(
                [day.day.description] + [day.opened, day.cleared, day.relapsed, day.closed, day.openAtEnd].map(String.init)
                    + [day.blankInstitutions.map(String.init) ?? "—", day.blankStaff.map(String.init) ?? "—"])
        }
        return "\n" + language.word("逐日", "Day by day") + "\n" + table.rendered()
    }

    private func rowTable(_ rows: [LedgerRow]) -> String {
        var table = TextTable(
            [
                language.word("行", "row"), state.words.township[language], language.word("地点", "place"), language.word("问题", "gap"),
                language.word("责任人", "owner"), language.word("时限", "due"), language.word("状态", "status"),
            ],
            [.right, .left, .left, .left, .left, .left, .left])
        for row in rows {
            table.add([
                String(row.id), row.placeName, LedgerTable.place(row), row.title, row.owner.isEmpty ? row.unit : row.owner, row.due?.description ?? "",
                row.status(row.standing(on: state.day), language),
            ])
        }
        return table.rendered()
    }

    private func duties() -> String {
        let open = state.campaign.duties.filter { !$0.isKeptByLedger }
        guard !open.isEmpty else { return "" }
        var table = TextTable(nil, [.left, .left, .left, .left])
        for duty in open {
            let done = state.fulfilled[duty.rule]
            let isLate = done == nil && duty.by.map { $0 < state.day } ?? false
            let status =
                done.map { language.word("已落实 \($0)", "done \($0)") } ?? (isLate ? language.word("逾期未落实", "overdue") : language.word("未落实", "not done"))
            table.add([duty.rule, duty.by?.description ?? "", duty.responsible, status])
        }
        return "\n" + language.word("文件要求的做法（campaign fulfil 登记）", "What the document asks to be done (campaign fulfil)") + "\n" + table.rendered()
    }

    // MARK: CSV and JSON

    private func csv() -> String {
        var writer = ByteWriter()
        writer.write("\u{FEFF}")
        writer.writeRow(
            language == .zh
                ? ["代码", state.words.township.zh, "入账", "待解决", "已申请销号", "排查已达标", "逾期", "今天到期", "已销号", "豁免", "反弹", "最长天数", "是否报送"] + notice.head
                : [
                    "code", state.words.township.en, "rows", "open", "submitted", "cleared", "overdue", "due today", "closed", "waived", "relapsed",
                    "longest days",
                    "reported",
                ] + notice.head)
        let missing = Set(state.notReported.map(\.code))
        let reporting = Set(state.places.map(\.code))
        for row in state.townships {
            writer.writeRow(
                [row.id, row.name]
                    + [row.total, row.open, row.submitted, row.cleared, row.overdue, row.dueToday, row.closed, row.waived, row.relapsed, row.longest].map(
                        String.init)
                    + [!reporting.contains(row.id) ? "—" : missing.contains(row.id) ? language.word("否", "no") : language.word("是", "yes")] + notice.cell)
        }
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    private func json() -> String {
        var writer = ByteWriter()
        writer.write("{\"schema\":\"dabiao-campaign/1\",\"campaign\":")
        writer.writeJSON(state.campaign.id)
        writer.write(",\"title\":")
        writer.writeJSON(state.campaign.title)
        writer.write(",\"asOf\":\"\(state.day)\"\(notice.member),\"phase\":")
        writer.writeJSON(orNull: state.campaign.phase(on: state.day)?.id)
        writer.write(",\"recordedBy\":")
        writer.writeJSON(orNull: state.recordedBy?.description)
        writer.write(",\"endedOn\":")
        writer.writeJSON(orNull: state.endedOn?.description)
        writer.write(",\"lastAudit\":\(state.lastAudit.map { "\"\($0)\"" } ?? "null"),\"warnings\":\(state.warnings),\"totals\":")
        counts(state.totals, nil, &writer)
        list("townships", state.townships, "township", &writer)
        list("criteria", state.criteria, "criterion", &writer)
        writer.write(",\"days\":[")
        for (index, day) in state.days.enumerated() {
            writer.write(index > 0 ? "," : "")
            writer.write(
                "{\"day\":\"\(day.day)\",\"opened\":\(day.opened),\"cleared\":\(day.cleared),\"relapsed\":\(day.relapsed),\"closed\":\(day.closed),\"open\":\(day.openAtEnd),\"blankInstitutions\":\(day.blankInstitutions.map(String.init) ?? "null"),\"blankStaff\":\(day.blankStaff.map(String.init) ?? "null")}"
            )
        }
        writer.write("],\"notReported\":[")
        for (index, township) in state.notReported.enumerated() {
            writer.write(index > 0 ? "," : "")
            writer.writeJSON(township.code)
        }
        writer.write("],\"dueTodayRows\":[" + today.map { String($0.id) }.joined(separator: ","))
        writer.write("],\"overdueRows\":[" + overdue.map { String($0.id) }.joined(separator: ","))
        writer.write("],\"head\":{\"sequence\":\(Int(state.head.sequence)),\"hash\":\"\(state.head.hash)\"}}\n")
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    private func counts(_ counts: LedgerCounts, _ key: String?, _ writer: inout ByteWriter) {
        writer.write("{")
        if let key {
            writer.write("\"\(key)\":")
            writer.writeJSON(counts.id)
            writer.write(",\"name\":")
            writer.writeJSON(counts.name)
            writer.write(",")
        }
        writer.write(
            "\"rows\":\(counts.total),\"open\":\(counts.open),\"submitted\":\(counts.submitted),\"cleared\":\(counts.cleared),\"unreported\":\(counts.unreported),\"overdue\":\(counts.overdue),\"dueToday\":\(counts.dueToday),\"closed\":\(counts.closed),\"waived\":\(counts.waived),\"relapsed\":\(counts.relapsed),\"longestDays\":\(counts.longest)}"
        )
    }

    private func list(_ name: String, _ rows: [LedgerCounts], _ key: String, _ writer: inout ByteWriter) {
        writer.write(",\"\(name)\":[")
        for (index, row) in rows.enumerated() {
            writer.write(index > 0 ? ",\n" : "\n")
            counts(row, key, &writer)
        }
        writer.write("]")
    }

    // MARK: Workbook

    /// Writes the report as a workbook to print and sign.
    package func writeWorkbook(to output: Output) throws {
        let workbook = try WorkbookWriter(title: state.campaign.title, created: Int(state.day.number) * 86_400, notice: notice.sentence)
        func sheet(_ zh: String, _ en: String, _ columns: [(String, String, Double)], fixed: Int = 1) throws -> ReportSheet {
            try ReportSheet(
                Text(zh: zh, en: en), title: "\(state.campaign.title)  \(language.word(zh, en))",
                lines: [language.word("截至 \(state.day)", "as of \(state.day)")],
                columns: columns.map { ReportColumn(label: Text(zh: $0.0, en: $0.1), width: $0.2, wraps: $0.2 > 24) }, fixedColumns: fixed,
                signatures: language == .zh ? ["制表人", "审核人", "单位盖章"] : ["made by", "checked by", "seal"], in: workbook, language)
        }
        let counts: [(String, String, Double)] = [
            ("入账", "rows", 8), ("待解决", "open", 8), ("已申请销号", "submitted", 9), ("排查已达标", "cleared", 9), ("逾期", "overdue", 8), ("今天到期", "due today", 9),
            ("已销号", "closed", 8), ("豁免", "waived", 8), ("反弹", "relapsed", 8), ("最长天数", "longest days", 9),
        ]
        func cells(_ row: LedgerCounts) -> [ReportCell] {
            [row.total, row.open, row.submitted, row.cleared, row.overdue, row.dueToday, row.closed, row.waived, row.relapsed, row.longest].map { .count($0) }
        }
        let townships = try sheet("进度", "progress", [(state.words.township.zh, state.words.township.en, 16)] + counts + [("是否报送", "reported", 9)])
        let missing = Set(state.notReported.map(\.code))
        let reporting = Set(state.places.map(\.code))
        for row in state.townships {
            townships.add(
                [.text(row.name)] + cells(row) + [
                    .text(!reporting.contains(row.id) ? "—" : missing.contains(row.id) ? language.word("否", "no") : language.word("是", "yes"))
                ])
        }
        if townships.nextRow > townships.headerRow + 1 {
            townships.sheet.color(townships.headerRow + 1...townships.nextRow - 1, columns: 5...5, above: 0, fill: 0xF8CBAD)
        }
        townships.add([.text(language.word("合计", "total"))] + cells(state.totals) + [.empty], isBold: true)
        let criteria = try sheet("条款", "criteria", [("条款", "criterion", 40), ("编号", "id", 34)] + counts)
        for row in state.criteria { criteria.add([.text(row.name), .text(row.id)] + cells(row)) }
        let days = try sheet(
            "逐日", "days",
            [
                ("日期", "day", 12), ("新增", "new", 8), ("排查达标", "cleared", 9), ("反弹", "relapsed", 8), ("销号", "closed", 8), ("日末待解决", "open", 10),
                ("机构空白点", "no institution", 10), ("人员空白点", "no staff", 10),
            ])
        for day in state.days {
            days.add(
                [.day(day.day)] + [day.opened, day.cleared, day.relapsed, day.closed, day.openAtEnd].map { .count($0) }
                    + [day.blankInstitutions.map { .count($0) } ?? .empty, day.blankStaff.map { .count($0) } ?? .empty])
        }
        for (zh, en, rows) in [("今天到期", "due today", today), ("逾期", "overdue", overdue)] {
            let list = try sheet(
                zh, en,
                [
                    ("行", "row", 7), (state.words.township.zh, state.words.township.en, 11), ("地点", "place", 22), ("问题", "gap", 34), ("差距", "shortfall", 10),
                    ("责任单位", "body", 14),
                    ("责任人", "owner", 10),
                    ("时限", "due", 11), ("状态", "status", 9),
                ], fixed: 2)
            for row in rows {
                list.add([
                    .count(Int(row.id)), .text(row.placeName), .text(LedgerTable.place(row)), .text(row.title), .text(row.words.shortfall), .text(row.unit),
                    .text(row.owner),
                    row.due.map { .day($0) } ?? .empty, .text(row.status(row.standing(on: state.day), language)),
                ])
            }
            list.finish(ifEmpty: Text(zh: "没有。", en: "None."))
        }
        try workbook.finish { try output.write($0) }
    }
}
