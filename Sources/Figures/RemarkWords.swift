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
        case .exemptionUnfit(let kind, let by, let flaw): unfit(label(kind), by, flaw)
        case .exemptionNotYet(let kind, let day):
            Text(zh: "豁免（\(label(kind))）\(day) 才批准", en: "the exemption (\(label(kind))) was approved only on \(day)")
        case .exemptionNotAllowed(let kind):
            Text(zh: "该地不符合豁免（\(label(kind))）的条件", en: "the place does not meet the conditions of the exemption (\(label(kind)))")
        case .exemptionOpen(let kind):
            Text(zh: "豁免（\(label(kind))）资料不全，不能认定", en: "not enough is reported to tell whether the exemption (\(label(kind))) counts")
        case .waived(let reason, let approver, let until):
            Text(zh: "\(reason)（\(approver)批准，至 \(until)）", en: "\(reason) (approved by \(approver), until \(until))")
        case .waiverExpired(let day): Text(zh: "豁免已于 \(day) 到期", en: "the waiver ended on \(day)")
        case .nothingToTakeOf(.met): Text(zh: "没有可计算比例的对象，按达标", en: "nothing to take the share of, which counts as met")
        case .nothingToTakeOf(.unmet): Text(zh: "没有可计算比例的对象，按不达标", en: "nothing to take the share of, which counts as unmet")
        case .nothingToTakeOf(.notApplicable): Text(zh: "没有可计算比例的对象，该项不计", en: "nothing to take the share of, which is not counted")
        }
    }

    private func unfit(_ label: String, _ code: String, _ flaw: FacilityFlaw) -> Text {
        switch flaw {
        case .notOpen: text(.exemptionUncovered(kind: -1, by: code))
        case .kind: Text(zh: "豁免（\(label)）所列机构 \(code) 不是规定的机构类别", en: "the exemption (\(label)) names \(code), which is not of a kind that can cover")
        case .place:
            Text(zh: "豁免（\(label)）所列机构 \(code) 不在规定的地点，或就是本机构", en: "the exemption (\(label)) names \(code), which is itself or stands where it cannot cover")
        case .lacking:
            Text(zh: "豁免（\(label)）所列机构 \(code) 没有要求的合格人员或条件", en: "the exemption (\(label)) names \(code), which lacks the staff or what else is asked of it")
        }
    }

    private func label(_ kind: Int) -> String {
        program.exemptionKinds.indices.contains(kind) ? program.exemptionKinds[kind].label : ""
    }

    /// Why a place is a blank spot, or may be one.
    package func reason(_ spot: BlankSpot) -> Text {
        let notes = spot.remarks.map { text($0) }
        let base: Text
        if !spot.isCertain, spot.remarks.contains(where: { if case .exemptionOpen = $0 { true } else { false } }) {
            // The exemption speaks for itself; what is to be filled in is its cells.
            return filling(spot.missing, into: adding(Array(notes.dropFirst()), to: notes[0]), of: program.checks[spot.check].form.kind)
        }
        switch (spot.kind, spot.isCertain) {
        case (.institution, true): base = Text(zh: "没有开诊的机构", en: "no open institution")
        case (.staff, true): base = Text(zh: "没有合格且执业证有效的人员", en: "nobody qualified with a valid licence")
        case (.institution, false):
            // The institution may be there and only lack the field that tells which one it is.
            base =
                spot.missing.isEmpty || spot.missing.contains(where: \.isPresence)
                ? Text(zh: "未填报有无机构", en: "not reported whether there is an institution")
                : Text(zh: "机构信息未填全", en: "institution not fully reported")
        case (.staff, false): base = Text(zh: "人员信息未填全", en: "staff not fully reported")
        }
        return adding(notes, to: filling(spot.missing.filter { !$0.isPresence }, into: base, of: program.checks[spot.check].form.kind))
    }

    private func filling(_ missing: [MissingFact], into base: Text, of kind: KindID) -> Text {
        guard !missing.isEmpty else { return base }
        let words = ValueWords(vocabulary: program.vocabulary)
        let cells = missing.map { words.label($0, for: kind) }.joined(separator: program.vocabulary.language.word("、", ", "))
        return Text(zh: "\(base.zh)：待填\(cells)", en: "\(base.en): to fill in \(cells)")
    }

    private func adding(_ notes: [Text], to base: Text) -> Text {
        if notes.isEmpty { return base }
        return Text(
            zh: ([base.zh] + notes.map(\.zh)).joined(separator: "；"), en: ([base.en] + notes.map(\.en)).joined(separator: "; "))
    }
}

extension Remark {
    /// Whether it sets the check aside: an exemption or a waiver that counts on the day.
    package var isValid: Bool {
        switch self {
        case .exempt, .waived: true
        case .exemptionExpired, .exemptionUncovered, .exemptionUnapproved, .exemptionIncomplete, .exemptionUnfit, .exemptionNotYet, .exemptionNotAllowed,
            .exemptionOpen, .waiverExpired, .nothingToTakeOf:
            false
        }
    }

    /// Whether it counts, in one word.
    package var standing: Text { isValid ? Text(zh: "有效", en: "valid") : Text(zh: "不作数", en: "does not count") }
}
