import Audit
import Figures
import Quantities
import Standards
import Writing

/// Writes what a later day brings: what will be unmet, from which day, and why.
package struct ForecastReport: Sendable {
    private let header: ReportHeader
    private let from: Day

    /// A report with the header of the later audit.
    package init(_ header: ReportHeader, from: Day) {
        self.header = header
        self.from = from
    }

    /// What is unmet on the later day and was not on the earlier, blank spots first.
    ///
    /// - Parameters:
    ///   - before: the firmness of the checks that are unmet on the earlier day, by key.
    ///   - after: the checks that are unmet on the later day.
    ///   - causes: when and why, by the key of the gap.
    ///   - lapsed: the checks whose answers count on the earlier day and not on the later.
    package func render(
        before: [GapKey: Firmness], after: [ForecastRow], causes: [GapKey: ForecastCause], lapsed: [ForecastRow] = [], _ format: PlainFormat
    ) -> String {
        let new = after.filter { before[$0.key] == nil }
        let word = header.language.word
        let sections: [(id: String, title: String, rows: [ForecastRow])] = [
            ("blankSpots", word("将成为空白点", "Will be blank spots"), new.filter(\.isBlank)),
            ("gaps", word("将不达标（约束性）", "Will be unmet (binding)"), new.filter { $0.firmness == .binding && !$0.isBlank }),
            // A target that falls due becomes a failure though nothing else changes.
            (
                "fallenDue", word("到期转为约束性", "Targets that fall due"),
                after.filter { $0.firmness == .binding && before[$0.key].map { $0 != .binding } ?? false }
            ),
            ("advisory", word("不计入达标的预警", "Not counted"), new.filter { $0.firmness != .binding }),
            ("lapsed", word("答复到期，须重新填报", "Answers that will have lapsed"), lapsed),
        ]
        .map { section in
            (
                section.0, section.1,
                section.2.sorted {
                    (day($0, causes) ?? header.program.asOf, $0.subject.code, $0.key) < (day($1, causes) ?? header.program.asOf, $1.subject.code, $1.key)
                }
            )
        }
        return switch format {
        case .text: header.page.lines(text(sections, causes), hanging: 2)
        case .csv: csv(sections, causes)
        case .json: json(sections, causes)
        }
    }

    private func day(_ row: ForecastRow, _ causes: [GapKey: ForecastCause]) -> Day? { row.lapsesOn ?? causes[row.gapKey]?.day }

    private func reason(_ row: ForecastRow, _ causes: [GapKey: ForecastCause]) -> String? {
        (row.lapsesOn == nil ? causes[row.gapKey]?.reason : row.state).map { $0[header.language] }
    }

    private func text(_ sections: [(id: String, title: String, rows: [ForecastRow])], _ causes: [GapKey: ForecastCause]) -> String {
        let language = header.language
        var text =
            language.word(
                "\(header.region) 预警：\(from) → \(header.program.asOf)\n", "\(header.region): forecast \(from) → \(header.program.asOf)\n") + header.words.line
        for (_, title, rows) in sections where !rows.isEmpty {
            text += "\n" + header.page.tinted("\(title)（\(rows.count)）", .heading) + "\n"
            var table = TextTable(
                language == .zh
                    ? ["从哪天起", header.places.township.zh, "对象", "代码", "条款内容", "原因", "差距", "责任单位", "整改措施", "条款"]
                    : ["from", header.places.township.en, "subject", "code", "title", "why", "off by", "responsible", "measure", "criterion"],
                Array(repeating: .left, count: 10), optional: [9, 3, 8, 7, 6])
            for row in rows {
                table.add([
                    day(row, causes)?.description ?? language.word("期间内", "within"), row.subject.placeName, row.name, row.subject.code, row.title,
                    reason(row, causes) ?? "", row.shortfall, row.responsible, row.measure,
                    row.key.criterionName,
                ])
            }
            text += table.rendered(header.page)
        }
        return text + "\n" + sections.map { "\($0.title) \($0.rows.count)" }.joined(separator: language.word("；", "; ")) + "\n"
    }

    private func csv(_ sections: [(id: String, title: String, rows: [ForecastRow])], _ causes: [GapKey: ForecastCause]) -> String {
        let language = header.language
        var writer = ByteWriter()
        writer.write("\u{FEFF}")
        writer.writeRow(
            language == .zh
                ? [
                    "变化", "从哪天起", "原因", header.places.township.zh, header.places.village.zh, "对象", "代码", "条款内容", "现状与要求", "差距", "约束力", "严重程度", "整改措施", "责任单位",
                    "编号",
                ] + header.words.head
                : [
                    "change", "from", "why", header.places.township.en, header.places.village.en, "subject", "code", "title", "state", "off by", "firmness",
                    "severity", "measure",
                    "responsible", "key",
                ] + header.words.head)
        let names = SubjectNames(header.program.vocabulary)
        for (_, title, rows) in sections {
            for row in rows {
                writer.writeRow(
                    [
                        title, day(row, causes)?.description ?? "", reason(row, causes) ?? "", row.subject.placeName, names.village(row.subject), row.name,
                        row.subject.code, row.title, row.state[language], row.shortfall, row.firmness.label[language], row.severity.label[language],
                        row.measure,
                        row.responsible, row.key.text,
                    ] + header.words.cell)
            }
        }
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    private func json(_ sections: [(id: String, title: String, rows: [ForecastRow])], _ causes: [GapKey: ForecastCause]) -> String {
        var writer = ByteWriter()
        writer.write("{\"schema\":\"dabiao-forecast/2\",\"from\":\"\(from)\",\"asOf\":\"\(header.program.asOf)\"\(header.words.member)")
        for (id, _, rows) in sections {
            writer.write(",\n\"\(id)\":[")
            for (index, row) in rows.enumerated() {
                writer.write(index > 0 ? ",\n{\"key\":" : "\n{\"key\":")
                writer.writeJSON(row.key.text)
                writer.write(",\"title\":")
                writer.writeJSON(row.title)
                writer.write(",\"firmness\":\"\(row.firmness.rawValue)\",\"severity\":\"\(row.severity.rawValue)\",\"township\":")
                writer.writeJSON(row.subject.placeName)
                writer.write(",\"code\":")
                writer.writeJSON(row.subject.code)
                writer.write(",\"name\":")
                writer.writeJSON(row.name)
                writer.write(row.lapsesOn == nil ? ",\"unmetFrom\":" : ",\"lapsesOn\":")
                writer.writeJSON(orNull: day(row, causes)?.description)
                writer.write(",\"why\":")
                writer.writeJSON(orNull: reason(row, causes).flatMap { $0.isEmpty ? nil : $0 })
                writer.write(",\"state\":")
                writer.writeJSON(row.state[header.language])
                writer.write(",\"shortfall\":")
                writer.writeJSON(orNull: row.shortfall.isEmpty ? nil : row.shortfall)
                writer.write(",\"measure\":")
                writer.writeJSON(orNull: row.measure.isEmpty ? nil : row.measure)
                writer.write(",\"responsible\":")
                writer.writeJSON(orNull: row.responsible.isEmpty ? nil : row.responsible)
                writer.write("}")
            }
            writer.write("]")
        }
        writer.write("}\n")
        return String(decoding: writer.bytes, as: UTF8.self)
    }
}
