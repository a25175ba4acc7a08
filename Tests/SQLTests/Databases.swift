import BuiltPrograms
import Foundation
import TestSupport

/// Whether databases are at hand: `make sql` says so.
let hasDatabases = ProcessInfo.processInfo.environment["DABIAO_SQL"] != nil

/// A Python that has DuckDB.
let python = ProcessInfo.processInfo.environment["DABIAO_PYTHON"] ?? repository + "/.build/databases/bin/python"

struct DatabaseFailure: Error { var message: String }

/// Runs the scripts in a folder in DuckDB and leaves the views in it.
func runDuckDB(_ folder: String, days: [String] = []) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: python)
    process.arguments = [repository + "/scripts/sql/duckdb_run.py", folder] + days
    let errors = folder + "/errors"
    _ = FileManager.default.createFile(atPath: errors, contents: nil)
    process.standardError = FileHandle(forWritingAtPath: errors)
    try process.run()
    process.waitUntilExit()
    if process.terminationStatus != 0 { throw DatabaseFailure(message: try String(contentsOfFile: errors, encoding: .utf8)) }
}

/// Runs statements in a file of DuckDB, or in memory, in a folder; what the last of them finds, a line a row.
func duckDB(_ statements: String, file: String = ":memory:", in folder: String) throws -> String {
    try statements.write(toFile: folder + "/statements.sql", atomically: true, encoding: .utf8)
    let code = "import sys, duckdb\nfor row in duckdb.connect(sys.argv[1]).execute(open('statements.sql').read()).fetchall(): print(*row)"
    return try run(python, ["-c", code, file], in: folder)
}

/// Runs a program in a folder; what it prints.
func run(_ program: String, _ arguments: [String], in folder: String, environment: [String: String] = [:]) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    let paths = ["out", "err"].map { scratch.path + "/sql-\(UUID().uuidString).\($0)" }
    for path in paths { _ = FileManager.default.createFile(atPath: path, contents: nil) }
    defer { for path in paths { try? FileManager.default.removeItem(atPath: path) } }
    process.standardOutput = FileHandle(forWritingAtPath: paths[0])
    process.standardError = FileHandle(forWritingAtPath: paths[1])
    try process.run()
    process.waitUntilExit()
    if process.terminationStatus != 0 { throw DatabaseFailure(message: try String(contentsOfFile: paths[1], encoding: .utf8)) }
    return try String(contentsOfFile: paths[0], encoding: .utf8)
}

/// A PostgreSQL server of its own, as long as this is there.
final class PostgreSQLServer {
    let port: String
    private let process = Process()
    private let flag: String

    init() throws {
        flag = scratch.path + "/sql-server-\(UUID().uuidString)"
        process.executableURL = URL(fileURLWithPath: "/bin/bash")
        process.arguments = [
            repository + "/scripts/sql/postgresql_server.sh", "bash", "-c", "echo $PGPORT > $0.new && mv $0.new $0 && while [ -e $0 ]; do sleep 0.1; done",
            flag,
        ]
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        var waited = 0
        while !FileManager.default.fileExists(atPath: flag) {
            usleep(100_000)
            waited += 1
            guard process.isRunning, waited < 600 else { throw DatabaseFailure(message: "PostgreSQL does not start") }
        }
        port = try String(contentsOfFile: flag, encoding: .utf8).trimmingCharacters(in: .whitespacesAndNewlines)
    }

    deinit { stop() }

    /// Makes an end of it.
    func stop() {
        try? FileManager.default.removeItem(atPath: flag)
        process.waitUntilExit()
    }

    /// Its database, as users write it.
    func address(_ database: String = "postgres") -> String { "postgresql://dabiao:secret@127.0.0.1:\(port)/\(database)" }

    /// Runs a statement; what it finds, a line a row.
    @discardableResult
    func query(_ statement: String, database: String = "postgres") throws -> String {
        try SQLTests.run("/usr/bin/psql", ["-XqAt", "-v", "ON_ERROR_STOP=1", "-d", address(database), "-c", statement], in: "/")
    }

    /// Runs a script in its folder.
    func script(_ path: String, database: String = "postgres") throws {
        _ = try SQLTests.run(
            "/usr/bin/psql", ["-Xq", "-v", "ON_ERROR_STOP=1", "--single-transaction", "-d", address(database), "-f", path],
            in: URL(fileURLWithPath: path).deletingLastPathComponent().path)
    }
}

/// A folder of its own that is gone afterwards.
func withFolder<Result>(_ body: (String) throws -> Result) throws -> Result {
    let folder = scratch.appendingPathComponent("sql-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    return try body(folder)
}
