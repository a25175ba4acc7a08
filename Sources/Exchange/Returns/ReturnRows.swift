import Wording
import Workbooks

/// Lays what came back out as the rows of a filled-in form, so that it is read by the same rules as one on a sheet.
struct ReturnRows {
    /// The rows, from 1.
    private(set) var rows: [FilledForm.Row] = []
    /// Which part of the document each row was made of.
    private(set) var parts: [Int: String] = [:]

    /// The rows of forms about one facility, the earliest first: where two of them answer the same, the later one counts.
    ///
    /// - Parameters:
    ///   - boxes: the boxes of each question, in the order they are asked.
    ///   - files: the names of the photos that were kept, by the digests the form gave them.
    ///   - recordKey: the field that tells the records of a list apart.
    init(_ forms: [ReturnedForm], code: String, boxes: [(key: FormKey, terms: [String])], files: [String: String], recordKey: (String) -> String?) {
        add(.form(version: FormGrid.version), part: "")
        add(.places, [(FormGrid.places[0].value.lowerBound, code)], part: "facility")
        var marks: [FormKey: [String: (text: String, part: String)]] = [:]
        for (number, form) in forms.enumerated() {
            let later = forms[(number + 1)...]
            let answered = Set(later.flatMap(\.answers).compactMap { ReturnedAsk($0.ask) })
            let people = Set(later.flatMap(\.people).filter { !$0.isNew }.map { [$0.list, $0.record] })
            add(.signed(isOwn: true), [(FormGrid.head[0].value.lowerBound, form.by), (FormGrid.head[1].value.lowerBound, form.on.description)], part: "by")
            for (index, answer) in form.answers.enumerated() {
                guard let ask = ReturnedAsk(answer.ask), !answered.contains(ask) else { continue }
                let part = "answers[\(index)].text"
                switch ask {
                case .box(let key, let term): marks[key, default: [:]][term] = (answer.text, part)
                case .question(let key):
                    let papers = ([answer.evidence].compactMap { $0 } + answer.photos.compactMap { files[$0.lowercased()] }).joined(separator: "、")
                    add(
                        .question(key, papers: nil), [(FormGrid.answer.lowerBound, answer.text), (FormGrid.evidence.lowerBound, papers)], part: part)
                }
            }
            for (index, person) in form.people.enumerated() where !people.contains([person.list, person.record]) {
                add(person, recordKey(person.list) ?? "", "people[\(index)]")
            }
        }
        // The boxes of a question are one answer, whichever of the forms marked them.
        for (key, terms) in boxes { if let marks = marks.removeValue(forKey: key) { add(marks, of: key, terms) } }
        for (key, marks) in marks.sorted(by: { $0.key.text < $1.key.text }) { add(marks, of: key, []) }
    }

    /// The boxes of a question: those that were left alone, too, for what is neither ticked nor crossed means something where nothing was known.
    private mutating func add(_ marks: [String: (text: String, part: String)], of key: FormKey, _ boxes: [String]) {
        for term in boxes + marks.keys.filter({ !boxes.contains($0) }).sorted() {
            let mark = marks[term]
            add(.boxes(key, [term]), [(FormGrid.boxes[0].lowerBound, mark?.text ?? "")], part: mark?.part ?? "answers")
        }
    }

    private mutating func add(_ person: ReturnedForm.Person, _ recordKey: String, _ part: String) {
        if person.isGone {
            add(.person(list: person.list, id: person.record, []), [(FormGrid.person.answer.lowerBound, FormTexts.still[1])], part: part)
            return
        }
        var values = person.values
        if !person.isNew { values = [.init(key: recordKey, text: person.record)] + values.filter { $0.key != recordKey } }
        guard !values.isEmpty else { return }
        // The number stands first in a line, wherever it stood in the document.
        values.sort { ($0.key == recordKey ? 0 : 1) < ($1.key == recordKey ? 0 : 1) }
        add(
            .line(list: person.list, values.map(\.key)), zip(FormGrid.columns(values.count), values).map { ($0.lowerBound, $1.text) }, part: part)
    }

    private mutating func add(_ row: FormRow, _ cells: [(column: Int, text: String)] = [], part: String) {
        let number = rows.count + 1
        let said = cells.filter { !$0.text.isEmpty }.map { Cell(column: $0.column, content: .text($0.text)) }
        rows.append((row, number, Dictionary(said.map { ($0.column, $0) }, uniquingKeysWith: { first, _ in first })))
        parts[number] = part
    }
}
