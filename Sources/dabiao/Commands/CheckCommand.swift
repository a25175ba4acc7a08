import ArgumentParser
import Audit
import Foundation
import Inventories
import Reports
import Standards
import Wording

/// `dabiao check`
struct CheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: say("检查标准、词汇和清单文件有无错误", "check standards, vocabulary and inventories for mistakes"),
        discussion: say("例：dabiao check inventories/fangcheng", "example: dabiao check inventories/fangcheng"))

    @Argument(help: help("清单文件夹，可多个（默认：inventories 下的全部）", "inventory folders (default: all in inventories)"))
    var inventories: [String] = []
    @OptionGroup var common: CommonOptions
    @Option(name: .long, help: help("同上，与其他命令一致", "the same, as in other commands")) var inventory: [String] = []
    @Flag(name: .long, help: help("有警告也以 2 退出", "exit with 2 on warnings too")) var strict = false

    func run() async throws {
        var diagnostics: [Diagnostic] = []
        let library: StandardLibrary
        do {
            library = try common.library()
        } catch let error as InputError {
            throw error
        }
        diagnostics += library.warnings
        let (examples, failures) = try ExampleRunner.run(library)
        diagnostics += failures
        diagnostics += facts(library)
        let campaigns = try Campaigns.load()
        diagnostics += campaigns.problems
        for (path, campaign) in campaigns.campaigns { diagnostics += campaign.check(library, file: path) }
        var folders = inventories + inventory
        if folders.isEmpty {
            folders = ((try? FileManager.default.contentsOfDirectory(atPath: "inventories")) ?? []).sorted().map { "inventories/\($0)" }
                .filter { path in
                    var isFolder: ObjCBool = false
                    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
                }
        }
        var lines = [
            say(
                "标准 \(library.standards.count) 份，条款 \(library.standards.reduce(0) { $0 + $1.criteria.count }) 条，样例 \(examples) 个",
                "\(library.standards.count) standards, \(library.standards.reduce(0) { $0 + $1.criteria.count }) criteria, \(examples) examples")
        ]
        if !campaigns.campaigns.isEmpty { lines.append(say("攻坚月 \(campaigns.campaigns.count) 个", "\(campaigns.campaigns.count) campaigns")) }
        for folder in folders {
            do {
                let (subjects, found) = try await check(folder, library)
                diagnostics += found
                lines.append(say("\(folder)：对象 \(subjects) 个", "\(folder): \(subjects) subjects"))
            } catch let error as InputError {
                diagnostics += error.diagnostics
            }
        }
        if !diagnostics.isEmpty { printDiagnostics(diagnostics) }
        if diagnostics.hasErrors || (strict && !diagnostics.isEmpty) { throw ExitCode(2) }
        print(lines.joined(separator: "\n"))
        print(diagnostics.isEmpty ? say("没有发现问题。", "No problems.") : say("没有错误。", "No errors."))
    }

    private func check(_ folder: String, _ library: StandardLibrary) async throws -> (Int, [Diagnostic]) {
        let inventory = try Inventory.open(folder, levels: library.vocabulary.levels, limits: common.limits)
        let day = inventory.dayToJudge(asked: nil, today: .today)
        let program = try AuditProgram(library.vocabulary, library.inForce(in: inventory.countyAndCityCodes, asOf: day), asOf: day)
        let workers = ProcessInfo.processInfo.activeProcessorCount
        let summary = await AuditRun(program, inventory, AuditOptions(workers: workers)).run(transform: { _ in () }) { _ in }
        let names = Set(library.standards.flatMap { standard in standard.criteria.map { "\(standard.id)/\($0.id)" } })
        let unknown = inventory.waivers.filter { !names.contains($0.criterion) }.map { waiver in
            Diagnostic(
                file: waiver.file, position: waiver.position,
                message: Text(zh: "没有条款“\(waiver.criterion)”", en: "there is no criterion \"\(waiver.criterion)\""),
                help: .nearest(waiver.criterion, among: names.sorted()))
        }
        return (summary.totals.subjects, summary.diagnostics + unknown)
    }

    /// Facts nobody accounts for, facts nobody registered, and numbers that are not those of the facts.
    private func facts(_ library: StandardLibrary) -> [Diagnostic] {
        let register = library.folders[0] + "/facts.yaml"
        let missing = library.coverage().filter { $0.kind == .missing }.map { entry in
            Diagnostic(
                file: register,
                message: Text(zh: "事实 \(entry.fact.id) 没有对应的条款", en: "fact \(entry.fact.id) is not accounted for by any criterion"))
        }
        let unknown = library.unknownFacts().map { criterion, standard, fact in
            Diagnostic(
                file: criterion.file, position: SourcePosition(line: criterion.line, column: 1),
                message: Text(
                    zh: "\(standard)/\(criterion.id) 引用了未登记的事实 \(fact)", en: "\(standard)/\(criterion.id) names fact \(fact), which is not registered"))
        }
        return missing + unknown + FactLint(library).problems()
    }
}
