import Audit
import Figures
import Standards
import Wording
import Writing

extension ComparedState {
    /// What users call it.
    var label: Text {
        switch self {
        case .met: Outcome.met.label
        case .unmet: Outcome.unmet.label
        case .unreported: Outcome.unreported.label
        case .notApplicable: Outcome.notApplicable.label
        case .waived: Outcome.waived.label
        case .noGap: Text(zh: "不是缺口", en: "no gap")
        case .absent: Text(zh: "没有", en: "absent")
        }
    }

    /// What programs call it.
    var id: String {
        switch self {
        case .met: Outcome.met.id
        case .unmet: Outcome.unmet.id
        case .unreported: Outcome.unreported.id
        case .notApplicable: Outcome.notApplicable.id
        case .waived: Outcome.waived.id
        case .noGap: "noGap"
        case .absent: "absent"
        }
    }
}

extension ResultComparison.Change {
    /// What users call it.
    var label: Text {
        switch self {
        case .new: Text(zh: "新增不达标", en: "Newly unmet")
        case .relapsed: Text(zh: "复发", en: "Came back")
        case .withdrawn: Text(zh: "撤回答复，现未填报", en: "Answer withdrawn, not reported now")
        case .unknown: Text(zh: "原不达标，现未填报", en: "Unmet before and not reported now")
        case .cleared: Text(zh: "消除", en: "Cleared")
        case .setAside: Text(zh: "转为豁免或不适用", en: "Set aside")
        case .gone: Text(zh: "对象或条款已不在", en: "Subject or criterion gone")
        case .persisting: Text(zh: "仍不达标", en: "Still unmet")
        }
    }
}

