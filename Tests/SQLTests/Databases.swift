import BuiltPrograms
import Foundation

/// Whether databases are at hand: `make sql` says so.
let hasDatabases = ProcessInfo.processInfo.environment["DABIAO_SQL"] != nil

/// A Python that has DuckDB.
private let python = ProcessInfo.processInfo.environment["DABIAO_PYTHON"] ?? repository + "/.build/databases/bin/python"

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

/// A folder of its own that is gone afterwards.
func withFolder<Result>(_ body: (String) throws -> Result) throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("sql-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    return try body(folder)
}
