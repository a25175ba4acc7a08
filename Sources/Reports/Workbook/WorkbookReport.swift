import Audit
import Figures
import Files
import Inventories
import Standards
import Wording
import Workbooks

/// The audit as a workbook: summary with a chart, blank spots, gaps, what is not reported, exemptions, purchases, and how it was made.
package final class WorkbookReport: AuditRenderer {
    /// What the workbook needs of one batch.
    package struct Piece: Sendable {
        var code: String
        var blanks: [[ReportCell]] = []
        var gaps: [[ReportCell]] = []
        /// What is unmet of criteria that do not count.
        var apart: [[ReportCell]] = []
        var unreported: [[ReportCell]] = []
        var exceptions: [[ReportCell]] = []
        var purchases: [PurchaseList.Row] = []
        var families: [OutcomeCounts] = []

        init(code: String) {
            self.code = code
        }
    }

    private let header: ReportHeader
    private let language: Language
    private let workbook: WorkbookWriter
    private let summarySheet: SummarySheet
    private let blanks: ReportSheet
    private let gaps: ReportSheet
    private let unreported: ReportSheet
    private let exceptions: ReportSheet
    private let apart: ReportSheet
    private var purchases: PurchaseList
    private var families: FamilyTable
    /// Turns a batch into its rows.
    package let render: @Sendable (Batch) -> Piece

    /// A workbook with its header.
    ///
    /// - Throws: ``WorkbookError`` when there is no room for temporary files.
    package init(_ header: ReportHeader) throws {
        self.header = header
        language = header.language
        let rows = WorkbookRows(header)
        render = { rows.piece($0) }
        purchases = PurchaseList(header.program)
        families = FamilyTable(header.program)
        let title = header.language == .zh ? "\(header.region)达标排查" : "\(header.region): audit"
        let workbook = try WorkbookWriter(title: title, created: Int(header.program.asOf.number) * 86_400, notice: header.words.sentence)
        self.workbook = workbook
        summarySheet = try SummarySheet(header, in: workbook)
        func sheet(_ name: Text, _ columns: [ReportColumn], fixed: Int) throws -> ReportSheet {
            try ReportSheet(
                name, title: header.title(name), lines: [header.scopeLine], columns: columns, fixedColumns: fixed,
                signatures: header.language == .zh ? ["制表人", "审核人", "单位盖章"] : ["made by", "checked by", "seal"], in: workbook, header.language)
        }
        func column(_ zh: String, _ en: String, _ width: Double, wraps: Bool = false) -> ReportColumn {
            ReportColumn(label: Text(zh: zh, en: en), width: width, wraps: wraps)
        }
        let identity = [
            ReportColumn(label: header.places.township, width: 11), ReportColumn(label: header.places.village, width: 17), column("对象类别", "kind", 12),
            column("代码", "code", 22), column("名称", "name", 17),
        ]
        blanks = try sheet(
            Text(zh: "空白点", en: "blank spots"),
            [column("类别", "kind of blank", 13), column("是否确定", "certain", 9)] + identity
                + [column("原因", "reason", 40, wraps: true), column("依据条款", "clause", 16), column("条款编号", "criterion", 32)], fixed: 4)
        let (due, basis) = (DueWords.heading(header.program), DueWords.basisHeading)
        let gapColumns =
            identity + [
                column("类别", "group", 12), column("要求", "asks", 32, wraps: true), column("标准值", "required", 11), column("现状", "has", 11),
                column("差距", "shortfall", 8), column("单位", "unit", 6), column("严重程度", "severity", 8), column("约束力", "firmness", 9),
                column("依据条款", "clause", 15), column("条款编号", "criterion", 32), column("整改措施", "measure", 26, wraps: true),
                column("责任单位", "responsible", 13), column(due.zh, due.en, 11), column(basis.zh, basis.en, 10),
            ]
        gaps = try sheet(Text(zh: "问题清单", en: "gaps"), gapColumns, fixed: 2)
        unreported = try sheet(
            Text(zh: "未填报", en: "unreported"),
            identity + [column("涉及条款数", "criteria", 9), column("待填项数", "cells", 9), column("待填项目", "to fill in", 70, wraps: true)], fixed: 2)
        exceptions = try sheet(
            Text(zh: "豁免", en: "exemptions"),
            identity + [
                column("状态", "standing", 9), column("要求", "asks", 32, wraps: true), column("说明", "note", 44, wraps: true), column("依据条款", "clause", 15),
                column("条款编号", "criterion", 32),
            ],
            fixed: 2)
        apart = try sheet(Text(zh: "不计入达标", en: "not counted"), gapColumns, fixed: 2)
    }

    /// Writes the rows of a batch.
    package func take(_ piece: Piece) throws {
        for row in piece.blanks { blanks.add(row) }
        for row in piece.gaps { gaps.add(row) }
        for row in piece.apart { apart.add(row) }
        for row in piece.unreported { unreported.add(row) }
        for row in piece.exceptions { exceptions.add(row) }
        purchases.add(piece.purchases)
        families.add(piece.code, piece.families)
    }

    /// Writes the summary and everything that rests on all batches.
    package func finish(_ summary: AuditSummary, to output: Output) throws {
        summarySheet.write(AuditFigures(header.program, summary), families)
        let none = Text(zh: "没有。", en: "None.")
        colour(blanks, column: 0, [(Text(zh: "机构空白点", en: "blank spot (no inst"), 0xF8CBAD), (Text(zh: "人员空白点", en: "blank spot (no qual"), 0xFFE699)])
        colour(gaps, column: 11, [(Text(zh: "严重", en: "critical"), 0xF8CBAD), (Text(zh: "主要", en: "major"), 0xFFE699)])
        for sheet in [blanks, gaps, unreported, exceptions, apart] { sheet.finish(ifEmpty: none) }
        try PurchaseSheet(header, in: workbook).write(purchases, prices: nil)
        try NotesSheet(header).write(in: workbook)
        try workbook.finish { try output.write($0) }
    }

    /// Colours words of a column; the words themselves still say it all.
    private func colour(_ sheet: ReportSheet, column: Int, _ words: [(Text, UInt32)]) {
        guard sheet.nextRow > sheet.headerRow + 1 else { return }
        for (word, fill) in words {
            sheet.sheet.color(sheet.headerRow + 1...sheet.nextRow - 1, columns: column...column, containing: word[language], fill: fill)
        }
    }
}

extension ReportHeader {
    /// The title of a sheet.
    func title(_ sheet: Text) -> String {
        language == .zh ? "\(region)达标排查  \(sheet.zh)" : "\(region): audit, \(sheet.en)"
    }

    /// What day it is of, and which part.
    var scopeLine: String {
        let scope = scope.map { language == .zh ? "    范围：\($0)" : "    scope: \($0)" } ?? ""
        return (language == .zh ? "截至 \(program.asOf)    清单：\(inventory)" : "as of \(program.asOf)    inventory: \(inventory)") + scope
    }
}
