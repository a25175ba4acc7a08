import ArgumentParser
import Figures
import Foundation
import Ledger
import Quantities
import Standards
import Wording

/// Which ledger.
struct LedgerOptions: ParsableArguments {
    @Option(name: .long, help: help("台账文件（默认：DABIAO_LEDGER，或当前文件夹唯一的 .ledger 文件）", "the ledger file (default: DABIAO_LEDGER, or the only .ledger file here)"))
    var ledger: String?

    @Option(name: .long, help: help("语言：zh 或 en", "language: zh or en"))
    var lang: Language = .zh

    var path: String {
        get throws {
            if let ledger = ledger ?? ProcessInfo.processInfo.environment["DABIAO_LEDGER"] { return ledger }
            let here = ((try? FileManager.default.contentsOfDirectory(atPath: ".")) ?? []).filter { $0.hasSuffix(".ledger") }.sorted()
            if here.count == 1 { return here[0] }
            throw UsageError(
                here.isEmpty ? "当前文件夹没有台账" : "当前文件夹有几个台账", here.isEmpty ? "there is no ledger here" : "there are several ledgers here",
                help: here.isEmpty
                    ? Text(zh: "用 dabiao campaign start 建立，或用 --ledger 指明", en: "make one with dabiao campaign start, or name it with --ledger")
                    : .oneOf(here.map { "--ledger " + $0 }))
        }
    }

    func open() throws -> LedgerStore { try LedgerStore(path) }
}

/// Files that a command makes from now on can be read by their owner only: a ledger names people.
func keepPrivate() { _ = umask(0o077) }

/// Who signs, and for which day.
struct SignOptions: ParsableArguments {
    @Option(name: .long, help: help("签名：谁做的", "who did it"))
    var by: String

    @Option(
        name: [.long, .customLong("as-of")],
        help: help("哪一天（默认：今天；样例的台账用最近一次审计的日期）", "on which day (default: today; in a ledger of a sample, the day of its last audit)"))
    var on: Day?

    /// The day that is signed for.
    func day(_ store: LedgerStore) throws -> Day { try on ?? store.today() }

    /// A signature says who, and nothing is signed for a day to come.
    mutating func validate() throws {
        guard !by.allSatisfy(\.isWhitespace) else { throw ValidationError(say("--by 没有写明是谁", "--by does not say who")) }
        if let on, on > .today { throw ValidationError(say("--on \(on) 还没有到", "--on \(on) has not come yet")) }
    }
}

/// As of which day a ledger is looked at.
struct MomentOptions: ParsableArguments {
    @Option(name: [.long, .customLong("on")], help: help("截至哪一天的情况（默认：今天）", "as of which day (default: today)"))
    var asOf: Day?

    @Option(name: .long, help: help("只算到这一天为止已经登记的（默认：全部）", "only what had been recorded by this day (default: all)"))
    var recordedBy: Day?

    /// What of a ledger is looked at; without a day, all of it. A sample's today may lie before what was played since.
    func moment(_ store: LedgerStore) throws -> LedgerMoment {
        let today = try store.today()
        return LedgerMoment(try asOf ?? max(today, store.read { try $0.lastDay() } ?? today), recordedBy: recordedBy)
    }
}

/// Which rows.
struct RowOptions: ParsableArguments {
    @Argument(help: help("行号（如 12 或 3-9）或编号，可多个", "numbers of rows (12, or 3-9), or keys"))
    var rows: [String] = []

    @Option(name: .long, parsing: .upToNextOption, help: help("这些乡镇（名称或代码）", "these townships (names or codes)"))
    var township: [String] = []

    @Option(name: .long, help: help("责任人或责任单位", "owner or responsible body"))
    var owner: String?

    @Option(name: .long, parsing: .upToNextOption, help: help("状态", "status"))
    var status: [String] = []

    @Flag(name: .long, help: help("只看逾期的", "only overdue rows"))
    var overdue = false

    @Option(name: .long, help: help("还没有解决、时限在这一天以前的", "still to be fixed and due before this day"))
    var dueBefore: Day?

    @Option(name: .long, parsing: .upToNextOption, help: help("严重程度：严重、主要、一般", "severity: critical, major, minor"))
    var severity: [String] = []

    @Option(name: .long, parsing: .upToNextOption, help: help("类别，如 三合格", "heading, such as 三合格"))
    var group: [String] = []

    @Option(name: .long, parsing: .upToNextOption, help: help("条款（标准/条款，或条款），可多个", "criteria (standard/criterion, or criterion)"))
    var criterion: [String] = []

    @Option(name: .long, help: help("空白点：机构、人员或全部", "blank spots: institution, staff or all"))
    var blankSpot: String?

    @Flag(name: .long, help: help("只看复发过的", "only rows that came back"))
    var relapsed = false

    @Option(name: .long, help: help("机构或村（代码或名称，前面可写乡镇）", "facility or village (code or name, the township may stand before it)"))
    var subject: String?

