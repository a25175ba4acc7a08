import Ledger
import Quantities
import Standards
import Wording

/// Which rows of a ledger, in the words users have for them.
public struct RowSelection: Sendable {
    /// Numbers of rows (12, or 3-9), or keys.
    public var rows: [String] = []
    /// Townships, by name or code.
    public var townships: [String] = []
    /// The owner, or the responsible body.
    public var owner: String?
    /// Statuses, by id or label.
    public var statuses: [String] = []
    /// Whether only overdue rows are meant.
    public var isOverdue = false
    /// Still to be fixed and due before this day.
    public var dueBefore: Day?
    /// Severities, by id or label.
    public var severities: [String] = []
    /// Headings, such as 三合格.
    public var groups: [String] = []
    /// Criteria, with or without their standard.
    public var criteria: [String] = []
    /// A kind of blank spot, or all.
    public var blankSpot: String?
    /// Whether only rows that came back are meant.
    public var hasRelapsed = false
    /// A facility or village, by code or name; its township may stand before it.
    public var subject: String?

    /// All rows.
    public init() {}

    /// Whether no row is asked for in particular.
    public var isEmpty: Bool {
        rows.isEmpty && townships.isEmpty && owner == nil && statuses.isEmpty && !isOverdue && dueBefore == nil && severities.isEmpty && groups.isEmpty
            && criteria.isEmpty && blankSpot == nil && !hasRelapsed && subject == nil
    }

    /// Whether everything of some townships, or of all, is asked for.
    var asksForTownshipsOnly: Bool {
        var rest = self
        rest.townships = []
        return rest.isEmpty
    }

    /// The filter, with keys and words looked up.
    func filter(_ reader: LedgerReader) throws -> LedgerFilter {
        var filter = LedgerFilter()
        if [owner, subject, blankSpot].contains("")
            || (rows + townships + statuses + severities + groups + criteria).contains(where: { $0.allSatisfy(\.isWhitespace) })
        {
            throw UserFailure("筛选条件是空的", "a filter is empty")
        }
        filter.rows = try numbers(reader)
        filter.townships = try known(reader)
        filter.owner = owner
        filter.statuses = try Self.words(statuses).map { word in
            try Self.look(word, "状态", "status", LedgerStatus.allCases, labels: { [$0.rawValue, $0.label.zh, $0.label.en] })
        }
        filter.severities = try Self.words(severities).map { word in
            try Self.look(word, "严重程度", "severity", Severity.allCases, labels: { [$0.rawValue, $0.label.zh, $0.label.en] })
        }
        filter.groups = Self.words(groups)
        filter.isOverdue = isOverdue
        filter.dueBefore = dueBefore
        filter.criteria = Self.words(criteria)
        filter.hasRelapsed = hasRelapsed
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
            throw UserFailure.notFound("台账里没有“\(subject)”的行", "the ledger has no row of \"\(subject)\"", help: .nearestOrList(subject, among: names))
        case .several(let places):
            throw UserFailure(
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
                throw UserFailure.notFound("台账没有“\(word)”这一行", "the ledger has no row \"\(word)\"")
            }
        }
        for row in numbers where try reader.row(row) == nil { throw UserFailure.notFound("台账没有第 \(row) 行", "the ledger has no row \(row)") }
        return numbers
    }

    /// Townships of the ledger; one that it does not have is an error, since an empty list would look like good news.
    private func known(_ reader: LedgerReader) throws -> [String] {
        let words = Self.words(townships)
        guard !words.isEmpty else { return [] }
        let known = try reader.townships()
        for word in words where !known.contains(where: { $0.code == word || $0.name == word }) {
            throw UserFailure.noTownship(word, among: known.map(\.name))
        }
        return words
    }

    /// The words of an option that may be given several times, or once with commas of either kind.
    private static func words(_ values: [String]) -> [String] { values.flatMap { $0.split { ",，、".contains($0) }.map(String.init) } }

    private static func look<Item>(_ word: String, _ zh: String, _ en: String, _ items: [Item], labels: (Item) -> [String]) throws -> Item {
        if let item = items.first(where: { labels($0).contains(word) }) { return item }
        throw UserFailure.notFound(
            "没有\(zh)“\(word)”", "there is no \(en) \"\(word)\"",
            help: Text(zh: Text.oneOf(items.map { labels($0)[1] }).zh, en: Text.oneOf(items.map { labels($0)[0] }).en))
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

extension LedgerReader {
    /// The number of a row that is given by its number or key.
    func number(_ word: String) throws -> Int64 {
        guard let id = try Int64(word) ?? row(key: word)?.id, try row(id) != nil else {
            throw UserFailure.notFound("台账没有“\(word)”这一行", "the ledger has no row \"\(word)\"")
        }
        return id
    }
}

extension UserFailure {
    /// A township the ledger does not have.
    static func noTownship(_ word: String, among names: [String]) -> UserFailure {
        .notFound("台账没有乡镇“\(word)”", "the ledger has no township \"\(word)\"", help: .nearestOrList(word, among: names))
    }
}
