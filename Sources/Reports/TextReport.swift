import Audit
import Figures
import Files
import Inventories
import Standards
import Wording
import Writing

/// The audit for reading: sums, blank spots, gaps, and at the end what all of it comes to.
package final class TextReport: AuditRenderer {
    /// Which sections are written.
    package struct Sections: OptionSet, Sendable {
        /// The bits.
        package let rawValue: Int
        /// Sections from bits.
        package init(rawValue: Int) { self.rawValue = rawValue }
        /// Sums.
        package static let summary = Sections(rawValue: 1)
        /// The list of blank spots.
        package static let blanks = Sections(rawValue: 2)
        /// The table of gaps by township, and the commonest.
        package static let gapTable = Sections(rawValue: 4)
        /// Every gap.
        package static let gapRows = Sections(rawValue: 8)
        /// Exemptions and waivers.
        package static let exceptions = Sections(rawValue: 16)
        /// What is unmet of criteria that do not count.
        package static let indicative = Sections(rawValue: 32)
        /// What is not reported of criteria that do not count.
        package static let indicativeUnreported = Sections(rawValue: 64)
        /// What is not reported of one subject in one line, rather than a line for each criterion.
        package static let compactUnreported = Sections(rawValue: 128)
        /// The answer without tables of all places and groups, so that it fits a screen.
        package static let answer = Sections(rawValue: 256)
        /// The standards by their names, and what is not known about them.
        package static let notes = Sections(rawValue: 512)
    }

    /// What the text needs of one batch.
    package struct Piece: Sendable {
        var rows: [UInt8] = []
        var indicative: [UInt8] = []
        var blanks: [[String]] = []
        var possible: [[String]] = []
        var exceptions: [[String]] = []
        var levels: [[String]] = []
        var differences = 0
        var counts = Counts()
    }

    /// How much a list lists.
    struct Counts: Sendable {
        var unmet = 0
        var items = 0
        var subjects = 0
        /// Unreported checks that stand together in one line.
        var folded = 0

        static func += (left: inout Counts, right: Counts) {
            left.unmet += right.unmet
            left.items += right.items
            left.subjects += right.subjects
            left.folded += right.folded
        }
    }

    private let header: ReportHeader
    private let sections: Sections
    private let rows = Spool()
    private let indicative = Spool()
    private var blanks: [[String]] = []
    private var possible: [[String]] = []
    private var exceptions: [[String]] = []
    private var levels: [[String]] = []
    private var differences = 0
    private var counts = Counts()
    /// Only rows of gaps look at gaps.
    package var needsGaps: Bool { sections.contains(.gapRows) }
    /// Turns a batch into its rows.
    package let render: @Sendable (Batch) -> Piece

    /// A report with its header.
    package init(_ header: ReportHeader, sections: Sections) {
        self.header = header
        self.sections = sections
        let rows = TextRows(header, sections)
        render = { rows.piece($0) }
    }

    /// Takes the rows of a batch.
    package func take(_ piece: Piece) throws {
        try rows.append(piece.rows)
        try indicative.append(piece.indicative)
        blanks += piece.blanks
        possible += piece.possible
        exceptions += piece.exceptions
        levels += piece.levels
        differences += piece.differences
        counts += piece.counts
    }

    /// Writes everything, what it comes to last.
    package func finish(_ summary: AuditSummary, to output: Output) throws {
        let sums = TextSummary(header, summary)
        let page = header.page
        try output.write(sums.opening)
        if sections.contains(.answer) { try output.write(sums.facilities + sums.worstCriteria) }
        if sections.contains(.summary) { try output.write(sums.totals) }
        if sections.contains(.blanks) { try output.write(blankList()) }
        if sections.contains(.exceptions), !exceptions.isEmpty {
            try output.write(heading(Text(zh: "豁免与个案豁免（\(exceptions.count)）", en: "Exemptions and waivers (\(exceptions.count))")))
            var table = TextTable(
                [word("状态", "standing"), header.places.township[header.language], word("对象", "subject"), word("条款", "criterion"), word("说明", "note")],
                [.left, .left, .left, .left, .left], optional: [3])
            for row in exceptions { table.add(row) }
            try output.write(table.rendered(page))
        }
        if sections.contains(.gapTable) { try output.write(sums.gapTable) }
        if sections.contains(.gapRows) { try writeRows(to: output) }
        if sections.contains(.notes) { try output.write(sums.notes(differences: differences)) }
        let showsNotes = sections.contains(.notes)
        if sections.contains(.answer) {
            try output.write(sums.answer(differences: differences, showsNotes: showsNotes))
        } else if sections.contains(.summary) {
            try output.write(sums.conclusion(differences: differences, showsNotes: showsNotes))
        } else {
            try output.write(listed())
        }
    }

    // MARK: Parts

    private func word(_ zh: String, _ en: String) -> String { header.language.word(zh, en) }

    private func heading(_ text: Text) -> String { "\n" + header.page.lines(text[header.language] + "\n", .heading) }

    private func writeRows(to output: Output) throws {
        try output.write(heading(Text(zh: "问题清单", en: "Gaps")))
        if rows.isEmpty { try output.write("  " + word("没有问题。", "No gaps.") + "\n") }
        try rows.write(to: output)
        if !levels.isEmpty {
            try output.write(heading(Text(zh: "等级", en: "Levels")))
            var table = TextTable(
                [word("对象", "subject"), word("条款", "criterion"), word("现状", "has"), word("等级", "level"), word("距下一级", "to next")],
                [.left, .left, .right, .left, .left])
            for row in levels { table.add(row) }
            try output.write(table.rendered(header.page))
        }
        if sections.contains(.indicative), !indicative.isEmpty {
            try output.write(heading(Text(zh: "不计入达标的条款（目标性、建议性、征求意见稿、未核实）", en: "Not counted (targets, advice, drafts, unverified)")))
            try indicative.write(to: output)
        }
    }

    private func blankList() -> String {
        var text = heading(
            sections.contains(.summary)
                ? Text(zh: "二、空白点（\(blanks.count)）", en: "2. Blank spots (\(blanks.count))")
                : Text(zh: "空白点（\(blanks.count)）", en: "Blank spots (\(blanks.count))"))
        let columns = [word("类别", "kind"), header.places.township[header.language], word("地点", "place"), word("代码", "code"), word("原因", "reason")]
        func table(_ rows: some Sequence<[String]>) -> String {
            var table = TextTable(columns, [.left, .left, .left, .left, .left], optional: [3])
            for row in rows { table.add(row) }
            return table.rendered(header.page)
        }
        if blanks.isEmpty {
            text += "  " + word("没有空白点。", "None.") + "\n"
        } else {
            let institution = BlankSpotKind.institution.label[header.language]
            text += table(blanks.filter { $0[0] == institution } + blanks.filter { $0[0] != institution })
        }
        if !possible.isEmpty {
            text += heading(
                Text(zh: "  疑似空白点，待核实（\(possible.count)）：填报后才能判定", en: "  Possible blank spots, to be verified (\(possible.count)): to be reported first"))
            let shown = possible.count > 40 && !sections.contains(.exceptions) ? 40 : possible.count
            text += table(possible.prefix(shown))
            if shown < possible.count {
                text += "  " + word("……其余 \(possible.count - shown) 处用 dabiao blanks 查看", "… \(possible.count - shown) more with dabiao blanks") + "\n"
            }
        }
        return text
    }

    /// How much a list lists, and what it leaves out.
    private func listed() -> String {
        var lines: [String] = []
        if sections.contains(.blanks) {
            lines.append(
                word(
                    "空白点 \(blanks.count) 处，待核实 \(possible.count) 处，豁免 \(exceptions.count) 处",
                    "\(blanks.count) blank spots, \(possible.count) to be verified, \(exceptions.count) exemptions and waivers"))
        }
        if sections.contains(.gapRows) {
            lines.append(
                word(
                    "不达标 \(counts.unmet) 项检查，共缺 \(counts.items) 处，涉及 \(counts.subjects) 个对象",
                    "\(counts.unmet) checks unmet, \(counts.items) missing items, \(counts.subjects) subjects"))
            if counts.folded > 0 {
                lines.append(
                    word(
                        "未填报 \(counts.folded) 项没有逐条列出，每个对象一行（逐条加 --unreported）",
                        "\(counts.folded) unreported checks are not listed one by one but in a line for each subject (--unreported lists them)"))
            }
            if !sections.contains(.indicative) { lines.append(word("没有列出不计入达标的条款（加 --all）", "what does not count is left out (--all lists it)")) }
        }
        return "\n" + lines.map { header.page.lines($0 + "\n") }.joined()
    }
}
