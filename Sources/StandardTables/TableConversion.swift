import Standards
import Wording
import Workbooks

/// A standard made from a table.
public struct TableConversion: Sendable {
    /// The standard as a file; nil when something is wrong with the table.
    public var text: String?
    /// How many criteria it has.
    public var criteria: Int
    /// How many worked examples they have.
    public var examples: Int
    /// Words the vocabulary does not know, as additions to one of the user's own; nil when there are none.
    public var additions: String?
    /// Everything there is to say about the table.
    public var diagnostics: [Diagnostic]

    /// Makes a standard of a table, one criterion a row.
    ///
    /// - Parameters:
    ///   - path: an .xlsx or .csv.
    ///   - head: what the user says of the standard; it comes before what the table says.
    ///   - library: the vocabulary and the standards it may extend.
    ///   - output: the file the standard will be written to.
    /// - Throws: ``InputError`` when the file is no spreadsheet.
    public init(_ path: String, head given: StandardHead, library: StandardLibrary, output: String, limits: WorkbookLimits = WorkbookLimits()) throws {
        let file = try SpreadsheetFile(path: path, limits: limits)
        let problems = TableProblems(file: path)
        let table = TableReader(library.vocabulary, problems)
        try table.read(file)
        let head = HeadChecker(library: library, output: output, problems: problems).check(given, table.entries)
        var reader = RowReader(library.vocabulary, problems)
        let meanings = table.rows.map { reader.meaning($0) }
        if table.rows.isEmpty, !problems.diagnostics.hasErrors { problems.add(nil, .noRows) }
        let draft = StandardDraft(vocabulary: library.vocabulary, problems: problems, inherited: Set(head.extends?.criteria.map(\.id) ?? []))
        let drafts = draft.criteria(meanings)
        criteria = drafts.count
        examples = drafts.reduce(0) { $0 + $1.examples.count }
        diagnostics = file.warnings + problems.diagnostics
        additions = reader.proposals.isEmpty ? nil : reader.proposals.text(for: head.id, table: path.split(separator: "/").last.map(String.init) ?? path)
        text = diagnostics.hasErrors ? nil : StandardWriter(vocabulary: library.vocabulary, table: path).text(head, drafts)
    }
}
