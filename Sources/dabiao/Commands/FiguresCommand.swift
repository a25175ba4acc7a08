import ArgumentParser
import OtherFormats
import Reports
import UseCases
import Wording

/// `dabiao figures`
struct FiguresCommand: ShellCommand {
    static let configuration = CommandConfiguration(
        commandName: "figures", abstract: say("指标：各地各项合计、达标率和范围，以及每个指标的含义", "figures: every total, share and range, place by place, and what each means"),
        discussion: say(
            "例：dabiao figures --inventory inventories/fangcheng -o 指标.csv\n    dabiao figures --definitions        （每个指标的含义）",
            "example: dabiao figures --inventory inventories/fangcheng -o figures.csv\n         dabiao figures --definitions"))

    @OptionGroup var inventory: InventoryOptions
    @OptionGroup var database: ResultsOption
    @OptionGroup var standards: StandardOptions
    @Flag(name: .long, help: help("只列出每个指标的含义", "only say what each figure means"))
    var definitions = false
    @Option(
        name: .long,
        help: help("dhis2 格式：指标和地点在 DHIS2 里叫什么（.yaml）", "for dhis2: what figures and places are called in DHIS2 (.yaml)", value: ("文件", "file")),
        completion: .file(extensions: ["yaml"]))
    var mapping: String?
    @OptionGroup var output: FormatOptions<FigureFormat>
    @OptionGroup var common: CommonOptions

    func run(_ shell: Shell) async throws {
        if definitions {
            return try shell.write(to: output.output) { try $0.write(FiguresReport.definitions(shell.language, shell.page(output.output))) }
        }
        if mapping != nil, output.format != .dhis2 { throw UserFailure("--mapping 只用于 dhis2 格式", "--mapping is for the format dhis2 only") }
        let names = try mapping.map { try DHIS2Mapping(path: $0) } ?? DHIS2Mapping()
        var dhis2: DHIS2Report?
        _ = try await shell.write(AuditInventory(AuditSelection(inventory, standards, database)), in: common.workspace, to: output.output) { audit in
            try output.check(keeping: audit.sources)
            let header = ReportHeader(audit, shell.language, shell.page(output.output))
            guard let plain = output.format.plain else {
                let report = DHIS2Report(header, names)
                dhis2 = report
                return (report, false)
            }
            return (FiguresReport(header, format: plain), false)
        }
        if let missing = dhis2?.unmapped, let first = missing.first, let mapping {
            shell.console.show([
                Diagnostic(
                    .warning, file: mapping,
                    message: Text(
                        zh: "有 \(missing.count) 个名称没有对应的 UID，按原名写出，DHIS2 不会接收：\(first)……",
                        en: "\(missing.count) names have no UID, are written as they are and will not be taken by DHIS2: \(first) …"),
                    help: Text(zh: "补上，或写 only-mapped: 是", en: "add them, or write only-mapped: yes"))
            ])
        }
    }
}
