import Audit
import Figures
import Inventories
import Quantities
import Reports
import SpreadsheetFixtures
import Testing
import Wording

@testable import Exchange

@Suite("Purchases and prices")
struct PurchaseTests {
    private func row(_ township: String, _ id: String, _ quantity: Int, isBinding: Bool = true) -> PurchaseList.Row {
        let subject = SubjectName(kind: 0, code: township + "201-clinic", name: "", place: township, placeName: "镇" + township, village: "村")
        return .init(
            subject: subject,
            purchase: Purchase(id: id, item: "名" + id, unit: "个", quantity: Quantity(quantity), isBinding: isBinding, clause: "一"))
    }

    private func list() throws -> PurchaseList {
        var list = PurchaseList(try AuditProgram(library.vocabulary, standards: [], asOf: Day("2026-01-01")!))
        list.add([row("1", "stethoscope", 2), row("1", "diagnostic-bed", 1), row("1", "stethoscope", 1), row("1", "thermometer", 9, isBinding: false)])
        list.add([row("2", "stethoscope", 4)])
        return list
    }

    @Test("items are added up by township, in the order of the vocabulary; advice is left out")
    func sums() throws {
        let list = try list()
        #expect(list.items.map(\.id) == ["diagnostic-bed", "stethoscope"])
        #expect(list.items[1].total == .init(quantity: 7, facilities: 3))
        #expect(list.items[1].byTownship["1"] == .init(quantity: 3, facilities: 2))
        #expect(list.townships.map(\.code) == ["1", "2"])
    }

    @Test("the budget is exact to the fen, and unknown prices are listed, not guessed")
    func budget() throws {
        let list = try list()
        let budget = PriceList(["stethoscope": Quantity(decimal: "12.35")!]).budget(list)
        #expect(budget.total == Quantity(decimal: "86.45"))
        #expect(budget.byTownship == ["1": Quantity(decimal: "37.05")!, "2": Quantity(decimal: "49.4")!])
        #expect(budget.unpriced == ["名diagnostic-bed"])
    }

    @Test("prices are read by label, alias or id; what is odd is said")
    func priceFile() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        try folder.write("p.csv", "价格表\n品名,单价（元）,备注\n听诊器,12.35,\n诊查床,\"1,200\",旧\n天文望远镜,5,\n体温计,,\n")
        let file = try PriceFile(path: folder("p.csv"), library.vocabulary)
        #expect(file.prices.prices == ["stethoscope": Quantity(decimal: "12.35")!, "diagnostic-bed": 1200])
        #expect(file.warnings.map(\.message.zh) == ["词汇表中没有“天文望远镜”，这一价格用不上"])
        try folder.write("bad.csv", "品名,单价\n听诊器,面议\n体温计,1\n体温计,2\n")
        let error = #expect(throws: InputError.self) { try PriceFile(path: folder("bad.csv"), library.vocabulary) }
        #expect(error?.diagnostics.map(\.message.zh) == ["“单价”应填数字，写的是“面议”", "体温计 重复，第 3 行已有"])
    }
}

extension Quantity: ExpressibleByIntegerLiteral {
    /// A whole number.
    public init(integerLiteral value: Int) { self.init(value) }
}
