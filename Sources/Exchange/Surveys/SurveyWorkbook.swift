import Files
import Wording
import Workbooks

/// A form for survey tools as the workbook they read: the sheets `survey`, `choices` and `settings`, every text in both languages.
public struct SurveyWorkbook: Sendable {
    let sheet: SurveySheet
    private let day: Int
    private static let languages = [("中文 (zh)", Language.zh), ("English (en)", Language.en)]

    /// - Parameter day: the day it is made for, in days since 1970.
    init(_ sheet: SurveySheet, day: Int) {
        self.sheet = sheet
        self.day = day
    }

    /// Writes the workbook.
    public func write(to output: Output) throws {
        let workbook = try WorkbookWriter(title: sheet.title.zh, created: day * 86_400)
        for (name, rows) in sheets {
            let page = try workbook.addSheet(name)
            page.columns(0...1, width: 26)
            page.columns(2...16, width: 34)
            for (row, cells) in rows.enumerated() {
                for (column, text) in cells.enumerated() where !text.isEmpty { page.text(row, column, text) }
            }
            page.freeze(rows: 1, columns: 0)
        }
        try workbook.finish { try output.write($0) }
    }

    /// The sheets, each with its head.
    var sheets: [(name: String, rows: [[String]])] {
        func heads(_ name: String) -> [String] { Self.languages.map { "\(name)::\($0.0)" } }
        func texts(_ text: Text?) -> [String] { Self.languages.map { text?[$0.1] ?? "" } }
        let survey = sheet.questions.map { question in
            [question.type, question.name] + texts(question.label) + texts(question.hint) + [
                question.isRequired ? "yes" : "", question.relevant ?? "", question.constraint ?? "",
            ]
                + texts(question.constraintMessage)
                + [question.calculation ?? "", question.defaultValue ?? "", question.choiceFilter ?? "", question.appearance ?? ""]
        }
        let around = sheet.aroundColumn.map { [$0] } ?? []
        return [
            (
                "survey",
                [
                    ["type", "name"] + heads("label") + heads("hint") + ["required", "relevant", "constraint"] + heads("constraint_message")
                        + ["calculation", "default", "choice_filter", "appearance"]
                ] + survey
            ),
            (
                "choices",
                [["list_name", "name"] + heads("label") + around]
                    + sheet.choices.map { [$0.list, $0.name] + texts($0.label) + (around.isEmpty ? [] : [$0.around ?? ""]) }
            ),
            (
                "settings",
                [
                    ["form_title", "form_id", "version", "default_language"],
                    [sheet.title.zh, sheet.id, sheet.version, Self.languages[0].0],
                ]
            ),
        ]
    }
}
