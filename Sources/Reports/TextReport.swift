import Audit
import Figures
import Files
import Inventories
import Standards
import Wording
import Writing

/// The audit for reading: summary first, then blank spots, then gaps by township.
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
    }

    /// Writes everything.
    package func finish(_ summary: AuditSummary, to output: Output) throws {
        let figures = AuditFigures(header.program, summary)
        try output.write(opening(summary))
        if sections.contains(.summary) { try output.write(totals(figures)) }
        if sections.contains(.blanks) { try output.write(blankList(summary)) }
        if sections.contains(.exceptions), !exceptions.isEmpty {
            try output.write(heading(Text(zh: "豁免与个案豁免（\(exceptions.count)）", en: "Exemptions and waivers (\(exceptions.count))")))
            var table = TextTable(
                [
                    header.language.word("状态", "standing"), header.places.township[header.language], header.language.word("对象", "subject"),
                    header.language.word("条款", "criterion"), header.language.word("说明", "note"),
                ],
                [.left, .left, .left, .left, .left])
            for row in exceptions { table.add(row) }
            try output.write(table.rendered())
        }
        if sections.contains(.gapTable) { try output.write(gapTable(figures)) }
        if sections.contains(.gapRows) { try output.write(heading(Text(zh: "缺口清单", en: "Gaps"))) }
        if sections.contains(.gapRows) {
            if rows.isEmpty { try output.write("  " + header.language.word("没有缺口。", "No gaps.") + "\n") }
            try rows.drain { try output.write($0) }
            if !levels.isEmpty {
                try output.write(heading(Text(zh: "等级", en: "Levels")))
                var table = TextTable(
                    [
                        header.language.word("对象", "subject"), header.language.word("条款", "criterion"), header.language.word("现状", "has"),
                        header.language.word("等级", "level"), header.language.word("距下一级", "to next"),
                    ],
                    [.left, .left, .right, .left, .left])
                for row in levels { table.add(row) }
                try output.write(table.rendered())
            }
            if sections.contains(.indicative), !indicative.isEmpty {
                try output.write(
                    heading(
                        Text(zh: "不计入达标的条款（目标性、建议性、征求意见稿、未核实）", en: "Not counted (targets, advice, drafts, unverified)")))
                try indicative.drain { try output.write($0) }
            }
        }
        if sections.contains(.summary) { try output.write(closing(figures)) }
    }

    // MARK: Parts

    private func heading(_ text: Text) -> String { "\n" + text[header.language] + "\n" }

    private func opening(_ summary: AuditSummary) -> String {
        let program = header.program
        var text = header.language.word("\(header.region) 达标审计  截至 \(program.asOf)", "\(header.region): audit as of \(program.asOf)")
        if let scope = header.scope { text += header.language.word("  范围：\(scope)", "  scope: \(scope)") }
        text += "\n" + header.words.line + header.language.word("清单：", "inventory: ") + header.inventory + "\n"
        text +=
            header.language.word("标准：", "standards: ") + (header.choseStandards ? header.language.word("（按地区和日期选用）", "(chosen by region and date)") : "") + "\n"
        for standard in program.standards {
            let places = program.places(of: standard.id, in: summary).map { places in
                let names = places.map(\.name)
                return header.language.word("（\(names.joined(separator: "、"))）", " (\(names.joined(separator: ", ")))")
            }
            text += "  \(standard.id)  \(standard.line(header.language))\(places ?? "")\n"
        }
        return text
    }

    private func totals(_ figures: AuditFigures) -> String {
        let whole = figures.whole
        var text = heading(Text(zh: "一、总体", en: "1. Summary"))
        func value(_ id: FigureID) -> String { whole[id].text[header.language] }
        let waived = whole.count(.blankWaived) > 0
        text += header.language.word(
            "  机构空白点 \(value(.blankInstitution))    人员空白点 \(value(.blankStaff))    待查明 \(value(.blankPossible))"
                + (waived ? "    豁免的空白点 \(value(.blankWaived))" : "") + "\n",
            "  blank spots: \(value(.blankInstitution)) without institution, \(value(.blankStaff)) without qualified staff, \(value(.blankPossible)) not known"
                + (waived ? ", \(value(.blankWaived)) waived" : "") + "\n"
        )
        text += header.language.word(
            "  对象 \(value(.subjects)) 个；约束性检查 \(value(.checks)) 项：达标 \(value(.met))，不达标 \(value(.unmet))，未填报 \(value(.unreported))，不适用 \(value(.notApplicable))，豁免 \(value(.waived))\n",
            "  \(value(.subjects)) subjects, \(value(.checks)) binding checks: \(value(.met)) met, \(value(.unmet)) unmet, \(value(.unreported)) unreported, \(value(.notApplicable)) not applicable, \(value(.waived)) waived\n"
        )
        if let note = figures.filesMissingNote { text += "  " + note[header.language] + "\n" }
        if whole.count(.unmet) > 0 { text += "  " + whole.reconciliation[header.language] + "\n" }
        let share = whole.facilityShare
        if share.assessed > 0 {
            text += header.language.word(
                "  机构达标率 \(share.ofDecided.zh)（已判定 \(share.decided) 个中；已判定占考核的 \(share.reporting.zh)）；未填报的全不达标到全达标：\(share.range.zh)\n",
                "  up to standard: \(share.ofDecided.en) of \(share.decided) facilities decided (\(share.reporting.en) of those assessed); if all unknown fail or pass: \(share.range.en)\n"
            )
        }
        let columns: [(FigureID, (FacilityCounts) -> Int)] = [
            (.open, { $0.open }), (.notAssessed, { $0.notAssessed }), (.assessed, { $0.assessed }), (.upToStandard, { $0.upToStandard }),
            (.below, { $0.below }),
            (.undetermined, { $0.undetermined }), (.closed, { $0.closed }),
        ]
        var facilities = TextTable(
            [header.language.word("机构", "facilities")] + columns.map { $0.0.head[header.language] } + [FigureID.shareUpToStandard.head[header.language]],
            [.left] + Array(repeating: .right, count: columns.count + 1))
        for line in figures.facilities {
            facilities.add(
                [line.kind.map(name) ?? header.language.word("合计", "total")] + columns.map { String($0.1(line.counts)) } + [
                    line.share.ofDecided[header.language]
                ])
        }
        if !facilities.isEmpty { text += "\n" + facilities.rendered() }
        var groups = TextTable(
            [
                header.language.word("约束性条款", "binding"), header.language.word("达标", "met"), header.language.word("不达标", "unmet"),
                header.language.word("未填报", "unreported"), header.language.word("不适用", "n/a"), header.language.word("豁免", "waived"),
            ],
            [.left, .right, .right, .right, .right, .right])
        for line in figures.groups {
            groups.add(
                [line.name] + [line.counts.met, line.counts.unmet, line.counts.unreported, line.counts.notApplicable, line.counts.waived].map(String.init))
        }
        if !groups.isEmpty {
            groups.add([header.language.word("合计", "total")] + [.met, .unmet, .unreported, .notApplicable, .waived].map { value($0) })
            text += "\n" + groups.rendered()
        }
        return text
    }

    private func name(_ kind: KindID) -> String {
        let kind = header.program.vocabulary.kinds[kind]
        return kind.label
    }

    private func blankList(_ summary: AuditSummary) -> String {
        var text = heading(Text(zh: "二、空白点（\(blanks.count)）", en: "2. Blank spots (\(blanks.count))"))
        let columns = [
            header.language.word("类别", "kind"), header.places.township[header.language], header.language.word("地点", "place"),
            header.language.word("代码", "code"),
            header.language.word("原因", "reason"),
        ]
        if blanks.isEmpty {
            text += "  " + header.language.word("没有空白点。", "None.") + "\n"
        } else {
            var table = TextTable(columns, [.left, .left, .left, .left, .left])
            let institution = BlankSpotKind.institution.label[header.language]
            for row in blanks.filter({ $0[0] == institution }) + blanks.filter({ $0[0] != institution }) { table.add(row) }
            text += table.rendered()
        }
        if !possible.isEmpty {
            text += heading(
                Text(zh: "  是否空白点待查明（\(possible.count)）：填报后才能判定", en: "  Not known whether blank (\(possible.count)): to be reported first"))
            var table = TextTable(columns, [.left, .left, .left, .left, .left])
            let shown = possible.count > 40 && !sections.contains(.exceptions) ? 40 : possible.count
            for row in possible.prefix(shown) { table.add(row) }
            text += table.rendered()
            if shown < possible.count {
                text +=
                    "  " + header.language.word("……其余 \(possible.count - shown) 处用 dabiao blanks 查看", "… \(possible.count - shown) more with dabiao blanks")
                    + "\n"
            }
        }
        return text
    }

    private func gapTable(_ figures: AuditFigures) -> String {
        var text = heading(Text(zh: "三、缺口（约束性条款，按检查项数）", en: "3. Gaps (binding, in checks)"))
        let columns: [FigureID] = [
            .blankInstitution, .blankStaff, .blankPossible, .unmetCritical, .unmetMajor, .unmetMinor, .items, .unreported, .upToStandard, .assessed,
        ]
        var table = TextTable(
            [header.places.township[header.language]] + columns.map { $0.head[header.language] }, [.left] + Array(repeating: .right, count: columns.count))
        for place in figures.places + [figures.whole] { table.add([place.name[header.language]] + columns.map { place[$0].text[header.language] }) }
        text += table.rendered()
        let ranked = figures.commonest.prefix(10)
        guard !ranked.isEmpty else { return text }
        text += heading(Text(zh: "  不达标最多的条款", en: "  Criteria most often unmet"))
        var criteria = TextTable(
            [
                header.language.word("项", "checks"), header.language.word("条款", "criterion"), header.language.word("要求", "asks"),
                header.language.word("依据", "clause"),
            ], [.right, .left, .left, .left])
        for line in ranked {
            criteria.add([String(line.unmet), line.check.name, line.check.criterion.title, line.check.citation.short])
        }
        return text + criteria.rendered()
    }

    private func closing(_ figures: AuditFigures) -> String {
        let program = header.program
        var text = ""
        let parts = figures.apart.filter { $0.counts.total > 0 }.map { line in
            header.language.word("\(line.firmness.label.zh) \(line.counts.unmet) 项未达到", "\(line.firmness.label.en): \(line.counts.unmet) checks not reached")
        }
        if !parts.isEmpty {
            text += heading(Text(zh: "不计入达标：", en: "Not counted: ")).dropLast() + parts.joined(separator: header.language.word("；", "; ")) + "\n"
        }
        if differences > 0 {
            text += header.language.word(
                "填报与核查不一致 \(differences) 处（见 --format json 的 differences）\n",
                "\(differences) reported values differ from what was verified (see differences in --format json)\n")
        }
        for standard in program.standards {
            guard let open = standard.open else { continue }
            let first = open.split(separator: "\n").first.map(String.init) ?? open
            text += header.language.word("尚未查明：", "open: ") + "\(standard.id) — \(first)\n"
        }
        if !sections.contains(.gapRows) {
            text += header.language.word(
                "逐条查看：dabiao gaps，或加 --township \(header.places.township.zh)名\n", "row by row: dabiao gaps, or add --township NAME\n")
        }
        return text
    }
}
