import ArgumentParser
import Audit
import Files
import Foundation
import Inventories
import Quantities
import Reports
import Standards
import Wording
import YAMLReader

extension ReportFormat: ExpressibleByArgument {}
extension PlainFormat: ExpressibleByArgument {}
extension Language: ExpressibleByArgument {}
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

    /// The folders of standards: as given, or as DABIAO_STANDARDS lists them, or `standards` here, or in a folder above the program.
    var standardsFolders: [String] {
        if !standards.isEmpty { return standards }
        let listed = ProcessInfo.processInfo.environment["DABIAO_STANDARDS"]?.split(separator: ":").map(String.init) ?? []
        return listed.isEmpty ? [standardsFolder] : listed
    }

    private var standardsFolder: String {
        let files = FileManager.default
        if files.fileExists(atPath: "standards/vocabulary") { return "standards" }
        var folder = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath().deletingLastPathComponent()
        for _ in 0..<5 {
            let candidate = folder.appendingPathComponent("standards")
            if files.fileExists(atPath: candidate.appendingPathComponent("vocabulary").path) { return candidate.path }
            folder = folder.deletingLastPathComponent()
        }
        return "standards"
    }

    func library() throws -> StandardLibrary {
        let folders = standardsFolders
        if let missing = folders.first(where: { !FileManager.default.fileExists(atPath: $0) }) {
            throw UsageError(
                "没有找到标准文件夹 \(missing)", "the folder of standards \(missing) is not there",
                help: Text(zh: "用 --standards 或环境变量 DABIAO_STANDARDS 指明", en: "name it with --standards or in the environment variable DABIAO_STANDARDS"))
        }
        return try StandardLibrary.load(folders: folders)
    }
}

/// Which standards, and on which day.
struct StandardOptions: ParsableArguments {
    @Option(
        name: .long, parsing: .upToNextOption,
        help: help("标准编号，可多个（默认：清单所在地区在该日期有效的标准）", "ids of standards (default: those in force for the region and date)"))
    var standard: [String] = []

    @Option(name: .long, help: help("截至日期 YYYY-MM-DD（默认：今天；样例用它自己的日期）", "the day to judge on, YYYY-MM-DD (default: today, or a sample's own day)"))
    var asOf: Day?

    /// The standards to judge an inventory by: those the user named hold everywhere, otherwise each county has those in force for it.
    func chosen(_ library: StandardLibrary, _ inventory: Inventory, asOf: Day) throws -> (standards: StandardChoice, chose: Bool) {
        guard !standard.isEmpty else {
            let choice = library.inForce(in: inventory.countyAndCityCodes, asOf: asOf)
            let without = inventory.countyCodes.filter { choice.byPlace?[$0]?.isEmpty ?? true }
            guard without.isEmpty else {
                throw UsageError(
                    "\(asOf) 没有适用于地区 \(without.joined(separator: "、")) 的标准",
                    "no standard is in force for region \(without.joined(separator: ", ")) on \(asOf)", help: .oneOf(library.standards.map(\.id)))
            }
            return (choice, true)
        }
        let ids = standard.flatMap { $0.split(separator: ",").map(String.init) }
        let standards = try ids.map { id in
            guard let standard = library.standard(id) else {
                throw UsageError("没有标准“\(id)”", "there is no standard \"\(id)\"", help: .nearestOrList(id, among: library.standards.map(\.id)))
            }
            return standard
        }
        return (StandardChoice(everywhere: standards), false)
    }
}

/// Which inventory, and which part of it.
struct InventoryOptions: ParsableArguments {
    @Option(name: .long, help: help("清单文件夹", "folder of the inventory"))
    var inventory: String?

    @Option(name: .long, parsing: .upToNextOption, help: help("只看这些乡镇（名称或代码）", "only these townships (names or codes)"))
    var township: [String] = []

    @Option(name: .long, parsing: .upToNextOption, help: help("只看这些村（名称或代码）", "only these villages (names or codes)"))
    var village: [String] = []

    @Option(name: .long, help: help("同时读取的文件数（默认：处理器核数）", "files read at once (default: number of processors)"))
    var workers: Int?

    var workerCount: Int { max(1, min(workers ?? ProcessInfo.processInfo.activeProcessorCount, 256)) }

    func validate() throws {
        if let workers, workers < 1 { throw ValidationError(say("--workers 至少为 1，写的是 \(workers)", "--workers must be at least 1, found \(workers)")) }
    }

    /// Opens the inventory; without one named, that of the samples which holds a code.
    func open(_ limits: YAMLLimits, _ vocabulary: Vocabulary, holding code: String? = nil) throws -> Inventory {
        let levels = vocabulary.levels
        if let inventory { return try Inventory.open(inventory, levels: levels, limits: limits) }
        let files = FileManager.default
        let candidates = ((try? files.contentsOfDirectory(atPath: "inventories")) ?? []).sorted()
            .map { "inventories/\($0)" }.filter { path in
                var isFolder: ObjCBool = false
                return files.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
            }
        if candidates.count == 1 { return try Inventory.open(candidates[0], levels: levels, limits: limits) }
        if let code {
            let holding = try candidates.map { try Inventory.open($0, levels: levels, limits: limits) }.filter { $0.holds(code, vocabulary) }
            if holding.count == 1 { return holding[0] }
            if holding.count > 1 {
                throw UsageError(
                    "“\(code)”在几个清单里都有", "\"\(code)\" is in several inventories", help: .oneOf(holding.map { "--inventory \($0.folder)" }))
            }
        }
        throw UsageError(
            "请用 --inventory 指明清单文件夹", "name the inventory with --inventory",
            help: candidates.isEmpty ? nil : .oneOf(candidates))
    }

