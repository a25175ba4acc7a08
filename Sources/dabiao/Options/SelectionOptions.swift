import ArgumentParser
import Quantities
import UseCases

/// Which standards, and on which day.
struct StandardOptions: ParsableArguments {
    @Option(
        name: .long, parsing: .upToNextOption,
        help: help("标准编号，可多个（默认：清单所在地区在该日期有效的标准）", "ids of standards (default: those in force for the region and date)", value: ("编号", "id")),
        completion: .standardIDs)
    var standard: [String] = []

    @Option(
        name: .long,
        help: help("截至日期 YYYY-MM-DD（默认：今天；样例用它自己的日期）", "the day to judge on, YYYY-MM-DD (default: today, or a sample's own day)", value: ("日期", "day")))
    var asOf: Day?

    /// The ids, whether given one by one or with commas.
    var ids: [String] { standard.flatMap { $0.split(separator: ",").map(String.init) } }
}

/// Which inventory, and which part of it.
struct InventoryOptions: ParsableArguments {
    @Option(name: .long, help: help("清单文件夹", "folder of the inventory", value: ("文件夹", "folder")), completion: .inventories)
    var inventory: String?

    @Option(
        name: .long, parsing: .upToNextOption, help: help("只看这些乡镇（名称或代码）", "only these townships (names or codes)", value: ("地名", "place")),
        completion: .townships)
    var township: [String] = []

    @Option(
        name: .long, parsing: .upToNextOption, help: help("只看这些村（名称或代码）", "only these villages (names or codes)", value: ("地名", "place")),
        completion: .villages)
    var village: [String] = []

    @Option(name: .long, help: help("同时读取的文件数（默认：处理器核数）", "files read at once (default: number of processors)", value: ("个数", "number")))
    var workers: Int?

    func validate() throws {
        if let workers, workers < 1 { throw ValidationError(say("--workers 至少为 1，写的是 \(workers)", "--workers must be at least 1, found \(workers)")) }
    }
}

/// Results that a database made.
struct ResultsOption: ParsableArguments {
    @Option(
        name: .long,
        help: help(
            "不读清单，用数据库视图导出的结果（文件夹，见 dabiao sql）", "take the results of a database's views, exported to this folder, instead of an inventory (see dabiao sql)",
            value: ("文件夹", "folder")),
        completion: .directory)
    var results: String?
}

/// Results that are kept for the next audit.
struct CacheOption: ParsableArguments {
    @Option(
        name: .long,
        help: help(
            "把每个乡镇的结果存在这个文件夹，下次只重算有变化的（可随时删除）",
            "keep each township's result in this folder, and work out only what has changed next time (may be deleted at any time)",
            value: ("文件夹", "folder")),
        completion: .directory)
    var cache: String?
}

extension AuditSelection {
    /// What options select.
    init(_ inventory: InventoryOptions, _ standards: StandardOptions? = nil, _ database: ResultsOption? = nil, _ cache: CacheOption? = nil) {
        self.init(
            inventory: inventory.inventory, results: database?.results, townships: inventory.township, villages: inventory.village,
            standards: standards?.ids ?? [], asOf: standards?.asOf, workers: inventory.workers)
        self.cache = cache?.cache
    }
}
