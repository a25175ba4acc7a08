import Standards
import Wording

/// Forms that came back as documents.
extension SheetImporter {
    /// What is brought in of one facility: everything its forms say, the later counting where two of them answer the same.
    struct Returned {
        var code: String
        var forms: [ReturnedForm]
        /// The boxes of each question it can be asked, in order.
        var boxes: [(key: FormKey, terms: [String])]
        /// The names of the photos that were kept, by the digests the form gave them.
        var files: [String: String]
    }

    /// Takes what a facility reported.
    ///
    /// - Parameter number: that of the file among those imported.
    func take(_ returned: Returned, number: Int) {
        guard let kind = places[places.village].theOne else { return }
        let table = vocabulary.kinds[kind].table
        let rows = ReturnRows(returned.forms, code: returned.code, boxes: returned.boxes, files: returned.files) { list in
            guard let slot = table.slot(id: list), case .records(let record) = table.fields[slot].type else { return nil }
            return vocabulary.records[record].table.fields[0].id
        }
        problems.parts[number] = rows.parts
        guard let form = FilledForm(rows: rows.rows, vocabulary, fields, codes, problems, file: number) else { return }
        read(form, number)
    }
}
