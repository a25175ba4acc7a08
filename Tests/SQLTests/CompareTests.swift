import BuiltPrograms
import Foundation
import Quantities
import SQL
import TestSupport
import Testing
import UseCases
import Wording

/// The comparison itself: it finds what differs, and nothing where nothing does.
@Suite("Holding a database against the audit")
struct CompareTests {
    private static let inventory = repository + "/inventories/guangze"
    private static let day = Day("2022-08-10")!

    private func workspace() -> Workspace { Workspace(standards: [repository + "/standards"], folder: repository) }
    private var environment: Environment { Environment(now: { Date() }, zone: .gmt, language: .en, workers: 1) }

    /// A folder with the scripts, the facts, and what DuckDB makes of them.
    private func judged(_ folder: String) throws {
        let export = ExportFacts(inventory: Self.inventory, asOf: Self.day, dialect: .duckdb)
        _ = try export.run(in: workspace(), environment, to: folder)
        try MakeScripts(.duckdb).audit(in: workspace()).write(toFile: folder + "/audit.sql", atomically: true, encoding: .utf8)
        try runDuckDB(folder)
    }

    private func compare(_ folder: String) async throws -> CompareDatabase.Result {
        try await CompareDatabase(AuditSelection(inventory: Self.inventory, asOf: Self.day), folder: folder + "/views").run(in: workspace(), environment)
    }

    private func edit(_ path: String, _ change: (inout [String]) -> Void) throws {
        var lines = try String(contentsOfFile: path, encoding: .utf8).components(separatedBy: "\n")
        change(&lines)
        try lines.joined(separator: "\n").write(toFile: path, atomically: true, encoding: .utf8)
    }

