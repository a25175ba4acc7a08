import ArgumentParser
import Files
import Foundation
import Quantities
import SQL
import UseCases
import Wording

extension SQLDialect: ExpressibleByArgument {}

/// `dabiao sql`
struct SQLCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sql", abstract: say("数据库：把同样的标准用到任意规模的数据库里", "sql: the same standards in a database of any size"),
        subcommands: [SQLSchema.self, SQLLoad.self, SQLAudit.self, SQLCompare.self])
}

/// Which database a script is for.
struct DialectOption: ParsableArguments {
    @Option(name: .long, help: help("数据库：duckdb、postgresql 或 spark", "the database: duckdb, postgresql or spark", value: ("数据库", "database")))
    var dialect: SQLDialect = .duckdb
}

/// `dabiao sql schema`
struct SQLSchema: ShellCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema", abstract: say("建表脚本：每类地方、机构和记录一张表", "the script that makes the tables: one a kind of place, facility and record"))
    @OptionGroup var dialect: DialectOption
    @Option(name: [.short, .long], help: help("写入的文件（默认：屏幕）", "the file to write (default: the screen)", value: ("文件", "file")), completion: .file())
    var output: String?
    @OptionGroup var replacing: ForceOption
    @OptionGroup var common: CommonOptions

    func run(_ shell: Shell) async throws {
        let text = try MakeScripts(dialect.dialect).schema(in: common.workspace)
        try ResultFile.check(output, force: replacing.force)
        try shell.write(to: output) { try $0.write(text) }
    }
}

/// `dabiao sql audit`
struct SQLAudit: ShellCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit",
        abstract: say(
            "判定脚本：把标准写成视图（outcomes、gaps、blank_spots、exceptions、figures）", "the script that makes the views: outcomes, gaps, blank_spots, exceptions, figures"),
        discussion: say(
            "例：dabiao sql audit --dialect postgresql -o audit.sql\n判定日取自表 parameters，改这一行，各视图随之改变。",
            "example: dabiao sql audit --dialect postgresql -o audit.sql\nThe day is that of the table parameters; change it there and every view follows."))
    @OptionGroup var dialect: DialectOption
    @Option(
        name: .long, parsing: .upToNextOption,
        help: help("标准编号，可多个（默认：所有现行标准，各在其地区和日期内）", "ids of standards (default: all in force, each in its region from its day)", value: ("标准", "standard")),
        completion: .standardIDs)
    var standard: [String] = []
    @Option(name: [.short, .long], help: help("写入的文件（默认：屏幕）", "the file to write (default: the screen)", value: ("文件", "file")), completion: .file())
    var output: String?
    @OptionGroup var replacing: ForceOption
    @OptionGroup var common: CommonOptions

    func run(_ shell: Shell) async throws {
        let text = try MakeScripts(dialect.dialect, standards: standard).audit(in: common.workspace)
        try ResultFile.check(output, force: replacing.force)
        try shell.write(to: output) { try $0.write(text) }
    }
}

/// `dabiao sql load`
struct SQLLoad: ShellCommand {
    static let configuration = CommandConfiguration(
        commandName: "load",
        abstract: say("装载：把清单装进数据库，或写成各表的 CSV 和装载脚本", "load: an inventory into a database, or as a CSV file a table with the scripts that take them in"),
        discussion: say(
            """
            例：dabiao sql load --inventory inventories/fangcheng --into postgresql://localhost/facts
                dabiao sql load --inventory inventories/fangcheng --into facts.duckdb
                dabiao sql load --inventory inventories/fangcheng --dialect postgresql -o facts
            --into 用数据库自己的程序（psql、duckdb，或 Python 的 duckdb 模块）在一个事务里建表并装载：要么全部装入，要么什么也不变。
            """,
            """
            example: dabiao sql load --inventory inventories/fangcheng --into postgresql://localhost/facts
                     dabiao sql load --inventory inventories/fangcheng --into facts.duckdb
                     dabiao sql load --inventory inventories/fangcheng --dialect postgresql -o facts
            --into makes and fills the tables in one transaction through the database's own client (psql, duckdb, or Python's module duckdb): all or nothing.
            """
        ))
    @Option(
        name: .long, help: help("数据库：duckdb（默认）、postgresql 或 spark", "the database: duckdb (default), postgresql or spark", value: ("数据库", "database")))
    var dialect: SQLDialect?
    @Option(name: .long, help: help("清单文件夹", "folder of the inventory", value: ("文件夹", "folder")), completion: .inventories) var inventory: String?
    @Option(name: .long, help: help("判定日（默认：今天，样例为其判定日）", "the day of the audit (default: today, or a sample's day)", value: ("日期", "day"))) var asOf: Day?
    @Option(
        name: [.short, .long], help: help("写入的文件夹，不能已存在", "the folder to write, which must not be there", value: ("文件夹", "folder")), completion: .directory)
    var output: String?
    @Option(
        name: .long,
        help: help("装进的数据库：postgresql://…，或 .duckdb 文件", "the database to load into: postgresql://…, or a .duckdb file", value: ("数据库", "database")),
        completion: .file(extensions: ["duckdb", "db"]))
    var into: String?
    @Flag(name: .long, help: help("数据库里已有这些表时，清空后重新装载", "where the database has the tables already, empty them and load anew")) var replace = false
    @OptionGroup var common: CommonOptions

