import Exchange
import Files
import Ledger
import Quantities
import Reports
import Standards
import Wording
import Workbooks
import Writing

/// Writes what inspectors found on site, and which facilities were drawn to be visited.
package struct SiteReport: Sendable {
    private let language: Language
    private let notice: Notice
    private let places: PlaceWords
    private let page: TextPage

    /// A report in a language; `notice` says that the facts are made up.
    package init(_ language: Language, places: PlaceWords, notice: Text? = nil, _ page: TextPage = .file) {
        self.page = page
        self.places = places
        self.notice = Notice(notice, language)
        self.language = language
    }

    /// Differences by township and facility, with the share of reported values that were false 失实率.
    package func differences(_ findings: [SiteFindings.Finding], _ format: PlainFormat) -> String {
        let isFalse = findings.filter(\.isFalse)
        switch format {
        case .text:
            guard !findings.isEmpty else { return language.word("还没有核查记录。\n", "Nothing was looked at on site yet.\n") + notice.line }
            var townships = TextTable(
                [
                    places.township[language], language.word("核查机构", "facilities"), language.word("核查项", "values"), language.word("不实", "false"),
                    language.word("失实率", "share"),
                    language.word("原未填报", "not reported"),
                ],
                [.left, .right, .right, .right, .right, .right])
            for name in ordered(findings.map(\.township)) {
                let own = findings.filter { $0.township == name }
                townships.add([
                    name, String(Set(own.map(\.code)).count), String(own.count), String(own.count(where: \.isFalse)), share(own),
                    String(own.count { $0.reported.isEmpty }),
                ])
            }
            var facilities = TextTable(
                [
                    places.township[language], language.word("机构", "facility"), language.word("项目", "item"), language.word("填报", "reported"),
                    language.word("核查", "found"), language.word("核查人", "by"),
                ],
                [.left, .left, .left, .right, .right, .left])
            for finding in isFalse {
                facilities.add([finding.township, finding.name + " [\(finding.code)]", finding.item, finding.reported, finding.found, finding.by])
            }
            let head = language.word(
                "核查 \(findings.count) 项，不实 \(isFalse.count) 项，失实率 \(share(findings))\n",
                "\(findings.count) values looked at, \(isFalse.count) false (\(share(findings)))\n")
            return notice.line + language.word("按\(places.township.zh)", "By \(places.township.en)") + "\n" + townships.rendered(page)
                + (isFalse.isEmpty ? "" : "\n" + language.word("不实的", "False") + "\n" + facilities.rendered(page)) + "\n"
                + page.lines(head, isFalse.isEmpty ? .good : .bad)
        case .csv:
            var writer = ByteWriter()
            writer.write("\u{FEFF}")
            writer.writeRow(
                language == .zh
                    ? ["代码", places.township.zh, "机构", "项目", "填报", "核查", "是否不实", "核查人"] + notice.head
                    : ["code", places.township.en, "facility", "item", "reported", "found", "false", "by"] + notice.head)
            for finding in findings {
                writer.writeRow(
                    [
                        finding.code, finding.township, finding.name, finding.item, finding.reported, finding.found,
                        finding.isFalse ? language.word("是", "yes") : language.word("否", "no"), finding.by,
                    ] + notice.cell)
            }
            return String(decoding: writer.bytes, as: UTF8.self)
        case .json:
            var writer = ByteWriter()
            writer.write("{\"schema\":\"dabiao-site/1\"\(notice.member),\"findings\":[")
            for (index, finding) in findings.enumerated() {
                writer.write(index > 0 ? ",\n{" : "\n{")
                for (number, (key, value)) in [
                    ("code", finding.code), ("township", finding.township), ("name", finding.name), ("item", finding.item), ("reported", finding.reported),
                    ("found", finding.found),
                    ("by", finding.by),
                ].enumerated() {
                    writer.write(number > 0 ? ",\"\(key)\":" : "\"\(key)\":")
                    writer.writeJSON(orNull: value.isEmpty ? nil : value)
                }
                writer.write(",\"false\":\(finding.isFalse)}")
            }
            writer.write("\n]}\n")
            return String(decoding: writer.bytes, as: UTF8.self)
        }
    }

    private func share(_ findings: [SiteFindings.Finding]) -> String {
        let compared = findings.filter { !$0.reported.isEmpty }
        return percentage(compared.count(where: \.isFalse), of: compared.count)
    }

    private func ordered(_ names: [String]) -> [String] {
        var seen = Set<String>()
        return names.filter { seen.insert($0).inserted }
    }

    /// The facilities that were drawn, each with what it reported and room for what is found.
    package struct Draw: Sendable {
        /// The facilities.
        package var facilities: [SiteSample.Candidate]
        /// How many there were to draw from.
        package var total: Int
        /// The share that was asked for, in hundredths.
        package var percent: Double
        /// The seed.
        package var seed: UInt64
        /// The folder of the inventory, for the command that records the findings.
        package var inventory: String
        /// What speaks for a visit of each, by code; nothing where all were drawn alike.
        package var risks: [String: SiteRisk]
        /// What each reported, by code.
        package var reported: @Sendable (String) -> [SiteFindings.Reported]

        /// A draw.
        package init(
            _ facilities: [SiteSample.Candidate], of total: Int, percent: Double, seed: UInt64, inventory: String,
            risks: [String: SiteRisk] = [:], reported: @escaping @Sendable (String) -> [SiteFindings.Reported]
        ) {
            self.facilities = facilities
            self.total = total
            self.percent = percent
            self.seed = seed
            self.inventory = inventory
            self.risks = risks
            self.reported = reported
        }
    }

    /// How the draw came about: of every township its share, rounded up, so that the whole may be more.
    private func sentence(_ draw: Draw) -> String {
        let share = percentage(draw.facilities.count, of: draw.total)
        let asked = draw.percent.formatted()
        return language.word(
            "从 \(draw.total) 个机构中抽取 \(draw.facilities.count) 个（占 \(share)）：每\(places.township.zh)按 \(asked)% 向上取整，至少 1 个；种子 \(draw.seed)",
            "\(draw.facilities.count) of \(draw.total) facilities (\(share)): \(asked) % of each \(places.township.en), rounded up, at least one; seed \(draw.seed)"
        ) + (draw.risks.isEmpty ? "" : language.word("；按风险抽取，", "; by risk, ") + SiteRisk.weights[language])
    }

    /// Why a facility was drawn, with what each reason adds; nil where all were drawn alike.
    private func why(_ code: String, _ draw: Draw) -> String? {
        guard let risk = draw.risks[code] else { return nil }
        let reasons = risk.reasons.map { $0.message[language] + language.word("（+\($0.points)）", " (+\($0.points))") }
        return language.word("权重 \(risk.points)", "weight \(risk.points)")
            + (reasons.isEmpty ? "" : language.word("：", ": ") + reasons.joined(separator: language.word("，", ", ")))
    }

    /// The draw as a checklist.
    package func sample(_ draw: Draw, _ format: PlainFormat) -> String {
        switch format {
        case .text:
            var text = notice.line + page.lines(sentence(draw) + "\n")
            for candidate in draw.facilities {
                text += "\n\(candidate.placeName) \(candidate.name)  [\(candidate.code)]\n" + (why(candidate.code, draw).map { "  \($0)\n" } ?? "")
                var table = TextTable(
                    [language.word("项目", "item"), language.word("填报", "reported"), language.word("核查值", "found")], [.left, .left, .left])
                for value in draw.reported(candidate.code) {
                    table.add([value.item, value.value.count > 24 ? value.value.prefix(23) + "…" : value.value, "＿＿＿＿＿＿"])
                }
                text += table.rendered(page)
                text += signatures.map { "  \($0)：＿＿＿＿＿＿" }.joined() + "\n"
            }
            return page.lines(text)
        case .csv:
            var writer = ByteWriter()
            writer.write("\u{FEFF}")
            let whyHead = draw.risks.isEmpty ? [] : [language.word("抽取原因", "why drawn")]
            writer.writeRow(heads.map { $0[language] } + whyHead + notice.head)
            for candidate in draw.facilities {
                let why = [why(candidate.code, draw)].compactMap { $0 }
                for value in draw.reported(candidate.code) {
                    writer.writeRow([candidate.code, candidate.name, value.item, value.value, "", "", ""] + why + notice.cell)
                }
            }
            return String(decoding: writer.bytes, as: UTF8.self)
        case .json:
            var writer = ByteWriter()
            writer.write(
                "{\"schema\":\"dabiao-sample/1\"\(notice.member),\"seed\":\"\(draw.seed)\",\"percent\":\(draw.percent.formatted()),\"of\":\(draw.total),\"codes\":["
            )
            for (index, candidate) in draw.facilities.enumerated() {
                if index > 0 { writer.write(",") }
                writer.writeJSON(candidate.code)
            }
            writer.write("]")
            if !draw.risks.isEmpty { writeRisks(draw, &writer) }
            writer.write("}\n")
            return String(decoding: writer.bytes, as: UTF8.self)
        }
    }

    private func writeRisks(_ draw: Draw, _ writer: inout ByteWriter) {
        writer.write(",\"draw\":\"risk\",\"reasons\":{")
        for (index, candidate) in draw.facilities.enumerated() {
            if index > 0 { writer.write(",") }
            writer.writeJSON(candidate.code)
            writer.write(":")
            writer.writeJSON(why(candidate.code, draw) ?? "")
        }
        writer.write("}")
    }

    private var signatures: [String] { language == .zh ? ["核查人", "机构负责人", "日期"] : ["inspector", "facility", "date"] }

    /// The columns of the sheet 核查: what `dabiao verify-site 核查.xlsx` reads, with what was reported for reading.
    private var heads: [Text] {
        [
            Text(zh: "代码", en: "code"), Text(zh: "对象", en: "name"), Text(zh: "项目", en: "item"), Text(zh: "填报值", en: "reported"),
            Text(zh: "核查值", en: "value"), Text(zh: "核查人", en: "by"), Text(zh: "核查日期", en: "on"),
        ]
    }

    /// The draw as a workbook to print on A4, sign, and give back: its sheet 核查 is what `verify-site` reads.
    package func writeSample(_ draw: Draw, day: Day, to output: Output) throws {
        let workbook = try WorkbookWriter(title: language.word("核查", "on-site check"), created: Int(day.number) * 86_400)
        let sheet = try workbook.addSheet(language.word("核查", "verified"))
        for (column, width) in [22.0, 24, 34, 16, 16, 12, 12].enumerated() { sheet.columns(column...column, width: width) }
        for (column, head) in heads.enumerated() { sheet.text(0, column, head[language], .header) }
        sheet.freeze(rows: 1, columns: 2)
        var row = 1
        for candidate in draw.facilities {
            for value in draw.reported(candidate.code) {
                sheet.text(row, 0, candidate.code)
                sheet.text(row, 1, candidate.name, .wrapped)
                sheet.text(row, 2, value.item, .wrapped)
                sheet.text(row, 3, value.value, .wrapped)
                for column in 4...6 { sheet.blank(row, column, .plain.with { $0.fill = 0xFFF2CC }) }
                row += 1
            }
        }
        sheet.filter(header: 0, lastRow: max(0, row - 1), columns: heads.count)
        let words = PageWords(
            title: language.word("现场核查表\(notice.inBrackets)  \(sentence(draw))", "on-site check\(notice.inBrackets): \(sentence(draw))"),
            signatures: signatures, language)
        sheet.print(landscape: false, headerRows: 0...0, header: words.header, footer: words.footer)
        let guide = try workbook.addSheet(language.word("填报说明", "guide"))
        guide.columns(0...0, width: 100)
        let lines =
            (notice.sentence.map { [$0] } ?? []) + [
                sentence(draw),
                language.word("到机构逐项核对，在“核查值”栏填看到的情况；没有看的留空，与填报一致的照填。", "Fill in what is seen under value; leave empty what was not looked at."),
                language.word("人员不在岗：在 人员/编号 一行填 不在岗；证件、合同不符的，在该项填实际日期。", "Staff who are not there: 不在岗 in the row 人员/ID; otherwise the dates as seen."),
                language.word(
                    "填好后：dabiao verify-site 核查.xlsx --inventory \(draw.inventory)", "then: dabiao verify-site FILE.xlsx --inventory \(draw.inventory)"),
            ]
        let whys = draw.facilities.compactMap { candidate in why(candidate.code, draw).map { "\(candidate.placeName) \(candidate.name)：\($0)" } }
        for (number, line) in (lines + whys).enumerated() { guide.text(number, 0, line, .wrappedNote) }
        try workbook.finish { try output.write($0) }
    }
}

extension Double {
    /// The number without a needless fraction: 10, 12.5.
    fileprivate func formatted() -> String { self == rounded() && magnitude < 1e15 ? String(Int(self)) : String(self) }
}
