import Quantities
import Standards
import Wording

/// The columns inspectors expect of a rectification ledger.
package enum LedgerColumn: Int, Sendable, CaseIterable {
    /// 序号: the row's number, which stays with it.
    case number
    /// 乡镇
    case township
    /// 村
    case village
    /// 机构
    case facility
    /// 问题
    case problem
    /// 依据条款
    case clause
    /// 现状
    case actual
    /// 差距
    case shortfall
    /// 整改措施
    case measure
    /// 责任单位
    case unit
    /// 责任人
    case owner
    /// 整改时限
    case due
    /// 排查人
    case inspector
    /// 排查日期
    case inspected
    /// 进展
    case progress
    /// 完成日期
    case submitted
    /// 核查人
    case checker
    /// 销号日期
    case closed
    /// 备注
    case note
    /// 状态
    case status
    /// 版本: the last event of the row when it was written out.
    case version

    /// What stands at its head.
    ///
    /// - Parameter places: how the ledger calls places.
    package func label(_ places: PlaceWords) -> Text {
        switch self {
        case .number: Text(zh: "序号", en: "row")
        case .township: places.township
        case .village: places.village
        case .facility: Text(zh: "机构", en: "facility")
        case .problem: Text(zh: "问题", en: "problem")
        case .clause: Text(zh: "依据条款", en: "clause")
        case .actual: Text(zh: "现状", en: "has")
        case .shortfall: Text(zh: "差距", en: "shortfall")
        case .measure: Text(zh: "整改措施", en: "measure")
        case .unit: Text(zh: "责任单位", en: "body")
        case .owner: Text(zh: "责任人", en: "owner")
        case .due: Text(zh: "整改时限", en: "due")
        case .inspector: Text(zh: "排查人", en: "inspector")
        case .inspected: Text(zh: "排查日期", en: "inspected")
        case .progress: Text(zh: "进展", en: "progress")
        case .submitted: Text(zh: "完成日期", en: "done on")
        case .checker: Text(zh: "核查人", en: "checker")
        case .closed: Text(zh: "销号日期", en: "closed on")
        case .note: Text(zh: "备注", en: "note")
        case .status: Text(zh: "状态", en: "status")
        case .version: Text(zh: "版本", en: "version")
        }
    }

    /// Whether a township fills it in.
    package var isOpen: Bool {
        switch self {
        case .measure, .unit, .owner, .progress, .submitted, .note: true
        default: false
        }
    }

    /// Whether it holds a day.
    package var isDay: Bool { self == .due || self == .inspected || self == .submitted || self == .closed }

    /// What a row has in it, as it stands.
    package func text(_ row: LedgerRow, _ standing: Standing, _ places: PlaceWords, _ language: Language = .zh) -> String {
        switch self {
        case .number: String(row.id)
        case .township: row.placeName
        case .village: row.village.isEmpty && row.kind == places.villageKind ? row.name : row.village
        case .facility: row.kind == places.villageKind || row.name == row.village ? "" : row.name
        case .problem: row.title
        case .clause: row.clause
        case .actual: row.words.actual
        case .shortfall: row.words.shortfall
        case .measure: row.measure
        case .unit: row.unit
        case .owner: row.owner
        case .due: row.due?.description ?? ""
        case .inspector: row.inspector
        case .inspected: row.openedOn.description
        case .progress: row.progress
        case .submitted: row.submittedOn?.description ?? ""
        case .checker: row.checker
        case .closed: standing.isClosed ? row.closedOn?.description ?? "" : ""
        case .note: row.note
        case .status: row.status(standing, language)
        case .version: String(row.lastSequence)
        }
    }

    /// The day a row has in it, as it stands.
    package func day(_ row: LedgerRow, _ standing: Standing) -> Day? {
        switch self {
        case .due: row.due
        case .inspected: row.openedOn
        case .submitted: row.submittedOn
        case .closed: standing.isClosed ? row.closedOn : nil
        default: nil
        }
    }
}

extension LedgerRow {
    /// Where a row stands, and whether it is only to be found out.
    package func status(_ standing: Standing, _ language: Language) -> String {
        var text = standing.status.label[language]
        if standing.isUnreported {
            text += blank == nil ? language.word("（未填报）", " (unreported)") : language.word("（疑似空白点，待核实）", " (possible blank spot, to be verified)")
        }
        if standing.hasRunOut { text += language.word("（豁免已到期）", " (waiver ended)") }
        return text
    }
}
