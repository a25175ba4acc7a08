import Wording
import Workbooks

/// Writes the rows of a form, from the top down.
struct FormRows {
    private let sheet: SheetWriter
    private let language: Language
    private var row = 0

    init(_ sheet: SheetWriter, _ language: Language) {
        self.sheet = sheet
        self.language = language
        sheet.columns(FormGrid.key...FormGrid.key, width: 4, isHidden: true)
        sheet.columns(FormGrid.whole, width: FormGrid.unitWidth)
    }

    // MARK: Looks

    private static let size = 12.0
    private let plain = CellStyle.plain.with {
        $0.size = size
        $0.wraps = true
    }
    private let name = CellStyle.plain.with {
        $0.size = size
        $0.wraps = true
        $0.fill = 0xF2F2F2
    }
    private let last = CellStyle.plain.with {
        $0.size = size
        $0.wraps = true
        $0.color = 0x6B6B6B
        $0.fill = 0xF7F7F7
    }
    private let open = CellStyle.plain.with {
        $0.size = size
        $0.wraps = true
        $0.isUnlocked = true
    }

    private func answer(isRequired: Bool) -> CellStyle { isRequired ? open.with { $0.fill = TemplateWorkbook.required } : open }

    private mutating func begin(_ key: FormRow?, _ cells: [(text: String, columns: ClosedRange<Int>)] = [], least: Double = 22) {
        sheet.height(row, FormGrid.height(cells, least: least))
        if let key { sheet.text(row, FormGrid.key, key.text, .note) }
    }

    private func put(_ text: String, _ columns: ClosedRange<Int>, _ style: CellStyle) { sheet.merged(row, columns, text, style) }

    /// A line over the whole width.
    mutating func line(_ text: String, _ style: CellStyle? = nil, key: FormRow? = nil) {
        begin(key, [(text, FormGrid.whole)])
        put(text, FormGrid.whole, style ?? plain)
        row += 1
    }

    // MARK: The head

    mutating func head(_ plan: FormPlan, _ block: FormPlan.Block?, _ title: String, _ words: [Text]) {
        row = sheet.formHead(
            FormHead(title: title, middle: FormTexts.asOf(plan.day)[language], body: block?.isOwn ?? true ? plan.subject.name : ""), over: FormGrid.widths,
            isLocked: true, size: Self.size, language)
        let places = [
            (FormTexts.code[language], plan.subject.code), (words[0][language], plan.subject.county), (words[1][language], plan.subject.township),
            (words[2][language], plan.subject.village),
        ]
        begin(.places, zip(FormGrid.places, places).flatMap { [($1.1, $0.value), ($1.0, $0.name)] })
        for (place, (label, text)) in zip(FormGrid.places, places) {
            put(label, place.name, name)
            put(text, place.value, plain)
        }
        row += 1
        guard let block else { return line(FormTexts.legend[language], key: .form(version: FormGrid.version)) }
        begin(.signed(isOwn: block.isOwn), least: 28)
        put(FormTexts.signed(isOwn: block.isOwn)[language], FormGrid.head[0].name, name)
        put("", FormGrid.head[0].value, answer(isRequired: true))
        put(FormTexts.on(isOwn: block.isOwn)[language], FormGrid.head[1].name, name)
        put("", FormGrid.head[1].value, answer(isRequired: true).with { $0.numberFormat = "yyyy-mm-dd" })
        allow(.day, FormGrid.head[1].value, title: FormTexts.on(isOwn: block.isOwn)[language], unit: nil)
        row += 1
        line(FormTexts.legend[language], key: .form(version: FormGrid.version))
        line(
            FormTexts.block(block.title, block.answers, isOnlyMissing: plan.isOnlyMissing)[language],
            .header.with {
                $0.size = 13
                $0.alignment = .left
            })
    }

    /// Who else signs: who filled it in, and when, stands in the head.
    private static func signatures(_ language: Language) -> [String] {
        let all = FormHead.signatures(language)
        return [all[0], all[2]]
    }

    /// Where people sign.
    mutating func foot() {
        sheet.height(row, 8)
        row = sheet.signatures(Self.signatures(language), over: FormGrid.widths, row: row + 1, isLocked: true, size: Self.size, language)
    }

    // MARK: Questions

    mutating func questions(_ block: FormPlan.Block) {
        if block.questions.contains(where: { !$0.isList }) { heads() }
        for question in block.questions {
            switch question.answer {
            case .boxes(let boxes): self.boxes(question, boxes)
            case .people(let people): self.people(question, people)
            case .yesNo, .choice, .count, .number, .percent, .day, .text: self.question(question)
            }
        }
    }

    private mutating func heads() {
        begin(nil)
        let style = CellStyle.header.with { $0.size = Self.size }
        for (text, columns) in [
            (FormTexts.question, FormGrid.question), (FormTexts.last, FormGrid.last), (FormTexts.now, FormGrid.answer),
            (FormTexts.evidence, FormGrid.evidence),
        ] { put(text[language], columns, style) }
        row += 1
    }

