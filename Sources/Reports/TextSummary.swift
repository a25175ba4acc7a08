import Audit
import Figures
import Standards
import Wording
import Writing

/// The parts of the text report that are about everything: what was audited, the tables of sums, and what it comes to.
struct TextSummary {
    private let header: ReportHeader
    private let summary: AuditSummary
    private let figures: AuditFigures
    private let page: TextPage

    init(_ header: ReportHeader, _ summary: AuditSummary) {
        self.header = header
        self.summary = summary
        figures = AuditFigures(header.program, summary)
        page = header.page
    }

    private func word(_ zh: String, _ en: String) -> String { header.language.word(zh, en) }

    private func heading(_ zh: String, _ en: String, indent: String = "") -> String { "\n" + page.lines(indent + word(zh, en) + "\n", .heading) }

    private func value(_ id: FigureID) -> String { figures.whole[id].text[header.language] }

    // MARK: What was audited

    /// What was audited by what, as of when.
    var opening: String {
        let program = header.program
        var title = word("\(header.region) 达标审计  截至 \(program.asOf)", "\(header.region): audit as of \(program.asOf)")
        if let scope = header.scope { title += word("  范围：\(scope)", "  scope: \(scope)") }
        return page.lines(title + "\n", .heading) + page.lines(header.words.line)
            + page.lines(word("清单：", "inventory: ") + header.inventory + "\n") + page.lines(standards)
    }

    /// The standards in one line: as many ids as there is room for.
    private var standards: String {
        let ids = header.program.standards.map(\.id)
        let chosen = header.choseStandards ? word("按地区和日期选用；", "by region and date; ") : ""
        func line(_ shown: Int) -> String {
            let more = shown < ids.count ? word(" 等 \(ids.count) 份", " … \(ids.count) in all") : ""
            return word("标准：", "standards: ") + ids.prefix(shown).joined(separator: word("、", ", ")) + more
                + word("（\(chosen)--notes 有全名）", " (\(chosen)names: --notes)") + "\n"
        }
        guard let width = page.width else { return line(ids.count) }
        return line((1...max(1, ids.count)).last { displayWidth(of: line($0)) <= width } ?? 1)
    }

    /// The standards by their names, and what is not known about them.
    func notes(differences: Int) -> String {
        let program = header.program
        var text = heading("说明", "Notes")
        for standard in program.standards {
            let places = program.places(of: standard.id, in: summary).map { places in
                let names = places.map(\.name)
                return word("（\(names.joined(separator: "、"))）", " (\(names.joined(separator: ", ")))")
            }
            text += page.lines("  \(standard.id)  \(standard.line(header.language))\(places ?? "")\n", hanging: 2)
        }
        for standard in program.standards {
            guard let open = standard.open else { continue }
            text += page.lines("  " + word("尚未查明：", "open: ") + "\(standard.id) — " + open.split(separator: "\n").joined(separator: " ") + "\n", hanging: 2)
        }
        if differences > 0 {
            text += page.lines(
                "  "
                    + word(
                        "填报与核查不一致 \(differences) 处（见 --format json 的 differences）\n",
                        "\(differences) reported values differ from what was verified (see differences in --format json)\n"), hanging: 2)
        }
        return text
    }

    // MARK: Tables

    /// How the facilities stand, by kind.
    var facilities: String {
        let columns: [(FigureID, (FacilityCounts) -> Int)] = [
            (.open, { $0.open }), (.notAssessed, { $0.notAssessed }), (.assessed, { $0.assessed }), (.upToStandard, { $0.upToStandard }),
            (.below, { $0.below }), (.undetermined, { $0.undetermined }), (.closed, { $0.closed }),
        ]
        var table = TextTable(
            [word("机构", "facilities")] + columns.map { $0.0.head[header.language] } + [FigureID.shareUpToStandard.head[header.language]],
            [.left] + Array(repeating: .right, count: columns.count + 1), optional: [7, 2, 1], unbroken: [0])
        for line in figures.facilities {
            table.add([line.kind.map(name) ?? word("合计", "total")] + columns.map { String($0.1(line.counts)) } + [line.share.ofDecided[header.language]])
        }
        return table.isEmpty ? "" : "\n" + table.rendered(page)
    }

