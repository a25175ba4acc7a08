import Exchange
import Ledger
import Reports
import Wording
import Writing

/// Writes what inspectors found on site, and which facilities were drawn to be visited.
public struct SiteReport: Sendable {
    private let language: Language
    private let notice: Notice

    /// A report in a language; `notice` says that the facts are made up.
    public init(_ language: Language, notice: Text? = nil) {
        self.notice = Notice(notice, language)
        self.language = language
    }

    /// Differences by township and facility, with the share of reported values that were false 失实率.
    public func differences(_ findings: [SiteFindings.Finding], _ format: PlainFormat) -> String {
        let isFalse = findings.filter(\.isFalse)
        switch format {
        case .text:
            guard !findings.isEmpty else { return language.word("还没有核查记录。\n", "Nothing was looked at on site yet.\n") + notice.line }
            var townships = TextTable(
                [
                    language.word("乡镇", "township"), language.word("核查机构", "facilities"), language.word("核查项", "values"), language.word("不实", "false"),
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
                    language.word("乡镇", "township"), language.word("机构", "facility"), language.word("项目", "item"), language.word("填报", "reported"),
                    language.word("核查", "found"), language.word("核查人", "by"),
                ],
                [.left, .left, .left, .right, .right, .left])
            for finding in isFalse {
                facilities.add([finding.township, finding.name + " [\(finding.code)]", finding.item, finding.reported, finding.found, finding.by])
            }
            let head = language.word(
                "核查 \(findings.count) 项，不实 \(isFalse.count) 项，失实率 \(share(findings))\n",
                "\(findings.count) values looked at, \(isFalse.count) false (\(share(findings)))\n")
            return notice.line + head + "\n" + language.word("按乡镇", "By township") + "\n" + townships.rendered()
                + (isFalse.isEmpty ? "" : "\n" + language.word("不实的", "False") + "\n" + facilities.rendered())
        case .csv:
            var writer = ByteWriter()
            writer.write("\u{FEFF}")
            writer.writeRow(
                language == .zh
                    ? ["代码", "乡镇", "机构", "项目", "填报", "核查", "是否不实", "核查人"] + notice.head
                    : ["code", "township", "facility", "item", "reported", "found", "false", "by"] + notice.head)
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

    /// The facilities that were drawn.
    public func sample(_ drawn: [SiteSample.Candidate], of total: Int, percent: Double, seed: UInt64, _ format: PlainFormat) -> String {
        switch format {
        case .text:
            var table = TextTable([language.word("乡镇", "township"), language.word("机构", "facility"), language.word("代码", "code")], [.left, .left, .left])
            for candidate in drawn { table.add([candidate.placeName, candidate.name, candidate.code]) }
            return notice.line
                + language.word(
                    "从 \(total) 个机构中抽取 \(drawn.count) 个（\(percent)%，种子 \(seed)，按乡镇分层）\n",
                    "\(drawn.count) of \(total) facilities (\(percent) %, seed \(seed), by township)\n") + table.rendered()
        case .csv:
            var writer = ByteWriter()
            writer.write("\u{FEFF}")
            writer.writeRow(language == .zh ? ["代码", "乡镇", "机构"] + notice.head : ["code", "township", "facility"] + notice.head)
            for candidate in drawn { writer.writeRow([candidate.code, candidate.placeName, candidate.name] + notice.cell) }
            return String(decoding: writer.bytes, as: UTF8.self)
        case .json:
            var writer = ByteWriter()
            writer.write("{\"schema\":\"dabiao-sample/1\"\(notice.member),\"seed\":\"\(seed)\",\"of\":\(total),\"codes\":[")
            for (index, candidate) in drawn.enumerated() {
                if index > 0 { writer.write(",") }
                writer.writeJSON(candidate.code)
            }
            writer.write("]}\n")
            return String(decoding: writer.bytes, as: UTF8.self)
        }
    }
}
