import Figures
import Files
import Inventories
import Ledger
import Quantities
import Reports
import Standards
import Wording
import Writing

/// Writes rows of the ledger: as text, CSV or JSON.
package struct LedgerTable: Sendable {
    private let language: Language
    private let day: Day
    private let notice: Notice
    private let places: PlaceWords
    private let page: TextPage

    /// A table as of a day; of a sample's ledger it says so.
    package init(asOf day: Day, isOfSample: Bool = false, places: PlaceWords = .untold, _ language: Language, _ page: TextPage = .file) {
        self.page = page
        self.places = places
        notice = Notice(isOfSample ? SampleNotice.sentence : nil, language)
        self.day = day
        self.language = language
    }

    /// The rows in a format, handed out in pieces.
    package func write(_ rows: [LedgerRow], _ format: PlainFormat, to output: Output) throws {
        switch format {
        case .text: try text(rows, output)
        case .csv: try csv(rows, output)
        case .json: try json(rows, output)
        }
    }

    /// Where a row is: its village, its facility.
    package static func place(_ row: LedgerRow) -> String {
        let (village, name) = (PlaceName.written(row.village), PlaceName.written(row.name))
        if village.isEmpty { return name.isEmpty ? row.subject : name }
        return name.isEmpty || name == village ? village : name.hasPrefix(PlaceName.bare(village)) ? name : village + "·" + name
    }

    private func text(_ rows: [LedgerRow], _ output: Output) throws {
        guard !rows.isEmpty else { return try output.write(language.word("没有符合的行。\n", "No rows.\n")) }
        try output.write(notice.line)
        let heads =
            language == .zh
            ? ["行", places.township.zh, "地点", "问题", "差距", "状态", "责任人", "时限", "反弹"]
            : ["row", places.township.en, "place", "gap", "shortfall", "status", "owner", "due", "relapses"]
        // A long list is not measured as a whole: lines come out as they are read.
        var overdue = 0
        for start in stride(from: 0, to: rows.count, by: 500) {
            var table = TextTable(
                start == 0 ? heads : nil, [.right, .left, .left, .left, .left, .left, .left, .left, .right], optional: [8, 4, 6], unbroken: [7])
            for row in rows[start..<min(start + 500, rows.count)] {
                let standing = row.standing(on: day)
                let status = row.status(standing, language) + (standing.isCleared ? language.word("（排查已达标）", " (cleared)") : "")
                let due = row.due.map { $0.description + (standing.isOverdue ? language.word(" 逾期", " overdue") : "") } ?? ""
                if standing.isOverdue { overdue += 1 }
                table.add(
                    [
                        String(row.id), row.placeName, Self.place(row), row.title, standing.isWarning ? row.words.actual : row.words.shortfall, status,
                        row.owner.isEmpty ? row.unit : row.owner, due,
                        row.relapses > 0 ? String(row.relapses) : "",
                    ], standing.isOverdue ? .bad : nil)
            }
            try output.write(table.rendered(page))
        }
        let late = overdue > 0 ? language.word("，逾期 \(overdue) 行", ", \(overdue) overdue") : ""
        try output.write(page.lines(language.word("共 \(rows.count) 行\(late)\n", "\(rows.count) rows\(late)\n"), .heading))
    }

    private func csv(_ rows: [LedgerRow], _ output: Output) throws {
        var writer = ByteWriter()
        writer.write([0xEF, 0xBB, 0xBF])
        let more = [
            ("编号", "key"), ("反弹次数", "relapses"), ("严重程度", "severity"), ("类别", "group"), ("空白点", "blank spot"), ("是否填报", "reported"), ("逾期", "overdue"),
            ("未解决天数", "days open"),
        ]
        writer.writeRow(LedgerColumn.allCases.map { $0.label(places)[language] } + more.map { language.word($0.0, $0.1) } + notice.head)
        func yesNo(_ value: Bool) -> String { value ? language.word("是", "yes") : language.word("否", "no") }
        for row in rows {
            let standing = row.standing(on: day)
            writer.writeRow(
                LedgerColumn.allCases.map { $0.text(row, standing, places, language) } + [
                    row.key, String(row.relapses), row.severity.label[language], row.group,
                    row.blank?.label[language] ?? "", yesNo(row.outcome != .unreported), yesNo(standing.isOverdue),
                    String(standing.daysOpen),
                ] + notice.cell)
            if writer.bytes.count > 1 << 16 {
                try output.write(writer.bytes)
                writer.bytes.removeAll(keepingCapacity: true)
            }
        }
        try output.write(writer.bytes)
    }

    private func json(_ rows: [LedgerRow], _ output: Output) throws {
        try output.write("{\"schema\":\"dabiao-ledger/1\",\"asOf\":\"\(day)\"\(notice.member),\"rows\":[")
        var writer = ByteWriter()
        for (index, row) in rows.enumerated() {
            writer.write(index > 0 ? ",\n" : "\n")
            Self.json(row, row.standing(on: self.day), &writer)
            if writer.bytes.count > 1 << 16 {
                try output.write(writer.bytes)
                writer.bytes.removeAll(keepingCapacity: true)
            }
        }
        try output.write(writer.bytes)
        try output.write("\n]}\n")
    }

    static func json(_ row: LedgerRow, _ standing: Standing, _ writer: inout ByteWriter) {
        writer.write("{\"row\":\(row.id)")
        func text(_ key: String, _ value: String) {
            writer.write(",\"\(key)\":")
            writer.writeJSON(orNull: value.isEmpty ? nil : value)
        }
        func day(_ key: String, _ value: Day?) { writer.write(",\"\(key)\":\(value.map { "\"\($0)\"" } ?? "null")") }
        text("key", row.key)
        text("status", standing.status.rawValue)
        text("outcome", row.outcome.rawValue)
        text("standard", row.standard)
        text("criterion", row.criterion)
        text("group", row.group)
        text("title", row.title)
        text("clause", row.clause)
        text("severity", row.severity.rawValue)
        text("firmness", row.firmness.rawValue)
        text("blankSpot", row.blank?.rawValue ?? "")
        text("kind", row.kind)
        text("subject", row.subject)
        text("name", row.name)
        text("place", row.place)
        text("township", row.placeName)
        text("village", row.village)
        text("required", row.words.required)
        text("actual", row.words.actual)
        text("shortfall", row.words.shortfall)
        text("unit", row.unit)
        text("owner", row.owner)
        text("measure", row.measure)
        day("due", row.due)
        text("inspector", row.inspector)
        day("opened", row.openedOn)
        text("progress", row.progress)
        day("submitted", row.submittedOn)
        day("cleared", row.clearedOn)
        text("checker", row.checker)
        day("verified", row.verifiedOn)
        day("closed", standing.isClosed ? row.closedOn : nil)
        day("waivedUntil", row.waivedUntil)
        day("expected", row.expectation?.day)
        text("cause", row.expectation?.cause ?? "")
        day("relapsed", row.relapsedOn)
        text("note", row.note)
        writer.write(",\"overdue\":\(standing.isOverdue),\"daysOpen\":\(standing.daysOpen),\"relapses\":\(row.relapses)}")
    }
}
