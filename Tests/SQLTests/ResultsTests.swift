import BuiltPrograms
import Foundation
import Quantities
import SQL
import Testing
import UseCases
import Wording

/// What users make of the results of a database: the same as of the files the facts came from.
@Suite("Back from the database", .enabled(if: hasDatabases))
struct ResultsTests {
    private static let inventory = "inventories/fangcheng"
    private let dabiao = BuiltProgram("dabiao")

    /// The views of a county in DuckDB.
    private func judge(into folder: String) throws -> String {
        let workspace = Workspace(standards: [repository + "/standards"], folder: repository)
        let environment = Environment(now: { Date() }, zone: .gmt, language: .en, workers: 1)
        let export = ExportFacts(inventory: repository + "/" + Self.inventory, asOf: Day("2022-08-10"), dialect: .duckdb)
        _ = try export.run(in: workspace, environment, to: folder)
        try MakeScripts(.duckdb).audit(in: workspace).write(toFile: folder + "/audit.sql", atomically: true, encoding: .utf8)
        try runDuckDB(folder)
        return folder + "/views"
    }

    @Test("the page, the audit and the ledger are those of the files, but for where they say they come from")
    func same() throws {
        try withFolder { folder in
            let sources = ["database": ["--results", try judge(into: folder)], "files": ["--inventory", Self.inventory]]
            func made(_ from: String, _ name: String, _ command: [String]) throws -> [String] {
                let path = "\(folder)/\(from).\(name)"
                let result = try dabiao.run(command + (sources[from] ?? []) + ["-o", path], in: repository)
                #expect(result.status == 0, "\(result.errors)")
                return try String(contentsOfFile: path, encoding: .utf8).replacing("><", with: ">\n<").split(whereSeparator: \.isNewline).map(String.init)
            }
            for (name, command, most) in [("html", ["report"], 3), ("csv", ["audit"], 0), ("json", ["audit", "--outcomes"], 1)] {
                let (database, files) = (try made("database", name, command), try made("files", name, command))
                #expect(database.count == files.count && files.count > 1000)
                let different = zip(database, files).filter { $0 != $1 }
                #expect(different.count == most, "\(name): \(different.prefix(5))")
            }

            func ledger(_ from: String) throws -> String {
                let path = "\(folder)/\(from).ledger"
                let start = try dabiao.run(["campaign", "start", "campaigns/fangcheng-2022.yaml", "--ledger", path] + (sources[from] ?? []), in: repository)
                #expect(start.status == 0, "\(start.errors)")
                return try dabiao.run(["ledger", "list", "--ledger", path, "--as-of", "2022-08-12", "--format", "csv"], in: repository).output
            }
            let rows = try ledger("files")
            #expect(try ledger("database") == rows && rows.split(whereSeparator: \.isNewline).count > 300)
            let sync = try dabiao.run(["ledger", "sync", "--ledger", folder + "/files.ledger", "--lang", "en"] + (sources["database"] ?? []), in: repository)
            #expect(sync.output.contains("0 rows opened") && sync.output.contains("0 with other values"), "\(sync.output) \(sync.errors)")
        }
    }
}
