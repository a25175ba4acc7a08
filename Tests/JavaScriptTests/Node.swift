import Foundation
import Testing

/// Whether there is a program to run scripts with outside a browser.
let hasNode: Bool = {
    let paths = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    return paths.contains { FileManager.default.isExecutableFile(atPath: "\($0)/node") }
}()

/// Runs a script, and returns what it printed.
func runScript(_ text: String) throws -> String {
    let place = FileManager.default.temporaryDirectory.path + "/dabiao-script-\(UUID())"
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
    let errors = try String(contentsOfFile: place + "/errors", encoding: .utf8)
    try #require(process.terminationStatus == 0, "\(errors.prefix(2000))")
    return try String(contentsOfFile: place + "/output", encoding: .utf8)
}
