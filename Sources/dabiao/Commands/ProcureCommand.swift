import ArgumentParser
import Audit
import Exchange
import Figures
import Reports
import Wording

/// `dabiao procure`
struct ProcureCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "procure", abstract: say("采购清单：缺哪些设备，各乡镇多少，要多少钱", "purchase list: what equipment is missing, by township, and the budget"),
        discussion: say(
            "例：dabiao procure --inventory inventories/fangcheng --prices 价格.csv -o 采购清单.xlsx\n价格表三列：品名,单价,备注。不知道单价的照样列出，不作估计。",
            "example: dabiao procure --inventory inventories/fangcheng --prices prices.csv\nA price file has the columns item, unit price, note. Unknown prices are listed, not guessed."
        ))

    @OptionGroup var common: CommonOptions
    @OptionGroup var standards: StandardOptions
    @OptionGroup var inventory: InventoryOptions
    @OptionGroup var output: OutputOptions
    @Option(name: .long, help: help("价格表（.csv 或 .xlsx）", "price file (.csv or .xlsx)"))
    var prices: String?

    func run() async throws {
        let session = try Session(common: common, standards: standards, inventory: inventory)
        let formats: [ReportFormat] = [.text, .json, .csv, .xlsx]
        try output.check(formats, keeping: session.sources)
        var priceList: PriceList?
        if let prices {
            let file = try PriceFile(path: prices, session.program.vocabulary)
            if !file.warnings.isEmpty { printDiagnostics(file.warnings) }
            priceList = file.prices
        }
        let list = try await session.purchases()
        let report = ProcurementReport(session.header, list, prices: priceList)
        let destination = try output.open(formats, keeping: session.sources)
        if let plain = output.format.plain {
            try destination.write(report.render(plain))
        } else {
            try report.writeWorkbook(to: destination)
        }
        try destination.finish()
    }
}

extension Session {
    /// The purchase list of the audit.
    func purchases() async throws -> PurchaseList {
        var list = PurchaseList(program)
        let finder = PurchaseFinder(program)
        let run = AuditRun(program, inventory, AuditOptions(scope: scope, workers: workers))
        let summary = await run.run(transform: { batch in
            finder.purchases(of: batch).map { PurchaseList.Row(subject: batch.subjects[$0.subject], purchase: $0.purchase) }
        }) { list.add($0) }
        if summary.diagnostics.hasErrors { throw InputErrors.of(summary) }
        return list
    }
}
