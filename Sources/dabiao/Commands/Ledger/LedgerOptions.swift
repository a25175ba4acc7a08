import ArgumentParser
import Figures
import Foundation
import Ledger
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

/// Who signs, and for which day.
struct SignOptions: ParsableArguments {
    @Option(name: .long, help: help("签名：谁做的", "who did it"))
    var by: String

    @Option(name: .long, help: help("哪一天（默认：今天；样例的台账用最近一次审计的日期）", "on which day (default: today; in a ledger of a sample, the day of its last audit)"))
    var on: Day?

    /// The day that is signed for.
    func day(_ store: LedgerStore) throws -> Day { try on ?? store.today() }

    /// A signature says who, and nothing is signed for a day to come.
    mutating func validate() throws {
        guard !by.allSatisfy(\.isWhitespace) else { throw ValidationError(say("--by 没有写明是谁", "--by does not say who")) }
        if let on, on > .today { throw ValidationError(say("--on \(on) 还没有到", "--on \(on) has not come yet")) }
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

    @Option(name: .long, help: help("条款（标准/条款，或条款）", "criterion (standard/criterion, or criterion)"))
    var criterion: String?

    @Option(name: .long, help: help("机构或村（代码或名称）", "facility or village (code or name)"))
    var subject: String?

    /// The filter, with keys looked up.
    func filter(_ reader: LedgerReader, asOf day: Day) throws -> LedgerFilter {
        var filter = LedgerFilter()
        if [owner, criterion, subject].contains("") || (rows + township + status).contains(where: { $0.allSatisfy(\.isWhitespace) }) {
            throw UsageError("筛选条件是空的", "a filter is empty")
        }
        for word in rows {
            let parts = word.split(separator: "-", omittingEmptySubsequences: false)
            if let row = Int64(word) {
                filter.rows.append(row)
            } else if parts.count == 2, let first = Int64(parts[0]), let last = Int64(parts[1]), first <= last, last - first < 1_000_000 {
                filter.rows += first...last
            } else if let row = try reader.row(key: word) {
                filter.rows.append(row.id)
            } else {
                throw UsageError("台账没有“\(word)”这一行", "the ledger has no row \"\(word)\"")
            }
        }
        for row in filter.rows where try reader.row(row) == nil { throw UsageError("台账没有第 \(row) 行", "the ledger has no row \(row)") }
        filter.townships = township.flatMap { $0.split(separator: ",").map(String.init) }
        filter.owner = owner
        filter.statuses = try status.flatMap { $0.split(separator: ",") }.map { word in
            guard let status = LedgerStatus(word: String(word)) else {
                throw UsageError("没有状态“\(word)”", "there is no status \"\(word)\"", help: .oneOf(LedgerStatus.allCases.flatMap { [$0.label[language]] }))
            }
            return status
        }
        if overdue { filter.overdueOn = day }
        filter.criterion = criterion
        filter.subject = subject
        return filter
    }

    /// Whether no row is asked for in particular.
    var isEmpty: Bool { rows.isEmpty && township.isEmpty && owner == nil && status.isEmpty && !overdue && criterion == nil && subject == nil }
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
