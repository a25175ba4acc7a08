import ArgumentParser
import Exchange
import Figures
import Foundation
import Inventories
import LedgerReports
import Quantities
import Reports
import UseCases
import WebReports
import Wording

/// `dabiao verify-site`
struct VerifySiteCommand: ShellCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify-site", abstract: say("现场核查：抽取机构，登记核查值，列出不实", "check on site: draw facilities, record what is found, list what was false"),
        discussion: say(
            """
            抽取（核查表可打印、填好后交回）：
            dabiao verify-site --inventory 清单 --sample 10% --seed 2022 -o 核查.xlsx
            dabiao verify-site --inventory 清单 --sample 10% --seed 2022 --draw risk
            dabiao verify-site --inventory 清单 --sample 10% --seed 2022 --forms 现场表
            （--forms 每处一个 .html，在手机上填；交回的用 dabiao import 收）

            登记：
            dabiao verify-site 招东村卫生室 --inventory 清单 --by 核查组 --set 建筑面积=55 --set 设备/听诊器=0
            dabiao verify-site 招东村卫生室 --inventory 清单 --by 核查组 --set 人员/V1=不在岗
            dabiao verify-site 核查.xlsx --inventory 清单
            不写 --set 就逐项询问，回车表示没有看。

            不实：
            dabiao verify-site --inventory 清单
            """,
            """
            draw (a checklist to print, fill in and give back):
            dabiao verify-site --inventory DIR --sample 10% --seed 2022 -o check.xlsx
            dabiao verify-site --inventory DIR --sample 10% --seed 2022 --draw risk
            dabiao verify-site --inventory DIR --sample 10% --seed 2022 --forms forms
            (--forms: an .html for each, to fill in on a phone; dabiao import takes what comes back)

            record:
            dabiao verify-site CLINIC --inventory DIR --by NAME --set floor-area=55
            dabiao verify-site CLINIC --inventory DIR --by NAME --set staff/V1=absent
            dabiao verify-site check.xlsx --inventory DIR
            Without --set each value is asked for; an empty answer means nobody looked.

            what was false:
            dabiao verify-site --inventory DIR
            """))

    @Argument(
        help: help(
            "机构的名称或代码，或填好的“核查”表；不写就列出不实", "name or code of a facility, or a sheet of findings; without it, what was false is listed",
            value: ("机构或表", "facility or sheet")), completion: .villages)
    var target: String?
    @OptionGroup var inventory: InventoryOptions
    @Option(
        name: .long,
        help: help(
            "项目=核查值，可多次；人员写 人员/编号=不在岗 或 人员/编号/项目=值", "item=value found, any number of times; staff/ID=absent or staff/ID/field=value",
            value: ("项目=值", "item=value")))
    var set: [String] = []
    @Option(name: .long, help: help("核查人", "who looked", value: ("姓名", "name"))) var by: String?
    @Option(name: .long, help: help("核查日期（默认：今天，样例用它自己的日期）", "on which day (default: today, or a sample's own day)", value: ("日期", "day"))) var on: Day?
    @Option(name: .long, help: help("抽取比例，如 10%", "the share to draw, such as 10%", value: ("比例", "share"))) var sample: String?
    @Option(name: .long, help: help("抽取用的种子；同一种子抽出同一批", "the seed; the same seed draws the same", value: ("数", "number"))) var seed: UInt64?
    @Option(
        name: .long,
        help: help(
            "怎样抽取：random 机会均等，risk 从未核查、上次不实、未报多、存疑的机会大（默认：random）",
            "how to draw: random, all alike; risk, sooner who was never visited, false last time, has much unknown, is doubtful (default: random)",
            value: ("办法", "way")))
    var draw: DrawWay?
    @Option(
        name: .long,
        help: help(
            "给抽中的村卫生室各做一张现场核查表（.html），写入这个文件夹，不能已存在", "make a form (.html) for each clinic drawn, in this folder, which must not be there",
            value: ("文件夹", "folder")))
    var forms: String?
    @Option(name: .long, help: help("抽取哪类机构（默认：村卫生室）", "which kind to draw (default: village-clinic)", value: ("类别", "kind"))) var kind: String?
    @OptionGroup var output: OutputOptions
    @OptionGroup var common: CommonOptions

    private static let formats: [ReportFormat] = [.text, .json, .csv, .xlsx]

    func run(_ shell: Shell) async throws {
        let workspace = common.workspace
        _ = try workspace.library()
        guard let target else { return try await show(workspace, shell) }
        if sample != nil { throw UserFailure("--sample 不能和机构一起用", "--sample does not go with a facility") }
        if output.output != nil { throw UserFailure("登记核查时没有结果可写，去掉 -o", "recording findings writes no result: leave -o out") }
        let plan = try record(target, workspace, shell)
        print(plan.changes.map { $0.rendered(shell.language) + "\n" }.joined(), terminator: "")
        print(
            plan.files.isEmpty ? shell.say("没有变化。", "Nothing changes.") : shell.say("已登记 \(plan.changeCount) 处核查。", "\(plan.changeCount) findings recorded."))
    }

    private func record(_ target: String, _ workspace: Workspace, _ shell: Shell) throws -> InventoryImport.Plan {
        if FileManager.default.fileExists(atPath: target) {
            return try ImportSiteSheet(target, inventory: inventory.inventory).run(in: workspace, shell.environment)
        }
        let findings = try set.map { word in
            guard let equals = word.firstIndex(where: { "=＝".contains($0) }) else {
                throw UserFailure("“\(word)”应写作 项目=核查值", "\"\(word)\" should read item=value")
            }
            return (String(word[..<equals]), String(word[word.index(after: equals)...]))
        }
        return try RecordSiteFindings(at: target, inventory: inventory.inventory, by: by, on: on, findings).run(in: workspace, shell.environment) {
            shell.console.ask("\($0.item)" + shell.say("（填报 \($0.value)）：", " (reported \($0.value)): "))
        }
    }

    /// Shows a draw, or what was false.
    private func show(_ workspace: Workspace, _ shell: Shell) async throws {
        let formats = sample == nil ? Self.formats.filter { $0 != .xlsx } : Self.formats
        func check(_ inventory: Inventory) throws { try output.check(formats, keeping: [inventory.folder] + workspace.standardsFolders) }
        let selection = AuditSelection(inventory)
        if sample == nil, forms != nil { throw UserFailure("--forms 要和 --sample 一起用", "--forms goes with --sample") }
        if sample == nil, draw != nil { throw UserFailure("--draw 要和 --sample 一起用", "--draw goes with --sample") }
        guard let sample else {
            let (site, inventory) = try ListSiteDifferences(of: kind, selection).run(in: workspace, ready: check)
            try check(inventory)
            let report = SiteReport(
                shell.language, places: try workspace.library().vocabulary.placeWords, notice: SampleNotice.of(inventory), shell.page(output.output))
            return try shell.write(to: output.output) { try $0.write(report.differences(site.findings, output.format.plain ?? .text)) }
        }
        let result = try await DrawSiteSample(sample, of: kind, selection, seed: seed, isByRisk: draw == .risk)
            .run(in: workspace, shell.environment, ready: check)
        try check(result.inventory)
        if let forms { try write(result, forms: forms, workspace, shell) }
        let report = SiteReport(
            shell.language, places: try workspace.library().vocabulary.placeWords, notice: SampleNotice.of(result.inventory), shell.page(output.output))
        let draw = SiteReport.Draw(
            result.drawn.map { .init(code: $0.code, name: $0.name, place: $0.place, placeName: $0.township) }, of: result.total, percent: result.percent,
            seed: result.seed, inventory: result.inventory.folder, risks: result.risks,
            reported: { [site = result.site] in site.reported(of: $0) })
        try shell.write(to: output.output) { destination in
            if let plain = output.format.plain { return try destination.write(report.sample(draw, plain)) }
            try report.writeSample(draw, day: result.inventory.dayToJudge(asked: on, today: shell.environment.today), to: destination)
        }
    }
}

extension VerifySiteCommand {
    /// Writes a form for each of the clinics that were drawn, in the order of the list.
    fileprivate func write(_ result: DrawSiteSample.Result, forms path: String, _ workspace: Workspace, _ shell: Shell) throws {
        let folder = try FormFolder(path)
        let count = try MakeVisitForms(result, version: WebReport.version).run(in: workspace, shell.environment) { try folder.write($0) }
        try folder.finish()
        shell.console.error(shell.say("\(path)：\(count) 张现场核查表\n", "\(path): \(count) forms for visits\n"))
    }
}

/// How facilities are drawn.
enum DrawWay: String, ExpressibleByArgument, CaseIterable {
    /// All alike.
    case random
    /// Those sooner of which more speaks for a visit.
    case risk
}
