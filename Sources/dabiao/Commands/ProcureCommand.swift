import ArgumentParser
import Reports
import UseCases

/// `dabiao procure`
struct ProcureCommand: ShellCommand {
    static let configuration = CommandConfiguration(
        commandName: "procure", abstract: say("采购清单：缺哪些设备，各乡镇多少，要多少钱", "purchase list: what equipment is missing, by township, and the budget"),
        discussion: say(
            "例：dabiao procure --inventory inventories/fangcheng --prices 价格.csv -o 采购清单.xlsx\n价格表三列：品名,单价,备注。不知道单价的照样列出，不作估计。",
            "example: dabiao procure --inventory inventories/fangcheng --prices prices.csv\nA price file has the columns item, unit price, note. Unknown prices are listed, not guessed."
        ))

    @OptionGroup var inventory: InventoryOptions
    @OptionGroup var standards: StandardOptions
    @Option(name: .long, help: help("价格表（.csv 或 .xlsx）", "price file (.csv or .xlsx)", value: ("文件", "file")), completion: .file(extensions: ["csv", "xlsx"]))
    var prices: String?
    @OptionGroup var output: OutputOptions
    @OptionGroup var common: CommonOptions

    func run(_ shell: Shell) async throws {
        let formats: [ReportFormat] = [.text, .json, .csv, .xlsx]
        let result = try await ListPurchases(AuditSelection(inventory, standards), prices: prices).run(in: common.workspace, shell.environment) {
            try output.check(formats, keeping: $0.sources)
        }
        let report = ProcurementReport(ReportHeader(result.audit, shell.language, shell.page(output.output)), result.list, prices: result.prices)
        try output.check(formats, keeping: result.audit.sources)
        try shell.write(to: output.output) { destination in
            guard let plain = output.format.plain else { return try report.writeWorkbook(to: destination) }
            try destination.write(report.render(plain))
        }
    }
}
