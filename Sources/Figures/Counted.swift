import Wording

/// What figures count: each thing has one name and one definition, in every output.
public enum Counted: String, Sendable, CaseIterable {
    /// 对象
    case subject
    /// 机构
    case facility
    /// 项
    case check
    /// 处
    case item
    /// 空格
    case cell
    /// 空白点
    case blankSpot = "blank-spot"
    /// 台账行
    case ledgerRow = "ledger-row"

    /// Its name.
    public var name: Text {
        switch self {
        case .subject: Text(zh: "对象", en: "subject")
        case .facility: Text(zh: "机构", en: "facility")
        case .check: Text(zh: "检查项", en: "check")
        case .item: Text(zh: "缺处", en: "missing item")
        case .cell: Text(zh: "空格", en: "cell to fill in")
        case .blankSpot: Text(zh: "空白点", en: "blank spot")
        case .ledgerRow: Text(zh: "台账行", en: "ledger row")
        }
    }

    /// The measure word that follows a number in Chinese, and the noun in English.
    public var measure: Text {
        switch self {
        case .subject: Text(zh: "个", en: "subjects")
        case .facility: Text(zh: "个", en: "facilities")
        case .check: Text(zh: "项", en: "checks")
        case .item: Text(zh: "处", en: "items")
        case .cell: Text(zh: "格", en: "cells")
        case .blankSpot: Text(zh: "个", en: "blank spots")
        case .ledgerRow: Text(zh: "行", en: "rows")
        }
    }

    /// What is counted, in one sentence.
    public var definition: Text {
        switch self {
        case .subject:
            Text(
                zh: "被检查的县、乡镇、村、安置点或开诊机构；停业机构不算。",
                en: "A county, township, village, resettlement site or open facility that is asked something; closed facilities are not.")
        case .facility:
            Text(
                zh: "开诊的机构；至少有一项约束性检查适用的为“考核”，没有的为“不考核”。",
                en: "An open facility; assessed if at least one binding check applies to it, otherwise not assessed.")
        case .check:
            Text(zh: "一条约束性条款对一个对象问一次，算一项。", en: "One binding criterion asked once of one subject.")
        case .item:
            Text(
                zh: "不达标的检查按缺的东西计：清单类检查缺几样计几处，其他一项计一处。",
                en: "What an unmet check lacks: a list counts once for each thing missing, any other check once.")
        case .cell:
            Text(zh: "要填报才能判定的一个格子；几项检查同缺一格只算一格。", en: "One cell to be filled in before checks can be decided; counted once however many checks need it.")
        case .blankSpot:
            Text(
                zh: "机构空白点：应有而没有开诊的机构，又没有有效豁免。人员空白点：没有合格且执业证有效的人员。一个地点一类只算一次。",
                en: "No institution: none is open and no exemption holds. No staff: nobody qualified with a valid licence. A place counts once for each kind.")
        case .ledgerRow:
            Text(zh: "整改台账里的一行：一处问题，从入账到销号。", en: "One row of the rectification ledger: one missing item, from entry to closing.")
        }
    }
}
