import ArgumentParser
import Files
import Foundation
import Reports
import UseCases
import Wording
import Writing

/// `dabiao evaluate`
struct EvaluateCommand: ShellCommand {
    static let configuration = CommandConfiguration(
        commandName: "evaluate",
        abstract: say("逐行判定：每行一个机构（JSON），每行一个结果", "judge facilities as they come: a line of JSON each in, a line of JSON each out"),
        discussion: say(
            "例：echo '{\"kind\":\"village-clinic\",\"code\":\"411322101201-clinic\",\"facts\":{\"floor-area\":55}}' | dabiao evaluate --region 411322",
            "example: echo '{\"kind\":\"village-clinic\",\"code\":\"411322101201-clinic\",\"facts\":{\"floor-area\":55}}' | dabiao evaluate --region 411322"))

    @Argument(help: help("JSON 行的文件（默认：标准输入）", "file of JSON lines (default: standard input)", value: ("文件", "file")), completion: .file())
    var file: String?
    @Option(name: .long, help: help("县（市、区）代码，按该地区有效的标准判定", "code of the county whose standards hold", value: ("代码", "code")))
    var region: String?
    @Option(
        name: .long, help: help("清单文件夹：用来查找别处提到的机构", "folder of an inventory, in which facilities that are named are looked up", value: ("文件夹", "folder")),
        completion: .inventories)
    var inventory: String?
    @OptionGroup var standards: StandardOptions
    @OptionGroup var common: CommonOptions

    func run(_ shell: Shell) async throws {
        let selection = AuditSelection(inventory: inventory, standards: standards.ids, asOf: standards.asOf)
        let ready = try EvaluateSubjects(selection, region: region).open(in: common.workspace, shell.environment)
        let lines = JSONLines(ReportHeader(ready.audit, shell.language, shell.page("-")))
        let input = try LineInput(file, limit: common.workspace.limits.fileSize)
        var found = DiagnosticList()
        var number = 0
        let output = try Output(nil)
        var writer = ByteWriter()
        // What has come is answered before more is waited for.
        while try input.read() {
            while let line = input.next() {
                number += 1
                if line.isEmpty { continue }
                let (result, diagnostics) = ready.stream.judge(line, number: number, of: input.name)
                for diagnostic in diagnostics { found.append(diagnostic) }
                if let result {
                    lines.write(result, number: number, to: &writer)
                } else {
                    lines.write(failure: diagnostics.map { $0.message[shell.language] }, number: number, to: &writer)
                }
                if writer.bytes.count >= 1 << 20 { try send() }
            }
            try send()
        }
        func send() throws {
            try output.write(writer.bytes)
            try output.finish()
            writer.bytes.removeAll(keepingCapacity: true)
        }
        guard found.all.isEmpty else {
            shell.console.show(found.all)
            if found.all.hasErrors { throw ExitCode(2) }
            return
        }
    }
}
