import Quantities
import Wording

/// The wording of the ledger's rules.
extension Text {
    static let nobodySigned = Text(zh: "没有写明是谁", en: "it does not say who")
    static let signWithBy = Text(zh: "用 --by 签名", en: "sign with --by")
    static func beforeOpened(_ day: Day) -> Text { Text(zh: "日期早于入账日期 \(day)", en: "the day is before the row was opened on \(day)") }
    static func before(_ day: Day) -> Text { Text(zh: "日期早于前一步的 \(day)", en: "the day is before the step before it, on \(day)") }
    static let alreadyVerified = Text(zh: "已经核查签字，再动工要重新核查", en: "it was checked; more work would have to be checked again")
    static func approvesOwn(_ name: String) -> Text {
        Text(zh: "“\(name)”参与了整改，不能批准豁免自己的工作", en: "\"\(name)\" took part in fixing it and cannot approve its waiver")
    }
    static let noInspector = Text(zh: "没有排查人签字", en: "no inspector signed it")
    static let giveInspector = Text(zh: "用 --inspector 写明排查人，或写在攻坚月文件里", en: "name the inspector with --inspector or in the campaign file")
    static let nobodyAssigned = Text(zh: "没有写明责任人或责任单位", en: "neither a person nor a body is named")
    static let emptyMeasure = Text(zh: "整改措施是空的", en: "the measure is empty")
    static let emptyProgress = Text(zh: "进展是空的", en: "the progress is empty")
    static let emptyNote = Text(zh: "备注是空的", en: "the note is empty")
    static let noReason = Text(zh: "没有写明理由", en: "no reason is given")
    static let giveReason = Text(zh: "用 --reason 写明理由", en: "give one with --reason")
    static func dueInThePast(_ day: Day) -> Text { Text(zh: "新时限 \(day) 已经过去", en: "the new due date \(day) is in the past") }
    static let alreadySubmitted = Text(zh: "已经报过完成", en: "it was already submitted")
    static let noMeasure = Text(zh: "还没有整改措施", en: "there is no measure yet")
    static let setMeasure = Text(zh: "先用 dabiao ledger measure 定措施", en: "set one with dabiao ledger measure")
    static let noOwner = Text(zh: "还没有责任人", en: "nobody is responsible yet")
    static let setOwner = Text(zh: "先用 dabiao ledger assign 落实责任人", en: "name somebody with dabiao ledger assign")
    static func notSubmitted(_ status: LedgerStatus) -> Text {
        Text(zh: "还没有申请销号（现为\(status.label.zh)）", en: "it has not been submitted (it is \(status.label.en))")
    }
    static let submitFirst = Text(zh: "整改完成后先用 dabiao ledger submit 申请销号", en: "when it is fixed, run dabiao ledger submit first")
    static func noFreshAudit(_ row: LedgerRow) -> Text {
        guard let cleared = row.clearedOn else {
            return Text(zh: "没有排查证明已经达标：最近的排查仍有此问题", en: "no audit shows it met: the last one still has this gap")
        }
        return Text(
            zh: "排查（\(cleared)）早于申请销号（\(row.submittedOn?.description ?? "")），须有更新的排查",
            en: "the audit (\(cleared)) is older than the submission (\(row.submittedOn?.description ?? "")); a fresh one is needed")
    }
    static let syncFirst = Text(
        zh: "在清单中更新情况，再运行 dabiao ledger sync --inventory 文件夹", en: "update the inventory, then run dabiao ledger sync --inventory DIR")
    static func samePerson(_ name: String) -> Text {
        Text(zh: "“\(name)”参与了整改，不能核查或销号自己的工作", en: "\"\(name)\" took part in fixing it and cannot check or close it")
    }
    static func perhapsSame(_ name: String, _ fixer: String) -> Text {
        Text(zh: "“\(name)”可能就是参与了整改的“\(fixer)”，分不清", en: "\"\(name)\" may be \"\(fixer)\", who took part in fixing it: the names do not tell")
    }
    static let fullName = Text(zh: "签姓名全称（不写职务）；确是同一人就请别人签", en: "sign with the full name, without a title; if it is the same person, somebody else must sign")
    static func beforeRelapse(_ day: Day) -> Text { Text(zh: "日期早于反弹日期 \(day)", en: "the day is before it relapsed on \(day)") }
    static func waiverEnded(_ day: Day) -> Text {
        Text(zh: "豁免已于 \(day) 到期，还没有重新打开", en: "the time it was set aside for ended on \(day); it has not been opened again")
    }
    static let syncOrReopen = Text(
        zh: "先运行 dabiao ledger sync，或用 dabiao ledger reopen 重新打开", en: "run dabiao ledger sync first, or open it with dabiao ledger reopen")
    static func dueBeyondEnd(_ due: Day, _ end: Day) -> Text {
        Text(zh: "新时限 \(due) 晚于攻坚月最后一天 \(end)", en: "the new due date \(due) is after the campaign's last day \(end)")
    }
    static let sayBeyondEnd = Text(zh: "确需超出，加 --beyond-end，会记在台账里", en: "if it must be, add --beyond-end; the ledger records it")
    static let otherChecker = Text(zh: "请由没有参与整改的人签字", en: "somebody who did not fix it must sign")
    static let alreadyClosed = Text(zh: "已经销号", en: "it is closed already")
    static let notVerified = Text(zh: "还没有核查人签字", en: "no checker has signed")
    static let verifyFirst = Text(zh: "先由核查人运行 dabiao ledger verify --by 核查人", en: "a checker runs dabiao ledger verify --by NAME first")
    static let noApprover = Text(zh: "豁免没有批准人", en: "the waiver has no approver")
    static func expiryInThePast(_ day: Day) -> Text { Text(zh: "豁免期限 \(day) 已经过去", en: "the waiver's expiry \(day) is in the past") }
    static let alreadyOpen = Text(zh: "本来就没有销号", en: "it is open already")
    static let onlyWarning = Text(zh: "这是预警，还不是问题", en: "this is a warning, not a gap yet")
    static func finished(_ status: LedgerStatus) -> Text { Text(zh: "这一行\(status.label.zh)", en: "the row is \(status.label.en)") }
    static let reopenFirst = Text(zh: "确需处理，先用 dabiao ledger reopen 重新打开", en: "if need be, open it again with dabiao ledger reopen")
    static func noSuchRow(_ id: Int64) -> Text { Text(zh: "台账没有第 \(id) 行", en: "the ledger has no row \(id)") }
    static func keyThere(_ key: String) -> Text { Text(zh: "台账已有 \(key)", en: "the ledger has \(key) already") }
}
