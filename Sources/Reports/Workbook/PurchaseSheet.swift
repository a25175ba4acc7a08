import Audit
import Figures
import Quantities
import Standards
import Wording
import Workbooks

/// The sheets of a purchase list: by item with the budget, townships below each other, and what each facility must buy.
///
/// A price stands in one cell of the first sheet, filled in or left to be; every amount is worked out from it.
struct PurchaseSheet {
    static let name = Text(zh: "采购清单", en: "purchases")
    static let townshipsName = Text(zh: "分地采购", en: "by place")
    static let rowsName = Text(zh: "采购明细", en: "rows")

    private let header: ReportHeader
    private let workbook: WorkbookWriter
    private let language: Language
    private let list: PurchaseList
    private let budget: PriceList.Budget?
    private let prices: PriceList?
    private let none = Text(zh: "没有要买的设备。", en: "Nothing to be bought.")

    init(_ header: ReportHeader, _ list: PurchaseList, prices: PriceList?, in workbook: WorkbookWriter) {
        self.header = header
        self.workbook = workbook
        self.list = list
        self.prices = prices
        budget = prices?.budget(list)
        language = header.language
    }

    private func column(_ zh: String, _ en: String, _ width: Double) -> ReportColumn { ReportColumn(label: Text(zh: zh, en: en), width: width) }
    private func word(_ zh: String, _ en: String) -> ReportCell { .text(language.word(zh, en)) }
    private static let priceColumn = 5

    /// Writes the list by item: the row of each item, by its id, and the sheet.
    @discardableResult
    func write(number: Int, isHidden: Bool = false) throws -> (sheet: SheetWriter, rows: [String: Int]) {
        let sheet = try ReportSheet(
            Self.name,
            columns: [
                column("序号", "no.", 6), column("品名", "item", 26), column("单位", "unit", 6), column("数量", "quantity", 9), column("缺少的机构数", "facilities", 9),
                column("单价（元）", "unit price (yuan)", 13), column("金额（元）", "amount (yuan)", 15),
            ], fixedColumns: 2, isLandscape: false, isHidden: isHidden, in: workbook, language)
        sheet.begin(
            header.form(
                Self.name, number: number, unit: Text(zh: "件、元", en: "pieces, yuan"),
                notes: [
                    language.word(
                        "只列约束性条款要求而确知缺少的设备；未填报的不列入。浅黄色格填单价，金额自动算出。",
                        "Only equipment that binding criteria ask for and that is known to be lacking. Prices go into the yellow cells; amounts follow.")
                ]))
        let first = sheet.nextRow
        var rows: [String: Int] = [:]
        for (index, item) in list.items.enumerated() {
            let total = item.total
            let price = prices?.price(of: item)
            let row = sheet.nextRow
            rows[item.id] = row
            sheet.add([
                .count(index + 1), .text(item.name), .text(item.unit ?? ""), .quantity(total.quantity), .count(total.facilities),
                price.map { .money($0) } ?? .open,
                .sum(Self.product(row, price: Self.priceColumn, quantity: 3), price.map { $0 * total.quantity }),
            ])
        }
        if !list.items.isEmpty {
            let range = "G\(first + 1):G\(sheet.nextRow)"
            sheet.add(
                [.empty, word("合计", "total"), .empty, .quantity(list.pieces), .empty, .empty, .sum("=SUM(\(range))", budget?.total ?? .zero)], isBold: true)
            capitals(of: "G\(sheet.nextRow)", in: sheet)
            if let unpriced = budget?.unpriced, !unpriced.isEmpty {
                sheet.note(
                    language.word("没有单价、未计入金额的：", "Without a price, not in the amount: ") + unpriced.joined(separator: language.word("、", ", ")))
            }
        }
        sheet.finish(ifEmpty: list.items.isEmpty ? none : nil)
        return (sheet.sheet, rows)
    }

    /// The amount of a row: empty as long as there is no price.
    private static func product(_ row: Int, price: Int, quantity: Int) -> String {
        let (price, quantity) = (columnLetters(price) + String(row + 1), columnLetters(quantity) + String(row + 1))
        return "=IF(\(price)=\"\",\"\",\(price)*\(quantity))"
    }

    /// The total in capitals, as long as there is one.
    private func capitals(of cell: String, in sheet: ReportSheet) {
        let fens = budget.map { ($0.total * Quantity(100)).roundedUp } ?? .zero
        let words = fens > .zero ? capitalAmount(fen: Int(fens.numerator)).map { "人民币" + $0 } : nil
        sheet.formula(
            language.word("合计金额（大写）", "total in capitals"), "=IF(N(\(cell))=0,\"\",\"人民币\"&\(capitalFormula(of: cell)))", text: words ?? "")
    }

