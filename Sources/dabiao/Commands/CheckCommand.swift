import ArgumentParser
import UseCases

/// `dabiao check`
struct CheckCommand: ShellCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: say("检查标准、词汇和清单文件有无错误", "check standards, vocabulary and inventories for mistakes"),
        discussion: say("例：dabiao check inventories/fangcheng", "example: dabiao check inventories/fangcheng"))

    @Argument(
        help: help("清单文件夹，可多个（默认：inventories 下的全部）", "inventory folders (default: all in inventories)", value: ("文件夹", "folder")), completion: .inventories)
    var inventories: [String] = []
    @OptionGroup var common: CommonOptions
    @Option(name: .long, help: help("同上，与其他命令一致", "the same, as in other commands", value: ("文件夹", "folder")), completion: .inventories) var inventory:
        [String] = []
    @Flag(name: .long, help: help("有警告也以 2 退出", "exit with 2 on warnings too")) var strict = false

    func run(_ shell: Shell) async throws {
        let result = try await CheckFiles(inventories: inventories + inventory).run(in: common.workspace, shell.environment)
        if !result.diagnostics.isEmpty { shell.console.show(result.diagnostics) }
        if result.diagnostics.hasErrors || (strict && !result.diagnostics.isEmpty) { throw ExitCode(2) }
        print(
            shell.say(
                "标准 \(result.standards) 份，条款 \(result.criteria) 条，样例 \(result.examples) 个",
                "\(result.standards) standards, \(result.criteria) criteria, \(result.examples) examples"))
        if result.campaigns > 0 { print(shell.say("攻坚月 \(result.campaigns) 个", "\(result.campaigns) campaigns")) }
        for (folder, subjects) in result.folders { print(shell.say("\(folder)：对象 \(subjects) 个", "\(folder): \(subjects) subjects")) }
        print(result.diagnostics.isEmpty ? shell.say("没有发现问题。", "No problems.") : shell.say("没有错误。", "No errors."))
    }
}
