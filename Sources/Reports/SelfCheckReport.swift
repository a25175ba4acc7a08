import Audit
import Figures
import Inventories
import Standards
import Wording
import Writing

/// Writes self-check sheets.
package struct SelfCheckReport: Sendable {
    private let header: ReportHeader

    /// A report with its header.
    package init(_ header: ReportHeader) {
        self.header = header
    }

    /// The sheets in a format.
    package func render(_ sheets: [SelfCheck], _ format: PlainFormat) -> String {
        switch format {
        case .text: sheets.map(text).joined(separator: "\n")
        case .csv: csv(sheets)
        case .json: json(sheets)
        }
    }

    private func text(_ sheet: SelfCheck) -> String {
        let subject = sheet.subject
        var text =
            header.language.word(
                "\(subject.placeName) \(SubjectNames(header.program.vocabulary).full(subject))自查  [\(subject.code)]  截至 \(header.program.asOf)\n",
                "\(subject.placeName) \(SubjectNames(header.program.vocabulary).full(subject)): self-check [\(subject.code)] as of \(header.program.asOf)\n")
            + header.words.line
        text = header.page.lines(text)
        if !sheet.possessions.isEmpty {
            let had = sheet.possessions.map { "\($0.item) \($0.amount)" }.joined(separator: header.language.word("、", ", "))
            text += header.page.lines(
                header.language.word("\n已有设备 \(sheet.possessions.count) 样：", "\nHas \(sheet.possessions.count) kinds of equipment: ") + had + "\n", hanging: 2)
        }
        section(
            header.language.word("要买", "Buy"), sheet.purchases.filter(\.isBinding).map { ["□ \($0.item)", $0.amount, $0.clause] }, [.left, .right, .left], &text
        )
        section(
            header.language.word("要办", "Do"),
            sheet.tasks.filter(\.isBinding).map { ["□ \($0.title)", $0.state, $0.measure, $0.clause] }, [.left, .left, .left, .left], &text)
        section(header.language.word("要填", "Answer"), sheet.questions.map { ["□ \($0)"] }, [.left], &text)
        let advice =
            sheet.purchases.filter { !$0.isBinding }.map { ["□ \($0.item)", $0.amount, $0.clause] }
            + sheet.tasks.filter { !$0.isBinding }.map { ["□ \($0.title)", $0.state, $0.clause] }
            + sheet.furtherQuestions.map { ["□ \($0)", header.language.word("待填", "to answer"), ""] }
        section(header.language.word("建议（不计入达标）", "Advised (not counted)"), advice, [.left, .left, .left], &text)
        if sheet.purchases.isEmpty, sheet.tasks.isEmpty, sheet.questions.isEmpty { text += header.language.word("\n全部达到。\n", "\nAll met.\n") }
        return text + "\n" + header.page.lines(sheet.sentence[header.language] + "\n", .heading)
    }

    private func section(_ title: String, _ rows: [[String]], _ alignments: [TextTable.Alignment], _ text: inout String) {
        guard !rows.isEmpty else { return }
        text += "\n" + header.page.tinted(title, .heading) + "\n"
        var table = TextTable(nil, alignments)
        for row in rows { table.add(row) }
        text += table.rendered(header.page)
    }

    private func rows(_ sheet: SelfCheck) -> [[String]] {
        let place = [sheet.subject.code, sheet.subject.placeName, sheet.subject.village]
        func counted(_ isBinding: Bool) -> String { isBinding ? header.language.word("是", "yes") : header.language.word("建议", "advised") }
        return sheet.possessions.map { place + [header.language.word("已有", "have"), $0.item, $0.amount, "", ""] }
            + sheet.purchases.map { place + [header.language.word("要买", "buy"), $0.item, $0.amount, counted($0.isBinding), $0.clause] }
            + sheet.tasks.map { place + [header.language.word("要办", "do"), $0.title, $0.state, counted($0.isBinding), $0.clause] }
            + sheet.questions.map { place + [header.language.word("要填", "answer"), $0, "", counted(true), ""] }
            + sheet.furtherQuestions.map { place + [header.language.word("要填", "answer"), $0, "", counted(false), ""] }
    }

    private func csv(_ sheets: [SelfCheck]) -> String {
        var writer = ByteWriter()
        writer.write("\u{FEFF}")
        writer.writeRow(
            header.language == .zh
                ? ["代码", header.places.township.zh, header.places.village.zh, "事项", "内容", "数量或现状", "计入达标", "依据"] + header.words.head
                : ["code", header.places.township.en, header.places.village.en, "what", "item", "quantity or state", "counted", "clause"] + header.words.head)
        for sheet in sheets { for row in rows(sheet) { writer.writeRow(row + header.words.cell) } }
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    private func json(_ sheets: [SelfCheck]) -> String {
        var writer = ByteWriter()
        writer.write("{\"schema\":\"dabiao-selfcheck/1\",\"asOf\":\"\(header.program.asOf)\"\(header.words.member),\"clinics\":[")
        for (index, sheet) in sheets.enumerated() {
            writer.write(index > 0 ? ",\n{\"code\":" : "\n{\"code\":")
            writer.writeJSON(sheet.subject.code)
            writer.write(",\"township\":")
            writer.writeJSON(sheet.subject.placeName)
            writer.write(",\"village\":")
            writer.writeJSON(sheet.subject.village)
            writer.write(
                ",\"asked\":\(sheet.figures.asked),\"met\":\(sheet.figures.reached),\"unmet\":\(sheet.figures.checks.unmet),\"unreported\":\(sheet.figures.checks.unreported),\"items\":\(sheet.figures.items),\"have\":["
            )
            for (index, item) in sheet.possessions.enumerated() {
                writer.write(index > 0 ? ",{\"item\":" : "{\"item\":")
                writer.writeJSON(item.item)
                writer.write(",\"count\":\(item.count)}")
            }
            writer.write("],\"buy\":[")
            for (index, item) in sheet.purchases.enumerated() {
                writer.write(index > 0 ? ",{\"item\":" : "{\"item\":")
                writer.writeJSON(item.item)
                writer.write(",\"quantity\":")
                writer.writeJSON(item.amount)
                writer.write(",\"binding\":\(item.isBinding),\"clause\":")
                writer.writeJSON(item.clause)
                writer.write("}")
            }
            writer.write("],\"do\":[")
            for (index, task) in sheet.tasks.enumerated() {
                writer.write(index > 0 ? ",{\"title\":" : "{\"title\":")
                writer.writeJSON(task.title)
                writer.write(",\"state\":")
                writer.writeJSON(task.state)
                writer.write(",\"measure\":")
                writer.writeJSON(task.measure)
                writer.write(",\"binding\":\(task.isBinding),\"clause\":")
                writer.writeJSON(task.clause)
                writer.write("}")
            }
            writer.write("],\"answer\":[")
            for (index, question) in sheet.questions.enumerated() {
                if index > 0 { writer.write(",") }
                writer.writeJSON(question)
            }
            writer.write("]}")
        }
        writer.write("]}\n")
        return String(decoding: writer.bytes, as: UTF8.self)
    }
}