    /// Writes what each township buys, in a row each, and what each facility does; `source` is the list by item.
    func writePlaces(number: Int, _ source: (sheet: SheetWriter, rows: [String: Int])) throws {
        let fixed = [
            ReportColumn(label: header.places.township, width: 14), column("品种数", "items", 9), column("件数", "pieces", 9),
            column("金额（元）", "amount (yuan)", 15),
        ]
        let items = list.items.map { ReportColumn(label: Text(same: $0.name + ($0.unit.map { "（\($0)）" } ?? "")), width: 6, isUpright: true) }
        let code = ReportColumn(label: Text(zh: "\(header.places.township.zh)代码", en: "\(header.places.township.en) code"), width: 14, isPrinted: false)
        let sheet = try ReportSheet(Self.townshipsName, columns: fixed + items + [code], fixedColumns: 1, in: workbook, language)
        let amounts = try writeRows(number: number + 1, source, code)
        sheet.begin(header.form(Self.townshipsName, number: number, unit: Text(zh: "件、元", en: "pieces, yuan")))
        let (top, codeColumn) = (sheet.nextRow, columnLetters(fixed.count + items.count))
        for township in list.townships {
            let row = sheet.nextRow + 1
            sheet.add(
                [
                    .text(township.name), .count(list.kinds(in: township.code)), .quantity(list.pieces(in: township.code)),
                    .sum("=SUMIF(\(amounts.codes),\(codeColumn)\(row),\(amounts.amounts))", budget.map { $0.byTownship[township.code] ?? .zero } ?? .zero),
                ] + list.items.map { item in item.byTownship[township.code].map { .quantity($0.quantity) } ?? .empty } + [.text(township.code)])
        }
        if !list.items.isEmpty {
            sheet.add(
                [
                    word("合计", "total"), .count(list.items.count), .quantity(list.pieces),
                    .sum("=SUM(D\(top + 1):D\(sheet.nextRow))", budget?.total ?? .zero),
                ] + list.items.map { .quantity($0.total.quantity) }, isBold: true)
        }
        sheet.finish(ifEmpty: list.items.isEmpty ? none : nil, isOnePage: list.townships.count <= 30)
    }

    /// Writes what each facility must buy, township by township; hands out where the codes of townships and the amounts stand.
    private func writeRows(
        number: Int, _ source: (sheet: SheetWriter, rows: [String: Int]), _ code: ReportColumn
    ) throws -> (codes: String, amounts: String) {
        let sheet = try ReportSheet(
            Self.rowsName,
            columns: [
                ReportColumn(label: header.places.township, width: 11), column("机构", "facility", 24), column("品名", "item", 24), column("单位", "unit", 6),
                column("数量", "quantity", 9), column("单价（元）", "unit price (yuan)", 12), column("金额（元）", "amount (yuan)", 14),
                column("依据", "clause", 28), code, ReportColumn(label: Text(zh: "代码", en: "code"), width: 24, isPrinted: false),
            ], fixedColumns: 2, in: workbook, language)
        sheet.begin(header.form(Self.rowsName, number: number, unit: Text(zh: "件、元", en: "pieces, yuan")))
        let names = SubjectNames(header.program.vocabulary)
        let top = sheet.nextRow + 1
        for township in list.townships {
            let first = sheet.nextRow + 1
            for row in list.rows where row.subject.place == township.code {
                let line = sheet.nextRow
                let price = prices?.prices[row.purchase.id]
                let cell = "'\(source.sheet.name)'!$F$\((source.rows[row.purchase.id] ?? 0) + 1)"
                sheet.add([
                    .text(row.subject.placeName), .text(names.full(row.subject)), .text(row.purchase.item), .text(row.purchase.unit ?? ""),
                    .quantity(row.purchase.quantity), .sum("=IF(\(cell)=\"\",\"\",\(cell))", price),
                    .sum(Self.product(line, price: Self.priceColumn, quantity: 4), price.map { $0 * row.purchase.quantity }), .text(row.purchase.clause),
                    .text(township.code), .text(row.subject.code),
                ])
            }
            sheet.add(
                [
                    .text(language.word("\(township.name)小计", "\(township.name), subtotal")), .empty, .empty, .empty, .quantity(list.pieces(in: township.code)),
                    .empty, .sum("=SUBTOTAL(9,G\(first):G\(sheet.nextRow))", budget.map { $0.byTownship[township.code] ?? .zero } ?? .zero), .empty,
                ], isBold: true)
        }
        let last = max(top, sheet.nextRow)
        if !list.rows.isEmpty {
            sheet.add(
                [
                    word("合计", "total"), .empty, .empty, .empty, .quantity(list.pieces), .empty,
                    .sum("=SUBTOTAL(9,G\(top):G\(last))", budget?.total ?? .zero), .empty,
                ], isBold: true)
        }
        sheet.finish(ifEmpty: none)
        let name = "'\(sheet.sheet.name)'!"
        return ("\(name)$I$\(top):$I$\(last)", "\(name)$G$\(top):$G$\(last)")
    }
}
