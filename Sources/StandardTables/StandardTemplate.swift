import Figures
import Files
import Standards
import Wording
import Workbooks

/// The workbook a standard is written into: an empty table of clauses, what it is of, and how to fill it in.
public struct StandardTemplate {
    private let vocabulary: Vocabulary

    /// The name of the sheet with the clauses.
    static let sheet = "条款"
    /// The name of the sheet about the document.
    static let documentSheet = "文件信息"
    /// How many rows the table is made for.
    private static let rows = 300

    /// A template with the words of a vocabulary.
    public init(_ vocabulary: Vocabulary) { self.vocabulary = vocabulary }

    /// Writes the workbook.
    public func write(to output: Output) throws {
        let workbook = try WorkbookWriter(title: "标准条款表", created: 0)
        try guide(workbook)
        try document(workbook)
        let items = items
        let words = try workbook.addSheet("词表")
        words.hide()
        for (row, item) in items.enumerated() { words.text(row, 0, item) }
        for (row, kind) in vocabulary.kinds.enumerated() { words.text(row, 1, kind.label) }
        try clauses(workbook, itemCount: items.count)
        try workbook.finish { try output.write($0) }
    }

    /// What the column 项目 can name of facilities and places: fields, items of lists, and kinds of staff.
    private var items: [String] {
        var items: [String] = []
        for kind in vocabulary.kinds {
            for field in kind.table.fields {
                switch field.type {
                case .text, .reference: break
                case .set(let list), .counts(let list): items += [field.label] + vocabulary.termLists[list].items.map(\.label)
                case .records(let record):
                    // What staff are qualified for is what standards count; other choices are asked for in brackets.
                    guard let first = vocabulary.records[record].table.fields.first(where: { if case .choice = $0.type { true } else { false } }) else { break }
                    items += [field.label] + (vocabulary.words(first.type)?.items.map { "\(field.label)（\(first.label)=\($0.label)）" } ?? [])
                default: items.append(field.label)
                }
            }
        }
        return items.uniqued()
    }

    // MARK: Sheets

    private func clauses(_ workbook: WorkbookWriter, itemCount: Int) throws {
        let sheet = try workbook.addSheet(Self.sheet)
        let widths: [TableColumn: Double] = [.clause: 10, .requirement: 34, .item: 24, .basis: 40, .measure: 24, .appliesTo: 14, .value: 12]
        let columns = TableColumn.allCases
        for (index, column) in columns.enumerated() {
            sheet.columns(index...index, width: widths[column] ?? 10)
            sheet.text(0, index, column.head.zh, .header.with { if TableColumn.required.contains(column) { $0.fill = 0xFFD966 } })
        }
        for (row, example) in examples.enumerated() {
            for (index, column) in columns.enumerated() {
                sheet.text(
                    row + 1, index, example[column] ?? "",
                    .wrapped.with {
                        $0.color = 0x7F7F7F
                        $0.fill = 0xF2F2F2
                    })
            }
        }
        // A clause such as 3.10 must stay text.
        let text = CellStyle.wrapped.with { $0.numberFormat = "@" }
        for row in (examples.count + 1)...Self.rows {
            for (index, column) in columns.enumerated() { sheet.blank(row, index, column == .clause ? text : .wrapped) }
        }
        func allow(_ column: TableColumn, _ rule: CellRule, _ message: String, others: RuleStrictness = .refused) {
            guard let index = columns.firstIndex(of: column) else { return }
            sheet.allow(rule, rows: 1...Self.rows, column: index, title: column.head.zh, message: message, others: others)
        }
        allow(.appliesTo, .range("='词表'!$B$1:$B$\(vocabulary.kinds.count)"), "从下拉列表中选择；几类机构用顿号分隔。", others: .questioned)
        allow(.item, .range("='词表'!$A$1:$A$\(itemCount)"), "词汇里没有这个项目。确是新项目就照写，转换时会提议加入词汇。", others: .questioned)
        allow(.comparison, .list(ComparisonWord.allCases.map(\.sign)), "从下拉列表中选择。")
        allow(.level, .list([RowMeaning.Level.basic.label, RowMeaning.Level.recommended.label]), "填“基本”或“推荐”；不分档就留空。")
        allow(.firmness, .list(RowReader.firmnesses.map(\.label.zh)), "从下拉列表中选择；留空即约束性。")
        sheet.freeze(rows: 1, columns: 1)
        sheet.activate()
        let words = PageWords(title: "标准条款表", signatures: [], .zh)
        sheet.print(headerRows: 0...0, header: words.header, footer: words.footer)
    }

