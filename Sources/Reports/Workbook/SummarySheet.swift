import Audit
import Standards
import Wording
import Workbooks

/// The first sheet: the headline, townships beside each other with a chart, and the groups of criteria.
final class SummarySheet {
    private let header: ReportHeader
    private let groups: [String]
    private let sheet: ReportSheet
    private let language: Language

    init(_ header: ReportHeader, groups: [String], in workbook: WorkbookWriter) throws {
        self.header = header
        self.groups = groups
        language = header.language
        func column(_ zh: String, _ en: String, _ width: Double) -> ReportColumn { ReportColumn(label: Text(zh: zh, en: en), width: width) }
        let columns =
            [
                column("乡镇", "township", 16), column("机构空白点", "no institution", 9), column("人员空白点", "no staff", 9), column("待查明", "not known", 8),
                column("缺口：严重", "critical", 8), column("缺口：主要", "major", 8), column("缺口：一般", "minor", 8), column("未填报", "unreported", 8),
                column("开诊机构", "open", 8), column("达标机构", "up to standard", 8), column("达标率", "share", 8),
            ] + groups.map { ReportColumn(label: Text(zh: $0 + "不达标", en: $0 + " unmet"), width: 9) }
        sheet = try ReportSheet(
            Text(zh: "汇总", en: "summary"), title: header.title(Text(zh: "汇总", en: "summary")), lines: [header.scopeLine], columns: columns, fixedColumns: 1,
            signatures: header.language == .zh ? ["制表人", "审核人", "单位盖章"] : ["made by", "checked by", "seal"], in: workbook, header.language)
        sheet.sheet.activate()
    }

    func write(_ summary: AuditSummary, _ groupsByPlace: [String: [Int]]) {
        let first = sheet.nextRow
        for township in summary.townships { sheet.add(row(township.name, township.totals, groupsByPlace[township.code] ?? [])) }
        let last = sheet.nextRow - 1
        if last >= first {
            sheet.sheet.color(first...last, columns: 1...2, above: 0, fill: 0xF8CBAD)
            sheet.sheet.color(first...last, columns: 4...4, above: 0, fill: 0xFFE699)
        }
        let sums = groups.indices.map { index in groupsByPlace.values.reduce(0) { $0 + ($1.indices.contains(index) ? $1[index] : 0) } }
        sheet.add(row(language.word("合计", "total"), summary.totals, sums), isBold: true)
        sheet.heading(language.word("按条款类别（约束性条款）", "By group (binding criteria)"))
        let chartRow = sheet.nextRow
        sheet.heads([
            language.word("类别", "group"), language.word("达标", "met"), language.word("不达标", "unmet"), language.word("未填报", "unreported"),
            language.word("不适用", "n/a"), language.word("豁免", "waived"),
            language.word("达标率", "share met"),
        ])
        for (group, counts) in summary.totals.grouped(header.program, by: { $0.criterion.group }, where: { $0.firmness == .binding }) where counts.total > 0 {
            let asked = counts.met + counts.waived + counts.unmet + counts.unreported
            sheet.add([
                .text(group), .count(counts.met), .count(counts.unmet), .count(counts.unreported), .count(counts.notApplicable), .count(counts.waived),
                asked > 0 ? .percent(Double(counts.met + counts.waived) / Double(asked)) : .empty,
            ])
        }
        guard last >= first else { return }
        // A usual county fits on one page; of a city the townships take as many as they need.
        if sheet.nextRow <= 64 { sheet.sheet.fit(pagesWide: 1, pagesTall: 1) }
        sheet.sheet.insert(
            BarChart(
                title: language.word("各乡镇缺口（约束性条款）", "Gaps by township (binding criteria)"), rows: first...last, names: 0,
                series: [
                    .init(name: language.word("严重", "critical"), column: 4, color: 0xD55E00),
                    .init(name: language.word("主要", "major"), column: 5, color: 0xE69F00),
                    .init(name: language.word("一般", "minor"), column: 6, color: 0x56B4E9),
                ]), row: chartRow, column: 8, size: (500, 380))
    }

    private func row(_ name: String, _ totals: Totals, _ groups: [Int]) -> [ReportCell] {
        var open = 0
        var upToStandard = 0
        for (kind, counts) in totals.facilities.enumerated() where header.program.vocabulary.kinds[kind].isFacility {
            open += counts.open
            upToStandard += counts.upToStandard
        }
        return [
            .text(name), .count(totals.blanks[0]), .count(totals.blanks[1]), .count(totals.possibleBlanks[0] + totals.possibleBlanks[1]),
            .count(totals.bindingGaps[0]), .count(totals.bindingGaps[1]), .count(totals.bindingGaps[2]), .count(totals.binding.unreported), .count(open),
            .count(upToStandard), open > 0 ? .percent(Double(upToStandard) / Double(open)) : .empty,
        ] + groups.map { .count($0) }
    }
}