    @Test("planted differences are found, each once", .enabled(if: hasDatabases))
    func planted() async throws {
        let folder = scratch.appendingPathComponent("sql-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try judged(folder)
        let same = try await compare(folder)
        #expect(same.differences.isEmpty && same.outcomes > 5000 && same.gaps > 500)

        let audited = try await AuditInventory(AuditSelection(inventory: Self.inventory, asOf: Self.day)).run(in: workspace(), environment, keepsOutcomes: true)
        let replayed = try await AuditInventory(AuditSelection(results: folder + "/views")).run(in: workspace(), environment, keepsOutcomes: true)
        #expect(replayed.summary.totals == audited.summary.totals && replayed.summary.townships == audited.summary.townships)
        #expect(replayed.summary.counties == audited.summary.counties && replayed.findings.map(\.key) == audited.findings.map(\.key))

        let outcomes = folder + "/views/outcomes.csv"
        let before = try String(contentsOfFile: outcomes, encoding: .utf8)
        try edit(outcomes) { lines in
            let met = lines.firstIndex { $0.contains(",met,") }!
            lines[met] = lines[met].replacingOccurrences(of: ",met,", with: ",unmet,")
        }
        #expect(try await compare(folder).differences.map { [$0.audit, $0.database] } == [["met", "unmet"]])
        try edit(outcomes) { $0.remove(at: 3) }
        #expect(try await compare(folder).differences.contains { $0.database == nil })
        try before.write(toFile: outcomes, atomically: true, encoding: .utf8)
        try edit(outcomes) { $0.insert($0[5], at: 6) }
        #expect(try await compare(folder).differences.map(\.audit) == ["twice"])
        try before.write(toFile: outcomes, atomically: true, encoding: .utf8)

        try edit(folder + "/views/gaps.csv") { lines in
            let open = lines.firstIndex { $0.contains(",unreported,") }!
            lines[open] = lines[open].replacingOccurrences(of: ",unreported,", with: ",unmet,")
        }
        #expect(try await compare(folder).differences.count == 1)

        try edit(outcomes) { $0[2] = $0[2].replacingOccurrences(of: ",met,", with: ",meet,") }
        let text = try String(contentsOfFile: outcomes, encoding: .utf8)
        if text.contains(",meet,") {
            let error = await #expect(throws: InputError.self) { try await compare(folder) }
            #expect(error?.diagnostics.first?.position?.line == 3)
        }
    }

    @Test("results as JSON, an array or an object a line, are those of CSV", .enabled(if: hasDatabases))
    func json() async throws {
        let folder = scratch.appendingPathComponent("sql-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder + "/views", withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        _ = try ExportFacts(inventory: Self.inventory, asOf: Self.day, dialect: .duckdb).run(in: workspace(), environment, to: folder)
        let scripts = try ["schema", "load"].map { try String(contentsOfFile: "\(folder)/\($0).sql", encoding: .utf8) }
        let views = try String(contentsOfFile: repository + "/scripts/sql/views", encoding: .utf8).split(separator: "\n")
        let copies = views.enumerated().map { number, view in
            number % 2 == 0
                ? "COPY (SELECT * FROM \(view)) TO 'views/\(view).json' (FORMAT json, ARRAY true);"
                : "COPY (SELECT * FROM \(view)) TO 'views/\(view).jsonl' (FORMAT json);"
        }
        _ = try duckDB(scripts.joined() + MakeScripts(.duckdb).audit(in: workspace()) + copies.joined(separator: "\n"), in: folder)
        let same = try await compare(folder)
        #expect(same.differences.isEmpty && same.outcomes > 5000 && same.gaps > 500, "\(same.differences.prefix(3))")
        let audited = try await AuditInventory(AuditSelection(inventory: Self.inventory, asOf: Self.day)).run(in: workspace(), environment)
        let replayed = try await AuditInventory(AuditSelection(results: folder + "/views")).run(in: workspace(), environment)
        #expect(replayed.summary.totals == audited.summary.totals && replayed.findings.map(\.key) == audited.findings.map(\.key))
    }

    @Test(
        "JSON that is none, holds a list where a cell is, or breaks off is refused with its line",
        arguments: [
            ("as_of: 2022-08-10\n", ":1", "no object of JSON"), ("[\n{\"as_of\": [2022]}\n]", ":2", "as_of holds a list"),
            ("\n\n{\"as_of\": \"2022", ":3", "no object of JSON"),
            ("{\"as_of\" 2022}", ":1", "cannot be read"), ("{\"as_of\": null}", "parameters", "no day of the audit"),
        ])
    func brokenJSON(text: String, place: String, words: String) async throws {
        let folder = scratch.appendingPathComponent("sql-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try text.write(toFile: folder + "/parameters.json", atomically: true, encoding: .utf8)
        let error = await #expect(throws: InputError.self) {
            try await AuditInventory(AuditSelection(results: folder)).run(in: workspace(), environment)
        }
        let said = error?.diagnostics.map { $0.rendered(.en) }.joined() ?? ""
        #expect(said.contains(place) && said.contains(words), "\(said)")
    }

    @Test("results that lack a file, a column, a day or a place that there is are refused, with what to do")
    func refusals() async throws {
        let folder = scratch.appendingPathComponent("sql-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        func write(_ name: String, _ text: String) throws { try text.write(toFile: "\(folder)/\(name).csv", atomically: true, encoding: .utf8) }
        func message() async throws -> String {
            do {
                _ = try await AuditInventory(AuditSelection(results: folder)).run(in: workspace(), environment)
            } catch let error as InputError { return error.diagnostics.map { $0.rendered(.en) }.joined(separator: "\n") }
            return ""
        }
        #expect(try await message().contains("parameters.csv"))
        try write("parameters", "as_of\n")
        #expect(try await message().contains("there is no day of the audit"))
        try write("parameters", "day\n2022-08-10\n")
        #expect(try await message().contains("there is no column as_of"))
        try write("parameters", "as_of\n2022-08-10\n")
        let heading = "code,kind,name,within,in_roster,has_file,sample_day\n"
        try write("place", heading + "990101,countee,县,,t,t,\n")
        #expect(try await message().contains("place.csv:2"))
        try write("place", heading + "990101,county,县,,t,t,\n990101101,township,乡,990101,t,t,\n")
        #expect(try await message().contains("subjects.csv"))
    }
}
