import Audit
import Figures
import Files
import Inventories
import Quantities
import Standards
import Wording
import Workbooks

/// The form of one facility as a workbook: a sheet for each who answers, on A4 in 12 points, with what was said last beside every question.
public struct ClinicForm {
    /// What it asks.
    public let plan: FormPlan
    private let notice: Text?
    // What is written on it goes into files that are written in Chinese.
    private let language = Language.zh
    private let places: [Text]

    /// A form of a plan.
    ///
    /// - Parameter notice: what is said above every page, such as that the facts are made up.
    package init(_ plan: FormPlan, _ vocabulary: Vocabulary, notice: Text?) {
        self.plan = plan
        self.notice = notice
        let levels = vocabulary.levels
        places = [levels.county, levels.township, levels.village].map { levels[$0].word }
    }

    /// Writes the form.
    public func write(to output: Output) throws {
        let title = FormTexts.title(plan)[language]
        let workbook = try WorkbookWriter(title: title, created: Int(plan.day.number) * 86_400, notice: notice?[language], measure: FormGrid.measure)
        for block in plan.blocks where !block.questions.isEmpty { try write(block, title, in: workbook) }
        if plan.questions.isEmpty { try write(nil, title, in: workbook) }
        try workbook.finish { try output.write($0) }
    }

    /// Writes the sheet of a block; of none where nothing is asked.
    private func write(_ block: FormPlan.Block?, _ title: String, in workbook: WorkbookWriter) throws {
        let name = block.map { $0.isOwn ? FormLayout.sheet : "\(FormLayout.sheet)（\($0.title.zh)）" } ?? FormLayout.sheet
        let sheet = try workbook.addSheet(name)
        if block?.isOwn ?? true { sheet.activate() }
        var rows = FormRows(sheet, language)
        rows.head(plan, block, title, places)
        if let block {
            rows.questions(block)
        } else {
            rows.line(FormTexts.nothing[language])
        }
        rows.foot()
        let words = PageWords(title: title, signatures: [], language)
        sheet.print(landscape: false, bottom: 0.35, header: words.header, footer: words.footer)
        sheet.protect()
    }
}
