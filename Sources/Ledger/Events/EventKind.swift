import Wording

/// What can happen, by the name it is stored under.
package enum EventKind: String, Sendable, CaseIterable {
    /// A gap was found and entered.
    case opened
    /// A gap that is going to open was entered.
    case warned
    /// A warning did not come true.
    case lapsed
    /// Somebody was made responsible.
    case assigned
    /// What is to be done was laid down.
    case measured
    /// Something was done.
    case progressed
    /// Whoever fixed it says it is done.
    case submitted
    /// An audit found other values.
    case observed
    /// An audit found the gap gone.
    case cleared
    /// A later audit could not say whether the gap is gone.
    case doubted
    /// An audit found the gap back.
    case relapsed
    /// A checker signed that it is done.
    case verified
    /// The row was written off.
    case closed
    /// The row was opened again.
    case reopened
    /// The row was set aside by a decision.
    case waived
    /// The day it is due was moved.
    case rescheduled
    /// A remark.
    case noted
    /// The campaign began.
    case started
    /// An audit was held against the ledger.
    case audited
    /// A township handed in its report.
    case received
    /// A rule of the campaign was carried out.
    case fulfilled
    /// The campaign ended.
    case ended

    /// What users call it.
    package var label: Text {
        switch self {
        case .opened: Text(zh: "入账", en: "opened")
        case .warned: Text(zh: "预警", en: "warned")
        case .lapsed: Text(zh: "预警解除", en: "lapsed")
        case .assigned: Text(zh: "落实责任", en: "assigned")
        case .measured: Text(zh: "定措施", en: "measure set")
        case .progressed: Text(zh: "进展", en: "progress")
        case .submitted: Text(zh: "申请销号", en: "submitted")
        case .observed: Text(zh: "现状变化", en: "observed")
        case .cleared: Text(zh: "排查已达标", en: "cleared by audit")
        case .doubted: Text(zh: "排查存疑", en: "in doubt")
        case .relapsed: Text(zh: "反弹", en: "relapsed")
        case .verified: Text(zh: "核查", en: "verified")
        case .closed: Text(zh: "销号", en: "closed")
        case .reopened: Text(zh: "重新打开", en: "reopened")
        case .waived: Text(zh: "豁免", en: "waived")
        case .rescheduled: Text(zh: "改时限", en: "due date moved")
        case .noted: Text(zh: "备注", en: "note")
        case .started: Text(zh: "开始", en: "campaign started")
        case .audited: Text(zh: "排查", en: "audited")
        case .received: Text(zh: "收到报表", en: "report received")
        case .fulfilled: Text(zh: "落实", en: "rule carried out")
        case .ended: Text(zh: "结束", en: "campaign ended")
        }
    }
}
