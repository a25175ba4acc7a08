import BuiltPrograms
import Foundation
import Testing
import UseCases
import Wording

/// Loading into a database: all of it or nothing, and a reason that names what is wrong.
@Suite("Loading into a database")
struct LoadDatabaseTests {
    private static let inventory = repository + "/inventories/guangze"
    private let program = BuiltProgram("dabiao")

    private func load(_ arguments: [String], in folder: String, path: String? = nil) throws -> BuiltProgram.Result {
        let bin = URL(fileURLWithPath: python).deletingLastPathComponent().path
        return try program.run(
            ["sql", "load", "--lang", "en", "--standards", repository + "/standards", "--as-of", "2022-08-10", "--inventory", Self.inventory] + arguments,
            in: folder, environment: ["PATH": path ?? "\(bin):/usr/bin:/bin"])
    }

    @Test("an address or a file says which database is meant; a password is not repeated")
    func targets() throws {
        #expect(try DatabaseTarget("postgresql://me:p%40ss@host/facts?sslmode=require").name == "postgresql://me@host/facts?sslmode=require")
        #expect(try DatabaseTarget("postgres:///facts").dialect == .postgresql)
        #expect(try DatabaseTarget("a/facts.duckdb") == .duckdb("a/facts.duckdb"))
        for text in ["facts", "mysql://host/facts", "jdbc:postgresql://host/facts", "https://host/facts.db"] {
            #expect(throws: UserFailure.self, "\(text)") { try DatabaseTarget(text) }
        }
    }

    @Test("where the client is not installed, what is missing is said, with another way")
    func missingClient() throws {
        try withFolder { folder in
            for (target, client) in [("postgresql://127.0.0.1/x", "psql"), ("x.duckdb", "duckdb")] {
                let result = try load(["--into", target], in: folder, path: folder)
                #expect(result.status != 0 && result.errors.contains("\(client) is not installed") && result.errors.contains("-o"), "\(result.errors)")
            }
            #expect(try load(["--into", "x.duckdb", "-o", "y"], in: folder).status != 0)
            #expect(try load(["--into", "x.duckdb", "--dialect", "spark"], in: folder).errors.contains("contradicts"))
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == [])
        }
    }

    @Test("a file of DuckDB is made, filled anew only when asked to, and left as it was by what fails", .enabled(if: hasDatabases))
    func file() throws {
        try withFolder { folder in
            #expect(try load(["--into", "facts.duckdb"], in: folder).status == 0)
            func count() throws -> String { try duckDB("SELECT COUNT(*) FROM village_clinic", file: "facts.duckdb", in: folder) }
            let before = try count()
            #expect(Int(before.trimmingCharacters(in: .newlines)) ?? 0 > 10)
            let again = try load(["--into", "facts.duckdb"], in: folder)
            #expect(again.status != 0 && again.errors.contains("--replace"), "\(again.errors)")
            #expect(try load(["--into", "facts.duckdb", "--replace"], in: folder).status == 0)
            #expect(try count() == before)
            // Parquet, for a warehouse, is one statement away.
            _ = try duckDB("EXPORT DATABASE 'parquet' (FORMAT parquet)", file: "facts.duckdb", in: folder)
            #expect(try duckDB("SELECT COUNT(*) FROM 'parquet/village_clinic.parquet'", in: folder) == before)

            try "no database".write(toFile: folder + "/other.db", atomically: true, encoding: .utf8)
            let other = try load(["--into", "other.db"], in: folder)
            #expect(other.status != 0 && other.errors.contains("nothing was loaded into other.db"), "\(other.errors)")
            #expect(try String(contentsOfFile: folder + "/other.db", encoding: .utf8) == "no database")

            try FileManager.default.copyItem(atPath: Self.inventory, toPath: folder + "/broken")
            try "county: [".write(toFile: folder + "/broken/county.yaml", atomically: true, encoding: .utf8)
            #expect(try load(["--into", "new.duckdb", "--inventory", "broken"], in: folder).status != 0)
            #expect(!FileManager.default.fileExists(atPath: folder + "/new.duckdb"))
        }
    }

    @Test("a PostgreSQL database is filled in one transaction, whatever becomes of it meanwhile", .enabled(if: hasDatabases), .timeLimit(.minutes(5)))
    func server() throws {
        let server = try PostgreSQLServer()
        defer { server.stop() }
        try withFolder { folder in
            let target = server.address()
            let first = try load(["--into", target], in: folder)
            #expect(first.status == 0 && first.output.contains("village_clinic") && !first.output.contains("secret"), "\(first.errors)")
            func counts() throws -> String {
                try server.query("SELECT (SELECT COUNT(*) FROM village_clinic), (SELECT COUNT(*) FROM staff), (SELECT COUNT(*) FROM place)")
            }
            let before = try counts()
            #expect(try load(["--into", target], in: folder).errors.contains("--replace"))
            #expect(try load(["--into", target, "--replace"], in: folder).status == 0)
            #expect(try counts() == before)

            // A column that is not there, or cannot hold what is loaded: every table stays as it was.
            for (change, words) in [
                ("ALTER TABLE staff RENAME COLUMN qualification TO grade", "column \"qualification\" of relation \"staff\" does not exist"),
                (
                    "ALTER TABLE staff RENAME COLUMN grade TO qualification; ALTER TABLE village_clinic ALTER COLUMN licence_until TYPE BIGINT USING NULL",
                    "licence_until"
                ),
            ] {
                try server.query(change)
                let result = try load(["--into", target, "--replace"], in: folder)
                #expect(result.status != 0 && result.errors.contains(words) && !result.errors.contains("secret"), "\(result.errors)")
                #expect(try counts() == before)
            }
            try server.query("ALTER TABLE village_clinic ALTER COLUMN licence_until TYPE DATE USING NULL")

            // The loader waits for a table that somebody holds, and is cut off amid that.
            let done = folder + "/holding"
            let holder = Process()
            holder.executableURL = URL(fileURLWithPath: "/usr/bin/psql")
            holder.arguments = [
                "-Xq", "-d", target, "-c", "BEGIN; LOCK TABLE staff IN ACCESS SHARE MODE", "-c", "\\! touch \(done)", "-c",
                "DO $$ BEGIN LOOP PERFORM pg_terminate_backend(pid) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND pid <> pg_backend_pid(); EXIT WHEN FOUND; PERFORM pg_sleep(0.05), pg_stat_clear_snapshot(); END LOOP; END $$",
            ]
            try holder.run()
            while !FileManager.default.fileExists(atPath: done) { usleep(50_000) }
            let cut = try load(["--into", target, "--replace"], in: folder)
            holder.waitUntilExit()
            #expect(cut.status != 0 && cut.errors.contains("nothing was loaded into postgresql://dabiao@127.0.0.1"), "\(cut.errors)")
            #expect(try counts() == before)

            let nobody = try load(["--into", "postgresql://127.0.0.1:1/x"], in: folder)
            #expect(nobody.status != 0 && nobody.errors.contains("nothing was loaded"), "\(nobody.errors)")
        }
    }
}
