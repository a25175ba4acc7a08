import Figures
import Files
import Quantities
import Wording
import Workbooks
import Writing

/// Writes a purchase list.
package struct ProcurementReport {
    private let header: ReportHeader
    private let list: PurchaseList
    private let prices: PriceList?
    private let language: Language

    /// A report of a list, with prices when there are any.
    package init(_ header: ReportHeader, _ list: PurchaseList, prices: PriceList?) {
        self.header = header
        self.list = list
        self.prices = prices
        language = header.language
    }

    /// Money, to the fen.
    private func money(_ amount: Quantity) -> String {
        let text = amount.formatted(digits: 2, roundingUp: true)
        guard let dot = text.firstIndex(of: ".") else { return text + ".00" }
        return text + String(repeating: "0", count: 3 - text.distance(from: dot, to: text.endIndex))
    }

    /// Writes the list as a workbook.
    package func writeWorkbook(to output: Output) throws {
        let workbook = try WorkbookWriter(
            title: language.word("采购清单", "purchases"), created: Int(header.program.asOf.number) * 86_400, notice: header.words.sentence)
        let sheets = PurchaseSheet(header, list, prices: prices, in: workbook)
        try sheets.writePlaces(number: 2, sheets.write(number: 1))
        try workbook.finish { try output.write($0) }
    }

    /// The list in a plain format.
    package func render(_ format: PlainFormat) -> String {
        switch format {
        case .text: header.page.lines(text())
        case .csv: csv()
        case .json: json()
        }
    }

    private func text() -> String {
        var text = language.word("\(header.region) 采购清单  截至 \(header.program.asOf)", "\(header.region): purchases as of \(header.program.asOf)")
        if let scope = header.scope { text += language.word("  范围：\(scope)", "  scope: \(scope)") }
        text +=
            "\n" + header.words.line
            + language.word("只列约束性条款要求而确知缺少的设备；未填报的不列入。\n", "Equipment that binding criteria ask for and that is known to be lacking.\n")
        guard !list.items.isEmpty else { return text + language.word("没有要买的设备。\n", "Nothing to be bought.\n") }
        let budget = prices?.budget(list)
        var items = TextTable(
            [language.word("品名", "item"), language.word("数量", "quantity"), language.word("单位", "unit"), language.word("机构数", "facilities")]
                + (prices == nil ? [] : [language.word("单价", "price"), language.word("金额", "amount")]), [.left, .right, .left, .right, .right, .right])
        for item in list.items {
            let total = item.total
            var cells = [item.name, total.quantity.formatted(), item.unit ?? "", String(total.facilities)]
            if let prices {
                let price = prices.price(of: item)
                cells += [price.map(money) ?? language.word("未知", "unknown"), price.map { money($0 * total.quantity) } ?? ""]
            }
            items.add(cells)
        }
        text += "\n" + language.word("按品名", "By item") + "\n" + items.rendered(header.page)
        var townships = TextTable(
            [header.places.township[language], language.word("品种", "items"), language.word("件数", "pieces")]
                + (prices == nil ? [] : [language.word("金额", "amount")]),
            [.left, .right, .right, .right])
        for township in list.townships {
            let (kinds, pieces) = (list.kinds(in: township.code), list.pieces(in: township.code))
            townships.add([township.name, String(kinds), pieces.formatted()] + (budget.map { [money($0.byTownship[township.code] ?? .zero)] } ?? []))
        }
        text += "\n" + language.word("按\(header.places.township.zh)", "By \(header.places.township.en)") + "\n" + townships.rendered(header.page)
        if let budget {
            text += "\n" + language.word("合计金额 \(money(budget.total)) 元", "total \(money(budget.total)) yuan") + "\n"
            if !budget.unpriced.isEmpty {
                text +=
                    language.word("没有单价、未计入金额的：", "without a price, not in the amount: ") + budget.unpriced.joined(separator: language.word("、", ", ")) + "\n"
            }
        }
        return text
    }

    private func csv() -> String {
        var writer = ByteWriter()
        writer.write("\u{FEFF}")
        writer.writeRow(
            language == .zh
                ? ["\(header.places.township.zh)代码", header.places.township.zh, "品名编号", "品名", "数量", "单位", "机构数", "单价", "金额"] + header.words.head
                : ["\(header.places.township.en) code", header.places.township.en, "item id", "item", "quantity", "unit", "facilities", "unit price", "amount"]
                    + header.words.head)
        for township in list.townships {
            for item in list.items {
                guard let line = item.byTownship[township.code] else { continue }
                let price = prices?.price(of: item)
                writer.writeRow(
                    [
                        township.code, township.name, item.id, item.name, line.quantity.formatted(), item.unit ?? "", String(line.facilities),
                        price.map(money) ?? "",
                        price.map { money($0 * line.quantity) } ?? "",
                    ] + header.words.cell)
            }
        }
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    private func json() -> String {
        var writer = ByteWriter()
        writer.write("{\"schema\":\"dabiao-procure/1\",\"asOf\":\"\(header.program.asOf)\"\(header.words.member),\"items\":[")
        for (index, item) in list.items.enumerated() {
            let total = item.total
            writer.write(index > 0 ? ",\n{\"id\":" : "\n{\"id\":")
            writer.writeJSON(item.id)
            writer.write(",\"item\":")
            writer.writeJSON(item.name)
            writer.write(",\"unit\":")
            writer.writeJSON(orNull: item.unit)
            writer.write(",\"quantity\":\(total.quantity.formatted()),\"facilities\":\(total.facilities),\"unitPrice\":")
            writer.write(prices?.price(of: item).map { $0.formatted() } ?? "null")
            writer.write(",\"townships\":[")
            var isFirst = true
            for township in list.townships {
                guard let line = item.byTownship[township.code] else { continue }
                writer.write(isFirst ? "{\"code\":" : ",{\"code\":")
                isFirst = false
                writer.writeJSON(township.code)
                writer.write(",\"name\":")
                writer.writeJSON(township.name)
                writer.write(",\"quantity\":\(line.quantity.formatted()),\"facilities\":\(line.facilities)}")
            }
            writer.write("]}")
        }
        writer.write("\n]")
        if let budget = prices?.budget(list) {
            writer.write(",\"total\":\(money(budget.total)),\"unpriced\":[")
            for (index, name) in budget.unpriced.enumerated() {
                if index > 0 { writer.write(",") }
                writer.writeJSON(name)
            }
            writer.write("]")
        }
        writer.write("}\n")
        return String(decoding: writer.bytes, as: UTF8.self)
    }
}
