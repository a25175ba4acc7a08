import ArgumentParser
import OtherFormats
import UseCases
import WebReports
import Wording

/// `dabiao check`
struct CheckCommand: ShellCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: say("检查标准、词汇和清单文件有无错误", "check standards, vocabulary and inventories for mistakes"),
        discussion: say(
            "例：dabiao check inventories/fangcheng\n    dabiao check --format sarif -o check.sarif",
            "example: dabiao check inventories/fangcheng\n         dabiao check -o check.sarif"))

    @Argument(
        help: help("清单文件夹，可多个（默认：inventories 下的全部）", "inventory folders (default: all in inventories)", value: ("文件夹", "folder")), completion: .inventories)
    var inventories: [String] = []
    @OptionGroup var common: CommonOptions
    @Option(name: .long, help: help("同上，与其他命令一致", "the same, as in other commands", value: ("文件夹", "folder")), completion: .inventories) var inventory:
        [String] = []
    @Flag(name: .long, help: help("有警告也以 2 退出", "exit with 2 on warnings too")) var strict = false
    @OptionGroup var output: FormatOptions<CheckFormat>

    func run(_ shell: Shell) async throws {
        try output.check(keeping: common.workspace.standardsFolders)
        let result: CheckFiles.Result
        do {
            result = try await CheckFiles(inventories: inventories + inventory).run(in: common.workspace, shell.environment)
        } catch let error as InputError {
            // Whoever reads the problems with a program reads them also where nothing else could be looked at.
            try write(error.diagnostics, files: [], shell)
            throw error
        }
        try write(result.diagnostics, files: result.files, shell)
        if !result.diagnostics.isEmpty { shell.console.show(result.diagnostics) }
        if result.diagnostics.hasErrors || (strict && !result.diagnostics.isEmpty) { throw ExitCode(2) }
        if output.format == .text { try shell.write(to: output.output) { try $0.write(summary(result, shell)) } }
    }

    private func write(_ diagnostics: [Diagnostic], files: [String], _ shell: Shell) throws {
        switch output.format {
        case .text: break
        case .sarif: try shell.write(to: output.output) { try SARIFCheck(shell.language, version: WebReport.version).write(diagnostics, to: $0) }
        case .junit: try shell.write(to: output.output) { try JUnitCheck(shell.language, failsOnWarnings: strict).write(diagnostics, files: files, to: $0) }
        }
    }

    private func summary(_ result: CheckFiles.Result, _ shell: Shell) -> String {
        var lines = [
            shell.say(
                "标准 \(result.standards) 份，条款 \(result.criteria) 条，样例 \(result.examples) 个",
                "\(result.standards) standards, \(result.criteria) criteria, \(result.examples) examples")
        ]
        if result.campaigns > 0 { lines.append(shell.say("攻坚月 \(result.campaigns) 个", "\(result.campaigns) campaigns")) }
        for (folder, subjects) in result.folders { lines.append(shell.say("\(folder)：对象 \(subjects) 个", "\(folder): \(subjects) subjects")) }
        lines.append(result.diagnostics.isEmpty ? shell.say("没有发现问题。", "No problems.") : shell.say("没有错误。", "No errors."))
        return lines.map { $0 + "\n" }.joined()
    }
}
