import Audit
import Inventories
import Standards
import Wording

/// One clinic's self-check: what it has, what it must buy, what it must do, what it must answer.
public struct SelfCheck: Sendable {
    /// One thing to be put right other than by buying.
    public struct Task: Sendable, Hashable {
        /// What is asked.
        public var title: String
        /// What there is, and how far it is.
        public var state: String
        /// What to do.
        public var measure: String
        /// Whether a binding criterion asks for it.
        public var isBinding: Bool
        /// Under which clause.
        public var clause: String
    }

    /// One thing the clinic has.
    public struct Possession: Sendable, Hashable {
        /// The item's id.
        public var id: String
        /// The item.
        public var item: String
        /// What it is counted in.
        public var unit: String?
        /// How many there are.
        public var count: Int

        /// So many of an item.
        public init(id: String, item: String, unit: String?, count: Int) {
            self.id = id
            self.item = item
            self.unit = unit
            self.count = count
        }

        /// How many, with the unit.
        public var amount: String { String(count) + (unit.map { " \($0)" } ?? "") }
    }

    /// The clinic.
    public var subject: SubjectName
    /// Binding criteria that apply.
    public var asked = 0
    /// Those of them that are met or exempt.
    public var met = 0
    /// The equipment it has, as far as it was reported.
    public var possessions: [Possession] = []
    /// What to buy.
    public var purchases: [Purchase] = []
    /// What to do.
    public var tasks: [Task] = []
    /// What to answer: cells to fill in.
    public var questions: [String] = []

    /// The self-checks of the village clinics of a batch that kept its outcomes.
    public static func sheets(of batch: Batch, _ program: AuditProgram) -> [SelfCheck] {
        let clinic = program.vocabulary.kinds.firstIndex { $0.id == "village-clinic" }
        return batch.subjects.indices.filter { batch.subjects[$0].kind == clinic }.map { SelfCheck($0, batch, program) }
    }

    private init(_ number: Int, _ batch: Batch, _ program: AuditProgram) {
        subject = batch.subjects[number]
        for outcome in batch.outcomes where outcome.subject == number && program.checks[outcome.check].firmness == .binding {
            switch outcome.outcome {
            case .notApplicable: break
            case .met, .waived:
                asked += 1
                met += 1
            case .unmet, .unreported: asked += 1
            }
        }
        let words = GapWords(program)
        let values = ValueWords(vocabulary: program.vocabulary)
        let finder = PurchaseFinder(program)
        purchases = finder.purchases(of: batch).filter { $0.subject == number }.map(\.purchase)
        for gap in batch.gaps where gap.subject == number {
            let check = program.checks[gap.check]
            // Drafts and texts nobody has seen are no reason to spend money.
            guard check.firmness != .draft, check.firmness != .unverified else { continue }
            let isBinding = check.firmness == .binding
            let clause = "\(check.criterion.source.clause)（\(check.standard)）"
            if gap.outcome == .unreported {
                for fact in gap.missing {
                    let label = values.label(fact, for: subject.kind)
                    if isBinding || fact.term != nil, !questions.contains(label) { questions.append(label) }
                }
                continue
            }
            if finder.purchase(gap) != nil { continue }
            let title = check.criterion.title + (words.term(gap).map { "：\($0.label)" } ?? "")
            tasks.append(
                Task(
                    title: title, state: words.phrase(gap, of: subject.kind).zh, measure: check.criterion.rectification?.measure ?? "",
                    isBinding: isBinding, clause: clause))
        }
        purchases.sort { $0.isBinding && !$1.isBinding }
        tasks.sort { $0.isBinding && !$1.isBinding }
    }
}

/// Writes self-check sheets.
public struct SelfCheckReport: Sendable {
    private let header: ReportHeader

    /// A report with its header.
    public init(_ header: ReportHeader) {
        self.header = header
    }

    /// The sheets in a format.
    public func render(_ sheets: [SelfCheck], _ format: PlainFormat) -> String {
        switch format {
        case .text: sheets.map(text).joined(separator: "\n")
        case .csv: csv(sheets)
        case .json: json(sheets)
        }
    }

