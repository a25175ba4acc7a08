import ArgumentParser
import Exchange
import Figures
import Foundation
import Inventories
import Ledger
import LedgerReports
import Reports
import Standards
import Wording
import Workbooks
import Writing
import YAMLReader

/// `dabiao verify-site`
struct VerifySiteCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify-site", abstract: say("现场核查：抽取机构，登记核查值，列出不实", "check on site: draw facilities, record what is found, list what was false"),
        discussion: say(
            """
            抽取：dabiao verify-site --inventory inventories/fangcheng --sample 10% --seed 2022
            登记：dabiao verify-site 411322101201-clinic --inventory inventories/fangcheng --set 建筑面积=55 --set 设备/听诊器=0 --by 核查组 --on 2022-08-09
                  dabiao verify-site 411322101201-clinic --inventory inventories/fangcheng --by 核查组     （逐项询问，回车表示未看）
                  dabiao verify-site 核查.xlsx --inventory inventories/fangcheng                            （“核查”表）
            不实：dabiao verify-site --inventory inventories/fangcheng
            """,
            """
            draw:   dabiao verify-site --inventory DIR --sample 10% --seed 2022
            record: dabiao verify-site 411322101201-clinic --inventory DIR --set floor-area=55 --by NAME
            list:   dabiao verify-site --inventory DIR
            """))

    @Argument(help: help("机构代码，或一个“核查”表；不写就列出不实", "code of a facility, or a sheet of findings; without it, what was false is listed")) var target: String?
    @OptionGroup var inventory: InventoryOptions
    @Option(name: .long, help: help("项目=核查值，可多次", "item=value found, any number of times")) var set: [String] = []
    @Option(name: .long, help: help("核查人", "who looked")) var by: String?
    @Option(name: .long, help: help("核查日期（默认：今天，样例用它自己的日期）", "on which day (default: today, or a sample's own day)")) var on: Day?
    @Option(name: .long, help: help("抽取比例，如 10%", "the share to draw, such as 10%")) var sample: String?
    @Option(name: .long, help: help("抽取用的种子；同一种子抽出同一批", "the seed; the same seed draws the same")) var seed: UInt64?
    @Option(name: .long, help: help("抽取哪类机构（默认：村卫生室）", "which kind to draw (default: village-clinic)")) var kind = "village-clinic"
    @OptionGroup var output: PlainOutputOptions
    @OptionGroup var common: CommonOptions

    func run() throws {
        let library = try common.library()
        let opened = try inventory.open(common.limits, holding: target)
        let scope = try inventory.scope(opened)
        if let target {
            if sample != nil { throw UsageError("--sample 不能和机构代码一起用", "--sample does not go with a code") }
            try record(target, library, opened)
            return
        }
        guard let kindID = library.vocabulary.kind(kind) else {
            throw UsageError("没有类别“\(kind)”", "there is no kind \"\(kind)\"", help: .oneOf(library.vocabulary.kinds.filter(\.isFacility).map(\.label)))
        }
        let site = try SiteFindings(library.vocabulary, opened, townships: scope.townships, kind: kindID)
        let report = SiteReport(language, notice: SampleNotice.of(opened))
        let destination = try Output(output.output)
        if let sample {
            let digits = sample.hasSuffix("%") ? String(sample.dropLast()) : sample
            guard let percent = Double(digits), percent > 0, percent <= 100 else {
                throw UsageError("抽取比例“\(sample)”应为 0 到 100 之间，如 10%", "the share \"\(sample)\" should be above 0 and at most 100, such as 10%")
            }
            guard let seed else { throw UsageError("请用 --seed 给出种子，以便重抽得到同一批", "give a seed with --seed, so that the draw can be repeated") }
            let candidates = site.facilities.map { SiteSample.Candidate(code: $0.code, name: $0.name, place: $0.place, placeName: $0.township) }
            let drawn = SiteSample.draw(candidates, percent: percent, seed: seed)
            try destination.write(report.sample(drawn, of: candidates.count, percent: percent, seed: seed, output.format))
        } else {
            try destination.write(report.differences(site.findings, output.format))
        }
        try destination.finish()
    }

    /// Records findings beside what was reported, by the same way a returned sheet goes.
    private func record(_ target: String, _ library: StandardLibrary, _ opened: Inventory) throws {
        let tables = InventoryTables(library.vocabulary, withNames: true)
        if FileManager.default.fileExists(atPath: target) {
            try bring([.init(path: target, table: target.lowercased().hasSuffix(".csv") ? tables.table("verified") : nil)], tables, opened)
            return
        }
        guard let by, !by.isEmpty else { throw UsageError("请用 --by 写明核查人", "say who looked with --by") }
        var findings = try set.map { word in
            guard let equals = word.firstIndex(of: "=") else {
                throw UsageError("“\(word)”应写作 项目=核查值", "\"\(word)\" should read item=value")
            }
            return (String(word[..<equals]), String(word[word.index(after: equals)...]))
        }
        if findings.isEmpty { findings = try ask(target, library, opened) }
        guard !findings.isEmpty else { throw UsageError("没有核查值", "nothing was found") }
        var writer = ByteWriter()
        writer.writeRow(["代码", "项目", "核查值", "核查人", "核查日期"])
        for (item, value) in findings { writer.writeRow([target, item, value, by, opened.dayToJudge(asked: on, today: .today).description]) }
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("dabiao-" + UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appendingPathComponent("核查.csv")
        try Data(writer.bytes).write(to: file)
        try bring([.init(path: file.path, table: tables.table("verified"))], tables, opened)
    }

    /// Asks for each value that was reported; an empty answer means that nobody looked.
    private func ask(_ code: String, _ library: StandardLibrary, _ opened: Inventory) throws -> [(String, String)] {
        let reported = try SiteFindings.reported(code, library.vocabulary, opened)
        guard !reported.isEmpty else { throw UsageError("清单里没有 \(code) 的填报", "the inventory has nothing of \(code)") }
        var findings: [(String, String)] = []
        for (item, value) in reported {
            standardError("\(item)" + say("（填报 \(value)）：", " (reported \(value)): "))
            guard let answer = readLine() else { break }
            if !answer.allSatisfy(\.isWhitespace) { findings.append((item, answer)) }
        }
        return findings
    }

    private func bring(_ sources: [InventoryImport.Source], _ tables: InventoryTables, _ opened: Inventory) throws {
        let plan = try InventoryImport(tables, into: opened.folder, limits: common.limits, listsChanges: true).plan(sources, existing: opened)
        if !plan.warnings.isEmpty { printDiagnostics(plan.warnings) }
        try plan.write()
        print(plan.changes.map { $0.rendered(language) + "\n" }.joined(), terminator: "")
        print(plan.files.isEmpty ? say("没有变化。", "Nothing changes.") : say("已登记 \(plan.changeCount) 处核查。", "\(plan.changeCount) findings recorded."))
    }
}
