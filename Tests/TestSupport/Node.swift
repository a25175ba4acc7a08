import Foundation

/// Whether there is a program to run scripts with outside a browser.
package let hasNode: Bool = {
    let paths = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    return paths.contains { FileManager.default.isExecutableFile(atPath: "\($0)/node") }
}()

/// A script that did not run to its end.
package struct ScriptFailure: Error, CustomStringConvertible {
    /// What it said of that.
    package let description: String
}

/// Runs a script outside a browser, and returns what it printed.
package func runScript(_ text: String) throws -> String {
    let place = scratch.path + "/script-\(UUID())"
    try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: place) }
    try text.write(toFile: place + "/script.js", atomically: true, encoding: .utf8)
    for name in ["output", "errors"] { _ = FileManager.default.createFile(atPath: "\(place)/\(name)", contents: nil) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["node", place + "/script.js"]
    process.standardOutput = FileHandle(forWritingAtPath: place + "/output")
    process.standardError = FileHandle(forWritingAtPath: place + "/errors")
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
        throw ScriptFailure(description: String(try String(contentsOfFile: place + "/errors", encoding: .utf8).prefix(2000)))
    }
    return try String(contentsOfFile: place + "/output", encoding: .utf8)
}
