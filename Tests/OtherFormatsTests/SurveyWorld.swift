import BuiltPrograms
import Foundation
import Workbooks

/// A county of two villages, with the shipped vocabulary and the national standards, for surveys to be made for and brought into.
struct SurveyWorld {
    let sample: Sample
    static let roster = """
        roster: "990101"
        name: 试验县
        source: 试验
        townships:
          "990101101":
            name: 甲镇
            villages:
              "990101101201": 子村民委员会
              "990101101202": 丑村

        """

    init() throws {
        sample = try Sample()
        try write("county/roster.yaml", Self.roster)
        try write(
            "county/990101101.yaml",
            "township: \"990101101\"\nname: 甲镇\nvillages:\n  - code: \"990101101201\"\n    clinic: {medicines: 80, staff: [{id: A, qualification: 乡村医生}]}\n")
    }

    func remove() { sample.remove() }

    func write(_ name: String, _ text: String) throws {
        let url = URL(fileURLWithPath: sample.path(name))
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: url)
    }

    func run(_ arguments: String..., language: String = "en") throws -> BuiltProgram.Result {
        try sample.run(arguments + ["--standards", repository + "/standards"], language: language, in: sample.folder)
    }

    func bring(_ files: String..., mapping: String? = nil) throws -> BuiltProgram.Result {
        let options = mapping.map { ["--mapping", $0] } ?? []
        return try sample.run(["import"] + files + options + ["--into", "county", "--standards", repository + "/standards"], language: "en", in: sample.folder)
    }

    /// The township's file.
    var township: String { (try? String(contentsOfFile: sample.path("county/990101101.yaml"), encoding: .utf8)) ?? "" }

    /// The rows of the form's sheets, by name, each row by its heads.
    func form(_ arguments: String...) throws -> [String: [[String: String]]] {
        let made = try sample.run(
            ["template", "--format", "xlsform", "--inventory", "county", "-o", "form.xlsx", "--force", "--standards", repository + "/standards"] + arguments,
            language: "en", in: sample.folder)
        guard made.status == 0 else { throw Sample.Failure(text: made.errors) }
        let file = try SpreadsheetFile(path: sample.path("form.xlsx"))
        var sheets: [String: [[String: String]]] = [:]
        for (number, name) in file.sheets.enumerated() {
            let rows = Rows()
            try file.readRows(number) { _, cells in
                var texts: [Int: String] = [:]
                for cell in cells { if case .text(let text) = cell.content { texts[cell.column] = text } }
                rows.all.append(texts)
            }
            let heads = rows.all.first ?? [:]
            sheets[name] = rows.all.dropFirst().map { row in
                Dictionary(row.compactMap { column, text in heads[column].map { ($0, text) } }, uniquingKeysWith: { first, _ in first })
            }
        }
        return sheets
    }

    private final class Rows { var all: [[Int: String]] = [] }
}
