import ArgumentParser
import Exchange
import Figures
import Foundation
import Inventories
import Ledger
import LedgerReports
import Quantities
import Reports
import Standards
import Wording
import Workbooks
import Writing

/// `dabiao verify-site`
struct VerifySiteCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify-site", abstract: say("现场核查：抽取机构，登记核查值，列出不实", "check on site: draw facilities, record what is found, list what was false"),
        discussion: say(
            """
            抽取（核查表可打印、填好后交回）：
            dabiao verify-site --inventory 清单 --sample 10% --seed 2022 -o 核查.xlsx

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

            record:
            dabiao verify-site CLINIC --inventory DIR --by NAME --set floor-area=55
            dabiao verify-site CLINIC --inventory DIR --by NAME --set staff/V1=absent
            dabiao verify-site check.xlsx --inventory DIR
            Without --set each value is asked for; an empty answer means nobody looked.

            what was false:
            dabiao verify-site --inventory DIR
            """))

    @Argument(
        help: help("机构的名称或代码，或填好的“核查”表；不写就列出不实", "name or code of a facility, or a sheet of findings; without it, what was false is listed"))
    var target: String?
    @OptionGroup var inventory: InventoryOptions
    @Option(
        name: .long,
        help: help("项目=核查值，可多次；人员写 人员/编号=不在岗 或 人员/编号/项目=值", "item=value found, any number of times; staff/ID=absent or staff/ID/field=value"))
    var set: [String] = []
    @Option(name: .long, help: help("核查人", "who looked")) var by: String?
    @Option(name: .long, help: help("核查日期（默认：今天，样例用它自己的日期）", "on which day (default: today, or a sample's own day)")) var on: Day?
    @Option(name: .long, help: help("抽取比例，如 10%", "the share to draw, such as 10%")) var sample: String?
    @Option(name: .long, help: help("抽取用的种子；同一种子抽出同一批", "the seed; the same seed draws the same")) var seed: UInt64?
    @Option(name: .long, help: help("抽取哪类机构（默认：村卫生室）", "which kind to draw (default: village-clinic)")) var kind: String?
    @OptionGroup var output: OutputOptions
    @OptionGroup var common: CommonOptions

    private static let formats: [ReportFormat] = [.text, .json, .csv, .xlsx]

    func run() throws {
        let library = try common.library()
        if let target {
            if sample != nil { throw UsageError("--sample 不能和机构一起用", "--sample does not go with a facility") }
            if output.output != nil { throw UsageError("登记核查时没有结果可写，去掉 -o", "recording findings writes no result: leave -o out") }
            try record(target, library, try inventory.open(common.limits, library.vocabulary, holding: target))
            return
        }
        let opened = try inventory.open(common.limits, library.vocabulary)
        let scope = try inventory.scope(opened, library.vocabulary)
        let levels = library.vocabulary.levels
        guard let kindID = kind.map({ library.vocabulary.kind($0) }) ?? levels[levels.village].theOne else {
            throw UsageError(
                "没有类别“\(kind ?? "")”", "there is no kind \"\(kind ?? "")\"", help: .oneOf(library.vocabulary.kinds.filter(\.isFacility).map(\.label)))
        }
        let formats = sample == nil ? Self.formats.filter { $0 != .xlsx } : Self.formats
        try output.check(formats, keeping: [opened.folder] + library.folders)
        let site = try SiteFindings(library.vocabulary, opened, townships: scope.townships, kind: kindID)
        let report = SiteReport(language, places: library.vocabulary.placeWords, notice: SampleNotice.of(opened))
        let draw = try sample.map { try self.draw($0, site, opened) }
        let destination = try output.open(formats, keeping: [opened.folder] + library.folders)
        let plain = output.format.plain
        if let draw, plain == nil {
            try report.writeSample(draw, day: opened.dayToJudge(asked: on, today: .today), to: destination)
        } else if let draw, let plain {
            try destination.write(report.sample(draw, plain))
        } else {
            try destination.write(report.differences(site.findings, plain ?? .text))
        }
        try destination.finish()
    }

    private func draw(_ sample: String, _ site: SiteFindings, _ opened: Inventory) throws -> SiteReport.Draw {
        let digits = ["%", "％"].contains { sample.hasSuffix($0) } ? String(sample.dropLast()) : sample
        guard let percent = Double(digits), percent > 0, percent <= 100 else {
            throw UsageError("抽取比例“\(sample)”应为 0 到 100 之间，如 10%", "the share \"\(sample)\" should be above 0 and at most 100, such as 10%")
        }
        guard let seed else { throw UsageError("请用 --seed 给出种子，以便重抽得到同一批", "give a seed with --seed, so that the draw can be repeated") }
        let candidates = site.facilities.map { SiteSample.Candidate(code: $0.code, name: $0.name, place: $0.place, placeName: $0.township) }
        let drawn = SiteSample.draw(candidates, percent: percent, seed: seed)
        return .init(drawn, of: candidates.count, percent: percent, seed: seed, inventory: opened.folder) { site.reported(of: $0) }
    }

    /// Records findings beside what was reported, by the same way a returned sheet goes.
    private func record(_ target: String, _ library: StandardLibrary, _ opened: Inventory) throws {
        let tables = InventoryTables(library.vocabulary, withNames: true)
        if FileManager.default.fileExists(atPath: target) {
            try bring([.init(path: target, table: target.lowercased().hasSuffix(".csv") ? tables.table("verified") : nil)], tables, opened)
            return
        }
        guard let by, !by.allSatisfy(\.isWhitespace) else { throw UsageError("请用 --by 写明核查人", "say who looked with --by") }
        let place = try PlaceFinder(opened, library.vocabulary).facility(target)
        var findings = try set.map { word in
            guard let equals = word.firstIndex(where: { "=＝".contains($0) }) else {
                throw UsageError("“\(word)”应写作 项目=核查值", "\"\(word)\" should read item=value")
            }
            return (String(word[..<equals]), String(word[word.index(after: equals)...]))
        }
        if findings.isEmpty { findings = try ask(place, library, opened) }
        guard !findings.isEmpty else { throw UsageError("没有核查值", "nothing was found") }
        var writer = ByteWriter()
        writer.writeRow(["代码", "项目", "核查值", "核查人", "核查日期"])
        for (item, value) in findings { writer.writeRow([place.code, item, value, by, opened.dayToJudge(asked: on, today: .today).description]) }
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("dabiao-" + UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appendingPathComponent("核查.csv")
        try Data(writer.bytes).write(to: file)
        do {
            try bring([.init(path: file.path, table: tables.table("verified"))], tables, opened)
        } catch let error as InputError {
            // The sheet is ours: the user knows the words after --set, not the file they went through.
            throw InputError(
                error.diagnostics.map { problem in
                    guard problem.file == file.path else { return problem }
                    var problem = problem
                    let row = (problem.position?.line ?? 0) - 2
                    problem.file = findings.indices.contains(row) ? "--set \(findings[row].0)=\(findings[row].1)" : "--set"
                    problem.position = nil
                    problem.sheet = nil
                    problem.sourceLine = nil
                    return problem
                })
        }
    }

    /// Asks for each value that was reported; an empty answer means that nobody looked.
    private func ask(_ place: PlaceFinder.Place, _ library: StandardLibrary, _ opened: Inventory) throws -> [(String, String)] {
        let site = try SiteFindings(library.vocabulary, opened, townships: place.townshipCode.map { [$0] }, kind: place.kind)
        let reported = site.reported(of: place.code)
        guard !reported.isEmpty else {
            throw UsageError("清单里没有 \(place.name)（\(place.code)）的填报", "the inventory has nothing of \(place.name) (\(place.code))")
        }
        var findings: [(String, String)] = []
        for value in reported {
            standardError("\(value.item)" + say("（填报 \(value.value)）：", " (reported \(value.value)): "))
            guard let answer = readLine() else { break }
            if !answer.allSatisfy(\.isWhitespace) { findings.append((value.item, answer)) }
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
