import Figures
import Reports
import Wording

/// Where the figures come from, and how they were worked out.
struct MethodSection {
    /// Label and text of each line.
    let rows: [[String: String]]

    init(_ header: ReportHeader, _ figures: AuditFigures, digest: String, ledger: PageLedger?) {
        let language = header.language
        let program = header.program
        var rows: [(String, String)] = [
            (language.word("截至日期", "as of"), program.asOf.description), (language.word("清单", "inventory"), header.inventory),
            (language.word("文件校验值（SHA-256）", "digest of its files (SHA-256)"), digest),
            (
                language.word("对象", "subjects"),
                language.word(
                    "\(figures.whole.count(.subjects)) 个，约束性检查 \(figures.whole.count(.checks)) 项",
                    "\(figures.whole.count(.subjects)), \(figures.whole.count(.checks)) binding checks")
            ),
        ]
        if let note = figures.filesMissingNote {
            let places = header.places.townships
            rows.append((language.word("没有填报文件的\(places.zh)", "\(places.en) without a file"), note[language]))
        }
        for standard in program.standards {
            rows.append((language.word("标准", "standard") + " " + standard.id, standard.line(language)))
            if let open = standard.open { rows.append((language.word("尚待核实", "open") + " " + standard.id, open.split(separator: "\n").joined(separator: " "))) }
        }
        rows += ReadingGuide.lines.map { ($0.label[language], $0.text[language]) }
        rows += [
            (language.word("程序", "program"), "Dabiao \(WebReport.version)"),
            (
                language.word("重新计算", "to repeat"),
                "dabiao report \(header.sourceOption) \(header.inventory) --as-of \(program.asOf) --standard \(program.standards.map(\.id).joined(separator: " "))"
            ),
        ]
        if let ledger {
            rows.append(
                (
                    language.word("台账末尾", "ledger head"),
                    language.word("第 \(ledger.state.head.sequence) 号事件 ", "event \(ledger.state.head.sequence) ") + ledger.state.head.hash
                ))
        }
        self.rows = rows.map { ["label": $0.0, "text": shown($0.1)] }
    }
}
