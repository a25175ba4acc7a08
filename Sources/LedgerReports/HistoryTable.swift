import Figures
import Ledger
import Reports
import Standards
import Wording
import Writing

/// Writes what happened to a row, or to the campaign: both the day it happened and the day it was recorded, so that backdating shows.
public struct HistoryTable: Sendable {
    private let language: Language
    private let notice: Notice

    /// A table in a language; of a sample's ledger it says so.
    public init(_ language: Language, isOfSample: Bool = false) {
        notice = Notice(isOfSample ? SampleNotice.sentence : nil, language)
        self.language = language
    }

    /// Events in their order.
    public func render(_ events: [LedgerEvent], _ format: PlainFormat) -> String {
        switch format {
        case .text: notice.line + text(events)
        case .csv: csv(events)
        case .json: json(events)
        }
    }

    /// Events as a table to read.
    func text(_ events: [LedgerEvent]) -> String {
        guard !events.isEmpty else { return language.word("没有记录。\n", "No events.\n") }
        var table = TextTable(Array(heads.dropLast(2)) + [heads.last!], [.right, .left, .left, .left, .left, .left])
        for event in events {
            let late = event.daysLate > 0 ? language.word("（补记，晚 \(event.daysLate) 天）", " (backdated by \(event.daysLate) days)") : ""
            table.add([
                String(event.sequence), event.draft.day.description, (event.recordedOn?.description ?? "") + late, event.draft.kind.label[language],
                event.draft.actor, details(event.draft),
            ])
        }
        return table.rendered()
    }

    private var heads: [String] {
        language == .zh
            ? ["号", "日期", "登记日期", "事项", "签名", "补记天数", "内容"] : ["no.", "day", "recorded", "what", "by", "days late", "details"]
    }

    private func csv(_ events: [LedgerEvent]) -> String {
        var writer = ByteWriter()
        writer.write("\u{FEFF}")
        writer.writeRow(heads + notice.head)
        for event in events {
            writer.writeRow(
                [
                    String(event.sequence), event.draft.day.description, event.recordedOn?.description ?? event.recorded, event.draft.kind.label[language],
                    event.draft.actor, String(event.daysLate), details(event.draft),
                ] + notice.cell)
        }
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    private func json(_ events: [LedgerEvent]) -> String {
        var writer = ByteWriter()
        writer.write("{\"schema\":\"dabiao-ledger-history/1\"\(notice.member),\"events\":[")
        for (index, event) in events.enumerated() {
            writer.write(index > 0 ? ",\n" : "\n")
            writer.write("{\"sequence\":\(Int(event.sequence)),\"row\":\(Int(event.draft.row)),\"kind\":")
            writer.writeJSON(event.draft.kind.rawValue)
            writer.write(",\"day\":\"\(event.draft.day)\",\"recorded\":")
            writer.writeJSON(event.recorded)
            writer.write(",\"recordedOn\":")
            writer.writeJSON(orNull: event.recordedOn?.description)
            writer.write(",\"daysLate\":\(event.daysLate),\"by\":")
            writer.writeJSON(event.draft.actor)
            writer.write(",\"reason\":")
            writer.writeJSON(orNull: event.draft.reason.isEmpty ? nil : event.draft.reason)
            writer.write(",\"details\":{")
            for (index, entry) in event.draft.payload.sorted(by: { $0.key < $1.key }).enumerated() {
                writer.write(index > 0 ? "," : "")
                writer.writeJSON(entry.key)
                writer.write(":")
                writer.writeJSON(entry.value)
            }
            writer.write("}}")
        }
        writer.write("\n]}\n")
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    /// What an event says beside its kind, each part with what it is.
    private func details(_ event: EventDraft) -> String {
        let payload = event.payload
        func part(_ key: String, _ zh: String, _ en: String) -> String? {
            payload[key].flatMap { $0.isEmpty ? nil : (zh.isEmpty ? "" : language.word(zh, en) + " ") + $0 }
        }
        var parts: [String?] = []
        switch event.kind {
        case .opened, .warned:
            parts = [
                part("shortfall", "差", "off by") ?? part("actual", "", ""), part("due", "时限", "due"), part("inspector", "排查人", "inspector"),
            ]
        case .audited:
            parts = [
                part("gaps", "缺口", "gaps"), part("opened", "新增", "new"), part("asked", "其中未填报", "of them unreported"), part("cleared", "达标", "cleared"),
                part("relapsed", "复发", "relapsed"), part("blankInstitutions", "机构空白点", "blank spots without institution"),
                part("blankStaff", "人员空白点", "blank spots without staff"), part("inventory", "清单", "inventory"),
            ]
        case .started: parts = [part("name", "", "")]
        case .cleared:
            switch payload["outcome"] {
            case "waived"?: parts = [language.word("豁免", "exempt")]
            case "unmet"?, "notApplicable"?: parts = [language.word("已填报，可以判定", "reported, and can be told")]
            default: parts = [language.word("达标", "met")]
            }
        case .observed: parts = [part("actual", "现状", "has"), part("shortfall", "差", "off by"), part("due", "时限", "due")]
        case .relapsed: parts = [part("due", "新时限", "new due date")]
        case .assigned: parts = [part("unit", "责任单位", "body"), part("owner", "责任人", "owner")]
        case .rescheduled:
            parts = [
                part("before", "原时限", "was due"), part("due", "改为", "now due"),
                payload["beyondEnd"].map { _ in language.word("晚于攻坚月最后一天", "after the campaign's last day") },
            ]
        case .waived: parts = [part("approver", "批准", "approved by"), part("until", "至", "until")]
        case .received: parts = [part("township", "乡镇", "township"), part("file", "文件", "file")]
        case .fulfilled: parts = [part("rule", "", ""), part("evidence", "凭据", "evidence")]
        case .ended: parts = [part("open", "未销号", "open")]
        case .measured: parts = [part("measure", "", "")]
        case .progressed, .submitted: parts = [part("progress", "", "")]
        case .noted: parts = [part("note", "", "")]
        case .lapsed, .doubted, .verified, .closed, .reopened: break
        }
        let words = parts.compactMap { $0 } + (event.reason.isEmpty ? [] : [event.reason])
        return words.joined(separator: language.word("，", ", "))
    }
}
