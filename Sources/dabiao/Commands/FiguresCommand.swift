import ArgumentParser
import Reports

/// `dabiao figures`
struct FiguresCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "figures", abstract: say("指标：各地各项合计、达标率和范围，以及每个指标的含义", "figures: every total, share and range, place by place, and what each means"),
        discussion: say(
            "例：dabiao figures --inventory inventories/fangcheng -o 指标.csv\n    dabiao figures --definitions        （每个指标的含义）",
            "example: dabiao figures --inventory inventories/fangcheng -o figures.csv\n         dabiao figures --definitions"))

    @OptionGroup var common: CommonOptions
    @OptionGroup var standards: StandardOptions
    @OptionGroup var inventory: InventoryOptions
    @OptionGroup var output: PlainOutputOptions
    @Flag(name: .long, help: help("只列出每个指标的含义", "only say what each figure means"))
    var definitions = false

    func run() async throws {
        if definitions {
            print(FiguresReport.definitions(language), terminator: "")
            return
        }
        let session = try Session(common: common, standards: standards, inventory: inventory)
        try output.check(keeping: session.sources)
        _ = try await session.report(FiguresReport(session.header, format: output.format), to: output.output)
    }
}