/// Writes two audits side by side.
package struct ComparisonReport: Sendable {
    private let language: Language
    private let places: PlaceWords
    private let notice: Notice
    private let page: TextPage

    /// A report in a language; `notice` says that either side is made up.
    package init(_ language: Language, places: PlaceWords, notice: Text? = nil, dayNote: Text? = nil, _ page: TextPage = .file) {
        self.page = page
        self.places = places
        self.language = language
        self.notice = Notice(notice, note: dayNote, language)
    }

    /// The comparison in a format.
    ///
    /// - Parameter partial: the sides of which only the gaps are known.
    package func render(_ comparison: ResultComparison, before: String, after: String, partial: [String] = [], _ format: PlainFormat) -> String {
        switch format {
        case .text: text(comparison, before, after, partial)
        case .csv: csv(comparison)
        case .json: json(comparison, before, after, partial)
        }
    }

    // MARK: Text

    private func text(_ comparison: ResultComparison, _ before: String, _ after: String, _ partial: [String]) -> String {
        var text = language.word("比较 \(before) → \(after)\n", "comparing \(before) → \(after)\n") + notice.line
        for path in partial {
            text += language.word(
                "\(path) 只存有缺口：其中没有的检查写作“不是缺口”，可能是达标、不适用、豁免，也可能当时没有这个对象。用 dabiao audit --outcomes 保存可以分清。\n",
                "\(path) holds only gaps: a check that is not in it stands as \"no gap\", which may be met, not applicable or waived, or a subject that was not there. Saving with dabiao audit --outcomes tells them apart.\n"
            )
        }
        let hasOthers = !comparison.transitions.others.isEmpty
        text += details(comparison)
        if hasOthers { text += "\n" + sums(comparison, isBinding: false) }
        return page.lines(text + "\n" + sums(comparison, isBinding: true), hanging: 2)
    }

    /// From what to what the checks went, and how many of each change: what it comes to.
    private func sums(_ comparison: ResultComparison, isBinding: Bool) -> String {
        let steps = isBinding ? comparison.transitions.binding : comparison.transitions.others
        let text = isBinding ? language.word("约束性检查（项）\n", "Binding checks\n") : language.word("不计入达标的检查（项）\n", "Checks that do not count\n")
        let changes = changes(comparison, isBinding: isBinding)
        let sentence = changes.map { change, rows in "\(change.label[language]) \(counted(rows))" }.joined(separator: language.word("；", "; "))
        return text + table(steps) + (changes.isEmpty ? "" : sentence + "\n")
    }

    private func changes(_ comparison: ResultComparison, isBinding: Bool) -> [(ResultComparison.Change, [ResultComparison.Row])] {
        ResultComparison.Change.allCases.map { ($0, comparison.rows($0, binding: isBinding)) }.filter { !$0.1.isEmpty }
    }

    /// Every binding check that went from one outcome to another.
    private func details(_ comparison: ResultComparison) -> String {
        var text = ""
        for (change, rows) in changes(comparison, isBinding: true) where change != .persisting {
            text += "\n" + page.tinted("\(change.label[language])（\(rows.count)）", .heading) + "\n"
            var table = TextTable(
                language == .zh ? [places.township.zh, "对象", "条款内容", "原来", "现在", "编号"] : [places.township.en, "subject", "title", "before", "now", "key"],
                [.left, .left, .left, .left, .left, .left], optional: [5])
            for row in rows {
                let items = row.row.items.isEmpty ? "" : language.word("：\(row.row.items.joined(separator: "、"))", ": \(row.row.items.joined(separator: ", "))")
                table.add([row.row.township, row.row.name, row.row.title + items, row.before.label[language], row.after.label[language], row.row.key.text])
            }
            text += table.rendered(page)
        }
        return text
    }

    /// Checks, and the missing items in them where those are more.
    private func counted(_ rows: [ResultComparison.Row]) -> String {
        let items = rows.reduce(0) { $0 + $1.row.itemCount }
        return items == rows.count
            ? language.word("\(rows.count) 项", "\(rows.count)") : language.word("\(rows.count) 项（\(items) 处）", "\(rows.count) (\(items) items)")
    }

    /// From what, in rows, to what, in columns.
    private func table(_ steps: [ResultComparison.Step: Int]) -> String {
        let from = states(Set(steps.keys.map(\.from)))
        let to = states(Set(steps.keys.map(\.to)))
        func count(_ from: ComparedState, _ to: ComparedState) -> Int { steps[ResultComparison.Step(from: from, to: to)] ?? 0 }
        let heads = [language.word("原来＼现在", "before \\ now")] + to.map { $0.label[language] } + [language.word("合计", "total")]
        var table = TextTable(heads, [.left] + heads.dropFirst().map { _ in .right })
        for before in from {
            let counts = to.map { count(before, $0) }
            table.add([before.label[language]] + (counts + [counts.reduce(0, +)]).map { String($0) })
        }
        let totals = to.map { after in from.map { count($0, after) }.reduce(0, +) }
        table.add([language.word("合计", "total")] + (totals + [totals.reduce(0, +)]).map { String($0) })
        return table.rendered(page)
    }

    /// The five outcomes, and the other states where there are any.
    private func states(_ present: Set<ComparedState>) -> [ComparedState] {
        ComparedState.allCases.filter { ![.noGap, .absent].contains($0) || present.contains($0) }
    }

    // MARK: Tables and programs

    private func csv(_ comparison: ResultComparison) -> String {
        var writer = ByteWriter()
        writer.write("\u{FEFF}")
        writer.writeRow(
            language == .zh
                ? ["变化", places.township.zh, "对象", "代码", "条款内容", "约束力", "严重程度", "编号", "原来", "现在", "缺项"] + notice.head
                : ["change", places.township.en, "subject", "code", "title", "firmness", "severity", "key", "before", "now", "items"] + notice.head)
        for change in ResultComparison.Change.allCases {
            for row in comparison.rows(change, binding: true) + comparison.rows(change, binding: false) {
                writer.writeRow(
                    [
                        change.label[language], row.row.township, row.row.name, row.row.code, row.row.title, row.row.firmness.label[language],
                        row.row.severity.label[language], row.row.key.text, row.before.label[language], row.after.label[language],
                        row.row.items.joined(separator: "、"),
                    ] + notice.cell)
            }
        }
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    private func json(_ comparison: ResultComparison, _ before: String, _ after: String, _ partial: [String]) -> String {
        var writer = ByteWriter()
        writer.write("{\"schema\":\"dabiao-compare/2\",\"before\":")
        writer.writeJSON(before)
        writer.write(",\"after\":")
        writer.writeJSON(after)
        writer.write(notice.member)
        writer.write(",\"onlyGapsKnown\":[")
        for (index, path) in partial.enumerated() {
            if index > 0 { writer.write(",") }
            writer.writeJSON(path)
        }
        writer.write("],\n\"transitions\":{")
        for (index, (key, steps)) in [("binding", comparison.transitions.binding), ("others", comparison.transitions.others)].enumerated() {
            writer.write("\(index > 0 ? "," : "")\"\(key)\":[")
            let sorted = steps.sorted { ($0.key.from.id, $0.key.to.id) < ($1.key.from.id, $1.key.to.id) }
            for (number, (step, count)) in sorted.enumerated() {
                writer.write("\(number > 0 ? "," : ""){\"from\":\"\(step.from.id)\",\"to\":\"\(step.to.id)\",\"checks\":\(count)}")
            }
            writer.write("]")
        }
        writer.write("}")
        for change in ResultComparison.Change.allCases {
            writer.write(",\n\"\(change.rawValue)\":[")
            for (index, row) in (comparison.rows(change, binding: true) + comparison.rows(change, binding: false)).enumerated() {
                writer.write(index > 0 ? ",\n{\"key\":" : "\n{\"key\":")
                writer.writeJSON(row.row.key.text)
                writer.write(",\"title\":")
                writer.writeJSON(row.row.title)
                writer.write(",\"from\":\"\(row.before.id)\",\"to\":\"\(row.after.id)\"")
                writer.write(",\"firmness\":\"\(row.row.firmness.rawValue)\",\"severity\":\"\(row.row.severity.rawValue)\",\"township\":")
                writer.writeJSON(row.row.township)
                writer.write(",\"code\":")
                writer.writeJSON(row.row.code)
                writer.write(",\"name\":")
                writer.writeJSON(row.row.name)
                writer.write(",\"items\":[")
                for (number, item) in row.row.items.enumerated() {
                    if number > 0 { writer.write(",") }
                    writer.writeJSON(item)
                }
                writer.write("]}")
            }
            writer.write("]")
        }
        writer.write("}\n")
        return String(decoding: writer.bytes, as: UTF8.self)
    }
}