    /// Two rows that show how a clause is written.
    private var examples: [[TableColumn: String]] {
        [
            [
                .clause: "例1", .category: "基本设施", .appliesTo: "村卫生室", .requirement: "建筑面积不低于60平方米", .item: "建筑面积", .comparison: "≥", .value: "60",
                .unit: "m²", .level: "基本", .firmness: Firmness.binding.label.zh, .basis: "（照抄原文）建筑面积不低于60平方米", .measure: "扩建或调整业务用房",
            ],
            [
                .clause: "例2", .category: "人员", .appliesTo: "村卫生室", .requirement: "至少1名合格的乡村医生或执业（助理）医师",
                .item: "人员（资格=乡村医生、执业医师、执业助理医师；执业证=有效）", .comparison: "≥", .value: "1", .unit: "人", .firmness: Firmness.binding.label.zh,
                .measure: "聘用或派驻",
            ],
        ]
    }

    private func document(_ workbook: WorkbookWriter) throws {
        let sheet = try workbook.addSheet(Self.documentSheet)
        sheet.columns(0...0, width: 16)
        sheet.columns(1...1, width: 50)
        sheet.columns(2...2, width: 60)
        let notes: [DocumentEntry: String] = [
            .id: "小写字母、数字、. 和 -，如 mycounty-2026；留空则取文件名", .title: "必填，报告中的名称", .document: "留空则同标题", .issued: "如 2022-07-16；不清楚就留空",
            .status: "现行（留空即是）、征求意见稿或失效", .region: "区划代码的前几位，如 411322；留空为全国", .extends: "在哪份标准之上增加，写它的编号；没有就留空", .titleEnglish: "英文报告中的名称；没有就留空",
        ]
        for (row, entry) in DocumentEntry.allCases.enumerated() {
            sheet.text(row, 0, entry.head.zh, .header)
            sheet.blank(
                row, 1,
                .wrapped.with {
                    $0.numberFormat = "@"
                    $0.fill = 0xFFF2CC
                })
            sheet.text(row, 2, notes[entry] ?? "", .wrappedNote)
        }
    }

    private func guide(_ workbook: WorkbookWriter) throws {
        let sheet = try workbook.addSheet(TableReader.otherSheets[0])
        sheet.columns(0...0, width: 100)
        for (row, line) in guideLines.enumerated() {
            sheet.height(row, max(18, Double((displayWidth(of: line) + 95) / 96) * 16))
            sheet.text(row, 0, line, row == 0 ? .title : .wrappedNote)
        }
    }

    private var guideLines: [String] {
        [
            "怎样把一份标准写成表", "1. “文件信息”写明是哪份文件；“条款”一行一条，灰色的两行是示例，请改写或删去。黄色表头的三列必填。",
            "2. 条款号照原件写，如 3.1、第三条（一）；同一条号下有几样东西的，分开编号：3.1-1、3.1-2。一条分基本、推荐两档的，条款号相同写两行。",
            "3. 项目从下拉列表中选，也可写别名：字段（建筑面积）、设备或用房（听诊器、治疗室）、人员（人员（资格=执业医师、执业助理医师；执业证=有效））。",
            "4. 比较和数值：数字用 ≥ ≤ > < = 介于（如 10-29）；设备、用房用“有”，也可“≥ 2 台”；是否类用“是”“否”；选项用“是”，数值写选项，几个都行的用顿号分隔。",
            "    一行要求几样的：项目写“设备”或“功能用房”，比较用“有”，数值列出各样；要求其中几项的，比较用“≥”，数值写项数。人员占比的单位写 %。",
            "5. 单位照下拉列表里项目的单位写，或留空；设备的量词（个、台、件）都可以。",
            "6. 约束力留空即约束性；力争、争取的写目标性，原则上的写建议性，没有见到原文的写未核实。只有推荐一档的，按目标性。",
            "7. 依据原文照抄原件这一条的文字。没有原文的，出处记为未核实，报告中会单独列出。",
            "8. 填好后：dabiao standards from-table 本表.xlsx -o standards/编号.yaml；有错会按行列列出，改好再转换一次。再用 dabiao check 运行样例。",
        ]
    }
}
