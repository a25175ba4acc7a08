import ArgumentParser
import Foundation
import OtherFormats
import Quantities
import Reports
import UseCases
import Wording
import YAMLReader

extension ReportFormat: ExpressibleByArgument {}
extension PlainFormat: ExpressibleByArgument {}
extension AuditFormat: ExpressibleByArgument {}
extension CheckFormat: ExpressibleByArgument {}
extension LedgerFormat: ExpressibleByArgument {}
extension FigureFormat: ExpressibleByArgument {}
extension ReminderFormat: ExpressibleByArgument {}
extension Language: ExpressibleByArgument {}
extension GapThreshold: ExpressibleByArgument {}
extension Day: ExpressibleByArgument {
    /// A day from `YYYY-MM-DD`.
    public init?(argument: String) { self.init(argument) }
}

/// What every command understands.
struct CommonOptions: ParsableArguments {
    @Option(name: .long, help: help("语言", "language", value: ("语言", "language")))
    var lang: Language = .zh

    @OptionGroup var screen: ScreenOptions

    @Option(
        name: .long,
        help: help(
            "标准所在文件夹，可重复，后面的补充前面的（默认：DABIAO_STANDARDS，或当前文件夹或程序旁的 standards）",
            "folder of standards; repeat it to add your own to it (default: DABIAO_STANDARDS, or standards here or beside the program)",
            value: ("文件夹", "folder")), completion: .directory)
    var standards: [String] = []

    @Option(name: .long, help: help("单个文件的上限（MiB，不超过 2048）", "largest file, in MiB, at most 2048", value: ("MiB", "MiB")))
    var maxFileSize: Int = 64

    @Option(name: .long, help: help("嵌套的上限（不超过 1000）", "deepest nesting, at most 1000", value: ("层数", "levels")))
    var maxDepth: Int = 64

    @Option(name: .long, help: help("单个值的上限（字节）", "longest single value, in bytes", value: ("字节", "bytes")))
    var maxScalar: Int = 1 << 20

    var limits: YAMLLimits {
        YAMLLimits(
            depth: max(1, min(maxDepth, 1000)), fileSize: max(1, min(maxFileSize, 2048)) << 20, scalarSize: max(1, maxScalar))
    }

    /// The folders a command works on.
    var workspace: Workspace { Start.workspace(standards, limits: limits) }
}

/// The folders of standards: as given, or as DABIAO_STANDARDS lists them, or `standards` here, or in a folder above the program, or where
/// installing the program puts them.
func standardsFolders(_ given: [String]) -> [String] {
    if !given.isEmpty { return given }
    let listed = Start.variables["DABIAO_STANDARDS"]?.split(separator: ":").map(String.init) ?? []
    if !listed.isEmpty { return listed }
    let files = FileManager.default
    if files.fileExists(atPath: "standards/vocabulary") { return ["standards"] }
    // The program was called by its name alone, perhaps; the system knows where it is.
    let program = Bundle.main.executablePath ?? CommandLine.arguments[0]
    var folder = URL(fileURLWithPath: program).resolvingSymlinksInPath().deletingLastPathComponent()
    for _ in 0..<5 {
        for name in ["share/dabiao/standards", "standards"] {
            let candidate = folder.appendingPathComponent(name)
            if files.fileExists(atPath: candidate.appendingPathComponent("vocabulary").path) { return [candidate.path] }
        }
        folder = folder.deletingLastPathComponent()
    }
    return ["standards"]
}
