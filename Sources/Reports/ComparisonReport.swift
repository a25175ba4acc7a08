import Audit
import Foundation
import Standards
import Wording
import Writing

/// Reads results saved with `--format json`.
public enum SavedResult {
    private struct File: Decodable {
        struct Gap: Decodable {
            struct Subject: Decodable {
                var code: String
                var name: String
                var township: String
            }
            var key: String
            var title: String
            var term: String?
            var outcome: String
            var firmness: String
            var severity: String
            var subject: Subject
        }
        var schema: String
        var sample: String?
        var gaps: [Gap]
    }

    /// The gaps of a saved result, and what it says of being made up.
    ///
    /// - Throws: an error when the data is not such a result.
    public static func rows(in data: Data) throws -> (rows: [ResultRow], notice: Text?) {
        let file = try JSONDecoder().decode(File.self, from: data)
        guard file.schema == JSONReport.schema else { throw OutputError.cannotWrite("schema", 0) }
        let rows = file.gaps.map { gap in
            ResultRow(
                key: gap.key, title: gap.title + (gap.term.map { "：\($0)" } ?? ""), outcome: gap.outcome, firmness: gap.firmness,
                severity: gap.severity, township: gap.subject.township, code: gap.subject.code, name: gap.subject.name)
        }
        return (rows, file.sample.map { Text(same: $0) })
    }
}

/// Writes two audits side by side.
public struct ComparisonReport: Sendable {
    private let language: Language
    private let notice: Notice

    /// A report in a language; `notice` says that either side is made up.
    public init(_ language: Language, notice: Text? = nil, dayNote: Text? = nil) {
        self.language = language
        self.notice = Notice(notice, note: dayNote, language)
    }

    /// The comparison in a format.
    public func render(_ comparison: ResultComparison, before: String, after: String, _ format: PlainFormat) -> String {
        let sections = [
            ("new", language.word("新增", "New"), comparison.new), ("relapsed", language.word("复发", "Came back"), comparison.relapsed),
            ("cleared", language.word("消除", "Cleared"), comparison.cleared),
            ("unknown", language.word("原不达标，现未填报", "Unmet before and not reported now"), comparison.unknown),
            ("persisting", language.word("仍在", "Persisting"), comparison.persisting),
        ]
        switch format {
        case .text:
            var text = language.word("比较 \(before) → \(after)\n", "comparing \(before) → \(after)\n") + notice.line
            text += sections.map { "\($0.1) \($0.2.count)" }.joined(separator: language.word("，", ", ")) + "\n"
            for (id, title, rows) in sections where id != "persisting" && !rows.isEmpty {
                text += "\n\(title)（\(rows.count)）\n" + RowTable(language).text(rows)
            }
            return text
        case .csv: return RowTable(language, notice).csv(sections.flatMap { section in section.2.map { (section.1, $0) } })
        case .json:
            var writer = ByteWriter()
            writer.write("{\"schema\":\"dabiao-compare/1\",\"before\":")
            writer.writeJSON(before)
            writer.write(",\"after\":")
            writer.writeJSON(after)
            writer.write(notice.member)
            for (id, _, rows) in sections { RowTable(language).json(id, rows, &writer) }
            writer.write("}\n")
            return String(decoding: writer.bytes, as: UTF8.self)
        }
    }
}

/// Writes what a later day brings.
public struct ForecastReport: Sendable {
    private let header: ReportHeader
    private let from: Day

    /// A report with the header of the later audit.
    public init(_ header: ReportHeader, from: Day) {
        self.header = header
        self.from = from
    }

