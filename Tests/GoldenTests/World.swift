import Foundation

let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

/// The fixed small world: a city of two counties with their own standards, and the built program to look at it with.
struct World {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("golden-\(UUID().uuidString)").path

    struct Result {
        var status: Int32
        var output: String
        var errors: String
    }

    /// The folder the test bundle was built into holds the program too.
    private static var executable: String {
        let arguments = CommandLine.arguments.first.map { URL(fileURLWithPath: $0).deletingLastPathComponent().path } ?? ""
        for folder in [Bundle.main.bundleURL.path, Bundle.main.bundleURL.deletingLastPathComponent().path, arguments] {
            if FileManager.default.isExecutableFile(atPath: folder + "/dabiao") { return folder + "/dabiao" }
        }
        return repository + "/.build/debug/dabiao"
    }

    init() throws {
        let files = FileManager.default
        try files.copyItem(atPath: repository + "/Tests/GoldenTests/Fixture", toPath: folder)
        try files.copyItem(atPath: repository + "/standards/vocabulary", toPath: folder + "/standards/vocabulary")
    }

    func remove() { try? FileManager.default.removeItem(atPath: folder) }

    /// Runs the program in the world's folder.
    func run(_ arguments: [String], language: String = "zh", in place: String? = nil) throws -> Result {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: Self.executable)
        process.arguments = arguments + ["--lang", language]
        process.currentDirectoryURL = URL(fileURLWithPath: place ?? folder)
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

    /// Runs the program, writes its result to a file, and gives the file's path.
    func file(_ name: String, _ arguments: [String], language: String = "zh", in place: String? = nil) throws -> String {
        let path = folder + "/" + name
        let format = arguments.contains("--format") ? [] : ["--format", String(name.split(separator: ".").last ?? "")]
        let result = try run(arguments + format + ["-o", path], language: language, in: place)
        guard result.status == 0 else { throw Failure(text: "\(arguments): \(result.status) \(result.errors)") }
        return path
    }

    struct Failure: Error, CustomStringConvertible {
        var text: String
        var description: String { text }
    }
}
