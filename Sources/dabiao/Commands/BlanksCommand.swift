import ArgumentParser
import Audit
import Reports

/// `dabiao blanks`
struct BlanksCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "blanks", abstract: say("空白点：没有机构或没有合格人员的地方，以及豁免", "blank spots: places without institution or qualified staff, and exemptions"))

    @OptionGroup var common: CommonOptions
    @OptionGroup var standards: StandardOptions
    @OptionGroup var inventory: InventoryOptions
    @OptionGroup var output: OutputOptions
    @Option(name: .long, help: help("出现何种缺口时以 1 退出", "exit with 1 when there are such gaps"))
    var failOn: FailOn = .none

    func run() async throws {
        let session = try Session(common: common, standards: standards, inventory: inventory)
        let summary = try await session.write(output, sections: [.blanks, .exceptions], csv: .blanks)
        if failOn.isReached(by: summary.totals) { throw ExitCode(1) }
    }
}

/// `dabiao gaps`
struct GapsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "gaps", abstract: say("缺口清单：逐条列出不达标和未填报", "every gap: what is unmet and what is not reported"))

    @OptionGroup var common: CommonOptions
    @OptionGroup var standards: StandardOptions
    @OptionGroup var inventory: InventoryOptions
    @OptionGroup var output: OutputOptions
    @Flag(name: .long, help: help("也列出不计入达标的条款", "list criteria that do not count as well"))
    var all = false

    func run() async throws {
        let session = try Session(common: common, standards: standards, inventory: inventory)
        _ = try await session.write(output, sections: all ? [.gapRows, .indicative, .indicativeUnreported] : [.gapRows], csv: .gaps)
    }
}
