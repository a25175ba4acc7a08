import ArgumentParser
import StandardTables
import UseCases
import Wording

/// `dabiao standards template`
struct StandardsTemplate: ShellCommand {
    static let configuration = CommandConfiguration(
        commandName: "template", abstract: say("生成空的标准条款表（.xlsx），附填写说明和下拉列表", "make an empty table of clauses (.xlsx) with a guide and drop-down lists"))
    @Option(name: [.short, .long], help: help("写入的 .xlsx 文件", "the .xlsx file to write", value: ("文件", "file")), completion: .file()) var output: String
    @OptionGroup var replacing: ForceOption
    @OptionGroup var common: CommonOptions

    func run(_ shell: Shell) async throws {
        guard output == "-" || output.lowercased().hasSuffix(".xlsx") else {
            throw UserFailure("-o 的文件名应以 .xlsx 结尾", "the name after -o should end in .xlsx")
        }
        let workspace = common.workspace
        let template = try MakeStandardTemplate().run(in: workspace)
        let destination = try ResultFile.open(output, force: replacing.force, keeping: workspace.standardsFolders)
        try template.write(to: destination)
        try destination.finish()
    }
}

/// `dabiao standards from-table`
struct StandardsFromTable: ShellCommand {
    static let configuration = CommandConfiguration(
        commandName: "from-table", abstract: say("把填好的条款表转成标准", "make a standard of a table of clauses"),
        discussion: say(
            "例：dabiao standards from-table 附件.xlsx -o standards/mycounty-2026.yaml --title 本县村卫生室标准 --region 411322",
            "example: dabiao standards from-table annex.xlsx -o standards/mycounty-2026.yaml --title … --region 411322"))
    @Argument(help: help("填好的 .xlsx 或 .csv", "the filled-in .xlsx or .csv", value: ("表", "table")), completion: .file(extensions: ["xlsx", "csv"])) var table:
        String
    @Option(name: [.short, .long], help: help("写入的 .yaml 文件", "the .yaml file to write", value: ("文件", "file")), completion: .file()) var output: String
    @Option(name: .long, help: help("标准编号（默认：文件名）", "the standard's id (default: the file's name)", value: ("编号", "id"))) var id: String?
    @Option(name: .long, help: help("标题", "its title", value: ("标题", "title"))) var title: String?
    @Option(name: .long, help: help("文件名称（默认：标题）", "the document's name (default: the title)", value: ("名称", "name"))) var document: String?
    @Option(name: .long, help: help("文号", "the document's number", value: ("文号", "number"))) var number: String?
    @Option(name: .long, help: help("发文机关", "who issued it", value: ("机关", "issuer"))) var issuer: String?
    @Option(name: .long, help: help("印发日期 YYYY-MM-DD", "when it was issued, YYYY-MM-DD", value: ("日期", "day"))) var issued: String?
    @Option(name: .long, help: help("现行、征求意见稿或失效", "in-force, draft or expired", value: ("状态", "status"))) var status: String?
    @Option(name: .long, help: help("适用地区的区划代码前几位（默认：全国）", "first digits of the region's division code (default: the whole country)", value: ("代码", "code")))
    var region: String?
    @Option(name: .long, help: help("所继承的标准", "the standard it extends", value: ("编号", "id")), completion: .standardIDs) var extends: String?
    @Option(
        name: .long, help: help("把词汇里没有的词写成词汇补充（默认：显示在屏幕上）", "write what the vocabulary lacks as additions to it (default: show it)", value: ("文件", "file")),
        completion: .file(extensions: ["yaml"]))
    var vocabularyAdditions: String?
    @OptionGroup var replacing: ForceOption
    @OptionGroup var common: CommonOptions

    func run(_ shell: Shell) async throws {
        guard output.hasSuffix(".yaml") || output.hasSuffix(".yml") else {
            throw UserFailure("-o 的文件名应以 .yaml 结尾", "the name after -o should end in .yaml")
        }
        for path in [output, vocabularyAdditions] { try ResultFile.check(path, force: replacing.force) }
        let given: [DocumentEntry: String?] = [
            .id: id, .title: title, .document: document, .number: number, .issuer: issuer, .issued: issued, .status: status, .region: region,
            .extends: extends,
        ]
        let conversion = try ConvertStandardTable(table, head: given.compactMapValues { $0 }, output: output).run(in: common.workspace)
        if let additions = conversion.additions {
            if let path = vocabularyAdditions {
                try shell.write(to: path) { try $0.write(additions) }
                shell.console.error(shell.say("词汇补充已写入 \(path)\n", "additions to the vocabulary are in \(path)\n"))
            } else {
                print(additions, terminator: "")
            }
        }
        guard let text = conversion.text else { throw UserFailure(conversion.diagnostics) }
        if !conversion.diagnostics.isEmpty { shell.console.show(conversion.diagnostics) }
        try shell.write(to: output) { try $0.write(text) }
        print(
            shell.say(
                "\(output)：条款 \(conversion.criteria) 条，样例 \(conversion.examples) 个。接着用 dabiao check 检查。",
                "\(output): \(conversion.criteria) criteria, \(conversion.examples) examples. Now run dabiao check."))
    }
}
