import ArgumentParser
import Foundation
import Quantities
import UseCases
import Wording

/// Which ledger.
struct LedgerOptions: ParsableArguments {
    @Option(
        name: .long,
        help: help(
            "台账文件（默认：DABIAO_LEDGER，或当前文件夹唯一的 .ledger 文件）", "the ledger file (default: DABIAO_LEDGER, or the only .ledger file here)", value: ("台账", "ledger")),
        completion: .file(extensions: ["ledger"]))
    var ledger: String?

    @Option(name: .long, help: help("语言", "language", value: ("语言", "language")))
    var lang: Language = .zh

    @OptionGroup var screen: ScreenOptions

    /// The workspace; nothing but taking sheets back needs its standards.
    func workspace(standards: [String] = []) -> Workspace {
        Start.workspace(standards)
    }
}

/// Files that a command makes from now on can be read by their owner only: a ledger names people.
func keepPrivate() { _ = umask(0o077) }

/// Who signs, and for which day.
struct SignOptions: ParsableArguments {
    @Option(name: .long, help: help("签名：谁做的", "who did it", value: ("姓名", "name")))
    var by: String

    @Option(
        name: [.long, .customLong("as-of")],
        help: help("哪一天（默认：今天；样例的台账用最近一次排查的日期）", "on which day (default: today; in a ledger of a sample, the day of its last audit)", value: ("日期", "day")))
    var on: Day?

    /// Who signs, for which day.
    var signing: Signing { Signing(by: by, on: on) }

    /// A signature says who, and nothing is signed for a day to come.
    mutating func validate() throws {
        guard !by.allSatisfy(\.isWhitespace) else { throw ValidationError(say("--by 没有写明是谁", "--by does not say who")) }
        if let on, let today = Start.today, on > today { throw ValidationError(say("--on \(on) 还没有到", "--on \(on) has not come yet")) }
    }
}

/// As of which day a ledger is looked at.
struct MomentOptions: ParsableArguments {
    @Option(name: [.long, .customLong("on")], help: help("截至哪一天的情况（默认：今天）", "as of which day (default: today)", value: ("日期", "day")))
    var asOf: Day?

    @Option(name: .long, help: help("只算到这一天为止已经登记的（默认：全部）", "only what had been recorded by this day (default: all)", value: ("日期", "day")))
    var recordedBy: Day?

    /// The moment.
    var moment: MomentSelection { MomentSelection(asOf: asOf, recordedBy: recordedBy) }
}

/// Which rows.
struct RowOptions: ParsableArguments {
    @Argument(help: help("行号（如 12 或 3-9）或编号，可多个", "numbers of rows (12, or 3-9), or keys", value: ("行", "row")))
    var rows: [String] = []

    @Option(
        name: .long, parsing: .upToNextOption, help: help("这些乡镇（名称或代码）", "these townships (names or codes)", value: ("地名", "place")), completion: .townships)
    var township: [String] = []

    @Option(name: .long, help: help("责任人或责任单位", "owner or responsible body", value: ("责任人", "owner")))
    var owner: String?

    @Option(name: .long, parsing: .upToNextOption, help: help("状态", "status", value: ("状态", "status")))
    var status: [String] = []

    @Flag(name: .long, help: help("只看逾期的", "only overdue rows"))
    var overdue = false

    @Option(name: .long, help: help("还没有解决、时限在这一天以前的", "still to be fixed and due before this day", value: ("日期", "day")))
    var dueBefore: Day?

    @Option(
        name: .long, parsing: .upToNextOption, help: help("严重程度：严重、主要、一般", "severity: critical, major, minor", value: ("程度", "severity")),
        completion: .severities)
    var severity: [String] = []

    @Option(name: .long, parsing: .upToNextOption, help: help("类别，如 三合格", "heading, such as 三合格", value: ("类别", "group")), completion: .groups)
    var group: [String] = []

    @Option(
        name: .long, parsing: .upToNextOption, help: help("条款（标准/条款，或条款），可多个", "criteria (standard/criterion, or criterion)", value: ("条款", "criterion")),
        completion: .criteria)
    var criterion: [String] = []

    @Option(name: .long, help: help("空白点：机构、人员或全部", "blank spots: institution, staff or all", value: ("种类", "kind")))
    var blankSpot: String?

    @Flag(name: .long, help: help("只看反弹过的", "only rows that relapsed"))
    var relapsed = false

    @Option(
        name: .long, help: help("机构或村（代码或名称，前面可写乡镇）", "facility or village (code or name, the township may stand before it)", value: ("对象", "subject")),
        completion: .villages)
    var subject: String?

    /// The rows.
    var selection: RowSelection {
        var selection = RowSelection()
        (selection.rows, selection.townships, selection.owner, selection.statuses) = (rows, township, owner, status)
        (selection.isOverdue, selection.dueBefore, selection.severities, selection.groups) = (overdue, dueBefore, severity, group)
        (selection.criteria, selection.blankSpot, selection.hasRelapsed, selection.subject) = (criterion, blankSpot, relapsed, subject)
        return selection
    }
}
