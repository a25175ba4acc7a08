import Audit
import Figures
import Files
import Standards
import Wording
import Writing

/// Every figure of an audit, place by place: what the other outputs choose from.
package final class FiguresReport: AuditRenderer {
    private let header: ReportHeader
    private let format: PlainFormat
    private let language: Language
    /// Figures need nothing of a single batch.
    package let render: @Sendable (Batch) -> Void = { _ in }

    /// A report with its header, in a format.
    package init(_ header: ReportHeader, format: PlainFormat) {
        self.header = header
        self.format = format
        language = header.language
    }

    /// Nothing is kept of a single batch.
    package func take(_ piece: Void) {}

    /// Writes the figures.
    package func finish(_ summary: AuditSummary, to output: Output) throws {
        let figures = AuditFigures(header.program, summary)
        let lines = [figures.whole] + figures.places
        switch format {
        case .text: try output.write(text(lines))
        case .csv: try output.write(csv(lines))
        case .json: try output.write(json(lines))
        }
    }

    /// What each figure and each counted thing means.
    package static func definitions(_ language: Language, _ page: TextPage = .file) -> String {
        var things = TextTable([language.word("计什么", "what is counted"), language.word("单位", "unit"), language.word("含义", "meaning")], [.left, .left, .left])
        for thing in Counted.allCases { things.add([thing.name[language], thing.measure[language], thing.definition[language]]) }
        var figures = TextTable([language.word("编号", "id"), language.word("指标", "figure"), language.word("单位", "unit")], [.left, .left, .left])
        for id in FigureID.allCases { figures.add([id.rawValue, id.label[language], id.unit.measure[language]]) }
        return things.rendered(page, indent: "") + "\n" + figures.rendered(page, indent: "")
    }

    private func text(_ lines: [PlaceFigures]) -> String {
        var text =
            language.word("\(header.region) 指标  截至 \(header.program.asOf)\n", "\(header.region): figures as of \(header.program.asOf)\n") + header.words.line
        if let scope = header.scope { text += language.word("范围：", "scope: ") + scope + "\n" }
        for line in lines {
            text += "\n\(line.name[language])" + (line.code.isEmpty ? "" : "  \(line.code)") + "\n"
            var table = TextTable(nil, [.left, .right, .left])
            for id in FigureID.allCases { table.add([id.label[language], line[id].text[language], note(line[id])]) }
            text += table.rendered(header.page)
        }
        return text
    }

    /// The unit of a number; of a share what it was taken of.
    private func note(_ figure: Figure) -> String {
        switch figure.value {
        case .count: figure.unit.measure[language]
        case .share(let share):
            language.word(
                "\(share.met)/\(share.decided)，已判定 \(share.reporting.zh)，可能在 \(share.range.zh)",
                "\(share.met) of \(share.decided), \(share.reporting.en) decided, may be \(share.range.en)")
        }
    }

    private func csv(_ lines: [PlaceFigures]) -> [UInt8] {
        var writer = ByteWriter()
        writer.write("\u{FEFF}")
        writer.writeRow(
            language == .zh
                ? ["级别", "代码", "地点", "编号", "指标", "单位", "数值", "达到", "未达到", "未判定"] + header.words.head
                : ["role", "code", "place", "id", "figure", "unit", "value", "met", "unmet", "undecided"] + header.words.head)
        for line in lines {
            for id in FigureID.allCases {
                let figure = line[id]
                let row = [line.role.rawValue, line.code, line.name[language], id.rawValue, figure.label[language], figure.unit.measure[language]]
                switch figure.value {
                case .count(let count): writer.writeRow(row + [String(count), "", "", ""] + header.words.cell)
                case .share(let share):
                    writer.writeRow(row + [share.ofDecided[language]] + [share.met, share.unmet, share.undecided].map(String.init) + header.words.cell)
                }
            }
        }
        return writer.bytes
    }

    private func json(_ lines: [PlaceFigures]) -> [UInt8] {
        var writer = ByteWriter()
        writer.write("{\"schema\":\"dabiao-figures/1\",\"asOf\":\"\(header.program.asOf)\"\(header.words.member),\"region\":")
        writer.writeJSON(header.region)
        writer.write(",\"part\":")
        writer.writeJSON(orNull: header.scope)
        writer.write(",\"places\":[")
        for (index, line) in lines.enumerated() {
            writer.write(index > 0 ? ",\n" : "\n")
            writer.write("{\"role\":\"\(line.role.rawValue)\",\"code\":\"\(line.code)\",\"name\":")
            writer.writeJSON(line.name[language])
            writer.write(",\"figures\":")
            line.writeFigures(to: &writer)
            writer.write("}")
        }
        writer.write("]}\n")
        return writer.bytes
    }
}

extension PlaceFigures {
    /// Every figure by its id: a number, or the three parts of a share.
    func writeFigures(to writer: inout ByteWriter) {
        for (index, id) in FigureID.allCases.enumerated() {
            writer.write(index > 0 ? "," : "{")
            writer.write("\"\(id.rawValue)\":")
            switch self[id].value {
            case .count(let count): writer.write(String(count))
            case .share(let share): writer.write("{\"met\":\(share.met),\"unmet\":\(share.unmet),\"undecided\":\(share.undecided)}")
            }
        }
        writer.write("}")
    }
}
