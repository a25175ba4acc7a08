import Audit
import BuiltPrograms
import Foundation
import Inventories
import Quantities
import SQL
import SampleData
import Standards
import Testing
import UseCases
import Wording

/// What there is of the numbers of checks that are no gaps: an audit keeps none of them, but explains any that is asked for.
@Suite("Numbers of what is met", .enabled(if: hasDatabases))
struct NumberTests {
    private static let day = Day("2023-03-15")!

    /// The least and the most that an explanation names, in the words of the audit; nil where there is nothing to compare.
    private static func numbers(_ text: String) -> [String?]? {
        if text == "nothing to compare" { return nil }
        if text == "not reported" { return ["0", nil] }
        let numbers = text.split(separator: " ").map { $0.hasSuffix("%") ? String($0.dropLast()) : String($0) }.filter {
            $0.first.map { $0.isNumber || $0 == "-" } == true
        }
        if text.hasPrefix("at least ") { return [numbers[0], nil] }
        return text.hasPrefix("between ") ? [numbers[0], numbers[1]] : [numbers[0], numbers[0]]
    }

    @Test(
        "every number that is compared is in DuckDB what the audit explains, whatever its check came to",
        arguments: [["standards"], ["standards/vocabulary", "Tests/Conformance"]])
    func numbers(folders: [String]) async throws {
        let library = try StandardLibrary.load(folders: folders.map { "\(repository)/\($0)" })
        try await withFolder { folder in
            let place = folder + "/counties"
            var maker = RandomInventory(library, asOf: Self.day, seed: 11)
            try maker.write(counties: 25) { path, text in
                let path = "\(place)/\(path)"
                try FileManager.default.createDirectory(atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
                try text.write(toFile: path, atomically: true, encoding: .utf8)
            }
            let workspace = Workspace(standards: folders.map { "\(repository)/\($0)" }, folder: repository)
            let environment = Environment(now: { Date() }, zone: .gmt, language: .en, workers: 1)
            _ = try ExportFacts(inventory: place, asOf: Self.day, dialect: .duckdb).run(in: workspace, environment, to: folder)
            let script = try AuditScript(library.vocabulary, AskedStandards(everywhere: library.standards), .duckdb).text
            try script.write(toFile: folder + "/audit.sql", atomically: true, encoding: .utf8)
            try runDuckDB(folder)

            let program = try AuditProgram(library.vocabulary, standards: library.standards, asOf: Self.day)
            let (found, outcomes) = try read(folder + "/views", program)
            let inventory = try Inventory.open(place, levels: library.vocabulary.levels)
            var compared = 0
            for name in Set(program.checks.map(\.name)).sorted() {
                let options = AuditOptions(workers: 2, explain: ExplainRequest(criterion: name))
                var explained: [Explanation] = []
                let summary = await AuditRun(program, inventory, options).run(transform: \.explanations) { explained += $0 }
                #expect(!summary.diagnostics.hasErrors)
                for explanation in explained where program.checks[explanation.check].name == name {
                    guard case .compare = program.checks[explanation.check].form.require else { continue }
                    let key = "\(explanation.check) \(explanation.code)"
                    let expected = Self.numbers(explanation.steps[0].actual.en)
                    #expect(found[key] == expected, "\(name) \(explanation.code): \(explanation.steps[0].actual.en)")
                    #expect(outcomes[key] == explanation.outcome)
                    compared += 1
                }
            }
            #expect(compared > 1500, "\(compared)")
        }
    }

    /// By check and subject what DuckDB has of the number, and what it came to.
    private func read(_ views: String, _ program: AuditProgram) throws -> (numbers: [String: [String?]], outcomes: [String: Outcome]) {
        let reader = ResultReader(program)
        var (numbers, outcomes): ([String: [String?]], [String: Outcome]) = ([:], [:])
        try forEachRow("outcomes", in: views) { row in
            let key = "\(try reader.check(row)) \(row["subject"])"
            outcomes[key] = try reader.outcome(row)
            if let low = try row.amount("low") { numbers[key] = [low.formatted(digits: 2), try row.amount("high")?.formatted(digits: 2)] }
        }
        return (numbers, outcomes)
    }
}