    /// What is unmet on the later day and was not on the earlier, blank spots first.
    public func render(before: [ResultRow], after: [ResultRow], _ format: PlainFormat) -> String {
        let program = header.program
        let comparison = ResultComparison(before: before, after: after)
        let earlier = Dictionary(before.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
        // A target that falls due becomes a failure though nothing else changes.
        let fallenDue = comparison.persisting.filter { $0.firmness == "binding" && earlier[$0.key]?.firmness != "binding" }
        let blankNames = Set(program.checks.filter { $0.criterion.blankSpot != nil && $0.firmness == .binding }.map { "\($0.name)/" })
        func isBlank(_ row: ResultRow) -> Bool {
            let parts = row.key.split(separator: "/", omittingEmptySubsequences: false)
            return parts.count >= 3 && blankNames.contains("\(parts[0])/\(parts[1])/")
        }
        let sections = [
            ("blankSpots", header.language.word("将成为空白点", "Will be blank spots"), comparison.new.filter(isBlank)),
            ("gaps", header.language.word("将不达标（约束性）", "Will be unmet (binding)"), comparison.new.filter { $0.firmness == "binding" && !isBlank($0) }),
            ("fallenDue", header.language.word("到期转为约束性", "Targets that fall due"), fallenDue),
            ("advisory", header.language.word("不计入达标的预警", "Not counted"), comparison.new.filter { $0.firmness != "binding" }),
        ]
        let end = program.asOf
        switch format {
        case .text:
            var text = header.language.word("\(header.region) 预警：\(from) → \(end)\n", "\(header.region): forecast \(from) → \(end)\n") + header.words.line
            text += sections.map { "\($0.1) \($0.2.count)" }.joined(separator: header.language.word("，", ", ")) + "\n"
            for (_, title, rows) in sections where !rows.isEmpty {
                text += "\n\(title)（\(rows.count)）\n" + RowTable(header.language).text(rows)
            }
            return text
        case .csv: return RowTable(header.language, header.words).csv(sections.flatMap { section in section.2.map { (section.1, $0) } })
        case .json:
            var writer = ByteWriter()
            writer.write("{\"schema\":\"dabiao-forecast/1\",\"from\":\"\(from)\",\"asOf\":\"\(end)\"\(header.words.member)")
            for (id, _, rows) in sections { RowTable(header.language).json(id, rows, &writer) }
            writer.write("}\n")
            return String(decoding: writer.bytes, as: UTF8.self)
        }
    }
}

/// Rows of gaps that are compared.
struct RowTable: Sendable {
    private let language: Language
    private let notice: Notice

    init(_ language: Language, _ notice: Notice? = nil) {
        self.language = language
        self.notice = notice ?? Notice(nil, language)
    }

    func text(_ rows: [ResultRow]) -> String {
        var table = TextTable(
            language == .zh ? ["乡镇", "对象", "条款内容", "编号"] : ["township", "subject", "title", "key"], [.left, .left, .left, .left])
        for row in rows.sorted(by: { ($0.code, $0.key) < ($1.code, $1.key) }) { table.add([row.township, row.name, row.title, row.key]) }
        return table.rendered()
    }

    func csv(_ rows: [(String, ResultRow)]) -> String {
        var writer = ByteWriter()
        writer.write("\u{FEFF}")
        writer.writeRow(
            language == .zh
                ? ["变化", "乡镇", "对象", "代码", "条款内容", "约束力", "严重程度", "编号"] + notice.head
                : ["change", "township", "subject", "code", "title", "firmness", "severity", "key"] + notice.head)
        for (change, row) in rows {
            writer.writeRow([change, row.township, row.name, row.code, row.title, row.firmness, row.severity, row.key] + notice.cell)
        }
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    func json(_ id: String, _ rows: [ResultRow], _ writer: inout ByteWriter) {
        writer.write(",\n\"\(id)\":[")
        for (index, row) in rows.enumerated() {
            writer.write(index > 0 ? ",\n{\"key\":" : "\n{\"key\":")
            writer.writeJSON(row.key)
            writer.write(",\"title\":")
            writer.writeJSON(row.title)
            writer.write(",\"outcome\":\"\(row.outcome)\",\"firmness\":\"\(row.firmness)\",\"severity\":\"\(row.severity)\",\"township\":")
            writer.writeJSON(row.township)
            writer.write(",\"code\":")
            writer.writeJSON(row.code)
            writer.write(",\"name\":")
            writer.writeJSON(row.name)
            writer.write("}")
        }
        writer.write("]")
    }
}
