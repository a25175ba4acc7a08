import Foundation
import TestSupport

let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

/// A small world with levels of places of its own, and the built program, run as users run it.
struct LevelWorld {
    let folder = scratch.appendingPathComponent("levels-\(UUID().uuidString)").path

    struct Result {
        var status: Int32
        var output: String
        var errors: String
    }

    struct Failure: Error, CustomStringConvertible {
        var description: String
    }

    /// A copy of one of the worlds in `Fixture`.
    init(_ name: String) throws {
        try FileManager.default.copyItem(atPath: repository + "/Tests/LevelsTests/Fixture/" + name, toPath: folder)
    }

    func remove() { try? FileManager.default.removeItem(atPath: folder) }

    /// The folder the test bundle was built into holds the program too.
    private static var executable: String {
        let arguments = CommandLine.arguments.first.map { URL(fileURLWithPath: $0).deletingLastPathComponent().path } ?? ""
        for folder in [Bundle.main.bundleURL.path, Bundle.main.bundleURL.deletingLastPathComponent().path, arguments] {
            if FileManager.default.isExecutableFile(atPath: folder + "/dabiao") { return folder + "/dabiao" }
        }
        return repository + "/.build/debug/dabiao"
    }

    /// Runs the program in the world's folder, on its standards.
    func run(_ arguments: [String], language: String = "zh", standards: Bool = true) throws -> Result {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: Self.executable)
        process.arguments = arguments + (standards ? ["--standards", "standards"] : []) + ["--lang", language]
        process.currentDirectoryURL = URL(fileURLWithPath: folder)
        let (output, errors) = (folder + "/stdout-\(UUID())", folder + "/stderr-\(UUID())")
        for path in [output, errors] { _ = FileManager.default.createFile(atPath: path, contents: nil) }
        process.standardOutput = FileHandle(forWritingAtPath: output)
        process.standardError = FileHandle(forWritingAtPath: errors)
        process.standardInput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        defer { [output, errors].forEach { try? FileManager.default.removeItem(atPath: $0) } }
        return Result(
            status: process.terminationStatus, output: try String(contentsOfFile: output, encoding: .utf8),
            errors: try String(contentsOfFile: errors, encoding: .utf8))
    }

    /// Runs the program, which must succeed, and gives what it printed.
    @discardableResult
    func print(_ arguments: [String], language: String = "zh", standards: Bool = true) throws -> String {
        let result = try run(arguments, language: language, standards: standards)
        guard result.status == 0 else { throw Failure(description: "\(arguments): \(result.status) \(result.errors)") }
        return result.output
    }

    /// The JSON the program prints.
    func json(_ arguments: [String]) throws -> [String: Any] {
        try JSONSerialization.jsonObject(with: Data(try print(arguments + ["--format", "json"]).utf8)) as? [String: Any] ?? [:]
    }

    func text(_ name: String) throws -> String { try String(contentsOfFile: folder + "/" + name, encoding: .utf8) }

    func write(_ name: String, _ text: String) throws {
        let path = folder + "/" + name
        try FileManager.default.createDirectory(atPath: URL(fileURLWithPath: path).deletingLastPathComponent().path, withIntermediateDirectories: true)
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    }
}