    /// The question with its mark, its unit, and how it stands.
    private func text(_ question: FormQuestion) -> String {
        (question.isRequired ? "*" : "") + question.text[language] + (question.unit.map { "（\($0)）" } ?? "")
            + (question.standing == .unmet ? FormTexts.unmet[language] : "")
    }

    private mutating func question(_ question: FormQuestion) {
        let text = text(question)
        var options = ""
        switch question.answer {
        case .yesNo: options = FormMarks.options([FormMarks.yesWord, FormMarks.noWord, FormMarks.unknown])
        case .choice(let words): options = FormMarks.options(words + [FormMarks.unknown])
        case .count, .number, .percent, .day, .text, .boxes, .people: break
        }
        let columns = question.needsEvidence ? FormGrid.answer : FormGrid.wideAnswer
        let known = question.known ?? ""
        begin(
            .question(question.key, papers: question.knownEvidence),
            [(text, FormGrid.question), (known, FormGrid.last), (options, columns)])
        put(text, FormGrid.question, plain)
        put(known, FormGrid.last, last)
        var style = answer(isRequired: question.isRequired)
        if question.answer == .day { style.numberFormat = "yyyy-mm-dd" }
        put(options, columns, style)
        if question.needsEvidence { put("", FormGrid.evidence, open) }
        allow(question.answer, columns, title: question.text[language], unit: question.unit)
        row += 1
    }

    private mutating func boxes(_ question: FormQuestion, _ boxes: [FormBox]) {
        line(text(question), name.with { $0.isBold = true })
        for start in stride(from: 0, to: boxes.count, by: FormGrid.boxes.count) {
            let here = Array(boxes[start..<min(start + FormGrid.boxes.count, boxes.count)])
            let texts = here.map { FormMarks.printed($0.label, $0.known) }
            begin(.boxes(question.key, here.map(\.key)), zip(texts, FormGrid.boxes).map { ($0, $1) })
            for (number, columns) in FormGrid.boxes.enumerated() {
                guard number < here.count else {
                    put("", columns, last)
                    continue
                }
                put(texts[number], columns, answer(isRequired: question.isRequired))
                let label = here[number].label
                sheet.allow(
                    .list([FormMarks.yes + label, FormMarks.no + label]), rows: row...row, column: columns.lowerBound, title: label,
                    message: FormTexts.prompt(question.answer, unit: nil)[language], others: .taken,
                    prompt: FormTexts.prompt(question.answer, unit: nil)[language])
            }
            row += 1
        }
    }

    private mutating func people(_ question: FormQuestion, _ people: FormPeople) {
        guard case .field(let list) = question.key else { return }
        line((question.isRequired ? "*" : "") + FormTexts.people(people.label)[language], name.with { $0.isBold = true })
        let options = FormMarks.options(FormTexts.still)
        for person in people.known {
            begin(.person(list: list, id: person.id, person.values), [(person.id, FormGrid.person.id), (person.summary, FormGrid.person.summary)])
            put(person.id, FormGrid.person.id, last)
            put(person.summary, FormGrid.person.summary, last)
            put(options, FormGrid.person.answer, open)
            allow(.choice(FormTexts.still), FormGrid.person.answer, title: person.id, unit: nil)
            row += 1
        }
        let columns = FormGrid.columns(people.columns.count)
        begin(nil, zip(people.columns, columns).map { ($0.label, $1) })
        for (column, place) in zip(people.columns, columns) { put(column.label, place, .header.with { $0.size = Self.size }) }
        row += 1
        for _ in 0..<people.lines {
            begin(.line(list: list, people.columns.map(\.key)), least: 28)
            for (column, place) in zip(people.columns, columns) {
                put("", place, column.answer == .day ? open.with { $0.numberFormat = "yyyy-mm-dd" } : open)
                if column.answer != .text { allow(column.answer, place, title: column.label, unit: nil) }
            }
            row += 1
        }
    }

    /// Lets only what an answer takes be entered, and says so.
    private func allow(_ answer: FormAnswer, _ columns: ClosedRange<Int>, title: String, unit: String?) {
        let rule: CellRule
        switch answer {
        case .yesNo: rule = .list([FormMarks.yesWord, FormMarks.noWord, FormMarks.unknown])
        case .choice(let words): rule = .list(words + [FormMarks.unknown])
        case .count: rule = .count
        case .number: rule = .number(upTo: 1e11)
        case .percent: rule = .number(upTo: 100)
        case .day: rule = .date
        case .text, .boxes, .people: return
        }
        let words = FormTexts.prompt(answer, unit: unit)[language]
        sheet.allow(rule, rows: row...row, column: columns.lowerBound, title: title, message: words, prompt: words)
    }
}

extension FormQuestion {
    /// Whether it is laid out below its words rather than beside them.
    var isList: Bool {
        switch answer {
        case .boxes, .people: true
        case .yesNo, .choice, .count, .number, .percent, .day, .text: false
        }
    }
}
