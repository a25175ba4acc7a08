import Foundation
import TestSupport

/// The folder of the project.
package let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

/// A program of the package, run as users run it.
package struct BuiltProgram: Sendable {
    /// The name of its product.
    package let name: String

    /// A program by the name of its product.
    package init(_ name: String) { self.name = name }

    /// What a run left behind.
    package struct Result: Sendable {
        package var status: Int32
        package var output: String
        package var errors: String
        /// The lines of diagnostics: `file:line:column: …`.
        package var diagnostics: [String] {
            errors.split(separator: "\n").map(String.init).filter { $0.contains(": error: ") || $0.contains(": warning: ") }
        }
    }

    /// Where it is: the folder the test bundle was built into holds the programs too.
    package var path: String {
        let arguments = CommandLine.arguments.first.map { URL(fileURLWithPath: $0).deletingLastPathComponent().path } ?? ""
        for folder in [Bundle.main.bundleURL.path, Bundle.main.bundleURL.deletingLastPathComponent().path, arguments] {
            if FileManager.default.isExecutableFile(atPath: folder + "/" + name) { return folder + "/" + name }
        }
        return repository + "/.build/debug/" + name
    }

    /// Runs it in a folder, with nothing to read from the terminal.
    package func run(_ arguments: [String], in folder: String, environment: [String: String] = [:]) throws -> Result {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        process.currentDirectoryURL = URL(fileURLWithPath: folder)
        // The width of whoever runs the tests is not the width of what is tested.
        process.environment = ProcessInfo.processInfo.environment.filter { !["COLUMNS", "DABIAO_NO_CACHE"].contains($0.key) }
            .merging(["XDG_CACHE_HOME": scratch.path + "/cache"]) { $1 }.merging(environment) { $1 }
        // Files, not pipes: a pipe that nobody empties stops the program.
        let place = scratch.path
        let (output, errors) = (place + "/stdout-\(UUID())", place + "/stderr-\(UUID())")
        for path in [output, errors] { _ = FileManager.default.createFile(atPath: path, contents: nil) }
        defer { [output, errors].forEach { try? FileManager.default.removeItem(atPath: $0) } }
        process.standardOutput = FileHandle(forWritingAtPath: output)
        process.standardError = FileHandle(forWritingAtPath: errors)
        process.standardInput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        return Result(
            status: process.terminationStatus, output: try String(contentsOfFile: output, encoding: .utf8),
            errors: try String(contentsOfFile: errors, encoding: .utf8))
    }
}
