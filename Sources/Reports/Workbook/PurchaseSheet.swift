import Audit
import Figures
import Quantities
import Standards
import Wording
import Workbooks

/// The purchase list: items down, townships across.
struct PurchaseSheet {
    private let header: ReportHeader
    private let workbook: WorkbookWriter
    private let language: Language

    init(_ header: ReportHeader, in workbook: WorkbookWriter) {
        self.header = header
        self.workbook = workbook
        language = header.language
    }

    /// Writes the list; with prices, the budget too.
    func write(_ list: PurchaseList, prices: PriceList?) throws {
        func column(_ zh: String, _ en: String, _ width: Double) -> ReportColumn { ReportColumn(label: Text(zh: zh, en: en), width: width) }
        var columns = [column("品名", "item", 22), column("单位", "unit", 6), column("合计数量", "quantity", 9), column("缺少的机构数", "facilities", 10)]
        if prices != nil { columns += [column("单价（元）", "unit price", 10), column("金额（元）", "amount", 12)] }
        let fixed = columns.count
        columns += list.townships.map { ReportColumn(label: Text(same: $0.name), width: 8) }
        let sheet = try ReportSheet(
            Text(zh: "采购清单", en: "purchases"), title: header.title(Text(zh: "采购清单", en: "purchases")),
            lines: [
                header.scopeLine,
                language.word(
                    "只列约束性条款要求而确知缺少的设备；未填报的不列入。",
                    "Only equipment that binding criteria ask for and that is known to be lacking; what is not reported is left out."),
            ], columns: columns, fixedColumns: 1,
            signatures: language == .zh ? ["制表人", "审核人", "单位盖章"] : ["made by", "checked by", "seal"], in: workbook, language)
        for item in list.items {
            let total = item.total
            var cells: [ReportCell] = [.text(item.name), .text(item.unit ?? ""), .quantity(total.quantity), .count(total.facilities)]
            if let prices {
                if let price = prices.price(of: item) {
                    cells += [.quantity(price), .quantity(price * total.quantity)]
                } else {
                    cells += [.text(language.word("未知", "unknown")), .empty]
                }
            }
            sheet.add(cells + list.townships.map { township in item.byTownship[township.code].map { .quantity($0.quantity) } ?? .empty })
        }
        if let prices, !list.items.isEmpty {
            let budget = prices.budget(list)
            var cells: [ReportCell] = [.text(language.word("金额合计（元）", "amount")), .empty, .empty, .empty, .empty, .quantity(budget.total)]
            cells += list.townships.map { .quantity(budget.byTownship[$0.code] ?? .zero) }
            sheet.add(cells, isBold: true)
            if !budget.unpriced.isEmpty {
                sheet.skip(1)
                sheet.sheet.text(
                    sheet.nextRow, 0,
                    language.word("没有单价、未计入金额的：", "Without a price, not in the amount: ") + budget.unpriced.joined(separator: language.word("、", ", ")), .note)
            }
            _ = fixed
            return
        }
        sheet.finish(ifEmpty: Text(zh: "没有要买的设备。", en: "Nothing to be bought."))
    }

    /// Writes what each facility must buy.
    func writeRows(_ list: PurchaseList) throws {
        func column(_ zh: String, _ en: String, _ width: Double) -> ReportColumn { ReportColumn(label: Text(zh: zh, en: en), width: width) }
        let sheet = try ReportSheet(
            Text(zh: "采购明细", en: "rows"), title: header.title(Text(zh: "采购明细", en: "rows")), lines: [header.scopeLine],
            columns: [
                ReportColumn(label: header.places.township, width: 12), ReportColumn(label: header.places.village, width: 18), column("代码", "code", 24),
                column("机构", "facility", 18), column("品名", "item", 22),
                column("数量", "quantity", 8), column("单位", "unit", 6), column("依据", "clause", 40),
            ], fixedColumns: 2, signatures: language == .zh ? ["制表人", "审核人", "单位盖章"] : ["made by", "checked by", "seal"], in: workbook, language)
        let names = SubjectNames(header.program.vocabulary)
        for row in list.rows {
            sheet.add([
                .text(row.subject.placeName), .text(names.village(row.subject)), .text(row.subject.code), .text(names.name(row.subject)),
                .text(row.purchase.item),
                .quantity(row.purchase.quantity), .text(row.purchase.unit ?? ""), .text(row.purchase.clause),
            ])
        }
        sheet.finish(ifEmpty: Text(zh: "没有要买的设备。", en: "Nothing to be bought."))
    }
}
