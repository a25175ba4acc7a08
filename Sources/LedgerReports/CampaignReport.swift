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
    private let titles: [String: String]
    private let page: TextPage

    /// A report of a campaign, with the rows that are due today and those that are overdue.
    ///
    /// - Parameters:
    ///   - titles: what the duties of its document are called, as far as the standards are at hand.
    ///   - page: what text is laid out for.
    package init(
        _ state: CampaignState, dueToday today: [LedgerRow], overdue: [LedgerRow], titles: [String: String] = [:], _ language: Language,
        _ page: TextPage = .file
    ) {
        self.titles = titles
        self.page = page
        self.state = state
        self.today = today
        self.overdue = overdue
        self.language = language
        notice = Notice(state.isOfSample ? SampleNotice.sentence : nil, language)
    }

    /// The report in a plain format; `isFull` adds criteria, days and every overdue row to the text.
    package func render(_ format: PlainFormat, isFull: Bool) -> String {
        switch format {
        case .text: CampaignText(state, dueToday: today, overdue: overdue, titles: titles, language, page).text(isFull: isFull)
        case .csv: csv()
        case .json: json()
        }
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
        var forms = 0
        func sheet(_ zh: String, _ en: String, _ columns: [(String, String, Double)], fixed: Int = 1) throws -> ReportSheet {
            let sheet = try ReportSheet(
                Text(zh: zh, en: en), columns: columns.map { ReportColumn(label: Text(zh: $0.0, en: $0.1), width: $0.2) }, fixedColumns: fixed, in: workbook,
                language)
            forms += 1
            sheet.begin(
                FormHead(
                    title: "\(state.campaign.title)\(language.word("", ": "))\(language.word(zh, en))", number: language.word("台账\(forms)表", "ledger \(forms)"),
                    middle: language.word("截至\(state.day.written(.zh))", "as of \(state.day)"), unit: language.word("行", "rows")))
            return sheet
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
        townships.finish(ifEmpty: nil)
        let criteria = try sheet("条款", "criteria", [("条款", "criterion", 40), ("编号", "id", 34)] + counts)
        for row in state.criteria { criteria.add([.text(row.name), .text(row.id)] + cells(row)) }
        criteria.finish(ifEmpty: Text(zh: "没有。", en: "None."))
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
        days.finish(ifEmpty: Text(zh: "没有。", en: "None."))
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
