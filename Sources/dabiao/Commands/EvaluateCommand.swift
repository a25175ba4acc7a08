import ArgumentParser
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
        while let batch = try input.next() {
            var writer = ByteWriter()
            for line in batch {
                number += 1
                if line.isEmpty { continue }
                let (result, diagnostics) = ready.stream.judge(line, number: number, of: input.name)
                for diagnostic in diagnostics { found.append(diagnostic) }
                if let result {
                    lines.write(result, number: number, to: &writer)
                } else {
                    lines.write(failure: diagnostics.map { $0.message[shell.language] }, number: number, to: &writer)
                }
            }
            FileHandle.standardOutput.write(Data(writer.bytes))
        }
        guard found.all.isEmpty else {
            shell.console.show(found.all)
            if found.all.hasErrors { throw ExitCode(2) }
            return
        }
    }
}

/// The lines of a file or of standard input, as they come.
private final class LineInput {
    /// What the lines come from, as diagnostics say it.
    let name: String
    private let handle: FileHandle
    private let limit: Int
    private var rest: [UInt8] = []
    private var isOpen = true

    /// - Parameter limit: how many bytes a line may have.
    init(_ path: String?, limit: Int) throws {
        self.limit = limit
        guard let path, path != "-" else {
            name = "-"
            handle = .standardInput
            return
        }
        name = path
        guard let file = FileHandle(forReadingAtPath: path) else {
            throw UserFailure("没有文件 \(path)", "there is no file \(path)")
        }
        handle = file
    }

    /// The lines that are there; nil when there will be none any more.
    func next() throws -> [[UInt8]]? {
        while isOpen {
            let data = handle.availableData
            if data.isEmpty {
                isOpen = false
                return rest.isEmpty ? nil : [rest]
            }
            rest.append(contentsOf: data)
            guard let end = rest.lastIndex(of: UInt8(ascii: "\n")) else {
                if rest.count > limit { throw UserFailure("\(name) 有一行超过 \(limit) 字节", "\(name) has a line of more than \(limit) bytes") }
                continue
            }
            let lines = rest[..<end].split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map { line in
                Array(line.last == UInt8(ascii: "\r") ? line.dropLast() : line)
            }
            rest.removeSubrange(...end)
            return lines
        }
        return nil
    }
}