    /// The filter, with keys and words looked up.
    func filter(_ reader: LedgerReader) throws -> LedgerFilter {
        var filter = LedgerFilter()
        if [owner, subject, blankSpot].contains("")
            || (rows + township + status + severity + group + criterion).contains(where: { $0.allSatisfy(\.isWhitespace) })
        {
            throw UsageError("筛选条件是空的", "a filter is empty")
        }
        filter.rows = try numbers(reader)
        filter.townships = try townships(reader)
        filter.owner = owner
        filter.statuses = try Self.words(status).map { word in
            try Self.look(word, "状态", "status", LedgerStatus.allCases, labels: { [$0.rawValue, $0.label.zh, $0.label.en] })
        }
        filter.severities = try Self.words(severity).map { word in
            try Self.look(word, "严重程度", "severity", Severity.allCases, labels: { [$0.rawValue, $0.label.zh, $0.label.en] })
        }
        filter.groups = Self.words(group)
        filter.isOverdue = overdue
        filter.dueBefore = dueBefore
        filter.criteria = Self.words(criterion)
        filter.hasRelapsed = relapsed
        filter.subjects = try subjects(reader, in: filter.townships)
        if let blankSpot {
            filter.blankSpots =
                ["all", "any", "全部"].contains(blankSpot)
                ? BlankSpotKind.allCases
                : try Self.words([blankSpot]).map { word in
                    try Self.look(word, "空白点", "kind of blank spot", BlankSpotKind.allCases, labels: { [$0.rawValue] + $0.words })
                }
        }
        return filter
    }

    /// The codes of what is meant; one the ledger has no row of is an error, since an empty list would look like good news.
    private func subjects(_ reader: LedgerReader, in townships: [String]) throws -> [String] {
        guard let subject else { return [] }
        switch try reader.subjects().meaning(of: subject, in: townships) {
        case .subjects(let codes): return codes
        case .nobody(let names):
            throw UsageError("台账里没有“\(subject)”的行", "the ledger has no row of \"\(subject)\"", help: .nearestOrList(subject, among: names))
        case .several(let places):
            throw UsageError(
                "叫“\(subject)”的有 \(places.count) 个，请在前面写上乡镇", "\(places.count) bear the name \"\(subject)\": write the township before it",
                help: .oneOf(places))
        }
    }

    private func numbers(_ reader: LedgerReader) throws -> [Int64] {
        var numbers: [Int64] = []
        for word in rows {
            let parts = word.split(separator: "-", omittingEmptySubsequences: false)
            if let row = Int64(word) {
                numbers.append(row)
            } else if parts.count == 2, let first = Int64(parts[0]), let last = Int64(parts[1]), first <= last, last - first < 1_000_000 {
                numbers += first...last
            } else if let row = try reader.row(key: word) {
                numbers.append(row.id)
            } else {
                throw UsageError("台账没有“\(word)”这一行", "the ledger has no row \"\(word)\"")
            }
        }
        for row in numbers where try reader.row(row) == nil { throw UsageError("台账没有第 \(row) 行", "the ledger has no row \(row)") }
        return numbers
    }

    /// Townships of the ledger; one that it does not have is an error, since an empty list would look like good news.
    private func townships(_ reader: LedgerReader) throws -> [String] {
        let words = Self.words(township)
        guard !words.isEmpty else { return [] }
        let known = try reader.townships()
        for word in words where !known.contains(where: { $0.code == word || $0.name == word }) {
            throw UsageError("台账没有乡镇“\(word)”", "the ledger has no township \"\(word)\"", help: .nearestOrList(word, among: known.map(\.name)))
        }
        return words
    }

    /// The words of an option that may be given several times, or once with commas of either kind.
    private static func words(_ values: [String]) -> [String] { values.flatMap { $0.split { ",，、".contains($0) }.map(String.init) } }

    private static func look<Item>(_ word: String, _ zh: String, _ en: String, _ items: [Item], labels: (Item) -> [String]) throws -> Item {
        if let item = items.first(where: { labels($0).contains(word) }) { return item }
        throw UsageError(
            "没有\(zh)“\(word)”", "there is no \(en) \"\(word)\"",
            help: .oneOf(items.map { item in language == .zh ? labels(item)[1] : labels(item)[0] }))
    }

    /// Whether everything of some townships, or of all, is asked for.
    var asksForTownshipsOnly: Bool {
        var rest = self
        rest.township = []
        return rest.isEmpty
    }

    /// Whether no row is asked for in particular.
    var isEmpty: Bool {
        rows.isEmpty && township.isEmpty && owner == nil && status.isEmpty && !overdue && dueBefore == nil && severity.isEmpty && group.isEmpty
            && criterion.isEmpty && blankSpot == nil && !relapsed && subject == nil
    }
}

extension BlankSpotKind {
    /// What users call it when they ask for it.
    fileprivate var words: [String] {
        switch self {
        case .institution: ["机构", "机构空白点"]
        case .staff: ["人员", "人员空白点"]
        }
    }
}

/// Everything the rules do not allow; nothing was recorded.
struct Refusals: Error {
    var all: [LedgerRefusal]

    /// Tells the user, the commonest reasons once.
    func show() {
        for refusal in all.prefix(20) {
            let row = refusal.row > 0 ? say("第 \(refusal.row) 行：", "row \(refusal.row): ") : ""
            standardError(say("不能：", "refused: ") + row + refusal.reason[language] + "\n")
            if let next = refusal.next { standardError(say("  下一步：", "  next: ") + next[language] + "\n") }
        }
        if all.count > 20 { standardError(say("……共 \(all.count) 行\n", "… \(all.count) rows in all\n")) }
        if all.count > 1 { standardError(say("一行也没有登记。\n", "Nothing was recorded.\n")) }
    }
}
