import Audit
import Figures
import Ledger
import Reports
import Standards
import Wording
import Writing

/// Writes what happened to a row, or to the campaign: both the day it happened and the day it was recorded, so that backdating shows.
package struct HistoryTable: Sendable {
    private let language: Language
    private let notice: Notice
    private let places: PlaceWords
    private let page: TextPage

    /// A table in a language; of a sample's ledger it says so.
    package init(_ language: Language, isOfSample: Bool = false, places: PlaceWords = .untold, _ page: TextPage = .file) {
        self.page = page
        self.places = places
        notice = Notice(isOfSample ? SampleNotice.sentence : nil, language)
        self.language = language
    }

    /// Events in their order.
    package func render(_ events: [LedgerEvent], _ format: PlainFormat) -> String {
        switch format {
        case .text: notice.line + text(events)
        case .csv: csv(events)
        case .json: json(events)
        }
    }

    /// Events as a table to read.
    func text(_ events: [LedgerEvent]) -> String {
        guard !events.isEmpty else { return language.word("没有记录。\n", "No events.\n") }
        var table = TextTable(Array(heads.dropLast(2)) + [heads.last!], [.right, .left, .left, .left, .left, .left], optional: [0])
        for event in events {
            let late = event.daysLate > 0 ? language.word("（补记，晚 \(event.daysLate) 天）", " (backdated by \(event.daysLate) days)") : ""
            table.add([
                String(event.sequence), event.draft.day.description, (event.recordedOn?.description ?? "") + late, event.draft.kind.label[language],
                event.draft.actor, details(event.draft),
            ])
        }
        return table.rendered(page)
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
            // What it says is JSON as it is stored.
            writer.write(",\"details\":\(event.payload)}")
        }
        writer.write("\n]}\n")
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    /// What an event says beside its kind, each part with what it is.
    private func details(_ event: EventDraft) -> String {
        let words = parts(event.body).compactMap { $0 } + (event.reason.isEmpty ? [] : [event.reason])
        return words.joined(separator: language.word("，", ", "))
    }

    private func parts(_ body: EventBody) -> [String?] {
        switch body {
        case .opened(let entry), .warned(let entry, _):
            [
                part(entry.gap.words.shortfall, "差", "off by") ?? part(entry.gap.words.actual), part(entry.due.description, "时限", "due"),
                part(entry.inspector, "排查人", "inspector"),
            ]
        case .audited(let audit):
            [
                part(String(audit.gaps), "缺口", "gaps"), part(String(audit.opened), "新增", "new"),
                audit.asked > 0 ? part(String(audit.asked), "其中未填报", "of them unreported") : nil, part(String(audit.cleared), "达标", "cleared"),
                part(String(audit.relapsed), "复发", "relapsed"), part(String(audit.blankInstitutions), "机构空白点", "blank spots without institution"),
                part(String(audit.blankStaff), "人员空白点", "blank spots without staff"), part(audit.source.inventory, "清单", "inventory"),
            ]
        case .started(let start): [part(start.name)]
        case .cleared(let outcome): [cleared(outcome)]
        case .observed(let observation):
            [
                part(observation.words.actual, "现状", "has"), part(observation.words.shortfall, "差", "off by"),
                part(observation.due?.description, "时限", "due"),
            ]
        case .relapsed(let due): [part(due?.description, "新时限", "new due date")]
        case .assigned(let assignment): [part(assignment.unit, "责任单位", "body"), part(assignment.owner, "责任人", "owner")]
        case .rescheduled(let move):
            [
                part(move.before?.description, "原时限", "was due"), part(move.due.description, "改为", "now due"),
                move.isBeyondEnd ? language.word("晚于攻坚月最后一天", "after the campaign's last day") : nil,
            ]
        case .waived(let decision): [part(decision.approver, "批准", "approved by"), part(decision.until.description, "至", "until")]
        case .received(let report): [part(report.township, places.township.zh, places.township.en), part(report.file, "文件", "file")]
        case .fulfilled(let duty): [part(duty.rule), part(duty.evidence, "凭据", "evidence")]
        case .ended(let open): [part(String(open), "未销号", "open")]
        case .measured(let text), .progressed(let text), .noted(let text): [part(text)]
        case .submitted(let text): [part(text)]
        case .lapsed, .doubted, .verified, .closed, .reopened: []
        }
    }

    private func cleared(_ outcome: Outcome) -> String {
        switch outcome {
        case .waived: language.word("豁免", "exempt")
        case .unmet, .notApplicable: language.word("已填报，可以判定", "reported, and can be told")
        case .met, .unreported: language.word("达标", "met")
        }
    }

    /// A part with what it is before it; nil for what says nothing.
    private func part(_ text: String?, _ zh: String = "", _ en: String = "") -> String? {
        text.flatMap { $0.isEmpty ? nil : (zh.isEmpty ? "" : language.word(zh, en) + " ") + $0 }
    }
}
