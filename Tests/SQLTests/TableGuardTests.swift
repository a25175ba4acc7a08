import BuiltPrograms
import Foundation
import Quantities
import SQL
import Testing
import UseCases
import Wording

/// Tables that others made or filled: what is wrong with them is told of before anything is judged.
@Suite("Tables that are not as they should be", .enabled(if: hasDatabases))
struct TableGuardTests {
    /// What is done to the tables of a sample, and what is said of it.
    private static let wrongs: [(change: String, words: String)] = [
        ("DROP TABLE staff", "没有表 / there is no table staff"),
        ("ALTER TABLE village_clinic RENAME COLUMN served_population TO people", "village_clinic 没有列 / has no column served_population"),
        ("ALTER TABLE staff ALTER COLUMN licence_until TYPE VARCHAR(20)", "staff.licence_until 的类型是 / is of type"),
        ("\(copy("village_clinic")); INSERT INTO village_clinic SELECT * FROM village_clinic ORDER BY code LIMIT 1", "village_clinic 有重复的 / has twice: "),
        ("\(copy("village_clinic")); UPDATE village_clinic SET status = 'opne'", "village_clinic.status 没有这个选项 / has no such choice: opne"),
        ("\(copy("staff")); UPDATE staff SET owner_kind = NULL", "staff 有空的 / lacks: owner, owner_kind, field, no"),
        ("DELETE FROM parameters", "parameters 应当只有一行 / must have one row: 0"),
        ("INSERT INTO parameters VALUES (DATE '2022-01-01')", "parameters 应当只有一行 / must have one row: 2"),
    ]

    /// A table without the conditions that its own has.
    private static func copy(_ table: String) -> String {
        "CREATE TABLE other AS SELECT * FROM \(table); DROP TABLE \(table); ALTER TABLE other RENAME TO \(table)"
    }

    private func scripts(_ dialect: SQLDialect, into folder: String) throws {
        let workspace = Workspace(standards: [repository + "/standards"], folder: repository)
        let environment = Environment(now: { Date() }, zone: .gmt, language: .en, workers: 1)
        _ = try ExportFacts(inventory: repository + "/inventories/guangze", asOf: Day("2022-08-10"), dialect: dialect).run(
            in: workspace, environment, to: folder)
        try MakeScripts(dialect, standards: ["guangze-2019"]).audit(in: workspace).write(toFile: folder + "/audit.sql", atomically: true, encoding: .utf8)
    }

    @Test("DuckDB says what is wrong") func duckDBs() throws {
        try withFolder { folder in
            try scripts(.duckdb, into: folder)
            func text(_ name: String) throws -> String { try String(contentsOfFile: "\(folder)/\(name).sql", encoding: .utf8) }
            let made = try text("schema") + text("load")
            let audit = try text("audit")
            for (change, words) in Self.wrongs {
                let failure = #expect(throws: DatabaseFailure.self, "\(change)") { try duckDB(made + change + ";\n" + audit, in: folder) }
                #expect(failure?.message.contains(words) == true, "\(failure?.message ?? "")")
            }
            _ = try duckDB(made + audit, in: folder)
            // Its own tables refuse what is no word of the vocabulary, or there already.
            for change in ["UPDATE village_clinic SET status = 'opne'", "INSERT INTO village_clinic SELECT * FROM village_clinic LIMIT 1"] {
                #expect(throws: DatabaseFailure.self, "\(change)") { try duckDB(made + change + ";\n", in: folder) }
            }
        }
    }

    @Test("PostgreSQL says what is wrong", .timeLimit(.minutes(5))) func postgreSQL() throws {
        let server = try PostgreSQLServer()
        defer { server.stop() }
        try withFolder { folder in
            try scripts(.postgresql, into: folder)
            try server.query("CREATE DATABASE facts")
            try server.script(folder + "/schema.sql", database: "facts")
            _ = try run("/usr/bin/psql", ["-Xq", "-v", "ON_ERROR_STOP=1", "-d", server.address("facts"), "-f", "load.sql"], in: folder)
            for (number, (change, words)) in Self.wrongs.enumerated() {
                try server.query("CREATE DATABASE wrong\(number) TEMPLATE facts")
                try server.query(change, database: "wrong\(number)")
                let failure = #expect(throws: DatabaseFailure.self, "\(change)") { try server.script(folder + "/audit.sql", database: "wrong\(number)") }
                #expect(failure?.message.contains(words) == true, "\(failure?.message ?? "")")
                // In one transaction with the rest, so nothing was made.
                #expect(try server.query("SELECT COUNT(*) FROM information_schema.tables WHERE table_name = 'outcomes'", database: "wrong\(number)") == "0\n")
            }
            try server.script(folder + "/audit.sql", database: "facts")
        }
    }
}