    func validate() throws {
        if (output == nil) == (into == nil) {
            throw ValidationError(say("请用 -o 写文件夹，或用 --into 装进数据库，二者取一", "give either -o, a folder to write, or --into, a database"))
        }
        if replace, into == nil { throw ValidationError(say("--replace 要和 --into 一起用", "--replace goes with --into")) }
    }

    func run(_ shell: Shell) async throws {
        let (name, result) = try into.map { try load(into: $0, shell) } ?? write(to: output ?? "", shell)
        if !result.warnings.isEmpty { shell.console.show(result.warnings) }
        let rows = result.rows.filter { $0.count > 0 }.map { "\($0.table) \($0.count)" }.joined(separator: shell.say("，", ", "))
        print(shell.say("\(name)：\(rows)", "\(name): \(rows)"))
    }

    private func load(into text: String, _ shell: Shell) throws -> (name: String, ExportFacts.Result) {
        let target = try DatabaseTarget(text)
        if let dialect, dialect != target.dialect {
            throw UserFailure(
                "--dialect \(dialect.rawValue) 与 --into \(target.name) 不一致", "--dialect \(dialect.rawValue) contradicts --into \(target.name)",
                help: Text(zh: "去掉 --dialect", en: "leave --dialect out"))
        }
        let client = try ClientProgram(for: target)
        // It is never given a name, and so is gone in the end.
        let folder = try OutputFolder(FileManager.default.temporaryDirectory.appendingPathComponent("dabiao-facts-\(UUID().uuidString)").path)
        let loading = LoadDatabase(inventory: inventory, asOf: asOf, into: target, replaces: replace)
        return (target.name, try loading.run(in: common.workspace, shell.environment, by: client, through: folder.path))
    }

    private func write(to output: String, _ shell: Shell) throws -> (name: String, ExportFacts.Result) {
        if FileManager.default.fileExists(atPath: output) {
            throw UserFailure(
                "文件夹 \(output) 已经存在", "the folder \(output) is there already", help: Text(zh: "换一个名字，或先把它移走", en: "give another name, or move it away first"))
        }
        let folder = try OutputFolder(output)
        let facts = ExportFacts(inventory: inventory, asOf: asOf, dialect: dialect ?? .duckdb)
        let result = try facts.run(in: common.workspace, shell.environment, to: folder.path)
        try folder.finish()
        return (output, result)
    }
}

/// `dabiao sql compare`
struct SQLCompare: ShellCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare",
        abstract: say("核对：数据库视图的结果与程序的判定逐条比较", "compare: the results of the views against the audit, check by check"),
        discussion: say(
            "例：dabiao sql compare --inventory inventories/fangcheng --results facts/views\n有不一致时退出码为 1。",
            "example: dabiao sql compare --inventory inventories/fangcheng --results facts/views\nEnds with 1 when anything differs."))
    @Option(name: .long, help: help("视图导出的 CSV 所在文件夹", "the folder with the CSV files of the views", value: ("文件夹", "folder")), completion: .directory)
    var results: String
    @OptionGroup var inventory: InventoryOptions
    @OptionGroup var standards: StandardOptions
    @OptionGroup var common: CommonOptions

    func run(_ shell: Shell) async throws {
        let result = try await CompareDatabase(AuditSelection(inventory, standards), folder: results).run(in: common.workspace, shell.environment)
        for difference in result.differences.prefix(50) {
            print(
                "\(difference.key)\n  \(shell.say("程序", "audit"))：\(difference.audit ?? "-")\n  \(shell.say("数据库", "database"))：\(difference.database ?? "-")")
        }
        print(
            shell.say(
                "结论 \(result.outcomes) 条，缺口 \(result.gaps) 处，空白点 \(result.blankSpots) 个，豁免 \(result.exceptions) 项，汇总数 \(result.figures) 行；不一致 \(result.differences.count) 处",
                "\(result.outcomes) outcomes, \(result.gaps) gaps, \(result.blankSpots) blank spots, \(result.exceptions) exceptions, \(result.figures) rows of figures; \(result.differences.count) differences"
            ))
        if !result.differences.isEmpty { throw ExitCode(1) }
    }
}