    /// Binding checks by group.
    var groups: String {
        var table = TextTable(
            [
                word("约束性条款", "binding"), word("达标", "met"), word("不达标", "unmet"), word("未填报", "unreported"), word("不适用", "n/a"), word("豁免", "waived"),
            ],
            [.left, .right, .right, .right, .right, .right])
        for line in figures.groups {
            table.add(
                [line.name] + [line.counts.met, line.counts.unmet, line.counts.unreported, line.counts.notApplicable, line.counts.waived].map(String.init))
        }
        guard !table.isEmpty else { return "" }
        table.add([word("合计", "total")] + [.met, .unmet, .unreported, .notApplicable, .waived].map { value($0) })
        return "\n" + table.rendered(page)
    }

    /// The sums that the whole report begins with.
    var totals: String { heading("一、总体", "1. Summary") + facilities.drop { $0 == "\n" } + groups }

    private func name(_ kind: KindID) -> String {
        let kind = header.program.vocabulary.kinds[kind]
        return kind.label
    }

    /// Gaps by township, and the commonest.
    var gapTable: String {
        let columns: [FigureID] = [
            .blankInstitution, .blankStaff, .blankPossible, .unmetCritical, .unmetMajor, .unmetMinor, .items, .unreported, .upToStandard, .assessed,
        ]
        var table = TextTable(
            [header.places.township[header.language]] + columns.map { $0.head[header.language] }, [.left] + Array(repeating: .right, count: columns.count))
        for place in figures.places + [figures.whole] { table.add([place.name[header.language]] + columns.map { place[$0].text[header.language] }) }
        return heading("三、缺口（约束性条款，按检查项数）", "3. Gaps (binding, in checks)") + table.rendered(page) + commonest(10)
    }

    /// The criteria that are most often unmet.
    func commonest(_ most: Int) -> String {
        let ranked = figures.commonest.prefix(most)
        guard !ranked.isEmpty else { return "" }
        var table = TextTable(
            [word("项", "checks"), word("条款", "criterion"), word("要求", "asks"), word("依据", "clause")], [.right, .left, .left, .left], optional: [1])
        for line in ranked { table.add([String(line.unmet), line.check.name, line.check.criterion.title, line.check.citation.short]) }
        return heading("不达标最多的条款", "Criteria most often unmet", indent: "  ") + table.rendered(page)
    }

    /// The few criteria that are most often unmet, in what a screen leaves room for beside the facilities; English needs more of it.
    var worstCriteria: String {
        let ranked = figures.commonest.prefix(max(1, (header.language == .zh ? 8 : 6) - figures.facilities.count))
        guard !ranked.isEmpty else { return "" }
        var table = TextTable(nil, [.right, .left])
        for line in ranked { table.add([word("\(line.unmet) 项", "\(line.unmet)"), line.check.criterion.title]) }
        return heading("不达标最多的条款", "Criteria most often unmet", indent: "  ") + table.rendered(page)
    }

    // MARK: What it comes to

    private var sentence: String {
        Headline(figures, region: header.scope ?? header.region, villages: 0, called: header.places).text[header.language]
    }

    /// What it comes to in what a screen leaves room for; the sentence that matters most last.
    func answer(differences: Int, showsNotes: Bool) -> String {
        let share = figures.whole.facilityShare
        var lines = [
            word(
                "约束性检查 \(value(.checks)) 项：达标 \(value(.met))，不达标 \(value(.unmet))，未填报 \(value(.unreported))",
                "\(value(.checks)) binding checks: \(value(.met)) met, \(value(.unmet)) unmet, \(value(.unreported)) unreported")
        ]
        if let note = figures.filesMissingNote { lines.append(note[header.language]) }
        if share.assessed > 0 {
            lines.append(
                word(
                    "机构达标率 \(share.ofDecided.zh)（已判定 \(share.decided) 个，占考核的 \(share.reporting.zh)；可能在 \(share.range.zh)）",
                    "up to standard: \(share.ofDecided.en) of \(share.decided) decided (\(share.reporting.en) of assessed; may be \(share.range.en))"))
        }
        let caveats = caveats(differences, showsNotes: showsNotes)
        lines.append((caveats.isEmpty ? "" : caveats + word("；", "; ")) + word("全部表格：--full", "every table: --full"))
        return "\n" + lines.map { page.lines("  " + $0 + "\n") }.joined() + page.lines("  " + sentence + "\n", .heading)
    }

