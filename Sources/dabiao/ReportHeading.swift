import Reports
import UseCases
import Wording

extension ReportHeader {
    /// What a report says about an audit.
    ///
    /// - Parameter source: what the inventory is called; nil for its folder.
    init(_ audit: PreparedAudit, _ language: Language, source: String? = nil) {
        self.init(
            program: audit.program, inventory: source ?? audit.inventory.folder, region: audit.title[language], scope: audit.part,
            choseStandards: audit.choseStandards, notice: audit.notice, dayNote: audit.dayNote, language: language)
    }
}
