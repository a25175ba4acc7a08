import Figures
import Ledger
import Quantities
import Reports
import Wording
import Writing

/// Everything about one row of the ledger, for reading.
package struct RowPage: Sendable {
    private let language: Language
    private let notice: Notice
    private let page: TextPage

    /// A page in a language; of a sample's ledger it says so.
    package init(_ language: Language, isOfSample: Bool = false, _ page: TextPage = .file) {
        self.page = page
        notice = Notice(isOfSample ? SampleNotice.sentence : nil, language)
        self.language = language
    }

    /// The row and its history.
    package func render(_ row: LedgerRow, _ events: [LedgerEvent], asOf day: Day) -> String {
        let standing = row.standing(on: day)
        var table = TextTable(nil, [.left, .left])
        func line(_ zh: String, _ en: String, _ text: String) { if !text.isEmpty { table.add([language.word(zh, en), text]) } }
        line("编号", "key", row.key)
        line("问题", "problem", row.title)
        line("依据", "clause", "\(row.clause)（\(row.standard)/\(row.criterion)）")
        line(
            "地点", "place",
            [row.placeName, row.village, row.name == row.village ? "" : row.name].filter { !$0.isEmpty }.joined(separator: " ") + " [\(row.subject)]")
        line("要求", "required", row.words.required)
        line("现状", "has", row.words.actual)
        line("预计", "expected", standing.isWarning ? row.expectation?.day.description ?? "" : "")
        line("原因", "because of", row.expectation?.cause ?? "")
        line("差距", "off by", row.words.shortfall)
        let cleared = (standing.isCleared ? row.clearedOn : nil).map { language.word("；\($0) 审计已达标", "; cleared by the audit of \($0)") } ?? ""
        line("状态", "status", row.status(standing, language) + cleared)
        line("责任单位", "body", row.unit)
        line("责任人", "owner", row.owner)
        line("整改措施", "measure", row.measure)
        line("整改时限", "due", row.due.map { $0.description + (standing.isOverdue ? language.word("（已逾期）", " (overdue)") : "") } ?? "")
        line("排查", "inspected", "\(row.inspector)  \(row.openedOn)")
        line("进展", "progress", row.progress)
        line("报完成", "submitted", row.submittedOn?.description ?? "")
        line("核查", "checked", row.verifiedOn.map { "\(row.checker)  \($0)" } ?? "")
        line("销号", "closed", standing.isClosed ? row.closedOn?.description ?? "" : "")
        line("豁免至", "waived until", row.waivedUntil?.description ?? "")
        line(
            "复发", "came back",
            row.relapses > 0
                ? language.word(
                    "\(row.relapses) 次，最近 \(row.relapsedOn?.description ?? "")", "\(row.relapses) times, last on \(row.relapsedOn?.description ?? "")") : "")
        line("备注", "note", row.note)
        return page.lines(language.word("第 \(row.id) 行\n", "row \(row.id)\n"), .heading) + page.lines(notice.line) + table.rendered(page) + "\n"
            + HistoryTable(language, page).text(events)
    }
}
