import ArgumentParser
import Audit
import Foundation
import Inventories
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

extension Day {
    /// The day it is where the command runs.
    static var today: Day {
        let parts = Calendar(identifier: .gregorian).dateComponents([.year, .month, .day], from: Date())
        return Day(year: parts.year ?? 2000, month: parts.month ?? 1, day: parts.day ?? 1)!
    }
}

/// What every command understands.
struct CommonOptions: ParsableArguments {
    @Option(name: .long, help: help("标准所在文件夹（默认：当前文件夹或程序旁的 standards）", "folder of standards (default: standards here or beside the program)"))
    var standards: String?

    @Option(name: .long, help: help("语言：zh 或 en", "language: zh or en"))
    var lang: Language = .zh

    @Option(name: .long, help: help("单个文件的上限（MiB）", "largest file, in MiB"))
    var maxFileSize: Int = 64

    @Option(name: .long, help: help("嵌套的上限", "deepest nesting"))
    var maxDepth: Int = 64

    @Option(name: .long, help: help("单个值的上限（字节）", "longest single value, in bytes"))
    var maxScalar: Int = 1 << 20

    var limits: YAMLLimits {
        YAMLLimits(
            depth: max(1, maxDepth), fileSize: max(1, min(maxFileSize, 4096)) << 20, scalarSize: max(1, maxScalar))
    }

    /// The folder of standards: as given, or `standards` here, or in a folder above the program.
    var standardsFolder: String {
        if let standards { return standards }
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

    func library() throws -> StandardLibrary { try StandardLibrary.load(folder: standardsFolder) }
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

    var workerCount: Int { workers ?? ProcessInfo.processInfo.activeProcessorCount }

    func validate() throws {
        if let workers, workers < 1 { throw ValidationError(say("--workers 至少为 1，写的是 \(workers)", "--workers must be at least 1, found \(workers)")) }
    }

    /// Opens the inventory; without one named, that of the samples which holds a code.
    func open(_ limits: YAMLLimits, holding code: String? = nil) throws -> Inventory {
        if let inventory { return try Inventory.open(inventory, limits: limits) }
        let files = FileManager.default
        let candidates = ((try? files.contentsOfDirectory(atPath: "inventories")) ?? []).sorted()
            .map { "inventories/\($0)" }.filter { path in
                var isFolder: ObjCBool = false
                return files.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
            }
        if candidates.count == 1 { return try Inventory.open(candidates[0], limits: limits) }
        if let code {
            for candidate in candidates {
                let inventory = try Inventory.open(candidate, limits: limits)
                if inventory.countyCodes.contains(String(code.prefix(6))) || inventory.cities.contains(where: { $0.code == code }) { return inventory }
                if inventory.rosters.values.contains(where: { $0.townships.contains { $0.name == code || $0.villages.contains { $0.name == code } } }) {
                    return inventory
                }
            }
        }
        throw UsageError(
            "请用 --inventory 指明清单文件夹", "name the inventory with --inventory",
            help: candidates.isEmpty ? nil : .oneOf(candidates))
    }

    /// The scope, with every name turned into codes; a name nobody bears is an error.
    func scope(_ inventory: Inventory) throws -> Scope {
        var scope = Scope()
        if !township.isEmpty {
            scope.townships = Set(try township.flatMap { $0.split(separator: ",") }.map { try code(ofTownship: String($0), inventory) })
        }
        if !village.isEmpty {
            scope.villages = Set(try village.flatMap { $0.split(separator: ",") }.flatMap { try codes(ofVillage: String($0), inventory) })
        }
        return scope
    }

    private func code(ofTownship word: String, _ inventory: Inventory) throws -> String {
        let townships = inventory.rosters.values.flatMap(\.townships)
        if let match = townships.first(where: { $0.code == word || $0.name == word }) { return match.code }
        if inventory.townships.contains(where: { $0.code == word }) { return word }
        throw UsageError("没有乡镇“\(word)”", "there is no township \"\(word)\"", help: .nearestOrList(word, among: townships.map(\.name).sorted()))
    }

    private func codes(ofVillage word: String, _ inventory: Inventory) throws -> [String] {
        let villages = inventory.rosters.values.flatMap { $0.townships.flatMap(\.villages) }
        let matches = villages.filter { $0.code == word || $0.name == word }.map(\.code)
        if !matches.isEmpty { return matches }
        if word.utf8.count == 12, inventory.townships.contains(where: { word.hasPrefix($0.code) }) { return [word] }
        throw UsageError("没有村“\(word)”", "there is no village \"\(word)\"", help: .nearest(word, among: villages.map(\.name)))
    }

    /// What the report says the scope is.
    var label: String? {
        let words = township + village
        return words.isEmpty ? nil : words.joined(separator: "、")
    }
}

/// Where and how the result is written.
struct OutputOptions: ParsableArguments {
    @Option(name: .long, help: help("格式", "format"))
    var format: ReportFormat = .text

    @Option(name: [.short, .long], help: help("写入文件（默认：屏幕）", "write to a file (default: standard output)"))
    var output: String?
}

/// Where and how a result that is one table is written.
struct PlainOutputOptions: ParsableArguments {
    @Option(name: .long, help: help("格式", "format"))
    var format: PlainFormat = .text

    @Option(name: [.short, .long], help: help("写入文件（默认：屏幕）", "write to a file (default: standard output)"))
    var output: String?
}

extension OutputOptions {
    /// A workbook is not for a terminal.
    func check() throws {
        guard format == .xlsx, output == nil, isatty(1) == 1 else { return }
        throw UsageError("xlsx 格式请用 -o 指明文件，如 -o 结果.xlsx", "name a file for xlsx, such as -o result.xlsx")
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
