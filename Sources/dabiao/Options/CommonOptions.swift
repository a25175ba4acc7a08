import ArgumentParser
import Foundation
import Quantities
import Reports
import UseCases
import Wording
import YAMLReader

extension ReportFormat: ExpressibleByArgument {}
extension PlainFormat: ExpressibleByArgument {}
extension Language: ExpressibleByArgument {}
extension GapThreshold: ExpressibleByArgument {}
extension Day: ExpressibleByArgument {
    /// A day from `YYYY-MM-DD`.
    public init?(argument: String) { self.init(argument) }
}

/// What every command understands.
struct CommonOptions: ParsableArguments {
    @Option(
        name: .long,
        help: help(
            "标准所在文件夹，可重复，后面的补充前面的（默认：DABIAO_STANDARDS，或当前文件夹或程序旁的 standards）",
            "folder of standards; repeat it to add your own to it (default: DABIAO_STANDARDS, or standards here or beside the program)"))
    var standards: [String] = []

    @Option(name: .long, help: help("语言：zh 或 en", "language: zh or en"))
    var lang: Language = .zh

    @Option(name: .long, help: help("单个文件的上限（MiB，不超过 2048）", "largest file, in MiB, at most 2048"))
    var maxFileSize: Int = 64

    @Option(name: .long, help: help("嵌套的上限（不超过 1000）", "deepest nesting, at most 1000"))
    var maxDepth: Int = 64

    @Option(name: .long, help: help("单个值的上限（字节）", "longest single value, in bytes"))
    var maxScalar: Int = 1 << 20

    var limits: YAMLLimits {
        YAMLLimits(
            depth: max(1, min(maxDepth, 1000)), fileSize: max(1, min(maxFileSize, 2048)) << 20, scalarSize: max(1, maxScalar))
    }

    /// The folders a command works on.
    var workspace: Workspace { Workspace(standards: standardsFolders(standards), limits: limits, defaultLedger: Start.variables["DABIAO_LEDGER"]) }
}

/// The folders of standards: as given, or as DABIAO_STANDARDS lists them, or `standards` here, or in a folder above the program.
func standardsFolders(_ given: [String]) -> [String] {
    if !given.isEmpty { return given }
    let listed = Start.variables["DABIAO_STANDARDS"]?.split(separator: ":").map(String.init) ?? []
    if !listed.isEmpty { return listed }
    let files = FileManager.default
    if files.fileExists(atPath: "standards/vocabulary") { return ["standards"] }
    var folder = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath().deletingLastPathComponent()
    for _ in 0..<5 {
        let candidate = folder.appendingPathComponent("standards")
        if files.fileExists(atPath: candidate.appendingPathComponent("vocabulary").path) { return [candidate.path] }
        folder = folder.deletingLastPathComponent()
    }
    return ["standards"]
}
