import Reports
import UseCases
import Wording
import Writing

extension ReportHeader {
    /// What a report says about an audit.
    ///
    /// - Parameters:
    ///   - page: what text is laid out for.
    ///   - source: what the inventory is called; nil for its folder.
    init(_ audit: PreparedAudit, _ language: Language, _ page: TextPage = .file, source: String? = nil) {
        self.init(
            program: audit.program, inventory: source ?? audit.inventory.folder, region: audit.title[language], scope: audit.part,
            choseStandards: audit.choseStandards, notice: audit.notice, dayNote: audit.dayNote, language: language, page: page)
        if audit.isFromDatabase { sourceOption = "--results" }
    }
}
