import Audit
import Files
import Inventories
import Standards
import Wording
import Writing

/// What a report says about the audit it reports.
package struct ReportHeader: Sendable {
    /// The program that was run.
    package var program: AuditProgram
    /// The inventory's folder, as the user named it.
    package var inventory: String
    /// The region's name, such as 方城县.
    package var region: String
    /// What was asked for, such as a township; nil for everything.
    package var scope: String?
    /// Whether the standards were chosen by region and date rather than by the user.
    package var choseStandards: Bool
    /// That the facts are made up; every renderer prints it at the head. Nil for real ones.
    package var notice: Text?
    /// Which day was chosen for a sample's sake; only where options can be given.
    package var dayNote: Text?
    /// The option that names ``inventory``: `--results` where a database made them.
    package var sourceOption = "--inventory"
    /// The language.
    package var language: Language
    /// What text is laid out for.
    package var page: TextPage

    /// What a report says about its audit.
    package init(
        program: AuditProgram, inventory: String, region: String, scope: String?, choseStandards: Bool, notice: Text? = nil, dayNote: Text? = nil,
        language: Language, page: TextPage = .file
    ) {
        self.program = program
        self.inventory = inventory
        self.region = region
        self.scope = scope
        self.choseStandards = choseStandards
        self.notice = notice
        self.dayNote = dayNote
        self.language = language
        self.page = page
    }
}

extension ReportHeader {
    /// The notice in the shapes the formats need.
    package var words: Notice { Notice(notice, note: dayNote, language) }
    /// How its columns and titles call places.
    package var places: PlaceWords { program.vocabulary.placeWords }
}

/// A format an audit can be written in: takes what is found as it comes, and writes the report at the end.
package protocol AuditRenderer: BatchSink {
    /// Writes the report.
    func finish(_ summary: AuditSummary, to output: Output) throws
}

/// A report format by name.
package enum ReportFormat: String, Sendable, CaseIterable {
    /// For reading on a terminal.
    case text
    /// For programs; the schema is in `docs/schemas`.
    case json
    /// For spreadsheets, one table.
    case csv
    /// A workbook for spreadsheets, to print and sign.
    case xlsx
    /// A page for a browser.
    case html
}

/// The formats of results that are one table or text.
package enum PlainFormat: String, Sendable, CaseIterable {
    /// For reading on a terminal.
    case text
    /// For programs.
    case json
    /// For spreadsheets.
    case csv
}

extension ReportFormat {
    /// The format as one of plain results; nil for a workbook.
    package var plain: PlainFormat? { PlainFormat(rawValue: rawValue) }
}