    /// What all of it comes to, the sentence that matters most last.
    ///
    /// - Parameters:
    ///   - differences: how many reported values differ from what was verified.
    ///   - showsNotes: whether the notes stand above.
    func conclusion(differences: Int, showsNotes: Bool) -> String {
        let whole = figures.whole
        let waived = whole.count(.blankWaived) > 0
        var lines = [
            word(
                "机构空白点 \(value(.blankInstitution))    人员空白点 \(value(.blankStaff))    待查明 \(value(.blankPossible))"
                    + (waived ? "    豁免的空白点 \(value(.blankWaived))" : ""),
                "blank spots: \(value(.blankInstitution)) without institution, \(value(.blankStaff)) without qualified staff, \(value(.blankPossible)) not known"
                    + (waived ? ", \(value(.blankWaived)) waived" : "")),
            word(
                "对象 \(value(.subjects)) 个；约束性检查 \(value(.checks)) 项：达标 \(value(.met))，不达标 \(value(.unmet))，未填报 \(value(.unreported))，不适用 \(value(.notApplicable))，豁免 \(value(.waived))",
                "\(value(.subjects)) subjects, \(value(.checks)) binding checks: \(value(.met)) met, \(value(.unmet)) unmet, \(value(.unreported)) unreported, \(value(.notApplicable)) not applicable, \(value(.waived)) waived"
            ),
        ]
        if let note = figures.filesMissingNote { lines.append(note[header.language]) }
        if whole.count(.unmet) > 0 { lines.append(whole.reconciliation[header.language]) }
        let share = whole.facilityShare
        if share.assessed > 0 {
            lines.append(
                word(
                    "机构达标率 \(share.ofDecided.zh)（已判定 \(share.decided) 个中；已判定占考核的 \(share.reporting.zh)）；未填报的全不达标到全达标：\(share.range.zh)",
                    "up to standard: \(share.ofDecided.en) of \(share.decided) facilities decided (\(share.reporting.en) of those assessed); if all unknown fail or pass: \(share.range.en)"
                ))
        }
        let apart = figures.apart.filter { $0.counts.total > 0 }.map { line in
            word("\(line.firmness.label.zh) \(line.counts.unmet) 项未达到", "\(line.firmness.label.en): \(line.counts.unmet) checks not reached")
        }
        if !apart.isEmpty { lines.append(word("不计入达标：", "Not counted: ") + apart.joined(separator: word("；", "; "))) }
        let caveats = caveats(differences, showsNotes: showsNotes)
        if !caveats.isEmpty { lines.append(caveats) }
        return heading("结论", "Conclusion") + lines.map { page.lines("  " + $0 + "\n", hanging: 2) }.joined() + page.lines("  " + sentence + "\n", .heading)
    }

    /// What to bear in mind, as one line that says how many things there are.
    private func caveats(_ differences: Int, showsNotes: Bool) -> String {
        let open = header.program.standards.count { $0.open != nil }
        var parts: [String] = []
        if open > 0 { parts.append(word("\(open) 处尚未查明", "\(open) open questions")) }
        if differences > 0 { parts.append(word("填报与核查不一致 \(differences) 处", "\(differences) values not as verified")) }
        return parts.isEmpty ? "" : parts.joined(separator: word("，", ", ")) + (showsNotes ? word("（见上）", " (see above)") : word("（--notes）", " (--notes)"))
    }
}
