import Audit
import Figures
import Standards
import Wording
import Writing

/// Writes about the standards themselves.
package struct StandardsReport: Sendable {
    private let library: StandardLibrary
    private let language: Language
    private let page: TextPage

    /// A report on a library.
    package init(_ library: StandardLibrary, language: Language, _ page: TextPage = .file) {
        self.page = page
        self.library = library
        self.language = language
    }

    private func status(_ status: Document.Status) -> String {
        switch status {
        case .inForce: language.word("现行", "in force")
        case .draft: language.word("征求意见稿", "draft")
        case .expired: language.word("失效", "expired")
        }
    }

    /// All standards in a table.
    package func list() -> String {
        var table = TextTable(
            [
                language.word("编号", "id"), language.word("标准", "title"), language.word("文号", "number"), language.word("状态", "status"),
                language.word("地区", "region"), language.word("继承", "extends"),
                language.word("条款", "criteria"),
            ],
            [.left, .left, .left, .left, .left, .left, .right], optional: [2, 5])
        for standard in library.standards {
            table.add([
                standard.id, standard.title, standard.document.number ?? "—", status(standard.document.status),
                standard.region.isEmpty ? language.word("全国", "all") : standard.region, standard.extends ?? "—", String(standard.criteria.count),
            ])
        }
        return table.rendered(page, indent: "")
    }

    /// Every criterion of a standard.
    package func show(_ standard: Standard) -> String {
        var text = "\(standard.title)  [\(standard.id)]\n"
        text +=
            "《\(standard.document.name)》 \(standard.document.number ?? "")  \(standard.document.issuer ?? "")  \(issued(standard.document))  \(status(standard.document.status))\n"
        if let note = standard.document.note { text += language.word("注意：", "note: ") + note[language] + "\n" }
        if let base = standard.extends { text += language.word("继承自 \(base)\n", "extends \(base)\n") }
        if let open = standard.open { text += language.word("尚未查明：", "open: ") + open + "\n" }
        for dropped in standard.dropped { text += language.word("不采用：", "left out: ") + "\(dropped.id) — \(dropped.reason)\n" }
        let clauses = CriterionPage(library, language: language)
        for criterion in standard.criteria { text += "\n" + clauses.page(criterion, standard) }
        for (title, rules) in [
            (language.word("\n工作规则（整改台账）\n", "\nProcess rules (ledger)\n"), standard.processRules),
            (language.word("\n定义\n", "\nDefinitions\n"), standard.definitions),
        ] where !rules.isEmpty {
            text += title
            for rule in rules { text += "  \(rule.title)  [\(rule.id)]  \(rule.source.clause)  [\(rule.source.facts.joined(separator: ", "))]\n" }
        }
        return text
    }

    private func issued(_ document: Document) -> String {
        document.issued?.description ?? document.notBefore.map { language.word("不早于 \($0)", "not before \($0)") } ?? ""
    }

    /// Every fact with what accounts for it, as a Markdown page.
    ///
    /// - Parameter duties: the rules that campaign files carry out, with the files.
    package func coverage(duties: [String: [String]] = [:]) -> String {
        let coverage = library.coverage()
        var text = language.word("# 政策事实覆盖表\n\n", "# Coverage of policy facts\n\n")
        text += language.word(
            "由 `dabiao standards coverage` 生成，请勿手改。\n\n", "Printed by `dabiao standards coverage`; not edited by hand.\n\n")
        text += language.word("| 方式 | 条数 |\n|---|---:|\n", "| kind | facts |\n|---|---:|\n")
        for kind in FactCoverage.Kind.allCases { text += "| \(label(kind)) | \(coverage.count { $0.kind == kind }) |\n" }
        text += proofs()
        var document = ""
        for entry in coverage {
            if entry.fact.document != document {
                document = entry.fact.document
                text +=
                    "\n## \(document)\n\n"
                    + language.word("| 事实 | 名称 | 方式 | 条款 |\n|---|---|---|---|\n", "| fact | name | kind | criteria |\n|---|---|---|---|\n")
            }
            text +=
                "| \(entry.fact.id) | \(entry.fact.name) | \(label(entry.kind)) | \(entry.by.map { name in duties[name].map { name + language.word("（", " (") + $0.joined(separator: language.word("、", ", ")) + language.word("）", ")") } ?? name }.joined(separator: "<br>")) |\n"
        }
        return text
    }

    /// What the criteria that count are proved by, standard by standard, with what each inherits.
    private func proofs() -> String {
        var text = language.word("\n## 计入达标的条款靠什么证明\n\n", "\n## What binding criteria are proved by\n\n")
        text += language.word("| 标准 | 数据 | 带日期的记录 | 是否 |\n|---|---:|---:|---:|\n", "| standard | data | dated record | yes or no |\n|---|---:|---:|---:|\n")
        for standard in library.standards {
            let binding = standard.criteria.filter { $0.writtenFirmness == .binding }
            text += "| \(standard.id) | " + Proof.allCases.map { proof in String(binding.count { $0.proof == proof }) }.joined(separator: " | ") + " |\n"
        }
        return text
    }

    private func label(_ kind: FactCoverage.Kind) -> String {
        switch kind {
        case .automatic: language.word("自动判定", "automatic")
        case .attestation: language.word("佐证答复", "attestation")
        case .declared: language.word("自报是否", "declared")
        case .advisory: language.word("仅作提示", "advice only")
        case .ledger: language.word("整改台账", "ledger")
        case .definition: language.word("定义", "definition")
        case .missing: language.word("缺", "missing")
        }
    }

    /// What rests on text that was not seen.
    package func unverified() -> String {
        var text = language.word("以下内容未见原文，或由摘录、推理得出，不应作为定论：\n", "These rest on text that was not seen, on excerpts or on reasoning:\n")
        for standard in library.standards {
            let criteria = standard.criteria.filter { criterion in
                criterion.origin["id"] == nil
                    && (criterion.source.provenance == .unverified || criterion.firmness == .unverified || criterion.source.provenance == .derived)
            }
            guard standard.open != nil || !criteria.isEmpty else { continue }
            text += "\n\(standard.id)  \(standard.title)\n"
            if let open = standard.open { text += open.split(separator: "\n").map { "  \($0)\n" }.joined() }
            var table = TextTable(nil, [.left, .left, .left])
            for criterion in criteria {
                table.add([
                    criterion.source.provenance.label[language] + language.word("·", ", ") + criterion.firmness.label[language], criterion.id,
                    criterion.title + (criterion.source.reason.map { language.word("（\($0)）", " (\($0))") } ?? ""),
                ])
            }
            if !table.isEmpty { text += table.rendered(page, indent: "    ") }
        }
        return text
    }

    /// What two standards ask differently.
    package func diff(_ left: Standard, _ right: Standard) -> String {
        let leftByID = Dictionary(uniqueKeysWithValues: left.criteria.map { ($0.id, $0) })
        let rightByID = Dictionary(uniqueKeysWithValues: right.criteria.map { ($0.id, $0) })
        var text = "--- \(left.id)  \(left.title)\n+++ \(right.id)  \(right.title)\n"
        for criterion in left.criteria where rightByID[criterion.id] == nil { text += "- \(criterion.id)  \(criterion.title)\n" }
        for criterion in right.criteria where leftByID[criterion.id] == nil { text += "+ \(criterion.id)  \(criterion.title)\n" }
        var same = 0
        for criterion in left.criteria {
            guard let other = rightByID[criterion.id] else { continue }
            let changes = self.changes(criterion, other)
            if changes.isEmpty {
                same += 1
            } else {
                text += "~ \(criterion.id)  \(other.title)\n" + changes.map { "    \($0)\n" }.joined()
            }
        }
        return text + language.word("相同 \(same) 条\n", "\(same) the same\n")
    }

    private func changes(_ left: Criterion, _ right: Criterion) -> [String] {
        var changes: [String] = []
        let words = RuleWords(vocabulary: library.vocabulary)
        func note(_ label: String, _ old: String, _ new: String) {
            if old != new { changes.append("\(label)：\(old) → \(new)") }
        }
        note(language.word("标题", "title"), left.title, right.title)
        note(language.word("约束力", "firmness"), left.firmness.label[language], right.firmness.label[language])
        note(language.word("严重程度", "severity"), left.severity.label[language], right.severity.label[language])
        note(language.word("期限", "due"), left.due?.description ?? "—", right.due?.description ?? "—")
        if left.forms.map(\.kind) != right.forms.map(\.kind) || left.forms.map(\.require) != right.forms.map(\.require) {
            note(
                language.word("要求", "asks"), left.forms.first.map { words.text($0.require)[language] } ?? "",
                right.forms.first.map { words.text($0.require)[language] } ?? "")
        }
        if left.forms.map(\.when) != right.forms.map(\.when) {
            note(
                language.word("适用条件", "applies when"), left.forms.first?.when.map { words.text($0)[language] } ?? "—",
                right.forms.first?.when.map { words.text($0)[language] } ?? "—")
        }
        if left.forms.map({ $0.unless.map(\.kind) }) != right.forms.map({ $0.unless.map(\.kind) }) {
            note(language.word("豁免", "exemptions"), String(left.forms.first?.unless.count ?? 0), String(right.forms.first?.unless.count ?? 0))
        }
        note(language.word("依据", "clause"), left.source.clause, right.source.clause)
        return changes
    }
}