    /// The scope, with every name turned into codes; a name nobody bears, or several places do, is an error.
    func scope(_ inventory: Inventory, _ vocabulary: Vocabulary) throws -> Scope {
        var scope = Scope()
        let finder = PlaceFinder(inventory, vocabulary)
        if !township.isEmpty { scope.townships = Set(try PlaceFinder.split(township).map { try finder.township($0).code }) }
        if !village.isEmpty { scope.villages = Set(try PlaceFinder.split(village).map { try finder.village($0, in: scope.townships).code }) }
        return scope
    }

    /// What the report says the scope is.
    var label: String? {
        let words = PlaceFinder.split(township + village)
        return words.isEmpty ? nil : words.joined(separator: "、")
    }
}

extension Inventory {
    /// Whether a code belongs to it, or a name is in its rosters.
    fileprivate func holds(_ word: String, _ vocabulary: Vocabulary) -> Bool {
        if codes.isCode(word) { return countyCodes.contains(codes.county(of: word)) || cities.contains { $0.code == word } }
        let endings = vocabulary.kinds.filter(\.isFacility).flatMap { [$0.label] + $0.aliases }
        return rosters.values.contains { roster in
            roster.townships.contains { township in
                ([township.name] + township.villages.map(\.name)).contains { name in
                    PlaceName.formal(name) == PlaceName.formal(word) || PlaceName.bare(name) == word
                        || word.hasPrefix(PlaceName.bare(name)) && endings.contains { word.hasSuffix($0) }
                }
            }
        }
    }
}

/// Whether a result may take the place of a file that results are made from.
struct ForceOption: ParsableArguments {
    @Flag(name: .long, help: help("-o 可以替换清单、标准、台账等文件", "let -o replace files of inventories, standards and ledgers"))
    var force = false
}

/// Where and how the result is written.
struct OutputOptions: ParsableArguments {
    @Option(name: .customLong("format"), help: help("格式（默认：看 -o 的文件名，否则 text）", "format (default: by the name after -o, else text)"))
    var requested: ReportFormat?

    @Option(name: [.short, .long], help: help("写入文件，结尾决定格式（默认：屏幕）", "write to a file, whose ending says the format (default: standard output)"))
    var output: String?

    @OptionGroup var replacing: ForceOption

    /// The format, by option or file name.
    var format: ReportFormat { (try? ResultFile.format(requested, output, among: ReportFormat.allCases)) ?? .text }

    /// Refuses formats the command does not have, names that contradict the format, and files that must stay; a workbook is not for a terminal.
    func check(_ known: [ReportFormat] = ReportFormat.allCases, keeping folders: [String] = []) throws {
        let format = try ResultFile.format(requested, output, among: known)
        try ResultFile.check(output, force: replacing.force, keeping: folders)
        guard format == .xlsx, output == nil, isatty(1) == 1 else { return }
        throw UsageError("xlsx 格式请用 -o 指明文件，如 -o 结果.xlsx", "name a file for xlsx, such as -o result.xlsx")
    }

    /// Opens the file, after the same checks.
    func open(_ known: [ReportFormat] = ReportFormat.allCases, keeping folders: [String] = []) throws -> Output {
        try check(known, keeping: folders)
        return try Output(output)
    }
}

/// Where and how a result that is one table is written.
struct PlainOutputOptions: ParsableArguments {
    @Option(name: .customLong("format"), help: help("格式（默认：看 -o 的文件名，否则 text）", "format (default: by the name after -o, else text)"))
    var requested: PlainFormat?

    @Option(name: [.short, .long], help: help("写入文件，结尾决定格式（默认：屏幕）", "write to a file, whose ending says the format (default: standard output)"))
    var output: String?

    @OptionGroup var replacing: ForceOption

    private static let known = PlainFormat.allCases.compactMap { ReportFormat(rawValue: $0.rawValue) }

    private func resolved() throws -> ReportFormat {
        try ResultFile.format(requested.flatMap { ReportFormat(rawValue: $0.rawValue) }, output, among: Self.known)
    }

    /// The format, by option or file name.
    var format: PlainFormat { (try? resolved())?.plain ?? .text }

    /// Refuses names that contradict the format, and files that must stay.
    func check(keeping folders: [String] = []) throws {
        _ = try resolved()
        try ResultFile.check(output, force: replacing.force, keeping: folders)
    }

    /// Opens the file, after the same checks.
    func open(keeping folders: [String] = []) throws -> Output {
        try check(keeping: folders)
        return try Output(output)
    }
}

/// Which gaps make the command fail.
enum FailOn: String, ExpressibleByArgument, CaseIterable {
    case none, blank, critical, any

    func isReached(by totals: Totals) -> Bool {
        switch self {
        case .none: false
        case .blank: totals.blanks.contains { $0 > 0 }
        case .critical: totals.blanks.contains { $0 > 0 } || totals.unmetChecks[0] > 0
        case .any: totals.blanks.contains { $0 > 0 } || totals.binding.unmet > 0
        }
    }
}
