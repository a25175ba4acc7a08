import Audit
import Figures
import Standards
import Wording
import Workbooks

/// The first sheet: townships below each other, the worst first, with a chart of those in which most is unmet.
final class SummarySheet {
    private let header: ReportHeader
    private let families: Families
    private let sheet: ReportSheet
    private let language: Language
    private let width: Int
    /// The figures of the columns, in their order; a share takes two, one for itself and one for how much of it could be told.
    private static let columns: [(FigureID, Double)] = [
        (.blankInstitution, 5), (.blankStaff, 5), (.blankPossible, 5.5), (.unmetCritical, 5.5), (.unmetMajor, 5.5), (.unmetMinor, 5.5), (.items, 6),
        (.unreported, 7), (.assessed, 5.5), (.upToStandard, 5.5), (.shareUpToStandard, 7),
    ]
    /// The bars of the chart.
    private static let bars: [(FigureID, Text, UInt32)] = [
        (.unmetCritical, Text(zh: "严重", en: "critical"), 0xD55E00), (.unmetMajor, Text(zh: "主要", en: "major"), 0xE69F00),
        (.unmetMinor, Text(zh: "一般", en: "minor"), 0x56B4E9),
    ]
    private static let places = 10

    init(_ header: ReportHeader, in workbook: WorkbookWriter) throws {
        self.header = header
        families = Families(header.program)
        language = header.language
        let township = header.places.township
        let printed =
            [ReportColumn(label: township, width: 12)] + Self.columns.map { ReportColumn(label: $0.0.label, width: $0.1) }
            + [ReportColumn(label: Text(zh: "已判定占考核", en: "decided"), width: 7)]
            + families.all.filter { !$0.isAdvice }.map { ReportColumn(label: Text(zh: $0.title.zh + "不达标", en: $0.title.en + " unmet"), width: 5.5) }
        width = printed.count
        let chart =
            [ReportColumn(label: Text(zh: "图中的\(township.zh)", en: "\(township.en) in the chart"), width: 14, isPrinted: false)]
            + Self.bars.map { ReportColumn(label: Text(zh: "图：\($0.1.zh)", en: "chart: \($0.1.en)"), width: 9, isPrinted: false) }
        sheet = try ReportSheet(
            Text(zh: "汇总", en: "summary"), columns: printed + chart, fixedColumns: 1, isLandscape: false, in: workbook, header.language)
        sheet.sheet.activate()
    }

    /// Writes the sheet.
    ///
    /// - Parameter others: what else is in the workbook.
    func write(_ figures: AuditFigures, _ families: FamilyTable, others: [String]) {
        sheet.begin(header.form(Text(zh: "汇总表", en: "summary"), number: 1, unit: Text(zh: "个、项、处", en: "facilities, checks, items")))
        let first = sheet.nextRow
        let worst = figures.places.filter { $0.role == .township && $0.count(.unmet) > 0 }.sorted { ($1.count(.unmet), $0.code) < ($0.count(.unmet), $1.code) }
            .prefix(Self.places)
        for (index, place) in figures.placesWorstFirst.enumerated() {
            var bars: [ReportCell] = []
            if index < worst.count { bars = [.text(worst[index].name[language])] + Self.bars.map { .count(worst[index].count($0.0)) } }
            sheet.add(row(place, families.outcomes(of: place, in: figures)) + bars, isBold: place.role == .county)
        }
        let last = sheet.nextRow - 1
        if last >= first {
            sheet.sheet.color(first...last, columns: 1...2, above: 0, fill: 0xF8CBAD)
            sheet.sheet.color(first...last, columns: 4...4, above: 0, fill: 0xFFE699)
        }
        sheet.add(row(figures.whole, families.outcomes(of: figures.whole, in: figures)), isBold: true)
        sheet.note(figures.whole.reconciliation[language])
        if let note = figures.filesMissingNote { sheet.note(note[language]) }
        for line in others { sheet.note(line) }
        if !worst.isEmpty { chart(rows: first...first + worst.count - 1) }
        sheet.finish(ifEmpty: nil, isOnePage: sheet.nextRow <= 64)
    }

    private func chart(rows: ClosedRange<Int>) {
        let township = header.places.township
        sheet.sheet.insert(
            BarChart(
                title: language.word("不达标检查最多的\(township.zh)（约束性条款）", "Where most checks are unmet (binding criteria)"),
                axis: language.word("不达标检查（项）", "unmet checks"), rows: rows, names: width,
                series: Self.bars.enumerated().map { .init(name: $1.1[language], column: width + 1 + $0, color: $1.2) }),
            row: sheet.nextRow, column: 0, size: (sheet.pixels - 8, 110 + 28 * Double(rows.count)))
        sheet.skip((110 + 28 * rows.count) / 20 + 1)
    }

    private func row(_ place: PlaceFigures, _ counts: [OutcomeCounts]) -> [ReportCell] {
        [.text(place.name[language])]
            + Self.columns.flatMap { id, _ -> [ReportCell] in
                switch place[id].value {
                case .count(let count): [.count(count)]
                case .share(let share): ReportCell.cells(share, language)
                }
            } + families.all.indices.filter { !families.all[$0].isAdvice }.map { .count(counts.indices.contains($0) ? counts[$0].unmet : 0) }
    }
}

extension ReportCell {
    /// A share and how much of it could be told; of nothing that could be told the words say so.
    static func cells(_ share: Share, _ language: Language) -> [ReportCell] {
        [share.value.map { .percent($0) } ?? .text(share.ofDecided[language]), share.reportingValue.map { .percent($0) } ?? .text(share.reporting[language])]
    }
}
