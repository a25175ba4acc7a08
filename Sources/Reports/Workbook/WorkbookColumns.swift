import Figures
import Standards
import Wording

/// The lists of the workbook of an audit: what they are called, and their columns. What is on paper comes first.
struct WorkbookColumns {
    static let blanksName = Text(zh: "空白点", en: "blank spots")
    static let gapsName = Text(zh: "问题清单", en: "problems")
    static let unreportedName = Text(zh: "未填报", en: "unreported")
    static let exceptionsName = Text(zh: "豁免", en: "exemptions")
    static let apartName = Text(zh: "不计入达标", en: "not counted")

    private let header: ReportHeader

    init(_ header: ReportHeader) {
        self.header = header
    }

    private func column(_ zh: String, _ en: String, _ width: Double, isPrinted: Bool = true) -> ReportColumn {
        ReportColumn(label: Text(zh: zh, en: en), width: width, isPrinted: isPrinted)
    }

    private var place: [ReportColumn] { [ReportColumn(label: header.places.township, width: 9), column("地点", "place", 17)] }
    private var identity: [ReportColumn] { [column("对象类别", "kind", 14, isPrinted: false), column("代码", "code", 24, isPrinted: false)] }
    private var criterion: [ReportColumn] { [column("条款编号", "criterion", 34, isPrinted: false)] }
    private var action: [ReportColumn] {
        let due = DueWords.heading(header.program)
        return [column("整改措施", "measure", 22), column("责任单位", "responsible", 11), ReportColumn(label: due, width: 11)]
    }

    var blanks: [ReportColumn] {
        [column("类别", "kind of blank", 14), column("是否确定", "certain", 8)] + place + [column("原因", "reason", 27)] + action
            + [column("依据条款", "clause", 17)] + identity + criterion
    }

    var gaps: [ReportColumn] {
        let basis = DueWords.basisHeading
        return [column("严重程度", "severity", 8)] + place + [column("问题", "problem", 26), column("现状与要求", "state", 20)] + action + [
            column("依据条款", "clause", 17), column("约束力", "firmness", 8, isPrinted: false), column("类别", "group", 13, isPrinted: false),
            column("标准值", "required", 12, isPrinted: false), column("现状", "has", 12, isPrinted: false), column("差距", "shortfall", 10, isPrinted: false),
            column("单位", "unit", 8, isPrinted: false), ReportColumn(label: basis, width: 12, isPrinted: false),
        ] + identity + criterion
    }

    /// The same, with how firmly it is asked on paper too.
    var apart: [ReportColumn] {
        gaps.map { column in
            var column = column
            if column.label.en == "firmness" { column.isPrinted = true }
            return column
        }
    }

    var unreported: [ReportColumn] {
        place + [column("涉及条款数", "criteria", 8), column("待填项数", "cells", 8), column("待填项目", "to fill in", 92)] + identity
    }

    var exceptions: [ReportColumn] {
        place + [column("状态", "standing", 10), column("要求", "asks", 34), column("说明", "note", 46), column("依据条款", "clause", 22)] + identity + criterion
    }
}
