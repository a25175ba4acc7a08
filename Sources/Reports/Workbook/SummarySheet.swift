import Audit
import Figures
import Standards
import Wording
import Workbooks

/// The first sheet: the headline, townships beside each other with a chart, and the groups of criteria.
final class SummarySheet {
    private let header: ReportHeader
    private let families: Families
    private let sheet: ReportSheet
    private let language: Language
    /// The figures of the columns, in their order; a share takes two, one for itself and one for how much of it could be told.
    private static let columns: [(FigureID, Double)] = [
        (.blankInstitution, 9), (.blankStaff, 9), (.blankPossible, 8), (.unmetCritical, 8), (.unmetMajor, 8), (.unmetMinor, 8), (.items, 8), (.unreported, 8),
        (.assessed, 8), (.upToStandard, 8), (.shareUpToStandard, 9),
    ]

    init(_ header: ReportHeader, in workbook: WorkbookWriter) throws {
        self.header = header
        families = Families(header.program)
        language = header.language
        let columns =
            [ReportColumn(label: header.places.township, width: 16)]
            + Self.columns.map { ReportColumn(label: $0.0.label, width: $0.1) } + [ReportColumn(label: Text(zh: "已判定占考核", en: "decided"), width: 9)]
            + families.all.filter { !$0.isAdvice }.map { ReportColumn(label: Text(zh: $0.title.zh + "不达标", en: $0.title.en + " unmet"), width: 9) }
        sheet = try ReportSheet(
            Text(zh: "汇总", en: "summary"), title: header.title(Text(zh: "汇总", en: "summary")), lines: [header.scopeLine], columns: columns, fixedColumns: 1,
            signatures: header.language == .zh ? ["制表人", "审核人", "单位盖章"] : ["made by", "checked by", "seal"], in: workbook, header.language)
        sheet.sheet.activate()
    }

    /// Writes the sheet.
    func write(_ figures: AuditFigures, _ families: FamilyTable) {
        let first = sheet.nextRow
        for place in figures.places where place.role != .county { sheet.add(row(place, families.outcomes(of: place, in: figures))) }
        let last = sheet.nextRow - 1
        if last >= first {
            sheet.sheet.color(first...last, columns: 1...2, above: 0, fill: 0xF8CBAD)
            sheet.sheet.color(first...last, columns: 4...4, above: 0, fill: 0xFFE699)
        }
        for sum in figures.counties + [figures.whole] { sheet.add(row(sum, families.outcomes(of: sum, in: figures)), isBold: true) }
        sheet.note(figures.whole.reconciliation[language])
        if let note = figures.filesMissingNote { sheet.note(note[language]) }
        sheet.heading(language.word("按条款类别（约束性条款）", "By group (binding criteria)"))
        let chartRow = sheet.nextRow
        sheet.heads([
            language.word("类别", "group"), language.word("达标", "met"), language.word("不达标", "unmet"), language.word("未填报", "unreported"),
            language.word("不适用", "n/a"), language.word("豁免", "waived"),
            language.word("达标率（已判定中）", "share met of decided"), language.word("已判定占考核", "decided"),
        ])
        for line in figures.groups {
            let counts = line.counts
            sheet.add(
                [
                    .text(line.name), .count(counts.met), .count(counts.unmet), .count(counts.unreported), .count(counts.notApplicable), .count(counts.waived),
                ] + cells(line.share))
        }
        guard last >= first else { return }
        // A usual county fits on one page; of a city the townships take as many as they need.
        if sheet.nextRow <= 64 { sheet.sheet.fit(pagesWide: 1, pagesTall: 1) }
        sheet.sheet.insert(
            BarChart(
                title: language.word(
                    "各\(header.places.township.zh)不达标检查项（约束性条款）", "Unmet checks by \(header.places.township.en) (binding criteria)"), rows: first...last,
                names: 0,
                series: [
                    .init(name: language.word("严重", "critical"), column: 4, color: 0xD55E00),
                    .init(name: language.word("主要", "major"), column: 5, color: 0xE69F00),
                    .init(name: language.word("一般", "minor"), column: 6, color: 0x56B4E9),
                ]), row: chartRow, column: 9, size: (500, 380))
    }

    /// A share and how much of it could be told; of nothing that could be told the words say so.
    private func cells(_ share: Share) -> [ReportCell] {
        [share.value.map { .percent($0) } ?? .text(share.ofDecided[language]), share.reportingValue.map { .percent($0) } ?? .text(share.reporting[language])]
    }

    private func row(_ place: PlaceFigures, _ counts: [OutcomeCounts]) -> [ReportCell] {
        [.text(place.name[language])]
            + Self.columns.flatMap { id, _ -> [ReportCell] in
                switch place[id].value {
                case .count(let count): [.count(count)]
                case .share(let share): cells(share)
                }
            } + families.all.indices.filter { !families.all[$0].isAdvice }.map { .count(counts.indices.contains($0) ? counts[$0].unmet : 0) }
    }
}