    private func text(_ sheet: SelfCheck) -> String {
        let subject = sheet.subject
        var text = header.language.word(
            "\(subject.placeName) \(subject.village)村卫生室自查  [\(subject.code)]  截至 \(header.program.asOf)\n",
            "\(subject.placeName) \(subject.village): self-check [\(subject.code)] as of \(header.program.asOf)\n")
        text += header.language.word(
            "应达到 \(sheet.asked) 项，已达到 \(sheet.met) 项；要买 \(sheet.purchases.filter(\.isBinding).count) 样，要办 \(sheet.tasks.filter(\.isBinding).count) 项，要填 \(sheet.questions.count) 处。\n",
            "\(sheet.met) of \(sheet.asked) met; buy \(sheet.purchases.filter(\.isBinding).count), do \(sheet.tasks.filter(\.isBinding).count), answer \(sheet.questions.count).\n"
        )
        section(
            header.language.word("要买", "Buy"), sheet.purchases.filter(\.isBinding).map { ["□ \($0.item)", $0.amount, $0.clause] }, [.left, .right, .left], &text
        )
        section(
            header.language.word("要办", "Do"),
            sheet.tasks.filter(\.isBinding).map { ["□ \($0.title)", $0.state, $0.measure, $0.clause] }, [.left, .left, .left, .left], &text)
        section(header.language.word("要填", "Answer"), sheet.questions.map { ["□ \($0)"] }, [.left], &text)
        if !sheet.possessions.isEmpty {
            text += header.language.word("\n已有设备 \(sheet.possessions.count) 样：", "\nHas \(sheet.possessions.count) kinds of equipment: ")
            text += sheet.possessions.map { "\($0.item) \($0.amount)" }.joined(separator: header.language.word("、", ", ")) + "\n"
        }
        let advice =
            sheet.purchases.filter { !$0.isBinding }.map { ["□ \($0.item)", $0.amount, $0.clause] }
            + sheet.tasks.filter { !$0.isBinding }.map { ["□ \($0.title)", $0.state, $0.clause] }
        section(header.language.word("建议（不计入达标）", "Advised (not counted)"), advice, [.left, .left, .left], &text)
        if sheet.purchases.isEmpty, sheet.tasks.isEmpty, sheet.questions.isEmpty { text += header.language.word("\n全部达到。\n", "\nAll met.\n") }
        return text
    }

    private func section(_ title: String, _ rows: [[String]], _ alignments: [TextTable.Alignment], _ text: inout String) {
        guard !rows.isEmpty else { return }
        text += "\n\(title)\n"
        var table = TextTable(nil, alignments)
        for row in rows { table.add(row) }
        text += table.rendered()
    }

    private func rows(_ sheet: SelfCheck) -> [[String]] {
        let place = [sheet.subject.code, sheet.subject.placeName, sheet.subject.village]
        func counted(_ isBinding: Bool) -> String { isBinding ? header.language.word("是", "yes") : header.language.word("建议", "advised") }
        return sheet.possessions.map { place + [header.language.word("已有", "have"), $0.item, $0.amount, "", ""] }
            + sheet.purchases.map { place + [header.language.word("要买", "buy"), $0.item, $0.amount, counted($0.isBinding), $0.clause] }
            + sheet.tasks.map { place + [header.language.word("要办", "do"), $0.title, $0.state, counted($0.isBinding), $0.clause] }
            + sheet.questions.map { place + [header.language.word("要填", "answer"), $0, "", "", ""] }
    }

    private func csv(_ sheets: [SelfCheck]) -> String {
        var writer = ByteWriter()
        writer.write("\u{FEFF}")
        writer.writeRow(
            header.language == .zh
                ? ["代码", "乡镇", "村", "事项", "内容", "数量或现状", "计入达标", "依据"]
                : ["code", "township", "village", "what", "item", "quantity or state", "counted", "clause"])
        for sheet in sheets { for row in rows(sheet) { writer.writeRow(row) } }
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    private func json(_ sheets: [SelfCheck]) -> String {
        var writer = ByteWriter()
        writer.write("{\"schema\":\"dabiao-selfcheck/1\",\"asOf\":\"\(header.program.asOf)\",\"clinics\":[")
        for (index, sheet) in sheets.enumerated() {
            writer.write(index > 0 ? ",\n{\"code\":" : "\n{\"code\":")
            writer.writeJSON(sheet.subject.code)
            writer.write(",\"township\":")
            writer.writeJSON(sheet.subject.placeName)
            writer.write(",\"village\":")
            writer.writeJSON(sheet.subject.village)
            writer.write(",\"asked\":\(sheet.asked),\"met\":\(sheet.met),\"have\":[")
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
