import Audit
import Figures
import Wording
import Workbooks

/// The groups of criteria, those in which most is unmet first, with a chart.
struct GroupSheet {
    private let header: ReportHeader
    private let sheet: ReportSheet

    init(_ header: ReportHeader, in workbook: WorkbookWriter) throws {
        self.header = header
        func column(_ zh: String, _ en: String, _ width: Double) -> ReportColumn { ReportColumn(label: Text(zh: zh, en: en), width: width) }
        sheet = try ReportSheet(
            Text(zh: "类别", en: "groups"),
            columns: [
                column("类别", "group", 22), column("达标", "met", 9), column("不达标", "unmet", 9), column("未填报", "unreported", 9), column("不适用", "n/a", 9),
                column("豁免", "waived", 9), column("达标率（已判定中）", "share met of decided", 13), column("已判定占考核", "decided", 11),
            ], fixedColumns: 1, isLandscape: false, in: workbook, header.language)
    }

    /// Writes the sheet.
    func write(_ figures: AuditFigures) {
        let language = header.language
        sheet.begin(header.form(Text(zh: "类别汇总表（约束性条款）", en: "groups (binding criteria)"), number: 2, unit: Text(zh: "项", en: "checks")))
        let first = sheet.nextRow
        let groups = figures.groups.enumerated().sorted { ($1.element.counts.unmet, $0.offset) < ($0.element.counts.unmet, $1.offset) }.map(\.element)
        for line in groups {
            let counts = line.counts
            sheet.add(
                [
                    .text(line.name), .count(counts.met), .count(counts.unmet), .count(counts.unreported), .count(counts.notApplicable), .count(counts.waived),
                ] + ReportCell.cells(line.share, language))
        }
        let shown = groups.prefix(10).count { $0.counts.unmet > 0 }
        if shown > 0 {
            let height = 90 + 28 * shown
            sheet.sheet.insert(
                BarChart(
                    title: language.word("不达标检查最多的类别", "Groups in which most checks are unmet"), axis: language.word("不达标检查（项）", "unmet checks"),
                    rows: first...first + shown - 1, names: 0, series: [.init(name: language.word("不达标", "unmet"), column: 2, color: 0xD55E00)]),
                row: sheet.nextRow + 1, column: 0, size: (sheet.pixels - 8, Double(height)))
            sheet.skip(height / 20 + 2)
        }
        sheet.finish(ifEmpty: nil, isOnePage: sheet.nextRow <= 64)
    }
}
