import Audit
import Inventories
import Standards
import Wording

/// How exemptions, waivers and blank spots are put into words.
package struct RemarkWords: Sendable {
    let program: AuditProgram

    package init(program: AuditProgram) {
        self.program = program
    }

    package func text(_ remark: Remark) -> Text {
        switch remark {
        case .exempt(let kind, let by): Text(zh: "\(label(kind))，由 \(by) 服务", en: "\(label(kind)), served by \(by)")
        case .exemptionExpired(let kind, let day): Text(zh: "豁免（\(label(kind))）已于 \(day) 到期", en: "the exemption (\(label(kind))) ended on \(day)")
        case .exemptionUncovered(let kind, let by):
            Text(zh: "豁免（\(label(kind))）所列机构 \(by) 不存在或已停业", en: "the exemption (\(label(kind))) names \(by), which is closed or does not exist")
        case .exemptionUnapproved(let kind): Text(zh: "豁免（\(label(kind))）没有批准单位", en: "the exemption (\(label(kind))) has no approver")
        case .exemptionIncomplete(let kind): Text(zh: "豁免（\(label(kind))）未满足附加条件", en: "the exemption (\(label(kind))) does not fulfil its conditions")
        case .waived(let reason, let approver, let until):
            Text(zh: "\(reason)（\(approver)批准，至 \(until)）", en: "\(reason) (approved by \(approver), until \(until))")
        case .waiverExpired(let day): Text(zh: "豁免已于 \(day) 到期", en: "the waiver ended on \(day)")
        }
    }

    private func label(_ kind: Int) -> String {
        program.exemptionKinds.indices.contains(kind) ? program.exemptionKinds[kind].label : ""
    }

    /// Why a place is a blank spot, or may be one.
    package func reason(_ spot: BlankSpot) -> Text {
        let notes = spot.remarks.map { text($0) }
        let base: Text
        switch (spot.kind, spot.isCertain) {
        case (.institution, true): base = Text(zh: "没有开诊的机构", en: "no open institution")
        case (.staff, true): base = Text(zh: "没有合格且执业证有效的人员", en: "nobody qualified with a valid licence")
        case (.institution, false): base = Text(zh: "未填报有无机构", en: "not reported whether there is an institution")
        case (.staff, false): base = Text(zh: "人员信息未填全", en: "staff not fully reported")
        }
        if notes.isEmpty { return base }
        return Text(
            zh: ([base.zh] + notes.map(\.zh)).joined(separator: "；"), en: ([base.en] + notes.map(\.en)).joined(separator: "; "))
    }
}
