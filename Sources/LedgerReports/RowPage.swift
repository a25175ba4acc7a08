import Figures
import Ledger
import Reports
import Standards
import Wording
import Writing

/// Everything about one row of the ledger, for reading.
public struct RowPage: Sendable {
    private let language: Language
    private let notice: Notice

    /// A page in a language; of a sample's ledger it says so.
    public init(_ language: Language, isOfSample: Bool = false) {
        notice = Notice(isOfSample ? SampleNotice.sentence : nil, language)
        self.language = language
    }

    /// The row and its history.
    public func render(_ row: LedgerRow, _ events: [LedgerEvent], asOf day: Day) -> String {
        var table = TextTable(nil, [.left, .left])
        func line(_ zh: String, _ en: String, _ text: String) { if !text.isEmpty { table.add([language.word(zh, en), text]) } }
        line("编号", "key", row.key)
        line("问题", "problem", row.title)
        line("依据", "clause", "\(row.clause)（\(row.standard)/\(row.criterion)）")
        line(
            "地点", "place",
            [row.placeName, row.village, row.name == row.village ? "" : row.name].filter { !$0.isEmpty }.joined(separator: " ") + " [\(row.subject)]")
        line("要求", "required", row.required)
        line("现状", "has", row.actual)
        line("差距", "off by", row.shortfall)
        let cleared = row.clearedOn.map { language.word("；\($0) 审计已达标", "; cleared by the audit of \($0)") } ?? ""
        line("状态", "status", row.status.label[language] + cleared)
        line("责任单位", "body", row.unit)
        line("责任人", "owner", row.owner)
        line("整改措施", "measure", row.measure)
        line("整改时限", "due", row.due.map { $0.description + (row.isOverdue(on: day) ? language.word("（已逾期）", " (overdue)") : "") } ?? "")
        line("排查", "inspected", "\(row.inspector)  \(row.openedOn)")
        line("进展", "progress", row.progress)
        line("报完成", "submitted", row.submittedOn?.description ?? "")
        line("核查", "checked", row.verifiedOn.map { "\(row.checker)  \($0)" } ?? "")
        line("销号", "closed", row.status == .closed ? row.closedOn?.description ?? "" : "")
        line("豁免至", "waived until", row.waivedUntil?.description ?? "")
        line(
            "复发", "came back",
            row.relapses > 0
                ? language.word(
                    "\(row.relapses) 次，最近 \(row.relapsedOn?.description ?? "")", "\(row.relapses) times, last on \(row.relapsedOn?.description ?? "")") : "")
        line("备注", "note", row.note)
        return language.word("第 \(row.id) 行\n", "row \(row.id)\n") + notice.line + table.rendered() + "\n" + history(events)
    }

    /// A page of events alone.
    public func page(_ events: [LedgerEvent]) -> String { notice.line + history(events) }

    /// Events in their order.
    public func history(_ events: [LedgerEvent]) -> String {
        guard !events.isEmpty else { return language.word("没有记录。\n", "No events.\n") }
        var table = TextTable(
            [language.word("号", "no."), language.word("日期", "day"), language.word("事项", "what"), language.word("签名", "by"), language.word("内容", "details")],
            [.right, .left, .left, .left, .left])
        for event in events {
            table.add([String(event.sequence), event.draft.day.description, event.draft.kind.label[language], event.draft.actor, details(event.draft)])
        }
        return table.rendered()
    }

    private func details(_ event: EventDraft) -> String {
        let payload = event.payload
        var parts: [String] = []
        switch event.kind {
        case .opened, .warned:
            parts = [
                payload["shortfall"], payload["due"].map { language.word("时限 ", "due ") + $0 },
                payload["inspector"].map { language.word("排查人 ", "inspector ") + $0 },
            ]
            .compactMap { $0 }
        case .audited:
            for (key, zh) in [("gaps", "缺口"), ("opened", "新增"), ("cleared", "达标"), ("relapsed", "复发"), ("blankInstitutions", "机构空白点"), ("blankStaff", "人员空白点")]
            {
                if let value = payload[key] { parts.append("\(language.word(zh, key)) \(value)") }
            }
            if let inventory = payload["inventory"] { parts.append(inventory) }
        case .started: parts = [payload["name"] ?? ""]
        case .cleared: parts = [payload["outcome"] == "waived" ? language.word("豁免", "exempt") : language.word("达标", "met")]
        case .observed: parts = [payload["actual"] ?? "", payload["shortfall"].map { language.word("差 ", "off by ") + $0 } ?? ""]
        default: parts = payload.sorted { $0.key < $1.key }.map(\.value)
        }
        if !event.reason.isEmpty { parts.append(event.reason) }
        return parts.filter { !$0.isEmpty }.joined(separator: language.word("，", ", "))
    }
}
