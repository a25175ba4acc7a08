/// What a question is called wherever its answer travels: as the hidden cell of its row on a sheet.
package enum FormAsk {
    /// A question.
    package static func text(_ key: FormKey) -> String { FormRow.question(key, papers: nil).text }

    /// One box of a question.
    package static func text(_ key: FormKey, box: String) -> String { FormRow.boxes(key, [box]).text }
}
